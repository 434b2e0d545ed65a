"""a text with WordPress's shortcodes → HTML: pictures with captions, galleries, players; what is unknown is told.

A shortcode is a word in square brackets that WordPress or one of its plug-ins knows, one with fields, or one that is
closed. Other brackets are text: "[sic]".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from pagekit.intake.embeds import named_embed, web_address
from pagekit.intake.formats.html_pieces import embed, tagged
from pagekit.intake.html_tree import parse_html
from pagekit.intake.site_codes import SiteCode, site_code
from pagekit.model.fields import tidy
from pagekit.notes import Note, warning

_FIELD = r"""[\w-]+\s?=\s?(?:"[^"\n]*"|'[^'\n]*'|“[^”\n]*”|”[^”\n]*”|&quot;[^\n\]]*?&quot;|[^\s\]"']+)"""
_CODE = re.compile(
    rf"""(?<!\[)\[(?P<close>/?)(?P<name>[A-Za-z][\w-]{{0,60}})(?P<said>(?:\s+(?:{_FIELD}|"[^"\n]*"|[^\s=\[\]"'<>]+))*)\s*/?\](?!\]|\()"""
)
_CURLED = str.maketrans({"“": '"', "”": '"', "″": '"', "’": "'", "‘": "'"})
_WORDPRESS = frozenset({"caption", "wp_caption", "gallery", "embed", "audio", "video", "playlist"})
_PLAYERS = frozenset({
    "youtube", "vimeo", "dailymotion", "soundcloud", "spotify", "twitter", "tweet", "instagram", "facebook", "tiktok",
    "googlemaps", "ted", "twitch", "vine", "flickr", "slideshare", "scribd", "archiveorg", "mixcloud", "gist",
    "codepen",
    "wpvideo", "youtube_sc", "fve", "oembed", "video", "audio", "embed", "embedyt",
})  # fmt: skip
_TRANSPARENT = re.compile(
    r"^(?:et_pb|vc|fusion|av|mk|cs|x|nectar|su|one|two|three|four|five|full|row|col|column|columns|section|div|span|box|tabs?"
    r"|accordion|toggle|dropcap|lead|intro|quote|pullquote|highlight|button|center)(?:_|-|$)"
)
_CLOSED = re.compile(r"\[/(?P<name>[A-Za-z][\w-]{0,60})\]")
_URL = re.compile(r"https?://[^\s<>\"'\[\]]+")
_BARE = re.compile(r"https?://[^\s<>\"]+")
_OPENERS = ("<p>", '<div class="wp-block-embed__wrapper">')
FAR = 40
"""Signs around an address that are looked at."""
MOST = 2_000
"""Shortcodes of one text that are looked at."""
DEEPEST = 12


@dataclass(slots=True)
class Attached:
    """The pictures that a site knows by number, and those of this text."""

    pictures: Mapping[str, str] = field(default_factory=dict)
    """The HTML of each, by its number."""
    own: Sequence[str] = ()
    """The numbers of those that belong to the text, in order."""


def without_codes(source: str, attached: Attached) -> tuple[str, list[Note]]:
    """The text as HTML, and a note for each kind of shortcode that is not printed."""
    work = _Work(attached)
    return work.run(source), list(work.notes.values())


@dataclass(slots=True)
class _Work:
    attached: Attached
    notes: dict[str, Note] = field(default_factory=dict)
    seen: int = 0

    def run(self, source: str, depth: int = 0) -> str:
        if depth > DEEPEST:
            return source
        parts: list[str] = []
        cursor, ends = 0, _ends(source)
        while (match := _CODE.search(source, cursor)) and self.seen < MOST:
            self.seen += 1
            name = match["name"].lower()
            end = _closing(source, match, name, ends) if not match["close"] else None
            known = name in _WORDPRESS | _PLAYERS
            if match["close"] or not (known or match["said"] or end):
                stray = bool(match["close"]) and _TRANSPARENT.match(name) is not None
                parts.append(source[cursor : match.start() if stray else match.end()])
                cursor = match.end()
                continue
            if not known and not end and "=" not in match["said"]:
                parts.append(source[cursor : match.end()])
                cursor = match.end()
                continue
            inner = source[match.end() : end[0]] if end else ""
            code = site_code(match[0].translate(_CURLED).replace("&quot;", '"'))
            parts += [source[cursor : match.start()], self._made(name, code, inner, depth)]
            cursor = end[1] if end else match.end()
        return "".join([*parts, source[cursor:]])

    def _made(self, name: str, code: SiteCode, inner: str, depth: int) -> str:
        makers: dict[str, Callable[[SiteCode, str], str]] = {
            "caption": self._caption,
            "wp_caption": self._caption,
            "gallery": self._gallery,
        }
        if name in makers:
            return makers[name](code, inner)
        if name in _PLAYERS:
            return self._player(name, code, inner)
        if inner:
            if not _TRANSPARENT.match(name):
                self._tell(
                    name, f"the shortcode [{name}] is not known; what it encloses is printed, it is not."
                )
            return self.run(inner, depth + 1)
        if not _TRANSPARENT.match(name):
            self._tell(
                name, f"the shortcode [{tidy(name)}] is not printed: only its site knows what it stands for."
            )
        return ""

    def _tell(self, name: str, what: str) -> None:
        remedy = "Write what readers need as text."
        self.notes.setdefault(name, warning("shortcode-dropped", "body", what, remedy))

    def _caption(self, code: SiteCode, inner: str) -> str:
        """A picture, and behind it its words, which were once a field."""
        tree = parse_html(inner)
        pictures = tree.find("img")
        if len(pictures) != 1:
            return inner
        end = max(inner.rfind("</a>") + 4, _end_of_image(inner))
        head, words = inner[:end], inner[end:].strip()
        if "<img" not in head:
            head, words = inner, ""
        words = words or code.fields.get("caption", "")
        return f"\n\n{tagged('figure', head + (tagged('figcaption', words) if words else ''))}\n\n"

    def _gallery(self, code: SiteCode, _: str) -> str:
        named = code.fields.get("ids") or code.fields.get("include")
        numbers = re.findall(r"\d+", named) if named else [
            number for number in self.attached.own
            if number not in re.findall(r"\d+", code.fields.get("exclude", ""))
        ]  # fmt: skip
        shown = [self.attached.pictures[number] for number in numbers if number in self.attached.pictures]
        missing = len(numbers) - len(shown)
        if missing or not numbers:
            what = (
                f"of a gallery, {missing} pictures are not in the export."
                if missing
                else "a gallery names no pictures."
            )
            self.notes.setdefault(
                "gallery", warning("gallery-incomplete", "body", what, "Add them as pictures.")
            )
        return "\n\n" + "\n".join(shown) + "\n\n"

    def _player(self, name: str, code: SiteCode, inner: str) -> str:
        said = (*code.words, *code.fields.values(), *_URL.findall(inner))
        address = next((found for word in said if (found := web_address(word))), None)
        address = address or named_embed(name, code.words or tuple(inner.split()), code.fields)
        if address is None:
            self._tell(name, f"the player [{tidy(name)}] names no address, and is not printed.")
            return ""
        return f"\n\n{embed(address, code.fields.get('title', ''))}\n\n"


def _end_of_image(inner: str) -> int:
    start = inner.find("<img")
    return inner.find(">", start) + 1 if start >= 0 else 0


def _ends(source: str) -> dict[str, list[tuple[int, int]]]:
    """Where shortcodes of each name are closed."""
    found: dict[str, list[tuple[int, int]]] = {}
    for match in _CLOSED.finditer(source):
        found.setdefault(match["name"].lower(), []).append(match.span())
    return found


def _closing(
    source: str, match: re.Match[str], name: str, ends: Mapping[str, Sequence[tuple[int, int]]]
) -> tuple[int, int] | None:
    """Where the shortcode that begins here is closed."""
    places = ends.get(name, ())
    number = bisect_left(places, (match.end(), 0))
    if match[0].endswith("/]") or number == len(places):
        return None
    if name in _WORDPRESS | _PLAYERS:
        # The same shortcode once more before the end: this one is by itself.
        again = source.find(f"[{match['name']}", match.end(), places[number][0])
        return None if again >= 0 else places[number]
    return places[number]


def attached_figure(src: str, *, alt: str = "", caption: str = "") -> str:
    """The HTML of a picture that a gallery shows. Its caption is HTML."""
    words = tagged("figcaption", caption) if caption.strip() else ""
    return tagged("figure", tagged("img", src=src, alt=alt) + words)


def bare_addresses_as_players(source: str) -> str:
    """The text with an address that stands alone on its line as what it embeds, as WordPress does."""

    def player(match: re.Match[str]) -> str:
        before, after = (
            source[max(0, match.start() - FAR) : match.start()],
            source[match.end() : match.end() + FAR],
        )
        head, tail = before.rstrip(), after.lstrip()
        opens = "\n" in before[len(head) :] or head.endswith(_OPENERS) or (not head and match.start() <= FAR)
        closes = "\n" in after[: len(after) - len(tail)] or not tail or tail.startswith(("</p>", "</div>"))
        return embed(match[0]) if opens and closes else match[0]

    return _BARE.sub(player, source)
