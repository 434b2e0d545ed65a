"""a number of pages + the words that they hold → which stories an edition has: sections, lengths, priorities, pictures.

The rules:
1. Every section has a lead, as long as its pages bear; after it briefs are many, middling stories some, long ones few.
2. The longer a story is, the more it counts; one in six counts for more or less than its length.
3. The sections of other languages have pages of their own; the rest takes what its matter needs.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pagekit.sample.bank import bank_of
from pagekit.sample.story import BRIEF, StoryOrder


@dataclass(frozen=True, slots=True)
class SampleSection:
    """A section: its name, its topics' key, its language, and its share of the words."""

    name: str
    key: str
    lang: str
    weight: float
    theme: str
    pages: int | None = None
    design: str = "standard"
    starts: str = "any"

    def as_dict(self) -> dict[str, Any]:
        """As edition.toml has it."""
        said = {"name": self.name, "pages": self.pages, "lang": self.lang}
        more = {"design": self.design, "starts": self.starts}
        return {k: v for k, v in {**said, **more}.items() if v not in (None, "standard", "any")}


# Least and most words, and how often.
_LENGTHS = ((72, 122, 44), (125, 280, 27), (290, 540, 19), (550, 880, 7), (900, 1_190, 3))
_LONGEST = {"en": 1_190, "ru": 760, "kk": 480}
_PICTURED = ((BRIEF, 0.06), (280, 0.35), (550, 0.8), (2_000, 1.0))
_SHAPES = ("landscape",) * 11 + ("portrait",) * 4 + ("square",) * 3 + ("panorama",) * 2


def sample_sections(pages: int, hand: random.Random) -> tuple[SampleSection, ...]:
    """The sections of an edition of so many pages, in their order."""
    russian = SampleSection("Новости", "ru", "ru", 0.0, "society", pages=max(1, pages // 9))
    kazakh = SampleSection("Жаңалықтар", "kk", "kk", 0.0, "society", pages=max(1, pages // 14))
    news = SampleSection("News", "news", "en", 0.3, "society", starts="right")
    sport = SampleSection("Sport", "sport", "en", 0.14, "sport", design="sport")
    if pages < 8:
        return (news, hand.choice((russian, kazakh)), sport)
    city = SampleSection("City", "city", "en", 0.2, "society")
    opinion = SampleSection("Opinion", "opinion", "en", 0.08, "opinion", design="opinion")
    business = SampleSection("Business", "business", "en", 0.13, "economy")
    region = SampleSection("Region", "region", "en", 0.15, "science")
    culture = SampleSection("Culture", "culture", "en", 0.11, "culture")
    science = SampleSection("Science", "science", "en", 0.08, "science")
    if pages < 12:
        return (news, city, russian, kazakh, sport)
    if pages < 16:
        return (news, city, business, russian, kazakh, opinion, sport)
    if pages < 24:
        return (news, city, region, business, russian, kazakh, opinion, culture, sport)
    return (news, city, region, business, russian, kazakh, opinion, culture, science, sport)


def sample_stories(
    sections: tuple[SampleSection, ...], pages: int, words: int, day: date, hand: random.Random
) -> list[StoryOrder]:
    """The stories of an edition that holds so many words."""
    weights = sum(section.weight for section in sections)
    own = sum(section.pages or 0 for section in sections) / pages
    orders: list[StoryOrder] = []
    turns: Counter[str] = Counter()
    for place, section in enumerate(sections):
        share = section.pages / pages if section.pages else (1 - own) * section.weight / weights
        for order in _of_section(section, place == 0, round(words * share), day, hand):
            orders.append(replace(order, turn=turns[order.topic.name]))
            turns[order.topic.name] += 1
    return orders


def _of_section(
    section: SampleSection, first: bool, words: int, day: date, hand: random.Random
) -> list[StoryOrder]:
    bank = bank_of(section.lang)
    topics = list(bank.topics_of(section.key))
    lengths = _lengths(words, _LONGEST[section.lang], hand)
    if section.key == "opinion":
        lengths = [max(length, 160) for length in lengths]
    found = []
    for place, length in enumerate(lengths):
        id = f"{section.key}-{place + 1:02}"
        found.append(
            StoryOrder(
                id,
                bank,
                topics[place % len(topics)] if place else hand.choice(topics),
                section.name,
                length,
                _priority(place, length, hand),
                day,
                opinion=section.key == "opinion",
                sport=section.key == "sport",
                pictures=tuple(_pictures(id, length, hand)),
                wishes=_wishes(place, first, length, hand),
            )
        )
    return found


def _lengths(words: int, longest: int, hand: random.Random) -> list[int]:
    """Lengths that come to so many words, the lead's first."""
    lead = max(90, min(longest, int(words * 0.42), hand.randint(520, 1_000)))
    lengths, left = [lead], words - lead
    while left >= 72:
        ((least, most, _),) = hand.choices(_LENGTHS, [often for *_, often in _LENGTHS])
        length = hand.randint(least, most)
        if length > min(longest, left):
            # What is left goes to one more, if it is not too long; else a shorter one is drawn.
            if left > 130:
                continue
            length = min(left, longest)
        lengths.append(length)
        left -= length
    return [lead, *sorted(lengths[1:], reverse=True)]


def _priority(place: int, length: int, hand: random.Random) -> int:
    """1 is the most important."""
    if place == 0:
        return 1
    plain = 2 if place == 1 else 7 if length < BRIEF else 5 if length < 200 else 4 if length < 400 else 3
    return min(
        8, max(2, plain + hand.choice((0, 0, 0, 0, 0, 1 if place > 1 else 0, -1 if length >= BRIEF else 1)))
    )


def _pictures(id: str, length: int, hand: random.Random) -> list[str]:
    chance = next(chance for most, chance in _PICTURED if length < most)
    count = int(hand.random() < chance) + int(length > 700 and hand.random() < 0.6)
    return [f"photos/{id}-{hand.choice(_SHAPES)}{n + 1}.jpg" for n in range(count)]


def _wishes(place: int, first: bool, length: int, hand: random.Random) -> dict[str, Any]:
    if place == 0 and first:
        return {"page": 1, "must": True}
    if place == 0 and hand.random() < 0.4:
        return {"must": True, "picture": "large"}
    if length > 400 and hand.random() < 0.25:
        return {"jump": False}
    return {"picture": "small"} if length > 200 and hand.random() < 0.08 else {}
