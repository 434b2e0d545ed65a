"""the content elements of Arc's ANS → parts of an item's body. What is not known is told by its type."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pagekit.intake.formats.ans_pictures import picture
from pagekit.intake.formats.cards import factbox
from pagekit.intake.formats.html_pieces import embed, quoted, tagged
from pagekit.intake.formats.item import Html, Part
from pagekit.intake.formats.loose import at, first_said, mapping, mappings, said
from pagekit.model.fields import tidy
from pagekit.notes import Note, info

Fields = Mapping[str, Any]
DEEPEST = 12
_NO_TEXT = frozenset({"ad", "ad_unit", "advertisement", "newsletter", "content_zone", "section_stub"})


def element_parts(elements: object, notes: list[Note], depth: int = 0) -> list[Part]:
    """The parts of the elements, in order."""
    parts: list[Part] = []
    for element in mappings(elements) if depth < DEEPEST else ():
        kind = said(element.get("type"))
        if kind in _GROUPS:
            title = first_said(element, "title") or said(at(element, "headlines", "basic"))
            parts += [tagged("h3", title)] if title and kind == "element_group" else []
            parts += element_parts(element.get("content_elements"), notes, depth + 1)
        elif kind in _MAKERS:
            parts += _MAKERS[kind](element)
        elif kind == "reference":
            named = tidy(said(at(element, "referent", "type")) or "part")
            what = f"a {named} is named by its id alone, and is not printed."
            notes.append(
                info("reference-dropped", "body", what, "Ask for the story with its references resolved.")
            )
        elif kind not in _NO_TEXT:
            parts += _unknown(element, kind, notes)
    return parts


def _unknown(element: Fields, kind: str, notes: list[Note]) -> Sequence[Part]:
    """An element of a kind that is not known: its words, if it has any, and a note."""
    words = first_said(element, "content", "text")
    what = f"an element of the type {tidy(kind) or 'none'} is not known" + (
        "; its words are printed." if words else ", and is not printed."
    )
    notes.append(info("element-unknown", "body", what))
    return (tagged("p", words),) if words else ()


def _text(element: Fields) -> Sequence[Part]:
    html = first_said(element, "content", "text")
    return (Html(html) if html.startswith("<p") else tagged("p", html),) if html else ()


def _header(element: Fields) -> Sequence[Part]:
    html, level = first_said(element, "content", "text"), element.get("level")
    return (tagged("h3" if isinstance(level, int) and level > 2 else "h2", html),) if html else ()


def _image(element: Fields) -> Sequence[Part]:
    found = picture(element)
    return (found,) if found else ()


def _list(element: Fields) -> Sequence[Part]:
    html = _list_html(element, 0)
    return (html,) if html else ()


def _list_html(element: Fields, depth: int) -> Html:
    items: list[str] = []
    for item in mappings(element.get("items")) if depth < DEEPEST else ():
        if item.get("type") == "list":
            inner = _list_html(item, depth + 1)
            if items:
                items[-1] = items[-1].removesuffix("</li>") + inner + "</li>"
            else:
                items.append(tagged("li", inner))
        else:
            items.append(tagged("li", first_said(item, "content", "text")))
    tag = "ol" if element.get("list_type") == "ordered" else "ul"
    return tagged(tag, "".join(items)) if items else Html("")


def _quote(element: Fields) -> Sequence[Part]:
    told = [first_said(part, "content", "text") for part in mappings(element.get("content_elements"))]
    words = "".join(tagged("p", text) for text in told if text) or first_said(element, "content", "text")
    who = said(at(element, "citation", "content"))
    if not words:
        return ()
    if said(element.get("subtype")) == "pullquote":
        return (
            {"kind": "quote", "text": Html(words), "pull": True}
            | ({"attribution": Html(who)} if who else {}),
        )
    return (tagged("blockquote", words + (tagged("cite", who) if who else "")),)


def _table(element: Fields) -> Sequence[Part]:
    def row(cells: object, tag: str) -> str:
        return tagged(
            "tr", "".join(tagged(tag, first_said(cell, "content", "text")) for cell in mappings(cells))
        )

    named = element.get("rows")
    rows = [each for each in named if isinstance(each, list)] if isinstance(named, list) else []
    head = row(element.get("header"), "th") if mappings(element.get("header")) else ""
    return (tagged("table", head + "".join(row(cells, "td") for cells in rows)),) if head or rows else ()


def _raw(element: Fields) -> Sequence[Part]:
    html = first_said(element, "content")
    return (Html(html),) if html else ()


def _oembed(element: Fields) -> Sequence[Part]:
    raw = mapping(element.get("raw_oembed"))
    address = first_said(raw, "_id", "url")
    if not address.startswith("http"):
        address = first_said(raw, "url")
    html = first_said(raw, "html")
    return (
        (embed(address, first_said(raw, "title")),)
        if address.startswith("http")
        else ((Html(html),) if html else ())
    )


def _custom(element: Fields) -> Sequence[Part]:
    address = said(at(element, "embed", "config", "url")) or said(at(element, "embed", "url"))
    return (
        (embed(address, said(at(element, "embed", "config", "title"))),) if address.startswith("http") else ()
    )


def _link(element: Fields) -> Sequence[Part]:
    link = _linked(element)
    return (tagged("p", link),) if link else ()


def _linked(element: Fields) -> Html:
    address, words = said(element.get("url")), first_said(element, "content", "title")
    return tagged("a", words or quoted(address), href=address) if address else Html(words)


def _links(element: Fields) -> Sequence[Part]:
    items: list[str] = []
    for item in mappings(element.get("items")):
        under = said(at(item, "description", "content")) or said(at(item, "description", "basic"))
        items.append(tagged("li", " ".join(filter(None, [_linked(item) or first_said(item, "text"), under]))))
    return factbox(first_said(element, "title"), tagged("ul", "".join(items))) if items else ()


def _correction(element: Fields) -> Sequence[Part]:
    words = first_said(element, "text", "content")
    kind = said(element.get("correction_type")) or "correction"
    return factbox(kind.capitalize(), tagged("p", words)) if words else ()


def _divider(_: Fields) -> Sequence[Part]:
    return ({"kind": "break"},)


def _code(element: Fields) -> Sequence[Part]:
    text = element.get("content")
    if not isinstance(text, str) or not text.strip():
        return ()
    language = said(element.get("language"))
    return ({"kind": "code", "text": text} | ({"language": language} if language else {}),)


def _player(element: Fields) -> Sequence[Part]:
    """A video or a sound: a link to it, and the words that stand under it."""
    streams = [said(stream.get("url")) for stream in mappings(element.get("streams"))]
    address = next(filter(None, [first_said(element, "source_url", "canonical_url"), *streams]), "")
    title = said(at(element, "headlines", "basic"))
    words = said(at(element, "description", "basic"))
    shown = (
        [embed(address, title)]
        if address.startswith(("http", "//"))
        else [tagged("p", title)]
        if title
        else []
    )
    return [*shown, *([tagged("p", words)] if words else [])]


def _rating(element: Fields) -> Sequence[Part]:
    value, most, units = (said(element.get(key)) for key in ("numeric_rating", "max", "units"))
    return (
        (tagged("p", quoted(" ".join(filter(None, [f"{value} / {most}" if most else value, units])))),)
        if value
        else ()
    )


def _endorsement(element: Fields) -> Sequence[Part]:
    words = first_said(element, "endorsement")
    return (tagged("p", words),) if words else ()


def _story(element: Fields) -> Sequence[Part]:
    """Another story within the text: a link to it."""
    title, address = (
        said(at(element, "headlines", "basic")),
        first_said(element, "canonical_url", "website_url"),
    )
    return (tagged("p", tagged("a", title, href=address) if address else title),) if title else ()


_GROUPS = frozenset({"element_group", "gallery", "content_zone"})
_MAKERS: dict[str, Callable[[Fields], Sequence[Part]]] = {
    "text": _text,
    "header": _header,
    "image": _image,
    "graphic": _image,
    "list": _list,
    "quote": _quote,
    "blockquote": _quote,
    "table": _table,
    "raw_html": _raw,
    "oembed_response": _oembed,
    "oembed": _oembed,
    "custom_embed": _custom,
    "interstitial_link": _link,
    "link_list": _links,
    "correction": _correction,
    "divider": _divider,
    "code": _code,
    "video": _player,
    "audio": _player,
    "numeric_rating": _rating,
    "endorsement": _endorsement,
    "story": _story,
}
