"""Composed pages → markup and rules: what is read together, what is shared, what cannot break out, and the proof itself."""

from __future__ import annotations

import importlib.util
import io
import re
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pikepdf
import pytest
from markupsafe import Markup
from playwright.sync_api import Page as Tab
from tinyhtml5.parser import HTMLParser

from pagekit.errors import LayoutError
from pagekit.fonts import load_book
from pagekit.house.story import Run, Runs
from pagekit.layout import find_layout
from pagekit.paint import Html
from pagekit.paint.composed import PaintedPages, paint_pages
from pagekit.paint.pack_css import colours_css, faces_css, styles_css
from pagekit.press import page_pdf
from pagekit.resources import assets_dir
from pagekit.typeset.addresses import SlotAddress
from pagekit.typeset.lines.paragraph import Typesetter, pieces
from pagekit.typeset.page import (
    Box,
    ComposedPage,
    Group,
    Item,
    PictureBox,
    Piece,
    RuleBox,
    SlotBox,
    TextBox,
    TextLine,
    TintBox,
    moved,
)
from pagekit.typeset.style import type_style
from tests.web.browser import Chromium, Look

BOOK = load_book((assets_dir() / "fonts",))
MANIFEST = find_layout("print-article").manifest
GROUND = """*, *::before, *::after { box-sizing: border-box } html, body { margin: 0 }
h1, h2, p, figure, ul { margin: 0; padding: 0 } sup, sub { font-size: 0.62em; line-height: 0 }
code { font-family: "Noto Sans Mono"; font-size: 0.88em } td { border-bottom: 1pt solid red; padding: 4pt }"""
TEXTS = {
    "en": "The committee met on Friday in the old grain exchange and counted boots, blankets and representatives. "
    "Nobody was surprised by the recommendation: internationally comparable measurements are difficult, "
    "and the well-known shopkeepers of Karaganda have always been sceptical of administrative statistics — "
    "those of winter in particular.",
    "ru": "Комитет собрался в пятницу в старом здании хлебной биржи и пересчитал сапоги, одеяла и представителей. "
    "Рекомендация никого не удивила: международные сопоставимые измерения затруднительны, а предприниматели "
    "Караганды всегда относились к административной статистике с недоверием.",
    "kk": "Комитет жұма күні ескі астық биржасының ғимаратында жиналып, етіктер мен көрпелерді санап шықты. "
    "Ұсыныс ешкімді таң қалдырмады: халықаралық салыстырмалы өлшемдер қиын, ал Қарағанды кәсіпкерлері "
    "әкімшілік статистикаға әрқашан күмәнмен қараған.",
}


def _proof() -> ModuleType:
    path = Path(__file__).with_name("composed_proof.py")
    spec = importlib.util.spec_from_file_location("composed_proof", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    # Data classes look their module up by name.
    sys.modules["composed_proof"] = module
    spec.loader.exec_module(module)
    return module


proof = _proof()


def line(words: str, **flags: Any) -> TextLine:
    return TextLine((Run(words),), **flags)


def piece(*lines: TextLine, x: float = 20, top: float = 30, **more: Any) -> Piece:
    return Piece(x, top, more.pop("measure", 100), more.pop("leading", 12.5), lines, **more)


def text(*parts: Piece, tag: str = "p", style: str = "text", **more: Any) -> TextBox:
    return TextBox(tag, style, parts, **more)


def page(*items: Item, furniture: tuple[Item, ...] = (), number: int = 1) -> ComposedPage:
    return ComposedPage(number, 400, 300, items, furniture)


def painted(*pages: ComposedPage, medium: Any = "print", **more: Any) -> PaintedPages:
    return paint_pages(pages, medium=medium, manifest=MANIFEST, book=BOOK, **more)


def whole(made: PaintedPages, lang: str = "en") -> Html:
    """A pack's page around what was painted: its own rules first."""
    css = "\n".join(
        (faces_css(MANIFEST, BOOK), colours_css(MANIFEST), GROUND, styles_css(MANIFEST), made.css)
    )
    head = f'<head><meta charset="utf-8"><title>Proof</title><style>{css}</style></head>'
    html = f'<!doctype html>\n<html lang="{lang}">{head}<body><main>{made.html}</main></body></html>'
    return Html(html, {face.asset: face.read() for face in BOOK.faces}, composed=True)


def rule(made: PaintedPages, name: str) -> str:
    """What the class declares itself; what it has in common with others stands above."""
    return re.findall(rf"^\.{name} {{ (.*) }}$", made.css, re.MULTILINE)[-1]


def parsed(made: PaintedPages) -> Any:
    parser = HTMLParser(namespace_html_elements=False)
    tree = parser.parse(whole(made).text)
    assert parser.errors == []
    return tree


# ---- Elements ----------------------------------------------------------------------------------------------


def test_a_paragraph_in_two_columns_is_one_element_with_a_span_for_each_place() -> None:
    made = painted(page(text(piece(line("one two")), piece(line("three"), x=140, top=20))))
    (paragraph,) = parsed(made).findall(".//p")
    assert paragraph.get("class") == "px s-text"
    assert [(span.tag, span.text) for span in paragraph] == [("span", "one two"), ("span", "three")]
    assert not re.search(r"\sstyle=", made.html)


def test_lines_of_one_place_are_one_run_however_many_there_are() -> None:
    look = Run("bold ", strong=True)
    lines = (
        TextLine((Run("a "), look)),
        TextLine((replace(look, text="still"), Run(" b"))),
        TextLine((Run("c", href="https://a.example/"),)),
    )
    made = painted(page(text(piece(*lines))))
    assert 'a <strong>bold \nstill</strong> b\n<a href="https://a.example/">c</a>' in made.html


def test_a_link_cut_by_a_column_is_two_links() -> None:
    runs = (Run("see ", href="https://a.example/"),)
    made = painted(page(text(piece(TextLine(runs)), piece(TextLine(runs), x=140))))
    assert made.html.count('<a href="https://a.example/">') == 2


def test_groups_carry_role_label_language_and_what_else_they_say() -> None:
    cell = Group("th", (text(piece(line("Boots"))),), attributes=(("scope", "col"),))
    table = Group(
        "table", (Group("tbody", (Group("tr", (cell,)),)),), role="table", label='Counts & "more"', lang="kk"
    )
    (found,) = parsed(painted(page(table), lang="en")).findall(".//table")
    assert (found.get("class"), found.get("aria-label"), found.get("lang")) == (
        "px r-table",
        'Counts & "more"',
        "kk",
    )
    assert found.find(".//th").get("scope") == "col"
    assert found.find(".//p").get("lang") is None, "it is the table's"


def test_a_language_or_a_direction_is_said_where_it_changes() -> None:
    boxes = (text(piece(line("a")), lang="en"), text(piece(line("ب")), lang="ar", direction="rtl"))
    same, other = parsed(painted(page(*boxes), lang="en")).findall(".//p")
    assert (same.get("lang"), same.get("dir")) == (None, None)
    assert (other.get("lang"), other.get("dir")) == ("ar", "rtl")


def test_an_anchor_stands_where_its_text_begins_and_nowhere_else() -> None:
    head = text(piece(line("Below")), tag="h2", style="heading", anchor="below it")
    made = painted(page(head), page(replace(head, continued=True), number=2))
    assert re.findall(r'id="([^"]*)"', made.html) == ["below-it"]


def test_what_decorates_a_table_is_drawn_before_it() -> None:
    row = Group("tr", (RuleBox(Box(0, 9, 9, 1)), Group("td", (text(piece(line("9"))),))))
    made = painted(page(Group("table", (Group("tbody", (TintBox(Box(0, 0, 9, 9)), row)),))))
    assert re.search(r'(<i class="px-b\d" aria-hidden="true"></i>\s*){2}<table', made.html)
    parsed(made)


def test_a_slot_is_a_box_of_its_size_that_somebody_else_fills() -> None:
    asked: list[SlotAddress] = []
    made = painted(
        page(SlotBox(Box(10, 20, 30, 40), "advert", SlotAddress("inline", 3))),
        slots=lambda address: Markup("<b>{}</b>").format(asked.append(address) or address),
    )
    assert '<div class="px-b0 r-advert"><b>inline:3</b></div>' in made.html
    assert rule(made, "px-b0") == "left: 10pt; top: 20pt; width: 30pt; height: 40pt"
    assert asked == [SlotAddress("inline", 3)]


def test_a_picture_fills_its_box_with_the_file_that_was_made_for_it() -> None:
    wide = PictureBox(Box(0, 0, 100, 50), "a.jpg", "lead", 'A "cat"')
    small = PictureBox(Box(0, 60, 50, 50), "a.jpg", "inline", "The cat again")
    made = painted(page(wide, small), pictures={wide: "a-wide.jpg", small: "a-small.jpg"})
    assert '<img class="px-b0" src="a-wide.jpg" alt="A &quot;cat&quot;">' in made.html
    assert '<img class="px-b1" src="a-small.jpg" alt="The cat again">' in made.html
    assert rule(made, "px-b0") == "left: 0; top: 0; width: 100pt; height: 50pt; object-fit: cover"


# ---- Rules -------------------------------------------------------------------------------------------------


def test_what_boxes_share_is_one_class() -> None:
    parts = [piece(line("a"), top=top) for top in (30, 42.5, 55)]
    made = painted(page(text(*parts), text(piece(line("b"), x=140))))
    assert len(set(re.findall(r"px-x\d+", made.html))) == 2
    assert len(set(re.findall(r"px-y\d+", made.html))) == 3
    assert painted(page(text(*parts))).css == painted(page(text(*parts))).css


def test_justified_lines_are_stretched_last_and_all() -> None:
    said = rule(painted(page(text(piece(line("a b"), justified=True)))), "px-x0")
    assert said.index("text-align: justify") < said.index("text-align-last: justify")
    assert "white-space: pre-line" in said and "word-spacing: -0.15em" in said


def test_lines_of_their_natural_width_keep_to_their_side_and_never_wrap() -> None:
    made = painted(page(text(piece(line("a b")))))
    assert "text-align: start; white-space: pre" in rule(made, "px-x0")


def test_tracking_is_told_so_that_the_engine_cuts_little_of_it_and_stands_outside_the_measure() -> None:
    for steps in range(1, 10):
        made = painted(page(text(piece(line("a b"), justified=True, tracking=steps))))
        written = float(re.search(r"letter-spacing: ([\d.]+)em", made.css)[1])  # type: ignore[index]
        assert written == pytest.approx(steps * 0.0021, abs=0.0007)
        width = float(re.search(r"width: ([\d.]+)pt", rule(made, "px-x0"))[1])  # type: ignore[index]
        assert 100 < width < 100.3
        screen = rule(
            painted(page(text(piece(line("a b"), justified=True, tracking=steps))), medium="screen"), "px-x0"
        )
        assert f"letter-spacing: {f'{steps * 0.0021:.5f}'.rstrip('0')}em" in screen


def test_a_size_from_a_ladder_and_an_initial_are_said_by_their_pieces() -> None:
    head = text(piece(line("Head"), leading=30), tag="h1", style="heading", size=26)
    initial = text(piece(line("T", spaced=False), size=44, leading=40), piece(line("he end")))
    made = painted(page(head, initial))
    assert "font-size: 26pt; line-height: 30pt" in rule(made, "px-x0")
    assert "font-size: 44pt; line-height: 40pt" in rule(made, "px-x1")
    assert "font-size" not in rule(made, "px-x2")


def test_sheets_have_their_own_size() -> None:
    made = painted(page(), replace(page(number=2), width=200), page(number=3))
    assert re.findall(r'class="px-sheet (px-z\d)"', made.html) == ["px-z0", "px-z1", "px-z0"]
    assert "@page px-z1 { size: 200pt 300pt; margin: 0; }" in made.css


def test_only_lines_that_foreign_glyphs_could_push_are_held_level() -> None:
    made = painted(
        page(text(piece(line("plain words, ₸ and Қ"))), text(piece(TextLine((Run("2", script="sup"),)))))
    )
    assert made.html.count('<span class="px-l">') == 1
    assert painted(page(text(piece(line("an → arrow"))))).html.count('<span class="px-l">') == 1


# ---- Nothing breaks out ------------------------------------------------------------------------------------

EVIL = "\"><script>hit()</script><b a='</style>& {} */"


def test_hostile_words_stay_words() -> None:
    box = text(piece(line(EVIL)), role=EVIL, anchor=EVIL, lang="en")
    group = Group("aside", (box,), role=EVIL, label=EVIL, lang=EVIL, attributes=(("id", EVIL),))
    for medium in ("print", "screen"):
        made = painted(page(group), medium=medium)
        tree = parsed(made)
        assert tree.find(".//script") is None
        aside = tree.find(".//aside")
        assert aside.get("aria-label") == aside.get("id") == EVIL
        assert re.fullmatch(r"px r-[a-z0-9-]+", aside.get("class"))
        assert "".join(aside.itertext()) == EVIL
        assert "script" not in made.css


@pytest.mark.parametrize(
    "item",
    [
        Group("script", ()),
        TextBox("iframe", "text", ()),
        Group("div", (), attributes=(("onclick", "x"),)),
    ],
)
def test_an_unknown_tag_or_attribute_is_refused_by_name(item: Item) -> None:
    with pytest.raises(ValueError, match=r"'(script|iframe|onclick)'"):
        painted(page(item))


def test_an_unknown_colour_is_refused_by_name() -> None:
    with pytest.raises(LayoutError, match=r"no colour 'red} \*'\. It has paper, "):
        painted(page(TintBox(Box(0, 0, 1, 1), "red} *")))


def test_what_only_allows_a_line_end_is_not_painted() -> None:
    made = painted(page(text(piece(line("a\u00adb\u200bc\ufdd0d\ufdd1e\u2010f" + "g" * 300)))))
    assert "abcde-f" + "g" * 300 in made.html


# ---- On paper ----------------------------------------------------------------------------------------------


def enriched(words: str) -> Runs:
    """Every fifth word bold, every seventh italic, every eleventh a link, one superior figure."""
    runs: list[Run] = []
    for number, word in enumerate(words.split(" ")):
        runs.append(
            Run(
                word,
                strong=number % 5 == 2,
                emphasis=number % 7 == 3,
                href="https://a.example/" if number % 11 == 4 else None,
            )
        )
        runs += [Run("2", script="sup")] if number == 9 else []
        runs.append(Run(" "))
    return tuple(runs[:-1])


def composed() -> tuple[ComposedPage, ...]:
    """Two sheets: a head, then each language in two columns, one paragraph plain, one with all looks, one across both."""
    setter, sheets = Typesetter(BOOK), []
    for number, (lang, words) in enumerate(TEXTS.items()):
        style = type_style(MANIFEST, "text", lang)
        items: list[Item] = [
            text(
                piece(line("Committee"), line("counts"), leading=26, top=10),
                tag="h1",
                style="headline",
                size=24,
            )
        ]
        for column, runs in enumerate(((Run(words),), enriched(words))):
            paragraph = setter.paragraph(runs, style, lang)
            lines = paragraph.best(128, style.indent).lines
            x, y = 20 + 160 * column, 80.0
            items.append(text(*pieces(paragraph, lines, x, y), lang=lang))
            cut = len(lines) // 2
            first = pieces(paragraph, lines[:cut], 340, y + column * 110)
            items.append(text(*first, *pieces(paragraph, lines[cut:], 500, y + column * 110), lang=lang))
        folio = text(piece(line(f"Courier {number + 1}"), x=20, top=410, measure=200), style="folio")
        sheets.append(ComposedPage(number + 1, 660, 440, tuple(items), (folio,)))
    return tuple(sheets)


def printed(html: Html) -> bytes:
    """The PDF, made without a word of complaint."""
    made = page_pdf(html, subject="proof")
    assert made.notes == ()
    return made.data


def test_the_lines_of_the_pdf_are_those_decided() -> None:
    pages = composed()
    data = printed(whole(painted(*pages, lang="en")))
    decided = proof.decided_lines(pages, MANIFEST, BOOK, "en")
    assert (
        len(decided) > 100
        and any(entry.hyphen for entry in decided)
        and any(entry.beyond for entry in decided)
    )
    assert proof.pdf_faults(data, decided) == []


def test_the_proof_finds_what_is_off() -> None:
    pages = composed()
    data = printed(whole(painted(*pages, lang="en")))
    lowered = [replace(sheet, items=tuple(moved(item, 0, 0.2) for item in sheet.items)) for sheet in pages]
    decided = proof.decided_lines(lowered, MANIFEST, BOOK, "en")
    assert all("baseline is off by -0.2" in fault for fault in proof.pdf_faults(data, decided))
    assert len(proof.pdf_faults(data, decided)) == len(decided)
    shifted = [replace(sheet, items=tuple(moved(item, 0.2, 0) for item in sheet.items)) for sheet in pages]
    faults = proof.pdf_faults(data, proof.decided_lines(shifted, MANIFEST, BOOK, "en"))
    assert faults and all("end is off by -0." in fault for fault in faults)
    fewer = proof.decided_lines(pages, MANIFEST, BOOK, "en")[:-1]
    assert [fault for fault in proof.pdf_faults(data, fewer) if "more text" in fault]


def test_every_family_and_every_look_stands_on_its_baseline() -> None:
    runs = (
        Run("Hxp "),
        Run("bold ", strong=True),
        Run("it ", emphasis=True),
        Run("code ", code=True),
        Run("2", script="sup"),
        Run("3", script="sub"),
        Run(" → ₸ Ж شمس"),
    )
    styles = ("text", "headline", "quote", "caption", "kicker", "heading", "folio", "deck")
    items = [
        text(
            piece(TextLine(runs), line("Hxp after"), x=20, top=20 + 70 * number, leading=44, measure=600),
            style=style,
        )
        for number, style in enumerate(styles)
    ]
    sheet = ComposedPage(1, 700, 700, tuple(items))
    data = printed(whole(painted(sheet)))
    decided = proof.decided_lines([sheet], MANIFEST, BOOK, "en")
    # The Arabic word is in the line for its height; its letters come out in another order.
    faults = [
        fault
        for fault in proof.pdf_faults(data, [replace(entry, rtl=True, align="") for entry in decided])
        if "baseline" in fault
    ]
    assert faults == []


def test_readers_of_the_pdf_meet_elements_and_no_furniture() -> None:
    entry = Group("li", (text(piece(line("a boot"))),))
    head = Group("tr", (Group("th", (text(piece(line("Boots"), top=90)),), attributes=(("scope", "col"),)),))
    cell = Group("tr", (Group("td", (text(piece(line("12"), top=110)),)),))
    sheet = page(
        text(piece(line("Head"), top=10), tag="h1", style="headline", size=20),
        Group("aside", (TintBox(Box(10, 10, 90, 90)), Group("ul", (entry, entry)))),
        Group("table", (Group("tbody", (head, cell)),)),
        text(piece(line("one")), piece(line("two"), x=140)),
        furniture=(text(piece(line("Folio"), top=280), style="folio"),),
    )
    data = printed(whole(painted(sheet, page(number=2))))
    with pikepdf.open(io.BytesIO(data)) as document:
        paths = ["/".join(path[3:]) for path, content in proof.structure(document) if content is None]
        texts = " ".join(mark.text for mark in proof.read_marks(data))
    item, row = ("L/LI", "L/LI/LBody", "L/LI/LBody/P"), "Table/TBody/TR"
    aside = [f"NonStruct/{path}" for path in ("NonStruct", "L", *item, *item)]
    table = ["Table", "Table/TBody", row, f"{row}/TH", f"{row}/TH/P", row, f"{row}/TD", f"{row}/TD/P"]
    assert [path for path in paths if path and "Span" not in path] == ["H1", "NonStruct", *aside, *table, "P"]
    assert texts == "Head a boot a boot Boots 12 one two"


# ---- In a browser ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    html = whole(painted(*composed(), medium="screen", lang="en"))
    home = tmp_path_factory.mktemp("composed")
    (home / "fonts").mkdir()
    for name, data in html.assets.items():
        (home / name).write_bytes(data)
    (home / "page.html").write_text(html.text, "utf-8")
    return home / "page.html"


@pytest.mark.parametrize("ratio", [1, 2])
def test_the_lines_of_the_browser_are_those_decided(chromium: Chromium, shown: Path, ratio: int) -> None:
    decided = proof.decided_lines(composed(), MANIFEST, BOOK, "en", furniture=True)
    shifted = [replace(entry, right=entry.right + 0.2) for entry in decided]

    def look(tab: Tab) -> tuple[list[str], list[str]]:
        tab.goto(shown.as_uri())
        tab.evaluate("document.fonts.ready")
        return proof.browser_faults(tab, decided), proof.browser_faults(tab, shifted)

    as_decided, as_shifted = chromium.look(look, Look(height=720, density=ratio))
    assert as_decided == []
    assert len(as_shifted) == sum(entry.justified for entry in decided)


def test_what_is_copied_is_the_paragraph_as_it_was_written(chromium: Chromium, shown: Path) -> None:
    def copy(tab: Tab) -> str:
        tab.goto(shown.as_uri())
        return str(proof.copied(tab))

    copied = chromium.look(copy, Look(height=720))
    for words in TEXTS.values():
        rich = "".join(run.text for run in enriched(words))
        assert (copied.count(words), copied.count(rich)) == (2, 2)
