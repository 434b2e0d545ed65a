"""a lead that is too long for the front → it goes on on a later page: both parts name each other, and no word is lost."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import pikepdf
import pytest

import pagekit
from pagekit.plan import PlanBox
from tests.editions.checker.check import check_edition

SENTENCE = (
    "By noon the clerk of {n} had lost his list for the {m} time, and a queue reached down the stairs. "
)
WORDS = {"flood": 1500, "bridge": 420, "market": 260, "well": 380, "rail": 300}
SOLD = {"F": ("front-solus", 1), "H": ("full", 3), "L": ("full", 4)}


def written(
    home: Path,
    words: Mapping[str, int] = WORDS,
    sold: Mapping[str, tuple[str, int]] = SOLD,
    wishes: Mapping[str, object] = MappingProxyType({"page": 1}),
) -> Path:
    """A paper of four pages, of which two are sold, and a lead that asks for the first."""
    (home / "stories").mkdir(parents=True)
    (home / "edition.toml").write_text("schema = 1\ndate = 2026-05-19\npages = 4\n", "utf-8")
    (home / "publication.toml").write_text(
        'name = "The Courier"\nlang = "en"\n[[ad_contacts]]\nphone = "+7(700) 388 81 09"\n', "utf-8"
    )
    booked = (
        f'[[bookings]]\nid = "{id}"\nsize = "{size}"\nstatus = "sold"\nmusts = {{ page = {page} }}\n'
        for id, (size, page) in sold.items()
    )
    (home / "adverts.toml").write_text("".join(booked), "utf-8")
    for place, (id, count) in enumerate(words.items()):
        wish = f"print: {json.dumps(dict(wishes))}\n" if id == "flood" and wishes else ""
        text = [SENTENCE.format(n=f"{id}{n}", m=f"{n}th") for n in range(count // 19)]
        paragraphs = "\n\n".join("".join(text[n : n + 4]) for n in range(0, len(text), 4))
        front = f"id: {id}\nlang: en\npriority: {place + 1}\ntitle: The {id} is counted again\n{wish}"
        (home / "stories" / f"{id}.md").write_text(f"---\n{front}---\n{paragraphs}\n", "utf-8")
    return home


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("jumps"))


@pytest.fixture(scope="module")
def build(folder: Path) -> pagekit.EditionBuild:
    return pagekit.build_edition(pagekit.read_edition(folder))


def parts(build: pagekit.EditionBuild) -> list[tuple[int, PlanBox]]:
    return [(page.number, box) for page in build.plan.pages for box in page.boxes if box.ref == "flood"]


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Every element of a structure tree, from the root down."""
    if isinstance(node, pikepdf.Dictionary):
        yield node
    below = node.get("/K") if isinstance(node, pikepdf.Dictionary) else None
    for child in below if isinstance(below, pikepdf.Array) else (below,):
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield from elements(child)


def pages_of(node: pikepdf.Object) -> list[tuple[int, int]]:
    """The pages that an element's own content stands on, in its order."""
    kids = node.get("/K")
    found = []
    for kid in kids if isinstance(kids, pikepdf.Array) else (kids,):
        if isinstance(kid, int):
            found.append(node.Pg.objgen)
        elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/MCR":
            found.append(kid.get("/Pg", node.get("/Pg")).objgen)
    return list(dict.fromkeys(found))


def test_the_lead_begins_on_the_front_and_goes_on_on_the_next_page(build: pagekit.EditionBuild) -> None:
    (first, front), (second, turn) = parts(build)
    assert (first, front.id, front.part, front.parts) == (1, "flood-1", 1, 2)
    assert (second, turn.id, turn.part, turn.parts) == (2, "flood-2", 2, 2)
    assert front.lead
    assert not turn.lead
    assert "Starts here, goes on on page 2: page 1 keeps room for" in front.why
    assert turn.why == "Began on page 1, and would have taken too much of it."
    # Who else would not stand on the front does.
    assert any(box.kind == "story" and box.ref != "flood" for box in build.plan.pages[0].boxes)
    assert (build.report.figures["jumps"], build.report.figures["stories_placed"]) == (1, len(WORDS))
    note = next(str(note) for note in build.report.notes if note.code == "jump")
    assert note.startswith(
        "info: story flood: it begins on page 1 and goes on on page 2: page 1 keeps room for"
    )


def test_the_checker_finds_all_its_words_and_both_lines(build: pagekit.EditionBuild, folder: Path) -> None:
    checked = check_edition(build.reader.data, build.plan.to_json(), folder)
    told = [str(finding) for finding in checked.findings if not finding.code.startswith("white")]
    assert told == []
    assert build.report.figures["overset_lines"] == 0


def test_readers_are_told_of_one_story_whose_broken_paragraph_goes_on(build: pagekit.EditionBuild) -> None:
    with pikepdf.open(io.BytesIO(build.reader.data)) as pdf:
        articles = [one for one in elements(pdf.Root.StructTreeRoot) if one.get("/S") == "/Art"]
        assert len(articles) == len(WORDS)
        one, two = (page.objgen for page in pdf.pages[:2])
        whole = [pages_of(node) for node in elements(articles[0]) if node.S == "/P"]
        assert [one, two] in whole
        heads = [node for node in elements(articles[0]) if str(node.S).startswith("/H")]
        assert len(heads) == 1


def test_jump_line_and_turn_line_lead_to_each_other(build: pagekit.EditionBuild) -> None:
    with pikepdf.open(io.BytesIO(build.reader.data)) as pdf:
        names = pdf.Root.Names.Dests.Names
        places = {str(names[n]): names[n + 1][0].objgen for n in range(0, len(names), 2)}
        leads = [
            {places[str(note.A.D)] for note in page.get("/Annots", ()) if note.A.S == "/GoTo"}
            for page in pdf.pages[:2]
        ]
        one, two = (page.objgen for page in pdf.pages[:2])
    assert leads == [{two}, {one}]


def test_the_same_edition_jumps_at_the_same_line(build: pagekit.EditionBuild, folder: Path) -> None:
    again = pagekit.plan_edition(pagekit.read_edition(folder))
    assert again.to_json() == build.plan.to_json()


def test_a_story_whose_desk_says_no_stands_whole_and_its_box_says_why(tmp_path: Path) -> None:
    plan = pagekit.plan_edition(
        pagekit.read_edition(written(tmp_path / "whole", wishes={"page": 1, "jump": False}))
    )
    boxes = [box for page in plan.pages for box in page.boxes if box.ref == "flood"]
    assert [(box.part, box.parts, box.jump) for box in boxes] == [(1, 1, False)]
    assert boxes[0].why.endswith("It stands whole, as its desk asks: it goes on on no other page.")
    assert plan.figures["jumps"] == 0


def test_a_story_that_no_hole_holds_begins_under_the_lead_rather_than_be_left_out(tmp_path: Path) -> None:
    words = {"flood": 1050, "bridge": 1100, "market": 90}
    sold = {
        "F": ("front-solus", 1),
        "Q": ("half", 2),
        "T": ("quarter-strip", 2),
        "H": ("full", 3),
        "L": ("full", 4),
    }
    edition = pagekit.read_edition(written(tmp_path / "saved", words, sold, {}))
    plan = pagekit.plan_edition(edition)
    stand = [(p.number, b.id) for p in plan.pages for b in p.boxes if b.ref in ("flood", "bridge")]
    assert stand == [(1, "flood"), (1, "bridge-1"), (2, "bridge-2")]
    assert [b.id for b in plan.pages[0].boxes if b.lead] == ["flood"]
    assert "bridge" not in {one.id for one in plan.left_out}
    # As it stands so it is kept.
    again = pagekit.plan_edition(edition, plan=plan)
    kept = [[(b.id, b.rects) for p in one.pages for b in p.boxes] for one in (plan, again)]
    assert kept[0] == kept[1]
