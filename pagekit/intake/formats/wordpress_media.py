"""a picture of WordPress's library → FoundPicture: its files from the original down, its words, whom it credits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin

from pagekit.intake.formats.item import FoundPicture, Html
from pagekit.intake.formats.loose import at, first_said, mapping, said
from pagekit.intake.formats.people_of_sites import lone_person
from pagekit.intake.html_tree import Element, parse_html

_SIZED = re.compile(r"-(?:\d{2,5}x\d{2,5}|scaled)(?=\.[A-Za-z]{3,5}(?:$|\?))")
_PROXY = re.compile(r"^https?://i\d\.wp\.com/(?P<rest>[^?]+)")
_NUMBER = re.compile(r"\bwp-image-(\d+)\b")
_IN_META = re.compile(rb's:\d+:"(credit|copyright|caption)";s:(\d+):"')


@dataclass(frozen=True, slots=True)
class Media:
    """A picture of the library. `sources` are the addresses of its files, the original first."""

    number: str
    sources: tuple[str, ...] = ()
    alt: str = ""
    caption: str = ""
    """HTML."""
    credit: str = ""
    notice: str = ""
    parent: str = ""

    def found(self, *, name: str = "", lead: bool = False, keys: tuple[str, ...] = ()) -> FoundPicture:
        """The picture as an item names it."""
        return FoundPicture(
            renditions=self.sources,
            name=name,
            alt=self.alt,
            caption=Html(self.caption),
            photographer=lone_person(self.credit),
            creditline=self.credit,
            notice=self.notice,
            keys=keys,
            lead=lead,
        )


def rest_media(entry: object) -> Media | None:
    """A picture as the REST interface embeds it; None for what is no picture, such as an error in its place."""
    data = mapping(entry)
    source = first_said(data, "source_url")
    kind = first_said(data, "media_type", "mime_type")
    if not source or (kind and not kind.startswith("image")):
        return None
    details = mapping(data.get("media_details"))
    sizes = [mapping(size) for size in mapping(details.get("sizes")).values()]
    ranked = sorted(sizes, key=lambda size: _number(size.get("width")), reverse=True)
    meta = mapping(details.get("image_meta"))
    caption = _rendered(data.get("caption")) or said(meta.get("caption"))
    return Media(
        said(data.get("id")),
        tuple(
            dict.fromkeys(
                [*originals(source), *filter(None, (said(size.get("source_url")) for size in ranked))]
            )
        ),
        said(data.get("alt_text")),
        caption,
        first_said(data, "credit") or said(meta.get("credit")) or said(at(data, "meta", "_media_credit")),
        said(meta.get("copyright")),
        said(data.get("post")),
    )


def stored_meta(serialised: str) -> dict[str, str]:
    """Credit, notice and caption out of what WordPress keeps of a picture's file (PHP's `serialize`)."""
    data = serialised.encode()
    found: dict[str, str] = {}
    for match in _IN_META.finditer(data):
        text = data[match.end() : match.end() + int(match[2][:6])].decode("utf-8", "replace").strip()
        if text:
            found.setdefault(match[1].decode(), text)
    return found


def _rendered(value: object) -> str:
    """A text that is HTML, by itself or as what is shown of it."""
    return said(mapping(value).get("rendered")) if isinstance(value, Mapping) else said(value)


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def originals(source: str) -> tuple[str, ...]:
    """The addresses of a picture's file, the original before the size and the proxy that were asked for."""
    proxied = _PROXY.match(source)
    bare = f"https://{proxied['rest']}" if proxied else source
    named = [_SIZED.sub("", bare), bare, source]
    return tuple(dict.fromkeys(named))


@dataclass(slots=True)
class Library:
    """The pictures that came with the posts, by number and by the name of their file."""

    by_number: dict[str, Media] = field(default_factory=dict)
    by_source: dict[str, Media] = field(default_factory=dict)

    def add(self, media: Media) -> None:
        """Know this picture."""
        if media.number:
            self.by_number.setdefault(media.number, media)
        for source in media.sources:
            for address in originals(source):
                self.by_source.setdefault(_bare(address), media)

    def shown_in(self, html: str, base: str = "") -> Iterable[FoundPicture]:
        """The pictures of a text, each with its files and what the library says of it. `base` is the page's address."""
        seen: set[str] = set()
        for image in _images(html):
            written = [
                image.attrs.get(key, "").strip()
                for key in ("src", "data-src", "data-lazy-src", "data-orig-file")
            ]
            keys = tuple(dict.fromkeys(filter(None, written)))
            if not keys or keys[0] in seen:
                continue
            seen.add(keys[0])
            whole = [_joined(base, key) for key in keys]
            sources = [address for key in (*whole, *keys) for address in originals(key)]
            number = _NUMBER.search(image.attrs.get("class", "")) or re.match(
                r"(\d+)$", image.attrs.get("data-id", "")
            )
            media = self.by_number.get(number[1]) if number else None
            media = media or next(
                filter(None, (self.by_source.get(_bare(address)) for address in sources)), None
            )
            if media is None:
                yield FoundPicture(renditions=tuple(dict.fromkeys([*sources, *_set_of(image)])), keys=keys)
            else:
                found = media.found(keys=keys)
                renditions = tuple(dict.fromkeys([*media.sources, *sources, *_set_of(image)]))
                yield FoundPicture(
                    renditions=renditions,
                    alt=found.alt,
                    creditline=found.creditline,
                    photographer=found.photographer,
                    notice=found.notice,
                    keys=keys,
                )


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address) if base.startswith("http") else address
    except ValueError:
        return address


def _images(html: str) -> list[Element]:
    return parse_html(html).find("img") if "<img" in html.lower() else []


def _set_of(image: Element) -> list[str]:
    """The files that a browser may choose among, the widest first."""
    found: list[tuple[float, str]] = []
    for candidate in re.split(r",\s+", image.attrs.get("srcset", "") or image.attrs.get("data-srcset", "")):
        address, _, size = candidate.strip().partition(" ")
        if address and not address.startswith("data:"):
            width = re.match(r"[\d.]+", size.strip())
            found.append((float(width[0]) if width and width[0].count(".") < 2 else 0.0, address))
    return [address for _, address in sorted(found, key=lambda each: -each[0])]


def _bare(address: str) -> str:
    return re.sub(r"^https?:", "", address).partition("?")[0]
