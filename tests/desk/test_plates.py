"""pagekit plates: a folder for the printer, its list, and the exit code of what preflight found."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from pagekit.desk.targets import plates_target

Prompt = Callable[..., Result]
StoryMaker = Callable[..., Path]
PRESS = ("--press", "newsprint", "--at", "2026-05-19T12:00:00+05:00")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_story_becomes_a_folder_with_its_list(pagekit: Prompt, newsroom: Path, story: StoryMaker) -> None:
    story("orchard.json", photos=None)
    result = pagekit(
        "plates", "orchard.json", *PRESS, "-o", "out", "--names", "{title}-{page:3}-{colour}.pdf"
    )
    assert (result.exit_code, result.stderr) == (0, "")
    assert names(newsroom / "out") == ["delivery.csv", "delivery.json", "orchard-001-K.pdf"]
    assert (
        "1 page in 1 file" in result.stdout
        and " rules held for newsprint, 6 about what was booked" in result.stdout
    )


def test_several_stories_have_folders_of_their_own(
    pagekit: Prompt, newsroom: Path, story: StoryMaker
) -> None:
    story("orchard.json", photos=None)
    story("second.json", id="second", photos=None)
    result = pagekit(
        "plates",
        "orchard.json",
        "second.json",
        *PRESS,
        "-o",
        "out",
        "--by",
        "page",
        "--first",
        "9",
        "--mono",
        "all",
        "--json",
    )
    assert result.exit_code == 0
    told = json.loads(result.stdout)["stories"]
    assert [one["figures"]["plate_files"] for one in told] == [1, 1]
    assert names(newsroom / "out") == ["orchard", "second"]
    assert "second-20260519-009.pdf" in names(newsroom / "out" / "second")


def test_what_preflight_finds_wants_a_person(pagekit: Prompt, newsroom: Path) -> None:
    result = pagekit("plates", "orchard.json", *PRESS, "-o", "out")
    assert result.exit_code == 1
    assert "pixels an inch" in result.stdout and "orchard-20260519-001.pdf, page 1" in result.stdout
    assert "delivery.csv" in names(newsroom / "out")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("-o", "out.pdf", "--press", "newsprint"), 2, "name a folder"),
        (("-o", "out", *PRESS, "--by", "sheet"), 2, "--by"),
        (("-o", "out", *PRESS, "--mono", "some"), 2, "for example 2,3"),
        (("-o", "out"), 2, "--press"),
        (("-o", "out", "--press", "newsprint"), 3, "at: plates say when they were made"),
        (("-o", "out", *PRESS, "--names", "{titel}.pdf"), 3, "titel"),
    ],
)
def test_what_is_no_delivery_is_refused_and_nothing_is_written(
    pagekit: Prompt, newsroom: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    result = pagekit("plates", "orchard.json", *words)
    assert (result.exit_code, said in result.stderr) == (code, True)
    assert not (newsroom / "out").exists()


def test_a_folder_may_say_where_the_story_goes() -> None:
    assert plates_target("out/{id}/plates", several=True).pattern == "out/{id}/plates"
    assert plates_target("out", several=True).pattern == "out/{id}"
    assert plates_target("out", several=False).medium == "print"
