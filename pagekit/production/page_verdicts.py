"""a page as HTML, drawn or about to be → its figures, and notes on what a person should know before it goes out."""

from __future__ import annotations

from collections.abc import Iterable

from pagekit.errors import InvalidInput
from pagekit.fonts import FontBook
from pagekit.fonts.lacking import missing_notes
from pagekit.house import Story
from pagekit.layout import Layout
from pagekit.makeup import Html
from pagekit.metadata import site_path
from pagekit.model import Origin
from pagekit.notes import Note, Severity, about, warning
from pagekit.paint.pack_css import named_families
from pagekit.production.page_words import words_of


def page_figures(html: Html, made: int) -> dict[str, int]:
    """What a web page weighs with the files beside it, and how many picture files were `made` for it."""
    return {
        "html_bytes": len(html.text.encode()),
        "pictures_made": made,
        "asset_bytes": sum(len(data) for data in html.assets.values()),
        "assets": len(html.assets),
    }


def address_notes(story: Story) -> Iterable[Note]:
    """Says when no folder of a site can have the story's address, so that nothing it names of its own is found."""
    try:
        if story.url is not None:
            site_path(story.url)
    except InvalidInput as problem:
        (found,) = problem.problems
        yield warning("no-folder", "url", found.what, found.remedy)


def of_story(story: Story, origin: Origin | None = None) -> Iterable[Note]:
    """What a story's own page would say of it, for a page or a feed of many: what asks for somebody's attention."""
    found = (*(origin.notes if origin else ()), *story.notes, *address_notes(story))
    return about(story.id, (note for note in found if note.severity is not Severity.INFO))


def policy_notes(html: Html, layout: Layout) -> Iterable[Note]:
    """Says when a pack's own page has left the policy out."""
    if layout.manifest.medium == "web" and "Content-Security-Policy" not in html.text:
        yield warning(
            "page-unguarded",
            f"layout {layout.name}",
            "its page carries no Content-Security-Policy, so it may run script and fetch from elsewhere.",
            "Extend web-article/page.html.j2, or carry its policy over.",
        )


def preview_notes(html: Html, layout: Layout, story: Story) -> Iterable[Note]:
    """Says when a pack's own page of a preview does not say that it is one."""
    if not story.released and story.labels.not_for_publication not in html.text:
        yield warning(
            "preview-unmarked",
            f"layout {layout.name}",
            "its page does not say that it is not for publication.",
            "Print labels.not_for_publication where story.released is false.",
        )


def glyph_notes(html: Html, layout: Layout, fonts: FontBook, lang: str) -> Iterable[Note]:
    """Says which letters of a page no face of the layout shows. Those of composed pages have been told with them."""
    if layout.manifest.faces == "bundled" and not html.composed:
        letters = fonts.missing(words_of(html.text), named_families(layout.manifest))
        yield from missing_notes(letters, "page", lang=lang, book=fonts)
