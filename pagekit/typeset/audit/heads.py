"""SeenPages → heads that are out of order, and those with a divided word.

The rules:
1. No head is larger than one that ranks over it, nothing in the story's head larger than its headline.
2. No level is left out on the way down; a side box has an order of its own.
3. Two heads of one size do not stand side by side.
4. Cross-heads and questions are set without a hyphen; a headline may need one for a word wider than the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from pagekit.layout import PrintManifest
from pagekit.typeset.audit.found import HYPHENED, ORDER, Finding, around
from pagekit.typeset.audit.seen import Seen, SeenPage
from pagekit.typeset.page import Group, TextBox
from pagekit.typeset.style import type_style

SAME = 0.05
"""Points by which two sizes may differ and be one."""
BOXES = frozenset({"factbox", "advert", "related", "online"})
"""Roles of groups whose heads have an order of their own."""
UNDER = frozenset({"kicker", "deck", "byline", "dates", "meta", "crumbs"})
"""What stands with the headline and ranks under it."""
OPENING = 28
_HEAD = re.compile("h([1-6])")


class Head(NamedTuple):
    """A head, or a line beside a headline, which has no level."""

    seen: SeenPage
    thing: Seen
    level: int
    size: float
    box: Group | None

    @property
    def words(self) -> str:
        """How it begins."""
        said = " ".join(line.words for line in self.thing.lines)
        return said if len(said) <= OPENING else said[:OPENING].rstrip() + "…"

    def finding(self, what: str, code: str = ORDER) -> Finding:
        """What is to be said of it."""
        return Finding(code, self.seen.name, around(line.ink for line in self.thing.lines), what)


def heads(pages: Sequence[SeenPage], manifest: PrintManifest) -> Iterator[Finding]:
    """The findings."""
    every = [head for seen in pages for head in _heads(seen, manifest)]
    yield from _ranks(every)
    yield from _skipped(every)
    for seen in pages:
        yield from _beside([head for head in every if head.seen is seen and head.level > 1])
        yield from _hyphened(seen)


def _heads(seen: SeenPage, manifest: PrintManifest) -> Iterator[Head]:
    for thing in seen.things:
        text = thing.item
        if not isinstance(text, TextBox) or text.continued:
            continue
        found = _HEAD.fullmatch(text.tag)
        level = int(found[1]) if found else 0
        if level or (text.role in UNDER and thing.kind == "head"):
            size = text.size or type_style(manifest, text.style, text.lang).size
            box = next((group for group in thing.path if group.role in BOXES), None)
            yield Head(seen, thing, level, size, box)


def _ranks(every: Sequence[Head]) -> Iterator[Finding]:
    """Heads that are larger than one over them: the smallest of those counts."""
    title = next((head for head in every if head.level == 1), None)
    for head in every:
        over = [title] if title else []
        over += [one for one in every if head.level > one.level > 1 and one.box is head.box]
        least = min((one for one in over if one is not head), key=lambda one: one.size, default=None)
        if least is not None and head.size > least.size + SAME and head.level != 1:
            what = f"“{head.words}” has {head.size:g} pt and is larger than “{least.words}”, which ranks over it."
            yield head.finding(what)


def _skipped(every: Sequence[Head]) -> Iterator[Finding]:
    last: dict[int, int] = {}
    for head in (head for head in every if head.level):
        key = id(head.box) if head.box else 0
        before = last.get(key)
        if before is not None and head.level > before + 1:
            what = f"“{head.words}” has level {head.level}, and the head before it level {before}."
            yield head.finding(what)
        last[key] = head.level


def _beside(every: Sequence[Head]) -> Iterator[Finding]:
    """Heads of one size on one line of two columns."""
    for one, other in combinations((head for head in every if head.box is None), 2):
        mine, its = one.thing.box, other.thing.box
        level = mine.y < its.bottom - 1.0 and its.y < mine.bottom - 1.0
        apart = one.seen.column(mine) != one.seen.column(its)
        if level and apart and abs(one.size - other.size) <= SAME:
            yield other.finding(f"“{other.words}” stands beside “{one.words}” in one size.")


def crossing(text: TextBox) -> bool:
    """Whether it is a cross-head or a question, which stand in the text and lead what is under them."""
    found = _HEAD.fullmatch(text.tag)
    return text.role == "question" or (found is not None and found[1] != "1")


def _hyphened(seen: SeenPage) -> Iterator[Finding]:
    for thing in seen.things:
        text = thing.item
        if not isinstance(text, TextBox) or not crossing(text):
            continue
        divided = [line for line in thing.lines if line.line.hyphen]
        if divided:
            said = " ".join(line.words for line in thing.lines)[:OPENING]
            what = f"a word is divided in the head “{said}…”."
            yield Finding(HYPHENED, seen.name, divided[0].ink, what)
