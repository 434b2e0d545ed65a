"""work that is counted step by step → nothing, or LimitExceeded: the same on every machine, however busy it is.

For what is done for a stranger in the caller's own process. Who does it says what a step is.
"""

from __future__ import annotations

from pagekit.errors import LimitExceeded


class Steps:
    """How many steps are left. One is shared by all that is done for one thing."""

    __slots__ = ("_left", "_most", "_remedy", "_where", "_work")

    def __init__(self, most: int, *, where: str, work: str, remedy: str) -> None:
        """`work` says what takes them, as in "its pages take more to be set than"."""
        self._left = self._most = most
        self._where, self._work, self._remedy = where, work, remedy

    @property
    def taken(self) -> int:
        """Those so far."""
        return self._most - self._left

    def take(self, steps: int) -> None:
        """Take note of some. Raises LimitExceeded when there were too many."""
        self._left -= steps
        if self._left < 0:
            raise LimitExceeded(self._where, "work", self._work, f"{self._most:,} steps", self._remedy)
