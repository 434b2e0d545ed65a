"""the colours of a page that somebody else drew → the inks of a press; its CMYK and its spots stay as they are."""

from pagekit.foreign.inks.press import PressInks

__all__ = ["PressInks"]
