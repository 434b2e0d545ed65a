"""work that makes many records and no circles of them → the same, while Python seldom looks for circles.

What is known of a thousand stories is a million values, and none of them goes before the site is built. To look through
them again and again takes a tenth of the time that one changed story takes.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

SELDOM = 50_000
"""New records after which Python looks; by itself it does so after 700."""


class _Asked:
    """Builds that go on at the same time, and what was set before the first of them."""

    lock = Lock()
    builds = 0
    before = 0


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Have Python look less often. It looks as often as before when the last of several builds is done; whoever has
    told it not to look at all, or less often still, is left alone.
    """
    with _Asked.lock:
        _Asked.builds += 1
        if _Asked.builds == 1:
            _Asked.before, *rest = gc.get_threshold()
            if 0 < _Asked.before < SELDOM:
                gc.set_threshold(SELDOM, *rest)
    try:
        yield
    finally:
        with _Asked.lock:
            _Asked.builds -= 1
            if _Asked.builds == 0 and gc.get_threshold()[0] == SELDOM:
                gc.set_threshold(_Asked.before, *gc.get_threshold()[1:])
