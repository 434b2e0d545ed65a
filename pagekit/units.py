"""text such as "12pt" → Length: a length that knows its unit.

One CSS inch is 25.4 mm, 72 pt and 96 px (CSS Values and Units Level 4, section 6.2).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from pagekit.asked import refusal

POINTS_PER_INCH = 72.0
MM_PER_INCH = 25.4
PX_PER_INCH = 96.0

_POINTS_PER_UNIT = {
    "pt": 1.0,
    "mm": POINTS_PER_INCH / MM_PER_INCH,
    "cm": 10 * POINTS_PER_INCH / MM_PER_INCH,
    "in": POINTS_PER_INCH,
    "px": POINTS_PER_INCH / PX_PER_INCH,
}
# Twelve digits are more than any page has; a number without an end would become infinite.
_LENGTH = re.compile(r"([+-]?(?:[0-9]{1,12}(?:\.[0-9]*)?|\.[0-9]+)) ?(pt|mm|cm|in|px)")


@dataclass(frozen=True, slots=True, order=True)
class Length:
    """A length, kept in points. Make one with `mm`, `pt`, `px` or `Length.parse("12pt")`. Raises BadOrder for what is
    no number, or has no end.
    """

    points: float

    def __post_init__(self) -> None:
        _finite(self.points)

    @classmethod
    def parse(cls, text: str) -> Length:
        """Read "12pt", "4.5 mm", "1in", "16px" or "0". Raises ValueError for anything else."""
        tidy = text.strip().lower()
        if tidy == "0":
            return cls(0.0)
        match = _LENGTH.fullmatch(tidy)
        if not match:
            raise ValueError(
                f"{text!r} is not a length; write a number and a unit, for example 12pt, 4mm or 300px"
            )
        return cls(float(match[1]) * _POINTS_PER_UNIT[match[2]])

    @property
    def mm(self) -> float:
        """The length in millimetres."""
        return self.points / _POINTS_PER_UNIT["mm"]

    @property
    def pt(self) -> float:
        """The length in DTP points of 1/72 inch."""
        return self.points

    @property
    def px(self) -> float:
        """The length in CSS pixels of 1/96 inch."""
        return self.points / _POINTS_PER_UNIT["px"]

    def __add__(self, other: Length) -> Length:
        return Length(self.points + other.points)

    def __sub__(self, other: Length) -> Length:
        return Length(self.points - other.points)

    def __mul__(self, factor: float) -> Length:
        return Length(self.points * factor)

    __rmul__ = __mul__

    def __truediv__(self, divisor: float) -> Length:
        return Length(self.points / divisor)

    def __neg__(self) -> Length:
        return Length(-self.points)

    def css(self) -> str:
        """The length as CSS text in points, to 1/10000 pt: the same on every machine."""
        return f"{_plain(self.points)}pt"

    def css_px(self) -> str:
        """The length as CSS text in pixels, for the web media."""
        return f"{_plain(self.px)}px"

    def __str__(self) -> str:
        return self.css()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _validate, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        return {"type": "string", "description": "A length with its unit: 4mm, 12pt, 300px."}


def mm(value: float) -> Length:
    """A length given in millimetres."""
    return Length(_finite(value) * _POINTS_PER_UNIT["mm"])


def pt(value: float) -> Length:
    """A length given in points."""
    return Length(float(_finite(value)))


def px(value: float) -> Length:
    """A length given in CSS pixels."""
    return Length(_finite(value) * _POINTS_PER_UNIT["px"])


def _finite(number: float) -> float:
    """The number, which has an end."""
    try:
        ends = math.isfinite(number)
    except (TypeError, OverflowError):
        ends = False
    if not ends:
        raise refusal(
            "a length",
            number,
            'Pass a number that has an end, as in mm(45), or read it: Length.parse("45mm").',
        )
    return number


def _plain(number: float) -> str:
    text = f"{number:.4f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def _validate(value: Any) -> Length:
    if isinstance(value, Length):
        return value
    if isinstance(value, str):
        return Length.parse(value)
    raise ValueError("a length is text with a unit, for example 12pt, 4mm or 300px")
