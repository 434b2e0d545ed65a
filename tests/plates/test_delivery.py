"""pages → the files that a printer is sent, and their list."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from dataclasses import replace

import pikepdf
import pytest

from pagekit.errors import BadOrder
from pagekit.ink.page import PageInk
from pagekit.plates import Grouping, Naming, PlateFile, Sheets, list_csv, list_json, plate_files
from tests.join.pages import FACTS
from tests.join.plates import AT, facts
from tests.plates.test_sheet import BLUE, COATED, page, words

NAMING = Naming("Courier", date="20260303")


def pages(count: int) -> list[PageInk]:
    """Pages with their folios; every third one in colour."""
    return [
        page(b"1 0 0 0 k 9 9 9 9 re f 0 g\n" if place % 3 == 2 else b"0 g\n", label=f"A{place}")
        for place in range(1, count + 1)
    ]


def sent(
    count: int, grouping: Grouping = "whole", naming: Naming = NAMING, first: int = 1
) -> tuple[PlateFile, ...]:
    """The files of so many pages."""
    sheets = Sheets(COATED, title="Courier", at=AT, files={})
    return plate_files(pages(count), facts(), sheets, naming, files={}, grouping=grouping, first=first)


def test_all_pages_in_one_file() -> None:
    (file,) = sent(3)
    assert (file.name, file.pages, file.labels) == (
        "Courier-20260303-001-003.pdf",
        (1, 2, 3),
        ("A1", "A2", "A3"),
    )
    assert file.inks == ("Cyan", "Black")
    assert (file.width_mm, file.height_mm, file.bleed_mm) == (176.39, 141.11, 3.0)
    with pikepdf.open(io.BytesIO(file.data)) as pdf:
        assert len(pdf.pages) == 3 and pdf.pages[0].obj.TrimBox is not None


def test_a_file_for_each_page() -> None:
    files = sent(3, "page", Naming("Courier", pattern="{title}-{page:2}-{label}-{colour}.pdf"), first=11)
    assert [file.name for file in files] == [
        "Courier-11-A1-K.pdf",
        "Courier-12-A2-CK.pdf",
        "Courier-13-A3-K.pdf",
    ]
    for file in files:
        with pikepdf.open(io.BytesIO(file.data)) as pdf:
            assert len(pdf.pages) == 1


def test_pages_that_face_each_other_go_together() -> None:
    assert [file.pages for file in sent(4, "spread")] == [(1,), (2, 3), (4,)]
    assert [file.pages for file in sent(3, "spread", first=8)] == [(8, 9), (10,)]


def test_a_spread_is_one_wide_page_with_bleed_at_its_outer_edges() -> None:
    cover, spread = sent(3, "spread")
    assert (cover.width_mm, spread.width_mm, spread.height_mm) == (176.39, 352.78, 141.11)
    with pikepdf.open(io.BytesIO(spread.data)) as pdf:
        (sheet,) = pdf.pages
        trim, bleed = ([float(edge) for edge in sheet.obj[box]] for box in ("/TrimBox", "/BleedBox"))
    assert [trim[2] - trim[0], trim[3] - trim[1]] == pytest.approx([1000, 400], abs=0.01)
    assert [bleed[2] - bleed[0], bleed[3] - bleed[1]] == pytest.approx([1017.01, 417.01], abs=0.01)
    assert words(spread.data).count("Ice on the river") == 2


def test_pages_that_are_read_from_the_right_face_each_other_from_the_right() -> None:
    sheets = Sheets(COATED, title="Courier", at=AT, files={})
    two = [page(label="2"), page(b"1 0 0 0 k\n", label="3")]
    document = replace(facts(), direction="rtl")
    (file,) = plate_files(two, document, sheets, NAMING, files={}, grouping="spread", first=2)
    assert (file.pages, file.labels) == ((2, 3), ("2", "3"))
    with pikepdf.open(io.BytesIO(file.data)) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
    assert content.index(b"1 0 0 0 k") < content.index(b"1 0 0 1 500 0 cm"), "page 3 stands on the left"


def test_a_spot_is_a_letter_and_a_name() -> None:
    sheets = Sheets(COATED, title="Courier", at=AT, files={})
    naming = Naming("Courier", pattern="{colour}.pdf")
    (file,) = plate_files([page(spots=(BLUE,))], facts(), sheets, naming, files={})
    assert (file.name, file.inks) == ("KS.pdf", ("Black", "PANTONE 286 C"))


@pytest.mark.parametrize("pattern", ["{title}.pdf", "{title}-{version}.pdf"])
def test_two_files_of_one_name_are_refused(pattern: str) -> None:
    with pytest.raises(BadOrder, match=r"two files would be called Courier.pdf. Put \{page\} into it"):
        sent(2, "page", replace(NAMING, pattern=pattern))


def test_names_that_differ_in_their_capitals_are_one() -> None:
    sheets = Sheets(COATED, title="Courier", at=AT, files={})
    twins = [page(label="a"), page(label="A")]
    with pytest.raises(BadOrder, match=r"two files would be called A\.pdf"):
        plate_files(twins, facts(), sheets, Naming("", pattern="{label}.pdf"), files={}, grouping="page")


def test_a_document_that_is_not_of_plates_is_refused() -> None:
    with pytest.raises(BadOrder, match="document: has no facts of plates"):
        plate_files(pages(1), FACTS, Sheets(COATED, title="Courier", at=AT, files={}), NAMING, files={})


def test_the_list_has_a_row_for_each_file() -> None:
    files = sent(4, "spread")
    rows = list(csv.DictReader(io.StringIO(list_csv(files).decode())))
    assert [row["file"] for row in rows] == [file.name for file in files]
    row = rows[1]
    assert (row["pages"], row["labels"], row["inks"]) == ("2 3", "A2 A3", "Cyan, Black")
    assert (row["width_mm"], row["height_mm"], row["bleed_mm"]) == ("352.78", "141.11", "3.0")
    assert row["bytes"] == str(len(files[1].data))
    assert row["sha256"] == hashlib.sha256(files[1].data).hexdigest()
    told = json.loads(list_json(files))["files"][1]
    assert told["pages"] == [2, 3] and told["inks"] == ["Cyan", "Black"] and told["sha256"] == row["sha256"]


def test_the_same_pages_give_the_same_delivery() -> None:
    assert sent(3, "page") == sent(3, "page")
