"""photo + PlateRecipe → one file for plates: its inks, its pixels, what is under the limit, what is remarked."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageCms, ImageDraw, ImageFilter, ImageMath

from pagekit.condition import Condition, find_condition, profile_bytes
from pagekit.errors import MissingResource, RenderError
from pagekit.join.images import ImageShelf
from pagekit.join.writer import Writer
from pagekit.model.base import altered
from pagekit.pictures import DerivativeCache, derive
from pagekit.pictures.derive import shelf
from pagekit.pictures.plate_recipe import PlateRecipe

NEWSPRINT, COATED = find_condition("newsprint"), find_condition("coated")
RED = (200, 30, 30)
INCH = 72.0


def save(image: Image.Image, form: str = "PNG", **options: Any) -> bytes:
    stream = io.BytesIO()
    image.save(stream, form, **options)
    return stream.getvalue()


def plain(mode: str, colour: Any, size: tuple[int, int] = (60, 40)) -> Image.Image:
    return Image.new(mode, size, colour)


def plate(
    source: bytes, condition: Condition = COATED, width: float = INCH, height: float = 48, **how: Any
) -> Image.Image:
    """The file as inks: what a press reads, 255 for full."""
    (file,) = derive(source, PlateRecipe.of(condition, width, height, **how)).files
    with Image.open(io.BytesIO(file.data)) as image:
        image.load()
    assert image.size == (file.width, file.height)
    return image


def percent(image: Image.Image, at: tuple[int, int] | None = None) -> tuple[int, ...]:
    found = image.getpixel(at or (image.width // 2, image.height // 2))
    return tuple(
        round(each / 2.55) for each in (found if isinstance(found, tuple) else (255 - int(found or 0),))
    )


def near(found: tuple[int, ...], wanted: tuple[int, ...], by: int = 3) -> bool:
    return len(found) == len(wanted) and all(abs(a - b) <= by for a, b in zip(found, wanted, strict=True))


# ---- Colour ------------------------------------------------------------------------------------------------

LAB_RED = (112, 192, 175)
"""That red: L* 43.9, a* 64, b* 47, as bytes."""
ON_COATED = (14, 97, 92, 5)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(save(plain("RGB", RED)), id="RGB"),
        pytest.param(save(plain("RGB", RED), "JPEG", quality=97), id="JPEG"),
        pytest.param(save(plain("RGBA", (*RED, 255))), id="opaque"),
        pytest.param(save(plain("RGB", RED).quantize(4)), id="palette"),
        pytest.param(save(plain("LAB", LAB_RED), "TIFF"), id="Lab"),
        pytest.param(
            save(
                plain("RGB", RED),
                icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
            ),
            id="its own sRGB",
        ),
    ],
)
def test_one_red_in_every_kind_of_file_is_one_red_in_ink(source: bytes) -> None:
    made = plate(source)
    assert made.mode == "CMYK"
    assert near(percent(made), ON_COATED), percent(made)


@pytest.mark.parametrize(
    ("source", "black"),
    [
        (save(plain("L", 128)), 62),
        (save(plain("L", 128), "JPEG"), 62),
        (save(plain("RGB", (128, 128, 128))), 62),
        (save(plain("RGB", (127, 128, 129))), 62),
        (save(plain("LA", (0, 127))), 62),
        (save(plain("I;16", 32_896), "TIFF"), 62),
        (save(plain("1", 0)), 100),
        (save(plain("RGBA", (*RED, 0))), 0),
        (save(plain("CMYK", (0, 0, 0, 128)), "TIFF"), 50),
    ],
    ids=["L", "JPEG", "RGB", "nearly", "LA", "16-bit", "one bit", "clear", "black ink alone"],
)
def test_grey_stays_on_the_black_plate(source: bytes, black: int) -> None:
    made = plate(source)
    assert made.mode == "L"
    assert near(percent(made), (black,), 1)


def test_one_coloured_spot_makes_a_picture_of_colours() -> None:
    spotted = plain("RGB", (128, 128, 128))
    spotted.putpixel((3, 3), RED)
    assert plate(save(spotted)).mode == "CMYK"


@pytest.mark.parametrize(
    "source",
    [
        save(plain("RGB", RED)),
        save(plain("CMYK", (40, 250, 230, 13)), "TIFF"),
        save(plain("LAB", LAB_RED), "TIFF"),
    ],
    ids=["RGB", "CMYK", "Lab"],
)
def test_where_black_alone_is_printed_every_picture_is_grey(source: bytes) -> None:
    made = plate(source, mono=True)
    assert made.mode == "L"
    assert near(percent(made), (81,), 2), percent(made)


def test_inks_are_kept_where_their_profile_is_the_presss_own_or_nobody_said() -> None:
    source = plain("CMYK", (30, 60, 90, 120))
    for bytes_of in (
        save(source, "TIFF"),
        save(source, "JPEG", quality=97),
        save(source, "TIFF", icc_profile=profile_bytes(COATED)),
    ):
        assert near(percent(plate(bytes_of)), (12, 24, 35, 47), 1)


def test_inks_of_another_press_go_through_their_profile() -> None:
    source = save(plain("CMYK", (0, 255, 255, 0)), "TIFF", icc_profile=profile_bytes(COATED))
    cyan, magenta, yellow, black = percent(plate(source, NEWSPRINT))
    assert (cyan, black) <= (5, 20) and 80 < magenta < 100 and 80 < yellow <= 100


def wide() -> bytes:
    """A profile with the columns of sRGB's, its green further out (ICC.1:2001-04, 6.4.4)."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    at = int.from_bytes(data[data.index(b"gXYZ") + 4 :][:4], "big") + 8
    data[at : at + 12] = b"".join(round(each * 65_536).to_bytes(4, "big") for each in (0.2, 0.62, 0.05))
    return bytes(data)


def test_a_wide_gamut_is_not_cut_down_to_a_screens() -> None:
    """Of both greens the screen's is the most that sRGB has: as pure on a screen, the wide one is purer in ink."""
    screen, vivid = save(plain("RGB", (0, 255, 0))), save(plain("RGB", (0, 255, 0)), icc_profile=wide())
    assert percent(plate(vivid)) != percent(plate(screen))
    assert percent(plate(vivid))[0] > percent(plate(screen))[0] + 5


@pytest.mark.parametrize("profile", [b"words", b"\0" * 200, wide()[:300], profile_bytes(NEWSPRINT)])
def test_a_profile_that_is_no_use_is_remarked_and_left_aside(profile: bytes) -> None:
    placed = derive(save(plain("RGB", RED), icc_profile=profile), PlateRecipe.of(COATED, INCH, 48))
    assert placed.remarks == ("profile-unusable",)
    assert near(percent(plate(save(plain("RGB", RED), icc_profile=profile))), ON_COATED)


def test_inks_of_which_no_profile_tells_are_remarked() -> None:
    recipe = PlateRecipe.of(COATED, INCH, 48)
    assert derive(save(plain("CMYK", (1, 2, 3, 4)), "TIFF"), recipe).remarks == ("profile-missing",)
    assert derive(save(plain("RGB", RED)), recipe).remarks == ()


# ---- Size --------------------------------------------------------------------------------------------------


def noise(size: tuple[int, int]) -> Image.Image:
    return Image.merge("RGB", [Image.effect_noise(size, spread) for spread in (50, 60, 70)])


@pytest.mark.parametrize(
    ("source", "condition", "size"),
    [
        (save(noise((600, 400)), "JPEG"), COATED, (300, 200)),
        (save(noise((600, 400)), "JPEG"), NEWSPRINT, (170, 113)),
        (save(noise((301, 200)), "JPEG"), COATED, (300, 200)),
        (save(noise((90, 60)), "JPEG"), COATED, (90, 60)),
        (save(noise((900, 600))), COATED, (600, 400)),
        (save(noise((450, 300))), COATED, (450, 300)),
        (save(plain("1", 1, (1800, 1200)), "TIFF"), COATED, (1200, 800)),
        (save(plain("1", 1, (900, 600)), "TIFF"), COATED, (900, 600)),
    ],
    ids=["photo", "newsprint", "hardly more", "less", "lettering", "lettering below twice", "line art", "less line art"],
)  # fmt: skip
def test_what_no_press_shows_is_thrown_away_and_nothing_is_enlarged(
    source: bytes, condition: Condition, size: tuple[int, int]
) -> None:
    assert plate(source, condition).size == size


def test_the_crop_is_that_of_every_picture() -> None:
    halves = plain("RGB", (255, 255, 255), (512, 256))
    halves.paste(RED, (0, 0, 256, 256))
    left, right = (
        plate(save(halves, "JPEG", quality=97, subsampling=0), width=36, height=36, focus=(x, 0.5))
        for x in (0.2, 0.8)
    )
    assert left.size == right.size == (150, 150)
    assert near(percent(left), ON_COATED)
    assert (right.mode, percent(right)) == ("L", (0,))


def test_what_bleeds_is_the_pictures_own() -> None:
    """Red stands where the trim cuts; the file goes on for an eighth of an inch, and what is there is blue."""
    image = plain("RGB", (0, 0, 255), (1300, 1000))
    image.paste(RED, (150, 0, 1150, 1000))
    made = plate(save(image, "JPEG", quality=97), width=72, height=72, bleed=(9, 0, 9, 0))
    assert made.size == (375, 300)
    assert near(percent(made, (187, 150)), ON_COATED)
    assert percent(made, (10, 150))[0] > 90 and percent(made, (364, 150))[0] > 90, "blue"
    assert near(percent(made, (42, 150)), ON_COATED) and near(percent(made, (332, 150)), ON_COATED)


def test_what_is_shown_whole_keeps_its_shape_and_its_edges() -> None:
    source = save(noise((1600, 800)), "JPEG")
    assert plate(source, width=72, height=72, whole=True).size == (600, 300)
    assert plate(source, width=720, height=36, whole=True).size == (600, 300)


def test_a_photograph_is_sharpened_a_little_and_flat_colour_is_left_alone() -> None:
    edge = plain("L", 100, (600, 400))
    edge.paste(160, (300, 0, 600, 400))
    made = plate(save(edge.filter(ImageFilter.GaussianBlur(1.5)), "JPEG", quality=97))
    row = [255 - int(made.getpixel((x, 100)) or 0) for x in range(made.width)]
    assert 2 <= max(row) - row[20] <= 25 and 2 <= row[-20] - min(row) <= 25
    assert len(set(row[:100])) <= 2


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_cameras_turn_is_honoured(orientation: int) -> None:
    upright = plain("RGB", (255, 255, 255), (80, 40))
    upright.paste(RED, (0, 0, 40, 40))
    undo = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}
    exif = Image.Exif()
    exif[0x0112] = orientation
    turned = upright.transpose(undo[orientation]) if orientation in undo else upright
    made = plate(save(turned, "JPEG", exif=exif, quality=97), width=72, height=36)
    assert made.size == (80, 40)
    assert near(percent(made, (16, 20)), ON_COATED, 5) and near(percent(made, (64, 20)), (0, 0, 0, 0), 2)


def test_a_line_is_no_picture() -> None:
    with pytest.raises(RenderError, match="it is a line, not a picture"):
        plate(save(plain("1", 1, (4001, 1))))
    with pytest.raises(RenderError, match="it is a line, not a picture"):
        plate(save(plain("1", 1, (4001, 1))), whole=True)


# ---- Ink ---------------------------------------------------------------------------------------------------


def hostile() -> dict[str, Image.Image]:
    """What asks for more ink than any page: every dark and saturated colour, side by side and in hard edges."""
    size = (300, 200)
    hues = Image.merge("HSV", [
        Image.linear_gradient("L").rotate(90).resize(size), plain("L", 255, size), Image.linear_gradient("L").resize(size),
    ]).convert("RGB")  # fmt: skip
    squares = plain("RGB", 0, size)
    colours = (
        (0, 0, 0),
        (255, 0, 0),
        (30, 0, 60),
        (60, 20, 0),
        (0, 40, 0),
        (0, 0, 255),
        (20, 0, 20),
        (90, 0, 0),
    )
    draw = ImageDraw.Draw(squares)
    for place in range(25 * 17):
        x, y = place % 25 * 12, place // 25 * 12
        draw.rectangle((x, y, x + 11, y + 11), fill=colours[place * 7 % 8])
    dark = noise(size).point(lambda value: value // 4)
    full = Image.merge(
        "CMYK", [Image.effect_noise(size, 60).point(lambda value: min(255, value + 100)) for _ in range(4)]
    )
    return {"hues": hues, "squares": squares, "noise": noise(size), "dark": dark, "full": full}


HOSTILE = hostile()


def ink_on(image: Image.Image) -> Image.Image:
    """The sum of the plates, four levels of 255 to one."""
    return ImageMath.lambda_eval(
        lambda of: of["convert"]((of["c"] + of["m"] + of["y"] + of["k"] + 3) / 4, "L"),
        **dict(zip("cmyk", image.split(), strict=True)),
    )


@pytest.mark.parametrize("condition", [NEWSPRINT, COATED], ids=["newsprint", "coated"])
@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_no_area_has_more_ink_than_the_limit(name: str, condition: Condition) -> None:
    source = save(HOSTILE[name], "JPEG", quality=97)
    made = plate(source, condition, 300 / condition.photo.target * 72, 200 / condition.photo.target * 72)
    assert made.size == (300, 200)
    # A third of a square millimetre: far less than the 15 of which printers speak.
    area = ink_on(made).filter(ImageFilter.BoxBlur(1))
    assert area.getextrema()[1] * 4 / 2.55 <= condition.total_ink
    assert ink_on(made).getextrema()[1] * 4 / 2.55 <= condition.total_ink + 6, (
        "single pixels, as JPEG leaves them"
    )


def page_of(file: bytes, size: tuple[int, int]) -> bytes:
    """A page of one picture, a point to a pixel."""
    stream = io.BytesIO()
    writer = Writer(stream)
    image = ImageShelf(writer, {"a.jpg": file}).image("a.jpg")
    drawn = writer.stream("", f"q {size[0]} 0 0 {size[1]} 0 0 cm /a Do Q".encode())
    pages = writer.reserve()
    page = writer.put(
        f"<</Type/Page/Parent {pages} 0 R/MediaBox[0 0 {size[0]} {size[1]}]"
        f"/Resources<</XObject<</a {image} 0 R>>>>/Contents {drawn} 0 R>>"
    )
    writer.put(f"<</Type/Pages/Count 1/Kids[{page} 0 R]>>", pages)
    writer.close(writer.put(f"<</Type/Catalog/Pages {pages} 0 R>>"), writer.put("<</Title(Plates)>>"))
    return stream.getvalue()


@pytest.mark.skipif(shutil.which("gs") is None, reason="no Ghostscript here")
def test_ghostscripts_plates_have_the_inks_that_were_meant(tmp_path: Path) -> None:
    source = save(HOSTILE["squares"], "JPEG", quality=97)
    size = (300, 200)
    (file,) = derive(source, PlateRecipe.of(NEWSPRINT, size[0] / 170 * 72, size[1] / 170 * 72)).files
    (tmp_path / "page.pdf").write_bytes(page_of(file.data, size))
    command = ["gs", "-q", "-dSAFER", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiffsep", "-r72", "-dUsePDFX3Profile"]
    subprocess.run(
        [*command, f"-o{tmp_path}/s.tif", str(tmp_path / "page.pdf")], check=True, capture_output=True
    )
    plates = []
    for ink in ("Cyan", "Magenta", "Yellow", "Black"):
        with Image.open(tmp_path / f"s({ink}).tif") as separated:
            plates.append(ImageChops.invert(separated.convert("L")))
    seen = Image.merge("CMYK", plates)
    assert seen.size == size
    # Decoders of JPEG differ by a level or two.
    with Image.open(io.BytesIO(file.data)) as meant:
        assert max(high for _, high in ImageChops.difference(seen, meant).getextrema()) <= 3
    assert ink_on(seen).filter(ImageFilter.BoxBlur(1)).getextrema()[1] * 4 / 2.55 <= 220


# ---- The file ----------------------------------------------------------------------------------------------


def test_the_file_is_a_baseline_jpeg_with_every_colour_whole_and_adobes_mark() -> None:
    (file,) = derive(save(noise((90, 60)), "JPEG"), PlateRecipe.of(COATED, INCH, 48), xmp=b"<x/>").files
    assert b"\xff\xee\x00\x0eAdobe" in file.data and b"\xff\xc0" in file.data and b"\xff\xc2" not in file.data
    with Image.open(io.BytesIO(file.data)) as image:
        assert [layer[1:3] for layer in image.layer] == [(1, 1)] * 4  # type: ignore[attr-defined]
        assert image.info["xmp"] == b"<x/>"
        assert "icc_profile" not in image.info and "comment" not in image.info
    assert file.name.startswith("pictures/") and file.name.endswith(".jpg")


def test_same_input_same_bytes_and_every_part_of_the_recipe_counts() -> None:
    source = save(noise((90, 60)), "JPEG")
    recipe = PlateRecipe.of(COATED, INCH, 48)
    made = []
    for _ in range(2):
        shelf.clear()
        made.append(derive(source, recipe).largest.data)
    assert made[0] == made[1]
    others = [
        PlateRecipe.of(NEWSPRINT, INCH, 48),
        PlateRecipe.of(altered(COATED, total_ink=150.0), INCH, 48),
        PlateRecipe.of(altered(COATED, rendering="perceptual"), INCH, 48),
        PlateRecipe.of(COATED, INCH, 40),
        PlateRecipe.of(COATED, INCH, 48, mono=True),
        PlateRecipe.of(COATED, INCH, 48, bleed=(9, 0, 0, 0)),
        PlateRecipe.of(COATED, INCH, 40, focus=(0.5, 0.0)),
        PlateRecipe.of(COATED, INCH, 40, whole=True),
    ]
    names = {derive(source, each).largest.name for each in (recipe, *others)}
    assert len(names) == len({each.told for each in (recipe, *others)}) == 9


def test_what_was_made_is_found_again_with_its_remarks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = DerivativeCache(tmp_path)
    source = save(plain("CMYK", (1, 2, 3, 4)), "TIFF")
    recipe = PlateRecipe.of(COATED, INCH, 48)
    first = derive(source, recipe, cache=kept)
    shelf.clear()
    monkeypatch.setattr(Image, "open", lambda *_: pytest.fail("a picture was opened"))
    again = derive(source, recipe, cache=kept)
    assert (first.made, again.made) == (1, 0)
    assert again == first and again.remarks == ("profile-missing",)


def test_another_profile_is_another_picture(tmp_path: Path) -> None:
    source = save(noise((90, 60)), "JPEG")
    (tmp_path / "ours.toml").write_text('inherits = "newsprint-ifra"\nprofile = "ours.icc"\n', "utf-8")
    names = set()
    for data in (profile_bytes(NEWSPRINT), profile_bytes(COATED)):
        (tmp_path / "ours.icc").write_bytes(data)
        names.add(
            derive(source, PlateRecipe.of(find_condition(tmp_path / "ours.toml"), INCH, 48)).largest.name
        )
    assert len(names) == 2


def test_a_condition_without_a_profile_asks_for_it_before_anything_is_read() -> None:
    with pytest.raises(MissingResource, match=r"PSOcoated_v3\.icc"):
        PlateRecipe.of(find_condition("digital"), INCH, 48)


def test_a_photo_that_is_framed_stands_whole_on_bare_paper() -> None:
    source = save(plain("RGB", RED, (60, 600)))
    image = plate(source, width=INCH, height=INCH, framed=True)
    assert image.size == (600, 600)
    assert percent(image, (20, 300)) == (0, 0, 0, 0)
    assert percent(image, (300, 590)) == percent(image, (300, 300)) != (0, 0, 0, 0)
    grey = plate(source, width=INCH, height=INCH, framed=True, mono=True)
    assert percent(grey, (20, 300)) == (0,)
