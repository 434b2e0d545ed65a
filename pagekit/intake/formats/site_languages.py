"""the folder of a site generator → the languages of the site: its own, and the folders that hold one each.

They are read out of the configuration. Where that names none, folders of Hugo called by languages are languages where
the same files lie in two of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from babel import Locale, UnknownLocaleError

from pagekit.errors import PagekitError
from pagekit.intake.documents import DataFormat, parse
from pagekit.intake.formats.loose import at, first_said, mapping, said
from pagekit.intake.formats.opened import Folder
from pagekit.model.base import is_language

_FORMS: Mapping[str, DataFormat] = {".toml": "toml", ".yaml": "yaml", ".yml": "yaml", ".json": "json"}
_HUGO = re.compile(r"^(?:config/_default/)?(?:hugo|config)\.\w+$")
_HUGO_LANGUAGES = re.compile(r"^config/_default/languages(?:\.(?P<lang>[\w-]+))?\.\w+$")
_PELICAN = re.compile(r"""^DEFAULT_LANG\s*=\s*["']([\w-]+)["']""", re.MULTILINE)
_SHORT = re.compile(r"[a-z]{2}(?:-[A-Za-z]{2,4})?")


@dataclass(frozen=True, slots=True)
class SiteLanguages:
    """The languages of a site."""

    own: str = ""
    """That of posts which name none, where there are several; blank where the site does not say."""
    folders: Mapping[str, str] = field(default_factory=dict)
    """The folders that hold posts of one language, by their paths."""

    def of_folder(self, path: str) -> tuple[str, str]:
        """The language of the folder that a file lies in, and the file's path from there; blank where none has one."""
        inside = [str(place) for place in PurePosixPath(path).parents if str(place) in self.folders]
        if not inside:
            return "", path
        return self.folders[inside[0]], str(PurePosixPath(path).relative_to(inside[0]))


def hugo_languages(folder: Folder) -> SiteLanguages:
    """Those of a site of Hugo, whose keys are written in any capitals; its own is English unless they say otherwise."""
    top: dict[str, Any] = {}
    tables: dict[str, Any] = {}
    for name in folder.names:
        if _HUGO.match(name):
            top |= _small(_data(folder, name))
        elif found := _HUGO_LANGUAGES.match(name):
            data = _data(folder, name)
            tables |= {found["lang"]: data} if found["lang"] else data
    tables |= mapping(top.get("languages"))
    folders = {
        place.strip("/"): lang
        for lang, table in tables.items()
        if is_language(lang) and (place := said(_small(mapping(table)).get("contentdir"))).strip("/")
    }
    others = frozenset(lang.casefold() for lang in tables if is_language(lang))
    if not folders:
        folders = dict(_called_so(folder, others))
    return SiteLanguages(first_said(top, "defaultcontentlanguage") or "en", folders)


def jekyll_languages(folder: Folder) -> SiteLanguages:
    """Those of a site of Jekyll, as its plug-ins for languages want them in the configuration."""
    name = next((name for name in ("_config.yml", "_config.yaml") if name in folder), "")
    data = _data(folder, name) if name else {}
    return SiteLanguages(first_said(data, "default_lang", "lang") or said(at(data, "languages", 0)))


def pelican_languages(folder: Folder) -> SiteLanguages:
    """Those of a site of Pelican, whose own is English unless the configuration says otherwise; it is not run."""
    try:
        text = folder.opened("pelicanconf.py").text
    except PagekitError:
        return SiteLanguages("en")
    found = _PELICAN.search(text)
    return SiteLanguages(found[1] if found else "en")


def eleventy_languages(_: Folder) -> SiteLanguages:
    """Those of a site of Eleventy are known by its posts alone: its configuration is a program."""
    return SiteLanguages()


def is_known_language(tag: str) -> bool:
    """True for the tag of a language that there is: `node.js.md` is not in one."""
    try:
        return is_language(tag) and Locale.parse(tag.partition("-")[0]) is not None
    except (ValueError, UnknownLocaleError):
        return False


def _data(folder: Folder, name: str) -> Mapping[str, Any]:
    try:
        return mapping(parse(folder.opened(name).text, _FORMS[PurePosixPath(name).suffix.lower()], name))
    except (PagekitError, KeyError):
        return {}


def _small(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key.lower(): value for key, value in data.items()}


def _called_so(folder: Folder, named: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The folders right under `content` that languages are called by."""
    files: dict[str, set[str]] = {}
    for name in folder.under("content"):
        parts = PurePosixPath(name).parts
        if len(parts) > 2 and (parts[1].casefold() in named or (not named and _SHORT.fullmatch(parts[1]))):
            files.setdefault(parts[1], set()).add("/".join(parts[2:]))
    for lang, those in files.items():
        if named or any(those & other for one, other in files.items() if one != lang):
            yield f"content/{lang}", lang
