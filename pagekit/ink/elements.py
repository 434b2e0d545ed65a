"""elements of a composed page → structure types that readers of PDF know (ISO 32000-1, 14.8.4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from pagekit.ink.page import Element
from pagekit.typeset.page import Group

TYPES: Mapping[str, str] = MappingProxyType(
    {
        "address": "P", "article": "Art", "aside": "Sect", "blockquote": "BlockQuote", "caption": "Caption",
        "cite": "P", "dd": "LBody", "div": "Div", "dl": "L", "dt": "Lbl", "figcaption": "Caption", "figure": "Div",
        "footer": "Sect", "h1": "H1", "h2": "H2", "h3": "H3", "h4": "H4", "h5": "H5", "h6": "H6", "header": "Div",
        "hgroup": "Div", "li": "LI", "nav": "Sect", "ol": "L", "p": "P", "pre": "Code", "section": "Sect",
        "span": "Span", "table": "Table", "tbody": "TBody", "td": "TD", "tfoot": "TFoot", "th": "TH",
        "thead": "THead", "tr": "TR", "ul": "L",
    }
)  # fmt: skip
"""An element's name in HTML → the structure type. The typesetter names parts as HTML does."""
_SCOPES = {"col": "/Column", "row": "/Row"}
_SPANS = {"colspan": "ColSpan", "rowspan": "RowSpan"}


def tag_of(name: str) -> str:
    """The structure type of a part. Raises ValueError for a name that is not known."""
    found = TYPES.get(name)
    if found is None:
        raise ValueError(f"{name!r} is no element of a composed page. Use one of {', '.join(TYPES)}.")
    return found


def hidden(group: Group) -> bool:
    """Whether readers are not told of the group."""
    return group.again or ("aria-hidden", "true") in group.attributes


def group_element(group: Group, kids: Sequence[Element | int], lang: str) -> Element | None:
    """The element of a group; None for one that holds nothing for readers. `lang` is empty where nothing changes."""
    tag, said = tag_of(group.tag), dict(group.attributes)
    if not kids and tag not in {"TD", "TH"}:
        return None
    if tag == "LI":
        kids = _item(kids, continued=group.continued)
    attributes: list[tuple[str, str, str]] = []
    if tag == "TH":
        attributes.append(("Table", "Scope", _SCOPES.get(said.get("scope", ""), "/Column")))
    if tag in {"TH", "TD"}:
        attributes += [
            ("Table", name, said[key]) for key, name in _SPANS.items() if said.get(key, "1") != "1"
        ]
    if tag == "L":
        numbering = {"ol": "/Decimal", "ul": "/Disc"}.get(group.tag, "/None")
        attributes.append(("List", "ListNumbering", numbering))
    return Element(
        tag,
        tuple(kids),
        lang,
        title=group.label,
        attributes=tuple(attributes),
        continued=group.continued,
        key=group.key,
    )


def _item(kids: Sequence[Element | int], *, continued: bool) -> tuple[Element, ...]:
    """What an item of a list is made of: its label, and all the rest as its body."""
    labels: list[Element] = []
    rest: list[Element | int] = []
    for kid in kids:
        label = _label(kid)
        if label is None:
            rest.append(kid)
            continue
        labels.append(label)
        if label is not kid and isinstance(kid, Element) and len(kid.kids) > 1:
            rest.append(replace(kid, kids=kid.kids[1:]))
    return (*labels, Element("LBody", tuple(rest), continued=continued)) if rest else tuple(labels)


def _label(kid: Element | int) -> Element | None:
    """A label, or the one that a paragraph begins with."""
    if not isinstance(kid, Element) or kid.tag == "Lbl":
        return kid if isinstance(kid, Element) else None
    first = kid.kids[0] if kid.kids else None
    return first if isinstance(first, Element) and first.tag == "Lbl" else None
