"""Story → its full text as plain HTML for feed readers, which bring a style of their own.

The rules:
1. Its blocks are drawn as `paint.plain_html` draws them: the text is the story's, word for word.
2. A story in another language than the feed's stands in one element with its language and its direction.
3. The lead stands first, the other pictures after the text; adverts stay on the page, corrections go along.
4. Of a story that is not free, the text is not told.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from pagekit.house import Run, Story
from pagekit.paint.plain_html import Pictures, plain_blocks, plain_figure, plain_paragraphs, plain_time


def full_text(story: Story, feed_lang: str, pictures: Pictures) -> str:
    """The story's HTML, or nothing when it is not free. `pictures` are those whose addresses passed the gate."""
    if not story.free:
        return ""
    html = "".join(_story(story, pictures))
    if story.lang == feed_lang or not html:
        return html
    return f'<div lang="{escape(story.lang)}" dir="{story.direction}">{html}</div>'


def _story(story: Story, pictures: Pictures) -> Iterator[str]:
    if story.lead:
        yield plain_figure(story.lead, pictures)
    if story.dateline_alone:
        yield plain_paragraphs([(Run(story.dateline_alone),)])
    yield plain_blocks(story.body, pictures)
    yield from (plain_figure(figure, pictures) for figure in story.more_photos)
    if story.corrections:
        labels = story.labels
        yield f'<h2 lang="{escape(labels.lang)}" dir="{labels.direction}">{escape(labels.corrections)}</h2>'
        for correction in story.corrections:
            yield f"<p>{plain_time(correction.stamp)}</p>{plain_paragraphs(correction.paragraphs)}"
