"""pages + how a printer wants them → the files that he is sent, and the list of them.

A file holds one page, a spread or all of them. A spread is one wide page: two that face each other, the cover alone,
then 2 and 3, 4 and 5; a document that is read from the right has the even number on the right. The same pages give the
same files.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import Literal

from pagekit.errors import BadOrder
from pagekit.ink.page import PageInk
from pagekit.join import DocumentFacts, Form, join
from pagekit.notes import Note, unique
from pagekit.plates.inks import PROCESS, process_inks
from pagekit.plates.naming import Naming, file_name
from pagekit.plates.sheet import Sheets
from pagekit.units import pt

Grouping = Literal["page", "spread", "whole"]
COLUMNS = ("file", "pages", "labels", "inks", "width_mm", "height_mm", "bleed_mm", "bytes", "sha256")
_BETWEEN = "–"
_NO_FORMS: Mapping[str, Form] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class PlateFile:
    """One file for the printer: its bytes, and what its row of the list says. Sizes are those of the trim."""

    name: str
    data: bytes
    pages: tuple[int, ...]
    """Their numbers in the document."""
    labels: tuple[str, ...]
    """What their folios say."""
    inks: tuple[str, ...]
    """Of all its plates: those of process, then the spots."""
    width_mm: float
    height_mm: float
    bleed_mm: float
    notes: tuple[Note, ...] = ()

    @property
    def sha256(self) -> str:
        """The checksum of its bytes."""
        return hashlib.sha256(self.data).hexdigest()

    def as_dict(self) -> dict[str, object]:
        """Its row of the list."""
        return {
            "file": self.name,
            "pages": list(self.pages),
            "labels": list(self.labels),
            "inks": list(self.inks),
            "width_mm": self.width_mm,
            "height_mm": self.height_mm,
            "bleed_mm": self.bleed_mm,
            "bytes": len(self.data),
            "sha256": self.sha256,
        }


def plate_files(
    pages: Sequence[PageInk],
    document: DocumentFacts,
    sheets: Sheets,
    naming: Naming,
    *,
    files: Mapping[str, bytes],
    forms: Mapping[str, Form] = _NO_FORMS,
    grouping: Grouping = "whole",
    first: int = 1,
) -> tuple[PlateFile, ...]:
    """The files of these pages. `document` has the facts of plates; `first` is the number of the first page.

    Raises PagekitError: BadOrder where two files would have one name.
    """
    if document.plates is None:
        raise BadOrder(
            "document: has no facts of plates. Say what they are made for: plate_facts(condition, ...)."
        )
    numbered = list(enumerate(pages, first))
    groups = list(_grouped(numbered, grouping))
    used = [_inks([page for _, page in group], files) for group in groups]
    names = _names(groups, used, naming)
    made: list[PlateFile] = []
    for name, group, inks in zip(names, groups, used, strict=True):
        laid = _laid(group, sheets, grouping, document.direction)
        joined = join(laid, document, files, forms)
        made.append(
            PlateFile(
                name=name,
                data=joined.data,
                pages=tuple(number for number, _ in group),
                labels=tuple(page.label for _, page in group),
                inks=inks,
                width_mm=_in_mm(laid[0].width),
                height_mm=_in_mm(laid[0].height),
                bleed_mm=_in_mm(laid[0].bleed),
                notes=unique(joined.notes),
            )
        )
    return tuple(made)


Numbered = tuple[int, PageInk]


def _grouped(pages: Sequence[Numbered], grouping: Grouping) -> Iterator[list[Numbered]]:
    match grouping:
        case "page":
            yield from ([page] for page in pages)
        case "spread":
            # 2 and 3 face each other, and so do 4 and 5; the cover stands alone.
            yield from (list(facing) for _, facing in groupby(pages, lambda page: page[0] // 2))
        case "whole":
            yield list(pages)


def _laid(
    group: Sequence[Numbered], sheets: Sheets, grouping: Grouping, direction: Literal["ltr", "rtl"]
) -> list[PageInk]:
    if grouping == "spread" and len(group) == 2:
        (_, left), (_, right) = group if direction == "ltr" else group[::-1]
        label = _BETWEEN.join(page.label or str(number) for number, page in group)
        return [sheets.lay_spread(left, right, label)]
    return [sheets.lay(page, page.label or str(number)) for number, page in group]


def _inks(pages: Sequence[PageInk], files: Mapping[str, bytes]) -> tuple[str, ...]:
    process = {one for page in pages for one in process_inks(page, files)}
    spots = dict.fromkeys(spot.ink for page in pages for spot in page.spots)
    return (*(one.ink for one in PROCESS if one in process), *spots)


def _names(groups: Sequence[Sequence[Numbered]], used: Sequence[Sequence[str]], naming: Naming) -> list[str]:
    names: dict[str, str] = {}
    for group, inks in zip(groups, used, strict=True):
        numbers = [number for number, _ in group]
        ends = dict.fromkeys(numbers[:1] + numbers[-1:])
        name = file_name(
            naming,
            page="-".join(map(str, ends)),
            label=next((page.label for _, page in group), ""),
            colour=_colour(inks),
        )
        # Some systems take small and large letters for the same.
        if name.casefold() in names:
            raise BadOrder(f"pattern: two files would be called {name}. Put {{page}} into it.")
        names[name.casefold()] = name
    return list(names.values())


def _colour(inks: Sequence[str]) -> str:
    """C, M, Y and K for those inks, and S for every spot: K, CMYK, KS."""
    process = {one.ink: letter for one, letter in zip(PROCESS, "CMYK", strict=True)}
    return "".join(process.get(ink, "S") for ink in inks)


def _in_mm(points: float) -> float:
    return round(pt(points).mm, 2)


def list_csv(files: Sequence[PlateFile]) -> bytes:
    """The list as a table (RFC 4180), a row for each file."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(COLUMNS)
    for file in files:
        told = file.as_dict()
        told |= {
            "pages": " ".join(map(str, file.pages)),
            "labels": " ".join(file.labels),
            "inks": ", ".join(file.inks),
        }
        rows.writerow(told[column] for column in COLUMNS)
    return out.getvalue().encode("utf-8")


def list_json(files: Sequence[PlateFile]) -> bytes:
    """The list as JSON: the same rows."""
    return (
        json.dumps({"files": [file.as_dict() for file in files]}, ensure_ascii=False, indent=2) + "\n"
    ).encode()
