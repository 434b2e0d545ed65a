"""the headers of a page → text for a server's configuration, quoted as that server reads it.

| server | where the text belongs |
|---|---|
| plain | anywhere that takes `Name: value`, one to a line |
| nginx | the `server` block. A `location` that adds headers of its own inherits none from above |
| apache | `.htaccess` in the page's own folder; mod_headers must be on |
| caddy | the site's block |
| netlify | the file `_headers` at the site's root |

The text speaks of the page and of the documents of creatives beside it, each by its path; where only lines are asked
for, of the page alone. All other files are pictures and faces: whatever they are asked for as, they are no documents
(`file_headers`), which a server says of all its files at one place.
What a server would read as a variable, a condition or an escape is refused, not guessed at; so is anything that could
begin another line.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal

from pagekit.errors import WriteError
from pagekit.makeup.creative_frame import creative_headers

Server = Literal["plain", "nginx", "apache", "caddy", "netlify"]
PAGE_NAME = "index.html"
DOCUMENT = ".html"
NO_DOCUMENT: Mapping[str, str] = MappingProxyType({"X-Content-Type-Options": "nosniff"})
"""For pictures and faces: a browser takes them as what their server calls them, and for nothing else."""

# A header's name and value as they may stand on a line (RFC 9110, 5.1 and 5.5), ASCII only.
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_VALUE = re.compile(r"[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?")
_PATH = re.compile(r"/(?:(?!\.)[A-Za-z0-9._~-]+/)*")
_FILE = re.compile(r"(?:(?!\.)[A-Za-z0-9._~-]+/)*(?!\.)[A-Za-z0-9._~-]+")
# Variables and placeholders, conditions, and escapes that a server undoes more than once or in its own way.
_SPECIAL: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "nginx": re.compile(r"[$\\]"),
        "apache": re.compile(r"[$\\]|^expr="),
        "caddy": re.compile(r"[{}\\]"),
    }
)


def file_headers(page: Mapping[str, str], files: Mapping[str, bytes]) -> dict[str, Mapping[str, str]]:
    """The headers of a page and of each file beside it, by its name."""
    beside = {
        name: creative_headers(data) if name.endswith(DOCUMENT) else NO_DOCUMENT
        for name, data in files.items()
    }
    return {PAGE_NAME: page, **beside}


def server_text(
    headers: Mapping[str, str],
    server: Server = "plain",
    path: str = "/",
    documents: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
) -> str:
    """The headers for the page that stands at `path`, the address of its folder, with a slash at both ends; and for the
    documents beside it, by their names.

    Raises WriteError for a header, a path, a name or a server that cannot be written.
    """
    writer = _WRITERS.get(server)
    if writer is None:
        raise WriteError(f"server {server!r}: is not known. Name one of {', '.join(_WRITERS)}.")
    if not _PATH.fullmatch(path):
        raise WriteError(
            f"path {path!r}: is not the address of a folder. Write it like /news/tram-six/, in plain ASCII."
        )
    files = {} if server == "plain" else documents
    for document in files:
        if not _FILE.fullmatch(document):
            raise WriteError(
                f"file {document!r}: is not a path beside the page. Write letters, digits and hyphens."
            )
    each = {PAGE_NAME: headers, **files}
    for told in each.values():
        for name, value in told.items():
            _check(name, value, server)
    return "".join(writer(told, path, file) for file, told in each.items() if told)


def _check(name: str, value: str, server: str) -> None:
    if not _NAME.fullmatch(name):
        raise WriteError(f"header {name!r}: is not a header's name. Write letters, digits and hyphens.")
    if not _VALUE.fullmatch(value):
        raise WriteError(
            f"header {name}: its value {value[:60]!r} cannot stand on one line. Write printable ASCII."
        )
    found = _SPECIAL[server].search(value) if server in _SPECIAL else None
    if found:
        raise WriteError(
            f"header {name}: {server} would read {found[0]!r} in its value as an order. Set this header by hand."
        )


def _plain(headers: Mapping[str, str], _path: str, _file: str) -> str:
    return _lines("", headers, "{name}: {value}")


def _nginx(headers: Mapping[str, str], path: str, file: str) -> str:
    # A request for the folder is led on inside to its index, so this one place catches both.
    added = _lines("    ", headers, 'add_header {name} "{quoted}" always;')
    return f"location = {path}{file} {{\n{added}}}\n"


def _apache(headers: Mapping[str, str], _path: str, file: str) -> str:
    # Found by its name alone, here and in the folders below.
    return (
        f'<Files "{file.rpartition("/")[2]}">\n'
        + _lines("    ", headers, 'Header always set {name} "{percent}"')
        + "</Files>\n"
    )


def _caddy(headers: Mapping[str, str], path: str, file: str) -> str:
    # A matcher of its own for each page: their texts may stand in one block.
    own = path if file == PAGE_NAME else f"{path}{file}"
    page = f"@page-{hashlib.sha256(own.encode()).hexdigest()[:8]}"
    added = _lines("\t", headers, '{name} "{quoted}"')
    return f"{page} path {' '.join(_addresses(path, file))}\nheader {page} {{\n{added}}}\n"


def _netlify(headers: Mapping[str, str], path: str, file: str) -> str:
    added = _lines("  ", headers, "{name}: {value}")
    return "".join(f"{address}\n{added}" for address in _addresses(path, file))


def _addresses(path: str, file: str) -> tuple[str, ...]:
    """A page is asked for by its folder, too."""
    return (path, f"{path}{file}") if file == PAGE_NAME else (f"{path}{file}",)


def _lines(indent: str, headers: Mapping[str, str], form: str) -> str:
    lines = []
    for name, value in headers.items():
        quoted = value.replace('"', '\\"')
        # mod_headers reads a single % as the beginning of a time or a variable.
        line = form.format(name=name, value=value, quoted=quoted, percent=quoted.replace("%", "%%"))
        lines.append(f"{indent}{line}\n")
    return "".join(lines)


_WRITERS: Mapping[str, Callable[[Mapping[str, str], str, str], str]] = MappingProxyType(
    {"plain": _plain, "nginx": _nginx, "apache": _apache, "caddy": _caddy, "netlify": _netlify}
)
