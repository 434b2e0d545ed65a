"""an address of a link or a picture as a site's own tools write it → the address that Markdown knows.

1. What stands for the site itself (`{{ site.baseurl }}`, Pelican's `{static}`) goes: a path from its root is left.
2. A path that a tag only passes on (`{{ "/a.jpg" | relative_url }}`, `{% link a.jpg %}`) is that path.
3. A path with spaces is put between the signs that Markdown wants; the size behind a path goes.
"""

from __future__ import annotations

import re

_BEFORE = re.compile(r"""(?:\]\([ \t]*<?|=["'])(?:\{\{[^{}]*\}\}){0,3}$""")
_REACH = 240
_SITE = re.compile(
    r"\{\{-?\s*(?:\$?\.?(?:site|config|page|github)\.)?(?:base_?url|base_?path|url|site_?url|root(?:_?url)?)\s*-?\}\}(?=[^\s)>\"'])"
    r"|\{(?:static|attach|filename)\}|\|(?:static|attach|filename)\|",
    re.IGNORECASE,
)
_PASSED_ON = re.compile(
    r"""\{\{-?\s*(?:(?:rel|abs)url\s+)?["'](?P<path>[^"'{}\n]+)["']"""
    r"""(?:\s*\|\s*(?:(?:relative|absolute|rel|abs)_?url|url|prepend:\s*[\w.]+))*\s*-?\}\}"""
    r"""|\{%-?\s*link\s+(?P<linked>[^\s%{}]+)\s*-?%\}""",
    re.IGNORECASE,
)
_NAMELY = r"""(?:[^()\n<>"{}]|\([^()\n<>"]*\))"""
_SPACED = re.compile(
    rf"""\]\([ \t]*(?P<path>{_NAMELY}{{1,200}}? {_NAMELY}{{0,200}}?\.[A-Za-z]\w{{1,4}}(?:[?#][^\s()]*)?"""
    rf"""|https?://{_NAMELY}{{1,200}}? {_NAMELY}{{1,200}}?)"""
    r"""(?P<title>[ \t]+"[^"\n]*")?[ \t]*\)"""
)
_SIZED = re.compile(
    r"""\]\([ \t]*(?P<path>[^\s()<>]+)(?P<title>[ \t]+"[^"\n]*")?[ \t]+"""
    r"""=(?:\d+%?(?:x\d*%?)?|x\d+%?)(?P<more>[ \t]+"[^"\n]*")?[ \t]*\)"""
)


def address_of_site(text: str, start: int) -> tuple[int, str] | None:
    """Where the tag at the head of an address ends, and the path that it stands for."""
    if not _BEFORE.search(text, max(0, start - _REACH), start):
        return None
    site = _SITE.match(text, start)
    if site:
        return site.end(), ""
    passed_on = _PASSED_ON.match(text, start)
    if passed_on is None:
        return None
    path = passed_on["path"] or passed_on["linked"]
    return passed_on.end(), path.strip().replace(" ", "%20")


def mended_address(text: str, start: int) -> tuple[int, str] | None:
    """Where an address that Markdown would not take ends, and how Markdown writes it."""
    sized = _SIZED.match(text, start)
    if sized:
        return sized.end(), f"]({sized['path']}{sized['title'] or sized['more'] or ''})"
    spaced = _SPACED.match(text, start)
    return (spaced.end(), f"](<{spaced['path'].strip()}>{spaced['title'] or ''})") if spaced else None
