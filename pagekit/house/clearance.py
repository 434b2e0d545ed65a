"""a Photo → why it may not be printed; nothing where it may.

The rules:
1. What the picture desk has said counts: cleared is cleared, and what is pending or refused is not.
2. Terms that keep a picture to the web, or off paper, are no clearance for print.
3. A picture that nobody is credited for, and that has no notice, is not cleared either: nobody knows whose it is.
"""

from __future__ import annotations

import re

from pagekit.model import Photo

NOBODY = "it has neither a credit nor a notice"
_SAID = {
    "pending": "its clearance is pending",
    "refused": "its clearance was refused",
}
_OFF_PAPER = re.compile(
    r"\b(?:web|online|digital|internet|screen)(?:[ -]use)?[ -]only\b"
    r"|\b(?:not?|never)(?: to be used)?(?: for| in)?(?: use in)?(?: the)? print(?:ed|ing)?\b(?! sales)",
    re.IGNORECASE,
)


def uncleared(photo: Photo) -> str:
    """Why this photo may not be printed."""
    if photo.clearance is not None:
        return _SAID.get(photo.clearance, "")
    if photo.terms and _OFF_PAPER.search(photo.terms):
        return f"its terms are “{photo.terms}”"
    if not (photo.credit and photo.credit.names_someone):
        return NOBODY
    return ""
