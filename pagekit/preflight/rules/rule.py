"""a function that looks at a file or a page → Rule: its name, title, source, how grave it is, and when it is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from pagekit.notes import Severity
from pagekit.preflight.against import Against, Variant
from pagekit.preflight.facts import FileSeen, PageSeen
from pagekit.preflight.told import Told
from pagekit.preflight.walk.events import Event
from pagekit.preflight.walk.matrix import Corners

Seen = TypeVar("Seen", FileSeen, PageSeen)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a file is held against."""

    variant: Variant
    """The one that it claims; that of the condition where it claims none."""
    condition: Against | None = None
    told: Told | None = None
    """What whoever made the file knows of it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule found."""

    what: str
    remedy: str
    box: Corners | None = None
    about: Event | str = ""
    """What it is, or its name: its first words are told, once for all that are alike."""
    page: int | None = None
    """For rules of the file that tell of a page."""
    severity: Severity | None = None
    """Where it is not the rule's own."""


Look = Callable[[Seen, Asked], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class Rule(Generic[Seen]):
    """One rule."""

    name: str
    title: str
    """What holds when it holds."""
    source: str
    severity: Severity
    look: Look[Seen]
    when: Callable[[Asked], bool]

    def __call__(self, seen: Seen, asked: Asked) -> Iterator[Fault]:
        """What is wrong."""
        return self.look(seen, asked)


def always(_: Asked) -> bool:
    """Asked of every file."""
    return True


def printing(asked: Asked) -> bool:
    """Asked where a press condition is named."""
    return asked.condition is not None


def x1a(asked: Asked) -> bool:
    """Asked of PDF/X-1a."""
    return asked.variant == "x1a"


def x4(asked: Asked) -> bool:
    """Asked of PDF/X-4."""
    return asked.variant == "x4"


def made_here(asked: Asked) -> bool:
    """Asked where the maker of the pages tells what he knows."""
    return asked.told is not None


def told_of(asked: Asked) -> Told:
    """What the maker knows, for rules that are asked only where he tells."""
    if asked.told is None:
        raise AssertionError("asked only of the maker")
    return asked.told


def rule(
    name: str,
    title: str,
    source: str,
    severity: Severity = Severity.ERROR,
    when: Callable[[Asked], bool] = always,
) -> Callable[[Look[Seen]], Rule[Seen]]:
    """Makes a rule of a function."""

    def made(look: Look[Seen]) -> Rule[Seen]:
        return Rule(name, title, source, severity, look, when)

    return made


def condition_of(asked: Asked) -> Against:
    """The condition, for rules that are asked only where there is one."""
    if asked.condition is None:
        raise AssertionError("asked only of a press condition")
    return asked.condition
