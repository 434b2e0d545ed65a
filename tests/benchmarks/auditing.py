"""the sample stories in every pack that composes pages → a table a pack: what an art director would see on them.

White, gaping lines and the largest crop are in percent; a hole and feet in lines of the grid; the rest is counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pagekit

TITLE = "audit"
PACKS = ("print-article", "magazine")
COURIER = Path(__file__).resolve().parents[2] / "examples" / "courier"
SUFFIXES = {".json", ".md", ".toml", ".yaml", ".yml"}
FIGURES = {
    "white": "white %",
    "holes": "holes",
    "hole_lines": "largest",
    "lonely_lines": "lonely",
    "uneven_feet": "feet",
    "uneven_lines": "by lines",
    "repeated_quotes": "quotes",
    "gaping": "gaping %",
    "widest_gap": "widest",
    "most_cut": "cut %",
    "heads_out_of_order": "heads",
    "hyphenated_heads": "hyphens",
    "jams": "jams",
    "outside_area": "outside",
}
"""The figures of a report, and what the table calls them."""
MEANT = {"white", "gaping"}
WORST = {"hole_lines", "widest_gap", "most_cut"}
"""What the last row says of them: the mean, the largest; of all others the sum."""

Row = tuple[str, ...]


def tables(rounds: int) -> Iterator[tuple[str, list[Row]]]:
    """Each table as its caption and its rows, headings first. What is decided does not hang on `rounds`."""
    site = pagekit.read_publication(COURIER / "publication.toml")
    adverts = pagekit.read_adverts(COURIER / "adverts.toml")
    files = sorted(path for path in (COURIER / "articles").iterdir() if path.suffix in SUFFIXES)
    stories = [pagekit.read_article(path) for path in files]
    for pack in PACKS:
        rows: list[Row] = [("story", "pages", *FIGURES.values(), "white by page")]
        told = []
        for story in stories:
            pdf = pagekit.render_pdf(story, publication=site, layout=pack, adverts=adverts, stories=stories)
            figures = pdf.report.figures
            told.append({name: float(figures[name]) for name in FIGURES})
            rows.append((story.id, f"{pdf.page_count}", *_cells(told[-1]), str(figures["white_by_page"])))
        rows.append(("all", f"{sum(int(row[1]) for row in rows[1:])}", *_cells(_all(told)), ""))
        yield pack, rows


def _all(told: list[dict[str, float]]) -> dict[str, float]:
    found = {}
    for name in FIGURES:
        every = [figures[name] for figures in told]
        found[name] = max(every) if name in WORST else sum(every)
        if name in MEANT:
            found[name] /= len(every)
    return found


def _cells(figures: dict[str, float]) -> Iterator[str]:
    return (f"{round(number, 2):g}" if number else "·" for number in figures.values())
