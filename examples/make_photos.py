"""Seeds → the sample publication's photographs and adverts, with their credits in the files.

    python examples/make_photos.py [FOLDER] [--only NAME ...]

FOLDER is the publication's folder (examples/courier when left out); pictures go to its articles/photos,
creatives to its adverts. The same seeds give the same bytes with the same Pillow. Each file is written beside
its place first and then renamed, so that nobody ever reads half a picture.
"""

from __future__ import annotations

import argparse
import io
import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from PIL import Image

from photo_studio.adverts import CREATIVES
from photo_studio.credits import exif_tags, iim_segment, xmp_packet
from photo_studio.magazine_adverts import MAGAZINE_CREATIVES
from photo_studio.roll import Frame, read_roll

COURIER = Path(__file__).parent / "courier"
BUDGET = 228_000
"""Bytes a photograph may have: twelve of them stay well under three megabytes."""
FINEST, COARSEST = 88, 50


def main() -> None:
    """Read the arguments, develop every picture asked for, say what was written."""
    options = _arguments()
    photographs = {frame.file for frame in read_roll()}
    names = options.only or _known()
    with ProcessPoolExecutor(min(len(names), os.cpu_count() or 1)) as pool:
        for name, data in zip(names, pool.map(make, names), strict=True):
            target = options.folder / ("articles/photos" if name in photographs else "adverts") / name
            _write(target, data)
            print(f"{target}  {len(data) / 1000:.0f} kB")


def _arguments() -> argparse.Namespace:
    known = _known()
    parser = argparse.ArgumentParser(description="Make the pictures of the sample publication.")
    parser.add_argument("folder", nargs="?", type=Path, default=COURIER, help="the publication's folder")
    parser.add_argument("--only", nargs="+", choices=known, metavar="NAME", help=", ".join(known))
    return parser.parse_args()


def _known() -> list[str]:
    return [*(frame.file for frame in read_roll()), *CREATIVES, *MAGAZINE_CREATIVES]


def make(name: str) -> bytes:
    """The bytes of one picture of the roll, or of one creative."""
    frame = next((frame for frame in read_roll() if frame.file == name), None)
    return (CREATIVES | MAGAZINE_CREATIVES)[name]() if frame is None else develop_frame(frame)


def develop_frame(frame: Frame, budget: int = BUDGET) -> bytes:
    """A photograph as a progressive JPEG within `budget`, its credits in the carrier that the roll names."""
    picture = frame.expose()
    for quality in range(FINEST, COARSEST - 1, -2):
        data = _jpeg(picture, frame, quality)
        if len(data) <= budget:
            return data
    raise SystemExit(f"{frame.file}: over {budget} bytes even at quality {COARSEST}; give it less grain.")


def _jpeg(picture: Image.Image, frame: Frame, quality: int) -> bytes:
    carried: dict[str, object] = {}
    if frame.carrier == "xmp":
        carried["xmp"] = xmp_packet(frame.credits)
    elif frame.carrier == "iim":
        carried["extra"] = iim_segment(frame.credits)
    elif frame.carrier == "exif":
        carried["exif"] = exif_tags(frame.credits)
    out = io.BytesIO()
    carried |= {"quality": quality, "progressive": True, "optimize": True, "subsampling": "4:2:0"}
    picture.save(out, "JPEG", **carried)
    return out.getvalue()


def _write(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    waiting = target.with_name(f".{target.name}.part")
    waiting.write_bytes(data)
    waiting.replace(target)


if __name__ == "__main__":
    main()
