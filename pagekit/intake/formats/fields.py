"""the fields of a WireItem → those of an article: words as Markdown, times read, what is too long cut and told."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from pagekit.intake.formats.body import Body
from pagekit.intake.formats.item import FoundPicture
from pagekit.intake.formats.moments import moment
from pagekit.model.address import safe_path
from pagekit.model.base import MAX_LINE, is_language
from pagekit.model.fields import tidy
from pagekit.notes import Note, error, info, warning

MAX_TAGS = 100
MAX_VARIANTS = 12
_LINES = ("headline", "kicker", "dateline")
_PLAIN = ("section", "description", "theme")
_MOMENTS = ("published_at", "updated_at", "embargo_until")


@dataclass(slots=True)
class ItemFields:
    """The fields of one item so far, and what is to be said of them."""

    body: Body
    notes: list[Note] = field(default_factory=list)
    wire: dict[str, Any] = field(default_factory=dict)

    def take_all(self, fields: Mapping[str, Any]) -> None:
        """Take the fields that say something."""
        for name, value in fields.items():
            if value is None or value in ("", []):
                continue
            self.wire[name] = self._field(name, value)
        for name in [name for name, value in self.wire.items() if value in (None, "", [])]:
            del self.wire[name]
        first, last = self.wire.get("published_at"), self.wire.get("updated_at")
        if last is not None and (first is None or not _later(last, first)):
            self.wire.pop("updated_at")
            self.wire.setdefault("published_at", last)

    def _field(self, name: str, value: Any) -> Any:
        if name in _MOMENTS:
            return self._moment(name, value)
        if name == "lang":
            return self._language(value)
        if name == "tags":
            return self._tags(value)
        if name == "headline_variants":
            main = self.wire.get("headline")
            heads = [self.body.line(str(head))[:MAX_LINE] for head in value]
            return [head for head in dict.fromkeys(heads) if head and head != main][:MAX_VARIANTS]
        if name == "byline":
            return [self._person(person) for person in value]
        if name == "url":
            return self._path(value)
        if name == "deck" and isinstance(value, str):
            return self.body.prose(value)
        if name in _LINES and isinstance(value, str):
            return self.short(name, self.body.line(value))
        return (
            self.short(name, self.body.plain(value)) if name in _PLAIN and isinstance(value, str) else value
        )

    def short(self, name: str, text: str, length: int = MAX_LINE) -> str:
        """The text, or as much of it as fits, and a note with all of it."""
        if len(text) <= length:
            return text
        self.notes.append(warning("field-cut", name, f"is too long, and was cut; it said: {text}"))
        return (text[: length - 1].rpartition(" ")[0] or text[: length - 1]).rstrip("\\") + "…"

    def _moment(self, name: str, value: Any) -> datetime | date | None:
        found = value if isinstance(value, date) else moment(str(value))
        if name == "embargo_until" and found is not None and not isinstance(found, datetime):
            found = datetime(found.year, found.month, found.day, tzinfo=UTC)
        if found is None:
            # An embargo that nobody can read must not be forgotten.
            tell = error if name == "embargo_until" else warning
            what = f"{tidy(str(value))!r} is not a day or a time; it was left out."
            self.notes.append(tell("date-unread", name, what, "Write it by hand."))
            if name == "embargo_until":
                self.wire["status"] = "held"
        return found

    def _language(self, value: Any) -> str | None:
        said = str(value).strip()
        if is_language(said):
            return said
        if is_language(head := re.split(r"[-_]", said)[0]):
            return head
        what = f"{tidy(said)!r} is not a language tag; it was left out."
        self.notes.append(warning("language-unread", "lang", what, "Write a BCP 47 tag such as ru or en-GB."))
        return None

    def _tags(self, value: Any) -> list[str]:
        named = [self.body.plain(str(tag))[:MAX_LINE] for tag in value]
        tags = list({tag.casefold(): tag for tag in reversed(named) if _says(tag)}.values())[::-1]
        if len(tags) > MAX_TAGS:
            what = f"of {len(tags)} tags the first {MAX_TAGS} were taken."
            self.notes.append(info("tags-cut", "tags", what))
        return tags[:MAX_TAGS]

    def _person(self, person: Any) -> Any:
        if isinstance(person, str):
            return self.body.plain(person)[:MAX_LINE]
        known = {
            key: self.body.plain(value)[:MAX_LINE] if isinstance(value, str) else value
            for key, value in person.items()
            if value
        }
        portrait = known.get("portrait")
        if isinstance(portrait, FoundPicture):
            record = self.body.record(portrait, "byline")
            known = {key: value for key, value in known.items() if key != "portrait"}
            known |= {"portrait": record} if record else {}
        return known

    def _path(self, value: Any) -> str | None:
        try:
            return safe_path(str(value))
        except ValueError as problem:
            what = f"{tidy(str(value))!r} {str(problem).partition(';')[0]}; it was left out."
            self.notes.append(warning("url-unread", "url", what, "Write url: /path."))
            return None


def _later(one: datetime | date, other: datetime | date) -> bool:
    if isinstance(one, datetime) and isinstance(other, datetime) and bool(one.tzinfo) == bool(other.tzinfo):
        return one > other
    return _day(one) > _day(other)


def _day(value: datetime | date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _says(text: str) -> bool:
    return any(unicodedata.category(sign)[0] in "LNSP" for sign in text)
