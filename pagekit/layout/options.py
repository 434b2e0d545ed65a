"""the `[options]` of a pack, and what a caller chose → checked values. Contradictions are refused by name."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from pagekit.errors import BadOption
from pagekit.model.base import FullLine, Record, TupleOf, clean
from pagekit.units import Length

OptionValue = str | int | bool | Length

_COLOUR = re.compile(r"^#[0-9a-f]{6}$")


def colour(text: str) -> str:
    """An sRGB colour as #rrggbb in small letters. Raises ValueError."""
    tidy = text.strip().lower()
    if not _COLOUR.match(tidy):
        raise ValueError(f"{text!r} is not a colour; write it as #rrggbb, for example #9b1c1c")
    return tidy


Colour = Annotated[str, StringConstraints(max_length=16), AfterValidator(colour)]


class _Option(Record):
    help: FullLine


class ChoiceOption(_Option):
    """One word of a list."""

    type: Literal["choice"]
    choices: Annotated[tuple[str, ...], TupleOf, Field(min_length=1)]
    default: str

    @model_validator(mode="after")
    def _default_is_a_choice(self) -> ChoiceOption:
        self.take(self.default)
        return self

    def take(self, value: object) -> OptionValue:
        """The value, if it is on the list. Raises ValueError."""
        if value not in self.choices:
            raise ValueError(f"must be one of {', '.join(self.choices)}")
        return str(value)


class IntegerOption(_Option):
    """A whole number between `min` and `max`."""

    type: Literal["integer"]
    min: int
    max: int
    default: int

    @model_validator(mode="after")
    def _default_fits(self) -> IntegerOption:
        self.take(self.default)
        return self

    def take(self, value: object) -> OptionValue:
        """The value as a number. Text of digits counts. Raises ValueError."""
        if isinstance(value, str) and re.fullmatch(r"[+-]?\d{1,9}", value.strip()):
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int) or not self.min <= value <= self.max:
            raise ValueError(f"must be a whole number from {self.min} to {self.max}")
        return value


class SwitchOption(_Option):
    """On or off."""

    type: Literal["switch"]
    default: bool

    def take(self, value: object) -> OptionValue:
        """True or False; the words yes, no, on, off, true, false count. Raises ValueError."""
        words = {"yes": True, "on": True, "true": True, "no": False, "off": False, "false": False}
        if isinstance(value, str) and value.strip().lower() in words:
            return words[value.strip().lower()]
        if not isinstance(value, bool):
            raise ValueError("must be yes or no")
        return value


class LengthOption(_Option):
    """A length between `min` and `max`."""

    type: Literal["length"]
    min: Length
    max: Length
    default: Length

    @model_validator(mode="after")
    def _default_fits(self) -> LengthOption:
        self.take(self.default)
        return self

    def take(self, value: object) -> OptionValue:
        """The value as a Length. Raises ValueError."""
        length = Length.parse(value) if isinstance(value, str) else value
        if not isinstance(length, Length) or not self.min <= length <= self.max:
            raise ValueError(f"must be a length from {self.min} to {self.max}")
        return length


class ColourOption(_Option):
    """A colour as #rrggbb."""

    type: Literal["colour"]
    default: Colour

    def take(self, value: object) -> OptionValue:
        """The colour in small letters. Raises ValueError."""
        if not isinstance(value, str):
            raise ValueError("must be a colour such as #9b1c1c")
        return colour(value)


class TextOption(_Option):
    """A short text that templates may print."""

    type: Literal["text"]
    default: str = ""
    max_length: Annotated[int, Field(ge=1, le=2_000)] = 200

    @model_validator(mode="after")
    def _default_fits(self) -> TextOption:
        self.take(self.default)
        return self

    def take(self, value: object) -> OptionValue:
        """The text without characters that no page can show. Raises ValueError."""
        if not isinstance(value, str) or len(value) > self.max_length:
            raise ValueError(f"must be text of at most {self.max_length} characters")
        return clean(value)


Option = Annotated[
    ChoiceOption | IntegerOption | SwitchOption | LengthOption | ColourOption | TextOption,
    Field(discriminator="type"),
]


def choose(
    layout: str, options: Mapping[str, Option], chosen: Mapping[str, object]
) -> dict[str, OptionValue]:
    """Every option of the pack with its value: what was chosen, else its default. Raises BadOption with all faults."""
    faults = [_unknown(name, options) for name in chosen if name not in options]
    values: dict[str, OptionValue] = {}
    for name, option in options.items():
        try:
            values[name] = option.take(chosen[name]) if name in chosen else option.default
        except ValueError as fault:
            faults.append(f"{name}: {fault}")
    if faults:
        told = (fault if fault.endswith((".", "?", "!")) else f"{fault}." for fault in faults)
        raise BadOption(f"layout {layout}: {' '.join(told)}")
    return values


def _unknown(name: str, options: Mapping[str, Option]) -> str:
    near = difflib.get_close_matches(name, options, n=1)
    hint = f"did you mean {near[0]}?" if near else f"it has {', '.join(sorted(options)) or 'none'}"
    return f"{name}: no such option; {hint}"
