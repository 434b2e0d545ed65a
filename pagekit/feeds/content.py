"""Story → its full text as plain HTML for feed readers, which bring a style of their own.

The rules:
1. Elements that every reader knows: p, h2, blockquote, ul, ol, table, pre, figure. No class, no style, no script, no
   address inside the page. The text is the story's, word for word.
2. A story in another language than the feed's stands in one element with its language and its direction.
3. A picture is shown where its file's address is known, with its credit under it; where it is not, neither stands.
4. Adverts stay on the page. Corrections go along.
5. Of a story that is not free, the text is not told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from html import escape

from pagekit.house import (
    AdvertMark,
    BreakMark,
    CodeText,
    FactboxText,
    Figure,
    HeadingText,
    ItemText,
    ListText,
    ParagraphText,
    QuoteText,
    Run,
    Runs,
    Stamp,
    Story,
    StoryBlock,
    TableText,
    UpdateText,
)
from pagekit.paint.text import runs_html

Pictures = Mapping[str, str]
"""The whole address of a figure's file, by the figure's key."""


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
        yield _figure(story.lead, pictures)
    body = story.body
    if story.dateline:
        body = _with_dateline(body, story.dateline)
    yield _blocks(body, pictures)
    yield from (_figure(figure, pictures) for figure in story.more_photos)
    if story.corrections:
        labels = story.labels
        yield f'<h2 lang="{escape(labels.lang)}" dir="{labels.direction}">{escape(labels.corrections)}</h2>'
        for correction in story.corrections:
            yield f"<p>{_time(correction.stamp)}</p>{_paragraphs(correction.paragraphs)}"


def _with_dateline(body: tuple[StoryBlock, ...], dateline: str) -> tuple[StoryBlock, ...]:
    """The body with the place before its first words."""
    if body and isinstance(body[0], ParagraphText):
        return (replace(body[0], runs=(Run(f"{dateline} — "), *body[0].runs)), *body[1:])
    return (ParagraphText((Run(dateline),)), *body)


def _blocks(blocks: Iterable[StoryBlock], pictures: Pictures) -> str:
    return "".join(_block(block, pictures) for block in blocks)


def _block(block: StoryBlock, pictures: Pictures) -> str:
    match block:
        case ParagraphText():
            html = _words(block.runs)
            return f"<p><strong>{html}</strong></p>" if block.question else f"<p>{html}</p>"
        case HeadingText():
            return f"<h{block.level}>{_words(block.runs)}</h{block.level}>"
        case ListText():
            return _items(block.items, block.ordered, block.start)
        case Figure():
            return _figure(block, pictures)
        case FactboxText():
            title = f"<h2>{_words(block.title)}</h2>" if block.title else ""
            return f"<aside>{title}{_blocks(block.body, pictures)}</aside>"
        case UpdateText():
            title = f"<h2>{_words(block.title)}</h2>" if block.title else ""
            return f"<section><p>{_time(block.stamp)}</p>{title}{_blocks(block.body, pictures)}</section>"
        case _:
            return _plain_block(block)


def _plain_block(block: QuoteText | TableText | CodeText | BreakMark | AdvertMark) -> str:
    match block:
        case QuoteText():
            said = f"<blockquote>{_paragraphs(block.paragraphs)}</blockquote>"
            by = f"<figcaption>{_words(block.attribution)}</figcaption>" if block.attribution else ""
            return f"<figure>{said}{by}</figure>" if by else said
        case TableText():
            return _table(block)
        case CodeText():
            # Program text runs left to right in every language.
            return f'<pre dir="ltr"><code>{escape(block.text, quote=False)}</code></pre>'
        case BreakMark():
            return "<hr>"
        case AdvertMark():
            return ""


def _words(runs: Runs) -> str:
    """The runs without the looks that only a layout gives: small capitals are a class."""
    return str(runs_html(tuple(replace(run, small_caps=False) if run.small_caps else run for run in runs)))


def _paragraphs(parts: Iterable[Runs]) -> str:
    return "".join(f"<p>{_words(part)}</p>" for part in parts)


def _items(items: Iterable[ItemText], ordered: bool, start: int = 1) -> str:
    name = "ol" if ordered else "ul"
    first = f' start="{start}"' if ordered and start != 1 else ""
    return f"<{name}{first}>{''.join(map(_item, items))}</{name}>"


def _item(item: ItemText) -> str:
    first, rest = item.paragraphs[:1], item.paragraphs[1:]
    inner = _items(item.items, item.ordered) if item.items else ""
    return f"<li>{''.join(map(_words, first))}{_paragraphs(rest)}{inner}</li>"


def _table(table: TableText) -> str:
    caption = f"<caption>{_words(table.caption)}</caption>" if table.caption else ""
    cells = "".join(f'<th scope="col">{_words(cell)}</th>' for cell in table.header)
    head = f"<thead><tr>{cells}</tr></thead>" if cells else ""
    rows = "".join(f"<tr>{''.join(f'<td>{_words(cell)}</td>' for cell in row)}</tr>" for row in table.rows)
    return f"<table>{caption}{head}<tbody>{rows}</tbody></table>"


def _figure(figure: Figure, pictures: Pictures) -> str:
    address = pictures.get(figure.key)
    if not address:
        return ""
    credit = f"<small>{escape(figure.credit, quote=False)}</small>" if figure.credit else ""
    under = " ".join(filter(None, (_words(figure.caption), credit)))
    caption = f"<figcaption>{under}</figcaption>" if under else ""
    return f'<figure><img src="{escape(address)}" alt="{escape(figure.alt)}">{caption}</figure>'


def _time(stamp: Stamp) -> str:
    return f'<time datetime="{escape(stamp.iso)}" lang="{escape(stamp.lang)}">{escape(stamp.text, quote=False)}</time>'
