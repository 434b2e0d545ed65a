"""PageInks → the sheets of a printer and their files: bleed, marks, names by his pattern, a list of what was sent."""

from pagekit.condition.design import Design
from pagekit.plates.delivery import Grouping, PlateFile, list_csv, list_json, plate_files
from pagekit.plates.naming import Naming
from pagekit.plates.sheet import Sheets

__all__ = [
    "Design", "Grouping", "Naming", "PlateFile", "Sheets", "list_csv", "list_json", "plate_files",
]  # fmt: skip
