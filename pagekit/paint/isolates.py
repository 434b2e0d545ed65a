"""a run's text → HTML in which whatever runs its own way is kept together by `bdi`.

A browser orders mixed text by the letters around each sign. That goes wrong where a sign belongs to one side and
stands at the edge of the other. The rules:
1. A telephone number runs left to right everywhere: its brackets part it, and its groups would change places.
2. In a text with letters that run right to left, so do these stay whole: words of the other kind between quotation
   marks that end in a sign ("Found a bug?"); a name that ends in a sign (C++, Disney+); a figure with its sign (-12 %).
3. A cell of figures without a letter is kept together on a page that runs right to left.
"""

from __future__ import annotations

import re

from pagekit.house.direction import RTL_LETTERS

_RTL = re.compile(f"[{RTL_LETTERS}]")
_SPACE = "[ \u00a0\u202f]"
_PHONE = r"(?<![\w+])\+\d(?:[ \u00a0\u202f()./-]{0,2}\d){6,14}(?!\d)"
_LOCAL_PHONE = rf"(?<![\w+])\d{{0,3}}{_SPACE}?\(\d{{2,5}}\)(?:[ \u00a0\u202f-]?\d){{5,10}}(?!\d)"
_QUOTED = (
    rf"(?<=[“«„\"‘‹])(?=[^{RTL_LETTERS}]{{0,200}}[^\W\d_])"
    rf"[^{RTL_LETTERS}“”«»„\"‹›]{{1,200}}[?!.…,;:](?=[”»“\"’›])"
)
_NAMED = r"(?<![\w&])[A-Za-z][A-Za-z0-9]*[+#]+(?![\w+#])"
_SIGNED = rf"(?<![\w).,+−-])[+−-]\d+(?:[.,:]\d+)*(?:{_SPACE}?[%‰]|°(?:[CFKС](?!\w))?|(?!\w))"
_ALWAYS = re.compile(_PHONE)
_AMONG_RTL = re.compile(f"{_PHONE}|{_LOCAL_PHONE}|{_QUOTED}|{_NAMED}|{_SIGNED}")
_LETTER = re.compile(r"[^\W\d_]")


def mixes(text: str) -> bool:
    """True for a text with letters that run right to left."""
    return not text.isascii() and _RTL.search(text) is not None


def isolated(html: str, rtl: bool) -> str:
    """Escaped text with `bdi` around what runs left to right; `rtl` says that letters around it do not."""
    if rtl:
        return _AMONG_RTL.sub(_kept, html)
    return _ALWAYS.sub(_kept, html) if "+" in html else html


def all_figures(text: str) -> bool:
    """True for figures and signs without a letter."""
    return any(sign.isdigit() for sign in text) and _LETTER.search(text) is None


def _kept(piece: re.Match[str]) -> str:
    return f'<bdi dir="ltr">{piece[0]}</bdi>'
