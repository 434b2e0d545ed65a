"""Article + Publication → Format: what kind of piece a story is, how much is made of it, and the colours it wears.

The rules:
1. Design and display are the article's.
2. The theme is that of the publication's section of the same name, compared without case: a section wears one colour.
   The article's counts where its section has none.
3. A design is named on the page where its name tells readers what to expect: opinion, interview, pictures, live,
   brief. Standard pieces and features name themselves.
"""

from __future__ import annotations

import unicodedata

from pagekit.house.parts import Format, Labels
from pagekit.model import Article, Design, Publication, Section


def format_of(article: Article, publication: Publication) -> Format:
    """The article's format. A theme is a name; whether the layout has it, the layout says."""
    section = section_of(article, publication)
    return Format(article.design, article.display, (section.theme if section else None) or article.theme)


def section_of(article: Article, publication: Publication) -> Section | None:
    """The publication's section that the article names; None when it has none of that name."""
    if article.section is None:
        return None
    wanted = _key(article.section)
    return next((section for section in publication.sections if _key(section.name) == wanted), None)


def design_label(design: Design, labels: Labels) -> str | None:
    """What the page calls a piece of this design, in the language of the labels; None where it says nothing."""
    names: dict[Design, str] = {
        "opinion": labels.opinion,
        "interview": labels.interview,
        "picture-story": labels.in_pictures,
        "live": labels.live,
        "brief": labels.brief,
    }
    return names.get(design)


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
