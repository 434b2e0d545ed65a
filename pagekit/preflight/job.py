"""the bytes of a PDF + figures → what was found: the jobs, as another process finds them."""

from __future__ import annotations

from pagekit.preflight.against import Against
from pagekit.preflight.looked import Looked
from pagekit.preflight.plates.rules import Plated, PlatesAsked
from pagekit.preflight.told import Told


def looked_at(data: bytes, name: str, against: Against | None, told: Told | None = None) -> Looked:
    """Ask the rules. Raises Unreadable."""
    # In the job's own process: nobody else has to load pikepdf.
    from pagekit.preflight.look import look

    return look(data, name, against, told)


def plated(data: bytes, name: str, asked: PlatesAsked) -> Plated:
    """Render the plates and measure them. Raises Unreadable."""
    from pagekit.preflight.plates.look import look_at_plates

    return look_at_plates(data, name, asked)
