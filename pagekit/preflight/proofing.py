"""a page of a PDF + a press condition → SoftProof: how it will look on that paper, and each of its plates.

Ghostscript renders the plates, overprint and all; the condition's profile shows their colours on a screen, the tint of
the paper with them (absolute colorimetric, ISO 12646). What a proof shows is a promise of nobody: it says so itself.
"""

from __future__ import annotations

import base64
import io
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from PIL import Image, ImageCms, ImageDraw, ImageFont

from pagekit.asked import PathLike, one, refusal
from pagekit.condition import Condition, find_condition, profile_bytes
from pagekit.errors import JobFailed, LimitExceeded, MissingDependency, Unreadable
from pagekit.jobs import run
from pagekit.jobs.ghostscript import ghostscript
from pagekit.preflight.bounds import PLATE_LIMITS
from pagekit.preflight.plates.ghostscript import rendered
from pagekit.preflight.read import pdf_bytes
from pagekit.resources import assets_dir

LEAST_DPI, MOST_DPI = 20.0, 200.0
SPOTS = 16
_FINER = 2
"""Plates are rendered with so many times the dots and brought down: they have no greys at the edges of letters."""
_FACE = "IBMPlexSans-Regular.ttf"
_WIDE, _NARROW = 480, 180
"""CSS pixels: of the page in a notebook, and of each plate beside it."""
_VEIL = (70, 70, 70, 120)
"""The words across a proof: seen, and seen through."""
_EDGE = (255, 255, 255, 90)
"""Around them, for where it is dark."""


@dataclass(frozen=True, slots=True)
class SoftProof:
    """A page as a press would print it. All pictures are PNG."""

    page: int
    press: str
    image: bytes = field(repr=False)
    """The page on its paper, with the words that it is a soft proof."""
    plates: Mapping[str, bytes] = field(repr=False)
    """Ink → its plate: black where all of the ink is printed, and the words that it is a preview."""

    def _repr_png_(self) -> bytes:
        return self.image

    def _repr_html_(self) -> str:
        shown = {"on its paper": self.image, **self.plates}
        return "".join(
            f'<figure style="display:inline-block;margin:4px"><img alt="page {self.page}, {escape(name)}" '
            f'style="border:1px solid #ccc;width:{_WIDE if png is self.image else _NARROW}px" '
            f'src="data:image/png;base64,{base64.b64encode(png).decode()}">'
            f"<figcaption>{escape(name)}</figcaption></figure>"
            for name, png in shown.items()
        )


def soft_proof(
    pdf: PathLike | bytes, page: int = 1, *, press: PathLike | Condition, dpi: float = 96
) -> SoftProof:
    """A page, counted from 1, as it would look in print. `dpi`: from 20 to 200.

    Raises MissingDependency without Ghostscript, MissingResource without the condition's profile, Unreadable for a PDF
    that cannot be rendered or has no such page, LimitExceeded, UnsupportedPress, BadOrder.
    """
    condition = press if isinstance(press, Condition) else find_condition(press)
    if one(page, int, "page", "Count from 1.") < 1:
        raise refusal("page", page, "Count from 1.")
    if not LEAST_DPI <= dpi <= MOST_DPI:
        raise refusal("dpi", dpi, f"Pass dots to the inch, from {LEAST_DPI:g} to {MOST_DPI:g}.")
    data, name = pdf_bytes(pdf)
    profile = profile_bytes(condition)
    if ghostscript() is None:
        raise MissingDependency("A soft proof needs Ghostscript.", "apt-get install ghostscript")
    words = f"{condition.name} · page {page}"
    try:
        image, plates = run(_proofed, data, name, page, float(dpi), profile, words, limits=PLATE_LIMITS)
    except LimitExceeded as problem:
        raise problem.at(name) from problem
    except JobFailed as problem:
        raise Unreadable(f"{name}: page {page} cannot be proofed: {problem.what}") from problem
    return SoftProof(page, condition.name, image, plates)


def _proofed(
    data: bytes, name: str, page: int, dpi: float, profile: bytes, words: str
) -> tuple[bytes, dict[str, bytes]]:
    """The job itself: the proof, and the plates by their inks."""
    program = ghostscript()
    if program is None:
        raise Unreadable("there is no Ghostscript.")
    with tempfile.TemporaryDirectory(prefix="pagekit-proof-") as made:
        pdf = Path(made) / "in.pdf"
        pdf.write_bytes(data)
        (found,) = rendered(program, pdf, Path(made), (page,), dpi * _FINER, SPOTS, composed=True)
    if found.composite is None or not found.plates:
        raise Unreadable(f"{name}: has no page {page} that can be rendered.")
    whole = _on_paper(found.composite.reduce(_FINER), profile)
    return _png(_marked(whole, f"soft proof · {words}")), {
        ink: _png(_marked(plate.reduce(_FINER), f"preview · {ink} · {words}").convert("L"))
        for ink, plate in found.plates.items()
    }


def _on_paper(composite: Image.Image, profile: bytes) -> Image.Image:
    """The plates as they look together, through the profile."""
    inks = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    seen = ImageCms.profileToProfile(
        composite,
        inks,
        ImageCms.createProfile("sRGB"),
        renderingIntent=ImageCms.Intent.ABSOLUTE_COLORIMETRIC,
        outputMode="RGB",
    )
    if seen is None:
        raise Unreadable("the profile shows no colours.")
    seen.info.clear()
    return seen


def _marked(seen: Image.Image, words: str) -> Image.Image:
    """The picture with the words across it."""
    veil = Image.new("RGBA", seen.size, (0, 0, 0, 0))
    size = max(10.0, seen.width / 22)
    face = ImageFont.truetype(str(assets_dir() / "fonts" / _FACE), size)
    wide = face.getlength(words)
    if wide > seen.width:
        face = face.font_variant(size=size * seen.width / wide)
    middle = (seen.width / 2, seen.height / 2)
    ImageDraw.Draw(veil).text(
        middle, words, fill=_VEIL, font=face, anchor="mm", stroke_width=1, stroke_fill=_EDGE
    )
    turned = veil.rotate(35, resample=Image.Resampling.BICUBIC)
    return Image.alpha_composite(seen.convert("RGBA"), turned).convert("RGB")


def _png(image: Image.Image) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()
