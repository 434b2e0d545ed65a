"""the bytes of a DOCX → its parts, counted and bounded before anybody unpacks them; entities in it are refused.

A package is a ZIP of XML files and pictures (ECMA-376, part 2). What the list of a ZIP says of lengths may be a lie, so
nothing is unpacked further than it may be.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from pagekit.errors import InvalidInput
from pagekit.intake.formats.letters import letters
from pagekit.intake.formats.xml_tree import Xml, parse_xml
from pagekit.notes import error

MAX_MEMBERS = 4_000
MAX_XML = 32 * 1024 * 1024
MAX_UNPACKED = 256 * 1024 * 1024
MAX_ONE = 64 * 1024 * 1024
DOCUMENT = "word/document.xml"


class Package:
    """The parts of a document, by their names. Raises InvalidInput for what is no sound package."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.members = tuple(self._zip.namelist())
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as problem:
            raise self._refusal("not-docx", f"cannot be unpacked ({problem}).", "Save it again.") from None
        if len(self.members) > MAX_MEMBERS:
            what = f"holds {len(self.members):,} files, at most {MAX_MEMBERS:,} are read."
            raise self._refusal("too-long", what, "Split it.")

    def __contains__(self, member: str) -> bool:
        return member in self.members

    def read(self, member: str, limit: int = MAX_ONE) -> bytes:
        """The bytes of a part. Raises InvalidInput where they are damaged or too many."""
        try:
            with self._zip.open(member) as part:
                data = part.read(limit + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            KeyError,
            ValueError,
            OSError,
            EOFError,
            RuntimeError,
            NotImplementedError,
        ) as problem:
            raise self._refusal(
                "not-docx", f"{member} cannot be unpacked ({problem}).", "Save it again."
            ) from None
        if len(data) > limit:
            what = f"{member} is more than {limit:,} bytes when it is unpacked."
            raise self._refusal("too-long", what, "Take out what makes it so large, or split it.")
        return data

    def xml(self, member: str) -> Xml | None:
        """A part as a tree; None where it is not there."""
        if member not in self:
            return None
        return parse_xml(
            letters(self.read(member, MAX_XML), f"{self.name}, {member}")[0], f"{self.name}, {member}"
        )

    def check(self) -> None:
        """Unpack all of it within bounds, and look at every XML part, for a reader that does neither."""
        total = 0
        for member in self.members:
            data = self.read(member, MAX_XML if _is_xml(member) else MAX_ONE)
            total += len(data)
            if total > MAX_UNPACKED:
                what = f"is more than {MAX_UNPACKED:,} bytes when it is unpacked."
                raise self._refusal("too-long", what, "Take out what makes it so large, or split it.")
            if _is_xml(member):
                parse_xml(letters(data, member)[0], f"{self.name}, {member}")

    def _refusal(self, code: str, what: str, remedy: str) -> InvalidInput:
        return InvalidInput(self.name, [error(code, "the file", what, remedy)])


def _is_xml(member: str) -> bool:
    return member.lower().endswith((".xml", ".rels"))


def is_docx(data: bytes) -> bool:
    """True for a ZIP whose list names a document of Word, or whose types do."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            if DOCUMENT in names:
                return True
            if "[Content_Types].xml" not in names:
                return False
            with package.open("[Content_Types].xml") as part:
                return b"wordprocessingml.document.main" in part.read(1024 * 1024)
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, RuntimeError, NotImplementedError):
        return False
