"""the bytes of a picture that takes much memory → what `decoded_here` finds in it, from a process of its own.

The caller holds the file's bytes and no more.
"""

from __future__ import annotations

from dataclasses import dataclass

from pagekit.errors import JobFailed
from pagekit.intake.photo_metadata import DAMAGE
from pagekit.intake.picture_counts import counted
from pagekit.intake.picture_decoded import Found, decoded_here
from pagekit.intake.picture_gate import PictureRefused
from pagekit.intake.picture_readers import quietly
from pagekit.jobs import MEGABYTE, Limits, run
from pagekit.model import PictureFormat

LIMITS = Limits(work=20, memory=1_280 * MEGABYTE)
"""What the decoding of one picture may take in a job."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What a job found wrong: that it is refused, or, without a code, that it is damaged."""

    code: str
    what: str
    remedy: str = ""


def decoded_apart(
    data: bytes, form: PictureFormat, name: str, lang: str | None, sidecar: bytes | None
) -> Found:
    """What `decoded_here` finds, from a job. Raises PictureRefused, and OSError for one that is damaged."""
    try:
        found = run(decoded_in_job, data, form, name, lang, sidecar, limits=LIMITS)
    except JobFailed as problem:
        what = f"{name}: cannot be decoded as {form}: {problem.what}"
        raise PictureRefused("picture-refused", what, "Export it as JPEG, or smaller.") from problem
    if isinstance(found, Fault):
        raise PictureRefused(found.code, found.what, found.remedy) if found.code else OSError(found.what)
    return found


def decoded_in_job(
    data: bytes, form: PictureFormat, name: str, lang: str | None, sidecar: bytes | None
) -> Found | Fault:
    """The job itself."""
    with quietly():
        try:
            return decoded_here(data, form, counted(data, form), name, lang, sidecar)
        except PictureRefused as problem:
            return Fault(problem.code, problem.what, problem.remedy)
        except DAMAGE as problem:
            return Fault("", str(problem))
