"""a page of a stranger's PDF → the same, seen on a page of ours: where it stands, its colours, its words."""

from __future__ import annotations

import io
import pickle
import random
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

import pagekit
from pagekit.errors import MissingDependency, Unreadable
from pagekit.foreign import ForeignForm, foreign_form, read
from pagekit.foreign.take import take
from pagekit.jobs import Limits
from pagekit.jobs.limits import MEGABYTE
from tests.foreign.sheets import BLUE, GREEN, RED, Seen, drawn, form, page_of, placed, problems, saved

IS_WHITE, IS_RED, IS_GREEN, IS_BLUE = (255, 255, 255), (255, 0, 0), (0, 255, 0), (0, 0, 255)
CORNERS = RED + b" 0 0 20 20 re f " + GREEN + b" 180 0 20 20 re f " + BLUE + b" 0 80 20 20 re f"
"""Red at the bottom left, green at the bottom right, blue at the top left of 200 by 100 points."""


def taken(data: bytes, box: str = "trim", page: int = 1) -> ForeignForm:
    return take(data, "ad.pdf", page, box)


def refused(data: bytes, **how: Any) -> str:
    with pytest.raises(Unreadable) as caught:
        taken(data, **how)
    return str(caught.value)


def codes(form_: ForeignForm) -> list[str]:
    return [note.code for note in form_.notes]


# ---- Where it stands ---------------------------------------------------------------------------------------


def test_it_stands_where_it_is_put_within_half_a_point() -> None:
    made = taken(drawn(RED + b" 10 10 100 50 re f"))
    seen = placed(made)
    assert (made.width, made.height, made.notes) == (200, 100, ())
    assert [seen.at(x, 60) for x in (59.5, 60.5, 159.5, 160.5)] == [IS_WHITE, IS_RED, IS_RED, IS_WHITE]
    assert [seen.at(100, y) for y in (39.5, 40.5, 89.5, 90.5)] == [IS_WHITE, IS_RED, IS_RED, IS_WHITE]


@pytest.mark.parametrize(
    ("turn", "beyond"), [(0, (1, 4, 3, 2)), (90, (2, 1, 4, 3)), (180, (3, 2, 1, 4)), (270, (4, 3, 2, 1))]
)
def test_with_its_bleed_it_goes_on_beyond_its_size(turn: int, beyond: tuple[int, ...]) -> None:
    def around(_: pikepdf.Pdf, page: Any) -> None:
        page.MediaBox, page.BleedBox = Array([-50, -50, 250, 150]), Array([-1, -2, 203, 104])
        page.TrimBox, page.Rotate = Array([0, 0, 200, 100]), turn

    data = drawn(CORNERS, with_it=around)
    cut, whole = (take(data, "ad.pdf", 1, "trim", bleed=bleed) for bleed in (False, True))
    assert (cut.beyond, whole.beyond) == ((0, 0, 0, 0), beyond)
    assert (cut.width, cut.height) == (whole.width, whole.height)
    assert "/BBox[0 0 200 100]" in str(cut.objects[0].parts)
    assert "/BBox[-1 -2 203 104]" in str(whole.objects[0].parts)


def test_without_a_bleed_box_a_page_has_no_bleed() -> None:
    data = drawn(CORNERS, with_it=lambda _, page: page.__setattr__("TrimBox", Array([10, 10, 190, 90])))
    assert take(data, "ad.pdf", 1, "trim", bleed=True).beyond == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("turn", "size", "corners"),
    [
        # Bottom left, bottom right, top left, top right.
        (0, (200, 100), (IS_RED, IS_GREEN, IS_BLUE, IS_WHITE)),
        (90, (100, 200), (IS_GREEN, IS_WHITE, IS_RED, IS_BLUE)),
        (180, (200, 100), (IS_WHITE, IS_BLUE, IS_GREEN, IS_RED)),
        (-90, (100, 200), (IS_BLUE, IS_RED, IS_WHITE, IS_GREEN)),
    ],
)
def test_it_is_turned_as_readers_turn_it(
    turn: int, size: tuple[float, float], corners: tuple[object, ...]
) -> None:
    data = drawn(CORNERS, with_it=lambda _, page: page.__setattr__("Rotate", turn))
    made = taken(data)
    assert (made.width, made.height) == size
    wide, high = size
    spots = ((10, 10), (wide - 10, 10), (10, high - 10), (wide - 10, high - 10))
    seen = placed(made)
    assert tuple(seen.at(50 + x, 30 + y) for x, y in spots) == corners
    alone = Seen(data)
    assert tuple(alone.at(x, y) for x, y in spots) == corners


def with_boxes(_: pikepdf.Pdf, page: Any) -> None:
    page.MediaBox = Array([-10, -10, 210, 110])
    page.CropBox = Array([0, 0, 200, 100])
    page.BleedBox = Array([5, 5, 195, 95])
    page.TrimBox = Array([10, 10, 190, 90])
    page.ArtBox = Array([180, 80, 20, 20])


@pytest.mark.parametrize(
    ("box", "size"),
    [
        ("trim", (180, 80)),
        ("art", (160, 60)),
        ("bleed", (190, 90)),
        ("crop", (200, 100)),
        ("media", (220, 120)),
    ],
)
def test_it_is_cut_to_the_box_that_is_named(box: str, size: tuple[float, float]) -> None:
    made = taken(drawn(RED + b" -50 -50 500 500 re f", with_it=with_boxes), box)
    assert (made.width, made.height, made.notes) == (*size, ())
    seen = placed(made)
    right, top = 50 + size[0], 30 + size[1]
    assert [seen.at(x, 60) for x in (49.5, 50.5, right - 0.5, right + 0.5)] == [
        IS_WHITE,
        IS_RED,
        IS_RED,
        IS_WHITE,
    ]
    assert [seen.at(60, y) for y in (29.5, 30.5, top - 0.5, top + 0.5)] == [
        IS_WHITE,
        IS_RED,
        IS_RED,
        IS_WHITE,
    ]


def test_a_box_that_is_not_there_is_told() -> None:
    def no_trim(_: pikepdf.Pdf, page: Any) -> None:
        del page.TrimBox
        page.CropBox = Array([10, 10, 110, 60])

    made = taken(drawn(with_it=no_trim))
    (note,) = made.notes
    assert (made.width, made.height) == (100, 50)
    assert (note.code, note.what) == ("advert-box", "the page has no TrimBox; all of its CropBox is shown.")


def test_a_unit_of_its_own_counts() -> None:
    def in_inches(_: pikepdf.Pdf, page: Any) -> None:
        page.UserUnit = 72
        page.MediaBox = page.TrimBox = Array([0, 0, 2, 1])

    made = taken(drawn(RED + b" 1 0 1 1 re f", with_it=in_inches))
    assert (made.width, made.height) == (144, 72)
    assert [placed(made).at(x, 60) for x in (121, 123, 193, 195)] == [IS_WHITE, IS_RED, IS_RED, IS_WHITE]


def test_what_its_parents_say_holds() -> None:
    def inherit(pdf: pikepdf.Pdf, page: Any) -> None:
        pages = pdf.Root.Pages
        pages.Rotate, pages.MediaBox = 90, page.MediaBox
        pages.Resources = Dictionary(XObject=Dictionary(Ad=form(pdf, RED + b" 0 0 20 20 re f")))
        del page.MediaBox, page.Resources

    made = taken(drawn(b"/Ad Do", with_it=inherit))
    assert (made.width, made.height) == (100, 200)
    assert placed(made).at(60, 220) == IS_RED


# ---- What it looks like ------------------------------------------------------------------------------------


def test_it_begins_as_a_page_begins_whatever_was_left_before_it() -> None:
    seen = placed(taken(drawn(b"10 10 50 50 re f 100 50 m 180 50 l S")))
    assert [seen.at(x, y) for x, y in ((80, 60), (190, 80), (190, 82))] == [(0, 0, 0), (0, 0, 0), IS_WHITE]


def test_several_streams_of_content_are_one() -> None:
    def in_two(pdf: pikepdf.Pdf, page: Any) -> None:
        page.Contents = Array(
            [pdf.make_stream(RED), pdf.make_stream(b"10 10 50 50 re"), pdf.make_stream(b"f")]
        )

    assert placed(taken(drawn(with_it=in_two))).at(80, 60) == IS_RED


def test_its_inks_stay_as_they_are() -> None:
    def pictured(pdf: pikepdf.Pdf, page: Any) -> None:
        stream = pdf.make_stream(bytes((0, 255, 255, 0)) * 4)
        for key, value in {
            "Type": Name.XObject, "Subtype": Name.Image, "Width": 2, "Height": 2, "BitsPerComponent": 8,
            "ColorSpace": Name.DeviceCMYK, "Metadata": pdf.make_stream(b"<x/>"), "StructParent": 7,
        }.items():  # fmt: skip
            stream[f"/{key}"] = value
        spot = Array(
            [
                Name.Separation,
                Name("/PANTONE 185 C"),
                Name.DeviceCMYK,
                pdf.make_indirect(
                    Dictionary(
                        FunctionType=2,
                        Domain=Array([0, 1]),
                        N=1,
                        C0=Array([0, 0, 0, 0]),
                        C1=Array([0, 1, 1, 0]),
                    )
                ),
            ]
        )
        page.Resources = Dictionary(
            XObject=Dictionary(Im=stream),
            ColorSpace=Dictionary(Spot=spot),
            ExtGState=Dictionary(Over=Dictionary(OP=True, op=True, OPM=1)),
        )

    data = drawn(b"/Over gs q 50 0 0 50 10 10 cm /Im Do Q /Spot cs 1 scn 100 10 50 50 re f", with_it=pictured)
    made = page_of(taken(data))
    seen = Seen(made)
    assert seen.at(80, 60) == Seen(data).at(30, 30) != IS_WHITE
    assert seen.at(170, 60) == Seen(data).at(120, 30) != IS_WHITE
    with pikepdf.open(io.BytesIO(made)) as pdf:
        held = pdf.pages[0].Resources.XObject.X0.Resources
        assert (held.XObject.Im.ColorSpace, held.ColorSpace.Spot[1]) == (
            Name.DeviceCMYK,
            Name("/PANTONE 185 C"),
        )
        assert held.ExtGState.Over.OPM == 1
        assert {"/Metadata", "/StructParent"} & set(held.XObject.Im.keys()) == set()
        assert held.XObject.Im.read_bytes() == bytes((0, 255, 255, 0)) * 4


def test_its_group_stays() -> None:
    def grouped(_: pikepdf.Pdf, page: Any) -> None:
        page.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK, I=True)

    with pikepdf.open(io.BytesIO(page_of(taken(drawn(with_it=grouped))))) as pdf:
        group = pdf.pages[0].Resources.XObject.X0.Group
        assert [str(group.S), str(group.CS), group.I] == ["/Transparency", "/DeviceCMYK", True]


@pytest.fixture(scope="module")
def printed() -> bytes:
    """A page of ours, for an advert: tagged, with fonts of its own, a link and an outline."""
    story = pagekit.Article(id="boots", headline="Boots for every weather", deck="Sold by Müller in Łódź")
    return pagekit.render_pdf(story).data


def test_its_words_are_found_and_its_fonts_are_its_own(printed: bytes) -> None:
    made = page_of(taken(printed, "media"), scale=0.4, at=(20, 20))
    text = " ".join(Seen(made).text.split())
    assert "Boots for every weather" in text and "Müller in Łódź" in text
    assert problems(made) == []


def test_numbers_of_marks_artifacts_and_layers_stay_behind(printed: bytes) -> None:
    with pikepdf.open(io.BytesIO(page_of(taken(printed, "media")))) as pdf:
        content = pdf.pages[0].Resources.XObject.X0.read_bytes()
    assert b"/MCID" not in content and b"/Artifact" not in content and b"/Span" in content


def test_it_is_the_same_each_time_and_travels(printed: bytes) -> None:
    one = foreign_form(printed, "ad.pdf", box="media")
    assert one == taken(printed, "media") == pickle.loads(pickle.dumps(one))  # noqa: S301
    assert page_of(one) == page_of(taken(printed, "media"))


def test_it_is_written_once_for_all_pages() -> None:
    with pikepdf.open(io.BytesIO(page_of(taken(drawn(CORNERS))))) as pdf:
        first, second = (page.Resources.XObject.X0.objgen for page in pdf.pages)
        assert first == second
        assert len(pdf.pages) == 2


# ---- Layers ------------------------------------------------------------------------------------------------


def layered(pdf: pikepdf.Pdf, page: Any) -> None:
    """Two layers, the second of them hidden; a form lies on each."""
    seen, unseen = (
        pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in ("Text", "Notes")
    )
    both = pdf.make_indirect(Dictionary(Type=Name.OCMD, OCGs=Array([seen, unseen]), P=Name.AllOn))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([seen, unseen]), D=Dictionary(OFF=Array([unseen])))
    page.Resources = Dictionary(
        Properties=Dictionary(A=seen, B=unseen, C=both),
        XObject=Dictionary(
            On=form(pdf, BLUE + b" 0 0 20 20 re f", OC=seen),
            Off=form(pdf, RED + b" 30 0 20 20 re f", OC=unseen),
        ),
    )


def test_layers_that_are_hidden_are_left_out_with_a_note() -> None:
    content = (
        b"/OC /A BDC " + GREEN + b" 0 50 20 20 re f EMC /OC /B BDC " + RED + b" 30 50 20 20 re f /Span BMC "
        b"60 50 20 20 re B EMC EMC 90 50 20 20 re f /OC /C BDC 120 50 20 20 re f EMC /On Do /Off Do"
    )
    made = taken(drawn(content, with_it=layered))
    seen = placed(made)
    row = [seen.at(50 + x, 90) for x in (10, 40, 70, 100, 130)]
    # The colour that was chosen on the hidden layer holds beyond it.
    assert row == [IS_GREEN, IS_WHITE, IS_WHITE, IS_RED, IS_WHITE]
    assert [seen.at(50 + x, 40) for x in (10, 40)] == [IS_BLUE, IS_WHITE]
    (note,) = made.notes
    assert (note.code, note.what) == (
        "advert-layers", "layers that are not seen when it is opened are left out: Notes.",
    )  # fmt: skip
    with pikepdf.open(io.BytesIO(page_of(made))) as pdf:
        assert b"/OC" not in pdf.pages[0].Resources.XObject.X0.read_bytes()
        assert not any(
            isinstance(one, Dictionary) and one.get("/Type") in {"/OCG", "/OCMD"} for one in pdf.objects
        )


# ---- What lies beside the page -----------------------------------------------------------------------------


def annotated(pdf: pikepdf.Pdf, page: Any, action: Any = None) -> None:
    link = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 10, 10]), A=action or Dictionary(S=Name.URI)
    )
    field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=Array([0, 0, 10, 10]), P=page)
    page.Annots = Array([pdf.make_indirect(one) for one in (link, field, pikepdf.Dictionary(link))])
    pdf.Root.AcroForm = Dictionary(Fields=Array([page.Annots[1]]))
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([])))
    pdf.Root.OpenAction = Dictionary(S=Name.GoTo, D=Array([page, Name.Fit]))


def test_what_lies_over_it_is_left_out_with_notes() -> None:
    made = taken(drawn(with_it=annotated))
    assert codes(made) == ["advert-annotations", "advert-files", "advert-actions"]
    assert made.notes[0].what == "what lies over the page is left out: 2 Link, 1 Widget."


def test_what_is_not_quite_in_order_is_noted_without_a_place_in_memory() -> None:
    def twice(pdf: pikepdf.Pdf, page: Any) -> None:
        note = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 10, 10])))
        page.Annots = Array([note, note])

    _, note = taken(drawn(with_it=twice)).notes
    assert note.code == "advert-damaged"
    assert note.what.startswith("the PDF is not quite in order: object 3 0") and "0x" not in note.what


def scripts() -> dict[str, Callable[[pikepdf.Pdf, Any], None]]:
    def program() -> Any:
        return Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))

    def opens(pdf: pikepdf.Pdf, _: Any) -> None:
        pdf.Root.OpenAction = Dictionary(S=Name.GoTo, Next=Array([program()]))

    def named(pdf: pikepdf.Pdf, _: Any) -> None:
        pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), program()])))

    def turned_to(_: pikepdf.Pdf, page: Any) -> None:
        page.AA = Dictionary(O=program())

    def clicked(pdf: pikepdf.Pdf, page: Any) -> None:
        annotated(pdf, page, program())

    return {"opens": opens, "named": named, "turned to": turned_to, "clicked": clicked}


@pytest.mark.parametrize("way", list(scripts()))
def test_one_that_is_scripted_is_refused_by_name(way: str) -> None:
    data = drawn(with_it=scripts()[way])
    assert refused(data) == "ad.pdf: carries JavaScript. Export the page without it."


def test_faces_that_are_not_in_the_file_are_noted() -> None:
    def lettered(pdf: pikepdf.Pdf, page: Any) -> None:
        face = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        page.Resources = Dictionary(Font=Dictionary(F1=face))

    made = taken(drawn(b"BT /F1 20 Tf 20 20 Td (Sale) Tj ET", with_it=lettered))
    (note,) = made.notes
    assert (note.code, note.what.rpartition(": ")[2]) == ("advert-fonts", "Helvetica.")
    assert "Sale" in placed(made).text


def test_names_of_bytes_that_are_no_text_are_names() -> None:
    def named(pdf: pikepdf.Pdf, page: Any) -> None:
        spot = Array(
            [
                Name.Separation,
                Name.GABC,
                Name.DeviceGray,
                Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1),
            ]
        )
        square = form(pdf, RED + b" 0 0 20 20 re f")
        page.Resources = Dictionary(XObject=Dictionary(SABC=square), ColorSpace=Dictionary(C=spot))

    data = drawn(b"/S#fc Do", with_it=named).replace(b"/SABC", b"/S#fc").replace(b"/GABC", b"/G#fc")
    made = page_of(taken(data))
    assert Seen(made).at(60, 40) == IS_RED
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert pdf.pages[0].Resources.XObject.X0.Resources.ColorSpace.C[1].unparse() == b"/G#fc"


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_wrong_with_it_is_told_as_one_of_our_errors(seed: int) -> None:
    luck = random.Random(seed)
    files = (
        drawn(CORNERS, with_it=with_boxes),
        drawn(b"/On Do /Off Do", with_it=layered),
        drawn(with_it=annotated),
    )
    ends = {"taken": 0, "refused": 0}
    for _ in range(150):
        data = bytearray(luck.choice(files))
        for _ in range(luck.choice((1, 2, 10))):
            place = luck.randrange(len(data) - 10)
            odd = luck.choice((b"null", b"[", b"/Form", b"-1", b"\xfc", b"3 0 R"))
            # Nothing is moved: the table of places would be wrong, and all would be refused for that.
            data[place : place + len(odd)] = odd
        try:
            page_of(taken(bytes(data)))
            ends["taken"] += 1
        except Unreadable:
            ends["refused"] += 1
    assert min(ends.values()) > 10


# ---- What is refused ---------------------------------------------------------------------------------------


def test_one_that_is_encrypted_is_refused_by_name(tmp_path: Path) -> None:
    wanted = "ad.pdf: is encrypted. Export it without a password."
    assert refused(drawn(encryption=pikepdf.Encryption(user="a", owner="b"))) == wanted
    assert refused(drawn(encryption=pikepdf.Encryption(user="", owner="b"))) == wanted


@pytest.mark.parametrize(
    "data", [b"", b"words", drawn(CORNERS)[:400], drawn(CORNERS).replace(b"startxref", b"startxxxx")]
)
def test_one_that_is_damaged_is_refused_by_name(data: bytes) -> None:
    assert refused(data) == "ad.pdf: is damaged. Export it again."


def test_a_page_that_is_not_there_is_refused() -> None:
    assert refused(drawn(), page=2) == "ad.pdf: has no page 2. Name a page that is there."


@pytest.mark.parametrize("side", [0, 0.5, 2_834_646])
def test_a_page_without_measure_is_refused(side: float) -> None:
    def sized(_: pikepdf.Pdf, page: Any) -> None:
        page.MediaBox = page.TrimBox = Array([0, 0, side, 100])

    told = {0: "0 mm", 0.5: "0 mm", 2_834_646: "1,000,000 mm"}[side]
    said = refused(drawn(with_it=sized))
    assert said == f"ad.pdf: has a TrimBox with a side of {told}. Sides of 1 to 5,080 mm can be shown."


def loop(pdf: pikepdf.Pdf, page: Any) -> None:
    one, two = form(pdf, b"/B Do"), form(pdf, b"/A Do")
    one.Resources = two.Resources = pdf.make_indirect(Dictionary(XObject=Dictionary(A=one, B=two)))
    page.Resources = Dictionary(XObject=Dictionary(A=one))


def laughs(pdf: pikepdf.Pdf, page: Any) -> None:
    last = form(pdf, RED + b" 0 0 1 1 re f")
    for _ in range(10):
        last = form(pdf, b"/A Do " * 10, Resources=Dictionary(XObject=Dictionary(A=last)))
    page.Resources = Dictionary(XObject=Dictionary(A=last))


def tower(pdf: pikepdf.Pdf, page: Any) -> None:
    last = form(pdf, RED)
    for _ in range(100):
        last = form(pdf, b"/A Do", Resources=Dictionary(XObject=Dictionary(A=last)))
    page.Resources = Dictionary(XObject=Dictionary(A=last))


def crowd(pdf: pikepdf.Pdf, page: Any) -> None:
    states = {f"/G{index}": pdf.make_indirect(Dictionary(CA=1)) for index in range(25_000)}
    page.Resources = Dictionary(ExtGState=Dictionary(states))


def postscript(pdf: pikepdf.Pdf, page: Any) -> None:
    page.Resources = Dictionary(XObject=Dictionary(A=form(pdf, b"showpage", Subtype=Name.PS)))


def packed(pdf: pikepdf.Pdf, page: Any) -> None:
    page.Contents.Filter = Array([Name.FlateDecode] * 4)


def elsewhere(pdf: pikepdf.Pdf, page: Any) -> None:
    page.Contents.F = String("other.bin")


def huge_picture(pdf: pikepdf.Pdf, page: Any) -> None:
    picture = form(pdf, b"x", Subtype=Name.Image, Width=100_000, Height=100_000)
    page.Resources = Dictionary(XObject=Dictionary(A=picture))


@pytest.mark.parametrize(
    ("with_it", "what"),
    [
        (loop, "has a part that draws itself."),
        (laughs, "draws its parts over and over, 256 MB and more."),
        (tower, "has parts that stand more than 60 deep in each other."),
        (crowd, "needs more than 20,000 objects."),
        (postscript, "has a part in PostScript."),
        (packed, "has a part that is packed 4 times over."),
        (elsewhere, "has a part that lies in another file."),
        (huge_picture, "has a picture of more than 200,000,000 pixels."),
    ],
)
def test_what_is_beyond_measure_is_refused_by_name(
    with_it: Callable[[pikepdf.Pdf, Any], None], what: str
) -> None:
    data = drawn(b"/A Do", with_it=with_it, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    assert refused(data).startswith(f"ad.pdf: {what}")


def test_a_bomb_of_content_is_refused_by_name() -> None:
    bomb = drawn(b"q Q " * 10_000_000, compress_streams=True)
    assert len(bomb) < 100_000
    with pytest.raises(Unreadable, match=r"ad\.pdf: unpacks to more than 32 MB\. Flatten the page"):
        foreign_form(bomb, "ad.pdf", limits=Limits(work=30, memory=400 * MEGABYTE))


def test_a_bomb_that_only_the_library_unpacks_ends_at_the_jobs_limit() -> None:
    def lines(pdf: pikepdf.Pdf, page: Any) -> None:
        bomb = zlib.compress(bytes(150 * MEGABYTE), 1)
        parms = Dictionary(Predictor=12, Columns=1023)
        page.Contents = pikepdf.Stream(pdf, bomb, Dictionary(Filter=Name.FlateDecode, DecodeParms=parms))

    with pytest.raises(Unreadable, match=r"ad\.pdf: has content that cannot be unpacked\."):
        foreign_form(drawn(with_it=lines), "ad.pdf", limits=Limits(work=30, memory=300 * MEGABYTE))


def test_without_pikepdf_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "available", lambda: False)
    with pytest.raises(MissingDependency) as caught:
        foreign_form(drawn(), "ad.pdf")
    assert caught.value.command == "pip install 'pagekit[adverts]'"


def test_many_pages_and_objects_elsewhere_do_not_matter() -> None:
    pdf = pikepdf.open(io.BytesIO(drawn(CORNERS)))
    for _ in range(50):
        pdf.add_blank_page(page_size=(10, 10))
    pdf.Root.Odd = Array([pdf.make_indirect(Dictionary(A=1)) for _ in range(20_000)])
    made = taken(saved(pdf))
    assert len(made.objects) == 2
