"""a story's words and names → markup: the filters of every template."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from pagekit.house.direction import side
from pagekit.metadata import words
from pagekit.paint.icons import icon
from pagekit.paint.text import (
    bar_svg,
    breakable,
    cell_classes,
    cell_html,
    comma,
    dateline_html,
    runs_html,
    table_classes,
)

FILTERS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {
        "bar": bar_svg,
        "breakable": breakable,
        "cell": cell_html,
        "cell_classes": cell_classes,
        "comma": comma,
        "dateline": dateline_html,
        "icon": icon,
        "plain": words,
        "runs": runs_html,
        "side": side,
        "table_classes": table_classes,
    }
)
