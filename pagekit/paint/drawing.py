"""Page + Layout → Html: text and assets, ready for a browser or for the press.

Everything a template prints stands in `Page`; a template places and names, and decides nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from pagekit.fonts import FontBook
from pagekit.jobs import Limits
from pagekit.layout import Layout
from pagekit.makeup.page import Html, Page
from pagekit.paint.apart import drawn_apart
from pagekit.paint.environment import render, safe
from pagekit.paint.filters import FILTERS
from pagekit.paint.held import hold
from pagekit.paint.pack_css import face_files, faces_css
from pagekit.paint.page_css import stylesheet
from pagekit.paint.policy import Policy, origin
from pagekit.paint.scripts import page_script
from pagekit.paint.web_faces import (
    ARTICLE_FIRST,
    NONE,
    PageFaces,
    at_root,
    carries_faces,
    page_faces,
    strings,
)
from pagekit.typeset.addresses import SlotAddress

if TYPE_CHECKING:
    from pagekit.paint.composed import PaintedPages

SLOT_TEMPLATE = "slot.html.j2"


def draw(
    page: Page,
    layout: Layout,
    book: FontBook,
    assets: Mapping[str, bytes],
    shared: str = "",
    limits: Limits | None = None,
) -> Html:
    """Paint the page with the layout's stylesheet and template. Raises TemplateError, LimitExceeded, MissingResource.

    `shared`: the address on the site of the files that its pages share; without one they lie beside the page. `limits`:
    what the templates of a stranger's pack may take, where that is not what they usually may.
    """
    if layout.shipped:
        return drawn(page, layout, book, assets, shared)
    return drawn_apart(drawn, page, layout, book, assets, shared, limits)


def drawn(page: Page, layout: Layout, book: FontBook, assets: Mapping[str, bytes], shared: str) -> Html:
    """The same in this process."""
    faces = _faces(page, layout, book, shared)
    composed = _composed(page, layout, book)
    css = stylesheet(page, layout, faces, composed.css if composed else "")
    script = page_script(page.story, page.options) if layout.manifest.medium == "web" else None
    frames = any(advert.frame for advert in page.adverts)
    policy = Policy(css, script, frames=frames, fonts=bool(faces.css), host=origin(shared))
    text = render(
        layout,
        layout.manifest.template,
        FILTERS,
        {
            "page": page,
            "story": page.story,
            "labels": page.labels,
            "layout": layout.manifest,
            "composed": composed.html if composed else "",
            "css": safe(css),
            "first_faces": faces.first,
            "policy": safe(policy.meta),
            "script": safe(script or ""),
        },
    )
    shown = {
        name
        for advert in page.adverts
        for name in (advert.frame, getattr(advert, "narrow_frame", None))
        if name
    }
    hold(text, layout, policy, shown)
    # What gave way on a composed page, an advert or its code, leaves no file behind.
    named = {name: data for name, data in assets.items() if composed is None or name in text}
    beside, on_site = ({}, at_root(faces, shared)) if shared else (faces.files, {})
    return Html(text, {**named, **beside}, composed is not None, policy.headers(), on_site)


def _faces(page: Page, layout: Layout, book: FontBook, shared: str) -> PageFaces:
    if not carries_faces(layout.manifest, page.options):
        return NONE
    if layout.manifest.medium != "web":
        return PageFaces(faces_css(layout.manifest, book), files=face_files(layout.manifest, book))
    words = strings((page.story, page.labels, page.label))
    return page_faces(
        layout.web,
        book,
        page.story.lang,
        words,
        first=ARTICLE_FIRST,
        kinds=page.kinds,
        root=f"{shared}/" if shared else "",
    )


def _composed(page: Page, layout: Layout, book: FontBook) -> PaintedPages | None:
    if page.composition is None:
        return None
    # The typesetter's boxes as HTML, with the first page for paper.
    from pagekit.paint.composed import paint_pages

    story = page.story
    return paint_pages(
        page.composition.pages,
        medium="print",
        manifest=layout.printed,
        book=book,
        pictures=page.placed,
        slots=partial(_slot, page, layout),
        lang=story.lang,
        direction=story.direction,
    )


def _slot(page: Page, layout: Layout, address: SlotAddress) -> Markup:
    """What stands in a slot of a composed page: an advert, its code, or the story's own code."""
    advert = page.advert_at(address)
    holder = page if advert is None else advert
    code = holder.code if address.part == "code" else None
    words = {"page": page, "story": page.story, "labels": page.labels, "ad": advert, "code": code}
    return safe(render(layout, SLOT_TEMPLATE, FILTERS, words))
