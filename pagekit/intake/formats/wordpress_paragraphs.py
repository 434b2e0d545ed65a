"""the text of WordPress's classic editor → HTML: blank lines part paragraphs there, and other line ends are breaks.

The rules, which are those of the editor (`wpautop`):
1. A text between two blank lines is a paragraph, unless it begins with the tag of a block.
2. A line's end within a paragraph is a break.
3. What stands in `pre`, `script`, `style`, `textarea` and `table` stays as it is.
"""

from __future__ import annotations

import re

from pagekit.intake.html_tree import BLOCKS

_KEPT = re.compile(r"<(pre|script|style|textarea|table|svg)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_NAMES = "|".join(sorted({*BLOCKS, "iframe", "video", "audio", "object", "noscript"}, key=len, reverse=True))
_BLOCK_TAG = re.compile(rf"</?(?P<name>{_NAMES})\b[^<>]*>", re.IGNORECASE)
_CONTAINERS = frozenset(
    {"blockquote", "div", "section", "article", "aside", "details", "center", "form", "header", "footer"}
)
_BLANK = re.compile(r"\n[ \t\r]*(?:\n[ \t\r]*)+")
_MASK = "\ue000{}\ue001"
_MASKED = re.compile("\ue000(\\d+)\ue001")
_ALONE = re.compile("\ue000\\d+\ue001")


def paragraphed(source: str) -> str:
    """The text with its paragraphs and breaks as tags."""
    kept: list[str] = []

    def mask(match: re.Match[str]) -> str:
        kept.append(match[0])
        return f"\n\n{_MASK.format(len(kept) - 1)}\n\n"

    text = source.replace("\r\n", "\n").replace("\r", "\n").translate({0xE000: None, 0xE001: None})
    text = _BLOCK_TAG.sub(_apart, _KEPT.sub(mask, text))
    parts = [_part(part) for part in _BLANK.split(text)]
    return _MASKED.sub(lambda match: kept[int(match[1])], "\n".join(filter(None, parts)))


def _apart(match: re.Match[str]) -> str:
    """A tag of a block with the blank lines that part it: within a heading or an item the words stay with it."""
    around = match["name"].lower() in _CONTAINERS
    before = "\n\n" if around or match[0][1] != "/" else ""
    after = "\n\n" if around or match[0][1] == "/" else ""
    return f"{before}{match[0]}{after}"


def _part(part: str) -> str:
    part = part.strip()
    if not part or _BLOCK_TAG.match(part) or _ALONE.fullmatch(part):
        return part
    broken = re.sub(r"(<br\s*/?>)?[ \t]*\n", "<br>", part)
    return f"<p>{broken}</p>"
