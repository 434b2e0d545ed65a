"""an Edition + its pack → Setting: what all of its pages are set with; and which of its stories are not for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from pagekit.fonts import FontBook, font_book
from pagekit.house.release import release_of, withheld
from pagekit.jobs import Limits
from pagekit.layout import Layout, Paper, PrintManifest
from pagekit.model import Article, Edition, Publication
from pagekit.model.base import altered
from pagekit.notes import Note
from pagekit.plan.records import LeftOut
from pagekit.production.counted import edition_counted
from pagekit.typeset import Typesetter


@dataclass(frozen=True, slots=True)
class Setting:
    """What all pages of an edition are set with, whichever way they are laid out."""

    edition: Edition
    layout: Layout
    manifest: PrintManifest
    paper: Paper
    fonts: FontBook
    typesetter: Typesetter
    at: datetime
    """The edition's date at 00:00 in its zone, unless the caller says another time."""
    limits: Limits | None
    """What a stranger's pack may take, where the caller says so."""

    @property
    def lang(self) -> str:
        """The publication's."""
        return self.edition.publication.lang


def setting_of(
    edition: Edition, layout: Layout, at: datetime | None = None, limits: Limits | None = None
) -> Setting:
    """For an edition in its pack, on the pack's own paper."""
    manifest = layout.printed
    paper = manifest.papers[str(manifest.options["paper"].default)]
    fonts = font_book(layout)
    day = datetime.combine(edition.file.date, time.min, ZoneInfo(edition.publication.timezone))
    typesetter = Typesetter(fonts, steps=edition_counted(layout, edition.stories, limits))
    return Setting(edition, layout, manifest, paper, fonts, typesetter, at or day, limits)


class KeptOut(NamedTuple):
    """A story that is not for this edition, and what is said of it."""

    left_out: LeftOut
    notes: tuple[Note, ...] = ()


def kept_out(setting: Setting, article: Article) -> KeptOut | None:
    """Why a story is not for this edition; None for one that is."""
    if "print" not in article.channels:
        return KeptOut(LeftOut(article.id, "it is not for print: its channels do not name it."))
    release = release_of(article, setting.at, setting.edition.publication.timezone)
    if release.released:
        return None
    note = withheld(article, release)
    return KeptOut(LeftOut(article.id, note.what), (note,))


def section_of(edition: Edition, article: Article) -> str:
    """That of the edition's sections which it names; the first one where it names none of them."""
    names = [section.name for section in edition.file.sections] or [edition.publication.name]
    by_name = {name.casefold(): name for name in names}
    return by_name.get((article.section or "").casefold(), names[0])


def site_of(edition: Edition, article: Article) -> Publication:
    """The publication as its section sees it: on pages in another language dates and labels are in that language."""
    name = section_of(edition, article)
    lang = next((one.lang for one in edition.file.sections if one.name == name), None)
    if lang is None or lang != article.lang:
        return edition.publication
    return altered(edition.publication, labels="article")
