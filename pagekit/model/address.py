"""text → an address that may be printed and linked: the one gate for web, mail and telephone addresses.

The rules:
1. No control, space, bidi or invisible character anywhere, no backslash.
2. The scheme is on the list of the field (http and https; links also mailto and tel).
3. A web address names a host, without user name or password, and not a machine of the inside
   (localhost, .local, .internal, a name without a dot, private and link-local numbers: RFC 1918, RFC 3927,
   RFC 4193, RFC 6761).
4. `//host` is refused: what it means depends on the page it stands on.
5. A telephone address is E.164 and nothing else.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from functools import lru_cache
from typing import Annotated
from urllib.parse import urljoin, urlsplit

from pydantic import AfterValidator, StringConstraints

MAX_ADDRESS = 2_048
_KEPT = 256
"""Addresses that have passed: those of the house stand on every page."""
WEB_SCHEMES = frozenset({"http", "https"})
MAIL_FIELDS = frozenset({"subject", "body"})
LINK_SCHEMES = WEB_SCHEMES | {"mailto", "tel"}
INSIDE_NAMES = ("localhost", "local", "internal", "intranet", "lan", "home", "corp", "localdomain")

_SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*):")
_HOST = re.compile(r"^(?=.{1,253}$)([^\W_](?:[\w-]{0,61}[^\W_])?\.)*[^\W_](?:[\w-]{0,61}[^\W_])?\.?$")
# Without the signs that begin a query or a path (RFC 6068): nobody else is put into copy.
_MAIL = re.compile(r"^[A-Za-z0-9.!$'*+=^_`{|}~-]{1,64}@[^\s@/?#]{1,253}$")
_TEL = re.compile(r"^tel:\+[1-9]\d{6,14}$")
_NUMERIC_HOST = re.compile(r"^(0x[0-9a-f]+|\d+)(\.(0x[0-9a-f]+|\d+)){0,3}$", re.IGNORECASE)


def safe_url(address: str, *, schemes: frozenset[str] = LINK_SCHEMES) -> str:
    """The address, if it passes the rules of this module. Raises ValueError with the rule it breaks."""
    return _passed(address.strip(), schemes)


@lru_cache(maxsize=_KEPT)
def _passed(address: str, schemes: frozenset[str]) -> str:
    text = _plain_characters(address)
    if text.startswith("//"):
        raise ValueError("begins with //; write the scheme, for example https://host/")
    match = _SCHEME.match(text)
    if not match:
        raise ValueError("has no scheme; write the whole address, for example https://host/path")
    scheme = match[1].lower()
    if scheme not in schemes:
        raise ValueError(f"has the scheme {scheme!r}; allowed are {', '.join(sorted(schemes))}")
    if scheme == "mailto":
        _mail_address(text)
    elif scheme == "tel":
        _telephone_address(text)
    else:
        _web_host(text)
    return text


def safe_path(address: str) -> str:
    """An address that may also be relative to the publication's, such as /learn. Raises ValueError."""
    text = _plain_characters(address.strip())
    if _SCHEME.match(text):
        return safe_url(text, schemes=WEB_SCHEMES)
    if text.startswith("//"):
        raise ValueError("begins with //; write a path such as /learn, or the whole address")
    return text


def safe_link_or_path(address: str) -> str:
    """A whole http, https, mailto or tel address, or one relative to the publication's. Raises ValueError."""
    text = _plain_characters(address.strip())
    return safe_url(text) if _SCHEME.match(text) else safe_path(text)


def safe_mail(address: str) -> str:
    """A mail address of the form name@host. Raises ValueError."""
    text = _plain_characters(address.strip())
    if not _MAIL.match(text) or not _HOST.match(text.rpartition("@")[2]):
        raise ValueError("is not a mail address; write name@host")
    return text


def resolve(address: str, base: str | None) -> str:
    """A link as it stands in a text, made whole against `base` and passed by the gate. Raises ValueError."""
    return _resolved(address.strip(), base)


@lru_cache(maxsize=_KEPT)
def _resolved(address: str, base: str | None) -> str:
    text = _plain_characters(address)
    if _SCHEME.match(text):
        return safe_url(text)
    if text.startswith("//"):
        raise ValueError("begins with //; write the scheme, for example https://host/")
    if base is None:
        raise ValueError("is relative, and the publication has no url to resolve it against")
    return safe_url(urljoin(base, text))


def _plain_characters(text: str) -> str:
    if not text:
        raise ValueError("is blank; write an address or leave the field out")
    if len(text) > MAX_ADDRESS:
        raise ValueError(f"has {len(text):,} characters, at most {MAX_ADDRESS:,} are taken")
    # Those are among what Python takes for unprintable, but for the plain space; most addresses have none.
    for character in "" if text.isprintable() and " " not in text else text:
        # Cc control, Cf invisible and bidi, Z* every kind of space, Cs lone surrogates.
        if unicodedata.category(character) in {"Cc", "Cf", "Zs", "Zl", "Zp", "Cs"}:
            raise ValueError(
                f"holds the character U+{ord(character):04X}, which no address may hold; take it out"
            )
    if "\\" in text:
        raise ValueError("holds a backslash; write / instead")
    return text


def _mail_address(text: str) -> None:
    """A mail address that may bring a subject and a text along, and nobody else into copy (RFC 6068)."""
    recipient, _, query = text[len("mailto:") :].partition("?")
    safe_mail(recipient)
    for part in filter(None, query.split("&")):
        name, _, value = part.partition("=")
        if name.lower() not in MAIL_FIELDS:
            raise ValueError("sets more of the mail than subject and body; take the rest out")
        if name.lower() == "subject" and re.search("%0[ad]", value, re.IGNORECASE):
            raise ValueError("holds a line break in its subject; take it out")


def _web_host(text: str) -> None:
    try:
        parts = urlsplit(text)
        host = parts.hostname
        _ = parts.port
    except ValueError:
        raise ValueError("is not a web address; write for example https://host/path") from None
    if "@" in parts.netloc:
        raise ValueError("holds a user name or password; take it out")
    if not host:
        raise ValueError("names no host; write for example https://host/path")
    if "[" in parts.netloc and ":" not in host:
        raise ValueError("is not a web address; write for example https://host/path")
    if _is_inside(host):
        raise ValueError(f"names the inside host {host!r}; readers cannot reach it, name a public host")
    if ":" not in host and not _HOST.match(host):
        raise ValueError(f"names the host {host!r}, which is not a host name; check the spelling")


@lru_cache(maxsize=_KEPT)
def _is_inside(host: str) -> bool:
    # Browsers fold full-width and circled letters and digits before they look a host up (UTS 46).
    name = unicodedata.normalize("NFKC", host).rstrip(".").lower()
    if name.rpartition(".")[2] in INSIDE_NAMES or not set(name) & set(".:"):
        return True
    try:
        number = ipaddress.ip_address(name.partition("%")[0])
        return number.is_multicast or not number.is_global
    except ValueError:
        # Browsers read 2130706433, 0x7f.1 and 127.1 as 127.0.0.1 (WHATWG URL, IPv4 parser): none passes.
        return bool(_NUMERIC_HOST.match(name))


def _telephone_address(text: str) -> None:
    if not _TEL.match(text):
        raise ValueError(
            "is not an E.164 telephone address; write tel:+ and the digits, for example tel:+77003888109"
        )


def _web(text: str) -> str:
    return safe_url(text, schemes=WEB_SCHEMES)


_Short = StringConstraints(max_length=MAX_ADDRESS)

WebAddress = Annotated[str, _Short, AfterValidator(_web)]
"""A whole http or https address."""

SitePath = Annotated[str, _Short, AfterValidator(safe_path)]
"""A web address, or a path on the publication's own site."""

LinkOrPath = Annotated[str, _Short, AfterValidator(safe_link_or_path)]
"""A whole http, https, mailto or tel address, or a path on the publication's own site."""

MailAddress = Annotated[str, _Short, AfterValidator(safe_mail)]
"""name@host."""
