"""a pack + the design of a story → the pack as that story wears it on a page that it shares with others.

The rules:
1. A story wears its design as on a page of its own: what stands in its head, how its text is set, which faces.
2. The sizes of heads are the edition's, whatever the design: they say what matters more.
3. A page is drawn by one pack, so styles that a design changes have names of their own there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from pagekit.house.story import Format
from pagekit.layout import PrintManifest
from pagekit.layout.formats import dressed, worn
from pagekit.layout.records import PrintStyle
from pagekit.model.article import Design
from pagekit.model.base import altered
from pagekit.typeset.page import Group, Item, TextBox


def worn_by(pack: PrintManifest, asked: Format) -> PrintManifest:
    """The pack as a story of that format wears it."""
    wearing = worn(pack, Format(asked.design))[0]
    made = dressed(pack, wearing)
    if wearing == Format() or not isinstance(made, PrintManifest) or "headline" not in pack.styles:
        return pack
    own = pack.styles["headline"]
    headline = altered(made.styles["headline"], size=own.size, leading=own.leading, ladder=own.ladder)
    return altered(made, styles={**made.styles, "headline": headline})


def with_designs(page: PrintManifest, pack: PrintManifest, designs: Iterable[Design]) -> PrintManifest:
    """The pack of a page with what stories of such designs wear there."""
    more = {
        _name(style, design): record
        for design in dict.fromkeys(designs)
        for style, record in _changed(pack, design).items()
    }
    return altered(page, styles={**page.styles, **more}) if more else page


def named(items: tuple[Item, ...], pack: PrintManifest, design: Design) -> tuple[Item, ...]:
    """What a story of that design set, its styles under the names that they have on a page."""
    changed = _changed(pack, design)
    return tuple(_named(item, changed, design) for item in items) if changed else items


def _changed(pack: PrintManifest, design: Design) -> Mapping[str, PrintStyle]:
    """The styles that are others in a design."""
    made = worn_by(pack, Format(design))
    return {name: style for name, style in made.styles.items() if pack.styles.get(name) != style}


def _named(item: Item, changed: Mapping[str, PrintStyle], design: str) -> Item:
    if isinstance(item, Group):
        return replace(item, items=tuple(_named(inner, changed, design) for inner in item.items))
    if isinstance(item, TextBox) and item.style in changed:
        return replace(item, style=_name(item.style, design))
    return item


def _name(style: str, design: str) -> str:
    return f"{style}-{design}"
