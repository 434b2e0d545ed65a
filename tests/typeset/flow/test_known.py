"""legs of text that were planned → the same plans for other ways through the page: less work, and nothing else."""

from __future__ import annotations

import random

import pytest

from pagekit.typeset.flow.cast import Cast
from pagekit.typeset.flow.flow import flow
from pagekit.typeset.flow.known import Known
from pagekit.typeset.flow.parts import Resume
from pagekit.typeset.flow.plan import Planner
from pagekit.typeset.matter import Flowing
from tests.typeset.flow.letters import GRID, box, columns, head, lines


def _matter(seed: int) -> list[Flowing]:
    """Paragraphs, heads and boxes as chance has them."""
    chance = random.Random(seed)
    found: list[Flowing] = []
    for at in range(chance.randint(4, 9)):
        letter = "abcdefghi"[at]
        if chance.random() < 0.3:
            found.append(box(chance.choice([30, 50, 90]), before=1, after=1))
        elif chance.random() < 0.3:
            found.append(head(letter.upper()))
        found.append(lines(chance.randint(1, 9), letter, spread=(-1, 1)))
    return found


def test_pages_are_the_same_where_nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    planned: list[int] = []
    plan = Planner.plan
    monkeypatch.setattr(Planner, "plan", lambda *of: planned.append(1) or plan(*of))
    matters = [_matter(seed) for seed in range(24)]
    pages = columns(16, 16, 16, 16)
    known = [flow(matter, pages, GRID, balance=True) for matter in matters]
    least = len(planned)
    monkeypatch.setattr(Known, "find", lambda *of: None)
    monkeypatch.setattr(Known, "least", lambda *of: 0)
    for matter, one in zip(matters, known, strict=True):
        other = flow(matter, pages, GRID, balance=True)
        assert (other.record, other.statistics) == (one.record, one.statistics)
    assert least < len(planned) - least


def test_what_is_left_takes_its_least_and_the_lines_that_are_begun() -> None:
    known = Known((3, 5, 2, 4))
    assert [known.least(Resume(item), ()) for item in range(5)] == [14, 11, 6, 4, 0]
    assert known.least(Resume(1), {0, 2}) == 9
    text = lines(9, "a").paragraph
    begun = Cast(text, text.best(50.0).lines, 0.0, False, 1.0)
    assert known.least(Resume(1, begun, 7), {3}) == 2 + 2
    assert Known().least(Resume(1), {3}) == 0
