"""the tree of a Markdown text → the blocks of a story with their lines. No word of it is lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from markdown_it.token import Token

from pagekit.intake.directive_heads import callout, directive
from pagekit.intake.directives import directed
from pagekit.intake.fenced import boxed, fenced, with_options
from pagekit.intake.html_blocks import html_blocks, link_first
from pagekit.intake.html_tree import holds_only_text, parse_tag
from pagekit.intake.items import Block, Item, LinedBlock, list_blocks
from pagekit.intake.markdown_inline import Inline, read_inline, read_line
from pagekit.intake.markdown_parser import Document, Node, inline_token, moved, parse_markdown, plain_words
from pagekit.intake.markdown_tables import table_blocks
from pagekit.intake.named_picture import Picture
from pagekit.intake.quotes import quote_blocks
from pagekit.intake.reading import Reading
from pagekit.model.base import MAX_LINE, clean, one_line
from pagekit.model.blocks import MAX_LIST_DEPTH
from pagekit.model.fields import tidy
from pagekit.notes import info

_PLACE = re.compile(r"\]\(#(?P<name>[\w:.-]+)(?=\))")
_NAMED = re.compile(r"\{:?\s*#(?P<name>[\w:.-]+)")
"""The name that a heading is given: `{#name}`."""
_TASK = re.compile(r"\[(?P<done>[ xX])\][ \t\n]+(?=\S)")
"""What an item of a list of tasks begins with."""
MAX_FENCES_DEEP = 6
"""One within so many others is program text."""
_COLONS = re.compile(r"[ \t>]*:{3,}[ \t]*")
_LINK_EDGE = re.compile(r"\s*(?:(?P<open><a\b[^<>]*>)|</a\s*>)\s*", re.IGNORECASE)
_LINKED_BLOCKS = re.compile(r"\s*<a\b[^<>]*>", re.IGNORECASE)
_SIGNS = re.compile(r"[*_`\[\]]")
"""What Markdown would read in a text."""
"""A link's beginning or its end, by itself between blank lines."""


def body_blocks(document: Document, reading: Reading) -> list[LinedBlock]:
    """The blocks of the whole text, its footnotes at the end."""
    writer = _Writer(reading)
    placed = writer.blocks(document.blocks)
    placed += writer.footnotes(document.footnotes)
    if reading.places:
        for part in placed:
            part.block = _with_places(part.block, reading.places)
    return placed


def _with_places(value: Any, places: Mapping[str, str]) -> Any:
    """The block with links to headings by the names that the text gives them led to their words."""
    if isinstance(value, dict):
        if value.get("kind") == "code":
            return value
        return {key: _with_places(inner, places) for key, inner in value.items()}
    if isinstance(value, list):
        return [_with_places(inner, places) for inner in value]
    if not isinstance(value, str) or "](#" not in value:
        return value
    return _PLACE.sub(lambda match: f"](#{places.get(match['name'], match['name'])}", value)


@dataclass(slots=True)
class _Writer:
    """Turns nodes into blocks and puts footnotes aside."""

    reading: Reading
    _notes: dict[str, Node] = field(default_factory=dict)
    _fences: int = 0
    """How many fences that ask for something stand around what is being read."""
    _directed: bool = False
    """Whether the text has directives, so that colons are none of its words."""

    def blocks(self, nodes: Sequence[Node]) -> list[LinedBlock]:
        placed: list[LinedBlock] = []
        href, since = "", 0
        for node in nodes:
            edge = _LINK_EDGE.fullmatch(node.token.content) if node.type == "html_block" else None
            if edge is None:
                placed += self._block(node)
            elif edge["open"]:
                element = parse_tag(edge["open"])
                href, since = element.attrs.get("href", "").strip() if element else "", len(placed)
            else:
                link_first(placed[since:], href, self.reading)
                href = ""
        return placed

    def footnotes(self, asked: Sequence[str | Token]) -> list[LinedBlock]:
        """A break and a numbered list, in the order of the marks; those that no mark asks for come last."""
        labels = {note for note in asked if isinstance(note, str)}
        items = [item for note in asked for item in self._footnote(note)]
        while self._notes:
            label = next(iter(self._notes))
            items += self._footnote(label)
            if label not in labels:
                what = f"the footnote [^{label[:40]}] is asked for nowhere; it stands with the others."
                self.reading.notes.append(info("footnote-unasked", "footnotes", what))
        if not items:
            return []
        line = items[0].line
        return [LinedBlock(line, {"kind": "break"}), *list_blocks(items, ordered=True, start=1, line=line)]

    def _put_aside(self, node: Node) -> None:
        """Keep a footnote for the end; one that stands twice is one note with the words of both."""
        label = str(node.token.meta["label"])
        if label in self._notes:
            self._notes[label].children += node.children
        else:
            self._notes[label] = node

    def _footnote(self, note: str | Token) -> list[Item]:
        """The item of a note; one without words keeps its number."""
        if isinstance(note, Token):
            inline = read_inline(note, self.reading.first_line, self.reading)
            return [Item(self.reading.first_line, [inline.text or "–"], after=self._photos(inline.pictures))]
        node = self._notes.pop(note, None)
        if node is None:
            return []
        item = self._item(node)
        item.paragraphs = item.paragraphs or ["–"]
        return [item]

    def _line(self, node: Node) -> int:
        return self.reading.line(node.line)

    def _block(self, node: Node) -> list[LinedBlock]:
        line = self._line(node)
        make = _MAKERS.get(node.type)
        return make(self, node, line) if make is not None else self.blocks(node.children)

    def running(self, node: Node, line: int) -> list[LinedBlock]:
        """Running text, its pictures behind it."""
        source = node.inline.content
        if self._directed and _COLONS.fullmatch(source):
            what = "these colons end no directive, and are not printed."
            self.reading.warn(
                "directive-stray", line, what, "Begin what stands in another with more colons: ::::."
            )
            return []
        if _LINKED_BLOCKS.match(source) and not holds_only_text(source) and not _SIGNS.search(source):
            return html_blocks(source, line, self.reading)
        return self._paragraph(read_inline(node.inline, line, self.reading), line)

    def markup(self, node: Node, line: int) -> list[LinedBlock]:
        """HTML between paragraphs."""
        return self._html(node.token.content, line)

    def rule(self, _: Node, line: int) -> list[LinedBlock]:
        """A pause."""
        return [LinedBlock(line, {"kind": "break"})]

    def note(self, node: Node, _: int) -> list[LinedBlock]:
        """A footnote, which comes at the end."""
        self._put_aside(node)
        return []

    def _paragraph(self, inline: Inline, line: int) -> list[LinedBlock]:
        if inline.is_caption:
            *before, last = inline.pictures
            return [*self._photos(before), *self.reading.photo(last, inline.text)]
        text = [LinedBlock(line, {"kind": "paragraph", "text": inline.text})] if _says(inline.text) else []
        return text + self._photos(inline.pictures)

    def _photos(self, pictures: Sequence[Picture]) -> list[LinedBlock]:
        return [placed for picture in pictures for placed in self.reading.photo(picture)]

    def heading(self, node: Node, line: int) -> list[LinedBlock]:
        """A cross-head."""
        inline = read_line(node.inline, line, self.reading)
        level = 2 if node.token.tag in {"h1", "h2"} else 3
        # A heading that does not fit on a line of the model is running text in disguise.
        short = len(inline.text) <= MAX_LINE
        block: Block = {"kind": "heading", "level": level} if short else {"kind": "paragraph"}
        found = [LinedBlock(line, block | {"text": inline.text})] if _says(inline.text) else []
        if named := _NAMED.search(self.reading.shortcodes.behind(node.inline.content)):
            words = plain_words(inline_token(inline.text).children or ())
            self.reading.places[named["name"]] = re.sub(r"\W+", "-", words.lower()).strip("-")
        return found + self._photos(inline.pictures)

    def program(self, node: Node, line: int) -> list[LinedBlock]:
        """Program text, or what a fence asks for."""
        asked = fenced(node.token.info, node.token.content) if node.type == "fence" else None
        if asked is not None and asked.contents:
            what = "the place of a table of contents is not printed: its site makes one there."
            self.reading.notes.append(info("contents-dropped", f"line {line}", what))
            return []
        if asked is not None and asked.asked is not None and self._fences < MAX_FENCES_DEEP:
            inner = parse_markdown(asked.text).blocks
            moved(inner, node.line + 1 + asked.skipped)
            self._fences += 1
            placed = self.blocks(inner)
            self._fences -= 1
            return directed(asked.asked, placed, line, self.reading)
        if asked is not None:
            node.token.content, node.token.info = asked.text, asked.language
        text = self.reading.shortcodes.restore(node.token.content).rstrip("\n")
        language = one_line(self.reading.shortcodes.restore(node.token.info)).partition(" ")[0][:40]
        if not clean(text).strip():
            return []
        return [
            LinedBlock(line, {"kind": "code", "text": text} | ({"language": language} if language else {}))
        ]

    def _html(self, source: str, line: int) -> list[LinedBlock]:
        """Markdown takes a line that begins with any tag for a block; with tags of text alone it is a paragraph."""
        if holds_only_text(source):
            return self._paragraph(read_inline(inline_token(source), line, self.reading), line)
        return html_blocks(source, line, self.reading)

    def directive(self, node: Node, line: int) -> list[LinedBlock]:
        """What stands between colons."""
        self._directed = True
        asked = directive(self.reading.shortcodes.behind(node.token.info))
        children = node.children
        first = children[0] if children and children[0].type == "paragraph" else None
        told = with_options(asked, first.inline.content) if asked and first is not None else None
        if told is not None:
            asked, children = told, children[1:]
        inner = self.blocks(children)
        last = node.token.map[1] if node.token.map else 0
        ends = (self.reading.shortcodes.line_of_text(last - 1), self.reading.shortcodes.line_of_text(last))
        if not any(_COLONS.fullmatch(text) for text in ends):
            what = f"the directive {tidy(node.token.info)!r} is never closed; all that is behind it stands in it."
            self.reading.warn("directive-open", line, what, "Write ::: on a line of its own where it ends.")
        return inner if asked is None else directed(asked, inner, line, self.reading)

    def admonition(self, node: Node, line: int) -> list[LinedBlock]:
        """A box that begins with a line of `!!!`."""
        inner = self.blocks([child for child in node.children if child.type != "admonition_title"])
        return directed(boxed(node.token.info), inner, line, self.reading)

    def definitions(self, node: Node, line: int) -> list[LinedBlock]:
        """A list whose items are the terms, strong, each with what is said of it."""
        items: list[Item] = []
        for child in node.children:
            if child.type == "dt":
                term = read_line(child.inline, self._line(child), self.reading)
                before = items[-1] if items and len(items[-1].paragraphs) == 1 else None
                if before is not None and not (before.after or before.items):
                    before.paragraphs[0] += f"<br>{_strong(term.text)}"
                else:
                    items.append(Item(self._line(child), [_strong(term.text)]))
                items[-1].after += self._photos(term.pictures)
            elif items:
                said = self._item(child)
                items[-1].paragraphs += said.paragraphs
                items[-1].items += said.items
                items[-1].ordered = items[-1].ordered or said.ordered
                items[-1].after += said.after
        return list_blocks(items, ordered=False, start=1, line=line)

    def quotation(self, node: Node, line: int) -> list[LinedBlock]:
        """A quotation, or what a callout asks for."""
        called = self._callout(node, line)
        if called is not None:
            return called
        children = node.children
        inner = self.blocks(children)
        last = children[-1] if children else None
        if last is not None and last.type == "bullet_list" and len(last.children) == 1 and len(inner) > 1:
            # "> - Name" under a quotation is a dash to its writer and a list to Markdown.
            block = inner[-1].block
            if block["kind"] == "list" and "items" not in block["items"][0]:
                inner[-1] = LinedBlock(
                    inner[-1].line, {"kind": "paragraph", "text": f"- {block['items'][0]['text']}"}
                )
        return quote_blocks(inner, line)

    def _callout(self, node: Node, line: int) -> list[LinedBlock] | None:
        """A quotation that begins with `[!NOTE]`: the block it asks for."""
        first = node.children[0] if node.children else None
        found = callout(first.inline.content) if first is not None and first.type == "paragraph" else None
        if first is None or found is None:
            return None
        asked, rest = found
        title = read_line(inline_token(asked.label), line, self.reading).text
        text = (
            self._paragraph(read_inline(inline_token(rest), line + 1, self.reading), line + 1) if rest else []
        )
        inner = [*text, *self.blocks(node.children[1:])]
        return directed(replace(asked, label=title), inner, line, self.reading)

    def listing(self, node: Node, line: int) -> list[LinedBlock]:
        """A list, parted where something stands in it that no list can hold."""
        items = [self._item(child) for child in node.children]
        if max((item.depth for item in items), default=0) > MAX_LIST_DEPTH:
            what = f"a list is more than {MAX_LIST_DEPTH} deep; its innermost items move up."
            self.reading.notes.append(info("list-flattened", f"line {line}", what))
        ordered = node.type == "ordered_list"
        start = node.token.attrs.get("start", 1) if ordered else 1
        return list_blocks(items, ordered=ordered, start=int(start), line=line)

    def _item(self, node: Node) -> Item:
        item = Item(self._line(node))
        for index, child in enumerate(node.children):
            if index == 0 and child.type == "paragraph" and (task := _TASK.match(child.inline.content)):
                # Boxes in signs that every face has, and that do not part at a line's end.
                rest = child.inline.content[task.end() :]
                inline = read_inline(inline_token(rest), item.line, self.reading)
                box = "\\[×\\]" if task["done"].strip() else "\\[\u00a0\\]"
                item.paragraphs += [f"{box} {inline.text}"] if inline.text else []
                item.after += self._photos(inline.pictures)
                continue
            if child.type in {"bullet_list", "ordered_list"}:
                item.items += [self._item(inner) for inner in child.children]
                item.ordered = item.ordered or child.type == "ordered_list"
                continue
            for placed in self._block(child):
                # Behind the items under it, a paragraph is no longer a part of the item's own text.
                if placed.block["kind"] == "paragraph" and not item.items and not item.after:
                    item.paragraphs.append(placed.block["text"])
                else:
                    item.after.append(placed)
        return item

    def table(self, node: Node, line: int) -> list[LinedBlock]:
        """A table, with every cell that it has."""
        return table_blocks(node, line, self.reading)


_MAKERS: Mapping[str, Callable[[_Writer, Node, int], list[LinedBlock]]] = MappingProxyType(
    {
        "paragraph": _Writer.running,
        "heading": _Writer.heading,
        "bullet_list": _Writer.listing,
        "ordered_list": _Writer.listing,
        "blockquote": _Writer.quotation,
        "fence": _Writer.program,
        "code_block": _Writer.program,
        "html_block": _Writer.markup,
        "hr": _Writer.rule,
        "table": _Writer.table,
        "dl": _Writer.definitions,
        "container_directive": _Writer.directive,
        "admonition": _Writer.admonition,
        "footnote_reference": _Writer.note,
    }
)


def _strong(text: str) -> str:
    return text if text.startswith("**") or not text else f"**{text}**"


def _says(text: str) -> bool:
    return bool(clean(text).strip())
