"""a credit → an XMP packet: well-formed whatever is in it, and read back word for word."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st

from pagekit.pictures import credit_packet

NAMES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "rights": "http://ns.adobe.com/xap/1.0/rights/",
}
PLACES = {
    "creator": ".//dc:creator/rdf:Seq/rdf:li",
    "agency": ".//photoshop:Credit",
    "notice": ".//dc:rights/rdf:Alt/rdf:li",
    "licence": ".//rights:UsageTerms/rdf:Alt/rdf:li",
}
NOBODY: dict[str, str | None] = dict.fromkeys(PLACES)


def read(packet: bytes | None) -> Element:
    assert packet is not None
    return ElementTree.fromstring(packet)


def told(root: Element) -> dict[str, str | None]:
    return {name: root.findtext(place, namespaces=NAMES) for name, place in PLACES.items()}


def test_no_credit_is_no_packet() -> None:
    assert credit_packet(**NOBODY) is None
    assert credit_packet(creator="", agency="", notice="", licence="") is None


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
