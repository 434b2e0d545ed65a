"""the sample edition and generated ones → tables: what a plan takes, and what it is worth to the checker.

Times are seconds of work of this process; white and filled are shares in percent. What is broken should be nothing.
`scripts/bench --only editions` makes 200 papers, which takes an hour or two; with `--papers 12` as few of each size.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import mean
from time import process_time

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from rivals import FACE, SIZE, load_typst  # noqa: E402

import pagekit  # noqa: E402
from pagekit.house import Story  # noqa: E402
from pagekit.house.story import plain  # noqa: E402
from pagekit.join import join  # noqa: E402
from pagekit.pictures import DerivativeCache  # noqa: E402
from pagekit.plan.day import days_bookings  # noqa: E402
from pagekit.production.edition_build import layout_of, planned  # noqa: E402
from pagekit.production.edition_files import EditionFiles, add_codes, add_creatives, add_pictures  # noqa: E402
from pagekit.production.edition_furniture import Furnisher  # noqa: E402
from pagekit.production.edition_ink import edition_facts, inked  # noqa: E402
from pagekit.production.edition_sheets import Sheets  # noqa: E402
from pagekit.production.edition_stories import SetUp, measured  # noqa: E402
from pagekit.sample import sample_edition  # noqa: E402
from pagekit.world import DiskWorld  # noqa: E402
from tests.editions.checker.check import check_edition  # noqa: E402

TITLE = "editions"
SIZES = {4: 100, 8: 60, 16: 28, 32: 12}
"""Pages → generated papers of that size, of 200 in all."""
TIMED = (8, 16, 32, 64)
"""The pages of the generated papers whose steps are timed."""
HEAD = (
    "edition", "pages", "stories", "placed", "adverts", "filled %", "white %", "broken",
    "measure", "plan", "the rest", "plan a page", "plan : rest",
)  # fmt: skip
PAPERS_HEAD = (
    "pages", "papers", "crashed", "broken", "overset", "unproven", "white %", "at most", "filled %", "at least",
    "fillers %", "at most", "a page", "which",
)  # fmt: skip

AFTER_HEAD = ("edition", "pages", "words", "set", "pictures", "ink and join", "all", "typst", "ratio")
COLUMNS = 5
"""Of the tabloid."""
NOTCH = re.compile(r"house-\d+-\d+")
"""The house's own advert in a place that was not for sale."""

Row = tuple[str, ...]


def tables(rounds: int, papers: int = 200) -> Iterator[tuple[str, list[Row]]]:
    """Each table as its caption and its rows, headings first; `papers`: how many are generated for the checker."""
    sample = ROOT / "examples" / "morning-edition"
    yield "the sample edition", [HEAD, _row("morning", sample)]
    caption = "from the plan to the PDF, pictures cached; Typst: the same words in plain columns"
    yield caption, [AFTER_HEAD, _after_plan("morning", sample)]
    with tempfile.TemporaryDirectory() as home:
        if papers:
            timed = [_row("generated", _generated(home, pages, 1)) for pages in TIMED]
            yield "papers of every size, step by step", [HEAD, *timed]
        rows = [_papers(home, pages, round(papers * of / sum(SIZES.values()))) for pages, of in SIZES.items()]
        yield (
            "generated papers under the checker; unproven: bookings of the day that stand nowhere, without a conflict",
            [PAPERS_HEAD, *(row for row in rows if row)],
        )


def _generated(home: str, pages: int, seed: int) -> Path:
    folder = Path(home) / f"{pages}-{seed}"
    if not folder.exists():
        folder.mkdir()
        sample_edition(pages, seed, folder)
    return folder


@dataclass(frozen=True, slots=True)
class _Paper:
    """What there is to say of one paper; shares in percent."""

    broken: int
    overset: int
    unproven: int
    white: float
    filled: float
    fillers: float
    seconds: float


def _papers(home: str, pages: int, count: int) -> Row:
    """So many papers of a size, as one row: those that are wrong by their seeds, so that they can be made again."""
    looked: list[_Paper] = []
    wrong: list[str] = []
    for seed in range(1, count + 1):
        folder = _generated(home, pages, seed)
        try:
            one = _judged(folder)
        except Exception as problem:  # noqa: BLE001 - whatever ends a paper is what is counted
            wrong.append(f"{seed} ({type(problem).__name__})")
        else:
            looked.append(one)
            wrong += [str(seed)] if one.broken or one.overset or one.unproven else []
        shutil.rmtree(folder)
    if not looked:
        return (f"{pages}", f"{count}", f"{count}", *[""] * 10, ", ".join(wrong)) if count else ()
    return (
        f"{pages}",
        f"{count}",
        f"{count - len(looked)}",
        f"{sum(one.broken for one in looked)}",
        f"{sum(one.overset for one in looked)}",
        f"{sum(one.unproven for one in looked)}",
        f"{mean(one.white for one in looked):.1f}",
        f"{max(one.white for one in looked):.1f}",
        f"{mean(one.filled for one in looked):.1f}",
        f"{min(one.filled for one in looked):.1f}",
        f"{mean(one.fillers for one in looked):.1f}",
        f"{max(one.fillers for one in looked):.1f}",
        f"{mean(one.seconds for one in looked) / pages:.2f}",
        ", ".join(wrong),
    )


def _judged(folder: Path) -> _Paper:
    """A paper made and looked over."""
    edition = pagekit.read_edition(folder)
    start = process_time()
    build = pagekit.build_edition(edition)
    seconds = process_time() - start
    checked = check_edition(build.reader.data, build.plan.to_json(), folder)
    figures, grid = build.report.figures, SetUp.of(edition, layout_of(edition, ())).grid
    left = {one.id for one in build.plan.left_out}
    proven = {id for conflict in build.plan.conflicts for id in conflict.ids}
    area = grid.width * grid.line * grid.design.modules.foot * int(figures["page_count"])
    fillers = sum(
        width * height
        for page in build.plan.pages
        for box in page.boxes
        if box.kind == "filler" or (box.kind == "house" and NOTCH.fullmatch(box.id))
        for _x, _y, width, height in box.rects
    )
    return _Paper(
        len(checked.broken),
        int(figures["overset_lines"]),
        sum(one.id in left - proven for one in days_bookings(edition).bookings),
        100 * mean(page.share for page in checked.white),
        100 * float(figures["filled_share"]),
        100 * fillers / area,
        seconds,
    )


def _row(name: str, folder: Path) -> Row:
    edition = pagekit.read_edition(folder)
    setup = SetUp.of(edition, layout_of(edition, ()))
    start = process_time()
    measured(setup)
    measure = process_time() - start
    start = process_time()
    planned(SetUp.of(edition, layout_of(edition, ())))
    plan = process_time() - start - measure
    start = process_time()
    build = pagekit.build_edition(edition)
    rest = process_time() - start - plan
    checked = check_edition(build.reader.data, build.plan.to_json(), folder)
    figures = build.report.figures
    return (
        name,
        f"{figures['page_count']}",
        f"{figures['stories']}",
        f"{figures['stories_placed']}",
        f"{figures['adverts']}",
        f"{100 * float(figures['filled_share']):.1f}",
        f"{100 * mean(page.share for page in checked.white):.1f}",
        f"{len(checked.broken)}",
        f"{measure:.1f}",
        f"{plan:.1f}",
        f"{rest:.1f}",
        f"{plan / int(figures['page_count']):.2f}",
        f"{plan / rest:.1f}",
    )


def _after_plan(name: str, folder: Path) -> Row:
    """What is left to do where the plan is known, beside Typst."""
    edition = pagekit.read_edition(folder)
    setup = SetUp.of(edition, layout_of(edition, ()))
    made, world = planned(setup), DiskWorld()
    with tempfile.TemporaryDirectory() as home:
        cache = DerivativeCache(Path(home))
        times: list[float] = []
        for _ in range(2):
            # The second time the pictures lie in the cache.
            own = Sheets(setup, made.sheets.stories)
            own.take(dict(made.sheets.parts))
            files, marks = EditionFiles(), [process_time()]
            add_creatives(files, made.plan, world, cache)
            furnisher = Furnisher(setup, made.plan, own.dressed, world)
            sheets = tuple(own.sheets(made.plan, furnisher, files.shown))
            marks.append(process_time())
            add_pictures(files, sheets, own, world, cache)
            add_codes(files, sheets)
            marks.append(process_time())
            pages = inked(setup, sheets, files)
            join(pages, edition_facts(edition), files.assets, files.foreign)
            marks.append(process_time())
            times = [end - start for start, end in pairwise(marks)]
    stand = {box.ref for page in made.plan.pages for box in page.boxes if box.kind == "story"}
    words = [_words(made.sheets.dressed[id]) for id in sorted(stand)]
    start = process_time()
    _typst(words)
    typst = process_time() - start
    count = sum(len(text.split()) for paragraphs in words for text in paragraphs)
    told = (
        *(f"{time:.2f}" for time in times),
        f"{sum(times):.2f}",
        f"{typst:.2f}",
        f"{sum(times) / typst:.1f}",
    )
    return (name, f"{len(made.plan.pages)}", f"{count}", *told)


def _words(story: Story) -> list[str]:
    """The headline, then all else that is set as text."""
    texts = (*story.deck, *(text for block in story.body for text in block.texts))
    return [plain(story.headline), *(plain(text) for text in texts if text)]


def _typst(stories: list[list[str]]) -> bytes:
    """Heads over their columns, and paragraphs in five of them, justified and hyphenated."""
    source = f"""
        #set page(width: 280mm, height: 430mm, margin: (x: 14mm, y: 16mm), columns: {COLUMNS})
        #set columns(gutter: 4mm)
        #set text(font: "Noto Serif", size: {SIZE}pt, hyphenate: true, fallback: false)
        #set par(justify: true, leading: 2pt, spacing: 2pt)
        #for story in json(bytes(sys.inputs.stories)) {{
          heading(story.at(0))
          for text in story.slice(1) {{ par(text) }}
        }}
    """
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / FACE.name).write_bytes(FACE.read_bytes())
        made: bytes = load_typst().compile(
            source.encode(),
            format="pdf",
            font_paths=[folder],
            ignore_system_fonts=True,
            sys_inputs={"stories": json.dumps(stories)},
        )
    return made
