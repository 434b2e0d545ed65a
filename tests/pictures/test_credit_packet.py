"""a credit → an XMP packet: well-formed whatever is in it, and read back word for word."""

from __future__ import annotations

import io
from xml.etree.ElementTree import Element

import pytest
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pagekit.intake.pictures import inspect
from pagekit.pictures import credit_packet

NAMES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "rights": "http://ns.adobe.com/xap/1.0/rights/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
}
PLACES = {
    "creator": ".//dc:creator/rdf:Seq/rdf:li",
    "agency": ".//photoshop:Credit",
    "notice": ".//dc:rights/rdf:Alt/rdf:li",
    "licence": ".//rights:UsageTerms/rdf:Alt/rdf:li",
    "acquire": ".//plus:Licensor/rdf:Seq/rdf:li/plus:LicensorURL",
}
NOBODY: dict[str, str | None] = dict.fromkeys(PLACES)


def read(packet: bytes | None) -> Element:
    assert packet is not None
    return ElementTree.fromstring(packet)


def told(root: Element) -> dict[str, str | None]:
    return {name: root.findtext(place, namespaces=NAMES) for name, place in PLACES.items()}


def test_no_credit_is_no_packet() -> None:
    assert credit_packet(**NOBODY) is None
    assert credit_packet(creator="", agency="", notice="", licence="", acquire="") is None


@pytest.mark.parametrize("field", sorted(PLACES))
@pytest.mark.parametrize(
    "text",
    [
        "Dana Serik",
        "Дана Серік",
        "A & B",
        "<script>",
        "]]>",
        "</rdf:li></x:xmpmeta>",
        "'\"",
        "&amp;",
        "<?xpacket end?>",
        "عکس",
    ],
)
def test_each_field_is_told_as_it_was_written(field: str, text: str) -> None:
    assert told(read(credit_packet(**{**NOBODY, field: text}))) == {**NOBODY, field: text}


@given(st.text(st.characters(min_codepoint=32, exclude_categories=("Cs", "Cc")), min_size=1, max_size=40))
def test_any_text_is_told(text: str) -> None:
    # U+FFFE and U+FFFF are no XML characters; the models take them out before.
    text = text.replace("\ufffe", "").replace("\uffff", "") or "-"
    root = read(credit_packet(creator=text, agency=text, notice=text, licence=text))
    assert root.findtext(PLACES["creator"], namespaces=NAMES) == text
    assert root.findtext(PLACES["notice"], namespaces=NAMES) == text


def test_a_licence_that_is_an_address_is_a_web_statement() -> None:
    address = "https://creativecommons.org/licenses/by/4.0/?a=1&b=2"
    root = read(credit_packet(**{**NOBODY, "licence": address}))
    assert root.findtext(".//rights:WebStatement", namespaces=NAMES) == address
    assert root.find(".//rights:UsageTerms", namespaces=NAMES) is None


def test_an_alternative_has_a_default_language() -> None:
    (entry,) = read(credit_packet(**{**NOBODY, "notice": "© Ann"})).findall(PLACES["notice"], NAMES)
    assert entry.attrib == {"{http://www.w3.org/XML/1998/namespace}lang": "x-default"}


def test_intake_reads_the_packet_back() -> None:
    packet = credit_packet(
        creator="Дана Серік", agency="Nord", notice="© Ann", licence="https://example.com/rights",
        acquire="https://example.com/licences?a=1&b=2",
    )  # fmt: skip
    stream = io.BytesIO()
    Image.new("L", (8, 8)).save(stream, "JPEG", xmp=packet)
    _, found = inspect(stream.getvalue(), "a.jpg")
    assert (found.creator, found.credit, found.notice) == ("Дана Серік", "Nord", "© Ann")
    assert found.licence == "https://example.com/rights"
    assert found.acquire == "https://example.com/licences?a=1&b=2"
    assert found.licensor is None


def test_how_it_was_made_who_licenses_it_and_what_may_be_mined_travel_on() -> None:
    packet = credit_packet(
        **NOBODY, licensor="Nord", source_type="trainedAlgorithmicMedia", data_mining="DMI-PROHIBITED"
    )
    stream = io.BytesIO()
    Image.new("L", (8, 8)).save(stream, "JPEG", xmp=packet)
    _, found = inspect(stream.getvalue(), "a.jpg")
    assert (found.licensor, found.source_type, found.data_mining, found.acquire) == (
        "Nord", "trainedAlgorithmicMedia", "DMI-PROHIBITED", None,
    )  # fmt: skip
