"""codes, glyphs and texts → the tables of a composite font."""

from __future__ import annotations

from pagekit.join.cmaps import encoding_cmap, glyph_map, unicode_cmap, width_array


def test_a_code_is_read_as_its_text() -> None:
    lines = unicode_cmap({0x41: "A", 0xFFFF: "\u00ad", 0x42: "ffi", 0x43: "😀"}).splitlines()
    start = lines.index(b"4 beginbfchar")
    assert lines[start : start + 6] == [
        b"4 beginbfchar",
        b"<0041> <0041>",
        b"<0042> <006600660069>",
        b"<0043> <D83DDE00>",
        b"<FFFF> <00AD>",
        b"endbfchar",
    ]


def test_a_code_without_text_is_silent() -> None:
    # Left out, PDFium and MuPDF read "II" for it, and PDF/UA refuses the file.
    assert b"<0041> <2060>" in unicode_cmap({0x41: ""})


def test_a_block_has_a_hundred_lines_at_most() -> None:
    cmap = unicode_cmap(dict.fromkeys(range(201), "a"))
    assert cmap.count(b"100 beginbfchar") == 2 and cmap.count(b"\n1 beginbfchar") == 1


def test_an_encoding_leads_from_codes_to_places() -> None:
    assert b"2 begincidchar\n<0003> 1\n<FFFF> 1\nendcidchar" in encoding_cmap({0xFFFF: 1, 3: 1})


def test_a_glyph_map_ends_with_the_last_code() -> None:
    assert glyph_map({1: 7, 3: 258}) == b"\0\0\0\7\0\0\1\2"
    assert glyph_map({}) == b""


def test_widths_stand_in_runs() -> None:
    assert width_array({3: 500, 4: 612.5, 9: 0, 10: 250}) == "3[500 612.5]9[0 250]"
    assert width_array({}) == ""
