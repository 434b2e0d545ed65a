"""Bookings + Slots → what stands where: runs and turns, places in the text, and what a failing creative leaves."""

from pagekit.adverts.filling import Filled, Filling, fill, own_advert
from pagekit.adverts.of_page import for_web, of_page
from pagekit.adverts.opening import OpenedText, open_places
from pagekit.adverts.running import running
from pagekit.adverts.shown import AdvertShown, web_run_sheet
from pagekit.adverts.standing import standing
from pagekit.adverts.turns import Turn

__all__ = [
    "AdvertShown",
    "Filled",
    "Filling",
    "OpenedText",
    "Turn",
    "fill",
    "for_web",
    "of_page",
    "open_places",
    "own_advert",
    "running",
    "standing",
    "web_run_sheet",
]
