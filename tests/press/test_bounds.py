"""a page as the engine has read it → taken, or refused by name before anything of it is set."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

import pytest

from pagekit.errors import LimitExceeded
from pagekit.press import bounds
from pagekit.press.bounds import hold_page, hold_text

DOUBLING = "".join(f"--v{number}: var(--v{number + 1}) var(--v{number + 1});" for number in range(30))


def page(css: str = "", **attributes: str) -> Element:
    root = Element("html")
    SubElement(root, "style").text = css
    SubElement(root, "td", attributes)
    return root


def said(root: Element) -> str:
    with pytest.raises(LimitExceeded) as caught:
        hold_page(root, "river")
    assert (caught.value.where, caught.value.remedy) == ("river", "Make the page simpler.")
    return f"{caught.value.too_much} {caught.value.much}"


@pytest.mark.parametrize(
    ("css", "words"),
    [
        ("p { grid-template-columns: repeat(100000000, 1px) }", "asks for 100000000 tracks or columns; 1,000 are set"),
        ("p { grid-row: 1 / 100000000 }", "asks for 100000000 tracks or columns; 1,000 are set"),
        ("p { columns: 1001 }", "asks for 1001 tracks or columns; 1,000 are set"),
        ("p { width: 1e300mm }", "says 1e300mm; 1,000,000 is the most"),
        ("p { margin: 0 -1000001px }", "says -1000001px; 1,000,000 is the most"),
        (f":root {{ {DOUBLING} }}", "comes, all its var() written out, to more than 100,000 letters"),
        (".a { --a: var(--b) var(--b) } .b { --b: var(--a) }", "is made of itself, which grows with every element"),
        ("p { width: calc(" + "(" * 100 + "1px" + ")" * 101 + " }", "brackets deeper in each other than 100 levels"),
    ],
)  # fmt: skip
def test_a_style_sheet_that_asks_for_too_much_is_refused(css: str, words: str) -> None:
    assert words in said(page(css))


def test_so_is_an_attribute() -> None:
    assert said(page(colspan="100000000")) == "colspan='100000000' is more than 1,000 cells"
    assert said(page(width="1e300")) == "width='1e300' is more than 1,000,000"
    assert "says 1e300px" in said(page(style="width: 1e300px"))


def test_elements_are_counted_and_so_is_how_deep_they_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    deep = root = Element("html")
    for _ in range(bounds.MAX_DEPTH):
        deep = SubElement(deep, "div")
    assert said(root) == "its elements stand deeper in each other than 100 levels"
    monkeypatch.setattr(bounds, "MAX_ELEMENTS", 2)
    assert said(page()) == "the page has more than 2 elements"


def test_a_shape_that_is_used_again_uses_no_other() -> None:
    root = Element("svg")
    SubElement(root, "g", id="ten").extend(Element("use", href="#one") for _ in range(10))
    SubElement(root, "use", {"{http://www.w3.org/1999/xlink}href": "#ten"})
    assert said(root) == "the shape 'ten' that is used again uses others; allowed is one level"


def test_a_page_may_be_so_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MAX_LETTERS", 3)
    hold_text("abc", "river")
    with pytest.raises(LimitExceeded, match=r"^river: the page has 4 letters; 3 are set\."):
        hold_text("abcd", "river")


@pytest.mark.parametrize(
    "css",
    [
        "p { z-index: 2147483647; text-indent: -9999px; border-radius: 999px }",
        "p { grid-template-columns: repeat(12, minmax(0, 1fr)); grid-column: 1 / -1; columns: 3 20em }",
        "p { background: url('a1000000000.png'); color: #10000000; content: '1e300' } /* 1e300mm */",
        ":root { --gap: 4px; --wide: calc(var(--gap) * 2) } .x1e300 { margin: var(--wide) }",
        ".s-9999999x { color: red }",
    ],
)
def test_what_honest_style_sheets_say_is_taken(css: str) -> None:
    hold_page(page(css, colspan="3", width="100%"), "river")


@pytest.mark.parametrize("sign", ["-", "var(", "(", '"', "/*", "url(", "--a:", "1", "repeat(", "'\\"])
def test_a_search_takes_twice_as_long_for_twice_as_much(sign: str) -> None:
    """Counted in letters that are taken: none of them makes the search begin again from each of them."""
    text = sign * (400_000 // len(sign))
    try:
        hold_page(page(text), "river")
    except LimitExceeded as problem:
        assert problem.where == "river"
