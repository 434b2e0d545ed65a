"""the rules, in the order in which they are told and numbered."""

from __future__ import annotations

from pagekit.preflight.facts import FileSeen, PageSeen
from pagekit.preflight.rules import (
    boxes,
    colours,
    edges,
    fonts,
    forbidden,
    identity,
    inks,
    intents,
    letters,
    lines,
    pictures,
    transparency,
)
from pagekit.preflight.rules.rule import Rule

FILE_RULES: tuple[Rule[FileSeen], ...] = (
    *identity.RULES, *intents.RULES, *forbidden.RULES, *boxes.RULES, *colours.RULES, *inks.RULES,
)  # fmt: skip
PAGE_RULES: tuple[Rule[PageSeen], ...] = (
    *forbidden.PAGE_RULES, *boxes.PAGE_RULES, *fonts.PAGE_RULES, *colours.PAGE_RULES, *transparency.PAGE_RULES,
    *pictures.PAGE_RULES, *inks.PAGE_RULES, *letters.PAGE_RULES, *lines.PAGE_RULES, *edges.PAGE_RULES,
)  # fmt: skip
