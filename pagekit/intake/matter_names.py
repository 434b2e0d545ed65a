"""a key of front matter as somebody spelt it → the field or the known word that it means.

Site generators do not agree on capitals, hyphens and underscores: `Title`, `featureImage`, `feature-image`. They do not
count, but where a field can hold the story back: there only capitals do not, and all else is a near miss.
"""

from __future__ import annotations

import re

from pagekit.intake.guarded import GUARDED, SWITCHES
from pagekit.model import Article

WIRE = frozenset(Article.model_fields) - {"body"}

ALIASES: dict[str, tuple[str, ...]] = {
    "headline": ("title", "name"),
    "deck": (
        "subtitle",
        "sub_title",
        "standfirst",
        "custom_excerpt",
        "excerpt",
        "summary",
        "abstract",
        "dek",
    ),
    "published_at": ("date", "published", "pubdate", "date_published"),
    "updated_at": (
        "updated",
        "lastmod",
        "modified",
        "last_modified_at",
        "last_modified",
        "date_modified",
        "updated_date",
    ),
    "byline": ("authors", "author", "primary_author"),
    "lang": ("language", "locale"),
    "url": ("permalink",),
    "tags": ("keywords",),
}
"""What stands for which field; of several the first one counts."""

DESCRIPTIONS = ("description", "meta_description", "seo_description")
SECTIONS = ("categories", "category")
IMAGES = (
    "image", "feature_image", "featured_image", "cover", "cover_image", "hero", "hero_image", "header_image",
    "banner", "header", "photo", "picture", "images", "thumbnail", "teaser", "og_image", "social_image",
)  # fmt: skip
"""The lead picture; of several the first one counts."""

IMAGE_WORDS = {
    "caption": ("figcaption", "caption"),
    "alt": ("alt",),
    "creator": ("credit",),
}
"""What is said of it in keys of its own, such as `feature_image_alt`."""
IMAGE_KEYS = {f"{image}_{word}" for image in IMAGES for words in IMAGE_WORDS.values() for word in words}

GROUPS = ("taxonomies", "params", "extra")
"""Tables of site generators that hold keys as any others."""

_TEXT_FIELDS = {
    "id",
    "slug",
    "headline",
    "kicker",
    "deck",
    "description",
    "section",
    "dateline",
    "byline",
    "tags",
    "photos",
}
TEXTS = frozenset(
    {
        *_TEXT_FIELDS,
        *(name for field in _TEXT_FIELDS & ALIASES.keys() for name in ALIASES[field]),
        *DESCRIPTIONS,
        *SECTIONS,
        *IMAGES,
        *IMAGE_KEYS,
    }
)
"""Keys whose values are text, however much they look like numbers."""

KNOWN = {*WIRE, *SWITCHES, *TEXTS, *(name for names in ALIASES.values() for name in names)}
_SIGNS = re.compile(r"[\W_]")


def _squeezed(key: str) -> str:
    return _SIGNS.sub("", key).casefold()


_SPELT = {_squeezed(name): name for name in sorted(KNOWN - GUARDED.keys() - set(SWITCHES))}


def meant(key: str) -> str:
    """The name that is known for the key; the key itself where none is."""
    if key in KNOWN:
        return key
    plain = key.strip().lower()
    return plain if plain in KNOWN else _SPELT.get(_squeezed(key), key)


class TextKeys:
    """All spellings of the keys whose values are text."""

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and meant(key) in TEXTS
