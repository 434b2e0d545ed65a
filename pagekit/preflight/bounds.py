"""what a stranger's PDF may ask of preflight → the most of it that is looked at; what is over is told in a note."""

from __future__ import annotations

from pagekit.jobs.limits import MEGABYTE, Limits

MAX_FILE = 512 * MEGABYTE
LIMITS = Limits(work=240, memory=2048 * MEGABYTE, wait=900)
"""The net below the bounds that follow: they end the work long before."""
PLATE_LIMITS = Limits(work=600, memory=3072 * MEGABYTE, wait=1_800, programs=True)
MAX_PAGES = 2_000
MAX_OBJECTS = 300_000
MAX_OBJECT = 16 * MEGABYTE
"""Of one object as it is written, for the search through all of them."""
MAX_OPERATORS = 1_000_000
"""Of one page, each form as often as it is drawn."""
MAX_ALL_OPERATORS = 5_000_000
MAX_CONTENT = 64 * MEGABYTE
"""Of what draws, unpacked, one stream."""
MAX_ALL_CONTENT = 512 * MEGABYTE
MAX_PIECES = 10_000
"""Streams that one page's content is cut into."""
MAX_FORMS = 24
"""How deep forms stand in forms: a form in a pattern in a glyph counts three."""
MAX_STATES = 512
"""How deep q is nested."""
MAX_OPERANDS = 16_384
MAX_STRANGE = 1_000
"""Words of one stream that are no part of PDF, before the rest is left alone."""
MAX_NESTING = 32
"""How deep arrays and dictionaries stand in each other."""
MAX_SPACES = 4_096
MAX_XMP = 2 * MEGABYTE
MAX_PROFILE = 16 * MEGABYTE
MAX_EVENTS = 100_000
"""Things that are seen on one page."""
MAX_ALL_EVENTS = 1_500_000
FORM_WORK = 10
"""Operators that the drawing of a form is counted as: it is opened each time."""
MAX_BOXES = 40
"""Places that one finding marks; the rest is counted."""
MAX_PLATE_PIXELS = 12_000_000
"""Of one page's plate."""
