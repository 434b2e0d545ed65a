"""photo + recipe → derivatives, from pictures that the tests draw: colour, crop, size, what travels on."""

from __future__ import annotations

import hashlib
import io
import pickle
import struct
import subprocess
import sys
import zlib
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageFile, PngImagePlugin

from pagekit.errors import RenderError
from pagekit.pictures import PictureFiles, Recipe, credit_packet, derive
from pagekit.pictures.derive import shelf

RED, GREEN, BLUE, WHITE, GREY = (200, 30, 30), (30, 160, 60), (30, 60, 200), (255, 255, 255), (128, 128, 128)
BOTH = Recipe((64,), formats=("webp", "jpeg"), quality=95)
ALL = Recipe((64,), formats=("avif", "webp", "jpeg"), quality=95)
Pixel = tuple[int, int, int]


def save(image: Image.Image, form: str = "PNG", **options: Any) -> bytes:
    stream = io.BytesIO()
    image.save(stream, form, **options)
    return stream.getvalue()


def plain(mode: str, colour: Any, size: tuple[int, int] = (64, 64)) -> Image.Image:
    return Image.new(mode, size, colour)


def pixels(placed: PictureFiles, at: tuple[float, float] = (0.5, 0.5)) -> list[Pixel]:
    """The colour at one place of every file, by shares of width and height."""
    found = []
    for file in placed.files:
        with Image.open(io.BytesIO(file.data)) as image:
            assert image.mode == "RGB"
            assert image.size == (file.width, file.height)
            spot = (
                min(int(at[0] * image.width), image.width - 1),
                min(int(at[1] * image.height), image.height - 1),
            )
            found.append(image.getpixel(spot))
    return found


def near(found: list[Pixel], wanted: Pixel, by: int = 8) -> bool:
    return all(abs(a - b) <= by for pixel in found for a, b in zip(pixel, wanted, strict=True))


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def raw_png(depth: int, colour_type: int, pixel: bytes, *chunks: bytes) -> bytes:
    """A PNG of 64 by 64 equal pixels, for depths that Pillow does not write (ISO 15948, 11.2)."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 64, 64, depth, colour_type, 0, 0, 0))
    rows = zlib.compress((b"\0" + pixel * 64) * 64)
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def fixed(*values: float) -> bytes:
    return struct.pack(f">{len(values)}i", *(round(value * 65_536) for value in values))


def icc(kind: bytes, space: bytes, connection: bytes, tags: dict[bytes, bytes]) -> bytes:
    """A small ICC profile, version 2 (ICC.1:2001-04, clauses 6.1 and 6.4)."""
    table, body = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for name, data in tags.items():
        table += name + struct.pack(">II", start + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    head = struct.pack(">I", start + len(body)) + b"\0\0\0\0\x02\x40\0\0" + kind + space + connection
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28 + fixed(0.9642, 1, 0.8249)
    return head.ljust(128, b"\0") + table + body


def description(text: bytes) -> bytes:
    return b"desc\0\0\0\0" + struct.pack(">I", len(text) + 1) + text + b"\0" + b"\0" * 78


def red_cyan() -> bytes:
    """The profile of a press whose first ink is not cyan but a red."""
    corners = b"".join(
        bytes((128, 198, 178) if corner == 0b1000 else (255, 128, 128) if corner == 0 else (20, 128, 128))
        for corner in range(16)
    )
    ramp = bytes(range(256))
    lut = (
        b"mft1\0\0\0\0"
        + bytes((4, 3, 2, 0))
        + fixed(1, 0, 0, 0, 1, 0, 0, 0, 1)
        + ramp * 4
        + corners
        + ramp * 3
    )
    white = b"XYZ \0\0\0\0" + fixed(0.9642, 1, 0.8249)
    return icc(b"prtr", b"CMYK", b"Lab ", {b"desc": description(b"Red"), b"wtpt": white, b"A2B0": lut})


def swapped(space: bytes = b"RGB ") -> bytes:
    """A colour space whose red is sRGB's blue and the other way round."""
    red, green, blue = (0.4361, 0.2225, 0.0139), (0.3851, 0.7169, 0.0971), (0.1431, 0.0606, 0.7141)
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(2.2 * 256))
    columns = {b"rXYZ": blue, b"gXYZ": green, b"bXYZ": red, b"wtpt": (0.9642, 1, 0.8249)}
    tags = {name: b"XYZ \0\0\0\0" + fixed(*values) for name, values in columns.items()}
    tags |= dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve)
    return icc(b"mntr", space, b"XYZ ", {b"desc": description(b"Swapped"), **tags})


# ---- Colour ------------------------------------------------------------------------------------------------


def palette(**options: Any) -> bytes:
    image = Image.new("P", (64, 64), 1)
    image.putpalette([0, 0, 0, *RED])
    return save(image, "PNG", **options)


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        pytest.param(save(plain("RGB", RED)), RED, id="RGB"),
        pytest.param(save(plain("RGB", RED), "JPEG", quality=95), RED, id="JPEG"),
        pytest.param(save(plain("RGB", RED), "WEBP", lossless=True), RED, id="WebP"),
        pytest.param(save(plain("RGB", RED), "TIFF"), RED, id="TIFF"),
        pytest.param(save(plain("RGB", RED), "GIF"), RED, id="GIF"),
        pytest.param(save(plain("L", 128)), GREY, id="grey"),
        pytest.param(save(plain("L", 128), "JPEG"), GREY, id="grey JPEG"),
        pytest.param(save(plain("1", 1)), WHITE, id="one bit"),
        pytest.param(palette(), RED, id="palette"),
        pytest.param(palette(transparency=1), WHITE, id="palette, its red transparent"),
        pytest.param(save(plain("RGBA", (*RED, 255))), RED, id="opaque"),
        pytest.param(save(plain("RGBA", (*RED, 0))), WHITE, id="transparent: white, not black"),
        pytest.param(save(plain("RGBA", (0, 0, 0, 127))), GREY, id="half transparent black"),
        pytest.param(save(plain("LA", (0, 127))), GREY, id="half transparent grey"),
        pytest.param(
            save(plain("RGB", RED), "PNG", transparency=RED), WHITE, id="RGB with a transparent colour"
        ),
        pytest.param(raw_png(16, 0, b"\x80\x80"), GREY, id="16-bit grey"),
        pytest.param(raw_png(16, 0, b"\x00\xc8"), (1, 1, 1), id="16-bit grey, nearly black all over"),
        pytest.param(raw_png(16, 0, b"\xff\xff"), WHITE, id="16-bit white"),
        pytest.param(
            raw_png(16, 0, b"\x80\x80", chunk(b"tRNS", b"\0\0")), GREY, id="16-bit grey, black transparent"
        ),
        pytest.param(raw_png(16, 2, b"\xc8\0\x1e\0\x1e\0"), RED, id="16-bit RGB"),
        pytest.param(raw_png(16, 6, b"\xc8\0\x1e\0\x1e\0\0\0"), WHITE, id="16-bit RGB, transparent"),
        pytest.param(save(plain("I", 32_896), "TIFF"), GREY, id="32-bit grey of a 16-bit scan"),
        pytest.param(save(plain("CMYK", (0, 255, 255, 0)), "JPEG"), (255, 0, 0), id="CMYK without a profile"),
        pytest.param(save(plain("CMYK", (0, 0, 0, 128)), "TIFF"), (127, 127, 127), id="CMYK TIFF"),
        pytest.param(save(plain("LAB", (112, 192, 175)), "TIFF"), RED, id="Lab"),
    ],
)
def test_every_kind_of_picture_becomes_the_colour_it_shows(source: bytes, wanted: Pixel) -> None:
    found = pixels(derive(source, BOTH))
    assert len(found) == 2
    assert near(found, wanted), found


def test_a_cmyk_pictures_own_profile_decides() -> None:
    ink = plain("CMYK", (255, 0, 0, 0))
    assert near(pixels(derive(save(ink, "JPEG"), BOTH)), (0, 255, 255))
    ((red, green, blue), _) = pixels(derive(save(ink, "JPEG", icc_profile=red_cyan()), BOTH))
    assert red > 180
    assert max(green, blue) < 90


@pytest.mark.parametrize(("mode", "colour"), [("RGB", (255, 0, 0)), ("RGBA", (255, 0, 0, 255))])
def test_an_rgb_pictures_own_profile_decides(mode: str, colour: tuple[int, ...]) -> None:
    assert near(pixels(derive(save(plain(mode, colour), icc_profile=swapped()), BOTH)), (0, 0, 255))


@pytest.mark.parametrize(
    "profile", [b"junk" * 64, b"", swapped(b"GRAY"), red_cyan(), swapped()[:200]], ids=len
)
def test_a_profile_that_cannot_be_used_is_left_aside(profile: bytes) -> None:
    assert near(pixels(derive(save(plain("RGB", RED), "JPEG", quality=95, icc_profile=profile), BOTH)), RED)


# ---- Upright, size, crop -----------------------------------------------------------------------------------


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_ends_upright(orientation: int) -> None:
    """The camera's top left corner is red (TIFF 6.0, Orientation); after turning it is the page's."""
    upright = plain("RGB", WHITE, (80, 40))
    upright.paste(RED, (0, 0, 20, 20))
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    stored = upright.transpose(undo[orientation]) if orientation in undo else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    placed = derive(save(stored, "JPEG", exif=exif, quality=95), Recipe((80,), quality=95))
    assert (placed.width, placed.height) == (80, 40)
    assert near(pixels(placed, (0.1, 0.2)), RED, 20)
    assert near(pixels(placed, (0.9, 0.8)), WHITE, 20)


@pytest.mark.parametrize(
    ("own", "widths", "made"),
    [
        (1000, (480, 960, 1440), (480, 960, 1000)),
        (2000, (480, 960, 1440), (480, 960, 1440)),
        (1440, (480, 960, 1440), (480, 960, 1440)),
        (480, (480, 960), (480,)),
        (100, (480, 960), (100,)),
        (481, (960, 480, 480), (480, 481)),
        (1, (480,), (1,)),
    ],
)
def test_the_ladder_never_enlarges(own: int, widths: tuple[int, ...], made: tuple[int, ...]) -> None:
    placed = derive(save(plain("L", 128, (own, 10))), Recipe(widths))
    assert tuple(file.width for file in placed.files) == made
    assert placed.width == made[-1]


def test_the_shape_is_kept_at_every_width() -> None:
    placed = derive(save(plain("L", 128, (900, 600))), Recipe((90, 300, 600)))
    assert [(file.width, file.height) for file in placed.files] == [(90, 60), (300, 200), (600, 400)]
    assert placed.ratio == pytest.approx(2 / 3)


@pytest.mark.parametrize("focus", [0.0, 0.02, 0.3, 0.5, 0.77, 0.98, 1.0])
@pytest.mark.parametrize("tallest", [0.3, 1.0, 3.5])
def test_a_tall_picture_is_cropped_around_its_focus(focus: float, tallest: float) -> None:
    picture = plain("RGB", GREY, (100, 400))
    spot = min(max(round(focus * 400), 5), 395)
    picture.paste(RED, (0, spot - 5, 100, spot + 5))
    placed = derive(save(picture), Recipe((100,), tallest, (0.5, focus), 95))
    assert (placed.width, placed.height) == (100, round(100 * tallest))
    with Image.open(io.BytesIO(placed.largest.data)) as cropped:
        rows = [cropped.getpixel((50, row)) for row in range(cropped.height)]
    red = [row for row, (r, g, _) in enumerate(rows) if r > 150 and g < 90]
    assert len(red) >= 8, "the spot is still on the picture, whole"


@pytest.mark.parametrize("focus", [(0.1, 0.1), (0.9, 0.5), (0.5, 0.95), (0.3, 0.7)])
@pytest.mark.parametrize("aspect", [(16, 9), (1, 1), (4, 3), (1200, 630)])
def test_an_exact_shape_is_cut_around_its_focus_in_both_directions(
    aspect: tuple[int, int], focus: tuple[float, float]
) -> None:
    picture = plain("RGB", GREY, (300, 300))
    x, y = round(focus[0] * 300), round(focus[1] * 300)
    picture.paste(RED, (x - 10, y - 10, x + 10, y + 10))
    recipe = Recipe((120, 240), focus=focus, aspect=aspect, quality=95)
    placed = derive(save(picture), recipe)
    assert [file.width for file in placed.files] == [120, 240]
    assert all(file.height == round(file.width * aspect[1] / aspect[0]) for file in placed.files)
    with Image.open(io.BytesIO(placed.largest.data)) as cropped:
        red, green, _ = cropped.split()
    spot = ImageChops.subtract(red, green).point(lambda value: 255 if value > 80 else 0).getbbox()
    assert spot is not None
    assert min(spot[2] - spot[0], spot[3] - spot[1]) >= 14, "the spot is still on the picture, whole"


def test_an_exact_shape_is_never_enlarged() -> None:
    placed = derive(save(plain("L", 128, (300, 200))), Recipe((1200,), aspect=(1200, 630)))
    assert [(file.width, file.height) for file in placed.files] == [(300, 158)]


def test_a_picture_that_is_low_enough_is_not_cropped() -> None:
    assert derive(save(plain("L", 0, (100, 130))), Recipe((100,), 1.3)).height == 130
    assert derive(save(plain("L", 0, (100, 131))), Recipe((100,), 1.3)).height == 130


@pytest.mark.parametrize(
    ("size", "made"), [((1, 1), (1, 1)), ((4000, 1), (64, 1)), ((3, 1000), (3, 30)), ((1000, 3), (64, 1))]
)
def test_odd_shapes_are_made(size: tuple[int, int], made: tuple[int, int]) -> None:
    assert [(file.width, file.height) for file in derive(save(plain("1", 1, size)), BOTH).files] == [
        made,
        made,
    ]


@pytest.mark.parametrize(
    ("source", "recipe", "words"),
    [
        pytest.param(save(plain("1", 1, (4001, 1))), BOTH, "it is a line, not a picture", id="a line"),
        pytest.param(
            save(plain("1", 1, (1700, 17000))),
            Recipe((2000,), formats=("webp",)),
            "WebP limit",
            id="too tall",
        ),
        pytest.param(save(Image.effect_noise((64, 64), 60), "JPEG")[:500], BOTH, "truncated", id="cut off"),
        pytest.param(
            save(Image.effect_noise((64, 64), 60))[:2000], BOTH, "a picture cannot be made", id="cut off PNG"
        ),
        pytest.param(b"words", BOTH, "is of no kind that is known", id="words"),
        pytest.param(b"", BOTH, "is of no kind that is known", id="nothing"),
    ],
)
def test_what_cannot_be_made_is_told(
    monkeypatch: pytest.MonkeyPatch, source: bytes, recipe: Recipe, words: str
) -> None:
    # An import of WeasyPrint turns this on for the whole process; intake looks before pictures come here.
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", False)
    with pytest.raises(RenderError) as caught:
        derive(source, recipe)
    assert words in str(caught.value)
    assert "Export it again as JPEG or PNG" in str(caught.value)
    assert "0x" not in str(caught.value), "the same words every time"


# ---- What travels on ---------------------------------------------------------------------------------------


def camera_file() -> bytes:
    """A JPEG as a telephone writes it: the place, the owner, a comment, and an XMP packet."""
    exif = Image.Exif()
    exif[0x010E], exif[0x013B] = "SECRET title", "SECRET owner"
    place = exif.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (43.0, 15.0, 0.0), "E", (76.0, 57.0, 0.0)
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">SECRET exif:GPSLatitude</x:xmpmeta>'
    picture = Image.effect_noise((96, 64), 40).convert("RGB")
    return save(picture, "JPEG", exif=exif, xmp=xmp, comment=b"SECRET comment", dpi=(240, 240))


def lettered_file() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "SECRET")
    info.add_text("comment", "SECRET")
    info.add_itxt("XML:com.adobe.xmp", "<x>SECRET</x>")
    return save(plain("RGB", RED), "PNG", pnginfo=info)


@pytest.mark.parametrize("source", [camera_file(), lettered_file()], ids=["camera", "letters"])
def test_nothing_of_the_source_travels_on(source: bytes) -> None:
    assert b"SECRET" in source
    for file in derive(source, ALL).files:
        assert b"SECRET" not in file.data
        with Image.open(io.BytesIO(file.data)) as image:
            assert not image.getexif()
            assert set(image.info) & {"exif", "comment", "xmp", "icc_profile", "dpi"} == set()


def test_the_credit_travels_on_in_every_file() -> None:
    packet = credit_packet(
        creator="Дана Серік", agency="Steppe & Sons", notice="© 2026 <all>", licence="CC BY 4.0",
        acquire="https://example.com/licences",
    )  # fmt: skip
    placed = derive(camera_file(), ALL, xmp=packet)
    assert placed.formats == ("avif", "webp", "jpeg")
    for file in placed.files:
        with Image.open(io.BytesIO(file.data)) as image:
            (about,) = (image.getxmp()["xmpmeta"]["RDF"]["Description"],)
            assert image.info["xmp"] == packet
            assert not image.getexif()
        assert about["creator"]["Seq"]["li"] == "Дана Серік"
        assert about["Credit"] == "Steppe & Sons"
        assert about["rights"]["Alt"]["li"] == {"lang": "x-default", "text": "© 2026 <all>"}
        assert about["UsageTerms"]["Alt"]["li"]["text"] == "CC BY 4.0"
        assert about["Licensor"]["Seq"]["li"]["LicensorURL"] == "https://example.com/licences"


# ---- Names and determinism ---------------------------------------------------------------------------------


def test_srcset() -> None:
    placed = derive(save(plain("L", 128, (96, 64))), Recipe((32, 64), formats=("webp", "jpeg")))
    small, large = (file.name for file in placed.files if file.format == "webp")
    assert placed.srcset("webp") == f"{small} 32w, {large} 64w"
    assert placed.srcset("jpeg", "https://courier.example/").startswith("https://courier.example/pictures/")
    assert placed.srcset("jpeg").count(".jpg ") == 2
    assert placed.largest.name.endswith(".jpg"), "what a page falls back to"
    assert derive(save(plain("L", 128)), Recipe((32,))).srcset("webp") == ""


def test_a_name_follows_the_bytes() -> None:
    source = save(Image.effect_noise((64, 64), 40).convert("RGB"))
    packet = credit_packet(creator="Ann", agency=None, notice=None, licence=None)
    names = {
        derive(source, recipe, xmp=xmp).largest.name
        for recipe, xmp in [
            (Recipe((32,)), None),
            (Recipe((32,)), packet),
            (Recipe((48,)), None),
            (Recipe((32,), quality=60), None),
            (Recipe((32,), tallest=0.5), None),
            (Recipe((32,), tallest=0.5, focus=(0.5, 0.0)), None),
        ]
    }
    assert len(names) == 6
    assert all(
        name.startswith("pictures/") and set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-./")
        for name in names
    )


def test_lettering_keeps_its_full_colour_and_photographs_do_not_pay_for_it() -> None:
    with Image.open(io.BytesIO(derive(save(plain("RGB", RED)), Recipe((64,))).largest.data)) as flat:
        assert flat.layer[0][1:3] == (1, 1)
    with Image.open(
        io.BytesIO(derive(save(plain("RGB", RED), "JPEG"), Recipe((64,))).largest.data)
    ) as photograph:
        assert photograph.layer[0][1:3] == (2, 2)


def test_avif_stays_away_where_lossless_webp_is_smaller() -> None:
    chart = plain("RGB", WHITE, (200, 100))
    for place in range(0, 200, 8):
        chart.paste(BLUE, (place, 100 - place // 2, place + 4, 100))
    wanted = Recipe((100, 200), formats=("avif", "webp", "jpeg"))
    assert derive(save(chart), wanted).formats == ("webp", "jpeg")
    assert derive(save(chart, "JPEG", quality=95), wanted).formats == ("avif", "webp", "jpeg")
    noise = Image.effect_noise((200, 100), 60).convert("RGB")
    assert derive(save(noise), wanted).formats == ("avif", "webp", "jpeg")
    assert derive(save(chart), Recipe((100, 200), formats=("avif", "jpeg"))).formats == ("avif", "jpeg")


def test_what_was_made_is_counted_once() -> None:
    shelf.clear()
    source = save(Image.radial_gradient("L").convert("RGB"), "JPEG")
    recipe = Recipe((40, 80), formats=("avif", "webp", "jpeg"))
    first, second = derive(source, recipe), derive(source, recipe)
    assert (first.made, second.made) == (6, 0)
    assert first == second


SCRIPT = """
import hashlib, pickle, sys
from pagekit.pictures import derive
for file in derive(*pickle.load(sys.stdin.buffer), xmp=b"<x/>").files:
    print(file.name, file.width, file.height, hashlib.sha256(file.data).hexdigest())
"""


def test_two_processes_make_the_same_bytes() -> None:
    source = save(Image.radial_gradient("L").convert("RGB"), "JPEG", icc_profile=swapped())
    recipe = Recipe((40, 80, 120), 0.8, (0.5, 0.2), formats=("avif", "webp", "jpeg"))
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        input=pickle.dumps((source, recipe)),
        capture_output=True,
        check=True,
        env={"PYTHONHASHSEED": "7", "PYTHONPATH": ":".join(sys.path)},
    )
    here = [
        f"{file.name} {file.width} {file.height} {hashlib.sha256(file.data).hexdigest()}"
        for file in derive(source, recipe, xmp=b"<x/>").files
    ]
    assert len(here) == 9
    assert done.stdout.decode().splitlines() == here


@pytest.mark.parametrize(
    ("size", "middle", "edge"),
    [((60, 600), (0.5, 0.9), (0.1, 0.5)), ((600, 60), (0.9, 0.5), (0.5, 0.1))],
)
def test_a_picture_that_is_framed_stands_whole_on_white(
    size: tuple[int, int], middle: tuple[float, float], edge: tuple[float, float]
) -> None:
    recipe = Recipe((300,), aspect=(1, 1), framed=True, quality=95)
    placed = derive(save(plain("RGB", RED, size)), recipe)
    assert (placed.width, placed.height) == (300, 300)
    assert near(pixels(placed, middle), RED)
    assert near(pixels(placed, edge), WHITE)
