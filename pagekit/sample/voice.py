"""Bank + Topic + a drawing hand → sentences: every slot filled, none said twice before all have been said."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from pagekit.sample.bank import Bank, Topic

_SLOT = re.compile(r"\{(\w+)\}")
# Counted things stand in one form of the plural after these, in Slavic languages too.
_COUNTS = tuple(n for n in range(5, 91) if n % 10 in (0, 5, 6, 7, 8, 9) or n in range(11, 15))
_HOURS = tuple(f"{hour}:{minute:02}" for hour in range(5, 24) for minute in (0, 10, 15, 30, 40))
_FIRST = re.compile(r"[^\W\d_]|\d")


class Voice:
    """One story's way of speaking: its people and its town stay the same from head to end."""

    def __init__(self, bank: Bank, topic: Topic | None, hand: random.Random) -> None:
        self.bank, self.topic, self.hand = bank, topic, hand
        self._decks: dict[str, list[str]] = {}
        # What is a fact of the topic is said once: its numbers would be others the second time.
        self._facts = hand.sample(topic.facts, len(topic.facts)) if topic is not None else []
        person, expert = hand.sample(bank.people, 2)
        town, elsewhere = hand.sample(bank.towns, 2)
        self.facts = {"person": person, "expert": expert, "town": town, "elsewhere": elsewhere}
        if topic is not None:
            self.facts |= {"thing": topic.thing, "people": topic.people, "place": topic.place}
        else:
            self.facts |= {"thing": town, "people": person, "place": town}

    def say(self, rule: str) -> str:
        """A text of that rule."""
        return self.filled(self._next(rule, self.bank.rules[rule]))

    def of(self, name: str, texts: Sequence[str]) -> str:
        """One of these texts, which are drawn by that name."""
        return self.filled(self._next(name, texts))

    def quote(self) -> str:
        """What somebody said, in quotation marks, and who."""
        opening, closing = self.bank.quotes
        text = self.say("say")
        said = self._next("said", self.bank.said)
        # Where the words of the speaker follow, a comma parts them: inside the marks in English, outside elsewhere.
        if said.startswith("{quote},"):
            inside = f"{opening}{text}{closing}"
        elif self.bank.lang == "en":
            inside = f"{opening}{text}{',' if said[8:].startswith(('says', '{who')) else '.'}{closing}"
        else:
            inside = f"{opening}{text}{closing},"
        return capital(self.filled(said.replace("{quote}", inside)))

    def sentence(self, *, own: float, opinion: bool = False) -> str:
        """The next sentence. `own` is the share of those that belong to the topic."""
        chance = self.hand.random()
        if self._facts and chance < own:
            return capital(self.filled(self._facts.pop()))
        if opinion and chance < own + 0.3:
            return capital(self.say("opinion"))
        return capital(self.say("sentence"))

    def filled(self, text: str) -> str:
        """The text with every slot filled, and those of what was filled in."""
        while (slot := _SLOT.search(text)) is not None:
            text = text[: slot.start()] + self._slot(slot[1]) + text[slot.end() :]
        return text

    def number(self, least: int, most: int, step: int = 1) -> str:
        """A number between the two, as the language writes it."""
        return f"{self.hand.randrange(least, most, step):,}".replace(",", self.bank.thousands)

    def _slot(self, name: str) -> str:
        match name:
            case "n":
                return str(self.hand.choice(_COUNTS))
            case "many":
                return self.number(1_100, 98_000, 100)
            case "money":
                return self.bank.money.replace("{many}", self.number(40_000, 9_000_000, 10_000))
            case "year":
                return str(self.hand.randrange(1931, 2019))
            case "hour":
                return self.hand.choice(_HOURS)
            case "day":
                return self.hand.choice(self.bank.days)
        return self.facts[name] if name in self.facts else self._next(name, self.bank.rules[name])

    def _next(self, name: str, texts: Sequence[str]) -> str:
        deck = self._decks.setdefault(name, [])
        if not deck:
            deck.extend(self.hand.sample(texts, len(texts)))
        return deck.pop()


def capital(text: str) -> str:
    """The text with a capital where its first word begins."""
    found = _FIRST.search(text)
    return text if found is None else text[: found.start()] + found[0].upper() + text[found.end() :]
