"""an advertiser's creative: everything it says stands inside."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from pagekit.sample.creatives import Sheet, creative


@pytest.mark.parametrize(
    "name", ["The Reading Lamp", "Dairy Number Five", "Copper & Partners", "Two Axles", "Опт"]
)
@pytest.mark.parametrize(("width", "height"), [(186.0, 247.0), (60.0, 90.0), (60.0, 200.0), (300.0, 60.0)])
def test_no_letter_touches_an_edge(name: str, width: float, height: float) -> None:
    sheet = Sheet(name, "Ring before noon", "+7(700) 388 92 64", width, height)
    picture = Image.open(io.BytesIO(creative(sheet, "png", name)))
    across, down = picture.size
    edge = round(0.03 * min(across, down))
    head = picture.crop((0, 0, across, edge)).getcolors()
    foot = picture.crop((0, down - edge, across, down)).getcolors()
    assert head is not None and foot is not None
    # Nothing but the ground.
    assert len(head) == len(foot) == 1
