"""the readers of all formats, in the order in which they are asked whether a file is theirs."""

from __future__ import annotations

from pagekit.intake.formats import iptc_7901, newsml_1, newsml_g2, ninjs, nitf, own
from pagekit.intake.formats.reader import Format

FORMATS: tuple[Format, ...] = (
    ninjs.FORMAT,
    newsml_g2.FORMAT,
    newsml_1.FORMAT,
    nitf.FORMAT,
    iptc_7901.FORMAT,
    own.FORMAT,
)
"""Those that look for more in a file come first."""
