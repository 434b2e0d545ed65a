"""Article + Publication + layout → PdfDocument: the public call for one story on paper."""

from __future__ import annotations

from typing import Unpack

from pagekit.asked import renamed
from pagekit.model import Article
from pagekit.notes import Report, unique
from pagekit.output import PdfDocument
from pagekit.production import asked
from pagekit.production.docket import take_order
from pagekit.production.order import Call, Order
from pagekit.production.printing import printed
from pagekit.production.stages import lay_out

PDF = Call("render_pdf", Order, "pdf", "print-article")


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
