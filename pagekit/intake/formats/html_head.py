"""an HTML file as Pelican's authors write them → what its head says in `meta`, and what its body holds."""

from __future__ import annotations

from pagekit.intake.formats.html_pieces import written
from pagekit.intake.html_tree import parse_html

_READ = {"keywords": "tags", "summary": "summary"}


def head_fields(source: str) -> tuple[dict[str, object], str]:
    """The fields of the head, and the HTML of the body; no fields where there is no head."""
    tree = parse_html(source)
    fields: dict[str, object] = {}
    for meta in tree.find("meta"):
        name = meta.attrs.get("name", "").strip().lower()
        value = (meta.attrs.get("content", "") or meta.attrs.get("contents", "")).strip()
        if name and value:
            key = _READ.get(name, name)
            fields[key] = [*_several(fields.get(key)), value] if key in fields else value
    for title in tree.find("title")[:1]:
        if title.text.strip():
            fields.setdefault("title", " ".join(title.text.split()))
    bodies = tree.find("body")
    return fields, written(bodies[0].children) if bodies else (source if not fields else "")


def _several(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
