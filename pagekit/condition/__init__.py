"""A press condition: what a printer's machine, paper and ink can do, and the profile of their colours, as data."""

from pagekit.condition.design import Design
from pagekit.condition.find import find_condition, list_conditions
from pagekit.condition.profile import Profile, profile_bytes, profile_of
from pagekit.condition.record import (
    Condition,
    Intended,
    Intent,
    Minima,
    Resolution,
    Reversed,
    RgbPolicy,
    Variant,
)

__all__ = [
    "Condition",
    "Design",
    "Intended",
    "Intent",
    "Minima",
    "Profile",
    "Resolution",
    "Reversed",
    "RgbPolicy",
    "Variant",
    "find_condition",
    "list_conditions",
    "profile_bytes",
    "profile_of",
]
