"""an edition → its plan and its dummy, by the public calls: what stands where, and what a reader of the PDF finds."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pikepdf
import pytest

import pagekit
from pagekit.dummy.words import box_words, hole_words
from pagekit.errors import BadOrder, LayoutError
from pagekit.plan import EditionPlan

EVENING = Path(__file__).parents[1] / "plan" / "evening"


@pytest.fixture(scope="module")
def planned() -> EditionPlan:
    return pagekit.plan_edition(pagekit.read_edition(EVENING), stories=False)


@pytest.fixture(scope="module")
def dummy(planned: EditionPlan) -> pagekit.PdfDocument:
    return pagekit.render_dummy(planned)


def test_the_plan_is_a_file_with_the_names_that_others_read(planned: EditionPlan) -> None:
    told = json.loads(planned.to_json())
    assert list(told) == ["schema", "pages", "left_out", "conflicts", "figures"]
    assert list(told["pages"][0]) == ["number", "label", "section", "boxes"]
    keys = ["id", "ref", "kind", "rects", "part", "parts", "jump", "pinned", "why"]
    assert {tuple(box) for page in told["pages"] for box in page["boxes"]} == {tuple(keys)}
    assert {one["id"] for one in told["left_out"]} == {"B-8", "B-9"}
    assert all(box["why"] for page in told["pages"] for box in page["boxes"] if box["kind"] != "furniture")


def test_the_run_sheet_has_a_row_for_every_advert(planned: EditionPlan) -> None:
    rows = [*csv.DictReader(io.StringIO(planned.run_sheet()))]
    assert [*rows[0]] == ["booking", "advertiser", "page", "size", "creative", "rate"]
    bakery = next(row for row in rows if row["booking"] == "B-1")
    assert (bakery["advertiser"], bakery["page"], bakery["size"]) == ("Nan Bakery", "3", "quarter")
    assert (bakery["creative"], bakery["rate"]) == ("missing", "12000 KZT")
    assert sum(row["advertiser"] == "house advert" for row in rows) == 2


def test_the_dummy_has_a_sheet_for_every_page_and_names_every_box(
    planned: EditionPlan, dummy: pagekit.PdfDocument
) -> None:
    with pikepdf.open(io.BytesIO(dummy.data)) as pdf:
        sides = [[round(float(side) * 25.4 / 72) for side in page.mediabox[2:]] for page in pdf.pages]
    assert sides == [[280, 430]] * len(planned.pages)
    assert dummy.page_count == len(planned.pages) == 8
    assert dummy.report.figures["adverts"] == 10


def test_the_words_of_the_dummy_say_who_stands_where_and_what_is_left(planned: EditionPlan) -> None:
    box = next(box for box in planned.pages[2].boxes if box.id == "B-1")
    said = [words for words, _ in box_words(planned, box)]
    assert said[:3] == ["B-1 Nan Bakery", "quarter, 124.0 × 183.4 mm", "No creative yet: not ready"]
    (hole,) = planned.pages[0].holes
    assert [*hole_words(hole)] == ["5 columns × 345.7 mm: 252.0 mm wide, 98 lines"]


def test_a_creative_that_is_there_stands_in_its_box(dummy: pagekit.PdfDocument) -> None:
    with pikepdf.open(io.BytesIO(dummy.data)) as pdf:
        pictures = [page.get_images() for page in pdf.pages if page.get_images()]
    assert len(pictures) == 1
    assert not re.search("B-2", " ".join(note.where for note in dummy.report.notes))


def test_a_damaged_creative_leaves_a_marked_box_and_a_note(tmp_path: Path) -> None:
    (tmp_path / "edition.toml").write_text("schema = 1\ndate = 2026-05-19\npages = 4\n", "utf-8")
    booked = '[[bookings]]\nid = "A"\nsize = "quarter"\ncreative = "a.pdf"\nstatus = "sold"\n'
    (tmp_path / "adverts.toml").write_text(booked, "utf-8")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\nnone")
    made = pagekit.plan_edition(pagekit.read_edition(tmp_path))
    box = next(box for page in made.pages for box in page.boxes if box.id == "A")
    assert box_words(made, box)[2][0] == "Its creative cannot be used: not ready"
    notes = pagekit.render_dummy(made).report.with_code("creative-missing")
    assert [(note.severity, note.where) for note in notes] == [("error", "booking A")]


def test_the_same_edition_gives_the_same_bytes(planned: EditionPlan, dummy: pagekit.PdfDocument) -> None:
    assert pagekit.render_dummy(planned).data == dummy.data


def test_an_edition_in_a_pack_of_ones_own(tmp_path: Path) -> None:
    home = tmp_path / "packs" / "mine"
    home.mkdir(parents=True)
    said = 'inherits = "tabloid"\nschema = 1\nname = "mine"\ntitle = "M"\nsummary = "M"\nmedium = "print"\n'
    files = 'template = "page.html.j2"\nstylesheet = "page.css.j2"\n[composed]\n[edition]\npage_step = 2\n'
    (home / "layout.toml").write_text(said + files, "utf-8")
    (tmp_path / "edition.toml").write_text(
        'schema = 1\ndate = 2026-05-19\nlayout = "packs/mine"\npages = 6\n', "utf-8"
    )
    made = pagekit.plan_edition(pagekit.read_edition(tmp_path))
    assert (made.layout.name, len(made.pages)) == ("mine", 6)
    named = (tmp_path / "edition.toml").read_text("utf-8").replace("packs/mine", "mine")
    (tmp_path / "edition.toml").write_text(named, "utf-8")
    assert (
        pagekit.plan_edition(pagekit.read_edition(tmp_path), layouts=tmp_path / "packs").layout.name == "mine"
    )
    with pytest.raises(LayoutError):
        pagekit.plan_edition(pagekit.read_edition(tmp_path))


def test_what_is_no_edition_is_refused_by_name() -> None:
    with pytest.raises(BadOrder, match=r"edition: is .*Pass one that was read"):
        pagekit.plan_edition("morning")  # type: ignore[arg-type]
