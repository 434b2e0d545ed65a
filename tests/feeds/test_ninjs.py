"""A story → ninjs 3.1: each field in its place, and nothing that the story does not tell."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from PIL import Image

import pagekit
from pagekit import MemoryFiles

NOON = datetime(2026, 5, 19, 12, tzinfo=UTC)
HOUSE = pagekit.Publication(name="The Courier", url="https://courier.example", timezone="Asia/Almaty")


def _jpeg() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (300, 200), (20, 90, 120)).save(stream, "JPEG")
    return stream.getvalue()


STORY: dict[str, Any] = {
    "id": "river", "url": "/river/", "headline": "The *river* is back", "headline_variants": ["River back"],
    "deck": "After ten days.", "section": "City", "tags": ["water"], "byline": ["Ann Li"], "dateline": "Almaty",
    "published_at": "2026-05-19T09:00:00+05:00", "updated_at": "2026-05-19T11:00:00+05:00", "priority": 2,
    "photos": [{"src": "a.jpg", "alt": "A boat", "caption": "The boat.", "credit": "Ann Li/Reuters"}],
    "body": [{"kind": "paragraph", "text": "It is **back**."}],
}  # fmt: skip


def told(said: dict[str, Any], **how: Any) -> dict[str, Any]:
    article = pagekit.read_article(said, files_from=MemoryFiles({"a.jpg": _jpeg()}))
    made = pagekit.render_ninjs(article, publication=HOUSE, at=NOON, **how)
    assert made.media_type == "application/json"
    read = json.loads(made.data)
    assert isinstance(read, dict)
    return read


def test_every_field_has_its_place() -> None:
    found = told(STORY)
    body = found.pop("bodies")[0]
    (picture,) = found.pop("associations")
    assert found == {
        "uri": "https://courier.example/river/",
        "type": "text",
        "standard": {
            "name": "ninjs", "version": "3.1", "schema": "https://iptc.org/std/ninjs/ninjs-schema_3.1.json",
        },
        "representationType": "full",
        "firstCreated": "2026-05-19T09:00:00+05:00",
        "versionCreated": "2026-05-19T11:00:00+05:00",
        "pubStatus": "usable",
        "urgency": 2,
        "language": "en",
        "slugline": "river",
        "located": "Almaty",
        "by": "By Ann Li",
        "headlines": [
            {"role": "main", "contentType": "text/plain", "value": "The river is back"},
            {"role": "short", "contentType": "text/plain", "value": "River back"},
        ],
        "descriptions": [{"role": "summary", "contentType": "text/plain", "value": "After ten days."}],
        "people": [{"name": "Ann Li", "rel": "author"}],
        "organisations": [{"name": "The Courier", "rel": "publisher", "uri": "https://courier.example"}],
        "subjects": [{"name": "City", "rel": "section"}, {"name": "water", "rel": "keyword"}],
    }  # fmt: skip
    assert (body["role"], body["contentType"], body["wordCount"]) == ("main", "text/html", 3)
    assert "It is <strong>back</strong>." in body["value"]
    address = picture["uri"]
    assert address.startswith("https://courier.example/river/pictures/") and address in body["value"]
    assert picture["descriptions"] == [
        {"role": "caption", "contentType": "text/plain", "value": "The boat."},
        {"role": "alt", "contentType": "text/plain", "value": "A boat"},
        {"role": "creditline", "contentType": "text/plain", "value": "©\u00a0Ann Li/Reuters"},
    ]
    assert (picture["name"], picture["by"], picture["copyrightHolder"]) == ("lead", "Ann Li", "Reuters")


def test_a_bare_story_says_little() -> None:
    found = told({"id": "a", "headline": "A"})
    assert set(found) == {
        "uri", "type", "standard", "representationType", "pubStatus", "urgency", "language", "slugline",
        "headlines", "organisations",
    }  # fmt: skip
    assert found["uri"] == "urn:pagekit:a"


def test_a_day_is_its_beginning_and_a_story_that_waits_is_withheld() -> None:
    found = told({"id": "a", "headline": "A", "published_at": "2026-05-19", "status": "held"}, drafts=True)
    assert (found["firstCreated"], found["pubStatus"]) == ("2026-05-19T00:00:00Z", "withheld")


def test_one_under_embargo_is_not_told() -> None:
    with pytest.raises(pagekit.Withheld):
        told({"id": "a", "headline": "A", "embargo_until": "2027-01-01T00:00:00Z"})
