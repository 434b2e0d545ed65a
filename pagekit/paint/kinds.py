"""a story → the kinds of things that stand on its page, so that a stylesheet need not bring rules for the others."""

from __future__ import annotations

from collections.abc import Iterator

from pagekit.house.story import FactboxText, Story, StoryBlock, UpdateText


def kinds_on(story: Story) -> frozenset[str]:
    """The kinds of its blocks, those inside others too, and of the parts beside the text that it has."""
    parts = {
        "breadcrumbs": story.breadcrumbs,
        "byline": story.byline,
        "calls": story.calls_to_action,
        "contact": story.ad_contacts,
        "corrections": story.corrections,
        "dateline": story.dateline,
        "dates": story.published or story.updated,
        "deck": story.deck,
        "events": any(update.key for update in story.updates),
        "kicker": story.kicker,
        "lead": story.lead,
        "photo": story.figures,
        "share": story.share or story.share_tools or story.report_fault,
        "tags": story.tags,
        "translations": story.translations,
    }
    return frozenset({*_kinds(story.body), *(name for name, there in parts.items() if there)})


def _kinds(blocks: tuple[StoryBlock, ...]) -> Iterator[str]:
    for block in blocks:
        yield block.kind
        if isinstance(block, FactboxText | UpdateText):
            yield from _kinds(block.body)
        elif block.kind == "quote" and block.pull:
            yield "pull"
        elif block.kind == "paragraph" and block.question:
            yield "question"
