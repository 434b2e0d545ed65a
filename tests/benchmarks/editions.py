"""the sample edition and generated ones → tables: what a plan takes, and what it is worth to the checker.

Times are seconds of work of this process; white and filled are shares in percent. What is broken should be nothing.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from rivals import FACE, SIZE, load_typst  # noqa: E402

import pagekit  # noqa: E402
from pagekit.house import Story  # noqa: E402
from pagekit.house.story import plain  # noqa: E402
from pagekit.join import join  # noqa: E402
from pagekit.pictures import DerivativeCache  # noqa: E402
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
SIZES = (4, 8, 16, 32)
SEEDS = 3
"""Generated editions of each size; with more rounds asked for, as many as there are rounds."""
HEAD = (
    "edition", "pages", "stories", "placed", "adverts", "filled %", "white %", "broken",
    "measure", "plan", "all", "plan a page",
)  # fmt: skip

AFTER_HEAD = ("edition", "pages", "words", "set", "pictures", "ink and join", "all", "typst", "ratio")
COLUMNS = 5
"""Of the tabloid."""

Row = tuple[str, ...]


def tables(rounds: int) -> Iterator[tuple[str, list[Row]]]:
    """Each table as its caption and its rows, headings first."""
    sample = ROOT / "examples" / "morning-edition"
    yield "the sample edition", [HEAD, _row("morning", sample)]
    caption = "from the plan to the PDF, pictures cached; Typst: the same words in plain columns"
    yield caption, [AFTER_HEAD, _after_plan("morning", sample)]
    for pages in SIZES:
        rows: list[Row] = [HEAD]
        with tempfile.TemporaryDirectory() as home:
            for seed in range(1, max(SEEDS, rounds) + 1):
                folder = Path(home) / f"{pages}-{seed}"
                folder.mkdir()
                sample_edition(pages, seed, folder)
                rows.append(_row(f"seed {seed}", folder))
        yield f"{pages} pages, generated", rows


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
    whole = process_time() - start
    checked = check_edition(build.reader.data, build.plan.to_json(), folder)
    figures, shares = build.report.figures, [page.share for page in checked.white]
    return (
        name,
        f"{figures['page_count']}",
        f"{figures['stories']}",
        f"{figures['stories_placed']}",
        f"{figures['adverts']}",
        f"{100 * float(figures['filled_share']):.1f}",
        f"{100 * sum(shares) / max(1, len(shares)):.1f}",
        f"{len(checked.broken)}",
        f"{measure:.1f}",
        f"{plan:.1f}",
        f"{whole:.1f}",
        f"{plan / int(figures['page_count']):.2f}",
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
