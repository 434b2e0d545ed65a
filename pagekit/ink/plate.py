"""the inks of a pack + a press condition → the operators of plates: DeviceCMYK and Separation, and what overprints.

The rules (their figures are the condition's):
1. A colour is its spot ink where it has one and the condition can print it, else the recipe that its pack gives for the
   condition, else its CMYK, else what the profile makes of it. No recipe takes more ink than the paper does.
2. Type that is too small for several inks, which never meet exactly, is black; too small for a tint, it is solid. Rules
   that are too fine likewise.
3. Black alone prints over what is there, so that no white edge shows where plates shift; all else knocks it out. White
   never overprints. Nor does a line around what was booked: over full colours it would be over the ink limit.
4. A page that is printed in black alone carries every colour as a tint of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pagekit.condition import Condition, Minima
from pagekit.ink.numbers import numbers
from pagekit.ink.page import KNOCKOUT, OVERPRINT, SpotInk
from pagekit.ink.palette import Paint, ink_of, rgb
from pagekit.layout import Cmyk, Ink, PrintManifest
from pagekit.notes import Note, info, warning

BLACK: Cmyk = (0.0, 0.0, 0.0, 100.0)

_LUMA = (0.299, 0.587, 0.114)
"""What red, green and blue add to how light a colour is (ITU-R BT.601)."""


@dataclass(frozen=True, slots=True)
class _Recipe:
    cmyk: Cmyk
    spot: SpotInk | None = None

    @property
    def inks(self) -> int:
        """How many inks it is made of."""
        return 1 if self.spot else sum(share > 0 for share in self.cmyk)

    @property
    def solid(self) -> bool:
        """Whether it is one ink at its full strength."""
        return self.inks == 1 and (self.spot is not None or max(self.cmyk) >= 100)


class PlatePalette:
    """The colours of a pack as a press prints them. `notes` grow as colours are asked for."""

    def __init__(
        self,
        colours: Mapping[str, Ink],
        pack: str,
        condition: Condition,
        convert: Callable[[str], Cmyk],
        *,
        mono: bool = False,
    ) -> None:
        self._colours, self._pack, self._condition = colours, pack, condition
        self._convert, self._mono = convert, mono
        self._kept: dict[str, _Recipe] = {}
        self._notes: dict[Note, None] = {}

    @property
    def notes(self) -> tuple[Note, ...]:
        """What a production editor should know of the colours that were asked for so far."""
        return tuple(self._notes)

    def text(self, name: str, size: float) -> Paint:
        """For type of this size."""
        return self._fill(self._legible(name, size, self._condition.type_size, "type is"))

    def rule(self, name: str, weight: float) -> Paint:
        """For a rule that is filled."""
        return self._fill(self._legible(name, weight, self._condition.rule, "rules are"))

    def ground(self, name: str) -> Paint:
        """For an area behind what follows."""
        return self._fill(self._recipe(name))

    def line(self, name: str, weight: float) -> Paint:
        """For a line that is drawn around what was booked: it takes away what is under it."""
        recipe = self._legible(name, weight, self._condition.rule, "rules are")
        return self._fill(recipe, stroke=True)

    def code(self) -> Paint:
        """Black alone."""
        return self._fill(_Recipe(BLACK))

    def picture(self) -> Paint:
        """A picture knocks out what is under it."""
        return Paint(f"/{KNOCKOUT} gs", (KNOCKOUT,))

    def _legible(self, name: str, size: float, least: Minima, what: str) -> _Recipe:
        """The colour, or what prints instead of it at this size."""
        recipe = self._recipe(name)
        press = self._condition.name
        if recipe.inks > 1 and size < least.several:
            why = f"{recipe.inks} inks do not meet exactly on {press}"
            self._tell(info("ink-black", name, f"{what} printed in black under {least.several:g} pt: {why}."))
            return _Recipe(BLACK)
        if recipe.inks == 1 and not recipe.solid and size < least.tint:
            why = f"a tint breaks up on {press}"
            self._tell(info("ink-solid", name, f"{what} printed solid under {least.tint:g} pt: {why}."))
            cyan, magenta, yellow, black = (100.0 if share else 0.0 for share in recipe.cmyk)
            return _Recipe((cyan, magenta, yellow, black))
        return recipe

    def _recipe(self, name: str) -> _Recipe:
        found = self._kept.get(name)
        if found is None:
            found = self._kept[name] = self._made(name)
        return found

    def _made(self, name: str) -> _Recipe:
        ink = ink_of(self._colours, name, self._pack)
        if self._mono:
            return _Recipe((0.0, 0.0, 0.0, _blackness(ink.light)))
        told = ink.at.get(self._condition.name) or ink.cmyk
        if ink.spot and self._condition.spots:
            cyan, magenta, yellow, black = self._within(name, told or self._convert(ink.light))
            shares = (cyan / 100, magenta / 100, yellow / 100, black / 100)
            return _Recipe((cyan, magenta, yellow, black), SpotInk(f"S{self._place(name)}", ink.spot, shares))
        if told is None:
            told = self._convert(ink.light)
            what = f"has no recipe for {self._condition.name}, and is what the profile makes of {ink.light}."
            remedy = f'Write under [colours]: {name} = {{ light = "{ink.light}", cmyk = [{_listed(told)}] }}'
            self._tell(info("ink-converted", name, what, remedy))
        return _Recipe(self._within(name, told))

    def _within(self, name: str, told: Cmyk) -> Cmyk:
        """The recipe with no more ink than the paper takes: black is kept, the others give way."""
        most, total = self._condition.total_ink, sum(told)
        if total <= most:
            return told
        what = (
            f"asks for {total:g} % ink, and {self._condition.name} takes {most:g} %: it is printed lighter."
        )
        self._tell(warning("ink-limit", name, what, "Give it a recipe for this condition under [colours]."))
        cyan, magenta, yellow, black = told
        share = (most - black) / (total - black)
        return cyan * share, magenta * share, yellow * share, black

    def _place(self, name: str) -> int:
        """The spot's number among those of the pack: on every page the same."""
        return [each for each, ink in self._colours.items() if ink.spot].index(name)

    def _fill(self, recipe: _Recipe, *, stroke: bool = False) -> Paint:
        over = recipe.spot is None and recipe.cmyk == BLACK and not stroke
        state = OVERPRINT if over else KNOCKOUT
        if recipe.spot is not None:
            name, (space, colour) = recipe.spot.name, ("CS", "SCN") if stroke else ("cs", "scn")
            return Paint(f"/{state} gs /{name} {space} 1 {colour}", (state,), (recipe.spot,))
        said = numbers(*(share / 100 for share in recipe.cmyk))
        return Paint(f"/{state} gs {said} {'K' if stroke else 'k'}", (state,))

    def _tell(self, note: Note) -> None:
        self._notes.setdefault(note)


def plate_palette(
    manifest: PrintManifest, condition: Condition, convert: Callable[[str], Cmyk], *, mono: bool = False
) -> PlatePalette:
    """The palette of a pack with the colours chosen. `convert` gives what the profile makes of a colour without recipe,
    written as CSS does, in percent.
    """
    return PlatePalette(manifest.colours, manifest.name, condition, convert, mono=mono)


def _blackness(colour: str) -> float:
    """How black a colour is, in percent."""
    light = sum(share * part for share, part in zip(rgb(colour), _LUMA, strict=True))
    return round(100 * (1 - light), 1)


def _listed(cmyk: Cmyk) -> str:
    return ", ".join(f"{share:.0f}" for share in cmyk)
