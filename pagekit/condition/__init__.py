"""A press condition: what a printer's machine, paper and ink can do, and the profile of their colours, as data."""

from pagekit.condition.record import Condition, Intended, Intent, Minima, Resolution, Reversed, Variant

__all__ = ["Condition", "Intended", "Intent", "Minima", "Resolution", "Reversed", "Variant"]
