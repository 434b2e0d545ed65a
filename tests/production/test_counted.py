"""a story in a stranger's pack for print → set within so many steps, or refused by the pack's name; ours are not counted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import pagekit
from pagekit.jobs import Limits, Steps
from pagekit.layout import find_layout
from pagekit.model.base import altered
from pagekit.production import counted as counting
from pagekit.production.counted import counted, edition_counted, plan_counted
from pagekit.production.edition_stories import SetUp

STORY = pagekit.Article.model_validate(
    {"id": "river", "headline": "The river", "body": [{"kind": "paragraph", "text": "It came back. " * 40}]}
)
TINY = """
gutter = "0mm"
[papers.a4]
width = "60pt"
height = "14pt"
top = "0mm"
right = "0mm"
bottom = "0mm"
left = "0mm"
[options.paper]
type = "choice"
choices = ["a4"]
default = "a4"
help = "The sheet"
[options.columns]
type = "integer"
min = 1
max = 1
default = 1
help = "Columns"
[composed.code]
size = "1pt"
quiet = "0pt"
"""


def pack(folder: Path, more: str = "") -> Path:
    home = folder / "mine"
    home.mkdir()
    head = 'schema = 1\ntitle = "t"\nsummary = "s"\ninherits = "print-article"\n'
    (home / "layout.toml").write_text(head + more, "utf-8")
    return home


def test_steps_are_allowed_by_seconds_and_words(tmp_path: Path) -> None:
    home = find_layout(pack(tmp_path))
    assert counted(find_layout("print-article"), 1000, None) is None
    for limits, most in ((None, 1_000_000), (Limits(work=2), 1_000_000), (Limits(work=60), 24_200_000)):
        steps = counted(home, 1000, limits)
        assert steps is not None
        steps.take(most)
        with pytest.raises(pagekit.LimitExceeded) as told:
            steps.take(1)
        assert (told.value.where, told.value.reason) == ("layout mine", "work")
        assert told.value.much == f"{most:,} steps"


def test_tiny_pages_of_a_stranger_end_in_an_error_that_names_his_pack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "A_SECOND", 20_000)
    monkeypatch.setattr(counting, "A_WORD", 0)
    home = pack(tmp_path, TINY)
    with pytest.raises(
        pagekit.LimitExceeded, match=r"^layout mine: to set its pages takes more than \d+,\d+ steps\."
    ):
        pagekit.render_pdf(STORY, layout=home)
    assert pagekit.render_pdf(STORY, layout=home, limits=Limits(work=60)).page_count > 30


def test_an_honest_pack_takes_a_tenth_and_sets_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Steps] = []
    take = Steps.take
    monkeypatch.setattr(Steps, "take", lambda steps, more: (made.append(steps), take(steps, more)))
    ours = pagekit.render_pdf(STORY, layout="print-article")
    assert not made
    assert pagekit.render_pdf(STORY, layout=pack(tmp_path)).data == ours.data
    assert 0 < made[0].taken < 80_000
    assert len(set(map(id, made))) == 1


def test_an_edition_is_counted_as_one_by_all_of_its_words(tmp_path: Path) -> None:
    assert edition_counted(find_layout("tabloid"), [STORY]) is None
    mine = find_layout(pack(tmp_path))
    steps = edition_counted(mine, [STORY] * 100)
    assert steps is not None
    words = 100 * len(STORY.model_dump_json()) // 6
    with pytest.raises(pagekit.LimitExceeded) as told:
        steps.take(1_600_001 + 400 * words)
    assert told.value.much == f"{1_600_000 + 400 * words:,} steps"
    assert "limits.work" in told.value.remedy
    more = edition_counted(mine, [STORY] * 100, Limits(work=60))
    assert more is not None
    more.take(1_600_001 + 400 * words)


def test_what_fills_the_pages_of_a_stranger_is_counted_by_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert plan_counted(find_layout("tabloid"), 16) is None
    (tmp_path / "edition").mkdir()
    folder = tmp_path / "edition"
    home = pack(folder)
    (home / "layout.toml").write_text(
        'schema = 1\ntitle = "t"\nsummary = "s"\ninherits = "tabloid"\n', "utf-8"
    )
    steps = plan_counted(find_layout(home), 16, Limits(work=3))
    assert steps is not None
    steps.take(16 * 3 * 10_000_000)
    with pytest.raises(pagekit.LimitExceeded, match=r"^layout mine: to fill its pages takes more than 480,"):
        steps.take(1)
    (folder / "stories").mkdir()
    (folder / "publication.toml").write_text('name = "The Courier"\n', "utf-8")
    (folder / "edition.toml").write_text(
        'schema = 1\ndate = 2026-05-19\npages = 4\nlayout = "./mine"\n', "utf-8"
    )
    for number in range(5):
        head = f"---\nid: s{number}\nheadline: The river {number}\n---\n\n"
        (folder / "stories" / f"s{number}.md").write_text(head + "It came back to the town. " * 60, "utf-8")
    edition = pagekit.read_edition(folder)
    theirs = pagekit.plan_edition(edition)
    assert theirs.figures["stories_placed"] == 5
    # What was measured of a stranger's stories is let go, and measured again where it is set: the plan is the same.
    tabloid = altered(edition.file, layout="tabloid")
    assert pagekit.plan_edition(replace(edition, file=tabloid)).pages == theirs.pages
    monkeypatch.setattr(counting, "WAYS_A_SECOND", 10)
    with pytest.raises(
        pagekit.LimitExceeded, match=r"^layout mine: to fill its pages takes more than 80 steps"
    ):
        pagekit.plan_edition(edition)


def test_an_edition_takes_what_its_caller_allows(tmp_path: Path) -> None:
    (tmp_path / "stories").mkdir()
    (tmp_path / "edition.toml").write_text("schema = 1\ndate = 2026-05-19\npages = 4\n", "utf-8")
    (tmp_path / "publication.toml").write_text('name = "The Courier"\n', "utf-8")
    edition = pagekit.read_edition(tmp_path)
    with pytest.raises(pagekit.BadOrder, match="limits: "):
        pagekit.plan_edition(edition, limits=60)  # type: ignore[arg-type]
    setup = SetUp.of(edition, find_layout("tabloid"), limits=Limits(work=60))
    assert setup.limits == Limits(work=60)
