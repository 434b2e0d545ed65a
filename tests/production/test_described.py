"""A story and its pictures → what the page tells machines, read back from the page that was made."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import pagekit
from pagekit.model import Article, Origin, Photo, Publication

HOUSE = Publication(name="The Courier", url="https://courier.example")
DESK = Path("desk")


def photograph(width: int, height: int) -> bytes:
    stream = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(stream, "JPEG")
    return stream.getvalue()


WORLD = pagekit.FakeWorld({"desk/wide.jpg": photograph(2000, 1400), "desk/small.jpg": photograph(600, 900)})


def page(photo: str | None = "wide.jpg", **fields: Any) -> pagekit.HtmlPage:
    facts = {
        "id": "one",
        "url": "https://courier.example/news/one/",
        "headline": "A headline",
        "photos": (Photo(src=photo, alt="A street", credit={"creator": "Ann"}, focus=(0.9, 0.1)),)
        if photo
        else (),
        **fields,
    }
    told = Article.model_validate(facts).at(Origin("one", DESK))
    return pagekit.render_html(told, publication=HOUSE, world=WORLD)


def graph(made: pagekit.HtmlPage) -> dict[str, Any]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', made.html)
    assert found is not None
    nodes: list[dict[str, Any]] = json.loads(found[1])["@graph"]
    return nodes[0]


def test_the_three_shapes_are_files_of_the_page_with_their_size() -> None:
    made = page()
    images = graph(made)["image"]
    assert [(image["width"], image["height"]) for image in images] == [(1600, 900), (1200, 900), (1200, 1200)]
    for image in images:
        data = made.assets[image["url"].removeprefix("https://courier.example/news/one/")]
        with Image.open(io.BytesIO(data)) as opened:
            assert (opened.format, opened.size) == ("JPEG", (image["width"], image["height"]))


def test_a_small_picture_is_cropped_but_never_enlarged() -> None:
    images = graph(page("small.jpg"))["image"]
    assert all(image["width"] <= 600 for image in images)
    assert images[2]["width"] == images[2]["height"] == 600


def test_the_card_is_the_picture_of_open_graph() -> None:
    made = page()
    told = dict(re.findall(r'<meta property="(og:image[\w:]*)" content="([^"]*)">', made.html))
    assert told["og:image"].removeprefix("https://courier.example/news/one/") in made.assets
    assert (told["og:image:width"], told["og:image:height"], told["og:image:alt"]) == (
        "1200",
        "630",
        "A street",
    )


def test_a_story_without_an_address_or_a_picture_tells_of_none() -> None:
    for made in (page(url=None), page(None)):
        assert "og:image" not in made.html
        assert "image" not in graph(made)
        assert graph(made)["headline"] == "A headline"


def test_a_second_build_makes_no_picture(tmp_path: Path) -> None:
    told = Article(id="one", headline="H", photos=(Photo(src="wide.jpg", alt="A street"),)).at(
        Origin("one", DESK)
    )
    from pagekit.pictures.derive import shelf  # noqa: PLC0415 - the shelf would hide what the folder keeps

    shelf.clear()
    first = pagekit.render_html(told, world=WORLD, cache=tmp_path)
    shelf.clear()
    second = pagekit.render_html(told, world=WORLD, cache=tmp_path)
    assert int(first.report.figures["pictures_made"]) > 3
    assert second.report.figures["pictures_made"] == 0
    assert second.assets == first.assets


@pytest.mark.parametrize("layout", ["web-article", "print-article"])
def test_a_picture_that_is_gone_is_told_though_its_files_were_kept(tmp_path: Path, layout: str) -> None:
    from pagekit.pictures.derive import shelf  # noqa: PLC0415 - as above

    (tmp_path / "wide.jpg").write_bytes(photograph(900, 600))
    told = pagekit.read_article(
        {"id": "one", "headline": "H", "photos": [{"src": "wide.jpg", "alt": "A"}]}, files_from=tmp_path
    )
    order = pagekit.Order(layout=layout, cache=tmp_path / "cache")
    first = pagekit.render_html(told, order=order)
    (tmp_path / "wide.jpg").unlink()
    shelf.clear()
    second = pagekit.render_html(told, order=order)
    assert first.report.with_code("picture-gone") == ()
    assert [(note.severity, note.where, note.remedy) for note in second.report.with_code("picture-gone")] == [
        ("warning", "wide.jpg", "Put it back, or take the picture out of the story.")
    ]
    assert second.assets == first.assets


def test_a_cache_that_cannot_be_written_costs_a_note_and_no_page(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file")
    told = Article(id="one", headline="H", photos=(Photo(src="wide.jpg", alt="A street"),)).at(
        Origin("one", DESK)
    )
    from pagekit.pictures.derive import shelf  # noqa: PLC0415 - as above

    shelf.clear()
    made = pagekit.render_html(told, world=WORLD, cache=taken)
    (note,) = made.report.with_code("cache-unwritable")
    assert note.where == "cache" and str(taken) in note.what
    assert made.assets


def test_a_second_build_makes_no_picture_of_an_advert_either(tmp_path: Path) -> None:
    world = pagekit.FakeWorld({"desk/board.jpg": photograph(970, 250)})
    told = Article(id="one", headline="H").at(Origin("one", DESK))
    adverts = [pagekit.ImageAdvert(slot="top", src="board.jpg", alt="Trains")]
    from pagekit.pictures.derive import shelf  # noqa: PLC0415 - as above

    figures = []
    for _ in range(2):
        shelf.clear()
        made = pagekit.render_html(told, adverts=adverts, world=world, cache=tmp_path)
        assert "slot-top" in made.html
        figures.append(made.report.figures["pictures_made"])
    assert int(figures[0]) > 0
    assert figures[1] == 0
