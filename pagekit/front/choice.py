"""stories → the order of a front, and who leads it: rules 1 to 4 of `arrangement`."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import UTC, datetime
from itertools import chain, islice

from pagekit.house.story import Story

LEAD_WIDTH = 960
"""Pixels that a picture must have across, cut to the lead's shape, to lead a page."""
SECONDS = 2
COLUMN_LINES = 6
COLUMN_BRIEFS = 2


def ranked(stories: Iterable[Story]) -> tuple[Story, ...]:
    """The stories by priority, running reports first among equals, then the newest, then by id."""
    return tuple(sorted(stories, key=lambda story: (story.priority, not _live(story), *_newest(story))))


def by_time(stories: Iterable[Story]) -> list[Story]:
    """The stories, the newest first; those without a date last."""
    return sorted(stories, key=_newest)


def is_brief(story: Story) -> bool:
    """True for a piece that is set as a few lines of text."""
    return story.format.design == "brief"


def without(stories: Iterable[Story], gone: Iterable[Story]) -> list[Story]:
    """The stories in their order, but for those that are gone."""
    ids = {story.id for story in gone}
    return [story for story in stories if story.id not in ids]


def choose_lead(order: Sequence[Story], width_of: Callable[[Story], int]) -> Story:
    """The first story whose picture is wide enough, else the first; a brief only where there is nothing else."""
    serious = [story for story in order if not is_brief(story)] or list(order)
    pictured = (story for story in serious if story.lead is not None and width_of(story) >= LEAD_WIDTH)
    return next(pictured, serious[0])


def choose_seconds(lead: Story, others: Sequence[Story], file_of: Callable[[Story], Hashable]) -> list[Story]:
    """The next stories with pictures that differ from the lead's and each other's; then any but briefs; then any."""
    seen = {file_of(lead)} if lead.lead else set()
    pictured: list[Story] = []
    for story in others:
        if story.lead is not None and not is_brief(story) and file_of(story) not in seen:
            seen.add(file_of(story))
            pictured.append(story)
    wanted = chain(pictured, (story for story in others if not is_brief(story)), others)
    taken = set(islice(dict.fromkeys(story.id for story in wanted), SECONDS))
    return [story for story in others if story.id in taken]


def choose_column(rest: Sequence[Story]) -> tuple[list[Story], list[Story]]:
    """The newest, and the briefs, beside the lead; what is left below is never one story alone."""
    briefs = [story for story in rest if is_brief(story)]
    news = by_time(story for story in rest if not is_brief(story))
    lines = COLUMN_LINES - bool(briefs and news)
    short = briefs[: max(COLUMN_BRIEFS, lines - len(news))]
    latest = news[: lines - len(short)]
    if len(rest) - len(latest) - len(short) == 1:
        return (latest[:-1], short) if len(latest) > 1 else (latest, short[:-1])
    return latest, short


def _newest(story: Story) -> tuple[float, str]:
    told = (story.updated if _live(story) else None) or story.published
    if told is None:
        return float("inf"), story.id
    moment = datetime.fromisoformat(told.iso)
    return -(moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp(), story.id


def _live(story: Story) -> bool:
    return story.format.design == "live"
