"""the readers of all formats, in the order in which they are asked whether a file is theirs."""

from __future__ import annotations

from pagekit.intake.formats import ninjs, own
from pagekit.intake.formats.reader import Format

FORMATS: tuple[Format, ...] = (
    ninjs.FORMAT,
    own.FORMAT,
)
"""Those that look for more in a file come first."""
