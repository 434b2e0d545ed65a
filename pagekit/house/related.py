"""an article + the stories at hand → RelatedStory: what else there is to read.

The rules:
1. Those that the article names stand first, in its order. One that is not at hand is left out, with a note.
2. Then those in its language: those that share most tags with it, those of its section, the others; the newest first.
3. Never the story itself, nor one of its translations.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from pagekit.house.copydesk import CopyDesk
from pagekit.house.dates import stamp
from pagekit.house.links import readable
from pagekit.house.parts import RelatedStory
from pagekit.house.text import plain
from pagekit.house.zones import zoned
from pagekit.model import Article, Publication
from pagekit.notes import warning

MOST = 6
"""Stories that are told at most."""


def related_stories(
    article: Article, others: Sequence[Article], publication: Publication, told_in: str, desk: CopyDesk
) -> tuple[RelatedStory, ...]:
    """What else there is; `others` are stories that may be told of, `told_in` the language of their dates."""
    known = {other.id: other for other in reversed(others) if other.id != article.id}
    chosen: dict[str, RelatedStory] = {}
    for position, name in enumerate(article.related):
        if name in known:
            chosen[name] = _told(known[name], publication, told_in, on_subject=True)
        elif name != article.id:
            what = f"no story with the id {name!r} that may be told of is at hand; it is left out."
            desk.notes.append(
                warning("related-unknown", f"related[{position}]", what, "Pass it along, or take it out.")
            )
    for on_subject, other in _akin(article, list(known.values()), publication):
        if other.id not in chosen:
            chosen[other.id] = _told(other, publication, told_in, on_subject=on_subject)
    return tuple(chosen.values())[:MOST]


def _akin(
    article: Article, others: Sequence[Article], publication: Publication
) -> Iterator[tuple[bool, Article]]:
    """The others in the order in which they are told, and whether a tag is shared."""
    lang = article.lang or publication.lang
    tags = {tag.casefold() for tag in article.tags}
    same = {*article.translations.values()}
    near: list[tuple[int, bool, int, str, Article]] = []
    for other in others:
        strange = (other.lang or publication.lang) != lang
        translated = other.id in same or other.url in same or article.id in other.translations.values()
        if strange or translated:
            continue
        shared = len(tags & {tag.casefold() for tag in other.tags})
        day = _day(other, publication)
        elsewhere = article.section is None or other.section != article.section
        near.append((-shared, elsewhere, -day.toordinal() if day else 0, other.id, other))
    for shared, _elsewhere, _day_before, _name, other in sorted(near, key=lambda each: each[:4]):
        yield shared < 0, other


def _day(other: Article, publication: Publication) -> date | None:
    """The day on which it was published, there where the publication is."""
    when = zoned(other, publication.timezone)[0].published_at
    return when.astimezone(ZoneInfo(publication.timezone)).date() if isinstance(when, datetime) else when


def _told(other: Article, publication: Publication, told_in: str, *, on_subject: bool) -> RelatedStory:
    desk = CopyDesk(other.lang or publication.lang, publication.url)
    href = desk.link(other.url, "url") if other.url else None
    day = _day(other, publication)
    return RelatedStory(
        plain(desk.full_line(other.headline, "headline")),
        on_subject,
        " ".join(plain(runs) for runs in desk.prose(other.deck, "deck")[:1]),
        stamp(day, told_in, publication.timezone) if day else None,
        href,
        readable(href) if href else None,
    )
