"""stories + what was asked for → outcomes: whose house, which pack. Nothing is set here."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pagekit.desk import work
from pagekit.desk.findings import Outcome
from pagekit.desk.packs import named_pack
from pagekit.desk.targets import Target
from pagekit.desk.work import PUBLICATION_FILES, Errand, make_all, plan_outputs
from pagekit.errors import Unreadable
from pagekit.notes import Report, error, info

StoryMaker = Callable[..., Path]
PACK = 'schema = 1\nname = "{name}"\ntitle = "T"\nsummary = "S"\ninherits = "{parent}"\n'


def house_of(story: str) -> Path | None:
    (outcome,) = make_all([story], Errand(()))
    assert outcome.errors == []
    return outcome.publication


def test_the_house_beside_the_story_comes_before_the_one_above(newsroom: Path) -> None:
    for folder in (newsroom.parent, newsroom):
        (folder / "publication.toml").write_text('name = "The Steppe Courier"')
    assert house_of("orchard.json") == newsroom / "publication.toml"


def test_of_several_files_of_one_folder_the_first_of_the_list_is_the_house(newsroom: Path) -> None:
    assert PUBLICATION_FILES[0] == "publication.toml"
    text = {"toml": 'name = "T"', "yaml": "name: Y", "yml": "name: M", "json": '{"name": "J"}'}
    for name in reversed(PUBLICATION_FILES):
        (newsroom / name).write_text(text[name.rpartition(".")[2]])
        assert house_of("orchard.json") == newsroom / name


def test_a_format_is_named_where_the_ending_does_not_tell(newsroom: Path) -> None:
    (newsroom / "river.txt").write_text("id: river\nheadline: The river is back\n")
    (named,) = make_all(["river.txt"], Errand((), form="yaml"))
    (unnamed,) = make_all(["river.txt"], Errand(()))
    assert (named.subject, len(named.errors), len(unnamed.errors)) == ("river", 0, 1)


@pytest.mark.parametrize(
    ("notes", "ok"),
    [
        (((), ()), True),
        (((info("a", "b", "c"),), ()), True),
        (((), (error("a", "b", "c"),)), False),
        (((error("a", "b", "c"),), ()), False),
    ],
)
def test_one_report_with_an_error_is_enough_for_a_person(
    notes: tuple[tuple[object, ...], ...], ok: bool
) -> None:
    reports = [Report("orchard", each) for each in notes]  # type: ignore[arg-type]
    assert Outcome("orchard.json", "orchard", reports=reports).ok is ok


def test_a_name_is_a_packs_before_it_is_a_folders(newsroom: Path) -> None:
    for name in ("web-article", "evening"):
        (newsroom / name).mkdir()
        (newsroom / name / "layout.toml").write_text(PACK.format(name=name, parent="base"))
    assert named_pack("web-article", ()) == "web-article"
    assert named_pack("./web-article", ()) == newsroom / "web-article"
    assert named_pack("evening", ()) == newsroom / "evening"
    assert named_pack("nowhere", ()) == "nowhere"
    assert named_pack("no/where", ()) == Path("no/where")


def test_each_target_has_its_layout_and_the_options_that_this_one_has() -> None:
    targets = (Target("out"), Target("out.pdf"))
    planned = plan_outputs(targets, (), {"paper": "letter", "accent": "#123456"}, ())
    assert [(str(each.layout), dict(each.options)) for each in planned] == [
        ("web-article", {"accent": "#123456"}),
        ("print-article", {"paper": "letter", "accent": "#123456"}),
    ]


def test_stories_are_taken_in_their_order_and_told_by_their_ids(newsroom: Path, story: StoryMaker) -> None:
    story("river.json", id="river")
    (newsroom / "bad.json").write_text(json.dumps({"id": 3}))
    told = [
        (each.story, each.subject, len(each.errors))
        for each in make_all(["river.json", "bad.json", "orchard.json"], Errand(()))
    ]
    assert told == [("river.json", "river", 0), ("bad.json", "bad.json", 1), ("orchard.json", "orchard", 0)]


def test_one_byte_more_than_is_taken_is_read_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a text that is too long is refused, and never cut."""
    taken: list[bytes] = []
    monkeypatch.setattr(work, "MAX_TEXT_BYTES", 10)

    def refused(data: bytes, **_: object) -> None:
        taken.append(data)
        raise Unreadable("the text: too long.")

    monkeypatch.setattr(work, "read_article", refused)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x" * 100)))
    (outcome,) = make_all(["-"], Errand(()))
    assert len(outcome.errors) == 1
    assert taken == [b"x" * 11]
