"""ninjs 1.x, 2.x, 3.x, and the dialect of Superdesk → items: their words, dates, people, bodies and associations.

1.x has names in small letters, one field a role (`headline_main`, `body_xhtml`) and objects of associations; 2.x lists
with a `role`; 3.x the same in camelCase. Superdesk writes 1.x with `guid`, `body_html`, `authors`, and pictures that
its text shows by the keys of their associations. IPTC, https://iptc.org/std/ninjs/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pagekit.intake.formats.item import FoundPicture, Html, Part, RefusedItem, WireItem
from pagekit.intake.formats.opened import Opened
from pagekit.intake.formats.people import people
from pagekit.intake.formats.reader import Format, Found, refused
from pagekit.notes import error, warning

Fields = Mapping[str, Any]

_MARKS = {"uri", "guid"}
_TELLING = {
    "versioncreated", "firstcreated", "pubstatus", "associations", "renditions", "bodies", "headlines", "descriptions",
    "bodyhtml", "bodytext", "bodyxhtml", "eventdetails", "bodymain", "bodyrichtext", "headlinemain", "slugline",
}  # fmt: skip
_LISTS = ("items", "item", "_items", "results", "articles", "news")
_NO_STORY = {"planning", "component"}
_PICTURES = {"picture", "graphic"}
_MEDIA = {"video", "audio"}
_WRITERS = {"", "writer", "author", "byline", "correspondent", "reporter", "contributor", "editor"}
_RENDITIONS = (
    "original",
    "baseimage",
    "highres",
    "hires",
    "main",
    "master",
    "full",
    "web",
    "large",
    "preview",
    "medium",
)
_HTML_ROLES = ("richtext", "xhtml", "html", "main", "body", "")
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
        yield _Item(item, f"item {number + 1}" if len(found) > 1 else "the item").story()


def _items_of(data: Any, depth: int) -> Iterator[Fields]:
    """The items that stand in the data: itself, a list, or a list in an envelope."""
    if isinstance(data, Mapping):
        if _is_item(data):
            yield data
        elif depth < 2:
            for key in _LISTS:
                yield from _items_of(data.get(key), depth + 1)
    elif isinstance(data, list) and depth < 3:
        for entry in data:
            yield from _items_of(entry, depth + 1)


def _is_item(data: Fields) -> bool:
    keys = {_folded(str(key)) for key in data}
    return bool(keys & _MARKS) and bool(keys & _TELLING)


def _folded(key: str) -> str:
    return key.lower().replace("_", "").replace("-", "")


class _Item:
    """One item, its fields by their folded names."""

    def __init__(self, data: Fields, place: str) -> None:
        self.fields = {_folded(str(key)): value for key, value in data.items()}
        self.raw = data
        self.uri = self.text("uri", "guid")
        self.name = self.uri or place

    def text(self, *names: str) -> str:
        """The first of these that says something."""
        for name in names:
            value = self.fields.get(_folded(name))
            if isinstance(value, str) and value.strip():
                return value.strip()
            if isinstance(value, int | float) and not isinstance(value, bool):
                return str(value)
        return ""

    def story(self) -> WireItem | RefusedItem:
        """The item as a story."""
        kind = self.text("type")
        if kind in _NO_STORY:
            return refused(self.name, "no-story", f"is of the type {kind}, which is no story.")
        item = WireItem(self.name, id=self.uri)
        item.pictures = list(self._pictures())
        body = self._body()
        summary = self._described("summary", "abstract", "")
        own = self._own_picture() if kind in _PICTURES or not body else None
        if own is not None:
            item.pictures.insert(0, own)
            # The description of a picture is its caption.
            summary = "" if kind in _PICTURES else summary
        if not body and summary and own is None:
            body, summary = [summary], ""
        item.body = body
        item.fields = self._fields(summary)
        self._notes(item, kind)
        return item

    def _fields(self, summary: str) -> dict[str, Any]:
        version, first = (
            self.text("versioncreated"),
            self.text("firstpublished", "firstcreated", "contentcreated"),
        )
        section = next((name for name in _names(self.fields.get("service"))), "")
        return {
            "headline": self._headline(),
            "deck": summary,
            "byline": self._byline(),
            "dateline": self._dateline(),
            "lang": self.text("language"),
            "published_at": first or version,
            "updated_at": version if first else "",
            "embargo_until": self.text("embargoed"),
            "status": _STATES.get(self.text("pubstatus").lower()),
            "section": section,
            "tags": [*_texts(self.fields.get("keywords")), *self._subjects()],
            "priority": self._priority(),
        }

    def _headline(self) -> str:
        said = _by_role(self.fields.get("headlines"), ("main", "", "headline", "medium", "short"))
        if said:
            return said
        named = self.text("headline", "headline_main", "headline_simple", "title", "name")
        if named:
            return Html(named) if "<" in named else named
        other = (
            str(value)
            for key, value in self.fields.items()
            if key.startswith("headline") and isinstance(value, str)
        )
        return next(other, "")

    def _byline(self) -> list[Any]:
        said = self.text("byline", "by")
        if said:
            return list(people(said))
        authors = self.fields.get("authors")
        named = [
            {"name": str(one.get("name")).strip()}
            for one in (authors if isinstance(authors, list) else [])
            if isinstance(one, Mapping) and one.get("name") and str(one.get("role") or "").lower() in _WRITERS
        ]
        creators = [
            {"name": str(one["name"]).strip()}
            for one in _objects(self.fields.get("people")) + _objects(self.fields.get("person"))
            if one.get("name") and str(one.get("rel") or "").lower() in {"creator", "author"}
        ]
        return named or creators

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

    def _subjects(self) -> list[str]:
        return [name for key in ("subject", "subjects") for name in _names(self.fields.get(key))]

    def _body(self) -> list[Part]:
        bodies = _objects(self.fields.get("bodies"))
        if bodies:
            return _best_body(bodies)
        for name in ("body_richtext", "body_xhtml", "body_html", "body_main", "body_text"):
            said = self.text(name)
            if said:
                return [Html(said) if name not in {"body_text", "body_main"} or _has_marks(said) else said]
        other = (key for key in self.fields if key.startswith("body") and self.text(key))
        return [_marked(self.text(key)) for key in list(other)[:1]]

    def _described(self, *roles: str) -> str:
        said = _by_role(self.fields.get("descriptions"), roles)
        html = self.text("description_html")
        plain = self.text("description_text", "description", "description_summary", "description_main")
        other = (self.text(key) for key in self.fields if key.startswith("description") and self.text(key))
        return said or plain or (Html(html) if html else "") or next(other, "")

    def _pictures(self) -> Iterator[FoundPicture]:
        """The associations that are pictures, each with what may stand for it in the text."""
        for key, data in _associations(self.fields.get("associations")):
            inner = _Item(data, key)
            kind = inner.text("type")
            if kind in _PICTURES or (not kind and isinstance(data.get("renditions"), Mapping | list)):
                yield inner.picture(f"associations.{key}", key)
            elif kind in {"composite", "package"}:
                yield from inner._pictures()

    def picture(self, name: str, key: str = "") -> FoundPicture:
        """The item as a picture."""
        caption = self._described("caption", "main", "", "summary") or self._headline()
        alt = _by_role(self.fields.get("descriptions"), ("alttext", "alt", "altText")) or self.text(
            "alt_text", "alttext", "description_alt"
        )
        described = _by_role(self.fields.get("descriptions"), ("creditline", "credit"))
        return FoundPicture(
            renditions=tuple(dict.fromkeys(self._renditions())),
            name=name,
            alt=alt,
            caption=caption,
            byline=self.text("byline", "by"),
            creditline=described or self.text("creditline", "credit"),
            photographer=self._photographer(),
            holder=self.text("copyrightholder") or self._holder(),
            notice=self.text("copyrightnotice"),
            terms=self.text("usageterms"),
            instructions=self.text("ednote"),
            focus=self._focus(),
            keys=tuple(filter(None, (key, self.uri))),
            lead=key.lower() in {"featuremedia", "featureimage", "feature_image", "main", "lead"},
        )

    def _own_picture(self) -> FoundPicture | None:
        """The item's own files, where it has any that are pictures."""
        return self.picture("renditions") if list(self._renditions()) else None

    def _photographer(self) -> str:
        authors = [
            *_objects(self.fields.get("authors")),
            *_objects(self.fields.get("people")),
            *_objects(self.fields.get("person")),
        ]
        roles = {"photographer", "photo", "creator"}
        named = (
            str(one["name"])
            for one in authors
            if one.get("name") and str(one.get("role") or one.get("rel") or "").lower() in roles
        )
        return next(named, "")

    def _holder(self) -> str:
        return next((name for name in _names(self.fields.get("infosources"))), "")

    def _renditions(self) -> Iterator[str]:
        """The addresses of its files, the largest of those that say their size first, then by what they are called."""
        found = self.fields.get("renditions")
        named = (
            list(found.items())
            if isinstance(found, Mapping)
            else [(str(one.get("name") or one.get("purpose") or ""), one) for one in _objects(found)]
        )
        ranked = sorted(
            ((key, one) for key, one in named if isinstance(one, Mapping) and _is_picture(one)),
            key=lambda pair: (_rank(pair[0]), -_width(pair[1])),
        )
        for _, one in ranked:
            for key in ("href", "filename", "media", "content", "contentid", "url"):
                if isinstance(one.get(key), str) and one[key].strip():
                    yield one[key].strip()

    def _focus(self) -> tuple[float, float] | None:
        found = self.fields.get("renditions")
        for one in found.values() if isinstance(found, Mapping) else _objects(found):
            poi = one.get("poi") if isinstance(one, Mapping) else None
            if not isinstance(poi, Mapping):
                continue
            try:
                x, y = float(poi["x"]) / float(one["width"]), float(poi["y"]) / float(one["height"])
            except (KeyError, TypeError, ValueError, ZeroDivisionError):
                continue
            if 0 <= x <= 1 and 0 <= y <= 1:
                return round(x, 4), round(y, 4)
        return None

    def _notes(self, item: WireItem, kind: str) -> None:
        status = self.text("pubstatus").lower()
        if status.startswith("cancel"):
            what = "the agency has taken this item back (canceled); it is held."
            item.notes.append(error("item-canceled", "pubstatus", what, "Do not publish it."))
        elif status == "withheld":
            item.notes.append(
                warning("item-withheld", "pubstatus", "the agency asks to withhold this item; it is held.")
            )
        note = self.text("ednote")
        if note and kind not in _PICTURES:
            what = f"a note to the editors says: {' '.join(note.split())}"
            item.notes.append(warning("editors-note", "ednote", what, "Check that it is heeded."))
        if kind in _MEDIA:
            what = f"the item is {'a video' if kind == 'video' else 'a sound'}; what it plays is not brought."
            item.notes.append(warning("media-dropped", "renditions", what))
        for key, data in _associations(self.fields.get("associations")):
            other = data.get("type")
            if other and other not in _PICTURES | {"composite", "package"}:
                what = f"an association is of the type {other}, and is not brought."
                item.notes.append(warning("association-dropped", f"associations.{key}", what))
        item.dropped = tuple(
            sorted(key for key, value in self.raw.items() if value and not _is_used(str(key)))
        )


def _is_used(key: str) -> bool:
    folded = _folded(key)
    return folded in _USED or folded.startswith(("headline", "body", "description", "$"))


def _associations(value: Any) -> Iterator[tuple[str, Fields]]:
    if isinstance(value, Mapping):
        found = [(str(key), one) for key, one in value.items()]
    else:
        found = [
            (str(one.get("name") or one.get("id") or number), one)
            for number, one in enumerate(_objects(value))
        ]
    for key, one in found:
        for entry in one if isinstance(one, list) else [one]:
            if isinstance(entry, Mapping):
                yield key, entry


def _objects(value: Any) -> list[Fields]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def _texts(value: Any) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _names(value: Any) -> list[str]:
    return [
        str(one["name"]).strip()
        for one in _objects(value)
        if isinstance(one.get("name"), str) and one["name"].strip()
    ]


def _by_role(value: Any, roles: Sequence[str]) -> str:
    """The text of the first of these roles; a blank role is one that says none."""
    found = {
        str(one.get("role") or "").lower(): one
        for one in reversed(_objects(value))
        if isinstance(one.get("value"), str)
    }
    for role in roles:
        one = found.get(role.lower())
        if one is not None and one["value"].strip():
            return _typed(one)
    if "" in roles and found:
        return _typed(next(reversed(found.values())))
    return ""


def _typed(one: Fields) -> str:
    kind = str(one.get("contenttype") or one.get("contentType") or "").lower()
    return Html(one["value"].strip()) if "html" in kind else one["value"].strip()


def _best_body(bodies: Sequence[Fields]) -> list[Part]:
    """The body with marks, where there is one, else the first; those of a teaser are none."""
    said = [one for one in bodies if isinstance(one.get("value"), str) and one["value"].strip()]
    html = [one for one in said if isinstance(_typed(one), Html) or _has_marks(one["value"])]
    ranked = sorted(html or said, key=lambda one: _role_rank(str(one.get("role") or "").lower()))
    return [_marked(ranked[0]["value"]) if html else ranked[0]["value"]] if ranked else []


def _role_rank(role: str) -> int:
    return _HTML_ROLES.index(role) if role in _HTML_ROLES else len(_HTML_ROLES)


def _marked(text: str) -> str:
    return Html(text) if _has_marks(text) else text


def _has_marks(text: str) -> bool:
    return (
        re.search(
            r"</?(?:p|div|br|h\d|ul|ol|section|article|blockquote|table|figure)\b[^>]*>", text, re.IGNORECASE
        )
        is not None
    )


def _is_picture(one: Fields) -> bool:
    kind = str(
        one.get("mimetype") or one.get("mimeType") or one.get("contenttype") or one.get("contentType") or ""
    ).lower()
    return not kind or kind.startswith("image/")


def _rank(name: str) -> int:
    folded = _folded(name)
    if "thumb" in folded:
        return len(_RENDITIONS) + 1
    return next((place for place, known in enumerate(_RENDITIONS) if known in folded), len(_RENDITIONS))


def _width(one: Fields) -> float:
    try:
        return float(one.get("width") or 0)
    except (TypeError, ValueError):
        return 0.0


FORMAT = Format("ninjs", "ninjs", ("json",), _recognises, _read)
