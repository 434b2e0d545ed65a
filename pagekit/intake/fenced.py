"""a fence whose language stands in braces (```{note} Title), an admonition (!!! note "Title") → the directive.

MyST writes directives as fences of backticks or colons, with options in lines of `:name: value` or between lines of
`---`; Python-Markdown writes boxes as a line of `!!!` or `???` with their text set in under it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pagekit.intake.directive_heads import KNOWN, Directive, directive

_NAMED = re.compile(r"\{(?P<name>[A-Za-z][\w:-]*)\}[ \t]*(?P<label>.*)", re.DOTALL)
_OPTION = re.compile(r":(?P<key>[A-Za-z][\w-]*):(?:[ \t]+(?P<said>.*))?")
_PAIR = re.compile(r"(?P<key>[A-Za-z][\w-]*):(?:[ \t]+(?P<said>.*))?")
_CODE = frozenset({"code", "codeblock", "codecell", "sourcecode"})
_CONTENTS = frozenset({"toctree", "contents", "tableofcontents", "tableofcontent"})
_BOX = re.compile(
    r'(?:!!!|\?\?\?\+?)?[ \t]*(?P<name>[\w-]+)(?:[ \t]+[\w-]+)*(?:[ \t]+"(?P<title>.*)")?[ \t]*'
)
_SIGNS = re.compile(r"[\W_]")


@dataclass(frozen=True, slots=True)
class Fenced:
    """What a fence asks for. `skipped` are the lines of options over its text; of program text `language` is known."""

    text: str
    asked: Directive | None = None
    language: str = ""
    skipped: int = 0
    contents: bool = False


def fenced(info: str, text: str) -> Fenced | None:
    """Read a fence by the line behind its backticks; None where that names no directive."""
    match = _NAMED.fullmatch(info.strip())
    if match is None:
        return None
    name, label = _SIGNS.sub("", match["name"]).casefold(), match["label"].strip()
    lines = text.split("\n")
    fields, skipped = options(lines)
    skipped += next((number for number, line in enumerate(lines[skipped:]) if line.strip()), 0)
    rest = "\n".join(lines[skipped:]).rstrip("\n")
    if name in _CONTENTS:
        return Fenced(text, contents=True)
    if name not in KNOWN:
        return Fenced(rest, language=label.partition(" ")[0] if name in _CODE else match["name"])
    asked = Directive(name, label or fields.get("title", ""), fields)
    return Fenced(rest, asked, skipped=skipped)


def with_options(asked: Directive, text: str) -> Directive | None:
    """The directive with the options that are all there is in its first paragraph."""
    lines = text.split("\n")
    fields, count = options(lines)
    return replace(asked, fields=fields | asked.fields) if fields and count == len(lines) else None


def options(lines: list[str]) -> tuple[dict[str, str], int]:
    """The options at the head of a directive's text, and how many lines they take."""
    fields: dict[str, str] = {}
    if lines and lines[0].strip() == "---":
        end = next((number for number, line in enumerate(lines[1:], 1) if line.strip() == "---"), 0)
        found = [_PAIR.fullmatch(line.strip()) for line in lines[1:end]]
        if end and all(found):
            return {match["key"].lower(): _bare(match["said"]) for match in found if match}, end + 1
        return {}, 0
    for line in lines:
        match = _OPTION.fullmatch(line.strip())
        if match is None:
            break
        fields[match["key"].lower()] = _bare(match["said"])
    return fields, len(fields)


def boxed(info: str) -> Directive:
    """What the line of an admonition asks for: of a kind that is not known, a box."""
    match = _BOX.fullmatch(info.strip())
    asked = directive(match["name"]) if match else None
    if match is None or asked is None or asked.name not in KNOWN:
        asked = Directive("note")
    return replace(asked, label=(match["title"] or "").strip() if match else "")


def is_box(line: str) -> bool:
    """True for a line that begins an admonition."""
    return line.startswith(("!!! ", "??? ", "???+ ")) and _BOX.fullmatch(line) is not None


def _bare(said: str | None) -> str:
    return (said or "").strip().strip("\"'")
