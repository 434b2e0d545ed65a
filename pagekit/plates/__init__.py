"""PageInks → the sheets of a printer and their files: bleed, marks, names by his pattern, a list of what was sent.

A name brings its module when it is first asked for (PEP 562): a site asks for the Latin letters of names alone.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pagekit.condition.design import Design
    from pagekit.plates.delivery import Grouping, PlateFile, list_csv, list_json, plate_files
    from pagekit.plates.naming import Naming
    from pagekit.plates.sheet import Sheets

__all__ = [
    "Design", "Grouping", "Naming", "PlateFile", "Sheets", "list_csv", "list_json", "plate_files",
]  # fmt: skip

_MODULES = {
    "Design": "pagekit.condition.design",
    "Grouping": "pagekit.plates.delivery",
    "Naming": "pagekit.plates.naming",
    "PlateFile": "pagekit.plates.delivery",
    "Sheets": "pagekit.plates.sheet",
    "list_csv": "pagekit.plates.delivery",
    "list_json": "pagekit.plates.delivery",
    "plate_files": "pagekit.plates.delivery",
}
"""The same imports once more, for when they are made."""

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """The name, from its module, and from then on as any other global."""
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(_MODULES[name]), name)
        return value
