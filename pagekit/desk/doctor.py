"""this machine → Checks: what pagekit needs, whether it is here, and the command that brings what is not.

Nothing is installed, started or fetched; a check that fails never stops the next one.
"""

from __future__ import annotations

import hashlib
import importlib
import platform
import shutil
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PIL import features

from pagekit.desk.findings import Check
from pagekit.desk.versions import fits, plain_name, ranges_of, version_of
from pagekit.errors import MissingDependency, MissingResource, PagekitError
from pagekit.fonts import load_book
from pagekit.layout import find_layout, list_layouts
from pagekit.press import ENGINE_WORK, load_engine
from pagekit.resources import assets_dir, layouts_dir

OLDEST_PYTHON = (3, 11)
AGAIN = "pip install --force-reinstall pagekit"
ZONES = ("UTC", "Asia/Almaty", "America/New_York")
GHOSTSCRIPT = ("gs", "gswin64c", "gswin32c")
_GHOSTSCRIPT_COMMAND = {
    "darwin": "brew install ghostscript",
    "win32": "winget install ArtifexSoftware.GhostScript",
}
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")
_CHROMIUM_COMMAND = {
    "darwin": "brew install --cask chromium",
    "win32": "winget install Google.Chrome",
}

# The distribution's name and that of its module.
NEEDED = (
    ("babel", "babel"),
    ("brotli", "brotli"),
    ("defusedxml", "defusedxml"),
    ("fonttools", "fontTools"),
    ("jinja2", "jinja2"),
    ("markdown-it-py", "markdown_it"),
    ("mdit-py-plugins", "mdit_py_plugins"),
    ("phonenumbers", "phonenumbers"),
    ("pillow", "PIL"),
    ("pydantic", "pydantic"),
    ("pyphen", "pyphen"),
    ("PyYAML", "yaml"),
    ("segno", "segno"),
    ("tzdata", "tzdata"),
    ("uharfbuzz", "uharfbuzz"),
)
ENGINE = "weasyprint"
# The extra, the distribution and module, and what it is for.
EXTRAS = (
    ("cli", "rich", "the command line"),
    ("cli", "typer", "the command line"),
    ("adverts", "pikepdf", "adverts that are PDFs"),
    ("press", "pikepdf", "preflight of PDFs"),
    ("edition", "ortools", "planning editions"),
    ("desk", "starlette", "the desk in the browser"),
    ("desk", "uvicorn", "the desk in the browser"),
    ("desk", "watchfiles", "the desk in the browser"),
    ("preview", "pypdfium2", "pictures of PDF pages"),
    ("preview", "playwright", "pictures of web pages"),
)


def examine() -> list[Check]:
    """Every check, in the order in which a person would put things right."""
    needed = [
        _python(),
        _guarded("layouts", _layouts),
        _guarded("fonts", _fonts),
        _guarded("icons", _icons),
        *_libraries(),
        _time_zones(),
    ]
    return [*needed, _pages(needed), _engine(), *_extras(), _ghostscript(), _chromium()]


def _python() -> Check:
    here = f"{platform.python_version()} in {sys.prefix}"
    if sys.version_info[:2] >= OLDEST_PYTHON:
        return Check("Python", "ok", here)
    oldest = ".".join(str(part) for part in OLDEST_PYTHON)
    return Check("Python", "missing", f"{here}, older than {oldest}", f"install Python {oldest} or later")


def _guarded(name: str, look: Callable[[], Check]) -> Check:
    try:
        return look()
    except (PagekitError, OSError, ValueError, KeyError, TypeError) as problem:
        return Check(name, "missing", str(problem), AGAIN)


def _layouts() -> Check:
    packs = [find_layout(name).name for name in list_layouts()]
    return Check("layouts", "ok", f"{', '.join(packs)} in {layouts_dir()}")


def _fonts() -> Check:
    folder = assets_dir() / "fonts"
    faces = load_book((folder,)).faces
    _compare((face.path, face.sha256) for face in faces)
    return Check("fonts", "ok", f"{len(faces)} faces in {folder}, each the file of the manifest")


def _icons() -> Check:
    folder = assets_dir() / "icons"
    icons = tomllib.loads((folder / "manifest.toml").read_text("utf-8"))["icon"]
    _compare((folder / icon["file"], icon["sha256"]) for icon in icons)
    return Check("icons", "ok", f"{len(icons)} outlines in {folder}, each the file of the manifest")


def _compare(files: Iterable[tuple[Path, str]]) -> None:
    """Hold files against the hashes of their manifest. Raises MissingResource with all that differ."""
    strange = [path.name for path, sha256 in files if not _is(path, sha256)]
    if strange:
        raise MissingResource(f"{', '.join(strange)}: missing, or not the file of the manifest")


def _is(path: Path, sha256: str) -> bool:
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256


def _libraries() -> Iterator[Check]:
    ranges = ranges_of("pagekit")
    for distribution, module in NEEDED:
        wanted = ranges.get(plain_name(distribution), "")
        fault = _fault(distribution, module, wanted)
        if fault:
            yield Check(distribution, "missing", fault, f"pip install '{distribution}{wanted}'")
        elif distribution == "pillow" and not features.check("webp"):
            command = f"pip install --force-reinstall --only-binary :all: '{distribution}{wanted}'"
            yield Check(distribution, "missing", "was built without WebP, which web pages need", command)
        else:
            yield Check(distribution, "ok", version_of(distribution) or "version unknown")


def _fault(distribution: str, module: str, wanted: str) -> str:
    """What is wrong with a library, or nothing."""
    try:
        importlib.import_module(module)
    except (ImportError, OSError) as problem:
        return f"cannot be imported ({_first_line(problem)})"
    version = version_of(distribution)
    return f"{version} is installed, {wanted} is needed" if version and not fits(version, wanted) else ""


def _pages(needed: Iterable[Check]) -> Check:
    """What can be made with nothing but what pip brings."""
    name = "web pages and composed PDFs"
    lacking = [check for check in needed if check.state != "ok"]
    if lacking:
        return Check(
            name, "missing", f"need {', '.join(check.name for check in lacking)}", lacking[0].command
        )
    return Check(name, "ok", "can be made: pagekit writes them itself, Python packages are all they need")


def _engine() -> Check:
    """The engine's pages are an output of their own: without it the others are made as ever."""
    name = "WeasyPrint and Pango"
    wanted = ranges_of("pagekit").get(ENGINE, "")
    version = version_of(ENGINE)
    if version is None or not fits(version, wanted):
        here = f"WeasyPrint {version or 'is not installed'}, {wanted or 'any version'} is needed"
        detail = f"for {ENGINE_WORK}: {here}"
        return Check(name, "optional", detail, f"pip install '{ENGINE}{wanted}'")
    try:
        load_engine()
    except MissingDependency as problem:
        return Check(name, "optional", problem.what, problem.command)
    return Check(name, "ok", f"WeasyPrint {version} with the Pango library, for {ENGINE_WORK}")


def _extras() -> Iterator[Check]:
    ranges = ranges_of("pagekit")
    for extra, library, use in EXTRAS:
        fault = _fault(library, library, ranges.get(library, ""))
        if fault:
            yield Check(library, "optional", f"for {use}: {fault}", f"pip install 'pagekit[{extra}]'")
        else:
            yield Check(library, "ok", f"{version_of(library) or 'version unknown'}, for {use}")


def _ghostscript() -> Check:
    program = next((path for name in GHOSTSCRIPT if (path := shutil.which(name))), None)
    if program:
        return Check(
            "Ghostscript", "ok", f"{program}, for the plates that preflight looks at, and EPS adverts"
        )
    command = _GHOSTSCRIPT_COMMAND.get(sys.platform, "apt-get install ghostscript")
    detail = "for the plates that preflight looks at, and EPS adverts: no such program on the PATH"
    return Check("Ghostscript", "optional", detail, command)


def _chromium() -> Check:
    program = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if program:
        return Check("Chromium", "ok", f"{program}, for pictures of web pages")
    command = _CHROMIUM_COMMAND.get(sys.platform, "apt-get install chromium")
    return Check("Chromium", "optional", "for pictures of web pages: no such program on the PATH", command)


def _time_zones() -> Check:
    try:
        for zone in ZONES:
            ZoneInfo.no_cache(zone)
    except (ZoneInfoNotFoundError, OSError, ValueError) as problem:
        detail = f"a publication's hours cannot be told ({_first_line(problem)})"
        return Check("time zones", "missing", detail, "pip install --force-reinstall tzdata")
    return Check("time zones", "ok", "the data of the IANA list are here")


def _first_line(problem: Exception) -> str:
    return (str(problem).splitlines() or [type(problem).__name__])[0]
