"""a page of a stranger's PDF → the same in a press's inks, as the condition says; and what there is to say of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pikepdf

from pagekit.foreign.bounds import Refused
from pagekit.foreign.inks.press import PressInks
from pagekit.foreign.inks.walk import Recolourer
from pagekit.notes import Note, info, warning


def recolour(pdf: pikepdf.Pdf, page: pikepdf.Dictionary, press: PressInks, name: str) -> tuple[Note, ...]:
    """Bring the page into inks, in place. Raises Refused: for RGB or spots that the condition does not take, and for
    what cannot be converted.
    """
    work = Recolourer(pdf, press)
    work.page(page)
    if work.told and press.rgb == "refuse":
        what = f"has RGB in it, and {press.name} takes none: {work.told}."
        raise Refused(what, 'Export it in CMYK, or let the condition convert it (rgb = "convert").')
    return (*_spots(work.spots, press, name), *_converted(work, press, name))


def look_over(pdf: pikepdf.Pdf, page: pikepdf.Dictionary, press: PressInks, name: str) -> tuple[Note, ...]:
    """What there is to say of a page whose RGB is kept. The document is of no use afterwards. Raises Refused for spots
    that the condition does not take.
    """
    work = Recolourer(pdf, press)
    listed = "some of it of an odd kind"
    with suppress(Refused):
        work.page(page)
        listed = work.told
    notes = tuple(_spots(work.spots, press, name))
    if not listed:
        return notes
    remedy = 'Let the condition convert it (rgb = "convert"), or ask the printer.'
    return (*notes, warning("advert-rgb", name, f"RGB in it is left as it is: {listed}.", remedy))


def _spots(spots: dict[str, None], press: PressInks, name: str) -> Iterator[Note]:
    if not spots:
        return
    listed = ", ".join(spots)
    if not press.spots:
        remedy = "Export it in the four inks, or say spots = true in the condition if the printer has them."
        raise Refused(f"has spot colours, and {press.name} prints none: {listed}.", remedy)
    yield info(
        "advert-spots", name, f"spot colours in it: {listed}.", "Each is a plate: order it with the page."
    )


def _converted(work: Recolourer, press: PressInks, name: str) -> Iterator[Note]:
    if work.told:
        what = f"RGB in it is printed in the inks of {press.name}: {work.told}."
        yield info("advert-rgb", name, what, "Look at the proof, or ask for it in CMYK.")
    if work.overprints:
        what = "it has RGB and inks that overprint: what was RGB may let through what lies under it."
        yield warning("advert-overprint", name, what, "Look at the plates, or ask for it in CMYK.")
    if work.profiles:
        what = "inks in it carry a profile of their own; their numbers are printed as they are."
        yield info("advert-profile", name, what, "Look at the proof, or ask for it without a profile.")
    if work.unusable:
        what = "a colour profile in it is damaged; what it tells of is taken for a screen's colours."
        yield warning("advert-profile", name, what, "Export it again.")
