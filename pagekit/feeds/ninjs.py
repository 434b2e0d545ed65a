"""Story → a ninjs 3.1 object (IPTC, News in JSON): the wire format that other desks take, as plain data.

The text is told as plain HTML, word for word, its pictures where they stand and as associations with their words, their
credit and their rights. What the story does not tell is left out: only `uri` is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pagekit.feeds.content import full_text
from pagekit.house import Figure, Story
from pagekit.house.story import Run, Runs
from pagekit.metadata import words
from pagekit.model import Status

MEDIA_TYPE = "application/json"
STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "https://iptc.org/std/ninjs/ninjs-schema_3.1.json",
}
_TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "GIF": "image/gif", "WEBP": "image/webp"}
_MIDNIGHT = "T00:00:00"


def ninjs(story: Story, pictures: Mapping[str, str]) -> dict[str, Any]:
    """The story as a ninjs object. `pictures`: a figure's key → the address of its file."""
    html = full_text(story, story.lang, pictures)
    publisher = story.publisher.name if story.publisher.named else ""
    told: dict[str, Any] = {
        "uri": _uri(story),
        "type": "text",
        "standard": STANDARD,
        "representationType": "full" if story.free else "partial",
        "firstCreated": _time(story.published),
        "versionCreated": _time(story.updated or story.published),
        "pubStatus": "usable" if story.released and story.status is Status.READY else "withheld",
        "urgency": story.priority,
        "language": story.lang,
        "slugline": story.slug,
        "located": story.dateline,
        "by": story.byline.text if story.byline else None,
        "headlines": [
            _text("main", story.headline),
            *(_text("short", one) for one in story.headline_variants),
        ],
        "descriptions": [_text("summary", _joined(story.deck))] if story.deck else [],
        "bodies": [_body(story, html)] if html else [],
        "people": [
            _person(author.name, author.href) for author in (story.byline.authors if story.byline else ())
        ],
        "organisations": [_person(publisher, story.publisher.url, "publisher")] if publisher else [],
        "subjects": [*_subjects(story)],
        "associations": [_picture(story, figure, number, pictures) for number, figure in _pictures(story)],
    }
    return _said(told)


def _said(told: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if value not in (None, "", [], {})}


def _uri(story: Story) -> str:
    return story.url or f"urn:pagekit:{story.id}"


def _time(stamp: Any) -> str | None:
    """A time with its zone; of a day its beginning, which is all that is known of it."""
    if stamp is None:
        return None
    return str(stamp.iso) if "T" in stamp.iso else f"{stamp.iso}{_MIDNIGHT}Z"


def _text(role: str, runs: Runs) -> dict[str, str]:
    return {"role": role, "contentType": "text/plain", "value": words(runs)}


def _joined(paragraphs: tuple[Runs, ...]) -> Runs:
    joined: list[Run] = []
    for paragraph in paragraphs:
        joined += [Run(" "), *paragraph] if joined else paragraph
    return tuple(joined)


def _body(story: Story, html: str) -> dict[str, Any]:
    return {"role": "main", "contentType": "text/html", "wordCount": story.words, "value": html}


def _person(name: str, uri: str | None, rel: str = "author") -> dict[str, str]:
    return _said({"name": name, "rel": rel, "uri": uri})


def _subjects(story: Story) -> Iterator[dict[str, str]]:
    if story.section:
        yield {"name": story.section, "rel": "section"}
    yield from ({"name": tag, "rel": "keyword"} for tag in story.tags)


def _pictures(story: Story) -> Iterator[tuple[int, Figure]]:
    once = {figure.key: figure for figure in reversed(story.figures)}
    yield from enumerate(reversed(once.values()), 1)


def _picture(story: Story, figure: Figure, number: int, pictures: Mapping[str, str]) -> dict[str, Any]:
    rights, address = figure.rights, pictures.get(figure.key)
    lead = story.lead is not None and figure.key == story.lead.key
    caption = words(figure.caption)
    described = [
        {"role": role, "contentType": "text/plain", "value": said}
        for role, said in (("caption", caption), ("alt", figure.alt), ("creditline", figure.credit or ""))
        if said
    ]
    rendition: dict[str, Any] = {
        "name": "main",
        "href": address,
        "originalFilename": figure.src.rpartition("/")[2],
    }
    if figure.facts is not None:
        width, height = figure.facts.upright
        rendition |= {"width": width, "height": height, "contentType": _TYPES.get(figure.facts.format)}
    if address:
        # What stands at the address is a file made of the picture.
        rendition = {"name": "main", "href": address, "contentType": "image/jpeg"}
    return _said(
        {
            "name": "lead" if lead else f"picture-{number}",
            "uri": address or f"{_uri(story)}#picture-{number}",
            "type": "picture",
            "by": ", ".join(rights.creators),
            "copyrightHolder": ", ".join(rights.agencies or rights.creators),
            "copyrightNotice": rights.notice,
            "usageTerms": rights.licence,
            "descriptions": described,
            "renditions": [_said(rendition)],
        }
    )
