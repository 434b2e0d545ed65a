"""a Book → its container (EPUB 3.3; OCF: a ZIP whose first entry says what it is), the same bytes for the same book."""

from __future__ import annotations

import io
import uuid
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

from pagekit.epub.chapter import STYLE, page
from pagekit.epub.style import CSS
from pagekit.feeds.xml import Element, document

MEDIA_TYPE = "application/epub+zip"
_TYPES = {".jpg": "image/jpeg", ".png": "image/png", ".xhtml": "application/xhtml+xml", ".css": "text/css"}
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest that a ZIP can tell: what is in the book says when it was made, its container does not."""
_OPF = "http://www.idpf.org/2007/opf"
_DC = "http://purl.org/dc/elements/1.1/"
_CONTAINER = "urn:oasis:names:tc:opendocument:xmlns:container"
_NCX = "http://www.daisy.org/z3986/2005/ncx/"


@dataclass(frozen=True, slots=True)
class BookFile:
    """A file beside the documents: its path in the book, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Chapter:
    """A document of the book: its file, its title in the contents with its language, its XHTML."""

    name: str
    title: str
    lang: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """Chapters under one head of the contents; without a head where the title is empty."""

    title: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """What a book holds and says of itself. `identifier` tells it from all others; `modified` has a zone."""

    identifier: str
    title: str
    lang: str
    direction: str
    contents: str
    """What its contents are called, in its language."""
    modified: datetime
    parts: tuple[Part, ...]
    publisher: str = ""
    description: str = ""
    creators: tuple[str, ...] = ()
    date: str = ""
    files: tuple[BookFile, ...] = ()
    cover: BookFile | None = None
    imprint: Chapter | None = None
    described: bool = True
    """True when every picture says what it shows."""

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """All documents that are read, in their order."""
        found = tuple(chapter for part in self.parts for chapter in part.chapters)
        return (*found, self.imprint) if self.imprint else found


def container(book: Book) -> bytes:
    """The book as one file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        # What it is stands first, and as it is (OCF 4.2.2).
        _put(packed, "mimetype", MEDIA_TYPE.encode(), zipfile.ZIP_STORED)
        _put(packed, "META-INF/container.xml", _pointer())
        for name, data in _inside(book):
            _put(packed, f"EPUB/{name}", data)
    return stream.getvalue()


def urn(*told: str) -> str:
    """A name for the book made of what tells it from others, the same each time."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, chr(0).join(told))}"


def _put(packed: zipfile.ZipFile, name: str, data: bytes, how: int = zipfile.ZIP_DEFLATED) -> None:
    entry = zipfile.ZipInfo(name, _FIRST_DAY)
    entry.compress_type = how
    entry.external_attr = 0o644 << 16
    packed.writestr(entry, data)


def _pointer() -> bytes:
    root = Element(
        "rootfile", "", {"full-path": "EPUB/package.opf", "media-type": "application/oebps-package+xml"}
    )
    inside = (Element("rootfiles", (root,)),)
    return document(Element("container", inside, {"version": "1.0", "xmlns": _CONTAINER}))


def _inside(book: Book) -> Iterator[tuple[str, bytes]]:
    yield "package.opf", _package(book)
    yield "nav.xhtml", _contents(book).encode()
    yield "toc.ncx", _old_contents(book)
    yield STYLE, CSS.encode()
    if book.cover:
        yield "cover.xhtml", _cover_page(book, book.cover).encode()
        yield book.cover.name, book.cover.data
    for chapter in book.chapters:
        yield chapter.name, chapter.text.encode()
    yield from ((file.name, file.data) for file in book.files)


# ---- The package: what there is, and in which order it is read -----------------------------------------------


def _package(book: Book) -> bytes:
    about = Element("metadata", tuple(_about(book)), {"xmlns:dc": _DC})
    manifest = Element("manifest", tuple(_manifest(book)))
    order = [*(["cover"] if book.cover else []), "nav", *map(_id, (one.name for one in book.chapters))]
    spine = Element(
        "spine",
        tuple(Element("itemref", "", {"idref": one}) for one in order),
        {"toc": "ncx", "page-progression-direction": book.direction},
    )
    attributes = {"xmlns": _OPF, "version": "3.0", "unique-identifier": "book", "xml:lang": book.lang}
    return document(Element("package", (about, manifest, spine), attributes))


def _about(book: Book) -> Iterator[Element]:
    yield Element("dc:identifier", book.identifier, {"id": "book"})
    yield Element("dc:title", book.title)
    yield Element("dc:language", book.lang)
    for name, said in (
        ("publisher", book.publisher),
        ("description", book.description),
        ("date", book.date),
    ):
        if said:
            yield Element(f"dc:{name}", said)
    yield from (Element("dc:creator", name) for name in book.creators)
    moment = book.modified.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    yield Element("meta", moment, {"property": "dcterms:modified"})
    if book.cover:
        # Readers of EPUB 2 look for their own way to say it.
        yield Element("meta", "", {"name": "cover", "content": "cover-image"})
    yield from (Element("meta", said, {"property": f"schema:{name}"}) for name, said in _access(book))


def _access(book: Book) -> Iterator[tuple[str, str]]:
    """What it takes to read it (EPUB Accessibility 1.1, 2)."""
    pictures = bool(book.files or book.cover)
    yield "accessMode", "textual"
    if pictures:
        yield "accessMode", "visual"
    yield "accessModeSufficient", "textual" if book.described else "textual,visual"
    for feature in ("structuralNavigation", "tableOfContents", "readingOrder"):
        yield "accessibilityFeature", feature
    if book.described and pictures:
        yield "accessibilityFeature", "alternativeText"
    yield "accessibilityHazard", "none"


def _manifest(book: Book) -> Iterator[Element]:
    yield _item("nav", "nav.xhtml", "application/xhtml+xml", "nav")
    yield _item("ncx", "toc.ncx", "application/x-dtbncx+xml")
    yield _item("style", STYLE, "text/css")
    if book.cover:
        yield _item("cover", "cover.xhtml", "application/xhtml+xml")
        yield _item("cover-image", book.cover.name, _type(book.cover.name), "cover-image")
    for chapter in book.chapters:
        yield _item(_id(chapter.name), chapter.name, "application/xhtml+xml")
    for file in book.files:
        yield _item(_id(file.name), file.name, _type(file.name))


def _item(id: str, href: str, kind: str, properties: str = "") -> Element:
    said = {"properties": properties} if properties else {}
    return Element("item", "", {"id": id, "href": href, "media-type": kind, **said})


def _id(name: str) -> str:
    return "f-" + "".join(sign if sign.isalnum() and sign.isascii() else "-" for sign in name)


def _type(name: str) -> str:
    return _TYPES[name[name.rindex(".") :]]


# ---- The contents ------------------------------------------------------------------------------------------


def _contents(book: Book) -> str:
    parts = "".join(map(_part, book.parts))
    imprint = _entry(book.imprint) if book.imprint else ""
    body = (
        f'<nav epub:type="toc" role="doc-toc" id="toc">\n<h1>{escape(book.contents)}</h1>\n'
        f"<ol>\n{parts}{imprint}</ol>\n</nav>"
    )
    return page(book.title, book.lang, book.direction, body)


def _part(part: Part) -> str:
    inner = "".join(map(_entry, part.chapters))
    return f"<li><span>{escape(part.title)}</span>\n<ol>\n{inner}</ol></li>\n" if part.title else inner


def _entry(chapter: Chapter) -> str:
    return f'<li><a href="{escape(chapter.name)}" lang="{escape(chapter.lang)}">{escape(chapter.title)}</a></li>\n'


def _old_contents(book: Book) -> bytes:
    """The same for readers of EPUB 2."""
    points = tuple(_point(number, one) for number, one in enumerate(book.chapters, 1))
    head = Element("head", (Element("meta", "", {"name": "dtb:uid", "content": book.identifier}),))
    title = Element("docTitle", (Element("text", book.title),))
    return document(
        Element("ncx", (head, title, Element("navMap", points)), {"xmlns": _NCX, "version": "2005-1"})
    )


def _point(number: int, chapter: Chapter) -> Element:
    label = Element("navLabel", (Element("text", chapter.title),))
    inside = (label, Element("content", "", {"src": chapter.name}))
    return Element("navPoint", inside, {"id": f"n{number}", "playOrder": str(number)})


def _cover_page(book: Book, cover: BookFile) -> str:
    picture = f'<img src="{escape(cover.name)}" role="doc-cover" alt="{escape(book.title)}"/>'
    body = f'<section epub:type="cover" class="cover">{picture}</section>'
    return page(book.title, book.lang, book.direction, body)
