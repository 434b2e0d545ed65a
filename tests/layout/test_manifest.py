"""layout.toml → Manifest: what every shipped pack says, and what is told of a broken one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pagekit.errors import InvalidInput, LayoutError
from pagekit.layout import find_layout, list_layouts
from pagekit.layout.manifest import Manifest
from pagekit.units import mm, pt, px

PackWriter = Callable[..., Path]
SLOT = '[slots.tower]\nwidth = "160px"\nheight = "600px"\n'
STYLE = '[styles.aside]\nfamily = "text"\nsize = "9pt"\nleading = "12pt"\n'


@pytest.mark.parametrize("name", list_layouts())
def test_every_shipped_pack_stands_on_base(name: str) -> None:
    layout = find_layout(name)
    base = find_layout("base").manifest
    assert layout.name == name
    assert layout.folders[-1].pack == "base"
    assert all(entry.shipped for entry in layout.folders)
    line = [entry.folder / layout.manifest.template for entry in layout.folders]
    assert layout.file(layout.manifest.template) == next(path for path in line if path.is_file())
    assert set(base.styles) <= set(layout.manifest.styles)
    assert set(base.colours) <= set(layout.manifest.colours)


def test_print_article_by_its_figures() -> None:
    manifest = find_layout("print-article").printed
    a4, letter = manifest.papers["a4"], manifest.papers["letter"]
    assert (a4.width, a4.height) == (mm(210), mm(297))
    assert (letter.width, letter.height) == (mm(215.9), mm(279.4))
    assert a4.measure.mm == pytest.approx(176)
    assert letter.measure.mm == pytest.approx(176), "both papers take the same columns"
    assert manifest.baseline == pt(12.5)
    sizes = [step.size for step in manifest.styles["headline"].ladder]
    assert sizes == sorted(sizes, reverse=True), "the ladder begins with the largest step"


def test_a_leading_is_a_length_or_a_multiple_and_a_bare_colour_is_its_light_value() -> None:
    web, printed = find_layout("web-article").web, find_layout("print-article").printed
    assert web.styles["text"].size == px(18)
    assert web.styles["text"].leading == pytest.approx(1.58, abs=0.2)
    assert printed.styles["text"].leading == pt(12.5)
    bare = {
        "schema": 1,
        "name": "a",
        "title": "A",
        "summary": "A",
        "medium": "web",
        "template": "a",
        "stylesheet": "b",
    }
    colours = Manifest.model_validate({**bare, "colours": {"ink": "#ABCDEF"}}).colours
    assert (colours["ink"].light, colours["ink"].dark) == ("#abcdef", None)


@pytest.mark.parametrize(
    ('toml', 'words'),
    [
        ('wibble = "x"', "wibble: is a field that does not exist here"),
        ('stylesheat = "x"', "stylesheat: is a field that does not exist here. Did you mean stylesheet?"),
        (
            '[styles.text]\nfamly = "text"',
            "styles.text.famly: is a field that does not exist here. Did you mean family?",
        ),
        ('medium = "tv"', "medium: 'tv' is not one of the choices. Write one of web, print, any."),
        ('template = "/etc/passwd"', "template"),
        ('[colours]\nink = "black"', "'black' is not a colour"),
        ('[colours.ink]\ndark = "#12345"', "colours.ink.dark"),
        ('[colours]\n"a b" = "#123456"', "colours"),
        (STYLE.replace('"text"', '"txet"'), "styles.aside.family: there is no family 'txet'; it has text, "),
        (STYLE + 'colour = "inc"', "styles.aside.colour: there is no colour 'inc'; it has paper, ink"),
        (STYLE.replace('"9pt"', "9"), "a length is text with a unit"),
        (STYLE.replace('"9pt"', '"0"'), "aside.size: is not more than nothing. Write for example 12pt."),
        (STYLE.replace('"9pt"', '"-9pt"'), "is not more than nothing"),
        (STYLE.replace('"12pt"', "0"), "styles.aside.leading"),
        (STYLE + 'indent = "-9pt"', "styles.aside.indent: is less than nothing. Write 0 or more, for example 12pt."),
        (STYLE + "weight = 1000", "styles.aside.weight"),
        (STYLE.replace("aside", '"a.b"'), "styles"),
        (SLOT + "accepts = []", "slots.tower.accepts"),
        (SLOT + 'accepts = ["flash"]', "'flash' is not one of the choices"),
        ('[pictures.lead]\nwidths = [0]', "pictures.lead.widths[0]"),
        ('[options.mood]\ntype = "moody"\ndefault = 1\nhelp = "x"', "options.mood"),
        ("[options.n]\ntype = 'integer'\nmin = 1\nmax = 2\ndefault = 3\nhelp = 'x'", "from 1 to 2"),
        ("inherits = 7", "inherits"),
        ("[families]\nhand = []", "families.hand"),
    ],
)  # fmt: skip
def test_a_broken_manifest_says_where_and_what(shelf: Path, pack: PackWriter, toml: str, words: str) -> None:
    head = "" if toml.startswith("inherits") else 'inherits = "base"\n'
    pack("mine", head + toml)
    with pytest.raises(LayoutError) as caught:
        find_layout("mine", layouts=[shelf])
    assert "mine" in str(caught.value)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ('baseline = "0"', "baseline: is not more than nothing"),
        (
            STYLE + 'rule_colour = "inc"',
            "styles.aside.rule_colour: there is no colour 'inc'; it has paper, ink",
        ),
        (STYLE + "ladder = [{ size = '0', leading = '12pt' }]", "is not more than nothing"),
        (
            '[options.paper]\nchoices = ["a4", "a5"]',
            "options.paper: there is no paper 'a5'; it has a4, letter",
        ),
        ("[pictures.lead]\nppi = 10", "pictures.lead.ppi"),
        (f"[composed]\nsinks = {[4] * 13}", "composed.sinks: holds 13 entries, at most 12 are taken"),
        (f"[composed]\nhead = {['deck'] * 13}", "composed.head: holds 13 entries, at most 12 are taken"),
        (
            f"[composed]\narrangements = {['stacked'] * 4}",
            "composed.arrangements: holds 4 entries, at most 3 are taken",
        ),
        ('baseline = "0.01pt"', "baseline: is 0.01pt. Write a length from 4pt to 200pt."),
        ('bleed = "31mm"', "bleed: is 87.874pt. Write a length from 0pt to 85.0394pt."),
        ('gutter = "99999mm"', "more than the largest page has. Write 14400pt or less."),
        (
            STYLE.replace('"9pt"', '"999999999999pt"'),
            "aside.size: is 999999999999pt, more than the largest page has.",
        ),
        ('gutter = "-1pt"', "gutter: is less than nothing. Write 0 or more, for example 12pt."),
        ('[papers.a4]\ntop = "-1mm"', "papers.a4.top: is less than nothing. "),
        ('[composed]\nstrip = "-1mm"', "composed.strip: is less than nothing. "),
        (STYLE + 'rule_above = "-1pt"', "styles.aside.rule_above: is less than nothing. "),
        ("[composed]\ntallest = 1.5", "composed.tallest"),
        ("[composed.jump]\nbefore = -1", "composed.jump.before"),
        (
            "[composed.jump]\nbefor = 1",
            "composed.jump.befor: is a field that does not exist here. Did you mean before?",
        ),
        (
            '[composed.code]\nquiet = "40pt"',
            "composed.code: its white leaves no code. Write a smaller quiet.",
        ),
        ('[roles]\nfalt = "ink"', "roles.falt: no text of a printed page has this role; did you mean fault?"),
        ('[roles]\nfault = "inc"', "roles.fault: there is no colour 'inc'; it has paper, ink"),
        ('[roles]\nfault = { opening = "inc" }', "roles.fault: there is no colour 'inc'; it has paper, ink"),
    ],
)
def test_a_broken_manifest_for_print_says_so_too(
    shelf: Path, pack: PackWriter, toml: str, words: str
) -> None:
    pack("mine", 'inherits = "print-article"\n' + toml)
    with pytest.raises(LayoutError) as caught:
        find_layout("mine", layouts=[shelf])
    assert words in str(caught.value)


def test_all_its_problems_are_told_at_once(shelf: Path, pack: PackWriter) -> None:
    pack("mine", 'inherits = "base"\nwibble = 1\nmedium = "tv"\n[colours]\nink = "black"')
    with pytest.raises(LayoutError, match=r"layout mine: 3 problems") as caught:
        find_layout("mine", layouts=[shelf])
    assert len(str(caught.value).splitlines()) == 4


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("schema = 2", "mine/layout.toml: has schema 2; this pagekit reads schema 1."),
        ('schema = "1"', "has schema '1'; this pagekit reads schema 1."),
        ("schema = 1\nname = ", "line 2"),
        ("= 1", "line 1"),
        ("a = 1\na = 2", "mine/layout.toml"),
        pytest.param("a" + ".a" * 500 + " = 1", "is nested more than 32 deep", id="500 dots"),
        pytest.param("a = " + "[" * 500 + "]" * 500, "is nested more than 32 deep", id="500 lists"),
        pytest.param("a = " + "{a=" * 500 + "1" + "}" * 500, "is nested more than 32 deep", id="500 tables"),
        pytest.param("#" * 600_000, "600,000 bytes, at most 524,288 are read", id="600 kB"),
        ('name = "\\ud800"', "mine/layout.toml"),
        ("", "schema: is missing. Add schema."),
    ],
)
def test_a_broken_file_says_so(shelf: Path, pack: PackWriter, text: str, words: str) -> None:
    pack("mine", text, whole=True)
    with pytest.raises(LayoutError) as caught:
        find_layout("mine", layouts=[shelf])
    assert words in str(caught.value)


def test_a_file_that_is_not_utf8_says_which_byte(shelf: Path, pack: PackWriter) -> None:
    folder = pack("mine")
    (folder / "layout.toml").write_bytes(b'schema = 1\nname = "\xff"')
    with pytest.raises(LayoutError, match=r"mine/layout\.toml.*\n.*byte 19: holds the byte 0xFF"):
        find_layout("mine", layouts=[shelf])


def test_a_key_that_nothing_reads_any_more_is_told_with_what_to_do(shelf: Path, pack: PackWriter) -> None:
    pack("mine", 'inherits = "magazine"\n[composed]\nspan = 2')
    with pytest.raises(
        LayoutError, match=r"composed\.span: is a field that does not exist here\. Take it out"
    ):
        find_layout("mine", layouts=[shelf])


def test_a_copy_with_another_field_is_looked_at_under_the_names_of_the_code() -> None:
    base = find_layout("base").manifest
    assert base.model_copy(update={"title": "T"}).title == "T"
    with pytest.raises(InvalidInput, match="title: is blank"):
        base.model_copy(update={"title": " "})
