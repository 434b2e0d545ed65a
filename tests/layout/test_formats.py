"""a pack + a story's format → the pack as that story wears it, and what is said of a format it has not."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from pagekit.errors import LayoutError
from pagekit.house.story import Format
from pagekit.layout import Ink, PrintManifest, WebManifest, choose, find_layout, list_layouts
from pagekit.layout.formats import check_formats, dressed, worn
from pagekit.layout.inks import inked
from pagekit.units import pt, px

WEB = find_layout("web-article").manifest
PAPER = find_layout("print-article").printed
STYLE = {"family": "text", "size": "16px", "leading": 1.5}


def manifest(**tables: Any) -> WebManifest:
    given = {
        "schema": 1, "name": "mine", "title": "Mine", "summary": "Mine", "medium": "web",
        "template": "a.j2", "stylesheet": "b.j2",
        "families": {"text": ["Noto Serif"], "label": ["IBM Plex Sans"]},
        "colours": {"paper": {"light": "#ffffff", "dark": "#111111"}, "ink": "#222222", "accent": "#8a1c1c"},
        "styles": {"headline": {**STYLE, "weight": 700}, "text": STYLE},
        "pictures": {"lead": {"widths": [480], "sizes": "100vw"}},
        "head": ["kicker", "headline", "dates", "lead"],
        "designs": {
            "standard": {},
            "opinion": {
                "colours": {"paper": {"light": "#fff8ee", "dark": "#1a1512"}, "rule": "#ccbbaa"},
                "styles": {"headline": {"weight": 300, "italic": True}},
                "head": ["byline", "headline", "lead"],
            },
        },
        "displays": {
            "plain": {},
            "showcase": {
                "opens": "lead",
                "styles": {"headline": {"size": "40px"}},
                "pictures": {"lead": {"sizes": "72rem"}},
            },
        },
        "themes": {"sport": {"accent": {"light": "#1e4fa0", "dark": "#9fbef5"}, "paper": "#f0f6ff"}},
    }  # fmt: skip
    return WebManifest.model_validate(given | tables)


# ---- What is worn ------------------------------------------------------------------------------------------


def test_a_format_that_the_pack_has_is_worn_whole() -> None:
    asked = Format("opinion", "showcase", "sport")
    assert worn(manifest(), asked) == (asked, ())


def test_what_the_pack_has_not_is_left_out_and_the_rest_counts() -> None:
    wearing, notes = worn(manifest(), Format("live", "showcase", "weather"))
    assert wearing == Format("standard", "showcase", None)
    assert [note.code for note in notes] == ["design-unknown", "theme-unknown"]
    assert notes[0].what == "layout mine has no design 'live'; the story is set without it."
    assert notes[0].remedy == "It has: standard, opinion."
    assert notes[1].remedy == "It has: sport."


def test_a_display_that_the_pack_has_not() -> None:
    wearing, (note,) = worn(manifest(), Format(display="immersive"))
    assert wearing == Format()
    assert note.code == "display-unknown"


def test_a_pack_without_designs_sets_every_story_alike_and_says_nothing() -> None:
    assert worn(manifest(designs={}), Format("live", "immersive", "sport")) == (Format(), ())


# ---- How it is worn ----------------------------------------------------------------------------------------


def test_the_standard_format_changes_nothing() -> None:
    plain = manifest()
    assert dressed(plain, Format()) == plain


def test_a_design_changes_parts_of_a_style_and_no_more() -> None:
    headline = dressed(manifest(), Format("opinion")).styles["headline"]
    assert (headline.weight, headline.italic, headline.size) == (300, True, px(16))
    assert dressed(manifest(), Format("opinion")).styles["text"] == manifest().styles["text"]


def test_a_display_lies_over_the_design() -> None:
    made = dressed(manifest(), Format("opinion", "showcase"))
    headline = made.styles["headline"]
    assert (headline.weight, headline.size) == (300, px(40)), "what the display does not name is the design's"
    assert made.pictures["lead"].sizes == "72rem"
    assert made.pictures["lead"].widths == (480,)


def test_a_theme_lays_its_colours_under_the_designs() -> None:
    made = dressed(manifest(), Format("standard", "plain", "sport"))
    assert made.colours["accent"] == Ink(light="#1e4fa0", dark="#9fbef5")
    assert made.colours["paper"] == Ink(light="#f0f6ff"), "a colour alone is the dark page's as well"
    assert made.colours["ink"] == Ink(light="#222222")
    opinion = dressed(manifest(), Format("opinion", "plain", "sport"))
    assert opinion.colours["paper"].light == "#fff8ee"
    assert opinion.colours["rule"].light == "#ccbbaa"
    assert opinion.colours["accent"].light == "#1e4fa0"


@pytest.mark.parametrize(
    ("wearing", "order"),
    [
        (Format(), ("kicker", "headline", "dates", "lead")),
        (Format("opinion"), ("byline", "headline", "lead")),
        (Format("standard", "showcase"), ("lead", "kicker", "headline", "dates")),
        (Format("opinion", "showcase"), ("lead", "byline", "headline")),
    ],
)
def test_the_heads_order(wearing: Format, order: tuple[str, ...]) -> None:
    assert dressed(manifest(), wearing).head == order


def test_a_displays_head_and_what_it_opens_with_come_before_the_designs() -> None:
    made = manifest(
        designs={"live": {"head": ["headline", "lead", "dates"], "opens": "dates"}},
        displays={"plain": {}, "showcase": {"head": ["dates", "headline", "lead"], "opens": "lead"}},
    )
    assert dressed(made, Format("live")).head == ("dates", "headline", "lead")
    assert dressed(made, Format("live", "showcase")).head == ("lead", "dates", "headline")


def test_a_head_without_the_part_that_opens_stays_without_it() -> None:
    bare = manifest(head=["headline", "dates"])
    assert dressed(bare, Format(display="showcase")).head == ("headline", "dates")


# ---- A pack with a slip ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("designs", "said"),
    [
        ({"live": {"styles": {"headlin": {"size": "20px"}}}}, "changes styles.headlin, which the pack lacks"),
        ({"live": {"pictures": {"leed": {"sizes": "50vw"}}}}, "changes pictures.leed, which the pack lacks"),
        ({"live": {"styles": {"headline": {"sise": "20px"}}}}, "sise"),
        ({"live": {"styles": {"headline": {"weight": 5000}}}}, "styles.headline of a design or display"),
        ({"live": {"styles": {"headline": {"family": "hand"}}}}, "there is no 'hand'. It has text, label"),
        (
            {"live": {"styles": {"headline": {"colour": "sea"}}}},
            "there is no 'sea'. It has paper, ink, accent",
        ),
    ],
)
def test_a_slip_in_a_dress_is_named(designs: dict[str, Any], said: str) -> None:
    with pytest.raises(LayoutError, match=said):
        check_formats(manifest(designs=designs))


def test_a_colour_that_a_design_brings_may_be_used_in_it() -> None:
    live = {"colours": {"sea": "#004466"}, "styles": {"headline": {"colour": "sea"}}}
    check_formats(manifest(designs={"live": live}))


@pytest.mark.parametrize("name", list_layouts())
def test_the_shipped_packs_fit(name: str) -> None:
    check_formats(find_layout(name).manifest)


# ---- On paper ----------------------------------------------------------------------------------------------


def printed(**tables: Any) -> PrintManifest:
    given = {
        **PAPER.model_dump(include={"papers", "composed", "styles", "families", "pictures", "options"}),
        "schema": 1, "name": "sheet", "title": "Sheet", "summary": "Sheet", "medium": "print",
        "template": "a.j2", "stylesheet": "b.j2",
        "colours": dict.fromkeys(PAPER.colours, "#222222") | {"accent": {"light": "#8a1c1c", "cmyk": (0, 90, 80, 20)}},
        "themes": {"sport": {"rule": "6pt", "colours": {"accent": {"light": "#1e4fa0", "cmyk": (95, 75, 5, 5)}}}},
        "designs": {
            "live": {
                "styles": {"headline": {"weight": 300}},
                "composed": {"head": ["kicker", "headline"], "fit": {"dearest": 9.0}},
                "pictures": {"lead": {"tallest": 0.4}},
            },
        },
    }  # fmt: skip
    return PrintManifest.model_validate(given | tables)


def test_a_story_on_paper_wears_a_theme_and_no_display() -> None:
    asked = Format("live", "immersive", "sport")
    assert worn(printed(), asked) == (Format("live", theme="sport"), ())


def test_what_a_printed_pack_has_not_is_told_as_on_the_web() -> None:
    wearing, notes = worn(printed(), Format("brief", theme="culture"))
    assert wearing == Format()
    assert [note.code for note in notes] == ["design-unknown", "theme-unknown"]
    assert notes[1].what == "layout sheet has no theme 'culture'; the story is set without it."
    assert worn(printed(designs={}), Format("brief", theme="culture")) == (Format(), ())


def test_a_design_on_paper_changes_styles_pictures_and_how_pages_are_composed() -> None:
    plain, made = printed(), printed_as(printed(), Format("live"))
    assert made.composed.head == ("kicker", "headline")
    assert (made.composed.fit.dearest, made.composed.fit.picture_most) == (9.0, 1.15), "the other limits stay"
    assert made.composed.tighten == plain.composed.tighten
    assert (made.styles["headline"].weight, made.styles["headline"].ladder) == (
        300,
        plain.styles["headline"].ladder,
    )
    assert made.pictures["lead"].tallest == 0.4
    assert printed_as(plain, Format()) is plain


def test_a_section_on_paper_is_told_by_its_accent_and_the_weight_of_its_rule() -> None:
    made = printed_as(printed(), Format(theme="sport"))
    assert made.colours["accent"].cmyk == (95, 75, 5, 5)
    assert made.styles["section"].rule_below == pt(6)
    assert printed().styles["section"].rule_below == pt(0)


def test_the_sections_accent_gives_way_to_one_that_was_chosen() -> None:
    made = printed_as(printed(), Format(theme="sport"))
    by_itself = choose("sheet", made.options, {})
    assert inked(made, by_itself).colours["accent"].cmyk == (95, 75, 5, 5)
    for own in ("#1c3f8a", "#8a1c1c"):
        assert inked(made, choose("sheet", made.options, {"accent": own})).colours["accent"] == Ink(light=own)


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ({"designs": {"live": {"composed": {"hed": ["lead"]}}}}, "composed of a design or display"),
        ({"designs": {"live": {"composed": {"tighten": -1}}}}, "tighten"),
    ],
)
def test_a_slip_in_a_printed_dress_is_named(tables: dict[str, Any], said: str) -> None:
    with pytest.raises(LayoutError, match=said):
        check_formats(printed(**tables))


@pytest.mark.parametrize("name", ["print-article", "magazine"])
def test_printed_sections_have_accents_that_can_be_read_and_rules_that_can_be_told_apart(name: str) -> None:
    pack = find_layout(name).printed
    assert list(pack.themes) == list(WEB.themes)
    for theme in pack.themes.values():
        accent = theme.colours["accent"]
        assert accent.cmyk and accent.at["newsprint"]
        assert contrast(accent.light, "#ffffff") >= 4.5
        assert theme.rule and theme.rule >= pt(1.5), "what several inks print is no hairline"
    assert len({theme.rule for theme in pack.themes.values()}) == len(pack.themes)


def printed_as(manifest: PrintManifest, wearing: Format) -> PrintManifest:
    made = dressed(manifest, wearing)
    assert isinstance(made, PrintManifest)
    return made


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminance."""
    lights = sorted(luminance(colour) for colour in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


# ---- The article page of the web ---------------------------------------------------------------------------


def test_the_article_page_has_every_design_display_and_section() -> None:
    assert list(WEB.designs) == [
        "standard", "feature", "opinion", "interview", "picture-story", "live", "brief",
    ]  # fmt: skip
    assert list(WEB.displays) == ["plain", "immersive", "showcase"]
    assert list(WEB.themes) == ["society", "culture", "science", "economy", "sport", "opinion"]


def test_the_head_of_the_article_page_is_in_the_newsrooms_order() -> None:
    assert WEB.head == (
        "breadcrumbs", "label", "kicker", "headline", "deck", "byline", "place", "dates", "translations", "share", "lead",
        "events",
    )  # fmt: skip
    opinion = dressed(WEB, Format("opinion")).head
    assert opinion.index("byline") < opinion.index("headline"), "the writer stands first"


def test_every_format_has_one_head_with_all_that_a_reader_needs() -> None:
    for design, display in product(WEB.designs, WEB.displays):
        head = dressed(WEB, Format(design, display)).head
        assert len(set(head)) == len(head)
        assert {"breadcrumbs", "label", "headline", "deck", "dates", "translations", "share", "lead"} <= set(
            head
        )
        assert (head[0] == "lead") == (display != "plain")


def test_no_two_designs_have_the_same_face() -> None:
    faces = {
        design: (made.styles["headline"], made.styles["text"], made.head, made.colours["paper"])
        for design in WEB.designs
        for made in [dressed(WEB, Format(design))]
    }
    assert len({repr(face) for face in faces.values()}) == len(WEB.designs)


def test_each_design_and_display_brings_its_own_rules() -> None:
    layout = find_layout("web-article")
    wanted = [*(f"designs/{name}" for name in WEB.designs), *(f"displays/{name}" for name in WEB.displays)]
    assert [name for name in wanted if layout.file(f"{name}.css.j2") is None] == [
        "designs/standard", "displays/plain",
    ], "these two are the page itself"  # fmt: skip
