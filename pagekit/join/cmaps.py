"""codes, glyphs and texts → the tables of a composite font (ISO 32000-1, 9.7.4, 9.7.5, 9.10.3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pagekit.join.syntax import number

_IN_A_BLOCK = 100
"""How many lines a block of a CMap may have (Adobe Technical Note 5014)."""
SILENT = "\u2060"
"""Word joiner: not seen, not said, no end of a word. Where a code is left out, readers make a letter of its number."""


def unicode_cmap(said: Mapping[int, str]) -> bytes:
    """Code → text, for ToUnicode. A code that stands for no text of its own is read as SILENT."""
    lines = [f"<{code:04X}> <{_utf16(text or SILENT)}>" for code, text in sorted(said.items())]
    return _cmap("Adobe-Identity-UCS", "Adobe", "UCS", 2, _blocks("bfchar", lines))


def encoding_cmap(places: Mapping[int, int]) -> bytes:
    """Code → CID, for an Encoding."""
    lines = [f"<{code:04X}> {place}" for code, place in sorted(places.items())]
    return _cmap("pagekit-H", "Adobe", "Identity", 1, _blocks("cidchar", lines))


def glyph_map(places: Mapping[int, int]) -> bytes:
    """CID → glyph, for a CIDToGIDMap: two bytes a CID, none after the last that is used."""
    table = bytearray(2 * (max(places, default=-1) + 1))
    for code, place in places.items():
        table[2 * code : 2 * code + 2] = place.to_bytes(2, "big")
    return bytes(table)


def width_array(widths: Mapping[int, float]) -> str:
    """What stands inside of a W array: the first CID of a run, and the widths of those that follow on it."""
    out: list[str] = []
    last = -2
    for cid, width in sorted(widths.items()):
        if cid == last + 1:
            out.append(f" {number(width)}")
        else:
            out.append(f"{']' if out else ''}{cid}[{number(width)}")
        last = cid
    return "".join(out) + ("]" if out else "")


def _utf16(text: str) -> str:
    return text.encode("utf-16-be", "replace").hex().upper()


def _blocks(kind: str, lines: Sequence[str]) -> Iterator[str]:
    for start in range(0, len(lines), _IN_A_BLOCK):
        block = lines[start : start + _IN_A_BLOCK]
        yield f"{len(block)} begin{kind}"
        yield from block
        yield f"end{kind}"


def _cmap(name: str, registry: str, ordering: str, kind: int, blocks: Iterator[str]) -> bytes:
    lines = (
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo <</Registry ({registry}) /Ordering ({ordering}) /Supplement 0>> def",
        f"/CMapName /{name} def",
        f"/CMapType {kind} def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
        *blocks,
        "endcmap",
        "CMapName currentdict /CMap defineresource pop",
        "end",
        "end",
    )
    return "\n".join(lines).encode("ascii")
