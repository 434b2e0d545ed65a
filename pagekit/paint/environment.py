"""a pack's templates → text: the one importer of Jinja2, strict, and escaping every name.

Packs may come from anybody: templates of strangers run in the `sandbox`, an unknown name is an error that says file and
line, and the page has a size limit, counted in characters and never in seconds. Only a pack
whose files are all pagekit's own is spared the sandbox, which takes half of a page's time; the tests draw those packs
both ways.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Mapping
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from pagekit.disk import read_file
from pagekit.errors import TemplateError, Unreadable
from pagekit.layout import Layout
from pagekit.paint.compiled import KeptTemplates, beside_code
from pagekit.paint.meter import begin_page
from pagekit.paint.sandbox import Ranges, Sandbox, bounded_join, bounded_replace

MAX_PAGE_CHARACTERS = 40_000_000
MAX_PAGE_PIECES = 2_000_000
MAX_TEMPLATE_BYTES = 1_000_000
_TOGETHER = 64
"""Pieces of a page of ours that are counted together."""
_PLACE = re.compile(r" at 0x[0-9A-Fa-f]+")
"""Where Python keeps a thing: another each time."""

# The environments of the packs in use; a template is compiled once, and again when its file has changed.
_environments: dict[tuple[object, ...], jinja2.Environment] = {}
_MAX_ENVIRONMENTS = 32


class _PackLoader(jinja2.BaseLoader):
    def __init__(self, layout: Layout) -> None:
        self.layout = layout

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        path = self.layout.file(template)
        if path is None:
            raise jinja2.TemplateNotFound(template)
        stamp = _stamp(path)
        name = _named(path, self.layout)
        try:
            # It lies in its pack: `Layout.file` has followed every link.
            data = read_file(path, limit=MAX_TEMPLATE_BYTES)
        except Unreadable as fault:
            raise TemplateError(f"{name}: {str(fault).partition(': ')[2]}") from fault
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as fault:
            raise TemplateError(f"{name}: is not UTF-8 (byte {fault.start}). Save it as UTF-8.") from fault
        return text, name, lambda: _stamp(path) == stamp and self.layout.file(template) == path


def render(
    layout: Layout, template: str, filters: Mapping[str, Callable[..., Any]], names: Mapping[str, object]
) -> str:
    """The template's text. Raises TemplateError naming the file, the line and the fault."""
    environment = _environment(layout, filters)
    begin_page()
    try:
        pieces: list[str] = []
        size = 0
        written = environment.get_template(template).generate({"range": Ranges(), **names})
        together = _TOGETHER if layout.shipped else 1
        while some := list(islice(written, together)):
            pieces += some
            size += sum(map(len, some))
            if size > MAX_PAGE_CHARACTERS or len(pieces) > MAX_PAGE_PIECES:
                raise TemplateError(
                    f"{layout.name}/{template}: does not end ({size:,} characters so far). Look for a loop."
                )
        return "".join(pieces)
    except jinja2.TemplateNotFound as fault:
        raise TemplateError(
            f"layout {layout.name}: there is no template {fault.name!r} in it or its parents. "
            "Add the file, or mend the name."
        ) from fault
    except jinja2.TemplateSyntaxError as fault:
        raise TemplateError(
            f"{fault.filename or fault.name}, line {fault.lineno}: {str(fault.message).rstrip('.')}. Mend that line."
        ) from fault
    except (TemplateError, MemoryError):
        # Whoever gave it so much memory says how much.
        raise
    except Exception as fault:
        # A template can raise anything (a division by zero, a wrong type, a recursion): all of it is the pack's fault.
        raise TemplateError(
            f"{_place(fault, layout, template)}: {_reason(fault)}. Mend that line."
        ) from fault


def _environment(layout: Layout, filters: Mapping[str, Callable[..., Any]]) -> jinja2.Environment:
    own = layout.shipped
    kind = jinja2.Environment if own else Sandbox
    key = (kind, layout.name, layout.folders, tuple(filters.items()))
    found = _environments.get(key)
    if found is None:
        found = kind(
            loader=_PackLoader(layout),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            # The files of an installed package do not change under a running process; a caller's may.
            auto_reload=not own,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            bytecode_cache=_kept() if own else None,
        )
        # The globals hand out range, dict, lipsum, cycler, joiner, namespace; a page needs none of lipsum's words.
        found.globals.pop("lipsum", None)
        # Every page brings a `range` of its own; the others would outlive the page.
        found.globals.pop("range", None)
        if own:
            found.filters |= {"join": bounded_join, "replace": bounded_replace}
        found.filters.update(filters)
        while len(_environments) >= _MAX_ENVIRONMENTS:
            _environments.pop(next(iter(_environments)))
        _environments[key] = found
    return found


@cache
def _kept() -> KeptTemplates:
    return KeptTemplates(beside_code())


def _stamp(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return status.st_mtime_ns, status.st_size


def _named(path: Path, layout: Layout) -> str:
    homes = ((entry.pack, entry.folder.resolve()) for entry in layout.folders)
    names = (f"{pack}/{path.relative_to(home).as_posix()}" for pack, home in homes if home in path.parents)
    return next(names, path.name)


def _place(fault: BaseException, layout: Layout, template: str) -> str:
    known = {f"{entry.pack}/" for entry in layout.folders}
    frames = [
        frame
        for frame in traceback.extract_tb(fault.__traceback__)
        if any(frame.filename.startswith(head) for head in known)
    ]
    return f"{frames[-1].filename}, line {frames[-1].lineno}" if frames else f"{layout.name}/{template}"


def _reason(fault: BaseException) -> str:
    if isinstance(fault, RecursionError):
        return "nests too deep, or includes itself without end"
    return _PLACE.sub("", str(fault) or type(fault).__name__).rstrip(".")


def safe(text: str) -> Markup:
    """Text that is HTML already, made by pagekit itself."""
    return Markup(text)  # noqa: S704 - only ever called on markup that pagekit wrote and escaped
