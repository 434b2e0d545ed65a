"""the folder of a site generator (Hugo, Jekyll, Eleventy, Pelican) → the stories in it, in the order of their paths.

Which generator it is, its files say: a folder `_posts`, a configuration and what stands in it. Programs and templates
of the site are not run; data files in JSON are read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from pagekit.errors import PagekitError
from pagekit.intake.documents import parse
from pagekit.intake.formats.item import WireItem
from pagekit.intake.formats.loose import first_said, mapping, said
from pagekit.intake.formats.opened import Folder, Opened
from pagekit.intake.formats.reader import Format, Found
from pagekit.intake.formats.site_languages import (
    SiteLanguages,
    eleventy_languages,
    hugo_languages,
    jekyll_languages,
    pelican_languages,
)
from pagekit.intake.formats.site_posts import Post, read_post, unread
from pagekit.intake.formats.site_versions import tell_versions
from pagekit.notes import info, warning

_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mkdn"})
_HUGO = re.compile(
    r"^(?:hugo|config)\.(?:toml|ya?ml|json)$|^config/[^/]+/(?:hugo|config|params|menus?|languages)(?:\.\w+)?\.(?:toml|ya?ml|json)$"
)
_ELEVENTY = re.compile(r"^(?:\.eleventy|eleventy\.config)\.(?:c|m)?(?:js|ts)$")
_PELICAN = frozenset({"pelicanconf.py", "publishconf.py"})
_BUILT = frozenset(
    {"_site", "dist", "node_modules", "vendor", ".git", "output", ".jekyll-cache", "resources", ".cache"}
)
_NO_STORY = frozenset(
    {
        "_includes",
        "_layouts",
        "_data",
        "_sass",
        "layouts",
        "themes",
        "archetypes",
        "_templates",
        "templates",
        "theme",
    }
)
_HOUSEKEEPING = frozenset(
    {"readme", "license", "licence", "changelog", "contributing", "code_of_conduct", "security", "404"}
)
_NO_SECTION = frozenset(
    {
        "posts",
        "post",
        "blog",
        "articles",
        "article",
        "stories",
        "story",
        "content",
        "entries",
        "writing",
        "pages",
        "page",
    }
)
_RST = frozenset({".rst", ".rest", ".adoc", ".asciidoc", ".org", ".ipynb"})


def _parts(name: str) -> tuple[str, ...]:
    return PurePosixPath(name).parts


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _section(name: str) -> str:
    """The name of a folder as a section; none for one that is named for what all of them hold."""
    return "" if name.lower() in _NO_SECTION or name.startswith("_") else name


def _texts(folder: Folder, endings: frozenset[str] = _MARKDOWN) -> Iterator[str]:
    """The files that may hold a text, outside of what is built and what is the site's frame."""
    for name in folder.names:
        around = set(_parts(name)[:-1])
        if _ending(name) in endings and not around & (_BUILT | _NO_STORY):
            yield name


_PEOPLE = tuple(
    f"{place}/{name}.{ending}"
    for place in ("_data", "data")
    for name in ("authors", "people", "team")
    for ending in ("yml", "yaml", "json")
)


def _people_of(folder: Folder) -> dict[str, str]:
    """The names of people by the keys that posts call them by, out of the site's data."""
    found: dict[str, str] = {}
    for name in (name for name in _PEOPLE if name in folder):
        try:
            data = mapping(parse(folder.opened(name).text, "json" if name.endswith("json") else "yaml", name))
        except PagekitError:
            continue
        for key, value in data.items():
            if told := said(value) or first_said(value, "name", "display_name"):
                found.setdefault(key, told)
    return found


# ---- Hugo ----


def _is_hugo(folder: Folder) -> bool:
    configured = any(_HUGO.match(name) for name in folder.names)
    return configured and any(
        _parts(name)[0] == "content" and _ending(name) in _MARKDOWN for name in folder.names
    )


def _hugo_posts(folder: Folder) -> Iterator[Post]:
    """Every page under `content` but the lists of sections (`_index.md`); a bundle is one page."""
    languages = hugo_languages(folder)
    for name in _texts(folder, _MARKDOWN | {".html"}):
        spoken, place = languages.of_folder(name)
        place = place if spoken else place.removeprefix("content/")
        if not (spoken or _parts(name)[0] == "content") or PurePosixPath(name).name.startswith("_index."):
            continue
        inner = _parts(place)[:-1]
        leaf = PurePosixPath(name).stem.split(".")[0] == "index"
        above = inner[:-1] if leaf else inner
        yield Post(name, _section(above[0]) if above else "", spoken=spoken, place=place)


# ---- Jekyll ----


def _is_jekyll(folder: Folder) -> bool:
    return any("_posts" in _parts(name)[:-1] for name in folder.names)


def _jekyll_posts(folder: Folder) -> Iterator[Post]:
    """What lies in `_posts` and `_drafts`; the folders around them are categories."""
    for name in _texts(folder, _MARKDOWN | {".html"}):
        around = _parts(name)[:-1]
        home = next((part for part in around if part in {"_posts", "_drafts"}), None)
        if home is not None:
            above = [
                part for part in around[: around.index(home)] if part not in {"docs", "source", "src", "site"}
            ]
            yield Post(name, _section(above[0]) if above else "", home == "_drafts")


# ---- Eleventy ----


def _is_eleventy(folder: Folder) -> bool:
    return any(_ELEVENTY.match(name) for name in folder.names)


def _eleventy_posts(folder: Folder) -> Iterator[Post]:
    """Every Markdown file that begins with fields, with those of the folders' data files."""
    there = frozenset(folder.names)
    for name in _texts(folder):
        if PurePosixPath(name).stem.lower() in _HOUSEKEEPING:
            continue
        try:
            head = folder.opened(name).head.lstrip("\ufeff \r\n")
        except PagekitError:
            head = "---"
        if not head.startswith(("---", "+++", ";;;")) or "eleventyExcludeFromCollections: true" in head:
            continue
        yield Post(name, "", False, _data_for(folder, there, name))


def _data_for(folder: Folder, there: frozenset[str], name: str) -> Mapping[str, Any]:
    """The fields of data files named like the folders around a file, the nearest last."""
    found: dict[str, Any] = {}
    around = PurePosixPath(name).parents
    for place in reversed(list(around)[:-1]):
        for ending in (".json", ".11tydata.json"):
            data_file = str(place / f"{place.name}{ending}")
            if data_file in there:
                try:
                    found |= mapping(folder.opened(data_file).json)
                except PagekitError:
                    continue
    return {
        key: value
        for key, value in found.items()
        if key in {"author", "authors", "lang", "category", "categories", "section"}
    }


# ---- Pelican ----


def _is_pelican(folder: Folder) -> bool:
    return any(name in _PELICAN for name in folder.names) and any(
        _ending(name) in _MARKDOWN | _RST | {".html"} for name in folder.names
    )


def _pelican_posts(folder: Folder) -> Iterator[Post]:
    """Every text under `content`; the folder that it lies in is its category."""
    rooted = any(_parts(name)[0] == "content" for name in folder.names)
    for name in _texts(folder, _MARKDOWN | _RST | {".html"}):
        parts = _parts(name)
        if PurePosixPath(name).stem.lower() in _HOUSEKEEPING or (rooted and parts[0] != "content"):
            continue
        inner = parts[1:-1] if rooted else parts[:-1]
        yield Post(name, _section(inner[-1]) if inner else "")


# ---- All of them ----


def _reader(
    posts_of: Callable[[Folder], Iterator[Post]],
    languages_of: Callable[[Folder], SiteLanguages],
    *,
    by_slug: bool,
) -> Callable[[Opened], Iterator[Found]]:
    def read(opened: Opened) -> Iterator[Found]:
        folder = opened.folder
        if folder is None:
            return
        # All of them are read first: a story may have its versions anywhere in the folder.
        found = [(post, _read(folder, post)) for post in _with_people(posts_of(folder), _people_of(folder))]
        stories = [(post, item) for post, item in found if isinstance(item, WireItem)]
        tell_versions(stories, languages_of(folder), by_slug=by_slug)
        yield from (item for _, item in found)
        _tell_of_others(opened, folder, {post.path for post, _ in found})

    return read


def _with_people(posts: Iterator[Post], people: Mapping[str, str]) -> Iterator[Post]:
    return (replace(post, people=people) for post in posts)


def _read(folder: Folder, post: Post) -> Found:
    if _ending(post.path) in _RST:
        what = f"is written in {_ending(post.path)[1:]}, which is not read."
        return unread(post.path, what, "Turn it into Markdown, for example with pandoc -t markdown.")
    return read_post(folder, post)


def _tell_of_others(opened: Opened, folder: Folder, read_here: set[str]) -> None:
    """The texts and programs of the folder that are no stories."""
    others = Counter(_ending(name) for name in _texts(folder, _MARKDOWN | {".html"}) if name not in read_here)
    if others:
        named = ", ".join(f"{count} {ending}" for ending, count in sorted(others.items()))
        opened.notes.append(
            info("pages-skipped", "the folder", f"pages of the site's frame were not read: {named}.")
        )
    programs = [
        name
        for name in folder.names
        if name.endswith((".11tydata.js", ".11tydata.cjs", ".11tydata.mjs"))
        and not set(_parts(name)) & _BUILT
    ]
    if programs:
        what = f"{', '.join(programs[:5])}: fields that a program gives are not known, for it is not run."
        opened.notes.append(
            warning("data-program", "the folder", what, "Write the fields in the files, or as JSON.")
        )


def _format(
    name: str,
    title: str,
    known: Callable[[Folder], bool],
    posts_of: Callable[[Folder], Iterator[Post]],
    languages_of: Callable[[Folder], SiteLanguages],
) -> Format:
    def recognises(opened: Opened) -> bool:
        return opened.folder is not None and known(opened.folder)

    return Format(
        name,
        f"a folder of {title}",
        ("folder",),
        recognises,
        _reader(posts_of, languages_of, by_slug=name == "pelican"),
    )


HUGO = _format("hugo", "Hugo", _is_hugo, _hugo_posts, hugo_languages)
JEKYLL = _format("jekyll", "Jekyll", _is_jekyll, _jekyll_posts, jekyll_languages)
ELEVENTY = _format("eleventy", "Eleventy", _is_eleventy, _eleventy_posts, eleventy_languages)
PELICAN = _format("pelican", "Pelican", _is_pelican, _pelican_posts, pelican_languages)
