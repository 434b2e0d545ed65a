"""profiles and plate facts, for the tests of plates."""

from __future__ import annotations

from dataclasses import replace

from pagekit.condition import Intended
from pagekit.join import DocumentFacts, PlateFacts
from tests.join.pages import FACTS

AT = "2026-03-03T06:00:00+05:00"
INTENDED = Intended(
    identifier="FOGRA39",
    info="Coated FOGRA39",
    condition="Offset, coated paper",
    registry="http://www.color.org",
)


def profile(kind: bytes = b"prtr", space: bytes = b"CMYK", version: int = 2) -> bytes:
    """What the head of an ICC profile says; nothing here reads further."""
    head = bytearray(160)
    head[0:4], head[8], head[12:16], head[16:20], head[36:40] = (
        len(head).to_bytes(4, "big"),
        version,
        kind,
        space,
        b"acsp",
    )
    return bytes(head)


X4 = PlateFacts(INTENDED, profile(), AT)
X1A = replace(X4, variant="x1a")


def facts(plates: PlateFacts = X4) -> DocumentFacts:
    """A document of plates."""
    return replace(
        FACTS, plates=plates, authors=("Ann",), keywords=("ice", "wind"), created="2020-01-01T00:00:00"
    )
