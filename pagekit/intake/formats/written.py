"""Article → the text of a file of our notation, which reads as the same article: Markdown with front matter.

What Markdown cannot hold exactly is written as JSON of our own fields. Which of the two it is, is tried: the text is
read again and held against the article.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import yaml

from pagekit.asked import one
from pagekit.errors import InvalidInput, PagekitError
from pagekit.intake.formats.written_blocks import Unwritable, written_blocks
from pagekit.intake.read import read_article
from pagekit.model import Article
from pagekit.notes import error
from pagekit.world import MemoryFiles

Form = Literal["markdown", "json"]
ENDINGS: Mapping[Form, str] = {"markdown": ".md", "json": ".json"}
_ORDER = (
    "id", "headline", "deck", "kicker", "byline", "dateline", "published_at", "updated_at", "embargo_until", "status",
    "section", "tags", "lang",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class WrittenStory:
    """A story's file: its name, its text, and in which form it is."""

    name: str
    text: str
    form: Form


class _Dumper(yaml.SafeDumper):
    """YAML without anchors, which no story of ours may hold."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write everything where it stands."""
        return True


def written_story(article: Article, pictures: Mapping[str, bytes]) -> WrittenStory:
    """The file of a story. `pictures` are those that it shows, by their paths."""
    files = MemoryFiles(dict(pictures))
    try:
        text = _markdown(article)
        if _same(article, read_article(text.encode(), format="markdown", files_from=files)):
            return WrittenStory(f"{article.id}.md", text, "markdown")
    except (Unwritable, InvalidInput):
        pass
    data = article.model_dump(mode="json", exclude_defaults=True)
    data["body"] = [_whole(block) for block in article.body]
    if not data["body"]:
        del data["body"]
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    if not _same(article, read_article(text.encode(), format="json", files_from=files)):
        raise PagekitError(f"{article.id}: cannot be written so that it reads the same. Write it by hand.")
    return WrittenStory(f"{article.id}.json", text, "json")


def render_markdown(article: Article) -> str:
    """A story as plain Markdown with front matter, for other systems and to keep: `read_article` reads it as the same
    story, its pictures at their paths. Raises InvalidInput for what Markdown has no sign for; JSON holds all of it.
    """
    story = one(article, Article, "article", "Pass one that was read, or an Article.")
    try:
        return _markdown(story)
    except Unwritable as problem:
        remedy = "Write it as JSON: article.model_dump_json()."
        told = error("no-sign", "body", f"holds what Markdown has no sign for ({problem}).", remedy)
        raise InvalidInput(story.id, [told]) from None


def _markdown(article: Article) -> str:
    """Raises Unwritable for what Markdown has no sign for."""
    fields = article.model_dump(mode="json", exclude_defaults=True, exclude={"body"})
    fields |= {"byline": [_person(person) for person in fields["byline"]]} if "byline" in fields else {}
    ordered = {key: fields[key] for key in (*_ORDER, *fields) if key in fields}
    matter = yaml.dump(ordered, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
    body = written_blocks(article.body)
    return f"---\n{matter}---\n" + (f"\n{body}\n" if body else "")


def _person(person: Mapping[str, Any]) -> Any:
    """A name alone, where that is all."""
    return person["name"] if list(person) == ["name"] else dict(person)


def _whole(block: Any) -> dict[str, Any]:
    """A block without what is the default, with its kind, and those in it so."""
    data = block.model_dump(mode="json", exclude_defaults=True)
    if block.children:
        data["body"] = [_whole(child) for child in block.children]
    return {"kind": block.kind, **data}


def _same(one: Article, other: Article) -> bool:
    return one.model_dump() == other.model_dump()
