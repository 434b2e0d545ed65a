"""the bytes of a PDF, a page and a box → ForeignForm: opened, looked over, and gathered. Runs as a job.

refuse scripts → choose the box → for a press, bring it into inks → unpack the content → gather what it needs → say what
was left out
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pikepdf

from pagekit.errors import Unreadable
from pagekit.foreign.bounds import FLATTEN, MAX_CONTENTS, Refused
from pagekit.foreign.content import RESET
from pagekit.foreign.extras import left_out, refuse_scripts
from pagekit.foreign.form import ForeignForm
from pagekit.foreign.gather import Gatherer
from pagekit.foreign.sheet import Corners, Sheet, inherited, sheet_of, with_bleed
from pagekit.foreign.syntax import real
from pagekit.notes import Note, info, warning

if TYPE_CHECKING:
    from pagekit.foreign.inks import PressInks

NO_BLEED: Corners = (0.0, 0.0, 0.0, 0.0)
_EXPORT = "Export it again."
_PLACE = re.compile(r"^(?:stream )?<[^>]*>[,:]? *")
"""Where the library read it from: a place in memory, and another each time."""


def take(
    data: bytes, name: str, page: int, box: str, press: PressInks | None = None, bleed: bool = False
) -> ForeignForm:
    """The page, counted from 1, cut to one of its boxes, or to its bleed around it; for a press in its inks. Raises
    Unreadable that names the file.
    """
    try:
        return _taken(data, name, page, box, press, bleed)
    except Refused as problem:
        raise Unreadable(f"{name}: {problem}") from problem
    except pikepdf.PasswordError as problem:
        raise Unreadable(f"{name}: is encrypted. Export it without a password.") from problem
    except (pikepdf.PdfError, ValueError) as problem:
        # ValueError: numbers beyond those of a computer, a null where a name must be.
        raise Unreadable(f"{name}: is damaged. {_EXPORT}") from problem


def _taken(
    data: bytes, name: str, number: int, box: str, press: PressInks | None, bleed: bool
) -> ForeignForm:
    with _opened(data) as pdf:
        if pdf.is_encrypted:
            raise Refused("is encrypted.", "Export it without a password.")
        page = _page(pdf, number)
        refuse_scripts(pdf, page)
        sheet = sheet_of(page, box)
        inks = () if press is None else _in_inks(pdf, page, data, number, press, name)
        resources = inherited(page, "/Resources")
        gatherer = Gatherer(
            pdf, resources if isinstance(resources, pikepdf.Dictionary) else pikepdf.Dictionary()
        )
        content = b"\n".join((RESET, *map(gatherer.content, _contents(page))))
        cut, beyond = with_bleed(page, sheet) if bleed else (sheet.shown, NO_BLEED)
        objects = gatherer.all(_head(sheet, cut), page.get("/Group"), content)
        notes = (
            *_cut(sheet, box, name),
            *left_out(pdf, page, name),
            *_about(gatherer, name),
            *inks,
            *_damaged(pdf, name),
        )
    return ForeignForm(round(sheet.width, 3), round(sheet.height, 3), objects, notes, beyond)


def _opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data), attempt_recovery=False, suppress_warnings=True)


def _in_inks(
    pdf: pikepdf.Pdf, page: pikepdf.Dictionary, data: bytes, number: int, press: PressInks, name: str
) -> tuple[Note, ...]:
    # Pillow and its profiles, for plates.
    from pagekit.foreign.inks.recolour import look_over, recolour

    if press.rgb != "keep":
        return recolour(pdf, page, press, name)
    with _opened(data) as aside:
        return look_over(aside, _page(aside, number), press, name)


def _page(pdf: pikepdf.Pdf, number: int) -> pikepdf.Dictionary:
    if number > len(pdf.pages):
        raise Refused(f"has no page {number}.", "Name a page that is there.")
    found: Any = pdf.pages[number - 1].obj
    if not isinstance(found, pikepdf.Dictionary):
        raise Refused(f"is damaged: page {number} is none.", _EXPORT)
    return found


def _contents(page: pikepdf.Dictionary) -> list[pikepdf.Stream]:
    said = page.get("/Contents")
    listed = list(said) if isinstance(said, pikepdf.Array) and len(said) <= MAX_CONTENTS else [said]
    if isinstance(listed[:1], list) and len(listed) == 1 and isinstance(listed[0], pikepdf.Array):
        raise Refused(f"has a page cut into more than {MAX_CONTENTS:,} pieces.", FLATTEN)
    return [one for one in listed if isinstance(one, pikepdf.Stream)]


def _head(sheet: Sheet, cut: Corners) -> str:
    box, matrix = " ".join(map(real, cut)), " ".join(map(real, sheet.matrix))
    return f"/Type/XObject/Subtype/Form/BBox[{box}]/Matrix[{matrix}]"


def _cut(sheet: Sheet, box: str, name: str) -> Iterator[Note]:
    if sheet.box.lower() != f"/{box}box":
        what = f"the page has no {box.capitalize()}Box; all of its {sheet.box[1:]} is shown."
        yield info("advert-box", name, what, "Export it with that box, or name another in the advert's box.")


def _about(gatherer: Gatherer, name: str) -> Iterator[Note]:
    if gatherer.fonts:
        what = f"faces are not in the file, and another may stand for them: {', '.join(gatherer.fonts)}."
        yield warning("advert-fonts", name, what, "Export it with all fonts embedded.")
    if gatherer.layers.left_out:
        what = (
            f"layers that are not seen when it is opened are left out: {', '.join(gatherer.layers.left_out)}."
        )
        yield info("advert-layers", name, what)


def _damaged(pdf: pikepdf.Pdf, name: str) -> Iterator[Note]:
    found = pdf.get_warnings()
    if found:
        what = f"the PDF is not quite in order: {_PLACE.sub('', str(found[0]))[:200]}."
        yield warning("advert-damaged", name, what, "Look at it on the page, or export it again.")
