"""Markdown with a site's shortcodes → Markdown with placeholders, and back.

`{{ ... }}`, `{% ... %}`, `{# ... #}` of Jinja, Liquid and Hugo; `{: .class}`, `{#anchor}` of kramdown. A
shortcode is never printed; code keeps it. So they are masked before the Markdown is parsed, since no Markdown
rule knows them, and put back where the text turns out to be code.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from pagekit.model.fields import tidy
from pagekit.notes import Note, warning

MAX_SHORTCODE = 2_000

_OPENER = re.compile(r"\{\{|\{%|\{#|\{:")
_ATTRIBUTES = re.compile(
    r"\{::?\s*(?:[.#][\w-]|[\w-]+=|/?(?:toc|no_?toc|options|comment|nomarkdown)\b)[^{}\n]{0,200}\}", re.ASCII
)
_ANCHOR = re.compile(r"\{#[\w-]{1,60}\}", re.ASCII)
_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}

# Noncharacters: pagekit.model.base.clean has taken them out of the text before.
_PLACEHOLDER = "\ufdd0{}\ufdd1"
# An address writes them in percents.
_MASK = re.compile("(?:\ufdd0|%EF%B7%90)(\\d+)(?:\ufdd1|%EF%B7%91)")


@dataclass(slots=True)
class Shortcodes:
    """The masked text, and what stands behind each placeholder. `kept` are those that were code after all."""

    text: str = ""
    codes: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    kept: set[int] = field(default_factory=set)
    swallowed: list[tuple[int, int]] = field(default_factory=list)
    """Masked lines with shortcodes of several lines, and how many lines are missing by then."""

    def line(self, masked_line: int) -> int:
        """The line of the original for a line of the masked text, both from 0."""
        passed = bisect_left(self.swallowed, (masked_line, -1))
        return masked_line + (self.swallowed[passed - 1][1] if passed else 0)

    def restore(self, text: str) -> str:
        """Code with its braces back."""

        def original(match: re.Match[str]) -> str:
            index = int(match[1])
            self.kept.add(index)
            return self.codes[index]

        return _MASK.sub(original, text)

    def keep(self, text: str) -> None:
        """Do not warn of the shortcodes in this text: they were understood."""
        self.kept.update(int(match[1]) for match in _MASK.finditer(text))

    def notes(self, first_line: int) -> list[Note]:
        """A warning for each shortcode that was dropped. `first_line` is the text's first in its file."""
        return [
            warning(
                "shortcode-dropped",
                f"line {first_line + line}",
                f"the shortcode {tidy(code, 80)} is not printed.",
                "Write what it stands for as Markdown, or take it out.",
            )
            for index, (code, line) in enumerate(zip(self.codes, self.lines, strict=True))
            if index not in self.kept
        ]

    def behind(self, text: str) -> str:
        """The text with its shortcodes spelt out, for a look at what one of them says."""
        return _MASK.sub(lambda match: self.codes[int(match[1])], text)


def drop(text: str) -> str:
    """The text without its placeholders."""
    return _MASK.sub("", text)


def places(text: str) -> Iterator[tuple[int, int]]:
    """From where to where each placeholder stands."""
    return (match.span() for match in _MASK.finditer(text))


def holds_shortcode(text: str) -> bool:
    """True when a placeholder is left in the text."""
    return _MASK.search(text) is not None


def mask(text: str) -> Shortcodes:
    """Put a placeholder for each shortcode. A blank line ends the search for its closing brace."""
    found = Shortcodes()
    ends = _Ends(text)
    parts: list[str] = []
    cursor = masked_line = line = missing = 0
    for match in _OPENER.finditer(text):
        start = match.start()
        if start < cursor:
            continue
        end = ends.after(start, match[0])
        if end is None:
            continue
        before, code = text[cursor:start], text[start:end]
        parts += [before, _PLACEHOLDER.format(len(found.codes))]
        line, masked_line = line + before.count("\n"), masked_line + before.count("\n")
        found.codes.append(code)
        found.lines.append(line)
        if "\n" in code:
            line += code.count("\n")
            missing += code.count("\n")
            found.swallowed.append((masked_line, missing))
        cursor = end
    found.text = "".join([*parts, text[cursor:]])
    return found


class _Ends:
    """Finds where a shortcode closes, looking at each part of the text once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._next: dict[str, int] = {}

    def after(self, start: int, opener: str) -> int | None:
        """The position behind the closing brace, or None when this is no shortcode."""
        short = _ATTRIBUTES if opener == "{:" else _ANCHOR if opener == "{#" else None
        match = short.match(self._text, start) if short else None
        if match:
            return match.end()
        if opener not in _CLOSERS:
            return None
        close = self._seek(_CLOSERS[opener], start + 2)
        if close < 0 or close - start > MAX_SHORTCODE or 0 <= self._seek("\n\n", start) < close:
            return None
        return close + 2

    def _seek(self, mark: str, start: int) -> int:
        known = self._next.get(mark, -2)
        if known == -1 or known >= start:
            return known
        self._next[mark] = self._text.find(mark, start)
        return self._next[mark]
