"""plain text and addresses → Markdown that reads the same (CommonMark 0.31, 2.4 and 6.3)."""

from __future__ import annotations

import re

from pagekit.intake.masks import MASK

_MARKS = re.compile(r"[\\`*_\[\]<>&~^]")


def escape(text: str) -> str:
    """The text with a backslash before every mark."""
    return _MARKS.sub(r"\\\g<0>", text)


def link_to(text: str, address: str) -> str:
    """A Markdown link. `text` is Markdown already."""
    destination = MASK.sub("", address).replace("&", "&amp;")
    if re.search(r"[\s()<>]", destination):
        destination = "<" + re.sub(r"[<>\n]", lambda match: f"%{ord(match[0]):02X}", destination) + ">"
    return f"[{text}]({destination})"
