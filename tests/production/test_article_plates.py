"""A story → the files that a printer is sent: grouped, named, each looked over, and listed."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

import pagekit
from pagekit.preflight.told import Absent, Told, ToldAdvert, ToldPhoto

NIGHT = datetime(2026, 3, 2, 22, tzinfo=UTC)
HOUSE = pagekit.Publication(name="The Courier", timezone="Asia/Almaty")
WORDS = "The ferry crossed at dawn, and nobody aboard knew the name of the other bank. " * 30
PHOTO = {"src": "ferry.jpg", "alt": "A ferry", "credit": {"creator": "Ann Lee"}, "clearance": "refused"}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> pagekit.Article:
    home = tmp_path_factory.mktemp("plates")
    Image.linear_gradient("L").resize((900, 600)).save(home / "ferry.jpg")
    fields = {
        "id": "ferry",
        "headline": "A ferry at dawn",
        "body": [*[{"kind": "paragraph", "text": WORDS}] * 6, {**PHOTO, "kind": "photo"}],
    }
    return pagekit.read_article(fields, files_from=home)


def sent(story: pagekit.Article, press: str = "newsprint", **how: object) -> pagekit.PressDelivery:
    return pagekit.render_plates(story, press=press, at=NIGHT, publication=HOUSE, **how)  # type: ignore[arg-type]


def test_the_whole_is_the_file_that_render_pdf_makes(story: pagekit.Article) -> None:
    delivery = sent(story)
    (file,) = delivery.files
    pages = len(file.pages)
    assert file.name == f"ferry-20260303-001-00{pages}.pdf", "the day of the plates where the house is"
    assert file.data == pagekit.render_pdf(story, press="newsprint", at=NIGHT, publication=HOUSE).data
    assert delivery.report.figures["plate_files"] == 1 and delivery.report.figures["pages"] == pages


def test_each_file_is_looked_over_and_told_by_its_name(story: pagekit.Article, tmp_path: Path) -> None:
    delivery = sent(story, grouping="page", naming="{title}-{page:2}-{colour}.pdf", first=12)
    last = delivery.files[-1]
    assert [file.name for file in delivery.files][:2] == ["ferry-12-K.pdf", "ferry-13-K.pdf"]
    (cleared,) = delivery.report.with_code("photo-clearance")
    assert cleared.subject == last.name and cleared.where.startswith("page 1, ")
    (verdict,) = delivery.report.with_code("preflight")
    count = len(delivery.files)
    assert verdict.what.startswith(f"in {count - 1} of {count} files every rule held for newsprint")
    listed = delivery.write(tmp_path / "to-the-printer")
    rows = list(csv.DictReader(io.StringIO(listed.read_text("utf-8"))))
    assert [row["file"] for row in rows] == [file.name for file in delivery.files]
    assert (listed.parent / last.name).read_bytes() == last.data


def test_what_is_known_of_a_page_is_told_on_its_spread(story: pagekit.Article) -> None:
    whole = sent(story, grouping="page")
    (alone,) = whole.report.with_code("photo-clearance")
    number = len(whole.files)
    delivery = sent(story, grouping="spread", first=1 if number % 2 else 2)
    (cleared,) = delivery.report.with_code("photo-clearance")
    spread = delivery.files[-1]
    assert len(spread.pages) == 2 and cleared.subject == spread.name
    x, on_spread = (float(note.where.split(" at ")[1].split(",")[0]) for note in (alone, cleared))
    assert on_spread - x == pytest.approx(210, abs=0.1), "it stands on the right page"
    with pikepdf.open(io.BytesIO(spread.data)) as pdf:
        trim = [float(edge) for edge in pdf.pages[0].obj.TrimBox]
    assert trim[2] - trim[0] == pytest.approx(2 * 595.28, abs=0.1)


def test_mono_pages_are_named_by_their_colour(story: pagekit.Article) -> None:
    files = sent(story, "coated", grouping="page", mono=True).files
    assert {file.inks for file in files} == {("Black",)}


def test_what_is_known_of_all_is_told_once_and_of_its_own_sheet() -> None:
    told = Told(
        (ToldAdvert(2, (10, 20, 30, 40), "the advert of Nan Bakery", "foot"),),
        (ToldPhoto(3, (1, 2, 3, 4), "ferry.jpg", "its clearance was refused"),),
        (Absent("the advert of Nan Bakery", "inline", "bread.pdf"),),
        frozenset({2}),
    )
    spread = told.on({2: (1, 0.0), 3: (1, 500.0)}, first=False)
    assert [(one.page, one.place) for one in spread.adverts] == [(1, (10, 20, 30, 40))]
    assert [(one.page, one.place) for one in spread.photos] == [(1, (501, 2, 3, 4))]
    assert (spread.absent, spread.mono) == ((), frozenset()), "a sheet with a page in colour is none in black"
    cover = told.on({1: (1, 0.0)}, first=True)
    assert (cover.adverts, cover.photos, cover.absent) == ((), (), told.absent)
    assert told.on({2: (1, 0.0)}, first=False).mono == {1}


@pytest.mark.parametrize(
    ("how", "problem"),
    [
        ({"press": None}, "press: plates are made for a press"),
        ({"press": "newsprnt"}, "there is no condition 'newsprnt'"),
        ({"grouping": "pages"}, "grouping"),
        ({"naming": 7}, "naming"),
        ({"naming": "{titel}.pdf"}, "titel"),
        ({"first": 0}, "first"),
        ({"first": True}, "first"),
    ],
)
def test_what_is_no_delivery_is_refused(story: pagekit.Article, how: dict[str, object], problem: str) -> None:
    with pytest.raises(pagekit.PagekitError, match=problem):
        sent(story, **how)  # type: ignore[arg-type]


def test_in_a_notebook_a_delivery_is_its_list(story: pagekit.Article) -> None:
    shown = sent(story)._repr_html_()
    assert "<th>file</th>" in shown and "<td>Black" in shown and "ferry" in shown
