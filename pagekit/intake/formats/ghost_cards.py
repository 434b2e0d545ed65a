"""a card of Ghost's editor, as its page shows it or as its name and its fields → parts of an item's body."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pagekit.intake.formats.cards import Taker, factbox, parts_of
from pagekit.intake.formats.html_pieces import embed, of_class, plain, quoted, tagged, written
from pagekit.intake.formats.item import FoundPicture, Html, Markdown, Part
from pagekit.intake.formats.loose import at, first_said, mapping, mappings, said
from pagekit.intake.html_tree import Element
from pagekit.model.fields import tidy
from pagekit.notes import Note, info

Fields = Mapping[str, Any]
_NO_TEXT = frozenset({"email", "email-cta", "paywall", "signup", "tk", "transistor"})
"""Cards for letters to subscribers, forms, and marks of the editor."""


def shown_parts(html: str) -> list[Part]:
    """The parts of a post's HTML, its cards among them."""
    return parts_of(html, _TAKERS)


def card_parts(name: str, fields: Fields, notes: list[Note]) -> list[Part]:
    """The parts that a stored card stands for; a note for one that is not known."""
    maker = _MAKERS.get(name.removeprefix("card-"))
    if maker is not None:
        return list(maker(fields))
    if name not in _NO_TEXT:
        what = f"the card {tidy(name)} is not known, and is not printed."
        notes.append(info("card-dropped", "body", what, "Write what readers need as text."))
    return []


# ---- As the page shows them ----


def _bookmark(found: Element) -> Sequence[Part]:
    """A link with the page's title and summary. Its pictures are the other site's."""
    links = [link for link in found.find("a") if link.attrs.get("href")]
    told = {
        name: _words(found, f"kg-bookmark-{name}") for name in ("title", "description", "author", "publisher")
    }
    if not links:
        return ()
    caption = Html("".join(written(each.children) for each in found.find("figcaption")))
    return _linked(links[0].attrs["href"], told, caption)


def _callout(found: Element) -> Sequence[Part]:
    inside = Html("".join(written([each]) for each in of_class(found, "kg-callout-text")))
    return factbox("", inside or written(found.children))


def _toggle(found: Element) -> Sequence[Part]:
    heads = of_class(found, "kg-toggle-heading-text")
    inside = "".join(written(each.children) for each in of_class(found, "kg-toggle-content"))
    title = Html("".join(written(each.children) for each in heads))
    return factbox(title, inside)


def _product(found: Element) -> Sequence[Part]:
    pictures = [tagged("figure", written([each])) for each in found.find("img")]
    title = Html("".join(written(each.children) for each in of_class(found, "kg-product-card-title")))
    inside = "".join(written(each.children) for each in of_class(found, "kg-product-card-description"))
    links = "".join(tagged("p", written([link])) for link in found.find("a"))
    return [*pictures, *factbox(title, inside + links)]


def _file(found: Element) -> Sequence[Part]:
    links = [link for link in found.find("a") if link.attrs.get("href")]
    title = _words(found, "kg-file-card-title") or _words(found, "kg-file-card-filename")
    caption = _words(found, "kg-file-card-caption")
    return _file_link(links[0].attrs["href"] if links else "", title, caption)


def _audio(found: Element) -> Sequence[Part]:
    return _played(found, _words(found, "kg-audio-title"))


def _video(found: Element) -> Sequence[Part]:
    caption = Html("".join(written(each.children) for each in found.find("figcaption")))
    return [*_played(found, ""), *([tagged("p", caption)] if caption else [])]


def _played(found: Element, title: str) -> list[Part]:
    sources = [each.attrs.get("src", "") for tag in ("video", "audio", "source") for each in found.find(tag)]
    address = next(filter(None, sources), "")
    return [embed(address, title)] if address else []


def _nothing(_: Element) -> Sequence[Part]:
    return ()


def _words(found: Element, name: str) -> str:
    return plain(" ".join(written(each.children) for each in of_class(found, name)))


_TAKERS: dict[str, Taker] = {
    "kg-bookmark-card": _bookmark,
    "kg-callout-card": _callout,
    "kg-toggle-card": _toggle,
    "kg-product-card": _product,
    "kg-file-card": _file,
    "kg-audio-card": _audio,
    "kg-video-card": _video,
    "kg-signup-card": _nothing,
    "kg-email-card": _nothing,
}

# ---- As they are stored ----


def _image(fields: Fields) -> Sequence[Part]:
    src = said(fields.get("src"))
    picture = FoundPicture(
        renditions=(src,), alt=said(fields.get("alt")), caption=Html(said(fields.get("caption")))
    )
    return (picture,) if src else ()


def _gallery(fields: Fields) -> Sequence[Part]:
    caption = said(fields.get("caption"))
    pictures = [part for image in mappings(fields.get("images")) for part in _image(image)]
    return [*pictures, *([tagged("p", tagged("em", caption))] if caption else [])]


def _stored_bookmark(fields: Fields) -> Sequence[Part]:
    about = mapping(fields.get("metadata"))
    address = first_said(fields, "url") or first_said(about, "url")
    told = {
        name: first_said(about, name) or first_said(fields, name)
        for name in ("title", "description", "author", "publisher")
    }
    return _linked(address, told, Html(said(fields.get("caption")))) if address else ()


def _stored_embed(fields: Fields) -> Sequence[Part]:
    address = said(fields.get("url"))
    caption = said(fields.get("caption"))
    shown = (
        embed(address, said(at(fields, "metadata", "title"))) if address else Html(said(fields.get("html")))
    )
    return [shown, *([tagged("p", caption)] if caption else [])] if shown else ()


def _stored_callout(fields: Fields) -> Sequence[Part]:
    return factbox("", said(fields.get("calloutText")))


def _stored_toggle(fields: Fields) -> Sequence[Part]:
    return factbox(Html(said(fields.get("heading"))), said(fields.get("content")))


def _code(fields: Fields) -> Sequence[Part]:
    text = fields.get("code")
    if not isinstance(text, str) or not text.strip():
        return ()
    language = said(fields.get("language"))
    block = {"kind": "code", "text": text.rstrip()} | ({"language": language} if language else {})
    caption = said(fields.get("caption"))
    return [block, *([tagged("p", caption)] if caption else [])]


def _button(fields: Fields) -> Sequence[Part]:
    address, words = said(fields.get("buttonUrl")), said(fields.get("buttonText"))
    return (tagged("p", tagged("a", quoted(words), href=address)),) if words and address else ()


def _header(fields: Fields) -> Sequence[Part]:
    head, under = said(fields.get("header")), first_said(fields, "subheader")
    return [
        *([tagged("h2", head)] if head else []),
        *([tagged("p", under)] if under else []),
        *_button(fields),
    ]


def _stored_product(fields: Fields) -> Sequence[Part]:
    src = said(fields.get("productImageSrc"))
    picture: list[Part] = [FoundPicture(renditions=(src,))] if src else []
    address, words = said(fields.get("productUrl")), said(fields.get("productButton"))
    link = tagged("p", tagged("a", quoted(words), href=address)) if words and address else ""
    return [
        *picture,
        *factbox(Html(said(fields.get("productTitle"))), said(fields.get("productDescription")) + link),
    ]


def _call(fields: Fields) -> Sequence[Part]:
    """A call to action: its text and its button."""
    src = said(fields.get("imageUrl"))
    picture: list[Part] = [FoundPicture(renditions=(src,))] if src else []
    words = said(fields.get("textValue"))
    button = "".join(map(str, _button(fields)))
    return [*picture, *factbox("", words + button)]


def _stored_file(fields: Fields) -> Sequence[Part]:
    title = first_said(fields, "fileTitle", "fileName")
    return _file_link(said(fields.get("src")), title, said(fields.get("fileCaption")))


def _stored_player(fields: Fields) -> Sequence[Part]:
    address, caption = said(fields.get("src")), said(fields.get("caption"))
    shown = [embed(address, first_said(fields, "title", "fileName"))] if address else []
    return [*shown, *([tagged("p", caption)] if caption else [])]


def _rule(_: Fields) -> Sequence[Part]:
    return ({"kind": "break"},)


def _html(fields: Fields) -> Sequence[Part]:
    html = said(fields.get("html"))
    return shown_parts(html) if html else ()


def _markdown(fields: Fields) -> Sequence[Part]:
    text = said(fields.get("markdown"))
    return (Markdown(text),) if text else ()


def _linked(address: str, told: Mapping[str, str], caption: Html) -> list[Part]:
    """The title as a link, who published it, and the summary."""
    title = tagged("a", quoted(told["title"] or address), href=address)
    by = ", ".join(filter(None, [told["author"], told["publisher"]]))
    parts: list[Part] = [tagged("p", f"{title} ({quoted(by)})" if by else title)]
    if told["description"]:
        parts.append(tagged("p", quoted(told["description"])))
    return [*parts, *([tagged("p", caption)] if caption.strip() else [])]


def _file_link(address: str, title: str, caption: str) -> list[Part]:
    if not address:
        return []
    link = tagged("p", tagged("a", quoted(title or address), href=address))
    return [link, *([tagged("p", quoted(caption))] if caption else [])]


_MAKERS: dict[str, Callable[[Fields], Sequence[Part]]] = {
    "image": _image,
    "gallery": _gallery,
    "bookmark": _stored_bookmark,
    "embed": _stored_embed,
    "callout": _stored_callout,
    "toggle": _stored_toggle,
    "code": _code,
    "codeblock": _code,
    "button": _button,
    "header": _header,
    "product": _stored_product,
    "call-to-action": _call,
    "file": _stored_file,
    "audio": _stored_player,
    "video": _stored_player,
    "hr": _rule,
    "horizontalrule": _rule,
    "html": _html,
    "markdown": _markdown,
}
