"""a Word document (DOCX) → an item, by mammoth; the styles say what is headline, deck, byline, caption and quotation.

The rules:
1. The style Title is the headline, Subtitle the deck, and what is called Author or Byline the byline; without a Title
   a first heading is the headline (`make.py`), else the title among the document's properties.
2. A picture takes the paragraph in the style Caption behind it, or before it, for its caption.
3. Footnotes stand under the text, with their numbers in it. Comments are not printed, and a note says how many.
4. Pictures are read from the document; one that lies elsewhere is not fetched.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any
from xml.parsers.expat import ExpatError

from pagekit.errors import MissingDependency
from pagekit.intake.formats.docx_package import Package, is_docx
from pagekit.intake.formats.html_pieces import classes, plain, written
from pagekit.intake.formats.item import FoundPicture, Html, WireItem
from pagekit.intake.formats.opened import Opened
from pagekit.intake.formats.people import people
from pagekit.intake.formats.reader import Format, Found, refused
from pagekit.intake.html_tree import Element, parse_html
from pagekit.model.fields import tidy
from pagekit.notes import Note, info, warning

_STYLES = """
p[style-name='Title'] => h1.headline:fresh
p[style-name='Headline'] => h1.headline:fresh
p[style-name='Subtitle'] => p.deck:fresh
p[style-name='Standfirst'] => p.deck:fresh
p[style-name='Deck'] => p.deck:fresh
p[style-name='Kicker'] => p.kicker:fresh
p[style-name='Byline'] => p.byline:fresh
p[style-name='Author'] => p.byline:fresh
p[style-name='Dateline'] => p.dateline:fresh
p[style-name='Date'] => p.date:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='Image Caption'] => p.caption:fresh
p[style-name='Captioned Figure'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='Source Code'] => pre:separator('\\n')
p[style-name='HTML Preformatted'] => pre:separator('\\n')
p[style-name='Body Text'] => p:fresh
p[style-name='First Paragraph'] => p:fresh
p[style-name='Compact'] => p:fresh
r[style-name='Strong'] => strong
r[style-name='Emphasis'] => em
r[style-name='Hyperlink'] =>
r[style-name='Verbatim Char'] => code
"""
_FIELDS = ("headline", "deck", "kicker", "byline", "dateline", "date")
_BY = re.compile(r"^(?:by|von|par|por|di|автор|текст)[\s:]\s*\S", re.IGNORECASE)
_JUNK = re.compile(r"^(?:microsoft word\b.*|document\d*|untitled|.*\.docx?)$", re.IGNORECASE)
_UNKNOWN = re.compile(r"Unrecognised (?P<kind>paragraph|run) style: '?(?P<name>[^'(]+)")
_SAYING = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"})
MOST_BYLINE = 120


def _recognises(opened: Opened) -> bool:
    return is_docx(opened.data or b"")


def _read(opened: Opened) -> Iterator[Found]:
    package = Package(opened.data or b"", opened.name)
    package.check()
    try:
        import mammoth
    except ImportError:
        what = f"{opened.name} is a Word document, which mammoth reads."
        raise MissingDependency(what, "pip install 'pagekit[docx]'") from None
    pictures: list[FoundPicture] = []

    def keep(image: Any) -> dict[str, str]:
        """The picture under a key of its own, its bytes beside it."""
        with image.open() as file:
            data = file.read()
        key = f"docx-picture-{len(pictures) + 1}"
        ending = str(image.content_type or "").partition("/")[2].partition("+")[0]
        pictures.append(FoundPicture(name=f"{key}.{ending or 'img'}", data=data, keys=(key,)))
        return {"src": key}

    try:
        done = mammoth.convert_to_html(
            io.BytesIO(opened.data or b""),
            style_map=_STYLES,
            include_embedded_style_map=False,
            external_file_access=False,
            convert_image=mammoth.images.img_element(keep),
        )
    except (
        ExpatError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        LookupError,
        OSError,
        RecursionError,
    ) as problem:
        yield refused(
            opened.name,
            "docx-broken",
            f"cannot be read: {tidy(str(problem))}",
            "Open it in a word processor and save it again.",
        )
        return
    yield _Item(opened, package, pictures, [str(message.message) for message in done.messages]).item(
        done.value
    )


@dataclass(slots=True)
class _Item:
    opened: Opened
    package: Package
    pictures: list[FoundPicture]
    messages: list[str]
    fields: dict[str, Any] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)

    def item(self, html: str) -> WireItem:
        """The item of the document as mammoth wrote it."""
        children = self._without_fields(parse_html(html).children)
        children = _captioned(children)
        for child in children:
            _tidied(child)
        self._properties()
        self._tell()
        name = PurePath(self.opened.name).stem
        body = written(children)
        if "headline" not in self.fields and not any(
            isinstance(child, Element) and child.tag in _SAYING for child in children
        ):
            self.fields["headline"] = name
            what = "nothing in it can be the headline; the file's name stands for it."
            self.notes.append(warning("headline-missing", "headline", what, "Write one."))
        return WireItem(
            name=self.opened.name,
            id=name,
            fields=self.fields,
            body=[body] if body.strip() else [],
            pictures=self.pictures,
            notes=self.notes,
        )

    def _without_fields(self, children: list[Element | str]) -> list[Element | str]:
        """The text without the paragraphs that are fields by their style, or a byline by its words."""
        kept: list[Element | str] = []
        for child in children:
            name = next(
                (name for name in _FIELDS if isinstance(child, Element) and name in classes(child)), ""
            )
            if not isinstance(child, Element) or not (name or self._is_byline(child, kept)):
                kept.append(child)
                continue
            name = name or "byline"
            words = Html(written(child.children).strip())
            if child.find("img"):
                kept += child.find("img")
            if not plain(words):
                continue
            if name == "byline":
                self.fields["byline"] = [*self.fields.get("byline", []), *people(plain(words))]
            elif name == "date":
                self.fields["published_at"] = plain(words)
            elif name in self.fields:
                self.fields[name] = (
                    Html(f"{self.fields[name]} {words}")
                    if name == "headline"
                    else Html(f"<p>{self.fields[name]}</p><p>{words}</p>")
                )
            else:
                self.fields[name] = words
        return kept

    def _is_byline(self, child: Element, kept: list[Element | str]) -> bool:
        """True for a short paragraph "By …" among the first two of the text."""
        text = plain(written(child.children))
        return (
            child.tag == "p"
            and len(kept) < 2
            and "byline" not in self.fields
            and len(text) < MOST_BYLINE
            and bool(_BY.match(text))
        )

    def _properties(self) -> None:
        """What the document says of itself, where its text says nothing."""
        core = self.package.xml("docProps/core.xml")
        if core is None:
            return
        title, creator = core.said("title"), core.said("creator")
        headless = "headline" not in self.fields
        if headless and title and not _JUNK.match(title):
            self.fields["headline"] = title
            self.notes.append(
                info("headline-from-file", "headline", "is the title among the document's properties.")
            )
        if (
            "byline" not in self.fields
            and creator
            and creator.lower() not in {"user", "python-docx", "microsoft office user", "administrator"}
        ):
            self.fields["byline"] = people(creator)
            self.notes.append(
                info(
                    "byline-from-file",
                    "byline",
                    "is the author among the document's properties.",
                    "Check it.",
                )
            )
        self.fields["lang"] = core.said("language")
        self.fields["tags"] = [tag.strip() for tag in re.split(r"[,;]", core.said("keywords")) if tag.strip()]
        self.fields["section"] = core.said("category")

    def _tell(self) -> None:
        comments = self.package.xml("word/comments.xml")
        count = len(comments.all("comment")) if comments is not None else 0
        if count:
            self.notes.append(
                info("comments-dropped", "body", f"the document's comments ({count}) are not printed.")
            )
        document = self.package.xml("word/document.xml")
        if document is not None and any(document.walk("del", "ins")):
            what = "it holds changes that nobody has accepted; they were read as if all had been."
            self.notes.append(
                info("changes-accepted", "body", what, "Look through them in the word processor.")
            )
        styles = sorted(
            {match["name"].strip() for message in self.messages if (match := _UNKNOWN.search(message))}
        )
        if styles:
            what = (
                f"the styles {tidy(', '.join(styles), 300)} are not known; their paragraphs are plain text."
            )
            self.notes.append(info("styles-unknown", "body", what))
        for message in dict.fromkeys(self.messages):
            if not _UNKNOWN.search(message):
                self.notes.append(info("docx-note", "body", f"{tidy(message, 300).rstrip('.')}."))


def _captioned(children: list[Element | str]) -> list[Element | str]:
    """The text with its captions in the figures of their pictures, or over their tables."""
    made: list[Element | str] = []
    waiting: Element | None = None
    for child in children:
        if isinstance(child, Element) and "caption" in classes(child):
            before = made[-1] if made else None
            if isinstance(before, Element) and _is_picture(before):
                made[-1] = _figure(before, child)
            elif isinstance(before, Element) and before.tag == "table" and not before.find("caption"):
                before.children.insert(0, Element("caption", children=child.children))
            else:
                if waiting is not None:
                    made.append(waiting)
                waiting = child
            continue
        if waiting is not None and isinstance(child, Element):
            if _is_picture(child):
                made.append(_figure(child, waiting))
            elif child.tag == "table":
                child.children.insert(0, Element("caption", children=waiting.children))
                made.append(child)
            else:
                made += [waiting, child]
            waiting = None
        else:
            made.append(child)
    return [*made, *([waiting] if waiting is not None else [])]


def _is_picture(found: Element) -> bool:
    """True for a paragraph that holds one picture and nothing else."""
    return len(found.find("img")) == 1 and not found.text.strip() and found.tag != "figure"


def _figure(holder: Element, caption: Element) -> Element:
    return Element("figure", children=[*holder.find("img"), Element("figcaption", children=caption.children)])


def _tidied(child: Element | str) -> None:
    """Footnotes without their arrows and their links within the document."""
    if isinstance(child, str):
        return
    kept: list[Element | str] = []
    for inner in child.children:
        if (
            isinstance(inner, Element)
            and inner.tag == "a"
            and (inner.attrs.get("href", "").startswith("#") or "href" not in inner.attrs)
        ):
            kept += [] if inner.text.strip() == "↑" else inner.children
        else:
            kept.append(inner)
    child.children = kept
    for inner in kept:
        _tidied(inner)


FORMAT = Format("docx", "a Word document", ("zip",), _recognises, _read)
