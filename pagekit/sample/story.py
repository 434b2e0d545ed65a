"""an order for a story + its Bank → the Markdown of it, with front matter, as a desk files it."""

from __future__ import annotations

import json
import random
import textwrap
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

from pagekit.sample.bank import Bank, Topic
from pagekit.sample.voice import Voice, capital

ZONE = timezone(timedelta(hours=5))
BRIEF, LONG = 125, 450
"""Words: a brief has fewer than the one; from the other on a story has cross-heads."""
CROSSHEAD = 240
"""Words from one cross-head to the next."""


@dataclass(frozen=True, slots=True)
class StoryOrder:
    """What is wanted of a story."""

    id: str
    bank: Bank
    topic: Topic
    section: str
    words: int
    priority: int
    day: date
    turn: int = 0
    """How many stories of this topic there were before: its heads go round."""
    opinion: bool = False
    sport: bool = False
    pictures: tuple[str, ...] = ()
    """The paths of its pictures, beside the story."""
    wishes: dict[str, Any] = field(default_factory=dict)


def story_text(order: StoryOrder, hand: random.Random) -> str:
    """The story as a file."""
    voice = Voice(order.bank, order.topic, hand)
    head = _head(order, voice)
    body = "\n\n".join(_body(order, voice))
    fields = "\n".join(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items())
    return f"---\n{fields}\n---\n\n{body}\n"


def _head(order: StoryOrder, voice: Voice) -> dict[str, Any]:
    hand, brief = voice.hand, order.words < BRIEF
    # The desk wrote shorter ones for narrow boxes.
    headline, *shorter = voice.filled(_turned(order.topic.heads, order.turn)).split("|")
    without = brief or (order.words < 200 and hand.random() < 0.6)
    fields: dict[str, Any] = {
        "id": order.id,
        "lang": order.bank.lang,
        "section": order.section,
        "design": _design(order, hand, brief=brief),
        "priority": order.priority,
        "kicker": order.topic.kicker,
        "headline": capital(headline),
        "headline_variants": [capital(head) for head in shorter],
        "deck": None if without else capital(voice.filled(_turned(order.topic.decks, order.turn))),
        "byline": None if brief and hand.random() < 0.6 else [{"name": hand.choice(order.bank.reporters)}],
        "dateline": None if order.opinion else voice.facts["town"],
        "published_at": _filed(order.day, hand),
        "tags": list(order.topic.tags),
        "photos": [_photo(voice, path) for path in order.pictures],
        "print": order.wishes,
    }
    return {name: value for name, value in fields.items() if value not in (None, [], {})}


def _turned(texts: tuple[str, ...], turn: int) -> str:
    """One of the texts, another one each time."""
    return texts[turn % len(texts)]


def _design(order: StoryOrder, hand: random.Random, *, brief: bool) -> str:
    if brief:
        return "brief"
    if order.opinion:
        return "opinion"
    return "feature" if order.words > 700 and hand.random() < 0.5 else "standard"


def _filed(day: date, hand: random.Random) -> str:
    """The evening before the edition's day."""
    filed = datetime.combine(day - timedelta(days=1), time(7), ZONE) + timedelta(
        minutes=5 * hand.randrange(190)
    )
    return filed.isoformat()


def _photo(voice: Voice, path: str) -> dict[str, Any]:
    return {
        "src": path,
        "alt": capital(voice.say("alt")),
        "caption": capital(voice.say("caption")),
        "credit": voice.hand.choice(voice.bank.people),
    }


def _body(order: StoryOrder, voice: Voice) -> list[str]:
    hand, bank = voice.hand, order.bank
    parts: list[str] = []
    paragraph = [capital(voice.filled(_turned(order.topic.opens, order.turn)))]
    extras = _extras(order, voice)
    done, since = len(paragraph[0].split()), 0
    room = hand.randint(1, 2)
    while True:
        # A paragraph is full, or the story is.
        if not room or done >= order.words - 8:
            parts.append(_wrapped(" ".join(paragraph)))
            paragraph, room = [], hand.choice((2, 2, 3, 3, 4))
            if done >= order.words - 8:
                break
            if order.words >= LONG and since >= CROSSHEAD and order.words - done > 90:
                parts.append("## " + voice.of("crossheads", bank.crossheads))
                since = 0
            elif extras and done > order.words * 0.4:
                parts.append(extras.pop())
                done += len(parts[-1].split())
        said = not paragraph and done > 40 and hand.random() < 0.4
        sentence = voice.quote() if said else voice.sentence(own=0.22, opinion=order.opinion)
        paragraph.append(sentence)
        count = len(sentence.split())
        done, since, room = done + count, since + count, room - 1
    return parts


def _extras(order: StoryOrder, voice: Voice) -> list[str]:
    """What is no paragraph: a list, a table, a quotation that stands by itself."""
    hand, found = voice.hand, []
    if order.words >= 180 and hand.random() < 0.18:
        found.append("\n".join(f"- {capital(voice.say('item'))}" for _ in range(hand.randint(3, 5))))
    if order.words >= 180 and hand.random() < (0.5 if order.sport else 0.14):
        found.append(_table(order, voice))
    if order.words >= 700:
        opening, closing = order.bank.quotes
        found.append(f"> {opening}{voice.say('say')}.{closing}")
    return found


def _table(order: StoryOrder, voice: Voice) -> str:
    towns = voice.hand.sample(order.bank.towns, len(order.bank.towns))
    year = order.day.year
    rows: list[tuple[str, ...]] = [(order.topic.kicker, str(year - 2), str(year - 1), str(year))]
    rows += [(town, *(voice.number(10, 9_000) for _ in range(3))) for town in towns]
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join((lines[0], "|:---|---:|---:|---:|", *lines[1:]))


def _wrapped(text: str) -> str:
    return textwrap.fill(text, 118, break_long_words=False, break_on_hyphens=False)
