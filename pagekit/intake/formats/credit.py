"""the parts of a picture's credit as an item names them → Credit in wire form, in the order that counts.

1. The byline of the picture names who made it; else the photographer that another field names.
2. The credit line says through whom, and names the person where no byline does.
3. The holder of the rights is named where none of these names anybody, the notice where nobody is named at all.
What is left open, the file's own metadata fills (`fill.py`).
"""

from __future__ import annotations

from typing import Any

from pagekit.intake.credits import owed_by
from pagekit.intake.formats.item import FoundPicture
from pagekit.intake.picture_gate import PhotoMetadata
from pagekit.model.base import MAX_LINE, one_line


def credit_of(found: FoundPicture) -> dict[str, Any] | None:
    """The credit; None where the item names nobody."""
    people = one_line(found.byline or found.photographer)
    owed = owed_by(PhotoMetadata(creator=people or None, credit=one_line(found.creditline) or None))
    named = {"creator": owed.creator, "agency": owed.agency, "via": owed.via}
    if not named["creator"] and found.photographer and found.byline:
        named["creator"] = owed_by(PhotoMetadata(creator=one_line(found.photographer))).creator
    if not any(named.values()) and found.holder:
        named["agency"] = one_line(found.holder)
    if not any(named.values()) and found.notice:
        named["notice"] = one_line(found.notice)
    if found.licence:
        named["licence"] = one_line(found.licence)
    credit = {name: text[:MAX_LINE] for name, text in named.items() if text}
    return credit or None
