"""a Story's end matter → Flowing: further photos, the byline, the corrections, the calls to action."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pagekit.house.direction import ARABIC_SCRIPT
from pagekit.house.story import Author, Byline, CorrectionText, Figure, Run, Runs, Story
from pagekit.typeset.blocks.author import author_flow
from pagekit.typeset.blocks.displays import figure_flow
from pagekit.typeset.blocks.stick import Stick, element
from pagekit.typeset.matter import Flowing, FlowText

BOLD = 600
"""A byline of this weight is bold as a whole; in a lighter one the names are."""


def end_matter(
    story: Story, stick: Stick, *, asked: bool = True, shown: tuple[Figure, ...] = ()
) -> tuple[Flowing, ...]:
    """What follows the body: further photos, byline, corrections, and calls to action where they are `asked` for. The
    byline stands beside the portraits that are `shown`.
    """
    matter: list[Flowing] = [flow for figure in story.more_photos for flow in figure_flow(stick, figure)]
    if story.byline:
        matter.append(_byline(stick, story.byline, shown))
    matter.extend(_corrections(stick, story))
    if story.calls_to_action and asked:
        matter.append(_actions(stick, story))
    return tuple(matter)


def byline_runs(byline: Byline, lang: str, bold_names: bool) -> Runs:
    """The byline's words: names lead to their people, roles stand after them."""
    comma = "، " if lang.partition("-")[0] in ARABIC_SCRIPT else ", "
    runs: list[Run] = []
    for part in byline.parts:
        if isinstance(part, Author):
            href = part.href or (f"mailto:{part.email}" if part.email else None)
            runs.append(Run(part.name, strong=bold_names, href=href))
            runs.extend([Run(f"{comma}{part.role}")] if part.role else [])
        else:
            runs.append(Run(part))
    return tuple(runs)


def _byline(stick: Stick, byline: Byline, shown: tuple[Figure, ...]) -> Flowing:
    runs = byline_runs(byline, stick.lang, stick.style("byline").weight < BOLD)
    if shown:
        return author_flow(stick, runs, shown)
    text = stick.text(runs, -1, "byline")
    return replace(text, role="byline", before=1, whole=True, keep_previous=True)


def _corrections(stick: Stick, story: Story) -> Iterator[Flowing]:
    if not story.corrections:
        return
    around = (element("section", "corrections", role="corrections"),)
    label = stick.text((Run(story.labels.corrections),), -1, "subheading", lang=story.labels.lang)
    yield replace(label, tag="h2", anchor="corrections", before=1, keep_next=True, whole=True, group=around)
    for correction in story.corrections:
        for runs in _dated(correction):
            yield replace(stick.text(runs, -1, "label"), role="correction", group=around)


def _dated(correction: CorrectionText) -> Iterator[Runs]:
    """The paragraphs, the day at the head of the first one."""
    day = Run(correction.stamp.text, strong=True)
    first, *rest = correction.paragraphs or ((),)
    yield (day, Run(" "), *first) if first else (day,)
    yield from rest


def _actions(stick: Stick, story: Story) -> FlowText:
    runs: list[Run] = []
    for action in story.calls_to_action:
        runs.extend([Run(" · ")] if runs else [])
        runs.append(Run(action.label, href=action.href))
    text = stick.text(tuple(runs), -1, "label", lang=story.labels.lang)
    return replace(text, role="actions", before=1, keep_previous=True)
