"""what a document is → Info and XMP, which agree."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st

from pagekit.errors import BadOrder
from pagekit.join import DocumentFacts, join
from pagekit.join.facts import info, xmp
from tests.join.pages import paragraph_page

WHOLE = DocumentFacts(
    title="Ice & <snow>",
    lang="en-GB",
    authors=("Ann Bø", "Bo"),
    description="Thin ice on the river.",
    keywords=("ice", "river"),
    created="2026-03-03T06:00:00+05:00",
)


def test_info_and_xmp_agree() -> None:
    with pikepdf.open(io.BytesIO(join([paragraph_page("Ice")], WHOLE, {}).data)) as pdf:
        said = pdf.docinfo
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == said.Title == "Ice & <snow>"
            assert metadata["dc:creator"] == ["Ann Bø", "Bo"] and said.Author == "Ann Bø, Bo"
            assert metadata["dc:description"] == said.Subject == "Thin ice on the river."
            assert metadata["dc:subject"] == {"ice", "river"}
            assert metadata["pdf:Keywords"] == said.Keywords == "ice, river"
            assert metadata["xmp:CreatorTool"] == said.Creator == "pagekit"
            assert metadata["pdf:Producer"] == said.Producer == "pagekit"
            assert metadata["xmp:CreateDate"] == "2026-03-03T06:00:00+05:00"
            assert said.CreationDate == "D:20260303060000+05'00'"
            assert metadata["dc:language"] == {"en-GB"}
            assert metadata["pdfuaid:part"] == "1"
        assert pdf.Root.Lang == "en-GB"


def test_what_is_not_known_is_not_said() -> None:
    bare = DocumentFacts("Ice", "en", tagged=False)
    assert info(bare) == "<</Title(Ice)/Creator(pagekit)/Producer(pagekit)>>"
    for entry in (b"Date", b"dc:creator", b"dc:description", b"dc:subject", b"pdf:Keywords", b"pdfuaid:part"):
        assert b"<" + entry not in xmp(bare)


def test_controls_are_left_out_of_both() -> None:
    odd = replace(WHOLE, title="I\x00c\x1be \ufffe\x85<\ud800>")
    assert "/Title(Ice <>)" in info(odd)
    assert b'<rdf:li xml:lang="x-default">Ice &lt;&gt;</rdf:li>' in xmp(odd)


def test_the_packet_can_be_read_without_reading_pdf() -> None:
    data = join([paragraph_page("Ice")], WHOLE, {}).data
    assert b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>' in data
    assert b"Ice &amp; &lt;snow&gt;" in data


@settings(max_examples=50)
@given(st.text(st.characters(codec=None)))
def test_the_packet_is_xml_whatever_is_said(title: str) -> None:
    assert fromstring(xmp(replace(WHOLE, title=title))).tag == "{adobe:ns:meta/}xmpmeta"


@settings(max_examples=50)
@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs"))))
def test_words_are_read_in_the_packet_as_they_were_written(title: str) -> None:
    packet = fromstring(xmp(replace(WHOLE, title=title)))
    assert (packet.findtext(".//{http://purl.org/dc/elements/1.1/}title/*/*") or "") == title


@pytest.mark.parametrize(
    ("created", "written"),
    [
        ("2026-03-03T06:00:00Z", "D:20260303060000+00'00'"),
        ("2026-03-03T06:00:00-03:30", "D:20260303060000-03'30'"),
        ("2026-03-03T06:00:00", "D:20260303060000"),
        ("2026-03-03", "D:20260303000000"),
    ],
)
def test_times_as_pdf_writes_them(created: str, written: str) -> None:
    assert f"/CreationDate({written})" in info(replace(WHOLE, created=created))


def test_a_time_that_is_none_is_refused() -> None:
    with pytest.raises(BadOrder, match="created: 'yesterday' is no time"):
        join([paragraph_page("Ice")], replace(WHOLE, created="yesterday"), {})
