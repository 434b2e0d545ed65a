"""Article + Publication → Story: the house style put on, part by part.

The rules:
1. A story under embargo is not made, unless drafts are asked for (`release`).
2. The story's own words follow its language; labels, dates and credit words follow the publication's, or the
   story's when the publication says `labels = "article"`.
3. The way to the story ends where we are: the last breadcrumb has no address.
4. A second date is told only when it is another one. Corrections stand newest first.
5. Nothing is lost in silence: what is left out or changed beyond typography is a note of the story.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time
from types import MappingProxyType
from zoneinfo import ZoneInfo

from pagekit.errors import Withheld
from pagekit.house.blocks import BodyDesk
from pagekit.house.byline import byline, name_alone
from pagekit.house.contacts import calls_to_action, contact_lines, report_fault
from pagekit.house.copydesk import CopyDesk
from pagekit.house.dates import calendar_notes, stamp
from pagekit.house.destinations import links_inside, places_of
from pagekit.house.direction import direction
from pagekit.house.figures import PictureDesk, after_text, filled, placed, repeats_of_lead
from pagekit.house.format import format_of, section_of
from pagekit.house.labels import labels_for
from pagekit.house.links import readable
from pagekit.house.publisher import own_address, publisher_of, with_whole_addresses
from pagekit.house.related import related_stories
from pagekit.house.release import release_of
from pagekit.house.share import share_links, share_tools
from pagekit.house.story import Author, CorrectionText, CrumbLink, Stamp, Story, plain
from pagekit.house.story_blocks import HeadingText, UpdateText
from pagekit.house.summary import description, word_count
from pagekit.house.translations import translated
from pagekit.house.zones import zoned
from pagekit.model import Article, Correction, Crumb, Person, Publication, Update
from pagekit.model.base import altered
from pagekit.notes import Note, unique


def dress(
    article: Article,
    publication: Publication,
    *,
    at: datetime | None = None,
    others: Mapping[str, str] = MappingProxyType({}),
    kept_back: Collection[str] = (),
    told: Sequence[Article] = (),
    drafts: bool = False,
) -> Story:
    """The article as this publication prints it.

    `at`, with its zone, is the time an embargo is held against. `others` gives the addresses of other stories by
    their ids, for translations that name a story; `kept_back` are those that may not be linked; `told` are the stories
    that may be told of, for what else there is on the subject. Raises Withheld when
    the story is under embargo, at that time or because there is none to hold it against, and no drafts are asked for;
    InvalidInput when `at` has no zone.
    """
    article, zone_notes = zoned(article, publication.timezone)
    release = release_of(article, at, publication.timezone)
    if release.embargo and not drafts:
        raise Withheld(
            f"{article.id}: {release.embargo}. Pass a time at or after its end (at=…, or --at), or ask for a preview "
            "that is marked as one (drafts=True, or --drafts)."
        )
    lang = article.lang or publication.lang
    told_in = lang if publication.labels == "article" else publication.lang
    told_by = "lang" if publication.labels == "article" and article.lang else "publication.lang"
    labels, label_notes = labels_for(told_in, told_by)

    addresses = CopyDesk(lang, publication.url)
    article = altered(article, url=addresses.link(article.url, "url"))
    publication = with_whole_addresses(publication, addresses)
    publisher = publisher_of(publication, addresses)
    desk = CopyDesk(lang, publication.url, article.url, addresses.notes, others)
    desk.places = _places(article, publication, lang)
    headline = desk.full_line(article.headline, "headline")
    title = plain(headline)
    pictures = PictureDesk(desk, publication.credit_style, told_in, publication.source_labels)
    lead = article.photos[0] if article.photos else None
    body = BodyDesk(
        desk, pictures, article.photos, publication.timezone, interview=article.design == "interview"
    )
    share, share_notes = share_links(publication, title=title, url=article.url, lang=told_in)
    published, updated = _dates(article, told_in, publication.timezone)

    story = Story(
        id=article.id,
        slug=article.slug or article.id,
        lang=lang,
        direction=direction(lang),
        status=article.status,
        released=release.released,
        channels=article.channels,
        priority=article.priority,
        labels=labels,
        publisher=publisher,
        headline=headline,
        format=format_of(article, publication),
        free=article.free,
        url=article.url,
        short_url=readable(article.url) if article.url else None,
        section=article.section,
        section_url=_section_url(article, publication, desk),
        breadcrumbs=_breadcrumbs(article.breadcrumbs, desk),
        kicker=desk.line(article.kicker, "kicker"),
        headline_variants=tuple(
            desk.full_line(head, f"headline_variants[{position}]")
            for position, head in enumerate(article.headline_variants)
        ),
        deck=desk.prose(article.deck, "deck"),
        byline=byline(_authors(article.byline, desk, pictures), lang),
        dateline=desk.words(article.dateline),
        published=published,
        updated=updated,
        lead=pictures.figure(filled(lead, placed(article.body)), "photos[0]") if lead else None,
        body=body.body(article.body, skip=repeats_of_lead(article.body, lead)),
        more_photos=tuple(
            pictures.figure(photo, f"photos[{position}]")
            for position, photo in after_text(article.photos, article.body)
        ),
        tags=article.tags,
        share=share,
        share_tools=share_tools(publication, labels, url=article.url),
        ad_contacts=contact_lines(publication, labels, told_in),
        report_fault=report_fault(publication.corrections, labels, title=title, url=article.url),
        calls_to_action=calls_to_action(publication.calls_to_action, desk),
        corrections=_corrections(article.corrections, desk, told_in, publication.timezone),
        translations=translated(article.translations, lang, others, desk, kept_back),
        related=related_stories(article, told, publication, told_in, desk),
    )
    found = (
        *release.notes,
        *zone_notes,
        *label_notes,
        *_date_notes(article, told_in, told_by),
        *share_notes,
        *desk.notes,
    )
    return replace(
        story,
        words=word_count(story.body),
        description=description(desk.words(article.description), story.deck, story.body),
        notes=unique(found),
    )


def _places(article: Article, publication: Publication, lang: str) -> Mapping[str, str] | None:
    """The anchors of the page, where a text links to one; the body is set once more for them."""
    if not any(links_inside(block) for block in article.body):
        return None
    desk = CopyDesk(lang, publication.url, article.url)
    pictures = PictureDesk(desk, publication.credit_style, lang)
    made = BodyDesk(desk, pictures, article.photos, publication.timezone).body(article.body)
    parts = [part for block in made for part in (block, *block.children)]
    return places_of([part.anchor for part in parts if isinstance(part, HeadingText | UpdateText)])


def _date_notes(article: Article, lang: str, where: str) -> tuple[Note, ...]:
    updates = any(isinstance(block, Update) for block in article.body)
    told = article.published_at or article.updated_at or article.corrections or updates
    return calendar_notes(lang, where) if told else ()


def _dates(article: Article, lang: str, zone: str) -> tuple[Stamp | None, Stamp | None]:
    published = stamp(article.published_at, lang, zone) if article.published_at else None
    updated = stamp(article.updated_at, lang, zone) if article.updated_at else None
    return published, None if updated == published else updated


def _breadcrumbs(crumbs: tuple[Crumb, ...], desk: CopyDesk) -> tuple[CrumbLink, ...]:
    links = []
    for position, crumb in enumerate(crumbs):
        here = position == len(crumbs) - 1
        href = None if here else desk.link(crumb.url, f"breadcrumbs[{position}].url")
        links.append(CrumbLink(desk.words(crumb.label) or crumb.label, href))
    return tuple(links)


def _authors(people: tuple[Person, ...], desk: CopyDesk, pictures: PictureDesk) -> tuple[Author, ...]:
    return tuple(
        Author(
            name_alone(person.name),
            person.role,
            desk.link(person.url, f"byline[{position}].url"),
            person.email,
            pictures.portrait(person.portrait, f"byline[{position}].portrait") if person.portrait else None,
        )
        for position, person in enumerate(people)
    )


def _section_url(article: Article, publication: Publication, desk: CopyDesk) -> str | None:
    section = section_of(article, publication)
    if section is None:
        return None
    return own_address(section.url, f"publication.sections[{publication.sections.index(section)}].url", desk)


def _corrections(
    corrections: tuple[Correction, ...], desk: CopyDesk, lang: str, zone: str
) -> tuple[CorrectionText, ...]:
    def when(placed: tuple[int, Correction]) -> datetime:
        moment = placed[1].time
        return moment if isinstance(moment, datetime) else datetime.combine(moment, time.min, ZoneInfo(zone))

    return tuple(
        CorrectionText(
            stamp(correction.time, lang, zone), desk.prose(correction.text, f"corrections[{position}].text")
        )
        for position, correction in sorted(enumerate(corrections), key=when, reverse=True)
    )
