"""PageInks + facts + files → a PDF: pages are written as they come, and what spans them at the end."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pagekit.errors import RenderError
from pagekit.ink.page import LinkInk, PageInk
from pagekit.join.boxes import OneSize, boxes, hold_size, moved_by
from pagekit.join.claim import VERSIONS, held, output_intent
from pagekit.join.facts import DocumentFacts, Joined, Written, info, xmp
from pagekit.join.fonts import FontShelf
from pagekit.join.forms import Form, FormShelf
from pagekit.join.images import ImageShelf
from pagekit.join.inks import InkShelf
from pagekit.join.links import Places, annotation, destination, standing
from pagekit.join.outline import Head, page_labels, write_outline
from pagekit.join.syntax import name, number, refer, text
from pagekit.join.tags import Tags
from pagekit.join.tree import Spot, Tree
from pagekit.join.writer import Sink, Writer

_NO_FORMS: Mapping[str, Form] = MappingProxyType({})


def join(
    pages: Iterable[PageInk],
    document: DocumentFacts,
    files: Mapping[str, bytes],
    forms: Mapping[str, Form] = _NO_FORMS,
) -> Joined:
    """One PDF of these pages: for readers, or with `document.plates` for a printer. The same pages give the same bytes.
    Raises PagekitError.

    `files` holds the pictures that pages name, `forms` what others drew for them; each is asked for once, when it is
    first shown.
    """
    to = io.BytesIO()
    written = write_pdf(pages, document, files, to, forms)
    return Joined(to.getvalue(), written.page_count, written.notes)


def write_pdf(
    pages: Iterable[PageInk],
    document: DocumentFacts,
    files: Mapping[str, bytes],
    to: Sink,
    forms: Mapping[str, Form] = _NO_FORMS,
) -> Written:
    """The same, written to a file as the pages come: none of them is held. What an error leaves there is no PDF."""
    binder = _Binder(document, files, forms, to)
    for ink in pages:
        binder.add(ink)
    return binder.close()


@dataclass(frozen=True, slots=True)
class _Page:
    """What is kept of a page that was written."""

    number: int
    entries: str
    folio: str
    marks: int
    shift: float
    """How far all that stands on it was moved, right and up, to make room for its bleed and its marks."""


class _Binder:
    """A document in the making."""

    def __init__(
        self, document: DocumentFacts, files: Mapping[str, bytes], forms: Mapping[str, Form], to: Sink
    ) -> None:
        plates = document.plates
        if plates is not None:
            held(plates)
        opaque = plates is not None and plates.variant == "x1a"
        self._document = document
        self._writer = Writer(to, VERSIONS[plates.variant]) if plates is not None else Writer(to)
        self._root, self._sheaf = self._writer.reserve(), self._writer.reserve()
        self._fonts = FontShelf(self._writer)
        self._inks = InkShelf(self._writer)
        self._images = ImageShelf(self._writer, files, inks=plates is not None, opaque=opaque)
        self._forms = FormShelf(self._writer, forms, opaque=opaque)
        self._size = OneSize()
        self._tree = Tree()
        self._places = Places()
        self._pages: list[_Page] = []
        self._heads: list[Head] = []
        self._links: dict[Spot, LinkInk] = {}

    def add(self, ink: PageInk) -> None:
        """Write a page's content, and keep what the end needs of it."""
        place, page = len(self._pages), self._writer.reserve()
        plates = self._document.plates is not None
        hold_size(place, ink)
        if plates:
            self._size.hold(place, ink)
        if self._document.tags:
            self._tree.add(place, ink)
        shift = moved_by(ink)
        entries = f"{boxes(ink, plates)}{self._resources(ink)}/Contents {refer(self._content(ink, shift))}"
        self._pages.append(_Page(page, entries, ink.label, ink.marks, shift))
        if plates:
            # Nobody clicks on a plate: what links, and the places they lead to, are the reader's.
            return
        self._places.add(ink, page, shift)
        self._heads += [Head(h.level, h.title, destination(page, 0, h.y + shift)) for h in ink.heads]
        self._links |= {Spot(place, index): link for index, link in enumerate(ink.links)}

    def close(self) -> Written:
        """Write all that is left."""
        if not self._pages:
            raise RenderError("a document without pages cannot be written. Compose one page at least.")
        self._fonts.write()
        links, notes = standing(self._links, self._places)
        numbers_of = {spot: self._writer.reserve() for spot in links}
        structure = self._tags(numbers_of) if self._document.tags else ""
        self._annotations(links, numbers_of)
        self._write_pages(numbers_of)
        self._catalog(structure)
        self._writer.close(self._root, self._writer.put(info(self._document)))
        return Written(len(self._pages), notes)

    def _content(self, ink: PageInk, shift: float) -> int:
        moved = f"1 0 0 1 {number(shift)} {number(shift)} cm\n".encode("ascii") if shift else b""
        return self._writer.stream("", moved + ink.content)

    def _resources(self, ink: PageInk) -> str:
        fonts = "".join(f"{name(face.name)} {refer(self._fonts.font(face))}" for face in ink.faces)
        images = "".join(f"{name(one.name)} {refer(self._images.image(one.file))}" for one in ink.images)
        forms = "".join(f"{name(one.name)} {refer(self._forms.form(one.file))}" for one in ink.forms)
        parts = (
            ("Font", fonts),
            ("XObject", images + forms),
            ("ExtGState", self._inks.states(ink)),
            ("ColorSpace", self._inks.spots(ink)),
        )
        return f"/Resources<<{''.join(f'/{kind}<<{listed}>>' for kind, listed in parts if listed)}>>"

    def _keys(self, spots: Iterable[Spot]) -> dict[Spot, int]:
        """What annotations are called in the tree of parents: they come after the pages."""
        return {spot: len(self._pages) + index for index, spot in enumerate(spots)}

    def _tags(self, annotations: Mapping[Spot, int]) -> str:
        pages = [(page.number, page.marks) for page in self._pages]
        tags = Tags(self._writer, pages, annotations, [page.shift for page in self._pages])
        root = tags.write(self._tree.settled(annotations), self._keys(annotations))
        return f"/MarkInfo<</Marked true>>/StructTreeRoot {refer(root)}"

    def _annotations(self, links: Mapping[Spot, LinkInk], annotations: Mapping[Spot, int]) -> None:
        keys = self._keys(links) if self._document.tags else {}
        for spot, link in links.items():
            body = annotation(link, self._pages[spot.page].shift, keys.get(spot))
            self._writer.put(body, annotations[spot])

    def _write_pages(self, annotations: Mapping[Spot, int]) -> None:
        on_page: dict[int, list[str]] = {}
        for spot, annot in annotations.items():
            on_page.setdefault(spot.page, []).append(refer(annot))
        for place, page in enumerate(self._pages):
            annots = f"/Annots[{' '.join(on_page[place])}]" if place in on_page else ""
            tagged = f"/StructParents {place}/Tabs/S" if self._document.tags else ""
            self._writer.put(
                f"<</Type/Page/Parent {refer(self._sheaf)}{page.entries}{annots}{tagged}>>", page.number
            )
        kids = " ".join(refer(page.number) for page in self._pages)
        self._writer.put(f"<</Type/Pages/Count {len(self._pages)}/Kids[{kids}]>>", self._sheaf)

    def _catalog(self, structure: str) -> None:
        intent, fingerprint = "", ""
        if self._document.plates is not None:
            intent = output_intent(self._document.plates, self._writer)
            fingerprint = self._writer.fingerprint() + info(self._document)
        packet = xmp(self._document, fingerprint)
        said = self._writer.stream("/Type/Metadata/Subtype/XML", packet, packed=False)
        outline = write_outline(self._writer, self._heads)
        places = self._places.names()
        labels = page_labels([page.folio for page in self._pages])
        turned = "/Direction/R2L" if self._document.direction == "rtl" else ""
        self._writer.put(
            f"<</Type/Catalog/Pages {refer(self._sheaf)}/Metadata {refer(said)}/Lang{text(self._document.lang)}"
            f"/ViewerPreferences<</DisplayDocTitle true{turned}>>{structure}"
            + (f"/Outlines {refer(outline)}" if outline else "")
            + (f"/PageLabels{labels}" if labels else "")
            + (f"/Names<</Dests{places}>>" if places else "")
            + f"{intent}>>",
            self._root,
        )
