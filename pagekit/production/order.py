"""the keywords of a public call, an Order, or both → one Order, whole: every option typed, told and defaulted once.

The rules:
1. A keyword counts more than the same option of `order`; what nobody says has its default.
2. A keyword that a call does not take is refused, with the near name. An order may be for several calls: what one of
   them has no use for it leaves aside.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Any, ParamSpec, TypedDict, TypeVar, cast

from pagekit.asked import AssetUrl, PathLike, near, refusal
from pagekit.errors import BadOrder
from pagekit.jobs import Limits
from pagekit.layout.fitting import Use
from pagekit.model import Advert, AdvertBook, Article, Booking, Publication
from pagekit.world import FilesFrom, World

Taken = ParamSpec("Taken")
Made = TypeVar("Made")


class SitemapOrder(TypedDict, total=False):
    """What a sitemap is made by; `Order` tells of each."""

    publication: Publication | None
    layout: PathLike
    layouts: PathLike | Sequence[PathLike]
    files_from: FilesFrom | None
    at: datetime | None
    cache: PathLike | None
    world: World | None


class FeedOrder(SitemapOrder, total=False):
    """What a feed is made by; `Order` tells of each."""

    drafts: bool


class FrontOrder(FeedOrder, total=False):
    """What a front is made by; `Order` tells of each."""

    options: Mapping[str, object] | None
    adverts: AdvertBook | Advert | Booking | Sequence[Advert | Booking]
    shared: str | None
    asset_base: str | None
    asset_url: AssetUrl | None
    limits: Limits | None


class Order(FrontOrder, total=False):
    """How things are made: the options of every public call, as its keywords or as one value, `order=`.

        order = pagekit.Order(publication=site, at=now, cache="out/cache")
        pagekit.render_html(story, order=order, layout="web-article")

    All may be left out, but for the publication of lists; a keyword counts more than the same option of `order`.

    publication   the house: its name, language, zone and habits; by default a plain one
    layout        a pack's name, or the path of its folder
    layouts       folders that hold packs of your own; a single path is a list of one
    options       those that the pack declares, by name: {"columns": 3}
    adverts       what is booked: an AdvertBook, or adverts; fronts and single stories show them
    files_from    where pictures and creatives lie that were made in code: a folder, `MemoryFiles`, or a list
    stories       the publication's other stories: `translations` may name them by their ids, and those that may not
                  be published are not linked; of a list those that it tells are known by themselves
    at            the time that embargoes and the runs of adverts are held against, in the publication's zone where it
                  has none of its own; without one every embargo holds, and nothing with a run is shown
    drafts        True makes previews, marked as not for publication, of what may not be published (yet)
    cache         a folder where picture files are kept, so that the next page need not make them again; it may be
                  thrown away at any time
    shared        where on the site the files lie that its pages share, their faces: "/assets". A page is then
                  written with `write(folder, site=…)`; without it each brings its own
    asset_base    where the files of web pages are served from, when that is not beside the page: "/files/ferry", or an
                  address such as "https://cdn.example/paper"; a file's address is this, a slash, and its name
    asset_url     the same by a function of yours, where each file has an address of its own, such as a signed one: it
                  takes a file's name and gives its address, a path or a whole one
    limits        what the templates of a pack of your own, the engine that prints its pages, and whoever sets them,
                  may take for one page: `pagekit.Limits(work=60)` is a minute, where the usual is not enough
    world         what may be read, where that is not the disk inside of the folders above
    """

    stories: Article | Sequence[Article]


DEFAULTS = Order(
    publication=None,
    layouts=(),
    options=None,
    adverts=(),
    files_from=None,
    stories=(),
    at=None,
    drafts=False,
    cache=None,
    shared=None,
    asset_base=None,
    asset_url=None,
    limits=None,
    world=None,
)


@dataclass(frozen=True, slots=True)
class Call:
    """A public call: its name, the options it takes, what its layout is for, and the layout it takes by itself."""

    name: str
    options: type[SitemapOrder]
    use: Use
    layout: str

    def __call__(self, call: Callable[Taken, Made]) -> Callable[Taken, Made]:
        """Refuse what the call does not take, by name; `help()` shows every option that it does."""
        own = [each for each in signature(call).parameters.values() if each.kind is not Parameter.VAR_KEYWORD]
        shown = Signature([*own, *self._parameters()], return_annotation=call.__annotations__.get("return"))

        @wraps(call)
        def taken(*given: Taken.args, **named: Taken.kwargs) -> Made:
            for name in named:
                if name not in shown.parameters:
                    raise BadOrder(f"{name}: is no option of {self.name}. {near(name, shown.parameters)}")
            return call(*given, **named)

        taken.__signature__ = shown  # type: ignore[attr-defined]
        return taken

    def whole(self, order: Order | None, how: SitemapOrder) -> Order:
        """All options, those of the order and those of the keywords. Raises BadOrder."""
        if order is not None and not isinstance(order, Mapping):
            raise refusal("order", order, "Pass a pagekit.Order(publication=…, at=…).")
        for name in order or ():
            if name not in Order.__annotations__:
                raise BadOrder(f"order: {name!r} is no option. {near(str(name), Order.__annotations__)}")
        useful = {*self.options.__annotations__, "stories"}
        common = {name: value for name, value in (order or {}).items() if name in useful}
        return cast("Order", {**DEFAULTS, "layout": self.layout, **common, **how})

    def _parameters(self) -> list[Parameter]:
        defaults: Mapping[str, Any] = {**DEFAULTS, "layout": self.layout}
        return [
            Parameter(name, Parameter.KEYWORD_ONLY, default=defaults[name], annotation=told.__forward_arg__)
            for name, told in self.options.__annotations__.items()
        ]
