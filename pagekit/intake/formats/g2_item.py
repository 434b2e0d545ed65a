"""one newsItem of NewsML-G2 → its fields, its text, its files: as a story, or as the picture of one."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from pagekit.intake.formats.item import FoundPicture, Html, Part, WireItem
from pagekit.intake.formats.markup import marked
from pagekit.intake.formats.nitf import NitfStory, nitf_story
from pagekit.intake.formats.people import people
from pagekit.intake.formats.xml_tree import READABLE, Xml, as_html
from pagekit.notes import Note, error, info, warning

_PICTURES = {"picture", "graphic", "photo", "image"}
_MEDIA = {"video": "a video", "audio": "a sound", "animation": "an animation"}
_HOUSES = ("source", "prov", "origprov", "distributor")
_SUMMARIES = ("summary", "abstract", "lead", "", "caption")
_LARGE = ("original", "highres", "baseimage", "main", "web", "large", "medium", "preview", "viewimage")
# An account or a sign for a desk, where a name is meant: li.ann, VR-COM.
_CODE = re.compile(
    r"[a-z0-9]+(?:[._][a-z0-9]+)*|(?!(?:AFP|AP|DPA|EFE|ANSA|TASS|PA|NTB|STT|TT|APA|AAP|PTI|UPI)$)[A-Z0-9-]{2,8}"
)
_NAMED_DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}:\d{2}")


class G2Item:
    """A newsItem."""

    def __init__(self, item: Xml) -> None:
        self.xml = item
        self.guid = item.get("guid")
        self.meta = item.first("itemMeta") or Xml("itemMeta")
        self.content = item.first("contentMeta") or Xml("contentMeta")
        self.rights = item.first("rightsInfo") or Xml("rightsInfo")
        self.lang = self.content.first("language")
        self.notes: list[Note] = []

    @cached_property
    def kind(self) -> str:
        """The word of its class: text, picture, video."""
        said = self.meta.first("itemClass")
        return _word(said) if said is not None else ""

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture by its class, or by having nothing but files of one."""
        if self.kind:
            return self.kind in _PICTURES
        return not self._bodies and any(True for _ in self._files())

    @property
    def plays(self) -> bool:
        """Whether it is a film or a sound, without a text of its own."""
        return self.kind in _MEDIA and not self._bodies

    def tell_of_played(self, kinds: Sequence[str]) -> None:
        """Note the films and sounds that came with it."""
        for kind in kinds:
            what = f"{_MEDIA[kind]} that goes with it is not brought."
            self.notes.append(warning("media-dropped", "itemSet", what))

    @property
    def links(self) -> Iterator[str]:
        """The other items that it names."""
        return (link.get("residref") or link.get("href") for link in self.meta.all("link"))

    def story(self, pictures: Sequence[G2Item]) -> WireItem:
        """It as a story, with the pictures that go with it."""
        nitf = self._nitf
        item = WireItem(self.guid or "newsItem", id=self.guid)
        item.body = self._text()
        if self.is_picture:
            item.pictures = [self.picture()]
        else:
            own = [self.picture()] if any(True for _ in self._files()) else []
            item.pictures = [*(nitf.pictures if nitf else []), *(one.picture() for one in pictures), *own]
        item.fields = self._fields(nitf)
        if not item.body and not self.is_picture:
            described = self._described(*_SUMMARIES)
            if described:
                item.body = [described]
                item.fields["deck"] = self._sub()
        self._tell(item)
        item.notes = [*self.notes, *(nitf.notes if nitf else [])]
        return item

    def picture(self) -> FoundPicture:
        """It as a picture."""
        creators = [
            name
            for one in self.content.all("creator")
            if _word_of_role(one) not in _HOUSES and (name := self._named(one)) and not _CODE.fullmatch(name)
        ]
        ids = [one.text for one in self.content.all("altId")]
        return FoundPicture(
            renditions=tuple(dict.fromkeys(self._files())),
            name=self.guid,
            alt=self._described("alttext", "altText", "alt"),
            caption=self._described("caption", "description", "") or self.content.said("headline"),
            byline=self.content.said("by"),
            creditline=self.content.said("creditline"),
            photographer=", ".join(dict.fromkeys(creators)),
            holder=self._holder(),
            notice=self.rights.said("copyrightNotice"),
            terms=self.rights.said("usageTerms"),
            instructions=self.meta.said("edNote"),
            keys=tuple(filter(None, (self.guid, *ids))),
        )

    def _fields(self, nitf: NitfStory | None) -> dict[str, Any]:
        inner = dict(nitf.fields) if nitf else {}
        deck = "" if self.is_picture else self._described(*_SUMMARIES) or self._sub()
        urgency = self.content.said("urgency")
        mine = {
            "headline": self._headline(),
            "deck": deck,
            "byline": self._byline(inner.pop("byline", [])),
            "dateline": self._dateline(str(inner.pop("dateline", ""))),
            "lang": self.lang.get("tag") if self.lang is not None else self.xml.lang,
            "published_at": self.meta.said("firstCreated")
            or self.content.said("contentCreated")
            or self.meta.said("versionCreated"),
            "updated_at": self.meta.said("versionCreated") or self.content.said("contentModified"),
            "embargo_until": self.meta.said("embargoed"),
            "priority": int(urgency) if urgency in set("123456789") else None,
            "tags": [
                *(one.text for one in self.content.all("keyword")),
                *self._subjects(),
                *inner.pop("tags", []),
            ],
            "section": "",
        }
        if self.meta.first("embargoed") is not None and not mine["embargo_until"]:
            self.notes.append(
                warning("item-held", "embargoed", "it is under embargo without an end; it is held.")
            )
            mine["status"] = "held"
        return inner | {key: value for key, value in mine.items() if value}

    def _headline(self) -> str:
        heads = [one for one in self.content.all("headline") if one.text and "sub" not in _word_of_role(one)]
        main = [one for one in heads if _word_of_role(one) in {"", "main", "headline"}] or heads
        own = [one for one in main if self.lang is not None and one.lang == self.lang.get("tag")]
        return next((one.text for one in [*own, *main]), "") or self.meta.said("title")

    def _sub(self) -> str:
        return next((one.text for one in self.content.all("headline") if "sub" in _word_of_role(one)), "")

    def _byline(self, inner: list[Any]) -> list[Any]:
        """The byline as it is to be printed; else that of the text; else who made it."""
        said = [person for one in self.content.all("by") for person in people(one.text)]
        if said or inner:
            return said or inner
        creators = [one for one in self.content.all("creator") if _word_of_role(one) not in _HOUSES]
        names = [self._named(one) for one in creators]
        named = [person for name in names if name and not _CODE.fullmatch(name) for person in people(name)]
        codes = [name or one.get("qcode") for one, name in zip(creators, names, strict=True)]
        codes = [code for code in codes if code and (code not in names or _CODE.fullmatch(code))]
        if codes:
            what = f"whoever made it is named by a code alone: {', '.join(codes)}"
            self.notes.append(info("creator-code", "creator", what, "Write the name by hand."))
        return named

    def _named(self, one: Xml) -> str:
        """The name that an element says, or that the item says of its code."""
        if said := one.said("name") or one.get("literal"):
            return said
        code = one.get("qcode") or one.get("uri")
        asserts = (
            other
            for other in self.xml.all("assert")
            if code and code in {other.get("qcode"), other.get("uri"), other.get("literal")}
        )
        return next((said for other in asserts if (said := other.said("name"))), "")

    def _dateline(self, inner: str) -> str:
        said = self.content.said("dateline")
        if said and not _NAMED_DAY.search(said):
            return said
        located = self.content.first("located")
        return inner or (self._named(located) if located is not None else "")

    def _subjects(self) -> Iterator[str]:
        for subject in self.content.all("subject"):
            names = [one for one in subject.all("name") if one.text]
            own = [
                one
                for one in names
                if one.lang and self.lang is not None and one.lang[:2] == self.lang.get("tag")[:2]
            ]
            yield from (one.text for one in [*own, *names][:1])

    def _described(self, *roles: str) -> str:
        """The description of the first of these roles; a blank role is one that says none."""
        found = {
            _word_of_role(one).lower(): one for one in reversed(self.content.all("description")) if one.text
        }
        for role in roles:
            if role.lower() in found:
                one = found[role.lower()]
                return _described(one)
        # Houses have roles of their own; where any will do, the first one does.
        return _described(next(reversed(found.values()))) if "" in roles and found else ""

    def _holder(self) -> str:
        one = self.rights.first("copyrightHolder")
        return self._named(one) if one is not None else ""

    @cached_property
    def _bodies(self) -> list[Xml]:
        return [
            one
            for content in self.xml.all("contentSet")
            for one in content.all("inlineXML", "inlineData")
            if one.text
        ]

    @cached_property
    def _nitf(self) -> NitfStory | None:
        root = next((inner for body in self._bodies for inner in body if inner.name == "nitf"), None)
        return nitf_story(root) if root is not None else None

    def _text(self) -> list[Part]:
        """The text, in the first form that it has."""
        if self._nitf is not None:
            return list(self._nitf.body)
        body = next(iter(self._bodies), None)
        if body is None:
            return []
        if len(self._bodies) > 1:
            what = f"its text stands in {len(self._bodies)} forms; the first one was taken."
            self.notes.append(info("body-chosen", "contentSet", what))
        strange = next((one.name for one in body if one.name.lower() not in READABLE), "")
        if strange:
            what = f"its text is <{strange}>, which is data for programs, and is not read."
            self.notes.append(warning("body-unread", "inlineXML", what))
            return []
        inner = next(body.walk("body"), body)
        if any(True for _ in inner):
            return [Html(as_html(inner, around=False))]
        said = "".join(part for part in inner.children if isinstance(part, str))
        if body.get("encoding").endswith("base64"):
            try:
                said = base64.b64decode(said, validate=False).decode("utf-8")
            except (binascii.Error, ValueError):
                return []
        return [marked(said)]

    def _files(self) -> Iterator[str]:
        """The files of a picture, the largest first."""
        found = [
            one
            for content in self.xml.all("contentSet")
            for one in content.all("remoteContent")
            if _is_image(one, self.kind)
        ]
        for one in sorted(found, key=_rank):
            for name in (one.get("href"), one.get("residref"), *(inner.text for inner in one.all("altId"))):
                if name:
                    yield name

    def _tell(self, item: WireItem) -> None:
        state = self.meta.first("pubStatus")
        status = _word(state) if state is not None else ""
        if status.startswith("cancel"):
            self.notes.append(
                error(
                    "item-canceled",
                    "pubStatus",
                    "the agency has taken this item back; it is held.",
                    "Do not publish it.",
                )
            )
            item.fields["status"] = "held"
        elif status == "withheld":
            self.notes.append(
                warning("item-withheld", "pubStatus", "the agency asks to withhold this item; it is held.")
            )
            item.fields["status"] = "held"
        if not self.is_picture:
            for note in self.meta.all("edNote"):
                if note.text:
                    what = f"a note to the editors says: {note.text}"
                    self.notes.append(warning("editors-note", "edNote", what, "Check that it is heeded."))
        if self.kind in _MEDIA:
            what = f"the item is {_MEDIA[self.kind]}; what it plays is not brought."
            self.notes.append(warning("media-dropped", "contentSet", what))


def _described(one: Xml) -> str:
    return Html(as_html(one, around=False)) if any(True for _ in one) else marked(one.text)


def _word(one: Xml) -> str:
    """The last word of a code: text of ninat:text."""
    return (
        (one.get("qcode") or one.get("uri") or one.get("literal"))
        .rpartition(":")[2]
        .rpartition("/")[2]
        .lower()
    )


def _word_of_role(one: Xml) -> str:
    return one.get("role").rpartition(":")[2].lower()


def _is_image(one: Xml, kind: str) -> bool:
    said = one.get("contenttype").lower()
    return said.startswith("image/") if said else kind in _PICTURES


def _rank(one: Xml) -> tuple[int, int]:
    name = one.get("rendition").rpartition(":")[2].lower()
    place = next((number for number, known in enumerate(_LARGE) if known in name), len(_LARGE))
    if "thumb" in name or "icon" in name:
        place = len(_LARGE) + 1
    width = one.get("width")
    return place, -(int(width) if width.isascii() and width.isdigit() and len(width) < 7 else 0)
