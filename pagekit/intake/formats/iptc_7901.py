"""IPTC 7901, the format of the teleprinter → items: a message between SOH and EOT, its lines, its text, its day.

    SOH source number priority category words   the message's own line, then its keywords
    STX head lines, the last ends with "="      take keys, the headline, the byline
        the text                                lines of a teleprinter; a blank line or an indent begins a paragraph
    ETX DDHHMM Mon YY                           when it was sent

What a service marks as not for publication is a note to the editors. IPTC 7901, 7th revision.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from pagekit.intake.formats.item import Markdown, Part, WireItem
from pagekit.intake.formats.opened import Opened
from pagekit.intake.formats.people import people
from pagekit.intake.formats.reader import Format
from pagekit.notes import error, info, warning

_BEGIN = re.compile(
    r"\x01\s*(?P<source>[A-Za-z]{2,5})(?P<number>\d{1,5})[ \t]+(?P<priority>\w)[ \t]+(?P<category>[A-Za-z]{1,4})"
    r"(?:[ \t]+(?P<words>\d+))?[^\n]*"
)
_BARE = re.compile(r"[a-z]{2,4}\d{3,5} \d [a-z]{1,3} +\d+ [^\n]*\r?\n\s*/?(?:[^\n/]+/)+[^\n/]*\r?\n")
"""The head of a message that has lost its signs for the line."""
_SENT = re.compile(
    r"(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)(?:\s+(?P<zone>GMT|UTC|Z))?\s+(?P<month>[A-Za-zÀ-ÿ]{3})\w*\.?\s+(?P<year>\d\d(?:\d\d)?)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_OTHER_MONTHS = {
    "mrz": 3,
    "mär": 3,
    "mai": 5,
    "okt": 10,
    "dez": 12,
    "fev": 2,
    "fév": 2,
    "avr": 4,
    "aoû": 8,
    "déc": 12,
    "ene": 1,
    "abr": 4,
    "ago": 8,
    "dic": 12,
}
_TAKE = re.compile(r"\(?[A-Z0-9][A-Z0-9 ./&:()-]{0,40}\)?|\([^()]{1,40}\)|Eds?:.*")
_BYLINE = re.compile(r"(?:By|Von|Par|Por|Di|Av)\s+\S", re.IGNORECASE)
_PRIVATE = re.compile(
    r"\n[ \t]*(?:\*[ \t]*){3,}\s*\n[ \t]*"
    r"(?:The following information is not|Die folgenden Informationen sind nicht)[^\n]*",
    re.IGNORECASE,
)
_NOTEBOOK = re.compile(r"^#{1,2}[ \t]+\S", re.MULTILINE)
_PARAGRAPH = re.compile(r"\n[ \t]*\n|\n(?=[ ]{2,}\S)")
_COLUMNS = re.compile(r"\S[ \t]{3,}\S")
_MOST_HEADS = 8
LONG_LINE = 45


def _recognises(opened: Opened) -> bool:
    if "\x02" in opened.text:
        return _BEGIN.search(opened.head) is not None
    return _BARE.match(opened.head) is not None


def _read(opened: Opened) -> Iterator[WireItem]:
    text = opened.text.replace("\r\n", "\n").replace("\r", "\n")
    bare = _BARE.match(text) if "\x02" not in text else None
    if bare is not None:
        # The signs that control the line are gone; the lines are there.
        text = f"\x01{text[: bare.end()]}\x02{text[bare.end() :]}"
    starts = [match.start() for match in _BEGIN.finditer(text)] or [0]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield _message(text[start:end], opened.name)


def _message(text: str, source: str) -> WireItem:
    match = _BEGIN.match(text)
    head, _, rest = text.partition("\x02")
    story, _, tail = rest.partition("\x03")
    name = f"{match['source']}{match['number']}" if match else source
    item = WireItem(name)
    lines, body = _heads(story)
    item.fields = _fields(lines, match["priority"] if match else "")
    sent = _sent(tail)
    item.fields["published_at"] = sent
    item.id = f"{name}-{sent:%Y%m%d}" if sent else name
    keywords = " ".join(line.strip() for line in head.split("\n")[1:]).strip(" /")
    item.fields["tags"] = [word for word in re.split(r"/+", keywords) if word.strip()]
    item.body = _body(body, item)
    taken = [line for line in lines[:-1] if _TAKE.fullmatch(line)]
    if taken:
        item.notes.append(info("take-key", "the head", f"the message says of itself: {'; '.join(taken)}"))
    if any("KILL" in line.upper().split() or "WITHHOLD" in line.upper().split() for line in taken):
        item.fields["status"] = "held"
        item.notes.append(
            error("item-canceled", "the head", "the agency has taken this message back; it is held.")
        )
    return item


def _heads(story: str) -> tuple[list[str], str]:
    """The lines above the text, and the text."""
    lines = story.lstrip("\n").split("\n")
    end = next(
        (number for number, line in enumerate(lines[:_MOST_HEADS]) if line.rstrip().endswith("=")), None
    )
    if end is None:
        end = 0
    heads = [line.strip().removesuffix("=").strip() for line in lines[: end + 1]]
    return [line for line in heads if line], "\n".join(lines[end + 1 :])


def _fields(lines: list[str], priority: str) -> dict[str, object]:
    bylines = [line for line in lines[1:] if _BYLINE.match(line)]
    heads = [line for line in lines if line not in bylines and not _TAKE.fullmatch(line)] or lines[:1]
    headline = heads[-1] if heads else ""
    for line in reversed(heads[:-1]):
        # A line as long as a teleprinter's goes on in the next.
        if len(line) < LONG_LINE:
            break
        headline = f"{line} {headline}"
    return {
        "headline": headline,
        "byline": [person for line in bylines for person in people(line)],
        "priority": int(priority) if priority in set("123456789") else None,
    }


def _body(text: str, item: WireItem) -> list[Part]:
    private = _PRIVATE.search(text)
    if private is not None:
        what = f"what is not for publication says: {' '.join(text[private.end() :].split())}"
        item.notes.append(warning("editors-note", "the end", what, "Check that it is heeded."))
        text = text[: private.start()]
    notebook = _NOTEBOOK.search(text)
    tail = text[notebook.start() :] if notebook is not None else ""
    text = text[: notebook.start()] if notebook is not None else text
    parts: list[Part] = []
    for paragraph in _PARAGRAPH.split(text):
        lines = [line.rstrip() for line in paragraph.split("\n") if line.strip()]
        if not lines:
            continue
        if len(lines) > 1 and all(_COLUMNS.search(line.strip()) for line in lines):
            parts.append({"kind": "code", "text": "\n".join(lines)})
        else:
            parts.append(" ".join(" ".join(lines).split()))
    return [*parts, *([Markdown(tail)] if tail.strip() else [])]


def _sent(tail: str) -> datetime | None:
    """When the message was sent; without a word for its zone it is in nobody's."""
    match = _SENT.search(tail)
    if match is None:
        return None
    word = match["month"].lower()
    month = _MONTHS.index(word) + 1 if word in _MONTHS else _OTHER_MONTHS.get(word)
    if month is None:
        return None
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    try:
        return datetime(
            year,
            month,
            int(match["day"]),
            int(match["hour"]),
            int(match["minute"]),
            tzinfo=UTC if match["zone"] else None,
        )
    except ValueError:
        return None


FORMAT = Format("iptc-7901", "IPTC 7901", ("text",), _recognises, _read)
