"""NewsML 1.0 to 1.2 → items: of each NewsItem its lines, its text and its pictures, by the roles of its components.

A component of pictures has a file for each size; its caption is a component inside or beside it. Text stands in
DataContent, as NITF, XHTML or words. IPTC, https://iptc.org/standards/newsml-1/.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pagekit.intake.formats.item import FoundPicture, Html, Part, WireItem
from pagekit.intake.formats.markup import marked
from pagekit.intake.formats.nitf import NitfStory, nitf_story
from pagekit.intake.formats.nitf_text import NitfText
from pagekit.intake.formats.opened import Opened
from pagekit.intake.formats.people import people
from pagekit.intake.formats.reader import Format, Found, refused
from pagekit.intake.formats.xml_tree import Xml, as_html
from pagekit.notes import Note, error, info, warning

_LINES = {
    "headline": "headline", "title": "headline", "subheadline": "subheadline", "lead": "subheadline",
    "byline": "byline",
}  # fmt: skip
"""Roles of components that are lines over the text."""
_SILENT = {"stylesheet", "style", "metadata", "thumbnail"}
_CAPTIONS = {"caption", "legend", "description"}
_LARGE = (
    "original",
    "highres",
    "hires",
    "high definition",
    "base",
    "main",
    "quicklook",
    "webready",
    "preview",
    "viewimage",
    "lowres",
    "medium",
)
_STATES = {"canceled": "held", "cancelled": "held", "withheld": "held", "embargoed": "held"}


def _recognises(opened: Opened) -> bool:
    return opened.root == "NewsML"


def _read(opened: Opened) -> Iterator[Found]:
    for item in opened.xml.all("NewsItem"):
        yield _Story(item).story()


@dataclass(slots=True)
class _Story:
    """One NewsItem."""

    xml: Xml
    texts: list[Part] = field(default_factory=list)
    other: list[tuple[str, Part]] = field(default_factory=list)
    pictures: list[FoundPicture] = field(default_factory=list)
    lines: dict[str, str] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    nitf: NitfStory | None = None

    def story(self) -> Found:
        """The item as a story."""
        ids = self.xml.first("Identification/NewsIdentifier") or Xml("NewsIdentifier")
        known = _identifier(ids)
        name = known or "NewsItem"
        top = self.xml.all("NewsComponent")
        if not top:
            return refused(name, "no-story", "holds no NewsComponent, but only what is said of another item.")
        for component in top:
            self._component(component, "")
        item = WireItem(name, id=known)
        item.body = self.texts or [part for _, part in self.other[:1]]
        rest = self.other if self.texts else self.other[1:]
        for role, part in rest:
            if role in {"contact", "boilerplate", "end"}:
                item.body.append(part)
            else:
                self.notes.append(
                    info("part-dropped", role or "NewsComponent", "a further text of the item is not used.")
                )
        item.pictures = self.pictures
        item.fields = self._fields()
        self._tell(item)
        item.notes = [*self.notes, *(self.nitf.notes if self.nitf else [])]
        return item

    def _component(self, component: Xml, around: str) -> None:
        """A component, and those within. What is said of one is said of those within."""
        role = _formal(component, "Role").lower() or around
        if role in _SILENT:
            return
        self._take_lines(component)
        items = component.all("ContentItem")
        files = [one for one in items if _is_image(one)]
        if files and not _is_video(items):
            self._picture(component, files)
            return
        if _is_video(items):
            called = component.said("NewsLines/HeadLine")
            what = f"a {role or 'medium'} is not brought{f'; it was called: {called}' if called else ''}."
            self.notes.append(warning("media-dropped", role or "NewsComponent", what))
            return
        inner = component.all("NewsComponent")
        photo = self._photo_of(component, inner)
        for one in items:
            self._content(one, role)
        for one in inner:
            if photo is None or one not in photo:
                self._component(one, role)

    def _photo_of(self, component: Xml, inner: Sequence[Xml]) -> list[Xml] | None:
        """The components that make one picture together: its files and its caption; None where there is none."""
        files = [item for one in inner for item in one.all("ContentItem") if _is_image(item)]
        texts = [one for one in inner if not any(_is_image(item) for item in one.all("ContentItem"))]
        captions = [one for one in texts if _formal(one, "Role").lower() in _CAPTIONS]
        if not files or len(captions) != len(texts) or not captions:
            return None
        self._picture(component, files)
        return list(inner)

    def _take_lines(self, component: Xml) -> None:
        lines = component.first("NewsLines")
        for line in lines if lines is not None else ():
            if line.text:
                self.lines.setdefault(line.name.lower(), line.text)
        said = component.first("DescriptiveMetadata/Language")
        if said is not None:
            self.lines.setdefault("language", said.get("FormalName"))

    def _content(self, item: Xml, role: str) -> None:
        """A text, in its place by its role."""
        data = item.first("DataContent")
        if data is None or not data.text:
            return
        part = self._text(data, _formal(item, "Format"))
        if role in _LINES:
            self.lines.setdefault(f"rich {_LINES[role]}", part if isinstance(part, str) else "")
        elif role in {"", "main", "body", "text", "article", "story", "main text"}:
            self.texts.append(part)
        else:
            self.other.append((role, part))

    def _text(self, data: Xml, form: str) -> Part:
        nitf = next(data.walk("nitf", "body.content"), None)
        if nitf is not None and nitf.name == "nitf":
            story = nitf_story(nitf)
            self.nitf = self.nitf or story
            self.pictures += story.pictures
            return Html("".join(story.body))
        if "nitf" in form.lower() and any(True for _ in data):
            text = NitfText("media")
            html = text.html(nitf or data)
            self.pictures += text.pictures
            self.notes += text.notes
            return html
        inner = next(data.walk("body"), data)
        if any(True for _ in inner):
            return Html(as_html(inner, around=False))
        return marked("".join(part for part in inner.children if isinstance(part, str)))

    def _picture(self, component: Xml, files: Sequence[Xml]) -> None:
        """The component as a picture."""
        lines = component.first("NewsLines") or Xml("NewsLines")
        said = [one for one in component.walk("NewsComponent") if _formal(one, "Role").lower() in _CAPTIONS]
        captions = [
            self._text(data, "")
            for one in said
            for item in one.all("ContentItem")
            if (data := item.first("DataContent"))
        ]
        creators = [
            party.get("FormalName")
            for one in component.walk("Creator", "Contributor")
            for party in one.all("Party")
        ]
        names = [one.get("Href") for one in sorted(files, key=_rank) if one.get("Href")]
        caption = next((part for part in captions if isinstance(part, str) and part.strip()), "")
        self.pictures.append(
            FoundPicture(
                renditions=tuple(dict.fromkeys(names)),
                name=component.get("Duid") or _formal(component, "Role") or "picture",
                caption=caption or lines.said("SubHeadLine", "HeadLine"),
                byline=lines.said("ByLine"),
                creditline=lines.said("CreditLine"),
                photographer=next(filter(None, creators), ""),
                notice=lines.said("CopyrightLine"),
                terms=component.said("RightsMetadata/UsageRights/UsageType"),
                keys=tuple(filter(None, (component.get("Duid"), *(one.get("Duid") for one in files)))),
            )
        )

    def _fields(self) -> dict[str, Any]:
        inner = dict(self.nitf.fields) if self.nitf else {}
        management = self.xml.first("NewsManagement") or Xml("NewsManagement")
        first, revised = management.said("FirstCreated"), management.said("ThisRevisionCreated")
        lines = self.lines
        urgency = _formal(management, "Urgency")
        deck = lines.get("rich subheadline") or lines.get("subheadline", "")
        mine = {
            "headline": lines.get("headline", "") or lines.get("rich headline", ""),
            "deck": deck,
            "byline": people(lines.get("byline", "")),
            "dateline": lines.get("dateline", ""),
            "lang": lines.get("language", "") or self.xml.lang,
            "published_at": first or revised,
            "updated_at": revised,
            "embargo_until": _formal(management, "StatusWillChange/DateAndTime"),
            "status": _STATES.get(_formal(management, "Status").lower()),
            "priority": int(urgency) if urgency in set("123456789") else None,
            "tags": list(self._tags()),
        }
        return inner | {key: value for key, value in mine.items() if value}

    def _tags(self) -> Iterator[str]:
        for line in self.xml.walk("KeywordLine"):
            yield line.text
        for said in self.xml.walk("Property"):
            if "keyword" in said.get("FormalName").lower() and said.get("Value"):
                yield said.get("Value")
        for topic in self.xml.walk("Topic"):
            names = [one for one in topic.all("Description") if one.get("Variant") == "Name" and one.text]
            own = [one for one in names if one.lang[:2] == self.lines.get("language", "").lower()[:2]]
            yield from (one.text for one in [*own, *names][:1])

    def _tell(self, item: WireItem) -> None:
        status = _formal(self.xml.first("NewsManagement") or Xml(""), "Status").lower()
        if status.startswith("cancel"):
            self.notes.append(
                error(
                    "item-canceled",
                    "Status",
                    "the agency has taken this item back; it is held.",
                    "Do not publish it.",
                )
            )
        elif status in _STATES:
            self.notes.append(warning("item-held", "Status", f"its status is {status}; it is held."))
        for note in self.xml.walk("Instruction", "EditorialNote"):
            said = note.text or note.get("FormalName")
            if said:
                self.notes.append(warning("editors-note", note.name, f"a note to the editors says: {said}"))


def _identifier(ids: Xml) -> str:
    """What the item is called for good; a house's own address alone is nobody's name."""
    said = ids.said("PublicIdentifier")
    if any(map(str.isdigit, said)):
        return said
    parts = [ids.said(name) for name in ("ProviderId", "DateId", "NewsItemId")]
    return "-".join(filter(None, parts)) if parts[2] else ""


def _formal(element: Xml, path: str) -> str:
    found = element.first(path)
    return (found.get("FormalName") or found.text) if found is not None else ""


def _kind(item: Xml) -> str:
    return f"{_formal(item, 'MimeType')} {_formal(item, 'MediaType')} {_formal(item, 'Format')}".lower()


def _is_image(item: Xml) -> bool:
    kind = _kind(item)
    return bool(item.get("Href")) and any(
        word in kind for word in ("image/", "photo", "graphic", "jpeg", "png", "gif")
    )


def _is_video(items: Sequence[Xml]) -> bool:
    return any(word in _kind(item) for item in items for word in ("video", "audio", "mpeg-", "quicktime"))


def _rank(item: Xml) -> tuple[int, int]:
    said = {one.get("FormalName").lower(): one.get("Value") for one in item.walk("Property")}
    use = f"{said.get('imageuse', '')} {said.get('alternate', '')} {_formal(item, 'Role')} {item.get('Duid')}".lower()
    place = next((number for number, known in enumerate(_LARGE) if known in use), len(_LARGE))
    if "thumb" in use:
        place = len(_LARGE) + 1
    width = said.get("pixelwidth") or said.get("width") or ""
    return -(int(width) if width.isascii() and width.isdigit() and len(width) < 7 else 0), place


FORMAT = Format("newsml-1", "NewsML 1", ("xml",), _recognises, _read)
