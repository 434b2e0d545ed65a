"""Story + Layout + FontBook → lines: what is decided about type before anything is drawn."""

from pagekit.typeset.adverts.parts import HouseAdvert
from pagekit.typeset.article.compose import ArticleMatter, compose_article
from pagekit.typeset.article.foot import FootAdvert
from pagekit.typeset.blocks.displays import AdvertPlace
from pagekit.typeset.lines.headline import Headline, Step, set_display, set_headline
from pagekit.typeset.lines.paragraph import Line, Paragraph, Setting, Typesetter
from pagekit.typeset.page import ComposedPage, Composition
from pagekit.typeset.style import TypeStyle, type_style

__all__ = [
    "AdvertPlace",
    "ArticleMatter",
    "ComposedPage",
    "Composition",
    "FootAdvert",
    "Headline",
    "HouseAdvert",
    "Line",
    "Paragraph",
    "Setting",
    "Step",
    "TypeStyle",
    "Typesetter",
    "compose_article",
    "set_display",
    "set_headline",
    "type_style",
]
