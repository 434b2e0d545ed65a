"""a report → the line of figures under each page of the contact sheet."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

from PIL import Image

from pagekit import Note, Report, Severity

EXAMPLES = Path(__file__).parents[2] / "examples"


def _sheet() -> ModuleType:
    spec = importlib.util.spec_from_file_location("contact_sheet", EXAMPLES / "contact_sheet.py")
    assert spec and spec.loader
    module = sys.modules.setdefault("contact_sheet", importlib.util.module_from_spec(spec))
    spec.loader.exec_module(module)
    return module


sheet = _sheet()


def note(code: str, where: str) -> Note:
    return Note(Severity.INFO, code, where, "It is so.")


def test_each_page_has_its_white_and_the_codes_of_what_was_found() -> None:
    notes = (
        note("page-hole", "page 2, 17 mm from the left, 20 mm from the top"),
        note("uneven-feet", "page 12, 17 mm from the left, 20 mm from the top"),
        note("house-advert", "slot foot"),
    )
    report = Report("river", notes, {"white_by_page": "2: 9.5, 12: 0.0"})
    assert sheet.page_figures(report) == ["9.5 % white · page-hole", "0.0 % white · uneven-feet"]
    assert sheet.page_figures(Report("river", notes)) == []


def test_the_line_is_drawn_under_its_page(tmp_path: Path) -> None:
    Image.new("RGB", (300, 400), "white").save(tmp_path / "page.png")
    made = []
    for figures in ("", "9.5 % white · page-hole"):
        frame = sheet.Frame("magazine, page 1 of 1", tmp_path / "page.png", figures)
        with Image.open(sheet.write_sheet({"river": [frame]}, tmp_path / "sheet.png")) as image:
            made.append(image.convert("L").crop((0, image.height - 70, image.width, image.height)))
    assert made[0].tobytes() != made[1].tobytes()
