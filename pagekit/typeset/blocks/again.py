"""a box that goes on elsewhere → the row at the head of its later parts that says so, in the story's language.

It is furniture: readers of the tags are not told of it. Lengths are points.
"""

from __future__ import annotations

from dataclasses import replace

from pagekit.house.labels import labels_for
from pagekit.house.story import Run, Runs
from pagekit.typeset.blocks.stick import Stick, blank, element, placed, text_row
from pagekit.typeset.matter import Row
from pagekit.typeset.page import Group

BELOW = 3.0
_UNREAD = (("aria-hidden", "true"),)


def again(stick: Stick, width: float, name: Runs = (), dx: float = 0.0) -> tuple[Row, ...]:
    """That it is continued, and of what name."""
    row = _row(stick, width, name)
    return (replace(row, items=(Group("div", placed(row, dx).items, attributes=_UNREAD),)),)


def table_again(stick: Stick, width: float, name: Runs) -> tuple[Row, ...]:
    """The same over a table, in a row of its head; nothing over one without a name: its head stands again."""
    if blank(name):
        return ()
    row = _row(stick, width, name)
    cells = Group("tr", (Group("td", row.items),), attributes=_UNREAD)
    return (replace(row, items=(cells,), group=(element("thead", 0),)),)


def _row(stick: Stick, width: float, name: Runs) -> Row:
    labels, _ = labels_for(stick.lang)
    said = (Run(f"{labels.continued}: "), *name) if not blank(name) else (Run(labels.continued),)
    row = text_row(stick.typesetter, said, stick.ragged("label"), width, stick.lang, "p", "continued")
    return replace(placed(row, below=BELOW), keep_next=True)
