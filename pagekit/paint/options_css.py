"""chosen options → the same options, fit to stand in a style sheet: what they say is never read as a rule.

HTML's escapes mean nothing to a style sheet. A quote, a line end or a backslash in a text option would end the string
it was printed into, and what follows would be read as rules. Such signs are written as CSS escapes instead, which
inside a string read as the same signs (CSS Syntax Level 3, 4.3.7). Words, numbers, lengths and colours stay as they
are, so that a style sheet can compare them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pagekit.layout import OptionValue
from pagekit.paint.environment import safe

# Letters and digits of every script, spaces and the signs of colours, numbers and names carry no meaning of their own.
_MEANS_SOMETHING = re.compile(r"[^\w #.,%+-]", re.ASCII)


def css_options(options: Mapping[str, OptionValue]) -> dict[str, OptionValue]:
    """The options with every text escaped for CSS."""
    return {name: css_text(value) if isinstance(value, str) else value for name, value in options.items()}


def css_text(text: str) -> str:
    """The text as the inside of a CSS string; printable ASCII, marked as needing no further escape."""
    return safe(_MEANS_SOMETHING.sub(lambda sign: f"\\{ord(sign[0]):x} ", text))
