"""blocks → Markdown as our reader takes it, directives for what Markdown has no sign for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from pagekit.model import Block
from pagekit.model.blocks import (
    AdvertBlock,
    Break,
    Code,
    Factbox,
    Heading,
    List,
    ListItem,
    Paragraph,
    PhotoBlock,
    Quote,
    Table,
    Update,
)
from pagekit.model.credit_line import credit_fields

_APART = "<!-- -->"
"""Stands between two lists, two quotations: without it they would be one."""
_ALIGN = {"start": ":---", "center": ":---:", "end": "---:"}
_PARTS = ("creator", "agency", "via", "notice", "licence", "acquire", "licensor")


_BAR = re.compile(r"(?<!\\)[|]")


class Unwritable(ValueError):
    """A block that Markdown has no sign for."""


def written_blocks(blocks: Sequence[Any], colons: int = 3) -> str:
    """The blocks as text. Raises Unwritable."""
    parts: list[str] = []
    before: Block | None = None
    for block in blocks:
        if isinstance(block, List | Quote) and type(before) is type(block):
            parts.append(_APART)
        text = _MAKERS[block.kind](block, colons)
        parts.append(_cut(text, colons) if block.optional else text)
        before = block
    return "\n\n".join(parts)


def _cut(text: str, colons: int) -> str:
    """What may be lost, between colons that are more than those in it."""
    inside = max((len(run) for run in re.findall(r"^:{3,}", text, re.MULTILINE)), default=0)
    mark = ":" * max(colons, inside + 1 if inside else colons)
    return f"{mark} cut\n{text}\n{mark}"


def _paragraph(block: Paragraph, _: int) -> str:
    return block.text


def _heading(block: Heading, _: int) -> str:
    return f"{'#' * block.level} {block.text}"


def _quote(block: Quote, colons: int) -> str:
    if block.pull:
        return _directive("pullquote", block.attribution or "", {}, block.text, colons)
    text = block.text + (f"\n\n— {block.attribution}" if block.attribution else "")
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _list(block: List, _: int) -> str:
    return "\n".join(_items(block.items, block.ordered, block.start))


def _items(items: Sequence[ListItem], ordered: bool, start: int) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(items, start):
        mark = f"{number}. " if ordered else "- "
        indent = " " * len(mark)
        inner = item.text.split("\n") + (_items(item.items, item.ordered, 1) if item.items else [])
        lines += [(mark if place == 0 else indent) + line if line else "" for place, line in enumerate(inner)]
    return lines


def _photo(block: PhotoBlock, colons: int) -> str:
    fields: dict[str, str] = {"alt": block.alt} if block.alt else {}
    if block.credit is not None:
        parts = {name: text for name in _PARTS if (text := getattr(block.credit, name))}
        line = _one_line(parts)
        fields |= {"credit": line} if line else parts
    if block.focus != (0.5, 0.5):
        fields["focus"] = f"{block.focus[0]} {block.focus[1]}"
    fields |= {"crop": "false"} if not block.crop else {}
    fields |= {
        name: said
        for name in ("terms", "clearance", "source_type", "data_mining")
        if (said := getattr(block, name))
    }
    return _directive("photo", block.src, fields, block.caption or "", colons)


def _one_line(parts: Mapping[str, str]) -> str:
    """The credit as one line that says the same; blank where none does."""
    if not parts.keys() <= {"creator", "agency", "via"}:
        return ""
    names = "/".join(parts[key] for key in ("creator", "agency") if key in parts)
    line = f"{names} via {parts['via']}" if "via" in parts else names
    found = {key: text for key, text in credit_fields(line).items() if text}
    return line if found == dict(parts) else ""


def _table(block: Table, _: int) -> str:
    width = block.width
    if block.caption and (width < 2 or {"[", "]", "|"} & set(block.caption)):
        raise Unwritable("this caption of a table")
    rows = [_row(block.header, width), _rule(block, width), *(_row(row, width) for row in block.rows)]
    caption = [f"[{block.caption}]"] if block.caption else []
    return "\n".join([*rows, *(["{.bars}"] if block.show == "bars" else []), *caption])


def _rule(block: Table, width: int) -> str:
    aligned = [_ALIGN[align] for align in block.align]
    return f"| {' | '.join([*aligned, *['---'] * (width - len(aligned))])} |"


def _row(cells: Sequence[str], width: int) -> str:
    filled = [*cells, *[""] * (width - len(cells))]
    written = [_BAR.sub(r"\\|", cell) for cell in filled]
    return f"| {' | '.join(written)} |"


def _code(block: Code, _: int) -> str:
    longest = max((len(run) for run in re.findall(r"`+", block.text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{block.language or ''}\n{block.text}\n{fence}"


def _break(_: Break, __: int) -> str:
    return "* * *"


def _advert(block: AdvertBlock, colons: int) -> str:
    return _directive("advert", block.slot, {}, "", colons)


def _factbox(block: Factbox, colons: int) -> str:
    fields = {"figure": block.figure} if block.figure else {}
    return _directive("factbox", block.title or "", fields, written_blocks(block.body, colons), colons + 1)


def _update(block: Update, colons: int) -> str:
    label = f"{block.time.isoformat()} {block.title or ''}".strip()
    inner = written_blocks(block.body, colons)
    return _directive("update", label, {}, inner, colons + 1, word="key" if block.key else "")


def _directive(
    name: str, label: str, fields: Mapping[str, str], inner: str, colons: int, *, word: str = ""
) -> str:
    mark = ":" * colons
    said = " ".join([*filter(None, [word]), *(f"{key}={_quoted(text)}" for key, text in fields.items())])
    head = " ".join(filter(None, [mark, name, label, f"{{{said}}}" if said else ""]))
    if "\n" in label or "{" in label:
        raise Unwritable("a name with braces")
    return "\n".join(filter(None, [head, inner, mark]))


def _quoted(text: str) -> str:
    if {"{", "}", "\n"} & set(text) or {'"', "'"} <= set(text):
        raise Unwritable("a text with braces or both quotes")
    return f"'{text}'" if '"' in text else f'"{text}"'


_MAKERS: Mapping[str, Callable[[Any, int], str]] = MappingProxyType(
    {
        "paragraph": _paragraph,
        "heading": _heading,
        "quote": _quote,
        "list": _list,
        "photo": _photo,
        "table": _table,
        "code": _code,
        "break": _break,
        "advert": _advert,
        "factbox": _factbox,
        "update": _update,
    }
)
