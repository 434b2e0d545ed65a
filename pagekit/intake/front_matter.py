"""a Markdown file's text → its front matter as data, and the text under it.

The forms, behind blank lines and a byte order mark:
1. YAML between lines of `---`, TOML between lines of `+++`, JSON between lines of `;;;`; `---json` and `---toml` too.
2. JSON by itself: an object at the top, and the text under it.
3. Lines of `Key: value` up to the first blank line (`plain_matter.py`).

YAML that is broken in one place is read key by key: what cannot be read is named in a warning, the rest stands. A line
that sets or nearly sets a field which can hold the story back is never dropped: it is a problem. Values are kept as
they were typed, too: 3.10 is a number to YAML and may be a headline. Keys are spelt as they are known
(`matter_names.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pagekit.errors import InvalidInput
from pagekit.intake.bounds import end_of_json
from pagekit.intake.documents import DataFormat, parse, parse_texts
from pagekit.intake.guarded import sets_one
from pagekit.intake.matter_names import GROUPS, KNOWN, TextKeys, meant
from pagekit.intake.plain_matter import plain_head
from pagekit.intake.yaml_events import BadYaml, Written, build_written
from pagekit.model.fields import tidy
from pagekit.notes import Note, error, info, warning

_FENCES: dict[str, tuple[DataFormat, tuple[str, ...]]] = {
    "---": ("yaml", ("---", "...")),
    "---yaml": ("yaml", ("---", "...")),
    "---json": ("json", ("---",)),
    "---toml": ("toml", ("---",)),
    "+++": ("toml", ("+++",)),
    ";;;": ("json", (";;;",)),
}
_PROGRAM = re.compile(r"--- ?(?:js|javascript|coffee|cson|lua|php|ruby)")
_MARK = "\ufeff"
_JSON_HEAD = re.compile(r'[\ufeff\s]*\{\s*(?:"[^"\n]*"\s*:|\})')
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
    texts: dict[str, object] = field(default_factory=dict)
    """The fields with every value as it was typed."""
    lines: dict[str, int] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    problems: list[Note] = field(default_factory=list)
    spelt: dict[str, str] = field(default_factory=dict)
    """How the file spells a key that is known by another spelling."""

    def where(self, key: str) -> str:
        """The key and its line, for a note."""
        name = tidy(self.spelt.get(key, key))
        return f"{name} (line {self.lines[key]})" if key in self.lines else name


def split_front_matter(text: str, name: str, *, heads: bool = False) -> FrontMatter:
    """Read the front matter, if there is any. `name` is the file's; with `heads`, lines of `Key: value` are front
    matter, too. Raises InvalidInput.
    """
    lines = text.split("\n")
    blank = next((number for number, line in enumerate(lines) if line.strip(_MARK + " \t\r")), 0)
    first = lines[blank].lstrip(_MARK).rstrip()
    form, closing = _FENCES.get(first.replace(" ", ""), ("yaml", ()))
    end = next((n for n in range(blank + 1, len(lines)) if lines[n].rstrip() in closing), None)
    if end is not None and not first.startswith(" "):
        return _fenced(lines, blank, end, form, name) or FrontMatter(text)
    if fault := _open_head(first, lines[blank + 1 :]):
        raise InvalidInput(name, [error("front-matter-open", f"line {blank + 1}", *fault)])
    if _JSON_HEAD.match(text):
        return _json_head(text, name) or FrontMatter(text)
    head = plain_head([first, *lines[blank + 1 :]]) if heads else None
    if head is None:
        return FrontMatter(text)
    length = blank + head.length
    return FrontMatter(
        "\n".join(lines[length:]),
        length + 1,
        head.fields,
        dict(head.fields),
        {key: number + blank + 1 for key, number in head.lines.items()},
    )


def _open_head(first: str, rest: list[str]) -> tuple[str, str] | None:
    """What is wrong with front matter that cannot be told from the text: it may hold the story back."""
    if _PROGRAM.fullmatch(first):
        return (
            "begins front matter that is a program, which is not run.",
            "Write it as YAML between lines of ---.",
        )
    key = _KEY.match(rest[0]) if rest else None
    if first not in {"---", "+++"} or key is None or meant(key["key"]) not in KNOWN:
        return None
    return "begins front matter that is never closed.", f"Write {first} on a line of its own where it ends."


def named(matter: FrontMatter) -> FrontMatter:
    """The same with its keys spelt as they are known, those in the tables of site generators among the others."""
    for group in GROUPS:
        inner, texts = matter.fields.get(group), matter.texts.get(group)
        if isinstance(inner, dict) and isinstance(texts, dict):
            known = {key for key in inner if meant(key) != key or sets_one(f"{key}:") or key in TextKeys()}
            for key in known - matter.fields.keys():
                matter.fields[key], matter.texts[key] = inner.pop(key), texts[key]
    for key in list(matter.fields):
        known_as = meant(key)
        if known_as != key and known_as not in matter.fields:
            matter.fields[known_as], matter.texts[known_as] = matter.fields.pop(key), matter.texts.pop(key)
            matter.spelt[known_as] = key
            if key in matter.lines:
                matter.lines[known_as] = matter.lines.pop(key)
    return matter


def _fenced(lines: list[str], start: int, end: int, form: DataFormat, name: str) -> FrontMatter | None:
    """The front matter between two lines; None where it is a line of text between two rules."""
    matter = FrontMatter("\n".join(lines[end + 1 :]), end + 2)
    source = lines[start + 1 : end]
    first = start + 2
    matter.lines = {
        match["key"].strip(): number
        for number, line in reversed(list(enumerate(source, first)))
        if (match := _KEY.match(line))
    }
    # Lines in front of the source make the parser count as the file does.
    above = "\n" * (start + 1)
    if form == "yaml":
        found = _yaml(source, first, name, matter)
    elif form == "json" and not "".join(source).strip().startswith("{"):
        found = _both("\n" * start + "{\n" + "\n".join(source) + "\n}", form, name)
    else:
        found = _both(above + "\n".join(source), form, name)
    if isinstance(found.data, list):
        what = "is a list, not a set of fields."
        raise InvalidInput(
            name, [error("wrong-type", "front matter", what, "Write fields such as title: and date:.")]
        )
    if isinstance(found.data, dict) and isinstance(found.texts, dict):
        matter.fields, matter.texts = found.data, found.texts
    return matter if found.data is None or matter.fields or found.data == {} else None


def _json_head(text: str, name: str) -> FrontMatter | None:
    """A JSON object at the top, with text under it; None where the braces are text."""
    end = end_of_json(text)
    if end is None or text[end : end + 1] not in {"", "\n", "\r"}:
        return None
    found = _both(text[:end].replace(_MARK, " "), "json", name)
    if not isinstance(found.data, dict) or not isinstance(found.texts, dict):
        return None
    above = text.count("\n", 0, end)
    return FrontMatter(text[end:].partition("\n")[2], above + 2, found.data, found.texts)


def _both(source: str, form: DataFormat, name: str) -> Written:
    return Written(parse(source, form, name), parse_texts(source, form, name))


def _yaml(source: list[str], first: int, name: str, matter: FrontMatter) -> Written:
    try:
        found = build_written("\n" * (first - 1) + "\n".join(source), TextKeys())
    except BadYaml as problem:
        _refuse(problem, name, problem.line)
    else:
        _tell_of_signs(found, 0, matter)
        return found
    fields: dict[str, object] = {}
    texts: dict[str, object] = {}
    for start, chunk in _chunks(source, first):
        written = _mended(start, chunk, name, matter)
        for key, value in written.items():
            if key in fields:
                _drop(matter, start, chunk[0], "the field stands twice; the first one counts")
            else:
                fields[key], texts[key] = value
    return Written(fields, texts)


def _tell_of_signs(found: Written, above: int, matter: FrontMatter) -> None:
    """Say what a sign # was taken for."""
    for line, text in found.kept.items():
        what = f"the text {tidy(text)!r} holds ' #', where YAML begins a remark; it was read as text."
        matter.notes.append(
            warning("front-matter-mended", f"line {line + above}", what, "Put the text in quotes.")
        )
    for line, text in found.left.items():
        what = f"{tidy('# ' + text)!r} is a remark and is not printed."
        matter.notes.append(
            info("front-matter-remark", f"line {line + above}", what, "Put the text in quotes if it is text.")
        )


def _refuse(problem: BadYaml, name: str, line: int) -> None:
    """Raise for what is not a slip but an attempt, such as an alias."""
    if problem.code not in _MENDABLE:
        where = f"line {line}, column {problem.column}"
        raise InvalidInput(name, [error(problem.code, where, problem.what, problem.remedy)])


def _chunks(source: list[str], first: int) -> list[tuple[int, list[str]]]:
    """The lines of each key with the file's line of the first. What stands before any key has none."""
    chunks: list[tuple[int, list[str]]] = []
    for number, line in enumerate(source, first):
        if _KEY.match(line) or not chunks:
            chunks.append((number, []))
        chunks[-1][1].append(line)
    return chunks


def _mended(start: int, chunk: list[str], name: str, matter: FrontMatter) -> dict[str, tuple[object, object]]:
    """The field of one chunk, read and as typed, with as few of its last lines dropped as need be."""
    least = max(1, len(chunk) - _MAX_DROPPED)
    for length in range(len(chunk), least - 1, -1):
        try:
            found = build_written("\n".join(chunk[:length]), TextKeys())
        except BadYaml as problem:
            _refuse(problem, name, start + problem.line - 1)
            continue
        if found.data is None or (isinstance(found.data, dict) and isinstance(found.texts, dict)):
            _drop_all(matter, start + length, chunk[length:])
            _tell_of_signs(found, start - 1, matter)
            texts = found.texts if isinstance(found.texts, dict) else {}
            return {key: (value, texts[key]) for key, value in (found.data or {}).items()}
    match = _KEY.match(chunk[0])
    _drop_all(matter, start + 1, chunk[1:])
    if not match:
        _drop(matter, start, chunk[0])
        return {}
    value = _unquoted(chunk[0][match.end() :].strip())
    what = f"{match['key']} is not YAML; it was read as the text {tidy(value)!r}."
    matter.notes.append(warning("front-matter-mended", f"line {start}", what, "Put the text in quotes."))
    said: object = value
    if value.startswith("[") and value.endswith("]"):
        said = [part for entry in value[1:-1].split(",") if (part := _unquoted(entry.strip()))]
    return {match["key"]: (said, said)}


def _unquoted(value: str) -> str:
    """The text without the quotes around all of it, or the one that was never closed; those within it stay."""
    for quote in "\"'":
        around = value.startswith(quote) and value.endswith(quote) and len(value) > 1
        if value.count(quote) == 1 + around and (around or value.startswith(quote)):
            value = value.strip(quote).strip()
    return value


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
