"""a story that brings nothing but its text → how its last page ends: even columns, a mark, one band of white."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

import pagekit
from pagekit.fonts import font_book
from pagekit.house import dress
from pagekit.house.parts import CrumbLink
from pagekit.layout import PrintManifest, find_layout
from pagekit.typeset import ArticleMatter, Typesetter
from pagekit.typeset.article.compose import compose_article
from pagekit.typeset.audit.audit import audit
from pagekit.typeset.audit.found import Audit
from pagekit.typeset.page import Composition, Group, RuleBox, TextBox, depth, walk
from pagekit.typeset.sheet.area import Sheet

PARAGRAPH = (
    "Every spring the river brings the town a new island, and every autumn it takes the island back. " * 4
)
COLUMNS = {"print-article": 2, "magazine": 3}


@cache
def setter(pack: str) -> Typesetter:
    return Typesetter(font_book(find_layout(pack)))


@cache
def made(pack: str, paragraphs: int, crumb: str = "") -> tuple[Composition, Audit]:
    """A story of so many paragraphs, and what the auditor sees. `crumb`: its way from the front."""
    manifest: PrintManifest = find_layout(pack).printed
    text = "\n\n".join([PARAGRAPH] * paragraphs)
    source = f"---\nid: island\nlang: en\ntitle: An island comes and goes\n---\n\n{text}\n".encode()
    story = dress(pagekit.read_article(source, format="markdown"), pagekit.Publication())
    story = replace(story, breadcrumbs=(CrumbLink(crumb),) if crumb else ())
    paper, columns, own = manifest.papers["a4"], COLUMNS[pack], setter(pack)
    composed = compose_article(
        story, manifest, own, paper=paper, columns=columns, matter=ArticleMatter({}, {})
    )
    sheet = Sheet(paper, manifest.baseline.points, manifest.between.points, columns)
    return composed, audit(composed, sheet=sheet, story=story, manifest=manifest, typesetter=own)


@pytest.mark.parametrize(("pack", "paragraphs"), [("print-article", 13), ("magazine", 10), ("magazine", 23)])
def test_the_end_of_a_bare_story_is_a_mark_under_even_columns(pack: str, paragraphs: int) -> None:
    composed, seen = made(pack, paragraphs)
    last = composed.pages[-1].items
    (ending,) = [item for item in last if isinstance(item, Group) and item.role == "ending"]
    assert all(isinstance(item, RuleBox) for item in walk(ending.items))
    text = max(depth(item) for item in last if isinstance(item, TextBox))
    assert 12 < depth(ending) - text < 40
    assert not seen.findings or {one.code for one in seen.findings} == {"line-gaping"}


def test_what_could_not_be_filled_is_told() -> None:
    for paragraphs in (2, 13, 18):
        composed, seen = made("print-article", paragraphs)
        told = any(note.code == "ending-open" for note in composed.notes)
        assert told is bool(seen.with_code("page-hole")) is (paragraphs != 13)


@pytest.mark.parametrize(("pack", "paragraphs"), [("print-article", 13), ("magazine", 22)])
def test_a_little_that_is_left_over_small_print_is_no_hole(pack: str, paragraphs: int) -> None:
    _composed, seen = made(pack, paragraphs, "Nature")
    assert not seen.with_code("page-hole")
