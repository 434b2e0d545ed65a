"""colours of a screen → inks of a press: greys on black alone, nothing over the limit, white stays white."""

from __future__ import annotations

import colorsys
from itertools import product

import pytest
from PIL import Image

from pagekit.condition import Condition, find_condition
from pagekit.condition.convert import MARGIN, colour, fits, limited, separation
from pagekit.condition.profile import profile_bytes
from pagekit.errors import MissingResource
from pagekit.model.base import altered

NEWSPRINT, COATED = find_condition("newsprint"), find_condition("coated")
both = pytest.mark.parametrize("condition", [NEWSPRINT, COATED], ids=["newsprint", "coated"])
STRICT = altered(NEWSPRINT, total_ink=120.0)


def inks(image: Image.Image) -> list[tuple[int, ...]]:
    data = image.tobytes()
    return [tuple(data[at : at + 4]) for at in range(0, len(data), 4)]


def heaviest(image: Image.Image) -> float:
    return max(map(sum, inks(image))) / 2.55


def every_colour(step: int = 17) -> Image.Image:
    levels = [*range(0, 256, step)]
    pixels = bytes(each for colour in product(levels, repeat=3) for each in colour)
    return Image.frombytes("RGB", (len(pixels) // 3, 1), pixels)


# ---- Single colours ----------------------------------------------------------------------------------------


@both
@pytest.mark.parametrize(("rgb", "black"), [("#fff", 0), ("#ffffff", 0), ("#000", 100), ("000000", 100)])
def test_black_and_white(condition: Condition, rgb: str, black: int) -> None:
    assert colour(rgb, condition) == (0, 0, 0, black)


def test_a_grey_is_black_alone_and_darker_where_paper_makes_dots_grow_less() -> None:
    assert colour("#808080", NEWSPRINT) == (0, 0, 0, 54)
    assert colour("#808080", COATED) == (0, 0, 0, 62)
    assert colour("#80817f", COATED) == (0, 0, 0, 62)


def test_what_is_darker_than_the_darkest_tint_that_prints_is_solid() -> None:
    assert colour("#404040", NEWSPRINT) == (0, 0, 0, 100)
    assert colour("#404040", COATED)[3] == 86


@pytest.mark.parametrize(
    ("condition", "rgb", "wanted"),
    [
        (NEWSPRINT, "#c00020", (0, 93, 78, 12)),
        (COATED, "#c00020", (15, 99, 85, 9)),
        (COATED, "#ffcc00", (1, 20, 92, 0)),
    ],
)
def test_a_colour_goes_through_the_profile(condition: Condition, rgb: str, wanted: tuple[float, ...]) -> None:
    assert colour(rgb, condition) == wanted


@pytest.mark.parametrize("condition", [NEWSPRINT, COATED, STRICT], ids=["newsprint", "coated", "strict"])
def test_no_colour_is_over_the_limit(condition: Condition) -> None:
    for turn in range(24):
        for light in (0.1, 0.3, 0.5):
            rgb = "#" + "".join(
                f"{round(each * 255):02x}" for each in colorsys.hls_to_rgb(turn / 24, light, 1)
            )
            made = colour(rgb, condition)
            assert sum(made) <= condition.total_ink, rgb
            assert all(each == int(each) for each in made)


def test_over_the_limit_black_is_kept_and_colours_give_way_in_proportion() -> None:
    cyan, magenta, yellow, black = colour("#200010", COATED)
    less = colour("#200010", altered(COATED, total_ink=200.0))
    assert (cyan, magenta, yellow, black) == (66, 84, 51, 83)
    assert less == (38, 48, 29, 83)


@pytest.mark.parametrize("rgb", ["", "#12", "red", "#12345", "#1234567"])
def test_what_is_no_colour_is_refused(rgb: str) -> None:
    with pytest.raises(ValueError, match="is no colour"):
        colour(rgb, NEWSPRINT)


def test_a_condition_whose_profile_is_to_be_brought_asks_for_it() -> None:
    with pytest.raises(MissingResource, match=r"SWOP2006_Coated3v2\.icc"):
        colour("#c00020", find_condition("heatset"))


# ---- Pictures ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("condition", [NEWSPRINT, COATED, STRICT], ids=["newsprint", "coated", "strict"])
def test_no_colour_of_a_picture_is_over_the_limit(condition: Condition) -> None:
    # Half a level of each ink is what rounding may add.
    assert heaviest(separation(condition).plates(every_colour())) <= condition.total_ink - MARGIN + 2 / 2.55


@both
def test_the_table_says_what_the_profile_says(condition: Condition) -> None:
    """Between its nodes, too; single colours are not taken from the table."""
    free = altered(condition, total_ink=400.0)
    for rgb in ("#c00020", "#3a7bd5", "#f0e0d0", "#2d4a22", "#7f3f9f"):
        pixel = Image.new("RGB", (1, 1), rgb)
        made = [each / 2.55 for each in separation(free).plates(pixel).tobytes()]
        assert all(abs(a - b) <= 2.5 for a, b in zip(made, colour(rgb, free), strict=True)), (rgb, made)


def test_white_stays_white_and_grey_goes_its_way() -> None:
    inked = separation(NEWSPRINT)
    assert inked.plates(Image.new("RGB", (2, 1), "white")).tobytes() == bytes(8)
    assert inked.grey(Image.frombytes("L", (3, 1), bytes((0, 128, 255)))).tobytes() == bytes((0, 117, 255))


def test_inks_are_taken_as_they_are_but_for_the_limit() -> None:
    inked = separation(NEWSPRINT)
    light = Image.new("CMYK", (2, 2), (10, 20, 30, 250))
    assert inked.plates(light) is light
    assert inked.plates(light, profile_bytes(NEWSPRINT)) is light
    heavy = Image.frombytes("CMYK", (2, 1), bytes((255, 255, 255, 255, 1, 2, 3, 4)))
    assert inks(inked.plates(heavy)) == [(99, 99, 99, 255), (1, 2, 3, 4)]


def test_inks_of_another_press_go_through_both_profiles() -> None:
    inked = separation(NEWSPRINT).plates(Image.new("CMYK", (1, 1), (0, 255, 255, 0)), profile_bytes(COATED))
    cyan, magenta, yellow, black = inks(inked)[0]
    assert cyan < 10 and magenta > 200 and yellow > 200 and black < 60


def test_a_limit_by_itself() -> None:
    image = Image.new("CMYK", (1, 1), (200, 100, 0, 100))
    assert limited(image, 400 / 2.55) is image
    assert inks(limited(image, 250 / 2.55)) == [(100, 50, 0, 100)]
    assert inks(limited(Image.new("CMYK", (1, 1), (9, 9, 9, 255)), 100)) == [(0, 0, 0, 255)]


def test_which_profile_tells_of_which_picture() -> None:
    profile = profile_bytes(COATED)
    assert fits(profile, "CMYK")
    assert not fits(profile, "RGB")
    assert not fits(profile[:1000], "CMYK")
    assert not fits(b"", "CMYK")
