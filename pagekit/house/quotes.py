"""text with straight quotes → text with the quotes of a language, letter for letter of the same length.

The rules:
1. Where a quote stands says what it is: after a space or an opening mark it opens, before one it closes.
   Quotes that stand together are read as one, so that «"Маяк"» and "'Yes,' she said" come out.
2. A quote inside a quote takes the other pair.
3. Between letters a straight single quote is an apostrophe, also before a quotation that opens there; where single
   quotes do not pair it is one, too.
4. After a figure, with nothing open, it is a prime: 5′10″.
5. A quote between two spaces stays as it is. So do single quotes in languages that do not quote with them, but where
   they pair around an apostrophe: half of them would be curly.
What is left straight is so by rule 5 alone, which looks at spaces and letters only: setting twice changes
nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from pagekit.house.habits import Habits, Pair

QUOTE_SIGNS = "\"'«»‹›“”„‟‘’‚‛′″"
APOSTROPHE = "’"
_SINGLE: Pair = ("‘", "’")
"""What pairs of straight single quotes are where the language has none of its own."""

_GROUP = re.compile(f"[{QUOTE_SIGNS}]+")
_OPENING_BEFORE = frozenset("([{<¿¡-–—‑−/|=+#@~*_")
_CLOSING_AFTER = frozenset(".,:;!?…)]}>/|-–—‑−%")
_INNER = re.compile(r"[^\W\d_]'[^\W\d_]")
_FEET = re.compile(r"(?<=\d)'\d{1,2}(?!\d)")
# English words that begin with an apostrophe, not with a quote.
_ELIDED = re.compile(
    r"(?:\d\ds?|[Tt]is|[Tt]was|[Ee]m|[Tt]ill?|[Cc]ause|[Cc]os|n|[Bb]out|[Rr]ound|[Nn]eath)(?!\w)"
)

Role = Literal["opens", "closes", "either", "apart"]


def curl(text: str, habits: Habits) -> str:
    """The text with its straight quotes set as the language sets them."""
    if habits.quotes is None or not ('"' in text or "'" in text):
        return text
    return _Curler(text, habits.quotes, habits.single).curled()


@dataclass(slots=True)
class _Open:
    """A quote that waits for its end: the sign that opened it, and the mark that will close it."""

    sign: str
    close: str


@dataclass(slots=True)
class _Curler:
    text: str
    pairs: tuple[Pair, Pair]
    single: Pair | None
    waiting: list[_Open] = field(default_factory=list)
    last_single_close: int = -1

    def curled(self) -> str:
        signs = list(self.text)
        groups = [(match, self.role(match)) for match in _GROUP.finditer(self.text)]
        self.last_single_close = max(
            (match.start() for match, role in groups if role == "closes" and "'" in match[0]), default=-1
        )
        for match, role in groups:
            for position in range(match.start(), match.end()):
                signs[position] = self.mark(match, position, role)
        return "".join(signs)

    def role(self, group: re.Match[str]) -> Role:
        before = self.text[group.start() - 1] if group.start() else " "
        after = self.text[group.end()] if group.end() < len(self.text) else " "
        if before.isspace():
            return "apart" if after.isspace() else "opens"
        if after.isspace() or (after in _CLOSING_AFTER and before not in "([{"):
            return "closes"
        return "opens" if before in _OPENING_BEFORE else "either"

    def mark(self, group: re.Match[str], position: int, role: Role) -> str:
        sign = self.text[position]
        if sign not in "\"'":
            self.follow(sign)
            return sign
        if role == "apart":
            return sign
        return self.double(group, role) if sign == '"' else self.lone(group, position, role)

    def double(self, group: re.Match[str], role: Role) -> str:
        if role == "opens" or (role == "either" and not self.awaits('"')):
            return self.open('"', self.pair())
        if not self.awaits('"'):
            return "″" if self.after_figure(group) else self.pairs[0][1]
        return self.close('"')

    def lone(self, group: re.Match[str], position: int, role: Role) -> str:
        if role == "either" and len(group[0]) == 1:
            return "′" if _FEET.match(self.text, position) else APOSTROPHE
        if role == "either" and position == group.start() and group[0] == "'\"" and not self.awaits("'"):
            # What is elided stands before a quotation: l'"altro", d'"amour".
            return APOSTROPHE
        lone = APOSTROPHE if self.single is not None else "'"
        if role == "opens":
            quoted = self.last_single_close > position and not _ELIDED.match(self.text, group.end())
            mixed = self.single is not None or _INNER.search(self.text, position, self.last_single_close)
            return self.open("'", self.single or _SINGLE) if quoted and mixed else lone
        if self.awaits("'"):
            return self.close("'")
        return "′" if self.after_figure(group) and self.single is not None else lone

    def pair(self) -> Pair:
        outer, inner = self.pairs
        return inner if self.waiting and self.waiting[-1].close == outer[1] else outer

    def awaits(self, sign: str) -> bool:
        return any(one.sign == sign for one in self.waiting)

    def open(self, sign: str, pair: Pair) -> str:
        # Deeper than any sentence goes, the oldest is let go: hostile input opens quotes without end.
        del self.waiting[:-8]
        self.waiting.append(_Open(sign, pair[1]))
        return pair[0]

    def close(self, sign: str) -> str:
        while self.waiting[-1].sign != sign:
            self.waiting.pop()
        return self.waiting.pop().close

    def follow(self, sign: str) -> None:
        """Keep count of the marks that the writer set."""
        for opening, closing in self.pairs:
            if sign == opening != closing:
                self.open(sign, (opening, closing))
                return
            if sign == closing and sign != APOSTROPHE and any(one.close == sign for one in self.waiting):
                while self.waiting.pop().close != sign:
                    pass
                return

    def after_figure(self, group: re.Match[str]) -> bool:
        return group.start() > 0 and self.text[group.start() - 1].isdigit()
