"""a page and the pack of a stranger → its Html, drawn where it can do no harm: in a process that stays for that pack.

Its templates are counted there as everywhere (`sandbox`); what no count sees ends by the limits of the process. It is
given the names of the page's files and not the files.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from pagekit.errors import JobFailed, LimitExceeded, TemplateError
from pagekit.fonts import FontBook
from pagekit.jobs import Limits, run_staying
from pagekit.layout import Layout
from pagekit.makeup.page import Html

LIMITS = Limits()
"""What the templates of one page may take: a long article takes a tenth, with all that is compiled for the first."""

Drawn = TypeVar("Drawn")
Draw = Callable[[Drawn, Layout, FontBook, Mapping[str, bytes], str], Html]


def drawn_apart(
    draw: Draw[Drawn],
    page: Drawn,
    layout: Layout,
    book: FontBook,
    assets: Mapping[str, bytes],
    shared: str,
    limits: Limits | None,
) -> Html:
    """What `draw` makes of it. Raises LimitExceeded that names the pack, TemplateError, and what `draw` raises."""
    # Whoever draws stands in the folder that the caller stood in when it began.
    settled = replace(
        layout, folders=tuple(replace(entry, folder=entry.folder.absolute()) for entry in layout.folders)
    )
    named: Mapping[str, bytes] = dict.fromkeys(assets, b"")
    key = layout.name, settled.folders
    try:
        html = run_staying(key, draw, page, settled, book, named, shared, limits=limits or LIMITS)
    except LimitExceeded as problem:
        raise problem.at(f"layout {layout.name}") from problem
    except JobFailed as problem:
        raise TemplateError(f"layout {layout.name}: its page cannot be drawn: {problem.what}") from problem
    return replace(html, assets={name: assets.get(name, data) for name, data in html.assets.items()})
