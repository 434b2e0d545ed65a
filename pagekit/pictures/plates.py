"""a source + a PlateRecipe → the one file of a picture that is printed: CMYK under the ink limit, or grey on black.

The steps, in the order in which each has the least to do:
1. The crop, by the one rule of all pictures, with what bleeds.
2. Down to the pixels that the press can show; never up.
3. Sharpened a little, for the screen of dots softens. Lettering and line art are sharp.
4. Into the inks: the picture's own profile, the condition's and the limit in one table.
"""

from __future__ import annotations

import math
from dataclasses import replace

from PIL import Image, ImageChops, ImageFilter

from pagekit.condition.convert import GREY_BY, Separation, separation_of
from pagekit.condition.strips import by_strips, strips
from pagekit.pictures.colour import Plain, srgb_way
from pagekit.pictures.crop import framed
from pagekit.pictures.encode import encode_plate
from pagekit.pictures.files import Derivative, PictureFiles, file_name
from pagekit.pictures.plate_recipe import PlateRecipe
from pagekit.pictures.scale import across, down
from pagekit.pictures.source import Source

LETTERING = 2
"""So many times the pixels of a photograph are kept where edges are sharp; more is thrown away by every press."""
SHARPEN_PERCENT = 60
SHARPEN_FROM = 2
"""Levels: less is grain."""
SHARPEN_INCH = 1 / 200
"""The radius, on paper."""
REACH = 4
"""Radii, and rows, in which another pixel has a say: what blurs goes over a picture three times."""


def plate_picture(source: Source, recipe: PlateRecipe, xmp: bytes | None) -> PictureFiles:
    """Make the file. Raises Unreadable and RenderError; OSError and ValueError for a picture that cannot be made."""
    shown = _shown(source, recipe)
    remarks, inked = shown.remarks, _inked(shown, recipe)
    # Of a large picture each step holds what it was given and what it makes of it, and nothing else does.
    del shown
    if recipe.framed:
        inked = _on_paper(inked, recipe)
    # Nothing of the source travels on but the credit.
    inked.info.clear()
    data = encode_plate(inked, xmp=xmp)
    width, height = inked.size
    file = Derivative(file_name(source.digest, width, "jpeg", data), "jpeg", width, height, data)
    return PictureFiles((file,), made=1, remarks=remarks)


def _shown(source: Source, recipe: PlateRecipe) -> Plain:
    """What is shown of the picture, in the size in which it is, sharpened where that is wanted."""
    plain, lettering = source.plain
    # Of an advert nobody knows what is lettering in it.
    sharp = lettering or recipe.whole or plain.bilevel
    ppi = recipe.line_ppi if plain.bilevel else recipe.ppi * LETTERING if sharp else recipe.ppi
    box = recipe.crop(plain.image.size)
    size = (box[2] - box[0], box[3] - box[1])
    width, height = (max(1, round(inches * ppi)) for inches in recipe.inches(size))
    if width >= size[0]:
        width, height = size
    # The whole goes before what was cut out of it is brought down.
    plain = replace(plain, image=across(plain.image, box, width))
    plain = replace(plain, image=down(plain.image, height))
    return plain if sharp else replace(plain, image=_sharpened(plain.image, recipe))


def _on_paper(inked: Image.Image, recipe: PlateRecipe) -> Image.Image:
    """The picture in the middle of its box, with no ink around it."""
    frame = framed(inked.size, recipe.aspect)
    field = Image.new(inked.mode, frame, 0 if inked.mode == "CMYK" else 255)
    field.paste(inked, ((frame[0] - inked.width) // 2, (frame[1] - inked.height) // 2))
    return field


def _sharpened(image: Image.Image, recipe: PlateRecipe) -> Image.Image:
    radius = image.width / recipe.inches(image.size)[0] * SHARPEN_INCH
    # A picture of few pixels has nothing that fine.
    radius = max(0.5, radius)
    mask = ImageFilter.UnsharpMask(radius, SHARPEN_PERCENT, SHARPEN_FROM)
    return by_strips(image, lambda strip: _masked(strip, mask), beside=REACH * math.ceil(radius) + REACH)


def _masked(image: Image.Image, mask: ImageFilter.UnsharpMask) -> Image.Image:
    if image.mode != "LAB":
        return image.filter(mask)
    light, *colours = image.split()
    return Image.merge("LAB", (light.filter(mask), *colours))


def _inked(plain: Plain, recipe: PlateRecipe) -> Image.Image:
    inks = separation_of(recipe.profile, recipe.limit, recipe.rendering)
    image = plain.image
    if image.mode == "CMYK" and all(map(_is_black, strips(image))):
        # It was made for the black plate.
        return ImageChops.invert(image.getchannel("K"))
    if recipe.mono or image.mode == "L" or (image.mode == "RGB" and all(map(_is_grey, strips(image)))):
        return inks.grey(_grey(plain, inks))
    return inks.plates(image, plain.profile)


def _grey(plain: Plain, inks: Separation) -> Image.Image:
    image = plain.image
    if image.mode == "L":
        return image
    profile = plain.profile or (inks.profile.data if image.mode == "CMYK" else None)
    image.info["icc_profile"] = profile
    way = srgb_way(image)
    return by_strips(image, lambda strip: way.convert(strip).convert("L"))


def _is_black(image: Image.Image) -> bool:
    return not any(high for _, high in _extrema(image)[:3])


def _is_grey(image: Image.Image) -> bool:
    red, green, blue = image.split()
    apart = (ImageChops.difference(red, green), ImageChops.difference(green, blue))
    return all(_extrema(each)[0][1] <= GREY_BY for each in apart)


def _extrema(image: Image.Image) -> list[tuple[int, int]]:
    return [channel.getextrema() for channel in image.split()]  # type: ignore[misc]  # of eight bits
