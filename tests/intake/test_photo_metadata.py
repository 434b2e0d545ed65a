"""a picture's own metadata → its fields: XMP before IIM before EXIF."""

from __future__ import annotations

import hashlib
import io
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL.TiffImagePlugin import TiffImageFile

from pagekit.intake import photo_metadata
from pagekit.intake.photo_metadata import read_metadata
from pagekit.intake.picture_gate import PhotoMetadata
from pagekit.intake.pictures import inspect
from pagekit.intake.xmp import Packet
from pagekit.intake.xmp_tree import MAX_PACKET, BadPacket
from pagekit.pictures.decode import decoded

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
        source_type="softwareImage",
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
        (b"M\xfcller", "Müller", ESC_PERCENT_G),
    ],
)
def test_iim_letters_are_read_by_their_announcement(
    stored: bytes, read: str, mark: bytes | None, picture: MakePicture
) -> None:
    records = {(2, 80): stored} | ({(1, 90): mark} if mark else {})
    assert metadata(picture(iim=records)).creator == read


def iim_block(*datasets: tuple[int, int, bytes]) -> bytes:
    block = b"".join(
        struct.pack(">BBBH", 0x1C, record, number, len(value)) + value for record, number, value in datasets
    )
    return (
        b"Photoshop 3.0\08BIM\x04\x04\0\0" + struct.pack(">I", len(block)) + block + b"\0" * (len(block) % 2)
    )


def with_segment(data: bytes, marker: int, body: bytes) -> bytes:
    return data[:2] + struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body + data[2:]


@pytest.mark.parametrize("empty", [(2, 120, b""), (1, 90, b""), (2, 0, b""), (2, 80, b"")])
def test_an_empty_field_costs_nothing(empty: tuple[int, int, bytes], picture: MakePicture) -> None:
    block = iim_block((2, 0, b"\0\2"), empty, (2, 80, b"Ann Li"), (2, 110, b"Reuters"))
    found = metadata(with_segment(picture(), 0xED, block))
    assert (found.creator, found.credit, found.trouble) == ("Ann Li", "Reuters", "")


def test_what_stands_before_a_break_is_read_and_the_break_is_told(picture: MakePicture) -> None:
    block = iim_block((2, 80, b"Ann Li"), (2, 110, b"Reuters"))
    cut = block.replace(b"\x00\x07Reuters", b"\x00\x7fReuters")
    found = metadata(with_segment(picture(), 0xED, cut))
    assert (found.creator, found.trouble) == ("Ann Li", "its IIM breaks off")


def test_a_field_with_a_length_of_four_bytes_is_read(picture: MakePicture) -> None:
    block = b"\x1c\x02\x50\x80\x04\0\0\0\x06Ann Li\x1c\x02\x6e\0\x02AP"
    body = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + struct.pack(">I", len(block)) + block
    found = metadata(with_segment(picture(), 0xED, body))
    assert (found.creator, found.credit) == ("Ann Li", "AP")


@pytest.mark.parametrize(
    ("marker", "body"),
    [
        (0xED, b"Photoshop 3.0\0" + b"8BIM\x04\x04"),
        (0xEE, b"Adobe"),
        (0xE0, b"JFIF\0"),
        (0xE2, b"ICC_PROFILE\0"),
    ],
)
def test_a_segment_that_stops_the_reader_costs_the_metadata_and_not_the_picture(
    marker: int, body: bytes, picture: MakePicture
) -> None:
    data = with_segment(picture(), marker, body)
    facts, found = inspect(data, "a.jpg")
    assert (facts.width, facts.height, facts.sha256) == (40, 30, hashlib.sha256(data).hexdigest())
    assert found.trouble == "what the file says about itself is damaged"
    assert decoded(data)[0].size == (40, 30)


def test_whatever_a_reader_of_metadata_raises_the_picture_stands(
    monkeypatch: pytest.MonkeyPatch, picture: MakePicture
) -> None:
    def stumble(*_: object) -> None:
        raise AssertionError("a fault of a library")

    for name, words in (("datasets", "IIM"), ("Packet", "XMP")):
        with monkeypatch.context() as patched:
            patched.setattr(photo_metadata, name, stumble)
            found = metadata(picture(exif={0x013B: "Ann Li"}, xmp="<dc:rights>x</dc:rights>"))
        assert (found.creator, found.trouble) == ("Ann Li", f"its {words} is damaged")


@pytest.mark.parametrize(
    ("written", "charset", "lang"),
    [
        ("Ann O’Hara", "cp1252", "en"),
        ("The mayor’s “big day” – 5 €", "cp1252", "en"),
        ("Иван Петров", "cp1251", "en"),
        ("Иван Петров", "cp1251", "ru"),
        ("Иван Петров", "mac_cyrillic", "ru"),
        ("Jürgen Müller", "mac_roman", "de"),
    ],
)
def test_letters_that_nothing_declares_are_guessed_and_told(
    written: str, charset: str, lang: str, picture: MakePicture
) -> None:
    stored = written.encode(charset)
    for data, name in (
        (picture(iim={(2, 80): stored}), "IIM"),
        (picture(exif={0x013B: stored}), "EXIF"),
    ):
        found = metadata(data, lang)
        assert found.creator == written
        (guess,) = found.guesses
        assert guess.startswith(f"its {name} is in no declared character set; it was read as ")


def test_a_packet_that_only_its_letters_spoil_is_read(picture: MakePicture) -> None:
    data = picture(
        "TIFF",
        xmp="<dc:rights>©  M##ller</dc:rights><dc:creator><rdf:Seq><rdf:li>Ann Li</rdf:li></rdf:Seq></dc:creator>",
    )
    found = metadata(data.replace("©".encode(), b"\xa9 ").replace(b"M##ller", b"M\xfc\x01ller"))
    assert (found.creator, found.notice) == ("Ann Li", "©   Mü ller")
    assert found.guesses == (
        "its XMP is declared as UTF-8, which it is not; it was read as Windows Western (cp1252)",
    )


def test_a_letter_that_was_cut_in_half_is_left_off_and_told(picture: MakePicture) -> None:
    found = metadata(picture(iim={(2, 80): "Иван Петр".encode()[:-1]}))
    assert found.creator == "Иван Пет"
    assert found.guesses == ("its IIM was cut in the middle of a letter",)


def test_an_agencys_name_that_iim_cut_is_whole_again(picture: MakePicture) -> None:
    assert (
        metadata(picture(iim={(2, 110): b"picture alliance via Getty Image"})).credit
        == "picture alliance via Getty Images"
    )
    assert metadata(picture(iim={(2, 110): b"Nord via Getty Image"})).credit == "Nord via Getty Image"


def test_a_creator_who_is_named_again_is_told_once(picture: MakePicture) -> None:
    items = "".join(f"<rdf:li>{name}</rdf:li>" for name in ("ANN LI", "Bo Chu", "Ann Li", "Bo  Chu"))
    assert (
        metadata(picture(xmp=f"<dc:creator><rdf:Seq>{items}</rdf:Seq></dc:creator>")).creator
        == "Ann Li, Bo Chu"
    )
    assert metadata(picture(iim={(2, 80): [b"Ann Li", b"Ann Li"]})).creator == "Ann Li"
    assert metadata(picture(exif={0x013B: "Ann Li;Ann Li;Bo Chu"})).creator == "Ann Li, Bo Chu"


@pytest.mark.parametrize(
    "words", ["SAMSUNG CAMERA PICTURES", "DCIM\\100MEDIA\\DJI_0013.JPG", "null", "IMG_1234.JPG"]
)
def test_what_a_machine_wrote_is_dropped_from_every_source_and_told(
    words: str, picture: MakePicture, alternative: Callable[..., str]
) -> None:
    for data in (
        picture(exif={0x010E: words}),
        picture(iim={(2, 120): words.encode()}),
        picture(xmp=alternative("dc:description", words)),
    ):
        found = metadata(data)
        assert (found.caption, found.left_out) == (None, (words,))
    whole = metadata(picture(xmp=alternative("dc:description", words), exif={0x010E: "The bridge opens"}))
    assert whole.caption == "The bridge opens"


@pytest.mark.parametrize(
    ("xmp", "told"),
    [
        ("<e:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia</e:DigitalSourceType>", "trainedAlgorithmicMedia"),
        ("<e:DigitalSourceType>digitalcapture</e:DigitalSourceType>", "digitalCapture"),
        ("<e:DigitalSourceType>a camera</e:DigitalSourceType>", None),
        ("<photoshop:Credit>Made with Google AI</photoshop:Credit>", "trainedAlgorithmicMedia"),
        ("<photoshop:Credit>Edited with Google AI</photoshop:Credit>", "compositeWithTrainedAlgorithmicMedia"),
    ],
)  # fmt: skip
def test_how_a_picture_was_made_is_a_type_and_no_agency(
    xmp: str, told: str | None, picture: MakePicture
) -> None:
    space = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
    found = metadata(
        picture(xmp=xmp.replace("DigitalSourceType>", f'DigitalSourceType xmlns:e="{space}">', 1))
    )
    assert (found.source_type, found.credit, found.source) == (told, None, None)


def test_what_the_owner_says_of_mining_is_carried(picture: MakePicture) -> None:
    address = "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-AIMLTRAINING"
    assert metadata(picture(xmp=f"<plus:DataMining>{address}</plus:DataMining>")).data_mining == address


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


def test_what_windows_wrote_is_read_where_exif_has_question_marks(picture: MakePicture) -> None:
    own = {0x9C9B: "Мост".encode("utf-16-le"), 0x9C9D: "Иван\0".encode("utf-16-le")}
    _, found = inspect(picture(exif=own | {270: "????", 315: "????"}), "a.jpg")
    assert (found.caption, found.creator) == ("Мост", "Иван")
    _, found = inspect(picture(exif=own | {270: "Bridge", 315: "Ann"}), "a.jpg")
    assert (found.caption, found.creator) == ("Bridge", "Ann")
