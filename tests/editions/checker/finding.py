"""what is wrong with an edition → Finding: a code, the page, and words that name what stands in the way."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that an edition must not have. Page 0 is the edition as a whole."""

    code: str
    page: int
    words: str

    def __str__(self) -> str:
        where = f"page {self.page}: " if self.page else ""
        return f"{self.code}: {where}{self.words}"
