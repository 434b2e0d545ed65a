"""what every feed has → the file with its media type and notes, and the checks of what a caller passes in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pagekit.errors import InvalidInput
from pagekit.model.address import WEB_SCHEMES, safe_url
from pagekit.notes import Note, error

PicturePlaces = Mapping[str, Mapping[str, str]]
"""Where the pictures lie: by the story's id and the figure's key, whole addresses. A key alone names a different
picture in every story."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed or a sitemap, ready to be written: its bytes, its media type, and what was found on the way."""

    data: bytes
    media_type: str
    notes: tuple[Note, ...] = ()


def whole(address: str, where: str) -> str:
    """The address, when it is a web address that readers can reach. Raises InvalidInput."""
    try:
        return safe_url(address, schemes=WEB_SCHEMES)
    except ValueError as fault:
        raise InvalidInput("feed", [error("bad-address", where, f"{address!r} {fault}.")]) from None
