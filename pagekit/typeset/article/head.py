"""what stands above one story's columns → boxes on the grid: the page's own parts, then the story's head.

Lengths are points.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from pagekit.house.story import ContactLine, Run, Runs
from pagekit.layout.manifest import HeadPart
from pagekit.typeset.adverts.parts import LEFT_TO_RIGHT, POP
from pagekit.typeset.matter import Row
from pagekit.typeset.page import Group, Item
from pagekit.typeset.sheet.nameplate import nameplate
from pagekit.typeset.sheet.words import PageWords
from pagekit.typeset.story.head import STORY_PARTS
from pagekit.typeset.story.head_stack import (
    HeadMatter,
    HeadSpace,
    Makers,
    SetPart,
    head_row,
    stack_parts,
    stacked,
    styled,
)
from pagekit.typeset.story.online import PARTED, way_from_front


def page_head(
    parts: Iterable[HeadPart], matter: HeadMatter, space: HeadSpace, after: float = 0.0
) -> tuple[tuple[Item, ...], float]:
    """The parts of the page and of the story's head one under another, as `stack_parts`."""
    return stack_parts(parts, matter, space, after, makers=_ALL_PARTS)


def contact_runs(contact: ContactLine, rtl: bool) -> Runs:
    """The advert line: label, telephone, mail, hours."""
    runs = [Run(contact.label, strong=True)]
    if contact.phone:
        phone = f"{LEFT_TO_RIGHT}{contact.phone}{POP}" if rtl else contact.phone
        runs.extend([Run(" "), Run(phone, strong=True, href=contact.phone_href)])
    if contact.email:
        runs.extend([Run(PARTED), Run(contact.email, href=f"mailto:{contact.email}")])
    if contact.hours:
        runs.extend([Run(PARTED), Run(contact.hours)])
    return tuple(runs)


def _nameplate(matter: HeadMatter, space: HeadSpace) -> SetPart:
    stick, words = matter.stick, PageWords.of(matter.story)
    style = stick.style("nameplate", lang=matter.story.publication_lang)
    row = nameplate(words, stick, style, space.width)
    signature = stick.style("section")
    if words.section and signature.rule_below:
        # The section's own rule stands in place of the house's.
        style = replace(style, rule_below=signature.rule_below, rule_colour=signature.rule_colour)
    return styled(row, style, space.width)


def _adline(matter: HeadMatter, space: HeadSpace) -> SetPart:
    story, stick = matter.story, matter.stick
    lang = story.labels.lang
    style = stick.style("adline", lang=lang)
    rtl = story.labels.direction == "rtl"
    rows = [
        head_row(matter, contact_runs(contact, rtl), style, space.width, "p", "adline", lang)
        for contact in story.ad_contacts
    ]
    items, height = stacked(rows)
    if not items:
        return SetPart((), 0.0)
    own = lang if lang != stick.lang else ""
    around = Group("aside", items, role="adline", label=story.labels.advertisement, lang=own)
    return styled(Row(height, (around,)), style, space.width)


def _crumbs(matter: HeadMatter, space: HeadSpace) -> SetPart:
    story, stick = matter.story, matter.stick
    # They run as the page does: from the right where its text does, whatever the labels do.
    lang = stick.lang if stick.rtl else story.labels.lang
    style = stick.style("crumbs", lang=lang)
    runs = next((told.runs for told in way_from_front(story)), ())
    row = head_row(matter, runs, style, space.width, "p", "crumbs", lang)
    if not row.items:
        return SetPart((), 0.0)
    around = Group("nav", row.items, label=story.labels.breadcrumbs, lang=lang if lang != stick.lang else "")
    return styled(Row(row.height, (around,)), style, space.width)


FURNITURE: Makers = MappingProxyType({"nameplate": _nameplate, "adline": _adline, "crumbs": _crumbs})
"""Parts that belong to the page and not to the story's head."""
_ALL_PARTS: Makers = MappingProxyType({**FURNITURE, **STORY_PARTS})
