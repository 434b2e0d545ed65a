"""stories + Publication + layout → HtmlPage: a home page or a section's front, the stages in their order.

dress every story → arrange → make the pictures → fill the slots → draw
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Unpack
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pagekit.asked import renamed
from pagekit.fonts import font_book
from pagekit.fonts.lacking import allowed
from pagekit.front import Front, SectionMark, arrange, asked_section, section_marks
from pagekit.house import contact_line, labels_for
from pagekit.house.copydesk import CopyDesk
from pagekit.house.dates import stamp
from pagekit.house.direction import direction
from pagekit.house.parts import CrumbLink
from pagekit.house.publisher import publisher_of, with_whole_addresses
from pagekit.makeup import PageAdvert
from pagekit.makeup.page import PagePicture
from pagekit.metadata import CardImage, Graph, Tag, file_address, front_graph, front_tags
from pagekit.model import Article, Publication
from pagekit.notes import Note, Report, unique
from pagekit.output import HtmlPage
from pagekit.paint import Html
from pagekit.paint.front import FrontPage, FrontSection, Nameplate, draw_front
from pagekit.production import asked
from pagekit.production.docket import take_order
from pagekit.production.front_desk import FrontDesk
from pagekit.production.order import Call, FrontOrder, Order
from pagekit.production.page_verdicts import glyph_notes, page_figures, policy_notes
from pagekit.production.verdicts import cache_notes

FRONT_PAGE = Call("render_front", FrontOrder, "front", "web-front")


@renamed(articles="stories", photos_from="files_from")
@FRONT_PAGE
def render_front(
    stories: Article | Sequence[Article],
    *,
    section: str | None = None,
    order: Order | None = None,
    **how: Unpack[FrontOrder],
) -> HtmlPage:
    """The home page of these stories, or the front of a `section` by its name.

    The options are those of `pagekit.Order`, told of there; `order` gives several at once. The publication is needed.

    The house decides which story stands where; `stories` may come in any order, and a section's front takes its own
    from among them. Links within the publication's site are paths from its root. A story that may not be published,
    that has no url, or that cannot be dressed is left out with a note; a picture that cannot be made leaves its card
    without one. Where `at` is given, it is the day that stands under the nameplate. With `drafts` stories that may not
    be published stand there too, marked as such. Raises PagekitError; InvalidInput for a section that neither the
    publication nor a story names.
    """
    stories, section = asked.stories(stories), asked.text(section, "section")
    docket = take_order(FRONT_PAGE, order, how, listed=stories)
    signs = _Signs(docket.publication, section, stories)
    desk = FrontDesk(docket, signs.labels)
    listed = desk.listed(signs.own(stories), signs.title)
    front = arrange(
        desk.stories,
        signs.labels,
        width_of=desk.width_of,
        file_of=desk.file_of,
        sections=signs.linked,
        home=signs.here is None,
    )
    pictures = desk.pictures(front)
    slots = desk.slots(signs.contacts, signs.title, section)
    page = replace(
        signs.page(front, docket.at, pictures, slots),
        options=docket.options,
        links={story.url: signs.path(story.url) or "" for story in listed if story.url},
    )
    fonts = font_book(docket.layout)
    html = draw_front(page, docket.layout, fonts, desk.assets, docket.shared, docket.limits)
    notes = (
        *docket.notes,
        *signs.notes,
        *desk.notes,
        *policy_notes(html, docket.layout),
        *allowed(glyph_notes(html, docket.layout, fonts, docket.publication.lang)),
        *cache_notes(docket.cache),
    )
    report = _report(signs.title, front, html, desk.made, notes)
    return HtmlPage(html.text, html.assets, report, html.headers, html.shared, desk.adverts)


def _report(title: str, front: Front, html: Html, made: int, notes: Sequence[Note]) -> Report:
    stories = sum(1 + len(card.versions) for card in front.cards)
    return Report(title, unique(notes), {"stories": stories, **page_figures(html, made)})


class _Signs:
    """Everything on a front that is no story: its names, its sections and contacts, what it says to machines."""

    def __init__(self, publication: Publication, section: str | None, articles: Sequence[Article]) -> None:
        desk = CopyDesk(publication.lang, publication.url)
        self.publication = with_whole_addresses(publication, desk)
        self.publisher = publisher_of(self.publication, desk)
        self.labels, label_notes = labels_for(publication.lang, "publication.lang")
        self.sections = section_marks(self.publication, desk)
        named = (article.section for article in articles)
        self.here = asked_section(section, self.sections, named, "front") if section else None
        self.title = self.here.name if self.here else publication.name
        self.contacts = tuple(
            contact_line(contact, self.labels, publication.lang) for contact in self.publication.ad_contacts
        )
        self.notes = (*label_notes, *desk.notes)

    @property
    def url(self) -> str | None:
        """The front's own address."""
        return self.here.href if self.here else self.publisher.url

    @property
    def linked(self) -> tuple[SectionMark, ...]:
        """The sections with their addresses as the page's links say them."""
        return tuple(replace(mark, href=self.path(mark.href)) for mark in self.sections)

    def own(self, articles: Sequence[Article]) -> list[Article]:
        """The stories of this front."""
        here = self.here
        return [article for article in articles if here is None or here.holds(article.section)]

    def path(self, url: str | None) -> str | None:
        """An address of the publication's own site as a path from its root; any other as it is."""
        if url is None or self.publisher.url is None:
            return url
        home, there = urlsplit(self.publisher.url), urlsplit(url)
        if (home.scheme, home.netloc) != (there.scheme, there.netloc):
            return url
        # A path that begins with two slashes would name another host.
        path = "/" + there.path.lstrip("/")
        return (
            path
            + (f"?{there.query}" if there.query else "")
            + (f"#{there.fragment}" if there.fragment else "")
        )

    def page(
        self,
        front: Front,
        at: datetime | None,
        pictures: Mapping[str, PagePicture],
        slots: Mapping[str, PageAdvert],
    ) -> FrontPage:
        """The page with everything but its options and the addresses of its stories."""
        lang, zone = self.publication.lang, self.publication.timezone
        here = self.here
        return FrontPage(
            front=front,
            story=Nameplate(
                lang=lang,
                direction=direction(lang),
                publication=self.publication.name,
                publication_lang=lang,
                publication_url=self.publication.url,
                description=self.publisher.description,
                ad_contacts=self.contacts,
            ),
            labels=self.labels,
            title=self.title,
            section=here.name if here else None,
            theme=here.theme if here else None,
            home=self.path(self.publisher.url),
            date=stamp(at.astimezone(ZoneInfo(zone)).date(), lang, zone) if at else None,
            sections=tuple(
                FrontSection(mark.name, mark.href, mark.theme, here is not None and mark.holds(here.name))
                for mark in self.linked
                if mark.href
            ),
            slots=slots,
            pictures=pictures,
            head=self._tags(front, pictures),
            graph=self._graph(front),
        )

    def _description(self) -> str:
        return "" if self.here else self.publisher.description or ""

    def _graph(self, front: Front) -> Graph:
        here = self.here
        way = (
            (CrumbLink(self.labels.front, self.publisher.url), CrumbLink(here.name, here.href))
            if here
            else ()
        )
        return front_graph(
            self.publisher,
            [card.story for card in front.cards],
            title=self.title,
            url=self.url,
            lang=self.publication.lang,
            description=self._description(),
            breadcrumbs=way,
        )

    def _tags(self, front: Front, pictures: Mapping[str, PagePicture]) -> tuple[Tag, ...]:
        name = self.publication.name
        return front_tags(
            self.publisher,
            title=f"{self.here.name} — {name}" if self.here else name,
            url=self.url,
            description=self._description(),
            lang=self.publication.lang,
            card=self._card(front, pictures),
            released=all(card.story.released for card in front.cards),
        )

    def _card(self, front: Front, pictures: Mapping[str, PagePicture]) -> CardImage | None:
        """The lead's picture, for link cards."""
        lead = front.cards[0].story if front.cards else None
        if lead is None or lead.lead is None or lead.id not in pictures or self.url is None:
            return None
        file = pictures[lead.id].files.largest
        return CardImage(file_address(self.url, file.name), file.width, file.height, lead.lead.alt)
