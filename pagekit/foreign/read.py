"""the bytes of a PDF, a page and a box → ForeignForm, read in a process of its own. Needs the `adverts` extra."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal

from pagekit.errors import JobFailed, LimitExceeded, MissingDependency, Unreadable
from pagekit.foreign.form import ForeignForm
from pagekit.foreign.kept import KeptForms
from pagekit.jobs import Limits, run
from pagekit.jobs.limits import MEGABYTE

if TYPE_CHECKING:
    from pagekit.foreign.inks import PressInks

Box = Literal["trim", "art", "crop", "media", "bleed"]
"""The boxes of a page (ISO 32000-1, 14.11.2)."""
LIMITS = Limits(work=30, memory=1024 * MEGABYTE, wait=600)
_kept = KeptForms(32 * MEGABYTE)


def available() -> bool:
    """True when pages of PDFs can be taken in here."""
    return find_spec("pikepdf") is not None


def foreign_form(
    data: bytes,
    name: str,
    page: int = 1,
    box: Box = "trim",
    limits: Limits = LIMITS,
    *,
    press: PressInks | None = None,
    bleed: bool = False,
) -> ForeignForm:
    """The page, counted from 1, cut to one of its boxes. `name` is the file's, for what is said of it; `press` is what
    plates are made for: RGB in it is then converted, refused or kept as the condition says. `bleed`: what the page has
    of it around that box is drawn, too.

    Raises Unreadable for one that is damaged, encrypted, scripted or beyond all measure, LimitExceeded for one that
    takes too much to read, and MissingDependency.
    """
    if not available():
        raise MissingDependency("Pages of PDFs need pikepdf.", "pip install 'pagekit[adverts]'")
    key = hashlib.sha256(data).digest(), name, page, box, press, bleed
    kept = _kept.find(key)
    if kept is not None:
        return kept
    try:
        form = run(taken, data, name, page, box, press, bleed, limits=limits)
    except LimitExceeded as problem:
        raise problem.at(name) from problem
    except JobFailed as problem:
        raise Unreadable(f"{name}: cannot be read: {problem.what}") from problem
    _kept.keep(key, form)
    return form


def taken(
    data: bytes, name: str, page: int, box: Box, press: PressInks | None = None, bleed: bool = False
) -> ForeignForm:
    """The job itself. Raises Unreadable."""
    # In the job's own process: nobody else has to load it.
    from pagekit.foreign.take import take

    return take(data, name, page, box, press, bleed)
