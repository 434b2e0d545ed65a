"""what a publishing system says of a person or an address → what a field of ours takes; the rest is left out."""

from __future__ import annotations

from urllib.parse import unquote

from pagekit.intake.formats.item import Html
from pagekit.model.address import safe_mail, safe_path
from pagekit.model.base import is_name, one_line
from pagekit.model.credit_line import credit_fields


def person(name: str, *, role: str = "", url: str = "", email: str = "") -> dict[str, str]:
    """Somebody of a byline in wire form; empty where nobody is named."""
    if not one_line(name):
        return {}
    found = {
        "name": name,
        "role": role,
        "url": url and _passed(safe_path, url),
        "email": email and _passed(safe_mail, email),
    }
    return {key: said for key, said in found.items() if said}


def _passed(gate: object, address: str) -> str:
    try:
        return str(gate(address)) if callable(gate) else ""
    except ValueError:
        return ""


def lone_person(line: str) -> str:
    """The person of a credit line that names a person and nobody else; blank for any other."""
    fields = credit_fields(line) if line.strip() else {}
    alone = fields.get("creator") and not (fields.get("agency") or fields.get("via"))
    return str(fields["creator"]) if alone else ""


def slug_fields(slug: str) -> dict[str, str]:
    """The slug where it is one of ours; those of other scripts are written with percent signs."""
    return {"slug": slug} if is_name(slug) else {}


def readable(slug: str) -> str:
    """A slug as its readers see it, for an id."""
    return unquote(slug)


def headline(text: str) -> Html:
    """A headline that is HTML, as publishing systems store it."""
    return Html(" ".join(text.split()))
