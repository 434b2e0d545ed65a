"""the XML of an XMP packet → its parts, within bounds and in one pass."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from pagekit.intake.xmp import Packet
from pagekit.intake.xmp_tree import MAX_PACKET_DEPTH, MAX_PACKET_ELEMENTS, BadPacket, parse_packet

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def nested(depth: int) -> bytes:
    """A packet whose RDF nests as many deep, with a credit in each."""
    opening = '<r:RDF><p:Credit p:Credit="a">b</p:Credit>' * depth
    head = f'<x xmlns:r="{RDF}" xmlns:p="http://ns.adobe.com/photoshop/1.0/">'
    return f"{head}{opening}{'</r:RDF>' * depth}</x>".encode()


def calls_to_read(data: bytes) -> int:
    """How much is done for a packet, counted in calls of functions."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(counted)
    try:
        Packet(data)
    finally:
        sys.setprofile(None)
    return count


def test_a_packet_is_left_aside_where_it_nests_too_deep() -> None:
    deepest = MAX_PACKET_DEPTH - 2
    assert Packet(nested(deepest)).text("photoshop:Credit") == "a"
    for depth in (deepest + 1, 20_000):
        with pytest.raises(BadPacket, match="is nested more than 64 deep"):
            Packet(nested(depth))


def test_a_packet_is_left_aside_at_its_first_element_too_many() -> None:
    head, tail = f'<r:RDF xmlns:r="{RDF}">', "</r:RDF>"
    assert len(parse_packet(f"{head}{'<a/>' * (MAX_PACKET_ELEMENTS - 1)}{tail}".encode())) == 19_999
    with pytest.raises(BadPacket, match="has more than 20,000 elements"):
        parse_packet(f"{head}{'<a/>' * MAX_PACKET_ELEMENTS}{tail}".encode())


@pytest.mark.parametrize(
    ("around", "filling"),
    [
        ("", "<p:Credit>AP</p:Credit>"),
        ("<p:Credit>", "<p:Credit>AP</p:Credit>"),
        ("<p:Credit><r:Seq>", "<r:li><p:aName>AP</p:aName></r:li>"),
        ("<r:Bag><p:Credit><r:Seq><r:li><r:Bag><r:li><r:RDF><r:Bag><r:RDF>", '<p:Credit p:b="AP"/>'),
    ],
)
def test_twice_the_packet_is_twice_the_work(around: str, filling: str) -> None:
    ends = "".join(f"</{tag[:-1]}>" for tag in reversed(around.split("<")[1:]))
    head = f'<r:RDF xmlns:r="{RDF}" xmlns:p="http://ns.adobe.com/photoshop/1.0/"><r:Description>{around}'
    once, twice = (
        calls_to_read(f"{head}{filling * times}{ends}</r:Description></r:RDF>".encode())
        for times in (200, 400)
    )
    assert once > 200
    assert twice < 2.1 * once


def test_a_long_address_of_a_namespace_is_not_written_before_every_name() -> None:
    long = "u" * 100_000
    fields = " ".join(f'p:a{index}=""' for index in range(2_000))
    packet = f'<r:RDF xmlns:r="{RDF}"><d xmlns:p="{long}" {fields}/></r:RDF>'.encode()
    (description,) = parse_packet(packet)
    assert len(description.attributes) == 2_000
    assert max(map(len, description.attributes)) < 10


def test_a_prefix_means_what_the_packet_says_where_it_stands() -> None:
    packet = Packet(
        f'<RDF xmlns="{RDF}" xmlns:a="http://ns.adobe.com/photoshop/1.0/" xmlns:dc="urn:else"><Description>'
        "<a:Credit>AP</a:Credit><dc:creator>nobody</dc:creator><dc:rights xmlns:dc="
        '"http://purl.org/dc/elements/1.1/">(c)</dc:rights><dc:creator>nobody</dc:creator>'
        "</Description></RDF>".encode()
    )
    assert packet.text("photoshop:Credit") == "AP"
    assert packet.text("dc:rights") == "(c)"
    assert packet.values("dc:creator") == ()


def test_what_stands_outside_of_rdf_is_not_read() -> None:
    packet = Packet(
        f'<x xmlns:p="http://ns.adobe.com/photoshop/1.0/" xmlns:r="{RDF}"><r:Description><p:Credit>no</p:Credit>'
        "</r:Description><r:RDF><r:Description><p:Credit>AP<i/>, but not this</p:Credit></r:Description></r:RDF>"
        "</x>".encode()
    )
    assert packet.values("photoshop:Credit") == ("AP",)
