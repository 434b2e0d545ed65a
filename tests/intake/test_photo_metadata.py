"""a picture's own metadata → its fields: XMP before IIM before EXIF."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL.TiffImagePlugin import TiffImageFile

from pagekit.intake.photo_metadata import read_metadata
from pagekit.intake.picture_gate import PhotoMetadata
from pagekit.intake.pictures import inspect
from pagekit.intake.xmp import Packet
from pagekit.intake.xmp_tree import MAX_PACKET, BadPacket

MakePicture = Callable[..., bytes]
ESC_PERCENT_G = b"\x1b%G"


def metadata(data: bytes, lang: str | None = None) -> PhotoMetadata:
    return inspect(data, "a.jpg", lang)[1]


def test_the_reference_picture_has_every_field_in_its_place(checkout: Path) -> None:
    path = checkout.parent / "shared/corpus/photos/IPTC-PhotometadataRef-Std2021.1.jpg"
    if not path.is_file():
        pytest.skip("the IPTC's reference picture is not here")
    found = metadata(path.read_bytes())
    assert found == PhotoMetadata(
        caption="The description aka caption (ref2021.1)",
        headline="The Headline (ref2021.1)",
        alt="This is the Alt Text description to support accessibility in 2021.1",
        description="This is the Extended Description to support accessibility in 2021.1",
        creator="Creator1 (ref2021.1)",
        credit="Credit Line (ref2021.1)",
        source="Source (ref2021.1)",
        notice="Copyright (Notice) 2021.1 IPTC - www.iptc.org  (ref2021.1)",
        licence="https://example.com/WebStatementOfRights/2021.1",
        licensor="Licensor Name 1 (ref2021.1), Licensor Name 2 (ref2021.1)",
        acquire="https://example.com/LicensorURL_1_ref2021.1",
        instructions="An Instruction (ref2021.1)",
        terms="Rights Usage Terms (ref2021.1)",
    )
    assert set(found.read_from.values()) == {"XMP"}


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_every_format_carries_xmp(form: str, picture: MakePicture) -> None:
    found = metadata(
        picture(form, xmp="<dc:creator><rdf:Seq><rdf:li>Ann Lee</rdf:li></rdf:Seq></dc:creator>")
    )
    assert found.creator == "Ann Lee"
    assert found.trouble == ""


def test_iim_gives_its_fields(picture: MakePicture) -> None:
    records = {
        (2, 40): b"NO SALES",
        (2, 80): [b"Ann Lee", b"Bo Chu"],
        (2, 105): b"Headline",
        (2, 110): b"Ann Lee/AP",
        (2, 115): b"AP",
        (2, 116): b"(c) 2024",
        (2, 120): b"A caption",
    }
    assert metadata(picture(iim=records)) == PhotoMetadata(
        caption="A caption", headline="Headline", creator="Ann Lee, Bo Chu", credit="Ann Lee/AP", source="AP",
        notice="(c) 2024", instructions="NO SALES",
    )  # fmt: skip


def test_exif_gives_its_three(picture: MakePicture) -> None:
    found = metadata(picture(exif={0x010E: "A caption", 0x013B: "Ann Lee", 0x8298: "(c) 2024"}))
    assert (found.caption, found.creator, found.notice) == ("A caption", "Ann Lee", "(c) 2024")
    assert set(found.read_from.values()) == {"EXIF"}


def test_each_field_comes_from_the_best_that_has_it(picture: MakePicture) -> None:
    found = metadata(
        picture(
            xmp="<photoshop:Credit>A very long agency name that IIM would have cut</photoshop:Credit>",
            iim={(2, 110): b"A very long agency name that IIM", (2, 80): b"Ann Lee"},
            exif={0x013B: "ANN LEE", 0x010E: "A caption"},
        )
    )
    assert found.read_from == {"credit": "XMP", "creator": "IIM", "caption": "EXIF"}
    assert found.credit == "A very long agency name that IIM would have cut"
    assert found.creator == "Ann Lee"


def test_several_creators_are_joined(picture: MakePicture) -> None:
    items = "<rdf:li>Ann Lee</rdf:li><rdf:li>Bo Chu</rdf:li>"
    assert (
        metadata(picture(xmp=f"<dc:creator><rdf:Seq>{items}</rdf:Seq></dc:creator>")).creator
        == "Ann Lee, Bo Chu"
    )


@pytest.mark.parametrize(
    ("lang", "caption"),
    [("ru", "Рынок"), ("de-AT", "Markt"), ("fr", "Market"), (None, "Market")],
)
def test_the_storys_language_comes_before_the_default(
    lang: str | None, caption: str, picture: MakePicture, alternative: Callable[..., str]
) -> None:
    xmp = alternative("dc:description", "Market", de="Markt", ru="Рынок")
    assert metadata(picture(xmp=xmp), lang).caption == caption


def test_source_in_two_namespaces_is_not_mixed_up(picture: MakePicture) -> None:
    found = metadata(
        picture(xmp="<dc:source>an original</dc:source><photoshop:Source>AFP</photoshop:Source>")
    )
    assert found.source == "AFP"


def test_rights_are_a_licence_then_a_statement_then_terms(
    picture: MakePicture, alternative: Callable[..., str]
) -> None:
    terms = alternative("xmpRights:UsageTerms", "Ask first")
    statement = "<xmpRights:WebStatement>https://example.com/rights</xmpRights:WebStatement>"
    licence = '<cc:license rdf:resource="https://creativecommons.org/licenses/by/4.0/"/>'
    assert metadata(picture(xmp=terms)).licence == "Ask first"
    assert metadata(picture(xmp=terms + statement)).licence == "https://example.com/rights"
    assert (
        metadata(picture(xmp=terms + statement + licence)).licence
        == "https://creativecommons.org/licenses/by/4.0/"
    )


@pytest.mark.parametrize(
    "licensor",
    [
        '<rdf:li rdf:parseType="Resource"><plus:LicensorName>AFP</plus:LicensorName><plus:LicensorCity>X</plus:LicensorCity></rdf:li>',
        '<rdf:li plus:LicensorName="AFP" plus:LicensorCity="X"/>',
        '<rdf:li><rdf:Description plus:LicensorCity="X" plus:LicensorName="AFP"/></rdf:li>',
    ],
)
def test_a_licensor_is_told_by_its_name_however_it_is_written(licensor: str, picture: MakePicture) -> None:
    assert (
        metadata(picture(xmp=f"<plus:Licensor><rdf:Seq>{licensor}</rdf:Seq></plus:Licensor>")).licensor
        == "AFP"
    )


LICENCES = "https://example.com/licences?a=1&amp;b=2"


@pytest.mark.parametrize(
    "licensor",
    [
        f'<rdf:li rdf:parseType="Resource"><plus:LicensorURL>{LICENCES}</plus:LicensorURL></rdf:li>',
        f'<rdf:li plus:LicensorName="AFP" plus:LicensorURL="{LICENCES}"/>',
        f'<rdf:li><rdf:Description plus:LicensorName="AFP" plus:LicensorURL="{LICENCES}"/></rdf:li>',
        f'<rdf:li rdf:parseType="Resource"><plus:LicensorURL rdf:resource="{LICENCES}"/></rdf:li>',
        f'<rdf:li plus:LicensorName="AFP"/><rdf:li plus:LicensorURL="{LICENCES}"/><rdf:li plus:LicensorURL="x"/>',
    ],
    ids=["element", "attribute", "description", "resource", "the first that has one"],
)
def test_where_a_licence_can_be_had_is_the_licensors_address(licensor: str, picture: MakePicture) -> None:
    found = metadata(picture(xmp=f"<plus:Licensor><rdf:Seq>{licensor}</rdf:Seq></plus:Licensor>"))
    assert found.acquire == "https://example.com/licences?a=1&b=2"
    assert found.read_from["acquire"] == "XMP"


@pytest.mark.parametrize(
    "xmp",
    [
        "<plus:LicensorURL>https://example.com/</plus:LicensorURL>",
        "<dc:creator><rdf:Seq><rdf:li plus:LicensorURL='https://example.com/'/></rdf:Seq></dc:creator>",
        "<plus:Licensor><rdf:Seq><rdf:li plus:LicensorURL=' '/></rdf:Seq></plus:Licensor>",
    ],
    ids=["by itself", "of another", "blank"],
)
def test_an_address_that_is_no_licensors_is_not_taken(xmp: str, picture: MakePicture) -> None:
    assert metadata(picture(xmp=xmp)).acquire is None


def test_a_property_may_be_an_attribute() -> None:
    packet = Packet(
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        b'<rdf:Description xmlns:p="http://ns.adobe.com/photoshop/1.0/" p:Credit="AFP"/></rdf:RDF>'
    )
    assert packet.text("photoshop:Credit") == "AFP"
    assert packet.values("dc:creator") == ()


@pytest.mark.parametrize(
    ("stored", "read", "mark"),
    [
        ("Қазақ".encode(), "Қазақ", ESC_PERCENT_G),
        ("Қазақ".encode(), "Қазақ", None),
        ("Müller".encode("latin-1"), "Müller", None),
        (b"M\xfcller", "M\ufffdller", ESC_PERCENT_G),
    ],
)
def test_iim_letters_are_read_by_their_announcement(
    stored: bytes, read: str, mark: bytes | None, picture: MakePicture
) -> None:
    records = {(2, 80): stored} | ({(1, 90): mark} if mark else {})
    assert metadata(picture(iim=records)).creator == read


def test_exif_that_holds_utf8_is_read_as_utf8(picture: MakePicture) -> None:
    assert metadata(picture(exif={0x013B: "Қазақ".encode()})).creator == "Қазақ"


@pytest.mark.parametrize("words", ["OLYMPUS DIGITAL CAMERA", "SONY DSC", "          ", "DCIM\\", "\0\0\0"])
def test_what_a_camera_writes_by_itself_is_no_caption(words: str, picture: MakePicture) -> None:
    assert metadata(picture(exif={0x010E: words})).caption is None


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">&b;</rdf:RDF>'
)


@pytest.mark.parametrize(
    "packet",
    [
        BOMB,
        '<!DOCTYPE x SYSTEM "https://example.com/x.dtd"><x/>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
        "<x>",
        "not xml",
        "",
        "<x>\ud83d".encode("utf-8", "surrogatepass"),
        '<?xml version="1.0" encoding="no-such"?><x/>',
    ],
)
def test_a_hostile_packet_is_not_read(packet: str | bytes) -> None:
    with pytest.raises(BadPacket, match="is not plain XML"):
        Packet(packet.encode() if isinstance(packet, str) else packet)


def test_a_packet_of_any_size_is_not_read() -> None:
    with pytest.raises(BadPacket, match="at most 1,048,576 are read"):
        Packet(b"<x/>" + b" " * MAX_PACKET)


def test_a_deep_packet_costs_a_picture_its_xmp_and_nothing_else(picture: MakePicture) -> None:
    data = picture("PNG", exif={0x013B: "Ann Lee"}, xmp="<dc:creator>" * 500 + "</dc:creator>" * 500)
    found = metadata(data)
    assert (found.creator, found.trouble) == ("Ann Lee", "its XMP is nested more than 64 deep")


def test_a_bad_packet_leaves_the_picture_and_its_other_metadata(picture: MakePicture) -> None:
    data = picture(exif={0x013B: "Ann Lee"}, iim={(2, 110): b"AP"})
    stream = io.BytesIO()
    segment = b"http://ns.adobe.com/xap/1.0/\0" + BOMB.encode()
    stream.write(data[:2] + b"\xff\xe1" + (len(segment) + 2).to_bytes(2, "big") + segment + data[2:])
    found = metadata(stream.getvalue())
    assert (found.creator, found.credit) == ("Ann Lee", "AP")
    assert found.trouble == "its XMP is not plain XML"


@settings(max_examples=60)
@given(st.binary(max_size=300))
def test_no_packet_and_no_record_makes_it_fail(picture: MakePicture, data: bytes) -> None:
    with pytest.raises(BadPacket):
        Packet(data)
    metadata(picture(iim={(2, 120): data, (1, 90): data[:8], (2, 80): [data[:5], data[5:9]]}))


def test_a_number_where_the_packet_should_be_is_no_packet(picture: MakePicture) -> None:
    with TiffImageFile(io.BytesIO(picture("TIFF"))) as image:
        image.info["xmp"] = 2_000_000_000
        assert read_metadata(image).read_from == {}
