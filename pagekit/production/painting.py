"""LaidOut → Painted: a story drawn as HTML by its layout's template, with everything that was found on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import chain

from pagekit.adverts import AdvertShown
from pagekit.fonts.lacking import allowed
from pagekit.house import Story
from pagekit.makeup import Html
from pagekit.model import Article
from pagekit.notes import Note, Report, unique
from pagekit.output import HtmlPage
from pagekit.paint import draw
from pagekit.paint.addressed import Addresses, addressed_page
from pagekit.production.docket import Docket
from pagekit.production.page_verdicts import glyph_notes, policy_notes, preview_notes
from pagekit.production.stages import LaidOut, lay_out


@dataclass(frozen=True, slots=True)
class Painted:
    """A story as it was drawn, with everything that was found on the way."""

    story: Story
    html: Html
    notes: tuple[Note, ...]
    figures: Mapping[str, int | float | str]
    """Those of its composition; none where its template flows."""
    made: int
    """Picture files that had to be encoded."""
    adverts: tuple[AdvertShown, ...] = ()
    """Those that stand on it."""


def handed_over(html: Html, docket: Docket, report: Report, shown: tuple[AdvertShown, ...]) -> HtmlPage:
    """The page for who asked for it: its files by their names, each named where it is served from. Raises BadOrder."""
    files, shared = _files(html, docket.asset_base)
    text, headers = html.text, html.headers
    served: Mapping[str, str] = {}
    if docket.asset_url is not None:
        addresses = Addresses(docket.asset_url, home=docket.publication.url)
        text, headers = addressed_page(text, headers, files.keys(), addresses)
        served = addresses.known
    elif docket.asset_base:
        # What frames show stays beside the page.
        served = {name: f"{docket.asset_base}/{name}" for name in files if name not in html.assets}
    return HtmlPage(text, files, report, headers, shared, shown, served)


def _files(html: Html, base: str) -> tuple[Mapping[str, bytes], Mapping[str, bytes]]:
    """The files of a page and those that it shares, by their names; what is served from `base` by its name below it."""
    if not base:
        return html.assets, html.shared
    heads = (f"{base}/", f"{base.strip('/')}/")
    named = {_below(name, heads): data for name, data in html.assets.items()}
    named |= {_below(name, heads): data for name, data in html.shared.items() if name.startswith(heads)}
    return named, {name: data for name, data in html.shared.items() if not name.startswith(heads)}


def _below(name: str, heads: tuple[str, ...]) -> str:
    return next((name.removeprefix(head) for head in heads if name.startswith(head)), name)


def paint_story(article: Article, docket: Docket) -> Painted:
    """The story in the docket's layout, as HTML. Raises PagekitError."""
    painted = paint(lay_out(article, docket), docket.shared)
    # A browser finds a face of the reader's own.
    return replace(painted, notes=allowed(painted.notes))


def paint(made: LaidOut, shared: str = "") -> Painted:
    """What was laid out, as HTML; `shared` is where its site has the files of all pages. Raises TemplateError."""
    job = made.job
    html = draw(made.page, job.layout, job.fonts, job.materials.assets, shared, job.limits)
    found = chain(
        made.notes,
        glyph_notes(html, job.layout, job.fonts, job.story.lang),
        policy_notes(html, job.layout),
        preview_notes(html, job.layout, job.story),
    )
    return Painted(job.story, html, unique(found), made.figures, job.materials.made, made.shown)
