"""a text that may hold marks of HTML → Html where it does, else the plain text that it is."""

from __future__ import annotations

import re

from pagekit.intake.formats.item import Html

_BLOCKS = re.compile(
    r"</?(?:p|div|br|h[1-6]|ul|ol|li|section|article|blockquote|table|figure|img|pre|hr)\b[^<>]*>",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"</(?:em|strong|i|b|a|span|sub|sup|u|q|cite)\s*>|&(?:amp|nbsp|quot|lt|gt|#\d+|#x[0-9a-f]+|[a-z]{2,8});",
    re.IGNORECASE,
)


def has_blocks(text: str) -> bool:
    """True for a text with the tags of paragraphs, lists, pictures."""
    return _BLOCKS.search(text) is not None


def marked(text: str) -> str:
    """The text as Html where it has HTML's marks or names of signs."""
    said = text.strip()
    return Html(said) if has_blocks(said) or _INLINE.search(said) else said
