"""PageInks → the plates of a printer: what their file says of itself, read by readers that are not the writer's."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element as Xml

import pikepdf
import pytest
from defusedxml.ElementTree import fromstring
from PIL import Image

from pagekit.errors import BadOrder, RenderError, UnsupportedPress
from pagekit.ink.page import AnchorInk, Element, FormInk, HeadInk, LinkInk, PageInk
from pagekit.join import PlateFacts, Writer, join
from tests.join.pages import Hand, paragraph_page
from tests.join.plates import AT, INTENDED, X1A, X4, facts, profile

BOTH = pytest.mark.parametrize("plates", [X4, X1A], ids=("x4", "x1a"))


def page(**more: object) -> PageInk:
    """A page that readers could click on."""
    hand = Hand()
    return hand.ink(
        Element("P", (hand.line("Ice"), Element("Link", (hand.line("on the river", "Link"),), link=0))),
        links=(LinkInk("#wind", ((20, 250, 90, 264),), "on the river"),),
        heads=(HeadInk(1, "Ice", 280),),
        anchors=(AnchorInk("wind", 20, 280),),
        **more,
    )


def plates_of(plates: PlateFacts, *pages: PageInk) -> bytes:
    """The file of these pages."""
    return join(pages or [page()], facts(plates), {}).data


def said_in_xmp(pdf: pikepdf.Pdf) -> dict[str, str]:
    """What the packet says, prefix left out; lists are their items."""
    packet = pdf.Root.Metadata
    assert "/Filter" not in packet, "a printer's tools read the packet without reading PDF"
    told: dict[str, str] = {}
    for described in fromstring(packet.read_bytes()).iter(
        "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}Description"
    ):
        told |= {one.tag.split("}")[1]: _words(one) for one in described}
    return told


def _words(one: Xml) -> str:
    return "; ".join(filter(None, (text.strip() for text in one.itertext())))


@pytest.mark.parametrize(("plates", "version"), [(X4, "1.6"), (X1A, "1.4")], ids=("x4", "x1a"))
def test_the_version_is_that_of_the_standard(plates: PlateFacts, version: str) -> None:
    data = plates_of(plates)
    assert data.startswith(f"%PDF-{version}\n".encode())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.pdf_version == version and pdf.check_pdf_syntax() == []


def test_the_older_one_has_a_table_and_no_object_streams() -> None:
    data = plates_of(X1A)
    assert b"\nxref\n0 " in data and b"\ntrailer\n" in data
    assert b"ObjStm" not in data and b"/XRef" not in data
    assert b"/ObjStm" in plates_of(X4)


def test_the_claim_stands_where_the_standard_looks_for_it() -> None:
    with pikepdf.open(io.BytesIO(plates_of(X4))) as pdf:
        assert "/GTS_PDFXVersion" not in pdf.docinfo
        assert said_in_xmp(pdf)["GTS_PDFXVersion"] == "PDF/X-4"
        assert b"<pdfxid:GTS_PDFXVersion>" in pdf.Root.Metadata.read_bytes()
    with pikepdf.open(io.BytesIO(plates_of(X1A))) as pdf:
        assert pdf.docinfo.GTS_PDFXVersion == "PDF/X-1a:2003"
        assert "/GTS_PDFXConformance" not in pdf.docinfo


@BOTH
def test_info_and_xmp_agree_and_the_times_are_those_of_the_plates(plates: PlateFacts) -> None:
    with pikepdf.open(io.BytesIO(plates_of(plates))) as pdf:
        info, xmp = pdf.docinfo, said_in_xmp(pdf)
    assert info.CreationDate == info.ModDate == "D:20260303060000+05'00'"
    assert xmp["CreateDate"] == xmp["ModifyDate"] == xmp["MetadataDate"] == AT
    assert info.Trapped == pikepdf.Name("/False") and xmp["Trapped"] == "False"
    assert info.Title == xmp["title"] == "The river is back"
    assert info.Author == xmp["creator"] == "Ann"
    assert info.Keywords == xmp["Keywords"] == "ice, wind" and xmp["subject"] == "ice; wind"
    assert info.Producer == xmp["Producer"] == "pagekit" and info.Creator == xmp["CreatorTool"] == "pagekit"
    assert "part" not in xmp, "plates do not claim to be read"


@BOTH
def test_the_intent_names_the_printing_and_holds_its_profile(plates: PlateFacts) -> None:
    with pikepdf.open(io.BytesIO(plates_of(plates))) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert intent.Type == "/OutputIntent" and intent.S == "/GTS_PDFX"
        assert str(intent.OutputConditionIdentifier) == "FOGRA39"
        assert str(intent.OutputCondition) == "Offset, coated paper"
        assert str(intent.Info) == "Coated FOGRA39"
        assert str(intent.RegistryName) == "http://www.color.org"
        assert intent.DestOutputProfile.N == 4
        assert intent.DestOutputProfile.read_bytes() == plates.profile


def test_a_printing_that_no_registry_knows_names_none() -> None:
    own = INTENDED.model_copy(update={"registry": None, "condition": None})
    with pikepdf.open(io.BytesIO(plates_of(replace(X4, intended=own)))) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert "/RegistryName" not in intent and "/OutputCondition" not in intent


@BOTH
def test_the_same_plates_have_the_same_bytes_and_others_another_name(plates: PlateFacts) -> None:
    def names(data: bytes) -> tuple[str, str]:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return said_in_xmp(pdf)["DocumentID"], bytes(pdf.trailer.ID[0]).hex()

    first = plates_of(plates)
    assert first == plates_of(plates)
    other = names(plates_of(plates, paragraph_page("Wind")))
    later = names(plates_of(replace(plates, at="2026-03-04T06:00:00+05:00")))
    assert len({names(first)[0], other[0], later[0]}) == len({names(first)[1], other[1], later[1]}) == 3
    assert names(first)[0].startswith("uuid:")


@BOTH
def test_every_page_has_all_its_boxes(plates: PlateFacts) -> None:
    with pikepdf.open(io.BytesIO(plates_of(plates, *[page(bleed=9, room=30)] * 2))) as pdf:
        for one in pdf.pages:
            found = {
                key: [float(edge) for edge in one.obj[key]] for key in dict(one.obj) if key.endswith("Box")
            }
            assert found == {
                "/MediaBox": [0, 0, 478, 378],
                "/BleedBox": [30, 30, 448, 348],
                "/TrimBox": [39, 39, 439, 339],
            }
            assert "/Rotate" not in one.obj
    with pikepdf.open(io.BytesIO(plates_of(plates))) as pdf:
        bare = pdf.pages[0]
        assert bare.mediabox == bare.trimbox == bare.obj.BleedBox == [0, 0, 400, 300]


def test_pages_of_two_sizes_are_refused() -> None:
    with pytest.raises(RenderError, match=r"page 2: measures 400.00 x 300.00 points with 9.00 of bleed"):
        plates_of(X4, page(), page(bleed=9))


@BOTH
def test_nothing_on_a_plate_can_be_clicked(plates: PlateFacts) -> None:
    with pikepdf.open(io.BytesIO(plates_of(plates))) as pdf:
        assert not {"/Outlines", "/Names"} & set(pdf.Root.keys())
        assert "/Annots" not in pdf.pages[0].obj
        kinds = {str(one.get("/Type", "")) for one in pdf.objects if isinstance(one, pikepdf.Dictionary)}
    assert not {"/Annot", "/Action"} & kinds


def test_the_newer_one_keeps_its_tags_and_a_link_is_words() -> None:
    with pikepdf.open(io.BytesIO(plates_of(X4))) as pdf:
        assert pdf.pages[0].obj.StructParents == 0
        paragraph = pdf.Root.StructTreeRoot.K.K
        if isinstance(paragraph, pikepdf.Array):
            (paragraph,) = paragraph
        assert paragraph.S == "/P" and [kid.S for kid in paragraph.K if not isinstance(kid, int)] == ["/Span"]
    with pikepdf.open(io.BytesIO(plates_of(X1A))) as pdf:
        assert not {"/StructTreeRoot", "/MarkInfo"} & set(pdf.Root.keys())


# ---- What is refused ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("at", [None, ""])
def test_plates_without_a_time_ask_for_it(at: str | None) -> None:
    with pytest.raises(BadOrder, match="Pass `at` with a time"):
        plates_of(replace(X4, at=at))


def test_a_time_that_is_none_is_refused() -> None:
    with pytest.raises(BadOrder, match="at: 'yesterday' is no time"):
        plates_of(replace(X4, at="yesterday"))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is no ICC profile"),
        (profile(kind=b"mntr"), "is of class mntr and of CMYK"),
        (profile(space=b"RGB "), "is of class prtr and of RGB"),
    ],
)
def test_a_profile_of_something_else_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(UnsupportedPress, match=f"FOGRA39: its profile {what}"):
        plates_of(replace(X4, profile=data))


def test_the_older_one_takes_no_newer_profile() -> None:
    newer = profile(version=4)
    assert plates_of(replace(X4, profile=newer))
    with pytest.raises(UnsupportedPress, match="of version 4, and PDF/X-1a knows version 2"):
        plates_of(replace(X1A, profile=newer))


def picture(mode: str, colour: object, form: str) -> bytes:
    """A small field of one colour."""
    out = io.BytesIO()
    Image.new(mode, (16, 8), colour).save(out, form)  # type: ignore[arg-type]
    return out.getvalue()


def shown(plates: PlateFacts, data: bytes) -> bytes:
    """Plates with this picture."""
    hand = Hand()
    ink = hand.ink(Element("Figure", (hand.picture("ferry.img"),), alt="A ferry"))
    return join([ink], facts(plates), {"ferry.img": data}).data


@BOTH
def test_pictures_are_in_inks(plates: PlateFacts) -> None:
    for data in (
        picture("CMYK", (0, 255, 255, 0), "JPEG"),
        picture("L", 90, "JPEG"),
        picture("L", 90, "PNG"),
    ):
        assert shown(plates, data)
    for data in (picture("RGB", (255, 0, 0), "JPEG"), picture("RGB", (255, 0, 0), "PNG")):
        with pytest.raises(UnsupportedPress, match=r"ferry\.img: is in RGB, and plates are made of inks"):
            shown(plates, data)


def test_a_picture_that_is_seen_through_is_for_the_newer_one_alone() -> None:
    clear = picture("LA", (90, 128), "PNG")
    assert b"/SMask" in shown(X4, clear)
    with pytest.raises(UnsupportedPress, match=r"ferry\.img: has a soft mask, and PDF/X-1a cannot"):
        shown(X1A, clear)


def advert(plates: PlateFacts, body: str, *, stream: bool = False) -> bytes:
    """Plates with a form that brings this object along."""

    def write(writer: Writer) -> int:
        number = writer.stream(body, b"") if stream else writer.put(body)
        form = f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<>>/Its {number} 0 R"
        return writer.stream(form, b"0 0 9 9 re f")

    ink = replace(Hand().ink(), content=b"/Artifact BMC /X1 Do EMC", forms=(FormInk("X1", "sale.pdf"),))
    return join([ink], facts(plates), {}, {"sale.pdf": write}).data


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("<</Type/ExtGState/SMask 5 0 R>>", "a soft mask"),
        ("<</Type/ExtGState/SMask<</S/Luminosity>>>>", "a soft mask"),
        ("<</Type/ExtGState/ca .5>>", "ink that is seen through"),
        ("<</Type/ExtGState/CA 0>>", "ink that is seen through"),
        ("<</Type/ExtGState/c#61 0.99>>", "ink that is seen through"),
        ("<</Type/ExtGState/BM/Multiply>>", "a blend mode"),
        ("<</Type/ExtGState/BM[/Darken/Normal]>>", "a blend mode"),
        ("<</Type/Group/S/Transparency/CS/DeviceCMYK>>", "a transparency group"),
        ("<</Filter/JPXDecode>>", "a picture in JPEG 2000"),
        ("<</BitsPerComponent 16>>", "a picture of 16 bits"),
        ("<</OC 7 0 R>>", "layers"),
    ],
)
def test_an_advert_that_is_seen_through_is_refused_by_name(body: str, what: str) -> None:
    with pytest.raises(UnsupportedPress, match=rf"sale\.pdf: has {what}, and PDF/X-1a cannot"):
        advert(X1A, body)
    assert advert(X4, body)


@pytest.mark.parametrize(
    "body",
    [
        "<</Type/ExtGState/SMask/None/ca 1/CA 1.0/BM/Normal/OP true>>",
        "<</BM[/Normal]/ca 1.00>>",
        r"(a \( word of /SMask 5 0 R and /ca .5)",
        "<</Contents<2F534D61736B2035>>>",
        "<</CAT 5/SMasked 5 0 R/S/TransparencyOff>>",
    ],
)
def test_an_advert_that_only_looks_so_is_taken(body: str) -> None:
    assert advert(X1A, body)


def test_the_entries_of_streams_are_looked_at() -> None:
    with pytest.raises(UnsupportedPress, match="a transparency group"):
        advert(X1A, "/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Group<</S/Transparency>>", stream=True)


# ---- Programs of others ------------------------------------------------------------------------------------


@BOTH
@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_no_fault(plates: PlateFacts, tmp_path: Path) -> None:
    file = tmp_path / "plates.pdf"
    file.write_bytes(plates_of(plates, *[page(bleed=9, room=30)] * 3))
    checked = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
