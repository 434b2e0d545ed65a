"""ComposedPage → PaintedPages: HTML and CSS that the page engine and a browser draw alike, line for line.

Every box is placed absolutely on its sheet, by classes that boxes share. What is read together is one element, and so
is a paragraph, however many places it stands in. A pack's template draws the rest:

    <style>{{ its own rules }} {{ composed.css }}</style> … <main>{{ composed.html }}</main>

Roles become classes `.r-ROLE`, for colour and the like: a rule that changes how wide words are undoes what was decided.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape

from markupsafe import Markup

from pagekit.errors import LayoutError
from pagekit.fonts import FontBook
from pagekit.house.story import Direction
from pagekit.layout import PrintManifest
from pagekit.paint.composed.css import Rules, composed_css, points
from pagekit.paint.composed.pieces import PieceBrush
from pagekit.paint.composed.text import Medium
from pagekit.paint.environment import safe
from pagekit.typeset.addresses import SlotAddress
from pagekit.typeset.page import (
    Box,
    ComposedPage,
    Group,
    Item,
    PictureBox,
    RuleBox,
    SlotBox,
    TextBox,
    TintBox,
)

HEADS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "hgroup"))
LISTS = frozenset(("dl", "ol", "ul"))
TABLES = frozenset(("table", "tbody", "tfoot", "thead", "tr"))
PARTS = frozenset(("article", "aside", "div", "figure", "footer", "header", "nav", "section", "span"))
TEXTS = frozenset(
    ("address", "blockquote", "caption", "cite", "dd", "dt", "figcaption", "li", "p", "pre", "td", "th")
)
TAGS = HEADS | LISTS | TABLES | PARTS | TEXTS
ARIA = frozenset(("aria-describedby", "aria-hidden", "aria-labelledby", "aria-level", "role"))
ATTRIBUTES = ARIA | {"cite", "colspan", "id", "rowspan", "scope", "start", "value"}
_STRICT = LISTS | TABLES
"""In these HTML allows nothing but their own parts: what decorates them is drawn before them."""
_NOT_IN_A_CLASS = re.compile(r"[^a-z0-9-]+")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class PaintedPages:
    """Composed pages as markup, and the rules they need."""

    html: Markup
    css: Markup


Pictures = Mapping[PictureBox, str]
"""A picture's box → the address of the file that fills it: one of its shape."""


def paint_pages(
    pages: Sequence[ComposedPage],
    *,
    medium: Medium,
    manifest: PrintManifest,
    book: FontBook,
    pictures: Pictures | None = None,
    slots: Callable[[SlotAddress], Markup] | None = None,
    lang: str = "",
    direction: Direction = "ltr",
) -> PaintedPages:
    """Paint the pages, each a `section`; `slots` draws the content of a slot by its address.

    `lang` and `direction` are those of the element that the pages are put into. Raises ValueError for a tag or an
    attribute that is not known, LayoutError for a colour, and KeyError for a style or a picture that is not there.
    """
    rules = Rules()
    pieces = PieceBrush(rules, medium, manifest, book)
    brush = _Brush(rules, pieces, medium, manifest, pictures or {}, slots, direction)
    furnished = any(page.furniture for page in pages)
    sheets: dict[str, ComposedPage] = {}
    html: list[str] = []
    for page in pages:
        name = rules.name("z", f"width: {points(page.width)}; height: {points(page.height)}")
        sheets.setdefault(name, page)
        html.append(brush.sheet(page, name, furnished, lang))
    css = composed_css(rules, sheets.items(), medium, furnished)
    return PaintedPages(safe("\n".join(html)), safe(css))


@dataclass(frozen=True, slots=True)
class _Brush:
    rules: Rules
    pieces: PieceBrush
    medium: Medium
    manifest: PrintManifest
    pictures: Pictures
    slots: Callable[[SlotAddress], Markup] | None
    direction: Direction

    def sheet(self, page: ComposedPage, name: str, furnished: bool, lang: str) -> str:
        parts = [self._all(page.items, lang)]
        if furnished:
            # On paper it comes first and moves to the margin; an empty one takes the place of the last page's.
            furniture = (
                f'<div class="px-furniture" aria-hidden="true">{self._all(page.furniture, lang)}</div>'
            )
            parts.insert(0 if self.medium == "print" else 1, furniture)
        matter = "\n".join(parts)
        return f'<section class="px-sheet {name}">\n{matter}\n</section>'

    def _all(self, items: Sequence[Item], lang: str) -> str:
        return "\n".join(self._item(item, lang) for item in items)

    def _item(self, item: Item, lang: str) -> str:
        match item:
            case TextBox():
                return self._text(item, lang)
            case Group():
                return self._group(item, lang)
            case PictureBox():
                return self._picture(item)
            case SlotBox():
                content = self.slots(item.address) if self.slots else ""
                return f'<div class="{self._box(item.box)} r-{item.kind}">{content}</div>'
            case RuleBox() | TintBox():
                # Not a div: for readers of a PDF that would be a part of the page.
                ground = f"background: {self._colour(item.colour)}"
                return f'<i class="{self._box(item.box, ground)}" aria-hidden="true"></i>'

    def _group(self, group: Group, lang: str) -> str:
        tag, own = _tag(group.tag), group.lang or lang
        decoration, bare = _lifted(group) if tag in _STRICT else ((), group)
        names = {"aria-label": group.label, "lang": own if own != lang else "", **_known(group.attributes)}
        if self.medium == "screen" and tag in {"ol", "ul"}:
            # Without its bullets a list is no list to some readers unless it says so.
            names.setdefault("role", "list")
        opened = f"<{tag}{_attributes(_classes('px', group.role), names)}>"
        return f"{self._all(decoration, lang)}{opened}{self._all(bare.items, own)}</{tag}>"

    def _text(self, text: TextBox, lang: str) -> str:
        tag, own = _tag(text.tag), text.lang or lang
        names = {
            # An id stands once in a page.
            "id": "" if text.continued else _SPACE.sub("-", text.anchor.strip()),
            "lang": own if own != lang else "",
            "dir": text.direction if text.direction != self.direction else "",
        }
        classes = _classes(f"px s-{text.style}", text.role)
        return f"<{tag}{_attributes(classes, names)}>{self.pieces.paint(text, own)}</{tag}>"

    def _picture(self, item: PictureBox) -> str:
        name = self._box(item.box, "object-fit: cover")
        return f'<img class="{name}" src="{escape(self.pictures[item])}" alt="{escape(item.alt)}">'

    def _box(self, box: Box, more: str = "") -> str:
        sides = (("left", box.x), ("top", box.y), ("width", box.width), ("height", box.height))
        said = [f"{side}: {points(value)}" for side, value in sides]
        return self.rules.name("b", "; ".join((*said, more) if more else said))

    def _colour(self, name: str) -> str:
        if name not in self.manifest.colours:
            known = ", ".join(self.manifest.colours) or "none"
            raise LayoutError(f"layout {self.manifest.name} has no colour {name!r}. It has {known}.")
        return f"var(--{name})"


def _lifted(group: Group) -> tuple[tuple[Item, ...], Group]:
    """What decorates a list or a table, and the group without it."""
    decoration: list[Item] = []
    kept: list[Item] = []
    for item in group.items:
        if isinstance(item, RuleBox | TintBox):
            decoration.append(item)
        elif isinstance(item, Group) and item.tag in _STRICT:
            inner, bare = _lifted(item)
            decoration.extend(inner)
            kept.append(bare)
        else:
            kept.append(item)
    return tuple(decoration), replace(group, items=tuple(kept))


def _tag(name: str) -> str:
    if name not in TAGS:
        raise ValueError(f"{name!r} is no element of a composed page. Use one of {', '.join(sorted(TAGS))}.")
    return name


def _known(attributes: Sequence[tuple[str, str]]) -> dict[str, str]:
    unknown = [name for name, _ in attributes if name not in ATTRIBUTES]
    if unknown:
        known = ", ".join(sorted(ATTRIBUTES))
        raise ValueError(f"{unknown[0]!r} is no attribute of a composed page. Use one of {known}.")
    return dict(attributes)


def _classes(first: str, role: str) -> str:
    name = _NOT_IN_A_CLASS.sub("-", role.lower()).strip("-")
    return f"{first} r-{name}" if name else first


def _attributes(classes: str, names: Mapping[str, str]) -> str:
    said = {"class": classes, **{name: value for name, value in names.items() if value}}
    return "".join(f' {name}="{escape(value)}"' for name, value in said.items())
