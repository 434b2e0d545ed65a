"""adverts as booked → the adverts whose creatives can be used, and a note for each of the others, which are told, too.

A picture must pass the gate for pictures. A PDF or an EPS must begin as one, an HTML file must be text; both are looked
at again where they are placed, by those who know their insides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

from pagekit.intake.admit import picture_notes
from pagekit.intake.picture_gate import PictureGate, PictureRefused
from pagekit.intake.picture_kind import is_eps
from pagekit.model import (
    Advert,
    AdvertFile,
    AwaitedCreative,
    Booking,
    BookingStatus,
    HouseCreative,
    HtmlCreative,
    ImageCreative,
    PdfCreative,
)
from pagekit.model.base import altered
from pagekit.notes import Note, error
from pagekit.world import World

Shown = HouseCreative | ImageCreative | HtmlCreative | PdfCreative | AwaitedCreative
AnyLine = TypeVar("AnyLine", bound=Advert | Booking)


class AdmittedAdverts(NamedTuple):
    """What can be shown, in order; the notes about all; and what was booked and cannot be shown."""

    kept: tuple[Advert | Booking, ...]
    notes: tuple[Note, ...]
    missing: tuple[Advert | Booking, ...]
    passed: Mapping[str, str]
    """The SHA-256 of the files that were let in, by their paths."""


MAX_HTML_BYTES = 2 * 1024 * 1024
_PDF_HEAD = 1_024
"""ISO 32000-1, 7.5.2 and readers' habit: the header may stand anywhere in the first kilobyte."""


def admit_file(found: AdvertFile, *, folder: Path | None, world: World) -> AdmittedAdverts:
    """The same of all that a file of adverts holds: its lines, then its bookings."""
    gate = PictureGate(world, folder)
    lists = _admitted(gate, found.adverts, "adverts"), _admitted(gate, found.bookings, "bookings")
    return AdmittedAdverts(
        tuple(line for each in lists for line in each.kept),
        tuple(note for each in lists for note in each.notes),
        tuple(line for each in lists for line in each.missing),
        gate.passed,
    )


def admit_adverts(
    adverts: Sequence[Advert | Booking], *, folder: Path | None, world: World
) -> AdmittedAdverts:
    """The adverts that can be shown, in order, and the notes about all."""
    return _admitted(PictureGate(world, folder), adverts, "adverts")


def admit_bookings(
    bookings: Sequence[Booking], *, pages: Iterable[str] = (), folder: Path | None, world: World
) -> tuple[tuple[Booking, ...], tuple[Note, ...], Mapping[str, str]]:
    """The same bookings for an edition, the notes about them, and the files that were let in: one whose creative cannot
    be used keeps its place, and waits for another. `pages` are the files of those that come from outside whole.
    """
    gate = PictureGate(world, folder)
    for page in pages:
        # One that is not there yet is told of where it is missed.
        with suppress(PictureRefused):
            gate.take(page)
    kept: list[Booking] = []
    notes: list[Note] = []
    for booking in bookings:
        where = f"{booking.id}, creative"
        try:
            notes += [] if _unseen(booking) else _look(gate, booking.creative, where)
            kept.append(booking)
        except PictureRefused as problem:
            told = _refused(problem, where, "Its place is kept, with a mark, and is not ready.")
            notes.append(told)
            alt = getattr(booking.creative, "alt", None)
            kept.append(altered(booking, creative=AwaitedCreative(alt=alt)))
    return tuple(kept), tuple(notes), gate.passed


def _unseen(booking: Booking) -> bool:
    """True where there is nothing to look at."""
    return booking.status is BookingStatus.CANCELLED or isinstance(booking.creative, AwaitedCreative)


def _admitted(gate: PictureGate, lines: Sequence[Advert | Booking], listed: str) -> AdmittedAdverts:
    kept: list[Advert | Booking] = []
    missing: list[Advert | Booking] = []
    notes: list[Note] = []
    for index, line in enumerate(lines):
        where = f"{listed}[{index}]"
        if line.status is not BookingStatus.BOOKED:
            # Nobody sees it, and its creative may not have come yet, or be gone.
            kept.append(line)
            continue
        creative = line.creative if isinstance(line, Booking) else line
        where = f"{where}.creative" if isinstance(line, Booking) else where
        try:
            notes += _look(gate, creative, f"{where}.src")
        except PictureRefused as problem:
            notes.append(_refused(problem, f"{where}.src", "The advert was taken out."))
            if isinstance(line, Booking) and line.web is not None:
                waits = altered(line, creative=AwaitedCreative())
                kept.append(_with_web(gate, waits, f"{listed}[{index}].web", notes))
            else:
                missing.append(line)
            continue
        stands = _narrow_stands(gate, creative, f"{where}.narrow", notes)
        sound = line if stands else _without_narrow(line)
        kept.append(
            _with_web(gate, sound, f"{listed}[{index}].web", notes) if isinstance(sound, Booking) else sound
        )
    return AdmittedAdverts(tuple(kept), tuple(notes), tuple(missing), gate.passed)


def _with_web(gate: PictureGate, booking: Booking, where: str, notes: list[Note]) -> Booking:
    """The booking with what the web is to show, if that can be used."""
    if booking.web is None:
        return booking
    try:
        notes += _look(gate, booking.web, f"{where}.src")
    except PictureRefused as problem:
        notes.append(_refused(problem, f"{where}.src", "The web goes without it."))
        return altered(booking, web=None)
    if not _narrow_stands(gate, booking.web, f"{where}.narrow", notes):
        return altered(booking, web=altered(booking.web, narrow=None))
    return booking


def _without_narrow(line: AnyLine) -> AnyLine:
    if isinstance(line, Booking):
        return altered(line, creative=altered(line.creative, narrow=None))
    return altered(line, narrow=None)


def _narrow_stands(gate: PictureGate, creative: Shown, where: str, notes: list[Note]) -> bool:
    """False for a version for narrow pages that cannot be used."""
    try:
        if isinstance(creative, ImageCreative) and creative.narrow is not None:
            facts, _ = gate.look(creative.narrow)
            notes += picture_notes(creative.narrow, facts, where)
        elif isinstance(creative, HtmlCreative) and creative.narrow is not None:
            where = f"{where}.src"
            _html(gate.take(creative.narrow.src, limit=MAX_HTML_BYTES), creative.narrow.src)
    except PictureRefused as problem:
        notes.append(_refused(problem, where, "The advert goes without its version for narrow pages."))
        return False
    return True


def _refused(problem: PictureRefused, where: str, so: str) -> Note:
    return error(problem.code, where, f"{problem.what} {so}", problem.remedy)


def _look(gate: PictureGate, advert: Shown, where: str) -> list[Note]:
    match advert:
        case HouseCreative():
            return []
        case AwaitedCreative():
            what = "the creative of a booking has not come."
            raise PictureRefused("creative-missing", what, "Ask the advertiser for it.")
        case ImageCreative():
            facts, _ = gate.look(advert.src)
            return picture_notes(advert.src, facts, where)
        case PdfCreative():
            data = gate.take(advert.src)
            if b"%PDF-" not in data[:_PDF_HEAD] and not is_eps(data):
                what = f"{advert.src}: is neither a PDF nor an EPS."
                raise PictureRefused("creative-refused", what, "Export it as PDF.")
        case HtmlCreative():
            _html(gate.take(advert.src, limit=MAX_HTML_BYTES), advert.src)
    return []


def _html(data: bytes, src: str) -> None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise PictureRefused("creative-refused", f"{src}: is not UTF-8.", "Save the file as UTF-8.") from None
    if not text.strip():
        raise PictureRefused("creative-refused", f"{src}: is empty.", "Ask the advertiser for the file.")
