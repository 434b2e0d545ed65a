"""the bytes of an EPS → Distilled, the PDF of its page, made in a process of its own. Needs Ghostscript."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from pagekit.errors import JobFailed, LimitExceeded, MissingDependency, Unreadable
from pagekit.foreign.kept import Kept
from pagekit.foreign.read import available
from pagekit.jobs import MEGABYTE, Limits, run
from pagekit.jobs.ghostscript import ghostscript
from pagekit.notes import Note, warning

LIMITS = Limits(work=30, memory=1024 * MEGABYTE, wait=600, programs=True)
_INSTALL = "apt-get install ghostscript"


@dataclass(frozen=True, slots=True)
class Distilled:
    """A PDF of one page, whose TrimBox is what the EPS is cut to."""

    data: bytes
    notes: tuple[Note, ...] = ()


_kept: Kept[Distilled] = Kept(32 * MEGABYTE, lambda made: len(made.data))


def eps_pdf(data: bytes, name: str, limits: Limits = LIMITS) -> Distilled:
    """The PDF. `name` is the file's, for what is said of it. Raises Unreadable for an EPS that is damaged,
    LimitExceeded for one that wants more than an advert may, MissingDependency without Ghostscript.
    """
    key = hashlib.sha256(data).digest(), name
    kept = _kept.find(key)
    if kept is not None:
        return kept
    program = ghostscript()
    if program is None:
        raise MissingDependency(f"{name}: is an EPS, and EPS needs Ghostscript. PDF does not.", _INSTALL)
    if not available():
        raise MissingDependency("Pages of PDFs need pikepdf.", "pip install 'pagekit[adverts]'")
    try:
        pdf, faces = run(distilled, data, name, program, limits=limits)
    except LimitExceeded as problem:
        raise problem.at(name) from problem
    except JobFailed as problem:
        raise Unreadable(f"{name}: cannot be read: {problem.what}") from problem
    made = Distilled(pdf, tuple(_about(faces, name)))
    _kept.keep(key, made)
    return made


def _about(faces: tuple[str, ...], name: str) -> list[Note]:
    if not faces:
        return []
    what = f"it uses faces that are not in it; {', '.join(faces)} stand for them."
    return [warning("advert-fonts", name, what, "Export it with all fonts embedded, or as outlines.")]


def distilled(data: bytes, name: str, program: str) -> tuple[bytes, tuple[str, ...]]:
    """The job itself. Raises Unreadable."""
    # In the job's own process: nobody else has to load pikepdf.
    from pagekit.foreign.eps.distil import distilled as made

    return made(data, name, program)
