"""forms read a moment ago → the same again without work: bounded, in memory, for all threads of the process."""

from __future__ import annotations

import threading
from collections.abc import Hashable

from pagekit.foreign.form import ForeignForm


class KeptForms:
    """Keeps what was asked for last, up to `max_bytes` of its streams; what was not asked for longest goes first.

    The pages of an edition show the same advert: it is read once.
    """

    def __init__(self, max_bytes: int) -> None:
        self.max_bytes = max_bytes
        self._forms: dict[Hashable, ForeignForm] = {}
        self._weight = 0
        self._lock = threading.Lock()

    def find(self, key: Hashable) -> ForeignForm | None:
        """The form, if it is still here."""
        with self._lock:
            form = self._forms.pop(key, None)
            if form is not None:
                self._forms[key] = form
            return form

    def keep(self, key: Hashable, form: ForeignForm) -> None:
        """Take in a form, and let go of what no longer fits."""
        with self._lock:
            self._forms[key] = form
            self._weight = sum(map(weight, self._forms.values()))
            while self._weight > self.max_bytes:
                self._weight -= weight(self._forms.pop(next(iter(self._forms))))


def weight(form: ForeignForm) -> int:
    """About how many bytes a form is, in memory."""
    return sum(
        len(one.data or b"") + sum(len(part) for part in one.parts if isinstance(part, str))
        for one in form.objects
    )
