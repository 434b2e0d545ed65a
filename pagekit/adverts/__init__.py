"""Bookings + Slots → what stands where: places opened in the text, filled, and what a creative leaves that fails."""

from pagekit.adverts.filling import Filled, Filling, fill
from pagekit.adverts.opening import OpenedText, open_places
from pagekit.adverts.standing import standing

__all__ = ["Filled", "Filling", "OpenedText", "fill", "open_places", "standing"]
