"""the inline token of a paragraph → Markdown that stands alone, and the pictures that stood in it.

The text is the source as typed; only these places of it are rewritten:
1. A reference link carries its address: [text][ref] becomes [text](address).
2. A footnote's mark becomes [1], escaped, so that it prints.
3. A picture is taken out, and with it a link around nothing else.
4. Of HTML, the tags of the house style stay, a link becomes Markdown, a tag that HTML does not know is
   printed as typed, every other goes. A script goes with what it holds.
5. Shortcodes go, but not from code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from pagekit.intake.bare_addresses import bare_addresses
from pagekit.intake.embeds import embedded
from pagekit.intake.escape import escape, link_to
from pagekit.intake.html_tree import (
    BLOCKS,
    DROPPED,
    INLINE,
    KEPT,
    VOID,
    Element,
    is_component,
    parse_html,
    parse_tag,
)
from pagekit.intake.markdown_parser import inline_token, plain_words, span_of
from pagekit.intake.named_picture import Picture, picture_of
from pagekit.intake.patches import Patch, patched
from pagekit.intake.reading import Reading
from pagekit.intake.shortcodes import drop, holds_shortcode, places
from pagekit.model.base import one_line

_TAG = re.compile(r"^<(?P<closing>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)")
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_LINKABLE = re.compile(r"[^\[\]]*[^\[\]\s][^\[\]]*")
_SIGN = re.compile(r"(?<!\\)[<\[\]]")
_LINK_TAG = re.compile(r"<a[\s>]", re.IGNORECASE)
_NO_LINK = re.compile(
    r"(?<!\\)\[[^\[\]\n]{1,300}\](?:\((?:https?://|www\.|/|\.)[^()]{0,500}\)?|\[(?=[^\[\]\n]*[^\W\d_])[^\[\]\s][^\[\]\n]{0,80}\])",
    re.IGNORECASE,
)
_SIZED = re.compile(r"(?:\|\s*(?:\d+(?:x\d+)?|left|right|center))+\s*$")
"""The size that Obsidian writes behind the words of a picture."""
_WORDS = {"text", "softbreak"}
_TO_LOOK_AT = re.compile(r"[\ufdd0&\\]|%EF%B7%90|\]\(|\]\[|://|www\.", re.IGNORECASE)
"""Signs of what may be in words alone: a placeholder, a letter by its name, a link that is none, an address."""
_SPACES = {"softbreak", "hardbreak"}


@dataclass(frozen=True, slots=True)
class Inline:
    """A text, the pictures that stood in it, and whether the text is the emphasised line under them."""

    text: str
    pictures: tuple[Picture, ...] = ()
    is_caption: bool = False


def read_inline(token: Token, line: int, reading: Reading) -> Inline:
    """The text of a token that begins on the file's line `line`."""
    if _is_bare(token):
        return Inline(_BLANK_LINES.sub("\n", token.content).strip())
    reader = _Reader(token.content, line, reading)
    children = token.children or []
    reader.read(children)
    text = _BLANK_LINES.sub("\n", patched(token.content, reader.patches)).strip()
    rest = list(_beside_pictures(children))
    if not reader.linked and not any(_is_visible(child) for child in rest):
        text = ""
    caption = bool(reader.pictures and text) and _is_one_emphasis(rest)
    return Inline(text[1:-1].strip() if caption else text, tuple(reader.pictures), caption)


def _is_bare(token: Token) -> bool:
    """True for words alone, in which nothing is to be rewritten: most paragraphs are."""
    return all(child.type in _WORDS for child in token.children or ()) and not _to_look_at(token.content)


def _to_look_at(text: str) -> bool:
    # Most texts have none of the signs, which is seen sooner than that they have none of what is made of them.
    signs = (
        "&" in text
        or "\\" in text
        or "]" in text
        or "%" in text
        or "://" in text
        or "\ufdd0" in text
        or "www." in text.lower()
    )
    return signs and _TO_LOOK_AT.search(text) is not None


def read_line(token: Token, line: int, reading: Reading) -> Inline:
    """The same for a heading or a cell, which cannot break its line."""
    inline = read_inline(token, line, reading)
    return Inline(one_line(inline.text.replace("\\\n", "\n")), inline.pictures)


@dataclass(slots=True)
class _Reader:
    """Collects the patches and the pictures of one source."""

    source: str
    first_line: int
    reading: Reading
    patches: list[Patch] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    linked: bool = False
    """Whether a link stands for what was taken out."""
    _dropped: list[tuple[int, int]] = field(default_factory=list)

    def read(self, children: Sequence[Token]) -> None:
        tags: list[tuple[Token, int, int]] = []
        for index, child in enumerate(children):
            span = span_of(child)
            if span is None:
                continue
            start, end = span
            if child.type == "image":
                self._picture(child, start)
                self.patches.append(Patch(start, end, self._gap(start, end)))
            elif child.type == "link_open" and child.info != "auto":
                self._link(child, _until_link_close(children, index), start, end)
            elif child.type == "footnote_ref":
                self.patches.append(Patch(start, end, f"\\[{child.meta['id'] + 1}\\]"))
            elif child.type == "code_inline":
                self._code(start, end)
            elif child.type == "html_inline":
                tags.append((child, start, end))
        self._tags(tags)
        self.patches += [Patch(start, end) for start, end in places(self.source)]
        self._site_pictures()
        self._broken_links(children)
        self._bare_addresses(children)
        if any(not patch.text.strip() for patch in self.patches):
            self._guard_signs(children)

    def _guard_signs(self, children: Sequence[Token]) -> None:
        """Escape what is only a sign: with a tag taken out behind it, it could begin a tag, a link, a picture."""
        taken: set[int] = set()
        for child in children:
            start, end = span_of(child) or (0, 0)
            taken.update({start} if end else (), range(child.meta.get("label_end", start), end))
        for match in _SIGN.finditer(self.source):
            if match.start() not in taken:
                self.patches.append(Patch(match.start(), match.end(), f"\\{match[0]}"))

    def _line_at(self, position: int) -> int:
        return self.first_line + self.source.count("\n", 0, position)

    def _picture(self, token: Token, start: int) -> None:
        src, title = str(token.attrs.get("src", "")), str(token.attrs.get("title", ""))
        alt = _SIZED.sub("", plain_words(token.children or ()))
        self.pictures.append(Picture(src, alt, self._line_at(start), title))

    def _bare_addresses(self, children: Sequence[Token]) -> None:
        """Make links of addresses that stand in the text: not in code, in tags, in links or between their tags."""
        if "://" not in self.source and "www." not in self.source.lower():
            return
        taken = [span for child in children if (span := span_of(child)) is not None]
        opened = -1
        for child in children:
            span = span_of(child)
            if span is None or child.type != "html_inline":
                continue
            if _LINK_TAG.match(child.content):
                opened = span[0]
            elif child.content[:3].lower() == "</a" and opened >= 0:
                taken.append((opened, span[1]))
                opened = -1
        for start, end, link in bare_addresses(self.source):
            if all(end <= first or last <= start for first, last in taken):
                self.patches.append(Patch(start, end, link))

    def _broken_links(self, children: Sequence[Token]) -> None:
        """Tell of signs of links that Markdown takes for text."""
        if "](" not in self.source and "][" not in self.source:
            return
        taken = [span for child in children if (span := span_of(child)) is not None]
        for match in _NO_LINK.finditer(self.source):
            if all(match.start() >= end or match.end() <= start for start, end in taken):
                self.reading.warn_of_no_link(self._line_at(match.start()), match[0])

    def _site_pictures(self) -> None:
        """The pictures of a site's own tags, in their places among the others."""
        for start, found in self.reading.shortcodes.pictures(self.source):
            line = self._line_at(start)
            caption = (
                read_inline(inline_token(found.caption), line, self.reading).text if found.caption else ""
            )
            self.pictures.append(replace(found, line=line, caption=caption))
        self.pictures.sort(key=lambda picture: picture.line)

    def _gap(self, start: int, end: int) -> str:
        """What a picture between two letters leaves behind: they are two words."""
        before, after = self.source[max(0, start - 1) : start], self.source[end : end + 1]
        return " " if before.isalnum() and after.isalnum() else ""

    def _code(self, start: int, end: int) -> None:
        code = self.source[start:end]
        if holds_shortcode(code):
            self.patches.append(Patch(start, end, self.reading.shortcodes.restore(code)))

    def _link(self, token: Token, inner: Sequence[Token], start: int, end: int) -> None:
        href, label_end = str(token.attrs.get("href", "")), token.meta["label_end"]
        if not any(_is_visible(child) for child in inner):
            self.patches.append(Patch(start, end))
            if any(child.type == "image" for child in inner):
                self.reading.tell_of_link(self._line_at(start), href)
        elif href and not drop(href):
            # The address was nothing but a shortcode: the words stay.
            self.patches += [Patch(start, start + 1), Patch(label_end, end)]
        elif self.source[label_end + 1 : label_end + 2] != "(" or end == label_end + 1:
            self.patches.append(Patch(label_end, end, link_to("", href)[1:]))

    def _tags(self, tags: Sequence[tuple[Token, int, int]]) -> None:
        waiting: dict[str, list[tuple[Element, int, int]]] = {}
        link_edge = -1
        for token, start, end in tags:
            match = _TAG.match(token.content)
            name = match["name"].lower() if match else ""
            if name in KEPT:
                continue
            if self._only_looks_like_one(token.content, name, start, end):
                continue
            # A block's tag inside a line parts words as a space does, but at the edge of a link.
            inside = link_edge == start or self.source.startswith("</a>", end)
            space = " " if name in BLOCKS and not inside else self._gap(start, end) if name == "img" else ""
            link_edge = end if name == "a" or inside else -1
            self.patches.append(Patch(start, end, space))
            element = parse_tag(token.content)
            if name == "img" and element is not None:
                self.pictures.append(picture_of(element, self._line_at(start)))
            elif match and match["closing"]:
                self._close(name, waiting.get(name, []), start, end)
            elif name in VOID & DROPPED and not any(waiting.get(outer) for outer in DROPPED):
                self._drop_element(name, start, end)
            elif element is not None and name not in VOID & DROPPED:
                waiting.setdefault(name, []).append((element, start, end))
        for name in sorted(DROPPED & waiting.keys()):
            for _, start, _ in waiting[name]:
                self._drop_element(name, start, len(self.source))

    def _only_looks_like_one(self, written: str, name: str, start: int, end: int) -> bool:
        """True for a site's own element and for what is no tag of HTML, which are dealt with here."""
        if "-" in name or (_prints(written) and is_component(written, self.reading.shortcodes.text)):
            self._component(written, start, end)
        elif _prints(written):
            self._unknown(written, start, end)
        else:
            return False
        return True

    def _close(self, name: str, waiting: list[tuple[Element, int, int]], start: int, end: int) -> None:
        if not waiting:
            return
        element, opened, inside = waiting.pop()
        if name in DROPPED:
            self._drop_element(name, opened, end)
        elif name == "a" and element.attrs.get("href") and _LINKABLE.fullmatch(self.source[inside:start]):
            # An exclamation mark in front of a bracket would make the link a picture.
            if self.source[opened - 1 : opened] == "!":
                self.patches.append(Patch(opened - 1, opened, "\\!"))
            self.patches.append(Patch(opened, inside, "["))
            # Links do not nest (CommonMark 0.31, 6.3): of two the inner one counts, as where both are Markdown.
            waiting.clear()
            self.patches.append(Patch(start, end, link_to("", element.attrs["href"])[1:]))

    def _drop_element(self, name: str, start: int, end: int) -> None:
        element = next((found for found in parse_html(self.source[start:end]).find(name)), Element(name))
        link = embedded(element)
        self.patches.append(Patch(start, end, link or ""))
        self.linked = self.linked or link is not None
        # Of one within another nothing more is said.
        if any(first <= start and end <= last for first, last in self._dropped):
            return
        self._dropped.append((start, end))
        if link is not None:
            self.reading.tell_of_embed(self._line_at(start), name)
        else:
            self.reading.warn_of_element(self._line_at(start), name)

    def _component(self, written: str, start: int, end: int) -> None:
        self.patches.append(Patch(start, end))
        if not written.startswith("</"):
            self.reading.warn_of_component(self._line_at(start), written)

    def _unknown(self, tag: str, start: int, end: int) -> None:
        self.patches.append(Patch(start, end, escape(tag)))
        self.reading.warn_of_unknown(self._line_at(start), tag)


def _until_link_close(children: Sequence[Token], index: int) -> Sequence[Token]:
    for close in range(index + 1, len(children)):
        if children[close].type == "link_close":
            return children[index + 1 : close]
    return children[index + 1 :]


def _is_visible(token: Token) -> bool:
    """True for what a reader would see without the pictures."""
    if token.type in {"text", "code_inline"}:
        return bool(drop(token.content).strip())
    return token.type == "footnote_ref" or (token.type == "html_inline" and _prints(token.content))


def _prints(tag: str) -> bool:
    """True for what only looks like a tag: a name that HTML does not know, a declaration that is none."""
    if tag[:2] == "<!" and tag[2:3].isalpha():
        return not tag.lower().startswith("<!doctype")
    match = _TAG.match(tag)
    return match is not None and match["name"].lower() not in DROPPED | INLINE | BLOCKS


def _beside_pictures(children: Sequence[Token]) -> Iterator[Token]:
    """The tokens without pictures, blank text, line ends and links around nothing else."""
    skip = False
    for index, child in enumerate(children):
        if child.type == "link_open":
            skip = not any(_is_visible(inner) for inner in _until_link_close(children, index))
        blank = child.type in _SPACES or (child.type == "text" and not drop(child.content).strip())
        picture = child.type == "image" or (
            child.type == "html_inline" and child.content[:4].lower() == "<img"
        )
        if not skip and not picture and not blank:
            yield child
        if child.type == "link_close":
            skip = False


def _is_one_emphasis(tokens: Sequence[Token]) -> bool:
    """True when everything stands in one pair of single asterisks or underscores."""
    if len(tokens) < 3 or tokens[0].type != "em_open" or tokens[-1].type != "em_close":
        return False
    level = 0
    for token in tokens[:-1]:
        level += {"em_open": 1, "em_close": -1}.get(token.type, 0)
        if level == 0:
            return False
    return True
