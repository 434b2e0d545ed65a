"""a pack for print + the options that were chosen → the pack in the colours that its pages are printed in.

A colour option with the name of a colour, such as `accent`, takes its place. The colour that was there already keeps
its recipe for the press. An accent that was chosen is the colour of the house's own adverts, too.
"""

from __future__ import annotations

from collections.abc import Mapping

from pagekit.layout.manifest import PrintManifest
from pagekit.layout.options import ColourOption, OptionValue, choose
from pagekit.layout.records import Ink
from pagekit.model.base import altered

HOUSE = "house"
"""The colour of the house's own adverts."""


def inked(manifest: PrintManifest, options: Mapping[str, OptionValue] | None = None) -> PrintManifest:
    """The manifest with the colours chosen; with the options' defaults where nothing was."""
    values = choose(manifest.name, manifest.options, {}) if options is None else options
    chosen = {
        name: Ink(light=str(values[name]))
        for name, option in manifest.options.items()
        if isinstance(option, ColourOption) and name in manifest.colours and name in values
        if manifest.colours[name].light != values[name]
    }
    if "accent" in chosen and HOUSE in manifest.colours:
        chosen.setdefault(HOUSE, chosen["accent"])
    return altered(manifest, colours={**manifest.colours, **chosen})
