"""a feed (RSS 0.9 to 2.0, RDF, Atom) → items, by feedparser; media by its own reader, which keeps whom each credits.

The rules:
1. The text is what the feed gives as content; where it gives none, its description is the text.
2. A description beside a content is the deck, unless it is a cut from the text's beginning.
3. A feed that is no XML is read as far as feedparser understands it, and a note says so.
"""

from __future__ import annotations

import io
import re
from calendar import timegm
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from pagekit.errors import InvalidInput, MissingDependency
from pagekit.intake.formats.feed_media import Media, media_of
from pagekit.intake.formats.html_pieces import embed, paragraphs_of, plain, without_emoji
from pagekit.intake.formats.item import FoundPicture, Html, Part, WireItem
from pagekit.intake.formats.loose import first_said, mapping, mappings, said
from pagekit.intake.formats.moments import moment
from pagekit.intake.formats.opened import Opened
from pagekit.intake.formats.people import people
from pagekit.intake.formats.people_of_sites import lone_person
from pagekit.intake.formats.reader import Format, Found
from pagekit.intake.formats.summaries import is_cut, summary_of
from pagekit.intake.formats.wordpress_media import Library
from pagekit.model.fields import tidy
from pagekit.notes import error, info, warning

_ROOTS = frozenset({"rss", "feed", "RDF"})
_MAIL_AND_NAME = re.compile(r"\s*[^\s@()<>]+@[^\s@()<>]+\s*\((?P<name>[^()]+)\)\s*")
"""An author as RSS 2.0 has him: an address, and his name in brackets."""
_ATOM = re.compile(
    r"w3\.org/2005/Atom|purl\.org/atom|purl\.org/rss/1\.0|my\.netscape\.com/rdf|channel\.netscape\.com|<(?:\w+:)?(?:entry|channel)\b"
)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_HEADERS = {"content-type": "application/xml; charset=utf-8"}
_HTML = re.compile(r"<[A-Za-z/!][^<>]*>|&(?:#\d+|#x[0-9a-f]+|\w+);", re.IGNORECASE)


def _recognises(opened: Opened) -> bool:
    return opened.root in _ROOTS and (opened.root == "rss" or _ATOM.search(opened.text[:8_000]) is not None)


def _read(opened: Opened) -> Iterator[Found]:
    opened.guard()
    media = _media(opened)
    feed = _parsed(opened)
    entries = feed.get("entries") or []
    told = media if len(media) == len(entries) else [None] * len(entries)
    for number, (entry, files) in enumerate(zip(entries, told, strict=True), 1):
        yield _item(entry, mapping(feed.get("feed")), files, number)


def _parsed(opened: Opened) -> Mapping[str, Any]:
    """The feed as feedparser reads it: nothing is fetched, nothing is cleaned away unsaid."""
    try:
        import feedparser
    except ImportError:
        what = f"{opened.name} is a feed, which feedparser reads."
        raise MissingDependency(what, "pip install 'pagekit[feeds]'") from None
    text = _DECLARATION.sub("", opened.text, count=1)
    try:
        found = feedparser.parse(
            io.BytesIO(text.encode("utf-8", "replace")),
            response_headers=_HEADERS,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError) as problem:
        what = f"is a feed that cannot be read ({tidy(str(problem))})."
        raise InvalidInput(opened.name, [error("feed-broken", "the file", what, "Save it again.")]) from None
    # Its own dictionaries give one time in place of another, with a warning.
    return {
        "feed": dict(found.get("feed") or {}),
        "entries": [dict(entry) for entry in found.get("entries") or []],
    }


def _media(opened: Opened) -> list[Media]:
    """The media of each item, in order; none where the feed is no XML."""
    try:
        tree = opened.xml
    except InvalidInput as problem:
        if any(note.code != "not-xml" for note in problem.problems):
            raise
        place = problem.problems[0]
        what = f"is not XML ({place.where}); it was read as far as it can be understood."
        opened.notes.append(warning("feed-broken", "the file", what, "Check that nothing is missing."))
        return []
    return [media_of(item) for item in tree.walk("item", "entry")]


def _item(entry: Mapping[str, Any], feed: Mapping[str, Any], media: Media | None, number: int) -> WireItem:
    identity, link = said(entry.get("id")), said(entry.get("link"))
    title = said(entry.get("title"))
    item = WireItem(name=plain(title)[:80] or identity or f"item {number}", id=identity or link)
    found = media or _flat(entry)
    # Where an item has no content, what feedparser calls so is the description of a picture.
    content = _content(entry) if media is None or media.has_content else Html("")
    summary = _html_of({"value": found.description}) if found.description else _summary(entry)
    html = without_emoji(content or summary)
    item.body = [html] if html.strip() else []
    item.pictures = _with_shown(found.pictures, html, link)
    item.body += _players(found, html)
    if not content and is_cut(summary):
        what = "the feed gives the beginning of the text alone."
        item.notes.append(
            warning("text-cut", item.name, what, "Save the page itself, or ask for the whole text.")
        )
    item.fields = {
        "headline": Html(title) if _HTML.search(title) else title,
        "deck": summary_of(summary, content) if content else "",
        "url": link,
        "byline": _byline(entry, feed, item),
        "published_at": _time(entry, "published") or _time(entry, "created") or _time(entry, "updated"),
        "updated_at": _time(entry, "updated"),
        "tags": _tags(entry),
        "lang": first_said(entry.get("title_detail"), "language")
        or said(entry.get("language"))
        or said(feed.get("language")),
    }
    item.dropped = tuple(name for name in ("rights", "license", "comments") if said(entry.get(name)))
    return item


def _with_shown(named: tuple[FoundPicture, ...], html: str, link: str) -> list[FoundPicture]:
    """The pictures that the item names, and those that its text alone shows."""
    known = {address for picture in named for address in picture.renditions}
    shown = [
        picture
        for picture in Library().shown_in(html, link)
        if not known & {*picture.renditions, *picture.keys}
    ]
    return [*named, *shown]


def _content(entry: Mapping[str, Any]) -> Html:
    """The longest of the contents; plain text as paragraphs."""
    contents = [_html_of(content) for content in mappings(entry.get("content"))]
    return max(contents, key=len, default=Html(""))


def _summary(entry: Mapping[str, Any]) -> Html:
    """The description. Where Media RSS describes a picture, feedparser's details are the picture's."""
    text = said(entry.get("summary"))
    detail = mapping(entry.get("summary_detail"))
    kind = said(detail.get("type")) if said(detail.get("value")) == text else "text/html"
    return _html_of({"value": text, "type": kind})


def _html_of(content: Mapping[str, Any]) -> Html:
    text = said(content.get("value"))
    if said(content.get("type")) == "text/plain" or not _HTML.search(text):
        return paragraphs_of(text)
    return Html(text)


def _players(media: Media, html: str) -> Iterator[Part]:
    """Films and sounds that the text does not show itself."""
    for address, title in media.players:
        if address.startswith(("http:", "https:", "//")) and address not in html:
            yield embed(address, title)


def _flat(entry: Mapping[str, Any]) -> Media:
    """The media as feedparser lists them, for a feed that is no XML: whom they credit is known of one alone."""
    named = [*mappings(entry.get("media_content")), *mappings(entry.get("media_thumbnail"))]
    named += [link for link in mappings(entry.get("links")) if link.get("rel") == "enclosure"]
    credits = mappings(entry.get("media_credit"))
    line = said(credits[0].get("content")) if len(credits) == 1 else ""
    pictures: list[FoundPicture] = []
    players: list[tuple[str, str]] = []
    for each in named:
        address, kind = first_said(each, "url", "href"), first_said(each, "medium", "type")
        if kind.startswith(("video", "audio")):
            players.append((address, ""))
        elif (
            address
            and (kind.startswith("image") or not kind)
            and all(address not in one.renditions for one in pictures)
        ):
            pictures.append(
                FoundPicture(renditions=(address,), photographer=lone_person(line), creditline=line)
            )
    return Media(tuple(pictures), tuple(players))


def _byline(entry: Mapping[str, Any], feed: Mapping[str, Any], item: WireItem) -> list[dict[str, str]]:
    """Its authors, else the feed's own, as Atom has it (RFC 4287, 4.2.1)."""
    whole = _MAIL_AND_NAME.fullmatch(said(entry.get("author")))
    if whole:
        # feedparser ends an address after the fourth letter of its last part.
        return people(plain(whole["name"]))
    found: list[dict[str, str]] = []
    for author in mappings(entry.get("authors")) or mappings(feed.get("authors")):
        name, mail = said(author.get("name")), said(author.get("email"))
        if not name and mail:
            item.notes.append(
                info(
                    "byline-mail",
                    item.name,
                    f"its author is named by the address {mail} alone.",
                    "Write the byline.",
                )
            )
        found += [person for person in people(plain(name)) if person not in found]
    return found


def _time(entry: Mapping[str, Any], key: str) -> datetime | date | None:
    """A time as it is written, with its zone; else as feedparser understood it."""
    written = said(entry.get(key))
    found = moment(written) if written else None
    parsed = entry.get(f"{key}_parsed")
    if found is None and isinstance(parsed, tuple) and len(parsed) >= 6:
        try:
            return datetime.fromtimestamp(timegm(parsed), UTC)
        except (ValueError, TypeError, OverflowError, OSError):
            return None
    return found


def _tags(entry: Mapping[str, Any]) -> list[str]:
    return list(
        dict.fromkeys(
            plain(first_said(tag, "label", "term"))
            for tag in mappings(entry.get("tags"))
            if first_said(tag, "label", "term")
        )
    )


FORMAT = Format("feed", "a feed", ("xml", "html"), _recognises, _read)
