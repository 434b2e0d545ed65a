"""Stories on disk or in code → feeds and sitemaps, by the public calls; what cannot be told is a note."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from PIL import Image

import pagekit
from pagekit.intake import admit
from pagekit.model import Article, Origin, Photo, Publication, Section
from pagekit.production.feeds import FeedKind

DESK = Path("desk")
AT = datetime(2026, 3, 3, 6, tzinfo=UTC)
HOUSE = Publication(
    name="The Courier",
    url="https://courier.example",
    feed="/feed.xml",
    sections=(
        Section(name="City", url="/city"),
        Section(name="Город", url="/city"),
        Section(name="Arts", url="/arts"),
    ),
)


def photograph(shade: int = 60) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (900, 600), (shade, 90, 120)).save(stream, "JPEG")
    return stream.getvalue()


WORLD = pagekit.FakeWorld({"desk/wide.jpg": photograph()})


def article(name: str, **fields: Any) -> Article:
    facts = {
        "id": name,
        "url": f"https://courier.example/news/{name}",
        "headline": f"Headline {name}",
        "published_at": "2026-03-02T09:00:00+05:00",
        "body": [{"kind": "paragraph", "text": f"Words of *{name}*."}],
        **fields,
    }
    return Article.model_validate(facts).at(Origin(name, DESK))


def titles(document: pagekit.FeedDocument) -> list[str]:
    return [item.findtext("title") or "" for item in fromstring(document.data).iter("item")]


def addresses(document: pagekit.FeedDocument) -> list[str]:
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    return [place.text or "" for place in fromstring(document.data).iter(f"{space}loc")]


def test_a_feed_tells_every_story_whole_newest_first() -> None:
    old = article("old", published_at="2026-01-01T09:00:00+05:00")
    feed = pagekit.render_feed([old, article("new")], publication=HOUSE, world=WORLD)
    assert titles(feed) == ["Headline new", "Headline old"]
    assert feed.media_type == "application/rss+xml"
    assert "Words of &lt;em&gt;new&lt;/em&gt;." in feed.data.decode()
    assert feed.report.ok


def test_a_picture_is_linked_where_the_storys_own_page_has_it() -> None:
    told = article("one", photos=(Photo(src="wide.jpg", alt="A street"),))
    page = pagekit.render_html(told, publication=HOUSE, world=WORLD)
    feed = pagekit.render_feed([told], publication=HOUSE, world=WORLD).data.decode()
    linked = [name for name in page.assets if f"https://courier.example/news/one/{name}" in feed]
    assert linked, "the feed's pictures are files of the page"
    assert all(name.endswith(".jpg") for name in linked)


def test_a_sections_feed_takes_its_stories_under_every_name_of_the_section() -> None:
    stories = [article("en", section="City"), article("ru", section="Город"), article("art", section="Arts")]
    feed = pagekit.render_feed(
        stories, publication=HOUSE, section="город", self_url="/city/feed.xml", world=WORLD
    )
    channel = fromstring(feed.data).find("channel")
    assert sorted(titles(feed)) == ["Headline en", "Headline ru"]
    assert channel is not None
    assert channel.findtext("title") == "The Courier: City"
    assert channel.findtext("link") == "https://courier.example/city"


def test_a_section_that_nobody_names_is_refused() -> None:
    with pytest.raises(pagekit.InvalidInput, match=r"no section 'Sport'.*It has: City, Arts"):
        pagekit.render_feed([article("one")], publication=HOUSE, section="Sport", world=WORLD)


def test_a_feed_needs_an_address_of_its_own_and_a_house_with_one() -> None:
    with pytest.raises(pagekit.InvalidInput, match="self_url: there is no address"):
        pagekit.render_feed(
            [article("one")], publication=Publication(url="https://courier.example"), world=WORLD
        )
    with pytest.raises(pagekit.InvalidInput, match="there is no address"):
        pagekit.render_feed([article("one")], publication=Publication(feed="/feed.xml"), world=WORLD)


def test_a_story_under_embargo_is_a_note_and_not_in_the_feed() -> None:
    held = article("held", embargo_until="2026-03-04T00:00:00+00:00")
    feed = pagekit.render_feed([held, article("free")], publication=HOUSE, at=AT, world=WORLD)
    assert titles(feed) == ["Headline free"]
    (note,) = feed.report.with_code("story-withheld")
    assert note.where == "held"
    assert "embargo" in note.what
    assert feed.report.ok, "an embargo is no fault"


WITHHELD = [
    article("late", embargo_until="2026-03-04T00:00:00+00:00"),
    *(article(status, status=status) for status in ("draft", "held", "planned")),
]


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_no_feed_tells_what_may_not_be_published(kind: FeedKind) -> None:
    feed = pagekit.render_feed([*WITHHELD, article("out")], publication=HOUSE, kind=kind, world=WORLD)
    text = feed.data.decode()
    assert [name for name in ("late", "draft", "held", "planned", "out") if name in text] == ["out"]
    assert [note.where for note in feed.report.with_code("story-withheld")] == [
        "late", "draft", "held", "planned",
    ]  # fmt: skip


def test_a_sitemap_names_no_address_that_may_not_be_published() -> None:
    for news in (False, True):
        made = pagekit.render_sitemap(
            [*WITHHELD, article("out")], publication=HOUSE, news=news, at=AT, world=WORLD
        )
        assert [where for where in addresses(made) if "/news/" in where] == [
            "https://courier.example/news/out"
        ]
        assert len(made.report.with_code("story-withheld")) == 4


def test_of_two_stories_with_one_id_the_first_is_told_with_its_own_pictures() -> None:
    first = article("same", url="https://courier.example/one", photos=(Photo(src="wide.jpg", alt="A"),))
    second = article("same", url="https://courier.example/two")
    for made in (
        pagekit.render_feed([first, second], publication=HOUSE, world=WORLD),
        pagekit.render_sitemap([first, second], publication=HOUSE, world=WORLD),
    ):
        assert "courier.example/one/pictures/" in made.data.decode()
        assert "courier.example/two" not in made.data.decode()
        assert made.report.with_code("story-twice")


def test_one_folder_is_one_entry() -> None:
    stories = [article("a", url="https://courier.example/x"), article("b", url="https://courier.example/x/")]
    feed = pagekit.render_feed(stories, publication=HOUSE, world=WORLD)
    assert len(titles(feed)) == 1
    assert feed.report.with_code("feed-same-address")


def test_drafts_in_a_feed_say_so() -> None:
    feed = pagekit.render_feed(WITHHELD[:2], publication=HOUSE, at=AT, world=WORLD, drafts=True)
    assert titles(feed) == ["Not for publication: Headline draft", "Not for publication: Headline late"]
    assert [(note.place, note.code) for note in feed.report.notes if note.code in {"embargo", "status"}] == [
        ("late, embargo_until", "embargo"),
        ("draft, status", "status"),
    ]


def test_the_limit_keeps_the_newest() -> None:
    stories = [article(f"s{day}", published_at=f"2026-02-0{day}T00:00:00+00:00") for day in range(1, 6)]
    feed = pagekit.render_feed(stories, publication=HOUSE, kind="atom", limit=2, world=WORLD)
    text = feed.data.decode()
    assert feed.media_type == "application/atom+xml"
    assert ("Headline s5" in text, "Headline s4" in text, "Headline s3" in text) == (True, True, False)


def test_the_sitemap_lists_fronts_and_stories_each_once() -> None:
    site = pagekit.render_sitemap([article("one"), article("two")], publication=HOUSE, world=WORLD)
    found = addresses(site)
    assert found[:3] == [
        "https://courier.example",
        "https://courier.example/city",
        "https://courier.example/arts",
    ]
    assert sorted(found[3:]) == ["https://courier.example/news/one", "https://courier.example/news/two"]


def test_the_news_sitemap_is_of_two_days_and_reads_no_clock() -> None:
    old = article("old", published_at="2026-02-20T09:00:00+05:00")
    site = pagekit.render_sitemap([old, article("new")], publication=HOUSE, news=True, at=AT, world=WORLD)
    assert addresses(site) == ["https://courier.example/news/new"]
    with pytest.raises(pagekit.InvalidInput, match=r"Pass at="):
        pagekit.render_sitemap([old], publication=HOUSE, news=True, world=WORLD)


def test_translations_by_id_become_addresses_among_the_stories_passed() -> None:
    stories = [
        article("en", lang="en", translations={"ru": "ru"}),
        article("ru", lang="ru", translations={"en": "en"}),
    ]
    text = pagekit.render_sitemap(stories, publication=HOUSE, world=WORLD).data.decode()
    assert 'hreflang="ru" href="https://courier.example/news/ru"' in text


def test_it_is_written_whole_and_not_over_a_folder(tmp_path: Path) -> None:
    feed = pagekit.render_feed([article("one")], publication=HOUSE, world=WORLD)
    assert feed.write(tmp_path / "site" / "feed.xml").read_bytes() == feed.data
    with pytest.raises(pagekit.WriteError, match="is a folder"):
        feed.write(tmp_path)


def test_only_the_pictures_of_stories_that_are_told_are_made() -> None:
    asked: list[str] = []

    class Watched(pagekit.FakeWorld):
        def read(self, path: Path, *, limit: int = 2**30) -> bytes:
            asked.append(path.name)
            return super().read(path, limit=limit)

    world = Watched({"desk/new.jpg": photograph(31), "desk/old.jpg": photograph(32)})
    stories = [
        admit(
            article(name, published_at=day, photos=(Photo(src=f"{name}.jpg", alt="A street"),)),
            folder=DESK,
            world=world,
        )
        for name, day in (("old", "2026-01-01T00:00:00+00:00"), ("new", "2026-02-01T00:00:00+00:00"))
    ]
    asked.clear()
    pagekit.render_feed(stories, publication=HOUSE, limit=1, world=world)
    assert set(asked) == {"new.jpg"}
