"""a printer's pattern + what a file holds → its name: Latin letters, figures, and signs that every system takes.

    {title}-{date}-{section}-{page}-{version}.pdf   →   courier-20260303-sport-012-v2.pdf

What is not said leaves no gap. `{page:3}` writes a number with so many figures. Words of other scripts are written in
Latin letters, by the rules of `latin`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pagekit.errors import BadOrder
from pagekit.plates.latin import checked, latin

PATTERN = "{title}-{date}-{section}-{page:3}-{version}.pdf"
TOKENS = ("title", "date", "section", "page", "label", "colour", "version")
LONGEST_NAME = 120
_TOKEN = re.compile(r"\{([^{}]*)\}")
_SAID = re.compile(r"(\w+)(?::([1-9]))?")
_BESIDE = re.compile(r"[A-Za-z0-9._-]*")
_UNSAFE = re.compile(r"[^A-Za-z0-9.]+")
_SEAMS = re.compile(r"[-_.](?=[-_.])")
_ENDING = ".pdf"
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Naming:
    """How the files of a delivery are called."""

    title: str
    date: str = ""
    """Of the edition, as the printer writes it: 20260303."""
    section: str = ""
    version: str = ""
    pattern: str = PATTERN


def file_name(naming: Naming, *, page: str, label: str, colour: str) -> str:
    """The name of one file. `page` is a number, or the first and the last. Raises BadOrder."""
    said = {
        "title": naming.title, "date": naming.date, "section": naming.section, "version": naming.version,
        "page": page, "label": label, "colour": colour,
    }  # fmt: skip
    _hold(naming.pattern)
    stem = _TOKEN.sub(lambda one: _filled(one[1], said), naming.pattern.removesuffix(_ENDING))
    stem = _SEAMS.sub("", stem).strip("-_.")
    if not stem:
        raise BadOrder(
            f"pattern: {naming.pattern!r} says nothing of this file. Name one of {_listed()} in it."
        )
    if len(stem) > LONGEST_NAME:
        raise BadOrder(f"pattern: makes a name of {len(stem)} letters, {stem[:40]}…. Shorten the title.")
    return stem + _ENDING


def _hold(pattern: str) -> None:
    for token in _TOKEN.findall(pattern):
        found = _SAID.fullmatch(token)
        if found is None or found[1] not in TOKENS:
            raise BadOrder(f"pattern: {{{token[:40]}}} is not known. There are {_listed()}.")
    if not pattern.endswith(_ENDING) or not _BESIDE.fullmatch(_TOKEN.sub("", pattern)):
        raise BadOrder(
            f"pattern: {pattern[:80]!r} makes no name of a PDF. Write letters, figures, - _ and . around what is in "
            "braces, and .pdf at the end."
        )


def _filled(token: str, said: Mapping[str, str]) -> str:
    key, _, figures = token.partition(":")
    value = safe(said[key])
    return _NUMBER.sub(lambda one: one[0].zfill(int(figures)), value) if figures else value


def safe(words: str) -> str:
    """Words as they may stand in a name: of those that say something, never nothing."""
    made = _UNSAFE.sub("-", latin(words)).strip("-.")
    return made or (checked(words) if words.strip() else "")


def _listed() -> str:
    return ", ".join(f"{{{token}}}" for token in TOKENS)
