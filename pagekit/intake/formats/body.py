"""the pieces of an item's text → blocks with lines, by the readers that our own stories have; nothing is lost unsaid.

HTML goes through `html_blocks`, Markdown through `markdown_blocks`. A picture that the text shows by an address of its
item is that picture, with all that the item says of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape as escape_html
from typing import Any

from pagekit.errors import InvalidInput
from pagekit.intake.bounds import MAX_LINES
from pagekit.intake.escape import escape
from pagekit.intake.formats.credit import credit_of
from pagekit.intake.formats.files import ItemFiles, is_elsewhere
from pagekit.intake.formats.item import FoundPicture, Html, Markdown, Part
from pagekit.intake.formats.settled import settled_block
from pagekit.intake.html_blocks import html_blocks
from pagekit.intake.items import Block, LinedBlock
from pagekit.intake.markdown_blocks import body_blocks
from pagekit.intake.markdown_parser import MarkdownRefused, inline_token, parse_markdown, plain_words
from pagekit.intake.named_picture import Picture
from pagekit.intake.picture_gate import PictureRefused
from pagekit.intake.reading import Reading
from pagekit.intake.shortcodes import Shortcodes, drop, mask
from pagekit.model.base import MAX_LINE, clean, one_line
from pagekit.model.fields import tidy
from pagekit.notes import Note, error, info, warning

MAX_BODY = 2 * 1024 * 1024
_IN_PLACE = re.compile(r"data:[\w/+.;=-]{1,80},[A-Za-z0-9+/=%_-]*")
"""A picture that stands in its own address weighs as one, not as words."""
_HEAD = re.compile(r"<head(?:\s[^>]*)?>.*?</head\s*>", re.DOTALL | re.IGNORECASE)
"""The head of a page that came whole: its title is the headline's business."""
LONG_LINE = 100
"""No teleprinter and no mail breaks its lines so late: each is a paragraph."""
_BLANK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


@dataclass(slots=True)
class ForeignReading(Reading):
    """The reading of one piece of an item's text; `body` is shared by all of them."""

    body: Body | None = None

    def photo(self, picture: Picture, caption: str = "") -> list[LinedBlock]:
        """The picture as a block if its file is there, else a note, and its caption stays as a paragraph."""
        if self.body is None:
            return Reading.photo(self, picture, caption)
        return self.body.shown(picture, caption)


@dataclass(slots=True)
class Body:
    """Makes the blocks of one item. `known` are the pictures that the item names beside its text."""

    files: ItemFiles
    known: Sequence[FoundPicture] = ()
    shortcodes: bool = False
    notes: list[Note] = field(default_factory=list)
    placed: set[int] = field(default_factory=set)
    """The known pictures that the text shows, by their numbers."""
    _keys: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, found in enumerate(self.known):
            for key in (*found.keys, *found.renditions):
                self._keys.setdefault(_bare(key), number)

    def blocks(self, parts: Sequence[Part]) -> list[LinedBlock]:
        """The blocks of the whole text. Raises InvalidInput for what is beyond measure."""
        size = sum(len(_IN_PLACE.sub("", part)) for part in parts if isinstance(part, str))
        if size > MAX_BODY:
            what = f"has {size:,} signs, at most {MAX_BODY:,} are read."
            raise InvalidInput("the text", [error("too-long", "body", what, "Split it.")])
        placed = [placed for part in parts for placed in self._part(part)]
        for one in placed:
            one.block = settled_block(one.block)
        return placed

    def line(self, text: str) -> str:
        """A text for a field of one line, as inline Markdown."""
        return one_line(" ".join(self._texts(text)))

    def prose(self, text: str) -> str:
        """A text of several paragraphs, as inline Markdown."""
        return "\n\n".join(self._texts(text))

    def plain(self, text: str) -> str:
        """The words of a text, for fields that hold plain text."""
        words = self.line(text) if isinstance(text, Html | Markdown) else one_line(text)
        if not isinstance(text, Html | Markdown):
            return words
        return plain_of(words)

    def shown(self, picture: Picture, caption: str = "") -> list[LinedBlock]:
        """The picture that a text shows at this place."""
        number = self._keys.get(_bare(picture.src))
        found = FoundPicture() if number is None else self.known[number]
        if number is not None:
            self.placed.add(number)
        own = FoundPicture if number is None else None
        renditions = tuple(dict.fromkeys([*found.renditions, picture.src]))
        words = replace(
            found,
            renditions=renditions,
            alt=drop(picture.alt) or found.alt,
            caption=Markdown(drop(caption or picture.caption).strip()) or found.caption,
            creditline=drop(picture.credit) or found.creditline,
        )
        if own is not None and not words.caption:
            words = replace(words, caption=drop(picture.title))
        return self.photo(words, f"line {picture.line}")

    def photo(self, found: FoundPicture, where: str) -> list[LinedBlock]:
        """The picture as a block in wire form; where its file is not there a note, and its caption as a paragraph."""
        line = int(where.removeprefix("line ")) if where.startswith("line ") else 0
        block = self.record(found, where)
        words = self.line(found.caption)
        if block is None:
            return [LinedBlock(line, {"kind": "paragraph", "text": f"*{words}*"})] if words else []
        long = len(words) > MAX_LINE
        kept = [LinedBlock(line, {"kind": "paragraph", "text": words})] if long else []
        return [LinedBlock(line, {"kind": "photo"} | block), *kept]

    def record(self, found: FoundPicture, where: str) -> Block | None:
        """The picture's fields; None and a note where it cannot be shown. A caption beyond measure is left out."""
        src = self._usable(found, where)
        if src is None:
            return None
        words = self.line(found.caption)
        block: Block = {"src": src}
        block |= {"alt": alt[:MAX_LINE]} if (alt := self.plain(found.alt)) else {}
        block |= {"caption": words} if words and len(words) <= MAX_LINE else {}
        block |= {"credit": credit} if (credit := credit_of(found)) else {}
        block |= {"terms": terms[:MAX_LINE]} if (terms := one_line(found.terms)) else {}
        block |= {"focus": list(found.focus)} if found.focus else {}
        if found.instructions:
            what = f"of {src} its owner says: {tidy(found.instructions, 300)}"
            self.notes.append(
                warning("photo-instructions", where, what, "Check that you may print it, and how.")
            )
        return block

    def _usable(self, found: FoundPicture, where: str) -> str | None:
        src = self.files.find(found.renditions, found.data, found.name)
        named = next(filter(None, [*found.renditions, found.name]), "a picture")
        words = "; ".join(f'"{tidy(said, MAX_LINE)}"' for said in (self.plain(found.alt),) if said)
        tail = f" ({words})" if words else ""
        if src is None:
            if any(map(is_elsewhere, found.renditions)):
                code, what = "picture-remote", f"{tidy(named, 300)} lies elsewhere, and nothing is fetched"
                remedy = "Save it among the files (files_from=, or --files), or pass a function that fetches (fetch=)."
            else:
                code, what = "picture-missing", f"{tidy(named, 300)} is not among the files"
                remedy = "Put it there, or say where the pictures lie: files_from=, or --files."
            self.notes.append(warning(code, where, f"a picture is not shown{tail}: {what}.", remedy))
            return None
        try:
            self.files.gate.look(src)
        except PictureRefused as problem:
            what = f"{problem.what} The picture is not shown{tail}."
            self.notes.append(error(problem.code, where, what, problem.remedy))
            return None
        return src

    def _part(self, part: Part) -> list[LinedBlock]:
        if isinstance(part, FoundPicture):
            if part in self.known:
                self.placed.add(list(self.known).index(part))
            return self.photo(part, part.name or "body")
        if isinstance(part, Markdown):
            return self._markdown(part)
        if isinstance(part, Html):
            return self._html(clean(part))
        if isinstance(part, str):
            return self._html(
                "\n".join(f"<p>{escape_html(text, quote=False)}</p>" for text in paragraphs(clean(part)))
            )
        block = self._block({key: value for key, value in part.items() if key != "body"})
        if "body" in part:
            # A box holds parts of its own.
            block["body"] = [placed.block for placed in self.blocks(part["body"])]
        return [LinedBlock(0, block)]

    def _html(self, source: str) -> list[LinedBlock]:
        source = _HEAD.sub(lambda match: "\n" * match[0].count("\n"), source)
        codes = mask(source) if self.shortcodes else Shortcodes(source)
        reading = ForeignReading(self.files.gate, codes, body=self)
        placed = html_blocks(codes.text, 1, reading)
        self.notes += [*reading.notes, *codes.notes(1)]
        return placed

    def _markdown(self, source: str) -> list[LinedBlock]:
        text = clean(source)
        if text.count("\n") > MAX_LINES:
            what = f"has more than {MAX_LINES:,} lines."
            raise InvalidInput("the text", [error("too-long", "body", what, "Split it.")])
        reading = ForeignReading(self.files.gate, mask(text), body=self)
        try:
            placed = body_blocks(parse_markdown(reading.shortcodes.text), reading)
        except MarkdownRefused as problem:
            fault = error("too-long", f"line {problem.line + 1}", problem.what, problem.remedy)
            raise InvalidInput("the text", [fault]) from None
        self.notes += [*reading.notes, *reading.shortcodes.notes(1)]
        return placed

    def _block(self, value: Any) -> Any:
        """A block in wire form with its texts as Markdown."""
        if isinstance(value, Mapping):
            return {key: self._block(inner) for key, inner in value.items()}
        if isinstance(value, list | tuple):
            return [self._block(inner) for inner in value]
        return self.prose(value) if isinstance(value, Html) else value

    def _texts(self, text: str) -> list[str]:
        if isinstance(text, Markdown):
            return [str(text)] if text.strip() else []
        if not isinstance(text, Html):
            return [escape(part.strip()) for part in _BLANK.split(clean(text)) if part.strip()]
        texts: list[str] = []
        for placed in self._html(clean(text)):
            block = placed.block
            if block["kind"] == "list":
                texts += [f"• {item['text']}" for item in block["items"]]
            elif "text" in block:
                texts.append(str(block["text"]))
            else:
                self.notes.append(
                    info("part-dropped", "a line", f"a {block['kind']} in a line is not printed.")
                )
        return [text for text in texts if text.strip()]


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text: parted by blank lines; else by indents; else each line, where lines are long."""
    lines = text.strip("\n").split("\n")
    if _BLANK.search(text.strip()):
        parts = _BLANK.split(text)
    elif any(line.startswith("\t") for line in lines[1:]):
        parts = text.split("\n\t")
    elif sum(line.startswith("  ") for line in lines[1:]) > 1:
        parts = re.split(r"\n(?=[ ]{2,}\S)", text)
    else:
        parts = lines if max(map(len, lines)) > LONG_LINE else [text]
    return [part for part in parts if part.strip()]


def plain_of(text: str) -> str:
    """The words of inline Markdown; of a text beyond measure, as it stands."""
    try:
        return " ".join(plain_words(inline_token(text).children or ()).split())
    except MarkdownRefused:
        return " ".join(text.split())


def _bare(address: str) -> str:
    """An address without what says in which size it is wanted."""
    return address.strip().partition("#")[0].removeprefix("https:").removeprefix("http:")
