"""a pack's Manifest → what its composed pages would lack: styles, colours, options, room; each with the line to write.

The typesetter asks for these by name. A style of `STAND_INS` may be left out: another one stands in for it. What a
template asks for is the template's own affair; it says so itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from pagekit.layout.manifest import Layout, Manifest, PrintManifest
from pagekit.layout.options import ChoiceOption, IntegerOption
from pagekit.layout.records import Paper
from pagekit.units import Length

STYLES = {
    "headline": "the head",
    "text": "the running text",
    "label": "small print: credits of quotes, corrections, labels of adverts, and what has no style of its own",
    "caption": "the words under a picture",
    "heading": "cross-heads",
    "subheading": "smaller cross-heads, titles of boxes and tables",
    "quote": "pull quotes",
    "code": "program text in lines of its own",
    "house": "the claim of a house advert",
    "housephone": "its telephone number",
    "housemark": "its signature",
}
"""The styles that a composed pack must have, and what they set."""
STAND_INS = {
    "nameplate": "headline",
    "deck": "text",
    "byline": "label",
    "kicker": "label",
    "dates": "label",
    "meta": "dates",
    "related": "subheading",
    "deckbeside": "deck",
    "decklarge": "deck",
    "crumbs": "label",
    "tag": "kicker",
    "section": "running",
    "question": "text",
    "day": "heading",
    "clock": "label",
    "adline": "label",
    "running": "label",
    "folio": "label",
    "box": "label",
    "table": "box",
    "masthead": "running",
    "motto": "related",
    "page_number": "folio",
    "strip": "section",
    "strip_front": "headline",
    "index_title": "heading",
    "index_section": "subheading",
    "index": "box",
    "contents_number": "folio",
    "contents_head": "related",
    "contents_deck": "box",
    "contents_lead": "contents_head",
    "cover_refer": "contents_head",
    "standing": "box",
    "standing_head": "subheading",
    "classified": "box",
    "classified_head": "subheading",
}
"""Styles that a composed pack may leave out, and which stands in; for that one its own, where it is left out, too."""
COLOURS = {
    "ink": "text and fine rules",
    "accent": "marked rules, bars beside quotes",
    "rule": "rules in tables and beside code",
    "tint": "the ground of boxes",
}
"""The colours that the typesetter names by itself."""

ROLES = (
    "actions", "adline", "advert-label", "box-figure", "box-heading", "byline", "caption", "cell", "code",
    "continued", "correction", "crumbs", "dateline", "dates", "day", "deck", "design", "factbox-title", "fault",
    "folio-date", "folio-left", "folio-right", "folio-section", "head-counted", "head-figure", "headline",
    "house-claim", "house-label", "house-line", "house-mark", "house-phone", "house-rest", "index-head",
    "index-page", "index-section", "index-title", "item", "jump-head", "jump-line", "kicker", "line-advert",
    "line-advert-head", "marker", "masthead-date", "masthead-number", "masthead-place", "motto", "nameplate",
    "online-address", "online-lead", "online-share", "preview", "pull-by", "pull-text", "question", "quote-by",
    "quoted", "related-deck", "related-lead", "related-story", "related-where", "running-name", "running-story",
    "section", "standing-head", "strip", "table-caption", "turn-line", "update-time",
)  # fmt: skip
"""The roles that text of composed pages has, besides its style: `[roles]` gives them colours."""

SLOT_FILE = "slot.html.j2"
"""The template of what stands in the slots of a composed page: an advert, a code."""


def lacking(manifest: Manifest) -> Iterator[str]:
    """What the pack must still say for its pages to be composed; nothing for a pack whose template flows."""
    if not isinstance(manifest, PrintManifest):
        return
    family = next(iter(manifest.families), "text")
    for name, job in STYLES.items():
        if name not in manifest.styles:
            line = f'{name} = {{ family = "{family}", size = "9pt", leading = "12pt" }}'
            yield f"styles.{name} ({job}): is missing. Write under [styles]: {line}"
    for name, job in COLOURS.items():
        if name not in manifest.colours:
            yield f'colours.{name} ({job}): is missing. Write under [colours]: {name} = "#15171a"'
    yield from _head(manifest)
    yield from _sheet(manifest)


def missing_files(layout: Layout) -> Iterator[str]:
    """What the pack draws with and neither it nor its parents have."""
    manifest = layout.manifest
    named = {manifest.template: "template", manifest.stylesheet: "stylesheet"}
    if isinstance(manifest, PrintManifest):
        named[SLOT_FILE] = "[composed]"
    for name, by in named.items():
        if layout.file(name) is None:
            yield f"{by} needs {name}, and it is not in the pack or its parents. Add the file, or mend the name"


def _head(manifest: PrintManifest) -> Iterator[str]:
    parts = manifest.composed.head
    if "headline" not in parts:
        yield 'composed.head: says no headline, and the story\'s head would not be printed. Add "headline".'
    for part in sorted({part for part in parts if parts.count(part) > 1}):
        yield f'composed.head: says "{part}" twice, and it would be printed twice. Take one out.'


def _sheet(manifest: PrintManifest) -> Iterator[str]:
    paper, columns = manifest.options.get("paper"), manifest.options.get("columns")
    if not isinstance(paper, ChoiceOption):
        sheets = list(manifest.papers) or ["a4"]
        told = "is missing" if paper is None else f"is a {paper.type}"
        named = ", ".join(f'"{sheet}"' for sheet in sheets)
        line = f'type = "choice", choices = [{named}], default = "{sheets[0]}", help = "The sheet"'
        yield f"options.paper (the sheet): {told}. Write under [options]: paper = {{ {line} }}"
    if columns is not None and (not isinstance(columns, IntegerOption) or columns.min < 1):
        line = 'type = "integer", min = 1, max = 3, default = 2, help = "Columns of text"'
        yield f"options.columns: is no number from 1 on. Write under [options]: columns = {{ {line} }}"
    most = columns.max if isinstance(columns, IntegerOption) else 2
    chosen = set(paper.choices) if isinstance(paper, ChoiceOption) else set(manifest.papers)
    # A pack inherits its parents' papers, too; those that it does not offer need not hold its columns.
    for name, sheet in manifest.papers.items():
        if name not in chosen:
            continue
        if not _has_room(manifest, sheet, most):
            yield f"papers.{name}: its margins leave no room for {most} columns. Make them smaller."
        elif manifest.composed.code.size > _column(manifest, sheet, max(most, 3)):
            yield (
                f"composed.code (the code to scan): is wider than a third of papers.{name}. "
                'Write under [composed.code]: size = "69.732pt"'
            )


def _column(manifest: PrintManifest, sheet: Paper, columns: int) -> Length:
    return (sheet.measure - (columns - 1) * manifest.between) / columns


def _has_room(manifest: PrintManifest, sheet: Paper, columns: int) -> bool:
    deep = sheet.height - sheet.top - sheet.bottom
    return sheet.measure > (columns - 1) * manifest.between and deep > manifest.baseline
