"""the layers of a PDF → which of them are not seen when it is opened (ISO 32000-1, 8.11)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from pagekit.foreign.bounds import MAX_OBJECTS
from pagekit.foreign.syntax import named, told


class Layers:
    """The layers of one document, as its own settings have them."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._hidden: set[tuple[int, int]] = set()
        self.left_out: dict[str, None] = {}
        """The names of hidden layers that were come upon."""
        said = _dictionary(pdf.Root.get("/OCProperties"))
        settings = _dictionary(said.get("/D"))
        if named(settings.get("/BaseState")) == "/OFF":
            self._hidden |= {one.objgen for one in _listed(said.get("/OCGs"))}
            self._hidden -= {one.objgen for one in _listed(settings.get("/ON"))}
        self._hidden |= {one.objgen for one in _listed(settings.get("/OFF"))}

    def hides(self, membership: Any) -> bool:
        """Whether what belongs to a layer, or to several, is not seen."""
        if not self._hidden or not isinstance(membership, pikepdf.Dictionary):
            return False
        groups = (
            [membership]
            if named(membership.get("/Type")) != "/OCMD"
            else list(_listed(membership.get("/OCGs")))
        )
        off = [one for one in groups if one.objgen in self._hidden]
        hidden = _hides(named(membership.get("/P")), len(off), len(groups))
        if hidden:
            self.left_out |= dict.fromkeys(told(one.get("/Name")) for one in off)
        return hidden


def _hides(policy: str, off: int, all_of_them: int) -> bool:
    """By the rule of a membership (table 99). One without layers is seen."""
    if not all_of_them:
        return False
    seen = {
        "/AllOn": off == 0,
        "/AnyOff": off > 0,
        "/AllOff": off == all_of_them,
    }
    return not seen.get(policy, off < all_of_them)


def _dictionary(value: Any) -> Any:
    return value if isinstance(value, pikepdf.Dictionary) else pikepdf.Dictionary()


def _listed(value: Any) -> Iterator[Any]:
    if isinstance(value, pikepdf.Dictionary):
        yield value
    elif isinstance(value, pikepdf.Array):
        for index, one in enumerate(value):
            if index >= MAX_OBJECTS:
                return
            if isinstance(one, pikepdf.Dictionary):
                yield one
