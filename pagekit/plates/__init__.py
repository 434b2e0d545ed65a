"""PageInks → the sheets of a printer and their files: bleed, marks, names by his pattern, a list of what was sent."""

from pagekit.plates.design import Design
from pagekit.plates.sheet import Sheets

__all__ = ["Design", "Sheets"]
