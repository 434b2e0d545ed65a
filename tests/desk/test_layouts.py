"""pagekit layouts: what there is, and what a pack takes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from pagekit.layout import find_layout, list_layouts

Prompt = Callable[..., Result]

EVENING = """
schema = 1
name = "evening"
title = "Evening [bold]edition"
summary = "Blue"
inherits = "print-article"
[options.rule]
type = "length"
min = "0.5pt"
max = "3pt"
default = "1pt"
help = "Between columns"
[options.frame]
type = "switch"
default = false
help = "A frame around the page"
[options.motto]
type = "text"
max_length = 60
help = "Under the name"
"""


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    folder = tmp_path / "packs"
    (folder / "evening").mkdir(parents=True)
    (folder / "evening/layout.toml").write_text(EVENING, "utf-8")
    return folder


def test_every_pack_has_a_line(pagekit: Prompt) -> None:
    result = pagekit("layouts")
    assert (result.exit_code, result.stderr) == (0, "")
    head, *lines = result.stdout.splitlines()
    assert head.split() == ["name", "medium", "title", "summary"]
    assert [line.split()[0] for line in lines] == list(list_layouts())


def test_packs_of_ones_own_stand_among_them(pagekit: Prompt, packs: Path) -> None:
    result = pagekit("layouts", "--layouts", packs)
    assert "Evening [bold]edition" in result.stdout
    told = json.loads(pagekit("layouts", "--layouts", packs, "--json").stdout)
    (evening,) = (pack for pack in told["layouts"] if pack["name"] == "evening")
    assert evening == {
        "name": "evening", "medium": "print", "title": "Evening [bold]edition", "summary": "Blue",
        "folder": str(packs / "evening"),
    }  # fmt: skip


def test_a_broken_pack_is_told_and_the_others_are_listed(pagekit: Prompt, packs: Path) -> None:
    (packs / "broken").mkdir()
    (packs / "broken/layout.toml").write_text("schema = 1\nname = 3\n")
    result = pagekit("layouts", "--layouts", packs)
    assert result.exit_code == 1
    assert "evening" in result.stdout and "broken" not in result.stdout
    assert "broken" in result.stderr
    told = json.loads(pagekit("layouts", "--layouts", packs, "--json").stdout)
    assert [problem["kind"] for problem in told["errors"]] == ["LayoutError"]


def test_a_pack_is_shown_whole(pagekit: Prompt) -> None:
    shown = pagekit("layouts", "print-article").stdout
    manifest = find_layout("print-article").manifest
    assert "a4" in shown and "210 × 297 mm" in shown
    assert "215.9 × 279.4 mm" in shown
    sizes = [step.size for step in manifest.styles["headline"].ladder]
    assert re.search(rf"^headline +headline +{min(sizes).pt:g} to {max(sizes).pt:g} pt ", shown, re.MULTILINE)
    for name, option in manifest.options.items():
        assert any(
            line.split()[:2] == [name, option.type] and option.help in line for line in shown.splitlines()
        )
    for name in (*manifest.slots, *manifest.styles):
        assert any(line.split()[:1] == [name] for line in shown.splitlines())


def test_sizes_of_the_web_are_pixels(pagekit: Prompt) -> None:
    shown = pagekit("layouts", "web-article").stdout
    assert "300 × 250 px" in shown
    assert " mm" not in shown and " pt" not in shown


def test_options_say_what_they_take(pagekit: Prompt, packs: Path) -> None:
    lines = [
        " ".join(line.split())
        for line in pagekit("layouts", "evening", "--layouts", packs).stdout.splitlines()
    ]
    assert "rule length 0.5pt to 3pt 1pt Between columns" in lines
    assert "frame switch yes, no no A frame around the page" in lines
    assert "motto text at most 60 characters Under the name" in lines
    assert "paper choice a4, letter a4 The sheet" in lines
    assert any(line.startswith("accent colour #rrggbb #") for line in lines)


def test_a_pack_by_its_folder(pagekit: Prompt, packs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    by_path = pagekit("layouts", packs / "evening")
    monkeypatch.chdir(packs)
    by_name = pagekit("layouts", "evening")
    monkeypatch.chdir(packs / "evening")
    by_dot = pagekit("layouts", ".")
    assert by_path.exit_code == by_name.exit_code == by_dot.exit_code == 0
    assert by_path.stdout == by_name.stdout == by_dot.stdout


def test_a_pack_for_programs(pagekit: Prompt) -> None:
    told = json.loads(pagekit("layouts", "print-article", "--json").stdout)
    assert {"name", "medium", "inherits", "papers", "options", "slots", "styles", "folder"} <= set(told)
    assert told["options"]["paper"]["choices"] == ["a4", "letter"]
    assert told["styles"]["text"]["leading"] == "12.5pt"


def test_an_unknown_pack_ends_with_3_and_a_hint(pagekit: Prompt) -> None:
    result = pagekit("layouts", "web-artcle", "--json")
    assert result.exit_code == 3
    assert "Did you mean web-article?" in result.stderr
    assert json.loads(result.stdout)["error"]["kind"] == "UnknownLayout"


def test_without_pagekits_own_files_it_ends_with_4(
    pagekit: Prompt, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("pagekit.resources.HOMES", (tmp_path,))
    result = pagekit("layouts")
    assert result.exit_code == 4
    assert result.stderr.startswith("error: layouts: ")


PAPER = """
[papers.tabloid]
width = "280mm"
height = "430mm"
top = "10mm"
right = "11.25mm"
bottom = "12mm"
left = "13mm"
[styles]
standfirst = { family = "text", size = "12.5pt", leading = 1.25, weight = 300, italic = true, colour = "soft" }
"""


def test_every_figure_of_a_pack_stands_in_its_place(pagekit: Prompt, packs: Path) -> None:
    (packs / "evening/layout.toml").write_text(EVENING + PAPER, "utf-8")
    lines = [
        " ".join(line.split())
        for line in pagekit("layouts", "evening", "--layouts", packs).stdout.splitlines()
    ]
    assert lines[0] == "evening print, inherits print-article"
    assert lines[1:3] == ["Evening [bold]edition. Blue", str(packs / "evening")]
    assert "tabloid 280 × 430 mm 10 11.25 12 13 mm" in lines
    assert "foot 176 × 40 mm contact, image, html, pdf contact" in lines
    assert "standfirst text 12.5 pt × 1.25 300 italic soft" in lines
    assert "nameplate headline 24 pt 35 pt 700 ink" in lines
    base = pagekit("layouts", "base").stdout.splitlines()
    assert " ".join(base[0].split()) == "base any"
