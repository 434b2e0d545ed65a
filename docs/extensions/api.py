"""the face of pagekit → a chapter for each kind of name, made of its docstrings by autodoc."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from pydantic import BaseModel

import pagekit
from pagekit.model.field_docs import text_of

PAGES = {
    "article": ("Article", "Credit", "Person", "Photo"),
    "publication": ("AdContact", "Publication"),
    "adverts": ("AdvertBook", "ContactAdvert", "HtmlAdvert", "ImageAdvert", "NarrowHtml", "PdfAdvert"),
    "plan": ("PlanFile",),
}
"""Records, by the page that has their fields."""


def group(which: str) -> str:
    """The calls, records, results or errors among the names."""
    return "\n".join(line for name in sorted(pagekit.__all__) if _kind(name) == which for line in _told(name))


def _kind(name: str) -> str:
    thing = getattr(pagekit, name)
    if not inspect.isclass(thing):
        return "calls"
    if issubclass(thing, Exception):
        return "errors"
    return "records" if issubclass(thing, BaseModel) else "results"


def _told(name: str) -> Iterator[str]:
    thing = getattr(pagekit, name)
    if _kind(name) == "records":
        yield from _record(name, thing)
        return
    yield "```{eval-rst}"
    yield f".. auto{'class' if inspect.isclass(thing) else 'function'}:: pagekit.{name}"
    if _kind(name) == "errors":
        yield "   :no-members:"
        yield "   :show-inheritance:"
    yield "```\n"


def _record(name: str, model: type[BaseModel]) -> Iterator[str]:
    """A record has more fields than a signature can say: they stand on the page of its file."""
    page = next((page for page, names in PAGES.items() if name in names), "")
    yield "```{eval-rst}"
    yield f".. py:class:: pagekit.{name}(**fields)\n"
    yield f"   {' '.join(text_of(model).split())}"
    yield "```"
    if page:
        yield f"Its fields: {{doc}}`{page}`.\n"
