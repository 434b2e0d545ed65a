"""Story → the XHTML of a chapter: its head, its text and pictures, where it stands on the web; and the book's imprint.

The text is drawn as `paint.plain_html` draws it, word for word. Adverts stay on the page; what the house wants to be
called for stands in the imprint.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from pagekit.epub.xhtml import xhtml
from pagekit.house import ContactLine, Labels, Publisher, Run, Runs, Story
from pagekit.house.story import Stamp
from pagekit.paint.plain_html import plain_blocks, plain_figure, plain_paragraphs, plain_time
from pagekit.paint.text import runs_html

STYLE = "style.css"
_PAGE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
  lang="{lang}" xml:lang="{lang}" dir="{dir}">
<head>
<title>{title}</title>
<link rel="stylesheet" type="text/css" href="{style}"/>
</head>
<body>
{body}
</body>
</html>
"""


def page(title: str, lang: str, direction: str, body: str, style: str = STYLE) -> str:
    """A document of the book around what it shows."""
    return _PAGE.format(title=escape(title), lang=escape(lang), dir=direction, body=body, style=escape(style))


def chapter_page(story: Story, pictures: Mapping[str, str]) -> str:
    """The story as a document. `pictures`: a figure's key → its file, by its path from the document."""
    inner = xhtml("".join(_head(story, pictures)) + "".join(_text(story, pictures)) + "".join(_foot(story)))
    body = f'<section epub:type="chapter" role="doc-chapter">\n{inner}\n</section>'
    return page(plain_words(story.headline), story.lang, story.direction, body)


def plain_words(runs: Runs) -> str:
    """The words alone."""
    return "".join(run.text for run in runs).strip()


def _head(story: Story, pictures: Mapping[str, str]) -> Iterator[str]:
    if story.kicker:
        yield f'<p class="kicker">{runs_html(story.kicker)}</p>'
    yield f"<h1>{runs_html(story.headline)}</h1>"
    for paragraph in story.deck:
        yield f'<p class="deck">{runs_html(paragraph)}</p>'
    said = [part for part in (_byline(story), *_times(story)) if part]
    if said:
        yield f'<p class="meta">{" · ".join(said)}</p>'
    if story.lead:
        yield plain_figure(story.lead, pictures)


def _byline(story: Story) -> str:
    if story.byline is None:
        return ""
    return f"<span>{escape(story.byline.text, quote=False)}</span>"


def _times(story: Story) -> Iterator[str]:
    if story.published:
        yield plain_time(story.published)
    if story.updated and (story.published is None or story.updated.iso != story.published.iso):
        yield f"{_own(story.labels.updated, story.labels)} {plain_time(story.updated)}"


def _own(text: str, labels: Labels) -> str:
    return f'<span lang="{escape(labels.lang)}">{escape(text, quote=False)}</span>'


def _text(story: Story, pictures: Mapping[str, str]) -> Iterator[str]:
    if story.dateline_alone:
        yield plain_paragraphs([(Run(story.dateline_alone),)])
    yield plain_blocks(story.body, pictures)
    yield from (plain_figure(figure, pictures) for figure in story.more_photos)


def _foot(story: Story) -> Iterator[str]:
    labels = story.labels
    if story.corrections:
        yield f'<section class="corrections"><h2 lang="{escape(labels.lang)}">{escape(labels.corrections)}</h2>'
        for correction in story.corrections:
            yield f"<p>{plain_time(correction.stamp)}</p>{plain_paragraphs(correction.paragraphs)}"
        yield "</section>"
    if story.url and story.short_url:
        yield f'<p class="address"><a href="{escape(story.url)}">{escape(story.short_url)}</a></p>'


def imprint_page(
    title: str,
    publisher: Publisher,
    labels: Labels,
    contacts: Iterable[ContactLine],
    stamp: Stamp | None,
) -> str:
    """Whose book it is, of which day, and whom to call for an advert."""
    parts = [f"<h1>{escape(publisher.name)}</h1>"]
    if title != publisher.name:
        parts.append(f'<p class="deck">{escape(title)}</p>')
    if stamp is not None:
        parts.append(f'<p class="meta">{plain_time(stamp)}</p>')
    if publisher.description:
        parts.append(f"<p>{escape(publisher.description)}</p>")
    if publisher.url:
        parts.append(f'<p class="address"><a href="{escape(publisher.url)}">{escape(publisher.url)}</a></p>')
    parts += (f'<p class="address">{" ".join(_contact(contact))}</p>' for contact in contacts)
    body = f'<section epub:type="colophon" role="doc-colophon">\n{xhtml("".join(parts))}\n</section>'
    return page(title, labels.lang, labels.direction, body)


def _contact(contact: ContactLine) -> Iterator[str]:
    yield escape(contact.label, quote=False)
    if contact.phone and contact.phone_href:
        yield f'<a href="{escape(contact.phone_href)}">{escape(contact.phone)}</a>'
    if contact.email:
        yield f'<a href="mailto:{escape(contact.email)}">{escape(contact.email)}</a>'
    if contact.url:
        yield f'<a href="{escape(contact.url)}">{escape(contact.url_text or contact.url)}</a>'
    if contact.hours:
        yield escape(contact.hours, quote=False)
