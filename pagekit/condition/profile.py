"""Condition → the ICC profile of its colours: found, bounded, and held to what plates need of it.

ICC.1:2001-04 and ICC.1:2022: the header is 128 bytes (7.2), the table of tags follows it (7.3).
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from pagekit.condition.record import Condition
from pagekit.disk import read_file
from pagekit.errors import MissingResource, Unreadable
from pagekit.resources import assets_dir

MAX_PROFILE_BYTES = 16 * 1024 * 1024
INKS = 4
_HEAD, _TAG = 128, 12
_MAX_TAGS = 200
_NEEDED = (b"A2B0", b"B2A0")
"""From inks to colours, and back: without the second nothing can be separated."""
_CLASSES = {
    b"prtr": "a printer's", b"mntr": "a screen's", b"scnr": "a scanner's or camera's", b"link": "a device link's",
    b"spac": "a colour space's", b"abst": "an abstract", b"nmcl": "a named colours'",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile that was looked at."""

    name: str
    """The file's."""
    data: bytes = field(repr=False, compare=False)
    sha256: str
    version: tuple[int, int]
    """Of the ICC specification: (2, 1), (4, 3)."""


def profile_of(condition: Condition) -> Profile:
    """The profile of a condition. Raises MissingResource where it is to be brought, Unreadable where it is no use."""
    path = _place(condition)
    try:
        told = path.stat()
        return _read(path, told.st_mtime_ns, told.st_size)
    except OSError as problem:
        raise Unreadable(
            f"{path.name}: cannot be read ({problem.strerror}). Check its permissions."
        ) from problem


def profile_bytes(condition: Condition) -> bytes:
    """The bytes of a condition's profile. Raises MissingResource, Unreadable."""
    return profile_of(condition).data


def _place(condition: Condition) -> Path:
    name = condition.profile
    if name is None:
        wanted = condition.ask_for or "the profile that your printer works with"
        raise MissingResource(
            f"press {condition.name}: has no ICC profile, and pagekit may not bring it. Get {wanted}; put it beside a "
            f'file of yours that says inherits = "{condition.name}" and profile = "….icc", and pass that file\'s path.'
        )
    own = condition.folder / name if condition.folder is not None else None
    if own is not None and own.is_file():
        return own
    shipped = assets_dir() / "icc" / name
    if shipped.is_file():
        return shipped
    where = f" in {condition.folder}" if own is not None else ""
    asked = f" It is {condition.ask_for}." if condition.ask_for else ""
    raise MissingResource(
        f"press {condition.name}: there is no profile {name}{where}.{asked} Put the file there, or correct `profile`."
    )


@lru_cache(maxsize=8)
def _read(path: Path, _changed: int, size: int) -> Profile:
    if size > MAX_PROFILE_BYTES:
        raise _useless(path, f"is larger than {MAX_PROFILE_BYTES:,} bytes")
    return checked(read_file(path, limit=MAX_PROFILE_BYTES), path)


def checked(data: bytes, path: Path) -> Profile:
    """The profile, which is one for plates. Raises Unreadable."""
    if len(data) < _HEAD + 4 or data[36:40] != b"acsp":
        raise _useless(path, "is no ICC profile")
    size, count = struct.unpack_from(">I", data)[0], struct.unpack_from(">I", data, _HEAD)[0]
    if size > len(data) or count > _MAX_TAGS:
        raise _useless(path, "is cut off or damaged")
    kind, space = data[12:16], data[16:20]
    if kind != b"prtr":
        raise _useless(path, f"is {_CLASSES.get(kind, 'another')} profile, not a printer's")
    if space != b"CMYK":
        raise _useless(path, f"is for {_word(space)}, not for the {INKS} inks of CMYK")
    tags = dict(_tags(data, count, path))
    for name in _NEEDED:
        if name not in tags:
            raise _useless(path, f"has no table {_word(name)}, which conversion needs")
        # In the tables that profiles use for inks the number of channels stands behind the type (10.10 to 10.13).
        came, went = data[tags[name] + 8], data[tags[name] + 9]
        if (came if name == b"A2B0" else went) != INKS:
            raise _useless(path, f"has a table {_word(name)} for another number of inks than {INKS}")
    version = (data[8], data[9] >> 4)
    return Profile(path.name, data, hashlib.sha256(data).hexdigest(), version)


def _tags(data: bytes, count: int, path: Path) -> list[tuple[bytes, int]]:
    found: list[tuple[bytes, int]] = []
    for place in range(count):
        at = _HEAD + 4 + place * _TAG
        if at + _TAG > len(data):
            raise _useless(path, "is cut off or damaged")
        name, start, length = struct.unpack_from(">4sII", data, at)
        if length < _TAG or start + length > len(data):
            raise _useless(path, "is cut off or damaged")
        found.append((name, start))
    return found


def _word(name: bytes) -> str:
    return "".join(chr(each) if 32 <= each < 127 else "?" for each in name).strip()


def _useless(path: Path, what: str) -> Unreadable:
    return Unreadable(
        f"{path.name}: {what}. Bring the CMYK output profile of the printing, as its maker published it."
    )
