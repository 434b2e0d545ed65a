"""a roll → Frames: the pictures of a sample publication, each with its scene, its seed and its credits."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from PIL import Image

from photo_studio.credits import Credits
from photo_studio.scenes_bakery import bakery
from photo_studio.scenes_bus import bus_stop_snow
from photo_studio.scenes_chess import chess
from photo_studio.scenes_court import court_house
from photo_studio.scenes_flood import bridge, river_flood
from photo_studio.scenes_halls import greenhouse, library
from photo_studio.scenes_land import elevator, sowing, storm
from photo_studio.scenes_ledger import ledger
from photo_studio.scenes_meeting import meeting
from photo_studio.scenes_night import milky_way
from photo_studio.scenes_orchard import orchard
from photo_studio.scenes_range import ridge
from photo_studio.scenes_river import river_dawn
from photo_studio.scenes_sport import ice_puck, stadium_night
from photo_studio.scenes_stall import dombra, market
from photo_studio.scenes_steppe import saiga_dusk
from photo_studio.scenes_street import tram_night
from photo_studio.scenes_time import clock_wall, well_evening
from photo_studio.scenes_train import night_train
from photo_studio.scenes_weather import weather_mast
from photo_studio.scenes_yard import school_yard

Scene = Callable[[random.Random], Image.Image]
Carrier = Literal["xmp", "iim", "exif", "none"]

SCENES: dict[str, Scene] = {
    scene.__name__: scene
    for scene in (
        bakery,
        bridge,
        bus_stop_snow,
        chess,
        clock_wall,
        court_house,
        dombra,
        elevator,
        greenhouse,
        ice_puck,
        ledger,
        library,
        market,
        meeting,
        milky_way,
        night_train,
        orchard,
        ridge,
        river_dawn,
        river_flood,
        saiga_dusk,
        school_yard,
        sowing,
        stadium_night,
        storm,
        tram_night,
        weather_mast,
        well_evening,
    )
}


@dataclass(frozen=True)
class Frame:
    """One picture of the roll; `carrier` says where its credits are written, if anywhere."""

    file: str
    scene: Scene
    seed: int
    carrier: Carrier
    credits: Credits
    crop: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
    """What is kept of it, as shares of width and height: left, top, right, foot."""

    def expose(self) -> Image.Image:
        """The picture itself."""
        picture = self.scene(random.Random(self.seed))
        width, height = picture.size
        left, top, right, foot = self.crop
        box = (round(left * width), round(top * height), round(right * width), round(foot * height))
        return picture if box == (0, 0, width, height) else picture.crop(box)


def read_roll(name: str = "roll.toml") -> tuple[Frame, ...]:
    """The pictures in the order of the roll of that name."""
    data = tomllib.loads(Path(__file__).with_name(name).read_text("utf-8"))
    return tuple(_frame(entry) for entry in data["photo"])


def _frame(entry: Mapping[str, Any]) -> Frame:
    own = {"file", "scene", "seed", "carrier", "crop"}
    said = {key: value for key, value in entry.items() if key not in own}
    said["creators"] = tuple(said.get("creators", ()))
    crop = tuple(entry.get("crop", Frame.crop))
    return Frame(
        entry["file"], SCENES[entry["scene"]], entry["seed"], entry["carrier"], Credits(**said), crop
    )
