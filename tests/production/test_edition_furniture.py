"""a page of a plan → the furniture that its design asks for."""

from __future__ import annotations

import pytest

from pagekit.layout import find_layout
from pagekit.plan import PlannedPage
from pagekit.production.edition_furniture import strip_style

PACK = find_layout("tabloid").printed


@pytest.mark.parametrize(
    ("kind", "design", "style"),
    [
        ("plain", "plain", "strip"),
        ("section-front", "section-front", "strip_front"),
        ("plain", "opinion", "strip_opinion"),
        ("plain", "sport", "strip_sport"),
        ("section-front", "a design of nobody", "strip_front"),
    ],
)
def test_a_section_is_named_in_the_style_of_its_page_design(kind: str, design: str, style: str) -> None:
    assert PACK.edition is not None
    page = PlannedPage(8, "8", "Sport", design, (), (), kind)
    assert strip_style(page, PACK.edition) == style
    assert style in PACK.styles
