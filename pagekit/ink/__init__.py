"""ComposedPage → PageInk: pages written as they were decided, with no layout engine between."""

from pagekit.ink.inking import Inker
from pagekit.ink.page import PageInk

__all__ = ["Inker", "PageInk"]
