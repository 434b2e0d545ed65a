"""a page that a stranger drew → its picture, made in a process of its own; and what comes of one that takes too much."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from pikepdf import Dictionary
from PIL import Image

from pagekit.errors import LimitExceeded, RenderError
from pagekit.foreign import aside
from pagekit.foreign.aside import LIMITS, page_picture
from pagekit.jobs import MEGABYTE
from tests.foreign.sheets import RED, drawn, form


def bomb(pdf: pikepdf.Pdf, page: Any) -> None:
    """Ten forms in ten forms, twelve times: a few hundred bytes, and more to draw than there is time."""
    inner = form(pdf, b"0 0 200 100 re f")
    for _ in range(12):
        inner = form(pdf, b"/X Do " * 10, Resources=Dictionary(XObject=Dictionary(X=inner)))
    page.Resources = Dictionary(XObject=Dictionary(X=inner))


def test_the_page_is_drawn_as_it_is() -> None:
    made = page_picture(drawn(RED + b" 0 0 200 100 re f"), 1, box="trim", dpi=72, name="ad.pdf")
    picture = Image.open(io.BytesIO(made.data))
    assert (picture.format, picture.size, made.width, made.height, made.scale) == (
        "PNG",
        (200, 100),
        200,
        100,
        1,
    )
    assert picture.getpixel((100, 50)) == (255, 0, 0)


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="no such limit there")
def test_one_that_takes_too_much_is_ended() -> None:
    with pytest.raises((LimitExceeded, RenderError), match=r"^ad\.pdf: ") as caught:
        page_picture(
            drawn(b"/X Do", with_it=bomb),
            1,
            box="trim",
            dpi=72,
            name="ad.pdf",
            limits=replace(LIMITS, work=1, memory=256 * MEGABYTE),
        )
    assert "Leave" in str(caught.value) or "leave" in str(caught.value)


def test_a_pdf_of_ours_is_drawn_here_unless_a_stranger_drew_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[float] = []

    def away(_job: object, _pdf: bytes, dpi: float, **_limits: object) -> tuple[bytes, ...]:
        asked.append(dpi)
        return (b"from elsewhere",)

    monkeypatch.setattr(aside, "run", away)
    ours = drawn(RED + b" 0 0 200 100 re f")
    assert len(aside.thumbnails(ours, 36)) == 1
    assert asked == []

    def with_form(pdf: pikepdf.Pdf, page: Any) -> None:
        page.Resources = Dictionary(XObject=Dictionary(X=form(pdf, b"0 0 9 9 re f")))

    theirs = drawn(b"/X Do", with_it=with_form)
    assert aside.thumbnails(theirs, 36) == (b"from elsewhere",)
    assert asked == [36]
