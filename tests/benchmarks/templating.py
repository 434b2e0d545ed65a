"""an article of 800 words → how long pagekit takes to make its page, beside Jinja2 alone.

Jinja2 gets the same templates and everything they print as ready-made strings: runs as markup, the stylesheet as text,
icons as outlines; no sandbox, compiled and warm. What pagekit does beside that (reading Markdown, house style, the checks
of its sandbox, the stylesheet, the description for machines) is the difference.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest import mock

import jinja2
from markupsafe import Markup

import pagekit
from pagekit.house.story import Run
from pagekit.layout import Layout
from pagekit.metadata import words
from pagekit.paint import drawing, page_css
from pagekit.paint.environment import render
from pagekit.paint.icons import icon
from pagekit.paint.text import runs_html

STORY = Path(__file__).parent / "eight_hundred_words.md"
TITLE = "templating"
BAR = 4.0
"""How many times Jinja2's own time a page may take."""
ROUNDS_EACH = 20
Row = Sequence[str]


class Ready(Markup):
    """Words that are markup already. `bare` are the same words for attributes."""

    bare: str


@dataclass(frozen=True)
class Drawn:
    """What one template was drawn from."""

    layout: Layout
    filters: Mapping[str, Any]
    names: Mapping[str, object]


def tables(rounds: int) -> Iterator[tuple[str, list[Row]]]:
    """One table: the rival, then pagekit from an article and from its file."""
    ways = (
        ("Jinja2 alone, ready-made strings", from_strings()),
        ("pagekit, an article in hand", from_article()),
        ("pagekit, from the file", from_file()),
    )
    # Taken by turns, so that a busy moment of the machine falls on all of them.
    times: list[list[float]] = [[] for _ in ways]
    for _ in range(rounds * ROUNDS_EACH):
        for found, (_, work) in zip(times, ways, strict=True):
            start = time.process_time()
            work()
            found.append(time.process_time() - start)
    medians = [statistics.median(found) for found in times]
    rows: list[Row] = [("800 words to HTML, warm", "CPU ms", "times Jinja2")]
    rows += [
        (title, f"{median * 1000:.2f}", f"{median / medians[0]:.1f}")
        for (title, _), median in zip(ways, medians, strict=True)
    ]
    yield f"median of {rounds * ROUNDS_EACH}; the bar for an article is {BAR:g}", rows


def from_file() -> Callable[[], str]:
    """The whole way from the file's bytes: Markdown read, checked, dressed, drawn."""
    return lambda: pagekit.render_html(pagekit.read_article(STORY)).html


def from_article() -> Callable[[], str]:
    """From an article that has been read already; its inline Markdown is parsed each time."""
    article = pagekit.read_article(STORY)
    return lambda: pagekit.render_html(article).html


def from_strings() -> Callable[[], str]:
    """Jinja2 alone: the page with its style sheet inside, both templates, from ready-made strings."""
    seen: dict[str, Drawn] = {}

    def spy(layout: Layout, template: str, filters: Mapping[str, Any], names: Mapping[str, object]) -> str:
        seen[template] = Drawn(layout, filters, names)
        return render(layout, template, filters, names)

    with mock.patch.object(drawing, "render", spy), mock.patch.multiple(page_css, render=spy, _kept={}):
        wanted = pagekit.render_html(pagekit.read_article(STORY)).html
    manifest = next(iter(seen.values())).layout.manifest
    rules, rules_words = _alone(seen[manifest.stylesheet], manifest.stylesheet)
    page, page_words = _alone(seen[manifest.template], manifest.template)

    def work() -> str:
        return page.render({**page_words, "css": Markup(rules.render(rules_words).strip())})  # noqa: S704 - CSS of the pack

    if work() != wanted:
        raise AssertionError("Jinja2 alone draws another page; the comparison would not be fair.")
    return work


def _alone(drawn: Drawn, template: str) -> tuple[jinja2.Template, dict[str, Any]]:
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(lambda name: _source(drawn.layout, name)),
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        keep_trailing_newline=True, auto_reload=False,
    )  # fmt: skip
    outlines = {path.stem: icon(path.stem) for path in _icons()}
    environment.filters.update(drawn.filters)
    environment.filters.update(
        runs=lambda words: words, plain=lambda words: words.bare, icon=outlines.__getitem__, breakable=str
    )
    return environment.get_template(template), {name: _ready(value) for name, value in drawn.names.items()}


def _source(layout: Layout, name: str) -> str:
    path = layout.file(name)
    if path is None:
        raise jinja2.TemplateNotFound(name)
    return path.read_text("utf-8")


def _icons() -> tuple[Path, ...]:
    from pagekit.resources import assets_dir  # noqa: PLC0415 - only the comparison needs it

    return tuple(sorted((assets_dir() / "icons").glob("*.svg")))


def _ready(value: Any) -> Any:
    """The value with every line of runs as markup, and every record as a plain namespace of strings."""
    if isinstance(value, tuple):
        if value and all(isinstance(part, Run) for part in value):
            ready = Ready(runs_html(value))
            ready.bare = words(value)
            return ready
        return tuple(_ready(part) for part in value)
    if hasattr(value, "__html__"):
        return Markup(value)  # noqa: S704 - it writes itself as markup
    if is_dataclass(value) and not isinstance(value, type):
        made = {field.name: _ready(getattr(value, field.name)) for field in fields(value)}
        computed = (name for name, part in vars(type(value)).items() if isinstance(part, property))
        return SimpleNamespace(**made, **{name: _ready(getattr(value, name)) for name in computed})
    if isinstance(value, Mapping):
        return {name: _ready(part) for name, part in value.items()}
    return value
