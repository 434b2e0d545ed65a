"""a kind of shipped data → the folder that holds it, in a wheel and in a checkout alike.

Layouts, assets and examples stand beside the package in the checkout, where designers work on them, and inside the
package in a wheel. This module is the only one that knows both places.
"""

from __future__ import annotations

from pathlib import Path

from pagekit.errors import MissingResource

PACKAGE = Path(__file__).resolve().parent
HOMES = (PACKAGE / "_data", PACKAGE.parent)
"""Where to look, in this order: inside the installed package, then beside it."""

# A folder counts only with this file in it: another project may have put its own `assets` beside the package.
LAYOUTS_MARK = "base/layout.toml"
ASSETS_MARK = "fonts/manifest.toml"
EXAMPLES_MARK = "courier/publication.toml"


def layouts_dir() -> Path:
    """The folder of the layout packs that come with pagekit. Raises MissingResource."""
    return _find("layouts", LAYOUTS_MARK)


def assets_dir() -> Path:
    """The folder of the fonts, icons and colour profiles that come with pagekit. Raises MissingResource."""
    return _find("assets", ASSETS_MARK)


def examples_dir() -> Path:
    """The folder of the publications that come with pagekit to be copied. Raises MissingResource."""
    return _find("examples", EXAMPLES_MARK)


def _find(name: str, mark: str) -> Path:
    folders = [home / name for home in HOMES]
    for folder in folders:
        if (folder / mark).is_file():
            return folder
    places = " nor in ".join(str(folder) for folder in folders)
    raise MissingResource(
        f"{name}: {mark} is neither in {places}. "
        "Install pagekit again from its wheel, or run scripts/setup in a complete checkout."
    )
