"""the file of a standing item (imprint, weather, listings) → its text as an article, and the values its head gives.

It is Markdown; front matter, where there is any, gives fields that a law asks for, by their names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pagekit.intake.arrival import receive
from pagekit.intake.front_matter import split_front_matter
from pagekit.intake.read import read_article
from pagekit.model import Article
from pagekit.world import World


@dataclass(frozen=True, slots=True)
class StandingText:
    """What a standing item says."""

    article: Article
    values: Mapping[str, str] = field(default_factory=dict)


def read_standing(path: Path, id: str, lang: str, world: World) -> StandingText:
    """Read it, as a text in that language. Raises Unreadable, InvalidInput."""
    arrival = receive(path, format=None, beside=None, world=world)
    matter = split_front_matter(arrival.text, arrival.name)
    head = f"---\nid: {id}\ntitle: {id}\nlang: {lang}\n---\n"
    article = read_article(f"{head}\n{matter.body}".encode(), format="markdown")
    values = {name: str(value) for name, value in matter.fields.items() if isinstance(value, str | int)}
    return StandingText(article, values)
