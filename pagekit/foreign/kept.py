"""what strangers' files were made into a moment ago → the same again without work: bounded, for all threads of the
process.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from pagekit.foreign.form import ForeignForm

T = TypeVar("T")


class Kept(Generic[T]):
    """Keeps what was asked for last, up to `max_bytes`; what was not asked for longest goes first.

    The pages of an edition show the same advert: it is read once.
    """

    def __init__(self, max_bytes: int, weigh: Callable[[T], int]) -> None:
        self.max_bytes = max_bytes
        self._weigh = weigh
        self._values: dict[Hashable, T] = {}
        self._weight = 0
        self._lock = threading.Lock()

    def find(self, key: Hashable) -> T | None:
        """What is kept under the key, if it is still here."""
        with self._lock:
            value = self._values.pop(key, None)
            if value is not None:
                self._values[key] = value
            return value

    def keep(self, key: Hashable, value: T) -> None:
        """Take in a value, and let go of what no longer fits."""
        with self._lock:
            self._values[key] = value
            self._weight = sum(map(self._weigh, self._values.values()))
            while self._weight > self.max_bytes:
                self._weight -= self._weigh(self._values.pop(next(iter(self._values))))


class KeptForms(Kept[ForeignForm]):
    """The same of forms, by what their streams weigh."""

    def __init__(self, max_bytes: int) -> None:
        super().__init__(max_bytes, weight)


def weight(form: ForeignForm) -> int:
    """About how many bytes a form is, in memory."""
    return sum(
        len(one.data or b"") + sum(len(part) for part in one.parts if isinstance(part, str))
        for one in form.objects
    )
