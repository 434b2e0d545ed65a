"""the arguments of the public calls → the same, each of its kind; else BadOrder, before anything is read or made."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from pagekit.asked import AssetUrl, PathLike, one, one_folder, present, refusal, several, several_folders
from pagekit.asked import moment as asked_moment
from pagekit.errors import BadOrder
from pagekit.house.zones import in_zone, zone_note
from pagekit.jobs import Limits
from pagekit.makeup.printed import MonoPages
from pagekit.model import (
    Advert,
    AdvertBook,
    Article,
    Booking,
    Origin,
    Publication,
)
from pagekit.model.address import WEB_SCHEMES, safe_url
from pagekit.model.advert import ADVERTS
from pagekit.notes import Note
from pagekit.world import FilesFrom, World, files_place

if TYPE_CHECKING:
    from pagekit.condition import Condition

FeedKind = Literal["rss", "atom"]
Mono: TypeAlias = "bool | Sequence[int]"
"""Pages that are printed in black alone: all, or their numbers."""
Press: TypeAlias = "PathLike | Condition | None"
"""A press condition: its name, its file, or what was read of it; None for the reader's PDF."""
_SITE_FOLDER = re.compile(r"(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+")


def story(article: Article) -> Article:
    """The one story of a call."""
    remedy = _read_it("article", article) or "Pass one article to a call: one that was read, or an Article."
    return one(article, Article, "article", remedy)


def stories(told: Article | Sequence[Article], where: str = "stories") -> tuple[Article, ...]:
    """The stories of a call; one by itself is a list of one."""
    return several(told, Article, where, "Pass a list of stories: those that were read, or Articles.")


def publication(house: Publication | None, *, needed: bool = False) -> Publication | None:
    """The house, where there is one."""
    if house is None and not needed:
        return None
    remedy = _read_it("publication", house) or "Pass one that was read, or a Publication."
    return one(house, Publication, "publication", remedy)


def adverts(
    booked: AdvertBook | Advert | Booking | Sequence[Advert | Booking],
) -> AdvertBook | tuple[Advert | Booking, ...]:
    """The adverts; one by itself is a list of one."""
    if isinstance(booked, AdvertBook):
        return booked
    remedy = (
        _read_it("adverts", booked)
        or "Pass those that were read, or a list of adverts; leave it out for none."
    )
    return several(booked, ADVERTS, "adverts", remedy)


def options(wished: Mapping[str, object] | None) -> Mapping[str, object]:
    """The options by their names."""
    remedy = 'Pass a dict of the pack\'s options, for example {"columns": 3}.'
    if wished is None:
        return {}
    if not isinstance(wished, Mapping):
        raise refusal("options", wished, remedy)
    for name in wished:
        one(name, str, "a name in options", remedy)
    return wished


def folder(place: PathLike | None, where: str) -> Path | None:
    """A folder, where there is one."""
    return one_folder(place, where) if place is not None else None


def moment(at: datetime | None, house: Publication) -> tuple[datetime | None, tuple[Note, ...]]:
    """The time that embargoes are held against, in the publication's zone where it has none, with a note."""
    time = asked_moment(at, "at")
    if time is None or time.utcoffset() is not None:
        return time, ()
    taken = in_zone(time, house.timezone)
    return taken, (zone_note("at", taken, house.timezone),)


def files(place: FilesFrom | None, readable: World | None) -> Origin | None:
    """Where files lie, where that is said: in a folder, which is there where the disk is read, or in memory."""
    if place is None:
        return None
    remedy = "Pass the path of a folder, MemoryFiles({…}) with the files, or a list of such."
    if mounted := files_place(place, readable, remedy):
        return Origin("files_from", mounted[1] / "files", files=mounted[0])
    home = one_folder(place, "files_from", remedy)
    return Origin("files_from", home if readable else present(home, "files_from"))


def layouts(homes: PathLike | Sequence[PathLike]) -> tuple[Path, ...]:
    """The folders that hold packs; one by itself is a list of one."""
    return several_folders(
        homes, "layouts", "Pass the path of a folder that holds packs, or a list of such paths."
    )


def limits(most: Limits | None) -> Limits | None:
    """What a page of a stranger's pack may take, where the caller says so."""
    if most is None:
        return None
    return one(most, Limits, "limits", "Pass pagekit.Limits(work=60), in seconds; memory is in bytes.")


def world(readable: World | None) -> World | None:
    """What may be read, where the caller says so."""
    if readable is not None and not callable(getattr(readable, "read", None)):
        raise refusal(
            "world", readable, "Pass what reads files, such as a DiskWorld(folder) or a FakeWorld({…})."
        )
    return readable


def press(condition: Press, at: object) -> Condition | None:
    """A press condition by its name or its file; None for the reader's PDF. Plates say when they were made, and want
    the time `at`. Raises BadOrder, UnsupportedPress.
    """
    if condition is None:
        return None
    # What a press can do, when there is one.
    from pagekit.condition import Condition, find_condition

    found = condition if isinstance(condition, Condition) else find_condition(condition)
    if at is None:
        raise BadOrder(
            "at: plates say when they were made, and no clock is read here. Pass `at` with a time: a datetime, or on "
            "the command line --at 2026-03-03T06:00:00+00:00."
        )
    return found


def mono(pages: Mono, condition: Condition | None) -> MonoPages | None:
    """Which pages of plates are printed in black alone: all, or those of these numbers. Raises BadOrder."""
    remedy = "Pass True for all pages, or their numbers from 1 on, for example (2, 3)."
    if isinstance(pages, bool):
        found = MonoPages(every=pages)
    else:
        numbers = several(pages, int, "mono", remedy)
        if any(number < 1 for number in numbers):
            raise refusal("mono", pages, remedy)
        found = MonoPages(pages=frozenset(numbers))
    if not (found.every or found.pages):
        return None
    if condition is None:
        raise BadOrder("mono: is said of plates. Pass press= with it, for example press='newsprint'.")
    return found


def needed(condition: Condition | None) -> Condition:
    """The press of plates: there are none for a screen."""
    if condition is None:
        raise BadOrder("press: plates are made for a press. Name one, for example press='newsprint'.")
    return condition


def page_number(number: int, where: str) -> int:
    """A number of a page."""
    remedy = "Pass a whole number from 1 on."
    if one(number, int, where, remedy) < 1:
        raise refusal(where, number, remedy)
    return number


def executor(workers: Executor | None) -> Executor | None:
    """Who does the work, where it is not this process alone."""
    remedy = (
        "Pass one that is open, such as concurrent.futures.ProcessPoolExecutor(), or leave it out. Of a Dask client "
        "it is client.get_executor(pure=False)."
    )
    return one(workers, Executor, "executor", remedy) if workers is not None else None


def text(words: str | None, where: str) -> str | None:
    """A word or an address, where there is one."""
    return one(words, str, where, "Pass it as text, or leave it out.") if words is not None else None


def shared(path: str | None) -> str:
    """The path from a site's root of the files that its pages share, without a slash at its end; empty for none."""
    remedy = 'Pass the path of a folder from the site\'s root, in plain ASCII, such as "/assets".'
    tidy = (text(path, "shared") or "").rstrip("/")
    if path is not None and not _SITE_FOLDER.fullmatch(tidy):
        raise refusal("shared", path, remedy)
    return tidy


def asset_base(address: str | None) -> str:
    """A path from the site's root, or the address of a host that serves files, without a slash at its end; empty for
    none.
    """
    tidy = (text(address, "asset_base") or "").rstrip("/")
    if address is None or _SITE_FOLDER.fullmatch(tidy):
        return tidy
    remedy = 'Pass a path from the site\'s root such as "/files", or an address such as "https://cdn.example/paper".'
    try:
        return safe_url(tidy, schemes=WEB_SCHEMES).rstrip("/")
    except ValueError:
        raise refusal("asset_base", address, remedy) from None


def asset_host(address: str | None) -> str | None:
    """The address of a host that serves a whole site's files, where there is one."""
    if text(address, "asset_base") is None:
        return None
    try:
        return safe_url(str(address), schemes=WEB_SCHEMES)
    except ValueError as problem:
        raise BadOrder(
            f'asset_base: {problem}. Pass an address such as "https://cdn.example/paper".'
        ) from None


def asset_url(give: AssetUrl | None, base: str | None) -> AssetUrl | None:
    """Who gives files their addresses, where that is not `base` for all of them."""
    if give is None:
        return None
    if not callable(give):
        raise refusal("asset_url", give, "Pass a function that takes a file's name and gives its address.")
    if base is not None:
        raise BadOrder("asset_url, asset_base: both say where files are served from. Pass one of them.")
    return give


def feed_kind(kind: FeedKind) -> FeedKind:
    """The format of a feed."""
    known: tuple[FeedKind, ...] = get_args(FeedKind)
    for name in known:
        if kind == name:
            return name
    raise refusal("kind", kind, f"Pass one of {', '.join(known)}.")


def limit(most: int | None) -> int | None:
    """How many stories a feed tells."""
    remedy = "Pass a whole number from 1 on, or None for all."
    if most is not None and one(most, int, "limit", remedy) < 1:
        raise refusal("limit", most, remedy)
    return most


def switch(on: bool, where: str) -> bool:
    """Yes or no."""
    return one(on, bool, where, "Pass True or False.")


def _read_it(what: str, given: object) -> str:
    """Where the path of a file was passed instead of what is in it: how to read it."""
    if not given or not isinstance(given, str | os.PathLike):
        return ""
    path = os.fspath(given)
    return f"Read it first: pagekit.read_{what}({path!r})." if isinstance(path, str) else ""
