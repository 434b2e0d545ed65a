"""Story + Layout + FontBook → lines: what is decided about type before anything is drawn."""

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
