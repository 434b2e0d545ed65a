"""a condition → what turns pictures and colours into its inks: profile and ink limit in one pass, the same each time.

1. Of a screen's colours a table of 33 nodes a side is made once: the profile's answer, taken under the limit. What lies
   between nodes is a mean of them and so under the limit, too.
2. A profile does not guarantee its limit. What is over it keeps its black; the three colours give way, in proportion.
3. Grey stays on the black plate. Its curve is the profile's: as light between paper and solid black as it was between
   white and black.
"""

from __future__ import annotations

import io
import re
import threading
from array import array
from bisect import bisect_left
from functools import lru_cache
from typing import Literal

from PIL import Image, ImageCms, ImageFilter, ImageMath

from pagekit.condition.profile import Profile, profile_of
from pagekit.condition.record import Condition, Intent
from pagekit.condition.strips import by_strips
from pagekit.errors import Unreadable

NODES = 33
MARGIN = 3.0
"""Percent of ink that pictures stay below the limit, for JPEG adds some at edges."""
MAX_TABLES = 4
"""Of pictures' own profiles; each table has half a megabyte."""
GREY_BY = 2
"""Levels of 255 by which the channels of a grey may differ."""
_CURVE_STEP = 8
_MANY = 50_000
_FULL = 255
_INTENTS = {
    "perceptual": (ImageCms.Intent.PERCEPTUAL, ImageCms.Flags.NONE),
    "relative": (ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION),
}

_LEVELS = bytes(round(step * _FULL / (NODES - 1)) for step in range(NODES))
_NODES = bytes(
    each for blue in _LEVELS for green in _LEVELS for red in _LEVELS for each in (red, green, blue)
)

_COLOUR = re.compile(r"#?(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")

Inked = tuple[float, float, float, float]
"""Cyan, magenta, yellow and black in percent."""


class Separation:
    """What one condition's profile and limit make of colours. Made once; threads may share it."""

    def __init__(self, profile: Profile, limit: float, rendering: Intent) -> None:
        self.profile = profile
        self.limit = limit
        self._intent, self._flags = _INTENTS[rendering]
        self._making = threading.Lock()
        self._tables: dict[bytes | None, ImageFilter.Color3DLUT] = {}
        try:
            self._inks = ImageCms.ImageCmsProfile(io.BytesIO(profile.data))
            self._curve = _black_curve(self._inks)
        except (ImageCms.PyCMSError, OSError) as problem:
            raise Unreadable(
                f"{profile.name}: cannot be used ({problem}). Bring the profile as its maker published it."
            ) from problem

    def plates(self, image: Image.Image, profile: bytes | None = None) -> Image.Image:
        """A picture in mode RGB, LAB or CMYK as CMYK, under the limit. `profile` is the picture's own, one that
        `fits`; without one RGB is sRGB, and CMYK is in these inks already.
        """
        if image.mode == "RGB":
            table = self._table(profile)
            return by_strips(image, lambda strip: strip.filter(table))
        most = self.limit - MARGIN
        if image.mode == "CMYK" and (profile is None or profile == self.profile.data):
            return by_strips(image, lambda strip: limited(strip, most))
        through = self._through(image, _source(profile) if profile else _own("LAB"))
        return by_strips(image, lambda strip: limited(through.apply(strip), most))

    def grey(self, image: Image.Image) -> Image.Image:
        """A picture in mode L as a grey of the black plate: 0 is solid."""
        return image.point(self._curve)

    def colour(self, rgb: tuple[int, int, int]) -> Inked:
        """One colour of a screen, in whole percent, under the limit; a grey in black alone."""
        if max(rgb) - min(rgb) <= GREY_BY:
            level = round(sum(rgb) / 3)
            return 0, 0, 0, round((_FULL - self._curve[level]) / _FULL * 100)
        pixel = Image.new("RGB", (1, 1), rgb)
        inked = self._through(pixel, _own("sRGB")).apply(pixel)
        inks = [int(each) * 100 / _FULL for each in inked.tobytes()]
        black, colours = round(inks[3]), sum(inks[:3])
        share = min(1.0, max(self.limit - black, 0) / colours) if colours else 1.0
        # What is scaled is rounded down: three halves up would be over the limit again.
        cyan, magenta, yellow = (int(each * share) if share < 1 else round(each) for each in inks[:3])
        return cyan, magenta, yellow, black

    def _through(self, image: Image.Image, source: ImageCms.ImageCmsProfile) -> ImageCms.ImageCmsTransform:
        """What brings this picture into the inks, or any strip of it."""
        # A short way is made for many pixels, and that takes longer than the long one of some.
        flags = self._flags if image.width * image.height > _MANY else self._flags | ImageCms.Flags.NOOPTIMIZE
        return ImageCms.buildTransform(
            source, self._inks, image.mode, "CMYK", renderingIntent=self._intent, flags=flags
        )

    def _table(self, profile: bytes | None) -> ImageFilter.Color3DLUT:
        with self._making:
            table = self._tables.pop(profile, None) or self._made(profile)
            while len(self._tables) >= MAX_TABLES:
                del self._tables[next(iter(self._tables))]
            self._tables[profile] = table
        return table

    def _made(self, profile: bytes | None) -> ImageFilter.Color3DLUT:
        source = _source(profile) if profile else _own("sRGB")
        nodes = Image.frombytes("RGB", (NODES * NODES, NODES), _NODES)
        inks = self._through(nodes, source).apply(nodes).tobytes()
        shares = _under(inks, (self.limit - MARGIN) / 100 * _FULL)
        return ImageFilter.Color3DLUT(NODES, shares, channels=4, target_mode="CMYK", _copy_table=False)


def separation(condition: Condition) -> Separation:
    """What the condition makes of colours. Raises MissingResource where its profile is not there, Unreadable."""
    return separation_of(profile_of(condition), condition.total_ink, condition.rendering)


def colour(rgb: str, condition: Condition) -> Inked:
    """A colour of a screen, such as `#c00020`, in percent of cyan, magenta, yellow and black: under the limit, a grey
    in black alone, and in solid black where it is darker than the darkest tint that prints. Raises ValueError for what
    is no colour; MissingResource, Unreadable.
    """
    if not _COLOUR.fullmatch(rgb):
        raise ValueError(f"{rgb!r} is no colour. Write it as #rrggbb.")
    digits = rgb.removeprefix("#")
    level = bytes.fromhex(digits if len(digits) == 6 else "".join(each * 2 for each in digits))
    inked = separation(condition).colour((level[0], level[1], level[2]))
    only_black = not any(inked[:3])
    return (0, 0, 0, 100) if only_black and inked[3] > condition.tones[1] else inked


def fits(profile: bytes, mode: str) -> bool:
    """True when it is a profile that can be read, and one for pictures of this mode."""
    try:
        # Tables are read when they are used, and channels compared.
        ImageCms.buildTransform(_source(profile), _own("LAB"), mode, "LAB", flags=ImageCms.Flags.NOOPTIMIZE)
    except (ImageCms.PyCMSError, OSError):
        return False
    return True


def limited(image: Image.Image, limit: float) -> Image.Image:
    """A picture in mode CMYK with no more ink than the limit in percent: black stays, the colours give way."""
    most = limit / 100 * _FULL
    cyan, magenta, yellow, black = image.split()
    told = {"c": cyan, "m": magenta, "y": yellow, "k": black}
    whole = ImageMath.lambda_eval(lambda of: of["c"] + of["m"] + of["y"] + of["k"], **told)
    if whole.getextrema()[1] <= most:
        return image
    share = ImageMath.lambda_eval(
        lambda of: of["min"]((most - of["float"](of["k"])) / of["max"](of["whole"] - of["k"], 1), 1.0),
        k=black,
        whole=whole,
    )
    # Cut to whole levels, never rounded up.
    less = (
        ImageMath.lambda_eval(lambda of: of["convert"](of["ink"] * of["share"], "L"), ink=ink, share=share)
        for ink in (cyan, magenta, yellow)
    )
    return Image.merge("CMYK", (*less, black))


@lru_cache(maxsize=4)
def separation_of(profile: Profile, limit: float, rendering: Intent) -> Separation:
    """What a profile and a limit make of colours, made once. Raises Unreadable."""
    return Separation(profile, limit, rendering)


def _source(profile: bytes) -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(io.BytesIO(profile))


def _own(space: Literal["LAB", "sRGB"]) -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(space))


def _under(inks: bytes, most: float) -> array[float]:
    """Levels of four inks as shares of one, each four of them under the limit."""
    found = array("f")
    whole = iter(inks)
    for cyan, magenta, yellow, black in zip(whole, whole, whole, whole, strict=True):
        share = min(1.0, (most - black) / ((cyan + magenta + yellow) or 1)) / _FULL
        found.extend((cyan * share, magenta * share, yellow * share, black / _FULL))
    return found


def _black_curve(inks: ImageCms.ImageCmsProfile) -> list[int]:
    """Level of a grey in sRGB → level of a grey of the black plate, by the lightness of black ink on this paper."""
    steps = [min(step, _FULL) for step in range(0, _FULL + _CURVE_STEP, _CURVE_STEP)]
    wedge = Image.frombytes(
        "CMYK", (len(steps), 1), bytes(each for step in steps for each in (0, 0, 0, step))
    )
    seen = ImageCms.buildTransform(
        inks, ImageCms.createProfile("LAB"), "CMYK", "LAB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC, flags=ImageCms.Flags.NOOPTIMIZE,
    )  # fmt: skip
    light = seen.apply(wedge).tobytes()[::3]
    # From solid to paper, as lightness rises; a profile that wavers is taken for level there.
    rising = [light[-1]]
    for each in light[-2::-1]:
        rising.append(max(each, rising[-1]))
    solid = _luminance(rising[0] * 100 / _FULL)
    paper = _luminance(rising[-1] * 100 / _FULL)
    wanted = (_lightness(solid + (paper - solid) * _linear(level)) * _FULL / 100 for level in range(256))
    return [round(_FULL - _between(rising, steps[::-1], each)) for each in wanted]


def _between(places: list[int], values: list[int], at: float) -> float:
    """The value at this place, between the given ones in a straight line."""
    after = bisect_left(places, at)
    if after == 0:
        return values[0]
    if after == len(places):
        return values[-1]
    low, high = places[after - 1], places[after]
    return values[after - 1] + (values[after] - values[after - 1]) * (at - low) / (high - low)


def _linear(level: int) -> float:
    """The light of a level of sRGB (IEC 61966-2-1)."""
    share = level / _FULL
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def _luminance(lightness: float) -> float:
    """CIE 15: L* → Y of 1."""
    return ((lightness + 16) / 116) ** 3 if lightness > 8 else lightness * 27 / 24_389


def _lightness(luminance: float) -> float:
    """CIE 15: Y of 1 → L*."""
    return 116 * luminance ** (1 / 3) - 16 if luminance > 216 / 24_389 else luminance * 24_389 / 27
