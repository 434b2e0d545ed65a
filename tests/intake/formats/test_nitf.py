"""NITF: lines, people, dates, the text with its pictures and tables, whatever its letters are written in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pagekit.model import Article

Story = Callable[..., Article]
Texts = Callable[[Article], list[str]]

NITF = """<?xml version="1.0" encoding="{letters}"?>
<!DOCTYPE nitf SYSTEM "nitf-3-2.dtd">
<nitf version="-//IPTC//DTD NITF 3.2//EN" baselang="nb-NO">
 <head>
  <title>Desk title</title>
  <tobject tobject.type="Utenriks"><tobject.subject tobject.subject.matter="Ferger"/></tobject>
  <docdata>
   <doc-id id-string="ferge-1"/><urgency ed-urg="5"/>
   <date.issue norm="20260519T080000+0200"/><date.release norm="20260519T080000+0200"/>
   <ed-msg info="{note}"/>
   <key-list><keyword key="ferge"/></key-list>
  </docdata>
 </head>
 <body>
  <body.head>
   <hedline><hl1>Fergen går på nytt</hl1><hl2>Etter et år</hl2></hedline>
   <byline>By <person>Åse Li</person><byttl>NTB</byttl></byline>
   <dateline><location><city>Oslo</city><country>Norge</country></location><story.date norm="20260519"/></dateline>
  </body.head>
  <body.content>
   <block>
    <p>Fergen <org>Nord</org> går&#160;igjen &aring;.</p>
    <hl2>Siden mai</hl2>
    <media media-type="image">
     <media-reference mime-type="image/jpeg" source="ferry-small.jpg" width="40"/>
     <media-reference mime-type="image/jpeg" source="ferry-large.jpg" width="80"/>
     <media-caption>Fergen i går</media-caption><media-producer>Bo Vik / NTB</media-producer>
    </media>
    <ul><li>Biler</li><li>Folk</li></ul>
    <bq><block><p>Endelig.</p></block><credit>Kapteinen</credit></bq>
    <table><tr><th>Dag</th><th>Turer</th></tr><tr><td>Mandag</td><td>4</td></tr></table>
   </block>
  </body.content>
  <body.end><tagline>aase@wire.example</tagline></body.end>
 </body>
</nitf>
"""


@pytest.mark.parametrize("letters", ["utf-8", "iso-8859-1", "utf-16"])
def test_a_document_is_a_story(letters: str, story: Story, texts: Texts) -> None:
    article = story(NITF.format(letters=letters, note="").encode(letters))
    shown = article.body[2]

    assert (article.id, article.headline, article.deck) == ("ferge-1", "Fergen går på nytt", "Etter et år")
    assert [(person.name, person.role) for person in article.byline] == [("Åse Li", "NTB")]
    assert (article.dateline, article.lang, article.section) == ("Oslo, Norge", "nb-NO", "Utenriks")
    assert (
        article.published_at is not None and article.published_at.isoformat() == "2026-05-19T08:00:00+02:00"
    )
    assert (article.embargo_until, article.tags, article.priority) == (None, ("ferge", "Ferger"), 5)
    assert texts(article)[0] == "Fergen Nord går igjen å."
    assert [block.kind for block in article.body] == [
        "paragraph",
        "heading",
        "photo",
        "list",
        "quote",
        "table",
    ]
    assert shown.kind == "photo" and shown.credit is not None
    assert (shown.src, shown.caption) == ("wire/ferry-large.jpg", "Fergen i går")
    assert (shown.credit.creator, shown.credit.agency) == ("Bo Vik", "NTB")


def test_letters_that_are_declared_wrong_are_read_as_what_they_are(story: Story) -> None:
    article = story(NITF.format(letters="utf-8", note="").encode("iso-8859-1"))

    assert article.headline == "Fergen går på nytt"


def test_a_note_to_the_editors_is_told(story: Story) -> None:
    article = story(NITF.format(letters="utf-8", note="Ny innledning").encode())

    assert article.origin is not None
    assert "a note to the editors says: Ny innledning" in [note.what for note in article.origin.notes]


def nitf(content: str, head: str = "") -> bytes:
    return (
        f"<nitf><head>{head}</head><body><body.head><hedline><hl1>A</hl1></hedline>"
        f"<dateline><location>NEW YORK</location></dateline></body.head>"
        f"<body.content>{content}</body.content></body></nitf>"
    ).encode()


def test_a_later_release_is_an_embargo(story: Story) -> None:
    dates = '<docdata><date.issue norm="20260519T080000Z"/><date.release norm="20260520T060000Z"/></docdata>'
    article = story(nitf("<p>One.</p>", dates))

    assert (
        article.embargo_until is not None and article.embargo_until.isoformat() == "2026-05-20T06:00:00+00:00"
    )


def test_a_canceled_document_is_held(story: Story) -> None:
    assert story(nitf("<p>One.</p>", '<docdata management-status="canceled"/>')).status == "held"


def test_the_dateline_is_not_said_twice(story: Story) -> None:
    assert story(nitf("<p>NEW YORK (AP) — The gas rises.</p>")).dateline is None
    assert story(nitf("<p>The gas rises.</p>")).dateline == "NEW YORK"


def test_the_lines_of_a_teleprinter_are_joined(story: Story, texts: Texts) -> None:
    line = "the fire situation is likely to get worse with a front "
    (text,) = texts(story(nitf(f"<p>{'<br/>'.join([line] * 8)}</p>")))

    assert "<br>" not in text and text.count("front the fire") == 7


def test_other_lines_stay_apart(story: Story, texts: Texts) -> None:
    assert texts(story(nitf("<p>Roses are red<br/>violets are blue</p>"))) == [
        "Roses are red<br>violets are blue"
    ]
