"""YAML text → plain data, built from the parser's events: nothing is made before it was looked at.

The core schema of YAML 1.2 (section 10.3) with the times of YAML 1.1: `no` and `on` are words, 010 is text,
1:30 is text.

`build_written` gives every value as it was typed, too, since 3.10 is no number where it is a headline. Under the keys
that hold text a sign # that is glued to the next word begins no comment there: "Flat #5 burned" is one headline.
"""

from __future__ import annotations

import math
import re
from collections.abc import Container
from dataclasses import dataclass, field
from typing import Any, Protocol

import yaml

from pagekit.intake.bounds import MAX_DEPTH, MAX_DIGITS
from pagekit.intake.times import read_time

# The parser in C, where PyYAML was built with it, is ten times as fast; both give the same events.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXT_TAGS = {None, "!", "tag:yaml.org,2002:str"}

_NULLS = {"", "~", "null", "Null", "NULL"}
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]*)", re.ASCII)
_HEX = re.compile(r"0x[0-9a-fA-F]+|0o[0-7]+", re.ASCII)
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", re.ASCII)
_GLUED = re.compile(r"[ \t]*(?<=[ \t])(?P<said>#[^\s#].*)")
_REMARK = re.compile(r"[ \t]+#+(?:[ \t]+(?P<said>\S.*)|[ \t]*$)")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")


class _Mark(Protocol):
    """Where an event stands: PyYAML has one kind in Python and one in C."""

    line: int
    column: int


class BadYaml(ValueError):
    """YAML that cannot or may not be taken: what, where (from 1), and what to do."""

    def __init__(self, code: str, mark: _Mark | None, what: str, remedy: str) -> None:
        super().__init__(what)
        self.code, self.what, self.remedy = code, what, remedy
        self.line = mark.line + 1 if mark else 1
        self.column = mark.column + 1 if mark else 1


@dataclass(slots=True)
class Written:
    """The data of a document, the same with its values as typed, and what was said behind a sign #, by its line (from
    1): text that was `kept`, remarks that were `left` out.
    """

    data: object = None
    texts: object = None
    kept: dict[int, str] = field(default_factory=dict)
    left: dict[int, str] = field(default_factory=dict)


def build(text: str) -> object:
    """The data of the one document in the text. Raises BadYaml."""
    return _built(_Builder(), text).data


def build_written(text: str, texts_under: Container[str]) -> Written:
    """The same with its values as typed. `texts_under` are the keys whose values are text. Raises BadYaml."""
    return _built(_Builder(text.split("\n"), texts_under), text)


def _built(builder: _Builder, text: str) -> Written:
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        reasons = [reason for reason in (problem.context, problem.problem) if reason]
        raise BadYaml("not-yaml", mark, f"is not YAML: {', '.join(reasons)}.", _LOOK) from None
    except yaml.YAMLError as problem:
        reason = getattr(problem, "reason", "it cannot be read")
        raise BadYaml("not-yaml", None, f"is not YAML: {reason}.", _LOOK) from None
    return builder.written


_LOOK = "Look at this place and just before it; put text that holds a colon in quotes."


_QUOTE = "If it is text, put all of it in quotes."


class _Frame:
    """A list or an object that is being filled, and beside it the same with its values as typed."""

    def __init__(self, data: dict[str, Any] | list[Any], texts: dict[str, Any] | list[Any]) -> None:
        self.data, self.texts = data, texts
        self.key: str | None = None

    @property
    def wants_key(self) -> bool:
        return isinstance(self.data, dict) and self.key is None

    def put(self, value: object, text: object) -> None:
        for holder, held in ((self.data, value), (self.texts, text)):
            if isinstance(holder, dict):
                holder[self.key or ""] = held
            else:
                holder.append(held)
        self.key = None


class _Builder:
    """Takes events one by one; `written` is the document. `lines` are the text's, where signs # are looked at."""

    def __init__(self, lines: list[str] | None = None, texts_under: Container[str] = ()) -> None:
        self.written = Written()
        self._lines, self._texts_under = lines or [], texts_under
        self._frames: list[_Frame] = []
        self._documents = 0
        self._top_key = ""

    def take(self, event: yaml.Event) -> None:
        """Add what the event says. Raises BadYaml."""
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    what = "begins a second document."
                    raise BadYaml("not-yaml", event.start_mark, what, "Keep one document in a file.")
            case yaml.AliasEvent():
                what = f"uses the alias *{str(event.anchor)[:40]}; aliases are not taken."
                raise BadYaml(
                    "yaml-alias", event.start_mark, what, f"{_QUOTE} Else write the value out here."
                )
            case yaml.ScalarEvent():
                self._refuse_extras(event)
                self._scalar(event)
            case yaml.CollectionStartEvent():
                self._refuse_extras(event)
                self._open(event)
            case yaml.CollectionEndEvent():
                self._frames.pop()
            case _:
                pass

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor is not None:
            what = f"sets the anchor &{str(event.anchor)[:40]}; anchors are not taken."
            raise BadYaml("yaml-alias", event.start_mark, what, f"{_QUOTE} Else take the anchor out.")
        if event.tag not in _TEXT_TAGS:
            what = f"has the tag {event.tag[:60]!r}; tags are not taken."
            raise BadYaml("yaml-tag", event.start_mark, what, f"{_QUOTE} Else take the tag out.")

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        if self._frames and self._frames[-1].wants_key:
            raise BadYaml(
                "bad-value", event.start_mark, "has a key that is not text.", "Write a word as the key."
            )
        if len(self._frames) >= MAX_DEPTH:
            what = f"is nested more than {MAX_DEPTH} deep."
            raise BadYaml("too-deep", event.start_mark, what, "Flatten it.")
        mapping = isinstance(event, yaml.MappingStartEvent)
        frame = _Frame({}, {}) if mapping else _Frame([], [])
        self._put(frame.data, frame.texts)
        self._frames.append(frame)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        frame = self._frames[-1] if self._frames else None
        if frame is not None and isinstance(frame.data, dict) and frame.key is None:
            if event.value in frame.data:
                what = f"holds the field {event.value[:60]!r} twice."
                raise BadYaml("bad-value", event.start_mark, what, "Keep one of the two.")
            frame.key = event.value
            self._top_key = event.value if len(self._frames) == 1 else self._top_key
            return
        if event.style or event.tag is not None:
            self._put(event.value, event.value)
            return
        value = _plain_value(event)
        if value is None or isinstance(value, str):
            value = self._with_glued(event, value)
        self._put(value, None if value is None else value if isinstance(value, str) else event.value)

    def _with_glued(self, event: yaml.ScalarEvent, value: str | None) -> str | None:
        """The text with what a sign # behind it would cut off."""
        mark: Any = event.end_mark
        start: Any = event.start_mark
        if start.line != mark.line or self._top_key not in self._texts_under:
            return value
        rest = self._lines[mark.line][mark.column :]
        if glued := _GLUED.match(" " + rest if value is None else rest):
            value = f"{value or ''} {glued['said'].rstrip()}".strip()
            self.written.kept[mark.line + 1] = value
        elif (remark := _REMARK.match(rest)) and remark["said"]:
            self.written.left[mark.line + 1] = remark["said"].rstrip()
        return value

    def _put(self, value: object, text: object) -> None:
        if self._frames:
            self._frames[-1].put(value, text)
        else:
            self.written.data, self.written.texts = value, text


def _plain_value(event: yaml.ScalarEvent) -> object:
    text = event.value
    if text in _NULLS:
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    if _WHOLE.fullmatch(text) or _HEX.fullmatch(text):
        if len(text) > MAX_DIGITS:
            what = f"is a number of {len(text):,} digits."
            raise BadYaml("bad-value", event.start_mark, what, "Write it as text, in quotes.")
        return int(text, 0)
    if _FLOAT.fullmatch(text):
        number = float(text)
        if math.isfinite(number):
            return number
    elif not _NOT_FINITE.fullmatch(text):
        return read_time(text) or text
    what = f"is {text[:20]}, which is not a finite number."
    raise BadYaml("bad-value", event.start_mark, what, "Write a number.")
