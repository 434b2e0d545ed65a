"""a picture that takes much memory → decoded in a process of its own: the same facts, and the same faults."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from pagekit.errors import LimitExceeded
from pagekit.intake import picture_apart, picture_decoded
from pagekit.intake.photo_metadata import DAMAGE
from pagekit.intake.picture_apart import decoded_apart
from pagekit.intake.picture_decoded import decoded_here
from pagekit.intake.picture_gate import PictureRefused
from pagekit.intake.pictures import inspect
from pagekit.model import PictureFormat


def a_file(form: PictureFormat) -> bytes:
    exif = Image.Exif()
    exif[0x010E], exif[0x0112] = "The river", 6
    stream = io.BytesIO()
    Image.linear_gradient("L").resize((64, 48)).convert("RGB").save(stream, form, exif=exif)
    return stream.getvalue()


def test_what_takes_much_memory_is_decoded_in_a_job_and_told_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    data = a_file("TIFF")
    here = inspect(data, "a.tif", "en")
    assert (here[0].width, here[0].height, here[1].caption) == (48, 64, "The river")
    monkeypatch.setattr(picture_decoded, "IN_PROCESS", 20_000)
    jobs = []
    run = picture_apart.run
    monkeypatch.setattr(
        picture_apart, "run", lambda *told, **more: (jobs.append(told[0]), run(*told, **more))[1]
    )
    assert inspect(data, "a.tif", "en") == here
    assert jobs == [picture_apart.decoded_in_job]
    # Of a JPEG an eighth is decoded, and rows of a PNG come one by one.
    for form in ("JPEG", "PNG"):
        inspect(a_file(form), "a", "en")
    assert len(jobs) == 1


def test_rows_of_a_large_png_tell_the_same_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    data = a_file("PNG")
    whole = inspect(data, "a.png")
    monkeypatch.setattr(picture_decoded, "IN_PROCESS", 0)
    assert inspect(data, "a.png") == whole
    with pytest.raises(PictureRefused, match="is damaged or cut off"):
        inspect(data[:-60], "a.png")


def test_faults_come_back_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DAMAGE):
        decoded_apart(a_file("TIFF")[:300], "TIFF", "a", None, None)

    def out_of_memory(*_told: object, **_more: object) -> object:
        raise LimitExceeded("a job", "memory", "it needs more than", "20 MB of memory", "Make it simpler.")

    monkeypatch.setattr(picture_apart, "run", out_of_memory)
    with pytest.raises(
        PictureRefused, match=r"^a: cannot be decoded as TIFF: it needs more than 20 MB"
    ) as told:
        decoded_apart(a_file("TIFF"), "TIFF", "a", None, None)
    assert isinstance(told.value.__cause__, LimitExceeded)
    assert (told.value.code, told.value.remedy) == ("picture-refused", "Export it as JPEG, or smaller.")


def test_a_frame_that_is_larger_than_its_screen_is_refused_there_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_decoded, "MAX_SIDE", 50)
    with pytest.raises(PictureRefused, match="claims 48 by 64 pixels"):
        decoded_here(a_file("TIFF"), "TIFF", picture_apart.counted(b"", "TIFF"), "a", None, None)
