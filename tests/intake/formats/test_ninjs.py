"""ninjs 1.x, 2.x, 3.x and Superdesk's dialect: one story in four ways of writing it down."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pagekit import read_articles
from pagekit.model import Article
from pagekit.notes import Severity

Story = Callable[..., Article]
Texts = Callable[[Article], list[str]]

BODY = "<p>The ferry <em>sails</em>.</p><h2>Since May</h2><p>It was out of service.</p>"
RENDITIONS_1 = {
    "thumbnail": {"href": "https://cdn.example/ferry-small.jpg", "mimetype": "image/jpeg", "width": 40},
    "original": {"href": "https://cdn.example/ferry-large.jpg", "mimetype": "image/jpeg", "width": 80},
}
RENDITIONS_2 = [{"name": name, **one} for name, one in RENDITIONS_1.items()]
VERSIONS: dict[str, dict[str, Any]] = {
    "1.x": {
        "uri": "urn:newsml:wire.example:20260519:ferry",
        "type": "text",
        "firstcreated": "2026-05-19T08:00:00+0000",
        "versioncreated": "2026-05-19T09:30:00Z",
        "language": "en-GB",
        "headline": "Ferry sails & docks",
        "byline": "By Ann Li and Bo Chan",
        "located": "Aksu",
        "description_text": "After a year in the yard it carries cars again.",
        "body_xhtml": BODY,
        "keywords": ["river"],
        "subject": [{"code": "04015000", "name": "transport"}],
        "urgency": 4,
        "associations": {
            "main": {
                "type": "picture",
                "byline": "Dana Kim",
                "description_text": "The ferry at dawn",
                "renditions": RENDITIONS_1,
            }
        },
    },
    "2.x": {
        "uri": "urn:newsml:wire.example:20260519:ferry",
        "type": "text",
        "firstcreated": "2026-05-19T08:00:00+00:00",
        "versioncreated": "2026-05-19T09:30:00Z",
        "language": "en-GB",
        "headlines": [{"role": "short", "value": "Ferry"}, {"role": "main", "value": "Ferry sails & docks"}],
        "by": "By Ann Li and Bo Chan",
        "located": "Aksu",
        "descriptions": [{"role": "summary", "value": "After a year in the yard it carries cars again."}],
        "bodies": [
            {"role": "main", "contenttype": "text/plain", "value": "Plain."},
            {"role": "richtext", "contenttype": "application/xhtml+xml", "value": BODY},
        ],
        "keywords": ["river"],
        "subjects": [{"name": "transport"}],
        "urgency": 4,
        "associations": [
            {
                "name": "main",
                "type": "picture",
                "by": "Dana Kim",
                "descriptions": [{"role": "caption", "value": "The ferry at dawn"}],
                "renditions": RENDITIONS_2,
            }
        ],
    },
}
VERSIONS["3.x"] = VERSIONS["2.x"] | {
    "firstCreated": "2026-05-19T08:00:00Z",
    "versionCreated": "2026-05-19T09:30:00Z",
    "bodies": [{"role": "richtext", "contentType": "application/xhtml+xml", "value": BODY}],
}
del VERSIONS["3.x"]["firstcreated"], VERSIONS["3.x"]["versioncreated"]
VERSIONS["Superdesk"] = {
    **{
        key: value
        for key, value in VERSIONS["1.x"].items()
        if key not in {"uri", "body_xhtml", "associations"}
    },
    "guid": "urn:newsml:wire.example:20260519:ferry",
    "body_html": BODY,
    "associations": {"featuremedia": VERSIONS["1.x"]["associations"]["main"]},
}


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_is_the_same_story(version: str, story: Story, texts: Texts) -> None:
    article = story(VERSIONS[version])
    (photo,) = article.photos

    assert article.id == "wire.example-20260519-ferry"
    assert article.headline == r"Ferry sails \& docks"
    assert article.deck == "After a year in the yard it carries cars again."
    assert [person.name for person in article.byline] == ["Ann Li", "Bo Chan"]
    assert (article.dateline, article.lang, article.priority) == ("Aksu", "en-GB", 4)
    assert (
        article.published_at is not None and article.published_at.isoformat() == "2026-05-19T08:00:00+00:00"
    )
    assert article.updated_at is not None and article.updated_at.isoformat() == "2026-05-19T09:30:00+00:00"
    assert article.tags == ("river", "transport")
    assert texts(article) == ["The ferry <em>sails</em>.", "heading: Since May", "It was out of service."]
    assert (photo.src, photo.caption) == ("wire/ferry-large.jpg", "The ferry at dawn")
    assert photo.credit is not None and photo.credit.creator == "Dana Kim"


def credited(**fields: Any) -> dict[str, Any]:
    association = {"type": "picture", "renditions": RENDITIONS_1} | fields
    return VERSIONS["1.x"] | {"associations": {"main": association}}


@pytest.mark.parametrize(
    ("fields", "creator", "agency"),
    [
        ({"byline": "Ann Li", "copyrightholder": "Zed"}, "Ann Li", None),
        ({"byline": "ANN LI/AFP/Getty Images", "copyrightholder": "Zed"}, "ANN LI", "AFP/Getty Images"),
        ({"descriptions": [{"role": "creditline", "value": "Ann Li/Reuters"}]}, "Ann Li", "Reuters"),
        ({"byline": "Ann Li", "creditline": "Reuters"}, "Ann Li", "Reuters"),
        ({"authors": [{"name": "Ann Li", "role": "photographer"}], "copyrightholder": "Zed"}, "Ann Li", None),
        ({"copyrightholder": "Zed Agency"}, None, "Zed Agency"),
    ],
)
def test_a_credit_is_taken_from_the_first_that_names_somebody(
    fields: dict[str, Any], creator: str | None, agency: str | None, story: Story
) -> None:
    (photo,) = story(credited(**fields)).photos

    assert photo.credit is not None
    assert (photo.credit.creator, photo.credit.agency) == (creator, agency)


def test_a_notice_is_the_credit_where_nobody_is_named(story: Story) -> None:
    (photo,) = story(credited(copyrightnotice="© 2026 The wire")).photos

    assert photo.credit is not None and photo.credit.notice == "© 2026 The wire"


def test_a_picture_that_the_text_shows_stands_there_with_what_is_said_of_it(
    story: Story, texts: Texts
) -> None:
    source = VERSIONS["Superdesk"] | {
        "body_html": '<p>One.</p><figure><img src="https://cdn.example/x/pier.png" alt="A pier">'
        "<figcaption>The pier</figcaption></figure><p>Two.</p>",
        "associations": {
            "editor_0": {
                "type": "picture",
                "byline": "Ann Li",
                "usageterms": "Once",
                "renditions": {"original": {"href": "https://cdn.example/x/pier.png"}},
            }
        },
    }
    article = story(source)
    shown = article.body[1]

    assert texts(article) == ["One.", "photo", "Two."] and article.photos == ()
    assert shown.kind == "photo"
    assert (shown.src, shown.alt, shown.caption, shown.terms) == (
        "wire/pier.png",
        "A pier",
        "The pier",
        "Once",
    )
    assert shown.credit is not None and shown.credit.creator == "Ann Li"


def test_a_picture_by_itself_is_a_story_of_its_caption(story: Story) -> None:
    item = {
        "uri": "p",
        "type": "picture",
        "versioncreated": "2026-05-19T08:00:00Z",
        "headline": "Ferry",
        "byline": "Ann Li",
        "description_text": "The ferry at dawn",
    }
    (photo,) = story(item | {"renditions": RENDITIONS_1}).photos
    without = story(item | {"renditions": {"original": {"href": "https://cdn.example/gone.jpg"}}})

    assert (photo.src, photo.caption) == ("wire/ferry-large.jpg", "The ferry at dawn")
    assert [block.text for block in without.body] == ["The ferry at dawn"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("fields", "code", "severity", "status"),
    [
        ({"pubstatus": "canceled"}, "item-canceled", Severity.ERROR, "held"),
        ({"pubstatus": "withheld"}, "item-withheld", Severity.WARNING, "held"),
        ({"embargoed": "next week"}, "date-unread", Severity.ERROR, "held"),
        ({"ednote": "Adds quote"}, "editors-note", Severity.WARNING, "ready"),
    ],
)
def test_what_the_desk_must_heed_is_told(
    fields: dict[str, Any], code: str, severity: Severity, status: str, story: Story
) -> None:
    article = story(VERSIONS["1.x"] | fields)

    assert article.origin is not None
    assert (code, severity) in [(note.code, note.severity) for note in article.origin.notes]
    assert article.status == status


def test_an_embargo_is_kept(story: Story) -> None:
    article = story(VERSIONS["1.x"] | {"embargoed": "2026-05-20T06:00:00+0200"})

    assert (
        article.embargo_until is not None and article.embargo_until.isoformat() == "2026-05-20T06:00:00+02:00"
    )


def test_a_body_in_nitf_is_read_as_that(story: Story, texts: Texts) -> None:
    nitf = "<nitf><body><body.content><p>In <location>Aksu</location>.</p><hl2>More</hl2></body.content></body></nitf>"
    source = VERSIONS["3.x"] | {"bodies": [{"contentType": "application/nitf+xml", "value": nitf}]}

    assert texts(story(source)) == ["In Aksu.", "heading: More"]


def test_items_stand_in_a_list_or_in_an_envelope() -> None:
    one, other = VERSIONS["1.x"], VERSIONS["1.x"] | {"uri": "b", "headline": "Second"}

    for source in (
        [one, other],
        {"items": [one, other]},
        {"data": {"items": [{"item": one}, {"item": other}]}},
    ):
        batch = read_articles([source] if isinstance(source, dict) else source)
        assert [article.headline for article in batch] == [r"Ferry sails \& docks", "Second"]


def test_a_flash_is_a_headline_alone_and_nothing_is_refused() -> None:
    flash, nothing = (
        read_articles({"uri": "f", "headline": "Ferry sinks"}),
        {"uri": "n", "pubstatus": "usable"},
    )

    assert flash[0].body == () and flash[0].origin is not None
    assert [note.code for note in flash[0].origin.notes] == ["text-missing"]
    assert [note.code for note in read_articles(nothing).refused[0].notes] == ["empty-item"]


def test_a_field_that_stands_twice_keeps_its_last_value() -> None:
    batch = read_articles(b'{"uri": "a", "headline": "One", "headline": "Two", "urgency": NaN}')

    assert batch[0].headline == "Two"
    assert [note.code for note in batch.notes] == ["field-twice"]


@pytest.mark.parametrize("fields", [{"flags": {"marked_for_not_publication": True}}, {"state": "killed"}])
def test_what_superdesk_holds_back_is_held(fields: dict[str, Any], story: Story) -> None:
    assert story(VERSIONS["Superdesk"] | fields).status == "held"


def test_what_we_write_as_ninjs_is_read_again(story: Story) -> None:
    source = VERSIONS["3.x"] | {
        "by": "Авторлар: Асқар Төлеген және Айсұлу Жандос",
        "people": [{"name": "Асқар Төлеген", "rel": "author"}, {"name": "Айсұлу Жандос", "rel": "author"}],
        "subjects": [{"name": "Табиғат", "rel": "section"}, {"name": "көш", "rel": "keyword"}],
    }
    article = story(source)

    assert [person.name for person in article.byline] == ["Асқар Төлеген", "Айсұлу Жандос"]
    assert (article.section, article.tags, article.headline_variants) == (
        "Табиғат",
        ("river", "көш"),
        ("Ferry",),
    )


def test_a_field_of_the_database_is_not_the_items_own(story: Story) -> None:
    photo = VERSIONS["1.x"]["associations"]["main"]
    source = VERSIONS["Superdesk"] | {"associations": {"image--1": photo | {"_type": "externalsource"}}}

    assert [shown.src for shown in story(source).photos] == ["wire/ferry-large.jpg"]
