"""an item of a feed as XML → the pictures and players that Media RSS and enclosures name, each with its own words.

Media RSS (https://www.rssboard.org/media-rss): a group holds one thing in several sizes; what is said of the item or of
the group holds for each content that says nothing itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pagekit.intake.formats.item import FoundPicture, Html
from pagekit.intake.formats.people_of_sites import lone_person
from pagekit.intake.formats.xml_tree import Xml

_MEDIA = ("search.yahoo.com/mrss", "rssboard.org/media-rss")
_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".tif", ".tiff")


@dataclass(frozen=True, slots=True)
class Media:
    """What an item names. `players` are addresses of films and sounds, each with its title."""

    pictures: tuple[FoundPicture, ...] = ()
    players: tuple[tuple[str, str], ...] = ()
    description: str = ""
    """The item's own description, as HTML."""
    has_content: bool = False
    """Whether the item holds a text beside its description."""


@dataclass(frozen=True, slots=True)
class _One:
    """One file, with the elements that speak of it, the nearest first."""

    element: Xml
    around: tuple[Xml, ...]
    number: int
    """The same for all files of a group."""

    @property
    def address(self) -> str:
        return self.element.get("url") or self.element.get("href")

    @property
    def kind(self) -> str:
        """image, video, audio, or blank."""
        said = self.element.get("medium") or self.element.get("type").partition("/")[0]
        if said in {"image", "video", "audio"}:
            return said
        path = self.address.partition("?")[0].lower()
        return "image" if path.endswith(_ENDINGS) or (self.element.name == "thumbnail" and not said) else said

    @property
    def width(self) -> float:
        said = self.element.get("width")
        return float(said) if said.isdecimal() else 0.0

    def said(self, name: str, role: str = "") -> str:
        """The text of a media element that is nearest."""
        for element in (self.element, *self.around):
            for child in element.all(name):
                if (
                    _is_media(child)
                    and (not role or child.get("role") in {role, ""})
                    and (text := child.text)
                ):
                    return text
        return ""


def media_of(item: Xml) -> Media:
    """The media of an item."""
    files = list(_files(item))
    shown = [one for one in files if one.kind == "image" and one.address]
    named = [one for one in shown if one.element.name != "thumbnail"] or shown[:1]
    groups: dict[str, list[_One]] = {}
    for one in named:
        groups.setdefault(_same(one), []).append(one)
    players = {
        one.address: one.said("title") for one in files if one.kind in {"video", "audio"} and one.address
    }
    return Media(
        tuple(map(_picture, groups.values())), tuple(players.items()), _description(item), _has_content(item)
    )


def _has_content(item: Xml) -> bool:
    named = item.all("encoded", "content", "body", "fullitem", "div")
    return any(not _is_media(child) and (child.text or child.get("src")) for child in named)


def _description(item: Xml) -> str:
    """The description as it stands, which feedparser lets that of a picture take the place of."""
    for child in item.all("description"):
        if not _is_media(child) and all(isinstance(part, str) for part in child.children):
            return "".join(part for part in child.children if isinstance(part, str)).strip()
    return ""


def _same(one: _One) -> str:
    """One key for the files of a picture: those of its group, and those that differ in their query alone."""
    if one.number:
        return f"group {one.number}"
    return one.address.partition("?")[0]


def _picture(files: list[_One]) -> FoundPicture:
    best = sorted(files, key=lambda one: -one.width)
    teller = next((one for one in best if one.said("credit") or one.said("description")), best[0])
    credit = teller.said("credit", "photographer") or teller.said("credit")
    words = teller.said("description") or teller.said("text") or teller.said("title")
    return FoundPicture(
        renditions=tuple(dict.fromkeys(one.address for one in best)),
        caption=Html(words),
        photographer=lone_person(credit),
        creditline=credit,
        notice=teller.said("copyright"),
    )


def _files(item: Xml) -> Iterator[_One]:
    number = 0
    for child in item:
        if _is_media(child) and child.name == "group":
            number += 1
            for inner in child.all("content"):
                yield _One(inner, (child, item), number)
            yield from (_One(inner, (child, item), 0) for inner in child.all("thumbnail"))
        elif _is_file(child):
            yield _One(child, (item,), 0)


def _is_file(element: Xml) -> bool:
    """True for what names a file by itself."""
    if _is_media(element):
        return element.name in {"content", "thumbnail"}
    return element.name == "enclosure" or (element.name == "link" and element.get("rel") == "enclosure")


def _is_media(element: Xml) -> bool:
    return any(name in element.space for name in _MEDIA)
