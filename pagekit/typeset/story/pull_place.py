"""a story that was set with its spare pull quote → the same with the quote where it stands best in its columns.

Wherever it stands between two paragraphs the story is as long: what was planned holds. The rules:
1. Text stands over it and under it in its column. At a foot it would be taken for the end of the story, at a head for a
   part of what stands above.
2. Its words stand in another column, where there is such a place.
3. The desk is told which words were pulled.
4. Nothing else may be worse for it: all goes in, and the columns end no less evenly.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pagekit.house.story import plain
from pagekit.notes import Note, about, info
from pagekit.typeset.blocks.pulls import quote_of
from pagekit.typeset.copyfit.fit import Variants
from pagekit.typeset.copyfit.levers import Variant
from pagekit.typeset.flow.flow import Flowed
from pagekit.typeset.matter import Flowing, is_spare
from pagekit.typeset.story.galley import StoryGalley
from pagekit.typeset.story.in_box import SetStory, StoryBox, StoryInBox

TEXT_BESIDE = 3
"""Lines of text over it and under it in its column."""
FOOT, HEAD, NEAR_FOOT, NEAR_HEAD = 8, 6, 2, 1
"""What it costs that nothing of its column stands under it, or over it, and that less does."""
SAID = 3
"""What it costs that its words begin or end in its column."""
TRIED, SHORTER = 8, 3
"""Places that are tried, the middle of the text first; and variants a little shorter, where a flow loses a line."""
UNEVEN = 1
"""Lines by which a column may always end above the foot of its box."""


def with_pull_placed(story: StoryGalley, found: Variants, place: StoryBox, made: SetStory) -> SetStory:
    """The story as it was set, or with its pull quote elsewhere; in both cases it is told."""
    item = next((at for at, one in enumerate(story.galley.matter) if is_spare(one)), None)
    if item is None or item in made.variant.cuts or made.overset is not None:
        return made
    best = _best_placed(story, found, place, made, item)
    return replace(best, notes=(*best.notes, *about(best.story, (_told(story.galley.matter[item]),))))


def _best_placed(story: StoryGalley, found: Variants, place: StoryBox, made: SetStory, item: int) -> SetStory:
    best, least = made, _Desk.of(story, found, place, made.variant, item).fault()
    for variant in (made.variant, *_shorter(found, made.variant, item)):
        desk = _Desk.of(story, found, place, variant, item)
        for before in story.pull_places.before[:TRIED]:
            if not least:
                return best
            flowed, fault = desk.moved(before)
            if flowed.overset is not None or fault >= least:
                continue
            other = desk.standing.stood(flowed, variant, found.yields(variant), made.remedy)
            if other.lines <= max(made.lines, place.lines) and max(other.short) <= max(UNEVEN, *made.short):
                best, least = other, fault
    return best


def _shorter(found: Variants, variant: Variant, item: int) -> list[Variant]:
    """The variants with the quote that are shorter by no more than a line a column, the cheapest first."""
    number = found.columns.number
    near = (one for one in found.variants if 0 < variant.lines - one.lines <= number and item not in one.cuts)
    return sorted(near, key=lambda one: one.cost)[:SHORTER]


@dataclass(frozen=True, slots=True)
class _Desk:
    """A variant with its quote."""

    matter: tuple[Flowing, ...]
    """As it is set, without what is cut."""
    item: int
    """The quote in it."""
    cuts: tuple[int, ...]
    """What is cut, counted without the quote."""
    said: tuple[int, ...]
    """What of the matter says its words, counted without it."""
    standing: StoryInBox

    @classmethod
    def of(cls, story: StoryGalley, found: Variants, place: StoryBox, variant: Variant, item: int) -> _Desk:
        """For the quote that is that item of the story's matter."""
        own = item - sum(cut < item for cut in variant.cuts)
        cuts = tuple(cut - (cut > item) for cut in variant.cuts)
        matter = variant.applied(story.galley, found.columns.width)
        said = tuple(at - sum(cut < at for cut in cuts) for at in story.pull_places.said)
        return cls(matter, own, cuts, said, StoryInBox(story, found.columns, place, variant))

    def fault(self) -> int:
        """What is wrong with its place where it stands."""
        return self._fault(self.standing.flowed(self.matter, balance=True), self.item)

    def moved(self, before: int) -> tuple[Flowed, int]:
        """The story with the quote before that item of its matter, counted without it; and what is wrong then."""
        at = before - sum(cut < before for cut in self.cuts)
        others = (*self.matter[: self.item], *self.matter[self.item + 1 :])
        flowed = self.standing.flowed((*others[:at], self.matter[self.item], *others[at:]), balance=True)
        return flowed, self._fault(flowed, at)

    def _fault(self, flowed: Flowed, item: int) -> int:
        own = next((taken for taken in flowed.record if taken.item == item), None)
        if own is None:
            return FOOT + HEAD
        near = [taken for taken in flowed.record if taken.lines and taken.frame == own.frame]
        above = sum(taken.lines for taken in near if taken.line < own.line)
        below = sum(taken.lines for taken in near if taken.line > own.line)
        foot = FOOT if not below else NEAR_FOOT if below < TEXT_BESIDE else 0
        head = HEAD if not above else NEAR_HEAD if above < TEXT_BESIDE else 0
        said = {at + (at >= item) for at in self.said}
        return foot + head + SAID * any(taken.item in said for taken in near)


def _told(pull: Flowing) -> Note:
    quote = quote_of(pull)
    words = " ".join(plain(runs) for runs in quote.paragraphs) if quote else ""
    return info(
        "quote-pulled",
        f"pull quote “{words.strip('“”«»„')}”",
        "it fills a story that is short of its place.",
        "Forbid it with print = { pull = false }, or pull words of your own.",
    )
