"""front matter in the words of site generators → the fields of an article, and notes for the rest.

The wire's own names count first. Beside them these are known: title, excerpt, summary, meta_description,
seo_description, date, updated, lastmod, author, authors, image with image_alt, image_figcaption, image_caption and
image_credit, draft, published, premium, paywall.

A description is plain text for search engines. Site generators print it under the headline, too: where nothing else is
the deck, it is.

A key that nearly spells a field which can hold the story back is a problem, and so is one that holds it back in other
houses; any other is left out with a note.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from pagekit.intake.front_matter import FrontMatter
from pagekit.intake.guarded import SWITCHES, misspelt
from pagekit.intake.holding import TRUE_AND_FALSE, holding
from pagekit.intake.markdown_inline import read_inline
from pagekit.intake.markdown_parser import inline_token, plain_words
from pagekit.intake.picture_gate import PictureGate
from pagekit.intake.reading import Picture, Reading
from pagekit.intake.shortcodes import mask
from pagekit.intake.times import read_time
from pagekit.model import Article, Person
from pagekit.model.base import MAX_LINE
from pagekit.model.fields import tidy
from pagekit.notes import Note, Severity, error, info, warning

WIRE = frozenset(Article.model_fields) - {"body"}

# What stands for which field; of several the first one counts.
_ALIASES: dict[str, tuple[str, ...]] = {
    "headline": ("title",),
    "deck": ("excerpt", "summary"),
    "published_at": ("date",),
    "updated_at": ("updated", "lastmod"),
    "byline": ("authors", "author"),
}
_DESCRIPTIONS = ("description", "meta_description", "seo_description")
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
_IMAGE_WORDS = {
    "caption": ("image_figcaption", "image_caption"),
    "alt": ("image_alt",),
    "creator": ("image_credit",),
}
_IMAGE_KEYS = ("src", "path", "url", "feature")

_SLUG = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*", re.ASCII)
_DATED_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})-.+", re.ASCII)
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+", re.ASCII)
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

    def take_all(self, stem: str) -> None:
        fields = self.matter.fields
        for name, value in fields.items():
            # What other houses call print is a switch; the desk's wishes for an edition are a table.
            if name in WIRE and value is not None and (name != "print" or isinstance(value, Mapping)):
                self.found.wire[name] = value
                self.used.add(name)
        for target, names in _ALIASES.items():
            self._alias(target, names)
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

    def _alias(self, target: str, names: tuple[str, ...]) -> None:
        readers = {"headline": self._text, "deck": self._text, "byline": self._people}
        for name in names:
            value = self.matter.fields.get(name)
            if _is_empty(value):
                self.used.add(name)
            elif target not in self.found.wire:
                self.used.add(name)
                read = readers.get(target, self._moment)(name, value)
                if read is not None:
                    self.found.wire[target] = read
                    self.found.written[target] = name
            elif self.matter.fields.get(self.found.written.get(target, "")) == value:
                self.used.add(name)

    def _text(self, name: str, value: object) -> object:
        """Inline Markdown with its HTML and shortcodes taken out. Numbers and days are text here."""
        if not isinstance(value, str | int | float | date) or isinstance(value, bool):
            return value
        line = self.matter.lines.get(name, 1)
        paragraphs: list[str] = []
        for part in _PARAGRAPHS.split(str(value)):
            shortcodes = mask(part)
            reading = Reading(self.gate, shortcodes, line)
            paragraphs.append(read_inline(inline_token(shortcodes.text), line, reading).text)
            self.found.notes += [*reading.notes, *shortcodes.notes(line)]
        return "\n\n".join(part for part in paragraphs if part)

    def _moment(self, name: str, value: object) -> datetime | date | None:
        moment = value if isinstance(value, date) else read_time(str(value))
        if moment is None:
            what = f"{tidy(str(value))!r} is not a day or a time; it was left out."
            self._warn(
                "date-unread", name, what, "Write for example 2014-08-15 or 2014-08-15T20:29:00+06:00."
            )
        return moment

    def _people(self, name: str, value: object) -> list[object]:
        people: list[object] = []
        for person in value if isinstance(value, list) else [value]:
            if isinstance(person, Mapping):
                known = {key: said for key, said in person.items() if key in Person.model_fields}
                dropped = sorted(person.keys() - known.keys())
                if dropped:
                    self._note(
                        "front-matter-dropped", name, f"of a person, {tidy(', '.join(dropped))} is not used."
                    )
                people.append(known)
            elif not _is_empty(person):
                people.append(str(person) if isinstance(person, int | float | date) else person)
        keys = [person for person in people if isinstance(person, str) and _SLUG.fullmatch(person)]
        if keys:
            what = (
                f"{tidy(', '.join(keys))}: this reads like a site's key for a person; it stands as the name."
            )
            self._note("byline-key", name, what, "Write the name as readers should see it.")
        return people

    def _tags(self) -> None:
        tags = self.found.wire.get("tags")
        if isinstance(tags, str):
            tags = tags.split(",")
        if isinstance(tags, list):
            said = [tag for tag in tags if not _is_empty(tag)]
            scalars = (int, float, date)
            self.found.wire["tags"] = [str(tag) if isinstance(tag, scalars) else tag for tag in said]

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
        said = [name for name in _DESCRIPTIONS if not _is_empty(self.matter.fields.get(name))]
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
        value = self.matter.fields.get("image")
        words = {wire: self._first(names) for wire, names in _IMAGE_WORDS.items()}
        if isinstance(value, Mapping):
            words |= {key: str(value[key]) for key in ("caption", "alt") if isinstance(value.get(key), str)}
            value = next((value[key] for key in _IMAGE_KEYS if isinstance(value.get(key), str)), None)
        if not isinstance(value, str) or not value.strip():
            self.used |= {"image"} if _is_empty(self.matter.fields.get("image")) else set()
            return
        self.used.add("image")
        line = self.matter.lines.get("image", 1)
        reading = Reading(self.gate, first_line=line)
        placed = reading.photo(Picture(value.strip(), words["alt"] or "", line))
        self.found.notes += reading.notes
        photos = self.found.wire.get("photos", [])
        if not placed or not isinstance(photos, list):
            return
        lead = {key: said for key, said in placed[0].block.items() if key != "kind"}
        if words["caption"]:
            lead["caption"] = self._text("image_figcaption", words["caption"])
        if words["creator"]:
            lead["credit"] = {"creator": plain_words(inline_token(words["creator"]).children or ())}
        for names in _IMAGE_WORDS.values():
            self.used.update(names)
        if all(not isinstance(photo, Mapping) or photo.get("src") != lead["src"] for photo in photos):
            self.found.wire["photos"] = [lead, *photos]

    def _first(self, names: tuple[str, ...]) -> str | None:
        values = (self.matter.fields.get(name) for name in names)
        return next((value.strip() for value in values if isinstance(value, str) and value.strip()), None)

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
            what = f"{tidy(', '.join(left), 300)}: not used."
            self.found.notes.append(info("front-matter-dropped", "front matter", what))

    def _guarded(self, name: str) -> Note | None:
        """What is said of a key that is, or was meant for, one that holds the story back."""
        where = self.matter.where(name)
        return misspelt(name, where) or holding(name, self.matter.fields[name], where)

    def _unused(self) -> Iterator[str]:
        return (name for name in self.matter.fields if name not in self.used)


def _is_empty(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip()) or value in ([], {})
