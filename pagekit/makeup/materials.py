"""a story's pictures and its adverts' creatives → what the page shows, with every file among the assets, made once.

What cannot be made is a note, and the page goes on without it. What was made before is shown though its picture is
gone, and that is a note, too.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from pagekit.adverts import Filled
from pagekit.errors import MissingDependency, RenderError, Unreadable
from pagekit.foreign import ForeignForm
from pagekit.house.story import ContactLine, Figure, Labels, Story
from pagekit.layout import PictureRole, PrintPicture, WebPicture
from pagekit.makeup.creative_html import DrawHtml
from pagekit.makeup.creatives import Creatives
from pagekit.makeup.fineness import LARGE_CARD, SMALL_CARD, coarse, cropped, enlarged, narrow, small_card
from pagekit.makeup.page import BESIDE, AssetRoots, PageAdvert, PagePicture
from pagekit.makeup.printed import NO_BLEED, Press, print_recipe, remarks
from pagekit.makeup.scan import ScanCode
from pagekit.model import AdvertBook, Article, Credit, Photo
from pagekit.notes import Note, error, warning
from pagekit.pictures import (
    DerivativeCache,
    ImageFormat,
    PictureFiles,
    Recipe,
    Source,
    credit_packet,
    derive,
)
from pagekit.typeset.bleed import Beyond
from pagekit.typeset.page import PictureBox
from pagekit.world import World, gone

if TYPE_CHECKING:
    from pagekit.pictures.plate_recipe import PlateRecipe

LEAD, INLINE, PORTRAIT = "lead", "inline", "portrait"
SHOWN, PRINTED = WebPicture(), PrintPicture()
"""A picture whose role the layout does not have."""
CARD_QUALITY = 82
ANY_SHAPE = 4_000.0
"""The tallest shape of a picture that stands whole."""
WEB_FORMATS: tuple[ImageFormat, ...] = ("avif", "webp", "jpeg")
CARDS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"card": (1200, 630), "16x9": (1600, 900), "4x3": (1200, 900), "1x1": (1200, 1200)}
)
"""Size in pixels of the pictures that other sites show: the link card of Open Graph, and the three shapes that search
engines ask for.
"""


class Materials:
    """Collects the files of one page. `assets`, `forms` and `notes` grow as pictures and adverts are asked for.

    Of each picture all files that the page wants are made one after another, so that it is read and decoded once.
    """

    def __init__(
        self,
        world: World,
        article: Article,
        adverts: AdvertBook,
        roles: Mapping[str, PictureRole],
        web: bool,
        cache: DerivativeCache | None = None,
        written: bool = False,
        draw: DrawHtml | None = None,
        press: Press | None = None,
        roots: AssetRoots = BESIDE,
    ) -> None:
        """`written`: pagekit writes the pages itself, and puts there what advertisers drew as they drew it. `draw`
        draws their HTML for paper. `press`: what printed pages are made for, where they go to plates. `roots`: where a
        site has the files that its pages share.
        """
        self.assets: dict[str, bytes] = {}
        self.forms: dict[str, ForeignForm] = {}
        self.notes: list[Note] = []
        self._made = 0
        self._looked_for: set[str] = set()
        self._cache = cache
        self._world = world
        self._folder = article.origin.folder if article.origin else None
        self._shown = {name: role for name, role in roles.items() if isinstance(role, WebPicture)}
        self._printed = {name: role for name, role in roles.items() if isinstance(role, PrintPicture)}
        self._web = web
        self._press = press
        self._root = roots.files
        self._photos = dict(_photos(article))
        self._packets: dict[tuple[str, tuple[float, float]], bytes | None] = {}
        made = partial(
            Creatives,
            world,
            adverts,
            web=web,
            assets=self.assets,
            cache=cache,
            forms=self.forms if written else None,
            draw=draw,
            roots=roots,
        )
        self._creatives = made(notes=self.notes, press=press)
        # What there is to say of an advert was said when its place was filled.
        self._in_black = made(notes=[], press=press.black) if press and not press.mono else self._creatives

    @property
    def made(self) -> int:
        """Picture files that had to be encoded; those found on the shelf or in the cache do not count."""
        again = 0 if self._in_black is self._creatives else self._in_black.made
        return self._made + self._creatives.made + again

    def keep(self, code: ScanCode | None) -> ScanCode | None:
        """Put a code to scan among the assets."""
        if code is not None:
            self.assets[code.name] = code.data
        return code

    def figures(self, story: Story) -> dict[str, dict[str, PagePicture]]:
        """Every picture of the story, by role and source."""
        return self.shown(story)[0]

    def portraits(self, story: Story) -> dict[str, PagePicture]:
        """The portraits of the byline, by source."""
        made = {figure.key: self.picture(figure, PORTRAIT) for figure in _each_once(story.portraits)}
        return {key: picture for key, picture in made.items() if picture is not None}

    def shown(
        self, story: Story, cards: Mapping[str, tuple[int, int]] = MappingProxyType({})
    ) -> tuple[dict[str, dict[str, PagePicture]], dict[str, PictureFiles]]:
        """Every picture of the story, by role and source; and the first one as `cards`, by shape, as JPEG: every reader
        of other sites takes it.
        """
        roles: dict[str, dict[str, PagePicture]] = {LEAD: {}, INLINE: {}}
        shapes: dict[str, PictureFiles] = {}
        first = next(iter(story.figures), None)
        for figures in _by_file(story.figures):
            source = self._source(figures[0])
            for figure in figures:
                role = LEAD if figure is story.lead else INLINE
                picture = self._picture(source, figure, role)
                if picture is not None:
                    roles[role][figure.key] = picture
                if picture is not None and figure is first:
                    shapes = self._cards(source, figure, cards)
        return roles, shapes

    def accent(self, figure: Figure) -> str | None:
        """The colour that stands out in a picture, dark enough to be read; None where none does, or it is not there."""
        try:
            return self._source(figure).accent
        except (Unreadable, RenderError, MissingDependency):
            # Whoever makes the picture says so.
            return None

    def picture(self, figure: Figure, role: str) -> PagePicture | None:
        """One picture in one of the layout's roles, or None when it cannot be made."""
        return self._picture(self._source(figure), figure, role)

    def composed(
        self,
        story: Story,
        boxes: Iterable[PictureBox],
        bleeds: Mapping[PictureBox, Beyond] = MappingProxyType({}),
        black: Container[PictureBox] = (),
    ) -> tuple[dict[PictureBox, str], frozenset[str]]:
        """Box of a composed page → the file that fills it, made at the size it is printed; and the keys of the pictures
        that could not be made. The file of a box with a bleed is as much larger, from the picture; `black` are those
        boxes that stand on pages where a press prints black alone.
        """
        wanted: dict[str, list[PictureBox]] = {}
        for box in boxes:
            wanted.setdefault(box.key, []).append(box)
        found: dict[PictureBox, str] = {}
        missing: set[str] = set()
        for figures in _by_file(_each_once(story.every_figure)):
            source = self._source(figures[0])
            for figure in figures:
                worst: tuple[float, Note] | None = None
                for box in wanted.get(figure.key, ()):
                    role = self._printed.get(box.role, PRINTED)
                    press = self._press.black if self._press and box in black else self._press
                    recipe = print_recipe(box, figure, role, press, bleeds.get(box, NO_BLEED))
                    placed = self._placed(source, figure, recipe)
                    if placed is None:
                        missing.add(figure.key)
                        break
                    found[box] = placed.largest.name
                    self._say(narrow(box, figure))
                    seen = coarse(box, figure, role, press)
                    worst = min(filter(None, (worst, seen)), key=lambda each: each[0], default=None)
                self._say(worst[1] if worst else None)
        return found, frozenset(missing)

    def advert(self, place: Filled, labels: Labels, contact: ContactLine | None) -> PageAdvert | None:
        """What stands in a filled place, or None when its creative cannot be used."""
        return self._creatives.advert(place, labels, contact)

    def advert_in_black(
        self, place: Filled, labels: Labels, contact: ContactLine | None
    ) -> PageAdvert | None:
        """The same for a page where a press prints black alone."""
        return self._in_black.advert(place, labels, contact)

    def _picture(self, source: Source, figure: Figure, role: str) -> PagePicture | None:
        place = self._shown.get(role, SHOWN)
        placed = self._placed(source, figure, self._recipe(place, figure))
        if placed is None:
            return None
        wide = placed.ratio <= place.wide_up_to
        if self._web:
            sizes = place.sizes if wide else place.sizes_narrow or place.sizes
            self._say(cropped(figure, place, portrait=role == PORTRAIT))
            self._say(enlarged(figure, placed, sizes))
        return PagePicture(placed, place.sizes if wide else place.sizes_narrow or place.sizes, wide)

    def _cards(
        self, source: Source, figure: Figure, shapes: Mapping[str, tuple[int, int]]
    ) -> dict[str, PictureFiles]:
        found = {
            shape: self._placed(source, figure, _card_recipe(figure, size)) for shape, size in shapes.items()
        }
        widest = max((placed.width for placed in found.values() if placed is not None), default=LARGE_CARD)
        self._say(small_card(figure, widest))
        return {shape: placed for shape, placed in found.items() if placed and placed.width >= SMALL_CARD}

    def _say(self, note: Note | None) -> None:
        if note is not None and note not in self.notes:
            self.notes.append(note)

    def _recipe(self, role: WebPicture, figure: Figure) -> Recipe:
        formats = WEB_FORMATS if self._web else ("jpeg",)
        if figure.whole and role.aspect is None:
            return Recipe(role.widths, ANY_SHAPE, figure.focus, role.quality, formats)
        return Recipe(role.widths, role.tallest, figure.focus, role.quality, formats, role.aspect)

    def _placed(self, source: Source, figure: Figure, recipe: Recipe | PlateRecipe) -> PictureFiles | None:
        try:
            placed = derive(source, recipe, xmp=self._packet_of(figure), cache=self._cache).at(self._root)
        except (Unreadable, RenderError, MissingDependency) as problem:
            self.notes.append(error("picture-missing", figure.where, f"the picture is not shown: {problem}"))
            return None
        self.assets.update({file.name: file.data for file in placed.files})
        self._made += placed.made
        self.notes.extend(note for note in remarks(placed, figure.where) if note not in self.notes)
        self._look_for(figure.src)
        return placed

    def _look_for(self, src: str) -> None:
        """Say once of a picture whose files were found that the picture itself is not there any more."""
        if src in self._looked_for or self._folder is None:
            return
        self._looked_for.add(src)
        if gone(self._world, self._folder / src):
            what = "the picture's file is not there any more; files made of it before are shown."
            self.notes.append(
                warning("picture-gone", src, what, "Put it back, or take the picture out of the story.")
            )

    def _packet_of(self, figure: Figure) -> bytes | None:
        """The credit that all files of a picture carry."""
        cut = figure.src, figure.focus
        if cut not in self._packets:
            self._packets[cut] = self._packet(figure)
        return self._packets[cut]

    def _packet(self, figure: Figure) -> bytes | None:
        photo = self._photos.get((figure.src, figure.focus))
        if photo is None:
            return None
        credit = photo.credit or Credit()
        return credit_packet(
            creator=credit.creator,
            agency=credit.agency,
            notice=credit.notice,
            licence=credit.licence,
            acquire=credit.acquire,
            licensor=credit.licensor,
            source_type=photo.source_type,
            data_mining=photo.data_mining,
        )

    def _source(self, figure: Figure) -> Source:
        passed = figure.facts.sha256 if figure.facts else None
        return Source(partial(self._read, figure.src), sha256=passed, name=figure.src)

    def _read(self, src: str) -> bytes:
        if self._folder is None:
            raise Unreadable(
                f"{src}: nobody said which folder it lies in. Pass files_from, or read it from a file."
            )
        return self._world.read(self._folder / src)


def _card_recipe(figure: Figure, size: tuple[int, int]) -> Recipe:
    return Recipe((size[0],), focus=figure.focus, aspect=size, quality=CARD_QUALITY, framed=figure.whole)


def _by_file(figures: Iterable[Figure]) -> Iterable[tuple[Figure, ...]]:
    """The figures in their order, those of one file together."""
    files: dict[str, list[Figure]] = {}
    for figure in figures:
        files.setdefault(figure.src, []).append(figure)
    return map(tuple, files.values())


def _each_once(figures: Iterable[Figure]) -> Iterable[Figure]:
    return {figure.key: figure for figure in reversed(tuple(figures))}.values()


def _photos(article: Article) -> Iterator[tuple[tuple[str, tuple[float, float]], Photo]]:
    for photo in article.every_photo:
        if photo.credit is not None or photo.source_type or photo.data_mining:
            yield (photo.src, photo.focus), photo
