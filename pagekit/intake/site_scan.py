"""Markdown with a site's own signs → the stretches that are none of Markdown's, and what becomes of each.

1. `{{ … }}`, `{% … %}`, `{# … #}` of Jinja, Liquid, Hugo and Hexo. A remark goes with all that it encloses, and so does
   what is shown only if the site says so; what is raw or highlighted is code or text.
2. `{: .class}`, `{#anchor}`, `{width=50%}` of kramdown and Pandoc, where they stand behind something.
3. `[caption] … [/caption]`, `[gallery ids="…"]` of WordPress: a name with fields, or one that is closed.
4. `![[a.jpg]]`, `[[a story]]`, `%% a remark %%` of Obsidian.
5. `<o:p>` and the like of Word, which go without a word.
6. `==marked==`, whose words stay; `^name` behind a paragraph; the place of a table of contents.

In code they stand for themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pagekit.intake.code_regions import CodeRegions
from pagekit.intake.embeds import embed_link, web_address
from pagekit.intake.escape import escape, link_to
from pagekit.intake.named_picture import Picture
from pagekit.intake.site_addresses import address_of_site, mended_address
from pagekit.intake.site_codes import SiteCode, captioned, site_code
from pagekit.model.fields import tidy

MAX_SHORTCODE = 2_000

_REMARKS = frozenset({"comment", "comments", "remark", "todo", "private", "hidden", "hide"})
_CONDITIONS = frozenset({"if", "unless", "for", "case", "ifchanged", "tablerow", "capture", "while"})
_LITERAL = frozenset({"raw", "verbatim", "noparse"})
_CODE = frozenset({"highlight", "codeblock", "code"})
_PAIRED = _REMARKS | _CONDITIONS | _LITERAL | _CODE

_OPENER = re.compile(
    r"\{\{|\{%|\{#|\{:|\{(?=[.\w-])|!?\[\[|(?<![\\!])\[(?=/?[A-Za-z])|(?<![\\%\d])%%(?!%)"
    r"|<(?=/?(?:o|w|v|m|st\d):[A-Za-z])|\]\((?=[^\n)]{1,300} )|(?<![\\!])\[\^"
    r"|(?<![\w=])==(?=[^\s=])|(?<=[^\S\n])\^[a-z][\w-]{2,40}[ \t]*(?=\n|\Z)|\|(?=(?:filename|static|attach)\|)"
    r"|(?m:^ {0,3}(?:[*+-]|\d\.)[ \t]+[^\n]{1,60}\n[ \t]*\{:\s?toc\b[^{}\n]{0,40}\})"
)
_MARKED = re.compile(r"==(?P<said>[^\s=](?:[^=\n]{0,500}[^\s=])?)==(?![\w=])")
_ATTRIBUTES = re.compile(
    r"\{::?\s*(?:[.#][\w-]|[\w-]+=|/?(?:toc|no_?toc|options|comment|nomarkdown)\b)[^{}\n]{0,200}\}", re.ASCII
)
_ANCHOR = re.compile(r"\{#[\w-]{1,60}\}", re.ASCII)
_PANDOC = re.compile(
    r"""\{(?!\.bars\s*\})\s*(?:[.#][\w-]+|[\w-]+=(?:"[^"\n]*"|[^\s{}"]+))(?:\s+(?:[.#][\w-]+|[\w-]+=(?:"[^"\n]*"|[^\s{}"]+)))*\s*\}""",
    re.ASCII,
)
_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_TAG = re.compile(
    r"\{(?:%-?|\{[<%])\s*(?P<close>/\s*|end)?(?P<name>[A-Za-z]+)\b[^{}\n]{0,300}?-?(?:[>%]\}\}|%\})", re.ASCII
)
_FIELD = r"""[\w-]+\s?=\s?(?:"[^"\n]*"|'[^'\n]*'|“[^”\n]*”|[^\s\]"']+)"""
_SQUARE = re.compile(
    rf"""\[(?P<close>/?)(?P<name>[A-Za-z][\w-]*)(?P<said>(?:\s+(?:{_FIELD}|"[^"\n]*"|[^\s=\[\]"']+))*)\s*/?\](?![(:])"""
)
_ALL_FIELDS = re.compile(rf"\s+{_FIELD}(?:\s+{_FIELD})*\s*/?")
_CLOSED = re.compile(r"\[/(?P<name>[A-Za-z][\w-]*)\]")
_SQUARES = frozenset({
    "caption", "wp_caption", "gallery", "embed", "video", "audio", "playlist", "youtube", "vimeo", "instagram", "tweet",
    "twitter", "contact-form-7", "more", "nextpage", "toc",
})  # fmt: skip
"""WordPress's own, and what is written without fields and without an end."""
_WIKI = re.compile(
    r"(?P<sign>!?)\[\[(?P<target>[^\[\]|\n]{1,300})(?:\|(?P<said>[^\[\]\n]{0,300}))?\]\](?![(\[:])"
)
_REMARK = re.compile(r"%%(?!%)(?P<said>.*?)%%(?![%\w])", re.DOTALL)
_KRAMDOWN_REMARK = "{::comment}"
_ADDRESSED = re.compile(
    r"""\[(?P<name>url|link)=["']?(?P<address>[^\]\s"']{1,2000})["']?\](?P<said>[^\[\]\n]{1,1000})\[/(?P=name)\]""",
    re.IGNORECASE,
)
_WORDS_TAG = re.compile(r"</?(?:o|w|v|m|st\d):[A-Za-z]+(?:\s[^<>]{0,500})?/?>")
_NOTE_MARK = re.compile(r"\[\^(?P<label>[^\s\[\]^]{1,60})\](?!:)")
_NOTE = re.compile(r"^[ \t>]*\[\^(?P<label>[^\s\[\]^]{1,60})\]:", re.MULTILINE)
_REFERS = frozenset({"ref", "relref", "post_url", "link", "doc"})
_FILE_ENDING = re.compile(r"\.(?:md|markdown|html?|pdf|jpe?g|png|gif|webp|avif|svg)$", re.IGNORECASE)
_BUTTON = re.compile(r"button|btn|link")
_TARGETS = ("url", "href", "link")
_WORDS = re.compile(r"\s*[^\s\[\]<>][^\n\[\]<>]{0,200}")
_SIZE = re.compile(r"\d+(?:x\d+)?%?")


@dataclass(frozen=True, slots=True)
class Stretch:
    """From where to where it stands. `text` is the Markdown in its place; None takes it out, `what` is said of it."""

    start: int
    end: int
    text: str | None = None
    picture: Picture | None = None
    code: str = ""
    what: str = ""
    remedy: str = ""


def stretches(text: str) -> Iterator[Stretch]:
    """The stretches in order; none overlaps another."""
    if not _OPENER.search(text):
        return
    scan = _Scan(text)
    cursor = 0
    for match in _OPENER.finditer(text):
        if match.start() >= cursor and (found := scan.at(match.start(), match[0])) is not None:
            cursor = found.end
            yield found


class _Scan:
    """One text, each part of which is looked at once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.code = CodeRegions(text)
        self._next: dict[str, int] = {}
        self._pairs = _pairs(text, self.code)
        self._closed = {match["name"].lower(): match.start() for match in _CLOSED.finditer(text)}
        self._opened: set[str] = set()
        self._notes = {match["label"] for match in _NOTE.finditer(text)}

    def at(self, start: int, opener: str) -> Stretch | None:
        """What begins here; None when it is Markdown."""
        in_code = self.code.holds(start)
        if opener[0] in "{|" and not in_code and (resolved := address_of_site(self.text, start)):
            return Stretch(start, *resolved)
        if opener[0] in "=^*+-" or opener[:1].isspace() or opener[0].isdigit():
            return None if in_code else self._sign(start, opener)
        if opener[0] == "{":
            end = self._end_of_braces(start, opener)
            if end is None:
                return None
            return Stretch(start, end) if in_code else self._braces(start, end)
        if in_code:
            return None
        if opener == "](":
            mended = mended_address(self.text, start)
            return Stretch(start, *mended) if mended else None
        if opener == "[^":
            return self._note_mark(start)
        if opener == "<":
            tag = _WORDS_TAG.match(self.text, start)
            return Stretch(start, tag.end(), "") if tag else None
        if opener == "%%":
            return self._remark(start)
        return self._wiki(start) if opener.endswith("[[") else self._square(start)

    def _sign(self, start: int, opener: str) -> Stretch | None:
        """What is marked, a name of a paragraph, or the place of a table of contents."""
        if opener == "==":
            marked = _MARKED.match(self.text, start)
            return Stretch(start, marked.end(), marked["said"]) if marked else None
        end = start + len(opener)
        if opener.startswith("^"):
            what = f"{opener.strip()} names a paragraph for links, and is not printed."
            return Stretch(start, end, code="name-dropped", what=what)
        what = "the place of a table of contents is not printed: its site makes one there."
        return Stretch(start, end, code="contents-dropped", what=what)

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
        return re.match(r" {0,3}#{1,6}\s", line) is not None

    def _seek(self, mark: str, start: int) -> int:
        known = self._next.get(mark, -2)
        if known == -1 or known >= start:
            return known
        self._next[mark] = self.text.find(mark, start)
        return self._next[mark]

    def _braces(self, start: int, end: int) -> Stretch:
        if self.text.startswith(_KRAMDOWN_REMARK, start):
            return _remark_stretch(start, end)
        pair = self._pairs.get(start)
        written = self.text[start:end]
        code = site_code(written)
        if pair is not None:
            return self._enclosing(start, end, *pair, code)
        if code.name.lower() in _REMARKS and not code.closing:
            what = "a remark for the desk begins here and is never closed; nothing behind it is printed."
            return Stretch(start, len(self.text), code="remark-open", what=what, remedy="Close the remark.")
        if written.startswith(
            ("{% #", "{%- #", "{# ", "{#\n", "{#-", "{{/*", "{{- /*", "{{</*")
        ) or written.endswith("#}"):
            return _remark_stretch(start, end)
        if code.name.lower().removeprefix("end") in self._opened and (code.closing or code.name[:3] == "end"):
            return Stretch(start, end, code="-")
        self._opened.add(code.name.lower())
        return self._stands_for(start, end, code) or Stretch(start, end)

    def _stands_for(self, start: int, end: int, code: SiteCode) -> Stretch | None:
        before = self.text[max(0, start - 3) : start].rstrip("<")
        if before.endswith("](") and code.name.lower() in _REFERS and code.words:
            # Another story, by the name of its file.
            page, mark, place = code.words[0].partition("#")
            name = page if _FILE_ENDING.search(page) or not page else f"{page}.md"
            return Stretch(start, end, f"{name}{mark}{place}".replace(" ", "%20"))
        if code.closing or before.endswith(("](", '="', "='")):
            # The address of a link or a picture.
            return None
        if code.picture is not None:
            return Stretch(start, end, picture=code.picture, code="-")
        return Stretch(start, end, embed_link(*code.embed)) if code.embed else None

    def _enclosing(self, start: int, end: int, inner: int, last: int, code: SiteCode) -> Stretch:
        name, said = code.name.lower(), self.text[end:inner]
        if name in _REMARKS:
            return _remark_stretch(start, last)
        if name in _CONDITIONS:
            tag = tidy(self.text[start:end], 80)
            what = f"what stands in {tag} is shown only if the site says so, and is not printed: '{tidy(said, 2_000)}'."
            return Stretch(
                start, last, code="shortcode-dropped", what=what, remedy="Write as text what readers need."
            )
        if name in _LITERAL:
            return Stretch(start, last, self._literal(said, end))
        if "\n" not in said:
            marks = "`" * (1 + max((len(run) for run in re.findall("`+", said)), default=0))
            return Stretch(start, last, f"{marks} {said.strip()} {marks}")
        language = next((word for word in code.words if word.isascii() and word.isalnum()), "")
        mark = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", said)), default=0))
        head = "" if self.text[:start].endswith("\n") or start == 0 else "\n"
        return Stretch(
            start, last, f"{head}{mark}{language}\n{said.lstrip(' ').removeprefix(chr(10)).rstrip()}\n{mark}"
        )

    def _literal(self, said: str, offset: int) -> str:
        """The text with its braces as text, but for code, where they are."""
        return re.sub(
            r"\{(?=[{%#])",
            lambda match: "{" if self.code.holds(offset + match.start()) else "\\{\\",
            said,
        )

    def _note_mark(self, start: int) -> Stretch | None:
        """The mark of a footnote that there is none of."""
        match = _NOTE_MARK.match(self.text, start)
        if match is None or match["label"] in self._notes:
            return None
        what = f"the footnote {match[0]} is asked for, and there is none; its mark is not printed."
        remedy = f"Write {match[0]}: and its text on a line of its own, or take the mark out."
        return Stretch(start, match.end(), code="footnote-missing", what=what, remedy=remedy)

    def _remark(self, start: int) -> Stretch | None:
        before = self.text[start - 1 : start]
        match = _REMARK.match(self.text, start)
        if match is None or not (not before or before.isspace() or before in "(>*_-"):
            return None
        return _remark_stretch(start, match.end())

    def _wiki(self, start: int) -> Stretch | None:
        match = _WIKI.match(self.text, start)
        if match is None or not re.search(r"[^\W\d]", match["target"]):
            return None
        target, said = match["target"].strip(), (match["said"] or "").strip()
        picture = site_code(f'{{{{ x "{target}" }}}}').picture
        if match["sign"]:
            if picture is not None:
                parts = [part.strip() for part in said.split("|") if part.strip()]
                alt = " ".join(part for part in parts if not _SIZE.fullmatch(part))
                return Stretch(start, match.end(), picture=Picture(target, alt, 0), code="-")
            return Stretch(start, match.end())
        words = escape(said or target.rpartition("#")[0] or target.lstrip("#^"))
        page, _, place = target.partition("#")
        if place.startswith("^"):
            # A paragraph by its name, which is not printed.
            return Stretch(start, match.end(), link_to(words, f"{page}.md") if page else words)
        mark = re.sub(r"\W+", "-", place.rpartition("#")[2].lower()).strip("-")
        address = f"{page}.md" * bool(page) + f"#{mark}" * bool(mark)
        return Stretch(start, match.end(), link_to(words, address))

    def _square(self, start: int) -> Stretch | None:
        if linked := _ADDRESSED.match(self.text, start):
            return Stretch(start, linked.end(), link_to(escape(linked["said"]), linked["address"]))
        match = _SQUARE.match(self.text, start)
        if match is None:
            return None
        name = match["name"].lower()
        if match["close"]:
            return Stretch(start, match.end(), code="-") if name in self._opened else None
        closing = self._closed.get(name, -1)
        fields = _ALL_FIELDS.fullmatch(match["said"]) is not None
        if not (
            fields
            or closing > start
            or (name in _SQUARES and (match["said"] or name not in {"more", "video"}))
        ):
            return None
        self._opened.add(name)
        end = match.end()
        code = site_code(match[0])
        close = None
        if closing > start:
            reach = len(self.text) if name in _REMARKS else end + 2 * MAX_SHORTCODE
            close = re.compile(rf"\[/{re.escape(name)}\]", re.IGNORECASE).search(self.text, end, reach)
        if close is not None:
            inner = self.text[end : close.start()]
            if name in _REMARKS:
                return _remark_stretch(start, close.end())
            if len(inner) <= MAX_SHORTCODE and (picture := captioned(inner, code)) is not None:
                return Stretch(start, close.end(), picture=picture, code="-")
            if (link := _linked(name, inner, code)) is not None:
                return Stretch(start, close.end(), link)
        return self._stands_for(start, end, code) or self._dropped_square(start, end, name)

    def _dropped_square(self, start: int, end: int, name: str) -> Stretch:
        if name not in {"gallery", "playlist"}:
            return Stretch(start, end)
        what = f"the {name} {tidy(self.text[start:end], 200)} is not printed: which files it has only its site knows."
        return Stretch(
            start, end, code="shortcode-dropped", what=what, remedy="Name each picture: ![words](a.jpg)."
        )


def _remark_stretch(start: int, end: int) -> Stretch:
    what = "a remark for the desk is not printed."
    return Stretch(start, end, code="remark-dropped", what=what)


def _linked(name: str, inner: str, code: SiteCode) -> str | None:
    """The link that a button is, or the one to what stands between the tags as an address."""
    target = web_address(next((code.fields[key] for key in _TARGETS if key in code.fields), ""))
    if target and _BUTTON.search(name) and _WORDS.fullmatch(inner):
        return link_to(escape(inner.strip()), target)
    address = web_address(inner)
    return embed_link(address, code.fields.get("title", "")) if address else None


def _pairs(text: str, code: CodeRegions) -> dict[int, tuple[int, int]]:
    """Of each tag that encloses something: from where to where its end stands."""
    open_tags: dict[str, list[int]] = {}
    found: dict[int, tuple[int, int]] = {}
    for match in _TAG.finditer(text):
        name = match["name"].lower()
        if name not in _PAIRED or code.holds(match.start()):
            continue
        waiting = open_tags.setdefault(name, [])
        if not match["close"]:
            waiting.append(match.start())
        elif waiting:
            # A remark ends at the first end, whatever begins within it; a condition may stand in another.
            first = waiting.pop(0 if name in _REMARKS | _LITERAL | _CODE else -1)
            found[first] = match.span()
            if name in _REMARKS | _LITERAL | _CODE:
                waiting.clear()
    return found
