"""RGB of an advertiser's page → the inks of a press; its CMYK, its greys and its spots stay as they are."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from pagekit.condition import find_condition
from pagekit.errors import Unreadable
from pagekit.foreign import ForeignForm, foreign_form
from pagekit.foreign.inks import PressInks
from pagekit.foreign.take import take
from pagekit.preflight.read import preflight_pdf
from tests.foreign.colourful import PIXELS, SRGB, UNIT, axial, colourful, picture, ramp
from tests.foreign.sheets import Seen, drawn, form, page_of, problems

COATED = PressInks.of(find_condition("coated"))
NEWSPRINT = PressInks.of(find_condition("newsprint"))
WithIt = Callable[[pikepdf.Pdf, Any], None]


def inked(content: bytes, with_it: WithIt | None = None, press: PressInks | None = COATED) -> ForeignForm:
    return take(drawn(content, with_it=with_it), "ad.pdf", 1, "trim", press)


def body(made: ForeignForm) -> bytes:
    return zlib.decompress(made.objects[0].data or b"")


def setters(content: bytes) -> list[bytes]:
    """The operators of colours with what they set, each on a line of its own where the content was written anew."""
    return re.findall(rb"[^\n]*\b(?:rg|RG|g|G|k|K|cs|CS|scn?|SCN?)(?=\n|$)", content)


def only(made: ForeignForm, kind: str) -> Any:
    """The one object of this subtype in a PDF with the form, and its document."""
    pdf = pikepdf.open(io.BytesIO(page_of(made)))
    found = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == kind]
    assert len(found) == 1
    return found[0], pdf


def image(made: ForeignForm) -> Any:
    return only(made, "/Image")


def one_picture(**more: Any) -> WithIt:
    def with_it(pdf: pikepdf.Pdf, page: Any) -> None:
        data = more.pop("data", PIXELS)
        space = more.pop("space", Name.DeviceRGB)
        page.Resources = Dictionary(XObject=Dictionary(A=picture(pdf, data, space, **more)))

    return with_it


# ---- Colours that are set --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "becomes"),
    [
        (b"0 0 0 rg", b"0 0 0 1 k"),
        (b"0 0 0 RG", b"0 0 0 1 K"),
        (b".004 0 .006 rg", b"0 0 0 1 k"),
        (b"1 1 1 rg", b"0 0 0 0 k"),
        (b"/DeviceRGB cs 0 0 0 sc", b"0 0 0 1 sc"),
    ],
)
def test_black_and_white_are_of_black_alone(said: bytes, becomes: bytes) -> None:
    assert setters(body(inked(said + b" 0 0 9 9 re f")))[-1] == becomes


def test_a_grey_stays_on_the_black_plate() -> None:
    (said,) = setters(body(inked(b".5 .5 .5 rg 0 0 9 9 re f")))
    *colours, black = (float(share) for share in said.split()[:4])
    assert colours == [0, 0, 0]
    assert 0.4 < black < 0.7


def test_a_colour_is_what_the_profile_makes_of_it() -> None:
    (said,) = setters(body(inked(b"1 0 0 rg 0 0 9 9 re f")))
    cyan, magenta, yellow, black = (float(share) for share in said.split()[:4])
    assert (cyan, black) == (0, 0)
    assert min(magenta, yellow) > 0.9


@pytest.mark.parametrize(
    "said",
    [b"0 .2 .4 .1 k", b".3 G", b".3 g", b"/DeviceCMYK cs 1 0 0 0 sc", b"(1 0 0 rg) pop", b"%1 0 0 rg\n"],
)
def test_what_is_in_inks_is_not_touched(said: bytes) -> None:
    content = b"q   " + said + b"  0 0 9 9 re f Q"
    made = inked(content)
    assert made == inked(content, press=None)
    assert content in body(made)


def test_a_colour_is_set_back_with_all_else() -> None:
    content = b"/DeviceRGB cs q 1 0 0 0 k Q 0 0 0 sc 0 0 9 9 re f"
    assert setters(body(inked(content)))[-1] == b"0 0 0 1 sc"


def test_a_colour_of_a_space_that_is_not_said_is_refused() -> None:
    with pytest.raises(Unreadable, match="sets a colour and does not say of what"):
        inked(b"1 0 0 sc 0 0 9 9 re f")


# ---- Everywhere ------------------------------------------------------------------------------------------------


def colour_codes(pdf: bytes) -> set[str]:
    report = preflight_pdf(pdf, press="coated", plates=False)
    return {note.code for note in report.notes if note.code.startswith("colour-")}


def test_nowhere_is_anything_left_of_rgb() -> None:
    """The reader is another than the one that converts."""
    assert colour_codes(page_of(take(colourful(), "ad.pdf", 1, "trim"))) == {
        "colour-calibrated", "colour-mixing", "colour-rgb", "colour-stand-in",
    }  # fmt: skip
    made = take(colourful(), "ad.pdf", 1, "trim", COATED)
    after = page_of(made)
    assert colour_codes(after) == set()
    assert problems(after) == []
    assert [(note.code, note.what) for note in made.notes] == [
        ("advert-spots", "spot colours in it: Gold, PANTONE 300 C."),
        (
            "advert-rgb",
            "RGB in it is printed in the inks of coated: 11 colours, 2 transparent parts, 10 pictures, 4 shadings.",
        ),
    ]


def test_it_looks_as_it_did_as_far_as_inks_can() -> None:
    before = Seen(page_of(take(colourful(), "ad.pdf", 1, "trim")))
    after = Seen(page_of(take(colourful(), "ad.pdf", 1, "trim", COATED)))
    for place in range(27):
        x, y = 50 + 5 + place % 10 * 35 + 8, 30 + 5 + place // 10 * 35 + 8
        was, is_ = before.at(x, y), after.at(x, y)
        # The loudest of three channels is still the loudest.
        assert sum(abs(one - other) for one, other in zip(was, is_, strict=True)) < 300, place
        if max(was) - min(was) > 120:
            assert is_.index(max(is_)) == was.index(max(was)) or max(is_) - sorted(is_)[1] < 40, place


def test_the_same_advert_gives_the_same_form() -> None:
    one, other = (take(colourful(), "ad.pdf", 1, "trim", COATED) for _ in range(2))
    assert one == other


@pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript renders the plates")
def test_black_words_are_on_one_plate_and_a_spot_on_its_own(tmp_path: Path) -> None:
    def with_it(pdf: pikepdf.Pdf, page: Any) -> None:
        face = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Times-Roman"))
        spot = Array([Name.Separation, Name("/HKS 43 N"), Name.DeviceRGB, ramp([1, 1, 1], [0, 0.2, 0.7])])
        page.Resources = Dictionary(Font=Dictionary(F=face), ColorSpace=Dictionary(S=spot))

    made = inked(b"/S cs 1 scn 0 0 20 20 re f 0 0 0 rg BT /F 40 Tf 30 30 Td (Half price) Tj ET", with_it)
    (tmp_path / "ad.pdf").write_bytes(page_of(made))
    subprocess.run(
        ["gs", "-q", "-dSAFER", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiffsep", "-r36", "-dUsePDFX3Profile",
         "-dLastPage=1", "-o", str(tmp_path / "p%d.tif"), str(tmp_path / "ad.pdf")],
        check=True,
    )  # fmt: skip
    inked_ = set()
    for path in tmp_path.glob("p1(*).tif"):
        with Image.open(path) as plate:
            if plate.convert("L").getextrema()[0] < 250:
                inked_.add(path.name)
    assert inked_ == {"p1(Black).tif", "p1(HKS 43 N).tif"}


# ---- Pictures --------------------------------------------------------------------------------------------------


def test_a_picture_takes_no_more_ink_than_the_paper() -> None:
    dark = bytes([10, 0, 20, 30, 5, 0, 0, 20, 10, 20, 0, 0] * 4)
    found, pdf = image(inked(b"9 0 0 9 0 0 cm /A Do", one_picture(data=dark), replace(NEWSPRINT, spots=True)))
    with pdf:
        assert found.ColorSpace == Name.DeviceCMYK
        data = found.read_bytes()
    most = max(sum(data[at : at + 4]) for at in range(0, len(data), 4))
    assert 150 < most / 255 * 100 <= 220


def test_a_picture_that_is_grey_is_on_black_alone() -> None:
    found, pdf = image(inked(b"9 0 0 9 0 0 cm /A Do", one_picture(data=b"ZZZ" * 16)))
    with pdf:
        assert found.ColorSpace == Name.DeviceGray


def test_a_table_of_colours_becomes_one_of_inks_and_the_pixels_stay() -> None:
    table = Array([Name.Indexed, Name.DeviceRGB, 1, String(b"\0\0\0\xff\xff\xff")])
    pixels = bytes([0, 1] * 8)
    found, pdf = image(inked(b"9 0 0 9 0 0 cm /A Do", one_picture(data=pixels, space=table)))
    with pdf:
        assert [found.ColorSpace[1], bytes(found.ColorSpace[3])] == [Name.DeviceCMYK, b"\0\0\0\xff\0\0\0\0"]
        assert found.read_bytes() == pixels


def test_what_a_colour_hid_is_hidden_by_a_mask() -> None:
    made = inked(b"9 0 0 9 0 0 cm /A Do", one_picture(Mask=Array([255, 255, 0, 0, 0, 0])))
    with pikepdf.open(io.BytesIO(page_of(made))) as pdf:
        (mask,) = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/ImageMask")]
        assert mask.read_bytes() == bytes([0b1000_0000] * 4)


def test_a_picture_that_is_mixed_with_its_mask_is_refused() -> None:
    def with_it(pdf: pikepdf.Pdf, page: Any) -> None:
        mask = picture(pdf, bytes(16), Name.DeviceGray, Matte=Array([0, 0, 0]))
        page.Resources = Dictionary(XObject=Dictionary(A=picture(pdf, PIXELS, Name.DeviceRGB, SMask=mask)))

    with pytest.raises(Unreadable, match=r"^ad\.pdf: has a picture in RGB that is mixed with its mask\."):
        inked(b"9 0 0 9 0 0 cm /A Do", with_it)


# ---- Masks and shadings ----------------------------------------------------------------------------------------


def test_a_mask_lets_as_much_through_as_it_did() -> None:
    def with_it(pdf: pikepdf.Pdf, page: Any) -> None:
        group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
        mask = form(pdf, b"0 1 0 rg 0 0 50 99 re f 0 0 1 rg 50 0 50 99 re f", Group=group)
        page.Resources = Dictionary(
            ExtGState=Dictionary(M=Dictionary(SMask=Dictionary(S=Name.Luminosity, G=mask)))
        )

    content = b"/M gs 0 g 0 0 100 100 re f"
    seen = [Seen(page_of(inked(content, with_it, press))) for press in (None, COATED)]
    for x in (75, 125):
        was, is_ = (each.at(x, 60)[0] for each in seen)
        assert abs(was - is_) <= 2


def test_what_is_both_drawn_and_a_mask_is_refused() -> None:
    def with_it(pdf: pikepdf.Pdf, page: Any) -> None:
        both = form(pdf, b"1 0 0 rg 0 0 9 9 re f", Group=Dictionary(S=Name.Transparency, CS=Name.DeviceRGB))
        state = Dictionary(SMask=Dictionary(S=Name.Luminosity, G=both))
        page.Resources = Dictionary(ExtGState=Dictionary(M=state), XObject=Dictionary(A=both))

    with pytest.raises(Unreadable, match="both drawn and a mask"):
        inked(b"/M gs /A Do", with_it)


def test_a_hard_edge_of_a_shading_stays_one() -> None:
    def with_it(pdf: pikepdf.Pdf, page: Any) -> None:
        runs = Dictionary(
            FunctionType=3, Domain=UNIT, Bounds=Array([0.5]), Encode=Array([0, 1, 0, 1]),
            Functions=Array([ramp([1, 1, 1], [1, 1, 1]), ramp([0, 0, 0], [0, 0, 0])]),
        )  # fmt: skip
        page.Resources = Dictionary(Shading=Dictionary(S=axial(runs)))

    seen = Seen(page_of(inked(b"/S sh", with_it)))
    assert seen.at(50 + 14, 60) == (255, 255, 255)
    assert max(seen.at(50 + 16, 60)) < 60


def test_a_shading_that_is_worked_out_for_every_place_is_refused() -> None:
    def with_it(pdf: pikepdf.Pdf, page: Any) -> None:
        calc = pikepdf.Stream(
            pdf, b"{ 0 }", Dictionary(FunctionType=4, Domain=Array([0, 1] * 2), Range=Array([0, 1] * 3))
        )
        page.Resources = Dictionary(
            Shading=Dictionary(
                S=Dictionary(ShadingType=1, ColorSpace=Name.DeviceRGB, Function=pdf.make_indirect(calc))
            )
        )

    with pytest.raises(Unreadable, match=r"^ad\.pdf: has a shading in RGB whose colours are worked out"):
        inked(b"/S sh", with_it)


# ---- What the condition says -----------------------------------------------------------------------------------


def test_a_condition_may_refuse_rgb() -> None:
    with pytest.raises(
        Unreadable, match=r"^ad\.pdf: has RGB in it, and coated takes none: 2 colours\. Export it"
    ):
        inked(b"1 0 0 rg 0 1 0 RG 0 0 9 9 re B", press=replace(COATED, rgb="refuse"))
    assert inked(b"1 0 0 0 k 0 0 9 9 re f", press=replace(COATED, rgb="refuse")).notes == ()


def test_a_condition_may_keep_rgb() -> None:
    kept = take(colourful(), "ad.pdf", 1, "trim", replace(COATED, rgb="keep"))
    assert kept.objects == take(colourful(), "ad.pdf", 1, "trim").objects
    assert [note.code for note in kept.notes] == ["advert-spots", "advert-rgb"]


def test_spots_are_kept_where_there_are_any_and_refused_by_name_where_not() -> None:
    def with_it(pdf: pikepdf.Pdf, page: Any) -> None:
        spot = Array(
            [Name.Separation, Name("/HKS 43 N"), Name.DeviceCMYK, ramp([0, 0, 0, 0], [1, 0.7, 0, 0])]
        )
        black = Array([Name.Separation, Name.Black, Name.DeviceCMYK, ramp([0, 0, 0, 0], [0, 0, 0, 1])])
        page.Resources = Dictionary(ColorSpace=Dictionary(S=spot, K=black))

    content = b"/S cs .8 scn 0 0 9 9 re f /K cs 1 scn 9 9 9 9 re f"
    made = inked(content, with_it)
    assert made.objects == inked(content, with_it, None).objects
    assert [note.what for note in made.notes] == ["spot colours in it: HKS 43 N."]
    with pytest.raises(
        Unreadable, match=r"^ad\.pdf: has spot colours, and newsprint prints none: HKS 43 N\."
    ):
        inked(content, with_it, NEWSPRINT)


def test_inks_with_a_profile_of_their_own_keep_their_numbers() -> None:
    def with_it(pdf: pikepdf.Pdf, page: Any) -> None:
        profile = pdf.make_indirect(pikepdf.Stream(pdf, b"any", Dictionary(N=4)))
        page.Resources = Dictionary(ColorSpace=Dictionary(C=Array([Name.ICCBased, profile])))

    content = b"/C cs 1 .5 0 0 sc 0 0 9 9 re f"
    made = inked(content, with_it)
    assert content in body(made)
    assert [note.code for note in made.notes] == ["advert-profile"]
    with pikepdf.open(io.BytesIO(page_of(made))) as pdf:
        spaces = [
            one.ColorSpace.C for one in pdf.objects if isinstance(one, Dictionary) and "/ColorSpace" in one
        ]
        assert spaces == [Name.DeviceCMYK]


def test_it_is_converted_in_the_job_too_and_kept_apart_from_what_was_not() -> None:
    data = drawn(b"0 0 0 rg 0 0 9 9 re f")
    made = foreign_form(data, "ad.pdf", press=COATED)
    assert b"0 0 0 1 k" in body(made)
    assert b"0 0 0 rg" in body(foreign_form(data, "ad.pdf"))


def test_a_form_that_draws_itself_is_refused_all_the_same() -> None:
    def with_it(pdf: pikepdf.Pdf, page: Any) -> None:
        one = form(pdf, b"1 0 0 rg /A Do")
        one.Resources = Dictionary(XObject=Dictionary(A=one))
        page.Resources = Dictionary(XObject=Dictionary(A=one))

    with pytest.raises(Unreadable, match="a part that draws itself"):
        inked(b"/A Do", with_it)


def test_a_picture_in_jpeg_stays_one_with_every_colour_whole() -> None:
    to = io.BytesIO()
    Image.frombytes("RGB", (4, 4), PIXELS).resize((64, 64)).save(to, "JPEG")

    def with_it(pdf: pikepdf.Pdf, page: Any) -> None:
        entries = Dictionary(
            Subtype=Name.Image, Width=64, Height=64, BitsPerComponent=8, ColorSpace=Name.DeviceRGB,
            Filter=Name.DCTDecode,
        )  # fmt: skip
        page.Resources = Dictionary(
            XObject=Dictionary(A=pdf.make_indirect(pikepdf.Stream(pdf, to.getvalue(), entries)))
        )

    found, pdf = image(inked(b"9 0 0 9 0 0 cm /A Do", with_it))
    with pdf:
        assert (found.Filter, list(found.Decode)) == (Name.DCTDecode, [1, 0] * 4)
        written = Image.open(io.BytesIO(found.read_raw_bytes()))
        assert (written.mode, written.layer[0][1:3]) == ("CMYK", (1, 1))  # type: ignore[attr-defined]


def test_content_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(Unreadable, match=r"^ad\.pdf: is damaged"):
        inked(b"1 0 rg 0 0 9 9 re f")


@pytest.mark.parametrize("press", [None, COATED])
def test_a_name_that_is_an_object_of_its_own_is_read(press: PressInks | None) -> None:
    """As ImageMagick writes the colour space of a picture."""

    def with_it(pdf: pikepdf.Pdf, page: Any) -> None:
        space = pdf.make_indirect(Name.DeviceGray)
        page.Resources = Dictionary(XObject=Dictionary(A=picture(pdf, bytes(16), space)))

    found, pdf = image(inked(b"9 0 0 9 0 0 cm /A Do", with_it, press))
    with pdf:
        assert found.ColorSpace == Name.DeviceGray


def test_a_picture_that_is_packed_by_runs_is_read() -> None:
    def with_it(pdf: pikepdf.Pdf, page: Any) -> None:
        one = picture(pdf, PIXELS, Name.DeviceRGB)
        one.write(bytes([len(PIXELS) - 1]) + PIXELS + b"\x80", filter=Name.RunLengthDecode)
        page.Resources = Dictionary(XObject=Dictionary(A=one))

    found, pdf = image(inked(b"9 0 0 9 0 0 cm /A Do", with_it))
    with pdf:
        assert found.ColorSpace == Name.DeviceCMYK


@pytest.mark.parametrize(
    ("more", "mode", "codes"),
    [(b"", 0, ["advert-rgb"]), (b" 0 0 0 1 k", 1, ["advert-rgb", "advert-overprint"])],
)
def test_white_that_was_rgb_does_not_vanish_where_it_overprints(
    more: bytes, mode: int, codes: list[str]
) -> None:
    def with_it(pdf: pikepdf.Pdf, page: Any) -> None:
        page.Resources = Dictionary(ExtGState=Dictionary(O=Dictionary(OP=True, op=True, OPM=1)))

    made = inked(b"/O gs 1 1 1 rg 0 0 9 9 re f" + more, with_it)
    assert [note.code for note in made.notes] == codes
    with pikepdf.open(io.BytesIO(page_of(made))) as pdf:
        states = [
            one.ExtGState.O for one in pdf.objects if isinstance(one, Dictionary) and "/ExtGState" in one
        ]
        assert [state.OPM for state in states] == [mode]


def test_a_large_profile_may_be_named_often() -> None:
    def with_it(pdf: pikepdf.Pdf, page: Any) -> None:
        profile = pdf.make_indirect(pikepdf.Stream(pdf, SRGB + bytes(1_000_000), Dictionary(N=3)))
        page.Resources = Dictionary(ColorSpace=Dictionary(I=Array([Name.ICCBased, profile])))

    assert b"0 0 0 1 sc" in body(inked(b"/I cs 0 0 0 sc 0 0 9 9 re f " * 60, with_it))
