"""NewsML 1.2: the lines, the main text, the pictures with their sizes and captions, by the roles of components."""

from __future__ import annotations

from collections.abc import Callable

from pagekit import read_articles
from pagekit.model import Article

Story = Callable[..., Article]
Texts = Callable[[Article], list[str]]


def newsml(*components: str, lines: str = "") -> bytes:
    return f"""<?xml version="1.0"?><!DOCTYPE NewsML SYSTEM "NewsML_1.2.dtd"><NewsML Version="1.2"><NewsItem xml:lang="en">
      <Identification><NewsIdentifier><PublicIdentifier>urn:newsml:wire.example:1:ferry:1</PublicIdentifier>
      </NewsIdentifier></Identification>
      <NewsManagement><FirstCreated>20260519T080000+0000</FirstCreated>
       <ThisRevisionCreated>20260519T093000Z</ThisRevisionCreated><Status FormalName="Usable"/>
       <Urgency FormalName="4"/></NewsManagement>
      <NewsComponent><NewsLines><HeadLine>Ferry sails</HeadLine><SubHeadLine>After a year</SubHeadLine>
       <ByLine>By Ann Li</ByLine><DateLine>AKSU, May 19 (Wire) -</DateLine>{lines}</NewsLines>
       <DescriptiveMetadata><Language FormalName="fr"/><Property FormalName="Keyword" Value="river"/>
       </DescriptiveMetadata>{"".join(components)}</NewsComponent></NewsItem></NewsML>""".encode()


def text(role: str, data: str, form: str = "XHTML") -> str:
    return (
        f'<NewsComponent><Role FormalName="{role}"/><ContentItem><MediaType FormalName="Text"/>'
        f'<Format FormalName="{form}"/><DataContent>{data}</DataContent></ContentItem></NewsComponent>'
    )


def file(href: str, width: int) -> str:
    return (
        f'<ContentItem Href="{href}"><MimeType FormalName="image/jpeg"/><Characteristics>'
        f'<Property FormalName="PixelWidth" Value="{width}"/></Characteristics></ContentItem>'
    )


PHOTO = (
    '<NewsComponent><Role FormalName="Photo"/><NewsLines><CreditLine>AFP</CreditLine><ByLine>Dana Kim</ByLine></NewsLines>'
    f'<NewsComponent><Role FormalName="Quicklook"/>{file("x/ferry-small.jpg", 40)}{file("x/ferry-large.jpg", 80)}'
    f"</NewsComponent>{text('Caption', '<p>The ferry at dawn</p>')}</NewsComponent>"
)
MAIN = text("Main", "<html><head><title>x</title></head><body><p>It sails.</p></body></html>")


def test_an_item_is_a_story(story: Story, texts: Texts) -> None:
    article = story(newsml(MAIN))

    assert (article.id, article.headline, article.deck) == (
        "wire.example-1-ferry-1",
        "Ferry sails",
        "After a year",
    )
    assert [person.name for person in article.byline] == ["Ann Li"]
    assert (article.dateline, article.lang, article.tags) == ("AKSU, May 19 (Wire)", "fr", ("river",))
    assert (
        article.published_at is not None and article.published_at.isoformat() == "2026-05-19T08:00:00+00:00"
    )
    assert article.updated_at is not None and article.updated_at.isoformat() == "2026-05-19T09:30:00+00:00"
    assert texts(article) == ["It sails."]


def test_a_text_may_be_nitf_whole_or_in_part(story: Story, texts: Texts) -> None:
    whole = text("Main", "<nitf><body><body.content><p>It sails.</p></body.content></body></nitf>", "NITF3.1")
    part = text("Main", "<p>It <person>Ann</person> sails.</p><hl2>More</hl2>", "bcNITF2.5")

    assert texts(story(newsml(whole))) == ["It sails."]
    assert texts(story(newsml(part))) == ["It Ann sails.", "heading: More"]


def test_a_component_of_pictures_is_one_with_its_caption(story: Story) -> None:
    (photo,) = story(newsml(MAIN, PHOTO)).photos

    assert (photo.src, photo.caption) == ("wire/ferry-large.jpg", "The ferry at dawn")
    assert photo.credit is not None and (photo.credit.creator, photo.credit.agency) == ("Dana Kim", "AFP")


def test_styles_are_no_text_and_films_are_told(story: Story, texts: Texts) -> None:
    film = '<NewsComponent><Role FormalName="Video"/><ContentItem Href="a.mp4"><MimeType FormalName="video/mp4"/></ContentItem></NewsComponent>'
    article = story(newsml(text("StyleSheet", ".a {color: red}", "CSS"), film, MAIN))

    assert texts(article) == ["It sails."] and article.origin is not None
    assert [note.code for note in article.origin.notes] == ["media-dropped"]


def test_an_item_without_content_is_refused() -> None:
    batch = read_articles(b"<NewsML><NewsItem><Identification/></NewsItem></NewsML>")

    assert [one.notes[0].code for one in batch.refused] == ["no-story"]


def test_a_title_and_a_lead_are_lines_over_the_text(story: Story, texts: Texts) -> None:
    source = newsml(text("Title", "Ferry back"), text("Lead", "It was away."), text("Body", "\tOne.\n\tTwo."))
    for line in (b"<HeadLine>Ferry sails</HeadLine>", b"<SubHeadLine>After a year</SubHeadLine>"):
        source = source.replace(line, b"")
    article = story(source)

    assert (article.headline, article.deck) == ("Ferry back", "It was away.")
    assert texts(article) == ["One.", "Two."]


def test_a_house_is_nobodys_name(story: Story) -> None:
    source = newsml(MAIN).replace(b"urn:newsml:wire.example:1:ferry:1", b"urn:newsml:www.wire.example")

    assert story(source).id == "Ferry-sails"
