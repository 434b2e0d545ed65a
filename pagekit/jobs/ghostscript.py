"""a machine → Ghostscript, where it is installed: it is asked and never shipped.

Who runs it does so inside of a job, whose limits it keeps to; -dSAFER keeps it from the disk.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

_PROGRAMS = ("gs", "gswin64c", "gswin32c")
PLAIN = ("-q", "-dNOPAUSE", "-dBATCH", "-dNOPROMPT", "-dSAFER")
"""What it is always told."""


def ghostscript() -> str | None:
    """The program, where it is installed."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def environment(folder: Path) -> dict[str, str]:
    """The caller's, less what would give the program other orders. It may always read, write and delete what lies where
    temporary files do: that is a folder of its own.
    """
    kept = {key: value for key, value in os.environ.items() if not key.upper().startswith("GS_")}
    return kept | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder))
