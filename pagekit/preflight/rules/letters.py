"""the type of a page → faults: large enough for its inks, black of black alone, not too small in white."""

from __future__ import annotations

from collections.abc import Iterator

from pagekit.notes import Severity
from pagekit.preflight.facts import PageSeen
from pagekit.preflight.rules.looking import Grounds, inks, inside, runs, told
from pagekit.preflight.rules.rule import Asked, Fault, Rule, condition_of, printing, rule
from pagekit.preflight.walk.events import TextRun

_SIZES = "content: type sizes of the condition"
_BLACK_TYPE = "content: black type is black alone, and overprints"
_NEAR = 0.05
_FAR = 2 / 3
"""Of the least size: below it nobody can read it."""
_BLACK = 85.0
_NEUTRAL = 70.0
"""Percent of each of the three colours that together make a black."""
_SMALL = 14.0
"""Points: smaller black type shows a light edge where the inks do not meet."""


def _small(page: PageSeen, count: str, least: float) -> Iterator[Fault]:
    for run in runs(page):
        if _class(run) == count and run.size < least - _NEAR and inside(page, run):
            yield _fault(run, f"in {_TOLD[count]}", least)


_TOLD = {"one": "one ink", "tint": "a tint", "several": "several inks"}


def _class(run: TextRun) -> str:
    """Of how many inks it is made. White and what no plate knows are of none of these."""
    ink = run.paint.ink
    if not ink:
        return ""
    if inks(ink) > 1:
        return "several"
    return "one" if max(part for _, part in ink) >= 99.5 and run.paint.alpha >= 1 else "tint"


def _fault(run: TextRun, how: str, least: float) -> Fault:
    return Fault(
        f"Type of {run.size:.1f} pt {how}; {least:g} pt at least print well.",
        "Set it larger, or in one ink.",
        run.box,
        run,
        severity=Severity.ERROR if run.size < least * _FAR else None,
    )


@rule("type-one-ink", "Type in one ink is large enough", _SIZES, Severity.WARNING, printing)
def one_ink(page: PageSeen, asked: Asked) -> Iterator[Fault]:
    """In points, as it comes to stand."""
    return _small(page, "one", condition_of(asked).type_size.one)


@rule("type-tint", "Type in a tint is large enough", _SIZES, Severity.WARNING, printing)
def tint(page: PageSeen, asked: Asked) -> Iterator[Fault]:
    """A tint is made of dots."""
    return _small(page, "tint", condition_of(asked).type_size.tint)


@rule("type-several-inks", "Type in several inks is large enough", _SIZES, Severity.WARNING, printing)
def several_inks(page: PageSeen, asked: Asked) -> Iterator[Fault]:
    """They never meet exactly."""
    return _small(page, "several", condition_of(asked).type_size.several)


@rule("type-reversed", "White type is large enough for its ground", "content: reversed type of the condition",
      Severity.WARNING, printing)  # fmt: skip
def reversed_type(page: PageSeen, asked: Asked) -> Iterator[Fault]:
    """On a ground of one ink, or of several: ink creeps in from the edges."""
    least = condition_of(asked).reversed_type
    for run, ground in Grounds(page).under(sure=False):
        if not run.paint.white or not inside(page, run):
            continue
        several = ground is not None and inks(ground) > 1
        size = least.several if several else least.one
        if run.size < size - _NEAR:
            yield _fault(run, f"in white on {'several inks' if several else 'one ink'}", size)


@rule("type-black", "Black type is made of black alone", _BLACK_TYPE, when=printing)
def black(page: PageSeen, _: Asked) -> Iterator[Fault]:
    """Rich black in type, and black made of three colours."""
    for run in runs(page):
        ink = dict(run.paint.ink or ())
        colours = [ink.get(name, 0.0) for name in ("Cyan", "Magenta", "Yellow")]
        rich = run.paint.black >= _BLACK and any(colours)
        if (rich or min(colours) >= _NEUTRAL) and run.paint.space.leaf.names != ("All",):
            yield Fault(
                f"Black type is made of {told(run.paint.ink or ())}.",
                "Set it in black alone.",
                run.box,
                run,
            )


@rule(
    "type-black-knocks-out", "Small black type overprints its ground", _BLACK_TYPE, Severity.WARNING, printing
)
def knocks_out(page: PageSeen, _: Asked) -> Iterator[Fault]:
    """Where it stands on other inks, and knocks them out."""
    for run, ground in Grounds(page).under(sure=True):
        small_black = run.size < _SMALL and run.paint.black >= 99.5 and len(run.paint.ink or ()) == 1
        if small_black and ground and not run.paint.mixes and any(name != "Black" for name, _ in ground):
            yield Fault(
                f"Black type of {run.size:.1f} pt knocks out the colour that it stands on.",
                "Set black type to overprint (OPM 1).",
                run.box,
                run,
            )


PAGE_RULES: tuple[Rule[PageSeen], ...] = (one_ink, tint, several_inks, reversed_type, black, knocks_out)
