"""Story + Layout + FontBook → lines: what is decided about type before anything is drawn."""

from pagekit.typeset.headline import Headline, Step, set_headline

__all__ = ["Headline", "Step", "set_headline"]
