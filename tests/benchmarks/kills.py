"""a writer that is killed at random moments → what it left: nothing torn, and nothing of it after the next run.

Pages of a site, an edition, plates, and the cache of pictures. What is written is made once; each kill is that of a
process forked off, so that every one begins as a run does. `--only building` kills while an edition is being made, with
its cache: whatever it started ends with it.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pagekit

COURIER = Path(pagekit.__file__).parent.parent / "examples" / "courier"
AT = datetime(2026, 3, 3, 6, tzinfo=UTC)
STORIES = ("tram-six.yaml", "night-train.md", "snow-count.md")
BUILDING = "building"
_MADE = re.compile(rb'"pictures_made": \d+')
_ADOPTS = 36
"""PR_SET_CHILD_SUBREAPER (Linux, prctl): who is left behind comes to this process and not to the first of all."""
Write = Callable[[Path], object]
Found = dict[str, bytes]


def kinds(only: str | None) -> Iterator[tuple[str, Write]]:
    """What is written, by name, and the function that writes it into a folder."""
    if only == BUILDING:
        sample = Path(tempfile.mkdtemp(prefix="pagekit-kills-"))
        pagekit.sample_edition(4, 1, sample)
        for story in sorted((sample / "stories").glob("*.md"))[5:]:
            story.unlink()
        yield BUILDING, partial(_built, sample)
        return
    order = pagekit.Order(publication=pagekit.read_publication(COURIER / "publication.toml"), at=AT)
    stories = [pagekit.read_article(COURIER / "articles" / name) for name in STORIES]
    pages = [pagekit.render_html(story, order=order) for story in stories]
    yield "site", partial(_site, pages)
    sample = Path(tempfile.mkdtemp(prefix="pagekit-kills-"))
    pagekit.sample_edition(4, 1, sample)
    build = pagekit.build_edition(pagekit.read_edition(sample), at=AT)
    yield "edition", build.write
    plates = pagekit.render_plates(stories[0], press="newsprint", layout="print-article", order=order)
    yield "plates", plates.write
    yield "cache", partial(_cached, stories[0], order)


def _site(pages: list[pagekit.HtmlPage], folder: Path) -> None:
    for number, page in enumerate(pages):
        page.write(folder / str(number), clean=True)


def _cached(story: pagekit.Article, order: pagekit.Order, folder: Path) -> None:
    pagekit.render_html(story, order=order, cache=folder)


def _built(sample: Path, folder: Path) -> None:
    edition = pagekit.read_edition(sample)
    pagekit.build_edition(edition, at=AT, cache=folder / "cache").write(folder / "out")


def _adopt() -> None:
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_ADOPTS, 1, 0, 0, 0)


def left_running() -> Iterator[str]:
    """Processes that a killed one has started and that go on without it: the ones this process has adopted."""
    while True:
        try:
            child, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not child:
            time.sleep(1)
            child, _ = os.waitpid(-1, os.WNOHANG)
            if not child:
                yield "a process that it started still runs"
                return


def killed(write: Write, folder: Path, after: float) -> bool:
    """Write in a process that is killed so many seconds later; whether it was still at work."""
    child = os.fork()
    if not child:
        try:
            write(folder)
        finally:
            os._exit(0)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def whole_run(write: Write, folder: Path) -> float:
    """Write to the end, in a process as fresh as the other; the seconds it took."""
    began = time.monotonic()
    child = os.fork()
    if not child:
        code = 1
        try:
            write(folder)
            code = 0
        finally:
            os._exit(code)
    if os.waitpid(child, 0)[1]:
        raise SystemExit("a run that nobody killed failed")
    return time.monotonic() - began


def found(folder: Path) -> Found:
    """Every file below the folder, hidden ones too; of a report not how many pictures the cache had not."""
    return {
        path.relative_to(folder).as_posix(): _MADE.sub(b"", path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def faults(write: Write, folder: Path, wanted: Found) -> Iterator[str]:
    """What a kill has spoiled: files that are torn, then what the next run leaves that ought not to be there."""
    for name, data in found(folder).items():
        # A page's list of its files grows with them.
        listed = name.rpartition("/")[2] == ".pagekit-files"
        if not listed and not name.endswith(".pagekit-part") and data != wanted.get(name):
            yield f"torn: {name}"
    whole_run(write, folder)
    after = found(folder)
    yield from (f"left: {name}" for name in after.keys() - wanted.keys())
    yield from (f"not whole: {name}" for name, data in wanted.items() if after.get(name) != data)


def main() -> None:
    """Kill, and print what was found."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("kills", type=int, nargs="?", default=200)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--only", choices=[BUILDING], help="kill while an edition is being made")
    told = asked.parse_args()
    source, spoiled = random.Random(told.seed), 0
    home = Path(tempfile.mkdtemp(prefix="pagekit-kills-"))
    every = [*kinds(told.only)]
    _adopt()
    for name, write in every:
        wanted_at = home / name
        takes, at_work, wrong = whole_run(write, wanted_at), 0, 0
        wanted = found(wanted_at)
        for number in range(told.kills // len(every)):
            folder = home / f"{name}-{number}"
            at_work += killed(write, folder, source.uniform(0, takes))
            for said in (*left_running(), *faults(write, folder, wanted)):
                wrong += 1
                print(f"{name}, kill {number}: {said}", flush=True)
            shutil.rmtree(folder, ignore_errors=True)
        print(f"{name:8} {len(wanted):4} files  {at_work:4} killed at work  {wrong:3} faults", flush=True)
        spoiled += wrong
    sys.exit(1 if spoiled else 0)


if __name__ == "__main__":
    main()
