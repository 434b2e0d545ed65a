"""ninjs 1.x, 2.x, 3.x, and the dialect of Superdesk → items: their words, dates, people, bodies and associations.

1.x has names in small letters, one field a role (`headline_main`, `body_xhtml`) and objects of associations; 2.x lists
with a `role`; 3.x the same in camelCase. Superdesk writes 1.x with `guid`, `body_html`, `authors`, and pictures that
its text shows by the keys of their associations. IPTC, https://iptc.org/std/ninjs/.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pagekit.errors import InvalidInput
from pagekit.intake.formats.item import Html, Part, RefusedItem, WireItem
from pagekit.intake.formats.markup import has_blocks, marked
from pagekit.intake.formats.ninjs_item import PICTURES, NinjsItem
from pagekit.intake.formats.ninjs_values import (
    Fields,
    associations,
    best_body,
    by_name,
    folded,
    names,
    objects,
    texts,
)
from pagekit.intake.formats.nitf import nitf_story
from pagekit.intake.formats.opened import Opened
from pagekit.intake.formats.people import people
from pagekit.intake.formats.reader import Format, Found, refused
from pagekit.intake.formats.xml_tree import parse_xml, root_name
from pagekit.notes import error, warning

_MARKS = {"uri", "guid"}
_TELLING = {
    "versioncreated", "firstcreated", "pubstatus", "associations", "renditions", "bodies", "headlines", "descriptions",
    "bodyhtml", "bodytext", "bodyxhtml", "eventdetails", "bodymain", "bodyrichtext", "headlinemain", "slugline",
}  # fmt: skip
_LISTS = ("data", "items", "item", "_items", "results", "articles", "news")
MAX_ENVELOPES = 6
_NO_STORY = {"planning", "component"}
_MEDIA = {"video", "audio"}
_WRITERS = {"", "writer", "author", "byline", "correspondent", "reporter", "contributor", "editor"}
_TAKEN_BACK = {"killed", "recalled", "spiked", "unpublished"}
_STATES = {"withheld": "held", "canceled": "held", "cancelled": "held"}
_USED = {
    "uri", "guid", "type", "version", "versioncreated", "firstcreated", "contentcreated", "firstpublished",
    "pubstatus", "language", "headline", "headlines", "title", "name", "byline", "by", "authors", "located",
    "bodies", "descriptions", "associations", "renditions", "keywords", "subject", "subjects", "service",
    "embargoed", "ednote", "mimetype", "profile", "copyrightholder", "copyrightnotice", "usageterms", "urgency",
    "priority", "standard", "source", "slugline", "representationtype", "creditline", "rightsinfo", "charcount",
    "wordcount", "altids", "id", "originalid",
}  # fmt: skip


def _recognises(opened: Opened) -> bool:
    return bool(list(_items_of(opened.json, 0)))


def _read(opened: Opened) -> Iterator[Found]:
    found = list(_items_of(opened.json, 0))
    if not found and isinstance(opened.json, Mapping):
        found = [opened.json]
    for number, item in enumerate(found):
        yield _Story(item, f"item {number + 1}" if len(found) > 1 else "the item").story()


def _items_of(data: Any, depth: int) -> Iterator[Fields]:
    """The items that stand in the data: itself, a list, or a list in an envelope."""
    if isinstance(data, Mapping):
        if _is_item(data):
            yield data
        elif depth < MAX_ENVELOPES:
            for key in _LISTS:
                yield from _items_of(data.get(key), depth + 1)
    elif isinstance(data, list) and depth < MAX_ENVELOPES:
        for entry in data:
            yield from _items_of(entry, depth + 1)


def _is_item(data: Fields) -> bool:
    keys = by_name(data)
    named = any(isinstance(keys.get(mark), str) for mark in _MARKS)
    if (
        not named
        and isinstance(keys.get("id"), str)
        and {"headline", "bodyhtml", "versioncreated"} <= keys.keys()
    ):
        return True
    return named and (bool(keys.keys() & _TELLING) or isinstance(keys.get("headline"), str))


class _Story(NinjsItem):
    """One item, as a story."""

    def story(self) -> WireItem | RefusedItem:
        """The item as a story."""
        kind = self.text("type")
        if kind in _NO_STORY:
            return refused(self.name, "no-story", f"is of the type {kind}, which is no story.")
        item = WireItem(self.name, id=self.uri)
        item.pictures = list(self.pictures_of())
        body = self._body()
        summary = self.described("summary", "abstract", "")
        own = self.own_picture() if kind in PICTURES or not body else None
        if own is not None:
            item.pictures.insert(0, own)
            # The description of a picture is its caption.
            summary = "" if kind in PICTURES else summary
        if not body and summary and own is None:
            body, summary = [summary], ""
        item.body = body
        item.pictures += self.inner
        item.fields = self._fields(summary)
        self._notes(item, kind)
        return item

    def _fields(self, summary: str) -> dict[str, Any]:
        version, first = (
            self.text("versioncreated"),
            self.text("firstpublished", "firstcreated", "contentcreated"),
        )
        sections = [one for one in objects(self.fields.get("subjects")) if one.get("rel") == "section"]
        section = next(iter([*names(self.fields.get("service")), *names(sections)]), "")
        return {
            "headline": self.headline(),
            "headline_variants": self._shorter(),
            "deck": summary,
            "byline": self._byline(),
            "dateline": self._dateline(),
            "lang": self.text("language"),
            "published_at": first or version,
            "updated_at": version if first else "",
            "embargo_until": self.text("embargoed"),
            "status": _STATES.get(self.text("pubstatus").lower()),
            "section": section,
            "tags": [*texts(self.fields.get("keywords")), *self._subjects()],
            "priority": self._priority(),
        }

    def _byline(self) -> list[Any]:
        said = self.text("byline", "by")
        creators = self._creators()
        if said and creators and _says_only(said, [one["name"] for one in creators]):
            return list(creators)
        if said:
            return list(people(said))
        lines = [
            str(one["by"]) for one in objects(self.fields.get("bylines")) if isinstance(one.get("by"), str)
        ]
        if lines:
            return [person for line in lines for person in people(line)]
        authors = self.fields.get("authors")
        named = [
            {"name": str(one.get("name")).strip()}
            for one in (authors if isinstance(authors, list) else [])
            if isinstance(one, Mapping) and one.get("name") and str(one.get("role") or "").lower() in _WRITERS
        ]
        return named or creators

    def _creators(self) -> list[dict[str, str]]:
        """The people of whom the item says that they have written it."""
        return [
            {"name": str(one["name"]).strip()}
            for one in objects(self.fields.get("people")) + objects(self.fields.get("person"))
            if one.get("name") and str(one.get("rel") or "").lower() in {"creator", "author"}
        ]

    def _dateline(self) -> str:
        located = self.fields.get("located")
        if isinstance(located, Mapping):
            return str(located.get("name") or "")
        return str(located) if isinstance(located, str) else ""

    def _priority(self) -> int | None:
        try:
            urgency = int(self.text("urgency") or 0)
        except ValueError:
            return None
        return urgency if 1 <= urgency <= 9 else None

    def _shorter(self) -> list[str]:
        """The heads that are meant for narrow places."""
        heads = [one for one in objects(self.fields.get("headlines")) if one.get("role") == "short"]
        return [one["value"].strip() for one in heads if isinstance(one.get("value"), str)]

    def _subjects(self) -> list[str]:
        found = [one for key in ("subject", "subjects") for one in objects(self.fields.get(key))]
        return names([one for one in found if one.get("rel") != "section"])

    def _body(self) -> list[Part]:
        bodies = objects(self.fields.get("bodies"))
        if bodies:
            return [self._unpacked(part) for part in best_body(bodies)]
        for name in ("body_richtext", "body_xhtml", "body_html", "body_main", "body_text"):
            said = self.text(name)
            if said:
                return [Html(said) if name not in {"body_text", "body_main"} or has_blocks(said) else said]
        other = (key for key in self.fields if key.startswith("body") and self.text(key))
        return [marked(self.text(key)) for key in list(other)[:1]]

    def _unpacked(self, part: Part) -> Part:
        """A body, out of the NITF that it may stand in."""
        said = part.strip() if isinstance(part, str) else ""
        if root_name(said[:4_096]) != "nitf":
            return part
        try:
            story = nitf_story(parse_xml(said, self.name))
        except InvalidInput:
            return part
        self.inner = story.pictures
        return Html("".join(story.body))

    def _notes(self, item: WireItem, kind: str) -> None:
        status = self.text("pubstatus").lower()
        if status.startswith("cancel"):
            what = "the agency has taken this item back (canceled); it is held."
            item.notes.append(error("item-canceled", "pubstatus", what, "Do not publish it."))
        elif status == "withheld":
            item.notes.append(
                warning("item-withheld", "pubstatus", "the agency asks to withhold this item; it is held.")
            )
        flags = self.fields.get("flags")
        if isinstance(flags, Mapping) and flags.get("marked_for_not_publication"):
            what = "it is marked as not for publication; it is held."
            item.notes.append(error("item-withheld", "flags", what, "Do not publish it."))
            item.fields["status"] = "held"
        elif self.text("state").lower() in _TAKEN_BACK:
            what = f"its state is {self.text('state')}; it is held."
            item.notes.append(error("item-canceled", "state", what, "Do not publish it."))
            item.fields["status"] = "held"
        note = self.text("ednote")
        if note and kind not in PICTURES:
            what = f"a note to the editors says: {' '.join(note.split())}"
            item.notes.append(warning("editors-note", "ednote", what, "Check that it is heeded."))
        if kind in _MEDIA:
            what = f"the item is {'a video' if kind == 'video' else 'a sound'}; what it plays is not brought."
            item.notes.append(warning("media-dropped", "renditions", what))
        for key, data in associations(self.fields.get("associations")):
            other = data.get("type")
            if other and other not in PICTURES | {"composite", "package"}:
                what = f"an association is of the type {other}, and is not brought."
                item.notes.append(warning("association-dropped", f"associations.{key}", what))
        item.dropped = tuple(
            sorted(key for key, value in self.raw.items() if value and not _is_used(str(key)))
        )


def _says_only(line: str, named: Sequence[str]) -> bool:
    """True where a byline names these people and nobody else: then its other words are those between names."""
    for name in named:
        if name not in line:
            return False
        line = line.replace(name, "")
    return not any(map(str.isupper, line.strip()[1:]))


def _is_used(key: str) -> bool:
    said = folded(key)
    return said in _USED or said.startswith(("headline", "body", "description", "$"))


FORMAT = Format("ninjs", "ninjs", ("json",), _recognises, _read)
