"""Stories on disk or in code → a home page or a section's front, with notes on what could not be shown."""

from __future__ import annotations

import gzip
import io
import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import pagekit
from pagekit.model import AdvertBook, Article, ContactAdvert, ImageAdvert, Origin, Photo, Publication, Section
from pagekit.production.front import render_front

COURIER = Path(__file__).parents[2] / "examples" / "courier"
DESK = Path("desk")
AT = datetime(2026, 3, 3, 6, tzinfo=UTC)
HOUSE = Publication(
    name="The Courier",
    url="https://courier.example",
    description="News of the steppe.",
    sections=(
        Section(name="City", url="/city", theme="society"),
        Section(name="Arts", url="/arts", theme="culture"),
    ),
)
MAX_COMPRESSED = 14 * 1024


def photograph(width: int = 1500, height: int = 1000, shade: int = 0) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), (shade, 90, 120)).save(stream, "JPEG")
    return stream.getvalue()


WORLD = pagekit.FakeWorld(
    {
        "desk/wide.jpg": photograph(),
        "desk/other.jpg": photograph(shade=40),
        "desk/small.jpg": photograph(600, 400),
        "desk/tall.jpg": photograph(1000, 1500, 80),
        "desk/broken.jpg": b"\xff\xd8\xff broken",
        "desk/board.jpg": photograph(728, 90),
    }
)


def article(name: str, photo: str | None = None, **fields: Any) -> Article:
    facts = {
        "id": name,
        "url": f"https://courier.example/{name}",
        "headline": f"Headline {name}",
        "photos": (Photo(src=photo, alt="What it shows", credit={"creator": "Ann"}),) if photo else (),
        **fields,
    }
    return Article.model_validate(facts).at(Origin(name, DESK))


def front(articles: Sequence[Article], **more: Any) -> pagekit.HtmlPage:
    return render_front(articles, **{"publication": HOUSE, "world": WORLD, **more})


def links(page: pagekit.HtmlPage) -> list[str]:
    return re.findall(r'<h[23] class="s-head\w+"><a href="([^"]+)"', page.html)


def test_a_home_page_shows_its_stories_and_the_files_of_their_pictures() -> None:
    page = front([article("one", "wide.jpg"), article("two", "other.jpg")])
    assert links(page) == ["/one", "/two"]
    assert set(re.findall(r"(?<!/)(?:pictures|fonts)/[\w.-]+", page.html)) == set(page.assets)
    assert page.report.ok
    assert page.report.figures["stories"] == 2


def test_the_lead_is_the_first_wide_picture_upright_and_in_the_lead_s_shape() -> None:
    stories = [article("a", "small.jpg"), article("b", "tall.jpg"), article("c", "wide.jpg")]
    assert links(front(stories))[0] == "/b"
    assert links(front([stories[0], stories[2]]))[0] == "/c"


def test_a_section_takes_its_own_stories_by_any_of_its_names() -> None:
    house = HOUSE.model_copy(update={"sections": (*HOUSE.sections, Section(name="Город", url="/city"))})
    stories = [
        article("one", section="CITY"),
        article("two", section="Город"),
        article("three", section="Arts"),
    ]
    for name in ("City", "Город"):
        page = front(stories, publication=house, section=name)
        assert links(page) == ["/one", "/two"]
        assert '<h1 class="fronthead s-fronthead"><bdi>City</bdi></h1>' in page.html
        assert '<link rel="canonical" href="https://courier.example/city">' in page.html
    assert page.html.count('aria-current="page"') == 1


def test_a_section_that_nobody_names_is_refused_and_one_that_a_story_names_is_not() -> None:
    with pytest.raises(pagekit.InvalidInput, match=r"no section 'Sport'. It has: City, Arts"):
        front([article("one", section="City")], section="Sport")
    assert links(front([article("one", section="Chess")], section="chess")) == ["/one"]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"embargo_until": "2026-03-04T00:00:00Z"}, "story-withheld"),
        ({"status": "draft"}, "story-withheld"),
        ({"status": "held"}, "story-withheld"),
        ({"status": "planned"}, "story-withheld"),
        ({"url": None}, "story-unlinked"),
        ({"channels": ("print",)}, "channel"),
        ({"id": "good"}, "story-twice"),
    ],
)
def test_a_story_that_cannot_be_shown_is_a_note(fields: dict[str, Any], code: str) -> None:
    page = front([article("good"), article("bad", **fields)], at=AT)
    assert links(page) == ["/good"]
    assert [note.where for note in page.report.with_code(code)] == [fields.get("id", "bad")]


def test_without_a_time_an_embargo_holds() -> None:
    page = front([article("good"), article("bad", embargo_until="2026-03-04T00:00:00Z")])
    assert links(page) == ["/good"]
    assert "no time was passed in" in page.report.with_code("story-withheld")[0].what


def test_a_front_of_drafts_says_so_on_the_card_and_to_search_engines() -> None:
    page = front([article("good"), article("bad", status="draft")], drafts=True)
    assert sorted(links(page)) == ["/bad", "/good"]
    assert page.html.count("Not for publication") == 1
    assert '<meta name="robots" content="noindex, nofollow">' in page.html
    assert [note.place for note in page.report.with_code("status")] == ["bad, status"]


def test_a_version_that_may_not_be_published_is_a_card_of_its_own_and_marked() -> None:
    ready = article("good", lang="en", translations={"ru": "bad"})
    page = front([ready, article("bad", lang="ru", status="draft")], drafts=True)
    assert page.html.count("Not for publication") == 1
    assert '<meta name="robots" content="noindex, nofollow">' in page.html
    assert 'class="also' not in page.html


def test_what_a_storys_own_page_says_of_it_its_front_says_too() -> None:
    page = front([article("good"), article("bad", translations={"ru": "gone"})])
    assert [note.place for note in page.report.with_code("translation-unknown")] == ["bad, translations.ru"]


def test_a_picture_that_cannot_be_made_leaves_a_card_without_one() -> None:
    page = front([article("one", "wide.jpg"), article("two", "broken.jpg"), article("three", "gone.jpg")])
    assert sorted(links(page)) == ["/one", "/three", "/two"]
    assert page.html.count("<picture") == 1
    missing = sorted(note.place for note in page.report.with_code("picture-missing"))
    assert missing == ["three, photos[0]"]
    assert [note.place for note in page.report.with_code("picture-broken")] == ["two, photos[0]"]


def test_a_front_without_stories_is_a_page_and_a_note() -> None:
    page = front([], section="Arts")
    assert "<h1" in page.html
    assert [note.where for note in page.report.with_code("front-empty")] == ["Arts"]


def test_an_hour_without_its_zone_is_the_publications() -> None:
    page = front([article("one")], at=datetime(2026, 3, 3))  # noqa: DTZ001 - the point
    (note,) = page.report.with_code("no-zone")
    assert (note.where, note.what) == ("at", "has no zone; UTC, the publication's, was taken.")
    assert note.remedy == "Write it with its zone: 2026-03-03T00:00:00+00:00."
    assert "3 March 2026" in page.html


def test_a_layout_for_paper_is_refused() -> None:
    with pytest.raises(pagekit.LayoutError, match="not for the web"):
        front([article("one")], layout="print-article")


def test_the_day_of_the_edition_is_told_in_the_publication_s_zone() -> None:
    house = HOUSE.model_copy(update={"timezone": "Asia/Almaty"})
    page = front([article("one")], publication=house, at=datetime(2026, 3, 2, 20, tzinfo=UTC))
    assert '<time class="dt" datetime="2026-03-03">' in page.html
    assert "plate-date" in front([article("one")]).html
    assert "News of the steppe." in front([article("one")]).html


def test_links_leave_the_site_only_where_a_story_does() -> None:
    page = front(
        [
            article("one", url="https://other.example/one?a=1#b"),
            article("two", url="https://courier.example//evil"),
        ]
    )
    assert "https://other.example/one?a=1#b" in links(page)
    assert not any(link.startswith("//") for link in links(page))


def test_a_booked_place_is_filled_and_one_of_other_pages_is_said() -> None:
    book = AdvertBook(
        (
            ImageAdvert(slot="top", src="board.jpg", alt="Board", url="https://nan.example/"),
            ContactAdvert(slot="inline"),
        ),
        Origin("adverts", DESK),
    )
    page = front([article("one", "wide.jpg")], adverts=book)
    assert 'class="advert advert-image slot-top' in page.html
    assert 'href="https://nan.example/"' in page.html
    assert [note.where for note in page.report.with_code("advert-elsewhere")] == ["slot inline"]
    loose = front([article("one")], adverts=[book.adverts[0]], files_from=DESK)
    assert 'class="advert advert-image slot-top' in loose.html


def test_a_creative_that_cannot_be_used_leaves_the_contact() -> None:
    house = HOUSE.model_validate({**HOUSE.model_dump(), "ad_contacts": [{"phone": "+7(700) 388 81 09"}]})
    book = AdvertBook((ImageAdvert(slot="between", src="gone.jpg", alt="Gone"),), Origin("adverts", DESK))
    page = front([article("one")], publication=house, adverts=book)
    assert "advert-contact slot-between" in page.html
    assert [note.where for note in page.report.with_code("creative-missing")] == ["slot between"]


def test_however_many_creatives_fail_a_front_begs_once_and_no_slot_that_closes_begs(tmp_path: Path) -> None:
    (tmp_path / "layout.toml").write_text(
        'schema = 1\nname = "begging"\ntitle = "B"\nsummary = "B"\ninherits = "web-front"\n'
        '[slots.end]\naccepts = ["contact", "image"]\nunsold = "contact"\n'
        '[slots.top]\naccepts = ["contact", "image"]\n',
        "utf-8",
    )
    house = HOUSE.model_validate({**HOUSE.model_dump(), "ad_contacts": [{"phone": "+7(700) 388 81 09"}]})
    book = AdvertBook(
        tuple(ImageAdvert(slot=slot, src="gone.jpg", alt="Gone") for slot in ("top", "between", "end")),
        Origin("adverts", DESK),
    )
    page = front([article("one")], publication=house, adverts=book, layout=tmp_path)
    assert re.findall(r"advert-contact slot-(\w+)", page.html) == ["between"]
    assert len(page.report.with_code("creative-missing")) == 3


def test_what_it_says_to_machines_reads_back() -> None:
    page = front([article("one", "wide.jpg"), article("two", section="City")], section=None)
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.html, re.DOTALL)
    graph = json.loads(text)["@graph"]
    listed = next(node for node in graph if node["@type"] == "CollectionPage")["mainEntity"]
    assert [item["url"] for item in listed["itemListElement"]] == [
        "https://courier.example/one",
        "https://courier.example/two",
    ]
    (picture,) = re.findall(r'property="og:image" content="https://courier.example/([^"]+)"', page.html)
    assert picture in page.assets


def test_the_same_stories_in_any_order_give_the_same_bytes() -> None:
    stories = [article(f"s{at}", "wide.jpg" if at % 2 else "other.jpg", section="City") for at in range(14)]
    page, again = front(stories), front(stories[::-1])
    assert (page.html, page.assets, page.headers) == (again.html, again.assets, again.headers)


def test_the_sample_s_home_page_is_small(kept_pictures: Path) -> None:
    courier = pagekit.read_publication(COURIER / "publication.toml")
    stories = [
        pagekit.read_article(path) for path in sorted((COURIER / "articles").iterdir()) if path.is_file()
    ]
    page = render_front(
        stories,
        publication=courier,
        adverts=pagekit.read_adverts(COURIER / "adverts.toml"),
        at=AT,
        cache=kept_pictures,
    )
    assert len(stories) >= 11
    assert page.report.figures["stories"] == len(stories)
    assert len(gzip.compress(page.html.encode(), 9)) <= MAX_COMPRESSED
