"""runs of a language → the same runs with its quotes, dashes and spaces; letters and figures stay.

The rules, in their order:
1. Code and addresses are left alone, in the text and as a link's own words. Rules read across runs: a quote
   may open in one look and close in another.
2. Three full stops are an ellipsis. "--" between words, and "-" or "--" between spaces, is the language's
   dash; "--" between figures is an en dash, and "---" an em dash.
3. A hyphen between two years, or between two rising figures before a unit, is an en dash; before degrees it is a minus.
4. Straight quotes become the language's (`quotes`).
5. French guillemets get their narrow spaces.
6. A space does not break before a dash, inside a telephone number or a long figure, between a figure and its
   unit, month or sign, between initials and name, and as the language's `Habits` ask.
Setting a text twice changes nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from pagekit.house.dates import month_names
from pagekit.house.habits import UNITS, Habits, habits_for
from pagekit.house.inline import reworded
from pagekit.house.quotes import curl
from pagekit.house.story import LINE_BREAK, Run, Runs

NO_BREAK = "\u00a0"
NARROW = "\u202f"
HELD = "\ufffc"
"""Stands for every character that no rule may touch, while the rules run."""

_ADDRESS = re.compile(
    r"(?<![\w@])(?:(?:https?|ftp)://|www\.|mailto:|tel:)[^\s<>\"«»“”„‟]*[^\s<>\"«»“”„‟'‘’‚‛‹›.,;:!?…)\]}—–]"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w+])\+\d(?:[ ()./-]{0,2}\d){6,14}(?!\d)")
_ELLIPSIS = re.compile(r"(?<!\.)\.{3}(?!\.)")
_WORD_END = r"[\w.,;:?…)\]»”’\"'“]"
_WORD_START = r"[\w(\[«“„‘\"'”]"
# Without NARROW: a guillemet's own space is no room for a dash.
_ROOM = f"[ {NO_BREAK}{LINE_BREAK}]"
_OF_FIGURES = re.compile(r"(?<=\d)--(?=\d)")
_TRIPLE = re.compile(rf"(?:^|(?<={_WORD_END})|(?<={_ROOM}))---(?={_WORD_START}|{_ROOM})")
_TIGHT = re.compile(rf"(?<={_WORD_END})--(?={_WORD_START}|{_ROOM})")
_SPACED_PAIR = re.compile(rf"(?:^|(?<={_ROOM}))--(?={_ROOM})")
_SPACED = re.compile(rf"(?:^|(?<={_ROOM}))-(?={_ROOM})")
_YEARS = re.compile(r"(?<![\w.,/:+-])((?:1\d|20)\d\d)-((?:1\d|20)\d\d)(?![\w/-]|[.,:]\d)")
_SIGN_OR_UNIT = "|".join(re.escape(unit) for unit in UNITS)
_FIGURE = r"(\d{1,6}(?:[.,]\d{1,3})?)"
_MEASURED = re.compile(
    rf"(?<![\w.,/:+-]){_FIGURE}-{_FIGURE}(?=[ {NO_BREAK}{NARROW}]?(?:{_SIGN_OR_UNIT})(?!\w))"
)

_BELOW_ZERO = re.compile(
    rf"(?<![\w.,):/+-])-(?=\d{{1,3}}(?:[.,]\d{{1,3}})?[ {NO_BREAK}{NARROW}]?(?:°|degrees?\b|градус|Grad\b|degrés?\b))"
)


def set_runs(runs: Runs, lang: str) -> Runs:
    """The runs in the typography of a BCP 47 tag. Pure; setting what was set already changes nothing."""
    if not runs:
        return runs
    galley = _Galley.of(runs)
    habits = habits_for(lang)
    if "..." in galley.text and habits.quotes:
        galley.resize(_ELLIPSIS, lambda _: "…")
    if "-" in galley.text:
        _set_dashes(galley, habits)
    galley.text = curl(galley.text, habits)
    if habits.french_spaces:
        _set_french_spaces(galley, marks=habits.spaced_marks)
    if " " in galley.text:
        if "+" in galley.text:
            galley.swap(_PHONE, lambda match: match[0].replace(" ", NO_BREAK))
        held = _no_break_spaces(lang, _signs_of(galley.text))
        if held is not None:
            galley.swap(held, lambda _: NO_BREAK)
    return galley.runs(runs)


def set_spaces(runs: Runs, lang: str) -> Runs:
    """The runs with the spaces that the language wants beside its marks, and nothing else."""
    habits = habits_for(lang)
    if not runs or not habits.french_spaces:
        return runs
    galley = _Galley.of(runs)
    _set_french_spaces(galley, marks=habits.spaced_marks)
    return galley.runs(runs)


def set_text(text: str, lang: str) -> str:
    """`set_runs` for a line without any look."""
    return set_runs((Run(text),), lang)[0].text if text else text


@dataclass(slots=True)
class _Galley:
    """A paragraph in one piece: `ends` are where its runs end, `held` is what hides behind HELD."""

    text: str
    ends: list[int]
    held: str

    @classmethod
    def of(cls, runs: Runs) -> _Galley:
        parts, held, ends, length = [], [], [], 0
        for run in runs:
            shown, hidden = _hide(run)
            parts.append(shown)
            held.append(hidden)
            length += len(shown)
            ends.append(length)
        return cls("".join(parts), ends, "".join(held))

    def swap(self, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str]) -> None:
        """Replace matches by text of the same length."""
        self.text = pattern.sub(new, self.text)

    def resize(self, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str]) -> None:
        """Replace matches by text of another length; a match that crosses from run to run is left alone."""
        pieces: list[str] = []
        ends, done, shift, run = list(self.ends), 0, 0, 0
        for match in pattern.finditer(self.text):
            start, end = match.span()
            inside = bisect_right(self.ends, start)
            if self.ends[inside] < end:
                continue
            for position in range(run, inside):
                ends[position] += shift
            run = inside
            text = new(match)
            pieces += [self.text[done:start], text]
            shift += len(text) - (end - start)
            done = end
        for position in range(run, len(ends)):
            ends[position] += shift
        self.text = "".join([*pieces, self.text[done:]])
        self.ends = ends

    def runs(self, looks: Runs) -> Runs:
        text = self.text
        if self.held:
            hidden = iter(self.held)
            text = "".join(next(hidden) if sign == HELD else sign for sign in text)
        if len(looks) == 1:
            return looks if looks[0].text == text else (reworded(looks[0], text),)
        starts = [0, *self.ends[:-1]]
        return tuple(
            reworded(look, text[start:end]) for look, start, end in zip(looks, starts, self.ends, strict=True)
        )


def _hide(run: Run) -> tuple[str, str]:
    text = run.text
    if run.code or _names_its_link(run):
        return HELD * len(text), text
    if not ("@" in text or ":" in text or "www." in text or HELD in text):
        return text, ""
    held: list[str] = []

    def hide(match: re.Match[str]) -> str:
        held.append(match[0])
        return HELD * len(match[0])

    return _HIDDEN.sub(hide, text), "".join(held)


_HIDDEN = re.compile(f"{_ADDRESS.pattern}|{HELD}+", re.IGNORECASE)


def _names_its_link(run: Run) -> bool:
    return (
        run.href is not None and "." in run.text and " " not in run.text and run.text.rstrip("/") in run.href
    )


def _set_dashes(galley: _Galley, habits: Habits) -> None:
    if habits.dash:
        if "--" in galley.text:
            galley.resize(_TRIPLE, lambda _: "—")
            galley.resize(_OF_FIGURES, lambda _: "–")
            galley.resize(_SPACED_PAIR, lambda _: habits.dash)
            galley.resize(_TIGHT, lambda _: habits.tight_dash)
        galley.swap(_SPACED, lambda _: habits.dash)
    galley.swap(_YEARS, _rising_range)
    galley.swap(_BELOW_ZERO, lambda _: "−")
    galley.swap(_MEASURED, _rising_range)


def _rising_range(match: re.Match[str]) -> str:
    low, high = (float(figure.replace(",", ".")) for figure in match.groups())
    return match[0].replace("-", "–") if low < high else match[0]


_INSIDE_LEFT = re.compile(f"«(?![\\s{NARROW}])")
_INSIDE_RIGHT = re.compile(f"(?<![\\s{NARROW}])»")
_THIN = re.compile(r"(?<=«) | (?=[»;!?])")
_BEFORE_COLON = re.compile(r" (?=:)")
# A mark is one where its sentence or its part of it ends: not in "10:30", "&amp;", "(!)", "Yahoo!fr".
_PART_ENDS = rf"(?=[!?]*(?:$|[\s{NARROW}{NO_BREAK}{LINE_BREAK})\]»”’\"]))"
_MARK_MISSING = re.compile(
    rf"(?<=[^\W_]|[)\]%°…”’€$»])(?<!&amp)(?<!&lt)(?<!&gt)(?<!&nbsp)(?<!&quot)[;!?]{_PART_ENDS}"
)
_COLON_MISSING = re.compile(rf"(?<=[^\W_]|[)\]%°….”’€$»])(?<!&amp):{_PART_ENDS}")


def _set_french_spaces(galley: _Galley, *, marks: bool) -> None:
    galley.resize(_INSIDE_LEFT, lambda _: "«" + NARROW)
    galley.resize(_INSIDE_RIGHT, lambda _: NARROW + "»")
    galley.resize(_COLON_MISSING, lambda _: NO_BREAK + ":")
    if marks:
        galley.resize(_MARK_MISSING, lambda match: NARROW + match[0])
    galley.swap(_THIN, lambda _: NARROW)
    galley.swap(_BEFORE_COLON, lambda _: NO_BREAK)


_CAPITAL = "[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐӘҒҚҢӨҰҮҺ]"
# Every space of a story is held against the reasons: those that a text cannot have, for want of a sign, are left out
# of its pattern, which makes most paragraphs five times as fast.
_DASH, _DIGIT, _STOP, _ROMAN = 1, 2, 4, 8
_STANDING_REASONS = (
    (_DASH, f"(?=[—–](?:{_ROOM}|$))"),  # before a dash
    (_DASH, f"(?:(?<=^[—–] )|(?<={LINE_BREAK}[—–] ))"),  # after the dash that opens a speech
    (_DIGIT, r"(?<=[№§₸$€£] )(?=\d)"),
    (_DIGIT, r"(?<=(?<!\w)[Nn][°º] )(?=\d)"),  # n° 5
    (_DIGIT, r"(?<=(?<!\w)[Nn]\.[°º] )(?=\d)"),  # n.º 5
    (_DIGIT, r"(?<=\d )(?<!\d{4} )(?=\d{3}(?!\d))"),  # 10 000
    (_DIGIT, rf"(?<=\d )(?=(?:{_SIGN_OR_UNIT})(?!\w))"),
    (_ROMAN, r"(?<=[IVXLC] )(?=(?:вв?|ғ)\.)"),  # XX в.
    (_STOP, rf"(?<=(?<!\w){_CAPITAL}\. )(?={_CAPITAL})"),  # А. К. Имя
    (_STOP, r"(?<=(?<!\w)[^\W\d_]\. )(?=[^\W\d_]\.)"),  # т. е.
    # Имя А. К., where no name follows
    (_STOP, rf"(?<=[^\W\d_] )(?={_CAPITAL}\.[ {NO_BREAK}]?{_CAPITAL}\.(?![ {NO_BREAK}]?{_CAPITAL}))"),
)
_ANY_DIGIT = re.compile(r"\d")
_ANY_ROMAN = re.compile(r"[IVXLC] (?:в|ғ)")


def _signs_of(text: str) -> int:
    """Which signs the text has that a space may not break for."""
    return (
        _DASH * ("—" in text or "–" in text)
        | _DIGIT * bool(_ANY_DIGIT.search(text))
        | _STOP * (". " in text)
        | _ROMAN * (("в" in text or "ғ" in text) and _ANY_ROMAN.search(text) is not None)
    )


@lru_cache(maxsize=256)
def _no_break_spaces(lang: str, signs: int) -> re.Pattern[str] | None:
    """A space that does not break, in texts with these signs: the reasons, each a look to its left or to its right."""
    reasons = [look for needed, look in (*_STANDING_REASONS, *_reasons_of(lang)) if needed & signs == needed]
    return re.compile(f" (?:{'|'.join(reasons)})") if reasons else None


def _reasons_of(lang: str) -> Iterator[tuple[int, str]]:
    """The language's own reasons, each with the signs without which it cannot hold."""
    habits = habits_for(lang)
    if months := _either(month_names(lang)):
        yield _DIGIT, rf"(?:(?<=\d )|(?<=\d\. ))(?={months}(?!\w))"
    if particles := _either(habits.particles.split()):
        yield 0, rf"(?={particles}(?!\w))"
    for words in _by_length(habits.short_words):
        yield 0, rf"(?<=(?<![\w’'-])(?i:{words}) )(?=\S)"
    if units := _either(habits.after_figures.split()):
        yield _DIGIT, rf"(?<=\d )(?={units}(?!\w))"
    if places := _either(habits.after_names.split()):
        yield 0, rf"(?<=[^\W\d_] )(?={places}\.)"
    for words in _by_length(habits.titles):
        yield 0, rf"(?<=(?<![\w-]){words} )(?={_CAPITAL})"
    for words in _by_length(habits.before_figures):
        yield _DIGIT | _STOP, rf"(?<=(?<![\w-]){words}\. )(?=\d)"
    for words in _by_length(habits.before_names):
        # "в 2014 г. Потом": after a figure it is a unit, and the sentence ends.
        yield _STOP, rf"(?<=(?<![\w-])(?<!\d[\s]){words}\. )(?={_CAPITAL})"


def _either(words: Sequence[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})" if words else ""


def _by_length(words: str) -> Iterator[str]:
    # Python looks behind by a fixed width: one alternative for each length of word.
    for _, group in groupby(sorted(words.split(), key=len), key=len):
        yield _either(list(group))
