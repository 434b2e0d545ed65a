"""Word documents: styles, pictures with captions, footnotes, properties, and packages that are not sound."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from pagekit import read_articles
from pagekit.errors import InvalidInput
from pagekit.model import Article

pytest.importorskip("mammoth")

MakePicture = Callable[..., bytes]
Texts = Callable[[Article], list[str]]
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/package/2006"
TYPES = (
    f'<Types xmlns="{OFFICE}/content-types"><Default Extension="png" ContentType="image/png"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="1" name="p" descr="A pier"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
    '<a:blip r:embed="rId9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
)
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The file</dc:title><dc:creator>Ann Li</dc:creator>'
    "</cp:coreProperties>"
)


def paragraph(text: str, style: str = "") -> str:
    named = f'<w:pPr><w:pStyle w:val="{style.replace(" ", "")}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r><w:t>{text}</w:t></w:r></w:p>"


def docx(body: str, **more: bytes | str) -> bytes:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/></w:style>'
        for name in (
            "Title",
            "Subtitle",
            "heading 1",
            "heading 2",
            "Caption",
            "Quote",
            "Byline",
            "House style",
        )
    )
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": f'<Relationships xmlns="{OFFICE}/relationships"><Relationship Id="r1" Type="{RELS}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{WORD}" xmlns:r="{RELS}"><w:body>{body}</w:body></w:document>',
        "word/styles.xml": f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{OFFICE}/relationships">'
        f'<Relationship Id="rId8" Type="{RELS}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId9" Type="{RELS}/image" Target="media/a.png"/></Relationships>',
    } | {
        name.replace("__", "/").replace("_xml", ".xml").replace("_png", ".png"): part
        for name, part in more.items()
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return file.getvalue()


def test_styles_say_what_a_paragraph_is(texts: Texts, picture: MakePicture) -> None:
    body = (
        paragraph("Ferry sails", "Title") + paragraph("After a year", "Subtitle") + paragraph("By Ann Li", "Byline")
        + paragraph("Text.") + paragraph("Head", "heading 2") + PICTURE + paragraph("The pier", "Caption")
        + paragraph("We sail.", "Quote") + paragraph("Other.", "House style")
        + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )  # fmt: skip
    (read,) = read_articles(docx(body, word__media__a_png=picture("PNG")))

    assert (read.headline, read.deck, [one.name for one in read.byline]) == (
        "Ferry sails",
        "After a year",
        ["Ann Li"],
    )
    assert texts(read) == ["Text.", "heading: Head", "photo", "quote: We sail.", "Other.", "table"]
    (photo,) = read.body[2].photos
    assert (photo.alt, photo.caption) == ("A pier", "The pier")
    assert read.origin is not None
    assert "House style" in next(note.what for note in read.origin.notes if note.code == "styles-unknown")


def test_properties_stand_in_and_a_first_line_by_somebody_is_the_byline(texts: Texts) -> None:
    (one,) = read_articles(docx(paragraph("Text."), docProps__core_xml=CORE))
    (other,) = read_articles(
        docx(paragraph("Head", "heading 1") + paragraph("By Bo Chan") + paragraph("Text."))
    )

    assert (one.headline, [person.name for person in one.byline]) == ("The file", ["Ann Li"])
    assert (other.headline, [person.name for person in other.byline]) == ("Head", ["Bo Chan"])
    assert texts(other) == ["Text."]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (docx("<w:p/>", word__x_xml="<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), "declares an entity"),
        (docx("<w:p>" * 200 + "</w:p>" * 200), "nested more than"),
        (docx("<w:p/>", word__x_xml="<a>" + " " * 34_000_000 + "</a>"), "when it is unpacked"),
        (docx("<w:p/>")[:-40], "cannot be unpacked|no format that is known"),
    ],
    ids=["entity", "deep", "bomb", "cut"],
)
def test_a_hostile_package_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(InvalidInput, match=what):
        read_articles(data)
