"""pagekit: a newsroom's production desk in one call. Articles, photos and adverts → HTML pages and PDF editions.

Importing pagekit loads none of its rooms: whoever reads an article has no need of the typesetter or the press. A name
brings its module with it when it is first asked for (PEP 562).
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pagekit.errors import (
        BadOption,
        BadOrder,
        InvalidInput,
        LayoutError,
        LimitExceeded,
        MissingDependency,
        MissingGlyphs,
        MissingResource,
        PagekitError,
        RenderError,
        TemplateError,
        UnknownLayout,
        Unreadable,
        UnsupportedPress,
        Withheld,
        WriteError,
    )
    from pagekit.geometry import Rect
    from pagekit.intake import read_adverts, read_article, read_edition, read_plan, read_publication
    from pagekit.intake.formats import ArticleBatch, read_articles, render_markdown
    from pagekit.jobs import Limits
    from pagekit.layout import find_layout, list_layouts
    from pagekit.metadata import site_path
    from pagekit.model import (
        AdContact,
        AdvertBook,
        Article,
        ContactAdvert,
        Credit,
        Edition,
        HtmlAdvert,
        ImageAdvert,
        NarrowHtml,
        PdfAdvert,
        Person,
        Photo,
        PlanFile,
        Publication,
    )
    from pagekit.notes import Note, Report, Severity
    from pagekit.output import (
        EditionBuild,
        EpubDocument,
        FeedDocument,
        HtmlPage,
        PdfDocument,
        PressDelivery,
        run_sheet,
    )
    from pagekit.plan import EditionPlan
    from pagekit.plates import Naming, PlateFile
    from pagekit.preflight.finding import Finding
    from pagekit.preflight.proofing import SoftProof, soft_proof
    from pagekit.preflight.read import preflight_pdf
    from pagekit.preflight.report import PreflightReport
    from pagekit.production.article_page import render_html
    from pagekit.production.article_pdf import render_pdf
    from pagekit.production.article_plates import render_plates
    from pagekit.production.book import render_epub
    from pagekit.production.edition import render_dummy
    from pagekit.production.edition_build import build_edition, plan_edition
    from pagekit.production.feeds import render_feed, render_ninjs, render_sitemap
    from pagekit.production.front import render_front
    from pagekit.production.order import Order
    from pagekit.sample import sample_edition
    from pagekit.schemas import schema
    from pagekit.site.build import build_site
    from pagekit.site.output import SiteBuild
    from pagekit.typesetting import Compositor
    from pagekit.units import Length, mm, pt, px
    from pagekit.world import DiskWorld, FakeWorld, MemoryFiles, World

__version__ = "0.1.0"

__all__ = [
    "AdContact",
    "AdvertBook",
    "Article",
    "ArticleBatch",
    "BadOption",
    "BadOrder",
    "Compositor",
    "ContactAdvert",
    "Credit",
    "DiskWorld",
    "Edition",
    "EditionBuild",
    "EditionPlan",
    "EpubDocument",
    "FakeWorld",
    "FeedDocument",
    "Finding",
    "HtmlAdvert",
    "HtmlPage",
    "ImageAdvert",
    "InvalidInput",
    "LayoutError",
    "Length",
    "LimitExceeded",
    "Limits",
    "MemoryFiles",
    "MissingDependency",
    "MissingGlyphs",
    "MissingResource",
    "Naming",
    "NarrowHtml",
    "Note",
    "Order",
    "PagekitError",
    "PdfAdvert",
    "PdfDocument",
    "Person",
    "Photo",
    "PlanFile",
    "PlateFile",
    "PreflightReport",
    "PressDelivery",
    "Publication",
    "Rect",
    "RenderError",
    "Report",
    "Severity",
    "SiteBuild",
    "SoftProof",
    "TemplateError",
    "UnknownLayout",
    "Unreadable",
    "UnsupportedPress",
    "Withheld",
    "World",
    "WriteError",
    "build_edition",
    "build_site",
    "find_layout",
    "list_layouts",
    "mm",
    "plan_edition",
    "preflight_pdf",
    "pt",
    "px",
    "read_adverts",
    "read_article",
    "read_articles",
    "read_edition",
    "read_plan",
    "read_publication",
    "render_dummy",
    "render_epub",
    "render_feed",
    "render_front",
    "render_html",
    "render_markdown",
    "render_ninjs",
    "render_pdf",
    "render_plates",
    "render_sitemap",
    "run_sheet",
    "sample_edition",
    "schema",
    "site_path",
    "soft_proof",
]

_MODULES = {
    name: module
    for module, names in {
        "pagekit.errors": (
            "BadOption",
            "BadOrder",
            "InvalidInput",
            "LayoutError",
            "LimitExceeded",
            "MissingDependency",
            "MissingGlyphs",
            "MissingResource",
            "PagekitError",
            "RenderError",
            "TemplateError",
            "UnknownLayout",
            "Unreadable",
            "UnsupportedPress",
            "Withheld",
            "WriteError",
        ),
        "pagekit.geometry": ("Rect",),
        "pagekit.intake": ("read_adverts", "read_article", "read_edition", "read_plan", "read_publication"),
        "pagekit.intake.formats": ("ArticleBatch", "read_articles", "render_markdown"),
        "pagekit.jobs": ("Limits",),
        "pagekit.layout": ("find_layout", "list_layouts"),
        "pagekit.metadata": ("site_path",),
        "pagekit.model": (
            "AdContact",
            "AdvertBook",
            "Article",
            "ContactAdvert",
            "Credit",
            "Edition",
            "HtmlAdvert",
            "ImageAdvert",
            "NarrowHtml",
            "PdfAdvert",
            "Person",
            "Photo",
            "PlanFile",
            "Publication",
        ),
        "pagekit.notes": ("Note", "Report", "Severity"),
        "pagekit.output": (
            "EditionBuild",
            "EpubDocument",
            "FeedDocument",
            "HtmlPage",
            "PdfDocument",
            "PressDelivery",
            "run_sheet",
        ),
        "pagekit.plan": ("EditionPlan",),
        "pagekit.plates": ("Naming", "PlateFile"),
        "pagekit.preflight.finding": ("Finding",),
        "pagekit.preflight.proofing": ("SoftProof", "soft_proof"),
        "pagekit.preflight.read": ("preflight_pdf",),
        "pagekit.preflight.report": ("PreflightReport",),
        "pagekit.production.article_page": ("render_html",),
        "pagekit.production.article_pdf": ("render_pdf",),
        "pagekit.production.article_plates": ("render_plates",),
        "pagekit.production.book": ("render_epub",),
        "pagekit.production.edition": ("render_dummy",),
        "pagekit.production.edition_build": ("build_edition", "plan_edition"),
        "pagekit.production.feeds": ("render_feed", "render_ninjs", "render_sitemap"),
        "pagekit.production.front": ("render_front",),
        "pagekit.production.order": ("Order",),
        "pagekit.sample": ("sample_edition",),
        "pagekit.schemas": ("schema",),
        "pagekit.site.build": ("build_site",),
        "pagekit.site.output": ("SiteBuild",),
        "pagekit.typesetting": ("Compositor",),
        "pagekit.units": ("Length", "mm", "pt", "px"),
        "pagekit.world": ("DiskWorld", "FakeWorld", "MemoryFiles", "World"),
    }.items()
    for name in names
}
"""The same imports once more, for when they are made: a test holds the two equal."""

if not TYPE_CHECKING:
    # Type checkers read the imports above; this would tell them that every name is there.

    def __getattr__(name: str) -> object:
        """The name of the face, from its module, and from then on as any other global."""
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(_MODULES[name]), name)
        return value

    def __dir__() -> list[str]:
        """The face, before it is loaded too."""
        return sorted({*globals(), *__all__})
