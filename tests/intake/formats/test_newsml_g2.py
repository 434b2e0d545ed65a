"""NewsML-G2: a text in NITF or XHTML, a picture, a message with a package, and what is no story."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pagekit import read_articles
from pagekit.model import Article

Story = Callable[..., Article]
Texts = Callable[[Article], list[str]]

SPACE = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
XHTML = (
    '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head>'
    "<body><p>The <company>Ferry Line</company> <b>sails</b>.</p></body></html></inlineXML>"
)
NITF = (
    '<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head>'
    "<byline>By Ann Li, <byttl>Staff Reporter</byttl></byline></body.head><body.content><p>It sails.</p></body.content>"
    "</body></nitf></inlineXML>"
)
PLAIN = '<inlineData contenttype="text/plain">It sails.\n\nAgain.</inlineData>'


def item(
    content: str = XHTML, *, guid: str = "urn:newsml:wire.example:ferry", meta: str = "", kind: str = "text"
) -> str:
    return f"""<newsItem {SPACE} guid="{guid}" version="2" xml:lang="en">
      <rightsInfo><copyrightHolder><name>The Wire</name></copyrightHolder></rightsInfo>
      <itemMeta><itemClass qcode="ninat:{kind}"/><versionCreated>2026-05-19T09:30:00Z</versionCreated>
       <firstCreated>2026-05-19T08:00:00Z</firstCreated></itemMeta>
      <contentMeta><urgency>4</urgency><language tag="en"/><keyword>river</keyword>
       <subject qcode="medtop:1"><name xml:lang="de">Verkehr</name><name xml:lang="en-GB">transport</name></subject>
       <headline>Ferry sails</headline><headline role="hld:subHeadline">After a year</headline>{meta}</contentMeta>
      <contentSet>{content}</contentSet></newsItem>"""


PICTURE = item(
    '<remoteContent rendition="rnd:thumbnail" href="ferry-small.jpg" contenttype="image/jpeg" width="40"/>'
    '<remoteContent rendition="rnd:highRes" href="./x/ferry-large.jpg" contenttype="image/jpeg" width="80"/>',
    guid="pic",
    kind="picture",
    meta='<creator role="crol:photographer"><name>Dana Kim</name></creator><creditline>Reuters</creditline>'
    '<description role="drol:caption">The ferry at dawn</description>',
)


@pytest.mark.parametrize(
    ("content", "said"),
    [(XHTML, ["The Ferry Line <b>sails</b>."]), (NITF, ["It sails."]), (PLAIN, ["It sails.", "Again."])],
)
def test_a_text_item_is_a_story(content: str, said: list[str], story: Story, texts: Texts) -> None:
    article = story(item(content).encode())

    assert (article.id, article.headline, article.deck) == (
        "wire.example-ferry",
        "Ferry sails",
        "After a year",
    )
    assert (article.lang, article.priority, article.tags) == ("en", 4, ("river", "transport"))
    assert (
        article.published_at is not None and article.published_at.isoformat() == "2026-05-19T08:00:00+00:00"
    )
    assert article.updated_at is not None and article.updated_at.isoformat() == "2026-05-19T09:30:00+00:00"
    assert texts(article) == said


@pytest.mark.parametrize(
    ("meta", "names"),
    [
        ("<by>Ann Li and Bo Chan</by>", ["Ann Li", "Bo Chan"]),
        ('<creator qcode="staff:7"><name>Ann Li</name></creator>', ["Ann Li"]),
        ('<creator literal="Ann Li"/>', ["Ann Li"]),
        ('<creator qcode="staff:7"/>', []),
        ('<creator literal="li.ann"/>', []),
        ('<creator literal="Reuters" role="cRole:source"/>', []),
    ],
)
def test_the_byline_is_whoever_is_named(meta: str, names: list[str], story: Story) -> None:
    assert [person.name for person in story(item(meta=meta).encode()).byline] == names


def test_the_byline_of_the_text_goes_before_who_made_it(story: Story) -> None:
    article = story(item(NITF, meta='<creator literal="Bo Chan"/>').encode())

    assert [(person.name, person.role) for person in article.byline] == [("Ann Li", "Staff Reporter")]


def test_the_name_of_a_code_may_stand_in_an_assertion(story: Story) -> None:
    source = item(meta='<creator qcode="staff:7"/>').replace(
        "</contentMeta>", '</contentMeta><assert qcode="staff:7"><name>Ann Li</name></assert>'
    )

    assert [person.name for person in story(source.encode()).byline] == ["Ann Li"]


@pytest.mark.parametrize(
    ("meta", "dateline"),
    [
        ("<dateline>MOSCOW, Monday (Reuters)</dateline>", "MOSCOW, Monday (Reuters)"),
        ("<dateline>2026-05-19 11:40:31</dateline><located><name>Aksu</name></located>", "Aksu"),
        ("", None),
    ],
)
def test_the_dateline_is_a_place(meta: str, dateline: str | None, story: Story) -> None:
    assert story(item(meta=meta).encode()).dateline == dateline


def test_a_picture_is_the_largest_of_its_files(story: Story) -> None:
    (photo,) = story(PICTURE.encode()).photos

    assert (photo.src, photo.caption) == ("wire/ferry-large.jpg", "The ferry at dawn")
    assert photo.credit is not None and (photo.credit.creator, photo.credit.agency) == ("Dana Kim", "Reuters")


def message(*items: str) -> bytes:
    return f"<newsMessage {SPACE}><header/><itemSet>{''.join(items)}</itemSet></newsMessage>".encode()


def package(*guids: str) -> str:
    references = "".join(f'<itemRef residref="{guid}"><title>T</title></itemRef>' for guid in guids)
    return f'<packageItem guid="pack"><groupSet><group>{references}</group></groupSet></packageItem>'


def test_a_package_puts_a_story_and_its_picture_together(story: Story) -> None:
    article = story(message(package("urn:newsml:wire.example:ferry", "pic"), item(), PICTURE))

    assert [photo.src for photo in article.photos] == ["wire/ferry-large.jpg"]


def test_several_stories_of_a_message_are_several() -> None:
    batch = read_articles(message(item(), item(guid="b"), PICTURE))

    assert [article.id for article in batch] == ["wire.example-ferry", "b", "pic"]


def test_a_package_of_items_that_lie_elsewhere_is_refused_with_their_titles() -> None:
    (refused,) = read_articles(package("a", "b").encode()).refused

    assert (refused.name, refused.notes[0].code) == ("pack", "package-elsewhere")


@pytest.mark.parametrize("root", ["conceptItem", "knowledgeItem", "planningItem", "catalogItem"])
def test_what_is_no_story_is_refused_by_its_name(root: str) -> None:
    (refused,) = read_articles(f'<{root} {SPACE} guid="c"/>'.encode()).refused

    assert (refused.name, refused.notes[0].code) == ("c", "no-story")


def test_data_for_programs_is_no_text(story: Story) -> None:
    article = story(item("<inlineXML><sports-content><x>3:1</x></sports-content></inlineXML>").encode())

    assert article.body == () and article.origin is not None
    assert "body-unread" in [note.code for note in article.origin.notes]
