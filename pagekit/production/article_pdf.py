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
    article: Article,
    *,
    press: asked.Press = None,
    mono: asked.Mono = False,
    order: Order | None = None,
    **how: Unpack[Order],
) -> PdfDocument:
    """A story as a reader's PDF: tagged, with fonts, bookmarks and links; same input, same bytes.

    The options are those of `pagekit.Order`, told of there; `order` gives several at once. With `press`, the name of a
    press condition or the path of its file, the pages are plates: in the inks and within the limits of that press, with
    bleed and marks, as PDF/X; plates say when they were made, and want `at`. `mono`: True where they are printed in
    black alone, or the numbers of the pages that are, as the press's plan has it. Of embargoes and drafts what
    `render_html` says holds. Raises PagekitError; MissingDependency where the engine draws, and Pango is not installed.
    """
    article = asked.story(article)
    condition = asked.press(press, PDF.whole(order, how)["at"])
    black = asked.mono(mono, condition)
    docket = take_order(PDF, order, how)
    if condition is None:
        made = lay_out(article, docket, printed=True)
        pdf = printed(made)
    else:
        # The press, when plates are wanted.
        from pagekit.production.plating import plated

        made, pdf = plated(article, docket, condition, black)
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
        condition,
    )
