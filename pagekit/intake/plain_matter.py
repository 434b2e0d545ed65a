"""the first lines of a text → its fields, where they are `Key: value` as in Pelican and MultiMarkdown, or Pandoc's.

The rules:
1. They stand at the very top and end at the first blank line or at a line of `---`, as in Hexo; a line that is set in
   goes on with the one before.
2. They are fields only where one of them is the title, or two of them are known: a text may begin "Note: ...".
3. Pandoc's are lines that begin with a percent sign: the title, the authors, the date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pagekit.intake.matter_names import ALIASES, SECTIONS, meant

MAX_HEAD_LINES = 60
_KEY = re.compile(r"(?P<key>[A-Za-z][\w -]{0,40}?)[ \t]*:(?:[ \t]+(?P<value>\S.*)?|$)", re.ASCII)
_END = re.compile(r"(?:-{3,}|;{3})[ \t]*")
_SET_IN = re.compile(r"[ \t]+\S")
_PANDOC = ("title", "authors", "date")
_PARTED = re.compile(r"\s*;\s*")
_LISTS = {"authors", *SECTIONS, "tags", "keywords"}
_TELLING = {
    "id", "slug", "status", "lang", "section", "published_at", "updated_at", "headline", "tags", "byline", "deck",
    *ALIASES["published_at"], *ALIASES["updated_at"], *ALIASES["byline"], *ALIASES["lang"], *ALIASES["tags"],
    *SECTIONS, "subtitle", "summary", "excerpt", "description",
}  # fmt: skip


@dataclass(slots=True)
class Head:
    """The fields, the line of each (from 0 in the text), and how many lines they take."""

    fields: dict[str, object] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    length: int = 0


def plain_head(lines: list[str]) -> Head | None:
    """The fields at the top of the text; None where it begins with text."""
    top = list(_top(lines))
    if not top:
        return None
    found = _pandoc(top) if top[0].startswith("% ") else _keyed(top)
    if found is not None and len(top) < len(lines) and _END.fullmatch(lines[len(top)]):
        found.length += 1
    return found


def _top(lines: list[str]) -> Iterator[str]:
    for number, line in enumerate(lines[: MAX_HEAD_LINES + 1]):
        if not line.strip() or (number and _END.fullmatch(line)):
            return
        yield line


def _pandoc(top: list[str]) -> Head | None:
    said = [line[1:].strip() for line in top if line.startswith("%")]
    if len(said) != len(top) or len(top) > len(_PANDOC):
        return None
    found = Head(length=len(top))
    for number, (key, value) in enumerate(zip(_PANDOC, said, strict=False)):
        found.fields[key] = _PARTED.split(value) if key == "authors" else value
        found.lines[key] = number
    return found


def _keyed(top: list[str]) -> Head | None:
    if len(top) > MAX_HEAD_LINES:
        return None
    found, key, values = Head(length=len(top)), "", dict[str, list[str]]()
    for number, line in enumerate(top):
        match = _KEY.match(line)
        if match and match["key"] not in values:
            key = match["key"]
            values[key], found.lines[key] = [(match["value"] or "").strip()], number
        elif key and _SET_IN.match(line):
            values[key].append(line.strip())
        else:
            return None
    known = {meant(key) for key in values}
    if not known & {"title", "headline"} and len(known & _TELLING) < 2:
        return None
    found.fields = {key: _value(key, said) for key, said in values.items()}
    return found


def _value(key: str, said: list[str]) -> object:
    """A line; of authors and the like a list, parted by semicolons, else by commas, else by lines."""
    text = " ".join(part for part in said if part)
    if meant(key) == "author" and len(said) > 1:
        return [part for part in said if part]
    if meant(key) not in _LISTS:
        return text
    if len(said) > 1 and ";" not in text and "," not in text:
        return [part for part in said if part]
    parts = text.split(";") if ";" in text else text.split(",")
    names = [part.strip() for part in parts if part.strip()]
    return [_turned(name) for name in names] if meant(key) == "authors" and ";" in text else names


def _turned(name: str) -> str:
    """A name that begins with the last one, as it is printed."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and first.strip() else name
