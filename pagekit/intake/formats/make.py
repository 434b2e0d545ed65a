"""WireItem → Article, with notes; or the reasons why none can be made. The same care as for stories of our own.

The rules:
1. An item without a headline takes the first heading of its text, else its first sentence; a note says so.
2. The story's pictures are those that it names and its text does not show; one that leads comes first.
3. What a field cannot hold is shortened to whole words, and a note has all of it.
4. What it says and no field of ours holds is named in one note.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from pydantic import ValidationError

from pagekit.errors import InvalidInput
from pagekit.intake.admit import admit_through
from pagekit.intake.formats.body import Body, plain_of
from pagekit.intake.formats.fields import ItemFields
from pagekit.intake.formats.files import ItemFiles, Root
from pagekit.intake.formats.item import WireItem
from pagekit.intake.items import Block, LinedBlock
from pagekit.intake.matter_fields import safe_id
from pagekit.model import Article, Origin
from pagekit.model.base import validated
from pagekit.model.explain import explain
from pagekit.model.fields import tidy
from pagekit.notes import Note, error, info, unique, warning

MAX_DECK = 2_000
MAX_HEAD = 140
MAX_PHOTOS = 200
_PAGE = re.compile(r"\.(?:html?|php|aspx?|xml|json)$", re.IGNORECASE)
_URN = re.compile(r"^(?:urn:newsml:|tag:|urn:)", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[^\W\d_])")
_DASH = re.compile(r"\s[-–—]{1,2}\s|\s?[–—]\s|\)\.?\s?[-–—]|\.-")
_DASHES = " -–—=:"
_ONLY_A_DAY = re.compile(
    r"[\d./:\s-]+(?:[A-Z]{3,4})?|\d{4}-\d\d-\d\d.*"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:,?\s*\d{4})?",
    re.IGNORECASE,
)
MAX_DATELINE = 100
MIN_REPEATED = 30
_LINE = re.compile(r"^line \d+$")


@dataclass(slots=True)
class Names:
    """The ids that a batch has given: each article has its own."""

    taken: set[str] = field(default_factory=set)
    last: dict[str, int] = field(default_factory=dict)

    def take(self, wish: str) -> tuple[str, bool]:
        """An id near the wish, and whether another article had that one."""
        base = safe_id(wish) if wish else "article"
        name, number = base, self.last.get(base, 1)
        while name in self.taken:
            number += 1
            name = f"{base[:120]}-{number}"
        self.taken.add(name)
        self.last[base] = number
        return name, name != base


def make_article(item: WireItem, root: Root, names: Names, source: str) -> Article:
    """The article of an item. `source` is the file's name. Raises InvalidInput."""
    return _Maker(item, root, names, source).article()


@dataclass
class _Maker:
    item: WireItem
    root: Root
    names: Names
    source: str

    def __post_init__(self) -> None:
        lang = self.item.fields.get("lang")
        self.files = ItemFiles(self.root, self.item.folder, lang if isinstance(lang, str) else None)
        self.body = Body(self.files, self.item.pictures, self.item.shortcodes)
        self.fields = ItemFields(self.body)
        self.wire, self.notes = self.fields.wire, self.fields.notes

    def article(self) -> Article:
        item = self.item
        self.fields.take_all(item.fields)
        placed = self._headline(self.body.blocks(item.body))
        placed = self._opening(self._long_deck(placed))
        self.wire["photos"] = self._photos(placed)
        placed = placed or self._captions()
        bare = not placed and not self.wire["photos"] and not self.wire.get("deck")
        if bare or "headline" not in self.wire:
            self._bare(item)
        self.wire["id"] = self._id()
        self.wire["body"] = [part.block for part in placed]
        self._tell()
        return self._validated(placed)

    def _bare(self, item: WireItem) -> None:
        """A flash is a headline alone; what has not even that is no story. Raises InvalidInput."""
        if self.wire.get("headline"):
            what = "there is a headline, and no text under it."
            self.notes.append(warning("text-missing", "body", what))
            return
        what = "holds no headline, and no text that one could be made of."
        if item.pictures:
            what = "holds pictures alone, without a word, and none of them is there."
        problems = [error("empty-item", item.name, what, "Leave it out, or add what it is about.")]
        raise InvalidInput(item.name, [*problems, *self._faults()])

    def _faults(self) -> list[Note]:
        """What is said of its pictures, which is why there is nothing."""
        return [note for note in self.body.notes if note.code.startswith("picture-")]

    def _validated(self, placed: list[LinedBlock]) -> Article:
        try:
            article = validated(Article, self.wire)
        except ValidationError as problem:
            raise InvalidInput(self.item.name, explain(problem, Article, whole=self.item.name)) from None
        notes = unique([*self.item.notes, *self.notes, *map(self._in_the_body, self.body.notes)])
        admitted = admit_through(self.files.gate, article, Origin(self.source, self.root.folder, notes))
        folder, files = self.files.home([photo.src for photo in admitted.every_photo])
        origin = Origin(self.source, folder, admitted.origin.notes if admitted.origin else notes, files)
        return admitted.at(origin)

    def _in_the_body(self, note: Note) -> Note:
        """Lines are counted in the item's own text."""
        where = f"body, {note.where}" if _LINE.match(note.where) else note.where
        return Note(note.severity, note.code, where, note.what, note.remedy)

    def _headline(self, placed: list[LinedBlock]) -> list[LinedBlock]:
        """The headline, and the text without its repetition."""
        own = self.wire.get("headline")
        first = placed[0] if placed else None
        if first is not None and first.block["kind"] == "heading":
            if own is None:
                self.wire["headline"] = first.block["text"]
                self.notes.append(
                    info("headline-from-text", "headline", "the first heading is the headline.")
                )
                return placed[1:]
            if _same(own, first.block["text"]):
                self.notes.append(info("headline-twice", "body", "the headline stands in the text, too."))
                return placed[1:]
        if own is None:
            said = next((text for part in placed if (text := _words(part.block))), "")
            said = said or plain_of(self.wire.get("deck", "")) or self._caption()
            sentence = _SENTENCE.split(said)[0].rstrip(". ")
            if any(map(str.isalnum, sentence)):
                head = sentence if len(sentence) <= MAX_HEAD else _cut(sentence, MAX_HEAD)
                self.wire["headline"] = self.body.line(head)
                what = "there is no headline; the first words stand for it."
                self.notes.append(warning("headline-missing", "headline", what, "Write one."))
        return placed

    def _caption(self) -> str:
        return next((said for found in self.item.pictures if (said := self.body.plain(found.caption))), "")

    def _long_deck(self, placed: list[LinedBlock]) -> list[LinedBlock]:
        """A summary that is too long for a deck opens the text."""
        deck = self.wire.get("deck")
        if not isinstance(deck, str) or len(deck) <= MAX_DECK:
            return placed
        self.wire.pop("deck")
        self.notes.append(info("deck-long", "deck", "is too long for a deck, and opens the text."))
        return [LinedBlock(0, {"kind": "paragraph", "text": deck}), *placed]

    def _opening(self, placed: list[LinedBlock]) -> list[LinedBlock]:
        """The lines above the text, without what the text begins with itself."""
        opening = next((_words(part.block) for part in placed if part.block["kind"] == "paragraph"), "")
        dateline = plain_of(self.wire.pop("dateline", "")).rstrip(_DASHES)
        place = re.split(r"[,(]", dateline)[0].strip().casefold()
        if dateline and not _ONLY_A_DAY.fullmatch(dateline):
            if (
                place
                and opening[:MAX_DATELINE].casefold().startswith(place)
                and _DASH.search(opening[:MAX_DATELINE])
            ):
                self.notes.append(info("dateline-in-text", "dateline", "the text begins with its dateline."))
            else:
                self.wire["dateline"] = self.body.line(dateline)
        deck = plain_of(self.wire.get("deck", ""))
        if (
            deck
            and len(deck) >= MIN_REPEATED
            and opening.casefold().startswith(deck.rstrip(" .…").casefold()[:300])
        ):
            self.wire.pop("deck")
            self.notes.append(info("deck-in-text", "deck", "the text begins with its summary."))
        return placed

    def _captions(self) -> list[LinedBlock]:
        """The words of pictures that are not there, where there is no other text."""
        if self.wire["photos"]:
            return []
        said = [words for found in self.item.pictures if (words := self.body.line(found.caption))]
        return [LinedBlock(0, {"kind": "paragraph", "text": words}) for words in dict.fromkeys(said)]

    def _photos(self, placed: list[LinedBlock]) -> list[Block]:
        """The pictures that stand by themselves. A lead that the text shows, too, stands first, and not in the text."""
        known = self.item.pictures
        order = sorted(range(len(known)), key=lambda number: not known[number].lead)
        photos: list[Block] = []
        for number in order:
            found = known[number]
            if number in self.body.placed and not found.lead:
                continue
            record = self.body.record(found, found.name or "photos") if len(photos) < MAX_PHOTOS else None
            words = self.body.line(found.caption)
            if record is None:
                if words and number not in self.body.placed:
                    what = f"its caption was: {words}"
                    self.notes.append(info("caption-dropped", found.name or "photos", what))
                continue
            if words and "caption" not in record:
                record["caption"] = self.fields.short("caption", words)
            for index, part in enumerate(placed):
                if part.block["kind"] == "photo" and part.block["src"] == record["src"]:
                    shown = {key: said for key, said in part.block.items() if key not in {"kind", "src"}}
                    record = shown | record
                    del placed[index]
                    break
            if all(photo["src"] != record["src"] for photo in photos):
                photos.append(record)
        return photos

    def _id(self) -> str:
        wish = (
            self.item.fields.get("slug") or _short_id(self.item.id) or plain_of(self.wire.get("headline", ""))
        )
        name, twice = self.names.take(str(wish)[:128])
        if twice:
            what = f"another item has the id that it asks for; this one is {name}."
            self.notes.append(info("id-twice", "id", what))
        return name

    def _tell(self) -> None:
        if self.item.dropped:
            named = ", ".join(dict.fromkeys(self.item.dropped))
            self.notes.append(info("fields-dropped", self.item.name, f"{tidy(named, 300)}: not used."))


def _short_id(said: str) -> str:
    """What is left of an identifier without what all of a house's have."""
    text = said.strip()
    if re.match(r"^https?://", text):
        try:
            path = _PAGE.sub("", urlsplit(text).path.strip("/"))
            text = path.replace("/", "-") or text
        except ValueError:
            return text
    return _URN.sub("", text)


def _words(block: Mapping[str, Any]) -> str:
    return plain_of(block["text"]) if block["kind"] in {"paragraph", "quote"} else ""


def _same(one: str, other: str) -> bool:
    return plain_of(one).casefold() == plain_of(other).casefold()


def _cut(text: str, length: int) -> str:
    return (text[: length - 1].rpartition(" ")[0] or text[: length - 1]) + "…"
