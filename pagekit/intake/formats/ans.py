"""stories in Arc's ANS, one, several, or a collection of them → items.

The text is a list of elements (`ans_elements.py`). The lead is what promotes the story: an image, or one of a gallery's
or a video's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pagekit.intake.formats.ans_elements import element_parts
from pagekit.intake.formats.ans_pictures import picture
from pagekit.intake.formats.item import FoundPicture, Html, WireItem
from pagekit.intake.formats.loose import at, first_said, mapping, mappings, said
from pagekit.intake.formats.opened import Opened
from pagekit.intake.formats.people_of_sites import person, slug_fields
from pagekit.intake.formats.reader import Format, Found
from pagekit.notes import info, warning

Fields = Mapping[str, Any]
_COLLECTIONS = ("content_elements", "data", "results")
_LANGUAGES = {
    "english": "en", "spanish": "es", "french": "fr", "german": "de", "portuguese": "pt", "italian": "it",
    "russian": "ru",
    "arabic": "ar", "japanese": "ja", "dutch": "nl", "polish": "pl", "turkish": "tr",
}  # fmt: skip
_HEADS = ("basic", "web", "print", "mobile", "tablet", "native", "meta_title")


def _recognises(opened: Opened) -> bool:
    return bool(_stories(opened.json))


def _read(opened: Opened) -> Iterator[Found]:
    for number, story in enumerate(_stories(opened.json), 1):
        yield _item(story, number)


def _is_story(value: Fields) -> bool:
    """A story says that it is one, in which version of ANS, and has a head or a text of ANS's shape."""
    shaped = isinstance(value.get("headlines"), Mapping) or isinstance(value.get("content_elements"), list)
    return (
        value.get("type") == "story" and shaped and bool({"version", "_id", "canonical_url"} & value.keys())
    )


def _stories(data: object) -> list[Fields]:
    if isinstance(data, list):
        return [story for story in mappings(data) if _is_story(story)]
    named = mapping(data)
    if _is_story(named):
        return [named]
    return next(
        (found for key in _COLLECTIONS if (found := [s for s in mappings(named.get(key)) if _is_story(s)])),
        [],
    )


def _item(story: Fields, number: int) -> WireItem:
    slug = said(story.get("slug"))
    item = WireItem(
        name=slug or said(story.get("_id")) or f"story {number}", id=slug or said(story.get("_id"))
    )
    lead = _lead(story)
    item.pictures = [lead] if lead is not None else []
    item.body = element_parts(story.get("content_elements"), item.notes)
    section = _section(story)
    published = first_said(story, "display_date", "first_publish_date", "publish_date")
    item.fields = {
        **slug_fields(slug),
        "headline": Html(first_said(story.get("headlines"), *_HEADS)),
        "deck": Html(
            first_said(story.get("subheadlines"), "basic") or first_said(story.get("description"), "basic")
        ),
        "description": first_said(story.get("description"), "basic"),
        "kicker": Html(
            said(at(story, "label", "basic", "text")) or said(at(story, "label", "kicker", "text"))
        ),
        "url": first_said(story, "canonical_url", "website_url"),
        "byline": _byline(story),
        "dateline": said(story.get("location")) or said(at(story, "address", "locality")),
        "published_at": published,
        "updated_at": said(story.get("last_updated_date")),
        "section": section,
        "tags": _tags(story),
        "lang": _LANGUAGES.get(said(story.get("language")).lower(), said(story.get("language"))),
        **_state(story, item),
    }
    note = said(story.get("editor_note"))
    if note:
        item.notes.append(
            info(
                "editor-note", item.name, f"its editor says: {note}", "Print it as a correction if it is one."
            )
        )
    return item


def _lead(story: Fields) -> FoundPicture | None:
    """The picture that promotes the story, else the first of what does."""
    promoted = mapping(story.get("promo_items"))
    named = [promoted.get(key) for key in ("lead_art", "basic", "images", "gallery", "video")]
    for entry in mappings([each[0] if isinstance(each, list) and each else each for each in named]):
        image = entry if said(entry.get("type")) in {"image", ""} else {}
        image = (
            image or next(iter(mappings(entry.get("content_elements"))), {})
            if entry.get("type") == "gallery"
            else image
        )
        image = image or mapping(at(entry, "promo_items", "basic")) or mapping(entry.get("promo_image"))
        if (found := picture(image, name="promo item", lead=True)) is not None:
            return found
    return None


def _byline(story: Fields) -> list[dict[str, str]]:
    people: list[dict[str, str]] = []
    for each in mappings(at(story, "credits", "by")):
        told = mapping(at(each, "additional_properties", "original"))
        name = first_said(each, "byline", "name") or first_said(told, "byline")
        parts = " ".join(
            filter(
                None, (said(each.get(key)) for key in ("first_name", "middle_name", "last_name", "suffix"))
            )
        )
        found = person(
            name or parts,
            role=first_said(each, "role"),
            url=said(each.get("url")),
            email=said(each.get("email")),
        )
        people += [found] if found and found not in people else []
    return people


def _section(story: Fields) -> str:
    sites = mapping(story.get("websites"))
    of_site = [at(site, "website_section", "name") for site in sites.values()]
    named = [
        at(story, "taxonomy", "primary_section", "name"),
        at(story, "websites", said(story.get("canonical_website")), "website_section", "name"),
        *of_site, at(story, "taxonomy", "primary_site", "name"), at(story, "website_section", "name"),
        *(section.get("name") for section in mappings(at(story, "taxonomy", "sections"))),
    ]  # fmt: skip
    return next((text for name in named if (text := said(name)) and not text.startswith("/")), "")


def _tags(story: Fields) -> list[str]:
    tags = mappings(at(story, "taxonomy", "tags"))
    return list(filter(None, (first_said(tag, "text", "description", "slug") for tag in tags)))


def _state(story: Fields, item: WireItem) -> dict[str, Any]:
    """Whether it is out, waits, or is for subscribers."""
    fields: dict[str, Any] = {}
    if at(story, "revision", "published") is False or said(story.get("status")) in {
        "draft",
        "working",
        "unpublished",
    }:
        fields["status"] = "draft"
    if said(story.get("status")) in {"deleted", "spiked", "killed"}:
        fields["status"] = "held"
    embargo = mapping(at(story, "content_restrictions", "embargo"))
    if embargo.get("active"):
        end = said(embargo.get("end_time"))
        fields |= {"embargo_until": end} if end else {"status": "held"}
    code = said(at(story, "content_restrictions", "content_code"))
    if code and code.lower() not in {"free", "green", "default"}:
        fields["free"] = False
        what = f"its content code is {code!r}; it is taken for a story for subscribers."
        item.notes.append(warning("content-code", item.name, what, "Write free: true where all may read it."))
    return fields


FORMAT = Format("ans", "Arc's ANS", ("json",), _recognises, _read)
