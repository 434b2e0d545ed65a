"""a pack's table, its parents' under it → its Manifest; else LayoutError with all that is wrong, and what to write.

First what the medium has and has not, and every field; then what is named and not there; then each format that a story
may wear; then what composed pages ask for.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from pagekit.errors import InvalidInput, LayoutError
from pagekit.layout.contract import ROLES, lacking
from pagekit.layout.edition import edition_faults
from pagekit.layout.formats import check_formats, every_dress
from pagekit.layout.manifest import MANIFESTS, FlowManifest, Manifest, PrintManifest
from pagekit.layout.mediums import foreign, kept, medium_of, uncomposed
from pagekit.layout.runs import runs_faults
from pagekit.model.base import validated
from pagekit.model.explain import explain
from pagekit.notes import Note


def checked(name: str, table: dict[str, Any]) -> Manifest:
    """The manifest of the pack of that name. Raises LayoutError."""
    manifest = _of_its_medium(name, table)
    faults = [*_loose_ends(manifest)]
    if faults:
        raise LayoutError(f"layout {name}: " + "; ".join(faults) + ".")
    check_formats(manifest)
    lacks = [*lacking(manifest)]
    # A design may say another head, and other styles.
    lacks += [*dict.fromkeys(lack for made in every_dress(manifest) for lack in lacking(made) if not lacks)]
    if lacks:
        raise LayoutError(
            "\n  ".join((f"layout {name}: its pages are composed ([composed]), and it lacks:", *lacks))
        )
    return manifest


def _of_its_medium(name: str, table: dict[str, Any]) -> Manifest:
    medium, told = medium_of(table), tuple[Note, ...]()
    # A medium that there is not is told with whatever else would be wrong in any pack.
    model = MANIFESTS[medium] if medium else FlowManifest
    if medium:
        told = (*foreign(table, medium), *uncomposed(table, medium))
        table = {**({"composed": {}} if medium == "print" else {}), **kept(table, medium)}
    try:
        manifest = validated(model, table)
    except ValidationError as fault:
        told = (*told, *explain(fault, model))
        raise LayoutError(str(InvalidInput(f"layout {name}", list(told)))) from fault
    if told:
        raise LayoutError(str(InvalidInput(f"layout {name}", list(told))))
    return manifest


def _loose_ends(manifest: Manifest) -> Iterator[str]:
    for key, style in manifest.styles.items():
        if style.family not in manifest.families:
            yield f"styles.{key}.family: there is no family {style.family!r}; it has {', '.join(manifest.families)}"
        if style.colour not in manifest.colours:
            yield f"styles.{key}.colour: there is no colour {style.colour!r}; it has {', '.join(manifest.colours)}"
    if isinstance(manifest, PrintManifest):
        yield from _printed_ends(manifest)


def _role_ends(manifest: PrintManifest) -> Iterator[str]:
    known = ", ".join(manifest.colours)
    for role, colours in manifest.roles.items():
        if role not in ROLES:
            near = get_close_matches(role, ROLES, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(ROLES)}"
            yield f"roles.{role}: no text of a printed page has this role; {hint}"
        for colour in (colours.colour, colours.opening):
            if colour is not None and colour not in manifest.colours:
                yield f"roles.{role}: there is no colour {colour!r}; it has {known}"


def _printed_ends(manifest: PrintManifest) -> Iterator[str]:
    known = ", ".join(manifest.colours)
    for key, style in manifest.styles.items():
        if "rule_colour" in style.model_fields_set and style.rule_colour not in manifest.colours:
            yield f"styles.{key}.rule_colour: there is no colour {style.rule_colour!r}; it has {known}"
    yield from _role_ends(manifest)
    paper = manifest.options.get("paper")
    for choice in getattr(paper, "choices", ()):
        if choice not in manifest.papers:
            yield f"options.paper: there is no paper {choice!r}; it has {', '.join(manifest.papers)}"
    papers = {
        name: manifest.papers[name] for name in getattr(paper, "choices", ()) if name in manifest.papers
    }
    if manifest.packed is not None:
        yield from edition_faults(
            manifest.packed, papers, manifest.baseline, manifest.between, manifest.styles
        )
    if manifest.runs is not None:
        yield from runs_faults(manifest.runs, papers, manifest.baseline)
