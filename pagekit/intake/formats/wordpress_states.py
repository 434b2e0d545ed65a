"""a post's state in WordPress → the fields that hold a story back here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from pagekit.intake.formats.moments import moment

STATES: Mapping[str, str] = {
    "publish": "ready", "inherit": "ready", "": "ready", "draft": "draft", "pending": "draft", "auto-draft": "draft",
    "private": "held", "future": "ready",
}  # fmt: skip


def state_fields(status: str, published: datetime | date | None, *, locked: bool) -> dict[str, Any]:
    """Status and embargo: a post that is planned waits for its hour, one behind a password is held."""
    if locked:
        return {"status": "held"}
    state = STATES.get(status, "held")
    if status != "future":
        return {} if state == "ready" else {"status": state}
    if isinstance(published, datetime):
        return {"embargo_until": published}
    return {"status": "held"}


def time_of(gmt: str, local: str) -> datetime | date | None:
    """The time of a post: the one in Greenwich's counts, where there is one; the other has no zone."""
    for said, zone in ((gmt, UTC), (local, None)):
        if said and not said.startswith("0000"):
            found = moment(said)
            if isinstance(found, datetime) and found.tzinfo is None and zone is not None:
                found = found.replace(tzinfo=zone)
            if found is not None:
                return found
    return None
