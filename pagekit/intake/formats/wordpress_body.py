"""the text of a post of WordPress, as it is stored or as its site shows it → the parts of an item's body.

As stored it is one of two: blocks, whose limits are comments (`<!-- wp:image {…} -->`), or the classic editor's text
(`wordpress_paragraphs.py`). Both may hold shortcodes. As shown it is HTML with the classes of the blocks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pagekit.intake.formats.cards import Taker, factbox, parts_of
from pagekit.intake.formats.html_pieces import classes, embed, of_class, plain, tagged, without_emoji, written
from pagekit.intake.formats.item import FoundPicture, Html, Part
from pagekit.intake.formats.loose import mapping, mappings, said
from pagekit.intake.formats.wordpress_codes import Attached, bare_addresses_as_players, without_codes
from pagekit.intake.formats.wordpress_paragraphs import paragraphed
from pagekit.intake.html_tree import Element
from pagekit.model.fields import tidy
from pagekit.notes import Note, info

_BLOCK = re.compile(
    r"<!--\s*(?P<close>/)?wp:(?P<name>[a-z][a-z0-9_/-]{0,80})\s*(?P<data>\{[^<>]{0,20000}\}\s*)?(?P<empty>/)?-->",
    re.DOTALL,
)
_MARKS = re.compile(r"<!--\s*(?:more\b.{0,200}?|nextpage|noteaser)\s*-->", re.DOTALL)
_QUIET = frozenset({
    "more", "nextpage", "spacer", "separator", "page-break", "social-link", "social-links", "footnotes",
    "template-part",
    "post-title", "post-date", "post-author", "post-author-name", "post-author-biography", "post-terms", "post-excerpt",
    "post-featured-image", "post-navigation-link", "post-comments-form", "comments", "site-logo", "site-title",
    "site-tagline", "navigation", "navigation-link", "page-list", "search", "loginout", "avatar", "read-more",
    "comments-title", "comment-author-name", "comment-date", "comment-edit-link", "comment-content", "comment-template",
    "comment-reply-link", "comments-pagination-previous", "comments-pagination-numbers", "comments-pagination-next",
    "query-title", "term-description", "query-pagination-previous", "query-pagination-numbers", "query-pagination-next",
})  # fmt: skip
"""Blocks of a site's frame, and marks: nothing of the text is lost with them."""
_BACKGROUND = re.compile(r"background-image\s*:\s*url\(\s*['\"]?([^'\")]+)", re.IGNORECASE)


@dataclass(slots=True)
class Known:
    """What the export knows beside the text: pictures by number, blocks that are used again, footnotes."""

    attached: Attached = field(default_factory=Attached)
    reused: Mapping[str, str] = field(default_factory=dict)
    footnotes: object = None


def stored_body(source: str, known: Known, notes: list[Note]) -> list[Part]:
    """The parts of a text as the database has it."""
    if _BLOCK.search(source):
        html = _without_block_marks(source, known, notes)
    else:
        html = paragraphed(bare_addresses_as_players(_coded(_MARKS.sub("\n\n", source), known, notes)))
        return _cards(html)
    return _cards(bare_addresses_as_players(_coded(html, known, notes))) + _footnotes(known.footnotes)


def shown_body(source: str, known: Known, notes: list[Note]) -> list[Part]:
    """The parts of a text as its site gives it out."""
    if _BLOCK.search(source):
        return stored_body(source, known, notes)
    return _cards(bare_addresses_as_players(_coded(_MARKS.sub("", source), known, notes)))


def _coded(html: str, known: Known, notes: list[Note]) -> str:
    text, told = without_codes(html, known.attached)
    notes += told
    return text


def _without_block_marks(source: str, known: Known, notes: list[Note]) -> str:
    """The HTML of the blocks. One that its site fills when it shows the page is told of."""
    told: set[str] = set()
    missing: list[str] = []

    def html_of(match: re.Match[str]) -> str:
        name = match["name"].removeprefix("core/")
        data = _data(match["data"])
        if match["close"]:
            return ""
        if name == "cover" and (url := said(data.get("url"))) and not data.get("useFeaturedImage"):
            return _cover(source, match.end(), url, said(data.get("alt")))
        if name == "block" and (again := known.reused.get(said(data.get("ref")))) is not None:
            return _BLOCK.sub("", again)
        if match["empty"] and name not in _QUIET and name not in told:
            told.add(name)
            missing.append(name)
        return ""

    html = _MARKS.sub("", _BLOCK.sub(html_of, source))
    if missing:
        what = f"of the blocks {tidy(', '.join(missing), 300)} nothing is stored: only their site knows what they show."
        notes.append(info("block-empty", "body", what))
    return html


def _cover(source: str, at: int, url: str, alt: str) -> str:
    """The picture behind a text, where the text's own HTML does not hold it as one."""
    inside = source[at : at + 4_000].partition("<!-- /wp:cover")[0]
    return "" if "wp-block-cover__image-background" in inside else tagged("img", src=url, alt=alt)


def _data(written_as: str | None) -> Mapping[str, Any]:
    try:
        return mapping(json.loads(written_as or "{}"))
    except (ValueError, RecursionError):
        return {}


def _footnotes(value: object) -> list[Part]:
    """The notes under a text, which the post holds beside it."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return []
    told = [said(note.get("content")) for note in mappings(value)]
    items = "".join(tagged("li", note) for note in told if note)
    return [tagged("ol", items)] if items else []


def _cards(html: str) -> list[Part]:
    return parts_of(without_emoji(html), _TAKERS)


def _pull(found: Element) -> Sequence[Part]:
    """A quotation for display, and who said it."""
    quotes = found.find("blockquote") or [found]
    cites = quotes[0].find("cite")
    words = Html("\n\n".join(
        written(each.children) for each in quotes[0].find("p")
    )) or written(child for child in quotes[0].children if child not in cites)  # fmt: skip
    if not plain(words):
        return ()
    block: dict[str, Any] = {"kind": "quote", "text": words, "pull": True}
    if cites and (who := written(cites[0].children)).strip():
        block["attribution"] = who
    return (block,)


def _verse(found: Element) -> Sequence[Part]:
    lines = written(found.children).strip().replace("\n", "<br>")
    return (tagged("p", lines),) if plain(lines) else ()


def _details(found: Element) -> Sequence[Part]:
    """What opens when its head is pressed: a box with that head."""
    heads = found.find("summary")
    title = Html(written(heads[0].children).strip()) if heads else Html("")
    return factbox(title, written(child for child in found.children if child not in heads))


def _embed(found: Element) -> Sequence[Part]:
    """The player of another site, which may be no more than its address."""
    said_there = plain(written(found.children))
    if re.fullmatch(r"https?://\S+", said_there):
        return (embed(said_there),)
    return (written(found.children),)


def _classic_gallery(found: Element) -> Sequence[Part]:
    """The classic gallery, which is a list of definitions, or figures of a class."""
    parts: list[Part] = []
    for item in of_class(found, "gallery-item"):
        pictures = item.find("img")
        words = of_class(item, "gallery-caption") or item.find("figcaption")
        for picture in pictures[:1]:
            caption = written(words[0].children).strip() if words else ""
            shown = written([picture])
            parts.append(tagged("figure", shown + (tagged("figcaption", caption) if caption else "")))
    return parts or (written(found.children),)


def _covered(found: Element) -> Sequence[Part]:
    """A text before a picture: the picture, then the text."""
    behind = _BACKGROUND.search(found.attrs.get("style", ""))
    picture: list[Part] = []
    if behind and not found.find("img"):
        picture.append(FoundPicture(renditions=(behind[1],), alt=found.attrs.get("aria-label", "")))
    return [*picture, *_cards(written(found.children))]


def _file(found: Element) -> Sequence[Part]:
    """A file to load: its link once, without the button beside it."""
    links = [link for link in found.find("a") if "wp-block-file__button" not in classes(link)]
    return tuple(tagged("p", written([link])) for link in links[:1])


def _nothing(_: Element) -> Sequence[Part]:
    return ()


_TAKERS: dict[str, Taker] = {
    "wp-block-pullquote": _pull,
    "wp-block-verse": _verse,
    "wp-block-details": _details,
    "wp-block-embed__wrapper": _embed,
    "wp-block-cover": _covered,
    "wp-block-file": _file,
    "gallery": _classic_gallery,
    "screen-reader-text": _nothing,
    "sharedaddy": _nothing,
    "jp-relatedposts": _nothing,
    "wp-block-spacer": _nothing,
}
