"""Story + Layout + FontBook → lines: what is decided about type before anything is drawn.

A name brings its module when it is first asked for (PEP 562): a story on pages of its own has no need of what fits
others into boxes.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pagekit.typeset.addresses import SlotAddress, edition_key
    from pagekit.typeset.adverts.parts import HouseAdvert
    from pagekit.typeset.article.compose import compose_article
    from pagekit.typeset.article.matter import ArticleMatter
    from pagekit.typeset.blocks.displays import AdvertPlace
    from pagekit.typeset.copyfit.fit import Variants
    from pagekit.typeset.copyfit.levers import Columns, Levers, Variant
    from pagekit.typeset.lines.headline import Headline, Step, set_display, set_headline
    from pagekit.typeset.lines.paragraph import Line, Paragraph, Setting, Typesetter
    from pagekit.typeset.page import ComposedPage, Composition
    from pagekit.typeset.sheet.advert import SetAdvert, set_advert
    from pagekit.typeset.sheet.compose import compose_sheet
    from pagekit.typeset.sheet.foot import FootAdvert
    from pagekit.typeset.story.galley import StoryGalley, story_galley
    from pagekit.typeset.story.in_box import SetStory, StoryBox
    from pagekit.typeset.story.measure import measure
    from pagekit.typeset.story.set_story import set_jumped, set_story
    from pagekit.typeset.style import TypeStyle, type_style

__all__ = [
    "AdvertPlace",
    "ArticleMatter",
    "Columns",
    "ComposedPage",
    "Composition",
    "FootAdvert",
    "Headline",
    "HouseAdvert",
    "Levers",
    "Line",
    "Paragraph",
    "SetAdvert",
    "SetStory",
    "Setting",
    "SlotAddress",
    "Step",
    "StoryBox",
    "StoryGalley",
    "TypeStyle",
    "Typesetter",
    "Variant",
    "Variants",
    "compose_article",
    "compose_sheet",
    "edition_key",
    "measure",
    "set_advert",
    "set_display",
    "set_headline",
    "set_jumped",
    "set_story",
    "story_galley",
    "type_style",
]

_MODULES = {
    name: f"pagekit.typeset.{module}"
    for module, names in {
        "addresses": (
            "SlotAddress",
            "edition_key",
        ),
        "adverts.parts": ("HouseAdvert",),
        "article.compose": ("compose_article",),
        "article.matter": ("ArticleMatter",),
        "blocks.displays": ("AdvertPlace",),
        "copyfit.fit": ("Variants",),
        "copyfit.levers": (
            "Columns",
            "Levers",
            "Variant",
        ),
        "lines.headline": (
            "Headline",
            "Step",
            "set_display",
            "set_headline",
        ),
        "lines.paragraph": (
            "Line",
            "Paragraph",
            "Setting",
            "Typesetter",
        ),
        "page": (
            "ComposedPage",
            "Composition",
        ),
        "sheet.advert": (
            "SetAdvert",
            "set_advert",
        ),
        "sheet.compose": ("compose_sheet",),
        "sheet.foot": ("FootAdvert",),
        "story.galley": (
            "StoryGalley",
            "story_galley",
        ),
        "story.in_box": (
            "SetStory",
            "StoryBox",
        ),
        "story.measure": ("measure",),
        "story.set_story": (
            "set_jumped",
            "set_story",
        ),
        "style": (
            "TypeStyle",
            "type_style",
        ),
    }.items()
    for name in names
}
"""The same imports once more, for when they are made: a test holds the two equal."""

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """The name, from its module, and from then on as any other global."""
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(_MODULES[name]), name)
        return value
