"""a Story → its card as plain data, and back: what lists tell of it, kept so that nobody reads it for them again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any

from pagekit.house import Publisher, Story, labels_for
from pagekit.house.story import (
    Author,
    Byline,
    Figure,
    Format,
    Rights,
    Run,
    Stamp,
    TranslatedStory,
)
from pagekit.model import PictureFacts, Status

KINDS = {
    kind.__name__: kind
    for kind in (Author, Byline, Figure, Format, PictureFacts, Rights, Run, Stamp, TranslatedStory)
}
_KIND = "_"
MORE_PICTURES = 2
"""Pictures beside the lead that a card knows: a small front may show one of them."""
_TOLD = (
    "id", "slug", "lang", "direction", "channels", "priority", "headline", "released", "format", "free",
    "description", "url", "section", "kicker", "deck", "byline", "published", "updated", "lead", "more_photos",
    "tags", "translations",
)  # fmt: skip


def card_of(story: Story) -> dict[str, Any]:
    """The card as plain data."""
    more = tuple(figure for figure in story.figures if figure is not story.lead)[:MORE_PICTURES]
    told = {"more_photos": more, "deck": story.deck[:1]}
    wire = {name: _wired(told[name] if name in told else getattr(story, name)) for name in _TOLD}
    return {**wire, "status": str(story.status), "labels": story.labels.lang}


def story_of(wire: Mapping[str, Any], publisher: Publisher) -> Story:
    """The story as its card tells it: without its text. Raises KeyError, TypeError, ValueError for what is no card."""
    told = {name: _made(wire[name]) for name in _TOLD}
    labels, _ = labels_for(wire["labels"])
    return Story(status=Status(wire["status"]), labels=labels, publisher=publisher, **told)


def _wired(value: object) -> Any:
    kind: Any = type(value)
    if kind is tuple:
        return [_wired(each) for each in value]  # type: ignore[attr-defined]  # told by its kind
    if kind.__name__ not in KINDS or not is_dataclass(value):
        return value
    wire = {
        name: _wired(inner) for name, default in _fields(kind) if (inner := getattr(value, name)) != default
    }
    return {_KIND: kind.__name__, **wire}


def _made(wire: Any) -> Any:
    if isinstance(wire, dict):
        told = {name: _made(value) for name, value in wire.items() if name != _KIND}
        return KINDS[wire[_KIND]](**told)
    return tuple(map(_made, wire)) if isinstance(wire, list) else wire


@cache
def _fields(kind: Any) -> tuple[tuple[str, object], ...]:
    return tuple(
        (each.name, each.default_factory() if each.default_factory is not MISSING else each.default)
        for each in fields(kind)
        if each.init
    )
