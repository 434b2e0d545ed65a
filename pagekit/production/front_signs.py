"""Publication + a list's name → FrontSigns: everything on a front that is no story."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pagekit.front import Front, SectionMark, section_marks
from pagekit.house import contact_lines, labels_for
from pagekit.house.copydesk import CopyDesk
from pagekit.house.dates import stamp
from pagekit.house.direction import direction
from pagekit.house.parts import CrumbLink
from pagekit.house.publisher import publisher_of, with_whole_addresses
from pagekit.makeup import PageAdvert
from pagekit.makeup.page import PagePicture
from pagekit.metadata import CardImage, Graph, Tag, file_address, front_graph, front_tags
from pagekit.model import Publication
from pagekit.paint.front import FrontPage, FrontSection, Nameplate


class FrontSigns:
    """Everything on a front that is no story: its names, its sections and contacts, what it says to machines."""

    def __init__(self, publication: Publication, here: SectionMark | None = None) -> None:
        """`here` is the section whose front it is, or any other list's name and address; None for the home page."""
        desk = CopyDesk(publication.lang, publication.url)
        self.publication = with_whole_addresses(publication, desk)
        self.publisher = publisher_of(self.publication, desk)
        self.labels, label_notes = labels_for(publication.lang, "publication.lang")
        self.sections = section_marks(self.publication, desk)
        self.here = here
        self.title = self.here.name if self.here else publication.name
        self.contacts = contact_lines(self.publication, self.labels, publication.lang)
        self.notes = (*label_notes, *desk.notes)
        self.linked = tuple(replace(mark, href=self.path(mark.href)) for mark in self.sections)
        """The sections with their addresses as the page's links say them."""

    def on(self, here: SectionMark) -> FrontSigns:
        """The same of another list."""
        other = copy(self)
        other.here, other.title = here, here.name
        return other

    @property
    def url(self) -> str | None:
        """The front's own address."""
        return self.here.href if self.here else self.publisher.url

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
