"""What a process has found out of a picture it need not find out again; what it has refused it looks at again."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from pagekit.intake import pictures
from pagekit.intake.picture_gate import PictureGate
from pagekit.world import FakeWorld

HOME = Path("/paper")


def _png(colour: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (7, 5), colour).save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The pictures that were decoded."""
    found: list[bytes] = []
    inspect = pictures.inspect

    def watched(data: bytes, *rest: object) -> object:
        found.append(data)
        return inspect(data, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(pictures, "inspect", watched)
    return found


def _gate(files: dict[str, bytes]) -> PictureGate:
    return PictureGate(FakeWorld({HOME / name: data for name, data in files.items()}), HOME)


def test_the_same_bytes_are_decoded_once(looked: list[bytes]) -> None:
    teal, coral = _png("teal"), _png("coral")
    first = _gate({"kept.png": teal}).look("kept.png")
    assert _gate({"kept.png": teal}).look("kept.png") == first
    assert (first[0].width, looked) == (7, [teal])
    other = _gate({"kept.png": coral}).look("kept.png")  # another picture of that name
    assert (other[0].sha256 == first[0].sha256, looked) == (False, [teal, coral])
    _gate({"kept.png": teal, "kept.png.xmp": b"<odd/>"}).look("kept.png")  # and what lies beside it
    assert looked == [teal, coral, teal]


def test_what_was_refused_is_looked_at_again(looked: list[bytes]) -> None:
    cut = _png("teal")[:-20]
    for _ in range(2):
        with pytest.raises(pictures.PictureRefused):
            _gate({"cut.png": cut}).look("cut.png")
    assert looked == [cut, cut]
