"""Article + Publication → Story: the whole page as the issue's example asks for it, and no word lost."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagekit.errors import InvalidInput, Withheld
from pagekit.house import dress
from pagekit.house.story import (
    Author,
    CodeText,
    CrumbLink,
    FactboxText,
    Format,
    HeadingText,
    ItemText,
    LabelledLink,
    ListText,
    ParagraphText,
    Publisher,
    QuoteText,
    ShareTool,
    Story,
    TableText,
    TranslatedStory,
    UpdateText,
    plain,
)
from pagekit.model import Article, Publication, Section, Status

SITE = Publication.model_validate(
    {
        "name": "The Steppe Courier",
        "url": "https://courier.example",
        "lang": "ru",
        "timezone": "Asia/Almaty",
        "share": ["vk", "facebook", "x", "ok", "telegram", "whatsapp"],
        "ad_contacts": [{"phone": "+7(700) 388 81 09"}],
        "corrections": {"label": "Found a bug?", "email": "desk@courier.example"},
        "calls_to_action": [{"label": "Join Telegram", "url": "https://t.me/courier"}],
    }
)
WIRE: dict[str, Any] = {
    "id": "defence-order",
    "url": "https://www.courier.example/defence-order",
    "lang": "en",
    "section": "Politics",
    "breadcrumbs": [
        {"label": "Main", "url": "/"},
        {"label": "Learn", "url": "/learn"},
        {"label": "Military", "url": "/m"},
    ],
    "kicker": "Order of the *day*",
    "headline": 'The "order" is out',
    "headline_variants": ["Order's out"],
    "deck": "One.\n\nTwo.",
    "byline": [{"name": "By Ann Lee", "role": "Reporter", "url": "/ann"}, "Bob Ray"],
    "dateline": "ASTANA",
    "published_at": "2014-08-15T20:29:00+06:00",
    "updated_at": "2014-08-16",
    "tags": ["defence"],
    "priority": 2,
    "channels": ["web"],
    "translations": {"ru": "oboronzakaz", "kk": "/kk/qorgau"},
    "photos": [
        {"src": "meeting.jpg", "alt": "A meeting", "caption": "©Ann Lee", "credit": {"creator": "Ann Lee"}},
        {"src": "yard.jpg", "alt": "A yard", "credit": {"agency": "Reuters"}},
    ],
    "body": [{"kind": "paragraph", "text": "Words."}],
    "corrections": [
        {"time": "2014-08-15", "text": "First."},
        {"time": "2014-08-17T09:00:00+06:00", "text": "Third."},
        {"time": "2014-08-15T12:00:00+06:00", "text": "Second."},
    ],
}


def story(
    site: Publication = SITE, at: datetime | None = None, drafts: bool = False, **changes: Any
) -> Story:
    article = Article.model_validate({**WIRE, **changes})
    others = {"oboronzakaz": "https://courier.example/ru/oboronzakaz"}
    return dress(article, site, at=at, others=others, drafts=drafts)


def codes(made: Story) -> list[tuple[str, str]]:
    return [(note.code, note.where) for note in made.notes]


def test_the_eleven_parts_of_the_page() -> None:
    made = story()
    assert [contact.phone for contact in made.ad_contacts] == ["+7(700)\u00a0388\u00a081\u00a009"]
    assert made.ad_contacts[0].label == "Реклама"
    assert made.breadcrumbs == (
        CrumbLink("Main", "https://courier.example/"),
        CrumbLink("Learn", "https://courier.example/learn"),
        CrumbLink("Military", None),
    )
    assert (plain(made.kicker), plain(made.headline)) == ("Order of the day", "The “order” is out")
    assert made.published is not None
    assert (made.published.text, made.published.iso) == (
        "15 августа 2014, 20:29",
        "2014-08-15T20:29:00+06:00",
    )
    assert [plain(runs) for runs in made.deck] == ["One.", "Two."]
    assert [link.name for link in made.share] == [
        "ВКонтакте",
        "Facebook",
        "X",
        "Одноклассники",
        "Telegram",
        "WhatsApp",
    ]
    assert made.report_fault is not None
    assert made.report_fault.label == "Found a bug?"
    assert made.lead is not None
    assert (made.lead.caption, made.lead.credit) == ((), "©\u00a0Ann Lee")
    assert [figure.src for figure in made.more_photos] == ["yard.jpg"]
    assert made.byline is not None
    assert made.byline.text == "By Ann Lee and Bob Ray"
    assert made.byline.authors[0] == Author("Ann Lee", "Reporter", "https://courier.example/ann")
    assert made.calls_to_action == (LabelledLink("Join Telegram", "https://t.me/courier"),)
    assert made.notes == ()


def test_what_is_handed_on_as_it_is() -> None:
    made = story()
    assert (made.id, made.slug, made.section, made.tags) == (
        "defence-order",
        "defence-order",
        "Politics",
        ("defence",),
    )
    assert (made.status, made.channels, made.priority) == (Status.READY, ("web",), 2)
    assert (made.publication, made.publication_url) == ("The Steppe Courier", "https://courier.example")
    assert (made.url, made.short_url) == (WIRE["url"], "courier.example/defence-order")
    assert made.translations == (
        TranslatedStory("ru", "ltr", "Русский", "https://courier.example/ru/oboronzakaz"),
        TranslatedStory("kk", "ltr", "Қазақ тілі", "https://courier.example/kk/qorgau"),
    )
    assert made.dateline == "ASTANA"
    assert [plain(head) for head in made.headline_variants] == ["Order’s out"]
    assert story(slug="order").slug == "order"


def test_labels_and_dates_follow_the_publication_or_the_story() -> None:
    ours, theirs = story(), story(SITE.model_copy(update={"labels": "article"}))
    assert (ours.labels.lang, ours.lang, ours.publication_lang) == ("ru", "en", "ru")
    assert theirs.labels.lang == "en"
    assert theirs.published is not None
    assert theirs.published.text == "15 August 2014, 20:29"
    assert theirs.share[0].name == "VKontakte"


def test_a_story_without_a_language_has_the_publications() -> None:
    assert story(lang=None).lang == "ru"
    arabic = story(lang="ar")
    assert (arabic.lang, arabic.direction, arabic.labels.direction) == ("ar", "rtl", "ltr")


def test_the_bare_minimum() -> None:
    made = dress(Article(id="a", headline="Head"), Publication())
    assert (plain(made.headline), made.lang, made.direction) == ("Head", "en", "ltr")
    assert (made.url, made.byline, made.lead, made.published, made.report_fault) == (None,) * 5
    assert made.body == made.deck == made.share == made.breadcrumbs == made.notes == ()


def test_what_search_engines_are_told() -> None:
    made = story()
    assert (made.words, made.description, made.free) == (1, "One. Two.", True)
    assert story(description='The "order" in short', free=False).description == "The “order” in short"
    assert story(deck=None).description == "Words."
    assert not story(free=False).free


def test_the_house_behind_the_page() -> None:
    site = Publication.model_validate(
        {
            **SITE.model_dump(),
            "description": 'Газета "Степь" с 1931 года',
            "logo": "/logo.png",
            "feed": "https://feeds.courier.example/all.xml",
            "same_as": ["https://t.me/courier"],
            "principles": "/principles",
        }
    )
    assert story(site).publisher == Publisher(
        "The Steppe Courier",
        "ru",
        "https://courier.example",
        "https://courier.example/logo.png",
        "Газета «Степь» с 1931 года",
        "https://feeds.courier.example/all.xml",
        ("https://t.me/courier",),
        "https://courier.example/principles",
    )


def test_addresses_of_a_house_without_one_are_left_out_and_noted() -> None:
    site = Publication(
        logo="/logo.png", feed="/feed.xml", sections=(Section(name="politics", url="/politics"),)
    )
    made = dress(Article(id="a", headline="Head", section="Politics"), site)
    assert (made.publisher.logo, made.publisher.feed, made.section_url) == (None, None, None)
    assert codes(made) == [
        ("address-dropped", "publication.logo"),
        ("address-dropped", "publication.feed"),
        ("address-dropped", "publication.sections[0].url"),
    ]


def test_the_section_gives_its_address_and_its_theme() -> None:
    sections = [{"name": "Город"}, {"name": "POLITICS", "url": "/politics", "theme": "society"}]
    site = Publication.model_validate({**SITE.model_dump(), "sections": sections})
    made = story(site, design="feature", display="showcase")
    assert made.section_url == "https://courier.example/politics"
    assert made.format == Format("feature", "showcase", "society")
    assert story(site, section="Elsewhere").section_url is None


def test_a_running_report_tells_its_hours_in_the_publications_zone() -> None:
    entries = [
        {"kind": "update", "time": "2014-08-15T08:00Z", "title": "First"},
        {"kind": "update", "time": "2014-08-15T09:00Z", "title": "Second"},
    ]
    made = story(body=[*WIRE["body"], *entries], design="live")
    assert [(plain(entry.title), entry.clock.text, entry.anchor) for entry in made.updates] == [
        ("Second", "15:00", "u-20140815-1500"),
        ("First", "14:00", "u-20140815-1400"),
    ]


def test_only_an_interview_has_questions() -> None:
    body = [{"kind": "paragraph", "text": text} for text in ("Intro.", "**Why?**", "Because.")]
    asked = [block.question for block in story(body=body, design="interview").body]  # type: ignore[union-attr]
    assert asked == [False, True, False]
    assert not any(block.question for block in story(body=body).body)  # type: ignore[union-attr]


def test_what_the_readers_machine_can_share() -> None:
    made = story(SITE.model_copy(update={"share": ("vk", "native", "copy")}))
    assert [link.target for link in made.share] == ["vk"]
    assert made.share_tools == (ShareTool("native", "Поделиться…"), ShareTool("copy", "Скопировать ссылку"))
    assert made.notes == ()


def test_corrections_stand_newest_first() -> None:
    made = story()
    assert [plain(correction.paragraphs[0]) for correction in made.corrections] == [
        "Third.",
        "Second.",
        "First.",
    ]
    assert made.corrections[-1].stamp.iso == "2014-08-15"


def test_a_second_date_is_told_only_when_it_is_another() -> None:
    assert story().updated is not None
    assert story(updated_at=WIRE["published_at"]).updated is None
    assert story(updated_at=date(2014, 8, 15), published_at="2014-08-15").updated is None


def test_the_lead_is_not_shown_again_at_the_top() -> None:
    placed = [{"kind": "photo", "src": "meeting.jpg", "caption": "The *hall*"}, *WIRE["body"]]
    made = story(
        photos=[{"src": "meeting.jpg", "alt": "A meeting", "credit": {"creator": "Ann Lee"}}], body=placed
    )
    assert [block.kind for block in made.body] == ["paragraph"]
    assert made.lead is not None
    assert plain(made.lead.caption) == "The hall"
    assert [figure.src for figure in made.figures] == ["meeting.jpg"]


def test_a_photo_that_the_text_places_is_not_shown_after_it() -> None:
    made = story(body=[*WIRE["body"], {"kind": "photo", "src": "yard.jpg"}])
    assert made.more_photos == ()
    (figure,) = [block for block in made.body if block.kind == "photo"]
    assert (figure.alt, figure.credit) == ("A yard", "©\u00a0Reuters")


def test_every_doubt_is_a_note_with_its_place() -> None:
    made = story(
        SITE.model_copy(update={"lang": "fi", "share": ("vk", "native")}),
        status="draft",
        url=None,
        embargo_until="2026-01-01T00:00:00Z",
        breadcrumbs=[{"label": "Main", "url": "#"}, {"label": "Here"}],
        deck="<script>x</script>",
        photos=[{"src": "a.jpg"}],
        body=[{"kind": "photo", "src": "b.jpg", "alt": "x"}],
        translations={"en": "me", "kk": "gone"},
        drafts=True,
    )
    assert codes(made) == [
        ("status", "status"),
        ("embargo", "embargo_until"),
        ("labels-missing", "publication.lang"),
        ("share-no-url", "url"),
        ("link-dropped", "breadcrumbs[0].url"),
        ("html-as-text", "deck"),
        ("photo-not-cleared", "photos[0]"),
        ("alt-missing", "photos[0].alt"),
        ("photo-not-cleared", "body[0].photo"),
        ("translation-own", "translations.en"),
        ("translation-unknown", "translations.kk"),
    ]
    assert all(note.what and str(note) for note in made.notes)


def test_unknown_dates_are_noted_once_and_only_when_there_are_any() -> None:
    site = Publication(lang="qq")
    assert ("dates-missing", "publication.lang") in codes(story(site, photos=[], breadcrumbs=[], byline=[]))
    bare = dress(Article(id="a", headline="Head"), site)
    assert codes(bare) == [("labels-missing", "publication.lang")]


NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def test_an_embargo_holds_against_the_time_passed_in() -> None:
    with pytest.raises(
        Withheld, match=r"defence-order: under embargo until 2026-01-01T12:00:00\+00:00.*11:59:59"
    ):
        story(embargo_until=NOON, at=NOON - timedelta(seconds=1))
    assert story(embargo_until=NOON, at=NOON).notes == ()
    with pytest.raises(Withheld, match="no time was passed in to hold it against"):
        story(embargo_until=NOON)


def test_a_draft_of_what_is_under_embargo_can_be_asked_for() -> None:
    preview = story(embargo_until=NOON, drafts=True)
    assert (preview.released, codes(preview)) == (False, [("embargo", "embargo_until")])
    assert story(embargo_until=NOON, at=NOON, drafts=True).released


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(InvalidInput, match="has no time zone"):
        story(at=datetime(2026, 1, 1))  # noqa: DTZ001


@pytest.mark.parametrize("status", ["held", "draft", "planned"])
def test_a_story_that_is_not_ready_says_so(status: str) -> None:
    made = story(status=status)
    assert (made.status, made.released) == (Status(status), False)
    assert codes(made) == [("status", "status")]


def test_nothing_of_a_story_stays_for_the_next() -> None:
    found = [codes(story(status="draft", url=None, deck="<script>x</script>")) for _ in range(2)]
    assert found == [[("status", "status"), ("share-no-url", "url"), ("html-as-text", "deck")]] * 2
    assert story().notes == ()


# ---- no word lost ----

LETTERS = st.text(alphabet="abcdeжзик", min_size=1, max_size=6)
SIGNS = st.sampled_from([*" *_`[]()\"'\n<>#!:", " ", "**", "~~", " - ", "--", "...", "\n\n"])
PROSE = st.lists(st.one_of(LETTERS, LETTERS, SIGNS), max_size=12).map("".join)
LINE = PROSE.map(lambda text: " ".join(text.split())).filter(bool)


def said(made: Story) -> str:
    """Every word of the story's text, in reading order."""
    texts = [plain(made.headline), *map(plain, made.deck)]
    for block in made.body:
        texts += block_texts(block)
    return " ".join(texts)


def block_texts(block: Any) -> list[str]:
    match block:
        case ParagraphText() | HeadingText():
            return [plain(block.runs)]
        case QuoteText():
            return [*map(plain, block.paragraphs), plain(block.attribution)]
        case ListText():
            return [text for item in block.items for text in item_texts(item)]
        case TableText():
            return [plain(cell) for row in (block.header, *block.rows) for cell in row]
        case FactboxText() | UpdateText():
            return [plain(block.title), *(text for inner in block.body for text in block_texts(inner))]
        case CodeText():
            return [block.text]
    return []


def item_texts(item: ItemText) -> list[str]:
    return [*map(plain, item.paragraphs), *(text for inner in item.items for text in item_texts(inner))]


BODIES = st.lists(
    st.one_of(
        st.fixed_dictionaries({"kind": st.just("paragraph"), "text": PROSE}),
        st.fixed_dictionaries({"kind": st.just("heading"), "text": LINE}),
        st.fixed_dictionaries(
            {"kind": st.just("quote"), "text": PROSE, "attribution": st.one_of(st.none(), LINE)}
        ),
        st.fixed_dictionaries({"kind": st.just("list"), "items": st.lists(PROSE, min_size=1, max_size=3)}),
        st.fixed_dictionaries(
            {"kind": st.just("table"), "rows": st.lists(st.lists(LINE, min_size=1, max_size=3), max_size=3)}
        ),
        st.fixed_dictionaries({"kind": st.just("code"), "text": PROSE}),
        st.fixed_dictionaries(
            {
                "kind": st.just("factbox"),
                "title": LINE,
                "body": st.lists(
                    st.fixed_dictionaries({"kind": st.just("paragraph"), "text": PROSE}), max_size=2
                ),
            }
        ),
        st.fixed_dictionaries(
            {
                "kind": st.just("update"),
                # One time for all: entries of one time keep the order of the file.
                "time": st.just("2026-05-19T14:05:00Z"),
                "title": LINE,
                "body": st.lists(
                    st.fixed_dictionaries({"kind": st.just("paragraph"), "text": PROSE}), max_size=2
                ),
            }
        ),
    ),
    max_size=5,
)


@given(LINE, st.one_of(st.none(), PROSE), BODIES, st.sampled_from(["en", "ru", "kk", "fr", "ja"]))
def test_no_word_is_lost(headline: str, deck: str | None, body: list[dict[str, Any]], lang: str) -> None:
    article = Article.model_validate(
        {"id": "a", "headline": headline, "deck": deck, "body": body, "lang": lang}
    )
    # A link is dropped without a publication's address; its words stay, the letters of its address do not.
    printed = said(dress(article, Publication()))
    written = " ".join(
        [
            article.headline,
            article.deck or "",
            *(text for block in article.body for text in wire_texts(block)),
        ]
    )
    kept = re.sub(r"\]\([^)]*\)|<[^<>]*>", " ", written)
    assert is_within(letters(kept), letters(printed))
    assert is_within(letters(printed), letters(written))


def letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]", text))


def is_within(part: str, whole: str) -> bool:
    """True when the letters of the part stand in the whole in the same order."""
    rest = iter(whole)
    return all(letter in rest for letter in part)


def wire_texts(block: Any) -> list[str]:
    texts: list[str] = []
    for value in block.model_dump().values():
        texts += strings(value)
    return texts


def strings(value: object) -> list[str]:
    if isinstance(value, str):
        return (
            [value]
            if value not in {"paragraph", "heading", "quote", "list", "table", "code", "factbox", "update"}
            else []
        )
    if isinstance(value, dict):
        return [text for inner in value.values() for text in strings(inner)]
    if isinstance(value, tuple | list):
        return [text for inner in value for text in strings(inner)]
    return []
