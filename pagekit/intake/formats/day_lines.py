"""a line of a web page, in the page's own language → the days and times in it, each with the words before it.

"Posted on May 6, 2021 at 10:20 AM", "Veröffentlicht: 6. Mai 2021, 10.20 Uhr", "15 августа 2014, 20:29",
"2014 ж. 15 тамыз". A day in figures is read in the order of the language: 05/06/2021 is a day in May in the United
States, one in June in France, and none on a page that says no more than that it is English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from pagekit.intake.formats.moments import moment
from pagekit.model.base import is_language

MAX_LINE = 200
_ALWAYS = ("en", "de", "fr", "es", "it", "pt", "ru", "kk")
"""Languages whose months are read on every page, behind those of its own: menus and stamps are often not translated."""
_KINDS = (("format", "wide"), ("stand-alone", "wide"), ("format", "abbreviated"))
_MORE = {3: ("mrz", "maerz", "mär"), 5: ("мая",), 6: ("juni",), 7: ("juli",), 9: ("sept", "сент")}
_FIGURES = r"(?P<one>\d{1,4})(?P<sign>[./-])\s?(?P<two>\d{1,2})(?P=sign)\s?(?P<three>\d{4}|\d{2})(?!\d)"
_EASTERN = r"(?P<ey>\d{4})\s*[年년]\s*(?P<em>\d{1,2})\s*[月월]\s*(?P<ed>\d{1,2})\s*[日일]"
_ORDERS = (
    r"(?P<d1>\d{1,2})(?:st|nd|rd|th|er|º|ª)?\.?[\s-]*(?:(?:of|de|di)\s)?\s*(?P<m1>MONTH)\.?,?[\s-]*(?:del?\s)?\s*(?P<y1>\d{4})(?!\d)",
    r"(?P<m2>MONTH)\.?\s*(?P<d2>\d{1,2})(?:st|nd|rd|th)?\.?,?\s+(?P<y2>\d{4})(?!\d)",
    r"(?P<y3>\d{4})[.,]?\s*(?:ж\.|жылғы)?\s*(?P<d3>\d{1,2})\.?\s+(?P<m3>MONTH)(?!\w)",
    r"(?P<y4>\d{4})[.,]?\s*(?P<m4>MONTH)\s+(?P<d4>\d{1,2})(?!\d)",
)
"""Where the month is named, `MONTH` being any name of one."""
_CLOCK = re.compile(
    r"""[\s,;،|•·–—-]{0,4}(?:\b(?:at|um|à|a\s+las|alle|às|kl\.?|klo|o|в|о|сағат|at\s+about)\s+)?
    (?:(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)?(?:\s*(?P<half>[ap])\.?\s?m\b\.?)?
    |(?P<single>\d{1,2})\s*(?P<halves>[ap])\.?m\b\.?
    |(?P<french>\d{1,2})\s?[hч]\s?(?P<past>\d{2})(?!\w)
    |(?P<german>\d{1,2})(?:[.:](?P<after>\d{2}))?\s*[Uu]hr\b)
    (?:\s*(?P<zone>UTC|GMT|Z\b|[+-]\d{2}:?\d{2}))?""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """A day or a time that a line says, as ISO 8601, and the words before it up to the one before."""

    when: str
    before: str
    after: str


def days_in(line: str, lang: str = "") -> list[Said]:
    """What the line says, in its order. A line that is longer than any of this kind says nothing."""
    if not 6 <= len(line) <= MAX_LINE:
        return []
    found: list[Said] = []
    matches = list(_matches(line, lang))
    for number, (start, end, when) in enumerate(matches):
        since = matches[number - 1][1] if number else 0
        until = matches[number + 1][0] if number + 1 < len(matches) else len(line)
        found.append(Said(when, line[since:start].strip(), line[end:until].strip()))
    return found


def _matches(line: str, lang: str) -> Iterator[tuple[int, int, str]]:
    """Where each stands in the line."""
    names, pattern = _language(lang)
    at = 0
    while match := pattern.search(line, at):
        at = match.end()
        day = _day(match, names, lang)
        if day is None:
            continue
        clock = _CLOCK.match(line, at)
        time = _clock(clock) if clock else ""
        when = f"{day.isoformat()}{time}"
        if clock and time and isinstance(moment(when), datetime):
            at = clock.end()
        else:
            when = day.isoformat()
        yield match.start(), at, when


def _day(match: re.Match[str], names: dict[str, int], lang: str) -> date | None:
    said = match.groupdict()
    if said["ey"]:
        return _made(int(said["ey"]), int(said["em"]), int(said["ed"]))
    if said["one"]:
        return _of_figures(said["one"], said["sign"], said["two"], said["three"], lang)
    way = next(number for number in "1234" if said[f"m{number}"])
    return _made(int(said[f"y{way}"]), names[_bare(said[f"m{way}"])], int(said[f"d{way}"]))


def _of_figures(one: str, sign: str, two: str, three: str, lang: str) -> date | None:
    if len(one) == 4:
        return _made(int(one), int(two), int(three)) if len(three) == 2 else None
    if len(one) > 2:
        return None
    order = _order(lang)
    if order == "ymd" and len(three) == 2:
        return None
    # Two figures for the year are this century's, and the last one's where they lie ahead of any page of the web.
    year = int(three) if len(three) == 4 else int(three) + (2000 if int(three) < 70 else 1900)
    if order == "mdy" and sign == "/" and int(one) <= 12:
        return _made(year, int(one), int(two))
    # With full stops the day comes first wherever they are used.
    if order == "dmy" or sign == "." or int(one) > 12 or one == two:
        return _made(year, int(two), int(one))
    return _made(year, int(one), int(two)) if int(two) > 12 else None


def _clock(found: re.Match[str]) -> str:
    hour = found["hour"] or found["single"] or found["french"] or found["german"]
    minute = found["minute"] or found["past"] or found["after"] or "00"
    half = (found["half"] or found["halves"] or "").lower()
    number = int(hour)
    if half and not 1 <= number <= 12:
        return ""
    if half:
        number = number % 12 + (12 if half == "p" else 0)
    return f"T{number:02}:{minute}:00{(found['zone'] or '').upper()}"


def _order(lang: str) -> str:
    """In which order the language writes figures; blank where the page does not say which English it is."""
    if lang.casefold() in {"", "en"}:
        return ""
    found = _locale(lang)
    pattern = str(found.date_formats["short"].pattern) if found else ""
    return "".join(dict.fromkeys(sign for sign in pattern.lower() if sign in "dmy"))


@lru_cache(maxsize=64)
def _language(lang: str) -> tuple[dict[str, int], re.Pattern[str]]:
    """The names of months, with their numbers, and the pattern of every day that can be read."""
    names: dict[str, int] = {}
    for each in dict.fromkeys((lang, *_ALWAYS)):
        for name, month in _months(each):
            names.setdefault(name, month)
    for month, more in _MORE.items():
        for name in more:
            names.setdefault(name, month)
    any_month = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    orders = "|".join(order.replace("MONTH", any_month) for order in _ORDERS)
    return names, re.compile(rf"(?<![\w./-])(?:{orders}|{_EASTERN}|{_FIGURES})", re.IGNORECASE)


def _months(lang: str) -> Iterator[tuple[str, int]]:
    found = _locale(lang)
    for kind, width in _KINDS if found else ():
        for month, name in found.months[kind][width].items() if found else ():
            if (bare := _bare(str(name))) and bare[0].isalpha() and len(bare) > 2:
                yield bare, int(month)


def _bare(name: str) -> str:
    return name.strip(" .").casefold()


def _locale(lang: str) -> Locale | None:
    if not is_language(lang):
        return None
    try:
        return Locale.parse(lang, sep="-")
    except (ValueError, UnknownLocaleError, TypeError):
        return None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year >= 1990 else None
    except ValueError:
        return None
