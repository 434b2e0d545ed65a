"""a folder → a newspaper: every word of the stories that stand, none outside its box, the same bytes each time."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

import pagekit
from pagekit.production import edition_stories
from pagekit.typeset.copyfit.levers import Columns

NO_PAGE = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
    b"3 0 obj 5 endobj\ntrailer<</Root 1 0 R/Size 4>>\n%%EOF"
)
"""A PDF that opens, and whose page is none."""
SENTENCE = "By noon the clerk of page {n} had lost his list, and a queue of {m} reached down the stairs to the pump. "
COUNTS = {
    "flood": 26, "bridge": 17, "market": 22, "well": 18, "dogs": 4, "clock": 5, "rail": 15, "hail": 12,
}  # fmt: skip
"""Paragraphs of each story."""


def written(folder: Path, name: str, count: int, **front: object) -> None:
    """A story with words that no other story has."""
    head = "".join(f"{key}: {json.dumps(value)}\n" for key, value in front.items())
    text = "\n\n".join(
        "".join(SENTENCE.format(n=f"{name}{n}x{m}", m=m) for m in range(4)) for n in range(count)
    )
    told = f"---\nid: {name}\nlang: en\ntitle: The {name} is counted again\n{head}---\n{text}\n"
    (folder / f"{name}.md").write_text(told, "utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("paper")
    (home / "edition.toml").write_text('schema = 1\ndate = 2026-05-19\nnumber = "7"\npages = 4\n', "utf-8")
    (home / "publication.toml").write_text(
        'name = "The Courier"\nlang = "en"\n[[ad_contacts]]\nphone = "+7(700) 388 81 09"\n', "utf-8"
    )
    booked = '[[bookings]]\nid = "A"\nsize = "quarter"\nstatus = "sold"\nadvertiser = "Nan"\nmusts = { page = 2 }\n'
    booked += 'creative = "bolt.pdf"\n'
    (home / "adverts.toml").write_text(booked, "utf-8")
    (home / "bolt.pdf").write_bytes(NO_PAGE)
    stories = home / "stories"
    stories.mkdir()
    for n, (name, count) in enumerate(COUNTS.items()):
        # Stories that go on on another page have tests of their own.
        written(stories, name, count, priority=1 + n % 7, kicker="Town", print={"jump": False})
    written(stories, "early", 3, status="draft")
    return home


@pytest.fixture(scope="module")
def build(folder: Path) -> pagekit.EditionBuild:
    return pagekit.build_edition(pagekit.read_edition(folder))


def text_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [re.sub(r"[\s\xad\x02]|-\n", "", page.get_textpage().get_text_range()) for page in document]


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Every element of a structure tree, from the root down."""
    if isinstance(node, pikepdf.Dictionary):
        yield node
    below = node.get("/K") if isinstance(node, pikepdf.Dictionary) else None
    for child in below if isinstance(below, pikepdf.Array) else (below,):
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield from elements(child)


def test_every_story_stands_or_is_left_out_with_a_reason(build: pagekit.EditionBuild) -> None:
    stand = [box.ref for page in build.plan.pages for box in page.boxes if box.kind == "story"]
    out = {one.id: one.why for one in build.plan.left_out}
    assert sorted([*stand, *out]) == [
        "bridge",
        "clock",
        "dogs",
        "early",
        "flood",
        "hail",
        "market",
        "rail",
        "well",
    ]
    assert "draft" in out["early"]
    assert len(stand) >= 6
    assert all(out.values())


def test_every_word_of_a_story_is_on_its_page(build: pagekit.EditionBuild) -> None:
    texts = text_of(build.reader.data)
    for page, words in zip(build.plan.pages, texts, strict=True):
        plain = words.replace("-", "")
        for box in page.boxes:
            if box.kind == "story":
                marks = [f"{box.ref}{n}x{m}" for n in range(COUNTS[box.ref]) for m in range(4)]
                assert [mark for mark in marks if mark not in plain] == [], (page.number, box.ref)
    assert build.report.figures["overset_lines"] == 0


def test_an_advert_whose_pdf_is_damaged_is_a_marked_box_and_a_note(build: pagekit.EditionBuild) -> None:
    said = [note.what for note in build.report.with_code("creative-missing") if note.where == "booking A"]
    assert said == ["the booked advert is not shown: bolt.pdf: is damaged. Export it again."]
    assert [box.ref for box in build.plan.pages[1].boxes if box.kind == "advert"] == ["A"]
    assert "A(Nan)" in text_of(build.reader.data)[1]


def test_no_box_stands_on_another_and_leads_stand_at_the_head(build: pagekit.EditionBuild) -> None:
    for page in build.plan.pages:
        boxes = [box for box in page.boxes if box.kind != "furniture"]
        for n, one in enumerate(boxes):
            x, y, width, height = one.rect
            for other in boxes[n + 1 :]:
                left, top, wide, high = other.rect
                apart = x + width <= left + 0.01 or left + wide <= x + 0.01
                assert apart or y + height <= top + 0.01 or top + high <= y + 0.01, (one.id, other.id)
        stories = [box for box in boxes if box.kind == "story"]
        assert [box.rect[1] for box in stories if box.lead] == [min(box.rect[1] for box in stories)]


def test_the_files_of_an_edition(build: pagekit.EditionBuild, tmp_path: Path) -> None:
    assert build.write(tmp_path) == tmp_path / "edition.pdf"
    names = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    assert names == [
        "edition.pdf", "pages/001.pdf", "pages/002.pdf", "pages/003.pdf", "pages/004.pdf",
        "plan.json", "report.json", "run-sheet.csv",
    ]  # fmt: skip
    assert json.loads((tmp_path / "plan.json").read_text("utf-8"))["schema"] == 1
    assert len(pypdfium2.PdfDocument(tmp_path / "pages" / "002.pdf")) == 1


def test_readers_are_told_of_each_story_as_one_element(build: pagekit.EditionBuild) -> None:
    with pikepdf.open(io.BytesIO(build.reader.data)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.docinfo.Title) == "The Courier 7, 2026-05-19"
        articles = [one for one in elements(pdf.Root.StructTreeRoot) if one.get("/S") == "/Art"]
    stand = sum(box.kind == "story" for page in build.plan.pages for box in page.boxes)
    assert len(articles) == stand


def test_the_same_edition_gives_the_same_bytes(build: pagekit.EditionBuild, folder: Path) -> None:
    again = pagekit.build_edition(pagekit.read_edition(folder))
    assert again.reader.data == build.reader.data
    assert again.plan.to_json() == build.plan.to_json()


def test_a_story_that_cannot_be_set_does_not_stop_the_edition(
    folder: Path, build: pagekit.EditionBuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = edition_stories.shaped

    def failing(story: edition_stories.StoryGalley, columns: Columns, bands: object) -> object:
        if story.story.id == "rail":
            raise pagekit.RenderError("its head has no letters")
        return whole(story, columns, bands)  # type: ignore[arg-type]

    monkeypatch.setattr(edition_stories, "shaped", failing)
    plan = pagekit.plan_edition(pagekit.read_edition(folder))
    assert {one.id: one.why for one in plan.left_out}["rail"] == "it cannot be set: its head has no letters"
    assert any(box.ref == "flood" for page in plan.pages for box in page.boxes)
