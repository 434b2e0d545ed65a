"""the tree for readers → structure elements of a PDF, and which of them owns what (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from pagekit.ink.page import Element
from pagekit.join.links import moved
from pagekit.join.syntax import name, numbers, refer, text
from pagekit.join.tree import Mark, Node, Spot
from pagekit.join.writer import Writer

_TYPES = """
    Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private
    P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot
    Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form
"""
_STANDARD = frozenset(_TYPES.split())
"""What readers know without being told (ISO 32000-1, 14.8.4)."""
_ROLES = {"Aside": "Sect", "Em": "Span", "FENote": "Note", "Strong": "Span", "Sub": "Span", "Title": "P"}
"""What they may know from PDF 2.0."""
_OTHERWISE = "Div"
_OVER_A_COLUMN = ("Table", "Scope", "/Column")


class Tags:
    """The structure of a document in the making."""

    def __init__(
        self,
        writer: Writer,
        pages: Sequence[tuple[int, int]],
        annotations: Mapping[Spot, int],
        shift: Sequence[float],
    ) -> None:
        """`pages`: number of the object, and how much marked content there is. `shift`: how far each page was moved."""
        self._writer = writer
        self._pages = pages
        self._annotations = annotations
        self._shift = shift
        self._owners: list[list[int | None]] = [[None] * marks for _, marks in pages]
        self._links: dict[Spot, int] = {}
        self._keys: dict[str, int] = {}
        self._used: set[str] = set()
        self._notes = 0

    def write(self, roots: Sequence[Node], keys: Mapping[Spot, int]) -> int:
        """Write the tree. `keys` are what annotations are called in the tree of parents. Gives the root's number."""
        root, document = self._writer.reserve(), self._writer.reserve()
        kids = " ".join(refer(self._element(node, document)) for node in roots)
        self._writer.put(f"<</S/Document/P {refer(root)}/K[{kids}]>>", document)
        following = len(self._pages) + len(keys)
        parents = self._writer.put(f"<</Nums[{' '.join(self._parents(keys))}]>>")
        entries = f"/K {refer(document)}/ParentTree {refer(parents)}/ParentTreeNextKey {following}"
        self._writer.put(f"<</Type/StructTreeRoot{entries}{self._ids()}{self._roles()}>>", root)
        return root

    def _parents(self, keys: Mapping[Spot, int]) -> Iterator[str]:
        for page, owners in enumerate(self._owners):
            row = " ".join("null" if owner is None else refer(owner) for owner in owners)
            yield f"{page} {refer(self._writer.put(f'[{row}]'))}"
        for spot, key in keys.items():
            yield f"{key} {refer(self._links[spot])}"

    def _ids(self) -> str:
        if not self._keys:
            return ""
        listed = " ".join(f"{key} {refer(element)}" for key, element in sorted(self._keys.items()))
        return f"/IDTree<</Names[{listed}]>>"

    def _roles(self) -> str:
        odd = sorted(self._used - _STANDARD)
        roles = "".join(f"{name(tag)}{name(_ROLES.get(tag, _OTHERWISE))}" for tag in odd)
        return f"/RoleMap<<{roles}>>" if odd else ""

    def _element(self, node: Node, parent: int) -> int:
        own = self._writer.reserve()
        self._used.add(node.tag)
        kids = [self._kid(kid, node.page, own) for kid in node.kids]
        said = "".join(self._said(node, own))
        page = refer(self._pages[node.page][0])
        entry = f"/K[{' '.join(kids)}]" if len(kids) != 1 else f"/K {kids[0]}"
        self._writer.put(
            f"<</S{name(node.tag)}/P {refer(parent)}/Pg {page}{said}{entry if kids else ''}>>", own
        )
        return own

    def _kid(self, kid: Node | Mark | Spot, page: int, own: int) -> str:
        if isinstance(kid, Node):
            return refer(self._element(kid, own))
        place = "" if kid.page == page else f"/Pg {refer(self._pages[kid.page][0])}"
        if isinstance(kid, Spot):
            self._links[kid] = own
            return f"<</Type/OBJR{place}/Obj {refer(self._annotations[kid])}>>"
        self._owners[kid.page][kid.mcid] = own
        return f"<</Type/MCR{place}/MCID {kid.mcid}>>" if place else str(kid.mcid)

    def _said(self, node: Node, own: int) -> Iterator[str]:
        said = node.said
        if key := self._key(node, own):
            yield f"/ID{key}"
        for entry, words in (("T", said.title), ("Lang", said.lang), ("Alt", said.alt)):
            if words:
                yield f"/{entry}{text(words)}"
        attributes = list(_attributes(node.tag, said, self._shift[node.page]))
        if attributes:
            yield f"/A[{''.join(attributes)}]" if len(attributes) > 1 else f"/A{attributes[0]}"

    def _key(self, node: Node, own: int) -> str:
        """Its ID: its key, if no other has that; a Note has one in any case (ISO 14289-1, 7.9)."""
        key = text(node.said.key) if node.said.key else ""
        if node.tag == "Note" and (not key or key in self._keys):
            self._notes += 1
            key = text(f"note {self._notes}")
        if not key or key in self._keys:
            return ""
        self._keys[key] = own
        return key


def _attributes(tag: str, said: Element, shift: float) -> Iterator[str]:
    given = [(owner, entry, value) for owner, entry, value in said.attributes]
    if tag == "TH" and not any(entry == "Scope" for _, entry, _ in given):
        given.append(_OVER_A_COLUMN)
    if said.bbox is not None:
        given.append(("Layout", "BBox", f"[{numbers(moved(said.bbox, shift))}]"))
    for owner, run in groupby(sorted(given), lambda one: one[0]):
        yield f"<</O{name(owner)}{''.join(f'{name(entry)} {value}' for _, entry, value in run)}>>"
