"""a story's pictures and its adverts' creatives → what the page shows, with every file among the assets, made once.

What cannot be made is a note, and the page goes on without it.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from pagekit.errors import MissingDependency, RenderError, Unreadable
from pagekit.house.contacts import contact_line
from pagekit.house.story import ContactLine, Figure, Labels, Story
from pagekit.layout import PictureRole, Slot
from pagekit.layout.slots import Filled
from pagekit.model import (
    AdvertBook,
    Article,
    ContactAdvert,
    Credit,
    Factbox,
    HtmlAdvert,
    ImageAdvert,
    PdfAdvert,
    Photo,
)
from pagekit.notes import Note, error, warning
from pagekit.paint.page import PageAdvert, PagePicture
from pagekit.paint.scan import ScanCode, scan_code
from pagekit.pictures import Placed, Recipe, credit_packet, derive, raster
from pagekit.world import World

LEAD, INLINE = "lead", "inline"
DEFAULT_ROLE = PictureRole(widths=(640, 1280))
ADVERT_DENSITY = 2
"""Pixels of a creative for each CSS pixel of its slot: enough for screens, and 192 ppi in print."""
PRINT_ADVERT_DPI = 300
SHAPE_TOLERANCE = 0.04
"""How far a creative's shape may be off its slot's before the desk is told."""
MAX_CREATIVE_BYTES = 32 * 1024 * 1024
_FRAME_HEAD = (
    b'<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="'
    b"default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; %s base-uri 'none'; form-action 'none'\">"
)


class Materials:
    """Collects the files of one page. `assets` and `notes` grow as pictures and adverts are asked for."""

    def __init__(
        self, world: World, article: Article, adverts: AdvertBook, roles: Mapping[str, PictureRole], web: bool
    ) -> None:
        self.assets: dict[str, bytes] = {}
        self.notes: list[Note] = []
        self._world = world
        self._folder = article.origin.folder if article.origin else None
        self._advert_folder = adverts.origin.folder if adverts.origin else None
        self._roles = roles
        self._web = web
        self._credits = dict(_credits(article))

    def keep(self, code: ScanCode | None) -> ScanCode | None:
        """Put a code to scan among the assets."""
        if code is not None:
            self.assets[code.name] = code.data
        return code

    def figures(self, story: Story) -> dict[str, dict[str, PagePicture]]:
        """Every picture of the story, by role and source."""
        roles: dict[str, dict[str, PagePicture]] = {LEAD: {}, INLINE: {}}
        for figure in story.figures:
            role = LEAD if figure is story.lead else INLINE
            picture = self._figure(figure, self._roles.get(role, DEFAULT_ROLE))
            if picture is not None:
                roles[role][figure.key] = picture
        return roles

    def advert(self, place: Filled, labels: Labels, contact: ContactLine | None) -> PageAdvert | None:
        """What stands in a filled place, or None when its creative cannot be used."""
        advert = place.advert
        label = advert.label or labels.advertisement
        shown = PageAdvert(advert.kind, place.name, place.slot, label, advertiser=advert.advertiser)
        if isinstance(advert, ContactAdvert):
            own = contact_line(advert.contact, labels, labels.lang) if advert.contact else contact
            return self._contact(shown, own, advert.label)
        try:
            data = self._read(self._advert_folder, advert.src, MAX_CREATIVE_BYTES)
            if isinstance(advert, ImageAdvert):
                return self._image(shown, advert, data)
            if isinstance(advert, PdfAdvert):
                return self._pdf(shown, advert, data)
            return self._frame(shown, advert, data)
        except (Unreadable, RenderError, MissingDependency) as problem:
            self.notes.append(
                error("creative-missing", f"slot {place.name}", f"the booked advert is not shown: {problem}")
            )
            return None

    def _figure(self, figure: Figure, role: PictureRole) -> PagePicture | None:
        try:
            data = self._read(self._folder, figure.src)
            placed = self._derive(data, role, figure.focus, self._packet(figure))
        except (Unreadable, RenderError) as problem:
            self.notes.append(error("picture-missing", figure.src, f"the picture is not shown: {problem}"))
            return None
        return PagePicture(placed, role.sizes, placed.ratio <= role.wide_up_to)

    def _derive(
        self, data: bytes, role: PictureRole, focus: tuple[float, float], xmp: bytes | None
    ) -> Placed:
        recipe = Recipe(
            role.widths,
            role.tallest,
            focus,
            role.quality,
            formats=("webp", "jpeg") if self._web else ("jpeg",),
        )
        placed = derive(data, recipe, xmp=xmp)
        self.assets.update({file.name: file.data for file in placed.files})
        return placed

    def _packet(self, figure: Figure) -> bytes | None:
        credit = self._credits.get((figure.src, figure.focus))
        if credit is None:
            return None
        return credit_packet(
            creator=credit.creator, agency=credit.agency, notice=credit.notice, licence=credit.licence
        )

    def _read(self, folder: Path | None, src: str, limit: int | None = None) -> bytes:
        if folder is None:
            raise Unreadable(
                f"{src}: nobody said which folder it lies in. Pass photos_from, or read it from a file."
            )
        return self._world.read(folder / src, limit=limit) if limit else self._world.read(folder / src)

    def _contact(
        self, shown: PageAdvert, contact: ContactLine | None, label: str | None
    ) -> PageAdvert | None:
        if contact is None:
            what = "the booked house advert is not shown: nobody said whom to call."
            remedy = "Give the advert a contact, or the publication ad_contacts."
            self.notes.append(warning("contact-missing", f"slot {shown.slot_name}", what, remedy))
            return None
        code = self.keep(scan_code(contact.scan)) if contact.scan else None
        return replace(shown, contact=contact, code=code, label=label or contact.label)

    def _image(self, shown: PageAdvert, advert: ImageAdvert, data: bytes) -> PageAdvert:
        width = max(16, round(shown.slot.width.px * ADVERT_DENSITY))
        picture = self._derive(data, PictureRole(widths=(width,), quality=90), (0.5, 0.5), None)
        self._check_shape(shown, picture.ratio)
        return replace(shown, picture=picture, alt=advert.alt, href=advert.url)

    def _told(self, slot: Slot) -> str:
        if self._web:
            return f"{slot.width.px:g} by {slot.height.px:g} px"
        return f"{slot.width.mm:.4g} by {slot.height.mm:.4g} mm"

    def _check_shape(self, shown: PageAdvert, ratio: float) -> None:
        wanted = shown.slot.height.points / shown.slot.width.points
        if abs(ratio - wanted) > SHAPE_TOLERANCE * wanted:
            self.notes.append(
                warning(
                    "advert-shape",
                    f"slot {shown.slot_name}",
                    f"the creative is {1 / ratio:.2f} times as wide as high, the slot {1 / wanted:.2f}; "
                    "it is shown whole, with air around it.",
                    f"Supply it at {self._told(shown.slot)}.",
                )
            )

    def _pdf(self, shown: PageAdvert, advert: PdfAdvert, data: bytes) -> PageAdvert:
        for number, image in enumerate(raster.page_images(data, dpi=PRINT_ADVERT_DPI), 1):
            if number == advert.page:
                stream = io.BytesIO()
                image.save(stream, "PNG")
                role = PictureRole(widths=(image.width,), quality=92)
                picture = self._derive(stream.getvalue(), role, (0.5, 0.5), None)
                self._check_shape(shown, picture.ratio)
                return replace(shown, picture=picture, alt=advert.alt)
        raise RenderError(f"{advert.src}: has no page {advert.page}. Name a page that is there.")

    def _frame(self, shown: PageAdvert, advert: HtmlAdvert, data: bytes) -> PageAdvert:
        script = b"script-src 'unsafe-inline';" if advert.scripts else b""
        # The creative cannot be trusted: a policy of our own stands before its first byte, beside the frame's sandbox.
        framed = _FRAME_HEAD % script + data
        name = f"adverts/{hashlib.sha256(framed).hexdigest()[:12]}.html"
        self.assets[name] = framed
        slot = shown.slot
        if advert.width > slot.width.px or advert.height > slot.height.px:
            what = f"the creative is {advert.width} by {advert.height} px, more than the slot; its frame is cut to it."
            where = f"slot {shown.slot_name}"
            self.notes.append(warning("advert-shape", where, what, f"Supply it at {self._told(slot)}."))
        return replace(
            shown,
            frame=name,
            alt=advert.title,
            frame_width=min(advert.width, round(slot.width.px)),
            frame_height=min(advert.height, round(slot.height.px)),
            frame_scripts=advert.scripts,
        )


def _credits(article: Article) -> Iterator[tuple[tuple[str, tuple[float, float]], Credit]]:
    for photo in _photos(article):
        if photo.credit is not None:
            yield (photo.src, photo.focus), photo.credit


def _photos(article: Article) -> Iterator[Photo]:
    yield from article.photos
    for block in article.body:
        inside = block.body if isinstance(block, Factbox) else (block,)
        yield from (inner for inner in inside if isinstance(inner, Photo))
