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
from pagekit.notes import warning
from pagekit.resources import assets_dir
from pagekit.typeset.addresses import SlotAddress
from pagekit.typeset.adverts import banded
from pagekit.typeset.adverts.design import HEAD_RULE, LINE, house_advert, is_small
from pagekit.typeset.adverts.parts import HouseAdvert, HouseSetter, all_parts
from pagekit.typeset.blocks.displays import AdvertPlace, advert_box, advert_flow
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.flow.flow import flow
from pagekit.typeset.flow.frames import Frame
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.page import Box, Group, Item, Piece, RuleBox, SlotBox, TextBox, TintBox, walk
from pagekit.units import mm

MODULE = mm(0.6).points
FOOT, INLINE = SlotAddress("foot"), SlotAddress("inline", 3)
_ROLES = {"house-claim": "house-line"}
"""On a ground or on white, it is the claim."""
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
TOO_LONG = f"{LONG} {LONG} {LONG}"


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


@pytest.fixture(scope="module")
def plain(stick: Stick) -> Stick:
    """A pack that prints no claim in white."""
    roles = {name: colour for name, colour in stick.manifest.roles.items() if name != "house-claim"}
    return replace(stick, manifest=stick.manifest.model_copy(update={"roles": roles}))


def size(shape: str) -> tuple[float, float]:
    width, height = SHAPES[shape]
    return mm(width).points, mm(height).points


def texts(items: Iterable[Item]) -> Iterator[TextBox]:
    return (item for item in walk(items) if isinstance(item, TextBox))


def words(items: Iterable[Item], role: str = "") -> str:
    """What is printed, without spaces and isolates."""
    said = (
        run.text
        for box in texts(items)
        for piece in box.pieces
        for line in piece.lines
        for run in line.runs
        if role in {"", _ROLES.get(box.role, box.role)}
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


def ground_of(group: Group) -> Box | None:
    return next((item.box for item in group.items if isinstance(item, TintBox)), None)


def sizes(group: Group) -> dict[str, float]:
    return {_ROLES.get(box.role, box.role): box.size or 0.0 for box in texts(group.items)}


# ---- What is said ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("modules", [0, 41])
@pytest.mark.parametrize("lang", ["en", "ru", "kk", "ar"])
@pytest.mark.parametrize("shape", SHAPES)
def test_every_word_is_printed_inside_the_box(shape: str, lang: str, modules: int, stick: Stick) -> None:
    advert = house(lang, modules)
    made = house_advert(stick, advert, *size(shape), FOOT)
    for name, text in all_parts(advert).items():
        assert bare(text) in words([made.group]), name
    assert outside(stick, made.group, *size(shape)) == []
    assert (made.left_out, made.notes(FOOT)) == ((), ())


@pytest.mark.parametrize("shape", ["foot", "strip", "tower", "quarter", "half", "page"])
def test_a_long_claim_gets_smaller(shape: str, stick: Stick) -> None:
    short = house_advert(stick, house(), *size(shape), FOOT).group
    long = house_advert(stick, house(pitch=LONG), *size(shape), FOOT).group
    assert bare(LONG) in words([long], "house-line")
    assert sizes(long)["house-line"] < sizes(short)["house-line"]


OVERSET = warning(
    "house-advert-overset",
    "slot foot",
    "the house advert has no room for: pitch.",
    "Say it shorter in the publication's ad_contacts, or give the slot more room.",
)


def test_what_has_no_room_is_named_and_the_telephone_stays(stick: Stick) -> None:
    advert = house(pitch=TOO_LONG)
    made = house_advert(stick, advert, *size("narrow"), FOOT)
    assert bare(PHONE) in words([made.group], "house-phone")
    assert words([made.group], "house-line") == bare(advert.words.advertise_here), (
        "the house's own claim stands in"
    )
    assert made.left_out == ("pitch",)
    assert made.notes(FOOT) == (OVERSET,)


def test_a_box_too_small_for_words_keeps_the_telephone(stick: Stick) -> None:
    made = house_advert(stick, house(), 70, 24, FOOT)
    assert words([made.group]) == bare(PHONE)
    assert outside(stick, made.group, 70, 24) == []
    assert made.left_out == ("label", "pitch", "email", "hours", "note", "publication")
    (note,) = made.notes(INLINE)
    assert note.where == "slot inline:3"
    assert note.what == (
        "the house advert has no room for: label, pitch, mail address, hours, note, the publication's name."
    )


def test_a_box_that_holds_nothing_leaves_the_telephone_out_too(stick: Stick) -> None:
    made = house_advert(stick, house(), 60, 4, FOOT)
    assert words([made.group]) == ""
    assert "phone" in made.left_out


def test_without_a_claim_the_label_of_the_house_stands_in(stick: Stick) -> None:
    advert = house("ru")
    advert = replace(advert, contact=ContactLine("Реклама", phone=PHONE))
    group = house_advert(stick, advert, *size("foot"), FOOT).group
    assert words([group], "house-line") == bare("Здесь может быть ваша реклама")


def test_without_a_telephone_the_mail_stands_large(stick: Stick) -> None:
    contact = ContactLine("Advertisement", email="ads@courier.example", url_text="courier.example/ads")
    group = house_advert(stick, replace(house(), contact=contact), *size("foot"), FOOT).group
    assert words([group], "house-phone") == "ads@courier.example"
    assert words([group], "house-rest") == "Advertisement·courier.example/ads"


NARROW = {"tower": (21.6, 84.7), "card": (47.2, 56.4), "strip": (98.4, 28), "flat": (149.6, 17.6)}
"""Places of a newspaper's page that stories leave."""


@pytest.fixture(scope="module")
def newspaper(stick: Stick) -> Stick:
    return replace(stick, manifest=find_layout("tabloid").manifest, trim=6.0)


HOURS = {
    "en": "Monday to Friday, 9 to 18",
    "ru": "с понедельника по пятницу, с 9 до 18",
    "kk": "дүйсенбіден жұмаға дейін, 9-дан 18-ге дейін",
    "ar": "من الاثنين إلى الجمعة",
}


@pytest.mark.parametrize("lang", HOURS)
def test_newsprint_has_no_type_under_seven_points_and_loses_no_word(lang: str, newspaper: Stick) -> None:
    """Its small print is as small as may be from the start: its lines come closer where it is short of room."""
    for shape, sides in NARROW.items():
        width, height = (mm(side).points for side in sides)
        advert = house(lang, hours=HOURS[lang], note=f"{shape}: 12 000 ₸", url_text="courier.example")
        made = house_advert(newspaper, advert, width, height, FOOT)
        said = words([made.group])
        assert {name for name, text in all_parts(advert).items() if bare(text) not in said} == set(), shape
        assert min(sizes(made.group).values()) >= 7.0, shape
        assert outside(newspaper, made.group, width, height) == [], shape


SMALL = {
    "row": (98.4, 10.6),
    "line": (252, 14.1),
    "card": (47.2, 17.6),
    "post": (21.6, 49.4),
    "tower": (21.6, 187),
    "square": (47.2, 35.2),
}
"""Places that are left where nothing else goes in."""


@pytest.mark.parametrize("lang", HOURS)
@pytest.mark.parametrize("shape", SMALL)
def test_a_small_place_says_claim_and_telephone_alone(shape: str, lang: str, newspaper: Stick) -> None:
    width, height = (mm(side).points for side in SMALL[shape])
    assert is_small(width, height)
    advert = replace(house(lang, hours=HOURS[lang], pitch=LONG), brief=True, modules=0)
    made = house_advert(newspaper, advert, width, height, FOOT)
    said = words([made.group])
    claim = bare(advert.words.advertise_here)
    assert bare(PHONE) in said
    assert said.replace(bare(PHONE), "") in {claim, bare(LONG), ""}
    assert made.left_out == ()
    assert min(sizes(made.group).values()) >= 7.0
    assert outside(newspaper, made.group, width, height) == []


@pytest.mark.parametrize(("width", "height"), [(98.4, 28), (47.2, 56.4), (33, 90), (252, 21.2)])
def test_a_place_with_room_for_all_is_not_small(width: float, height: float) -> None:
    assert not is_small(mm(width).points, mm(height).points)


# ---- How it is shown ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("shape", SHAPES)
def test_claim_and_telephone_are_the_largest(shape: str, stick: Stick) -> None:
    found = sizes(house_advert(stick, house(), *size(shape), FOOT).group)
    largest = sorted(found, key=lambda role: found[role])[-2:]
    assert set(largest) == {"house-line", "house-phone"}
    assert min(found.values()) >= 7.0


@pytest.mark.parametrize("modules", [33, 41, 57])
@pytest.mark.parametrize("shape", ["foot", "tower", "quarter", "half", "page"])
def test_the_code_has_modules_and_a_quiet_zone_that_can_be_read(
    shape: str, modules: int, stick: Stick
) -> None:
    group = house_advert(stick, house(modules=modules), *size(shape), FOOT).group
    slot = code_of(group)
    assert slot is not None
    assert (slot.kind, slot.address) == ("code", SlotAddress("foot", part="code"))
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
    assert code_of(house_advert(stick, house(), *size("strip"), FOOT).group) is None
    assert code_of(house_advert(stick, house(modules=0), *size("page"), FOOT).group) is None


def test_a_rule_of_the_house_and_a_thin_line_close_the_box_of_a_claim_on_white(plain: Stick) -> None:
    width, height = size("foot")
    group = house_advert(plain, house(), width, height, FOOT).group
    rules = [item for item in group.items if isinstance(item, RuleBox)]
    assert rules[0] == RuleBox(Box(0, 0, width, HEAD_RULE), "house")
    assert {(rule.box.x, rule.box.y) for rule in rules[1:]} == {
        (0, HEAD_RULE),
        (width - LINE, HEAD_RULE),
        (0, height - LINE),
    }
    assert ground_of(group) is None
    assert "house-claim" not in {box.role for box in texts([group])}


# ---- The claim's ground ------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize(
    ("shape", "across", "down"),
    [("strip", False, True), ("column", True, False), ("quarter", True, False), ("page", True, False)],
)
def test_the_claim_alone_stands_on_the_colour_of_the_house(
    shape: str, across: bool, down: bool, lang: str, stick: Stick
) -> None:
    width, height = size(shape)
    group = house_advert(stick, house(lang), width, height, FOOT).group
    ground = ground_of(group)
    assert ground is not None
    assert [item.colour for item in group.items if isinstance(item, TintBox)] == ["house"]
    assert (ground.width == width, ground.height == height) == (across, down)
    assert ground.y == 0
    assert (ground.x + ground.width == width) if lang == "ar" else (ground.x == 0)
    for box in texts(group.items):
        for piece in box.pieces:
            top, foot = inked(stick, box, piece)
            beside = piece.x >= ground.x + ground.width or piece.x + piece.measure <= ground.x
            inside = piece.x > ground.x and piece.x + piece.measure < ground.x + ground.width
            if box.role == "house-claim":
                assert inside and top >= 4.5 and foot <= ground.bottom - 4.5
            else:
                assert beside or top > ground.bottom, box.role


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("pitch", ["Here", LONG, TOO_LONG], ids=["a word", "long", "too long"])
def test_white_type_is_never_under_twelve_points(shape: str, pitch: str, stick: Stick) -> None:
    group = house_advert(stick, house(pitch=pitch), *size(shape), FOOT).group
    white = [box.size or 0 for box in texts([group]) if box.role == "house-claim"]
    assert min(white, default=12) >= 12
    assert bool(white) == (ground_of(group) is not None)


def test_a_quarter_of_a_page_is_full_and_sells(stick: Stick) -> None:
    width, height = mm(176).points, mm(74).points
    group = house_advert(stick, house(), width, height, FOOT).group
    found, slot, ground = sizes(group), code_of(group), ground_of(group)
    assert found["house-line"] >= 36 and found["house-phone"] >= 36
    assert slot is not None and slot.box.width >= mm(34).points
    assert ground is not None and ground.height >= 0.45 * height


@pytest.mark.parametrize("shape", ["foot", "narrow", "quarter"])
def test_forms_that_cannot_sell_better_are_not_set_and_nothing_else_is_lost(
    shape: str, stick: Stick, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[float] = []
    claim = HouseSetter.claim
    monkeypatch.setattr(HouseSetter, "claim", lambda *of, **how: made.append(1) or claim(*of, **how))
    found = house_advert(stick, house(), *size(shape), FOOT)
    few = len(made)
    monkeypatch.setattr(banded, "_may_hold", lambda *of, **how: True)
    monkeypatch.setattr(banded, "_may_be_worth", lambda *of: True)
    assert house_advert(stick, house(), *size(shape), FOOT) == found
    assert few < len(made) - few


def test_no_number_is_parted(stick: Stick) -> None:
    group = house_advert(stick, house("kk", pitch="Мұнда 12 000 оқырман"), *size("tower"), FOOT).group
    lines = next(box for box in texts([group]) if box.role == "house-claim").pieces[0].lines
    assert "12\u00a0000" in ["".join(run.text for run in line.runs) for line in lines]


@pytest.mark.parametrize("shape", SHAPES)
def test_arabic_is_mirrored_and_its_telephone_isolated(shape: str, stick: Stick) -> None:
    width, height = size(shape)
    group = house_advert(stick, house("ar", pitch="يرى هذه المساحة 12,000 قارئ"), width, height, FOOT).group
    claim = next(box for box in texts([group]) if box.role in {"house-line", "house-claim"})
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
    group = house_advert(stick, house(pitch="Internationalisation"), *size("tower"), FOOT).group
    claim = next(box for box in texts([group]) if box.role in {"house-line", "house-claim"})
    assert sum(len(piece.lines) for piece in claim.pieces) == 1


# ---- In its place ------------------------------------------------------------------------------------------


def test_a_house_advert_stands_where_a_slot_would(stick: Stick) -> None:
    place = AdvertPlace(INLINE, 240, 125, "", "en", elastic=True, house=house())
    box = advert_box(stick, place, 241)
    (group,) = box.rows[0].items
    assert isinstance(group, Group)
    frame = next(item for item in group.items if isinstance(item, RuleBox))
    assert (frame.box.x, frame.box.width) == (0, 240)
    assert frame.box.y + 125 == pytest.approx(box.height), "its foot is on the grid"
    slot = code_of(group)
    assert slot is None or slot.address == SlotAddress("inline", 3, "code")
    assert (box.tag, box.label) == ("aside", "Advertisement")


def test_a_box_in_its_place_says_what_it_left_out(stick: Stick) -> None:
    width, height = size("narrow")
    short = AdvertPlace(INLINE, width, height, "", "en", elastic=True, house=house())
    long = replace(short, address=FOOT, house=house(pitch=TOO_LONG))
    assert advert_box(stick, short, width).notes == ()
    assert advert_box(stick, long, width).notes == (OVERSET,)
    strip = advert_box(stick, replace(long, address=FOOT.of("strip")), width)
    assert strip.notes == (OVERSET,), "another form stands in the same slot"


def test_the_flow_gives_the_notes_of_the_boxes_that_stand(stick: Stick) -> None:
    width, height = size("narrow")
    place = AdvertPlace(FOOT, width, height, "", "en", elastic=True, house=house(pitch=TOO_LONG))
    advert = advert_flow(stick, place)
    stands = flow([advert], [Frame(0, 0, width, 20)], stick.grid)
    assert stands.notes == (OVERSET,)
    stays_out = flow([advert], [], stick.grid)
    assert [note.code for note in stays_out.notes] == ["overset"]


def test_of_two_with_the_same_words_the_one_without_room_is_named(stick: Stick) -> None:
    same = house(pitch=LONG)
    (wide, high), (narrow, low) = size("quarter"), size("narrow")
    roomy = AdvertPlace(INLINE, wide, high, "", "en", elastic=True, house=same)
    tight = AdvertPlace(FOOT, narrow / 2, low, "", "en", elastic=True, house=same)
    both = [advert_flow(stick, roomy), advert_flow(stick, tight)]
    flowed = flow(both, [Frame(0, 0, wide, 60)], stick.grid)
    assert flowed.overset is None
    assert [(note.code, note.where) for note in flowed.notes] == [("house-advert-overset", "slot foot")]


def test_the_same_words_are_set_the_same(stick: Stick) -> None:
    first, second = (house_advert(stick, house(), *size("quarter"), FOOT) for _ in range(2))
    assert first == second


@settings(deadline=None, derandomize=True, max_examples=25)
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
    made = house_advert(stick, advert, width, height, FOOT)
    assert outside(stick, made.group, width, height) == []
    said = words([made.group])
    assert bare(PHONE) in said
    lost = {name for name, text in all_parts(advert).items() if bare(text) not in said}
    assert lost <= set(made.left_out)
