"""pagekit: a newsroom's production desk in one call. Articles, photos and adverts → HTML pages and PDF editions."""

from pagekit.errors import (
    BadOption,
    BadOrder,
    InvalidInput,
    LayoutError,
    MissingDependency,
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
from pagekit.intake import read_adverts, read_article, read_publication
from pagekit.layout import find_layout, list_layouts
from pagekit.metadata import site_path
from pagekit.model import (
    AdContact,
    AdvertBook,
    Article,
    ContactAdvert,
    Credit,
    HtmlAdvert,
    ImageAdvert,
    NarrowHtml,
    PdfAdvert,
    Person,
    Photo,
    Publication,
)
from pagekit.notes import Note, Report, Severity
from pagekit.output import FeedDocument, HtmlPage, PdfDocument
from pagekit.production import Order, render_feed, render_front, render_html, render_pdf, render_sitemap
from pagekit.typesetting import Compositor
from pagekit.units import Length, mm, pt, px
from pagekit.world import DiskWorld, FakeWorld, MemoryFiles, World

__version__ = "0.1.0"

__all__ = [
    "AdContact",
    "AdvertBook",
    "Article",
    "BadOption",
    "BadOrder",
    "Compositor",
    "ContactAdvert",
    "Credit",
    "DiskWorld",
    "FakeWorld",
    "FeedDocument",
    "HtmlAdvert",
    "HtmlPage",
    "ImageAdvert",
    "InvalidInput",
    "LayoutError",
    "Length",
    "MemoryFiles",
    "MissingDependency",
    "MissingResource",
    "NarrowHtml",
    "Note",
    "Order",
    "PagekitError",
    "PdfAdvert",
    "PdfDocument",
    "Person",
    "Photo",
    "Publication",
    "Rect",
    "RenderError",
    "Report",
    "Severity",
    "TemplateError",
    "UnknownLayout",
    "Unreadable",
    "UnsupportedPress",
    "Withheld",
    "World",
    "WriteError",
    "find_layout",
    "list_layouts",
    "mm",
    "pt",
    "px",
    "read_adverts",
    "read_article",
    "read_publication",
    "render_feed",
    "render_front",
    "render_html",
    "render_pdf",
    "render_sitemap",
    "site_path",
]
