"""the house's own advert: all it says is printed, inside its box, in every shape; what has no room is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pagekit.fonts import load_book
from pagekit.house.labels import labels_for
from pagekit.house.story import ContactLine, Run
from pagekit.layout import find_layout
from pagekit.resources import assets_dir
from pagekit.typeset.blocks.displays import AdvertPlace, advert_box
from pagekit.typeset.blocks.house_advert import HEAD_RULE, LINE, house_advert, unsaid
from pagekit.typeset.blocks.house_parts import HouseAdvert, all_parts
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.page import Box, ComposedPage, Group, Item, Piece, RuleBox, SlotBox, TextBox
from pagekit.units import mm

MODULE = mm(0.6).points
SHAPES = {
    "foot": (176, 40),
    "column": (85, 44),
    "narrow": (54.7, 44),
    "strip": (176, 20),
    "tower": (54.7, 180),
    "quarter": (124, 91.7),
    "half": (176, 125),
    "page": (176, 255),
}
PHONE = "+7(700)\u00a0388\u00a081\u00a009"
LONG = "This space is seen every morning by twelve thousand readers, from the market to the station, in trams, in "
LONG += (
    "kitchens and in barber shops, and most of them read the whole page to its very last line, adverts too."
)


def house(
    lang: str = "en", modules: int = 33, publication: str = "The Steppe Courier", **said: str
) -> HouseAdvert:
    words, _ = labels_for(lang)
    contact = ContactLine(
        label=words.advertisement,
        phone=PHONE,
        phone_href="tel:+77003888109",
        email="ads@courier.example",
        hours="weekdays 9 to 18",
        note="From 45 × 30 mm, online 300 × 250",
        pitch="This space reaches 12,000 readers",
    )
    return HouseAdvert(replace(contact, **said), words, publication, "en", modules)


@pytest.fixture(scope="module")
def stick() -> Stick:
    typesetter = Typesetter(load_book((assets_dir() / "fonts",)))
    return Stick(typesetter, find_layout("print-article").manifest, "en", "ltr", 12.5, trim=6.0)


def size(shape: str) -> tuple[float, float]:
    width, height = SHAPES[shape]
    return mm(width).points, mm(height).points


def texts(items: Iterable[Item]) -> Iterator[TextBox]:
    for item in items:
        if isinstance(item, Group):
            yield from texts(item.items)
        elif isinstance(item, TextBox):
            yield item


def words(items: Iterable[Item], role: str = "") -> str:
    """What is printed, without spaces and isolates."""
    said = (
        run.text
        for box in texts(items)
        for piece in box.pieces
        for line in piece.lines
        for run in line.runs
        if role in {"", box.role}
    )
    return bare("".join(said))


def bare(text: str) -> str:
    return "".join(text.split()).translate({0x2066: None, 0x2069: None})


def inked(stick: Stick, box: TextBox, piece: Piece) -> tuple[float, float]:
    """From the first line's capitals to the last line's baseline, near enough."""
    size = box.size or 0.0
    baseline = piece.top + piece.leading / 2 + 0.4 * size
    return baseline - 0.75 * size, baseline + (len(piece.lines) - 1) * piece.leading


def outside(stick: Stick, group: Group, width: float, height: float) -> list[object]:
    """What reaches over the edges of the box."""
    found: list[object] = []
    for item in group.items:
        if isinstance(item, TextBox):
            for piece in item.pieces:
                top, foot = inked(stick, item, piece)
                if piece.x < 0 or piece.x + piece.measure > width + 0.01 or top < 0 or foot > height:
                    found.append(item)
        elif isinstance(item, RuleBox | SlotBox):
            box = item.box
            if (
                box.x < -0.01
                or box.y < -0.01
                or box.x + box.width > width + 0.01
                or box.bottom > height + 0.01
            ):
                found.append(item)
    return found


def code_of(group: Group) -> SlotBox | None:
    return next((item for item in group.items if isinstance(item, SlotBox)), None)


def sizes(group: Group) -> dict[str, float]:
    return {box.role: box.size or 0.0 for box in texts(group.items)}


# ---- What is said ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("modules", [0, 41])
@pytest.mark.parametrize("lang", ["en", "ru", "kk", "ar"])
@pytest.mark.parametrize("shape", SHAPES)
def test_every_word_is_printed_inside_the_box(shape: str, lang: str, modules: int, stick: Stick) -> None:
    advert = house(lang, modules)
    group = house_advert(stick, advert, *size(shape), "x:code")
    for name, text in all_parts(advert).items():
        assert bare(text) in words([group]), name
    assert outside(stick, group, *size(shape)) == []
    assert not list(unsaid([ComposedPage(1, 600, 900, (group,))], {"foot": advert}))


@pytest.mark.parametrize("shape", ["foot", "strip", "tower", "quarter", "half", "page"])
def test_a_long_claim_gets_smaller(shape: str, stick: Stick) -> None:
    short = house_advert(stick, house(), *size(shape), "x:code")
    long = house_advert(stick, house(pitch=LONG), *size(shape), "x:code")
    assert bare(LONG) in words([long], "house-line")
    assert sizes(long)["house-line"] < sizes(short)["house-line"]


def test_what_has_no_room_is_named_and_the_telephone_stays(stick: Stick) -> None:
    advert = house(pitch=f"{LONG} {LONG} {LONG}")
    group = house_advert(stick, advert, *size("narrow"), "x:code")
    assert bare(PHONE) in words([group], "house-phone")
    assert words([group], "house-line") == bare(advert.words.advertise_here), (
        "the house's own claim stands in"
    )
    (note,) = unsaid([ComposedPage(1, 600, 900, (Group("aside", (group,)),))], {"foot": advert})
    assert (note.code, note.where) == ("house-advert-overset", "slot foot")
    assert "pitch" in note.what
    assert "telephone" not in note.what


def test_a_box_too_small_for_words_keeps_the_telephone(stick: Stick) -> None:
    group = house_advert(stick, house(), 70, 24, "x:code")
    assert words([group]) == bare(PHONE)
    assert outside(stick, group, 70, 24) == []


def test_without_a_claim_the_label_of_the_house_stands_in(stick: Stick) -> None:
    advert = house("ru")
    advert = replace(advert, contact=ContactLine("Реклама", phone=PHONE))
    group = house_advert(stick, advert, *size("foot"), "x:code")
    assert words([group], "house-line") == bare("Здесь может быть ваша реклама")


def test_without_a_telephone_the_mail_stands_large(stick: Stick) -> None:
    contact = ContactLine("Advertisement", email="ads@courier.example", url_text="courier.example/ads")
    group = house_advert(stick, replace(house(), contact=contact), *size("foot"), "x:code")
    assert words([group], "house-phone") == "ads@courier.example"
    assert words([group], "house-rest") == "courier.example/ads"


# ---- How it is shown ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("shape", SHAPES)
def test_claim_and_telephone_are_the_largest(shape: str, stick: Stick) -> None:
    found = sizes(house_advert(stick, house(), *size(shape), "x:code"))
    largest = sorted(found, key=lambda role: found[role])[-2:]
    assert set(largest) == {"house-line", "house-phone"}
    assert min(found.values()) >= 7.0


@pytest.mark.parametrize("modules", [33, 41, 57])
@pytest.mark.parametrize("shape", ["foot", "tower", "quarter", "half", "page"])
def test_the_code_has_modules_and_a_quiet_zone_that_can_be_read(
    shape: str, modules: int, stick: Stick
) -> None:
    group = house_advert(stick, house(modules=modules), *size(shape), "foot:code")
    slot = code_of(group)
    assert slot is not None
    assert (slot.kind, slot.name) == ("code", "foot:code")
    assert slot.box.width == slot.box.height >= modules * MODULE - 0.01
    for item in group.items:
        for box in _boxes(stick, item):
            apart = (
                box.x >= slot.box.x + slot.box.width - 0.01
                or box.x + box.width <= slot.box.x + 0.01
                or box.y >= slot.box.bottom - 0.01
                or box.bottom <= slot.box.y + 0.01
            )
            assert apart, (item, slot)


def _boxes(stick: Stick, item: Item) -> Iterator[Box]:
    if isinstance(item, RuleBox):
        yield item.box
    elif isinstance(item, TextBox):
        for piece in item.pieces:
            top, foot = inked(stick, item, piece)
            yield Box(piece.x, top, piece.measure, foot - top)


def test_a_low_strip_and_a_narrow_box_do_without_the_code(stick: Stick) -> None:
    assert code_of(house_advert(stick, house(), *size("strip"), "x:code")) is None
    assert code_of(house_advert(stick, house(modules=0), *size("page"), "x:code")) is None


def test_a_rule_of_the_accent_and_a_thin_line_close_the_box(stick: Stick) -> None:
    width, height = size("foot")
    rules = [
        item for item in house_advert(stick, house(), width, height, "x").items if isinstance(item, RuleBox)
    ]
    assert rules[0] == RuleBox(Box(0, 0, width, HEAD_RULE), "accent")
    assert {(rule.box.x, rule.box.y) for rule in rules[1:]} == {
        (0, HEAD_RULE),
        (width - LINE, HEAD_RULE),
        (0, height - LINE),
    }


@pytest.mark.parametrize("shape", SHAPES)
def test_arabic_is_mirrored_and_its_telephone_isolated(shape: str, stick: Stick) -> None:
    width, height = size(shape)
    group = house_advert(stick, house("ar", pitch="يرى هذه المساحة 12,000 قارئ"), width, height, "x:code")
    claim = next(box for box in texts([group]) if box.role == "house-line")
    piece = claim.pieces[0]
    assert claim.direction == "rtl"
    assert width - piece.x - piece.measure < piece.x or width - piece.x - piece.measure <= 0.12 * width
    phone = next(box for box in texts([group]) if box.role == "house-phone")
    assert phone.pieces[0].lines[0].runs == (Run(f"\u2066{PHONE}\u2069", href="tel:+77003888109"),)
    assert (group.lang, phone.lang) == ("ar", "")
    slot = code_of(group)
    if slot is not None and shape != "tower":
        assert slot.box.x < width / 2


def test_no_word_is_parted_while_another_size_holds_it(stick: Stick) -> None:
    group = house_advert(stick, house(pitch="Internationalisation"), *size("tower"), "x:code")
    claim = next(box for box in texts([group]) if box.role == "house-line")
    assert sum(len(piece.lines) for piece in claim.pieces) == 1


# ---- In its place ------------------------------------------------------------------------------------------


def test_a_house_advert_stands_where_a_slot_would(stick: Stick) -> None:
    place = AdvertPlace("inline:3", 240, 125, "", "en", elastic=True, house=house())
    box = advert_box(stick, place, 241)
    (group,) = box.rows[0].items
    assert isinstance(group, Group)
    frame = next(item for item in group.items if isinstance(item, RuleBox))
    assert (frame.box.x, frame.box.width) == (0.5, 240)
    assert frame.box.y + 125 == pytest.approx(box.height), "its foot is on the grid"
    slot = code_of(group)
    assert slot is None or slot.name == "inline:3:code"
    assert (box.tag, box.label) == ("aside", "Advertisement")


def test_the_same_words_are_set_the_same(stick: Stick) -> None:
    first, second = (house_advert(stick, house(), *size("quarter"), "x:code") for _ in range(2))
    assert first == second


@settings(deadline=None, derandomize=True, max_examples=40)
@given(
    width=st.floats(30, 560),
    height=st.floats(20, 800),
    pitch=st.text("abcdefgh йцук-", max_size=200),
    note=st.text("abcdefgh .,", max_size=60),
    lang=st.sampled_from(["en", "ru", "ar"]),
    modules=st.sampled_from([0, 33, 61]),
)
def test_nothing_is_lost_in_silence_or_stands_outside(
    width: float, height: float, pitch: str, note: str, lang: str, modules: int, stick: Stick
) -> None:
    advert = house(lang, modules, pitch=pitch, note=note)
    group = house_advert(stick, advert, width, height, "x:code")
    assert outside(stick, group, width, height) == []
    said = words([group])
    assert bare(PHONE) in said
    lost = any(bare(text) not in said for text in all_parts(advert).values())
    noted = list(unsaid([ComposedPage(1, 600, 900, (group,))], {"foot": advert}))
    assert bool(noted) or not lost
