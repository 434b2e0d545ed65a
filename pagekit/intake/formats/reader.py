"""what is asked of a reader → Format: its name, how its files are told from others, and how they are read.

A reader is a small module with a FORMAT. It is given an `Opened` and yields an item for each article that stands in it,
in order: a `WireItem`, a `RefusedItem` with the reason, or an `Article` that is read already. It opens nothing itself
but what `Opened` and its folder give, fetches nothing, and lets InvalidInput rise for a file that is broken as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pagekit.intake.formats.item import RefusedItem, WireItem
from pagekit.intake.formats.opened import Kind, Opened
from pagekit.model import Article
from pagekit.notes import error

Found = WireItem | RefusedItem | Article


@dataclass(frozen=True, slots=True)
class Format:
    """A format that is read."""

    name: str
    """What `format=` calls it."""
    title: str
    """What people call it."""
    kinds: tuple[Kind, ...]
    """What its files are by their first bytes; nothing else is shown to `recognises`."""
    recognises: Callable[[Opened], bool]
    """Whether this is one, by its content. It may raise InvalidInput where the content cannot be parsed."""
    read: Callable[[Opened], Iterator[Found]]


def refused(name: str, code: str, what: str, remedy: str = "") -> RefusedItem:
    """An item that no article can be made of."""
    return RefusedItem(name, (error(code, name, what, remedy),))
