"""what a file says it is made for → faults: one intent for print, known, with the profile of a press in four inks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pagekit.notes import Severity
from pagekit.preflight.facts import FileSeen
from pagekit.preflight.rules.rule import Asked, Fault, Rule, condition_of, printing, rule

_PRESS_3 = "PDF/X: the output intent (ISO 32000-1, 14.11.5)"
# Printings that the registry knows, as they are written in it; a year or a part may follow.
_KNOWN = re.compile(
    r"FOGRA(?:39|51|52)L?|IFRA26|CGATS ?TR ?00[1-9]|CGATS21-2-CRPC[1-7]|FOGRA(?:27|28|29|30|4[0-9])L?|JC200103",
    re.IGNORECASE,
)
_AGAIN = "Export the file again with the output intent of its printing"


@rule("intent-missing", "The file says what it is made for", _PRESS_3)
def missing(file: FileSeen, _: Asked) -> Iterator[Fault]:
    """An OutputIntent of the kind GTS_PDFX."""
    if not file.intents:
        kinds = (
            f" It has one of another kind: {', '.join(file.other_intents)[:60]}."
            if file.other_intents
            else ""
        )
        yield Fault(f"The file has no output intent for print.{kinds}", f"{_AGAIN}.")


@rule("intent-several", "It is made for one printing", _PRESS_3)
def several(file: FileSeen, _: Asked) -> Iterator[Fault]:
    """One GTS_PDFX."""
    if len(file.intents) > 1:
        yield Fault(
            f"The file has {len(file.intents)} output intents for print.", "Export it for one printing."
        )


@rule("intent-identifier", "The printing is named", _PRESS_3)
def identifier(file: FileSeen, _: Asked) -> Iterator[Fault]:
    """OutputConditionIdentifier, and Info for people."""
    for intent in file.intents:
        if not intent.identifier:
            yield Fault("The output intent has no OutputConditionIdentifier.", f"{_AGAIN}.")
        if not intent.info:
            yield Fault("The output intent has no Info.", f"{_AGAIN}.", severity=Severity.WARNING)


@rule("intent-registry", "A printing that a registry knows names the registry", _PRESS_3)
def registry(file: FileSeen, _: Asked) -> Iterator[Fault]:
    """And one that names it is known to it, as far as these rules know."""
    for intent in file.intents:
        known = _KNOWN.fullmatch(intent.identifier) is not None
        if known and not intent.registry:
            yield Fault(
                f"{intent.identifier} is a registered printing; RegistryName is missing.", f"{_AGAIN}."
            )
        elif not known and not intent.embedded:
            yield Fault(
                f"The printing “{intent.identifier[:60]}” is known to no registry and its profile is not in the file.",
                "Embed the profile.",
            )


@rule("intent-profile", "The profile of the printing is in the file", _PRESS_3)
def profile(file: FileSeen, asked: Asked) -> Iterator[Fault]:
    """For X-4 always; X-1a may name a registered printing alone."""
    for intent in file.intents:
        if asked.variant == "x4" and not intent.embedded:
            yield Fault("The output intent has no profile in it.", "Embed the profile of the printing.")


@rule("intent-profile-kind", "The profile is that of a press in four inks", _PRESS_3)
def profile_kind(file: FileSeen, _: Asked) -> Iterator[Fault]:
    """Class prtr, CMYK, N = 4."""
    for intent in file.intents:
        if not intent.embedded:
            continue
        if intent.fault:
            yield Fault(f"The profile of the output intent cannot be read: {intent.fault}.", "Embed it anew.")
        elif intent.profile_class != "prtr":
            yield Fault(
                f"The profile of the output intent is of the class {intent.profile_class or 'none'}, not of a press.",
                "Embed the profile of the printing.",
            )
        elif intent.profile_space != "CMYK" or intent.count != 4:
            yield Fault(
                f"The profile of the output intent is {intent.profile_space} with N {intent.count}, not CMYK with N 4.",
                "Embed the profile of the printing.",
            )


@rule(
    "intent-condition",
    "It is made for the printing that it is held against",
    _PRESS_3,
    Severity.WARNING,
    printing,
)
def for_this_condition(file: FileSeen, asked: Asked) -> Iterator[Fault]:
    """Colours made for another paper look otherwise on this one."""
    intended = condition_of(asked).identifier
    for intent in file.intents:
        if intent.identifier and _tidy(intent.identifier) != _tidy(intended):
            yield Fault(
                f"The file is made for {intent.identifier[:60]}; this press condition is {intended}.",
                f"Ask the printer, or export it for {intended}.",
            )


def _tidy(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower()).removesuffix("l")


RULES: tuple[Rule[FileSeen], ...] = (
    missing, several, identifier, registry, profile, profile_kind, for_this_condition,
)  # fmt: skip
