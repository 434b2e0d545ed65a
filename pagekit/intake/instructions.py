"""an owner's words → whether they are instructions to the desk, and the credit line that they ask for."""

from __future__ import annotations

import re

from pagekit.model.credit_line import without_opener

LONGEST = 300
_BETWEEN = re.compile(
    r"\s*(?:[,;/.*!&+]|\s[-–—]+\s|\s-|-\s)+\s*|\s+and\s+(?=no\b|not\b|mandatory\b)", re.IGNORECASE
)
_ONE = re.compile(
    r"(?:no (?:re)?sales?|not for (?:re)?sale|no archiv(?:es?|ing|al use)|no (?:use|usage) (?:in|after|by|for"
    r"|on) .{1,60}"
    r"|(?:for )?editorial use only|(?:strictly )?(?:restricted|limited) to editorial use(?: only)?"
    r"|no (?:marketing|advertising|commercial|merchandising|promotional)"
    r"(?: (?:nor|or|and|no|advertising|marketing|use|usage|campaigns?|purposes))*"
    r"|(?:for )?one[- ]time[- ]use(?: only)?|single[- ]use(?: only)?|(?:strictly )?embargo(?:ed)? ?(?:until"
    r"|till|til|:|for) ?.{1,80}"
    r"|(?:not to be|not for|do not|don't) (?:be )?(?:published?|publication|released?|used?) before .{1,80}"
    r"|do not (?:crop|alter|archive|resell|obscure)\b.{0,60}|no (?:crops?|cropping|alterations?|mags?"
    r"|magazines?|tabloids?|tv"
    r"|internet|online|web|print|third[- ]party|licensing|reproduction|syndication|books?|calendars?|cd-?roms?)"
    r"(?: (?:use|sales|usage))?|mandatory credit|credit mandatory|mandatory byline"
    r"|all rights? reserved|distributed as a service to (?:our )?clients|free for editorial use|(?:print|online"
    r"|web|newspaper) use only"
    r"|rights[- ]managed|for use (?:only|until) .{1,60}|без права (?:пере)?продажи|без права архивирования"
    r"|только для редакционного использования|эмбарго до .{1,60}|sperrfrist:? .{1,60}|keine? (?:archiv\w*"
    r"|weiterverkauf|verkauf))",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"mandatory credit ?[:-]? ?[\"“][^\"”]{1,80}[\"”]", re.IGNORECASE)
_OUT = re.compile(r"[A-ZÄÖÜ]{2,}(?: (?:AND )?[A-ZÄÖÜ]{2,}){0,4} OUT")
_EMBARGO = re.compile(r"(?:strictly )?embargo|эмбарго|sperrfrist|.* before ", re.IGNORECASE)
_DAY_OR_HOUR = re.compile(
    r".*\d.*|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day.*|\d{0,2} ?(?:gmt|utc|cet|est|bst)",
    re.IGNORECASE,
)
_MANDATORY = re.compile(
    r"(?:mandatory\s+(?:photo\s+)?credit|credit\s+mandatory|(?:must|please)\s+credit"
    r"|credit\s+(?:line\s+)?must\s+read)"
    r"\s*(?:[:\-–—]\s*|(?=[\"“'‘]))(?P<line>\S.*?)\s*"
    r"(?:(?:;|(?<=\w\w)\.|\s[-–—](?=\s+no\b)|(?<=[\"”'’])\s[-–—])(?:\s.*)?)?$",
    re.IGNORECASE,
)


def is_instruction(piece: str) -> bool:
    """True for a sentence that tells the desk what it may do, and nothing to a reader."""
    piece = " ".join(piece.split()).strip(" -–—*")
    parts = [part for part in _BETWEEN.split(_QUOTED.sub("mandatory credit", piece)) if part.strip()]
    if not parts or len(piece) > LONGEST:
        return False
    embargo = False
    for part in parts:
        if _ONE.fullmatch(part) or _OUT.fullmatch(part):
            embargo = embargo or _EMBARGO.match(part) is not None
        elif not (embargo and _DAY_OR_HOUR.fullmatch(part)):
            return False
    return True


def mandatory_credit(instructions: str | None) -> str | None:
    """The line that the owner's instructions ask for: "MANDATORY CREDIT: Name/Agency"."""
    match = _MANDATORY.search((instructions or "")[:2_000])
    return (without_opener(match["line"].strip()) or None) if match else None
