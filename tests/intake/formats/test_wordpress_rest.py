"""Posts of WordPress's REST interface: people, pictures, blocks, shortcodes, and what the site does not tell."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from pagekit import read_articles
from pagekit.model import Article, Quote

Story = Callable[..., Article]
Texts = Callable[[Article], list[str]]


def post(html: str = "<p>The ferry sails.</p>", **fields: Any) -> dict[str, Any]:
    embedded = {
        "author": [{"id": 4, "name": "Ann Li", "link": "https://paper.example/author/ann"}],
        "wp:featuredmedia": [
            {
                "id": 9,
                "media_type": "image",
                "source_url": "https://paper.example/up/ferry-large-1024x512.jpg",
                "alt_text": "A ferry at a pier",
                "caption": {"rendered": "<p>The ferry <em>Anna</em></p>"},
                "media_details": {"image_meta": {"credit": "Bo Chan/Reuters", "copyright": "© Reuters"}},
            }
        ],
        "wp:term": [
            [
                {"taxonomy": "category", "name": "Harbour &amp; sea"},
                {"taxonomy": "category", "name": "Uncategorized"},
            ],
            [{"taxonomy": "post_tag", "name": "ferries"}],
        ],
    }
    return {
        "id": 17, "slug": "ferry-sails", "status": "publish", "type": "post", "link": "https://paper.example/ferry-sails",
        "date": "2026-05-19T10:00:00", "date_gmt": "2026-05-19T08:00:00", "modified_gmt": "2026-05-20T08:00:00",
        "title": {"rendered": "Ferry &#8216;sails&#8217; again"}, "content": {"rendered": html, "protected": False},
        "excerpt": {"rendered": "<p>After a year in dock.</p>"}, "author": 4, "featured_media": 9, "_embedded": embedded,
    } | fields  # fmt: skip


def test_the_fields_of_a_post(story: Story) -> None:
    read = story(post())

    assert (read.id, read.headline, read.deck) == (
        "ferry-sails",
        "Ferry ‘sails’ again",
        "After a year in dock.",
    )
    assert [(one.name, one.url) for one in read.byline] == [("Ann Li", "https://paper.example/author/ann")]
    assert read.published_at == datetime(2026, 5, 19, 8, tzinfo=UTC)
    assert read.updated_at == datetime(2026, 5, 20, 8, tzinfo=UTC)
    assert (read.section, read.tags) == ("Harbour & sea", ("ferries",))


def test_the_featured_picture_leads_with_the_credit_of_its_file(story: Story) -> None:
    (lead,) = story(post()).photos

    assert (lead.src, lead.alt) == ("wire/ferry-large.jpg", "A ferry at a pier")
    assert lead.caption == "The ferry <em>Anna</em>"
    assert lead.credit is not None
    assert (lead.credit.creator, lead.credit.agency) == ("Bo Chan", "Reuters")


def test_an_author_that_the_site_refuses_is_told_and_the_post_is_read(story: Story) -> None:
    refused = {"code": "rest_user_invalid_id", "message": "Invalid user ID.", "data": {"status": 404}}
    embedded = {"author": [refused], "wp:featuredmedia": [{"code": "rest_forbidden"}]}

    read = story(post(_embedded=embedded))

    assert read.byline == ()
    assert read.origin is not None
    assert "rest_user_invalid_id" in next(n.what for n in read.origin.notes if n.code == "byline-refused")


def test_numbers_alone_ask_for_what_goes_with_them(story: Story) -> None:
    bare = post(categories=[3], tags=[4])
    del bare["_embedded"]

    read = story(bare)

    assert read.origin is not None
    assert {"byline-number", "terms-numbers"} <= {note.code for note in read.origin.notes}


def test_several_authors_of_a_plug_in(story: Story) -> None:
    terms = [[{"taxonomy": "author", "name": "Ann Li"}, {"taxonomy": "author", "name": "Bo Chan"}]]

    read = story(post(_embedded={"author": [{"name": "Ann Li"}], "wp:term": terms}))

    assert [one.name for one in read.byline] == ["Ann Li", "Bo Chan"]


def test_an_excerpt_that_the_site_cut_is_no_deck(story: Story) -> None:
    assert story(post(excerpt={"rendered": "<p>The ferry sails. [&hellip;]</p>"})).deck is None
    assert story(post(excerpt={"rendered": "<p>The ferry</p>"})).deck is None


def test_shown_blocks_are_read(story: Story, texts: Texts) -> None:
    html = (
        '<figure class="wp-block-image"><img src="https://paper.example/up/pier.png" alt="A pier"/>'
        "<figcaption>The pier</figcaption></figure>"
        '<figure class="wp-block-pullquote"><blockquote><p>We sail.</p><cite>The captain</cite></blockquote></figure>'
        '<pre class="wp-block-verse">One line\nand another</pre>'
        '<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">https://youtu.be/abcd1234</div></figure>'
        '<details class="wp-block-details"><summary>Timetable</summary><p>At nine.</p></details>'
        '<div class="wp-block-file"><a href="/plan.pdf">The plan</a>'
        '<a href="/plan.pdf" class="wp-block-file__button">Download</a></div>'
    )

    read = story(post(html))

    assert texts(read) == [
        "photo", "quote: We sail.", "One line<br>and another",
        "[YouTube: youtu.be/abcd1234](https://youtu.be/abcd1234)", "factbox", "[The plan](/plan.pdf)",
    ]  # fmt: skip
    assert isinstance(read.body[1], Quote)
    assert (read.body[1].pull, read.body[1].attribution) == (True, "The captain")
    assert read.body[4].model_dump()["title"] == "Timetable"


def test_shortcodes_are_pictures_players_and_notes(story: Story, texts: Texts) -> None:
    html = (
        '<p>See [sic] and this.</p>[caption id="a" width="300"]<img src="/up/pier.png" alt=""> The pier[/caption]'
        '[youtube https://youtu.be/abcd1234][contact-form id="7"][vc_row x="1"]<p>Inside.</p>[/vc_row]'
    )

    read = story(post(html))

    assert texts(read) == [
        "See \\[sic\\] and this.", "photo", "[YouTube: youtu.be/abcd1234](https://youtu.be/abcd1234)", "Inside.",
    ]  # fmt: skip
    assert read.body[1].photos[0].caption == "The pier"
    assert read.origin is not None
    assert [
        note.what.partition(" is not")[0] for note in read.origin.notes if note.code == "shortcode-dropped"
    ] == ["the shortcode [contact-form]"]


def test_what_is_planned_waits_and_what_is_locked_is_held(story: Story) -> None:
    assert story(post(status="future")).embargo_until == datetime(2026, 5, 19, 8, tzinfo=UTC)
    assert story(post(status="private")).status == "held"
    assert story(post(status="pending")).status == "draft"
    assert story(post(content={"rendered": "<p>x</p>", "protected": True})).status == "held"


def test_many_shortcodes_that_never_end_are_read_in_step_with_their_length(story: Story) -> None:
    read = story(post("<p>x</p>" + "[a x=1]" * 4_000 + "[b y=2]" * 10 + "[/b]"))

    assert read.body[0].model_dump()["text"] == "x"


def test_a_bad_post_does_not_stop_the_others() -> None:
    batch = read_articles(b'[{"title":{"rendered":""},"content":{"rendered":""},"id":1},'
                          b'{"title":{"rendered":"B"},"content":{"rendered":"<p>b</p>"},"id":2}]')  # fmt: skip

    assert ([one.name for one in batch.refused], [one.headline for one in batch]) == (["post 1"], ["B"])
