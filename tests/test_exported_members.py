"""pagekit's face → the names below and no others: a name comes or goes on purpose."""

from __future__ import annotations

import ast
import importlib
from pathlib import Path
from types import ModuleType

import pytest

import pagekit
from pagekit import typeset

FACE = [
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
    assert len(errors) == 16
    assert all(issubclass(error, pagekit.PagekitError) for error in errors)


def test_every_name_of_the_face_says_what_it_is() -> None:
    assert [name for name in FACE if not getattr(pagekit, name).__doc__] == []


@pytest.mark.parametrize(
    ("face", "names"), [(pagekit, FACE), (typeset, sorted(typeset.__all__))], ids=["pagekit", "typeset"]
)
def test_a_name_comes_from_where_type_checkers_see_it(face: ModuleType, names: list[str]) -> None:
    tree = ast.parse(Path(str(face.__file__)).read_text("utf-8"))
    (block,) = (
        node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    )
    seen = {
        alias.name: node.module
        for node in block.body
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    }
    assert sorted(seen) == names
    for name, module in seen.items():
        assert getattr(face, name) is getattr(importlib.import_module(module), name), name


def test_a_star_brings_the_face() -> None:
    brought: dict[str, object] = {}
    exec("from pagekit import *", brought)  # noqa: S102
    assert sorted(brought.keys() - {"__builtins__"}) == FACE


def test_the_face_is_listed_before_it_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in FACE:
        monkeypatch.delitem(vars(pagekit), name, raising=False)
    assert set(FACE) <= set(dir(pagekit))


def test_a_name_that_is_not_of_the_face_is_refused_by_name() -> None:
    with pytest.raises(AttributeError, match=r"module 'pagekit' has no attribute 'render_film'"):
        pagekit.render_film  # noqa: B018
