"""a large picture → made in a process of its own: the same bytes; what is held for it is told from its header."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from PIL import Image, ImageCms

from pagekit.condition import find_condition
from pagekit.errors import RenderError
from pagekit.jobs import Limits
from pagekit.pictures import Recipe, Source, aside
from pagekit.pictures.aside import held, made
from pagekit.pictures.plate_recipe import PlateRecipe
from tests.intake.hostile_pictures import flat_jpeg, flat_png, segment

MEGABYTE = 1_000_000
PLATE = PlateRecipe.of(find_condition("newsprint"), 200, 150)
SCREEN = Recipe((40,), aspect=(4, 3))


def a_file(form: str = "JPEG", **options: object) -> bytes:
    stream = io.BytesIO()
    ramp = Image.linear_gradient("L").resize((60, 50))
    Image.merge("RGB", (ramp, ramp.rotate(180), ramp)).save(stream, form, **options)
    return stream.getvalue()


@pytest.fixture
def jobs(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """The jobs that are run; every picture is a large one."""
    done: list[object] = []
    run = aside.run
    monkeypatch.setattr(aside, "IN_PROCESS", 0)
    monkeypatch.setattr(aside, "run", lambda *told, **more: (done.append(told[0]), run(*told, **more))[1])
    return done


def test_a_job_makes_the_same_of_it(jobs: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    source = Source.of(a_file())
    there = made(source, SCREEN, b"<x/>"), made(source, PLATE, None), aside.accent(source)
    fitted = aside.fitted(source, (30, 40), (0.2, 0.5))
    assert jobs == [aside.make_files, aside.make_files, aside.find_accent, aside.fit]
    monkeypatch.setattr(aside, "IN_PROCESS", 10**9)
    assert there == (made(source, SCREEN, b"<x/>"), made(source, PLATE, None), aside.accent(source))
    assert fitted.tobytes() == aside.fitted(source, (30, 40), (0.2, 0.5)).tobytes()
    assert len(jobs) == 4


def test_what_goes_wrong_there_is_told_by_the_pictures_name(
    jobs: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(RenderError, match=r"^a picture cannot be made \("):
        made(Source.of(a_file()[:-400]), SCREEN, None)
    monkeypatch.setattr(aside, "LIMITS", Limits(memory=20 * 1024 * 1024))
    source = Source(lambda: a_file(), name="river.jpg")
    with pytest.raises(
        RenderError, match=r"^river.jpg: cannot be made: it needs more than 20 MB of memory\."
    ):
        made(source, SCREEN, None)
    assert len(jobs) == 2


def test_what_is_held_is_told_by_the_header() -> None:
    # 24 million pixels of four bytes; a progressive JPEG has its coefficients beside them.
    grey, large = flat_jpeg((6_000, 4_000)), Recipe((1600,))
    assert held(grey, large) // MEGABYTE == held(flat_png((6_000, 4_000), 8, 2), large) // MEGABYTE == 121
    assert held(flat_jpeg((6_000, 4_000), progressive=True), large) // MEGABYTE == 168
    # Of a plate what is brought across stands beside the whole; of a large one its codes take the most.
    assert held(grey, PLATE) // MEGABYTE == 103
    assert held(grey, PlateRecipe.of(find_condition("newsprint"), 3_000, 2_000)) // MEGABYTE == 360
    # Who converts colours holds both.
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    told = flat_jpeg((6_000, 4_000), before=segment(0xE2, b"ICC_PROFILE\0\1\1" + srgb))
    assert (held(grey) // MEGABYTE, held(told) // MEGABYTE) == (96, 192)
    # Of a small one no more is asked.
    assert held(a_file()) == 15 * 60 * 50 + len(a_file())
    assert held(b"no picture") == 10
    # Nobody can say it of a header that cannot be read.
    assert held(a_file("TIFF")[:40]) > aside.IN_PROCESS
