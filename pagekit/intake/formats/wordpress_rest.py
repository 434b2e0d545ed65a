"""posts as WordPress's REST interface gives them out (wp/v2) → items.

What stands beside a post (author, pictures, categories) comes with `?_embed`. Each of these may be an error in its
place, where the site does not tell: that is noted, and the rest is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pagekit.intake.formats.html_pieces import plain
from pagekit.intake.formats.item import FoundPicture, WireItem
from pagekit.intake.formats.loose import at, first_said, mapping, mappings, said
from pagekit.intake.formats.opened import Opened
from pagekit.intake.formats.people_of_sites import headline, person, readable, slug_fields
from pagekit.intake.formats.reader import Format, Found
from pagekit.intake.formats.summaries import is_cut, summary_of
from pagekit.intake.formats.wordpress_body import Known, shown_body
from pagekit.intake.formats.wordpress_media import Library, originals, rest_media
from pagekit.intake.formats.wordpress_states import state_fields, time_of
from pagekit.model.fields import tidy
from pagekit.notes import info, warning

_NO_SECTION = {"uncategorized", "uncategorised"}


def is_rest(data: object) -> bool:
    """True for a post, or a list of posts, of the REST interface."""
    first = data[0] if isinstance(data, list) and data else data
    return isinstance(first, Mapping) and _is_post(first)


def rest_items(data: object) -> Iterator[WireItem]:
    """The posts, in order."""
    for number, post in enumerate(data if isinstance(data, list) else [data], 1):
        yield _item(mapping(post), number)


def _is_post(value: Mapping[str, Any]) -> bool:
    rendered = [
        key
        for key in ("title", "content")
        if "rendered" in mapping(value.get(key)) or "raw" in mapping(value.get(key))
    ]
    return len(rendered) == 2 and bool({"slug", "date", "status", "type", "link", "id"} & value.keys())


def _item(post: Mapping[str, Any], number: int) -> WireItem:
    slug = said(post.get("slug"))
    item = WireItem(
        name=readable(slug) or f"post {said(post.get('id')) or number}",
        id=readable(slug) or said(post.get("id")),
    )
    published = time_of(said(post.get("date_gmt")), said(post.get("date")))
    locked = mapping(post.get("content")).get("protected") is True or bool(said(post.get("password")))
    library = _library(post)
    html = _rendered(post.get("content"))
    item.body = shown_body(html, Known(footnotes=at(post, "meta", "footnotes")), item.notes)
    item.pictures = [*_lead(post, library), *library.shown_in(html, said(post.get("link")))]
    sections, tags = _terms(post, item)
    item.fields = {
        **slug_fields(slug),
        "headline": headline(_rendered(post.get("title"))),
        "deck": ""
        if is_cut(_rendered(post.get("excerpt")))
        else summary_of(_rendered(post.get("excerpt")), html),
        "url": said(post.get("link")),
        "byline": _byline(post, item),
        "published_at": published,
        "updated_at": time_of(said(post.get("modified_gmt")), said(post.get("modified"))),
        "section": sections[0] if sections else "",
        "tags": [*tags, *sections[1:]],
        "lang": first_said(post, "lang", "locale"),
        **state_fields(said(post.get("status")), published, locked=locked),
    }
    if locked:
        item.notes.append(
            warning(
                "post-locked", item.name, "is behind a password; it is held.", "Check that it may be printed."
            )
        )
    return item


def _rendered(value: object) -> str:
    return first_said(value, "rendered", "raw") if isinstance(value, Mapping) else said(value)


def _byline(post: Mapping[str, Any], item: WireItem) -> list[dict[str, str]]:
    """The authors: those that a plug-in for several names, else the post's own."""
    embedded = mapping(post.get("_embedded"))
    several = [
        term for group in _groups(embedded) for term in mappings(group) if term.get("taxonomy") == "author"
    ]
    several = several or mappings(post.get("authors")) or mappings(post.get("coauthors"))
    own = mappings(embedded.get("author"))
    people = [found for each in several or own if (found := _person(each))]
    if people:
        return people
    told = first_said(post, "author_name") or said(at(post, "yoast_head_json", "author"))
    if told:
        return [person(told)]
    refused = next((error for error in own if "code" in error), None)
    if refused is not None:
        what = f"the site does not tell who wrote it ({tidy(said(refused.get('code')))})."
        item.notes.append(warning("byline-refused", item.name, what, "Write the byline by hand."))
    elif said(post.get("author")) not in {"", "0"}:
        what = f"the author is named by the number {said(post.get('author'))} alone."
        item.notes.append(
            warning("byline-number", item.name, what, "Save the posts with ?_embed in their address.")
        )
    return []


def _person(data: Mapping[str, Any]) -> dict[str, str]:
    return (
        person(plain(first_said(data, "display_name", "name")), url=first_said(data, "link"))
        if "code" not in data
        else {}
    )


def _groups(embedded: Mapping[str, Any]) -> list[Any]:
    groups = embedded.get("wp:term")
    return groups if isinstance(groups, list) else []


def _terms(post: Mapping[str, Any], item: WireItem) -> tuple[list[str], list[str]]:
    """The names of its categories and of its tags."""
    embedded = mapping(post.get("_embedded"))
    named: dict[str, list[str]] = {}
    for group in _groups(embedded):
        for term in mappings(group):
            named.setdefault(said(term.get("taxonomy")), []).append(plain(term.get("name")))
    sections = [name for name in named.get("category", []) if name and name.lower() not in _NO_SECTION]
    numbers = [key for key in ("categories", "tags") if post.get(key) and not named]
    if numbers:
        what = f"{' and '.join(numbers)} are numbers alone, and are not used."
        item.notes.append(
            info("terms-numbers", item.name, what, "Save the posts with ?_embed in their address.")
        )
    return sections, [name for name in named.get("post_tag", []) if name]


def _library(post: Mapping[str, Any]) -> Library:
    library = Library()
    embedded = mapping(post.get("_embedded"))
    entries = [*mappings(embedded.get("wp:featuredmedia"))]
    for group in embedded.get("wp:attachment") or []:
        entries += mappings(group) or mappings([group])
    for entry in entries:
        if (media := rest_media(entry)) is not None:
            library.add(media)
    return library


def _lead(post: Mapping[str, Any], library: Library) -> list[FoundPicture]:
    """The featured picture, by itself or by its address alone."""
    number = said(post.get("featured_media"))
    media = library.by_number.get(number)
    if media is not None:
        return [media.found(name="featured picture", lead=True)]
    address = first_said(
        post, "jetpack_featured_media_url", "featured_image_src", "featured_image_url", "featured_image"
    )
    if not address:
        return []
    found = library.by_source.get(
        originals(address)[0].removeprefix("https:").removeprefix("http:").partition("?")[0]
    )
    if found is not None:
        return [found.found(name="featured picture", lead=True)]
    return [FoundPicture(renditions=originals(address), name="featured picture", lead=True)]


def _recognises(opened: Opened) -> bool:
    return is_rest(opened.json)


def _read(opened: Opened) -> Iterator[Found]:
    yield from rest_items(opened.json)


FORMAT = Format("wordpress", "WordPress's REST interface", ("json",), _recognises, _read)
