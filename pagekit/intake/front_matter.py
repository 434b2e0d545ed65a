"""a Markdown file's text → its front matter as data, and the text under it.

YAML between lines of `---`, TOML between lines of `+++`. YAML that is broken in one place is read key by key:
what cannot be read is named in a warning, the rest stands. A line that sets or nearly sets a field which can hold the
story back is never dropped: it is a problem.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pagekit.errors import InvalidInput
from pagekit.intake.documents import parse
from pagekit.intake.guarded import sets_one
from pagekit.intake.yaml_events import BadYaml, build
from pagekit.model.fields import tidy
from pagekit.notes import Note, error, warning

_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_KEY = re.compile(r"^(?P<key>[A-Za-z_][\w-]*)[ \t]*[:=](?=[ \t]|$)", re.ASCII)
_MENDABLE = {"not-yaml", "bad-value"}
_MAX_DROPPED = 50


@dataclass(slots=True)
class FrontMatter:
    """The fields, the file's line of each, what was odd, what cannot be taken, and the text under them with its first
    line.
    """

    body: str
    first_line: int = 1
    fields: dict[str, object] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    problems: list[Note] = field(default_factory=list)

    def where(self, key: str) -> str:
        """The key and its line, for a note."""
        return f"{tidy(key)} (line {self.lines[key]})" if key in self.lines else tidy(key)


def split_front_matter(text: str, name: str) -> FrontMatter:
    """Read the front matter, if there is any. `name` is the file's. Raises InvalidInput."""
    lines = text.split("\n")
    fence = lines[0].rstrip()
    ends = (number for number, line in enumerate(lines[1:], 1) if line.rstrip() in _FENCES.get(fence, ()))
    end = next(ends, None)
    if end is None:
        return FrontMatter(text)
    matter = FrontMatter("\n".join(lines[end + 1 :]), end + 2)
    source = lines[1:end]
    matter.lines = {
        match["key"]: number
        for number, line in reversed(list(enumerate(source, 2)))
        if (match := _KEY.match(line))
    }
    # A line in front of the source makes the parser count as the file does.
    data = parse("\n" + "\n".join(source), "toml", name) if fence == "+++" else _yaml(source, name, matter)
    if isinstance(data, dict):
        matter.fields = data
        return matter
    if data is None:
        return matter
    if isinstance(data, list):
        what = "is a list, not a set of fields."
        raise InvalidInput(
            name, [error("wrong-type", "front matter", what, "Write fields such as title: and date:.")]
        )
    # Two rules around a line of text: a Markdown file without front matter.
    return FrontMatter(text)


def _yaml(source: list[str], name: str, matter: FrontMatter) -> object:
    try:
        return build("\n" + "\n".join(source))
    except BadYaml as problem:
        _refuse(problem, name, problem.line)
    fields: dict[str, object] = {}
    for start, chunk in _chunks(source):
        for key, value in _mended(start, chunk, name, matter).items():
            if key in fields:
                _drop(matter, start, chunk[0], "the field stands twice; the first one counts")
            else:
                fields[key] = value
    return fields


def _refuse(problem: BadYaml, name: str, line: int) -> None:
    """Raise for what is not a slip but an attempt, such as an alias."""
    if problem.code not in _MENDABLE:
        where = f"line {line}, column {problem.column}"
        raise InvalidInput(name, [error(problem.code, where, problem.what, problem.remedy)])


def _chunks(source: list[str]) -> list[tuple[int, list[str]]]:
    """The lines of each key with the file's line of the first. What stands before any key has none."""
    chunks: list[tuple[int, list[str]]] = []
    for number, line in enumerate(source, 2):
        if _KEY.match(line) or not chunks:
            chunks.append((number, []))
        chunks[-1][1].append(line)
    return chunks


def _mended(start: int, chunk: list[str], name: str, matter: FrontMatter) -> dict[str, object]:
    """The field of one chunk, with as few of its last lines dropped as need be."""
    least = max(1, len(chunk) - _MAX_DROPPED)
    for length in range(len(chunk), least - 1, -1):
        try:
            data = build("\n".join(chunk[:length]))
        except BadYaml as problem:
            _refuse(problem, name, start + problem.line - 1)
            continue
        if isinstance(data, dict) or data is None:
            _drop_all(matter, start + length, chunk[length:])
            return data or {}
    match = _KEY.match(chunk[0])
    _drop_all(matter, start + 1, chunk[1:])
    if not match:
        _drop(matter, start, chunk[0])
        return {}
    value = chunk[0][match.end() :].strip().strip("\"'").strip()
    what = f"{match['key']} is not YAML; it was read as the text {tidy(value)!r}."
    matter.notes.append(warning("front-matter-mended", f"line {start}", what, "Put the text in quotes."))
    return {match["key"]: value}


def _drop_all(matter: FrontMatter, first: int, lines: list[str]) -> None:
    for number, line in enumerate(lines, first):
        if line.strip():
            _drop(matter, number, line)


def _drop(matter: FrontMatter, line: int, text: str, reason: str = "it is not YAML where it stands") -> None:
    held = sets_one(text)
    if held is not None:
        what = f"the line {tidy(text)!r} cannot be read: {reason}. {held} can hold a story back, so it is not dropped."
        matter.problems.append(error("field-unread", f"line {line}", what, "Put it right or take it out."))
    else:
        what = f"the line {tidy(text)!r} was dropped: {reason}."
        matter.notes.append(
            warning("front-matter-line", f"line {line}", what, "Put it right or take it out.")
        )
