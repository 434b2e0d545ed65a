"""a story's file → tables: the whole process to its PDF, from a cold start, beside WeasyPrint's import and Typst.

Timed is the processor, user and system together, on one core: Python's start, every import, reading, composing, writing.
Typst sets the same words in the same face on pages of the same size, in as many columns, tagged, from a file of its own.
The processes run turn about, and a ratio is the median over rounds of two that ran one after the other. Modules are
compiled before the first round, as those of an installed library are.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory

from starting import FEWEST, ROOT, Row
from texts import find_text

from pagekit.resources import assets_dir

TITLE = "whole"
WORDS = 20_000
STORY = Path(__file__).with_name("eight_hundred_words.md")
STEPS = Path(__file__).with_name("steps.py")
OURS = "import pagekit, sys; pagekit.render_pdf(pagekit.read_article(sys.argv[1])).write(sys.argv[2])"
ENGINE = "import weasyprint"
TYPST = """
import sys, time, typst
begin = time.process_time()
made = typst.compile(sys.argv[1], format="pdf", font_paths=[sys.argv[2]], ignore_system_fonts=True)
print(time.process_time() - begin, len(made))
"""
PAGE = """
#set document(title: {title})
#set page(paper: "a4", margin: 15mm, columns: 2, numbering: "1")
#set columns(gutter: 5mm)
#set text(font: "Noto Serif", size: 9pt, lang: "en", hyphenate: true, fallback: false)
#set par(justify: true, leading: 0.45em, spacing: 0.45em, first-line-indent: 1em)
#place(top, scope: "parent", float: true, heading({title}))
"""

Command = list[str]


def tables(rounds: int) -> Iterator[tuple[str, list[Row]]]:
    """Each table as its caption and its rows, headings first."""
    rounds = max(rounds, FEWEST)
    with TemporaryDirectory() as name:
        folder = Path(name)
        long = _long_story(folder)
        short = [_paragraph(line) for line in STORY.read_text("utf-8").split("---\n")[2].split("\n\n")]
        faces = _faces(folder)
        bench = _Bench(folder, rounds)
        typst = [_typst(folder, "short", short), _typst(folder, "long", json.loads(long.read_text())["body"])]
        typsts = [[sys.executable, "-c", TYPST, str(source), faces] for source in typst]
        for story, rival, caption in zip(
            (STORY, long), typsts, ("800 words", f"{WORDS:,} words"), strict=True
        ):
            ours = [sys.executable, "-c", OURS, str(story), str(folder / "made.pdf")]
            yield (
                f"{caption}, the whole process, median of {rounds}",
                bench.whole(
                    {"imports WeasyPrint": [sys.executable, "-c", ENGINE], "Typst": rival, "pagekit": ours}
                ),
            )
            yield f"{caption}, where it goes", bench.steps(story, rival, engine=story == long)


class _Bench:
    """Runs programs on one core, each module compiled once and kept for all."""

    def __init__(self, folder: Path, rounds: int) -> None:
        self.rounds = rounds
        self._around = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        }
        self._around.pop("PYTHONDONTWRITEBYTECODE", None)

    def whole(self, programs: dict[str, Command]) -> list[Row]:
        """A row a program: what its process took, and its share of each of the first two."""
        for command in programs.values():
            self._run(command)
        times = [[self._seconds(command) for command in programs.values()] for _ in range(self.rounds)]
        rows: list[Row] = [
            ("a new process", "CPU ms", "best", *(f"of {name}" for name in list(programs)[:2]))
        ]
        for place, name in enumerate(programs):
            own = [each[place] for each in times]
            shares = [statistics.median(each[place] / each[rival] for each in times) for rival in (0, 1)]
            rows.append((name, *_milliseconds(own), *(f"{share:.2f}" for share in shares)))
        return rows

    def steps(self, story: Path, rival: Command, *, engine: bool) -> list[Row]:
        """A row a step; then sums of steps, beside what Typst takes to compile and beside the engine's path."""
        command = [sys.executable, str(STEPS), str(story)]
        told: list[dict[str, float]] = []
        compiled: list[float] = []
        pages, size, rival_size = 0, 0, 0
        for _ in range(self.rounds):
            seconds, made = self._run(rival).split()
            compiled.append(float(seconds))
            rival_size = int(made)
            found = json.loads(self._run(command))
            told.append(found["steps"])
            pages, size = found["pages"], found["bytes"]
        rows: list[Row] = [("step", "CPU ms", "best", "of Typst's compile")]
        sums = {
            "the work alone: compose, ink, join": ("dressing and composing", "ink", "join"),
            "ink and join": ("ink", "join"),
            "ink and join, glyphs kept": ("ink, glyphs kept", "join, glyphs kept"),
        }
        sums = {**{step: (step,) for step in told[0]}, **sums}
        for name, steps in sums.items():
            own = [sum(each[step] for step in steps) for each in told]
            share = statistics.median(ours / theirs for ours, theirs in zip(own, compiled, strict=True))
            rows.append((name, *_milliseconds(own), f"{share:.2f}"))
        rows.append((f"Typst's compile, {rival_size:,} bytes", *_milliseconds(compiled), "1.00"))
        rows.append((f"pagekit's {pages} pages, {size:,} bytes", "", "", ""))
        return [*rows, self._engine(command)] if engine else rows

    def _engine(self, command: Command) -> Row:
        # Once: its seconds do not hang on the noise of a run.
        steps = json.loads(self._run([*command, "engine"]))["steps"]
        share = (steps["ink"] + steps["join"]) / steps["templates and engine"]
        seconds = steps["templates and engine"]
        return (
            "the same pages through the engine",
            f"{seconds * 1000:,.0f}",
            "",
            f"ink and join: 1/{1 / share:.0f}",
        )

    def _seconds(self, command: Command) -> float:
        before = getrusage(RUSAGE_CHILDREN)
        self._run(command)
        after = getrusage(RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    def _run(self, command: Command) -> str:
        core = ["taskset", "-c", str(min(os.sched_getaffinity(0)))] if sys.platform == "linux" else []
        done = subprocess.run(
            [*core, *command], cwd=ROOT, env=self._around, stdout=subprocess.PIPE, text=True, check=True
        )
        return done.stdout


def _milliseconds(seconds: Sequence[float]) -> tuple[str, str]:
    return f"{statistics.median(seconds) * 1000:,.0f}", f"{min(seconds) * 1000:,.0f}"


# ---- The same words for both -------------------------------------------------------------------------------


def _long_story(folder: Path) -> Path:
    """A story of so many words, as a file of ours."""
    kept: list[dict[str, str]] = []
    words = 0
    for paragraph in find_text("en", "report").paragraphs:
        if words >= WORDS:
            break
        kept.append(_paragraph(paragraph))
        words += len(paragraph.split())
    facts = {"id": "long", "lang": "en", "headline": "Twenty thousand words", "body": kept}
    path = folder / "long.json"
    path.write_text(json.dumps(facts), "utf-8")
    return path


def _paragraph(text: str) -> dict[str, str]:
    return {"kind": "paragraph", "text": text.strip().removeprefix("## ")}


def _typst(folder: Path, name: str, body: Sequence[dict[str, str]]) -> Path:
    """The same paragraphs as a file of Typst's."""
    path = folder / f"{name}.typ"
    title = json.dumps(name)
    paragraphs = "\n\n".join(f"#{json.dumps(block['text'], ensure_ascii=False)}" for block in body)
    path.write_text(PAGE.format(title=title) + paragraphs, "utf-8")
    return path


def _faces(folder: Path) -> str:
    faces = folder / "faces"
    faces.mkdir()
    for face in sorted((assets_dir() / "fonts").glob("NotoSerif-*.ttf")):
        (faces / face.name).write_bytes(face.read_bytes())
    return str(faces)
