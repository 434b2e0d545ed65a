"""a process of jobs → the same with the engine in it, before any work is counted.

What is missing is told by the job itself, when it asks for the engine.
"""

from __future__ import annotations

from contextlib import suppress

from pagekit.errors import MissingDependency
from pagekit.press.engine import load_engine

with suppress(MissingDependency):
    load_engine()
