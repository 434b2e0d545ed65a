"""blocks of a story → plain HTML for readers that bring a style of their own.

The rules:
1. Elements that every reader knows: p, h2, blockquote, ul, ol, table, pre, figure. No class, no style, no script, no
   address inside the page. The text is the story's, word for word.
2. A picture is shown where its file's address is known, with its credit under it; where it is not, neither stands.
3. Adverts stay on the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from html import escape
from types import MappingProxyType
from typing import Any

from pagekit.house.story import (
    DATELINE_DASH,
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
    StoryBlock,
    TableText,
    UpdateText,
)
from pagekit.paint.text import runs_html

Pictures = Mapping[str, str]
"""The whole address of a figure's file, by the figure's key."""


def plain_blocks(blocks: Iterable[StoryBlock], pictures: Pictures) -> str:
    """The blocks one after the other."""
    return "".join(_MAKERS[block.kind](block, pictures) for block in blocks)


def _paragraph(block: ParagraphText, _: Pictures) -> str:
    # Heavy letters are left to what an interviewer asks.
    place = (Run(f"{block.dateline}{DATELINE_DASH}"),) if block.dateline else ()
    html = _words((*place, *block.runs))
    return f"<p><strong>{html}</strong></p>" if block.question else f"<p>{html}</p>"


def _heading(block: HeadingText, _: Pictures) -> str:
    return f"<h{block.level}>{_words(block.runs)}</h{block.level}>"


def _list(block: ListText, _: Pictures) -> str:
    return _items(block.items, block.ordered, block.start)


def _quote(block: QuoteText, _: Pictures) -> str:
    said = f"<blockquote>{plain_paragraphs(block.paragraphs)}</blockquote>"
    by = f"<figcaption>{_words(block.attribution)}</figcaption>" if block.attribution else ""
    return f"<figure>{said}{by}</figure>" if by else said


def _code(block: CodeText, _: Pictures) -> str:
    # Program text runs left to right in every language.
    return f'<pre dir="ltr"><code>{escape(block.text, quote=False)}</code></pre>'


def _break(_block: BreakMark, _: Pictures) -> str:
    return "<hr>"


def _advert(_block: AdvertMark, _: Pictures) -> str:
    return ""


def _factbox(block: FactboxText, pictures: Pictures) -> str:
    figure = f"<p><strong>{_words(block.figure)}</strong></p>" if block.figure else ""
    return f"<aside>{figure}{_title(block.title)}{plain_blocks(block.body, pictures)}</aside>"


def _update(block: UpdateText, pictures: Pictures) -> str:
    time = f"<p>{plain_time(block.stamp)}</p>"
    return f"<section>{time}{_title(block.title)}{plain_blocks(block.body, pictures)}</section>"


def _title(title: Runs) -> str:
    return f"<h2>{_words(title)}</h2>" if title else ""


def _words(runs: Runs) -> str:
    """The runs without the looks that only a layout gives: small capitals are a class."""
    return str(runs_html(tuple(replace(run, small_caps=False) if run.small_caps else run for run in runs)))


def plain_paragraphs(parts: Iterable[Runs]) -> str:
    """Each a paragraph of its own."""
    return "".join(f"<p>{_words(part)}</p>" for part in parts)


def _items(items: Iterable[ItemText], ordered: bool, start: int = 1) -> str:
    name = "ol" if ordered else "ul"
    first = f' start="{start}"' if ordered and start != 1 else ""
    return f"<{name}{first}>{''.join(map(_item, items))}</{name}>"


def _item(item: ItemText) -> str:
    first, rest = item.paragraphs[:1], item.paragraphs[1:]
    inner = _items(item.items, item.ordered) if item.items else ""
    return f"<li>{''.join(map(_words, first))}{plain_paragraphs(rest)}{inner}</li>"


def _table(table: TableText, _: Pictures) -> str:
    caption = f"<caption>{_words(table.caption)}</caption>" if table.caption else ""
    cells = "".join(f'<th scope="col">{_words(cell)}</th>' for cell in table.header)
    head = f"<thead><tr>{cells}</tr></thead>" if cells else ""
    rows = "".join(f"<tr>{''.join(f'<td>{_words(cell)}</td>' for cell in row)}</tr>" for row in table.rows)
    return f"<table>{caption}{head}<tbody>{rows}</tbody></table>"


def plain_figure(figure: Figure, pictures: Pictures) -> str:
    """The picture with what stands under it."""
    address = pictures.get(figure.key)
    if not address:
        return ""
    credit = f"<small>{escape(figure.credit, quote=False)}</small>" if figure.credit else ""
    under = " ".join(filter(None, (_words(figure.caption), credit)))
    caption = f"<figcaption>{under}</figcaption>" if under else ""
    return f'<figure><img src="{escape(address)}" alt="{escape(figure.alt)}">{caption}</figure>'


def plain_time(stamp: Stamp) -> str:
    """The day or the time, for readers and for machines."""
    return f'<time datetime="{escape(stamp.iso)}" lang="{escape(stamp.lang)}">{escape(stamp.text, quote=False)}</time>'


_MAKERS: Mapping[str, Callable[[Any, Pictures], str]] = MappingProxyType(
    {
        "paragraph": _paragraph,
        "heading": _heading,
        "quote": _quote,
        "list": _list,
        "photo": plain_figure,
        "table": _table,
        "code": _code,
        "break": _break,
        "factbox": _factbox,
        "update": _update,
        "advert": _advert,
    }
)
