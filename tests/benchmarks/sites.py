"""a thousand stories as a site → a table: built cold with its pictures cached, with nothing changed, with one story changed;
and, where the variable PELICAN names its program, Pelican on the same posts. PICTURES names a folder that keeps the pictures
from one run of the table to the next: they take longer than all of it.

Each build is a command at the prompt, so what every process loads is in its time.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory

import pagekit
from pagekit.sample.pictures import picture

TITLE = "site"
HEADINGS = ("1,000 stories", "CPU s", "wall s", "of the cold build")
ROOT = Path(__file__).resolve().parents[2]
CODE = ROOT / "out" / "code"
"""Where the builds keep the code of modules."""
STORIES, PICTURES, TAGS, AUTHORS = 1_000, 40, 60, 20
SECTIONS = ("City", "Nature", "Economy", "Sport", "Culture")
WORDS = (Path(__file__).parent / "eight_hundred_words.md").read_text("utf-8").split()
AT = datetime(2026, 12, 1, tzinfo=UTC)
RIVAL = """SITENAME = "Bench"
SITEURL = "https://bench.example"
PATH = "content"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
AUTHOR = "Nobody"
DEFAULT_PAGINATION = 24
SLUGIFY_SOURCE = "basename"
FEED_ALL_ATOM = "feeds/all.atom.xml"
FEED_ALL_RSS = "feeds/all.rss.xml"
CATEGORY_FEED_ATOM = "feeds/{slug}.atom.xml"
"""

Row = tuple[str, ...]


def tables(rounds: int) -> Iterator[tuple[str, list[Row]]]:
    """The table as its caption and its rows, headings first. Every build is done once: they are long."""
    del rounds
    with TemporaryDirectory() as folder:
        home = Path(folder)
        _write(home)
        paper = home / "paper"
        cache = Path(kept) if (kept := os.environ.get("PICTURES")) else home / "cache"
        # Pictures and the code of modules and templates: what is there after any first build.
        _build(paper, home / "warm", cache, workers=2)
        cold = _build(paper, home / "site", cache)
        rows: list[Row] = [HEADINGS, _row("cold, pictures cached", cold, cold)]
        rows.append(_row("nothing changed", _build(paper, home / "site", cache), cold))
        changed = paper / "stories" / f"story-{STORIES - 10}.md"
        changed.write_text(changed.read_text("utf-8").replace('headline: "', 'headline: "New: '), "utf-8")
        rows.append(_row("one story changed", _build(paper, home / "site", cache), cold))
        if pelican := os.environ.get("PELICAN"):
            rows.append(
                _row(
                    "Pelican, the same posts", _timed([pelican, "content", "-o", "out"], home / "rival"), cold
                )
            )
        rows.append(_row("cold, two workers", _build(paper, home / "shared", cache, workers=2), cold))
        rows.append(
            _row("one more changed, in a process that has built", _warm(paper, home / "site", cache), cold)
        )
        yield (
            "each once, a process each; meant are 1/20 for one change, and 1.5 times Pelican for the cold build",
            rows,
        )


def _build(paper: Path, out: Path, cache: Path, workers: int = 0) -> tuple[float, float]:
    """At the prompt, as Pelican."""
    places = (str(paper), "-o", str(out), "--cache", str(cache), "--at", AT.isoformat())
    shared = ("--workers", str(workers)) if workers else ()
    return _timed([sys.executable, "-m", "pagekit", "site", *places, *shared], ROOT)


def _warm(paper: Path, out: Path, cache: Path) -> tuple[float, float]:
    """One story changed three times and built in this process; the third is timed."""
    changed = paper / "stories" / f"story-{STORIES - 20}.md"
    took = 0.0, 0.0
    for _ in range(3):
        changed.write_text(changed.read_text("utf-8").replace('headline: "', 'headline: "New: '), "utf-8")
        used, start = time.process_time(), time.perf_counter()
        pagekit.build_site(paper, out=out, cache=cache, at=AT)
        took = time.process_time() - used, time.perf_counter() - start
    return took


def _timed(command: Sequence[str], folder: Path) -> tuple[float, float]:
    """Processor seconds and seconds by the clock."""
    before, start = getrusage(RUSAGE_CHILDREN), time.perf_counter()
    # An installed package has its code beside it; a checkout may be told to keep none.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    surroundings = {**kept, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(CODE)}
    subprocess.run(command, cwd=folder, env=surroundings, check=True, capture_output=True)
    after = getrusage(RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, time.perf_counter() - start


def _row(name: str, took: tuple[float, float], cold: tuple[float, float]) -> Row:
    return name, f"{took[0]:.2f}", f"{took[1]:.2f}", f"{took[0] / cold[0]:.3f}"


def _write(home: Path) -> None:
    """The stories in both forms, with the same words, dates, tags and pictures."""
    hand = random.Random(1)
    paper, rival = home / "paper", home / "rival"
    for place in (paper / "stories" / "photos", rival / "content" / "photos"):
        place.mkdir(parents=True)
        for number in range(PICTURES):
            (place / f"p{number}.jpg").write_bytes(picture("landscape", f"site {number}"))
    sections = "".join(f'\n[[sections]]\nname = "{name}"\n' for name in SECTIONS)
    house = f'name = "Bench"\nurl = "https://bench.example"\n{sections}'
    (paper / "publication.toml").write_text(house, "utf-8")
    (rival / "pelicanconf.py").write_text(RIVAL, "utf-8")
    when = datetime(2025, 1, 1, 8, tzinfo=UTC)
    plain = [word for word in WORDS if word.isalpha()]
    for number in range(STORIES):
        when += timedelta(hours=7)
        title, deck = " ".join(hand.sample(plain, 7)), " ".join(hand.choices(plain, k=18))
        text = "\n\n".join(" ".join(hand.choices(plain, k=55)) for _ in range(14))
        section, author = hand.choice(SECTIONS), f"Writer {hand.randrange(AUTHORS)}x"
        tags = ", ".join(f"tag {each}x" for each in hand.sample(range(TAGS), 3))
        photo = f"photos/p{hand.randrange(PICTURES)}.jpg"
        (paper / "stories" / f"story-{number}.md").write_text(
            f'---\nheadline: "{title}"\ndeck: "{deck}"\nsection: {section}\nauthor: {author}\ndate: {when.isoformat()}\n'
            f"tags: [{tags}]\nphotos:\n  - src: {photo}\n    alt: A picture\n    credit: {{creator: Ann Smith}}\n"
            f"---\n\n{text}\n",
            "utf-8",
        )
        (rival / "content" / f"story-{number}.md").write_text(
            f"Title: {title}\nSummary: {deck}\nCategory: {section}\nAuthor: {author}\nDate: {when.isoformat()}\n"
            f"Tags: {tags}\n\n![A picture]({{static}}/{photo})\n\n{text}\n",
            "utf-8",
        )
