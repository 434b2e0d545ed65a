"""a tag in square brackets, as WordPress has them → the picture, the link or the words that it stands for.

A tag is a name with fields, or one that is closed further on. Words in brackets are words: `[see above]`, `[Video: the
race]`; of what is written without either, only the names of WordPress's own with a number or an address are tags.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pagekit.intake.embeds import embed_link, web_address
from pagekit.intake.enclosing import REMARKS
from pagekit.intake.escape import escape, link_to
from pagekit.intake.site_codes import SiteCode, captioned, site_code, stands_for
from pagekit.intake.stretch import QUIET, Stretch, contents_stretch, remark_stretch
from pagekit.model.fields import tidy

MAX_ENCLOSED = 2_000
_FIELD = r"""[\w-]+\s?=\s?(?:"[^"\n]*"|'[^'\n]*'|“[^”\n]*”|[^\s\]"']+)"""
_TAG = re.compile(
    rf"""\[(?P<close>/?)(?P<name>[A-Za-z][\w-]*)(?P<said>(?:\s+(?:{_FIELD}|"[^"\n]*"|[^\s=\[\]"']+))*)\s*/?\](?![(:])"""
)
_ALL_FIELDS = re.compile(rf"\s+{_FIELD}(?:\s+{_FIELD})*\s*/?")
_CLOSED = re.compile(r"\[/(?P<name>[A-Za-z][\w-]*)\]")
_ALONE = frozenset({"gallery", "playlist", "nextpage"})
"""What stands by itself."""
_WITH_A_NAME = frozenset({
    "embed", "video", "audio", "youtube", "vimeo", "instagram", "tweet", "twitter", "contact-form-7", "gallery",
})  # fmt: skip
"""What stands with one number, name or address behind it."""
_ONE_NAME = re.compile(r"""\s+(?:"[^"\n]*"|\S*(?:\d|://|[_/])\S*)\s*/?""")
_ADDRESSED = re.compile(
    r"""\[(?P<name>url|link)=["']?(?P<address>[^\]\s"']{1,2000})["']?\](?P<said>[^\[\]\n]{1,1000})\[/(?P=name)\]""",
    re.IGNORECASE,
)
_FOOTNOTES = frozenset({"footnote", "mfn", "efn_note", "fn"})
"""Notes of WordPress's plugins, which stand where their mark is."""
_BUTTON = re.compile(r"button|btn|link")
_TARGETS = ("url", "href", "link")
_WORDS = re.compile(r"\s*[^\s\[\]<>][^\n\[\]<>]{0,200}")


@dataclass(slots=True)
class SquareCodes:
    """The tags in square brackets of one text. `opened` are the names of those that have begun."""

    text: str
    opened: set[str]
    _last: dict[str, int] = field(init=False)
    """Where the last end of each name stands."""

    def __post_init__(self) -> None:
        self._last = {match["name"].lower(): match.start() for match in _CLOSED.finditer(self.text)}

    def at(self, start: int) -> Stretch | None:
        """What begins here; None where the brackets are text."""
        if linked := _ADDRESSED.match(self.text, start):
            return Stretch(start, linked.end(), link_to(escape(linked["said"]), linked["address"]))
        match = _TAG.match(self.text, start)
        if match is None:
            return None
        name, end = match["name"].lower(), match.end()
        if match["close"]:
            return Stretch(start, end, code=QUIET) if name in self.opened else None
        if name == "toc" and not match["said"].strip():
            return contents_stretch(start, end)
        if not self._is_tag(match, name):
            return None
        self.opened.add(name)
        code = site_code(match[0])
        return (
            self._closed(start, end, name, code)
            or stands_for(start, end, code)
            or self._dropped(start, end, name)
        )

    def _is_tag(self, match: re.Match[str], name: str) -> bool:
        said = match["said"]
        if _ALL_FIELDS.fullmatch(said) or self._last.get(name, -1) > match.start():
            return True
        if not said.strip():
            return name in _ALONE
        return name in _WITH_A_NAME and _ONE_NAME.fullmatch(said) is not None

    def _closed(self, start: int, end: int, name: str, code: SiteCode) -> Stretch | None:
        """What a tag and its end make of all that stands between them."""
        if self._last.get(name, -1) <= start:
            return None
        reach = len(self.text) if name in REMARKS else end + 2 * MAX_ENCLOSED
        close = re.compile(rf"\[/{re.escape(name)}\]", re.IGNORECASE).search(self.text, end, reach)
        if close is None:
            return None
        inner = self.text[end : close.start()]
        if name in REMARKS:
            return remark_stretch(start, close.end())
        if len(inner) <= MAX_ENCLOSED and (picture := captioned(inner, code)) is not None:
            return Stretch(start, close.end(), picture=picture, code=QUIET)
        if name in _FOOTNOTES and _WORDS.fullmatch(inner):
            return Stretch(start, close.end(), f"^[{inner.strip()}]")
        link = _linked(name, inner, code)
        return Stretch(start, close.end(), link) if link is not None else None

    def _dropped(self, start: int, end: int, name: str) -> Stretch:
        if name not in {"gallery", "playlist"}:
            return Stretch(start, end)
        what = f"the {name} {tidy(self.text[start:end], 200)} is not printed: which files it has only its site knows."
        return Stretch(
            start, end, code="shortcode-dropped", what=what, remedy="Name each picture: ![words](a.jpg)."
        )


def _linked(name: str, inner: str, code: SiteCode) -> str | None:
    """The link that a button is, or the one to what stands between the tags as an address."""
    target = web_address(next((code.fields[key] for key in _TARGETS if key in code.fields), ""))
    if target and _BUTTON.search(name) and _WORDS.fullmatch(inner):
        return link_to(escape(inner.strip()), target)
    address = web_address(inner)
    return embed_link(address, code.fields.get("title", "")) if address else None
