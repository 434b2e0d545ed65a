"""the values of ninjs, in whichever of its versions → objects, names, the text of a role, the body that is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pagekit.intake.formats.item import Html, Part
from pagekit.intake.formats.markup import has_blocks

Fields = Mapping[str, Any]

_RENDITIONS = (
    "original", "baseimage", "highres", "hires", "main", "master", "full", "web", "large", "preview", "medium",
)  # fmt: skip
_HTML_ROLES = ("richtext", "xhtml", "html", "main", "body", "")


def folded(key: str) -> str:
    """A field's name as all versions have it."""
    return key.lower().replace("_", "").replace("-", "")


def by_name(data: Fields) -> dict[str, Any]:
    """The fields by their folded names; one of a database (`_type`) stands for none that the item has itself."""
    ordered = sorted(((str(key), value) for key, value in data.items()), key=lambda pair: pair[0][:1] != "_")
    return {folded(key): value for key, value in ordered}


def associations(value: Any) -> Iterator[tuple[str, Fields]]:
    """The associations with their keys."""
    if isinstance(value, Mapping):
        found = [(str(key), one) for key, one in value.items()]
    else:
        found = [
            (str(one.get("name") or one.get("id") or number), one)
            for number, one in enumerate(objects(value))
        ]
    for key, one in found:
        for entry in one if isinstance(one, list) else [one]:
            if isinstance(entry, Mapping):
                yield key, entry


def objects(value: Any) -> list[Fields]:
    """Those entries of a list that have fields."""
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def texts(value: Any) -> list[str]:
    """Those entries of a list that are text."""
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def names(value: Any) -> list[str]:
    """The names of the entries of a list."""
    return [
        str(one["name"]).strip()
        for one in objects(value)
        if isinstance(one.get("name"), str) and one["name"].strip()
    ]


def by_role(value: Any, roles: Sequence[str]) -> str:
    """The text of the first of these roles; a blank role is one that says none."""
    found = {
        str(one.get("role") or "").lower(): one
        for one in reversed(objects(value))
        if isinstance(one.get("value"), str)
    }
    for role in roles:
        one = found.get(role.lower())
        if one is not None and one["value"].strip():
            return _typed(one)
    if "" in roles and found:
        return _typed(next(reversed(found.values())))
    return ""


def _typed(one: Fields) -> str:
    kind = str(one.get("contenttype") or one.get("contentType") or "").lower()
    return Html(one["value"].strip()) if "html" in kind else one["value"].strip()


def best_body(bodies: Sequence[Fields]) -> list[Part]:
    """The body with marks, where there is one, else the first; those of a teaser are none."""
    said = [one for one in bodies if isinstance(one.get("value"), str) and one["value"].strip()]
    html = [one for one in said if isinstance(_typed(one), Html) or has_blocks(one["value"])]
    ranked = sorted(html or said, key=lambda one: _role_rank(str(one.get("role") or "").lower()))
    return [Html(ranked[0]["value"]) if html else ranked[0]["value"]] if ranked else []


def _role_rank(role: str) -> int:
    return _HTML_ROLES.index(role) if role in _HTML_ROLES else len(_HTML_ROLES)


def is_picture(one: Fields) -> bool:
    """True for a rendition that is a picture, or does not say what it is."""
    kind = str(
        one.get("mimetype") or one.get("mimeType") or one.get("contenttype") or one.get("contentType") or ""
    ).lower()
    return not kind or kind.startswith("image/")


def rank(name: str) -> int:
    """How far down the list a rendition of this name stands."""
    said = folded(name)
    if "thumb" in said:
        return len(_RENDITIONS) + 1
    return next((place for place, known in enumerate(_RENDITIONS) if known in said), len(_RENDITIONS))


def width(one: Fields) -> float:
    """The width that a rendition says; 0 where it says none."""
    try:
        return float(one.get("width") or 0)
    except (TypeError, ValueError):
        return 0.0
