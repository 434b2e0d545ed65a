"""an address → a code to scan: a QR symbol as SVG, black on white with its quiet zone (ISO/IEC 18004)."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import segno

QUIET_ZONE = 4
"""Modules of white around the symbol: the standard's own figure."""


@dataclass(frozen=True, slots=True)
class ScanCode:
    """A symbol among the page's assets; `modules` counts its width, quiet zone included."""

    name: str
    modules: int
    data: bytes
    bars: tuple[tuple[int, int, int], ...] = ()
    """Each run of dark modules: column and row from the top left corner of the quiet zone, and how many."""


@lru_cache(maxsize=256)
def scan_code(address: str) -> ScanCode | None:
    """The symbol at error level M, or None when the address is too long for one."""
    # Brings the parts of Python that speak HTTP with it.
    import segno

    try:
        symbol = segno.make_qr(address, error="m", boost_error=False)
    except segno.DataOverflowError:
        return None
    stream = io.BytesIO()
    symbol.save(stream, kind="svg", border=QUIET_ZONE, xmldecl=False, svgns=True, omitsize=True, nl=False)
    data = stream.getvalue()
    modules = round(symbol.symbol_size(border=QUIET_ZONE)[0])
    return ScanCode(f"codes/{hashlib.sha256(data).hexdigest()[:12]}.svg", modules, data, tuple(_bars(symbol)))


def _bars(symbol: segno.QRCode) -> Iterator[tuple[int, int, int]]:
    for row, modules in enumerate(symbol.matrix_iter(border=QUIET_ZONE)):
        column = 0
        for dark, run in groupby(modules):
            count = sum(1 for _ in run)
            if dark:
                yield column, row, count
            column += count
