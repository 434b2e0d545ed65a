"""a plan of before + a magazine's stories and adverts → the same order of pages, pins held as far as nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pagekit.model.plan_file import PlanFile
from pagekit.plan.leaves import leaves_of
from pagekit.plan.runs_kept import KeptOrder, KeptRuns, kept_order
from pagekit.plan.runs_records import Problem, Run
from tests.plan.test_runs import SIDES, UP_TO_32, booking, design, drawn, spread


def box(kind: str, ref: str, part: int = 1, **more: Any) -> dict[str, Any]:
    return {
        "id": f"{ref}-{part}", "ref": ref, "kind": kind, "part": part, "rects": [[0, 0, 10, 10]], **more,
    }  # fmt: skip


def plan(*words: str, pinned: str = "") -> KeptRuns:
    """A word for each page, as `drawn` has them; capitals are adverts."""
    pages, parts = [], dict[str, int]()
    for number, word in enumerate(words, 1):
        boxes = []
        for ref in word.split("+") if word not in {"=", "#", "h"} else ():
            parts[ref] = parts.get(ref, 0) + 1
            kind = "advert" if ref.isupper() else "story"
            boxes.append(box(kind, ref, parts[ref] if kind == "story" else 1, pinned=ref in pinned.split()))
        pages.append({"number": number, "boxes": boxes})
    return KeptRuns.of(PlanFile.model_validate({"pages": pages}))


def kept(runs: tuple[Run, ...], had: KeptRuns, *bookings: Any, counts: Any = UP_TO_32) -> KeptOrder:
    leaves = leaves_of(bookings, design(), SIDES, had.adverts).leaves
    told = tuple(replace(run, was=had.stories.get(run.id)) for run in had.in_order(runs))
    return kept_order(Problem(told, leaves, design()), counts, had)


def test_what_a_plan_has_stays_however_dear_it_is() -> None:
    had = plan("=", "h", "#", "b", "b", "X", "Y", "a", "a", "h", "h", "h")
    found = kept((spread("a"), spread("b")), had, booking("X"), booking("Y"))
    assert found.order is not None
    assert drawn(found.order) == "= h # b b X Y a a h h h"


def test_what_the_plan_does_not_know_comes_behind_what_it_follows() -> None:
    had = plan("=", "X", "#", "c", "a")
    new = (spread("a"), spread("b"), spread("c"), spread("d"))
    assert [run.id for run in had.in_order(new)] == ["c", "d", "a", "b"]
    assert [run.id for run in had.in_order((spread("z"), *new))] == ["z", "c", "d", "a", "b"]


def test_parts_that_shared_a_page_share_it_again() -> None:
    had = plan("=", "h", "#", "a", "a", "P+R", "Q", "h")
    sizes = {"P": "third", "Q": "third", "R": "third"}
    found = kept((spread("a"),), had, *(booking(id, size) for id, size in sizes.items()), counts=(8,))
    assert found.order is not None
    shared = {
        placed.first: {part.id for part in placed.leaf.parts} for placed in found.order.placed if placed.leaf
    }
    assert shared == {6: {"P", "R"}, 7: {"Q"}}


def test_the_number_of_pages_stays_until_something_is_left_out_for_it() -> None:
    had = plan("=", "h", "#", "a", "a", "h", "h", "X")
    same = kept((spread("a"),), had, booking("X", "back"))
    assert same.order is not None
    assert same.order.pages == 8
    more = kept((spread("a"), spread("b", 4)), had, booking("X", "back"))
    assert more.order is not None
    assert (more.order.pages, more.order.left_runs) == (12, ())


def test_pins_are_held_from_the_front_on_as_long_as_nothing_is_lost() -> None:
    had = plan("=", "h", "#", "a", "a", "h", "b", "b", "h", "h", "h", "X", pinned="a b X")
    found = kept((spread("a"), spread("b")), had, booking("X", "back"))
    assert found.released == ()
    assert {run.id for run in found.problem.runs if run.pinned} == {"a", "b"}
    # The page is in the middle of the story before it now.
    longer = kept((spread("a", 5), spread("b")), had, booking("X", "back"))
    assert longer.released == (("story", "b"),)
    assert longer.order is not None
    assert drawn(longer.order) == "= h # a a a a a h b b X"


def test_what_stands_in_a_plan_twice_counts_once_and_is_told() -> None:
    had = plan("=", "X", "#", "X", "a")
    assert had.adverts == {"X": 2}
    assert [note.code for note in had.notes] == ["plan-twice"]
    assert KeptRuns.of(None) == KeptRuns()
