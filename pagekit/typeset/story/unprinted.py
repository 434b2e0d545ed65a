"""a Story + the parts of its layout's head → notes on its words that stand nowhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pagekit.house.story import Story
from pagekit.notes import Note, warning


def unprinted(story: Story, parts: Collection[str]) -> Iterator[Note]:
    """A note for each of the story's words that stand nowhere but in a head, where a layout's has no part for them."""
    for part, words in (("kicker", story.kicker), ("deck", story.deck)):
        if words and part not in parts:
            what = f"the layout's head has no {part}, so the story's is not printed."
            yield warning(
                "head-left-out", part, what, f'Add "{part}" to its head, or take it out of the story.'
            )
