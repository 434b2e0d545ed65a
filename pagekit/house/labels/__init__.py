"""language tag → Labels: the words of the page's furniture, in every language that the house has."""

from pagekit.house.labels.cyrillic import RUSSIAN
from pagekit.house.labels.editions import EDITIONS, EditionWords, edition_words
from pagekit.house.labels.jumps import JUMPS, JumpWords, jump_words
from pagekit.house.labels.latin import ENGLISH
from pagekit.house.labels.lookup import LABELS, labels_for

__all__ = [
    "EDITIONS",
    "ENGLISH",
    "JUMPS",
    "LABELS",
    "RUSSIAN",
    "EditionWords",
    "JumpWords",
    "edition_words",
    "jump_words",
    "labels_for",
]
