"""what a document is → what its PDF says of it: the Info dictionary and the XMP packet, which agree.

ISO 32000-1, 14.3; ISO 16684-1 (XMP); ISO 14289-1, clause 5, for the mark of PDF/UA.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from typing import Literal

from pagekit.join.claim import SPACES, PlateFacts, info_claim, xmp_claim
from pagekit.join.syntax import text
from pagekit.join.times import iso_time, pdf_time
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
    """Whether readers are told what is what. Plates of PDF/X-1a are never tagged, those of PDF/X-4 may be."""
    plates: PlateFacts | None = None
    """What they are made for, where these are plates."""

    @property
    def tags(self) -> bool:
        """Whether it has a tree for readers. Of PDF 1.4 they would expect less than the tree says."""
        return self.tagged and (self.plates is None or self.plates.variant != "x1a")


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
    plates = document.plates
    said = {
        "Title": _clean(document.title),
        "Author": _clean(", ".join(document.authors)),
        "Subject": _clean(document.description),
        "Keywords": _clean(", ".join(document.keywords)),
        "Creator": TOOL,
        "Producer": TOOL,
        "CreationDate": _made(document, pdf_time),
        "ModDate": pdf_time(plates.at, "at") if plates and plates.at else "",
    }
    claim = info_claim(plates) if plates else ""
    return f"<<{''.join(f'/{entry}{text(words)}' for entry, words in said.items() if words)}{claim}>>"


def xmp(document: DocumentFacts, fingerprint: str = "") -> bytes:
    """The XMP packet; plates are known by the fingerprint of what they hold.

    Raises BadOrder for a time that is none.
    """
    plates = document.plates
    created = _made(document, iso_time)
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
        *(xmp_claim(plates, fingerprint) if plates else ()),
        # Who has plates read to him has not what links lead to.
        "<pdfuaid:part>1</pdfuaid:part>" if document.tagged and not plates else "",
    )
    known = _SPACES + SPACES if plates else _SPACES
    spaces = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in known)
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


def _made(document: DocumentFacts, write: Callable[[str, str], str]) -> str:
    """When the document was made: plates when they were, and not when their story was published."""
    if document.plates is not None:
        return write(document.plates.at or "", "at")
    return write(document.created, "created") if document.created else ""
