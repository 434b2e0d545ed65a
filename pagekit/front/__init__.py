"""stories → Front: which story stands where on a home page or on a section's front."""

from pagekit.front.arrangement import arrange
from pagekit.front.parts import Front, FrontBand, FrontCard, FrontZone
from pagekit.front.sections import SectionMark, asked_section, section_marks

__all__ = [
    "Front",
    "FrontBand",
    "FrontCard",
    "FrontZone",
    "SectionMark",
    "arrange",
    "asked_section",
    "section_marks",
]
