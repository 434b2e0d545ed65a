"""stories + the publication's sections → Front: which story stands where on a home page or on a section's front.

The rules:
1. Order: priority (1 first), running reports first among equals, then the newest, then by id. A running report is as
   new as its last update; every other story is as old as it was when it came out.
2. The lead is the first story whose picture is wide enough for the place, else the first. Briefs neither lead nor
   stand second while there is anything else.
3. The seconds are the next two stories that have pictures of their own; without enough of those, the next ones. No
   picture is shown twice. Where pictures are lacking, the lead stands alone and the others below it.
4. A column of text beside them holds the newest of the others, then briefs: six lines, or five below two titles, at
   most two of them briefs while there is other news. A section's front has it only for three briefs and more.
5. Up to six stories make no strips: the lead and its seconds, then one row that is full. There a story whose picture
   stands on the page already shows another of its own.
6. A home page goes on with the sections in the publication's order. One with three stories or more has a strip of its
   own, up to four with pictures and the others as lines; smaller ones stand side by side, so that no card is lonely.
7. A section's front goes on with all its other stories, the newest first, in pairs.
8. Opinion stands with its author's name. Briefs and lines have neither picture nor deck; a card without a picture has
   its deck instead.
9. A story that is there in several languages has one card (`versions`).
10. Every story is linked once, and no zone is empty.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import replace

from pagekit.front.choice import (
    COLUMN_LINES,
    by_time,
    choose_column,
    choose_lead,
    choose_seconds,
    is_brief,
    ranked,
    without,
)
from pagekit.front.parts import Front, FrontBand, FrontCard, FrontZone, Measure, Role, ZoneKind
from pagekit.front.sections import Part, SectionMark, even_rows, parted
from pagekit.front.versions import one_version
from pagekit.house.format import design_label
from pagekit.house.parts import Labels, TranslatedStory
from pagekit.house.story import Story

FEW = 6
SECTION_BRIEFS = 3
"""From so many briefs on, a section's front has a column for them."""
FULL_ROW = 3
STRIP_FROM = 3
STRIP_PICTURES = 4
ACROSS = 4
"""The most columns that sections are set in."""


def arrange(
    stories: Sequence[Story],
    labels: Labels,
    *,
    width_of: Callable[[Story], int],
    file_of: Callable[[Story], Hashable],
    sections: Sequence[SectionMark] = (),
    home: bool = True,
) -> Front:
    """The front of these stories. `width_of` gives the pixels across that a story's picture has for the lead's place.

    It is asked in order, and no further than the first that is wide enough. `file_of` tells pictures apart. A home
    page has strips for the `sections`; a section's front gets that section's stories alone.
    """
    if not stories:
        return Front(())
    order, versions = one_version(ranked(stories), labels.lang)
    lead = choose_lead(order, width_of)
    others = without(order, [lead])
    desk = _Desk(labels, versions, file_of, thin=len(order) <= FEW)
    if len(order) <= FEW:
        return Front(tuple(desk.few(lead, others)))
    return Front(tuple(desk.home(lead, others, sections) if home else desk.section(lead, others)))


class _Desk:
    """Sets the bands of one front in reading order. `versions` are the other languages of a story by its id."""

    def __init__(
        self,
        labels: Labels,
        versions: Mapping[str, tuple[TranslatedStory, ...]],
        file_of: Callable[[Story], Hashable],
        *,
        thin: bool = False,
    ) -> None:
        self.labels = labels
        self.versions = versions
        self.file_of = file_of
        self.thin = thin
        self.shown: set[Hashable] = set()

    def few(self, lead: Story, others: list[Story]) -> Iterator[FrontBand]:
        """Rule 5."""
        seconds = choose_seconds(lead, others, self.file_of)
        if len(others) in {0, 1, 3} or not self._pictured(lead, seconds):
            yield self._alone(lead)
            yield from self._row(others[:FULL_ROW])
            yield from self._row(others[FULL_ROW:])
            return
        yield self._stack(lead, seconds)
        yield from self._row(without(others, seconds))

    def home(self, lead: Story, others: list[Story], sections: Sequence[SectionMark]) -> Iterator[FrontBand]:
        """Rules 3, 4 and 6."""
        if lead.lead is None:
            yield self._alone(lead)
            yield from self._row(others[:FULL_ROW])
            yield from self._sections(others[FULL_ROW:], sections)
            return
        seconds = choose_seconds(lead, others, self.file_of)
        rest = without(others, seconds)
        latest, short = choose_column(rest)
        yield self._columns(lead, seconds, latest, short)
        yield from self._sections(without(rest, [*latest, *short]), sections)

    def section(self, lead: Story, others: list[Story]) -> Iterator[FrontBand]:
        """Rules 3, 4 and 7."""
        seconds = choose_seconds(lead, others, self.file_of)
        if not self._pictured(lead, seconds):
            yield self._alone(lead)
            yield FrontBand("pairs", (self._zone("cards", by_time(others), "card", "card"),), 2)
            return
        rest = without(others, seconds)
        briefs = [story for story in rest if is_brief(story)]
        short = briefs[:COLUMN_LINES] if len(briefs) >= SECTION_BRIEFS else []
        yield self._columns(lead, seconds, [], short) if short else self._stack(lead, seconds)
        left = by_time(without(rest, short))
        if left:
            yield FrontBand("pairs", (self._zone("cards", left, "card", "card"),), 2)

    def _pictured(self, lead: Story, seconds: list[Story]) -> bool:
        """True when lead and seconds all have pictures, each its own: only then do they stand side by side."""
        first = [lead, *seconds]
        files = {self.file_of(story) for story in first if story.lead is not None and not is_brief(story)}
        return len(files) == len(first)

    def _alone(self, lead: Story) -> FrontBand:
        return FrontBand("alone", (self._zone("lead", [lead], "lead", "main-wide"),))

    def _stack(self, lead: Story, seconds: list[Story]) -> FrontBand:
        first = self._zone("lead", [lead], "lead", "main-wide")
        return FrontBand("stack", (first, self._zone("seconds", seconds, "second", "second")))

    def _columns(
        self, lead: Story, seconds: list[Story], latest: list[Story], short: list[Story]
    ) -> FrontBand:
        zones = [
            self._zone("lead", [lead], "lead", "main"),
            self._zone("seconds", seconds, "second", "quarter"),
        ]
        if latest:
            zones.append(self._lines("latest", latest, self.labels.latest))
        if short:
            zones.append(self._lines("briefs", short, self.labels.brief))
        return FrontBand("columns", tuple(zones))

    def _row(self, stories: list[Story], mark: SectionMark | None = None) -> Iterator[FrontBand]:
        """Up to three stories as one row without a hole."""
        if len(stories) == 1:
            yield FrontBand("wide", (self._zone("cards", stories, "second", "wide", mark),))
        elif len(stories) == 2:
            yield FrontBand("pairs", (self._zone("cards", stories, "card", "card", mark),), 2)
        elif stories:
            yield FrontBand("row", (self._zone("cards", stories, "card", "third", mark),), len(stories))

    def _sections(self, stories: list[Story], sections: Sequence[SectionMark]) -> Iterator[FrontBand]:
        """Rule 6."""
        parts = parted(stories, sections)
        for mark, own in parts:
            if len(own) >= STRIP_FROM:
                yield self._strip(mark, own)
        small = [part for part in parts if len(part[1]) < STRIP_FROM]
        if len(small) == 1:
            mark, own = small[0]
            yield from self._row(own, mark)
            return
        for row in even_rows(small, ACROSS):
            uneven = len({len(own) for _, own in row}) > 1
            yield FrontBand("sections", tuple(self._small(part, len(row), uneven) for part in row), len(row))

    def _strip(self, mark: SectionMark, stories: list[Story]) -> FrontBand:
        """A row of pictures. With a few stories more, its last column is lines; with many, lines stand below it."""
        few = STRIP_PICTURES < len(stories) < 2 * STRIP_PICTURES
        pictures = min(len(stories), STRIP_PICTURES) - few
        across = pictures + few
        measure: Measure = "third" if across == STRIP_FROM else "quarter"
        zones = [self._zone("cards", stories[:pictures], "card", measure, mark)]
        if len(stories) > pictures:
            zones.append(self._lines("lines", stories[pictures:], None))
        return FrontBand("beside" if few else "row", tuple(zones), across)

    def _small(self, part: Part, across: int, uneven: bool) -> FrontZone:
        """A section as a column among others: its first story as a card, and a second one as a line or else a deck."""
        mark, (first, *more) = part
        measures: dict[int, Measure] = {2: "card", 3: "third"}
        card = self._card(first, "card", measures.get(across, "quarter"))
        if card.picture:
            card = replace(card, deck=bool(first.deck) and not more and (uneven or card.deck))
        cards = (card, *(self._card(story, "line") for story in more))
        return self._titled(FrontZone("cards", cards), mark)

    def _zone(
        self,
        kind: ZoneKind,
        stories: Sequence[Story],
        role: Role,
        measure: Measure,
        mark: SectionMark | None = None,
    ) -> FrontZone:
        zone = FrontZone(kind, tuple(self._card(story, role, measure) for story in stories))
        return self._titled(zone, mark) if mark else zone

    def _titled(self, zone: FrontZone, mark: SectionMark) -> FrontZone:
        title = mark.name or self.labels.latest
        return replace(zone, title=title, href=mark.href, theme=mark.theme, lang=mark.lang)

    def _lines(self, kind: ZoneKind, stories: Sequence[Story], title: str | None) -> FrontZone:
        cards = (self._card(story, "line") for story in stories)
        # What the title says, its cards need not say again.
        return FrontZone(
            kind, tuple(replace(card, label=None) if card.label == title else card for card in cards), title
        )

    def _card(self, story: Story, role: Role, measure: Measure | None = None) -> FrontCard:
        text_only = role == "line" or is_brief(story)
        told = None if text_only else self._fresh(story)
        story, picture = told or story, measure if told else None
        # Beside a picture there is room for a deck only where the text has a wide measure.
        roomy = role == "lead" or measure in {"card", "third", "wide"} or picture is None
        return FrontCard(
            story,
            role,
            deck=bool(story.deck) and roomy and not text_only,
            picture=picture,
            label=design_label(story.format.design, self.labels)
            if story.released
            else self.labels.not_for_publication,
            versions=self.versions.get(story.id, ()),
        )

    def _fresh(self, story: Story) -> Story | None:
        """The story with a picture that does not stand on the page yet; from now on it does. None without one."""
        if story.lead is None:
            return None
        for figure in story.figures if self.thin else (story.lead,):
            told = replace(story, lead=figure)
            if self.file_of(told) not in self.shown:
                self.shown.add(self.file_of(told))
                return told
        return None
