"""front matter in the words of site generators → the fields of an article."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from pagekit.errors import InvalidInput
from pagekit.intake import read_article
from pagekit.intake.matter_fields import safe_id
from pagekit.model import Article, Status
from pagekit.world import FakeWorld

MakePicture = Callable[..., bytes]


def read(matter: str, body: str = "Text", name: str = "story.md", **files: bytes) -> Article:
    world = FakeWorld(
        {name: f"---\n{matter}\n---\n{body}".encode(), **{f"{key}.jpg": data for key, data in files.items()}}
    )
    return read_article(Path(name), world=world)


def notes(article: Article) -> list[str]:
    assert article.origin is not None
    return [note.what for note in article.origin.notes]


def test_the_words_of_site_generators_are_understood() -> None:
    found = read(
        "title: A *market*\nexcerpt: The deck\ndate: 2014-08-15\nlastmod: 2014-08-16T10:00:00Z\n"
        "authors: [Ann Lee, {name: Bo Chu, role: photos}]\ntags: [a, 18f, 2015]\nlang: en"
    )
    assert (found.id, found.headline, found.deck) == ("story", "A *market*", "The deck")
    assert found.published_at == date(2014, 8, 15)
    assert [(person.name, person.role) for person in found.byline] == [
        ("Ann Lee", None),
        ("Bo Chu", "photos"),
    ]
    assert found.tags == ("a", "18f", "2015")
    assert notes(found) == []


def test_the_wires_own_words_count_first() -> None:
    found = read("headline: Own\ntitle: Other\ndeck: Own deck\nsummary: Other deck\npriority: 1\nslug: own")
    assert (found.headline, found.deck, found.priority, found.slug) == ("Own", "Own deck", 1, "own")
    assert notes(found) == ["title (Other), summary (Other deck): not used."]


def test_of_several_words_for_one_field_the_first_counts_and_repetition_is_silent() -> None:
    assert read("title: A\nexcerpt: Same\nsummary: Same").deck == "Same"
    assert notes(read("title: A\nexcerpt: Same\nsummary: Same")) == []
    assert notes(read("title: A\nexcerpt: One\nsummary: Two")) == ["summary (Two): not used."]


def test_a_description_is_for_search_engines_and_the_deck_where_nothing_else_is() -> None:
    both = read("title: A\nexcerpt: One\ndescription: Two")
    assert (both.deck, both.description, notes(both)) == ("One", "Two", [])
    alone = read("title: A\ndescription: See *the* {{ site }} [tents](https://a.example/x)")
    assert (alone.deck, alone.description) == ("See *the* [tents](https://a.example/x)", "See the tents")
    searched = read("title: A\nmeta_description: Two\nseo_description: Three")
    assert (searched.deck, searched.description) == (None, "Two")
    assert notes(searched) == ["seo_description (Three): not used."]


def test_a_description_longer_than_a_line_is_left_to_the_deck() -> None:
    long = read(f"title: A\ndescription: {'word ' * 250}")
    assert long.description is None
    assert long.deck is not None
    assert len(long.deck) == 1_249


def test_design_display_theme_translations_and_free_are_the_wires_own() -> None:
    found = read(
        "title: A\ndesign: picture-story\ndisplay: immersive\ntheme: culture\ntranslations: {kk: a-kk, ru: /a/ru}\n"
        "free: false"
    )
    assert (found.design, found.display, found.theme, found.free) == (
        "picture-story",
        "immersive",
        "culture",
        False,
    )
    assert found.translations == {"kk": "a-kk", "ru": "/a/ru"}
    assert notes(found) == []


@pytest.mark.parametrize(
    ("matter", "free", "said"),
    [
        ("premium: true", False, ["the story is for subscribers."]),
        ("paywall: true", False, ["the story is for subscribers."]),
        ("paywall: false", True, []),
        ("free: true\npremium: true", True, []),
        ("premium: gold", True, ["premium (gold): not used."]),
    ],
)
def test_a_story_behind_a_wall_is_not_free(matter: str, free: bool, said: list[str]) -> None:
    found = read(f"title: A\n{matter}")
    assert (found.free, notes(found)) == (free, said)


def test_an_unknown_design_is_an_error_with_the_choices() -> None:
    with pytest.raises(
        InvalidInput, match=r"design: 'essay' is not one of the choices. Write one of standard"
    ):
        read("title: A\ndesign: essay")


def test_what_has_no_place_is_named_once() -> None:
    found = read("title: A\nlayout: post\nhero: false\ntumblr_url: http://x.example/\nempty:\n")
    assert notes(found) == ["layout (post), hero (false), tumblr_url (http://x.example/): not used."]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2015-03-17 10:00:00 -4", datetime(2015, 3, 17, 10, tzinfo=timezone(timedelta(hours=-4)))),
        ("'2014-03-31T11:02:00-04:00'", datetime(2014, 3, 31, 11, 2, tzinfo=timezone(timedelta(hours=-4)))),
        ("'2015-04-03'", date(2015, 4, 3)),
        ("2015-06-15", date(2015, 6, 15)),
    ],
)
def test_dates_are_read_as_people_write_them(written: str, meant: object) -> None:
    found = read(f"title: A\ndate: {written}")
    assert found.published_at == meant
    assert notes(found) == []


@pytest.mark.parametrize("name", ["date", "published_at"])
def test_a_time_without_a_zone_is_kept_for_the_publication(name: str) -> None:
    found = read(f"title: A\n{name}: 2016-03-08 13:22:00")
    assert found.published_at == datetime(2016, 3, 8, 13, 22)  # noqa: DTZ001 - the point
    assert notes(found) == []


def test_a_date_that_is_none_is_left_out_with_a_warning() -> None:
    found = read("title: A\ndate: last Tuesday")
    assert found.published_at is None
    assert notes(found) == ["'last Tuesday' is not a day or a time; it was left out."]


def test_a_file_named_by_its_day_has_that_day() -> None:
    found = read("title: A", name="2014-12-17-snippets.md")
    assert (found.published_at, found.id) == (date(2014, 12, 17), "2014-12-17-snippets")
    assert notes(found) == ["the day is taken from the file's name."]
    assert read("title: A\ndate: 2015-01-01", name="2014-12-17-snippets.md").published_at == date(2015, 1, 1)


def test_a_sites_key_for_a_person_stands_with_a_note() -> None:
    found = read("title: A\nauthors: [emileigh, justin-herman, Ann Lee]")
    assert [person.name for person in found.byline] == ["emileigh", "justin-herman", "Ann Lee"]
    assert notes(found) == [
        "emileigh, justin-herman: this reads like a site's key for a person; it stands as the name."
    ]


def test_one_author_is_a_list_of_one_and_strange_fields_are_named() -> None:
    assert [person.name for person in read("title: A\nauthor: Ann Lee").byline] == ["Ann Lee"]
    found = read("title: A\nauthor: {name: Ann Lee, twitter: ann}")
    assert [person.name for person in found.byline] == ["Ann Lee"]
    assert notes(found) == ["of a person, twitter (ann) is not used."]


def test_tags_may_be_a_line() -> None:
    assert read("title: A\ntags: one, two words").tags == ("one", "two words")


def test_html_and_shortcodes_in_a_deck_are_taken_care_of() -> None:
    found = read('title: A\nexcerpt: See <a href="https://a.example/x">this</a> <span>now</span> {{ x }}')
    assert found.deck == "See [this](https://a.example/x) now"
    assert notes(found) == ["the shortcode {{ x }} is not printed."]


def test_a_number_may_be_a_title() -> None:
    assert read("title: 2048").headline == "2048"


def test_wrong_types_are_told_under_the_name_in_the_file() -> None:
    with pytest.raises(InvalidInput) as caught:
        read("title: [a]\nauthors: [{role: x}]\npriority: high\ntags: {a: b}")
    assert [note.where for note in caught.value.problems] == ["title", "authors[0].name", "tags", "priority"]


def test_a_lead_picture_has_its_words(picture: MakePicture) -> None:
    found = read(
        "title: A\nimage: a.jpg\nimage_figcaption: A *park*\nimage_alt: Trees\nimage_credit: Ann Lee",
        a=picture(),
    )
    (photo,) = found.photos
    assert (photo.src, photo.caption, photo.alt) == ("a.jpg", "A *park*", "Trees")
    assert photo.credit is not None
    assert photo.credit.creator == "Ann Lee"
    assert notes(found) == []


def test_a_lead_picture_may_be_a_set_of_fields(picture: MakePicture) -> None:
    found = read("title: A\nimage: {path: a.jpg, alt: Trees}", a=picture())
    assert (found.photos[0].src, found.photos[0].alt) == ("a.jpg", "Trees")


def test_a_lead_picture_that_is_missing_is_a_warning() -> None:
    found = read("title: A\nimage: a.jpg\nimage_figcaption: A park")
    assert found.photos == ()
    assert found.origin is not None
    assert [(note.code, note.where) for note in found.origin.notes] == [
        ("front-matter-dropped", "front matter"),
        ("picture-missing", "line 3"),
    ]
    assert notes(read("title: A\nimage: https://x.example/a.jpg"))[0].startswith(
        "a picture is not shown: https://x"
    )


def test_a_lead_picture_is_not_listed_twice(picture: MakePicture) -> None:
    found = read(
        "title: A\nimage: a.jpg\nphotos: [{src: a.jpg, alt: Own}, {src: b.jpg}]", a=picture(), b=picture()
    )
    assert [(photo.src, photo.alt) for photo in found.photos] == [("a.jpg", "Own"), ("b.jpg", None)]


@pytest.mark.parametrize(
    "matter", ["draft: true", "draft: yes", "draft: 'True'", "draft: 1", "published: false", "published: no"]
)
def test_a_draft_stays_a_draft(matter: str) -> None:
    assert read(f"title: A\n{matter}").status is Status.DRAFT
    assert read(f"title: A\nstatus: held\n{matter}").status is Status.HELD


def test_a_draft_that_cannot_be_told_is_an_error() -> None:
    with pytest.raises(InvalidInput, match=r"draft \(line 3\): is 'perhaps', neither true nor false"):
        read("title: A\ndraft: perhaps")
    assert read("title: A\ndraft:\npublished: 2015-01-02").status is Status.READY


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("2014-12-17-snippets", "2014-12-17-snippets"),
        ("An übergroße Story!", "An-ubergroe-Story"),
        ("История", "article-1417b779"),
        ("...", "article"),
        ("", "article"),
        ("a" * 200, "a" * 128),
        ("-a/b\\c", "a-b-c"),
    ],
)
def test_a_files_name_becomes_a_safe_id(stem: str, name: str) -> None:
    assert safe_id(stem) == name


def test_ghosts_words_are_understood(picture: MakePicture) -> None:
    found = read(
        "name: The headline\nsubtitle: The sub\ncustom_excerpt: An excerpt\nlanguage: kk\npermalink: /city/a\n"
        "categories: [City, News]\ntags: [3.10, v1]\nimage: {path: a.jpg, thumbnail: t.jpg, caption: Own}\n"
        "feature_image: a.jpg\nfeature_image_alt: Trees\nfeature_image_caption: Other",
        a=picture(),
    )
    assert (found.headline, found.deck, found.lang, found.url) == ("The headline", "The sub", "kk", "/city/a")
    assert (found.section, found.tags) == ("City", ("3.10", "v1", "News"))
    (photo,) = found.photos
    assert (photo.src, photo.alt, photo.caption) == ("a.jpg", "Trees", "Own")
    assert notes(found) == [
        "custom_excerpt (An excerpt), feature_image_caption (Other): not used.",
        "News: taken for tags.",
        "of the picture, thumbnail (t.jpg) is not used.",
    ]


@pytest.mark.parametrize(
    "matter",
    [
        "cover: a.jpg\ncover_alt: Trees",
        "cover: {image: a.jpg, alt: Trees}",
        "thumbnail: a.jpg\nthumbnail_alt: Trees",
        "featuredImage: a.jpg\nfeatured-image-alt: Trees",
        "images: [a.jpg]\nimages_alt: Trees",
        "hero: {src: a.jpg, alt: Trees}\nthumbnail: a.jpg",
    ],
)
def test_the_lead_picture_has_many_names(matter: str, picture: MakePicture) -> None:
    found = read(f"title: A\n{matter}", a=picture())
    assert [(photo.src, photo.alt) for photo in found.photos] == [("a.jpg", "Trees")]
    assert notes(found) == []


def test_another_picture_under_another_name_is_told_of(picture: MakePicture) -> None:
    found = read("title: A\nimage: a.jpg\nthumbnail: b.jpg", a=picture(), b=picture())
    assert [photo.src for photo in found.photos] == ["a.jpg"]
    assert notes(found) == ["thumbnail (b.jpg): not used."]


def test_the_words_of_a_picture_that_is_not_there_are_told_of() -> None:
    found = read("title: A\nimage: {path: a.jpg, caption: The bridge}")
    assert "'The bridge' is not printed without its picture." in notes(found)


def test_authors_may_stand_in_one_line_and_their_words_be_others() -> None:
    assert [p.name for p in read("title: A\nauthor: Ann Li; Bob Ro").byline] == ["Ann Li", "Bob Ro"]
    (person,) = read(
        "title: A\nauthor: {name: Ann Li, website: 'https://a.example/', position: editor}"
    ).byline
    assert (person.name, person.url, person.role) == ("Ann Li", "https://a.example/", "editor")
    assert [p.name for p in read("title: A\nauthors: [3.10, Bo]").byline] == ["3.10", "Bo"]


@pytest.mark.parametrize(
    ("matter", "meant"),
    [
        ("date: May 6, 2021", date(2021, 5, 6)),
        ("published: 2021-05-06", date(2021, 5, 6)),
        ("published_at: 6 мая 2021 г.", date(2021, 5, 6)),
        ("Date: Thu, 06 May 2021 10:20:00 +0600", datetime(2021, 5, 6, 10, 20, tzinfo=timezone(timedelta(hours=6)))),
    ],
)  # fmt: skip
def test_a_date_may_stand_in_words(matter: str, meant: object) -> None:
    found = read(f"title: A\n{matter}")
    assert (found.published_at, notes(found)) == (meant, [])


def test_a_date_that_could_be_two_is_none() -> None:
    found = read("title: A\ndate: 05/06/2021")
    assert found.published_at is None
    assert notes(found) == ["'05/06/2021' is one of two days; it was left out."]


def test_an_embargo_in_words_holds() -> None:
    found = read("title: A\nembargo_until: 6 May 2031 10:20 +0600")
    assert found.embargo_until == datetime(2031, 5, 6, 10, 20, tzinfo=timezone(timedelta(hours=6)))


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("published", Status.READY),
        ("Publish", Status.READY),
        ("hidden", Status.HELD),
        ("pending", Status.DRAFT),
    ],
)
def test_other_houses_words_for_a_state_are_understood(written: str, status: Status) -> None:
    assert read(f"title: A\nstatus: {written}").status is status


def test_a_language_or_an_address_that_is_none_is_left_out_with_a_note() -> None:
    found = read("title: A\nlanguage: English\npermalink: /:year/:title/")
    assert (found.lang, found.url) == (None, None)
    assert notes(found) == [
        "'English' is not a language tag; it was left out.",
        "'/:year/:title/' is a site's pattern for addresses; it was left out.",
    ]


def test_a_headline_is_what_was_typed() -> None:
    assert read("title: 1.10").headline == "1.10"
    assert read("headline: 2021-3-8").headline == "2021-3-8"
    assert read("title: Apartment #5 burned # down").headline == "Apartment #5 burned # down"


def test_front_matter_in_bytes_is_known_by_its_beginning() -> None:
    for text in (
        "\n---\ntitle: A\n---\nText",
        '{"title": "A"}\n\nText',
        '\ufeff\n+++\ntitle = "A"\n+++\nText',
    ):
        assert read_article(text.encode()).headline == "A"


@pytest.mark.parametrize(
    "written", ["Ann Li <ann@x.example>", "ann@x.example (Ann Li)", '"Ann Li" <mailto:ann@x.example>']
)
def test_a_name_with_its_address_is_a_person_with_one(written: str) -> None:
    (person,) = read(f"title: A\nauthor: '{written}'").byline
    assert (person.name, person.email) == ("Ann Li", "ann@x.example")


@pytest.mark.parametrize(
    ("matter", "names"),
    [
        ("author: Ann Li & Bo Ro", ["Ann Li", "Bo Ro"]),
        ("author: Ann Li and Bo Ro", ["Ann Li", "Bo Ro"]),
        ("author: Smith & Sons", ["Smith & Sons"]),
        ("authors: [{first: Ann, last: Li}, {given_name: Bo, family_name: Ro}]", ["Ann Li", "Bo Ro"]),
        ("author: {display_name: Ann Li}", ["Ann Li"]),
    ],
)
def test_a_name_in_parts_and_two_names_in_one(matter: str, names: list[str]) -> None:
    assert [person.name for person in read(f"title: A\n{matter}").byline] == names


def test_a_number_may_be_an_id() -> None:
    found = read("title: A\nid: 0123\nslug: 42")
    assert (found.id, found.slug) == ("0123", "42")


def test_front_matter_may_lack_its_first_line_or_give_an_author_a_line() -> None:
    found = read_article(b"title: A\ndate: 2024-05-05\n---\nText", format="markdown")
    assert (found.headline, [block.kind for block in found.body]) == ("A", ["paragraph"])
    found = read_article(b"Title: A\nAuthor: Ann Li\n        Bo Ro\n\nText", format="markdown")
    assert [person.name for person in found.byline] == ["Ann Li", "Bo Ro"]


@pytest.mark.parametrize(
    ("matter", "caption"),
    [
        ("header: {image: a.jpg, caption: The bridge}", "The bridge"),
        ("header: {overlay_image: /a.jpg}", None),
        ("photo: a.jpg\nphoto_caption: The bridge", "The bridge"),
        ("og_image: a.jpg", None),
    ],
)
def test_more_keys_name_the_lead_picture(matter: str, caption: str | None, picture: MakePicture) -> None:
    (photo,) = read(f"title: A\n{matter}", a=picture()).photos
    assert (photo.src, photo.caption) == ("a.jpg", caption)


def test_a_header_may_be_another_thing() -> None:
    found = read("title: A\nheader: wide\nlinks: {home: /, more: [a, b]}")
    assert found.photos == ()
    assert notes(found) == ["header (wide), links (home: /; more: a, b): not used."]


def test_tags_and_categories_may_be_tables() -> None:
    found = read("title: A\ntags: [{name: City, slug: city}, Sport]\ncategories: [[News, {title: Local}]]")
    assert (found.section, found.tags) == ("News", ("City", "Sport", "Local"))
