"""an article + the stories at hand → RelatedStory: what else there is to read.

The rules:
1. Those that the article names stand first, in its order. One that is not at hand is left out, with a note.
2. Then those in its language: those that share most tags with it, those of its section, the others; the newest first.
3. Last those in other languages, the publication's first, each with its language told; of a story and its translations
   one. None of them is on the subject but for those that the article names.
4. Never the story itself, nor one of its translations.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from pagekit.house.copydesk import CopyDesk
from pagekit.house.dates import stamp
from pagekit.house.links import readable
from pagekit.house.parts import RelatedStory
from pagekit.house.text import plain
from pagekit.house.translations import language_name
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
            chosen[name] = _told(known[name], article, publication, told_in, on_subject=True)
        elif name != article.id:
            what = f"no story with the id {name!r} that may be told of is at hand; it is left out."
            desk.notes.append(
                warning("related-unknown", f"related[{position}]", what, "Pass it along, or take it out.")
            )
    for on_subject, other in _akin(article, list(known.values()), publication):
        if other.id not in chosen:
            chosen[other.id] = _told(other, article, publication, told_in, on_subject=on_subject)
    for other in _strangers(article, known, tuple(chosen), publication):
        chosen[other.id] = _told(other, article, publication, told_in, on_subject=False)
    return tuple(chosen.values())[:MOST]


def _akin(
    article: Article, others: Sequence[Article], publication: Publication
) -> Iterator[tuple[bool, Article]]:
    """The others in the order in which they are told, and whether a tag is shared."""
    lang = article.lang or publication.lang
    tags = {tag.casefold() for tag in article.tags}
    near: list[tuple[int, bool, int, str, Article]] = []
    for other in others:
        if (other.lang or publication.lang) != lang or _one(article, other):
            continue
        shared = len(tags & {tag.casefold() for tag in other.tags})
        day = _day(other, publication)
        elsewhere = article.section is None or other.section != article.section
        near.append((-shared, elsewhere, -day.toordinal() if day else 0, other.id, other))
    for shared, _elsewhere, _day_before, _name, other in sorted(near, key=lambda each: each[:4]):
        yield shared < 0, other


def _strangers(
    article: Article, known: Mapping[str, Article], told: Sequence[str], publication: Publication
) -> Iterator[Article]:
    """Those in other languages, in the order in which they are told."""
    lang = article.lang or publication.lang
    told_of = [article, *(known[name] for name in told)]

    def rank(other: Article) -> tuple[bool, bool, int, str]:
        foreign = (other.lang or publication.lang) != publication.lang
        elsewhere = article.section is None or other.section != article.section
        day = _day(other, publication)
        return foreign, elsewhere, -day.toordinal() if day else 0, other.id

    strange = [other for other in known.values() if (other.lang or publication.lang) != lang]
    for other in sorted(strange, key=rank):
        if not any(other.id == one.id or _one(one, other) for one in told_of):
            told_of.append(other)
            yield other


def _one(story: Article, other: Article) -> bool:
    """Whether one is the other's translation."""
    return any(
        two.id in one.translations.values() or (two.url or "") in one.translations.values()
        for one, two in ((story, other), (other, story))
    )


def _day(other: Article, publication: Publication) -> date | None:
    """The day on which it was published, there where the publication is."""
    when = zoned(other, publication.timezone)[0].published_at
    return when.astimezone(ZoneInfo(publication.timezone)).date() if isinstance(when, datetime) else when


def _told(
    other: Article, article: Article, publication: Publication, told_in: str, *, on_subject: bool
) -> RelatedStory:
    lang = other.lang or publication.lang
    strange = lang != (article.lang or publication.lang)
    desk = CopyDesk(lang, publication.url)
    href = desk.link(other.url, "url") if other.url else None
    day = _day(other, publication)
    return RelatedStory(
        plain(desk.full_line(other.headline, "headline")),
        on_subject,
        " ".join(plain(runs) for runs in desk.prose(other.deck, "deck")[:1]),
        stamp(day, told_in, publication.timezone) if day else None,
        href,
        readable(href) if href else None,
        lang if strange else "",
        language_name(lang) if strange else "",
    )
