"""an edition whose pack pulls lines → a story that is short of its box has one of its own, tagged as what it is."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2

import pagekit
from pagekit.layout import EditionDesign
from pagekit.production.edition_build import layout_of
from pagekit.production.edition_stories import SetUp, measured
from pagekit.typeset.matter import FlowBox
from tests.editions.checker.check import check_edition
from tests.editions.checker.told import letters_of

SENTENCE = (
    "By noon the clerk of {n} had lost his list, and a queue of {m} reached down the stairs to the pump. "
)
SAID = "“I would do it again, only slower and with more tea,” says Aigul Sadyk. "
PULLED = "I would do it again, only slower and with more tea."


def edition(folder: Path, paragraphs: int = 10, asked: str = "") -> pagekit.Edition:
    (folder / "edition.toml").write_text("schema = 1\ndate = 2026-05-19\npages = 4\n", "utf-8")
    (folder / "publication.toml").write_text('name = "The Courier"\nlang = "en"\n', "utf-8")
    text = "\n\n".join(
        "".join(SENTENCE.format(n=f"room {n}{m}", m=m) for m in range(2)) for n in range(paragraphs)
    )
    told = f"---\nid: hall\nlang: en\ntitle: The hall is counted again\n{asked}---\n{SAID}{text}\n"
    (folder / "stories").mkdir(exist_ok=True)
    (folder / "stories" / "hall.md").write_text(told, "utf-8")
    return pagekit.read_edition(folder)


def spare(own: pagekit.Edition, cost: int | None) -> list[float | None]:
    setup = SetUp.of(own, layout_of(own, ()))
    setup = replace(setup, design=setup.design.model_copy(update={"pull_quote": cost}))
    (galley,) = measured(setup).galleys.values()
    return [one.spare for one in galley.galley.matter if isinstance(one, FlowBox)]


def test_it_is_spare_where_the_pack_says_what_it_costs_and_the_desk_does_not_forbid_it(
    tmp_path: Path,
) -> None:
    assert spare(edition(tmp_path), 9) == [9]
    assert spare(edition(tmp_path), None) == []
    assert spare(edition(tmp_path, asked="print: {pull: false}\n"), 9) == []
    assert spare(edition(tmp_path, paragraphs=3), 9) == []


def test_a_pack_that_says_nothing_pulls_nothing() -> None:
    assert EditionDesign.model_fields["pull_quote"].default is None


def pack(folder: Path, cost: int) -> None:
    home = folder / "mine"
    home.mkdir(exist_ok=True)
    said = 'inherits = "tabloid"\nschema = 1\nname = "mine"\ntitle = "M"\nsummary = "M"\nmedium = "print"\n'
    said += f"[composed]\n[edition]\npull_quote = {cost}\n"
    (home / "layout.toml").write_text(said, "utf-8")
    file = folder / "edition.toml"
    file.write_text(file.read_text("utf-8") + 'layout = "./mine"\n', "utf-8")


def built(folder: Path, cost: int, asked: str = "") -> tuple[pagekit.EditionBuild, int]:
    """The edition, and how many times the line stands in it."""
    edition(folder, 24, asked)
    pack(folder, cost)
    build = pagekit.build_edition(pagekit.read_edition(folder))
    assert check_edition(build.reader.data, build.plan.to_json(), folder).broken == ()
    assert build.report.figures["overset_lines"] == 0
    return build, sum(letters_of(page).count(letters_of(PULLED)) for page in texts(build.reader.data))


def texts(pdf: bytes) -> Iterator[str]:
    for page in pypdfium2.PdfDocument(pdf):
        yield page.get_textpage().get_text_range().replace("\x02", "")


def test_a_story_that_is_short_of_its_place_has_its_line_twice_and_no_word_less(tmp_path: Path) -> None:
    build, count = built(tmp_path, 8)
    assert count == 2
    pdf = pikepdf.open(io.BytesIO(build.reader.data))
    named = [str(one.S) for one in elements(pdf.Root.StructTreeRoot) if "/S" in one]
    assert named.count("/Aside") + named.count("/Sect") >= 1


def test_where_the_desk_forbids_it_the_line_stands_once(tmp_path: Path) -> None:
    assert built(tmp_path, 8, "print: {pull: false}\n")[1] == 1


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    if isinstance(node, pikepdf.Dictionary):
        yield node
    below = node.get("/K") if isinstance(node, pikepdf.Dictionary) else None
    for child in below if isinstance(below, pikepdf.Array) else (below,):
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield from elements(child)
