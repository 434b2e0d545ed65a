"""a press condition → PressInks: what the colours of an advertiser's page are held against; it travels into the job."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from pagekit.condition import Condition, Intent, Profile, RgbPolicy, profile_of


@dataclass(frozen=True, slots=True)
class PressInks:
    """What becomes of colours on this press."""

    name: str
    """The condition's."""
    profile: Profile
    limit: float
    """The most ink, in percent."""
    rendering: Intent
    darkest: float
    """Percent: a grey that is darker is printed solid."""
    rgb: RgbPolicy
    spots: bool

    @classmethod
    def of(cls, condition: Condition) -> Self:
        """Raises MissingResource where the condition's profile is not there, Unreadable where it is no use."""
        return cls(
            condition.name,
            profile_of(condition),
            condition.total_ink,
            condition.rendering,
            condition.tones[1],
            condition.rgb,
            condition.spots,
        )
