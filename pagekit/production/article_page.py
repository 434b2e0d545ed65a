"""Article + Publication + layout → HtmlPage: the public call for one story on the web."""

from __future__ import annotations

from typing import Unpack

from pagekit.asked import renamed
from pagekit.model import Article
from pagekit.notes import Report, unique
from pagekit.output import HtmlPage
from pagekit.production import asked
from pagekit.production.docket import take_order
from pagekit.production.order import Call, Order
from pagekit.production.page_verdicts import page_figures
from pagekit.production.painting import handed_over, paint_story

PAGE = Call("render_html", Order, "page", "web-article")


@renamed(photos_from="files_from", siblings="stories")
@PAGE
def render_html(article: Article, *, order: Order | None = None, **how: Unpack[Order]) -> HtmlPage:
    """A story as a web page.

    The options are those of `pagekit.Order`, told of there; `order` gives several at once.

    A story under embargo at the time `at`, or while no time is passed in, raises Withheld; `drafts` makes a preview of
    it. A preview, and the page of a story whose status is not ready, is marked as not for publication. Raises
    PagekitError; BadOrder, before anything is read, for an argument that is not of its kind.
    """
    article = asked.story(article)
    docket = take_order(PAGE, order, how)
    painted = paint_story(article, docket)
    figures = page_figures(painted.html, painted.made)
    report = Report(painted.story.id, unique((*docket.notes, *painted.notes)), figures)
    return handed_over(painted.html, docket, report, painted.adverts)
