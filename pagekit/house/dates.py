"""a day or a time → Stamp: as readers of a language see it, and as machines read it.

The rules:
1. A time is told in the publication's zone, a day as it stands. The zone's offset goes into the ISO text.
2. en "15 August 2014, 20:29"; en-US "August 15, 2014, 8:29 PM"; ru "15 августа 2014, 20:29", without "г.";
   kk year first, "2014 ж. 15 тамыз, 20:29"; ar "15 أغسطس 2014، 20:29".
3. Every other language as Babel (CLDR) has it: its long date, its short time, its own glue.
4. Western figures everywhere, Arabic included: figures of one page are of one kind.
5. A language that Babel does not know is told in English, with a note.
6. The hour alone (`clock`) is told as the time of a day is; its ISO text says the day, too. The day alone (`day_of`) is
   that of the zone.
7. The day with its weekday (`dated`), as it stands under a newspaper's name, begins with a capital.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import DateTimePattern, parse_pattern

from pagekit.house.story import Stamp
from pagekit.notes import Note, warning

_OWN_PATTERNS = {
    "en": ("d MMMM y", "HH:mm", "{day}, {time}"),
    "en-US": ("MMMM d, y", "h:mm a", "{day}, {time}"),
    "ru": ("d MMMM y", "HH:mm", "{day}, {time}"),
    "kk": ("y 'ж'. d MMMM", "HH:mm", "{day}, {time}"),
    "ar": ("d MMMM y", "HH:mm", "{day}، {time}"),
}
_DATE_LINES = {
    "en": "EEEE, d MMMM y",
    "en-US": "EEEE, MMMM d, y",
    "ru": "EEEE, d MMMM y",
    "kk": "y 'ж'. d MMMM, EEEE",
    "ar": "EEEE، d MMMM y",
}
_NAMELESS_MONTH = re.compile(r"^M\d\d$")


@dataclass(frozen=True, slots=True)
class Calendar:
    """How one language tells a day and a time. `known` is False when English stands in for it."""

    locale: Locale
    lang: str
    day: DateTimePattern
    time: DateTimePattern
    glue: str
    known: bool = True


def stamp(moment: datetime | date, lang: str, zone: str) -> Stamp:
    """The moment in the words of `lang`, told in the IANA zone; a time must carry a zone of its own."""
    calendar = calendar_for(lang)
    if not isinstance(moment, datetime):
        return Stamp(calendar.day.apply(moment, calendar.locale), moment.isoformat(), calendar.lang)
    local = _in_zone(moment, zone)
    day, time = (pattern.apply(local, calendar.locale) for pattern in (calendar.day, calendar.time))
    return Stamp(calendar.glue.format(day=day, time=time), _iso(local), calendar.lang)


def clock(moment: datetime, lang: str, zone: str) -> Stamp:
    """The hour of the moment alone, in the words of `lang`, told in the IANA zone; `iso` is the whole moment."""
    calendar = calendar_for(lang)
    local = _in_zone(moment, zone)
    return Stamp(calendar.time.apply(local, calendar.locale), _iso(local), calendar.lang)


def day_of(moment: datetime, lang: str, zone: str) -> Stamp:
    """The day of the moment alone, in the words of `lang`, told in the IANA zone."""
    return stamp(_in_zone(moment, zone).date(), lang, zone)


def dated(day: date, lang: str) -> Stamp:
    """The day with its weekday, in the words of `lang`: the date line of a newspaper."""
    calendar = calendar_for(lang)
    language = calendar.lang.partition("-")[0]
    pattern = _DATE_LINES.get(calendar.lang) or _DATE_LINES.get(language)
    told = parse_pattern(pattern) if pattern else calendar.locale.date_formats["full"]
    text = told.apply(day, calendar.locale)
    return Stamp(text[:1].upper() + text[1:], day.isoformat(), calendar.lang)


def calendar_notes(lang: str, where: str = "lang") -> tuple[Note, ...]:
    """A warning when dates of this language are told in English."""
    if calendar_for(lang).known:
        return ()
    what = f"the dates of {lang!r} are not known; they are told in English."
    return (warning("dates-missing", where, what, "Use a language that CLDR has, such as ru or en-GB."),)


@lru_cache(maxsize=128)
def calendar_for(lang: str) -> Calendar:
    """The calendar of a BCP 47 tag: of the whole tag, else of its language, else English."""
    language = lang.partition("-")[0]
    for tag in (lang, language):
        locale = _locale(tag)
        if locale is not None:
            return _calendar(locale, lang, language)
    return _calendar(Locale("en"), "en", "en", known=False)


def _locale(tag: str) -> Locale | None:
    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
    # Some locales of CLDR are shells: their months are called M01, M02.
    return None if _NAMELESS_MONTH.match(locale.months["format"]["wide"][1]) else locale


def _calendar(locale: Locale, lang: str, language: str, *, known: bool = True) -> Calendar:
    own = _OWN_PATTERNS.get(lang) or _OWN_PATTERNS.get(language)
    if own:
        day, time, glue = own
        return Calendar(locale, lang, parse_pattern(day), parse_pattern(time), glue, known)
    glue = str(locale.datetime_formats["medium"]).replace("'", "")
    glue = glue.replace("{1}", "{day}").replace("{0}", "{time}")
    return Calendar(locale, lang, locale.date_formats["long"], locale.time_formats["short"], glue, known)


def _in_zone(moment: datetime, zone: str) -> datetime:
    try:
        return moment.astimezone(ZoneInfo(zone))
    except OverflowError:  # a time within hours of the calendar's edge stays in its own zone
        return moment


def _iso(moment: datetime) -> str:
    # Before standard time zones had offsets with seconds, which ISO 8601 and HTML do not take.
    offset = moment.utcoffset()
    if offset is not None and offset.total_seconds() % 60:
        moment = moment.astimezone(UTC)
    return moment.isoformat(timespec="seconds")


def month_names(lang: str) -> tuple[str, ...]:
    """The names of the months as they stand after a day; none for a language that Babel does not know."""
    calendar = calendar_for(lang)
    return tuple(calendar.locale.months["format"]["wide"].values()) if calendar.known else ()
