"""assets/icons → outlines ready to stand inside a page."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

from pagekit.errors import MissingResource
from pagekit.paint.environment import safe
from pagekit.resources import assets_dir

_NAME = re.compile(r"^[a-z0-9-]{1,40}$")


@lru_cache(maxsize=128)
def icon(name: str) -> Markup:
    """The outline of that name, hidden from readers of the words beside it. Raises MissingResource."""
    path = assets_dir() / "icons" / f"{name}.svg"
    if not _NAME.match(name) or not path.is_file():
        raise MissingResource(
            f"icon {name!r}: there is no such outline in assets/icons. Choose one of its manifest."
        )
    outline = path.read_text("utf-8").strip()
    return safe(outline.replace("<svg ", '<svg aria-hidden="true" focusable="false" class="icon" ', 1))
