"""a site's paths and where old ones lead → what servers are told: headers, redirects, for nginx, Apache and Caddy, and
as `_headers` and `_redirects` of hosts that read those.

The rules:
1. Files whose names say what is in them are kept for a year and never asked for again; a page for a minute.
2. Each page brings its own policy in its head. The headers add what a page cannot say of itself: who may frame it, what
   else its reader's machine is not asked for.
3. A document of somebody else's is shut in a sandbox by its header, too: opened by itself it has no origin.
4. What changed its address leads on by a permanent redirect; where a server reads none of these files, a small page
   does.

`rules` is where more headers come in: a pattern of paths and what is sent with them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from types import MappingProxyType
from urllib.parse import unquote

from pagekit.paint.policy import Policy
from pagekit.site.words import SiteWords

SITE_POLICY = "base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors 'self'"
SANDBOXED = "sandbox allow-popups allow-popups-to-escape-sandbox allow-scripts"
IMMUTABLE = "public, max-age=31536000, immutable"
SHORT = "public, max-age=60, stale-while-revalidate=600"
_PLAIN = re.compile(r"[\w/.~!()*+,:=@&-]+")
SERVERS = ".pagekit"
"""The folder with what belongs into the configuration of a server; it is not for readers."""


@dataclass(frozen=True, slots=True)
class HeaderRule:
    """Headers for the paths that begin with `prefix`, and end with `suffix`."""

    prefix: str
    headers: Mapping[str, str]
    suffix: str = ""


def header_rules(base: str, assets: str) -> tuple[HeaderRule, ...]:
    """The rules of every site. `base` is the path that it is below."""
    told = dict(Policy("").headers())
    told["Content-Security-Policy"] = SITE_POLICY
    always = {**told, "Cache-Control": SHORT}
    return (
        HeaderRule(f"{base}/", MappingProxyType(always)),
        HeaderRule(
            f"{base}/{assets}/",
            MappingProxyType({"Cache-Control": IMMUTABLE, "X-Content-Type-Options": "nosniff"}),
        ),
        HeaderRule(
            f"{base}/{assets}/adverts/",
            MappingProxyType({"Content-Security-Policy": SANDBOXED, "Cache-Control": IMMUTABLE}),
            ".html",
        ),
    )


def server_files(rules: Sequence[HeaderRule], redirects: Mapping[str, str], base: str) -> Mapping[str, str]:
    """The files by their paths in the site's folder. `redirects` are paths from the host's root, percent-encoded.

    An old path with characters that a configuration could read as an order is led on by its small page alone.
    """
    plain = {unquote(old): new for old, new in redirects.items() if _PLAIN.fullmatch(unquote(old))}
    return {
        "_headers": "".join(_netlify(rule, outer=place == 0) for place, rule in enumerate(rules)),
        "_redirects": "".join(f"{old} {new} 301\n" for old, new in redirects.items()),
        ".htaccess": _apache(rules, plain, base),
        f"{SERVERS}/nginx.conf": _nginx(rules, plain, base),
        f"{SERVERS}/Caddyfile": _caddy(rules, plain, base),
    }


def moved_page(address: str, words: SiteWords, lang: str) -> str:
    """The small page at an old address, for hosts that know no redirects."""
    to = escape(address)
    return (
        f'<!doctype html>\n<html lang="{escape(lang)}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(words.moved)}</title>\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; "
        "form-action 'none'\">\n"
        f'<meta http-equiv="refresh" content="0; url={to}">\n<link rel="canonical" href="{to}">\n'
        '<meta name="robots" content="noindex">\n</head>\n<body>\n'
        f'<main><h1>{escape(words.moved)}</h1>\n<p><a href="{to}">{to}</a></p></main>\n</body>\n</html>\n'
    )


def _netlify(rule: HeaderRule, *, outer: bool) -> str:
    # Such a host joins what several rules say of one header, and keeps pages for a short time by itself.
    told = {name: value for name, value in rule.headers.items() if not outer or name != "Cache-Control"}
    lines = "".join(f"  {name}: {value}\n" for name, value in told.items())
    return f"{rule.prefix}*{rule.suffix}\n{lines}"


def _apache(rules: Sequence[HeaderRule], redirects: Mapping[str, str], base: str) -> str:
    lines = [
        "DirectoryIndex index.html\n",
        f"ErrorDocument 404 {base}/404.html\n",
        "AddType image/avif .avif\n",
    ]
    lines += [
        f"RedirectPermanent {_quoted(old.rstrip('/') or '/')} {_quoted(new)}\n"
        for old, new in redirects.items()
    ]
    lines.append("<IfModule mod_headers.c>\n")
    for rule in rules:
        told = "".join(
            f"    Header always set {name} {_quoted(value.replace('%', '%%'))}\n"
            for name, value in rule.headers.items()
        )
        pattern = f"^{_regular(rule.prefix)}{'.*' + _regular(rule.suffix) + '$' if rule.suffix else ''}"
        lines.append(f'  <If "%{{REQUEST_URI}} =~ m#{pattern}#">\n{told}  </If>\n')
    lines.append("</IfModule>\n")
    return "".join(lines)


def _nginx(rules: Sequence[HeaderRule], redirects: Mapping[str, str], base: str) -> str:
    lines = [
        "# Belongs into the server block, beside root. A location that adds headers inherits none from above.\n",
        f"error_page 404 {base}/404.html;\n",
        "location ~ /\\.(?!well-known) { return 404; }\n",
    ]
    for old, new in redirects.items():
        lines += [f'location = "{each}" {{ return 301 {new}; }}\n' for each in _both(old)]
    for rule in reversed(rules):
        told = "".join(f'    add_header {name} "{value}" always;\n' for name, value in rule.headers.items())
        where = f"~ ^{_regular(rule.prefix)}.*{_regular(rule.suffix)}$" if rule.suffix else rule.prefix
        found = "    try_files $uri $uri/index.html =404;\n"
        lines.append(f"location {where} {{\n{told}{found}}}\n")
    return "".join(lines)


def _caddy(rules: Sequence[HeaderRule], redirects: Mapping[str, str], base: str) -> str:
    lines = ["# Belongs into the site's block, beside root and file_server.\n", "@hidden path */.*\n"]
    lines.append("respond @hidden 404\n")
    for old, new in redirects.items():
        lines += [f"redir {each} {new} permanent\n" for each in _both(old)]
    for place, rule in enumerate(rules):
        # Rules of one header would all be carried out: each is for its own paths alone.
        inner = [f"{one.prefix}*{one.suffix}" for one in rules[place + 1 :]]
        kept = f"\tnot path {' '.join(inner)}\n" if inner else ""
        told = "".join(f'\t{name} "{value}"\n' for name, value in rule.headers.items())
        lines.append(
            f"@rule{place} {{\n\tpath {rule.prefix}*{rule.suffix}\n{kept}}}\nheader @rule{place} {{\n{told}}}\n"
        )
    lines.append(
        f"handle_errors 404 {{\n\trewrite * {base}/404.html\n\tfile_server\n}}\n"
        "try_files {path} {path}/index.html\n"
    )
    return "".join(lines)


def _both(path: str) -> tuple[str, ...]:
    """The address with its last slash and without."""
    bare = path.rstrip("/")
    return (bare, f"{bare}/") if bare else ("/",)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'


def _regular(text: str) -> str:
    return text.replace(".", "\\.")
