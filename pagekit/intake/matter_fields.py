"""front matter in the words of site generators → the fields of an article, and notes for the rest.

The wire's own names count first; beside them those of `matter_names.py` are known, and draft, published, premium,
paywall. Text is taken as it was typed: 3.10 stays 3.10. A day or a time may stand in words, too (`days_in_words.py`).

A description is plain text for search engines. Site generators print it under the headline, too: where nothing else is
the deck, it is.

A key that nearly spells a field which can hold the story back is a problem, and so is one that holds it back in other
houses; any other is left out with a note.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from pagekit.intake.days_in_words import is_unclear, read_words
from pagekit.intake.front_matter import FrontMatter
from pagekit.intake.guarded import SWITCHES, misspelt
from pagekit.intake.holding import TRUE_AND_FALSE, holding
from pagekit.intake.markdown_inline import read_inline
from pagekit.intake.markdown_parser import inline_token, plain_words
from pagekit.intake.matter_image import lead_picture
from pagekit.intake.matter_names import ALIASES, DESCRIPTIONS, SECTIONS, TEXTS, WIRE
from pagekit.intake.matter_people import people_of
from pagekit.intake.picture_gate import PictureGate
from pagekit.intake.reading import Reading
from pagekit.intake.shortcodes import mask
from pagekit.intake.times import read_time
from pagekit.model.address import safe_path
from pagekit.model.base import MAX_LINE, is_language
from pagekit.model.fields import tidy
from pagekit.notes import Note, Severity, error, info, warning

_SWITCHES: dict[tuple[str, bool], tuple[str, object]] = {
    ("draft", True): ("status", "draft"),
    ("published", False): ("status", "draft"),
    ("premium", True): ("free", False),
    ("paywall", True): ("free", False),
}
_SAID = {
    "status": ("status-draft", "the story is a draft."),
    "free": ("free-closed", "the story is for subscribers."),
}
_STATES = {
    "published": "ready", "publish": "ready", "public": "ready", "pending": "draft",
    "hidden": "held", "private": "held",
}  # fmt: skip
"""What the words for a story's state at other houses are here."""

_DATED_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})-.+", re.ASCII)
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+", re.ASCII)
_PATTERN = re.compile(r"/:\w|[{}<>]|^:")
_MOMENTS = ("published_at", "updated_at", "embargo_until")
MAX_TOLD = 600
"""Letters of what a key says that a note repeats."""
_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")


@dataclass(slots=True)
class Fields:
    """The fields so far; `written` gives the file's own name of a field, `problems` are what cannot be taken."""

    wire: dict[str, Any] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    problems: list[Note] = field(default_factory=list)


def article_fields(matter: FrontMatter, stem: str, gate: PictureGate) -> Fields:
    """Sort the front matter into fields. `stem` is the file's name without its ending."""
    mapper = _Mapper(matter, gate)
    mapper.take_all(stem)
    return mapper.found


def safe_id(stem: str) -> str:
    """The name of a file as an id: plain letters, digits, dot, hyphen, underscore."""
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    name = _UNSAFE.sub("-", plain).strip("-._")[:128].strip("-._")
    if name or not any(character.isalnum() for character in stem):
        return name or "article"
    # A name in another script: not readable here, but not the same for every story either.
    return f"article-{hashlib.sha256(stem.encode()).hexdigest()[:8]}"


@dataclass(slots=True)
class _Mapper:
    matter: FrontMatter
    gate: PictureGate
    found: Fields = field(default_factory=Fields)
    used: set[str] = field(default_factory=set)
    taken: dict[str, str] = field(default_factory=dict)
    """The key of the file that a field was read from."""

    def take_all(self, stem: str) -> None:
        fields = self.matter.fields
        self.found.written |= self.matter.spelt
        for name, value in fields.items():
            # What other houses call print is a switch; the desk's wishes for an edition are a table.
            if name in WIRE and value is not None and (name != "print" or isinstance(value, Mapping)):
                self.found.wire[name] = self._own(name, value)
                self.used.add(name)
        for target, names in ALIASES.items():
            self._alias(target, names)
        self._section()
        self._tags()
        self._description()
        self._switches()
        self._image()
        self._name(stem)
        self._leftovers()

    def _note(self, code: str, key: str, what: str, remedy: str = "") -> None:
        self.found.notes.append(info(code, self.matter.where(key), what, remedy))

    def _warn(self, code: str, key: str, what: str, remedy: str = "") -> None:
        self.found.notes.append(warning(code, self.matter.where(key), what, remedy))

    def _own(self, name: str, value: object) -> object:
        """The value of one of the wire's own names: text as it was typed, times as they were written."""
        if name in TEXTS and isinstance(value, int | float | date) and not isinstance(value, bool):
            return self.matter.texts.get(name, value)
        if name in _MOMENTS and isinstance(value, str):
            return read_time(value) or read_words(value) or value
        state = _STATES.get(str(value).strip().lower()) if name == "status" else None
        if state is not None:
            self._note(
                "status-read", name, f"the story is {state}: {tidy(str(value))!r} is what others call it."
            )
        return state or value

    def _alias(self, target: str, names: tuple[str, ...]) -> None:
        readers: dict[str, Callable[[str, object], object]] = {
            "headline": self._text,
            "deck": self._text,
            "byline": self._people,
            "lang": self._language,
            "url": self._path,
            "tags": lambda _, value: value,
        }
        for name in names:
            value = self.matter.fields.get(name)
            if _is_empty(value):
                self.used.add(name)
            elif target not in self.found.wire and (name != "published" or _is_time(value)):
                read = readers.get(target, self._moment)(name, value)
                self.used.add(name)
                if read is not None:
                    self.found.wire[target] = read
                    self.found.written[target] = self.matter.spelt.get(name, name)
                    self.taken[target] = name
            elif self.matter.fields.get(self.taken.get(target, "")) == value:
                self.used.add(name)

    def _text(self, name: str, value: object) -> object:
        """Inline Markdown with its HTML and shortcodes taken out. Numbers and days are text, as they were typed."""
        written = self.matter.texts.get(name, value) if value is self.matter.fields.get(name) else value
        if not isinstance(written, str):
            return value
        line = self.matter.lines.get(name, 1)
        paragraphs: list[str] = []
        for part in _PARAGRAPHS.split(written):
            shortcodes = mask(part)
            reading = Reading(self.gate, shortcodes, line)
            paragraphs.append(read_inline(inline_token(shortcodes.text), line, reading).text)
            self.found.notes += [*reading.notes, *shortcodes.notes(line)]
        return "\n\n".join(part for part in paragraphs if part)

    def _language(self, name: str, value: object) -> str | None:
        if isinstance(value, str) and is_language(value.strip()):
            return value.strip()
        what = f"{tidy(str(value))!r} is not a language tag; it was left out."
        self._warn("language-unread", name, what, "Write a BCP 47 tag such as ru, kk, en-GB or zh-Hant.")
        return None

    def _path(self, name: str, value: object) -> str | None:
        """The address of a story that a site has made; a pattern for one is none."""
        try:
            if isinstance(value, str) and not _PATTERN.search(value):
                return safe_path(value)
            reason = "is a site's pattern for addresses"
        except ValueError as problem:
            reason = str(problem).partition(";")[0]
        self._warn(
            "url-unread", name, f"{tidy(str(value))!r} {reason}; it was left out.", "Write url: /path."
        )
        return None

    def _moment(self, name: str, value: object) -> datetime | date | None:
        moment = value if isinstance(value, date) else read_time(str(value)) or read_words(str(value))
        if moment is None:
            fault = "one of two days" if is_unclear(str(value)) else "not a day or a time"
            what = f"{tidy(str(value))!r} is {fault}; it was left out."
            self._warn(
                "date-unread", name, what, "Write for example 2014-08-15 or 2014-08-15T20:29:00+06:00."
            )
        return moment

    def _people(self, name: str, value: object) -> list[object]:
        people, notes = people_of(self.matter, name, value)
        self.found.notes += notes
        return people

    def _section(self) -> None:
        """The first of a story's categories is its section; the others stand with its tags."""
        for name in SECTIONS:
            value = self.matter.fields.get(name)
            texts = self.matter.texts.get(name, value)
            said = texts.split(",") if isinstance(texts, str) else texts if isinstance(texts, list) else []
            said = [_named(entry) for part in said for entry in (part if isinstance(part, list) else [part])]
            names = [part.strip() for part in said if isinstance(part, str) and part.strip()]
            if not names or len(names) != len(said):
                continue
            self.used.add(name)
            first, *rest = names
            if "section" not in self.found.wire:
                self.found.wire["section"] = first
                self.found.written["section"] = self.matter.spelt.get(name, name)
            elif self.found.wire["section"] != first:
                rest = names
            tags = self._tag_list()
            if more := [part for part in rest if tags is not None and part not in tags]:
                self.found.wire["tags"] = [*(tags or []), *more]
                self._note("categories-tags", name, f"{tidy(', '.join(more))}: taken for tags.")

    def _tag_list(self) -> list[object] | None:
        """The tags as typed; None where they are no tags."""
        name = self.taken.get("tags", "tags")
        tags = self.found.wire.get("tags")
        if tags is not None and tags is self.matter.fields.get(name):
            tags = self.matter.texts.get(name, tags)
        if isinstance(tags, str):
            tags = tags.split(",")
        return list(map(_named, tags)) if isinstance(tags, list) else [] if tags is None else None

    def _tags(self) -> None:
        tags = self._tag_list()
        if tags:
            self.found.wire["tags"] = [
                tag.strip() if isinstance(tag, str) else tag for tag in tags if not _is_empty(tag)
            ]

    def _switches(self) -> None:
        for name in SWITCHES:
            said = self.matter.fields.get(name)
            value = TRUE_AND_FALSE.get(str(said).strip().lower())
            if name == "draft" and value is None and not _is_empty(said):
                what = (
                    f"is {tidy(str(said))!r}, neither true nor false, and a draft must not go out as a story."
                )
                self.found.problems.append(
                    error("wrong-type", self.matter.where(name), what, "Write true or false.")
                )
                self.used.add(name)
            if value is not None:
                self.used.add(name)
                target, meant = _SWITCHES.get((name, value), ("", None))
                if target and target not in self.found.wire:
                    self.found.wire[target] = meant
                    code, what = _SAID[target]
                    self._note(code, name, what)

    def _description(self) -> None:
        """Plain text of one line. What is longer than a line is left to the deck."""
        said = [name for name in DESCRIPTIONS if not _is_empty(self.matter.fields.get(name))]
        if not said:
            return
        name, value = said[0], self.matter.fields[said[0]]
        self.used |= {other for other in said if self.matter.fields[other] == value}
        text = self._text(name, value)
        self.found.written["description"] = name
        self.found.wire["description"] = text
        if isinstance(text, str):
            if name == "description" and "deck" not in self.found.wire:
                self.found.wire["deck"], self.found.written["deck"] = text, name
            line = " ".join(plain_words(inline_token(text).children or ()).split())
            self.found.wire["description"] = line if len(line) <= MAX_LINE else None

    def _image(self) -> None:
        """The lead picture, under the first of the keys that names one."""
        found = lead_picture(self.matter, self.gate)
        self.used |= found.used
        self.found.notes += found.notes
        photos = self.found.wire.get("photos", [])
        if found.photo is None or not isinstance(photos, list):
            return
        lead = dict(found.photo)
        if found.caption:
            lead["caption"] = self._text(found.key, found.caption)
        if all(not isinstance(photo, Mapping) or photo.get("src") != lead["src"] for photo in photos):
            self.found.wire["photos"] = [lead, *photos]

    def _name(self, stem: str) -> None:
        if "id" not in self.found.wire:
            self.found.wire["id"] = safe_id(stem)
        match = _DATED_NAME.fullmatch(stem)
        day = read_time(match[1]) if match else None
        if day is not None and "published_at" not in self.found.wire and "date" not in self.matter.fields:
            self.found.wire["published_at"] = day
            self.found.notes.append(info("date-from-name", "date", "the day is taken from the file's name."))

    def _leftovers(self) -> None:
        unused = [name for name in self._unused() if not _is_empty(self.matter.fields[name])]
        told = {name: self._guarded(name) for name in unused}
        for note in filter(None, told.values()):
            (self.found.problems if note.severity is Severity.ERROR else self.found.notes).append(note)
        left = [name for name in unused if told[name] is None]
        if left:
            what = f"{', '.join(map(self._told, left))}: not used."
            self.found.notes.append(info("front-matter-dropped", "front matter", what))

    def _told(self, name: str) -> str:
        """A key and what it says."""
        said = self.matter.texts.get(name, self.matter.fields[name])
        return f"{tidy(self.matter.spelt.get(name, name))} ({tidy(_plain(said), MAX_TOLD)})"

    def _guarded(self, name: str) -> Note | None:
        """What is said of a key that is, or was meant for, one that holds the story back."""
        where = self.matter.where(name)
        return misspelt(name, where) or holding(name, self.matter.fields[name], where)

    def _unused(self) -> Iterator[str]:
        return (name for name in self.matter.fields if name not in self.used)


def _plain(said: object) -> str:
    """A value as words: of a list its entries, of a table its keys, too."""
    if isinstance(said, Mapping):
        return "; ".join(f"{key}: {_plain(value)}" for key, value in said.items())
    return ", ".join(map(_plain, said)) if isinstance(said, list) else str(said)


def _named(entry: object) -> object:
    """The name of a tag or a category that stands as a table, as Ghost has them."""
    if not isinstance(entry, Mapping):
        return entry
    return next((entry[key] for key in ("name", "title", "label") if isinstance(entry.get(key), str)), entry)


def _is_time(value: object) -> bool:
    return isinstance(value, date) or (isinstance(value, str) and bool(read_time(value) or read_words(value)))


def _is_empty(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip()) or value in ([], {})
