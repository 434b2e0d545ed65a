"""preflight_pdf: a file's way through the job, the report as text, JSON and pictures, and what it refuses."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

import pagekit
from pagekit.condition import find_condition
from pagekit.errors import BadOrder, MissingDependency, RenderError, Unreadable, UnsupportedPress
from pagekit.notes import Severity
from pagekit.preflight import read
from tests.preflight.plates_made import BLACK_TYPE, plates, saved

SMALL = b"BT /F1 3 Tf 0 0 0 1 k 30 200 Td (The quick brown fox) Tj ET"


def report(data: bytes, **how: Any) -> pagekit.PreflightReport:
    return pagekit.preflight_pdf(data, **{"press": "newsprint", "plates": False} | how)


def test_a_clean_file_is_ready_and_the_rules_are_counted() -> None:
    found = report(plates())
    assert (found.ok, found.findings, found.notes) == (True, (), ())
    assert found.summary == "all 78 rules held for newsprint"
    assert (found.claim, found.press, found.figures) == ("PDF/X-4", "newsprint", {"pages": 1})
    assert "certified" not in str(found)
    assert str(found).splitlines()[-1] == "  all 78 rules held for newsprint."


def test_a_finding_has_its_rule_page_place_and_remedy() -> None:
    found = report(plates(BLACK_TYPE, SMALL))
    (finding,) = found.findings
    assert (finding.rule, finding.page, finding.severity) == ("type-one-ink", 2, Severity.ERROR)
    assert finding.sample == "“The quick brown fox”"
    assert finding.what == "Type of 3.0 pt in one ink; 7 pt at least print well."
    assert found.of_page(2) == (finding,)
    (note,) = found.notes
    assert note.where == "page 2, 9.6 × 1.0 mm at 10.6, 48.7"
    assert not found.ok
    assert (found.broken, "77 of 78 rules held for newsprint") == (("type-one-ink",), found.summary)


def test_the_same_fault_at_several_places_is_one_finding() -> None:
    twice = SMALL + b" " + SMALL.replace(b"30 200", b"30 100")
    (finding,) = report(plates(twice)).findings
    assert finding.count == 2
    assert [round(box.y, 1) for box in finding.boxes] == [48.7, 84.0]


def test_the_report_is_plain_data() -> None:
    found = report(plates(SMALL))
    told = json.loads(found.to_json())
    assert told["ok"] is False
    assert told["findings"][0]["rule"] == "type-one-ink"
    assert told["findings"][0]["boxes"] == [
        {"x_mm": 10.58, "y_mm": 48.71, "width_mm": 9.59, "height_mm": 0.97}
    ]
    assert told["rules"]["broken"] == ["type-one-ink"]
    assert len(told["rules"]["held"]) == 77


def test_the_same_file_has_the_same_report() -> None:
    assert report(plates(SMALL)).to_json() == report(plates(SMALL)).to_json()


def test_without_a_condition_the_rules_of_the_file_are_asked() -> None:
    found = report(plates(SMALL), press=None)
    assert [note.code for note in found.notes] == ["no-condition"]
    assert "type-one-ink" in found.not_asked
    assert found.summary.endswith("held; no press condition was named")


def test_a_condition_may_be_passed_or_named_by_its_file(tmp_path: Path) -> None:
    condition = find_condition("newsprint")
    strict = condition.model_copy(update={"type_size": condition.type_size.model_copy(update={"one": 12.0})})
    assert report(plates(), press=strict).broken == ("type-one-ink",)
    own = tmp_path / "ours.toml"
    own.write_text('name = "ours"\ntitle = "Ours"\ninherits = "newsprint"\n', "utf-8")
    assert report(plates(), press=own).press == "ours"


def test_a_file_is_read_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "plates.pdf"
    path.write_bytes(plates())
    assert pagekit.preflight_pdf(path, press="newsprint", plates=False).subject == "plates.pdf"


def test_a_rule_that_is_not_of_the_variant_is_not_asked() -> None:
    assert "transparency-alpha" in report(plates()).not_asked


def test_a_page_is_drawn_with_its_findings_marked() -> None:
    found = report(plates(SMALL))
    image = Image.open(io.BytesIO(found.annotated(1)))
    # The page is 283 by 340 dots; below it stand the words of its one finding.
    assert image.width == 284 and image.height > 341
    assert image.getpixel((30, round(48.8 / 25.4 * 72))) == (214, 30, 60)
    assert image.getpixel((200, 300)) == (255, 255, 255)


@pytest.mark.parametrize("page", [0, 2, "1"])
def test_a_page_that_there_is_not_is_refused(page: Any) -> None:
    with pytest.raises(BadOrder, match="Pass one of 1 to 1"):
        report(plates()).annotated(page)


def test_a_locked_file_has_a_verdict() -> None:
    locked = plates(encryption=pikepdf.Encryption(owner="o", user="u", R=4))
    found = report(locked)
    assert [finding.rule for finding in found.findings] == ["file-encrypted"]
    assert found.summary == "0 of 1 rules held for newsprint"
    with pytest.raises(RenderError, match="could not be opened"):
        found.annotated(1)


@pytest.mark.parametrize("data", [b"", b"no PDF", b"%PDF-1.6\n%%EOF", plates()[:300]])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"the PDF: .*Export it again"):
        report(data)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"nothing\.pdf"):
        pagekit.preflight_pdf(tmp_path / "nothing.pdf")


def test_arguments_of_the_wrong_kind_are_refused() -> None:
    with pytest.raises(BadOrder, match="pdf"):
        pagekit.preflight_pdf(7)  # type: ignore[arg-type]
    with pytest.raises(BadOrder, match="plates"):
        report(plates(), plates="no")
    with pytest.raises(UnsupportedPress, match="newsprnt"):
        report(plates(), press="newsprnt")


def test_without_pikepdf_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "available", lambda: False)
    with pytest.raises(MissingDependency) as caught:
        report(plates())
    assert caught.value.command == "pip install 'pagekit[press]'"


def test_without_ghostscript_the_report_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "ghostscript", lambda: None)
    found = report(plates(), plates=True)
    assert [note.code for note in found.notes] == ["plates-not-made"]
    assert found.ok and "plates-ink" in found.not_asked


def test_spots_and_what_was_not_looked_at_are_told() -> None:
    def spoil(_: pikepdf.Pdf, page: Any) -> None:
        function = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1, C1=Array([0, 1, 0, 0]))
        page.Resources.ColorSpace = Dictionary(
            C=Array([Name.Separation, Name("/Deep Rose"), Name.DeviceCMYK, function])
        )

    assert report(plates(b"/C cs 1 scn 9 9 9 9 re f", spoil=spoil)).spots == ("Deep Rose",)


def test_a_page_that_asks_for_too_much_is_looked_at_in_part() -> None:
    found = report(plates(b"q " * 600))
    assert [note.code for note in found.notes] == ["looked-in-part"]
    assert "page 1: q is nested more than 512 times" in found.notes[0].what
    assert not found.ok


def test_a_document_without_pages_has_a_verdict() -> None:
    assert not report(saved(pikepdf.new())).ok
