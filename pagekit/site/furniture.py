"""a plan + Workshop → what is no page of stories: groups of links for indexes, icons, files taken over, redirects,
headers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePath
from urllib.parse import urlsplit

from pagekit.errors import PagekitError
from pagekit.fonts import Face, font_book
from pagekit.fonts.book import coverage
from pagekit.intake.site_folder import SiteFolder
from pagekit.makeup.page import SiteLink
from pagekit.notes import Note, error, warning
from pagekit.paint.front import IndexGroup
from pagekit.site.ground import quoted
from pagekit.site.house import Workshop
from pagekit.site.making import Made
from pagekit.site.plan import ARCHIVE, ASSETS, AUTHORS, TAGS, Listing, SitePlan
from pagekit.site.servers import header_rules, moved_page, server_files
from pagekit.site.state import key_of

Job = tuple[str, str, Callable[[], Made]]
"""What a thing is called, its key, and what makes it."""


class Furniture:
    """Makes what stands around the pages."""

    def __init__(self, source: SiteFolder, shop: Workshop, plan: SitePlan) -> None:
        self.source = source
        self.shop = shop
        self.plan = plan

    def indexes(self) -> Iterator[tuple[str, str, list[IndexGroup]]]:
        """The pages of links to lists: what each is called, where it lies, its links."""
        plan = self.plan
        if plan.months:
            yield plan.words.archive, ARCHIVE, self._months()
        if plan.tags:
            yield plan.topics, TAGS, self._lettered(plan.tags)
        if plan.authors:
            yield plan.words.authors, AUTHORS, self._lettered(plan.authors)

    def _months(self) -> list[IndexGroup]:
        """The months by year, the newest first."""
        years: dict[str, list[Listing]] = {}
        for one in self.plan.months:
            years.setdefault(one.month[:4], []).append(one)
        return [IndexGroup(year, self._links(found)) for year, found in years.items()]

    def _lettered(self, lists: Sequence[Listing]) -> list[IndexGroup]:
        """Lists by the first letter of their names."""
        letters: dict[str, list[Listing]] = {}
        for one in sorted(lists, key=lambda listing: listing.name.casefold()):
            letters.setdefault(one.name.strip()[:1].upper(), []).append(one)
        return [IndexGroup(letter, self._links(found)) for letter, found in letters.items()]

    def rest(self) -> Iterator[Job]:
        """Icons, files taken over, redirects and headers."""
        mark = self._mark()
        name = self.plan.publication.name
        yield "icons", key_of(self.shop.common, mark.hex() if mark else "", name), lambda: self._icons(mark)
        for path in self.source.static:
            yield from self._static(path)
        redirects, notes = self._redirects()
        key = key_of(self.shop.common, redirects, [note.what for note in notes])
        yield "redirects", key, lambda: self._moved(redirects, notes)

    def _links(self, lists: Sequence[Listing]) -> tuple[tuple[SiteLink, str], ...]:
        path = self.plan.ground.path
        return tuple((SiteLink(one.name, path(one.url)), f"{len(one.ids):,}") for one in lists)

    def _mark(self) -> bytes | None:
        """The logo's file, where it lies in the folder of the publication."""
        logo = self.source.publication.logo
        if logo is None or urlsplit(logo).scheme:
            return None
        name = PurePath(logo.lstrip("/"))
        for place in (self.source.home / self.source.settings.static / name, self.source.home / name):
            try:
                return self.source.world.read(place)
            except PagekitError:
                continue
        return None

    def _icons(self, mark: bytes | None) -> Made:
        # Pillow: a build that has nothing to make loads none of it.
        from pagekit.pictures.icons import LOGO, icon_files

        name = self.plan.publication.name.strip()
        words = name.split()
        letter = (words[1] if len(words) > 1 and words[0].lower() in {"the", "a", "an"} else name)[:1].upper()
        colour = self.shop.front.layout.manifest.colours["accent"].light
        chosen = self.shop.front.options.get("accent")
        if isinstance(chosen, str) and chosen.startswith("#"):
            colour = chosen
        face = self._face(letter)
        files = dict(icon_files(letter, colour, face.path, mark))
        notes: tuple[Note, ...] = ()
        logo = self.source.publication.logo
        if logo and not urlsplit(logo).scheme:
            place = self.plan.ground.folder(logo)
            if mark is None:
                what = (
                    f"there is no file {logo} in the folder; the first letter of the name stands in for it."
                )
                remedy = f"Put the picture into {self.source.settings.static}, or leave logo out."
                notes = (warning("logo-missing", "publication.logo", what, remedy),)
            if place and place not in self._taken_over():
                files[place] = mark if mark is not None else files[LOGO]
        # What lies ready under one of these names is the publication's own.
        own = {path: data for path, data in files.items() if path not in self._taken_over()}
        return Made(own, notes)

    def _face(self, letter: str) -> Face:
        faces = font_book(self.shop.front.layout).faces
        able = [face for face in faces if ord(letter) in coverage(face.path, face.sha256)] or list(faces)
        return min(able, key=lambda face: (face.style != "normal", abs(face.weight - 700)))

    def _taken_over(self) -> dict[str, str]:
        """The files that are taken over, by their paths on the site."""
        inner = PurePath(self.source.settings.static)
        return {PurePath(name).relative_to(inner).as_posix(): name for name in self.source.static}

    def _static(self, name: str) -> Iterator[Job]:
        path = PurePath(name).relative_to(PurePath(self.source.settings.static)).as_posix()
        try:
            data = self.source.world.read(self.source.home / name)
        except PagekitError as problem:
            told = error("unreadable", name, f"is not taken over: {problem}")
            yield f"static {path}", key_of(name, told.what), lambda: Made({}, (told,))
            return
        parent = PurePath(path).parent.as_posix().removeprefix(".")
        ours = path.endswith("index.html") and parent in self.plan.folders
        if ours or path.split("/")[0] == ASSETS:
            told = warning(
                "static-taken", name, "stands where the site has a page of its own; it is left out."
            )
            yield f"static {path}", key_of(name, "taken"), lambda: Made({}, (told,))
            return
        digest = key_of(data.hex())
        yield f"static {path}", digest, lambda: Made({path: data})

    def _redirects(self) -> tuple[dict[str, str], tuple[Note, ...]]:
        """Old paths from the host's root, and where each leads; what cannot be led on is noted."""
        ground, notes = self.plan.ground, []
        said = [(old, new, "site.toml") for old, new in self.source.settings.redirects.items()]
        said += [(old, one.url, one.facts.id) for one in self.plan.stories for old in one.facts.aliases]
        found: dict[str, str] = {}
        for old, new, where in said:
            folder = ground.folder(old)
            if not folder:
                what = f"the old address {old} is not below {ground.home}; nobody is led on from there."
                notes.append(warning("redirect-elsewhere", where, what, "Write a path of the site."))
            elif folder in self.plan.folders or "/page/" in f"/{folder}/" or folder.split("/")[0] == ASSETS:
                what = f"the old address {old} is that of a page; nobody is led on from there."
                notes.append(warning("redirect-taken", where, what, "Take it out."))
            else:
                path = quoted(ground.path(f"/{folder}"))
                if found.setdefault(path, quoted(ground.whole(new))) != quoted(ground.whole(new)):
                    what = f"the old address {old} leads to two places; the first one counts."
                    notes.append(warning("redirect-twice", where, what, "Take one out."))
        return found, tuple(notes)

    def _moved(self, redirects: Mapping[str, str], notes: tuple[Note, ...]) -> Made:
        ground = self.plan.ground
        files = server_files(header_rules(ground.base, ASSETS), redirects, ground.base)
        found = {path: text.encode() for path, text in files.items()}
        for old, new in redirects.items():
            folder = ground.folder(old)
            page = moved_page(new, self.plan.words, self.plan.publication.lang)
            found[f"{folder}/index.html"] = page.encode()
        own = {path: data for path, data in found.items() if path not in self._taken_over()}
        return Made(own, notes)
