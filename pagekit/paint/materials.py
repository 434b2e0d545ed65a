"""a story's pictures and its adverts' creatives → what the page shows, with every file among the assets, made once.

What cannot be made is a note, and the page goes on without it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from pagekit.errors import MissingDependency, RenderError, Unreadable
from pagekit.house.story import ContactLine, Figure, Labels, Story
from pagekit.layout import PictureRole
from pagekit.layout.slots import Filled
from pagekit.model import AdvertBook, Article, Credit
from pagekit.notes import Note, error
from pagekit.paint.creatives import Creatives
from pagekit.paint.page import PageAdvert, PagePicture
from pagekit.paint.scan import ScanCode
from pagekit.pictures import DerivativeCache, Format, Placed, Recipe, credit_packet, derive
from pagekit.world import World

LEAD, INLINE = "lead", "inline"
DEFAULT_ROLE = PictureRole(widths=(640, 1280))
CARD_QUALITY = 82
WEB_FORMATS: tuple[Format, ...] = ("avif", "webp", "jpeg")
CARDS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"card": (1200, 630), "16x9": (1600, 900), "4x3": (1200, 900), "1x1": (1200, 1200)}
)
"""Size in pixels of the pictures that other sites show: the link card of Open Graph, and the three shapes that search
engines ask for.
"""


class Materials:
    """Collects the files of one page. `assets` and `notes` grow as pictures and adverts are asked for."""

    def __init__(
        self,
        world: World,
        article: Article,
        adverts: AdvertBook,
        roles: Mapping[str, PictureRole],
        web: bool,
        cache: DerivativeCache | None = None,
    ) -> None:
        self.assets: dict[str, bytes] = {}
        self.notes: list[Note] = []
        self._made = 0
        self._cache = cache
        self._world = world
        self._folder = article.origin.folder if article.origin else None
        self._roles = roles
        self._web = web
        self._credits = dict(_credits(article))
        self._creatives = Creatives(
            world, adverts, web=web, assets=self.assets, notes=self.notes, cache=cache
        )

    @property
    def made(self) -> int:
        """Picture files that had to be encoded; those found on the shelf or in the cache do not count."""
        return self._made + self._creatives.made

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
            picture = self.picture(figure, role)
            if picture is not None:
                roles[role][figure.key] = picture
        return roles

    def picture(self, figure: Figure, role: str) -> PagePicture | None:
        """One picture in one of the layout's roles, or None when it cannot be made."""
        place = self._roles.get(role, DEFAULT_ROLE)
        placed = self._placed(figure, self._recipe(place, figure))
        if placed is None:
            return None
        wide = placed.ratio <= place.wide_up_to
        return PagePicture(placed, place.sizes if wide else place.sizes_narrow or place.sizes, wide)

    def cards(self, figure: Figure) -> dict[str, Placed]:
        """The picture in the shapes that other sites show, as JPEG: every reader of theirs takes it."""
        found = {
            shape: self._placed(
                figure, Recipe((size[0],), focus=figure.focus, aspect=size, quality=CARD_QUALITY)
            )
            for shape, size in CARDS.items()
        }
        return {shape: placed for shape, placed in found.items() if placed is not None}

    def advert(self, place: Filled, labels: Labels, contact: ContactLine | None) -> PageAdvert | None:
        """What stands in a filled place, or None when its creative cannot be used."""
        return self._creatives.advert(place, labels, contact)

    def _recipe(self, role: PictureRole, figure: Figure) -> Recipe:
        formats = WEB_FORMATS if self._web else ("jpeg",)
        return Recipe(role.widths, role.tallest, figure.focus, role.quality, formats, role.aspect)

    def _placed(self, figure: Figure, recipe: Recipe) -> Placed | None:
        try:
            placed = derive(self._read(figure.src), recipe, xmp=self._packet(figure), cache=self._cache)
        except (Unreadable, RenderError, MissingDependency) as problem:
            self.notes.append(error("picture-missing", figure.src, f"the picture is not shown: {problem}"))
            return None
        self.assets.update({file.name: file.data for file in placed.files})
        self._made += placed.made
        return placed

    def _packet(self, figure: Figure) -> bytes | None:
        credit = self._credits.get((figure.src, figure.focus))
        if credit is None:
            return None
        return credit_packet(
            creator=credit.creator,
            agency=credit.agency,
            notice=credit.notice,
            licence=credit.licence,
            acquire=credit.acquire,
        )

    def _read(self, src: str) -> bytes:
        if self._folder is None:
            raise Unreadable(
                f"{src}: nobody said which folder it lies in. Pass photos_from, or read it from a file."
            )
        return self._world.read(self._folder / src)


def _credits(article: Article) -> Iterator[tuple[tuple[str, tuple[float, float]], Credit]]:
    for photo in article.every_photo:
        if photo.credit is not None:
            yield (photo.src, photo.focus), photo.credit
