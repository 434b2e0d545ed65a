"""Article + Publication + layout → HtmlPage or PdfDocument: the public calls for one story."""

from __future__ import annotations

from typing import Unpack

from pagekit.asked import renamed
from pagekit.model import Article
from pagekit.notes import Report, unique
from pagekit.output import HtmlPage, PdfDocument
from pagekit.production import asked
from pagekit.production.docket import take_order
from pagekit.production.order import Call, Order
from pagekit.production.printing import printed
from pagekit.production.stages import lay_out, paint_story
from pagekit.production.verdicts import page_figures

PAGE = Call("render_html", Order, "page", "web-article")
PDF = Call("render_pdf", Order, "pdf", "print-article")


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
    return HtmlPage(painted.html.text, painted.html.assets, report, painted.html.headers)


@renamed(photos_from="files_from", siblings="stories")
@PDF
def render_pdf(
    article: Article, *, press: str | None = None, order: Order | None = None, **how: Unpack[Order]
) -> PdfDocument:
    """A story as a reader's PDF: tagged, with fonts, bookmarks and links; same input, same bytes.

    The options are those of `pagekit.Order`, told of there; `order` gives several at once. `press` names a press
    condition; None, the reader's PDF, is the only value taken. Of embargoes and drafts what `render_html` says holds.
    Raises PagekitError; MissingDependency where the engine draws, and Pango is not installed.
    """
    article = asked.story(article)
    asked.press(press)
    docket = take_order(PDF, order, how)
    made = lay_out(article, docket, printed=True)
    pdf = printed(made)
    story = made.job.story
    figures = {
        **made.figures,
        "pictures_made": made.job.materials.made,
        "pages": pdf.page_count,
        "pdf_bytes": len(pdf.data),
    }
    return PdfDocument(
        pdf.data,
        pdf.page_count,
        Report(story.id, unique((*docket.notes, *pdf.notes)), figures),
    )
