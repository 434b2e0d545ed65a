"""KEY=NUMBER, as it is written at the prompt → Limits: what a page of a stranger's pack may take."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pagekit.jobs import MEGABYTE, Limits

_NUMBER = re.compile(r"[1-9][0-9]{0,4}")
_USUAL = Limits()


def read_limits(written: Sequence[str]) -> Limits | None:
    """The limits; None for what a page usually may take. Raises ValueError with what to write instead."""
    told: dict[str, int] = {}
    for text in written:
        key, _, number = (part.strip() for part in text.partition("="))
        if key not in {"work", "memory"} or not _NUMBER.fullmatch(number):
            raise ValueError(f"{text!r}: write work=60, in seconds, or memory=512, in MB")
        told[key] = int(number)
    if not told:
        return None
    memory = told.get("memory", _USUAL.memory // MEGABYTE)
    return Limits(work=told.get("work", _USUAL.work), memory=memory * MEGABYTE)
