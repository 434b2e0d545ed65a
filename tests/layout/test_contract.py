"""a composed pack → refused by the name of what it lacks; one that has just what is asked for sets every kind of matter."""

from __future__ import annotations

import io
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import pagekit
from pagekit.errors import LayoutError
from pagekit.layout import PrintManifest, find_layout, list_layouts
from pagekit.layout.contract import COLOURS, ROLES, STAND_INS, STYLES, lacking
from pagekit.model import AdContact, CorrectionsDesk
from pagekit.typeset.blocks import stick
from pagekit.typeset.style import type_style
from pagekit.units import pt

PackWriter = Callable[..., Path]

HEAD = """
schema = 1
name = "bare"
title = "Bare"
summary = "What a composed pack must have"
medium = "print"
template = "page.html.j2"
stylesheet = "page.css.j2"
[papers.a5]
width = "148mm"
height = "210mm"
top = "15mm"
right = "12mm"
bottom = "15mm"
left = "12mm"
[options]
paper = { type = "choice", choices = ["a5"], default = "a5", help = "The sheet" }
[families]
text = ["Noto Serif"]
[composed]
head = ["nameplate", "adline", "crumbs", "kicker", "headline", "dates", "deck", "byline", "lead"]
[slots.inline]
width = "40mm"
height = "40mm"
accepts = ["contact"]
place = "text"
[slots.foot]
width = "124mm"
height = "30mm"
accepts = ["contact"]
"""
PAGE = '<!doctype html><html lang="en"><title>T</title><style>{{ css }}</style><body>{{ composed }}'
SLOT = "<p>{{ ad.kind if ad else page.code.name }}</p>"
SHEET = "{{ colours }}{{ faces }}{{ styles }}{{ composed }}"
FILES = {"page__html__j2": PAGE, "page__css__j2": SHEET, "slot__html__j2": SLOT}


def bare(without: str = "", head: str = HEAD) -> str:
    """The least that a composed pack says, but for one of its lines."""
    styles = [
        f'{name} = {{ family = "text", size = "9pt", leading = "12pt" }}'
        for name in STYLES
        if name != without
    ]
    colours = [f'{name} = "#101010"' for name in COLOURS if name != without]
    return "\n".join((head, "[styles]", *styles, "[colours]", *colours))


@pytest.mark.parametrize("name", list_layouts())
def test_every_shipped_pack_has_what_its_pages_need(name: str) -> None:
    assert [*lacking(find_layout(name).manifest)] == []


def test_the_printed_packs_are_held_to_it() -> None:
    composed = [name for name in list_layouts() if isinstance(find_layout(name).manifest, PrintManifest)]
    assert {"magazine", "print-article"} <= set(composed)


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ('["kicker"]', "composed.head: says no headline"),
        ('["lead", "headline", "lead"]', 'composed.head: says "lead" twice'),
    ],
)
def test_a_head_that_loses_or_doubles_words_is_refused(
    shelf: Path, pack: PackWriter, head: str, told: str
) -> None:
    said = 'head = ["nameplate", "adline", "crumbs", "kicker", "headline", "dates", "deck", "byline", "lead"]'
    assert said in HEAD
    text = bare(head=HEAD.replace(said, f"head = {head}"))
    pack("bare", text, whole=True, **FILES)
    with pytest.raises(LayoutError, match=told):
        find_layout("bare", layouts=shelf)


@pytest.mark.parametrize("name", [*STYLES, *COLOURS])
def test_a_pack_that_lacks_one_is_refused_by_its_name_with_the_line_that_mends_it(
    name: str, shelf: Path, pack: PackWriter
) -> None:
    table = "styles" if name in STYLES else "colours"
    # A text's own colour is looked for first; ink is that of a style which names none.
    text = (
        bare(name).replace('leading = "12pt" }', 'leading = "12pt", colour = "tint" }')
        if name == "ink"
        else bare(name)
    )
    folder = pack("bare", text, whole=True, **FILES)
    with pytest.raises(
        LayoutError, match=rf"bare: its pages are composed .* lacks:\n  {table}\.{name} "
    ) as refused:
        find_layout("bare", layouts=shelf)
    (told,) = str(refused.value).splitlines()[1:]
    _, _, line = told.partition(f"Write under [{table}]: ")
    assert list(tomllib.loads(line)) == [name]
    (folder / "layout.toml").write_text(text.replace(f"[{table}]", f"[{table}]\n{line}"), "utf-8")
    assert find_layout("bare", layouts=shelf).name == "bare"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            'paper = { type = "choice", choices = ["a5"], default = "a5", help = "The sheet" }',
            "",
            "is missing",
        ),
        (
            '{ type = "choice", choices = ["a5"], default = "a5"',
            '{ type = "text", default = "a5"',
            "is a text",
        ),
    ],
    ids=["none", "of another type"],
)
def test_a_sheet_is_chosen_from_a_list(shelf: Path, pack: PackWriter, old: str, new: str, told: str) -> None:
    assert old in HEAD
    folder = pack("bare", bare(head=HEAD.replace(old, new)), whole=True, **FILES)
    with pytest.raises(LayoutError, match=rf"options\.paper \(the sheet\): {told}\. Write under") as refused:
        find_layout("bare", layouts=shelf)
    _, _, line = str(refused.value).partition("Write under [options]: ")
    (folder / "layout.toml").write_text(
        bare(head=HEAD.replace(old, new).replace("[options]", f"[options]\n{line}") if not new else HEAD),
        "utf-8",
    )
    assert find_layout("bare", layouts=shelf).manifest.options["paper"].default == "a5"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            'columns = { type = "choice", choices = ["two"], default = "two", help = "x" }',
            "options.columns: is no number",
        ),
        (
            'columns = { type = "integer", min = 0, max = 2, default = 1, help = "x" }',
            "options.columns: is no number",
        ),
        (
            'columns = { type = "integer", min = 1, max = 99, default = 1, help = "x" }',
            "leave no room for 99 columns",
        ),
    ],
)
def test_columns_are_a_number_that_the_sheet_has_room_for(
    shelf: Path, pack: PackWriter, line: str, told: str
) -> None:
    head = HEAD.replace("[options]", f"[options]\n{line}").replace(
        'name = "bare"', 'name = "bare"\ngutter = "4mm"'
    )
    pack("bare", bare(head=head), whole=True, **FILES)
    with pytest.raises(LayoutError) as refused:
        find_layout("bare", layouts=shelf)
    assert told in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new"), [('right = "12mm"', 'right = "140mm"'), ('top = "15mm"', 'top = "200mm"')]
)
def test_margins_leave_some_room(shelf: Path, pack: PackWriter, old: str, new: str) -> None:
    pack("bare", bare(head=HEAD.replace(old, new)), whole=True, **FILES)
    with pytest.raises(LayoutError, match=r"papers\.a5: its margins leave no room for 2 columns"):
        find_layout("bare", layouts=shelf)


def test_everything_that_is_lacking_is_listed(shelf: Path, pack: PackWriter) -> None:
    pack("bare", HEAD, whole=True, **FILES)
    with pytest.raises(LayoutError) as refused:
        find_layout("bare", layouts=shelf)
    assert len(str(refused.value).splitlines()) == 1 + len(STYLES) + len(COLOURS)


def test_a_pack_that_flows_by_its_own_template_owes_nothing(shelf: Path, pack: PackWriter) -> None:
    pack(
        "bare",
        'schema = 1\ntitle = "Bare"\nsummary = "It flows"\nmedium = "any"\ntemplate = "page.html.j2"\n'
        'stylesheet = "page.css.j2"',
        whole=True,
        page__html__j2=PAGE,
        page__css__j2=SHEET,
    )
    assert find_layout("bare", layouts=shelf).manifest.styles == {}


def test_a_code_to_scan_goes_into_a_column(shelf: Path, pack: PackWriter) -> None:
    folder = pack("bare", bare() + '\n[composed.code]\nsize = "42mm"', whole=True, **FILES)
    with pytest.raises(
        LayoutError, match=r"composed\.code .*: is wider than a third of papers\.a5"
    ) as refused:
        find_layout("bare", layouts=shelf)
    _, _, line = str(refused.value).partition("Write under [composed.code]: ")
    (folder / "layout.toml").write_text(bare() + f"\n[composed.code]\n{line}", "utf-8")
    assert find_layout("bare", layouts=shelf).printed.composed.code.size == pt(69.732)


@pytest.mark.parametrize("file", ["page.html.j2", "page.css.j2", "slot.html.j2"])
def test_a_pack_has_the_files_it_draws_with(shelf: Path, pack: PackWriter, file: str) -> None:
    folder = pack("bare", bare(), whole=True, **FILES)
    (folder / file).unlink()
    with pytest.raises(
        LayoutError, match=rf"layout bare: .* needs {file}, and it is not in the pack or its parents"
    ):
        find_layout("bare", layouts=shelf)


def jpeg() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (600, 400), (60, 90, 120)).save(stream, "JPEG")
    return stream.getvalue()


WORDS = "The freight trains slow to walking pace for eleven nights in May. " * 6
BODY: list[dict[str, Any]] = [
    {"kind": "paragraph", "text": WORDS},
    {"kind": "heading", "text": "A heading", "level": 2},
    {"kind": "heading", "text": "A smaller one", "level": 3},
    {"kind": "quote", "text": "Nobody wants to explain it.", "attribution": "A. Guard"},
    {"kind": "quote", "text": "The door is never shut at night.", "attribution": "A. Guard", "pull": True},
    {"kind": "photo", "src": "a.jpg", "alt": "A photo", "caption": "Words under it"},
    {"kind": "list", "items": ["One", "Two"]},
    {"kind": "table", "caption": "Figures", "rows": [["a", "b"], ["1", "2"]]},
    {"kind": "code", "text": "print(1)"},
    {"kind": "break"},
    {
        "kind": "factbox",
        "title": "In short",
        "body": [{"kind": "paragraph", "text": "Said."}, {"kind": "quote", "text": "So."}],
    },
    {"kind": "advert", "slot": "inline"},
    {"kind": "paragraph", "text": WORDS},
]
STORY = {
    "id": "saiga", "lang": "en", "headline": "The saiga come back", "deck": "Across the railway.", "section": "Nature",
    "kicker": "Steppe", "byline": ["A. Writer"], "dateline": "Almaty", "published_at": "2026-05-19T07:30:00+05:00",
    "url": "https://courier.example/saiga", "breadcrumbs": [{"label": "Main", "url": "/"}],
    "photos": [{"src": "a.jpg", "alt": "A lead", "caption": "Words under it"}],
    "corrections": [{"time": "2026-05-20", "text": "It was eleven."}], "body": BODY,
}  # fmt: skip


def test_a_pack_with_no_more_than_that_sets_every_kind_of_matter(
    shelf: Path, pack: PackWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[str] = set()

    def noted(manifest: Any, name: str, lang: str = "") -> Any:
        asked.add(name)
        return type_style(manifest, name, lang)

    monkeypatch.setattr(stick, "type_style", noted)
    pack("bare", bare(), whole=True, **FILES)
    house = pagekit.Publication(
        name="The Courier",
        url="https://courier.example",
        ad_contacts=(AdContact(phone="+7(700) 388 81 09", pitch="Twelve thousand readers see this place"),),
        corrections=CorrectionsDesk(label="Found a bug?", email="desk@courier.example"),
    )
    article = pagekit.Article.model_validate(STORY)
    world = pagekit.FakeWorld({"a.jpg": jpeg()})
    page = pagekit.render_html(
        article, publication=house, layout="bare", layouts=shelf, files_from=".", world=world
    )
    assert "print(1)" in page.html
    roles = set(re.findall(r'class="px s-\w+ r-([\w-]+)"', page.html))
    assert roles - set(ROLES) == set(), "the roles of text are those that the contract lists"
    assert {"adline", "deck", "pull-text", "cell", "factbox-title", "house-phone", "fault"} <= roles
    assert asked == set(STYLES), "no more, and none that nobody asks for"
    assert {*STAND_INS.values()} <= {*STYLES, *STAND_INS}
    assert not {*STAND_INS} & {*STYLES}
