"""a page as the engine has read it → the same, or LimitExceeded: what would cost it more than any honest page does.

The engine works without counts of its own. What can be seen to be too much before it begins is refused here, by name;
what cannot ends by the limits of the job. A style sheet is searched and not parsed: who hides a number from the search
has hidden it from nobody but himself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pagekit.errors import LimitExceeded

MAX_LETTERS = 8_000_000
MAX_ELEMENTS = 100_000
MAX_DEPTH = 100
"""Elements inside of elements: some more, and the engine comes to no end of its own."""
MAX_SPAN = 1_000
"""Cells that one stands across, as in HTML (4.9.11); lines and tracks of a grid, and columns."""
MAX_NUMBER = 1_000_000.0
"""Of a length in any unit, and of a count."""
MAX_STYLES = 2_000_000
"""Letters of all style sheets and attributes."""
MAX_EXPANDED = 100_000
"""Letters of a value when all `var()` in it are written out."""
MAX_BRACKETS = 100
"""Brackets inside of brackets."""
MAX_USED = 2_000
"""Times that shapes of a drawing are drawn again."""

# What is not closed ends where the line or the text does: the search never begins anew from inside of it.
_ASIDE = re.compile(
    r"/\*.*?(?:\*/|\Z)"
    r"|\"(?:[^\"\\\n]|\\.)*+(?:\"|\\?\Z|(?=\n))"
    r"|'(?:[^'\\\n]|\\.)*+(?:'|\\?\Z|(?=\n))"
    r"|url\([^)]*(?:\)|\Z)",
    re.DOTALL,
)
_NUMBER = re.compile(r"(?<![\w#.\\-])[+-]?((?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)([a-z%]*)", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?:(?<![\w-])(?:grid|columns|column-count)[\w-]*+\s*+:|repeat\()([^;{}]*)", re.IGNORECASE
)
_OWN = re.compile(r"(?<![\w-])(--[\w-]++)\s*+:([^;{}]*)")
_VAR = re.compile(r"var\(\s*+(--[\w-]++)", re.IGNORECASE)
_TALL = re.compile(r"z-index\s*:\s*-?\d+", re.IGNORECASE)
_SPANS = ("colspan", "rowspan", "span")
_SIDES = frozenset(
    {"border", "cellpadding", "cellspacing", "cols", "height", "rows", "size", "start", "value", "width"}
)
_HREF = ("href", "{http://www.w3.org/1999/xlink}href", "xlink:href")
SIMPLER = "Make the page simpler."


def hold_text(text: str, subject: str) -> None:
    """Refuse a page that is too large to be read. Raises LimitExceeded."""
    if len(text) > MAX_LETTERS:
        _refuse(subject, f"the page has {len(text):,} letters;", f"{MAX_LETTERS:,} are set")


def hold_page(root: Any, subject: str) -> None:
    """Refuse a page that asks for too much. `root` is its first element in ElementTree. Raises LimitExceeded."""
    styles: list[str] = []
    again: dict[str, Any] = {}
    uses: list[str] = []
    waiting, count = [(root, 1)], 0
    while waiting:
        element, depth = waiting.pop()
        count += 1
        if depth > MAX_DEPTH:
            _refuse(subject, "its elements stand deeper in each other than", f"{MAX_DEPTH} levels")
        if count > MAX_ELEMENTS:
            _refuse(subject, "the page has more than", f"{MAX_ELEMENTS:,} elements")
        waiting += [(child, depth + 1) for child in element]
        styles += _styles(element)
        _hold_attributes(element, subject)
        if element.get("id"):
            again.setdefault(element.get("id"), element)
        if _name(element) == "use":
            uses.append(_led_to(element))
    _hold_styles("\n".join(styles), subject)
    _hold_uses(uses, again, subject)


def _name(element: Any) -> str:
    # A remark has a function in place of a name.
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _styles(element: Any) -> Iterator[str]:
    if _name(element) == "style":
        yield "".join(element.itertext())
    if element.get("style"):
        yield f"{{{element.get('style')}}}"


def _hold_attributes(element: Any, subject: str) -> None:
    for name, told in element.items():
        if name in _SPANS and _number(told) > MAX_SPAN:
            _refuse(subject, f"{name}={told[:40]!r} is more than", f"{MAX_SPAN:,} cells")
        if name in _SIDES and _number(told) > MAX_NUMBER:
            _refuse(subject, f"{name}={told[:40]!r} is more than", f"{MAX_NUMBER:,.0f}")


def _number(told: str) -> float:
    found = _NUMBER.match(told.strip())
    return float(found[1]) if found else 0


# ---- Style sheets ---------------------------------------------------------------------------------------------


def _hold_styles(text: str, subject: str) -> None:
    if len(text) > MAX_STYLES:
        _refuse(subject, f"its style sheets have {len(text):,} letters;", f"{MAX_STYLES:,} are taken")
    plain = _ASIDE.sub(" ", text)
    for counted in _COUNTED.finditer(plain):
        for number in _NUMBER.finditer(counted[1]):
            if not number[2] and float(number[1]) > MAX_SPAN:
                asked = f"its style sheet asks for {number[1][:40]} tracks or columns;"
                _refuse(subject, asked, f"{MAX_SPAN:,} are set")
    for number in _NUMBER.finditer(_TALL.sub("", plain)):
        if float(number[1]) > MAX_NUMBER:
            _refuse(subject, f"its style sheet says {number[0][:40]};", f"{MAX_NUMBER:,.0f} is the most")
    _hold_brackets(plain, subject)
    _hold_variables(plain, subject)


def _hold_brackets(text: str, subject: str) -> None:
    depth = 0
    for sign in re.findall(r"[(\[{})\]]", text):
        depth = depth + 1 if sign in "([{" else max(depth - 1, 0)
        if depth > MAX_BRACKETS:
            _refuse(
                subject, "its style sheet has brackets deeper in each other than", f"{MAX_BRACKETS} levels"
            )


def _hold_variables(text: str, subject: str) -> None:
    """What each custom property comes to, the longest of its values counted."""
    told: dict[str, list[str]] = {}
    for name, value in _OWN.findall(text):
        told.setdefault(name, []).append(value)
    made_of = {name: [_VAR.findall(value) for value in values] for name, values in told.items()}
    lengths: dict[str, int] = {}
    for name in _leaves_first(made_of, subject):
        lengths[name] = max(
            len(value) + sum(lengths.get(part, 0) for part in parts)
            for value, parts in zip(told[name], made_of[name], strict=True)
        )
        if lengths[name] > MAX_EXPANDED:
            _refuse(
                subject, f"{name} comes, all its var() written out, to more than", f"{MAX_EXPANDED:,} letters"
            )


def _leaves_first(made_of: Mapping[str, list[list[str]]], subject: str) -> Iterator[str]:
    """The names, those that another is made of before it. One that is made of itself grows with every level."""
    done: set[str] = set()
    for first in made_of:
        path: dict[str, Iterator[str]] = {} if first in done else {first: _parts(made_of, first)}
        while path:
            name, parts = next(reversed(path.items()))
            part = next(parts, None)
            if part is None:
                path.popitem()
                done.add(name)
                yield name
            elif part in path:
                _refuse(subject, f"{part} is made of itself, which grows with every element;", "none may be")
            elif part in made_of and part not in done:
                path[part] = _parts(made_of, part)


def _parts(made_of: Mapping[str, list[list[str]]], name: str) -> Iterator[str]:
    return iter([part for parts in made_of[name] for part in parts])


# ---- Drawings -------------------------------------------------------------------------------------------------


def _led_to(element: Any) -> str:
    return next((told.removeprefix("#") for key in _HREF if (told := element.get(key))), "")


def _hold_uses(uses: list[str], again: Mapping[str, Any], subject: str) -> None:
    """A shape that is drawn again holds none that is: ten of ten of ten come to any number."""
    if len(uses) > MAX_USED:
        _refuse(subject, f"its drawings use {len(uses):,} shapes again;", f"{MAX_USED:,} are drawn")
    for name in dict.fromkeys(uses):
        used = again.get(name)
        if used is not None and any(_name(part) == "use" for part in used.iter()):
            _refuse(
                subject, f"the shape {name[:40]!r} that is used again uses others; allowed is", "one level"
            )


def _refuse(subject: str, too_much: str, much: str) -> None:
    raise LimitExceeded(subject, "work", too_much, much, SIMPLER)
