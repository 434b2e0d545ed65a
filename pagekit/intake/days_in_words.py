"""a day or a time in words, or in figures in another order → the day or the time.

"May 6, 2021 at 10:20 AM", "Thu, 06 May 2021 10:20:00 +0000" (RFC 5322, 3.3), "6 мая 2021 г.", "2021/05/06",
"06.05.2021", "le 6 mai 2021 à 10h20", "2021年5月6日". A day in figures that could be two, such as 05/06/2021, is none.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from pagekit.intake.times import read_time

_NAMES = (
    "january jan januar januari janvier enero ene gennaio gen janeiro янв январь января қаңтар январ يناير",
    "february feb februar februari février févr fév febrero febbraio fevereiro фев февр февраль февраля ақпан فبراير",
    "march mar märz maerz mär mrz mars marzo março мар март марта наурыз مارس",
    "april apr avril avr abril abr aprile апр апрель апреля сәуір أبريل",
    "may mai mei mayo maggio mag maio май мая мамыр مايو",
    "june jun juni juin junio giugno giu junho июн июнь июня маусым يونيو",
    "july jul juli juillet juil julio luglio lug julho июл июль июля шілде يوليو",
    "august aug août aout agosto ago augustus авг август августа тамыз أغسطس",
    "september sep sept septembre septiembre settembre set setembro сен сент сентябрь сентября қыркүйек سبتمبر",
    "october oct oktober okt octobre octubre ottobre ott outubro окт октябрь октября қазан أكتوبر",
    "november nov novembre noviembre novembro ноя нояб ноябрь ноября қараша نوفمبر",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro дек декабрь декабря желтоқсан ديسمبر",
)
_MONTHS = {name: month for month, names in enumerate(_NAMES, 1) for name in names.split()}
_ZONES = {"est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00",
          "pst": "-08:00", "pdt": "-07:00", "ut": "Z", "utc": "Z", "gmt": "Z", "z": "Z"}  # fmt: skip
"""Those of RFC 5322, 4.3: other letters mean different zones in different places."""

_CLOCK = re.compile(
    r"(?<![\d.:/-])(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d{1,9})?)?"
    r"(?:\s*(?P<half>[ap])\.?m\b\.?)?"
    r"(?:\s*(?P<zone>(?:GMT|UTC)?[+-]\d{1,2}:?(?:\d{2})?(?!\d)|\(?[A-Za-z]{1,4}\)?(?![\w.])))?"
    r"(?:\s*\([A-Za-z ]{1,40}\))?",
    re.IGNORECASE,
)
_HOUR = re.compile(
    r"(?<![\d.:/-])(?P<hour>\d{1,2})(?:\s?h\s?(?P<minute>\d{2})?(?!\w)|(?:[.:](?P<other>\d{2}))?\s+[Uu]hr\b"
    r"|\s*(?P<half>[ap])\.?m\b)",
)
"""An hour without a colon."""
_EASTERN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_IN_ONE = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_SHORT_YEAR = re.compile(r"([A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2}) (\d\d)(?= )")
"""RFC 822, 5.1; the century is that of RFC 5322, 4.3."""
_FIGURES = re.compile(r"(?P<one>\d{1,4})(?P<sign>[./-])(?P<two>\d{1,2})(?P=sign)(?P<three>\d{4}|\d{1,2})\.?")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|º|ª)\b", re.IGNORECASE)
_FILLERS = {"at", "um", "à", "a", "в", "г", "года", "год", "жыл", "жылы", "жылғы", "ж", "uhr", "of", "the", "de", "del",
            "den", "der", "le", "el", "il", "on", "t"}  # fmt: skip
_DAY_NAMES = (
    "monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat sunday sun",
    "montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sa sonntag so",
    "lundi lun mardi mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim",
    "понедельник пн вторник вт среда ср четверг чт пятница пт суббота сб воскресенье вс",
    "дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі",
    "lunes martes miércoles jueves viernes sábado domingo",
)
_DAYS = frozenset(name for names in _DAY_NAMES for name in names.split())


def read_words(text: str) -> datetime | date | None:
    """The time or day that the text says; a time may lack its zone. None when it says neither, or more than that."""
    said = text.strip()
    if not 6 <= len(said) <= 80:
        return None
    said = _SHORT_YEAR.sub(lambda found: f"{found[1]} {'20' if found[2] < '50' else '19'}{found[2]}", said)
    said = _EASTERN.sub(r"\1/\2/\3 ", said)
    said = _HOUR.sub(_with_colon, said) if not _CLOCK.search(said) else said
    if in_one := _IN_ONE.fullmatch(said):
        return _made(*map(int, in_one.groups()))
    clock = _CLOCK.search(said)
    day = _day(f"{said[: clock.start()]} {said[clock.end() :]}" if clock else said)
    if day is None or not clock:
        return day
    hour = int(clock["hour"])
    if clock["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if clock["half"].lower() == "p" else 0)
    zone = _zone(clock["zone"])
    if zone is None:
        return None
    return read_time(f"{day.isoformat()} {hour:02}:{clock['minute']}:{clock['second'] or '00'}{zone}")


def _with_colon(found: re.Match[str]) -> str:
    half = f" {found['half']}m" if found["half"] else ""
    return f"{found['hour']}:{found['minute'] or found['other'] or '00'}{half}"


def is_unclear(text: str) -> bool:
    """True for a day in figures that could be two."""
    match = _FIGURES.match(text.strip())
    if match is None or read_words(text) is not None:
        return False
    return min(figures := (int(match["one"]), int(match["two"]))) >= 1 and max(figures) <= 12


def _zone(written: str | None) -> str | None:
    """The zone in figures; nothing where there is none, None where nobody can tell which it is."""
    if not written or written.strip("()").lower() in _FILLERS | {"h"}:
        return ""
    figures = written.upper().removeprefix("GMT").removeprefix("UTC")
    return figures if figures[:1] in {"+", "-"} else _ZONES.get(written.strip("()").lower())


def _day(text: str) -> date | None:
    figures = _FIGURES.search(text)
    if figures:
        rest = _WORD.findall((text[: figures.start()] + " " + text[figures.end() :]).lower())
        return _made(*_in_order(figures)) if all(word in _FILLERS | _DAYS for word in rest) else None
    words = [word for word in _WORD.findall(_ORDINAL.sub("", text).lower()) if word not in _FILLERS]
    months = [word for word in words if word in _MONTHS]
    numbers = [word for word in words if word.isdecimal()]
    others = [word for word in words if word not in _MONTHS and not word.isdecimal() and word not in _DAYS]
    if len(months) != 1 or len(numbers) != 2 or others:
        return None
    years = [number for number in numbers if len(number) == 4]
    if len(years) != 1:
        return None
    numbers.remove(years[0])
    return _made(int(years[0]), _MONTHS[months[0]], int(numbers[0]))


def _in_order(figures: re.Match[str]) -> tuple[int, int, int]:
    """Year, month, day; zeros where the order is not clear."""
    one, two, three = int(figures["one"]), int(figures["two"]), int(figures["three"])
    if len(figures["one"]) == 4:
        return one, two, three
    if len(figures["three"]) != 4 or len(figures["one"]) > 2:
        return 0, 0, 0
    # With full stops or hyphens the day comes first wherever they are used; with strokes it depends on the country.
    if figures["sign"] != "/" or one > 12 or one == two:
        return three, two, one
    return (three, one, two) if two > 12 else (0, 0, 0)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None
