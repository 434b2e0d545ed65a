"""numbers → PDF operands: as short as they can be written."""

from __future__ import annotations


def number(value: float, places: int = 3) -> str:
    """Points to a thousandth: nothing of a page is seen to be off by less. What adds up needs more places."""
    text = f"{value:.{places}f}"
    text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def numbers(*values: float) -> str:
    """Several, parted by spaces."""
    return " ".join(map(number, values))
