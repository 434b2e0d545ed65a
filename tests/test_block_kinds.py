"""every kind of block ↔ every room: nothing that may be written is left out on the way to paper, screen or feed.

A new kind is one sample here. Whatever room does not know it yet fails under its name.
"""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Any, get_args

import pytest
from lxml import html as lxml_html
from PIL import Image

import pagekit
from pagekit.fonts import load_book
from pagekit.house import Story, dress
from pagekit.house.story import KINDS, AdvertMark, FactboxText, Figure, InnerText, Run
from pagekit.layout import find_layout
from pagekit.layout.inline_rule import NEIGHBOURS
from pagekit.model import Article, Block, Factbox, InnerBlock, Update
from pagekit.paint.plain_html import plain_blocks
from pagekit.resources import assets_dir
from pagekit.typeset import AdvertPlace, Typesetter
from pagekit.typeset.blocks.body import body_matter
from pagekit.typeset.blocks.factbox import factbox_box
from pagekit.typeset.blocks.stick import Stick

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
    told, places = story(kind), {0: AdvertPlace("inline", 200.0, 100.0, "", "en")}
    layout = stick()
    assert body_matter(
        told, layout.typesetter, layout.manifest, grid=GRID, ratios=layout.ratios, adverts=places
    )


@pytest.mark.parametrize("kind", INNER)
@pytest.mark.parametrize("holder", ["factbox", "update"])
def test_it_is_set_and_drawn_inside_another(holder: str, kind: str) -> None:
    sample = {"kind": kind, **SAMPLES[kind]}
    (outer,) = article(holder).body
    assert isinstance(outer, Factbox | Update)
    held = outer.model_validate({**outer.model_dump(), "title": "Head", "body": [sample]})
    (made,) = dress(Article(id="boats", headline="Boats", body=(held,)), HOUSE).body
    (inner,) = made.children
    assert inner.kind == kind
    rows = [len(factbox_box(stick(), box, 200.0).rows) for box in (_box(), _box(inner))]
    assert rows[0] < rows[1]


def _box(*inner: InnerText) -> FactboxText:
    return FactboxText((Run("Facts"),), inner)


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_page_shows_it(kind: str) -> None:
    page = pagekit.render_html(
        article(kind),
        publication=HOUSE,
        adverts=pagekit.AdvertBook(adverts=(pagekit.ContactAdvert(slot="inline"),)),
        photos_from="desk",
        world=world(),
    )
    (body,) = lxml_html.fromstring(page.html).find_class("e-content")
    assert len(body), f"layouts/base/parts.html.j2 has no macro for {kind}"


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_feed_tells_it(kind: str) -> None:
    block = block_of(kind)
    places = {block.key: "https://courier.example/boats.jpg"} if isinstance(block, Figure) else {}
    assert bool(plain_blocks([block], places)) is not isinstance(block, AdvertMark)
