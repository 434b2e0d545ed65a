"""a plan.json, which a desk may have edited → PlanFile: what can be taken of it, and a note for each wish that cannot.

The rules:
1. What is no plan at all is refused: no JSON, another schema, no list of pages.
2. In a plan every page and every box is taken by itself. One that is nonsense falls away, with a note; no edition
   fails because somebody slipped.
3. A story's part stands once: a box that is pinned before another, and of others the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from pagekit.asked import kind_of, near
from pagekit.errors import InvalidInput
from pagekit.intake.arrival import Source, receive
from pagekit.intake.documents import parse
from pagekit.model.base import altered, is_name, validated
from pagekit.model.edition import MOST_PAGES
from pagekit.model.explain import explain
from pagekit.model.plan_file import MOST_BOXES, PlanFile, PlanFileBox, PlanFilePage
from pagekit.notes import Note, error, unique, warning
from pagekit.world import World

SCHEMA = 1
TOLD = frozenset({"schema", "pages", "left_out", "conflicts", "figures"})
"""The fields of a plan; of the last two nothing is read."""
MOST_NOTES = 200

_Model = TypeVar("_Model", bound=BaseModel)


def read_plan(source: Source, *, world: World | None = None) -> PlanFile:
    """Read a plan that an edition was built to, and that may have been edited since: plan.json, or what is in it.

    A page or a box that cannot be taken falls away; the plan's `origin` holds a note for each. Raises InvalidInput for
    what is no plan at all, Unreadable when the file cannot be read.
    """
    arrival = receive(source, format=None, beside=None, world=world, markdown=False)
    form = "json" if arrival.format == "markdown" else arrival.format
    wire = arrival.fields if arrival.fields is not None else parse(arrival.text, form, arrival.name)
    listed = _pages(wire, arrival.name)
    desk = _Desk()
    told = wire if isinstance(wire, dict) else {}
    desk.strange(told, TOLD, "the plan", "")
    pages = [page for place, entry in enumerate(listed) if (page := desk.page(entry, place)) is not None]
    plan = altered(
        validated(PlanFile, {"schema": SCHEMA}),
        pages=tuple(sorted(desk.once(pages), key=lambda page: page.number)),
        left_out=tuple(_left_out(told.get("left_out"))),
    )
    return plan.at(arrival.origin(unique(desk.notes[:MOST_NOTES])))


def _pages(wire: object, name: str) -> list[Any]:
    """The pages as they are written. Raises InvalidInput for what is no plan."""
    remedy = "Pass a plan.json that pagekit wrote: pagekit edition FOLDER -o OUT."
    if not isinstance(wire, dict):
        raise InvalidInput(name, [error("not-a-plan", "the file", f"is {kind_of(wire)}, no plan.", remedy)])
    schema, pages = wire.get("schema"), wire.get("pages")
    faults = []
    if schema != SCHEMA or isinstance(schema, bool):
        what = "is missing." if schema is None else f"is {str(schema)[:40]!r}; plans of schema 1 are read."
        faults.append(error("wrong-schema", "schema", what, remedy))
    if not isinstance(pages, list):
        what = "is missing." if pages is None else f"is {kind_of(pages)}, not a list."
        faults.append(error("not-a-plan", "pages", what, remedy))
    elif len(pages) > MOST_PAGES:
        what = f"holds {len(pages):,} pages; an edition has at most {MOST_PAGES}."
        faults.append(error("not-a-plan", "pages", what, remedy))
    if faults or not isinstance(pages, list):
        raise InvalidInput(name, faults)
    return pages


def _left_out(listed: object) -> Iterator[str]:
    for entry in listed if isinstance(listed, list) else ():
        id = entry.get("id") if isinstance(entry, Mapping) else None
        if isinstance(id, str) and is_name(id):
            yield id


@dataclass(slots=True)
class _Desk:
    """What is said of the file so far."""

    notes: list[Note] = field(default_factory=list)

    def page(self, entry: object, place: int) -> PlanFilePage | None:
        """A page with those of its boxes that can be taken."""
        where = f"pages[{place}]"
        if not isinstance(entry, dict):
            self._drop("plan-page", where, f"is {kind_of(entry)}, not a page; it falls away.")
            return None
        boxes = entry.get("boxes", [])
        if not isinstance(boxes, list):
            self._drop("plan-page", f"{where}.boxes", f"is {kind_of(boxes)}, not a list; the page is empty.")
            boxes = []
        plain = self.strange(entry, PlanFilePage.model_fields, "a page", where)
        page = self._take(PlanFilePage, {**plain, "boxes": []}, where, "the page")
        if page is None:
            return None
        if len(boxes) > MOST_BOXES:
            what = f"holds {len(boxes):,} boxes; the first {MOST_BOXES} are read."
            self._drop("plan-page", f"{where}.boxes", what)
        taken = [
            box
            for at, each in enumerate(boxes[:MOST_BOXES])
            if (box := self._box(each, f"{where}.boxes[{at}]")) is not None
        ]
        return altered(page, boxes=tuple(taken))

    def _box(self, entry: object, where: str) -> PlanFileBox | None:
        if not isinstance(entry, dict):
            self._drop("plan-box", where, f"is {kind_of(entry)}, not a box; it falls away.")
            return None
        plain = self.strange(entry, PlanFileBox.model_fields, "a box", where)
        if "id" not in plain and "ref" in plain:
            plain["id"] = plain["ref"]
        return self._take(PlanFileBox, plain, where, "the box")

    def strange(
        self, entry: Mapping[str, Any], known: Iterable[str], what: str, where: str
    ) -> dict[str, Any]:
        """The fields that are known; of others a note."""
        names = sorted(known)
        for name in entry:
            if name not in names:
                told = f"{str(name)[:60]!r} is no field of {what}; it is not read."
                self._drop("plan-field", where or "the file", told, near(str(name)[:60], names))
        return {name: value for name, value in entry.items() if name in names}

    def _take(self, model: type[_Model], entry: dict[str, Any], where: str, what: str) -> _Model | None:
        try:
            return validated(model, entry)
        except ValidationError as problem:
            for note in explain(problem, model, whole=where)[:3]:
                at = where if note.where == where else f"{where}.{note.where}"
                self._drop("plan-box", at, f"{note.what} So {what} falls away.", note.remedy)
            return None

    def once(self, pages: list[PlanFilePage]) -> Iterator[PlanFilePage]:
        """Each page once, and each part of a story once."""
        numbers: set[int] = set()
        found = []
        for page in pages:
            if page.number in numbers:
                what = f"page {page.number} is there twice; the first one counts."
                self._drop("plan-page", f"page {page.number}", what)
                continue
            numbers.add(page.number)
            found.append(page)
        every = [(page.number, box) for page in found for box in page.boxes if box.kind != "furniture"]
        first: dict[tuple[str, str, int], tuple[int, PlanFileBox]] = {}
        for number, box in sorted(every, key=lambda one: not one[1].pinned):
            kept = first.setdefault((box.kind, box.ref, box.part), (number, box))
            if kept[1] is not box:
                what = f"{box.ref} stands on page {kept[0]} and on page {number}; the former counts."
                self._drop("plan-twice", f"page {number}", what, "Take one of the boxes out.")
        counted = {id(box) for _number, box in first.values()}
        for page in found:
            kept_boxes = tuple(box for box in page.boxes if box.kind == "furniture" or id(box) in counted)
            yield altered(page, boxes=kept_boxes)

    def _drop(self, code: str, where: str, what: str, remedy: str = "") -> None:
        self.notes.append(replace(warning(code, where, what, remedy), subject="plan"))
