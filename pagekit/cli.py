"""pagekit at the prompt → pages, PDFs, tables, and an exit code.

    pagekit article STORY... -o TARGET    stories as web pages (folders) or PDFs (files that end in .pdf)
    pagekit plates STORY... -o FOLDER     the files that a printer is sent, and their list
    pagekit edition FOLDER -o OUT         a whole newspaper; --dummy: its pages and adverts planned
    pagekit edition --sample PAGES -o OUT an edition that nobody wrote, to try things out
    pagekit import SOURCE... -o STORIES   stories of other systems as ours: Markdown, and pictures beside it
    pagekit init FOLDER                   a publication to begin with, its files explained
    pagekit site FOLDER -o OUT            a publication's whole site; only what has changed is made again
    pagekit site FOLDER -o OUT --watch --serve    its desk: a live preview in the browser
    pagekit layouts [PACK]                the layout packs, or one with its papers, options, slots and styles
    pagekit preflight FILE                a PDF of any origin, looked over as a printer would
    pagekit conditions                    the press conditions
    pagekit example NAME FOLDER           a publication that comes with pagekit, copied
    pagekit doctor                        what this machine lacks, and the command that brings it

Exit codes:

    0    done
    1    done, but a report holds an error note, or some of several stories failed
    2    wrong usage
    3    input that cannot be taken: a story, publication, advert, layout, option or press condition
    4    something is missing on this machine; pagekit doctor says what
    5    the output could not be written, or the page could not be set
    130  interrupted

The commands themselves are in `pagekit.desk.commands`; they need the extra `cli` (typer and rich).
"""

from __future__ import annotations

import gc
import io
import sys
from collections.abc import Callable

EXTRA = frozenset({"typer", "rich"})
INSTALL = "pip install 'pagekit[cli]'"
MISSING = 4
GARBAGE = 50_000
"""Objects that are made before the collector looks for cycles: a command loads its rooms, sets its pages and ends, and
hardly any of it is ever garbage. Looking after every 700, as Python does, takes a tenth of its time."""

_commands: Callable[..., object] | None = None
_lacking = ""
try:
    from pagekit.desk.commands import app

    _commands = app
except ModuleNotFoundError as problem:
    _lacking = (problem.name or "").partition(".")[0]
    if _lacking not in EXTRA:
        raise


def main() -> None:
    """The console script. Ends the process with an exit code."""
    gc.set_threshold(GARBAGE, *gc.get_threshold()[1:])
    for stream in (sys.stdout, sys.stderr):
        # A name that the terminal's encoding lacks is written out; it is no reason to fail.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    if _commands is None:
        print(f"pagekit: the command line needs {_lacking}. To install it: {INSTALL}", file=sys.stderr)
        sys.exit(MISSING)
    _commands(prog_name="pagekit")


if __name__ == "__main__":
    main()
