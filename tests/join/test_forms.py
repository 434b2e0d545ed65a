"""what others drew → form XObjects, each once."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from pagekit.errors import MissingResource
from pagekit.ink.page import FormInk, PageInk
from pagekit.join import Writer, join
from tests.join.pages import FACTS, Hand


def black(writer: Writer) -> int:
    """A black square of ten points."""
    return writer.stream("/Type/XObject/Subtype/Form/BBox[0 0 10 10]/Resources<<>>", b"0 0 10 10 re f")


def page() -> PageInk:
    """A page that shows the advert."""
    content = b"/Artifact BMC q 1 0 0 1 50 50 cm /X1 Do Q EMC"
    return replace(Hand().ink(), content=content, forms=(FormInk("X1", "advert"),))


def test_a_form_is_shown_where_the_page_puts_it() -> None:
    drawn = (
        pypdfium2.PdfDocument(join([page()], FACTS, {}, {"advert": black}).data)[0].render(scale=1).to_pil()
    )
    assert [drawn.convert("L").getpixel(place) for place in ((49, 245), (55, 245), (61, 245))] == [
        255,
        0,
        255,
    ]


def test_a_form_is_written_once() -> None:
    with pikepdf.open(io.BytesIO(join([page(), page()], FACTS, {}, {"advert": black}).data)) as pdf:
        first, second = (one.Resources.XObject.X1.objgen for one in pdf.pages)
        assert first == second and pdf.check_pdf_syntax() == []


def test_a_form_that_nobody_can_write_is_named() -> None:
    with pytest.raises(
        MissingResource, match="advert: stands on a page and is not among the document's forms"
    ):
        join([page()], FACTS, {})
