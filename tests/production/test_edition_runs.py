"""a folder → a magazine: stories on pages of their own, contents that lead to them, adverts as booked, the same bytes."""

from __future__ import annotations

import hashlib
import io
import json
import re
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image

import pagekit
from pagekit.errors import BadOrder, InvalidInput
from pagekit.sample.pictures import picture

SENTENCE = "By noon the clerk of page {n} had lost his list, and a queue of {m} reached down the stairs to the pump. "
MM = 72 / 25.4
STORIES: dict[str, dict[str, Any]] = {
    "flood": {"count": 26, "section": "News", "priority": 1, "photo": True, "kicker": "Water"},
    "bridge": {"count": 7, "section": "News", "priority": 3},
    "market": {"count": 22, "section": "Life", "priority": 2, "photo": True},
    "well": {"count": 6, "section": "Life", "priority": 4, "design": "opinion"},
    "clock": {"count": 5, "section": "Life", "priority": 5},
}
ADVERTS = """
[[bookings]]
id = "BACK"
size = "back"
status = "sold"
[[bookings]]
id = "HALF"
size = "half"
status = "sold"
musts = { hand = "right" }
[[bookings]]
id = "FIVE"
size = "full"
status = "sold"
musts = { page = 5 }
[[bookings]]
id = "LATE"
size = "full"
status = "option"
musts = { page = 5 }
[[bookings]]
id = "WIDE"
size = { width = "300mm", height = "100mm" }
status = "sold"
"""


def write(
    home: Path, stories: dict[str, dict[str, Any]] = STORIES, adverts: str = ADVERTS, more: str = ""
) -> Path:
    (home / "stories").mkdir(parents=True)
    (home / "edition.toml").write_text(
        f'schema = 1\ndate = 2026-05-19\nnumber = "7"\nlayout = "magazine"\n{more}'
        '[[sections]]\nname = "News"\n[[sections]]\nname = "Life"\n'
        '[[standing]]\nid = "imprint"\npage = 3\nplace = "foot"\nsrc = "imprint.md"\nrequired = ["publisher"]\n',
        "utf-8",
    )
    (home / "imprint.md").write_text("**Publisher:** Steppe LLP, Abay Street 9.\n", "utf-8")
    (home / "publication.toml").write_text(
        'name = "The Courier"\nlang = "en"\n[[ad_contacts]]\nphone = "+7(700) 388 81 09"\n', "utf-8"
    )
    (home / "adverts.toml").write_text(adverts, "utf-8")
    for name, told in stories.items():
        front = {key: value for key, value in told.items() if key not in {"count", "photo"}}
        head = "".join(f"{key}: {json.dumps(value)}\n" for key, value in front.items())
        if told.get("photo"):
            (home / "stories" / f"{name}.jpg").write_bytes(picture("landscape", name))
            head += f"photos:\n  - src: {name}.jpg\n    alt: {name}\n    credit: {{ creator: Ann }}\n"
        text = "\n\n".join(
            "".join(SENTENCE.format(n=f"{name}{n}x{m}", m=m) for m in range(4)) for n in range(told["count"])
        )
        (home / "stories" / f"{name}.md").write_text(
            f"---\nid: {name}\nlang: en\ntitle: The {name} is counted again\ndeck: Nobody believes the {name}.\n{head}---\n{text}\n",
            "utf-8",
        )
    return home


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("magazine") / "in")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pictures")


@pytest.fixture(scope="module")
def build(folder: Path, cache: Path) -> pagekit.EditionBuild:
    return pagekit.build_edition(pagekit.read_edition(folder), cache=cache)


@pytest.fixture(scope="module")
def texts(build: pagekit.EditionBuild) -> list[str]:
    document = pypdfium2.PdfDocument(build.reader.data)
    return [page.get_textpage().get_text_range() for page in document]


def first_pages(build: pagekit.EditionBuild) -> dict[str, int]:
    return {
        box.ref: page.number
        for page in build.plan.pages
        for box in page.boxes
        if box.kind == "story" and box.part == 1
    }


def test_every_word_of_every_story_is_on_its_pages(build: pagekit.EditionBuild, texts: list[str]) -> None:
    pages: dict[str, str] = {}
    for page, text in zip(build.plan.pages, texts, strict=True):
        for box in page.boxes:
            if box.kind == "story":
                pages[box.ref] = pages.get(box.ref, "") + re.sub(r"[\s\xad\x02-]", "", text)
    assert sorted(pages) == sorted(STORIES)
    for name, told in STORIES.items():
        marks = [f"{name}{n}x{m}" for n in range(told["count"]) for m in range(4)]
        assert [mark for mark in marks if mark not in pages[name]] == []


def test_stories_follow_by_section_and_priority_and_parts_count(build: pagekit.EditionBuild) -> None:
    assert list(first_pages(build)) == ["flood", "bridge", "market", "well", "clock"]
    parts: dict[str, list[tuple[int, int]]] = {}
    for page in build.plan.pages:
        for box in page.boxes:
            if box.kind == "story":
                parts.setdefault(box.ref, []).append((box.part, box.parts))
    assert all(told == [(n, len(told)) for n in range(1, len(told) + 1)] for told in parts.values())
    assert len(build.plan.pages) % 4 == 0


def test_a_story_opens_on_the_side_that_is_its_own(build: pagekit.EditionBuild) -> None:
    first = first_pages(build)
    assert first["well"] % 2 == 1  # opinion
    why = {box.ref: box.why for page in build.plan.pages for box in page.boxes}
    assert "as its design asks for" in why["well"]
    assert first["flood"] % 2 == 0
    assert "faces its text" in why["flood"]


def test_the_contents_and_the_cover_name_the_right_pages(
    build: pagekit.EditionBuild, texts: list[str]
) -> None:
    first = first_pages(build)
    contents = next(page.number for page in build.plan.pages for box in page.boxes if box.ref == "contents")
    assert contents in {2, 3}
    words = re.sub(r"\s+", " ", texts[contents - 1])
    assert "Publisher: Steppe LLP" in words
    for name, page in first.items():
        # The page stands over the head, its kicker or section between them.
        assert re.search(rf"\b{page} (Water |News |Life )?The {name} is counted again", words), (
            name,
            page,
            words,
        )
    cover = re.sub(r"\s+", " ", texts[0])
    assert "Tuesday, 19 May 2026" in cover
    for name in ("flood", "market", "bridge"):
        assert re.search(rf"\b{first[name]} (Water )?The {name} is counted again", cover), (name, cover)


def test_links_and_bookmarks_lead_to_the_stories(build: pagekit.EditionBuild) -> None:
    first = first_pages(build)
    with pikepdf.open(io.BytesIO(build.reader.data)) as pdf:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}

        def leads(item: Any) -> int:
            target = item.get("/Dest") or item["/A"]["/D"]
            if isinstance(target, pikepdf.String | pikepdf.Name):
                names = pdf.Root.Names.Dests
                target = pikepdf.NameTree(names)[str(target)]
                target = target.get("/D", target) if isinstance(target, pikepdf.Dictionary) else target
            return numbers[target[0].objgen]

        contents = next(
            page.number for page in build.plan.pages for box in page.boxes if box.ref == "contents"
        )
        links = [
            link
            for link in pdf.pages[contents - 1].get("/Annots", [])
            if "/Dest" in link or "/D" in link.get("/A", {})
        ]
        assert {leads(link) for link in links} == set(first.values())
        with pdf.open_outline() as outline:
            told = {item.title: [kid.title for kid in item.children] for item in outline.root}
    assert told == {
        "Inside": [],
        "News": ["The flood is counted again", "The bridge is counted again"],
        "Life": ["The market is counted again", "The well is counted again", "The clock is counted again"],
    }


def test_folios_count_on_and_stand_at_the_outer_edge(build: pagekit.EditionBuild) -> None:
    document = pypdfium2.PdfDocument(build.reader.data)
    for page in build.plan.pages:
        if not any(box.kind == "story" for box in page.boxes):
            continue
        seen = document[page.number - 1].get_textpage()
        width, left = document[page.number - 1].get_width(), page.number % 2 == 0
        edge = (40.0, 20.0, 90.0, 58.0) if left else (width - 90, 20.0, width - 40, 58.0)
        assert seen.get_text_bounded(*edge).strip() == str(page.number)


def test_boxes_are_in_the_page_and_stand_on_nothing(build: pagekit.EditionBuild) -> None:
    for page in build.plan.pages:
        boxes = [(box.id, rect) for box in page.boxes if box.kind != "furniture" for rect in box.rects]
        for at, (id, (x, y, width, height)) in enumerate(boxes):
            assert min(x, y) >= -0.01
            assert x + width <= 210.01
            assert y + height <= 297.01
            for other, (left, top, wide, high) in boxes[at + 1 :]:
                apart = x + width <= left + 0.01 or left + wide <= x + 0.01
                assert apart or y + height <= top + 0.01 or top + high <= y + 0.01, (id, other)


def test_the_house_has_what_stories_leave_of_their_last_pages(build: pagekit.EditionBuild) -> None:
    found = [
        box.rect
        for page in build.plan.pages
        if any(box.kind == "story" for box in page.boxes)
        for box in page.boxes
        if box.kind == "house"
    ]
    feet = [rect[1] + rect[3] for rect in found]
    assert max(feet) - min(feet) < 0.1
    # More than a quarter of the page, where that much is left, and up to the half that is sold.
    heights = [rect[3] for rect in found]
    assert max(heights) > 297 / 4
    assert max(heights) < 28 * 12 / MM


def test_adverts_stand_as_booked_or_are_refused_with_a_reason(build: pagekit.EditionBuild) -> None:
    stood = {
        box.ref: (page.number, box) for page in build.plan.pages for box in page.boxes if box.kind == "advert"
    }
    assert stood["BACK"][0] == len(build.plan.pages)
    assert stood["BACK"][1].rects == ((0.0, 0.0, 210.0, 297.0),)
    assert stood["HALF"][0] % 2 == 1
    out = {one.id: one.why for one in build.plan.left_out}
    assert sorted([*stood, *out]) == ["BACK", "FIVE", "HALF", "LATE", "WIDE"]
    assert stood["FIVE"][0] == 5
    assert "larger than a part of a page" in out["WIDE"]
    assert out["LATE"] == "page 5 is taken by FIVE. Say another page."
    assert {conflict.ids for conflict in build.plan.conflicts} == {("WIDE",), ("LATE", "FIVE")}
    rows = [line.split(",") for line in build.plan.run_sheet().splitlines()]
    assert [row[2] for row in rows if row[0] in {"FIVE", "BACK"}] == ["5", "16"]


def test_the_same_folder_gives_the_same_bytes_whoever_sets_its_stories(
    folder: Path, cache: Path, build: pagekit.EditionBuild, tmp_path: Path
) -> None:
    with ProcessPoolExecutor(2) as pool:
        again = pagekit.build_edition(pagekit.read_edition(folder), cache=cache, executor=pool)
    assert hashlib.sha256(again.reader.data).hexdigest() == hashlib.sha256(build.reader.data).hexdigest()
    assert again.plan.to_json() == build.plan.to_json()
    assert again.report.to_json() == build.report.to_json()
    again.write(tmp_path)
    assert len(list((tmp_path / "pages").iterdir())) == len(build.plan.pages)
    told = json.loads((tmp_path / "plan.json").read_text("utf-8"))
    assert [page["number"] for page in told["pages"]] == list(range(1, len(build.plan.pages) + 1))


def page_pdf(path: Path, bleed: float) -> None:
    """A red page for the whole of a magazine's page, with so many millimetres of bleed, and half as much white around."""
    side = bleed * 1.5 * MM
    wide, high = 210 * MM + 2 * side, 297 * MM + 2 * side
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(wide, high)).obj
        page.Contents = pdf.make_stream(b"0 1 1 0 k 0 0 %f %f re f" % (wide, high))
        page.TrimBox = pikepdf.Array([side, side, wide - side, high - side])
        if bleed:
            own = bleed * MM / 2
            page.BleedBox = pikepdf.Array([own, own, wide - own, high - own])
        pdf.save(path)


def test_a_whole_page_goes_to_its_bleed_and_one_without_to_its_trim(tmp_path: Path) -> None:
    booked = "".join(
        f'[[bookings]]\nid = "{name}"\nsize = "{size}"\nstatus = "sold"\ncreative = "{name}.pdf"\nalt = "{name}"\n'
        for name, size in (("BLED", "inside-front"), ("CUT", "back"))
    )
    folder = write(tmp_path / "a", {}, booked, "pages = 4\n")
    page_pdf(folder / "BLED.pdf", 3)
    page_pdf(folder / "CUT.pdf", 0)
    build = pagekit.build_edition(pagekit.read_edition(folder), press="coated")
    assert [note.where for note in build.report.with_code("advert-bleed")] == ["booking CUT"]
    assert build.plates is not None
    numbers = {box.ref: page.number for page in build.plan.pages for box in page.boxes}
    for data in (build.pages[numbers["BLED"] - 1].data, build.plates.files[numbers["BLED"] - 1].data):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            (page,) = pdf.pages
            left, bottom, right, top = map(float, page.obj.TrimBox)
            page.obj.CropBox = page.obj.MediaBox
            shown = io.BytesIO()
            pdf.save(shown)
        seen = pypdfium2.PdfDocument(shown.getvalue())[0].render(scale=2).to_pil()
        x, y = round((left + right) * 1), round(seen.height - (top + bottom) * 1)
        inside, outside = seen.getpixel((x, y)), seen.getpixel((round(2 * (left - 2.5 * MM)), y))
        assert inside == outside != (255, 255, 255)


def test_on_plates_nothing_of_a_whole_page_ends_at_its_edge(tmp_path: Path) -> None:
    said = {"inside-front": "CUT.pdf", "back": "SHORT.jpg", "inside-back": "MADE.jpg", "full": None}
    booked = "".join(
        f'[[bookings]]\nid = "{size}"\nsize = "{size}"\nstatus = "sold"\nadvertiser = "Quay"\n'
        + (f'creative = "{file}"\nalt = "{size}"\n' if file else "")
        for size, file in said.items()
    )
    folder = write(tmp_path / "a", {}, booked, "pages = 8\n")
    page_pdf(folder / "CUT.pdf", 0)
    for name, size in {"SHORT": (1000, 1000), "MADE": (1080, 1515)}.items():
        Image.new("RGB", size, (200, 30, 30)).save(folder / f"{name}.jpg")
    build = pagekit.build_edition(pagekit.read_edition(folder), press="coated")
    assert build.plates is not None
    assert [note.what for note in build.report.with_code("bleed-missing")] == []
    told = {note.where: note.severity.value for note in build.report.with_code("advert-bleed")}
    assert told == {
        "booking inside-front": "warning",
        "booking back": "warning",
        "booking inside-back": "info",
    }
    # One that has not come is marked all the same, within the margins.
    assert "creative-awaited" in {note.code for note in build.report.notes}

    file = folder / "adverts.toml"
    kept = file.read_text("utf-8").replace('size = "inside-front"', 'size = "inside-front"\nfit = "refuse"')
    file.write_text(kept, "utf-8")
    again = pagekit.build_edition(pagekit.read_edition(folder), press="coated")
    assert again.report.with_code("bleed-missing")
    (note,) = [one for one in again.report.with_code("advert-bleed") if one.where == "booking inside-front"]
    assert note.what == ("the creative goes on 0 mm beyond the edge of the page, where 3 mm are cut away.")


# ---- A plan of before --------------------------------------------------------------------------------------


Told = dict[str, Any]


@pytest.fixture
def told(build: pagekit.EditionBuild) -> Told:
    return json.loads(build.plan.to_json())


@pytest.fixture(scope="module")
def read(folder: Path) -> pagekit.Edition:
    return pagekit.read_edition(folder)


def moved(told: Told, ref: str, page: int, *, pinned: bool = False) -> Told:
    """The plan with the first box of something on another page."""
    for one in told["pages"]:
        for box in one["boxes"]:
            if box["ref"] == ref:
                one["boxes"].remove(box)
                told["pages"][page - 1]["boxes"].append({**box, "pinned": pinned})
                return told
    raise AssertionError(ref)


def again(edition: pagekit.Edition, told: Told) -> pagekit.EditionPlan:
    return pagekit.plan_edition(edition, plan=pagekit.read_plan(told))


def stands(plan: pagekit.EditionPlan) -> dict[str, int]:
    """The first page of everything that stands in a plan."""
    found: dict[str, int] = {}
    for page in plan.pages:
        for box in page.boxes:
            found.setdefault(box.ref, page.number)
    return found


def said(plan: pagekit.EditionPlan) -> list[tuple[str, str]]:
    codes = ("plan-", "story-", "advert-", "pin-")
    return sorted((note.code, note.where) for note in plan.notes if note.code.startswith(codes))


def test_its_own_plan_gives_the_same_magazine(
    read: pagekit.Edition, build: pagekit.EditionBuild, cache: Path
) -> None:
    other = pagekit.build_edition(read, plan=build.plan, cache=cache)
    assert other.reader.data == build.reader.data
    assert other.plan.to_json() == build.plan.to_json()


def test_what_a_desk_pins_stands_there_and_what_moves_for_it_is_told(
    read: pagekit.Edition, build: pagekit.EditionBuild, told: Told
) -> None:
    before = stands(build.plan)
    assert (before["HALF"], before["well"]) == (15, 13)
    plan = again(read, moved(told, "HALF", 13, pinned=True))
    assert stands(plan)["HALF"] == 13
    assert [box.ref for page in plan.pages for box in page.boxes if box.pinned] == ["HALF"]
    assert said(plan) == [("story-moved", "story clock"), ("story-moved", "story well")]
    # A page inside a story cannot be had: it stays where the plan would have it by itself.
    other = again(read, moved(told, "HALF", 7, pinned=True))
    assert said(other) == [("advert-moved", "booking HALF"), ("pin-lost", "page 7")]


def test_stories_change_places_where_the_plan_has_them_so(
    read: pagekit.Edition, build: pagekit.EditionBuild, told: Told
) -> None:
    before = stands(build.plan)
    assert before["well"] < before["clock"]
    told = moved(moved(told, "well", before["clock"]), "clock", before["well"])
    plan = again(read, told)
    assert (stands(plan)["clock"], stands(plan)["well"]) == (before["well"], before["clock"])
    assert said(plan) == []


def test_a_pin_that_no_order_holds_is_told_and_the_others_are_kept(
    read: pagekit.Edition, build: pagekit.EditionBuild, told: Told
) -> None:
    before = stands(build.plan)
    told = moved(told, "clock", 1, pinned=True)
    told = moved(told, "BACK", before["BACK"], pinned=True)
    plan = again(read, told)
    assert ("pin-lost", "page 1") in said(plan)
    assert [box.ref for page in plan.pages for box in page.boxes if box.pinned] == ["BACK"]
    assert {one.id for one in plan.left_out} == {one.id for one in build.plan.left_out}


def test_a_story_that_is_gone_or_new_leaves_the_others_where_they_are(
    read: pagekit.Edition, build: pagekit.EditionBuild
) -> None:
    fewer = replace(read, stories=tuple(story for story in read.stories if story.id != "bridge"))
    before, less = stands(build.plan), pagekit.plan_edition(fewer, plan=build.plan)
    assert said(less) == [("story-gone", "story bridge")]
    gone = {ref: page for ref, page in before.items() if ref in STORIES and ref != "bridge"}
    assert {ref: page for ref, page in stands(less).items() if ref in STORIES} == gone
    back = pagekit.plan_edition(read, plan=less)
    assert {ref: page for ref, page in stands(back).items() if ref in STORIES} == {
        ref: page for ref, page in before.items() if ref in STORIES
    }


def test_a_magazine_has_no_dummy_and_says_so(folder: Path) -> None:
    with pytest.raises(BadOrder, match="Leave stories out"):
        pagekit.plan_edition(pagekit.read_edition(folder), stories=False)


def test_too_few_pages_leave_out_what_matters_least(tmp_path: Path) -> None:
    short = {name: {**told, "count": 3, "photo": False} for name, told in STORIES.items()}
    plan = pagekit.plan_edition(pagekit.read_edition(write(tmp_path / "a", short, "", "pages = 4\n")))
    assert {one.id: one.why.split(":")[0] for one in plan.left_out} == {
        "bridge": "priority 3",
        "market": "priority 2",
        "well": "priority 4",
        "clock": "priority 5",
    }
    assert [box.ref for page in plan.pages for box in page.boxes] == [
        "cover",
        "contents",
        "imprint",
        "flood",
        "house-3",
        "house-4",
    ]
    with pytest.raises(InvalidInput, match="no multiple of 4"):
        pagekit.plan_edition(pagekit.read_edition(write(tmp_path / "b", {}, "", "pages = 6\n")))
    musts = {name: {**short[name], "print": {"must": True}} for name in ("flood", "well")}
    words = "The cover takes 2, the contents 1, flood, well, which must be in, 2: 5 in all. Write 8, or "
    with pytest.raises(InvalidInput, match=words):
        pagekit.plan_edition(pagekit.read_edition(write(tmp_path / "c", musts, "", "pages = 4\n")))


def test_what_a_magazine_does_not_do_it_says(tmp_path: Path) -> None:
    stories = {
        f"{'the-very-same-story-' * 6}{n}": {"count": 1, "section": "News", "priority": 3} for n in range(12)
    }
    sale = '[[for_sale]]\npage = 4\nsize = "half"\n'
    folder = write(tmp_path / "a", stories, sale, "pages = 16\n")
    file = folder / "edition.toml"
    file.write_text(file.read_text("utf-8").replace('name = "Life"\n', 'name = "Life"\npages = 2\n'), "utf-8")
    notes = pagekit.build_edition(pagekit.read_edition(folder)).report.notes
    found = {note.code: note.where for note in notes}
    assert found["for-sale-unused"] == "for_sale[0]"
    assert found["section-pages-unused"] == "sections[1].pages"
    untold = {note.where.removeprefix("story ") for note in notes if note.code == "contents-short"}
    assert untold
    assert untold < set(stories)


def test_of_many_more_stories_than_there_are_pages_the_first_are_set(tmp_path: Path) -> None:
    many = {f"s{n}": {"count": 1, "section": "News", "priority": 1 + n // 5} for n in range(12)}
    plan = pagekit.plan_edition(pagekit.read_edition(write(tmp_path / "a", many, "", "pages = 4\n")))
    assert [box.ref for page in plan.pages for box in page.boxes if box.kind == "story"] == ["s0"]
    told = {one.id: one.why for one in plan.left_out}
    assert len(told) == 11
    assert told["s11"] == "priority 3: what matters more fills 4 pages 2 times over."


def test_a_folder_without_stories_is_a_thin_magazine_and_says_so(tmp_path: Path) -> None:
    build = pagekit.build_edition(pagekit.read_edition(write(tmp_path / "a", {}, "", "pages = 8\n")))
    assert build.reader.page_count == 8
    assert "thin" in {note.code for note in build.report.notes}
