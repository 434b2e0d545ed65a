"""assets/sample/LANG.toml → Bank: the sentences of a language, its topics, names and numbers."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pagekit.resources import assets_dir


@dataclass(frozen=True, slots=True)
class Topic:
    """What a story may be about. Its texts have slots in braces."""

    name: str
    sections: tuple[str, ...]
    kicker: str
    tags: tuple[str, ...]
    thing: str
    people: str
    place: str
    heads: tuple[str, ...]
    decks: tuple[str, ...]
    opens: tuple[str, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bank:
    """What can be said in a language."""

    lang: str
    quotes: tuple[str, str]
    said: tuple[str, ...]
    thousands: str
    money: str
    towns: tuple[str, ...]
    people: tuple[str, ...]
    reporters: tuple[str, ...]
    days: tuple[str, ...]
    crossheads: tuple[str, ...]
    rules: Mapping[str, tuple[str, ...]]
    advertisers: Mapping[str, tuple[str, ...]]
    """A category → who advertises in it."""
    line_adverts: Mapping[str, tuple[str, ...]]
    topics: tuple[Topic, ...]

    def topics_of(self, section: str) -> tuple[Topic, ...]:
        """Those that a section may have."""
        return tuple(topic for topic in self.topics if section in topic.sections)


@cache
def bank_of(lang: str) -> Bank:
    """The bank of a language. Raises MissingResource where the assets are not there."""
    table = tomllib.loads((assets_dir() / "sample" / f"{lang}.toml").read_text("utf-8"))
    topics = tuple(
        Topic(**{name: _frozen(value) for name, value in each.items()}) for each in table.pop("topics")
    )
    return Bank(topics=topics, **{name: _frozen(value) for name, value in table.items()})


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _frozen(inner) for name, inner in value.items()}
    return tuple(value) if isinstance(value, list) else value
