"""photos of an article → Figures: alternative text, caption and credit settled, each picture in one place.

The rules:
1. The first photo is the lead. The others follow the text, unless the text places them.
2. A picture that the text shows before its first words is the lead again: it is not shown twice.
3. A picture that is described in one place and placed in another takes its words and its credit along.
4. A picture without alternative text is noted, and so is one that nobody is credited for.
5. A picture that its desk does not let be cropped stands whole, and so does one so tall or so wide that no crop could
   show what it is.
6. Where the publication asks for it, the line under a picture says that it was made by a machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from pagekit.house.captions import part
from pagekit.house.clearance import uncleared
from pagekit.house.copydesk import CopyDesk
from pagekit.house.credits import Names, credit_line, names_of
from pagekit.house.rights import rights_of
from pagekit.house.source_labels import source_label
from pagekit.house.story import Figure
from pagekit.model import Block, Photo, PhotoBlock
from pagekit.model.base import altered
from pagekit.model.publication import CreditStyle
from pagekit.notes import info, warning

TALLEST, WIDEST = 2.5, 4.0
"""Height over width, and width over height, beyond which a picture is not cropped."""


class PictureDesk:
    """Makes the figures of one story. `lang` is the language of the credit's own words."""

    def __init__(
        self, desk: CopyDesk, style: CreditStyle, lang: str, labelled: Literal["none", "ai", "all"] = "none"
    ) -> None:
        self.desk = desk
        self.style = style
        self.lang = lang
        self.labelled = labelled

    def figure(self, photo: Photo, where: str, *, optional: bool = False) -> Figure:
        """The picture with what stands under it. One that came through intake keeps the name of its place there."""
        where = photo.place or where
        names = names_of(photo.credit) if photo.credit else Names()
        notice = photo.credit.notice if photo.credit else None
        caption, names = part(self.desk.line(photo.caption, f"{where}.caption"), names, notice)
        credit = credit_line(photo.credit, names, self.style, self.lang)
        label = source_label(photo.source_type, self.labelled, self.lang)
        self._note(photo, where)
        return Figure(
            src=photo.src,
            alt=photo.alt or "",
            caption=caption,
            credit=". ".join(filter(None, [credit, label])) or None,
            focus=photo.focus,
            optional=optional,
            rights=rights_of(photo.credit, names, credit),
            facts=photo.facts,
            uncleared=uncleared(photo),
            whole=not photo.crop or _beyond(photo),
            place=where,
        )

    def portrait(self, photo: Photo, where: str) -> Figure:
        """Somebody of the byline, which says who it is: a caption is none of its own."""
        return replace(self.figure(photo, where), caption=())

    def _note(self, photo: Photo, where: str) -> None:
        if not (photo.credit and photo.credit.names_someone):
            so = (
                "nobody is told whose it is"
                if photo.clearance == "cleared"
                else "it is not cleared for print"
            )
            what = f"{photo.src} has neither a credit nor a notice: {so}."
            remedy = "Give credit.creator, credit.agency or credit.notice."
            self.desk.notes.append(warning("photo-not-cleared", where, what, remedy))
        elif why := uncleared(photo):
            what = f"{photo.src} is not cleared for print: {why}."
            remedy = 'Ask its owner, and write clearance = "cleared"; or take another picture.'
            self.desk.notes.append(warning("photo-not-cleared", where, what, remedy))
        if _beyond(photo) and photo.crop:
            what = f"{photo.src} is too tall or too wide for a crop, and stands whole."
            remedy = "Set its focus to have it cropped there, or cut it into parts."
            self.desk.notes.append(info("picture-whole", where, what, remedy))
        if not photo.alt:
            what = f"{photo.src} has no alternative text; readers who do not see it are told nothing."
            self.desk.notes.append(
                warning("alt-missing", f"{where}.alt", what, "Say what the picture shows.")
            )


def _beyond(photo: Photo) -> bool:
    """True for a picture of which no crop shows what it is. Where its desk set a focus, that is what is shown."""
    if photo.facts is None or photo.focus != (0.5, 0.5):
        return False
    width, height = photo.facts.upright
    return not 1 / WIDEST <= height / width <= TALLEST


def placed(body: Iterable[Block]) -> list[PhotoBlock]:
    """The pictures that the text places."""
    return [photo for block in body for photo in block.photos]


def repeats_of_lead(body: Sequence[Block], lead: Photo | None) -> frozenset[int]:
    """Where the body shows the lead again before its first words."""
    repeats: set[int] = set()
    for position, block in enumerate(body):
        if not block.silent:
            break
        if lead is not None and isinstance(block, PhotoBlock) and block.src == lead.src:
            repeats.add(position)
    return frozenset(repeats)


def after_text(photos: Sequence[Photo], body: Sequence[Block]) -> list[tuple[int, Photo]]:
    """The photos, with their places in the list, that neither the lead nor the text shows."""
    shown = {photo.src for photo in photos[:1]} | {block.src for block in placed(body)}
    rest: list[tuple[int, Photo]] = []
    for position, photo in enumerate(photos[1:], start=1):
        if photo.src not in shown:
            shown.add(photo.src)
            rest.append((position, photo))
    return rest


def filled(photo: Photo, others: Iterable[Photo]) -> Photo:
    """The photo with what it lacks taken from the same picture elsewhere in the story."""
    for other in others:
        if other is photo or other.src != photo.src:
            continue
        lacking = {
            name: getattr(other, name)
            for name in ("alt", "caption", "credit", "source_type")
            if getattr(photo, name) is None and getattr(other, name) is not None
        }
        if lacking:
            photo = altered(photo, **lacking)
    return photo
