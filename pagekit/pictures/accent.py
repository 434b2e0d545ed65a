"""a picture → the colour that stands out in it, dark enough to be read on white paper.

The rules:
1. Of twelve hues the one that most strong colour has is the picture's; what is nearly grey, or nearly black, counts for
   nothing. A picture with hardly any strong colour has none.
2. The colour is the mean of that hue, made darker until its contrast to white is 4.5 to 1 (WCAG 2.2, 1.4.3).
"""

from __future__ import annotations

from PIL import Image

SAMPLE = 48
"""Pixels of a side that are looked at."""
HUES = 12
STRONG, LIT = 64, 56
"""Of 255: the least saturation and the least value of a colour that counts."""
ENOUGH = 0.02
"""The share of the picture that strong colour must have."""
LEAST = 4.5
"""The contrast to white."""
DARKER = 0.96


def accent_of(picture: Image.Image) -> str | None:
    """The colour as #rrggbb; None for a picture without one. The picture is in sRGB."""
    whole = picture if picture.mode == "RGB" else picture.convert("RGB")
    small = whole.resize((SAMPLE, SAMPLE), Image.Resampling.BOX)
    weights = [0.0] * HUES
    sums = [[0.0, 0.0, 0.0] for _ in range(HUES)]
    plain, shades = small.tobytes(), small.convert("HSV").tobytes()
    for at in range(0, len(plain), 3):
        hue, saturation, value = shades[at : at + 3]
        if saturation < STRONG or value < LIT:
            continue
        own, weight = hue * HUES // 256, (saturation / 255) * (value / 255)
        weights[own] += weight
        for place in range(3):
            sums[own][place] += weight * plain[at + place]
    best = max(range(HUES), key=lambda own: weights[own])
    if weights[best] < ENOUGH * SAMPLE * SAMPLE:
        return None
    red, green, blue = (total / weights[best] for total in sums[best])
    while contrast_to_white(red, green, blue) < LEAST:
        red, green, blue = DARKER * red, DARKER * green, DARKER * blue
    return "#" + "".join(f"{int(part + 1e-6):02x}" for part in (red, green, blue))


def contrast_to_white(red: float, green: float, blue: float) -> float:
    """The contrast of a colour, its parts from 0 to 255, to white (WCAG 2.2, contrast ratio).

    >>> contrast_to_white(0, 0, 0)
    21.0
    """
    light = 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)
    return 1.05 / (light + 0.05)


def _linear(part: float) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
