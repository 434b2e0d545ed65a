"""the articles of one source → which are one story in several languages: each names the others by their ids.

The rules:
1. Of two in one language the first counts.
2. What a story names as its translation itself stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pagekit.model import Article


@dataclass(slots=True)
class Versions:
    """The articles whose items are versions of one story, by what these have in common."""

    groups: dict[str, list[tuple[int, Article]]] = field(default_factory=dict)

    def take(self, key: str, place: int, article: Article) -> None:
        """An article, and its place in the batch. A blank key is that of a story in one language."""
        if key and article.lang:
            self.groups.setdefault(key, []).append((place, article))

    def told(self) -> Iterator[tuple[int, dict[str, str]]]:
        """The places of those that have versions, and their translations."""
        for group in self.groups.values():
            by_lang = {str(article.lang): article.id for _, article in reversed(group)}
            for place, article in group:
                others = {
                    lang: name for lang, name in sorted(by_lang.items()) if lang != article.lang
                } | article.translations
                if others and by_lang[str(article.lang)] == article.id:
                    yield place, others
