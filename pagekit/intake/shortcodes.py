"""Markdown with a site's shortcodes → Markdown with placeholders, and back.

A shortcode is never printed; code keeps it. So they are masked before the Markdown is parsed, since no Markdown rule
knows them, and put back where the text turns out to be code. What each stands for is told in `site_scan.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from pagekit.intake.masks import MASK, PLACEHOLDER
from pagekit.intake.named_picture import Picture
from pagekit.intake.site_scan import stretches
from pagekit.intake.stretch import QUIET, Stretch
from pagekit.model.fields import tidy
from pagekit.notes import Note, Severity


@dataclass(slots=True)
class Shortcodes:
    """The masked text, and what stands behind each placeholder. `kept` are those that were code after all."""

    text: str = ""
    codes: list[str] = field(default_factory=list)
    found: list[Stretch] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    kept: set[int] = field(default_factory=set)
    swallowed: list[tuple[int, int]] = field(default_factory=list)
    """Masked lines with shortcodes of several lines, and how many lines are missing by then."""
    _split: list[str] = field(default_factory=list)

    def line(self, masked_line: int) -> int:
        """The line of the original for a line of the masked text, both from 0."""
        passed = bisect_left(self.swallowed, (masked_line, -1))
        return masked_line + (self.swallowed[passed - 1][1] if passed else 0)

    def line_of_text(self, masked_line: int) -> str:
        """A line of the masked text, from 0."""
        if not self._split:
            self._split = self.text.split("\n")
        return self._split[masked_line] if masked_line < len(self._split) else ""

    def restore(self, text: str) -> str:
        """Code with its braces back."""

        def original(match: re.Match[str]) -> str:
            index = int(match[1])
            self.kept.add(index)
            return self.codes[index]

        return MASK.sub(original, text)

    def keep(self, text: str) -> None:
        """Do not warn of the shortcodes in this text: they were understood."""
        self.kept.update(int(match[1]) for match in MASK.finditer(text))

    def notes(self, first_line: int) -> list[Note]:
        """A warning for each shortcode that was dropped. `first_line` is the text's first in its file."""
        return [
            self._note(index, first_line + line)
            for index, line in enumerate(self.lines)
            if index not in self.kept and self.found[index].code != QUIET
        ]

    def _note(self, index: int, line: int) -> Note:
        stretch = self.found[index]
        what = stretch.what or f"the shortcode {tidy(self.codes[index], 300)} is not printed."
        remedy = stretch.remedy or (
            "" if stretch.what else "Write what it stands for as Markdown, or take it out."
        )
        severity = _GRAVE.get(stretch.code, Severity.WARNING)
        return Note(severity, stretch.code or "shortcode-dropped", f"line {line}", what, remedy)

    def pictures(self, text: str) -> Iterator[tuple[int, Picture]]:
        """The pictures that stand behind the placeholders of a text, each with its place."""
        for match in MASK.finditer(text):
            picture = self.found[int(match[1])].picture
            if picture is not None:
                yield match.start(), picture

    def behind(self, text: str) -> str:
        """The text with its shortcodes spelt out, for a look at what one of them says."""
        return MASK.sub(lambda match: self.codes[int(match[1])], text)


_GRAVE = {
    "attributes-dropped": Severity.INFO,
    "contents-dropped": Severity.INFO,
    "link-dropped": Severity.INFO,
    "name-dropped": Severity.INFO,
    "remark-dropped": Severity.INFO,
    "remark-open": Severity.ERROR,
}


def drop(text: str) -> str:
    """The text without its placeholders."""
    return MASK.sub("", text)


def places(text: str) -> Iterator[tuple[int, int]]:
    """From where to where each placeholder stands."""
    return (match.span() for match in MASK.finditer(text))


def holds_shortcode(text: str) -> bool:
    """True when a placeholder is left in the text."""
    return MASK.search(text) is not None


def mask(text: str) -> Shortcodes:
    """Put a placeholder for each shortcode, or the Markdown that it stands for."""
    found = Shortcodes()
    parts: list[str] = []
    cursor = masked_line = line = missing = 0
    for stretch in stretches(text):
        before, code = text[cursor : stretch.start], text[stretch.start : stretch.end]
        line, masked_line = line + before.count("\n"), masked_line + before.count("\n")
        if stretch.text is None:
            parts += [before, PLACEHOLDER.format(len(found.codes))]
            found.codes.append(code)
            found.found.append(stretch)
            found.lines.append(line)
        else:
            parts += [before, stretch.text]
        lines, written = code.count("\n"), (stretch.text or "").count("\n")
        line, masked_line = line + lines, masked_line + written
        if lines != written:
            missing += lines - written
            # Lines that were put in stand before the line that they were put in front of.
            found.swallowed.append((masked_line - (written > lines), missing))
        cursor = stretch.end
    found.text = "".join([*parts, text[cursor:]])
    return found
