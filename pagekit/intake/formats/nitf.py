"""NITF 2.5 to 3.6 → an item: its lines, its people, its dates, its text (IPTC, https://iptc.org/std/NITF/).

The text of other formats may be NITF, too: `nitf_story` reads the document wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pagekit.intake.formats.item import FoundPicture, Html, WireItem
from pagekit.intake.formats.moments import moment
from pagekit.intake.formats.nitf_text import NitfText
from pagekit.intake.formats.opened import Opened
from pagekit.intake.formats.people import people
from pagekit.intake.formats.reader import Format
from pagekit.intake.formats.xml_tree import Xml
from pagekit.notes import Note, error, info, warning

_PLACES = ("sublocation", "city", "state", "region", "country")
_PLAIN_TYPES = {"news", "article", "text"}
_HELD = {"canceled", "cancelled", "withheld", "embargoed"}
_ADDRESSES = re.compile(r"[\s/,;|]*(?:\S+@\S+[\s/,;|]*)*")


@dataclass(slots=True)
class NitfStory:
    """What an NITF document says."""

    fields: dict[str, Any] = field(default_factory=dict)
    body: list[Html] = field(default_factory=list)
    pictures: list[FoundPicture] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    id: str = ""


def _recognises(opened: Opened) -> bool:
    return opened.root == "nitf"


def _read(opened: Opened) -> Iterator[WireItem]:
    story = nitf_story(opened.xml)
    name = story.id or opened.name
    yield WireItem(name, story.fields, list(story.body), story.pictures, story.notes, story.id)


def nitf_story(root: Xml) -> NitfStory:
    """Read a document, or what stands of one: a head, a body, a body's content."""
    story = NitfStory()
    head = root.first("head") or Xml("head")
    body = root.first("body") or root
    top = body.first("body.head") or Xml("body.head")
    _head(head, story)
    _top(top, head, story)
    story.fields["lang"] = root.get("baselang") or root.lang
    text = NitfText("media")
    content = body.first("body.content") or (Xml("body.content") if body.first("body.head") else body)
    story.body = [text.html(content)]
    for end in body.all("body.end"):
        _end(end, text, story)
    for box in (top, *top.all("abstract")):
        for media in box.all("media"):
            text.html(Xml("div", children=[media]))
    if text.joined:
        story.notes.append(
            info("lines-joined", "body", "its lines end as a teleprinter's did; they were joined.")
        )
    story.pictures = text.pictures
    story.notes += text.notes
    return story


def _head(head: Xml, story: NitfStory) -> None:
    data = head.first("docdata") or Xml("docdata")
    # Some stand beside the table that they belong into.
    holders = (data, head)
    said = {one.name: one for holder in reversed(holders) for one in holder}
    story.id = _attr(said, "doc-id", "id-string")
    issued, released = _attr(said, "date.issue", "norm"), _attr(said, "date.release", "norm")
    published = issued or _attr(said, "pubdata", "date.publication")
    embargo = _later(released, published)
    urgency = _attr(said, "urgency", "ed-urg")
    section = _attr(said, "tobject", "tobject.type")
    story.fields = {
        "published_at": published,
        "embargo_until": released if embargo else "",
        "section": section if section.lower() not in _PLAIN_TYPES else "",
        "priority": int(urgency) if urgency in "123456789" and urgency else None,
        "tags": list(dict.fromkeys([*_keys(data), *_subjects(head)])),
    }
    status = data.get("management-status").lower()
    if status in _HELD:
        story.fields["status"] = "held"
        what = f"its management status is {status}; it is held."
        tell = error if status.startswith("cancel") else warning
        story.notes.append(tell("item-held", "docdata", what, "Do not publish it before that has changed."))
    if note := _attr(said, "ed-msg", "info"):
        what = f"a note to the editors says: {note}"
        story.notes.append(warning("editors-note", "ed-msg", what, "Check that it is heeded."))


def _attr(said: dict[str, Xml], name: str, attr: str) -> str:
    return said[name].get(attr) if name in said else ""


def _later(released: str, published: str) -> bool:
    """Whether the release is later than the issue: until then the document is under embargo."""
    one, other = moment(released) if released else None, moment(published) if published else None
    return one is not None and other is not None and str(one) > str(other)


def _keys(data: Xml) -> Iterator[str]:
    for keys in data.all("key-list"):
        for key in keys.all("keyword"):
            yield key.get("key") or key.text


def _subjects(head: Xml) -> Iterator[str]:
    for subject in head.walk("tobject.subject"):
        names = ("tobject.subject.detail", "tobject.subject.matter", "tobject.subject.type")
        if named := next((subject.get(name) for name in names if subject.get(name)), ""):
            yield named


def _top(top: Xml, head: Xml, story: NitfStory) -> None:
    """The lines above the text."""
    lines = top.first("hedline") or top
    headline = lines.said("hl1") or top.said("hl1") or head.said("title")
    second = next((line.text for line in lines.all("hl2") if line.text and line.text != headline), "")
    text = NitfText()
    abstract = [
        text.html(
            Xml("div", children=[c for c in one.children if not isinstance(c, Xml) or c.name != "media"])
        )
        for one in top.all("abstract")
    ]
    deck = Html(" ".join(abstract)) if any(one.strip() for one in abstract) else ""
    notes = [note.text for note in top.all("note") if note.text]
    story.fields |= {
        "headline": headline,
        "deck": deck or second,
        "byline": [person for line in top.all("byline") for person in byline_people(line)],
        "dateline": _dateline(top),
    }
    if deck and second:
        story.notes.append(info("headline-dropped", "hl2", f"a second head is not used: {second}"))
    story.notes += [warning("editors-note", "note", f"a note says: {said}") for said in notes]


def byline_people(line: Xml) -> list[dict[str, str]]:
    """The people of a byline element, each with the title that stands beside the names."""
    titles = [one.text for one in line.walk("byttl", "jobtitle") if one.text]
    persons = [one.text for one in line.walk("person") if one.text]
    if not persons:
        rest = Xml(
            "byline", children=[one for one in line.children if isinstance(one, str) or one.name != "byttl"]
        )
        persons = [rest.text.strip(" ,")] if rest.text.strip(" ,") else []
    found = [person for said in persons for person in people(said)]
    if not found:
        return [{"name": title} for title in titles[:1]]
    return [{"role": titles[0], **person} if titles else person for person in found]


def _dateline(top: Xml) -> str:
    line = top.first("dateline")
    if line is None:
        return ""
    location = line.first("location") or line
    parts = [one.text for one in location if one.name in _PLACES and one.text]
    if parts:
        return ", ".join(parts)
    said = [
        one if isinstance(one, str) else one.text
        for one in location.children
        if isinstance(one, str) or one.name != "story.date"
    ]
    return " ".join(" ".join(said).split())


def _end(end: Xml, text: NitfText, story: NitfStory) -> None:
    """What stands under the text: the writers' line, where it is for readers."""
    for part in end:
        said = part.text
        if part.name == "tagline" and said and not _ADDRESSES.fullmatch(said):
            story.body.append(Html(f"<p><em>{text.html(part)}</em></p>"))
        elif said:
            story.notes.append(info("end-dropped", part.name, f"is not printed: {said}"))


FORMAT = Format("nitf", "NITF", ("xml",), _recognises, _read)
