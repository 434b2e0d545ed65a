"""a summary and the text under it → the summary where somebody wrote it; a cut from the text's beginning is none."""

from __future__ import annotations

from pagekit.intake.formats.html_pieces import plain
from pagekit.intake.formats.item import Html

_CUT = ("[…]", "[...]", "…", "...", "Read more", "Continue reading", "Read More")
LONGEST = 1_200
"""What is longer is the text itself once more."""


def summary_of(summary: str, body: str) -> Html:
    """The summary as HTML; blank where the text begins with it."""
    words = plain(summary)
    bare = words
    for ending in _CUT:
        bare = bare.removesuffix(ending).strip()
    if not bare or len(words) > LONGEST or _letters(plain(body)).startswith(_letters(bare)):
        return Html("")
    return Html(summary)


def is_cut(summary: str) -> bool:
    """True where the summary says itself that it was cut."""
    return plain(summary).endswith(_CUT[:4])


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())
