"""what a document is → what its PDF says of it: the Info dictionary and the XMP packet, which agree.

ISO 32000-1, 14.3; ISO 16684-1 (XMP); ISO 14289-1, clause 5, for the mark of PDF/UA.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Literal

from pagekit.errors import BadOrder
from pagekit.join.syntax import text
from pagekit.notes import Note

TOOL = "pagekit"
# What XML cannot hold even as a reference (XML 1.0, 2.2), and controls, which no reader shows.
# Told one by one: of the set of all others `re` takes ten times as long to make a pattern.
_FORBIDDEN = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]")
_SPACES = (
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("pdf", "http://ns.adobe.com/pdf/1.3/"),
    ("pdfuaid", "http://www.aiim.org/pdfua/ns/id/"),
    ("xmp", "http://ns.adobe.com/xap/1.0/"),
)


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What is said of a document as a whole."""

    title: str
    lang: str
    """BCP 47, such as "en" or "kk"."""
    authors: tuple[str, ...] = ()
    description: str = ""
    keywords: tuple[str, ...] = ()
    created: str | None = None
    """When, as ISO 8601 writes it: 2026-03-03T06:00:00+00:00. Nothing is said of it where it is not given."""
    direction: Literal["ltr", "rtl"] = "ltr"
    """In which direction its pages are turned."""
    tagged: bool = True
    """Whether readers are told what is what. Plates have no need of it."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: how many pages, and what there is to say of them."""

    page_count: int
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """A PDF, its number of pages, and what there is to say of it."""

    data: bytes
    page_count: int
    notes: tuple[Note, ...]


def info(document: DocumentFacts) -> str:
    """The Info dictionary. Raises BadOrder for a time that is none."""
    said = {
        "Title": _clean(document.title),
        "Author": _clean(", ".join(document.authors)),
        "Subject": _clean(document.description),
        "Keywords": _clean(", ".join(document.keywords)),
        "Creator": TOOL,
        "Producer": TOOL,
        "CreationDate": _pdf_time(document.created) if document.created else "",
    }
    return f"<<{''.join(f'/{entry}{text(words)}' for entry, words in said.items() if words)}>>"


def xmp(document: DocumentFacts) -> bytes:
    """The XMP packet. Raises BadOrder for a time that is none."""
    created = _iso_time(document.created) if document.created else ""
    keywords = ", ".join(document.keywords)
    said = (
        "<dc:format>application/pdf</dc:format>",
        f"<dc:title>{_alternative(document.title)}</dc:title>",
        _list("dc:creator", "Seq", document.authors),
        f"<dc:description>{_alternative(document.description)}</dc:description>"
        if document.description
        else "",
        _list("dc:subject", "Bag", document.keywords),
        _list("dc:language", "Bag", filter(None, (document.lang,))),
        f"<pdf:Keywords>{_escaped(keywords)}</pdf:Keywords>" if keywords else "",
        f"<pdf:Producer>{TOOL}</pdf:Producer>",
        f"<xmp:CreatorTool>{TOOL}</xmp:CreatorTool>",
        f"<xmp:CreateDate>{created}</xmp:CreateDate>" if created else "",
        "<pdfuaid:part>1</pdfuaid:part>" if document.tagged else "",
    )
    spaces = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in _SPACES)
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {spaces}>\n<rdf:Description rdf:about="">\n'
        + "\n".join(filter(None, said))
        + '\n</rdf:Description>\n</rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    )
    return packet.encode()


def _alternative(words: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{_escaped(words)}</rdf:li></rdf:Alt>'


def _list(entry: str, kind: str, words: Iterable[str]) -> str:
    items = "".join(f"<rdf:li>{_escaped(one)}</rdf:li>" for one in words)
    return f"<{entry}><rdf:{kind}>{items}</rdf:{kind}></{entry}>" if items else ""


def _clean(words: str) -> str:
    return _FORBIDDEN.sub("", words)


def _escaped(words: str) -> str:
    return escape(_clean(words), quote=False)


def _time(created: str) -> datetime:
    try:
        return datetime.fromisoformat(created)
    except ValueError as problem:
        raise BadOrder(
            f"created: {created[:40]!r} is no time. Write it as ISO 8601 does: 2026-03-03T06:00:00+00:00."
        ) from problem


def _iso_time(created: str) -> str:
    return _time(created).isoformat(timespec="seconds")


def _pdf_time(created: str) -> str:
    """A date of PDF (7.9.4): without a zone where none is known."""
    when = _time(created)
    zone = when.strftime("%z")
    return f"D:{when:%Y%m%d%H%M%S}" + (f"{zone[:3]}'{zone[3:5]}'" if zone else "")
