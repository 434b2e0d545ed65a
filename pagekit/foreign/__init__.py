"""a page of somebody else's PDF → ForeignForm: what they drew, to be put on a page of ours as it is."""

from pagekit.foreign.form import ForeignForm, ForeignObject
from pagekit.foreign.read import Box, foreign_form

__all__ = ["Box", "ForeignForm", "ForeignObject", "foreign_form"]
