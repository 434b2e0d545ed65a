"""Bookings + Slots → what stands where: runs, places opened in the text, filled, and what a failing creative leaves."""

from pagekit.adverts.filling import Filled, Filling, fill
from pagekit.adverts.opening import OpenedText, open_places
from pagekit.adverts.running import running
from pagekit.adverts.standing import standing

__all__ = ["Filled", "Filling", "OpenedText", "fill", "open_places", "running", "standing"]
