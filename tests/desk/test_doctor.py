"""a machine → what it lacks, and the command that brings it."""

from __future__ import annotations

import json
import shutil
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import features
from typer.testing import Result

from pagekit.desk import doctor
from pagekit.desk.doctor import ENGINE, EXTRAS, NEEDED, examine
from pagekit.desk.findings import Check
from pagekit.desk.versions import plain_name
from pagekit.press import install_command

Prompt = Callable[..., Result]


def found(name: str) -> Check:
    (check,) = (check for check in examine() if check.name == name)
    return check


@pytest.fixture
def assets(checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of pagekit's own files, to be damaged."""
    for name in ("assets", "layouts"):
        shutil.copytree(checkout / name, tmp_path / name)
    monkeypatch.setattr("pagekit.resources.HOMES", (tmp_path,))
    return tmp_path / "assets"


def test_it_examines_everything_that_pyproject_asks_for(checkout: Path) -> None:
    project = tomllib.loads((checkout / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {plain_name(line.split(">")[0].split("<")[0]) for line in project["dependencies"]}
    assert needed == {plain_name(name) for name, _ in NEEDED} | {ENGINE}
    for extra in ("adverts", "cli", "press", "preview"):
        lines = project["optional-dependencies"][extra]
        assert {line.split(">")[0] for line in lines} == {name for of, name, _ in EXTRAS if of == extra}


def test_every_check_that_is_not_ok_says_how_to_put_it_right() -> None:
    for check in examine():
        assert check.detail
        assert bool(check.command) is (check.state != "ok"), check


def test_here_the_library_has_all_it_needs() -> None:
    names = ["Python", "layouts", "fonts", "icons", *(name for name, _ in NEEDED), "time zones"]
    names.append("web pages and composed PDFs")
    states = {check.name: check.state for check in examine()}
    assert {name: states[name] for name in names} == dict.fromkeys(names, "ok")


def test_an_old_python_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "OLDEST_PYTHON", (4, 0))
    assert found("Python").state == "missing"
    assert "4.0" in found("Python").command


def test_a_library_that_cannot_be_imported_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "segno", None)
    check = found("segno")
    assert check.state == "missing"
    assert check.command.startswith("pip install 'segno")


def test_a_library_out_of_range_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        doctor, "ranges_of", lambda _: {"segno": ">=99,<100", "weasyprint": ">=99", "rich": ">=99"}
    )
    assert found("segno").command == "pip install 'segno>=99,<100'"
    assert ">=99,<100 is needed" in found("segno").detail
    assert found("WeasyPrint and Pango").command == "pip install 'weasyprint>=99'"
    assert found("rich").state == "optional"
    assert found("web pages and composed PDFs").detail == "need segno"
    assert found("web pages and composed PDFs").command == "pip install 'segno>=99,<100'"


def test_a_pillow_without_webp_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(features, "check", lambda name: name != "webp")
    assert found("pillow").state == "missing"
    assert "WebP" in found("pillow").detail


def test_without_pango_it_says_which_pages_need_it_and_the_command_for_this_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    check = found("WeasyPrint and Pango")
    assert check.state == "optional"
    assert (
        'layouts that flow, such as base, or say draw = "engine", and HTML adverts in print' in check.detail
    )
    assert check.command.endswith(install_command())
    assert found("web pages and composed PDFs").state == "ok"


def test_an_extra_that_is_not_here_is_optional(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    check = found("pypdfium2")
    assert (check.state, check.command) == ("optional", "pip install 'pagekit[preview]'")


def test_no_chromium_is_optional(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert found("Chromium").state == "optional"
    program = tmp_path / "chromium"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    assert str(program) in found("Chromium").detail


def test_no_ghostscript_is_optional(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert found("Ghostscript").state == "optional"
    program = tmp_path / "gs"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    assert str(program) in found("Ghostscript").detail


def test_no_data_of_time_zones_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "ZONES", ("Nowhere/Nothing",))
    assert found("time zones").state == "missing"
    assert "tzdata" in found("time zones").command


def test_a_font_that_was_exchanged_is_named(assets: Path) -> None:
    (assets / "fonts/NotoSerif-Bold.ttf").write_bytes(b"not this face")
    (assets / "fonts/NotoSerif-Italic.ttf").unlink()
    check = found("fonts")
    assert check.state == "missing"
    assert "NotoSerif-Bold.ttf" in check.detail and "NotoSerif-Italic.ttf" in check.detail
    assert "NotoSerif-Regular.ttf" not in check.detail


def test_an_icon_that_was_exchanged_is_named(assets: Path) -> None:
    (assets / "icons/vk.svg").write_text("<svg/>")
    assert found("icons").state == "missing"
    assert "vk.svg" in found("icons").detail


def test_a_broken_pack_of_pagekits_own_is_named(assets: Path) -> None:
    (assets.parent / "layouts/base/layout.toml").write_text("schema = 99")
    assert found("layouts").state == "missing"
    assert "base" in found("layouts").detail


@pytest.mark.parametrize("text", ["", "face = 3", "[[face]]", "[[icon]]", "icon = [3]", "\x00"])
def test_a_broken_manifest_never_stops_the_other_checks(assets: Path, text: str) -> None:
    for kind in ("fonts", "icons"):
        (assets / kind / "manifest.toml").write_text(text)
    assert found("icons").state == "missing"
    assert found("fonts").state == "missing"
    assert found("segno").state == "ok"


def test_the_command_prints_a_line_for_each_check(pagekit: Prompt) -> None:
    result = pagekit("doctor")
    assert result.exit_code == 0
    for check in examine():
        assert any(line.startswith(check.state) and check.name in line for line in result.stdout.splitlines())


def test_the_command_ends_with_4_and_the_remedy(pagekit: Prompt, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "segno", None)
    result = pagekit("doctor")
    assert result.exit_code == 4
    assert "pip install 'segno" in result.stdout


def test_without_pango_the_command_ends_well_and_says_how_to_get_it(
    pagekit: Prompt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    result = pagekit("doctor")
    assert result.exit_code == 0
    assert install_command() in result.stdout


def test_the_command_tells_programs_the_same(pagekit: Prompt, monkeypatch: pytest.MonkeyPatch) -> None:
    assert json.loads(pagekit("doctor", "--json").stdout)["ok"] is True
    monkeypatch.setitem(sys.modules, "playwright", None)
    result = pagekit("doctor", "--json")
    told = json.loads(result.stdout)
    assert (result.exit_code, told["ok"]) == (0, True)
    assert told["checks"] == [check.as_dict() for check in examine()]
