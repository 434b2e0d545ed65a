"""inline Markdown → runs, parsed once and safe: every link has passed the gate, no markup is left.

The rules:
1. Inline only: text that begins with "#", "-", "1." or four spaces is text. A blank line parts paragraphs.
2. CommonMark's inline marks, and ~~struck out~~. A line's end is a space; a hard break is U+2028.
3. A link whose address does not pass keeps its words, loses the link, and is noted.
4. A picture inside a line becomes its alternative words, and is noted: pictures are blocks of their own.
5. The harmless HTML tags below are honoured or unwrapped; any other is printed as the text it is, and is
   noted. A comment is not for readers: it is left out, and is noted.
6. Spaces are single and do not stand at the ends; neighbours of one look are one run.
7. A text with more marks than prose can have is printed as typed: hostile input costs no more than its
   length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pagekit.house.story import LINE_BREAK, Run, Runs
from pagekit.model.base import clean
from pagekit.notes import Note, info, warning

MAX_MARKS = 10_000

HONOURED = {
    "b": "strong", "strong": "strong", "em": "emphasis", "i": "emphasis",
    "code": "code", "kbd": "code", "del": "strike", "s": "strike", "sub": "sub", "sup": "sup",
}  # fmt: skip
UNWRAPPED = frozenset({"abbr", "bdi", "cite", "ins", "mark", "small", "span", "time", "u", "wbr"})

_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
_MARK = re.compile(r"[*_~`\[\]<&!\\\n]")
_TAG = re.compile(r"^<(/?)([A-Za-z][A-Za-z0-9-]*)[^>]*>$")
_ENDS = " " + LINE_BREAK
# A single space is what becomes of each, so it need not be found: most spaces are single.
_SPACES = re.compile(r"[ \t\n]{2,}|[\t\n]")
_AT_BREAK = re.compile(f"[ \t\n]*{LINE_BREAK}[ \t\n]*")

Resolver = Callable[[str], str]
"""A link as written → the address that may be printed. Raises ValueError that says what is wrong with it."""


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).enable("strikethrough")
    # Our own gate decides about addresses, so that a refused link still gives its words and a note.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    return parser


_MARKDOWN = _parser()


def paragraphs(text: str) -> tuple[str, ...]:
    """The text parted at its blank lines; blank pieces are left out."""
    return tuple(piece for piece in _BLANK_LINE.split(text) if piece.strip())


def read(text: str, where: str, resolve: Resolver) -> tuple[Runs, tuple[Note, ...]]:
    """One paragraph of inline Markdown as runs, with notes on what it lost."""
    text = text.strip()
    if not _MARK.search(text):
        return _plain(text), ()
    if len(text) > MAX_MARKS and (marks := sum(1 for _ in _MARK.finditer(text))) > MAX_MARKS:
        what = f"holds {marks:,} Markdown signs, at most {MAX_MARKS:,} are read; it is printed as typed."
        return _tidy([Run(text)]), (warning("markup-too-dense", where, what, "Break it into blocks."),)
    reader = _Reader(where, resolve)
    reader.take(_MARKDOWN.parseInline(text)[0].children or ())
    return _tidy(reader.runs), tuple(reader.notes)


@dataclass(slots=True)
class _Reader:
    """Walks the tokens of one paragraph. Styles are counted, not stacked: `<b>` and `*` may cross."""

    where: str
    resolve: Resolver
    runs: list[Run] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    open: dict[str, int] = field(default_factory=lambda: dict.fromkeys([*HONOURED.values()], 0))
    hrefs: list[str | None] = field(default_factory=list)

    def take(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            kind = token.type
            if kind == "text":
                self.say(clean(token.content))
            elif kind in _BREAKS:
                self.say(_BREAKS[kind])
            elif kind in _STYLES:
                self.open[_STYLES[kind]] += token.nesting
            elif kind == "code_inline":
                self.say(clean(token.content), code=True)
            elif kind == "link_open":
                self.hrefs.append(self.link(str(token.attrs.get("href", ""))))
            elif kind == "link_close":
                self.hrefs.pop()
            elif kind == "image":
                self.picture(token)
            else:
                self.tag(token.content)

    def say(self, text: str, *, code: bool = False) -> None:
        opened = self.open
        self.runs.append(
            Run(
                text,
                strong=opened["strong"] > 0,
                emphasis=opened["emphasis"] > 0,
                code=code or opened["code"] > 0,
                strike=opened["strike"] > 0,
                script="sup" if opened["sup"] > 0 else "sub" if opened["sub"] > 0 else "",
                href=self.hrefs[-1] if self.hrefs else None,
            )
        )

    def link(self, written: str) -> str | None:
        try:
            return self.resolve(written)
        except ValueError as problem:
            self.notes.append(link_dropped(self.where, written, problem))
            return None

    def picture(self, token: Token) -> None:
        words = "".join(alternative_words(token.children or ()))
        self.say(clean(words))
        source = _brief(str(token.attrs.get("src", "")))
        what = f"a picture stands inside the text ({source}); its alternative words are printed instead."
        self.notes.append(warning("picture-in-text", self.where, what, "Make it a block of kind photo."))

    def tag(self, written: str) -> None:
        match = _TAG.match(written)
        closing, name = (match[1], match[2].lower()) if match else ("", "")
        if name == "br":
            self.say(LINE_BREAK)
        elif name in HONOURED:
            style = HONOURED[name]
            self.open[style] = max(0, self.open[style] + (-1 if closing else 1))
        elif written.startswith("<!--"):
            self.notes.append(info("comment-dropped", self.where, "an HTML comment is left out of the page."))
        elif name not in UNWRAPPED:
            self.say(clean(written))
            if all(note.code != "html-as-text" for note in self.notes):
                self.notes.append(_html_as_text(self.where, written))


_BREAKS = {"softbreak": " ", "hardbreak": LINE_BREAK}
_STYLES = {
    "strong_open": "strong", "strong_close": "strong", "em_open": "emphasis", "em_close": "emphasis",
    "s_open": "strike", "s_close": "strike",
}  # fmt: skip


def alternative_words(tokens: Sequence[Token]) -> Iterator[str]:
    """The words of a picture's alternative text, without their marks."""
    for token in tokens:
        if token.children:
            yield from alternative_words(token.children)
        elif token.type in _BREAKS:
            yield " "
        else:
            yield token.content


def link_dropped(where: str, written: str, problem: ValueError) -> Note:
    """The note for an address that did not pass the gate."""
    what = f"the link to {_brief(written)} {problem}; its words are kept, the link is not."
    return warning("link-dropped", where, what, "Correct the address, or take the link out.")


def _html_as_text(where: str, tag: str) -> Note:
    what = f"the HTML tag {_brief(tag)} is printed as text."
    return warning(
        "html-as-text", where, what, "Write Markdown instead: **bold**, *italic*, [words](address)."
    )


def _brief(text: str, limit: int = 60) -> str:
    return repr(text if len(text) <= limit else text[: limit - 1] + "…")


def _plain(text: str) -> Runs:
    """`_tidy` of a text of one look, without space at its ends."""
    if LINE_BREAK in text:
        return _tidy([Run(text)])
    return (Run(_single_spaced(text)),) if text else ()


def _single_spaced(text: str) -> str:
    # Most texts have single spaces alone, and to see that is quicker than to look for the others.
    return _SPACES.sub(" ", text) if "  " in text or "\t" in text or "\n" in text else text


def _tidy(runs: Sequence[Run]) -> Runs:
    tidied: list[Run] = []
    at_space = False
    for run in runs:
        text = _single_spaced(run.text)
        if not run.code:
            text = _AT_BREAK.sub(LINE_BREAK, text) if LINE_BREAK in text else text
            text = text.lstrip(_ENDS) if not tidied else text.lstrip(" ") if at_space else text
        if not text:
            continue
        if text[0] == LINE_BREAK:
            _trim_end(tidied, " ")
        at_space = text[-1] in _ENDS
        tidied.append(reworded(run, text))
    _trim_end(tidied, _ENDS)
    return merged(tidied)


def _trim_end(runs: list[Run], signs: str) -> None:
    while runs and not runs[-1].code:
        text = runs[-1].text.rstrip(signs)
        if text:
            runs[-1] = reworded(runs[-1], text)
            return
        runs.pop()


def merged(runs: Iterable[Run]) -> Runs:
    """The runs with neighbours of one look made one."""
    groups: list[tuple[Run, list[str]]] = []
    for run in runs:
        if groups and _same_look(groups[-1][0], run):
            groups[-1][1].append(run.text)
        else:
            groups.append((run, [run.text]))
    return tuple(run if len(texts) == 1 else reworded(run, "".join(texts)) for run, texts in groups)


def reworded(run: Run, text: str) -> Run:
    """The look of the run with other words."""
    # dataclasses.replace does the same in three times the time, and every run of a story passes here.
    return Run(text, run.strong, run.emphasis, run.code, run.strike, run.script, run.href)


def _same_look(one: Run, other: Run) -> bool:
    return (
        one.strong == other.strong
        and one.emphasis == other.emphasis
        and one.code == other.code
        and one.strike == other.strike
        and one.script == other.script
        and one.href == other.href
    )
