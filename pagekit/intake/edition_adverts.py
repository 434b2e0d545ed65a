"""a file of adverts → Lines: bookings, line adverts, positions for sale, each taken by itself; and what is bad.

A table of a spreadsheet has the same names as columns, those of a table inside joined by a dot: `musts.hand`,
`wishes.apart`, `size.columns`. Lists are parted by a semicolon, or where there is none by a comma.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from pagekit.errors import InvalidInput
from pagekit.intake.bounds import MAX_LINES, decode
from pagekit.model import Booking, EditionAdverts, ForSale, LineAdvert, bookings_of
from pagekit.model.advert import AdvertFile
from pagekit.model.base import validated
from pagekit.model.explain import explain
from pagekit.notes import Note, error

_Model = TypeVar("_Model", bound=BaseModel)

LINE = "line"
"""The key under which a row of a spreadsheet keeps the number of its line."""
_LISTS = frozenset({"runs", "runs.weekdays", "apart", "not_beside", "sections"})
_NUMBERS = frozenset({"page", "columns", "weight"})
_SWITCHES = frozenset({"colour", "front"})
_SAID = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


@dataclass(frozen=True, slots=True)
class Lines:
    """What a file of adverts holds. `faults` stop the edition; what is in `left_out` only itself."""

    bookings: tuple[Booking, ...] = ()
    line_adverts: tuple[LineAdvert, ...] = ()
    for_sale: tuple[ForSale, ...] = ()
    notes: tuple[Note, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()
    faults: tuple[Note, ...] = ()


class _Reader:
    """The entries of one file, each taken or left out."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.notes: list[Note] = []
        self.left_out: list[tuple[str, str]] = []
        self.faults: list[Note] = []

    def entries(self, data: Mapping[str, Any], key: str) -> list[tuple[str, dict[str, Any]]]:
        """The tables of a list, each with its place."""
        listed = data.get(key)
        if listed is None:
            return []
        if not isinstance(listed, list):
            self.faults.append(
                error("wrong-type", f"{self.name}, {key}", "is not a list.", f"Write [[{key}]].")
            )
            return []
        found = []
        for place, entry in enumerate(listed):
            where = f"{key}[{place}]"
            if not isinstance(entry, dict):
                self._leave("", where, [error("wrong-type", where, "is not a table.", f"Write [[{key}]].")])
                continue
            line = entry.get(LINE)
            found.append((f"line {line}" if line else where, {k: v for k, v in entry.items() if k != LINE}))
        return found

    def take(self, model: type[_Model], entry: dict[str, Any], where: str) -> _Model | None:
        """The entry as a record; None, and notes, for one that cannot be taken."""
        try:
            return validated(model, entry)
        except ValidationError as problem:
            named = str(entry.get("id", ""))
            at = ", " if where.startswith("line ") else "."
            told = [
                error(
                    note.code,
                    f"{where}{at}{note.where}" if note.where != where else where,
                    note.what,
                    note.remedy,
                )
                for note in explain(problem, model, whole=where)
            ]
            self._leave(named, where, told)
            return None

    def nameless(self, where: str) -> None:
        """Leave out a booking without an id."""
        told = error("missing-field", f"{where}.id", "is missing.", "Add id: an edition names its bookings.")
        self._leave("", where, [told])

    def _leave(self, named: str, where: str, told: list[Note]) -> None:
        name = named or f"{self.name}, {where}"
        self.notes += [
            error(note.code, f"{self.name}, {note.where}", note.what, note.remedy) for note in told
        ]
        first = told[0]
        self.left_out.append((name, f"cannot be taken: {first.where} {first.what} {first.remedy}".rstrip()))


def lines_of(data: object, name: str) -> Lines:
    """The entries of a file that can be taken, and notes of the others."""
    reader = _Reader(name)
    if not isinstance(data, dict):
        fault = error("wrong-type", name, "is not a set of lists.", "Write [[bookings]].")
        return Lines(faults=(fault,))
    known = EditionAdverts.model_fields
    for key in data:
        if key not in known:
            what = "is a list that does not exist here."
            reader.faults.append(
                error("unknown-field", f"{name}, {key}", what, f"Known are {', '.join(known)}.")
            )
    bookings = [*_plain_lines(reader, data), *_bookings(reader, data)]
    line_adverts = [reader.take(LineAdvert, entry, at) for at, entry in reader.entries(data, "line_adverts")]
    for_sale = [reader.take(ForSale, entry, at) for at, entry in reader.entries(data, "for_sale")]
    return Lines(
        tuple(bookings),
        tuple(filter(None, line_adverts)),
        tuple(filter(None, for_sale)),
        tuple(reader.notes),
        tuple(reader.left_out),
        tuple(reader.faults),
    )


def _bookings(reader: _Reader, data: Mapping[str, Any]) -> list[Booking]:
    found = []
    for where, entry in reader.entries(data, "bookings"):
        booking = reader.take(Booking, entry, where)
        if booking is not None and booking.id is None:
            reader.nameless(where)
        elif booking is not None:
            found.append(booking)
    return found


def _plain_lines(reader: _Reader, data: Mapping[str, Any]) -> list[Booking]:
    """Bookings that are their creatives too: those of a page with slots. Only what has an id and a size is meant."""
    found: list[Booking] = []
    for where, entry in reader.entries(data, "adverts"):
        if "size" not in entry or "id" not in entry:
            continue
        read = reader.take(AdvertFile, {"adverts": [entry]}, where)
        if read is not None:
            found += bookings_of(read.adverts)
    return found


# ---- Spreadsheets ------------------------------------------------------------------------------------------


def csv_entries(data: bytes, name: str) -> dict[str, list[dict[str, Any]]]:
    """The rows of a spreadsheet as bookings. Raises InvalidInput."""
    text = decode(data, name)
    head = next(iter(text.splitlines()), "")
    parted = max((";", ",", "\t"), key=head.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=parted, strict=True)
    try:
        table = [(rows.line_num, row) for row in rows if any(cell.strip() for cell in row)]
    except csv.Error as problem:
        what = f"is not a table of a spreadsheet: {problem}."
        raise InvalidInput(
            name, [error("not-csv", f"line {rows.line_num}", what, "Export it again.")]
        ) from None
    if len(table) > MAX_LINES:
        what = f"has {len(table):,} lines, at most {MAX_LINES:,} are read."
        raise InvalidInput(name, [error("too-long", name, what, "Split it.")])
    names = [cell.strip() for cell in table[0][1]] if table else []
    twice = next((column for column in names if column and names.count(column) > 1), None)
    if twice is not None:
        what = f"has the column {twice} twice."
        raise InvalidInput(name, [error("bad-value", "line 1", what, "Keep one of them.")])
    return {"bookings": [_entry(names, row, line) for line, row in table[1:]]}


def booked_rows(data: bytes, name: str) -> dict[str, list[dict[str, Any]]]:
    """The same without the numbers of lines. Raises InvalidInput."""
    rows = csv_entries(data, name)["bookings"]
    return {"bookings": [{key: value for key, value in row.items() if key != LINE} for row in rows]}


def _entry(names: list[str], row: list[str], line: int) -> dict[str, Any]:
    entry: dict[str, Any] = {}
    for column, cell in zip(names, row, strict=False):
        said = cell.strip()
        if not column or not said:
            continue
        *path, last = column.split(".")
        inner = entry
        for step in path:
            below = inner.setdefault(step, {})
            inner = below if isinstance(below, dict) else {}
        inner[last] = _value(column, last, said)
    entry[LINE] = line
    return entry


def _value(column: str, last: str, said: str) -> Any:
    if column in _LISTS or last in _LISTS:
        return [part.strip() for part in said.split(";" if ";" in said else ",") if part.strip()]
    if last in _SWITCHES:
        return _SAID.get(said.lower(), said)
    if last in _NUMBERS:
        try:
            number = float(said.replace(",", "."))
        except ValueError:
            return said
        return int(number) if number.is_integer() else number
    return said
