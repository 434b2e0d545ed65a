"""a key of other houses' files + its value → what holds the story back here, where the key holds it back there.

`hold`, `private`, `publish_at`, `is_free` are no fields. Left out with the other keys that nobody knows, they would
publish what must not be published. The rules:
1. Case, hyphens, spaces and underscores do not count: `publishAt`, `do-not-publish`.
2. A switch counts by its value: `hold: true` and `public: false` hold a story back, `hold: false` does not and is left
   out like any other key. A value that is neither is taken for the one that holds.
3. A time to publish at counts whatever it is: nobody here knows what time it is.
4. A state counts where its word is one that holds: `state: draft`, never `state: Ohio`.
5. Where a key as often means something harmless (`publish_date`, `release_date`), or asks for what no field does
   (`expires`), it is a warning. All others are errors.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pagekit.model.fields import tidy
from pagekit.notes import Note, error, warning

HELD, DRAFT, EMBARGO = "status: held", "status: draft", "embargo_until: 2014-08-15T20:29:00+06:00"
PAID, PRINT, WEB = "free: false", 'channels: ["print"]', 'channels: ["web"]'

TRUE_AND_FALSE = {"true": True, "yes": True, "on": True, "y": True, "1": True,
                  "false": False, "no": False, "off": False, "n": False, "0": False}  # fmt: skip
"""What site generators read as true and false (YAML 1.1, 10.2.1.2); here such words are text."""


class _Switch(NamedTuple):
    """Holds a story back when it has this value: then write that."""

    value: bool
    write: str


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_BY_VALUE = (
    (_Switch(True, HELD), _words("""
        hold onhold ishold held isheld withhold withheld private isprivate hidden ishidden secret confidential archived
        deleted spiked killed donotpublish dontpublish nopublish notforpublication unpublished passwordprotected
    """)),
    (_Switch(False, HELD), _words("""
        publish ispublished public ispublic visible isvisible approved isapproved ready isready
    """)),
    (_Switch(True, DRAFT), _words("isdraft draftonly")),
    (_Switch(True, PAID), _words("""
        paid ispaid paidonly paywalled ispremium premiumonly locked subscriberonly subscribersonly forsubscribers
        memberonly membersonly formembers
    """)),
    (_Switch(False, PAID), _words("isfree freeaccess freetoread")),
    (_Switch(True, PRINT), _words("printonly onlyprint noweb notforweb")),
    (_Switch(True, WEB), _words("webonly onlyweb onlineonly noprint notforprint")),
)  # fmt: skip
_SWITCHES = {name: switch for switch, names in _BY_VALUE for name in names}
_TIMES = _words("""
    publishat publishon publishafter publishfrom publishtime releaseat releaseon releaseafter notbefore golive goliveat
    liveat livefrom scheduledat scheduledfor scheduleat schedulefor holduntil holdtill heldtill
""")
_PASSWORDS = _words("password postpassword")
_STATES = _words("""
    state stage workflow workflowstate workflowstatus poststatus publishstatus publicationstatus articlestatus
    storystatus visibility access audience
""")
_HOLDING = _words("""
    draft hold held onhold private hidden pending pendingreview inreview review embargo embargoed unpublished scheduled
    future planned trash archived killed spiked
""")
_PAYING = _words("paid premium member members membersonly subscriber subscribers subscribersonly")
_PERHAPS_TIMES = _words("publishdate releasedate scheduled schedule availablefrom")
_ENDS = _words("""
    expires expiresat expireson expiry expirydate expirationdate unpublishat unpublishon unpublishdate publishuntil
    publishto removeat removeon takedownat
""")
_SPACE = re.compile(r"[\W_]")


def holding(key: str, value: object, where: str) -> Note | None:
    """The note for a key that holds a story back elsewhere; None for any other."""
    folded = _folded(key)
    write = _write_instead(folded, value)
    if write is not None:
        what = f"{tidy(key)!r} is no field, but says that the story must not go out as any other; left out, it would."
        return error("held-elsewhere", where, what, f"Write {write}, or take it out.")
    if folded in _PERHAPS_TIMES and not _no(value):
        what = f"{tidy(key)!r} is no field: the story does not wait for it."
        return warning("time-unheld", where, what, f"If it must wait, write {EMBARGO}.")
    if folded in _ENDS and not _no(value):
        what = f"{tidy(key)!r} is no field: no story is taken off by itself."
        return warning("time-unheld", where, what, f"When its time has come, write {HELD}.")
    return None


def holds(key: str) -> bool:
    """True for a key that may hold a story back elsewhere, whatever its value."""
    return (folded := _folded(key)) in _SWITCHES or folded in _TIMES or folded in _PASSWORDS


def _write_instead(folded: str, value: object) -> str | None:
    """What is to be written in place of a key that holds the story back with this value."""
    switch = _SWITCHES.get(folded)
    if switch is not None:
        return switch.write if _truth(value) in {switch.value, None} else None
    if folded in _TIMES | _PASSWORDS:
        return None if _no(value) else HELD if folded in _PASSWORDS else EMBARGO
    if folded in _STATES and isinstance(value, str):
        state = _folded(value)
        return PAID if state in _PAYING else HELD if state in _HOLDING else None
    return None


def _no(value: object) -> bool:
    return _truth(value) is False


def _truth(value: object) -> bool | None:
    return TRUE_AND_FALSE.get(str(value).strip().lower())


def _folded(key: str) -> str:
    return _SPACE.sub("", key).casefold()
