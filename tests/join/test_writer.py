"""objects → the bytes of a PDF, read by pikepdf."""

from __future__ import annotations

import io

import pikepdf

from pagekit.join.writer import IN_A_STREAM, Writer


def written(fill: int = 0, content: bytes = b"0 0 m") -> bytes:
    """A PDF of one empty page and as many numbers beside it."""
    to = io.BytesIO()
    writer = Writer(to)
    root, pages, page = (writer.reserve() for _ in range(3))
    numbers = [writer.put(str(value)) for value in range(fill)]
    stream = writer.stream("", content)
    writer.put(
        f"<</Type/Page/Parent {pages} 0 R/MediaBox[0 0 9 9]/Resources<<>>/Contents {stream} 0 R>>", page
    )
    writer.put(f"<</Type/Pages/Count 1/Kids[{page} 0 R]>>", pages)
    listed = " ".join(f"{number} 0 R" for number in numbers)
    writer.put(f"<</Type/Catalog/Pages {pages} 0 R/Numbers[{listed}]/Nothing {writer.reserve()} 0 R>>", root)
    writer.close(root, writer.put("<</Title(A)>>"))
    return to.getvalue()


def test_a_reader_finds_every_object_and_no_fault() -> None:
    with pikepdf.open(io.BytesIO(written(IN_A_STREAM * 2 + 1))) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert [int(one) for one in pdf.Root.Numbers] == list(range(IN_A_STREAM * 2 + 1))
        assert pdf.pages[0].Contents.read_bytes() == b"0 0 m"
        assert pdf.docinfo.Title == "A"


def test_the_version_and_a_sign_that_this_is_no_text_come_first() -> None:
    assert written().startswith(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")


def test_a_number_for_which_nothing_was_written_is_null() -> None:
    with pikepdf.open(io.BytesIO(written())) as pdf:
        assert "/Nothing" not in pdf.Root or pdf.Root.Nothing is None


def test_the_identifier_comes_from_the_content() -> None:
    def identifier(data: bytes) -> list[bytes]:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return [bytes(half) for half in pdf.trailer.ID]

    first, second = identifier(written())
    assert first == second and len(first) == 16
    assert identifier(written()) == [first, second]
    assert identifier(written(content=b"1 1 m")) != [first, second]


def test_equal_streams_are_written_once() -> None:
    to = io.BytesIO()
    writer = Writer(to)
    first = writer.once("/A 1", b"same")
    assert writer.once("/A 1", b"same") == first
    assert writer.once("/A 2", b"same") != first
    assert writer.once("/A 1", b"other") != first
    assert to.getvalue().count(b"endstream") == 3


def test_a_stream_goes_out_when_it_comes() -> None:
    to = io.BytesIO()
    writer = Writer(to)
    writer.stream("", b"a page that need not be held", packed=False)
    assert b"a page that need not be held" in to.getvalue()
