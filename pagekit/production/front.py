"""stories + Publication + layout → HtmlPage: a home page or a section's front, the stages in their order.

dress every story → arrange → make the pictures → fill the slots → draw
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Unpack

from pagekit.asked import renamed
from pagekit.fonts import font_book
from pagekit.fonts.lacking import allowed
from pagekit.front import Front, SectionMark, arrange, asked_section, section_marks
from pagekit.house.copydesk import CopyDesk
from pagekit.model import Article, Publication
from pagekit.notes import Note, Report, unique
from pagekit.output import HtmlPage
from pagekit.paint import Html
from pagekit.paint.front import draw_front
from pagekit.production import asked
from pagekit.production.docket import take_order
from pagekit.production.front_desk import FrontDesk
from pagekit.production.front_signs import FrontSigns
from pagekit.production.order import Call, FrontOrder, Order
from pagekit.production.page_verdicts import glyph_notes, page_figures, policy_notes
from pagekit.production.painting import handed_over
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
    signs = FrontSigns(docket.publication, _asked(docket.publication, section, stories))
    desk = FrontDesk(docket, signs.labels)
    here = signs.here
    own = [story for story in stories if here is None or here.holds(story.section)]
    listed = desk.listed(own, signs.title)
    front = arrange(
        desk.stories,
        signs.labels,
        width_of=desk.width_of,
        file_of=desk.file_of,
        sections=signs.linked,
        home=here is None,
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
    return handed_over(html, docket, report, desk.adverts)


def _asked(publication: Publication, section: str | None, stories: Sequence[Article]) -> SectionMark | None:
    if not section:
        return None
    marks = section_marks(publication, CopyDesk(publication.lang, publication.url))
    return asked_section(section, marks, (story.section for story in stories), "front")


def _report(title: str, front: Front, html: Html, made: int, notes: Sequence[Note]) -> Report:
    stories = sum(1 + len(card.versions) for card in front.cards)
    return Report(title, unique(notes), {"stories": stories, **page_figures(html, made)})
