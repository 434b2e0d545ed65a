"""a site's tags that enclose something → from where to where, and what becomes of what stands between them.

1. A remark goes with all that it encloses. It ends at the first end, whatever begins within it.
2. What is shown only if the site says so is not printed; its words stand in the note.
3. What is raw is text; what is highlighted is code. A figure is the picture in it, with its caption.
"""

from __future__ import annotations

import re

from pagekit.intake.code_regions import CodeRegions
from pagekit.intake.site_codes import SiteCode, captioned
from pagekit.intake.stretch import QUIET, Stretch, remark_stretch
from pagekit.model.fields import tidy

REMARKS = frozenset({"comment", "comments", "remark", "todo", "private", "hidden", "hide"})
_CONDITIONS = frozenset({"if", "unless", "for", "case", "ifchanged", "tablerow", "capture", "while"})
_LITERAL = frozenset({"raw", "verbatim", "noparse"})
_CODE = frozenset({"highlight", "codeblock", "code"})
_FIGURES = frozenset({"figure"})
_PAIRED = REMARKS | _CONDITIONS | _LITERAL | _CODE | _FIGURES
_ENDS_FIRST = REMARKS | _LITERAL | _CODE

_TAG = re.compile(
    r"\{(?:%-?|\{[<%])\s*(?P<close>/\s*|end)?(?P<name>[A-Za-z]+)\b[^{}\n]{0,300}?-?(?:[>%]\}\}|%\})", re.ASCII
)


def pairs(text: str, code: CodeRegions) -> dict[int, tuple[int, int]]:
    """Of each tag that encloses something: from where to where its end stands."""
    open_tags: dict[str, list[int]] = {}
    found: dict[int, tuple[int, int]] = {}
    for match in _TAG.finditer(text):
        name = match["name"].lower()
        if name not in _PAIRED or code.holds(match.start()):
            continue
        waiting = open_tags.setdefault(name, [])
        if not match["close"]:
            waiting.append(match.start())
        elif waiting:
            # A condition may stand in another.
            first = waiting.pop(0 if name in _ENDS_FIRST else -1)
            found[first] = match.span()
            if name in _ENDS_FIRST:
                waiting.clear()
    return found


def enclosed(
    text: str, tag: tuple[int, int], end: tuple[int, int], code: SiteCode, regions: CodeRegions
) -> Stretch | None:
    """What becomes of a tag, its end, and all that stands between them; None where each stands for itself."""
    name, said = code.name.lower(), text[tag[1] : end[0]]
    start, last = tag[0], end[1]
    if name in REMARKS:
        return remark_stretch(start, last)
    if name in _CONDITIONS:
        written = tidy(text[start : tag[1]], 80)
        what = f"what stands in {written} is shown only if the site says so, and is not printed: '{tidy(said, 2_000)}'."
        return Stretch(
            start, last, code="shortcode-dropped", what=what, remedy="Write as text what readers need."
        )
    if name in _FIGURES:
        picture = captioned(said, code)
        return Stretch(start, last, picture=picture, code=QUIET) if picture is not None else None
    if name in _LITERAL:
        return Stretch(start, last, _literal(said, tag[1], regions))
    if "\n" not in said:
        marks = "`" * (1 + _longest_run(said))
        return Stretch(start, last, f"{marks} {said.strip()} {marks}")
    language = next((word for word in code.words if word.isascii() and word.isalnum()), "")
    mark = "`" * max(3, 1 + _longest_run(said))
    head = "" if text[:start].endswith("\n") or start == 0 else "\n"
    return Stretch(
        start, last, f"{head}{mark}{language}\n{said.lstrip(' ').removeprefix(chr(10)).rstrip()}\n{mark}"
    )


def _longest_run(said: str) -> int:
    return max((len(run) for run in re.findall("`+", said)), default=0)


def _literal(said: str, offset: int, regions: CodeRegions) -> str:
    """The text with its braces as text, but for code, where they are."""
    return re.sub(
        r"\{(?=[{%#])",
        lambda match: "{" if regions.holds(offset + match.start()) else "\\{\\",
        said,
    )
