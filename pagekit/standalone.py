"""a page + its files → the page as one text, with the files inside: for notebooks and mail, not for publication."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from html import escape
from urllib.parse import urlsplit

_MIME = {
    "avif": "image/avif", "html": "text/html", "jpg": "image/jpeg", "png": "image/png", "svg": "image/svg+xml",
    "ttf": "font/ttf", "webp": "image/webp", "woff2": "font/woff2",
}  # fmt: skip
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
# The page that carries its own files may show those, and still fetches nothing.
_OWN_POLICY = (
    '<meta http-equiv="Content-Security-Policy" content="'
    "default-src 'none'; img-src data:; font-src data:; frame-src data:; style-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'\">"
)
# A script of ours has no attributes; data, such as JSON-LD, says its type and stays.
_SCRIPT = re.compile(r"<script>.*?</script>\n?", re.DOTALL)
# What is inside need not be asked for ahead.
_AHEAD = re.compile(r'<link rel="preload"[^>]*>\n?')
# Nor does anything come late: what is unpacked after the first paint is shown all the same.
_DISPLAY = re.compile(r"(?<=@font-face\{)([^}]*font-display:)optional")
# Where a page names its files: in its style sheet and in its tags. What its text says stays as it was written.
_PLACES = re.compile(
    r"""<style\b.*?</style>|<script\b.*?</script>|<[a-z](?:"[^"]*"|'[^']*'|[^'">])*>""",
    re.DOTALL | re.IGNORECASE,
)
_ADDRESSES = re.compile(r'(\b(?:src|srcset|href|data|poster)="|url\(")([^"]*)(?=")')


def standalone(html: str, assets: Mapping[str, bytes]) -> str:
    """The page with its assets as data: addresses in its tags and its style sheet.

    It runs nothing: its script is taken out, and its policy allows none. Data such as JSON-LD stays.
    """
    told = {name: _data_uri(urlsplit(name).path, data) for name, data in assets.items()}
    # As it stands in a style sheet, and as it is written in a tag.
    addresses = {**told, **{escape(name): data for name, data in told.items()}}

    def inside(place: re.Match[str]) -> str:
        return place[1] + re.sub(r"[^\s,]+", lambda word: addresses.get(word[0], word[0]), place[2])

    def carried(markup: re.Match[str]) -> str:
        if markup[0].startswith("<script"):
            return markup[0]
        return _ADDRESSES.sub(inside, _DISPLAY.sub(r"\1block", markup[0]))

    still = _AHEAD.sub("", _SCRIPT.sub("", _POLICY.sub(lambda _: _OWN_POLICY, html)))
    return _PLACES.sub(carried, still)


def _data_uri(name: str, data: bytes) -> str:
    mime = _MIME.get(name.rpartition(".")[2], "application/octet-stream")
    return f"data:{mime};base64,{base64.b64encode(data).decode()}"
