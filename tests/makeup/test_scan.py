"""an address → a QR symbol, checked against the standard's own patterns (ISO/IEC 18004)."""

from __future__ import annotations

import re

import pytest
import segno
from defusedxml import ElementTree

from pagekit.makeup import ScanCode, scan_code

QUIET_ZONE = 4  # the standard's own figure
ADDRESS = "https://courier.example/defence-order"
FINDER = [
    "#######",
    "#.....#",
    "#.###.#",
    "#.###.#",
    "#.###.#",
    "#.....#",
    "#######",
]


def code_of(address: str) -> ScanCode:
    code = scan_code(address)
    assert code is not None
    return code


def modules(code: ScanCode) -> list[str]:
    """The symbol as the SVG's strokes draw it: # for black, . for white, quiet zone included."""
    root = ElementTree.fromstring(code.data)
    (path,) = root.iter("{http://www.w3.org/2000/svg}path")
    grid = [["."] * code.modules for _ in range(code.modules)]
    x = y = 0.0
    for command, numbers in re.findall(r"([Mmhv])([-\d. ]*)", path.attrib["d"]):
        values = [float(number) for number in numbers.split()]
        if command == "M":
            x, y = values
        elif command == "m":
            x, y = x + values[0], y + values[1]
        else:
            assert command == "h"
            for column in range(int(x), int(x + values[0])):
                grid[int(y)][column] = "#"
            x += values[0]
    return ["".join(row) for row in grid]


@pytest.mark.parametrize(
    "address",
    [ADDRESS, "tel:+77003888109", "https://курьер.example/история", "https://a.example/" + "x" * 200],
)
def test_the_symbol_has_its_finders_and_its_quiet_zone(address: str) -> None:
    code = code_of(address)
    drawn = modules(code)
    size = code.modules - 2 * QUIET_ZONE
    assert (size - 17) % 4 == 0, "a version's width"
    blank = "." * code.modules
    assert drawn[:QUIET_ZONE] == drawn[-QUIET_ZONE:] == [blank] * QUIET_ZONE
    assert all(row.startswith("." * QUIET_ZONE) and row.endswith("." * QUIET_ZONE) for row in drawn)
    inner = [row[QUIET_ZONE:-QUIET_ZONE] for row in drawn[QUIET_ZONE:-QUIET_ZONE]]
    assert [row[:7] for row in inner[:7]] == FINDER
    assert [row[-7:] for row in inner[:7]] == FINDER
    assert [row[:7] for row in inner[-7:]] == FINDER
    timing = inner[6][8 : size - 8]
    assert timing == ("#." * size)[: len(timing)]


def test_the_symbol_says_the_address() -> None:
    wanted = segno.make_qr(ADDRESS, error="m", boost_error=False)
    drawn = modules(code_of(ADDRESS))
    inner = [row[QUIET_ZONE:-QUIET_ZONE] for row in drawn[QUIET_ZONE:-QUIET_ZONE]]
    assert inner == ["".join("#" if module else "." for module in row) for row in wanted.matrix]


def test_the_svg_is_bare_and_scales() -> None:
    root = ElementTree.fromstring(code_of(ADDRESS).data)
    side = code_of(ADDRESS).modules
    assert root.attrib["viewBox"] == f"0 0 {side} {side}"
    assert "width" not in root.attrib
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {"svg", "path", "g"}
    assert b"style" not in code_of(ADDRESS).data
    assert b"script" not in code_of(ADDRESS).data


def test_the_longer_the_address_the_larger_the_symbol() -> None:
    sizes = [code_of("https://a.example/" + "x" * length).modules for length in (1, 40, 100, 300, 1000)]
    assert sizes == sorted(set(sizes))


def test_an_address_that_no_symbol_holds_has_none() -> None:
    assert scan_code("https://a.example/" + "x" * 2_000) is not None
    assert scan_code("https://a.example/" + "x" * 3_000) is None


def test_the_same_address_is_the_same_file() -> None:
    assert code_of(ADDRESS) == code_of(ADDRESS)
    assert code_of(ADDRESS).name != code_of(ADDRESS + "2").name
    assert re.fullmatch(r"codes/[0-9a-f]{12}\.svg", code_of(ADDRESS).name)
