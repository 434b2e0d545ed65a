"""a seed → a story such as a desk may send: paragraphs of the sample stories in a new order, with what stands in them.

Some have no picture, some many; some are short, some long; heads, decks, quotes, tables and boxes come with them.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pagekit

COURIER = Path(__file__).resolve().parents[2] / "examples" / "courier"
SUFFIXES = {".json", ".md", ".toml", ".yaml", ".yml"}


def sample_stories() -> list[pagekit.Article]:
    """The sample stories."""
    files = sorted(path for path in (COURIER / "articles").iterdir() if path.suffix in SUFFIXES)
    return [pagekit.read_article(path) for path in files]


def random_story(seed: int, samples: Sequence[pagekit.Article]) -> pagekit.Article:
    """The story of a seed; same seed, same story."""
    dice = random.Random(seed)
    lang = ("en", "ru", "kk", "ar")[seed % 4]
    own = [story for story in samples if (story.lang or "en") == lang]
    like = dice.choice(own)
    blocks = [block.model_dump(mode="json") for story in own for block in story.body]
    words = [block for block in blocks if block["kind"] in {"paragraph", "heading"}]
    others = [block for block in blocks if block["kind"] in {"quote", "list", "table", "factbox"}]
    pictures = [block for story in samples for block in _figures(story)]
    count = dice.choice((5, 9, 14, 22, 34))
    body = [dice.choice(words) for _ in range(count)]
    # A text neither opens nor ends with a cross-head.
    for place in (0, -1):
        body[place] = next(block for block in words if block["kind"] == "paragraph")
    for block in dice.sample(others, min(len(others), dice.choice((0, 1, 2, 4)))):
        body.insert(dice.randrange(1, len(body)), block)
    for block in dice.sample(pictures, dice.choice((0, 0, 1, 3))):
        body.insert(dice.randrange(1, len(body)), block)
    photos = [photo.model_dump(mode="json") for photo in like.photos[: dice.choice((0, 1, 1, 1))]]
    return pagekit.Article.model_validate(
        {
            "id": f"random-{seed}",
            "lang": lang,
            "url": f"https://courier.example/random/{seed}/",
            "section": like.section,
            "kicker": dice.choice((like.kicker, None)),
            "headline": dice.choice(own).headline,
            "deck": dice.choice((dice.choice(own).deck, None)),
            "byline": [person.model_dump(mode="json") for person in like.byline],
            "published_at": "2026-03-02",
            "tags": list(like.tags),
            "photos": photos,
            "body": body,
        }
    )


def _figures(story: pagekit.Article) -> list[dict[str, object]]:
    return [{**photo.model_dump(mode="json"), "kind": "photo"} for photo in story.photos[:1]]
