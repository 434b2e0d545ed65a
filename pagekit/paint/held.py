"""the page that a stranger's template has drawn → the same, held to what a page may have; else TemplateError.

It is read as a browser reads it, tag for tag, and where readers differ as the strictest of them: what looks like a tag
counts as one, in a comment, too. The rules:
1. The page's own style sheet and script stand in it as they were made, and data for machines; no other script anywhere,
   no attribute that runs one, no address that does.
2. A page for the web begins with its policy: in the head, before anything that is loaded, and not in a comment.
3. No element that leads the page elsewhere by itself or takes what readers type: base, meta refresh, forms, objects.
   Frames hold creatives of the page alone, in a sandbox.
4. Nothing is loaded but the page's own files, here or on the one host that its policy names. Links lead where links
   may.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pagekit.errors import TemplateError
from pagekit.layout import Layout
from pagekit.paint.policy import Policy

_NEVER = frozenset(
    {"applet", "base", "embed", "fencedframe", "form", "frame", "frameset", "isindex", "object", "plaintext", "portal",
     "script", "xmp"}
)  # fmt: skip
_SCRIPT = re.compile(r"<script([^>]*)>(.*?)</script>", re.DOTALL)
_DATA = re.compile(r' type="application/ld\+json"')
_SPACE = r"[\t\n\f\r ]"
_TAG = re.compile(r"<([A-Za-z][^\t\n\f\r />]*)")
# HTML, 13.2.5.32 to 13.2.5.40: a quote counts behind an equals sign alone, and a stroke is a space.
_ATTRIBUTE = re.compile(
    rf"(?:{_SPACE}|/)*(?P<name>=?[^\t\n\f\r />=]+)"
    rf"(?:{_SPACE}*={_SPACE}*(?:\"(?P<two>[^\"]*)(?:\"|\Z)|'(?P<one>[^']*)(?:'|\Z)|(?P<bare>[^\t\n\f\r >]*)))?"
)
_LOADING = frozenset({"background", "data", "dynsrc", "imagesrcset", "lowsrc", "poster", "src", "srcset"})
_ADDRESSES = frozenset({"action", "cite", "formaction", "href", "longdesc", "manifest", "ping", "xlink:href"})
_TOLD = frozenset({"alternate", "author", "canonical", "license", "me", "next", "prev", "shortlink"})
"""What a link element may say of the page beside it; none of it is fetched."""
_OPEN = frozenset({"allow-popups", "allow-popups-to-escape-sandbox", "allow-scripts"})
"""What a frame's sandbox may leave open."""
_LEADING = frozenset({"http", "https", "mailto", "tel"})
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\ufeff]+")
_OPENING = re.compile(
    r"\s*<!doctype html>\s*<html(?: [^<>]*)?>\s*<head>\s*"
    r"(?:<meta (?:charset|name)=[^<>]*>\s*|<title>[^<]*</title>\s*)*"
    r'<meta http-equiv="Content-Security-Policy" content="(?P<policy>[^"<>]*)">',
    re.IGNORECASE,
)
_REMEDY = "Extend web-article/page.html.j2, or take it out."


@dataclass(frozen=True, slots=True)
class _Tag:
    name: str
    attributes: tuple[tuple[str, str], ...]

    def get(self, name: str) -> str:
        return next((value for key, value in self.attributes if key == name), "")


def hold(text: str, layout: Layout, policy: Policy, frames: Collection[str]) -> None:
    """Nothing for pagekit's own packs. `frames` are the files that frames may show. Raises TemplateError."""
    if layout.shipped:
        return
    faults = [*_faults(text, layout, policy, frames)]
    if faults:
        listed = "; ".join(dict.fromkeys(faults[:8]))
        raise TemplateError(f"layout {layout.name}: its page {listed}. {_REMEDY}")


def _faults(text: str, layout: Layout, policy: Policy, frames: Collection[str]) -> Iterator[str]:
    if layout.manifest.medium == "web":
        begins = _OPENING.match(text)
        if begins is None or html.unescape(begins["policy"]) != policy.meta:
            yield "does not begin with its policy, before all that it loads"
    rest = text.replace(f"<style>{policy.style}</style>", "<style></style>")
    for scripted in _SCRIPT.finditer(rest):
        if not (_is_data(scripted) or (not scripted[1] and scripted[2] == policy.script)):
            yield "has a script that is not pagekit's"
    rest = _SCRIPT.sub("", rest)
    for tag in _tags(rest):
        yield from _wrong(tag, policy, frames)


def _is_data(found: re.Match[str]) -> bool:
    if not _DATA.fullmatch(found[1]) or "<" in found[2]:
        return False
    try:
        json.loads(found[2])
    except ValueError:
        return False
    return True


def _tags(text: str) -> Iterator[_Tag]:
    """Whatever any reader could take for the beginning of an element."""
    for found in _TAG.finditer(text):
        at, attributes = found.end(), []
        while attribute := _ATTRIBUTE.match(text, at):
            at = attribute.end()
            value = attribute["two"] or attribute["one"] or attribute["bare"] or ""
            attributes.append((attribute["name"].lower(), html.unescape(value)))
        yield _Tag(found[1].lower(), tuple(attributes))


def _wrong(tag: _Tag, policy: Policy, frames: Collection[str]) -> Iterator[str]:
    if tag.name.rpartition(":")[2] in _NEVER:
        yield f"has a {tag.name} element"
    if tag.name == "meta" and tag.get("http-equiv"):
        same = (
            tag.get("http-equiv").lower() == "content-security-policy" and tag.get("content") == policy.meta
        )
        if not same:
            yield f"has a meta element for {tag.get('http-equiv')[:40]}"
    if tag.name == "iframe" and (tag.get("src") not in frames or not _shut_in(tag)):
        yield "has a frame that is no creative of it, or that is not shut in"
    for name, value in tag.attributes:
        if name.startswith("on") or name in {"srcdoc", "formaction", "ping"}:
            yield f"has the attribute {name} in {tag.name}"
        elif name in _LOADING:
            if not all(_its_own(each, tag.name, policy.host) for each in _each(name, value)):
                yield f"loads from elsewhere: {name} of {tag.name}"
        elif name in _ADDRESSES and not _may_lead(tag, value, policy.host):
            yield f"leads where no page may: {name} of {tag.name}"


def _shut_in(tag: _Tag) -> bool:
    shut = any(name == "sandbox" for name, _ in tag.attributes)
    return shut and set(tag.get("sandbox").lower().split()) <= _OPEN


def _each(name: str, value: str) -> list[str]:
    """The addresses of a list of them, too."""
    if not name.endswith("srcset"):
        return [value]
    return [part.split()[0] for part in value.split(",") if part.split()]


def _its_own(address: str, tag: str, host: str) -> bool:
    plain = _UNSEEN.sub("", address)
    if host and plain.startswith(f"{host}/") and tag not in {"iframe", "frame"}:
        return True
    if plain.lower().startswith("data:image/"):
        return tag in {"img", "image", "source"}
    # A stroke the wrong way is one for browsers.
    return not _SCHEME.match(plain) and not plain.replace("\\", "/").startswith("//")


def _may_lead(tag: _Tag, address: str, host: str) -> bool:
    plain = _UNSEEN.sub("", address)
    if tag.name in {"a", "area"}:
        scheme = _SCHEME.match(plain)
        return scheme is None or scheme[1].lower() in _LEADING
    if tag.name == "link" and set(tag.get("rel").lower().split()) & _TOLD:
        return set(tag.get("rel").lower().split()) <= _TOLD and (
            not _SCHEME.match(plain) or plain.lower().startswith(("https:", "http:"))
        )
    return _its_own(address, tag.name, host)
