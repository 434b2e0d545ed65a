"""pagekit's face → the names below and no others: a name comes or goes on purpose."""

from __future__ import annotations

import pagekit

FACE = [
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


def test_the_face_is_the_one_meant() -> None:
    assert pagekit.__all__ == FACE


def test_the_face_is_sorted_and_every_name_is_there() -> None:
    assert sorted(pagekit.__all__) == pagekit.__all__
    assert [name for name in pagekit.__all__ if not hasattr(pagekit, name)] == []


def test_every_error_has_one_root() -> None:
    errors = [
        value
        for name in FACE
        if isinstance(value := getattr(pagekit, name), type) and issubclass(value, Exception)
    ]
    assert len(errors) == 14
    assert all(issubclass(error, pagekit.PagekitError) for error in errors)


def test_every_name_of_the_face_says_what_it_is() -> None:
    assert [name for name in FACE if not getattr(pagekit, name).__doc__] == []
