"""Calls made wrongly → a refusal at once, by name, before anything is read or made; and what is taken for a list."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import pagekit
from pagekit.model import Article, ContactAdvert, Photo, Publication, Status

STORY = Article(
    id="one", headline="One", url="https://courier.example/one", photos=(Photo(src="wide.jpg", alt="A"),)
)
HOUSE = Publication(name="The Courier", url="https://courier.example", feed="/feed.xml")
ADVERT = ContactAdvert(slot="inline")

PACK = 'schema = 1\nname = "{name}"\ntitle = "T"\nsummary = "S"\ninherits = "{parent}"\n'


class Untouched:
    """A world that nobody may ask for anything."""

    def read(self, path: Path, *, limit: int = 0) -> bytes:
        raise AssertionError(f"{path} was read")

    def write(self, path: Path, data: bytes) -> None:
        raise AssertionError(f"{path} was written")


def page(article: Any = STORY, **words: Any) -> object:
    return pagekit.render_html(article, **{"world": Untouched(), **words})


def pdf(article: Any = STORY, **words: Any) -> object:
    return pagekit.render_pdf(article, **{"world": Untouched(), **words})


def front(articles: Any = (STORY,), **words: Any) -> object:
    return pagekit.render_front(articles, **{"world": Untouched(), "publication": HOUSE, **words})


def feed(articles: Any = (STORY,), **words: Any) -> object:
    return pagekit.render_feed(articles, **{"world": Untouched(), "publication": HOUSE, **words})


def sitemap(articles: Any = (STORY,), **words: Any) -> object:
    return pagekit.render_sitemap(articles, **{"world": Untouched(), "publication": HOUSE, **words})


OF_ALL = [page, pdf, front, feed, sitemap]
OF_STORIES = [page, pdf]
OF_MANY = [front, feed, sitemap]
OF_DRAWN = [page, pdf, front]
Call = Callable[..., object]


@pytest.mark.parametrize("call", OF_STORIES)
@pytest.mark.parametrize(
    ("article", "what"),
    [
        ([STORY, STORY], r"article: is a list\. Pass one article to a call"),
        ("story.md", r"article: is 'story\.md', a str\. Read it first: pagekit\.read_article\('story\.md'\)"),
        (Path("story.md"), r"article: is a \w+Path\. Read it first: pagekit\.read_article\('story\.md'\)"),
        (None, r"article: is None\. "),
        ({"id": "one"}, r"article: is a dict\. "),
        (HOUSE, r"article: is a Publication\. "),
    ],
)
def test_what_is_no_story_is_refused(call: Call, article: object, what: str) -> None:
    with pytest.raises(pagekit.BadOrder, match=what):
        call(article)


@pytest.mark.parametrize("call", OF_MANY)
@pytest.mark.parametrize(
    ("articles", "what"),
    [
        ("story.md", r"stories: is 'story\.md', a str\. Pass a list of stories"),
        (None, r"stories: is None\. "),
        ({"one": STORY}, r"stories: is a dict\. "),
        ([STORY, "story.md"], r"stories\[1\]: is 'story\.md', a str\. "),
        (HOUSE, r"stories: is a Publication\. "),
    ],
)
def test_what_are_no_stories_is_refused(call: Call, articles: object, what: str) -> None:
    with pytest.raises(pagekit.BadOrder, match=what):
        call(articles)


@pytest.mark.parametrize("call", OF_ALL)
@pytest.mark.parametrize(
    ("name", "value", "what"),
    [
        (
            "publication",
            "publication.toml",
            r"is 'publication\.toml', a str\. .*pagekit\.read_publication\('pub",
        ),
        ("publication", {"name": "The Courier"}, r"is a dict\. "),
        ("layout", None, r"is None\. Pass the name of a pack: .*web-article.*; or the path of its folder"),
        ("layout", ["web-article"], r"is a list\. "),
        ("layouts", 3, r"is 3, an int\. "),
        ("files_from", 3, r"is 3, an int\. Pass the path of a folder"),
        ("files_from", "", r"is empty\. "),
        (
            "files_from",
            "a\0b",
            r"is 'a\\x00b', with a character that no path has\. Pass the path of a folder",
        ),
        ("layouts", "a\0b", r"is 'a\\x00b', with a character that no path has\. "),
        ("cache", "\ud800", r"is '\\ud800', with a character that no path has\. "),
        ("cache", 3, r"is 3, an int\. Pass the path of a folder"),
        ("cache", True, r"is True, a bool\. "),
        ("world", 3, r"is 3, an int\. Pass what reads files"),
        ("world", "folder", r"is 'folder', a str\. "),
        ("at", "2026-01-01", r"is '2026-01-01', a str\. Pass a datetime with its zone"),
    ],
)
def test_an_argument_of_every_call_is_refused_by_name(
    call: Call, name: str, value: object, what: str
) -> None:
    with pytest.raises(pagekit.BadOrder, match=f"^{name}: {what}"):
        call(**{name: value})


@pytest.mark.parametrize("call", OF_ALL)
@pytest.mark.parametrize("name", ["files_from", "layouts"])
def test_a_folder_that_is_not_there_is_told_at_once(call: Call, name: str, tmp_path: Path) -> None:
    words = rf"^{name}: there is no folder '.+/gone'\. Check the path, or leave {name} out\.$"
    with pytest.raises(pagekit.Unreadable, match=words):
        call(**{name: tmp_path / "gone", "world": None})


def test_what_a_world_of_ones_own_has_is_not_looked_for_on_the_disk() -> None:
    world = pagekit.FakeWorld({"gone/wide.jpg": b"no picture"})
    made = pagekit.render_html(STORY, files_from="gone", world=world)
    assert [note.code for note in made.report.notes if note.where == "photos[0]"] == ["picture-refused"]


@pytest.mark.parametrize("call", OF_DRAWN)
@pytest.mark.parametrize(
    ("name", "value", "what"),
    [
        ("options", ["columns=3"], r"options: is a list\. Pass a dict"),
        ("options", "columns=3", r"options: is 'columns=3', a str\. "),
        ("options", {3: 1}, r"a name in options: is 3, an int\. "),
        ("adverts", {"slot": "top"}, r"adverts: is a dict\. Pass "),
        (
            "adverts",
            "adverts.toml",
            r"adverts: is 'adverts\.toml', a str\. .*pagekit\.read_adverts\('adverts\.toml'\)",
        ),
        ("adverts", [ADVERT, {"slot": "top"}], r"adverts\[1\]: is a dict\. "),
        ("adverts", None, r"adverts: is None\. "),
    ],
)
def test_an_argument_of_what_is_drawn_is_refused_by_name(
    call: Call, name: str, value: object, what: str
) -> None:
    with pytest.raises(pagekit.BadOrder, match=f"^{what}"):
        call(**{name: value})


@pytest.mark.parametrize(
    ("call", "what"),
    [
        (lambda: page(stories="story.md"), r"stories: is 'story\.md', a str\. "),
        (lambda: pdf(stories=[STORY, 3]), r"stories\[1\]: is 3, an int\. "),
        (lambda: pdf(press=3), r"press: is 3, an int\. "),
        (lambda: front(section=3), r"section: is 3, an int\. "),
        (
            lambda: page(shared="assets"),
            r"shared: is 'assets', a str\. Pass the path of a folder from the site's root",
        ),
        (lambda: front(shared="/../x"), r"shared: is '/\.\./x', a str\. "),
        (lambda: page(shared=3), r"shared: is 3, an int\. "),
        (lambda: feed(section=["City"]), r"section: is a list\. "),
        (lambda: feed(kind="RSS"), r"kind: is 'RSS', a str\. Pass one of rss, atom"),
        (lambda: feed(kind=None), r"kind: is None\. "),
        (lambda: feed(kind=["rss"]), r"kind: is a list\. "),
        (lambda: feed(limit="50"), r"limit: is '50', a str\. Pass a whole number from 1 on, or None"),
        (lambda: feed(limit=True), r"limit: is True, a bool\. "),
        (lambda: feed(limit=-1), r"limit: is -1, an int\. "),
        (lambda: feed(self_url=3), r"self_url: is 3, an int\. "),
        (lambda: feed(publication=None), r"publication: is None\. "),
        (lambda: sitemap(publication=None), r"publication: is None\. Pass one that was read"),
        (lambda: sitemap(news="no"), r"news: is 'no', a str\. Pass True or False"),
    ],
)
def test_an_argument_of_one_call_is_refused_by_name(call: Call, what: str) -> None:
    with pytest.raises(pagekit.BadOrder, match=f"^{what}"):
        call()


# ---- One order for all calls -------------------------------------------------------------------------------

NAMES = "publication, layout, layouts, files_from, at, cache, world"


@pytest.mark.parametrize(
    ("call", "what"),
    [
        (
            lambda: page(publicaton=HOUSE),
            r"publicaton: is no option of render_html\. Did you mean publication\?",
        ),
        (
            lambda: pdf(colour="red"),
            rf"colour: is no option of render_pdf\. There are article, press, mono, order, {NAMES}",
        ),
        (lambda: front(press=None), r"press: is no option of render_front\. "),
        (lambda: feed(adverts=[ADVERT]), r"adverts: is no option of render_feed\. "),
        (lambda: feed(options={}), r"options: is no option of render_feed\. "),
        (lambda: sitemap(drafts=True), r"drafts: is no option of render_sitemap\. "),
        (lambda: page(order="site"), r"order: is 'site', a str\. Pass a pagekit\.Order\("),
        (lambda: page(order={"fotos": 1}), r"order: 'fotos' is no option\. Did you mean"),
        (lambda: page(order={1: 1}), r"order: 1 is no option\. There are publication, layout"),
        (lambda: page(order={"at": "now"}), r"at: is 'now', a str\. "),
        (lambda: feed(publication=None, order={"publication": HOUSE}), r"publication: is None\. "),
        (lambda: pagekit.render_front([STORY]), r"publication: is None\. Pass one that was read"),
    ],
)
def test_an_option_that_a_call_does_not_take_is_refused_by_name(call: Call, what: str) -> None:
    with pytest.raises(pagekit.BadOrder, match=f"^{what}"):
        call()


@pytest.mark.parametrize("call", [page, pdf, front, feed, sitemap])
@pytest.mark.parametrize("order", ["site", [1]])
def test_what_is_no_order_is_refused_by_every_call(call: Callable[..., object], order: object) -> None:
    with pytest.raises(pagekit.BadOrder, match=r"^order: is .*Pass a pagekit\.Order\("):
        call(order=order)


def test_one_order_serves_every_call_and_a_keyword_counts_more() -> None:
    plain = STORY.model_copy(update={"photos": ()})
    order = pagekit.Order(
        publication=HOUSE, adverts=[ADVERT], at=datetime(2026, 1, 1, tzinfo=UTC), drafts=True
    )
    draft = plain.model_copy(update={"id": "two", "status": Status.DRAFT})
    assert "<title>One — The Courier</title>" in pagekit.render_html(plain, order=order).html
    other = pagekit.render_html(plain, order=order, publication=Publication(name="The Evening"))
    assert "<title>One — The Evening</title>" in other.html
    assert "The Courier" not in other.html
    assert pagekit.render_html(plain, **order).html == pagekit.render_html(plain, order=order).html
    assert "1 January 2026" in pagekit.render_front([plain], order=order).html
    assert b"<item>" not in pagekit.render_feed([draft], order=order, drafts=False).data
    assert pagekit.render_feed([draft], order=order).data.count(b"<item>") == 1
    # A sitemap has no room for drafts or adverts: an order for all calls is taken, and these are left aside.
    assert pagekit.render_sitemap([draft], order=order).report.notes[0].code == "story-withheld"


def test_the_stories_of_an_order_are_known_to_lists_too() -> None:
    ours = STORY.model_copy(update={"photos": (), "lang": "en", "translations": {"ru": "two"}})
    other = Article(id="two", lang="ru", headline="Two", url="https://courier.example/ru/two")
    alone = pagekit.render_sitemap(ours, publication=HOUSE)
    assert b'hreflang="ru"' not in alone.data
    known = pagekit.render_sitemap(ours, order=pagekit.Order(publication=HOUSE, stories=other))
    assert b'hreflang="ru" href="https://courier.example/ru/two"' in known.data
    assert b"<loc>https://courier.example/ru/two</loc>" not in known.data


@pytest.mark.parametrize(
    ("call", "default"),
    [
        (pagekit.render_html, "web-article"),
        (pagekit.render_pdf, "print-article"),
        (pagekit.render_front, "web-front"),
    ],
)
def test_help_shows_every_option_with_its_default(call: Call, default: str) -> None:
    shown = inspect.signature(call).parameters
    assert shown["layout"].default == default
    assert [
        name for name in NAMES.split(", ") if shown[name].kind is not inspect.Parameter.KEYWORD_ONLY
    ] == []
    assert "pagekit.Order" in (call.__doc__ or "")


def test_every_option_is_told_of_once() -> None:
    told = re.findall(r"^    ([a-z_]+)  +\S", pagekit.Order.__doc__ or "", re.MULTILINE)
    assert sorted(told) == sorted(pagekit.Order.__annotations__)


# ---- A time without a zone ---------------------------------------------------------------------------------


@pytest.mark.parametrize("call", OF_ALL)
def test_a_time_without_a_zone_is_the_publications_in_every_call(call: Call) -> None:
    house = HOUSE.model_copy(update={"timezone": "Asia/Almaty"})
    story = STORY.model_copy(update={"photos": (), "embargo_until": datetime(2026, 1, 1, 5, tzinfo=UTC)})
    told = story if call in OF_STORIES else [story]
    early, late = (datetime(2026, 1, 1, hour) for hour in (9, 10))  # noqa: DTZ001 - the point
    if call in OF_STORIES:
        with pytest.raises(pagekit.Withheld, match="2026-01-01T09:00:00\\+05:00"):
            call(told, publication=house, at=early)
    else:
        assert call(told, publication=house, at=early).report.with_code("story-withheld")  # type: ignore[attr-defined]
    made: Any = call(told, publication=house, at=late)
    (note,) = made.report.with_code("no-zone")
    assert (note.where, note.what) == ("at", "has no zone; Asia/Almaty, the publication's, was taken.")
    assert not made.report.with_code("story-withheld")


# ---- Old names, for one version ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("call", "old", "new", "value"),
    [
        (pagekit.render_html, "photos_from", "files_from", "."),
        (pagekit.render_html, "siblings", "stories", [STORY]),
        (pagekit.render_pdf, "photos_from", "files_from", "."),
        (pagekit.render_pdf, "siblings", "stories", [STORY]),
        (pagekit.render_front, "photos_from", "files_from", "."),
        (pagekit.render_front, "articles", "stories", [STORY]),
        (pagekit.render_feed, "photos_from", "files_from", "."),
        (pagekit.render_feed, "articles", "stories", [STORY]),
        (pagekit.render_sitemap, "photos_from", "files_from", "."),
        (pagekit.render_sitemap, "articles", "stories", [STORY]),
        (pagekit.read_article, "photos_from", "files_from", "."),
        (pagekit.read_adverts, "creatives_from", "files_from", "."),
    ],
)
def test_an_old_name_still_works_and_says_the_new_one(call: Call, old: str, new: str, value: object) -> None:
    first = {
        pagekit.render_html: (STORY,), pagekit.render_pdf: (STORY,), pagekit.read_adverts: ({"adverts": []},),
        pagekit.read_article: ({"id": "one", "headline": "One"},),
    }.get(call, () if old == "articles" else ([STORY],))  # fmt: skip
    # A layout that is not there ends the call once its arguments are taken.
    more = {"layout": "no-such-pack", "publication": HOUSE} if call.__name__.startswith("render") else {}
    with (
        pytest.warns(DeprecationWarning, match=rf"^{old}= is called {new}= now\.$") as told,
        suppress(pagekit.UnknownLayout),
    ):
        call(*first, **{old: value}, **more)
    assert [warning.filename for warning in told] == [__file__]
    with pytest.raises(pagekit.BadOrder, match=f"^{old}: is the old name of {new}, which is passed, too"):
        call(*first, **{old: value, new: value}, **more)


# ---- One where a list is meant -----------------------------------------------------------------------------


def test_a_single_folder_of_packs_is_a_list_of_one(tmp_path: Path) -> None:
    (tmp_path / "evening").mkdir()
    (tmp_path / "evening/layout.toml").write_text(PACK.format(name="evening", parent="web-article"))
    plain = STORY.model_copy(update={"photos": ()})
    pages = [
        pagekit.render_html(plain, layout="evening", layouts=folder).html
        for folder in (tmp_path, str(tmp_path), [tmp_path])
    ]
    assert pages[0] == pages[1] == pages[2]
    assert pagekit.find_layout("evening", layouts=tmp_path).name == "evening"
    assert "evening" in pagekit.list_layouts(layouts=str(tmp_path))


def test_a_single_story_and_a_single_advert_are_lists_of_one() -> None:
    plain = STORY.model_copy(update={"photos": ()})
    assert (
        pagekit.render_front(plain, publication=HOUSE).html
        == pagekit.render_front(iter([plain]), publication=HOUSE).html  # type: ignore[arg-type]
        == pagekit.render_front([plain], publication=HOUSE).html
    )
    assert (
        pagekit.render_feed(plain, publication=HOUSE).data
        == pagekit.render_feed([plain], publication=HOUSE).data
    )
    assert (
        pagekit.render_html(plain, adverts=ADVERT, stories=plain).html
        == pagekit.render_html(plain, adverts=[ADVERT], stories=[plain]).html
    )


# ---- A layout for something else ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("call", "layout", "what"),
    [
        (
            pdf,
            "web-article",
            r"layout web-article is for the web\. For a PDF use broadsheet, magazine, print-article or tabloid\.",
        ),
        (
            pdf,
            "web-front",
            r"layout web-front is for the web\. For a PDF use broadsheet, magazine, print-article or tabloid\.",
        ),
        (front, "web-article", r"layout web-article is for single stories\. For a front use web-front\."),
        (
            front,
            "print-article",
            r"layout print-article is for print, not for the web\. For a front use web-front\.",
        ),
        (front, "base", r"layout base is not for the web\. "),
        (
            feed,
            "print-article",
            r"layout print-article is for print, not for the web\. For a feed use web-article or web-front\.",
        ),
        (sitemap, "magazine", r"layout magazine is for print, not for the web\. "),
    ],
)
def test_a_layout_for_something_else_is_refused_before_anything_is_read(
    call: Call, layout: str, what: str
) -> None:
    with pytest.raises(pagekit.LayoutError, match=f"^{what}"):
        call(layout=layout)


def test_a_pack_of_ones_own_is_named_where_it_fits_and_inherits_what_it_is_for(tmp_path: Path) -> None:
    for name, parent in (("evening", "print-article"), ("morning", "web-front")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "layout.toml").write_text(PACK.format(name=name, parent=parent))
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken/layout.toml").write_text("schema = 9")
    with pytest.raises(
        pagekit.LayoutError, match=r"morning is for the web\. .* use broadsheet, evening, magazine, print-"
    ):
        pdf(layout="morning", layouts=tmp_path)


@pytest.mark.parametrize("call", OF_ALL)
def test_a_layout_without_a_name_says_which_there_are(call: Call) -> None:
    with pytest.raises(
        pagekit.UnknownLayout, match=r"layout: is empty\. Pass the name of a pack: base, broadsheet"
    ):
        call(layout="")


def test_a_press_condition_is_refused_before_the_layout_is_looked_for() -> None:
    with pytest.raises(pagekit.UnsupportedPress, match="there is no condition 'newsprnt'"):
        pdf(press="newsprnt", layout="no-such-pack")
