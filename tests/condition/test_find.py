"""a name, or a file of the newsroom's → the press condition; what is wrong with one is said with what to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagekit.condition import Design, find_condition, list_conditions
from pagekit.errors import BadOrder, InvalidInput, Unreadable, UnsupportedPress
from pagekit.units import mm

OURS = """
schema = 1
inherits = "newsprint-ifra"
profile = "ours.icc"
title = "The works at Almaty"
total_ink = 240
photo = { target = 180 }
"""


def written(folder: Path, text: str, name: str = "ours.toml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_those_that_come_with_pagekit() -> None:
    assert list_conditions() == ("coated", "digital", "heatset", "newsprint", "newsprint-ifra", "uncoated")
    found = {name: find_condition(name) for name in list_conditions()}
    assert all(found[name].name == name and found[name].title for name in found)
    assert {name for name in found if found[name].profile} == {"coated", "newsprint"}
    assert {name: each.total_ink for name, each in found.items()} == {
        "coated": 300, "digital": 240, "heatset": 300, "newsprint": 220, "newsprint-ifra": 220, "uncoated": 300,
    }  # fmt: skip
    assert {name for name in found if found[name].bleed.points == 0} == {"newsprint", "newsprint-ifra"}
    for each in found.values():
        assert each.photo.target >= each.photo.warn >= each.photo.stop, each.name
        assert each.line_art.target >= each.line_art.warn >= each.line_art.stop, each.name
        assert sum(each.rich_black) <= each.total_ink, each.name


def test_newsprint_has_no_marks_and_a_digital_press_nothing_to_register() -> None:
    marks = {name: find_condition(name).marks for name in list_conditions()}
    assert {name for name, design in marks.items() if design is None} == {"newsprint", "newsprint-ifra"}
    assert {name for name, design in marks.items() if design == Design()} == {"coated", "heatset", "uncoated"}
    assert marks["digital"] == Design(targets=False, bar=False)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("marks = true", Design()),
        ("marks = false", None),
        ('[marks]\nbar = false\noffset = "5mm"', Design(bar=False, offset=mm(5))),
    ],
)
def test_a_file_may_say_its_marks(tmp_path: Path, said: str, wanted: Design | None) -> None:
    for parent in ("coated", "newsprint"):
        path = written(tmp_path, f'inherits = "{parent}"\n{said}', f"{parent}-marks.toml")
        assert find_condition(path).marks == wanted


def test_what_is_wrong_with_marks_is_said_at_its_place(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"marks\.rooms"):
        find_condition(written(tmp_path, 'inherits = "coated"\n[marks]\nrooms = "5mm"'))
    with pytest.raises(InvalidInput, match="marks"):
        find_condition(written(tmp_path, 'inherits = "coated"\nmarks = "none"'))


def test_one_is_read_once() -> None:
    assert find_condition("newsprint") is find_condition("newsprint")


def test_a_file_of_the_newsrooms_is_laid_over_the_one_it_inherits(tmp_path: Path) -> None:
    ours = find_condition(written(tmp_path, OURS))
    assert (ours.name, ours.title, ours.summary) == ("ours", "The works at Almaty", None)
    assert (ours.total_ink, ours.tones, ours.bleed.points) == (240, (5, 85), 0)
    assert (ours.photo.target, ours.photo.warn, ours.photo.stop) == (180, 150, 100)
    assert (ours.profile, ours.folder, ours.intended.identifier) == ("ours.icc", tmp_path, "IFRA26")
    assert find_condition(str(tmp_path / "ours.toml")) == ours


def test_a_file_may_inherit_its_neighbour(tmp_path: Path) -> None:
    written(tmp_path, OURS)
    strict = find_condition(written(tmp_path, 'inherits = "ours"\ntotal_ink = 200', "strict.toml"))
    assert (strict.name, strict.title, strict.total_ink) == ("strict", "strict", 200)
    assert (strict.profile, strict.photo.target) == ("ours.icc", 180)


def test_who_brings_a_profile_says_what_it_claims(tmp_path: Path) -> None:
    bare = 'inherits = "coated"\nprofile = "ours.icc"\n'
    with pytest.raises(
        InvalidInput, match=r"intended: is missing: ours\.icc .* Write \[intended\] with identifier"
    ):
        find_condition(written(tmp_path, bare))
    claim = '[intended]\nidentifier = "FOGRA51"\ninfo = "PSO Coated v3"\n'
    intended = find_condition(written(tmp_path, bare + claim)).intended
    assert (intended.identifier, intended.info, intended.condition) == ("FOGRA51", "PSO Coated v3", None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("total_ink = ", r"ours\.toml"),
        ('inherits = "newsprnt"', r"there is no condition 'newsprnt'.*Did you mean newsprint\?"),
        ('inherits = "../newsprint"', r"inherits: is '\.\./newsprint'\."),
        ("inherits = 3", "inherits: is 3."),
        ('inherits = "ours"', "runs in a ring (ours → ours)".replace("(", r"\(").replace(")", r"\)")),
        ("schema = 2", "schema: is not 1"),
        ('inherits = "coated"\ntotal_inc = 220', r"total_inc: .*total_ink"),
        ('inherits = "coated"\ntotal_ink = 900', "total_ink"),
        ('inherits = "coated"\nrendering = "saturation"', "rendering"),
        (
            'inherits = "newsprint-ifra"\nprofile = "/etc/ours.icc"',
            r'profile: is a path\. .*profile = "ours\.icc"',
        ),
        ('inherits = "coated"\nfolder = "/etc"', "folder: is not said in the file"),
        ('inherits = "coated"\nname = "ours/ours"', "name"),
        ('inherits = "coated"\nphoto = { warn = 400 }', "photo: does not fall from target to warn to stop"),
        ('inherits = "coated"\ntones = [85, 5]', "tones: does not rise"),
        ('title = "Ours"', "intended: "),
        ("a = " + "[" * 200, r"ours\.toml"),
    ],
)
def test_what_is_wrong_is_said_with_what_to_write(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(InvalidInput, match=f"(?s){words}"):
        find_condition(written(tmp_path, text))


def test_a_name_that_there_is_not() -> None:
    with pytest.raises(UnsupportedPress, match=r"no condition 'newsprnt'\. Did you mean newsprint\?"):
        find_condition("newsprnt")
    with pytest.raises(UnsupportedPress, match=r"There are coated, digital, heatset, newsprint"):
        find_condition("zzzz")


@pytest.mark.parametrize("asked", ["", None, 7, b"newsprint", "a\0b"])
def test_what_is_no_name_is_refused(asked: object) -> None:
    with pytest.raises(BadOrder, match=r"press: .* Pass the name of one \(coated, "):
        find_condition(asked)  # type: ignore[arg-type]


def test_a_file_that_is_not_there_or_is_none(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.toml", tmp_path, "gone.toml", "x" * 5_000 + ".toml"):
        with pytest.raises(
            Unreadable, match=r"cannot be read .* Name a file that is there, or one of coated"
        ):
            find_condition(path)
    with pytest.raises(Unreadable, match=r"larger than 65,536 bytes"):
        find_condition(written(tmp_path, "#" * 70_000))


def test_a_condition_says_what_becomes_of_rgb_in_adverts(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text('schema = 1\ninherits = "newsprint"\nrgb = "refuse"\n', "utf-8")
    assert (find_condition("newsprint").rgb, find_condition(mine).rgb) == ("convert", "refuse")
    mine.write_text('schema = 1\ninherits = "newsprint"\nrgb = "drop"\n', "utf-8")
    with pytest.raises(InvalidInput, match="rgb"):
        find_condition(mine)
