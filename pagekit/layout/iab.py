"""the name of an advert size → its width and height in CSS pixels.

Interactive Advertising Bureau, New Standard Ad Unit Portfolio 1.1 (2017), "Fixed Size Ad Specifications"; and the
sizes that the Universal Ad Package and the Display Guidelines before it named and that networks still sell.
"""

from __future__ import annotations

from difflib import get_close_matches

SIZES: dict[str, tuple[int, int]] = {
    # New Ad Portfolio, fixed sizes
    "billboard": (970, 250),
    "super-leaderboard": (970, 90),
    "leaderboard": (728, 90),
    "medium-rectangle": (300, 250),
    "portrait": (300, 1050),
    "wide-skyscraper": (160, 600),  # the portfolio calls it skyscraper; the trade keeps the older name
    "mobile-banner": (320, 50),
    "smartphone": (300, 50),
    "button": (120, 60),
    "feature-phone-large": (216, 36),
    "feature-phone-medium": (168, 28),
    "feature-phone-small": (120, 20),
    # Older, and still sold
    "half-page": (300, 600),
    "skyscraper": (120, 600),
    "large-rectangle": (336, 280),
    "square": (250, 250),
    "banner": (468, 60),
    "large-mobile-banner": (320, 100),
}
"""Width and height by name. The portfolio's interstitials are left out: they take the page from its reader."""


def iab_size(name: str) -> tuple[int, int]:
    """Width and height in CSS pixels. Raises ValueError, naming near ones, when there is no such size."""
    if name in SIZES:
        return SIZES[name]
    near = get_close_matches(name.lower(), SIZES, n=3, cutoff=0.5)
    raise ValueError(f"there is no size {name!r}; write {' or '.join(near) if near else ', '.join(SIZES)}")
