"""content streams → events: where things stand, how large, in what; and that nothing goes on for ever."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from pagekit.preflight.facts import Sheet
from pagekit.preflight.finding import Box
from pagekit.preflight.walk.budget import Budget, Enough
from pagekit.preflight.walk.events import Fill, Form, Picture, Shading, Stroke, TextRun
from pagekit.preflight.walk.machine import Kept, Machine
from pagekit.preflight.walk.operators import OPERATORS
from pagekit.preflight.walk.streams import DAMAGED, ELSEWHERE, STRANGE, TOO_MUCH, unpacked
from pagekit.preflight.walk.tokens import InlineImage, Raw, Tokens
from tests.preflight.plates_made import form, image, spot, stream

PAGE = (0.0, 0.0, 300.0, 400.0)


@pytest.fixture
def pdf() -> Iterator[pikepdf.Pdf]:
    with pikepdf.new() as made:
        yield made


def gone_through(content: bytes, resources: Any = None, budget: Budget | None = None) -> Machine:
    machine = Machine(Kept(), budget or Budget(), OPERATORS, PAGE)
    machine.run(content, resources)
    return machine


def seen(content: bytes, resources: Any = None) -> list[Any]:
    machine = gone_through(content, resources)
    assert machine.faults == []
    return machine.events


def face(**entries: Any) -> Dictionary:
    known = {"/Type": Name.Font, "/Subtype": Name.TrueType, "/BaseFont": Name.Plex, "/FirstChar": 97}
    return Dictionary(
        F=Dictionary(known | {"/Widths": Array([500, 1000, 250])} | {f"/{k}": v for k, v in entries.items()})
    )


# ---- Tokens ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "steps"),
    [
        (b"1 -.5 +2. 4 re f", [(b"re", [1, -0.5, 2, 4]), (b"f", [])]),
        (b"/A#20b gs", [(b"gs", ["/A b"])]),
        (b"(a\\(b\\)\\053\\n) Tj", [(b"Tj", [b"a(b)+\n"])]),
        (b"(a(b)c) Tj", [(b"Tj", [b"a(b)c"])]),
        (b"<414 2> Tj", [(b"Tj", [b"AB"])]),
        (b"<4> Tj", [(b"Tj", [b"@"])]),
        (b"[(a)-20<62>] TJ", [(b"TJ", [Raw(b"[(a)-20<62>]")])]),
        (b"/P<</MCID 0/A[1 2]>>BDC", [(b"BDC", ["/P", {"/MCID": 0, "/A": Raw(b"[1 2]")}])]),
        (b"% 1 0 0 rg\n0 g", [(b"g", [0])]),
        (b"true /A null x", [(b"x", [True, "/A", None])]),
        (b"--3 3-4 x", [(b"x", [-3, 3])]),
    ],
)
def test_operators_come_with_their_operands(written: bytes, steps: list[Any]) -> None:
    tokens = Tokens(written)
    assert list(tokens) == steps
    assert tokens.faults == []


def test_an_array_that_was_left_as_written_is_read_when_asked() -> None:
    assert list(Raw(b"[(a\\)b)-20 <4142>.5]").pieces()) == [b"a)b", -20.0, b"AB", 0.5]
    assert Raw(b"[/Indexed /RGB 1 <00ff>]").values() == ["/Indexed", "/RGB", 1.0, b"\x00\xff"]


def test_a_picture_in_the_content_ends_where_it_ends() -> None:
    # The letters EI stand in its data, too.
    steps = list(Tokens(b"q BI /W 2 /H 1 /BPC 8 /CS /G ID \x01 EI \xff\x80\nEI Q"))
    assert [word for word, _ in steps] == [b"q", b"BI", b"Q"]
    assert steps[1][1] == [InlineImage({"/W": 2.0, "/H": 1.0, "/BPC": 8.0, "/CS": "/G"}, 7)]


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        (b"(never closed", "a string is not closed"),
        (b"[1 2 f", "an array or a dictionary is not closed"),
        (b">> f", "not closed as they were opened"),
        (b"12ab f", "no part of PDF"),
        (b"1 " * 20_000, "operands, and no operator"),
        (b"BI /W 1 ID abc", "has no end"),
    ],
)
def test_what_is_written_wrongly_is_told(written: bytes, fault: str) -> None:
    tokens = Tokens(written)
    list(tokens)
    assert any(fault in told for told in tokens.faults)


@pytest.mark.parametrize(
    "written", [b"(", b"[", b"<<", b"[1 ", b"1a ", b"/", b"<", b"BI ID ", b"(a", b"%\n", b"\\"]
)
def test_however_long_nonsense_is_it_is_gone_through_once(written: bytes) -> None:
    steps = list(Tokens(written * (200_000 // len(written))))
    assert len(steps) <= 1


# ---- What stands where -----------------------------------------------------------------------------------------


def test_an_area_is_placed_by_the_matrix() -> None:
    (fill,) = seen(b"q 2 0 0 2 10 20 cm 5 5 10 20 re f Q")
    assert isinstance(fill, Fill)
    assert (fill.box, fill.rectangle, fill.visible) == ((20, 30, 40, 70), True, True)


def test_an_area_in_four_lines_is_a_rectangle() -> None:
    (one, other) = seen(b"10 10 m 20 10 l 20 30 l 10 30 l h f 10 10 m 20 10 l 15 30 l f")
    assert (one.box, one.rectangle) == ((10, 10, 20, 30), True)
    assert (other.box, other.rectangle) == ((10, 10, 20, 30), False)


def test_a_clip_cuts_what_is_seen() -> None:
    half, gone = seen(b"q 10 10 20 20 re W n 0 0 20 100 re f 50 50 5 5 re f Q")
    assert (half.box, half.visible) == ((10, 10, 20, 30), True)
    assert not gone.visible


def test_what_lies_off_the_sheet_is_not_seen_and_what_crosses_its_edge_keeps_its_box() -> None:
    gone, crossing = seen(b"400 0 10 10 re f 290 0 20 10 re f")
    assert not gone.visible
    assert (crossing.visible, crossing.box) == (True, (290, 0, 310, 10))


@pytest.mark.parametrize(
    ("content", "width"),
    [
        (b"2 w 0 0 m 10 0 l S", 2),
        (b"q 3 0 0 3 0 0 cm 2 w 0 0 m 10 0 l S Q", 6),
        # Squeezed to a tenth of its height: a line across is thinner, one that stands is not.
        (b"q 1 0 0 .1 0 0 cm 2 w 0 50 m 10 50 l S Q", 0.2),
        (b"q 1 0 0 .1 0 0 cm 2 w 9 0 m 9 50 l S Q", 2),
    ],
)
def test_a_line_is_as_thick_as_it_comes_to_stand(content: bytes, width: float) -> None:
    (stroke,) = seen(content)
    assert isinstance(stroke, Stroke)
    assert stroke.width == pytest.approx(width)


def test_type_has_its_size_and_its_box() -> None:
    resources = Dictionary(Font=face())
    (run,) = seen(b"q 2 0 0 2 0 0 cm BT /F 5 Tf 10 20 Td (ab) Tj ET Q", resources)
    assert isinstance(run, TextRun)
    assert run.size == 10
    # 1.5 em wide; from a fifth below the line to seven tenths above it.
    assert run.box == pytest.approx((20, 38, 35, 47))
    assert (run.font.name, run.font.embedded) == ("Plex", False)


def test_type_goes_on_where_it_stopped() -> None:
    resources = Dictionary(Font=face())
    content = b"BT /F 10 Tf 1 Tc 5 Tw 50 Tz 20 30 Td (a) Tj [(b)-100(c)] TJ 12 TL (a) ' 3 Ts (a) Tj ET"
    one, two, three, four = seen(content, resources)
    # An em of 10: 5 wide and 1 apart, at half the width.
    assert one.box[::2] == pytest.approx((20, 23))
    # b and c are 10 and 2.5 wide, 1 apart each, and 1 further by the number.
    assert two.box[::2] == pytest.approx((23, 30.75))
    assert three.box[:2] == pytest.approx((20, 16))
    assert four.box[1] == pytest.approx(19)


def test_type_that_is_not_shown_is_no_type() -> None:
    resources = Dictionary(Font=face())
    run, fill = seen(b"BT /F 10 Tf 3 Tr 9 9 Td (a) Tj 5 Tr (b) Tj ET 0 0 300 300 re f", resources)
    assert isinstance(run, TextRun)
    # The second letter cuts what follows.
    assert fill.box == pytest.approx(run.box)


def test_type_of_two_bytes_takes_its_widths_by_number() -> None:
    below = Dictionary(Subtype=Name.CIDFontType2, W=Array([1, Array([500, 250]), 7, 9, 100]), DW=1000)
    composite = Dictionary(
        F=Dictionary(
            Subtype=Name.Type0,
            BaseFont=Name("/ABCDEF+Serif"),
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([below]),
        )
    )
    (run,) = seen(b"BT /F 10 Tf <0001000200080063> Tj ET", Dictionary(Font=composite))
    assert run.box[2] == pytest.approx(5 + 2.5 + 1 + 10)
    assert run.font.name == "Serif"


def test_a_picture_is_as_fine_as_its_coarser_side(pdf: pikepdf.Pdf) -> None:
    resources = Dictionary(XObject=Dictionary(I=image(100, 100)(pdf)))
    (picture,) = seen(b"q 72 0 0 36 10 10 cm /I Do Q", resources)
    assert isinstance(picture, Picture)
    assert (picture.box, picture.ppi, picture.pixels) == ((10, 10, 82, 46), 100, (100, 100))


def test_a_picture_that_is_turned_keeps_its_fineness(pdf: pikepdf.Pdf) -> None:
    resources = Dictionary(XObject=Dictionary(I=image(100, 200)(pdf)))
    (picture,) = seen(b"q 0 72 -144 0 200 10 cm /I Do Q", resources)
    assert (picture.box, picture.ppi) == ((56, 10, 200, 82), 100)


# ---- In what ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "ink"),
    [
        (b"0.25 g", (("Black", 75.0),)),
        (b"1 g", ()),
        (b"0 .5 0 1 k", (("Magenta", 50.0), ("Black", 100.0))),
        (b"1 0 0 rg", None),
        (b"/Spot cs .3 scn", (("Rose", 30.0),)),
        (b"/Spot cs", (("Rose", 100.0),)),
        (b"/All cs 1 scn", (("Cyan", 100.0), ("Magenta", 100.0), ("Yellow", 100.0), ("Black", 100.0))),
        (b"/None cs 1 scn", ()),
        (b"/Table cs 1 sc", (("Magenta", 100.0),)),
        (b"/Grey cs .5 sc", (("Black", 50.0),)),
        (b"/Lab cs 50 0 0 sc", None),
    ],
)
def test_a_colour_is_its_inks(pdf: pikepdf.Pdf, content: bytes, ink: Any) -> None:
    table = Array([Name.Indexed, Name.DeviceCMYK, 1, pikepdf.String(b"\0\0\0\0\0\xff\0\0")])
    spaces = {
        "/Spot": spot("Rose"),
        "/All": spot("All"),
        "/None": spot("None"),
        "/Table": table,
        "/Grey": Array([Name.CalGray, Dictionary()]),
        "/Lab": Array([Name.Lab, Dictionary()]),
    }
    (fill,) = seen(content + b" 0 0 9 9 re f", Dictionary(ColorSpace=Dictionary(spaces)))
    assert fill.paint.ink == ink


def test_q_and_q_keep_the_colour_and_the_overprint() -> None:
    states = Dictionary(
        ExtGState=Dictionary(G=Dictionary(OP=True, op=False, OPM=1, ca=0.5, BM=Name.Multiply))
    )
    one, two = seen(b"q /G gs 0 0 0 1 k 0 0 9 9 re B Q", states)
    assert (one.paint.overprint, two.paint.overprint) == (False, True)
    assert (one.paint.alpha, one.paint.blend, two.paint.alpha) == (0.5, "Multiply", 1.0)
    (after,) = seen(b"q /G gs 1 0 0 0 k Q 0 0 9 9 re f", states)
    assert (after.paint.ink, after.paint.alpha) == ((("Black", 100.0),), 1.0)


def test_op_alone_holds_for_areas_too() -> None:
    states = Dictionary(ExtGState=Dictionary(G=Dictionary(OP=True, OPM=1)))
    (fill,) = seen(b"/G gs 0 0 0 1 k 0 0 9 9 re f", states)
    assert fill.paint.mixes


# ---- Within others ---------------------------------------------------------------------------------------------


def test_a_form_has_its_own_matrix_and_box(pdf: pikepdf.Pdf) -> None:
    inner = form(b"0 0 100 100 re f", BBox=Array([0, 0, 10, 10]), Matrix=Array([2, 0, 0, 2, 5, 5]))(pdf)
    shown, fill = seen(b"q 1 0 0 1 10 10 cm /X Do Q", Dictionary(XObject=Dictionary(X=inner)))
    assert isinstance(shown, Form)
    assert (fill.box, fill.inside) == ((15, 15, 35, 35), "the form X")


def test_what_a_form_changes_is_forgotten_after_it(pdf: pikepdf.Pdf) -> None:
    inner = form(b"1 0 0 rg 5 0 0 5 0 0 cm")(pdf)
    *_, fill = seen(b"/X Do 0 0 9 9 re f", Dictionary(XObject=Dictionary(X=inner)))
    assert (fill.box, fill.paint.ink) == ((0, 0, 9, 9), (("Black", 100.0),))


def test_a_pattern_is_gone_into_and_stands_where_it_is_painted(pdf: pikepdf.Pdf) -> None:
    cell = stream(b"1 0 0 rg 0 0 2 2 re f", PatternType=1, PaintType=1, BBox=Array([0, 0, 2, 2]))(pdf)
    fill, inner = seen(b"/Pattern cs /P scn 50 60 10 10 re f", Dictionary(Pattern=Dictionary(P=cell)))
    assert fill.paint.pattern
    assert (inner.box, inner.inside, inner.visible) == ((50, 60, 60, 70), "a pattern", True)


def test_a_blend_as_a_pattern_is_seen(pdf: pikepdf.Pdf) -> None:
    function = Dictionary(
        FunctionType=2, C0=Array([0, 0, 0, 0]), C1=Array([1, 1, 0, 0]), Domain=Array([0, 1]), N=1
    )
    blend = Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK, Function=function)
    resources = Dictionary(Pattern=Dictionary(P=Dictionary(PatternType=2, Shading=blend)))
    _, shading = seen(b"/Pattern cs /P scn 50 60 10 10 re f", resources)
    assert isinstance(shading, Shading)
    assert (shading.box, shading.stops) == ((50, 60, 60, 70), ((), (("Cyan", 100.0), ("Magenta", 100.0))))


def test_a_soft_mask_is_gone_into_and_not_seen(pdf: pikepdf.Pdf) -> None:
    mask = Dictionary(S=Name.Luminosity, G=form(b"1 0 0 rg 0 0 9 9 re f")(pdf))
    inner, fill = seen(b"/G gs 0 0 5 5 re f", Dictionary(ExtGState=Dictionary(G=Dictionary(SMask=mask))))
    assert (inner.inside, inner.visible, fill.visible) == ("a soft mask", False, True)


# ---- Nothing goes on for ever ----------------------------------------------------------------------------------


def test_a_form_within_itself_is_told_and_left(pdf: pikepdf.Pdf) -> None:
    inner = form(b"/X Do 0 0 9 9 re f")(pdf)
    inner.Resources = Dictionary(XObject=Dictionary(X=inner))
    machine = gone_through(b"/X Do", Dictionary(XObject=Dictionary(X=inner)))
    assert machine.faults == ["in the form X: the form X is drawn inside of itself"]
    assert sum(isinstance(event, Fill) for event in machine.events) == 1


def test_forms_that_draw_each_other_ten_times_over_are_counted(pdf: pikepdf.Pdf) -> None:
    inner = form(b"0 0 9 9 re f")(pdf)
    for _ in range(12):
        inner = form(b"/X Do " * 10, Resources=Dictionary(XObject=Dictionary(X=inner)))(pdf)
    with pytest.raises(Enough, match="more than 2,000 operators"):
        gone_through(b"/X Do", Dictionary(XObject=Dictionary(X=inner)), Budget(page=2_000))


def test_forms_that_stand_too_deep_are_left(pdf: pikepdf.Pdf) -> None:
    inner = form(b"0 0 9 9 re f")(pdf)
    for _ in range(40):
        inner = form(b"/X Do", Resources=Dictionary(XObject=Dictionary(X=inner)))(pdf)
    machine = gone_through(b"/X Do", Dictionary(XObject=Dictionary(X=inner)))
    assert any("more than 24 deep" in fault for fault in machine.faults)


def test_all_content_together_is_counted(pdf: pikepdf.Pdf) -> None:
    inner = form(b" " * 1_000)(pdf)
    with pytest.raises(Enough, match="more content"):
        gone_through(b"/X Do " * 100, Dictionary(XObject=Dictionary(X=inner)), Budget(content=10_000))


def test_operands_that_are_not_an_operators_own_change_nothing() -> None:
    machine = gone_through(b"/A w 1 2 re (x) cm 0 0 rg /F Tf 0 0 9 9 re f")
    (fill,) = machine.events
    assert isinstance(fill, Fill)
    assert fill.box == (0, 0, 9, 9)
    assert len(machine.faults) == 5


def test_numbers_without_an_end_stand_nowhere() -> None:
    huge = b"9" * 400
    machine = gone_through(huge + b" 0 0 1 0 0 cm 0 0 9 9 re f 0 0 m 1 1 l S " + huge + b" w 0 0 m 1 1 l S")
    assert not any(event.visible for event in machine.events)


# ---- Streams ---------------------------------------------------------------------------------------------------


def packed(pdf: pikepdf.Pdf, data: bytes, **entries: Any) -> pikepdf.Stream:
    made = pikepdf.Stream(pdf, b"")
    made.write(data, filter=entries.pop("Filter", None))
    for key, value in entries.items():
        made[f"/{key}"] = value
    return made


def deflated(data: bytes) -> bytes:
    return zlib.compress(data)


@pytest.mark.parametrize(
    ("data", "filters", "unpacked_to", "fault"),
    [
        (b"0 g", None, b"0 g", ""),
        (deflated(b"0 g"), Name.FlateDecode, b"0 g", ""),
        (deflated(b"0 g" * 100)[:-6], Name.FlateDecode, None, DAMAGED),
        (b"30 2067>", Name.ASCIIHexDecode, b"0 g", ""),
        (b"\x01ab\xfec\x80", Name.RunLengthDecode, b"abccc", ""),
        (b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", Name.LZWDecode, b"-----A---B", ""),
        (deflated(b" " * 10_000), Name.FlateDecode, b" " * 1_000, TOO_MUCH),
        (b"x", Name.JBIG2Decode, b"", STRANGE),
    ],
)
def test_streams_are_unpacked_as_far_as_is_allowed(
    pdf: pikepdf.Pdf, data: bytes, filters: Any, unpacked_to: bytes | None, fault: str
) -> None:
    got, wrong = unpacked(packed(pdf, data, Filter=filters), 1_000)
    assert wrong == fault
    assert unpacked_to is None or got == unpacked_to


def test_a_bomb_in_a_bomb_is_stopped(pdf: pikepdf.Pdf) -> None:
    twice = deflated(deflated(b" " * 50_000_000))
    got, wrong = unpacked(packed(pdf, twice, Filter=Array([Name.FlateDecode, Name.FlateDecode])), 1_000_000)
    assert (len(got), wrong) == (1_000_000, TOO_MUCH)


def test_a_stream_in_another_file_is_not_fetched(pdf: pikepdf.Pdf) -> None:
    assert unpacked(packed(pdf, b"", F=pikepdf.String("/etc/passwd")), 1_000) == (b"", ELSEWHERE)


# ---- Boxes as people measure them ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("turn", "box"),
    [
        (0, Box(10, 20, 30, 40)),
        (90, Box(140, 10, 40, 30)),
        (180, Box(60, 140, 30, 40)),
        (270, Box(20, 60, 40, 30)),
    ],
)
def test_a_place_is_measured_on_the_page_as_it_is_looked_at(turn: int, box: Box) -> None:
    mm = 72 / 25.4
    # A page of 100 by 200 mm in a larger sheet; the place is 10 from the left and 20 from the top.
    trim = (10 * mm, 10 * mm, 110 * mm, 210 * mm)
    sheet = Sheet(1, (0, 0, 120 * mm, 220 * mm), trim=trim, turn=turn)
    got = sheet.box((20 * mm, 150 * mm, 50 * mm, 190 * mm))
    assert (got.x, got.y, got.width, got.height) == pytest.approx((box.x, box.y, box.width, box.height))
