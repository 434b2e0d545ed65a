"""Markdown with a site's own signs → the stretches that are none of Markdown's, and what becomes of each.

1. `{{ … }}`, `{% … %}`, `{# … #}`, `<% … %>` of Jinja, Liquid, Hugo, Hexo and Middleman. What encloses something is
   dealt with in `enclosing.py`.
2. `{: .class}`, `{#anchor}`, `{width=50%}` of kramdown and Pandoc, where they stand behind something.
3. `[caption] … [/caption]`, `[gallery ids="…"]` of WordPress (`square_codes.py`).
4. The signs of editors (`page_signs.py`), addresses that sites write in their own way (`site_addresses.py`), tables
   without a head and lists of terms (`plain_forms.py`).

In code they stand for themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pagekit.intake.code_regions import CodeRegions
from pagekit.intake.enclosing import REMARKS, enclosed, pairs
from pagekit.intake.page_signs import PageSigns
from pagekit.intake.plain_forms import headless_table, terms_of_one
from pagekit.intake.site_addresses import address_of_site, mended_address
from pagekit.intake.site_codes import SiteCode, site_code, stands_for
from pagekit.intake.square_codes import SquareCodes
from pagekit.intake.stretch import QUIET, Stretch, contents_stretch, remark_stretch
from pagekit.model.fields import tidy

MAX_SHORTCODE = 2_000

_OPENER = re.compile(
    r"\{\{|\{%|\{#|\{:|\{(?=[.\w-])|<%|!?\[\[|(?<![\\!])\[(?=/?[A-Za-z])|(?<![\\%\d])%%(?!%)"
    r"|<(?=/?(?:o|w|v|m|st\d):[A-Za-z])|\]\((?=[^\n)]{1,300} )|(?<![\\!])\[\^"
    r"|(?<![\w=])==(?=[^\s=])|(?<=[^\S\n])\^[a-z][\w-]{2,40}[ \t]*(?=\n|\Z)|(?m:^\^[\w-]{3,40}[ \t]*$)"
    r"|(?<=[A-Za-z)])~(?=\d{1,3}~)"
    r"|(?<=[\w)])\^(?=[^\s^]{1,3}\^)|(?m:^\*\[(?=[^\[\]\n]{1,80}\]:))|\|(?=(?:filename|static|attach)\|)"
    r"|(?m:^ {0,3}(?:[*+-]|\d\.)[ \t]+[^\n]{1,60}\n[ \t]*\{:\s?toc\b[^{}\n]{0,40}\})"
    r"|(?m:^\|(?=[^\n]*\|[ \t]*\n\|))|(?m:^:(?=[ \t]+\S))"
)
_SIGN = re.compile(r"[{<!\[\]%=^~*|]|(?m:^:)")
_FEWER_SIGNS = re.compile(r"[{<!\[\]%=^~*|]")
"""What every opener begins with, but for a list with contents, which holds `{:`. Most of a text is neither."""
_ATTRIBUTES = re.compile(
    r"\{::?\s*(?:[.#][\w-]|[\w-]+=|/?(?:toc|no_?toc|options|comment|nomarkdown)\b)[^{}\n]{0,200}\}", re.ASCII
)
_ANCHOR = re.compile(r"\{#[\w:.-]{1,60}\}", re.ASCII)
_PANDOC = re.compile(
    r"""\{(?!\.bars\s*\})\s*(?:[.#][\w-]+|[\w-]+=(?:"[^"\n]*"|[^\s{}"]+))(?:\s+(?:[.#][\w-]+|[\w-]+=(?:"[^"\n]*"|[^\s{}"]+)))*\s*\}""",
    re.ASCII,
)
_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}", "<%": "%>"}
_REMARK_HEADS = (
    "{% #", "{%- #", "{# ", "{#\n", "{#-", "{{/*", "{{- /*", "{{</*", "{{!", "{{~!", "<%#", "<%--", "<%-#",
)  # fmt: skip
_KRAMDOWN_REMARK = "{::comment}"
_CONTENTS = re.compile(r"\{:\s?toc\b[^{}]*\}")
_REFERS = frozenset({"ref", "relref", "post_url", "link", "doc"})
_FILE_ENDING = re.compile(r"\.(?:md|markdown|html?|pdf|jpe?g|png|gif|webp|avif|svg)$", re.IGNORECASE)
_HEADING = re.compile(r" {0,3}#{1,6}\s")


def stretches(text: str) -> Iterator[Stretch]:
    """The stretches in order; none overlaps another."""
    scan: _Scan | None = None
    cursor = 0
    for match in _openers(text):
        scan = scan or _Scan(text)
        if match.start() >= cursor and (found := scan.at(match.start(), match[0], cursor)) is not None:
            cursor = found.end
            yield found


def _openers(text: str) -> Iterator[re.Match[str]]:
    """Where a stretch may begin; none overlaps another."""
    if "{:" in text:
        yield from _OPENER.finditer(text)
        return
    end = 0
    colons = text.startswith(":") or "\n:" in text
    for sign in (_SIGN if colons else _FEWER_SIGNS).finditer(text):
        if sign.start() >= end and (match := _OPENER.match(text, sign.start())):
            end = match.end()
            yield match


class _Scan:
    """One text, each part of which is looked at once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.code = CodeRegions(text)
        self._next: dict[str, int] = {}
        self._pairs = pairs(text, self.code)
        self._opened: set[str] = set()
        self._squares = SquareCodes(text, self._opened)
        self._signs = PageSigns(text)

    def at(self, start: int, opener: str, cursor: int) -> Stretch | None:
        """What begins here; None when it is Markdown. All before `cursor` is done with."""
        in_code = self.code.holds(start)
        if opener[0] in "{|" and not in_code and (resolved := address_of_site(self.text, start)):
            return Stretch(start, *resolved)
        if opener[0] == "{" or opener == "<%":
            end = self._end_of_braces(start, opener)
            if end is None:
                return None
            return Stretch(start, end) if in_code else self._braces(start, end)
        if in_code:
            return None
        if opener == "](":
            mended = mended_address(self.text, start)
            return Stretch(start, *mended) if mended else None
        if opener == "|":
            return headless_table(self.text, start)
        if opener == ":":
            return terms_of_one(self.text, start, cursor)
        if opener == "[":
            return self._squares.at(start)
        return self._signs.at(start, opener)

    def _end_of_braces(self, start: int, opener: str) -> int | None:
        if opener == "{:" and self.text.startswith(_KRAMDOWN_REMARK, start):
            close = self._seek("{:/", start)
            return self.text.find("}", close) + 1 if 0 <= close <= self.text.rfind("}") else None
        short = {"{:": _ATTRIBUTES, "{#": _ANCHOR}.get(opener)
        match = short.match(self.text, start) if short else None
        if match is None and opener in {"{", "{#"} and self._stands_behind(start):
            match = _PANDOC.match(self.text, start)
        if match:
            return match.end()
        if opener not in _CLOSERS:
            return None
        close = self._seek(_CLOSERS[opener], start + 2)
        if close < 0 or close - start > MAX_SHORTCODE or 0 <= self._seek("\n\n", start) < close:
            return None
        return close + 2

    def _stands_behind(self, start: int) -> bool:
        """True behind a link, a picture or code, and at the end of a heading."""
        if self.text[start - 1 : start] in {")", "]", "`"}:
            return True
        line = self.text[self.text.rfind("\n", 0, start) + 1 : start]
        return _HEADING.match(line) is not None

    def _seek(self, mark: str, start: int) -> int:
        known = self._next.get(mark, -2)
        if known == -1 or known >= start:
            return known
        self._next[mark] = self.text.find(mark, start)
        return self._next[mark]

    def _braces(self, start: int, end: int) -> Stretch:
        written = self.text[start:end]
        if written.startswith(_KRAMDOWN_REMARK):
            return remark_stretch(start, end)
        pair = self._pairs.get(start)
        code = site_code(written)
        held = enclosed(self.text, (start, end), pair, code, self.code) if pair is not None else None
        if held is not None:
            return held
        if code.name.lower() in REMARKS and not code.closing:
            what = "a remark for the desk begins here and is never closed; nothing behind it is printed."
            return Stretch(start, len(self.text), code="remark-open", what=what, remedy="Close the remark.")
        if written.startswith(_REMARK_HEADS) or written.endswith("#}"):
            return remark_stretch(start, end)
        if _CONTENTS.fullmatch(written):
            return contents_stretch(start, end)
        if not written.startswith(tuple(_CLOSERS)) or _ANCHOR.fullmatch(written):
            return _attributes(start, end, written)
        if code.name.lower().removeprefix("end") in self._opened and (code.closing or code.name[:3] == "end"):
            return Stretch(start, end, code=QUIET)
        self._opened.add(code.name.lower())
        return self._stands_for(start, end, code) or Stretch(start, end)

    def _stands_for(self, start: int, end: int, code: SiteCode) -> Stretch | None:
        before = self.text[max(0, start - 3) : start].rstrip("<")
        story = next(iter(code.words), code.fields.get("path", ""))
        if before.endswith("](") and code.name.lower() in _REFERS and story:
            # Another story, by the name of its file.
            page, mark, place = story.partition("#")
            name = page if _FILE_ENDING.search(page) or not page else f"{page}.md"
            return Stretch(start, end, f"{name}{mark}{place}".replace(" ", "%20"))
        if code.closing or before.endswith(("](", '="', "='")):
            # The address of a link or a picture.
            return None
        return stands_for(start, end, code)


def _attributes(start: int, end: int, written: str) -> Stretch:
    if _ANCHOR.fullmatch(written):
        # The name of a place, to which links lead.
        return Stretch(start, end, code=QUIET)
    what = f"{tidy(written, 300)} says how its site shows something, and is not printed."
    return Stretch(start, end, code="attributes-dropped", what=what)
