"""an EPS + Ghostscript → the PDF of its page. Runs as a job: PostScript is a program, and a stranger's.

-dSAFER keeps the program from the disk, the job's limits from working or growing without end; the size of the page is
ours, whatever it asks for, and what it draws beyond its first page is not taken.
"""

from __future__ import annotations

import io
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pikepdf

from pagekit.errors import LimitExceeded, Unreadable
from pagekit.foreign.bounds import Refused
from pagekit.foreign.eps.header import Header, header
from pagekit.jobs.ghostscript import PLAIN, environment
from pagekit.jobs.limits import MEGABYTE

if sys.platform != "win32":
    import resource

MAX_WRITTEN = 256 * MEGABYTE
_SECONDS = 240
_EXPORT = "Export it again, or as PDF."
_KEPT = (
    "-sDEVICE=pdfwrite", "-dCompatibilityLevel=1.6", "-dFIXEDMEDIA", "-dAutoRotatePages=/None",
    "-sColorConversionStrategy=LeaveColorUnchanged", "-dPreserveOverprintSettings=true",
    "-dAutoFilterColorImages=false", "-dAutoFilterGrayImages=false", "-dColorImageFilter=/FlateEncode",
    "-dGrayImageFilter=/FlateEncode", "-dDownsampleColorImages=false", "-dDownsampleGrayImages=false",
    "-dDownsampleMonoImages=false", "-dEmbedAllFonts=true", "-dSubsetFonts=true", "-dTransferFunctionInfo=/Apply",
    "-dUCRandBGInfo=/Remove", "-dPreserveHalftoneInfo=false",
)  # fmt: skip
"""Fonts, colours and pictures as they were."""
_MISSING = re.compile(rb"Loading ([\w+-]+) font from ")
_MARKS = re.compile(rb"(?<![^\s\]>)])(?:f\*?|F|[Ss]|[Bb]\*?|Do|sh|T[jJ]|EI)(?=\s|$)")
_MAX_TOLD = 64 * 1024
_OUT_OF_MEMORY = b"Error: /VMerror"
_ENDED = {
    getattr(signal, "SIGXCPU", None): ("work", "it takes more work than", "one advert may"),
    getattr(signal, "SIGXFSZ", None): ("result", "it draws more than", f"{MAX_WRITTEN // MEGABYTE:,} MB"),
}
"""What ends Ghostscript where a limit does."""


def distilled(data: bytes, name: str, program: str) -> tuple[bytes, tuple[str, ...]]:
    """The PDF, and the faces that stand for those that are not in the file. Raises Unreadable and LimitExceeded that
    name it.
    """
    try:
        found = header(data)
        with tempfile.TemporaryDirectory(prefix="pagekit-eps-") as made:
            written, faces = _carried_out(found, name, program, Path(made))
            return _one_page(written, found), faces
    except Refused as problem:
        raise Unreadable(f"{name}: {problem}") from problem
    except pikepdf.PdfError as problem:
        raise Unreadable(f"{name}: comes to no page. {_EXPORT}") from problem


def _carried_out(found: Header, name: str, program: str, folder: Path) -> tuple[Path, tuple[str, ...]]:
    given, written = folder / "in.eps", folder / "out.pdf"
    given.write_bytes(found.program)
    _bound_the_disk()
    try:
        done = subprocess.run(
            [program, *_orders(found, given, written)],
            stdin=subprocess.DEVNULL,
            stdout=(folder / "told").open("wb"),
            stderr=subprocess.STDOUT,
            timeout=_SECONDS,
            check=False,
            cwd=folder,
            env=environment(folder),
        )
    except subprocess.TimeoutExpired as problem:
        raise LimitExceeded(
            name, "wait", "it comes to no end within", f"{_SECONDS} seconds", _EXPORT
        ) from problem
    if -done.returncode in _ENDED:
        raise LimitExceeded(name, *_ENDED[-done.returncode], _EXPORT)
    if _OUT_OF_MEMORY in _told(folder):
        raise LimitExceeded(name, "memory", "it needs more memory than", "one advert may", _EXPORT)
    if done.returncode or not written.is_file():
        raise Refused("is damaged, or asks for what no advert may.", _EXPORT)
    return written, tuple(_faces(_told(folder)))


def _orders(found: Header, given: Path, written: Path) -> Iterator[str]:
    left, low, right, high = found.sheet
    # What is loaded is told: a face that is not in the file.
    yield from (order for order in PLAIN if order != "-q")
    yield from _KEPT
    yield from (f"-dDEVICEWIDTHPOINTS={right - left:.4f}", f"-dDEVICEHEIGHTPOINTS={high - low:.4f}")
    yield f"-sOutputFile={written}"
    yield from ("-c", f"<</Install{{{-left:.4f} {-low:.4f} translate}}>>setpagedevice", "-f", str(given))
    # It need not end its page itself; of what it drew beyond, nothing is taken.
    yield from ("-c", "systemdict /showpage get exec")


def _bound_the_disk() -> None:
    if sys.platform != "win32":
        with suppress(OSError, ValueError):
            _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
            least = MAX_WRITTEN if most == resource.RLIM_INFINITY else min(MAX_WRITTEN, most)
            resource.setrlimit(resource.RLIMIT_FSIZE, (least, most))


def _told(folder: Path) -> bytes:
    with (folder / "told").open("rb") as file:
        return file.read(_MAX_TOLD)


def _faces(told: bytes) -> Iterator[str]:
    for name in dict.fromkeys(_MISSING.findall(told)):
        yield name.decode("ascii", "replace")


def _one_page(written: Path, found: Header) -> bytes:
    """The first page, with the box that it is cut to; nothing of when it was made."""
    left, low = found.sheet[:2]
    with pikepdf.open(written) as pdf, pikepdf.new() as made:
        if not len(pdf.pages) or not _MARKS.search(_content(pdf.pages[0])):
            raise Refused("draws nothing.", _EXPORT)
        made.pages.append(pdf.pages[0])
        page = made.pages[0].obj
        page.TrimBox = pikepdf.Array(
            [round(edge - origin, 4) for edge, origin in zip(found.trim, (left, low) * 2, strict=True)]
        )
        to = io.BytesIO()
        made.save(to, static_id=True)
    return to.getvalue()


def _content(page: pikepdf.Page) -> bytes:
    said = page.obj.get("/Contents")
    streams = list(said) if isinstance(said, pikepdf.Array) else [said]
    return b"\n".join(one.read_bytes() for one in streams if isinstance(one, pikepdf.Stream))
