"""posts of Ghost, from its Content API or from an export of a site → items.

The HTML that the site made counts; where it is missing, what the editor stored is read (Lexical, Mobiledoc). An export
names its pictures from the root of the site, which it writes `__GHOST_URL__`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from pagekit.errors import InvalidInput
from pagekit.intake.documents import parse
from pagekit.intake.formats.ghost_cards import shown_parts
from pagekit.intake.formats.ghost_lexical import lexical_parts
from pagekit.intake.formats.ghost_mobiledoc import mobiledoc_parts
from pagekit.intake.formats.item import FoundPicture, Html, Markdown, Part, WireItem
from pagekit.intake.formats.loose import at, first_said, mapping, mappings, said
from pagekit.intake.formats.moments import moment
from pagekit.intake.formats.opened import Opened
from pagekit.intake.formats.people_of_sites import person, readable, slug_fields
from pagekit.intake.formats.reader import Format, Found
from pagekit.notes import Note, info, warning

_ROOT = "__GHOST_URL__"
MOST_MILLISECONDS = 4_102_444_800_000
_STATES = {"published": {}, "sent": {}, "draft": {"status": "draft"}}
_SLANTED = re.compile(r"<(em|i)>([^<]*)</\1>\s*$")
"""Words at the end of a caption that are set apart, as credits often are."""
_ASIDE = ("codeinjection_head", "codeinjection_foot")


def is_ghost(data: object) -> bool:
    """True for an answer of the Content API, one post of it, or an export."""
    return bool(_export(data)) or any(_is_post(post) for post in _api_posts(data)[:1])


def ghost_items(data: object) -> Iterator[WireItem]:
    """The posts and pages, in order."""
    tables = _export(data)
    posts = _joined(tables) if tables else _api_posts(data)
    for number, post in enumerate(posts, 1):
        yield _item(post, number)


def _is_post(post: Mapping[str, Any]) -> bool:
    texts = {"html", "mobiledoc", "lexical", "markdown"} & post.keys()
    return (
        bool(texts)
        and {"title", "slug"} <= post.keys()
        and bool({"uuid", "comment_id", "feature_image", "published_at"} & post.keys())
    )


def _api_posts(data: object) -> list[Mapping[str, Any]]:
    if isinstance(data, list):
        return mappings(data)
    named = mapping(data)
    posts = [*mappings(named.get("posts")), *mappings(named.get("pages"))]
    return posts or ([named] if _is_post(named) else [])


def _export(data: object) -> Mapping[str, Any]:
    """The tables of an export; none where it is no export."""
    root = at(data, "db", 0) if isinstance(at(data, "db"), list) else data
    tables = mapping(at(root, "data"))
    posts = mappings(tables.get("posts"))
    known = {"users", "tags", "posts_tags", "posts_authors", "posts_meta"} & tables.keys()
    return tables if posts and known and {"title", "slug"} <= posts[0].keys() else {}


def _joined(tables: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The posts with their people, tags and further fields, as the API gives them."""
    people = {said(user.get("id")): user for user in mappings(tables.get("users"))}
    tags = {said(tag.get("id")): tag for tag in mappings(tables.get("tags"))}
    more = {said(entry.get("post_id")): entry for entry in mappings(tables.get("posts_meta"))}
    authors = _by_post(tables.get("posts_authors"), "author_id", people)
    tagged = _by_post(tables.get("posts_tags"), "tag_id", tags)
    for post in mappings(tables.get("posts")):
        key = said(post.get("id"))
        own = [people[said(post.get("author_id"))]] if said(post.get("author_id")) in people else []
        further = {name: value for name, value in more.get(key, {}).items() if name not in {"id", "post_id"}}
        yield {**further, **post, "authors": authors.get(key) or own, "tags": tagged.get(key, [])}


def _by_post(
    rows: object, key: str, known: Mapping[str, Mapping[str, Any]]
) -> dict[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    for row in sorted(mappings(rows), key=lambda row: _number(row.get("sort_order"))):
        if (entry := known.get(said(row.get(key)))) is not None:
            found.setdefault(said(row.get("post_id")), []).append(entry)
    return found


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _item(post: Mapping[str, Any], number: int) -> WireItem:
    slug = said(post.get("slug"))
    name = readable(slug) or f"post {number}"
    item = WireItem(name=name, id=name)
    item.body = [_rooted(part) for part in _body(post, item)]
    tags = [said(tag.get("name")) for tag in mappings(post.get("tags"))]
    # A name that begins with # is for the house, not for readers.
    open_tags = [tag for tag in tags if tag and not tag.startswith("#")]
    first = said(at(post, "primary_tag", "name")) or next(iter(open_tags), "")
    people = mappings(post.get("authors")) or mappings([post.get("primary_author") or post.get("author")])
    item.fields = {
        **slug_fields(slug),
        "headline": said(post.get("title")),
        "deck": said(post.get("custom_excerpt")),
        "description": said(post.get("meta_description")),
        "url": _address(post),
        "byline": [found for each in people if (found := _person(each))],
        "published_at": _time(post.get("published_at")),
        "updated_at": _time(post.get("updated_at")),
        "section": first,
        "tags": [tag for tag in open_tags if tag != first],
        "lang": first_said(post, "locale"),
        **_state(post, item),
    }
    item.pictures = [*_lead(post)]
    item.dropped = tuple(name for name in _ASIDE if said(post.get(name)))
    return item


def _time(value: object) -> object:
    """A time, which Ghost keeps in Greenwich's; exports leave that out, and old ones count milliseconds."""
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < MOST_MILLISECONDS:
        return datetime.fromtimestamp(value / 1000, UTC)
    found = moment(said(value)) if said(value) else None
    if isinstance(found, datetime) and found.tzinfo is None:
        return found.replace(tzinfo=UTC)
    return found or said(value)


def _address(post: Mapping[str, Any]) -> str:
    return _path(first_said(post, "canonical_url", "url"))


def _path(address: str) -> str:
    """An address of the site itself, from its root."""
    return address.removeprefix(_ROOT) if address.startswith(f"{_ROOT}/") else address


def _person(author: Mapping[str, Any]) -> dict[str, str]:
    return person(first_said(author, "name", "slug"), url=_path(first_said(author, "url", "website")))


def _state(post: Mapping[str, Any], item: WireItem) -> dict[str, Any]:
    """Draft, waiting for its hour, or out; and whether all may read it."""
    status, published = said(post.get("status")) or "published", said(post.get("published_at"))
    fields: dict[str, Any] = dict(_STATES.get(status, {"status": "held"}))
    if status == "scheduled":
        fields = {"embargo_until": _time(published)} if published else {"status": "held"}
    seen_by = said(post.get("visibility")) or "public"
    if seen_by != "public":
        fields["free"] = False
    if post.get("access") is False:
        what = "only subscribers may read it, and its text is cut where others stop."
        item.notes.append(
            warning("text-cut", item.name, what, "Export the site, or ask as an administrator.")
        )
    return fields


def _lead(post: Mapping[str, Any]) -> list[FoundPicture]:
    address = first_said(post, "feature_image", "image")
    if not address:
        return []
    return [
        FoundPicture(
            renditions=_files(address),
            name="feature_image",
            alt=said(post.get("feature_image_alt")),
            caption=Html(_SLANTED.sub(r"\2", said(post.get("feature_image_caption")))),
            lead=True,
        )
    ]


def _files(address: str) -> tuple[str, ...]:
    """The files of a picture: the original before the size that a page was given (`/content/images/size/w600/…`)."""
    head, sized, rest = _path(address).partition("/content/images/size/")
    whole = f"{head}/content/images/{rest.partition('/')[2]}" if sized else ""
    return tuple(filter(None, [whole, _path(address)]))


def _body(post: Mapping[str, Any], item: WireItem) -> list[Part]:
    html = post.get("html")
    if isinstance(html, str) and html.strip():
        return shown_parts(_unmarked(html))
    for key, reader in (("lexical", lexical_parts), ("mobiledoc", mobiledoc_parts)):
        stored = _stored(post.get(key), key, item.notes)
        if stored and (parts := reader(stored, item.notes)):
            return parts
    if text := said(post.get("markdown")):
        return [Markdown(text)]
    return [said(post.get("plaintext"))] if said(post.get("plaintext")) else []


def _unmarked(html: str) -> str:
    """The HTML without the mark behind which a text is for subscribers."""
    return html.replace("<!--members-only-->", "")


def _stored(value: object, key: str, notes: list[Note]) -> Mapping[str, Any]:
    """What the editor stored, which is JSON in a text."""
    if isinstance(value, Mapping):
        return value
    if not isinstance(value, str) or not value.strip():
        return {}
    try:
        return mapping(parse(value, "json", key))
    except InvalidInput:
        notes.append(info("text-unread", "body", f"what the editor stored ({key}) cannot be read."))
        return {}


def _rooted(part: Part) -> Part:
    """A part with the addresses of its site from the root."""
    if isinstance(part, FoundPicture):
        files = [file for address in part.renditions for file in _files(address)]
        return replace(part, renditions=tuple(files))
    found: Part = _from_root(part)
    return found


def _from_root(value: Any) -> Any:
    if isinstance(value, str):
        return type(value)(value.replace(_ROOT, ""))
    if isinstance(value, FoundPicture):
        return _rooted(value)
    if isinstance(value, Mapping):
        return {key: _from_root(inner) for key, inner in value.items()}
    return [_from_root(inner) for inner in value] if isinstance(value, list) else value


def _recognises(opened: Opened) -> bool:
    return is_ghost(opened.json)


def _read(opened: Opened) -> Iterator[Found]:
    yield from ghost_items(opened.json)


FORMAT = Format("ghost", "Ghost", ("json",), _recognises, _read)
