"""Markdown text → a tree of blocks, whose inline tokens know where in the source they stand.

CommonMark with tables, strikethrough, footnotes, definition lists, directives and admonitions. The source of a
paragraph is kept as it was typed; the places of its links, pictures, tags and notes are needed to rewrite only those.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore, normalize
from markdown_it.rules_inline import StateInline, autolink, backtick, html_inline, image, link
from markdown_it.token import Token
from mdit_py_plugins.admon.index import admonition
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_inline, footnote_ref

from pagekit.intake.fenced import is_box
from pagekit.model.base import MAX_PROSE

MAX_LEVEL = 64
"""A list takes two levels, a quotation one."""
MAX_MARKS = 10_000
MAX_MARKS_IN_ALL = 300_000

_DEFINES = {":", "~"}
_MARK = re.compile(r"[*_~`\[\]<&!\\^]")
_Rule = Callable[[StateInline, bool], bool]


class MarkdownRefused(ValueError):
    """Markdown that no story has: the line in the text (from 0), what, and what to do."""

    def __init__(self, line: int, what: str, remedy: str) -> None:
        super().__init__(what)
        self.line, self.what, self.remedy = line, what, remedy


@dataclass(slots=True)
class Node:
    """A block with the blocks in it, or a leaf with its token. `line` counts from 0."""

    type: str
    token: Token
    line: int
    children: list[Node] = field(default_factory=list)

    @property
    def inline(self) -> Token:
        """The token with the text of a paragraph, a heading or a cell."""
        return self.children[0].token


@dataclass(frozen=True, slots=True)
class Document:
    """The blocks of a text, and its footnotes in the order of their marks: a label, or the text itself."""

    blocks: tuple[Node, ...]
    footnotes: tuple[str | Token, ...]


def parse_markdown(text: str) -> Document:
    """Parse a text. Raises MarkdownRefused."""
    # What has more signs has more letters, and few texts have so many.
    if len(text) > MAX_MARKS_IN_ALL and (count := _marks(text)) > MAX_MARKS_IN_ALL:
        what = f"holds {count:,} Markdown signs, at most {MAX_MARKS_IN_ALL:,} are read."
        raise MarkdownRefused(0, what, "Split it.")
    env: dict[str, Any] = {}
    tokens = _PARSER.parse(text, env)
    return Document(_tree(tokens), tuple(_footnotes(env)))


def inline_token(text: str) -> Token:
    """A text of its own, such as a caption, as an inline token."""
    return _PARSER.parseInline(text)[0]


def moved(nodes: Sequence[Node], lines: int) -> None:
    """Have the nodes of a text of its own stand so many lines further down."""
    for node in nodes:
        node.line += lines
        moved(node.children, lines)


def plain_words(tokens: Sequence[Token]) -> str:
    """The words of inline tokens without any mark."""
    return RendererHTML().renderInlineAsText(tokens, _PARSER.options, {})


def span_of(token: Token) -> tuple[int, int] | None:
    """From where to where in the source an inline token stands, with what it encloses."""
    span = token.meta.get("span")
    return (span[0], span[1]) if span else None


def _footnotes(env: dict[str, Any]) -> Iterator[str | Token]:
    for note in env.get("footnotes", {}).get("list", {}).values():
        if "content" in note:
            yield Token("inline", "", 0, content=note["content"], children=note["tokens"])
        else:
            yield str(note["label"])


def _tree(tokens: Sequence[Token]) -> tuple[Node, ...]:
    root = Node("root", Token("root", "", 0), 0)
    standing = [root]
    for token in tokens:
        if token.nesting < 0:
            standing.pop()
            continue
        line = token.map[0] if token.map else standing[-1].line
        node = Node(token.type.removesuffix("_open"), token, line)
        standing[-1].children.append(node)
        if token.nesting > 0:
            standing.append(node)
    return tuple(root.children)


def _spanned(rule: _Rule) -> _Rule:
    """The rule, which also writes down where its token stands."""

    def wrapped(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        own = next((token for token in state.tokens[count:] if token.type != "text"), None)
        if own is not None and not silent:
            own.meta["span"] = (start, state.pos)
            if own.type == "link_open" and own.info != "auto":
                own.meta["label_end"] = state.md.helpers.parseLinkLabel(state, start, True)
        return True

    return wrapped


def _admonition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A box by its line of `!!!`, where something is set in under it."""
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    if not is_box(line):
        return False
    inner = next((number for number in range(start + 1, end) if not state.isEmpty(number)), None)
    if inner is None or state.sCount[inner] < state.sCount[start] + 4:
        return False
    return admonition(state, start, end, silent)


def _guard(state: StateCore) -> None:
    """Refuse what is nested or long beyond sense before the inline rules take their time over it."""
    line = 0
    for token in state.tokens:
        line = token.map[0] if token.map else line
        if token.level > MAX_LEVEL:
            raise MarkdownRefused(
                line, "is nested too deep: lists or quotations within one another.", "Flatten it."
            )
        if len(token.content) > MAX_PROSE:
            what = f"begins a block of {len(token.content):,} characters, at most {MAX_PROSE:,} are taken."
            raise MarkdownRefused(line, what, "Split it with blank lines.")
        if len(token.content) > MAX_MARKS and token.type == "inline" and _marks(token.content) > MAX_MARKS:
            what = f"begins a block with more than {MAX_MARKS:,} Markdown signs."
            raise MarkdownRefused(line, what, "Split it, or mark it as code.")


def _marks(text: str) -> int:
    return sum(1 for _ in _MARK.finditer(text))


def _words(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line that begins with a letter, with a blank line after it and no definition behind that: a paragraph, as most
    are. None of the other rules can want it, and to ask each of them takes longer than all the rest.
    """
    del end  # a paragraph goes on to the end of what is parsed
    after, last = start + 1, state.lineMax
    if silent or state.is_code_block(start) or not _first(state, start).isalpha():
        return False
    if after < last and not state.isEmpty(after):
        return False
    if after + 1 < last and _first(state, after + 1) in _DEFINES:
        return False
    text = state.getLines(start, after, state.blkIndent, False)
    if text != text.strip():
        return False
    state.line = after
    state.push("paragraph_open", "p", 1).map = [start, after]
    token = state.push("inline", "", 0)
    token.content, token.map, token.children = text, [start, after], []
    state.push("paragraph_close", "p", -1)
    return True


def _first(state: StateBlock, line: int) -> str:
    at = state.bMarks[line] + state.tShift[line]
    return state.src[at : at + 1]


def _normal(state: StateCore) -> None:
    """Nothing is to be done where the lines end as they should: intake has seen to that."""
    if "\r" in state.src or "\0" in state.src:
        normalize(state)


def _inline(state: StateCore) -> None:
    """The text of every block; one without a sign is a text as it stands."""
    for token in state.tokens:
        if token.type != "inline":
            continue
        token.children = token.children or []
        if _MARK.search(token.content) or "\n" in token.content:
            state.md.inline.parse(token.content, state.md, state.env, token.children)
        elif token.content:
            token.children.append(Token("text", "", 0, content=token.content))


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": MAX_LEVEL + 40})
    parser.enable(["table", "strikethrough"])
    parser.use(footnote_plugin, move_to_end=False)
    parser.use(deflist_plugin)
    parser.block.ruler.before(
        "fence", "admonition", _admonition, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    parser.use(container_plugin, name="directive", validate=lambda params, *_: bool(params.strip(": \t")))
    # The address gate decides later, with a note; a refused link is still a link here.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    rules: dict[str, _Rule] = {
        "autolink": autolink,
        "backticks": backtick,
        "footnote_inline": footnote_inline,
        "footnote_ref": footnote_ref,
        "html_inline": html_inline,
        "image": image,
        "link": link,
    }
    for name, rule in rules.items():
        parser.inline.ruler.at(name, _spanned(rule))
    parser.block.ruler.before("table", "words", _words)
    parser.core.ruler.before("inline", "guard", _guard)
    parser.core.ruler.at("inline", _inline)
    parser.core.ruler.at("normalize", _normal)
    return parser


_PARSER = _parser()
