"""a paper made by hand passes; the same spoiled in one way each is found out, with the page and the words."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from tests.editions import paper
from tests.editions.checker.check import check_edition
from tests.editions.checker.placed import pages_of
from tests.editions.checker.seen import seen_pages
from tests.editions.checker.sheet import sheet_of
from tests.editions.checker.told import letters_of, told_of
from tests.editions.checker.white import white_findings, white_of
from tests.editions.paper import MM, Edition, Piece, broken, sound

Spoil = Callable[[Edition], None]


def found(edition: Edition, folder: Path, plan: dict[str, Any] | None = None) -> list[tuple[str, int, str]]:
    """What is found, white aside: the paper has a few lines on large sheets."""
    checked = check_edition(edition.pdf(), plan or edition.plan(), edition.write(folder))
    return [(finding.code, finding.page, finding.words) for finding in checked.broken]


def test_a_sound_paper_passes(tmp_path: Path) -> None:
    assert found(sound(), tmp_path) == []


@pytest.mark.parametrize("behind", [2, 9, 20])
def test_a_line_that_is_pulled_out_of_a_story_is_no_fault(behind: int, tmp_path: Path) -> None:
    edition = sound()
    pull(behind)(edition)
    assert found(edition, tmp_path) == []


def test_so_is_a_quotation_that_the_desk_pulled_and_who_wrote_it(tmp_path: Path) -> None:
    edition = sound()
    edition.stories["dog"]["body"] += "\n\n::: pullquote\nNobody said that\n:::"
    pull(6, "Nobody said")(edition)
    assert found(edition, tmp_path) == []


def test_every_word_of_a_story_is_looked_for_and_what_repeats_is_not(tmp_path: Path) -> None:
    story = """---
id: all
headline: A long head
headline_variants: [A head]
deck: A deck
---

First **words** with [a link](https://example.org/address).

## A cross-head

- one
- two

| Town | Stork |
|:-----|------:|
| Mill |     4 |

> Said by somebody.
"""
    folder = sound().write(tmp_path)
    (folder / "stories" / "all.md").write_text(story)
    told = told_of(folder).stories["all"]
    assert told.heads == ("A long head", "A head")
    assert [(letters_of(piece.text), piece.flows) for piece in told.pieces] == [
        ("adeck", False),
        ("firstwordswithalink", True),
        ("acrosshead", True),
        ("one", True),
        ("two", True),
        ("townstork", False),
        ("mill4", False),
        ("saidbysomebody", False),
    ]


def test_letters_come_as_they_are_drawn_wherever_they_stand() -> None:
    # An initial at the left of a caption, on its baseline and drawn behind it, begins the lines that come then.
    document = pikepdf.new()
    face = document.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier))
    page = document.add_blank_page(page_size=(400, 200)).obj
    drawn = ((200, 100, 8, "cut"), (20, 100, 30, "W"), (40, 120, 8, "hen"), (40, 110, 8, "the"))
    lines = [f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET" for x, y, size, text in drawn]
    page.Contents = document.make_stream("\n".join(lines).encode())
    page.Resources = Dictionary(Font=Dictionary(F1=face))
    out = io.BytesIO()
    document.save(out, static_id=True)
    (seen,) = seen_pages(out.getvalue())
    assert "".join(letter.sign for letter in seen.letters) == "cutWhenthe"


# ---- Boxes -------------------------------------------------------------------------------------------------


def wider(edition: Edition) -> None:
    """The advert on page 3 grows over the story beside it: it is a column wider than it was sold, too."""
    edition.pieces["other-1"] = replace(edition.pieces["other-1"], rects=[(2, 6, 1, 95)])
    edition.pieces["B-3"] = replace(edition.pieces["B-3"], rects=[(2, 97, 2, 16)])


def beside_columns(edition: Edition) -> None:
    edition.pieces["other-1"] = replace(edition.pieces["other-1"], beside=1.5)


def advert_beside_columns(edition: Edition) -> None:
    edition.pieces["B-2"] = replace(edition.pieces["B-2"], beside=7.5)


def into_the_margin(edition: Edition) -> None:
    edition.pieces["B-3"] = replace(edition.pieces["B-3"], beside=5.0)


def out_of_the_page(edition: Edition) -> None:
    edition.pieces["B-3"] = replace(edition.pieces["B-3"], beside=20.0)


def under_the_foot(edition: Edition) -> None:
    edition.pieces["B-3"] = replace(edition.pieces["B-3"], rects=[(3, 98, 2, 16)])


def between_lines(edition: Edition) -> None:
    edition.pieces["other-1"].taller = 1.4


def text_between_lines(edition: Edition) -> None:
    edition.pieces["other-1"].shift = 1.2


# ---- What was handed in ------------------------------------------------------------------------------------


def story_forgotten(edition: Edition) -> None:
    edition.left_out = [entry for entry in edition.left_out if entry["id"] != "late"]


def story_in_and_out(edition: Edition) -> None:
    edition.left_out.append({"id": "other", "why": "it was thought to be out"})


def must_story_left_out(edition: Edition) -> None:
    edition.stories["late"]["print"] = "{must: true}"


def booking_forgotten(edition: Edition) -> None:
    del edition.pieces["B-3"]


def booking_twice(edition: Edition) -> None:
    edition.pieces["B-3-again"] = replace(edition.pieces["B-3"], rects=[(0, 97, 2, 16)])


def no_reason(edition: Edition) -> None:
    edition.left_out[0]["why"] = " "


def stranger(edition: Edition) -> None:
    edition.pieces["B-9"] = replace(edition.pieces["B-3"], ref="B-9", rects=[(0, 97, 2, 16)])


# ---- Words -------------------------------------------------------------------------------------------------


def word_lost(edition: Edition) -> None:
    lines = edition.pieces["third-1"].lines
    lines[4] = lines[4].split(" ", 1)[1]


def lines_turned(edition: Edition) -> None:
    lines = edition.pieces["second-1"].lines
    lines[3], lines[9] = lines[9], lines[3]


def last_lines_cut(edition: Edition) -> None:
    edition.pieces["lead-2"].lines = edition.pieces["lead-2"].lines[:-2]


PULLED = "gorsefen pimsemi"
"""Words of the dog that stand beside each other."""


def pull(behind: int, words: str = PULLED, size: float = 12.0) -> Spoil:
    """A line of the dog in other type."""

    def spoil(edition: Edition) -> None:
        edition.pieces["dog-1"].shown = behind, words, size

    return spoil


def lost_but_pulled(edition: Edition) -> None:
    pull(3)(edition)
    lines = edition.pieces["dog-1"].lines
    edition.pieces["dog-1"].lines = [line.replace(PULLED, "") for line in lines]


def other_head(edition: Edition) -> None:
    edition.pieces["other-1"].head = "Ice"


# ---- Jumps -------------------------------------------------------------------------------------------------


def jump_to_nowhere(edition: Edition) -> None:
    edition.pieces["lead-1"].after = "Continued on page 3"


def turn_from_nowhere(edition: Edition) -> None:
    edition.pieces["lead-2"].before = "From the front"


def jump_forbidden(edition: Edition) -> None:
    edition.stories["lead"]["print"] = "{jump: false}"


def short_turn(edition: Edition) -> None:
    lines = edition.pieces["lead-1"].lines + edition.pieces["lead-2"].lines
    edition.pieces["lead-1"].lines, edition.pieces["lead-2"].lines = lines[:-5], lines[-5:]
    edition.pieces["lead-1"].rects = [(0, 15, 3, 46)]


def part_missing(edition: Edition) -> None:
    edition.pieces["lead-2"].part = 3


# ---- Heads -------------------------------------------------------------------------------------------------


def larger_than_the_lead(edition: Edition) -> None:
    edition.pieces["lead-2"].size = 28


def outranks(edition: Edition) -> None:
    """The lead of page 3 keeps the largest head, and the least story has more than the middle one."""
    edition.pieces["other-1"].size = 17
    text = paper.words(1000, 20)
    edition.stories["middle"] = {"headline": "Hail", "section": "News", "priority": 4, "body": " ".join(text)}
    edition.pieces["middle-1"] = Piece(3, "story", "middle", [(3, 6, 1, 20)], "Hail", 13, broken(text))


def lead_below(edition: Edition) -> None:
    edition.pieces["dog-1"].rects = [(0, 30, 2, 20), (0, 50, 1, 14)]


def tombstoned(edition: Edition) -> None:
    edition.pieces["third-1"].head = edition.stories["third"]["headline"] = "Tea"
    edition.pieces["third-1"].size = 26


# ---- Bookings ----------------------------------------------------------------------------------------------


def musts(id: str, told: str) -> Spoil:
    def spoil(edition: Edition) -> None:
        edition.bookings[id]["musts"] = told

    return spoil


def wrong_size(edition: Edition) -> None:
    edition.pieces["B-3"].rects = [(3, 95, 2, 18)]


def near_a_topic(edition: Edition) -> None:
    edition.bookings["B-1"]["musts"] = '{ not_beside = ["birds"] }'


def competitors(edition: Edition) -> None:
    edition.bookings["B-3"] |= {"category": '"motor"', "musts": '{ apart = ["motor"], apart_on = "spread" }'}


def not_together(edition: Edition) -> None:
    edition.bookings["B-1"]["musts"] = edition.bookings["B-2"]["musts"] = '{ group = "town" }'


def not_alone(edition: Edition) -> None:
    edition.bookings["B-1"] |= {"size": '"front-solus"', "musts": "{ front = true }"}
    edition.bookings["B-5"] = {"size": '"card"'}
    edition.pieces["B-5"] = Piece(1, "advert", "B-5", [(4, 71, 1, 16)])


SPOILED: list[tuple[Spoil, str, int, str]] = [
    (wider, "overlap", 3, "other-1 and B-3 overlap by 47.2 × 14.1 mm"),
    (beside_columns, "off-column", 3, "other-1 is 1.50 mm beside the columns"),
    (advert_beside_columns, "off-column", 2, "B-2 is 7.50 mm beside the columns"),
    (into_the_margin, "off-type-area", 3, "B-3 hangs out of the type area to the side"),
    (out_of_the_page, "off-page", 3, "B-3 hangs out of the page"),
    (under_the_foot, "off-type-area", 3, "B-3 hangs out of the type area at head or foot"),
    (between_lines, "off-line", 3, "other-1 is 1.40 mm beside the lines"),
    (text_between_lines, "text-off-grid", 3, "other-1: 210 letters of text stand beside the lines"),
    (story_forgotten, "story-untold", 0, "late is neither placed nor left out"),
    (story_in_and_out, "story-both", 3, "other is placed, and left out too"),
    (must_story_left_out, "must-story", 0, "late must be in"),
    (booking_forgotten, "booking-untold", 0, "B-3 is neither placed nor left out"),
    (booking_twice, "booking-twice", 3, "B-3 stands 2 times"),
    (no_reason, "no-reason", 0, "late is left out and nobody says why"),
    (stranger, "unknown-ref", 3, "B-9 is the advert B-9, which nobody handed in"),
    (word_lost, "words-lost", 2, "third: the words from “tigorra vogorgor zugornu dalgorfen fengormi” on are not there"),
    (lines_turned, "words-out-of-order", 2, "second: the words from “pimralo tusrazu baseke kesevo loseba” on stand before what they follow"),
    (last_lines_cut, "words-lost", 1, "lead: the words from “baloke kelovo loloba miloti nulotus” on are not there"),
    (pull(6, "nobodysaid that"), "display-strange", 3, "dog does not say “nobodysaidthat”, which it shows"),
    (pull(6, size=paper.SIZE), "words-twice", 3, "dog: “gorsefenpimsemi” stands twice"),
    (pull(6, "nobodysaid that", paper.SIZE), "words-strange", 3, "dog: “nobodysaidthat” is not in the story"),
    (lost_but_pulled, "words-lost", 3, "dog: the words from “gorsefen pimsemi tussedal batilo ketizu” on are not there"),
    (other_head, "words-lost", 3, "other: none of its heads is there"),
    (jump_to_nowhere, "jump-line", 1, "lead goes on on page 2, and its lines name 3"),
    (turn_from_nowhere, "turn-line", 2, "lead begins on page 1, and its lines name no page"),
    (jump_forbidden, "jump-forbidden", 1, "lead goes on on page 2, and may not"),
    (short_turn, "jump-short", 2, "lead has 5 lines behind the jump, at least 8 are needed"),
    (part_missing, "parts-wrong", 1, "lead has the parts [1, 3] of 2"),
    (larger_than_the_lead, "lead-not-largest", 2, "lead has a head of 28.0 pt, the lead second one of 26.0"),
    (outranks, "outranked", 3, "other (priority 6) has a head of 17.0 pt, middle (priority 4) one of 13.0"),
    (lead_below, "lead-not-top", 3, "other stands above the lead dog"),
    (tombstoned, "tombstoned", 2, "second and third have heads of 26.0 pt side by side"),
    (wrong_size, "booked-size", 3, "B-3 was sold 56.44 mm high and is 63.50"),
    (musts("B-3", '{ hand = "left" }'), "must-hand", 3, "B-3: its hand is not kept"),
    (musts("B-3", "{ page = 1 }"), "must-page", 3, "B-3: its page is not kept"),
    (musts("B-3", '{ section = "Sport" }'), "must-section", 3, "B-3: its section is not kept"),
    (musts("B-3", "{ front = true }"), "must-front", 3, "B-3: its front is not kept"),
    (musts("B-3", '{ half = "upper" }'), "must-half", 3, "B-3: its half is not kept"),
    (near_a_topic, "must-not-beside", 1, "B-1 stands on a page with lead, which is about birds"),
    (competitors, "must-apart", 3, "B-3 stands near B-2, which is for motor"),
    (not_alone, "must-alone", 1, "B-1 is to be alone on its page; B-5 is there"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("spoil", "code", "page", "words"), SPOILED, ids=[f"{n} {row[1]}" for n, row in enumerate(SPOILED)]
)
def test_one_thing_is_spoiled_and_that_alone_is_found(
    spoil: Spoil, code: str, page: int, words: str, tmp_path: Path
) -> None:
    edition = sound()
    spoil(edition)
    assert found(edition, tmp_path) == [(code, page, words)]


def test_both_of_a_group_are_named(tmp_path: Path) -> None:
    edition = sound()
    not_together(edition)
    assert [(code, page) for code, page, _ in found(edition, tmp_path)] == [
        ("must-group", 1),
        ("must-group", 2),
    ]


def test_letters_outside_of_every_box_are_told(tmp_path: Path) -> None:
    edition = sound()
    plan = edition.plan()
    (box,) = (box for box in plan["pages"][2]["boxes"] if box["id"] == "other-1")
    box["rects"][0][3] -= 12 * paper.LINE
    findings = found(edition, tmp_path, plan)
    assert [(code, page) for code, page, _ in findings] == [("text-outside", 3), ("words-lost", 3)]
    assert findings[0][2] == "72 letters stand in no box: upimfenzuragorzugorpimz-"


def test_a_box_twice_and_a_plan_of_other_pages_are_told(tmp_path: Path) -> None:
    edition = sound()
    plan = edition.plan()
    plan["pages"][2]["boxes"].append({**plan["pages"][2]["boxes"][0], "kind": "noise"})
    del plan["pages"][3]
    assert found(edition, tmp_path, plan) == [
        ("page-count", 0, "the plan has 3 pages and the file 4"),
        ("id-twice", 0, "folio-3 is the id of 2 boxes"),
        ("unknown-kind", 3, "folio-3 is a noise"),
    ]


def test_a_file_of_another_size_is_told(tmp_path: Path) -> None:
    edition = sound()
    pdf = pikepdf.open(io.BytesIO(edition.pdf()))
    pdf.pages[3].MediaBox = [0, 0, 595, 842]
    out = io.BytesIO()
    pdf.save(out)
    checked = check_edition(out.getvalue(), edition.plan(), edition.write(tmp_path))
    assert [str(finding) for finding in checked.broken] == [
        "page-size: page 4: is 209.9 × 297.0 mm and not 280 × 430"
    ]


# ---- White -------------------------------------------------------------------------------------------------


def inked(*holes: tuple[float, float, float, float]) -> bytes:
    """A black page with white rectangles, in millimetres from the top left."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(280 * MM, 430 * MM)).obj
    drawn = [f"0 g 0 0 {280 * MM:.2f} {430 * MM:.2f} re f 1 g"]
    drawn += [
        f"{x * MM:.2f} {(430 - y - high) * MM:.2f} {wide * MM:.2f} {high * MM:.2f} re f"
        for x, y, wide, high in holes
    ]
    page.Contents = document.make_stream("\n".join(drawn).encode())
    out = io.BytesIO()
    document.save(out, static_id=True)
    return out.getvalue()


def test_white_is_measured_where_nothing_stands_near() -> None:
    sheet = sheet_of("tabloid")
    (page, *_) = pages_of(sound().plan())
    page.boxes = [box for box in page.boxes if box.kind == "advert"]
    # A hole of 80 by 40 mm on the cells of the type area, a gap between columns, and air inside the advert at the foot.
    (seen,) = seen_pages(inked((54, 94, 80, 40), (200, 94, 8, 200), (30, 340, 100, 40)))
    white = white_of(page, seen, sheet)
    assert white.largest == (54.0, 94.0, 80.0, 40.0)
    # Cells with white all round them: 18 by 8 of the hole, of 63 by 99.
    assert white.share == pytest.approx(18 * 8 / (63 * 99), abs=0.0001)
    assert [finding.code for finding in white_findings([white], sheet)] == ["white-hole"]


def test_an_advert_has_the_air_of_its_own_columns_and_no_more() -> None:
    sheet = sheet_of("tabloid")
    (page, *_) = pages_of(sound().plan())
    (box,) = (box for box in page.boxes if box.kind == "advert")
    # 80 mm on the first two columns, that are 98.4 wide: white on its right up to their edge, then beyond.
    page.boxes = [replace(box, rects=((14.0, 94.0, 80.0, 60.0),))]
    beside, beyond = seen_pages(inked((94, 94, 18, 60))), seen_pages(inked((94, 94, 40, 60)))
    assert white_of(page, beside[0], sheet).largest == (14.0, 14.0, 0.0, 0.0)
    assert white_of(page, beyond[0], sheet).largest[2] == 20.0


def test_a_page_of_ink_has_no_white_and_an_empty_one_nothing_else() -> None:
    sheet = sheet_of("tabloid")
    (page, *_) = pages_of(sound().plan())
    page.boxes = []
    (full,), (empty,) = seen_pages(inked()), seen_pages(inked((0, 0, 280, 430)))
    assert white_of(page, full, sheet).largest == (14.0, 14.0, 0.0, 0.0)
    assert white_of(page, full, sheet).share == 0
    assert white_of(page, empty, sheet).share == 1
    assert white_of(page, empty, sheet).largest == (14.0, 14.0, 252.0, 396.0)
