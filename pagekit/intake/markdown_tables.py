"""a table of Markdown → its block, with every cell that it has, and its pictures behind it.

1. A row keeps all its cells, also those that have no head (`table_cells.py`).
2. A row of pictures over or under a row of words is pictures with their captions. Any other row of pictures alone is
   empty once they stand behind the table, and goes; so does a line between two parts.
3. `{.bars}` as the last line has it drawn as bars; a last line in square brackets is its caption, as in MultiMarkdown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pagekit.intake.items import Block, LinedBlock
from pagekit.intake.markdown_inline import Inline, read_line
from pagekit.intake.markdown_parser import Node, inline_token
from pagekit.intake.named_picture import Picture
from pagekit.intake.reading import Reading
from pagekit.intake.table_cells import more_cells, told_of_rows

_AS_BARS = re.compile(r"\{\s*\.bars\s*\}$")
_RULE = re.compile(r":?-{3,}:?")
_CAPTION = re.compile(r"\[(?P<said>[^\[\]]+)\](?:\[[\w-]*\])?")
_ALIGNED = {"text-align:left": "start", "text-align:center": "center", "text-align:right": "end"}


def table_blocks(node: Node, line: int, reading: Reading) -> list[LinedBlock]:
    """The table that begins on the file's line `line`, and its pictures."""
    head, *rest = node.children
    found = _Table(reading)
    header = found.cells(head.children[0])
    for row in (row for part in rest for row in part.children):
        found.take(row, len(header))
    if pairs := found.captioned():
        return [placed for picture, words in pairs for placed in reading.photo(picture, words)]
    block: Block = {"kind": "table"} | found.said
    styles = [str(cell.token.attrs.get("style", "")) for cell in head.children[0].children]
    if any(styles):
        block["align"] = [_ALIGNED.get(style, "start") for style in styles]
    if any(header):
        block["header"] = header
    block["rows"] = found.rows
    reading.notes += told_of_rows(found.counted, len(header))
    table = [LinedBlock(line, block)] if any(header) or found.rows else []
    return [*table, *(placed for picture in found.pictures for placed in reading.photo(picture))]


@dataclass(slots=True)
class _Table:
    """Collects the rows of one table."""

    reading: Reading
    rows: list[list[str]] = field(default_factory=list)
    counted: list[tuple[int, int]] = field(default_factory=list)
    """Of each row its line and how many cells it has."""
    pictures: list[Picture] = field(default_factory=list)
    said: Block = field(default_factory=dict)
    """What the last lines say of the whole table."""
    _read: list[list[Inline]] = field(default_factory=list)
    """All rows as they were read, the head among them."""

    def take(self, row: Node, width: int) -> None:
        """One row, unless it only says something of the table."""
        source = self.reading.shortcodes.line_of_text(row.line)
        count, whole = more_cells(source, width)
        before = len(self.pictures)
        cells = self.cells(row)
        if whole:
            made = [read_line(inline_token(cell), self._line(row), self.reading) for cell in whole]
            self.pictures += [picture for inline in made[width:] for picture in inline.pictures]
            cells = [inline.text for inline in made]
        words = "".join(cells)
        if not words and len(self.pictures) > before:
            return
        if width > 1 and _RULE.fullmatch(words):
            return
        if _AS_BARS.match(words):
            self.said["show"] = "bars"
        elif count == 1 and width > 1 and "|" not in source and (caption := _CAPTION.fullmatch(words)):
            self.said["caption"] = caption["said"]
        else:
            self.rows.append(cells)
            self.counted.append((self._line(row), count))

    def cells(self, row: Node) -> list[str]:
        """The texts of a row; its pictures are put aside."""
        inlines = [read_line(cell.inline, self._line(row), self.reading) for cell in row.children]
        self.pictures += [picture for inline in inlines for picture in inline.pictures]
        self._read.append(inlines)
        return [inline.text for inline in inlines]

    def captioned(self) -> list[tuple[Picture, str]]:
        """The pictures of a table that is nothing but them and a caption for each; else none."""
        if len(self._read) != 2 or self.said:
            return []
        shown, words = sorted(self._read, key=lambda row: not any(cell.pictures for cell in row))
        alone = all(len(cell.pictures) == 1 and not (cell.text or cell.pictures[0].title) for cell in shown)
        if (
            not alone
            or len(shown) != len(words)
            or not all(cell.text and not cell.pictures for cell in words)
        ):
            return []
        if sum(len(cell.pictures) for cell in shown) != len(self.pictures):
            return []
        return [(cell.pictures[0], word.text) for cell, word in zip(shown, words, strict=True)]

    def _line(self, row: Node) -> int:
        return self.reading.line(row.line)
