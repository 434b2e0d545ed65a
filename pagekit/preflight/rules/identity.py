"""what a file says of itself → faults: version, claim, title, dates, Trapped, ID; and that Info and XMP agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from pagekit.preflight.facts import FileSeen, Words, read_date
from pagekit.preflight.rules.rule import Asked, Fault, Rule, rule, x4

_PRESS_1, _PRESS_2 = (
    "PDF/X: version and claim (ISO 15930)",
    "PDF/X: what a file says of itself (ISO 15930)",
)
_NEWEST = {"x4": (1, 6), "x1a": (1, 4)}
_TITLES = {"x4": "PDF/X-4", "x1a": "PDF/X-1a:2003"}
_X1A = re.compile(r"PDF/X-1a?:200[13]")
_EXPORT = "Export the file again"


def variant_of(claim: str) -> str | None:
    """The variant that a claim names: x4, x1a; None for any other."""
    if claim.startswith("PDF/X-4"):
        return "x4"
    return "x1a" if _X1A.match(claim) else None


@rule("file-version", "The version of PDF is one that the claim allows", _PRESS_1)
def version(file: FileSeen, asked: Asked) -> Iterator[Fault]:
    """X-4 is PDF 1.6 at most, X-1a:2003 PDF 1.4."""
    newest = _NEWEST[asked.variant]
    if file.version > newest:
        has, may = (".".join(map(str, one)) for one in (file.version, newest))
        yield Fault(
            f"The file is PDF {has}; {_TITLES[asked.variant]} is {may} at most.",
            f"{_EXPORT} as {_TITLES[asked.variant]}.",
        )


@rule("file-claim", "The file claims PDF/X-4 or PDF/X-1a", _PRESS_1)
def claim(file: FileSeen, asked: Asked) -> Iterator[Fault]:
    """A claim that a printer's machine looks for first."""
    if variant_of(file.claim) is None:
        said = f"claims {file.claim[:40]}" if file.claim else "claims no PDF/X"
        yield Fault(f"The file {said}.", f"{_EXPORT} as {_TITLES[asked.variant]}.")


@rule("file-claim-place", "The claim stands where it is looked for", _PRESS_1)
def claim_place(file: FileSeen, _: Asked) -> Iterator[Fault]:
    """X-4 in XMP, X-1a in Info."""
    in_xmp = variant_of(file.xmp.version) if file.xmp else None
    in_info = variant_of(file.info.version)
    if in_info == "x4" and in_xmp != "x4":
        yield Fault("The claim PDF/X-4 stands in Info, not in XMP (pdfxid:GTS_PDFXVersion).", f"{_EXPORT}.")
    if in_xmp == "x1a" and in_info != "x1a":
        yield Fault("The claim PDF/X-1a stands in XMP, not in Info (GTS_PDFXVersion).", f"{_EXPORT}.")
    if in_info and in_xmp and in_info != in_xmp:
        yield Fault(f"Info claims {file.info.version}, XMP {file.xmp and file.xmp.version}.", f"{_EXPORT}.")


@rule("file-variant", "The claim is the one that the press condition asks for", _PRESS_1)
def variant(file: FileSeen, asked: Asked) -> Iterator[Fault]:
    """A printer who takes X-1a alone cannot take transparency."""
    found = variant_of(file.claim)
    if asked.condition is not None and asked.condition.variant == "x1a" and found == "x4":
        yield Fault(
            "The file is PDF/X-4; the press condition takes PDF/X-1a.", f"{_EXPORT} as PDF/X-1a:2003."
        )


@rule("file-title", "The file has a title", _PRESS_2)
def title(file: FileSeen, asked: Asked) -> Iterator[Fault]:
    """In Info; XMP's is held against it by another rule."""
    if not (file.info.title or (asked.variant == "x4" and file.xmp and file.xmp.title)):
        yield Fault("The file has no title.", "Give the document a title and export it again.")


@rule("file-dates", "The file says when it was made and changed", _PRESS_2)
def dates(file: FileSeen, _: Asked) -> Iterator[Fault]:
    """CreationDate and ModDate, and that they are dates."""
    for name, in_info, in_xmp in _dates(file):
        said = in_info or in_xmp
        if not said:
            yield Fault(f"The file has no {name}.", f"{_EXPORT}.")
        elif read_date(said) is None:
            yield Fault(f"{name} is no date: {said[:40]}.", f"{_EXPORT}.")


def _dates(file: FileSeen) -> Iterator[tuple[str, str, str]]:
    xmp: Words = file.xmp or Words()
    yield "CreationDate", file.info.created, xmp.created
    yield "ModDate", file.info.modified, xmp.modified


@rule("file-trapped", "The file says whether it is trapped", _PRESS_2)
def trapped(file: FileSeen, _: Asked) -> Iterator[Fault]:
    """True or False: who traps must know whether it was done."""
    said = file.info.trapped or (file.xmp.trapped if file.xmp else "")
    if said not in {"True", "False"}:
        yield Fault(
            f"Trapped is {said[:20] or 'not said'}.",
            "Say Trapped False, unless the page was trapped, and export again.",
        )


@rule("file-id", "The file has an ID", _PRESS_2)
def identified(file: FileSeen, _: Asked) -> Iterator[Fault]:
    """In its trailer (ISO 32000-1, 14.4)."""
    if not file.identified:
        yield Fault("The file has no ID in its trailer.", f"{_EXPORT}.")


@rule("file-metadata", "XMP is there, is XML, and is not packed", _PRESS_2, when=x4)
def metadata(file: FileSeen, _: Asked) -> Iterator[Fault]:
    """So that it can be found without unpacking anything."""
    if file.xmp is None:
        yield Fault("The file has no XMP metadata.", f"{_EXPORT} as PDF/X-4.")
    elif file.xmp.fault:
        yield Fault(f"The XMP metadata cannot be read: it {file.xmp.fault}.", f"{_EXPORT}.")
    elif file.xmp.packed:
        yield Fault("The XMP metadata are packed.", f"{_EXPORT} with metadata that are not.")


@rule("file-document-id", "XMP names the document", _PRESS_2, when=x4)
def document_id(file: FileSeen, _: Asked) -> Iterator[Fault]:
    """xmpMM:DocumentID."""
    if file.xmp is not None and not file.xmp.fault and not file.xmp.document:
        yield Fault("XMP has no DocumentID.", f"{_EXPORT}.")


@rule("file-info-xmp", "Info and XMP agree", _PRESS_2)
def agree(file: FileSeen, _: Asked) -> Iterator[Fault]:
    """What both say they say alike."""
    if file.xmp is None or file.xmp.fault:
        return
    for key in ("title", "creator", "producer", "trapped"):
        one, other = getattr(file.info, key), getattr(file.xmp, key)
        if one and other and one != other:
            yield Fault(
                f"{key.capitalize()} is “{one[:60]}” in Info and “{other[:60]}” in XMP.", f"{_EXPORT}."
            )
    for name, one, other in _dates(file):
        first, second = read_date(one), read_date(other)
        if first and second and not _same(first, second):
            yield Fault(f"{name} is {one[:30]} in Info and {other[:30]} in XMP.", f"{_EXPORT}.")


def _same(one: datetime, other: datetime) -> bool:
    """The same moment; where one has no zone, the same hour on a clock."""
    if one.tzinfo is None or other.tzinfo is None:
        return one.replace(tzinfo=None) == other.replace(tzinfo=None)
    return one == other


RULES: tuple[Rule[FileSeen], ...] = (
    version, claim, claim_place, variant, title, dates, trapped, identified, metadata, document_id, agree,
)  # fmt: skip
