"""Article + Publication + layout → HtmlPage or PdfDocument: the public calls for one story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from pagekit.asked import PathLike
from pagekit.model import Advert, AdvertBook, Article, Publication
from pagekit.notes import Report, unique
from pagekit.output import HtmlPage, PdfDocument
from pagekit.press import page_pdf
from pagekit.production import asked
from pagekit.production.order import take_order
from pagekit.production.stages import paint_story
from pagekit.world import World


def render_html(
    article: Article,
    *,
    publication: Publication | None = None,
    layout: PathLike = "web-article",
    options: Mapping[str, object] | None = None,
    adverts: AdvertBook | Advert | Sequence[Advert] = (),
    layouts: PathLike | Sequence[PathLike] = (),
    photos_from: PathLike | None = None,
    at: datetime | None = None,
    world: World | None = None,
    cache: PathLike | None = None,
    siblings: Article | Sequence[Article] = (),
    drafts: bool = False,
) -> HtmlPage:
    """A story as a web page.

    `layout` is a pack's name or the path of its folder; `layouts` are folders that hold packs of the caller's own.
    `options` are those the pack declares. `photos_from` is where the pictures of an article made in code lie. `cache`
    is a folder where picture files are kept, so that the next page need not make them again; it may be thrown away at
    any time. `siblings` are other stories of the publication: their addresses are those of `translations` that name a
    story by its id; those that may not be published are not linked.

    `at` is the time that embargoes are held against, with its zone. A story under embargo at that time, or while no
    time is passed in, raises Withheld; `drafts` makes a preview of it. A preview, and the page of a story whose status
    is not ready, is marked as not for publication. Raises PagekitError; BadOrder, before anything is read, for an
    argument that is not of its kind.
    """
    article = asked.story(article)
    order = take_order(
        publication,
        layout,
        options,
        adverts=adverts,
        layouts=layouts,
        photos_from=photos_from,
        at=at,
        world=world,
        cache=cache,
        siblings=siblings,
        drafts=drafts,
    )
    painted = paint_story(article, order)
    figures = {
        "html_bytes": len(painted.html.text.encode()),
        "pictures_made": painted.figures["pictures_made"],
        "asset_bytes": sum(len(data) for data in painted.html.assets.values()),
        "assets": len(painted.html.assets),
    }
    report = Report(painted.story.id, painted.notes, figures)
    return HtmlPage(painted.html.text, painted.html.assets, report, painted.html.headers)


def render_pdf(
    article: Article,
    *,
    publication: Publication | None = None,
    layout: PathLike = "print-article",
    press: str | None = None,
    options: Mapping[str, object] | None = None,
    adverts: AdvertBook | Advert | Sequence[Advert] = (),
    layouts: PathLike | Sequence[PathLike] = (),
    photos_from: PathLike | None = None,
    at: datetime | None = None,
    world: World | None = None,
    cache: PathLike | None = None,
    siblings: Article | Sequence[Article] = (),
    drafts: bool = False,
) -> PdfDocument:
    """A story as a reader's PDF: tagged, with fonts, bookmarks and links; same input, same bytes.

    Takes what `render_html` takes. `press` names a press condition; None, the reader's PDF, is the only value taken.
    Raises PagekitError; MissingDependency when Pango is not installed.
    """
    article = asked.story(article)
    asked.press(press)
    order = take_order(
        publication,
        layout,
        options,
        use="pdf",
        adverts=adverts,
        layouts=layouts,
        photos_from=photos_from,
        at=at,
        world=world,
        cache=cache,
        siblings=siblings,
        drafts=drafts,
    )
    painted = paint_story(article, order)
    pdf = page_pdf(painted.html, subject=painted.story.id)
    figures = {**painted.figures, "pages": pdf.page_count, "pdf_bytes": len(pdf.data)}
    return PdfDocument(
        pdf.data,
        pdf.page_count,
        Report(painted.story.id, unique((*painted.notes, *pdf.notes)), figures),
    )
