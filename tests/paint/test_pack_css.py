"""a layout's styles, colours and faces → CSS: each rule as it stands in the page."""

from __future__ import annotations

import re
from typing import Any

import pytest

from pagekit.fonts import FontBook
from pagekit.house.story import Format
from pagekit.layout import Manifest, WebManifest, find_layout, list_layouts
from pagekit.layout.formats import dressed
from pagekit.layout.manifest import MANIFESTS, Medium
from pagekit.paint.pack_css import colours_css, faces_css, ink, named_families, styles_css


def manifest(medium: Medium = "web", styles: dict[str, Any] | None = None, **tables: Any) -> Manifest:
    given = {
        "schema": 1,
        "name": "mine",
        "title": "Mine",
        "summary": "Mine",
        "medium": medium,
        "template": "a.j2",
        "stylesheet": "b.j2",
        "families": {"text": ["Noto Serif", "serif"]},
        "colours": {"ink": "#111111", "accent": {"light": "#8a1c1c", "dark": "#f0a08c"}},
        "styles": styles or {},
    }
    composed = {"composed": {}} if medium == "print" else {}
    return MANIFESTS[medium].model_validate(given | composed | tables)


def rule(medium: Medium = "web", **style: Any) -> dict[str, str]:
    """The declarations of one style, by property."""
    css = styles_css(manifest(medium, {"it": {"family": "text", "size": "16px", "leading": 1.5, **style}}))
    (found,) = re.findall(r"^\.s-it \{ (.*) \}$", css, re.MULTILINE)
    return dict(part.split(": ", 1) for part in found.split("; "))


# ---- One style ---------------------------------------------------------------------------------------------


def test_a_web_style() -> None:
    assert rule() == {"font": "1rem/1.5 var(--f-text)", "color": "var(--ink)"}


def test_a_style_of_any_medium_says_everything() -> None:
    assert rule("any") == {
        "font-family": '"Noto Serif", serif',
        "font-size": "1rem",
        "line-height": "1.5",
        "font-weight": "400",
        "font-style": "normal",
        "text-align": "start",
        "hyphens": "manual",
        "color": "var(--ink)",
    }


def test_the_font_of_a_web_style_comes_before_what_it_would_undo() -> None:
    found = rule(weight=700, italic=True, figures="tabular", caps="small", size_wide="20px")
    assert next(iter(found)) == "font"
    assert found["font"] == (
        "var(--slant,italic) 700 clamp(1rem, 0.9167rem + 0.4167vw, 1.25rem)/1.5 var(--f-text)"
    )


def test_a_print_style_speaks_points_and_colours_by_value() -> None:
    found = rule("print", size="9.2pt", leading="12.5pt", colour="accent")
    assert found["font-size"] == "9.2pt"
    assert found["line-height"] == "12.5pt"
    assert found["color"] == "#8a1c1c"
    assert "text-wrap" not in found, "in print the typesetter breaks lines"


@pytest.mark.parametrize(
    ("style", "name", "value"),
    [
        ({"weight": 700}, "font-weight", "700"),
        ({"italic": True}, "font-style", "italic"),
        ({"tracking": -0.012}, "letter-spacing", "-0.012em"),
        ({"leading": "24px"}, "line-height", "1.5rem"),
        ({"leading": 1.125}, "line-height", "1.125"),
        ({"size": "17px"}, "font-size", "1.0625rem"),
    ],
)
def test_each_property_of_any_medium(style: dict[str, Any], name: str, value: str) -> None:
    assert rule("any", **style)[name] == value


@pytest.mark.parametrize(
    ("style", "name", "value"),
    [
        ({"weight": 700}, "font", "700 1rem/1.5 var(--f-text)"),
        ({"italic": True}, "font", "var(--slant,italic) 1rem/1.5 var(--f-text)"),
        ({"tracking": -0.012}, "letter-spacing", "var(--track,-0.012em)"),
        ({"leading": "24px"}, "font", "1rem/1.5rem var(--f-text)"),
        ({"leading": 1.125}, "font", "1rem/1.125 var(--f-text)"),
        ({"size": "17px"}, "font", "1.0625rem/1.5 var(--f-text)"),
    ],
)
def test_each_property_of_the_web(style: dict[str, Any], name: str, value: str) -> None:
    assert rule(**style)[name] == value


@pytest.mark.parametrize("medium", ["web", "any"])
@pytest.mark.parametrize(
    ("style", "name", "value"),
    [
        ({"caps": "upper"}, "text-transform", "uppercase"),
        ({"caps": "small"}, "font-variant-caps", "small-caps"),
        ({"figures": "tabular"}, "font-variant-numeric", "lining-nums tabular-nums"),
        ({"figures": "oldstyle"}, "font-variant-numeric", "oldstyle-nums"),
        ({"align": "justify"}, "text-align", "justify"),
        ({"hyphenate": True}, "hyphens", "auto"),
        ({"balance": True}, "text-wrap", "balance"),
        ({"colour": "accent"}, "color", "var(--accent)"),
    ],
)
def test_each_property(medium: Medium, style: dict[str, Any], name: str, value: str) -> None:
    assert rule(medium, **style)[name] == value


@pytest.mark.parametrize(
    ("small", "large"), [("32px", "54px"), ("16px", "20px"), ("18px", "18.5px"), ("30px", "20px")]
)
def test_a_fluid_size_runs_from_320_to_1280_pixels(small: str, large: str) -> None:
    clamp = re.fullmatch(
        r"clamp\(([\d.]+)rem, (-?[\d.]+)rem \+ (-?[\d.]+)vw, ([\d.]+)rem\)",
        rule("any", size=small, size_wide=large)["font-size"],
    )
    assert clamp
    low, start, slope, high = (float(number) for number in clamp.groups())

    def at(width: float) -> float:
        return start * 16 + slope * width / 100

    assert (low * 16, high * 16) == pytest.approx((float(small[:-2]), float(large[:-2])), abs=0.01)
    assert (at(320), at(1280)) == pytest.approx((low * 16, high * 16), abs=0.02)


@pytest.mark.parametrize("large", [None, "16px", "12pt"])
def test_a_size_that_does_not_grow_is_one_length(large: str | None) -> None:
    style = {"size_wide": large} if large else {}
    assert rule("any", **style)["font-size"] == "1rem"


def test_a_print_size_never_flows() -> None:
    assert rule("print", size="12pt")["font-size"] == "12pt"


def test_a_role_of_printed_pages_may_have_colours_of_its_own() -> None:
    roles = {"fault": "accent", "adline": {"colour": "ink", "opening": "accent"}}
    css = styles_css(
        manifest("print", {"label": {"family": "text", "size": "8pt", "leading": "10pt"}}, roles=roles)
    )
    assert css.splitlines()[1:] == [
        ".r-fault { color: #8a1c1c }",
        ".r-adline { color: #111111 }",
        ".r-adline strong:first-child { color: #8a1c1c }",
    ]


def test_the_indent_is_for_a_paragraph_that_follows_one() -> None:
    css = styles_css(
        manifest("print", {"text": {"family": "text", "size": "9pt", "leading": "12pt", "indent": "11pt"}})
    )
    assert css.splitlines()[1:] == [".s-text + .s-text { text-indent: 11pt }"]


# ---- Arabic ------------------------------------------------------------------------------------------------

FAMILIES = {"text": ["Noto Serif", "serif"], "arabic": ["Noto Naskh Arabic", "serif"]}


def test_arabic_text_leads_with_its_own_family_and_is_not_torn() -> None:
    style = {"family": "text", "size": "16px", "leading": 1.5, "tracking": 0.03, "italic": True}
    _, arabic = styles_css(manifest("any", {"kicker": style}, families=FAMILIES)).splitlines()
    selectors, declarations = arabic.split(" { ")
    assert selectors.split(", ") == [
        f".s-kicker:lang({tag})" for tag in ("ar", "fa", "ur", "ps", "ckb", "ug")
    ]
    assert declarations == (
        'font-family: "Noto Naskh Arabic", serif, "Noto Serif"; letter-spacing: 0; font-style: normal }'
    )


def test_on_the_web_one_rule_sets_every_style_of_a_language() -> None:
    style = {"family": "text", "size": "16px", "leading": 1.5, "tracking": 0.03, "italic": True}
    root, arabic, kicker = styles_css(manifest(styles={"kicker": style}, families=FAMILIES)).splitlines()
    assert root == (
        ':root,[lang] { --f-text:"Noto Serif", serif;--f-arabic:"Noto Naskh Arabic", serif;'
        "--track:initial;--slant:initial }"
    ), "a piece in another language inside the page begins anew"
    assert arabic.startswith(":is(:lang(ar),:lang(fa),:lang(ur),:lang(ps),:lang(ckb),:lang(ug)) { ")
    assert '--f-text:"Noto Naskh Arabic", serif, "Noto Serif";' in arabic
    assert arabic.endswith("--track:0;--slant:normal }")
    assert kicker == (
        ".s-kicker { font: var(--slant,italic) 1rem/1.5 var(--f-text); letter-spacing: var(--track,0.03em); "
        "color: var(--ink) }"
    )


def test_hebrew_closes_the_families_of_a_web_page_that_brings_its_faces() -> None:
    chains = {"text": ["Noto Serif", "serif"], "quote": ["Georgia"], "hebrew": ["Noto Serif Hebrew"]}
    named = manifest(styles={"it": {"family": "text", "size": "16px", "leading": 1.5}}, families=chains)
    brought, _ = styles_css(named, brought=True).splitlines()
    assert (
        '--f-text:"Noto Serif", "Noto Serif Hebrew", serif;--f-quote:"Georgia", "Noto Serif Hebrew";'
        in brought
    )
    assert "ebrew" not in styles_css(named), "the reader's own faces have Hebrew"


def test_a_pack_without_an_arabic_family_has_no_arabic_rules() -> None:
    assert ":lang(" not in styles_css(
        manifest(styles={"it": {"family": "text", "size": "16px", "leading": 1.5}})
    )


# ---- Colours and faces -------------------------------------------------------------------------------------


def test_colours_of_the_web_have_a_dark_page() -> None:
    assert colours_css(manifest()).splitlines() == [
        ":root { --ink: #111111; --accent: #8a1c1c; }",
        "@media screen and (prefers-color-scheme: dark) { :root { --accent: #f0a08c; } }",
    ]


def test_print_has_no_dark_page() -> None:
    assert colours_css(manifest("print")) == ":root { --ink: #111111; --accent: #8a1c1c; }"
    assert colours_css(manifest(colours={"ink": "#111111"})) == ":root { --ink: #111111; }"
    assert ink(manifest().colours, "accent") == "#8a1c1c"


@pytest.mark.parametrize(
    ("name", "css"),
    [
        ("serif", "serif"),
        ("ui-rounded", "ui-rounded"),
        ("sans-serif", "sans-serif"),
        ("monospace", "monospace"),
        ("system-ui", "system-ui"),
        ("ui-monospace", "ui-monospace"),
        ("Georgia", '"Georgia"'),
        ("Segoe UI", '"Segoe UI"'),
        ("Serif", '"Serif"'),
    ],
)
def test_generic_families_stand_without_quotes(name: str, css: str) -> None:
    text = {"it": {"family": "text", "size": "16px", "leading": 1.5}}
    assert f"font-family: {css};" in styles_css(manifest("any", text, families={"text": [name]}))
    assert f"--f-text:{css};" in styles_css(manifest(styles=text, families={"text": [name]}))


def test_only_faces_that_the_layout_names_are_declared(book: FontBook) -> None:
    families = {"text": ["Noto Serif", "serif"], "mono": ["Noto Sans Mono", "Noto Serif"]}
    mine = manifest(families=families)
    assert named_families(mine) == ("Noto Serif", "serif", "Noto Sans Mono")
    rules = faces_css(mine, book).splitlines()
    assert len(rules) == 5
    assert all(line.startswith("@font-face { ") for line in rules)
    assert faces_css(mine, FontBook(())) == ""


# ---- The shipped packs -------------------------------------------------------------------------------------


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (WCAG 2.2, relative luminance)."""

    def light(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def formats(layout: Manifest) -> list[Format]:
    """Every design with every display and every theme of the pack."""
    if not isinstance(layout, WebManifest):
        return [Format()]
    return [
        Format(),
        *(
            Format(design, display, theme)
            for design in layout.designs
            for display in layout.displays
            for theme in (None, *layout.themes)
        ),
    ]


@pytest.mark.parametrize("name", list_layouts())
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_text_colour_can_be_read(name: str, mode: str) -> None:
    pack = find_layout(name).manifest
    if mode == "dark" and pack.medium == "print":
        mode = "light"
    for wearing in formats(pack):
        layout = dressed(pack, wearing)
        used = {style.colour for style in layout.styles.values()} | {"link", "accent"}
        for ground in ("paper", "tint"):
            for colour in sorted(used):
                letters, sheet = (
                    getattr(layout.colours[key], mode) or layout.colours[key].light
                    for key in (colour, ground)
                )
                assert contrast(letters, sheet) >= 4.5, f"{wearing}: {colour} {letters} on {ground} {sheet}"


def test_the_sections_of_the_web_page_are_told_apart_by_their_colours() -> None:
    themes = find_layout("web-article").web.themes
    for mode in ("light", "dark"):
        assert len({getattr(inks["accent"], mode) for inks in themes.values()}) == len(themes)


@pytest.mark.parametrize("name", list_layouts())
def test_every_style_is_a_class(name: str) -> None:
    layout = find_layout(name).manifest
    assert re.findall(r"^\.s-([\w-]+) \{", styles_css(layout), re.MULTILINE) == list(layout.styles)
