"""the first line of a directive or of a callout → its name, its title, and what it says in braces.

::: factbox Title {figure="42 %"}       ::: {.callout-note title="Title"}       > [!NOTE] Title
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

BOXES = {
    "factbox", "facts", "box", "aside", "sidebar", "infobox", "note", "info", "tip", "important", "warning", "caution",
    "danger", "hint", "attention", "success", "example", "abstract", "summary", "tldr", "question", "faq", "details",
    "bug", "failure", "seealso", "callout", "admonition", "error", "topic", "highlights", "dropdown", "margin", "card",
}  # fmt: skip
REMARKS = {"comment", "comments", "remark", "private", "internal", "hidden", "hide", "todo"}
PULLS = {"pullquote", "pull", "quote", "cite", "epigraph"}
PHOTOS = {"photo", "figure", "image"}
ADVERTS = {"advert", "ad"}
LAYOUT = frozenset(
    {"columns", "column", "row", "col", "grid", "group", "center", "columnmargin", "panel", "container"}
)
"""What only says where something stands on a site's page."""
CUT = "cut"
"""What the copy editor allows losing when space is short."""
KNOWN = frozenset({*BOXES, *REMARKS, *PULLS, *PHOTOS, *ADVERTS, CUT, "update"})
"""The names of directives, without signs and in small letters."""
_HEAD = re.compile(
    r":*\s*(?:\{(?P<attrs>[^{}]*)\}(?P<after>[^{}:]*):*|(?P<name>[A-Za-z][\w-]*)(?:\[(?P<label>[^\]]*)\])?(?P<rest>.*))\s*$",
    re.DOTALL,
)
_FIELDS = re.compile(r"\{(?P<fields>[^{}]*)\}\s*:*\s*$")
_FIELD = re.compile(
    r"""(?P<key>[\w-]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"']+))|[.#]?(?P<word>[\w-]+)"""
)
_CALLOUT = re.compile(r"\[!(?P<name>[A-Za-z][\w -]*)\](?P<fold>[-+]?)[ \t]*(?P<title>[^\n]*)(?:\n|$)")


@dataclass(frozen=True, slots=True)
class Directive:
    """What a directive's first line says."""

    name: str
    label: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    words: tuple[str, ...] = ()


def directive(info: str) -> Directive | None:
    """Read the line behind the colons; None where it names nothing."""
    match = _HEAD.match(info.strip())
    if match is None:
        return None
    if match["name"] is None:
        fields, words = _read(match["attrs"])
        label = fields.get("title", "") or (match["after"] or "").strip()
        return Directive(_folded(words[0]), label, fields, words[1:]) if words else None
    rest = match["rest"] or ""
    found = _FIELDS.search(rest)
    fields, words = _read(found["fields"]) if found else ({}, ())
    label = match["label"] or (rest[: found.start()] if found else rest.rstrip(": \t"))
    return Directive(_folded(match["name"]), label.strip() or fields.get("title", ""), fields, words)


def callout(text: str) -> tuple[Directive, str] | None:
    """What the first line of a quotation asks for, and its text behind that."""
    match = _CALLOUT.match(text)
    if match is None:
        return None
    return Directive(_folded(match["name"]), match["title"].strip()), text[match.end() :]


def _read(attrs: str) -> tuple[dict[str, str], tuple[str, ...]]:
    fields: dict[str, str] = {}
    words: list[str] = []
    for match in _FIELD.finditer(attrs):
        said: Any = next((text for text in match.group("double", "single", "bare") if text is not None), None)
        if match["key"] and said is not None:
            fields.setdefault(match["key"].lower(), said)
        elif match["word"]:
            words.append(match["word"])
    return fields, tuple(words)


def _folded(name: str) -> str:
    return re.sub(r"^callout(?=.)", "", re.sub(r"[\W_]", "", name).casefold())
