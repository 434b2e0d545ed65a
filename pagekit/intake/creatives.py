"""adverts as booked → the adverts whose creatives can be used, and a note for each of the others.

A picture must pass the gate for pictures. A PDF must begin as one, an HTML file must be text; both are looked
at again where they are placed, by those who know their insides.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pagekit.intake.admit import picture_notes
from pagekit.intake.picture_gate import PictureGate, PictureRefused
from pagekit.model import Advert, ContactAdvert, HtmlAdvert, ImageAdvert, PdfAdvert
from pagekit.model.base import altered
from pagekit.notes import Note, error
from pagekit.world import World

MAX_HTML_BYTES = 2 * 1024 * 1024
_PDF_HEAD = 1_024
"""ISO 32000-1, 7.5.2 and readers' habit: the header may stand anywhere in the first kilobyte."""


def admit_adverts(
    adverts: Sequence[Advert], *, folder: Path | None, world: World
) -> tuple[tuple[Advert, ...], tuple[Note, ...]]:
    """The adverts that can be shown, in order, and the notes about all."""
    gate = PictureGate(world, folder)
    kept: list[Advert] = []
    notes: list[Note] = []
    for index, advert in enumerate(adverts):
        where = f"adverts[{index}]"
        try:
            notes += _look(gate, advert, f"{where}.src")
        except PictureRefused as problem:
            notes.append(_refused(problem, f"{where}.src", "The advert was taken out."))
        else:
            kept.append(_narrow(gate, advert, f"{where}.narrow", notes))
    return tuple(kept), tuple(notes)


def _narrow(gate: PictureGate, advert: Advert, where: str, notes: list[Note]) -> Advert:
    """The advert, without its version for narrow pages where that cannot be used."""
    try:
        if isinstance(advert, ImageAdvert) and advert.narrow is not None:
            facts, _ = gate.look(advert.narrow)
            notes += picture_notes(advert.narrow, facts, where)
        elif isinstance(advert, HtmlAdvert) and advert.narrow is not None:
            where = f"{where}.src"
            _html(gate.read(advert.narrow.src, limit=MAX_HTML_BYTES), advert.narrow.src)
    except PictureRefused as problem:
        notes.append(_refused(problem, where, "The advert goes without its version for narrow pages."))
        return altered(advert, narrow=None)
    return advert


def _refused(problem: PictureRefused, where: str, so: str) -> Note:
    return error(problem.code, where, f"{problem.what} {so}", problem.remedy)


def _look(gate: PictureGate, advert: Advert, where: str) -> list[Note]:
    match advert:
        case ContactAdvert():
            return []
        case ImageAdvert():
            facts, _ = gate.look(advert.src)
            return picture_notes(advert.src, facts, where)
        case PdfAdvert():
            data = gate.read(advert.src)
            if b"%PDF-" not in data[:_PDF_HEAD]:
                raise PictureRefused("creative-refused", f"{advert.src}: is not a PDF.", "Export it as PDF.")
        case HtmlAdvert():
            _html(gate.read(advert.src, limit=MAX_HTML_BYTES), advert.src)
    return []


def _html(data: bytes, src: str) -> None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise PictureRefused("creative-refused", f"{src}: is not UTF-8.", "Save the file as UTF-8.") from None
    if not text.strip():
        raise PictureRefused("creative-refused", f"{src}: is empty.", "Ask the advertiser for the file.")
