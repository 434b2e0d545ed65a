"""what a page of a stranger may bring along → the most of it that is taken, and Refused for what is more."""

from __future__ import annotations

from pagekit.errors import Unreadable
from pagekit.jobs.limits import MEGABYTE

MAX_SIDE = 14_400.0
"""Points, 5,080 mm: the widest page there is (ISO 32000-1, annex C)."""
MIN_SIDE = 1.0
MAX_OBJECTS = 20_000
MAX_VALUES = 1_000_000
"""Numbers, names and the like, in all objects together."""
MAX_DEPTH = 60
"""How deep arrays and dictionaries stand in each other, and forms in forms."""
MAX_FILTERS = 3
MAX_CONTENT = 32 * MEGABYTE
"""Of what draws, unpacked, all forms together."""
MAX_UNPACKED = 512 * MEGABYTE
"""Of all streams: an A2 page in four inks at 300 dots an inch is 150."""
MAX_DRAWN = 256 * MEGABYTE
"""Of what draws, each form as often as it is drawn."""
MAX_PIXELS = 200_000_000
MAX_LAYERED = 4 * MEGABYTE
"""Of content that hidden layers are taken out of: it is read operator by operator."""
MAX_CONTENTS = 10_000
"""Of streams that one page's content is cut into."""


class Refused(Unreadable):
    """A page that is not taken: what is wrong with it, and what to do. Its file is named by whoever asked for it."""

    def __init__(self, what: str, remedy: str) -> None:
        self.what, self.remedy = what, remedy
        super().__init__(f"{what} {remedy}")

    def __reduce__(self) -> tuple[type[Refused], tuple[str, str]]:
        return type(self), (self.what, self.remedy)


FLATTEN = "Flatten the page and export it again."
