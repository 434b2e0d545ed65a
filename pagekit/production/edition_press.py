"""a press by its name + an edition's Setting → the Platemaker, where plates are wanted; else nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pagekit.errors import BadOrder
from pagekit.production import asked
from pagekit.production.edition_setting import Setting

if TYPE_CHECKING:
    # The press, when plates are wanted.
    from pagekit.plates import Naming
    from pagekit.production.edition_plates import Platemaker


def platemaker(setting: Setting, press: asked.Press, naming: Naming | str | None) -> Platemaker | None:
    """What makes the plates, where a press is named. Raises PagekitError."""
    condition = asked.press(press, setting.at)
    if condition is None:
        if naming is not None:
            raise BadOrder(
                "naming: is said of plates. Pass press= (or --press) with it, for example newsprint."
            )
        return None
    # Plates and preflight, when a press is named.
    from pagekit.production.edition_plates import Platemaker

    return Platemaker.of(setting, condition, naming)
