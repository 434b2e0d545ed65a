"""a slot, or something with a name, + whose it is → SlotAddress, edition key: what no other on a sheet is taken for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Part = Literal["", "strip", "code"]
"""What of a slot: all of it, its small form, the code to scan of the house's own advert in it."""


@dataclass(frozen=True, slots=True)
class SlotAddress:
    """Which slot a box is, or which part of one. Nobody parses its text, which is for people.

    >>> print(SlotAddress("foot"), SlotAddress("inline", 3).of("code"), SlotAddress("inline", 3, story="saiga"))
    foot inline:3:code saiga/inline:3
    """

    slot: str
    """The name that the pack gives it; empty for the story's own code, which stands in none."""
    place: int | None = None
    """Of a slot in the text: the place of its mark in the body, counted from 0."""
    part: Part = ""
    story: str = ""
    """Whose it is where several stories stand on a sheet."""

    def of(self, part: Part) -> SlotAddress:
        """The address of another part of the same slot; of all of it for ``""``."""
        return replace(self, part=part)

    def __str__(self) -> str:
        place = "" if self.place is None else str(self.place)
        return edition_key(self.story, ":".join(word for word in (self.slot, place, self.part) if word))


STORY_CODE = SlotAddress("", part="code")
"""The code to scan beside the story's head, which leads to its page."""


def edition_key(story: str, name: str) -> str:
    """The name of a story's picture or anchor among those of all stories; without a story its own name.

    >>> edition_key("saiga-road", "boots.jpg"), edition_key("", "boots.jpg")
    ('saiga-road/boots.jpg', 'boots.jpg')
    """
    # No two of them are alike: a slash of the id is no slash between id and name.
    return f"{story.replace('%', '%25').replace('/', '%2F')}/{name}" if story else name
