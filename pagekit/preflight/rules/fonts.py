"""the faces of a page → faults: each in the file, none of dots."""

from __future__ import annotations

from collections.abc import Iterator

from pagekit.preflight.facts import PageSeen
from pagekit.preflight.rules.rule import Asked, Fault, Rule, rule
from pagekit.preflight.walk.events import TextRun

_PRESS_5 = "PDF/X: fonts (ISO 32000-1, 9.9)"


@rule("font-embedded", "Every face is in the file", _PRESS_5)
def embedded(page: PageSeen, _: Asked) -> Iterator[Fault]:
    """Or another stands for it."""
    for run in page.events:
        if isinstance(run, TextRun) and not run.font.embedded:
            yield Fault(
                f"The face {run.font.name} is not in the file.",
                "Export it with all fonts embedded.",
                run.box,
                run,
            )


@rule("font-bitmap", "No face is drawn in the file itself", _PRESS_5)
def bitmap(page: PageSeen, _: Asked) -> Iterator[Fault]:
    """Type 3: mostly dots for a screen."""
    for run in page.events:
        if isinstance(run, TextRun) and run.font.kind == "Type3":
            yield Fault(
                f"The face {run.font.name} is drawn in the file itself (Type 3).",
                "Set it in another face.",
                run.box,
            )


PAGE_RULES: tuple[Rule[PageSeen], ...] = (embedded, bitmap)
