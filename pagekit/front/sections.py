"""a publication's sections → SectionMarks, and stories by section.

The rules:
1. Sections of one address are one section: it has a name in each language that its stories are written in, and is
   called by the first.
2. A story belongs to the section it names; letters of either case are one.
3. The publication's sections come in its order, then those that only stories name, then stories of none.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pagekit.errors import InvalidInput
from pagekit.house.copydesk import CopyDesk
from pagekit.house.publisher import own_address
from pagekit.house.story import Story
from pagekit.model import Publication
from pagekit.notes import error


@dataclass(frozen=True, slots=True)
class SectionMark:
    """A section as a front names it: its name, its front's address, its theme."""

    name: str
    href: str | None = None
    theme: str | None = None
    lang: str | None = None
    """The name's language, where it is not the publication's."""
    others: tuple[str, ...] = ()
    """Its names in other languages."""

    def holds(self, name: str | None) -> bool:
        """True when stories call this section so."""
        return section_key(name) in {section_key(each) for each in (self.name, *self.others)}


def section_key(name: str | None) -> str:
    """The name as sections are compared; blank for none."""
    return unicodedata.normalize("NFC", name or "").casefold().strip()


def section_marks(publication: Publication, desk: CopyDesk) -> tuple[SectionMark, ...]:
    """The publication's sections in its order, their addresses whole; one that cannot be used is noted at the desk."""
    marks: list[SectionMark] = []
    for position, section in enumerate(publication.sections):
        href = own_address(section.url, f"publication.sections[{position}].url", desk)
        same = next((at for at, mark in enumerate(marks) if href and mark.href == href), None)
        if same is None:
            marks.append(SectionMark(section.name, href, section.theme))
        else:
            marks[same] = replace(marks[same], others=(*marks[same].others, section.name))
    return tuple(marks)


def asked_section(
    name: str, marks: Sequence[SectionMark], told: Iterable[str | None], subject: str
) -> SectionMark:
    """The section that a caller asks for by name: the publication's, else one that a story names, as in `told`.

    Raises InvalidInput about `subject` when nobody names it.
    """
    found = next((mark for mark in marks if mark.holds(name)), None)
    if found is not None:
        return found
    if section_key(name) in map(section_key, told):
        return SectionMark(name)
    known = ", ".join(mark.name for mark in marks) or "none"
    what = f"there is no section {name!r}."
    raise InvalidInput(subject, [error("section-unknown", "section", what, f"It has: {known}.")])


Part = tuple[SectionMark, list[Story]]
"""A section and the stories of it that are still to be placed."""


def parted(stories: Sequence[Story], sections: Sequence[SectionMark]) -> list[Part]:
    """The stories by section (rule 3), in their own order; sections without stories are left out."""
    parts: list[Part] = [(mark, []) for mark in sections]
    homeless: list[Story] = []
    for story in stories:
        if not section_key(story.section):
            homeless.append(story)
            continue
        own = next((found for mark, found in parts if mark.holds(story.section)), None)
        if own is None:
            own = []
            parts.append((SectionMark(story.section or "", None, story.format.theme, story.lang), own))
        own.append(story)
    return [part for part in (*parts, (SectionMark(""), homeless)) if part[1]]


def even_rows(parts: list[Part], longest: int) -> Iterator[list[Part]]:
    """Rows of at most `longest`, as even as can be, the longer ones first: five in rows of four are three and two."""
    count = -(-len(parts) // longest)
    start = 0
    for row in range(count):
        size = len(parts) // count + (row < len(parts) % count)
        yield parts[start : start + size]
        start += size
