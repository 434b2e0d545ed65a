"""a filled place + its creative → the advert as a page shows it, its files among the assets.

What cannot be shown is a note, and the page goes on without it. On the web the page's width alone chooses between an
advert and its version for narrow pages: both have a box of their own from the start, and nothing moves.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from pagekit.adverts import Filled
from pagekit.errors import LimitExceeded, MissingDependency, RenderError, Unreadable
from pagekit.foreign import ForeignForm, foreign_form
from pagekit.foreign.eps import eps_pdf
from pagekit.house.contacts import contact_line
from pagekit.house.story import ContactLine, Labels
from pagekit.intake.picture_kind import is_eps
from pagekit.layout.slot import NARROWEST, Slot, SlotSize
from pagekit.makeup.creative_bleed import Reach, reach
from pagekit.makeup.creative_fit import of_shape, of_size, px, told
from pagekit.makeup.creative_frame import creative_file
from pagekit.makeup.creative_html import DrawHtml, click_address, without_script
from pagekit.makeup.page import BESIDE, AssetRoots, PageAdvert, PlacedForm
from pagekit.makeup.printed import Press, advert_recipe, press_inks, remarks
from pagekit.makeup.scan import scan_code
from pagekit.model import AdvertBook, AwaitedCreative, HouseCreative, HtmlCreative, ImageCreative, PdfCreative
from pagekit.model.booking import Fit
from pagekit.notes import Note, error, info, warning
from pagekit.pictures import DerivativeCache, ImageFormat, PictureFiles, Recipe, derive
from pagekit.typeset.bleed import Beyond
from pagekit.world import World

DENSITY = 2
"""Pixels of a creative for each CSS pixel of its slot: enough for screens, and 192 ppi in print."""
PRINT_DPI = 300
NO_BLEED: Beyond = (0.0, 0.0, 0.0, 0.0)
IMAGE_QUALITY, PDF_QUALITY = 90, 92
MAX_CREATIVE_BYTES = 32 * 1024 * 1024

Level = Callable[[str, str, str, str], Note]


@dataclass(frozen=True, slots=True)
class FittedAdvert(PageAdvert):
    """An advert on the page, and what pages show of it on which the slot's wide size does not fit."""

    narrow_picture: PictureFiles | None = None
    narrow_frame: str | None = None
    """The asset name, as `frame`."""
    narrow_width: int = 0
    narrow_height: int = 0
    fit: Fit = "scale"
    """What the booking says of a creative of another size."""
    wide_only: bool = False
    """A frame that cannot be made smaller: narrow pages leave the advert out."""

    @property
    def two(self) -> bool:
        """True when narrow pages show another version."""
        return self.narrow_picture is not None or self.narrow_frame is not None


class Creatives:
    """Makes the adverts of one page. Their files are put into `assets`, what was found into `notes`."""

    def __init__(
        self,
        world: World,
        adverts: AdvertBook,
        *,
        web: bool,
        assets: dict[str, bytes],
        notes: list[Note],
        cache: DerivativeCache | None = None,
        forms: dict[str, ForeignForm] | None = None,
        draw: DrawHtml | None = None,
        press: Press | None = None,
        roots: AssetRoots = BESIDE,
        bleeds: Mapping[str, Beyond] | None = None,
    ) -> None:
        """With `forms`, pages of PDFs are put there as they were drawn; without, pictures are made of them. `draw`
        makes such a page of somebody else's HTML, which only a browser shows by itself. `press`: what pictures are
        made for, where they go to plates. `roots`: where a site has the files that its pages share. `bleeds`: the
        places that reach the edge of the page, by their names, and how far beyond it they are printed.
        """
        self.made = 0
        """Picture files that had to be encoded; those found on the shelf or in the cache do not count."""
        self._cache = cache
        self._world = world
        self._folder = adverts.origin.folder if adverts.origin else None
        self._passed = adverts.origin.passed if adverts.origin else {}
        self._web = web
        self._press = press
        self._roots = roots
        self._bleeds = dict(bleeds or {})
        self._assets = assets
        self._forms = forms
        self._draw = draw
        self._notes = notes

    def advert(self, place: Filled, labels: Labels, contact: ContactLine | None) -> FittedAdvert | None:
        """What stands in a filled place, or None when its creative cannot be used."""
        booking, creative = place.booking, place.booking.creative
        label = booking.label or labels.advertisement
        shown = FittedAdvert(
            creative.kind, place.name, place.slot, label, advertiser=booking.advertiser, fit=booking.fit
        )
        if isinstance(creative, HouseCreative):
            own = contact_line(creative.contact, labels, labels.lang) if creative.contact else contact
            return self._contact(shown, own, booking.label)
        if isinstance(creative, AwaitedCreative):
            what, remedy = "the booked advert is not shown: it has not come.", "Ask the advertiser for it."
            self._note(error, "creative-missing", shown, what, remedy)
            return None
        try:
            data = self._read(creative.src)
            if isinstance(creative, PdfCreative):
                return self._pdf(shown, creative, data, self._forms)
            if isinstance(creative, ImageCreative):
                return self._narrow_image(self._image(shown, creative, data), creative)
            if not self._web:
                return self._drawn(shown, creative, data)
            return self._narrow_frame(self._frame(shown, creative, data), creative)
        except (Unreadable, RenderError, LimitExceeded, MissingDependency) as problem:
            self._note(error, "creative-missing", shown, f"the booked advert is not shown: {problem}")
            return None

    def _read(self, src: str) -> bytes:
        if self._folder is None:
            raise Unreadable(
                f"{src}: nobody said which folder it lies in. Pass files_from, or read the adverts from a file."
            )
        data = self._world.read(self._folder / src, limit=MAX_CREATIVE_BYTES)
        passed = self._passed.get(src)
        if passed is not None and hashlib.sha256(data).hexdigest() != passed:
            raise Unreadable(f"{src}: has changed since the adverts were read. Read them again.")
        return data

    def _derive(self, shown: PageAdvert, data: bytes, width: int, quality: int) -> PictureFiles:
        formats: tuple[ImageFormat, ...] = ("webp", "jpeg") if self._web else ("jpeg",)
        screen = Recipe((width,), quality=quality, formats=formats)
        bleed = self._bleeds.get(shown.slot_name, NO_BLEED)
        recipe = advert_recipe(shown.slot, self._press, bleed) if self._press else screen
        placed = derive(data, recipe, cache=self._cache).at(self._roots.files)
        self.made += placed.made
        self._notes += remarks(placed, f"slot {shown.slot_name}")
        self._assets.update({file.name: file.data for file in placed.files})
        return placed

    def _note(self, level: Level, code: str, shown: PageAdvert, what: str, remedy: str = "") -> None:
        self._notes.append(level(code, f"slot {shown.slot_name}", what, remedy))

    def _contact(
        self, shown: FittedAdvert, contact: ContactLine | None, label: str | None
    ) -> FittedAdvert | None:
        if contact is None:
            what = "the booked house advert is not shown: nobody said whom to call."
            remedy = "Give the advert a contact, or the publication ad_contacts."
            self._note(warning, "contact-missing", shown, what, remedy)
            return None
        code = scan_code(contact.scan) if contact.scan else None
        if code is not None:
            code = replace(code, name=f"{self._roots.files}/{code.name}") if self._roots.files else code
            self._assets[code.name] = code.data
        return replace(shown, contact=contact, code=code, label=label or contact.label)

    def _image(self, shown: FittedAdvert, advert: ImageCreative, data: bytes) -> FittedAdvert:
        picture = self._derive(shown, data, _pixels(shown.slot), IMAGE_QUALITY)
        self._check_shape(shown, picture.ratio, shown.slot)
        larger = self._reach(shown, (1.0, picture.ratio), NO_BLEED, pdf=False).larger
        return replace(shown, picture=picture, alt=advert.alt, href=advert.url, larger=larger)

    def _narrow_image(self, shown: FittedAdvert, advert: ImageCreative) -> FittedAdvert:
        box = shown.slot.narrow
        data = self._read_narrow(shown, advert.narrow)
        if data is None or box is None:
            if self._web and not shown.slot.fits_everywhere:
                smallest = NARROWEST / shown.slot.width.points * shown.slot.height.points
                what = f"the creative is made smaller on narrow pages, on a phone down to {px(NARROWEST, smallest)}."
                self._note(info, "advert-narrow", shown, what, _supply_narrow(box))
            return shown
        try:
            picture = self._derive(shown, data, _pixels(box), IMAGE_QUALITY)
        except RenderError as problem:
            self._narrow_missing(shown, problem)
            return shown
        self._check_shape(shown, picture.ratio, box)
        return replace(shown, narrow_picture=picture)

    def _pdf(
        self, shown: FittedAdvert, advert: PdfCreative, data: bytes, forms: dict[str, ForeignForm] | None
    ) -> FittedAdvert:
        if is_eps(data):
            made = eps_pdf(data, advert.src)
            self._notes += made.notes
            data = made.data
        if forms is not None:
            return self._form(shown, advert, data, forms)
        # PDFium, when the first PDF is booked.
        from pagekit.foreign.aside import page_picture

        drawn = page_picture(data, advert.page, box=advert.box, dpi=PRINT_DPI, name=advert.src)
        if not self._web:
            self._check_size(shown, drawn.width / drawn.scale, drawn.height / drawn.scale)
        picture = self._derive(shown, drawn.data, drawn.width, PDF_QUALITY)
        self._check_shape(shown, picture.ratio, shown.slot)
        return replace(shown, picture=picture, alt=advert.alt)

    def _form(
        self, shown: FittedAdvert, advert: PdfCreative, data: bytes, forms: dict[str, ForeignForm]
    ) -> FittedAdvert:
        # Another box than the trim was chosen for what it holds.
        bleed = shown.slot_name in self._bleeds and advert.box == "trim"
        name = f"adverts/{hashlib.sha256(data).hexdigest()[:12]}-{advert.page}-{advert.box}"
        name += "-bleed" if bleed else ""
        if name not in forms:
            press = press_inks(self._press) if self._press else None
            forms[name] = foreign_form(data, advert.src, advert.page, advert.box, press=press, bleed=bleed)
        form = forms[name]
        self._notes += form.notes
        own = self._reach(shown, (form.width, form.height), form.beyond, pdf=True)
        if not own.made_so:
            self._check_size(shown, form.width, form.height)
        self._check_shape(shown, form.height / form.width, shown.slot)
        placed = PlacedForm(name, form.width, form.height, form.beyond)
        return replace(shown, form=placed, alt=advert.alt, larger=own.larger)

    def _drawn(self, shown: FittedAdvert, advert: HtmlCreative, data: bytes) -> FittedAdvert:
        """On paper, HTML is the page of a PDF that is drawn of it, and all of it leads where its links do."""
        if self._draw is None:
            raise RenderError(f"{advert.src}: HTML is not drawn here. Supply a picture or a PDF.")
        drawn, where = self._draw(advert, data), f"slot {shown.slot_name}"
        href, links = click_address(drawn.links, where)
        self._notes += (
            *without_script(advert, where),
            *(replace(n, where=where) for n in drawn.notes),
            *links,
        )
        page = PdfCreative(src=advert.src, alt=advert.title, box="media")
        return replace(self._pdf(shown, page, drawn.data, self._forms), href=href)

    def _frame(self, shown: FittedAdvert, advert: HtmlCreative, data: bytes) -> FittedAdvert:
        width, height = self._cut(shown, advert.width, advert.height, shown.slot)
        return replace(
            shown,
            frame=self._framed(data, advert),
            alt=advert.title,
            frame_width=width,
            frame_height=height,
            frame_scripts=advert.scripts,
        )

    def _narrow_frame(self, shown: FittedAdvert, advert: HtmlCreative) -> FittedAdvert:
        box, narrow = shown.slot.narrow, advert.narrow
        data = self._read_narrow(shown, narrow.src if narrow else None)
        if data is None or box is None or narrow is None:
            if not self._web or shown.frame_width <= NARROWEST.px:
                return shown
            what = (
                f"the creative is {shown.frame_width} px wide and cannot be made smaller: pages narrower than "
                f"{shown.slot.wide_from.px:g} px leave it out, and phones do not see it."
            )
            self._note(warning, "advert-narrow", shown, what, _supply_narrow(box))
            return replace(shown, wide_only=True)
        width, height = self._cut(shown, narrow.width, narrow.height, box)
        frame = self._framed(data, advert)
        return replace(shown, narrow_frame=frame, narrow_width=width, narrow_height=height)

    def _framed(self, data: bytes, advert: HtmlCreative) -> str:
        """The name among the assets of a document of ours, which holds the creative that cannot be trusted."""
        framed = creative_file(data, advert.title, advert.scripts)
        beside = f"adverts/{hashlib.sha256(framed).hexdigest()[:12]}.html"
        name = f"{self._roots.frames}/{beside}" if self._roots.frames else beside
        self._assets[name] = framed
        return name

    def _read_narrow(self, shown: FittedAdvert, src: str | None) -> bytes | None:
        if src is None or not self._web:
            return None
        if shown.slot.narrow is None:
            what = "the slot has one size for all pages, so the version for narrow pages is not used."
            self._note(info, "advert-narrow", shown, what)
            return None
        try:
            return self._read(src)
        except Unreadable as problem:
            self._narrow_missing(shown, problem)
            return None

    def _narrow_missing(self, shown: FittedAdvert, problem: Exception) -> None:
        what = f"the version for narrow pages is not shown: {problem}"
        self._note(error, "creative-missing", shown, what)

    def _check_size(self, shown: FittedAdvert, width: float, height: float) -> None:
        # What is drawn of HTML was made for a screen, whose pixels are no millimetres.
        if shown.kind == "pdf":
            self._notes += of_size(width, height, shown.slot, shown.fit, f"slot {shown.slot_name}")

    def _check_shape(self, shown: FittedAdvert, ratio: float, box: Slot | SlotSize) -> None:
        self._notes += of_shape(ratio, box, shown.fit, f"slot {shown.slot_name}", self._web)

    def _reach(self, shown: FittedAdvert, size: tuple[float, float], has: Beyond, *, pdf: bool) -> Reach:
        wanted = self._bleeds.get(shown.slot_name)
        if wanted is None:
            return Reach()
        found = reach(size, has, shown.slot, wanted, shown.fit, f"slot {shown.slot_name}", pdf=pdf)
        if self._press is None and not found.made_so:
            # Nobody cuts the pages of a reader's PDF.
            return Reach()
        self._notes += found.notes
        return found

    def _cut(self, shown: FittedAdvert, width: int, height: int, box: Slot | SlotSize) -> tuple[int, int]:
        """The frame's size in CSS pixels, at most the box's."""
        if width > box.width.px or height > box.height.px:
            what = f"the creative is {width} by {height} px, more than the slot; its frame is cut to it."
            self._note(warning, "advert-shape", shown, what, f"Supply it at {told(box, self._web)}.")
        return min(width, round(box.width.px)), min(height, round(box.height.px))


def _pixels(box: Slot | SlotSize) -> int:
    return max(16, round(box.width.px * DENSITY))


def _supply_narrow(box: SlotSize | None) -> str:
    if box is None:
        return "Book a slot that has a narrow size."
    return f"Supply a narrow version at {px(box.width, box.height)}."
