"""What ran where on a site, and what was booked and stood nowhere."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PIL import Image

import pagekit
from tests.site.conftest import AT

ADVERTS = """
[[bookings]]
id = "B-1"
advertiser = "Nan Bakery"
slot = "top"
creative = "nan.png"
rate = "12000 KZT"
alt = "Warm bread"
url = "https://nan.example"

[[bookings]]
id = "B-2"
advertiser = "Ice Rink"
slot = "foot"
creative = "nan.png"
sections = ["Sport"]
alt = "Skate"

[[bookings]]
advertiser = "Late Show"
slot = "foot"
creative = "nan.png"
alt = "Late"
runs = ["2026-05-20"]
"""


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("paper")
    (home / "stories").mkdir()
    (home / "publication.toml").write_text('name = "The Post"\nurl = "https://post.example"\n', "utf-8")
    (home / "adverts.toml").write_text(ADVERTS, "utf-8")
    Image.new("RGB", (970, 250), "red").save(home / "nan.png")
    text = "---\nheadline: The tram is back\nsection: City\n---\n\nIt came at six.\n"
    (home / "stories" / "tram.md").write_text(text, "utf-8")
    return home


def test_the_run_sheet_says_what_stood_where(paper: Path, tmp_path: Path, quick_pictures: None) -> None:
    del quick_pictures
    built = pagekit.build_site(paper, at=AT)
    sheet = built.files[".pagekit/run-sheet.csv"].decode("utf-8-sig")
    rows = [tuple(row.values()) for row in csv.DictReader(sheet.splitlines()) if row["booking"]]
    assert rows == [
        ("B-1", "Nan Bakery", url, "top", "nan.png", "12000 KZT")
        for url in ("https://post.example/tram/", "https://post.example/", "https://post.example/city/")
    ]
    told = [(note.where, note.what) for note in built.notes if note.code == "booking-nowhere"]
    assert told == [("booking B-2", "what B-2 (Ice Rink) booked for slot foot stood on no page of the site.")]

    # A page that is not made again still counts.
    pagekit.build_site(paper, out=tmp_path, at=AT)
    again = pagekit.build_site(paper, out=tmp_path, at=AT)
    assert again.report.figures["made"] == 0
    assert (tmp_path / ".pagekit" / "run-sheet.csv").read_bytes() == built.files[".pagekit/run-sheet.csv"]
    assert [note.code for note in again.notes].count("booking-nowhere") == 1
