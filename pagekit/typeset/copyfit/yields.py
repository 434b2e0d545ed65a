"""two variants of a story → what one yields that the other does not, in words.

Lengths are column lines.
"""

from __future__ import annotations

from collections.abc import Iterator

from pagekit.typeset.copyfit.levers import Galley, Variant
from pagekit.typeset.copyfit.table import blocks
from pagekit.typeset.matter import FlowBox, FlowText


def described(galley: Galley, before: Variant, after: Variant) -> dict[str, str]:
    """Lever → what changes from one variant to the other: `photo 6 lines lower`."""
    told: dict[str, str] = {}
    told.update(_pictures(galley, before, after))
    told.update(_heads(before, after))
    told.update(_spaces(before, after))
    told.update(_paragraphs(before, after))
    told.update(_cuts(galley, before, after))
    return told


def words_in(galley: Galley, variant: Variant, lines: int) -> int:
    """About how many words of the story's text fill so many lines."""
    texts = [galley.matter[item] for item, _ in variant.settings]
    words = sum(len(text.paragraph.text.split()) for text in texts if isinstance(text, FlowText))
    return round(words * lines / max(1, sum(count for _, count in variant.settings)))


def _pictures(galley: Galley, before: Variant, after: Variant) -> Iterator[tuple[str, str]]:
    then, told = dict(before.pictures), []
    for place, lines in after.pictures:
        changed = lines - then.get(place, lines)
        which = f"photo {place + 1}" if len(galley.pictures) > 1 else "photo"
        if changed:
            told.append(f"{which} {_lines(abs(changed))} {'higher' if changed > 0 else 'lower'}")
    if told:
        yield "pictures", ", ".join(told)


def _heads(before: Variant, after: Variant) -> Iterator[tuple[str, str]]:
    if before.head and after.head and before.head != after.head:
        changed = after.head.lines - before.head.lines
        size = f" at {after.head.headline.size}" if after.head.headline else ""
        yield "heads", f"head{size}: {_lines(abs(changed))} {'more' if changed > 0 else 'less'}"


def _spaces(before: Variant, after: Variant) -> Iterator[tuple[str, str]]:
    more = len(after.opened) - len(before.opened)
    if more:
        yield "spacing", f"space {'opened' if more > 0 else 'closed'}: {_lines(abs(more))}"


def _paragraphs(before: Variant, after: Variant) -> Iterator[tuple[str, str]]:
    then = dict(before.settings)
    changes = [count - then.get(item, count) for item, count in after.settings]
    tighter = -sum(change for change in changes if change < 0)
    looser = sum(change for change in changes if change > 0)
    told = [f"tighter: {_lines(tighter)}"] if tighter else []
    told += [f"looser: {_lines(looser)}"] if looser else []
    if told:
        yield "paragraphs", ", ".join(told)


def _cuts(galley: Galley, before: Variant, after: Variant) -> Iterator[tuple[str, str]]:
    then = dict(before.settings)
    gone = [item for item in after.cuts if item not in before.cuts]
    pulls = [item for item in gone if _is_pull(galley, item)]
    marked = [item for item in gone if item not in pulls]
    count = sum(any(item in marked for item in block) for block in blocks(galley.matter))
    come = [item for item in before.cuts if item not in after.cuts and _is_pull(galley, item)]
    if come:
        yield "pulls", "pull quote set" if len(come) == 1 else f"{len(come)} pull quotes set"
    if pulls:
        yield "pulls", "pull quote left out" if len(pulls) == 1 else f"{len(pulls)} pull quotes left out"
    if marked:
        lines = sum(then.get(item, 0) for item in marked)
        length = f": {_lines(lines)} of text" if lines else ""
        yield "cuts", f"cut {count} marked block{'s' * (count > 1)}{length}"


def _is_pull(galley: Galley, item: int) -> bool:
    flowing = galley.matter[item]
    return isinstance(flowing, FlowBox) and flowing.kind == "pull"


def _lines(count: int) -> str:
    return f"{count} line" if count == 1 else f"{count} lines"
