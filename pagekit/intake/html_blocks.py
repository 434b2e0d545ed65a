"""a piece of HTML inside Markdown → blocks. Text is kept, scripts and players are dropped with a warning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pagekit.intake.bare_addresses import bare_addresses
from pagekit.intake.embeds import embed_link, embedded, service_of, web_address
from pagekit.intake.escape import escape, link_to
from pagekit.intake.html_parts import (
    alignment,
    captions_of,
    definitions_in,
    elements_and_words,
    inside_all,
    line_in,
    without,
)
from pagekit.intake.html_tree import (
    BLOCKS,
    DROPPED,
    INLINE,
    KEPT,
    VOID,
    Element,
    is_component,
    is_hidden,
    parse_html,
)
from pagekit.intake.items import Block, Item, LinedBlock, lines_of_list, list_blocks
from pagekit.intake.named_picture import picture_of
from pagekit.intake.quotes import attribution, pulled, quote_blocks
from pagekit.intake.reading import Reading
from pagekit.intake.shortcodes import drop
from pagekit.intake.table_cells import Row, html_rows, told_of_rows
from pagekit.model.base import one_line
from pagekit.model.fields import tidy
from pagekit.notes import info

_TAGS = re.compile(r"</?[a-z0-9]+>")
_EDGE_BREAKS = re.compile(r"\A(?:\s*<br>)+\s*|\s*(?:<br>\s*)+\Z")
_HEADINGS = {"h1": 2, "h2": 2, "h3": 3, "h4": 3, "h5": 3, "h6": 3}
_STRONG = re.compile(r"\*\*|<(?:b|strong)>")
_QUOTED_BY = {"cite", "footer", "figcaption"}


def html_blocks(source: str, line: int, reading: Reading) -> list[LinedBlock]:
    """The blocks of a piece of HTML that begins on the file's line `line`."""
    writer = _Writer(line, reading)
    writer.take(parse_html(source).children)
    writer.flush()
    return writer.placed


def link_first(placed: Sequence[LinedBlock], href: str, reading: Reading) -> None:
    """A link around blocks stands in the first head or text of them, where that holds none."""
    told = (part.block for part in placed if part.block["kind"] in {"heading", "paragraph", "quote"})
    block = next(told, None)
    if block is not None and drop(href) and "](" not in block["text"]:
        block["text"] = link_to(block["text"], href)
    elif placed and placed[0].block["kind"] == "photo":
        reading.tell_of_link(placed[0].line, href)
    elif placed and drop(href) and href not in str(block):
        what = f"what stands here led to {tidy(href, 300)}; it has links of its own or none can stand in it."
        reading.notes.append(
            info("link-dropped", f"line {placed[0].line}", what, "Write the address as text.")
        )


@dataclass(slots=True)
class _Writer:
    """Writes text until a block begins, then the block. Pictures stand behind the text that they stood in."""

    first_line: int
    reading: Reading
    placed: list[LinedBlock] = field(default_factory=list)
    waiting: list[LinedBlock] = field(default_factory=list)
    text: str = ""
    line: int = 0
    linking: bool = False
    """Whether what is written stands in a link."""

    def take(self, children: Sequence[Element | str]) -> None:
        for child in children:
            if isinstance(child, str):
                self.text += self._words(re.sub(r"\s+", " ", child))
            else:
                self.line = child.line
                self._element(child)

    def _words(self, said: str) -> str:
        """The text with its marks escaped, its addresses as links."""
        parts, cursor = "", 0
        for start, end, link in bare_addresses(said) if not self.linking else ():
            parts, cursor = parts + escape(said[cursor:start]) + link, end
        return parts + escape(said[cursor:])

    def flush(self) -> None:
        """End the paragraph that is being written."""
        text = _EDGE_BREAKS.sub("", re.sub(" {2,}", " ", drop(self.text))).strip()
        for _, picture in self.reading.shortcodes.pictures(self.text):
            self.waiting += self.reading.photo(replace(picture, line=self.first_line + self.line))
        if _TAGS.sub("", text).strip():
            self.put({"kind": "paragraph", "text": text})
        self.placed += self.waiting
        self.text, self.waiting = "", []

    def put(self, block: Block) -> None:
        self.placed.append(LinedBlock(self.first_line + self.line, block))

    def inside(self, element: Element, children: Sequence[Element | str] | None = None) -> list[LinedBlock]:
        """The blocks that stand in an element."""
        writer = _Writer(self.first_line, self.reading, line=element.line, linking=self.linking)
        writer.take(element.children if children is None else children)
        writer.flush()
        return writer.placed

    def _element(self, element: Element) -> None:
        tag = element.tag
        if tag in DROPPED:
            self._dropped(element)
        elif is_hidden(element):
            self.reading.tell_of_hidden(self.first_line + element.line, element.text)
        elif tag == "img":
            self.waiting += self.reading.photo(picture_of(element, self.first_line + element.line))
        elif tag == "a":
            self._link(element)
        elif tag in KEPT:
            self._styled(element)
        elif tag in BLOCKS:
            self.flush()
            self._block(element)
            self.flush()
        else:
            self._other(element)
            self.take(element.children)

    def _dropped(self, element: Element) -> None:
        """A script, a player, what is meant for readers without scripts: a link where it leads to something."""
        line, link = self.first_line + element.line, embedded(element)
        if link is not None:
            self.text = f"{self.text} {link} "
            self.reading.tell_of_embed(line, element.tag)
            return
        if element.tag == "noscript":
            # Where a script would show a picture later, the picture stands here for those without it.
            shown = {placed.block.get("src") for placed in (*self.placed, *self.waiting)}
            for image in element.find("img"):
                if picture_of(image, 0).src.removeprefix("./") not in shown:
                    self._element(image)
            if not element.text.strip():
                return
        self.reading.warn_of_element(line, element.tag)

    def _other(self, element: Element) -> None:
        """A tag that is neither text nor block: nothing, unless HTML does not know it."""
        line = self.first_line + element.line
        if is_component(element.written, self.reading.shortcodes.text):
            self.reading.warn_of_component(line, element.written)
        elif element.tag not in INLINE | VOID:
            self.text += escape(drop(element.written))
            self.reading.warn_of_unknown(line, element.written)

    def _styled(self, element: Element) -> None:
        if element.tag == "br":
            self.text += "<br>"
        elif element.children:
            self.text += f"<{element.tag}>"
            self.take(element.children)
            self.text += f"</{element.tag}>"

    def _link(self, element: Element) -> None:
        if any(element.find(tag) for tag in BLOCKS):
            self.flush()
        href, count, start = element.attrs.get("href", ""), len(self.placed), len(self.text)
        waited = len(self.waiting)
        around, self.linking = self.linking, True
        self.take(element.children)
        self.linking = around
        words = self.text[start:]
        if len(self.waiting) > waited and not words.strip():
            self.reading.tell_of_link(self.first_line + element.line, href.strip())
        if len(self.placed) > count:
            self.flush()
            link_first(self.placed[count:], href.strip(), self.reading)
        elif drop(href).strip() and _TAGS.sub("", words).strip():
            # An exclamation mark in front of a bracket would make the link a picture.
            before = re.sub(r"!$", r"\\!", self.text[:start])
            self.text = before + link_to(words.strip(), href.strip())

    def _block(self, element: Element) -> None:
        tag = element.tag
        if tag in _HEADINGS:
            self._heading(element)
        elif tag in {"pre", "textarea"}:
            code = self.reading.shortcodes.restore(element.text).removeprefix("\n").rstrip()
            if code.strip():
                self.put({"kind": "code", "text": code})
        elif tag == "hr":
            self.put({"kind": "break"})
        elif tag == "blockquote":
            self.placed += self._quote(element)
        elif tag in {"ul", "ol", "menu", "dir"}:
            self._list(element)
        elif tag == "dl":
            self._definitions(element)
        elif tag == "table":
            self._table(element)
        elif tag in {"figure", "div"}:
            self._box(element)
        else:
            self.take(element.children)

    def _heading(self, element: Element) -> None:
        for placed in self.inside(element):
            if placed.block["kind"] == "paragraph":
                text, level = one_line(placed.block["text"]), _HEADINGS[element.tag]
                placed.block = {"kind": "heading", "level": level, "text": text}
            self.placed.append(placed)

    def _quote(self, element: Element) -> list[LinedBlock]:
        children, who = list(element.children), None
        last = next(
            (child for child in reversed(children) if not isinstance(child, str) or child.strip()), None
        )
        if isinstance(last, Element) and (last.tag in _QUOTED_BY or attribution(last.text)):
            told = [placed.block.get("text", "") for placed in self.inside(last)]
            if len(told) == 1 and told[0] and last is not next(iter(elements_and_words(children)), None):
                who = attribution(told[0]) or told[0]
                children.remove(last)
        line = self.first_line + element.line
        placed = quote_blocks(self.inside(element, children), line, who)
        if "pullquote" in element.attrs.get("class", ""):
            placed = pulled(placed, line)
        cited = web_address(element.attrs.get("cite", ""))
        if cited and service_of(cited) and cited not in str([part.block for part in placed]):
            # A post that a script would show.
            placed.append(LinedBlock(line, {"kind": "paragraph", "text": embed_link(cited)}))
            self.reading.tell_of_embed(line, element.tag)
        return placed

    def _list(self, element: Element) -> None:
        start = element.attrs.get("start", "1")
        items = self._items(element)
        if items:
            self.placed += list_blocks(
                items,
                ordered=element.tag == "ol",
                start=int(start) if start.isascii() and start.isdigit() and len(start) < 10 else 1,
                line=self.first_line + element.line,
            )

    def _definitions(self, element: Element) -> None:
        """A list whose items are the terms, strong, each with what is said of it."""
        items: list[Item] = []
        for child in definitions_in(element):
            item = self._item(child)
            if isinstance(child, Element) and child.tag == "dt":
                item.paragraphs = [
                    text if _STRONG.search(text) else f"**{text}**" for text in item.paragraphs
                ]
            if items and (not isinstance(child, Element) or child.tag != "dt"):
                items[-1].paragraphs += item.paragraphs
                items[-1].items += item.items
                items[-1].ordered = items[-1].ordered or item.ordered
                items[-1].after += item.after
            else:
                items.append(item)
        if items:
            self.placed += list_blocks(items, ordered=False, start=1, line=self.first_line + element.line)

    def _items(self, element: Element) -> list[Item]:
        """Each `li` is an item; what stands between them is one too, for no words must be lost."""
        items: list[Item] = []
        for child in element.children:
            if isinstance(child, Element) and child.tag in {"ul", "ol"} and items:
                items[-1].items += self._items(child)
            elif isinstance(child, Element) or child.strip():
                items.append(self._item(child))
        return items

    def _item(self, child: Element | str) -> Item:
        line = child.line if isinstance(child, Element) else self.line
        item = Item(self.first_line + line)
        content = (
            child.children if isinstance(child, Element) and child.tag in {"li", "dt", "dd"} else [child]
        )
        rest: list[Element | str] = []
        for part in content:
            if isinstance(part, Element) and part.tag in {"ul", "ol"}:
                item.items += self._items(part)
                item.ordered = item.ordered or part.tag == "ol"
            else:
                rest.append(part)
        for placed in self.inside(Element("li", line=line), rest):
            if placed.block["kind"] == "paragraph":
                item.paragraphs.append(placed.block["text"])
            else:
                item.after.append(placed)
        return item

    def _box(self, element: Element) -> None:
        """A figure, by its tag or by its class; the place of a post that a script would show; any other box."""
        if "pullquote" in element.attrs.get("class", ""):
            self.placed += pulled(self.inside(element), self.first_line + element.line)
            return
        captions = element.find("figcaption") if element.tag == "figure" else captions_of(element)
        if element.tag == "figure" or captions:
            self._figure(element, captions)
        elif not element.text.strip() and (link := embedded(element)):
            self.text = link
            self.reading.tell_of_embed(self.first_line + element.line, element.tag)
        else:
            self.take(element.children)

    def _figure(self, element: Element, captions: list[Element]) -> None:
        words = " ".join(self._line_of(caption) for caption in captions).strip()
        pictures, tables = element.find("img"), element.find("table")
        if len(tables) == 1 and not pictures and words and not tables[0].find("caption"):
            tables[0].children.insert(
                0, Element("caption", line=tables[0].line, children=list(inside_all(captions)))
            )
            gone = {id(caption) for caption in captions}
            self.placed += self.inside(element, [without(child, gone) for child in element.children])
            return
        if len(pictures) == 1 and words:
            self.placed += self.reading.photo(
                picture_of(pictures[0], self.first_line + pictures[0].line), words
            )
            gone = {id(pictures[0]), *(id(caption) for caption in captions)}
            self.placed += self.inside(element, [without(child, gone) for child in element.children])
        else:
            self.take(element.children)

    def _line_of(self, element: Element) -> str:
        """The text of an element on one line; its pictures and players stand after what is being written."""
        lines: list[str] = []
        for placed in self.inside(element):
            if placed.block["kind"] in {"paragraph", "heading"}:
                lines.append(one_line(placed.block["text"]))
            elif placed.block["kind"] == "list":
                lines += lines_of_list(placed.block)
            else:
                self.waiting.append(placed)
        return "<br>".join(lines)

    def _table(self, element: Element) -> None:
        rows = html_rows(element)
        if not rows:
            self.take(element.children)
            return
        captions = element.find("caption")
        caption = " ".join(self._line_of(found) for found in captions)
        # What stands between the cells stands before the table, as browsers put it.
        gone = {id(found) for found in (*captions, *(cell for row in rows for cell in row.cells))}
        self.placed += self.inside(element, [without(child, gone) for child in element.children])
        header = rows[0] if rows[0].head else None
        widest = max(rows, key=lambda row: (len(row.cells), sum(cell is not None for cell in row.cells)))
        lines = [(self.first_line + line_in(row), len(row.cells)) for row in rows]
        self.reading.notes += told_of_rows(lines, len(widest.cells))
        block: Block = {"kind": "table", "rows": [self._cells(row) for row in rows[1 if header else 0 :]]}
        if header:
            block["header"] = self._cells(header)
        block["align"] = [alignment(cell) for cell in widest.cells]
        if "bars" in element.attrs.get("class", "").split():
            block["show"] = "bars"
        self.put(block | ({"caption": caption} if caption else {}))

    def _cells(self, row: Row) -> list[str]:
        return [self._line_of(cell) if cell is not None else "" for cell in row.cells]
