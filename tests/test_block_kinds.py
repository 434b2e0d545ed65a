"""every kind of block ↔ every room: nothing that may be written is left out on the way to paper, screen or feed.

A new kind is one sample here. Whatever room does not know it yet fails under its name.
"""

from __future__ import annotations

import io
from dataclasses import replace
from functools import lru_cache
from typing import Any, get_args

import pytest
from lxml import html as lxml_html
from PIL import Image

import pagekit
from pagekit.fonts import load_book
from pagekit.house import Story, dress
from pagekit.house.story import KINDS, AdvertMark, FactboxText, Figure, Run
from pagekit.layout import find_layout
from pagekit.layout.inline_rule import NEIGHBOURS
from pagekit.model import Article, Block, InnerBlock
from pagekit.paint.plain_html import plain_blocks
from pagekit.resources import assets_dir
from pagekit.typeset import AdvertPlace, SlotAddress, Typesetter
from pagekit.typeset.blocks.body import body_matter
from pagekit.typeset.blocks.factbox import factbox_box
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.matter import Flowing

SAMPLES: dict[str, dict[str, Any]] = {
    "paragraph": {"text": "The boats went out."},
    "heading": {"text": "Boats"},
    "quote": {"text": "We went out.", "attribution": "the ferryman"},
    "list": {"items": ["boats", "oars"]},
    "photo": {"src": "boats.jpg", "alt": "Boats"},
    "table": {"rows": [["boats", "12"]]},
    "code": {"text": "boats = 12"},
    "break": {},
    "factbox": {"title": "Boats", "body": [{"kind": "paragraph", "text": "There are 12."}]},
    "update": {"time": "2026-03-02T10:00:00Z", "body": [{"kind": "paragraph", "text": "They are out."}]},
    "advert": {},
}
INNER = tuple(kind.model_fields["kind"].default for kind in get_args(get_args(InnerBlock)[0]))
HOUSE = pagekit.Publication(
    name="Courier",
    lang="en",
    url="https://courier.example/",
    ad_contacts=(pagekit.AdContact(label="Adverts", phone="+7 700 388 81 09"),),
)
GRID = 12.5


@lru_cache(maxsize=1)
def world() -> pagekit.FakeWorld:
    stream = io.BytesIO()
    Image.new("RGB", (800, 500)).save(stream, "JPEG")
    return pagekit.FakeWorld({"desk/boats.jpg": stream.getvalue()})


@lru_cache(maxsize=1)
def stick() -> Stick:
    typesetter = Typesetter(load_book((assets_dir() / "fonts",)))
    return Stick(typesetter, find_layout("print-article").manifest, "en", "ltr", GRID, {"boats.jpg": 0.6})


def article(kind: str) -> Article:
    wire = {"id": "boats", "headline": "Boats", "body": [{"kind": kind, **SAMPLES[kind]}]}
    return Article.model_validate(wire)


def story(kind: str) -> Story:
    return dress(article(kind), HOUSE)


def block_of(kind: str) -> Any:
    (block,) = story(kind).body
    return block


def matter(told: Story) -> tuple[Flowing, ...]:
    return body_matter(told, stick(), {0: AdvertPlace(SlotAddress("inline", 0), 200.0, 100.0, "", "en")})


def test_each_kind_has_a_sample_and_the_house_knows_the_kinds_of_the_model() -> None:
    kinds = [kind.model_fields["kind"].default for kind in get_args(get_args(Block)[0])]
    assert sorted(kinds) == sorted(KINDS) == sorted(SAMPLES)
    assert sorted(INNER) == sorted(set(SAMPLES) - {"factbox", "update", "advert"})
    assert set(NEIGHBOURS) == set(SAMPLES) - {"paragraph", "update"}


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_house_makes_it(kind: str) -> None:
    (written,), made = article(kind).body, block_of(kind)
    assert (written.kind, made.kind) == (kind, kind)
    assert len(written.children) == len(made.children) == len(SAMPLES[kind].get("body", ()))
    assert bool(made.words) is not written.silent


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_typesetter_sets_it(kind: str) -> None:
    assert matter(story(kind))


@pytest.mark.parametrize("kind", INNER)
def test_a_fact_box_sets_it(kind: str) -> None:
    facts = (Run("Facts"),)
    rows = [
        len(factbox_box(stick(), FactboxText(facts, body), 200.0).rows) for body in ((), (block_of(kind),))
    ]
    assert rows[0] < rows[1]


@pytest.mark.parametrize("kind", INNER)
def test_an_update_sets_it(kind: str) -> None:
    entry = {"time": "2026-03-02T10:00:00Z", "title": "Out", "body": [{"kind": kind, **SAMPLES[kind]}]}
    wire = {"id": "boats", "headline": "Boats", "body": [{"kind": "update", **entry}]}
    told = dress(Article.model_validate(wire), HOUSE)
    bare = replace(told, body=tuple(replace(block, body=()) for block in told.updates))
    (inner,) = told.body[0].children
    assert inner.kind == kind
    assert len(matter(bare)) < len(matter(told))
    assert told.body[0].figures == inner.figures


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_page_shows_it(kind: str) -> None:
    page = pagekit.render_html(
        article(kind),
        publication=HOUSE,
        adverts=pagekit.AdvertBook(adverts=(pagekit.ContactAdvert(slot="inline"),)),
        files_from="desk",
        world=world(),
    )
    (body,) = lxml_html.fromstring(page.html).find_class("e-content")
    assert len(body), f"layouts/base/parts.html.j2 has no macro for {kind}"


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_feed_tells_it(kind: str) -> None:
    block = block_of(kind)
    places = {block.key: "https://courier.example/boats.jpg"} if isinstance(block, Figure) else {}
    assert bool(plain_blocks([block], places)) is not isinstance(block, AdvertMark)
