"""an advertiser's HTML on paper: DrawnHtml, what an engine makes of it; and where it leads, as far as paper can say.

Who draws is handed in: this room knows no engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pagekit.model import HtmlCreative
from pagekit.model.address import safe_url
from pagekit.notes import Note, info, warning


@dataclass(frozen=True, slots=True)
class DrawnHtml:
    """A creative as it was drawn."""

    data: bytes
    """A PDF of one page, of just its size."""
    links: tuple[str, ...]
    """The addresses that it leads to, each once."""
    notes: tuple[Note, ...]


DrawHtml = Callable[[HtmlCreative, bytes], DrawnHtml]
"""Draws a creative, given its file's bytes. Raises RenderError, Unreadable, MissingDependency."""


def click_address(links: Iterable[str], where: str) -> tuple[str | None, tuple[Note, ...]]:
    """The one address that all of the advert leads to, and what there is to say of others."""
    safe: dict[str, None] = {}
    notes: list[Note] = []
    for link in links:
        try:
            safe[safe_url(link)] = None
        except ValueError as problem:
            what = f"a link of the creative is left out: {link[:80]!r} {problem}."
            notes.append(warning("advert-link", where, what))
    if len(safe) > 1:
        what = (
            f"the creative leads to {len(safe)} addresses, and an advert on paper has one link; it has none."
        )
        notes.append(info("advert-link", where, what, "Let all of it lead to one address."))
    return (next(iter(safe)) if len(safe) == 1 else None), tuple(notes)


def without_script(creative: HtmlCreative, where: str) -> tuple[Note, ...]:
    """Says that what script would draw is not there."""
    if not creative.scripts:
        return ()
    what = "the creative is booked with script, and paper shows it as it is without."
    return (warning("advert-script", where, what, "Look at it on the page, or supply a PDF for print."),)
