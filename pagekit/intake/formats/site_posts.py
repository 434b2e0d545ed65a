"""a file of a site's folder (Markdown or HTML with its fields at the top) → an item.

The fields are those that our own stories may have in front matter, in the words of Hugo, Jekyll, Eleventy and Pelican
(`matter_fields.py`). Pictures lie beside the file, or under the site's root.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from pagekit.errors import InvalidInput, Unreadable
from pagekit.intake.formats.html_head import head_fields
from pagekit.intake.formats.item import FoundPicture, Html, Markdown, RefusedItem, WireItem
from pagekit.intake.formats.loose import first_said, mapping, said
from pagekit.intake.formats.opened import Folder, Opened
from pagekit.intake.formats.people_of_sites import lone_person
from pagekit.intake.formats.reader import Found, refused
from pagekit.intake.formats.site_languages import is_known_language
from pagekit.intake.front_matter import FrontMatter, named, split_front_matter
from pagekit.intake.matter_fields import article_fields
from pagekit.intake.matter_names import IMAGE_WORDS, IMAGES
from pagekit.intake.picture_gate import PictureGate
from pagekit.model.base import clean
from pagekit.notes import error
from pagekit.world import FakeWorld

_PATHS = ("src", "path", "url", "feature", "image", "file", "relative", "lqip")
_LANGUAGE = re.compile(r"^(?P<stem>.+)\.(?P<lang>[a-z]{2,3}(?:-[A-Za-z]{4})?(?:-[A-Za-z]{2})?)$")
_SITE_PATH = re.compile(
    r"\{(?:static|attach|filename|photo)\}|\|(?:static|attach|filename)\||\{\{\s*site\.(?:baseurl|url)\s*\}\}",
    re.ASCII,
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=[_-])", re.ASCII)
_VERSION = frozenset({"translationkey", "translationid", "langref"})
_VERSION_WITH_LANG = frozenset({"ref", "pageid"})
"""Keys with a value that all versions of a story share; the second ones mean other things in sites of one language."""
_MARKED = ("headline", "kicker", "deck", "dateline")


@dataclass(frozen=True, slots=True)
class Post:
    """A file that holds a story, and what its place in the folder says of it."""

    path: str
    section: str = ""
    draft: bool = False
    defaults: Mapping[str, Any] = field(default_factory=dict)
    """Fields of the folder's data files."""
    people: Mapping[str, str] = field(default_factory=dict)
    """The names of people by the keys that the site has for them."""
    spoken: str = ""
    """The language of the folder that it lies in, where the site has one for each."""
    place: str = ""
    """Its path from there."""

    @property
    def bare(self) -> str:
        """The name of the file without its language and its ending."""
        name = PurePosixPath(self.path).stem
        return name.removesuffix(f".{self.named}") if self.named else name

    @property
    def stem(self) -> str:
        """The name of the story: a bundle's is that of its folder."""
        above = PurePosixPath(self.path).parent.name
        return above if self.bare in {"index", "post", "README"} and above else self.bare

    @property
    def named(self) -> str:
        """The language that the name says, as in index.fr.md."""
        match = _LANGUAGE.match(PurePosixPath(self.path).stem)
        return match["lang"] if match and is_known_language(match["lang"]) else ""

    @property
    def lang(self) -> str:
        """The language that its place says."""
        return self.named or self.spoken


def read_post(folder: Folder, post: Post) -> Found:
    """The item of a file; what cannot be read is refused with the reason."""
    try:
        opened = folder.opened(post.path)
        matter = _matter(opened)
    except InvalidInput as problem:
        return RefusedItem(post.path, problem.problems)
    except Unreadable as problem:
        return refused(post.path, "unreadable", str(problem))
    return _item(opened, matter, post)


def _matter(opened: Opened) -> FrontMatter:
    """The fields at the top of a file, and the text under them."""
    if opened.kind == "html" or PurePosixPath(opened.name).suffix.lower() in {".html", ".htm"}:
        fields, body = head_fields(opened.text)
        if fields:
            return named(FrontMatter(body, fields=dict(fields), texts=dict(fields)))
    return named(split_front_matter(clean(opened.text), opened.name, heads=True))


def _item(opened: Opened, matter: FrontMatter, post: Post) -> Found:
    is_html = PurePosixPath(post.path).suffix.lower() in {".html", ".htm"}
    item = WireItem(
        name=post.path,
        folder=str(PurePosixPath(post.path).parent).removeprefix("."),
        notes=list(opened.notes),
    )
    for key, value in post.defaults.items():
        if key not in matter.fields:
            matter.fields[key] = matter.texts[key] = value
    item.version_of = _version_of(matter)
    lead = _lead(matter)
    found = article_fields(matter, post.stem, PictureGate(FakeWorld(), None))
    problems = [*matter.problems, *found.problems]
    if problems:
        return RefusedItem(post.path, tuple(problems))
    wire = found.wire
    own = "id" in matter.fields
    item.id = str(wire.pop("id", post.stem))
    if post.named and not own:
        # The same story in several languages has one name there, and one each here.
        item.id = f"{item.id}-{post.named}"
    item.pictures = [*lead, *_photos(wire.pop("photos", None))]
    wire.setdefault("section", post.section)
    if isinstance(wire.get("byline"), list):
        wire["byline"] = [
            post.people.get(one, one) if isinstance(one, str) else one for one in wire["byline"]
        ]
    if "published_at" not in wire and (day := _DAY.match(PurePosixPath(post.path).stem)):
        wire["published_at"] = day[0]
    if post.lang:
        wire.setdefault("lang", post.lang)
    if post.draft:
        wire.setdefault("status", "draft")
    item.fields = {
        key: Markdown(value) if key in _MARKED and isinstance(value, str) else value
        for key, value in wire.items()
    }
    item.notes += [
        *matter.notes,
        *(note for note in found.notes if note.code != "byline-key" or not post.people),
    ]
    text = _SITE_PATH.sub("", matter.body)
    item.body = [Html(text) if is_html else Markdown(text)] if text.strip() else []
    item.shortcodes = is_html
    return item


def _version_of(matter: FrontMatter) -> str:
    """What the fields name that versions in other languages have in common; these fields are used up."""
    told = ""
    for key in list(matter.fields):
        plain = re.sub(r"[\W_]", "", key).casefold()
        if plain in _VERSION or (plain in _VERSION_WITH_LANG and "lang" in matter.fields):
            told = told or said(matter.fields[key])
        elif plain != "translation" or said(matter.texts.get(key)).casefold() not in {"true", "false"}:
            continue
        del matter.fields[key]
        matter.texts.pop(key, None)
    return told


def _lead(matter: FrontMatter) -> list[FoundPicture]:
    """The picture that the fields name, with what they say of it; these fields are used up."""
    for key in IMAGES:
        value: Any = matter.fields.get(key)
        value = value[0] if isinstance(value, list) and value else value
        told = mapping(value)
        src = said(value) or first_said(told, *_PATHS)
        if not src:
            continue
        words: dict[str, str] = {}
        for wanted, endings in IMAGE_WORDS.items():
            words[wanted] = first_said(told, *endings) or first_said(
                matter.texts, *(f"{key}_{ending}" for ending in endings)
            )
        if not isinstance(matter.fields.get(key), list) or len(matter.fields[key]) == 1:  # type: ignore[arg-type]
            for used in (key, *(f"{key}_{ending}" for endings in IMAGE_WORDS.values() for ending in endings)):
                matter.fields.pop(used, None)
        credit = words["creator"] or first_said(told, "credit", "attr", "author", "photographer")
        return [
            FoundPicture(
                renditions=(_SITE_PATH.sub("", src),),
                name=key,
                alt=words["alt"],
                caption=Markdown(words["caption"]),
                photographer=lone_person(credit),
                creditline=credit,
                lead=True,
            )
        ]
    return []


def _photos(value: object) -> list[FoundPicture]:
    """The pictures of a story in our own notation."""
    found: list[FoundPicture] = []
    for photo in value if isinstance(value, list | tuple) else []:
        told = mapping(photo)
        src = said(photo) or said(told.get("src"))
        if src:
            credit = told.get("credit")
            line = said(credit) or "/".join(
                filter(None, (first_said(credit, "creator"), first_said(credit, "agency")))
            )
            caption = Markdown(said(told.get("caption")))
            found.append(
                FoundPicture(
                    renditions=(src,),
                    alt=said(told.get("alt")),
                    caption=caption,
                    photographer=lone_person(line),
                    creditline=line,
                )
            )
    return found


def unread(path: str, what: str, remedy: str) -> RefusedItem:
    """A file that holds a story in a notation that is not read."""
    return RefusedItem(path, (error("notation-unread", path, what, remedy),))
