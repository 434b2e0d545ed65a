"""the trailer, Info and XMP of a PDF → what the file says of itself (ISO 32000-1, 14.3; ISO 16684-1)."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, ParseError

import pikepdf
from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from pagekit.preflight.bounds import MAX_PROFILE, MAX_XMP
from pagekit.preflight.facts import Intent, Words, Xmp
from pagekit.preflight.walk.reading import dictionary, entry, items, named, whole
from pagekit.preflight.walk.streams import filters_of, unpacked

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_XMP = "{http://ns.adobe.com/xap/1.0/}"
_PDF = "{http://ns.adobe.com/pdf/1.3/}"
_NAMES = {
    "version": "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion",
    "title": "{http://purl.org/dc/elements/1.1/}title",
    "creator": f"{_XMP}CreatorTool",
    "producer": f"{_PDF}Producer",
    "created": f"{_XMP}CreateDate",
    "modified": f"{_XMP}ModifyDate",
    "trapped": f"{_PDF}Trapped",
    "document": "{http://ns.adobe.com/xap/1.0/mm/}DocumentID",
}
_LISTS = {f"{_RDF}{kind}" for kind in ("Alt", "Seq", "Bag")}
_HEADER = 128


def text(value: Any) -> str:
    """A string of Info, or a name, as people read it."""
    said = str(value) if isinstance(value, pikepdf.String) else named(value)[1:]
    return said.encode("utf-8", "replace").decode("utf-8")[:1_000]


def info_of(pdf: pikepdf.Pdf) -> Words:
    """What Info says."""
    info = dictionary(pdf.trailer.get("/Info"))
    if info is None:
        return Words()
    return Words(
        text(info.get("/GTS_PDFXVersion")),
        text(info.get("/Title")),
        text(info.get("/Creator")),
        text(info.get("/Producer")),
        text(info.get("/CreationDate")),
        text(info.get("/ModDate")),
        text(info.get("/Trapped")),
    )


def xmp_of(pdf: pikepdf.Pdf) -> Xmp | None:
    """What XMP says; None where there is none."""
    stream = pdf.Root.get("/Metadata")
    if not isinstance(stream, pikepdf.Stream):
        return None
    packed = bool(filters_of(stream))
    data, wrong = unpacked(stream, MAX_XMP)
    if wrong:
        return Xmp(packed=packed, fault=wrong)
    try:
        root = ElementTree.fromstring(data.strip(b"\x00 \t\r\n"), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return Xmp(packed=packed, fault="is no XML")
    said = _properties(root)
    return Xmp(**{key: said.get(name, "") for key, name in _NAMES.items()}, packed=packed)


def _properties(root: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for described in root.iter(f"{_RDF}Description"):
        found.update({key: value[:1_000] for key, value in described.attrib.items()})
        for child in described:
            listed = next((one for one in child if one.tag in _LISTS), None)
            first = child if listed is None else next(iter(listed), child)
            found[str(child.tag)] = (first.text or "").strip()[:1_000]
    return found


def intents_of(pdf: pikepdf.Pdf) -> tuple[tuple[Intent, ...], tuple[str, ...]]:
    """Those for print, and the kinds of the others."""
    printed, others = [], []
    for one in items(pdf.Root.get("/OutputIntents"), 32):
        kind = named(entry(one, "/S"))
        if kind == "/GTS_PDFX":
            printed.append(_intent(one))
        else:
            others.append(text(entry(one, "/S")) or "of no kind")
    return tuple(printed), tuple(others)


def _intent(said: Any) -> Intent:
    words = (
        text(entry(said, "/OutputConditionIdentifier")),
        text(entry(said, "/OutputCondition")),
        text(entry(said, "/Info")),
        text(entry(said, "/RegistryName")),
    )
    profile = entry(said, "/DestOutputProfile")
    if not isinstance(profile, pikepdf.Stream):
        return Intent(*words)
    data, wrong = unpacked(profile, MAX_PROFILE)
    if not wrong and (len(data) < _HEADER or data[36:40] != b"acsp"):
        wrong = "is no ICC profile"
    kind, space = (data[at : at + 4].decode("latin-1").strip() for at in (12, 16))
    return Intent(*words, True, whole(profile.get("/N")), kind, space, wrong)
