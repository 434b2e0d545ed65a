"""what the tests of intake share: pictures with any metadata, short ways in, and an article's words."""

from __future__ import annotations

import io
import json
import re
import struct
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser
from typing import Any

import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from pagekit.intake import read_article
from pagekit.intake.front_matter import named, split_front_matter
from pagekit.model import Article
from pagekit.world import FakeWorld

_WHOLE = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).use(footnote_plugin)
_SHORTCODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\[/?(?:caption|gallery)[^\]]*\]", re.DOTALL)
_REMARK = re.compile(r"\{%-?\s*comment.*?endcomment\s*-?%\}|%%.*?%%", re.DOTALL)
_BACK_LINK = re.compile(r'<a [^>]*class="footnote-backref".*?</a>')
_WORD = re.compile(r"\w+")
_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("strikethrough")
_XMP_HEAD = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"'
    ' xmlns:cc="http://creativecommons.org/ns#" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"'
    ' xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">'
)

Words = Counter[str]
MakePicture = Callable[..., bytes]


@pytest.fixture(scope="session")
def picture() -> MakePicture:
    """`picture("PNG", (40, 30), xmp=...)`: the bytes of a small picture; `iim` for records of a JPEG."""
    return _picture


def _picture(
    form: str = "JPEG",
    size: tuple[int, int] = (40, 30),
    *,
    mode: str = "RGB",
    xmp: str | None = None,
    iim: Mapping[tuple[int, int], bytes | list[bytes]] | None = None,
    exif: Mapping[int, Any] | None = None,
    **options: Any,
) -> bytes:
    image = Image.linear_gradient("L").resize(size).convert(mode)
    if exif:
        block = Image.Exif()
        block.update(exif)
        options["exif"] = block.tobytes()
    if xmp is not None:
        options |= _packet(form, f"{_XMP_HEAD}{xmp}</rdf:Description></rdf:RDF></x:xmpmeta>")
    stream = io.BytesIO()
    image.save(stream, form, **options)
    data = stream.getvalue()
    return data[:2] + _app13(iim) + data[2:] if iim else data


def _packet(form: str, packet: str) -> dict[str, Any]:
    """How Pillow is told to write a packet into a file of this format."""
    if form == "PNG":
        info = PngInfo()
        info.add_itxt("XML:com.adobe.xmp", packet)
        return {"pnginfo": info}
    return {"tiffinfo": {700: packet.encode()}} if form == "TIFF" else {"xmp": packet.encode()}


def _app13(records: Mapping[tuple[int, int], bytes | list[bytes]]) -> bytes:
    """IIM records in the segment of a JPEG that Photoshop made for them."""
    block = b""
    for (record, number), values in records.items():
        for value in values if isinstance(values, list) else [values]:
            block += struct.pack(">BBBH", 0x1C, record, number, len(value)) + value
    resource = b"8BIM" + struct.pack(">H", 0x0404) + b"\0\0" + struct.pack(">I", len(block)) + block
    body = b"Photoshop 3.0\0" + resource + b"\0" * (len(block) % 2)
    return b"\xff\xed" + struct.pack(">H", len(body) + 2) + body


@pytest.fixture(scope="session")
def alternative() -> Callable[..., str]:
    """`alternative("dc:rights", en="Rights")`: a property of XMP in several languages."""

    def write(name: str, default: str, **languages: str) -> str:
        texts = {"x-default": default, **languages}
        items = "".join(f'<rdf:li xml:lang="{lang}">{text}</rdf:li>' for lang, text in texts.items())
        return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"

    return write


@pytest.fixture(scope="session")
def wire() -> Callable[..., bytes]:
    """`wire(body=[...])`: a JSON article with these fields."""
    return lambda **fields: json.dumps({"id": "a", "headline": "A", **fields}).encode()


@pytest.fixture(scope="session")
def markdown() -> Callable[..., Article]:
    """`markdown("text", {"a.jpg": data})`: the article of a Markdown text with a title, and pictures beside it."""

    def read(text: str, files: Mapping[str, bytes] | None = None, matter: str = "title: T") -> Article:
        source = f"---\n{matter}\n---\n{text}"
        return read_article(source.encode(), format="markdown", files_from=".", world=FakeWorld(files))

    return read


@pytest.fixture(scope="session")
def blocks(markdown: Callable[..., Article]) -> Callable[..., list[dict[str, Any]]]:
    """`blocks("text")`: the body of a Markdown text as plain data, without what is the default."""

    def read(text: str, files: Mapping[str, bytes] | None = None) -> list[dict[str, Any]]:
        body = json.loads(markdown(text, files).model_dump_json(exclude_defaults=True)).get("body", [])
        kinds = [block.kind for block in markdown(text, files).body]
        return [{"kind": kind, **block} for kind, block in zip(kinds, body, strict=True)]

    return read


@pytest.fixture(scope="session")
def codes() -> Callable[[Article], list[str]]:
    """The codes of an article's notes, in order."""
    return lambda article: [note.code for note in article.origin.notes] if article.origin else []


@pytest.fixture(scope="session")
def words_of() -> Callable[[Article], Words]:
    """Every word that the house can print of an article, and how often."""
    return _words_of


@pytest.fixture(scope="session")
def html_words() -> Callable[[str], Words]:
    """Every word between the tags of a page, and how often."""
    return _html_words


@pytest.fixture(scope="session")
def lost_words() -> Callable[[str, Article], Words]:
    """`lost_words(source, article)`: the words of a Markdown file that stand neither in its article nor in a note.

    Signs of a site count as far as their words are meant for readers: what stands in their quotes.
    """
    return _lost_words


def _lost_words(source: str, article: Article) -> Words:
    matter = named(split_front_matter(source.replace("\r\n", "\n"), "a.md", heads=True))
    body = _SHORTCODE.sub(lambda code: f" {_in_quotes(code)} ", _REMARK.sub("", matter.body))
    notes = article.origin.notes if article.origin else ()
    unused = " ".join(note.what for note in notes if note.code == "front-matter-dropped")
    texts = {key: said for key, said in matter.texts.items() if key not in unused}
    words_in = _html_words(_BACK_LINK.sub("", _WHOLE.render(body)))
    words_in += _html_words(" ".join(_said(texts)))
    told = " ".join(f"{note.where} {note.what} {note.remedy}" for note in notes)
    fields = article.model_dump(mode="json", exclude={"body", "headline"})
    pictures = [block.alt or "" for block in article.body if block.kind == "photo"]
    words_out = _words_of(article) + _counted(" ".join([told, *_said(fields), *_deep(fields), *pictures]))
    return Counter({word: count for word, count in (words_in - words_out).items() if not word.isdecimal()})


def _in_quotes(code: re.Match[str]) -> str:
    """What a site's sign may say to readers; the names of files and addresses are none of it."""
    return " ".join(
        said for said in re.findall(r'"([^"]*)"', code[0]) if " " in said.strip() and "/" not in said
    )


def _said(fields: object) -> Iterator[str]:
    """The texts of fields, but what only a site reads: switches, paths, its layout."""
    if isinstance(fields, dict):
        for key, value in fields.items():
            if key not in {"layout", "permalink", "redirect_from"}:
                yield from _said(value)
    elif isinstance(fields, list | tuple):
        for value in fields:
            yield from _said(value)
    elif isinstance(fields, str):
        yield fields


def _deep(fields: object) -> Iterator[str]:
    """Numbers and switches of fields as text: a title may be one."""
    if isinstance(fields, dict):
        for value in fields.values():
            yield from _deep(value)
    elif isinstance(fields, list | tuple):
        for value in fields:
            yield from _deep(value)
    elif fields is not None and not isinstance(fields, str):
        yield str(fields)


def _counted(text: str) -> Words:
    return Counter(word.casefold() for word in _WORD.findall(text))


def _words_of(article: Article) -> Words:
    found = _inline(article.headline)
    for photo in article.photos:
        found += _photo(photo.model_dump())
    for block in article.body:
        found += _block(block.model_dump())
    return found


def _block(block: dict[str, Any]) -> Words:
    if block["kind"] == "code":
        return _counted(str(block["text"]))
    if block["kind"] == "photo":
        return _photo(block)
    return sum((_inline(text) for text in _texts(block)), Counter[str]())


def _photo(photo: dict[str, Any]) -> Words:
    credit = photo["credit"] or {}
    return _inline(photo["caption"] or "") + _counted(credit.get("creator") or "")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in {"kind", "align", "language", "src"}:
                yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


def _inline(text: str) -> Words:
    paragraphs = re.split(r"\n[ \t]*\n", text)
    return sum((_html_words(_MARKDOWN.renderInline(paragraph)) for paragraph in paragraphs), Counter[str]())


def _html_words(html: str) -> Words:
    stripper = _Stripper()
    stripper.feed(re.sub(r"<!--.*?-->", "", html, flags=re.DOTALL).replace("<!", "&lt;!"))
    stripper.close()
    return _counted("".join(stripper.parts))


class _Stripper(HTMLParser):
    INLINE = frozenset({"a", "b", "code", "del", "em", "i", "kbd", "s", "span", "strong", "sub", "sup"})

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.INLINE:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.handle_starttag(tag, [])

    def handle_data(self, data: str) -> None:
        self.parts.append(data)
