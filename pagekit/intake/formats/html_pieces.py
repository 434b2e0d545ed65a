"""pieces of HTML, whole or as a tree → HTML: what the readers of publishing systems build bodies of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape, unescape

from pagekit.intake.formats.item import Html
from pagekit.intake.html_tree import VOID, Element

_TAGS = re.compile(r"<[^<>]*>")
_EMOJI = re.compile(
    r"""<img\b(?=[^<>]*?(?:s\.w\.org/images/core/emoji|class=["'][^"']*\b(?:emoji|wp-smiley)\b))"""
    r"""(?:[^<>]*?\balt=["'](?P<alt>[^"'<>]{1,40})["'])?[^<>]*>""",
    re.IGNORECASE,
)
_BREAKS = re.compile(r"<(?:br|/p|/div|/li|/h\d)\b[^<>]*>", re.IGNORECASE)


def tagged(tag: str, inside: str = "", **attrs: str) -> Html:
    """An element around HTML. An attribute without a value is left out."""
    named = "".join(f' {key}="{escape(value)}"' for key, value in attrs.items() if value)
    return Html(f"<{tag}{named}>" if tag in VOID else f"<{tag}{named}>{inside}</{tag}>")


def quoted(value: object) -> Html:
    """Plain text as HTML; nothing for what is no text."""
    return Html(escape(value, quote=False) if isinstance(value, str) else "")


def paragraphs_of(text: str) -> Html:
    """Plain text as paragraphs, parted where it has blank lines."""
    parts = [part.strip() for part in re.split(r"\n\s*\n", text)]
    return Html("".join(tagged("p", quoted(part).replace("\n", "<br>")) for part in parts if part))


def embed(address: str, title: str = "") -> Html:
    """What another site shows, of which a link is printed."""
    return tagged("iframe", src=address, title=title)


def plain(html: object) -> str:
    """The words of a piece of HTML on one line; nothing for what is no text."""
    if not isinstance(html, str):
        return ""
    return " ".join(unescape(_TAGS.sub("", _BREAKS.sub(" ", html))).split())


def without_emoji(html: str) -> Html:
    """The HTML with the pictures that WordPress makes of emoji as the signs that they are."""
    return Html(_EMOJI.sub(lambda match: match["alt"] or "", html))


def written(children: Iterable[Element | str]) -> Html:
    """Elements of a tree as HTML again."""
    parts: list[str] = []
    for child in children:
        if isinstance(child, str):
            parts.append(escape(child, quote=False))
        else:
            named = "".join(f' {name}="{escape(value)}"' for name, value in child.attrs.items())
            inside = "" if child.tag in VOID else f"{written(child.children)}</{child.tag}>"
            parts.append(f"<{child.tag}{named}>{inside}")
    return Html("".join(parts))


def classes(found: Element) -> frozenset[str]:
    """The classes of an element."""
    return frozenset(found.attrs.get("class", "").split())


def of_class(found: Element, name: str) -> list[Element]:
    """The elements inside that have the class, in order, none within another."""
    kept: list[Element] = []
    for child in found.children:
        if isinstance(child, Element):
            kept += [child] if name in classes(child) else of_class(child, name)
    return kept
