"""the sample stories, and random ones, in every pack that composes pages → tables: what an art director would see.

White, gaping lines and the largest crop are in percent; a hole and feet in lines of the grid; the rest is counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from random_stories import COURIER, random_story, sample_stories

import pagekit

TITLE = "audit"
PACKS = ("print-article", "magazine")
PAPERS = ("a4", "letter")
RANDOM = 40
"""Random stories, each in one of the packs and on one of the papers."""
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
Figures = Mapping[str, int | float | str]


class Desk:
    """The sample publication with its adverts and its stories."""

    def __init__(self) -> None:
        self.site = pagekit.read_publication(COURIER / "publication.toml")
        self.adverts = pagekit.read_adverts(COURIER / "adverts.toml")
        self.stories = sample_stories()

    def figures(self, story: pagekit.Article, pack: str, paper: str) -> Figures:
        """What the report of a story's PDF says."""
        folder = COURIER / "articles"
        pdf = pagekit.render_pdf(
            story, publication=self.site, layout=pack, adverts=self.adverts, stories=self.stories,
            files_from=folder if story.origin is None else None, options={"paper": paper},
        )  # fmt: skip
        return pdf.report.figures


def tables(rounds: int) -> Iterator[tuple[str, list[Row]]]:
    """Each table as its caption and its rows, headings first. What is decided does not hang on `rounds`."""
    desk = Desk()
    for pack in PACKS:
        yield pack, _table([(story.id, desk.figures(story, pack, "a4")) for story in desk.stories])
    strange = [random_story(seed, desk.stories) for seed in range(RANDOM)]
    told = []
    for number, story in enumerate(strange):
        pack, paper = PACKS[number // 4 % 2], PAPERS[number // 8 % 2]
        name = f"{story.id} {story.lang} {pack} {paper}"
        told.append((name, desk.figures(story, pack, paper)))
    yield f"{RANDOM} random stories", _table(told)


def _table(told: Sequence[tuple[str, Figures]]) -> list[Row]:
    rows: list[Row] = [("story", "pages", *FIGURES.values(), "white by page")]
    for name, figures in told:
        rows.append((name, f"{figures['pages']}", *_cells(_of(figures)), str(figures["white_by_page"])))
    every = [_of(figures) for _name, figures in told]
    rows.append(("all", f"{sum(int(row[1]) for row in rows[1:])}", *_cells(_all(every)), ""))
    return rows


def _of(figures: Figures) -> dict[str, float]:
    return {name: float(figures[name]) for name in FIGURES}


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
