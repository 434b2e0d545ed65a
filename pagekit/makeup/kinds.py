"""a story → the kinds of things that stand on its page, so that a stylesheet need not bring rules for the others.

How its language is written is one of them: `rtl` for lines that begin at the right, `arabic` for letters that join,
`cjk` for characters that fill a square and with it `hans`, `hant`, `jpan` or `kore`, `words` for letters that stand
alone and may be parted at a line's end.
"""

from __future__ import annotations

from collections.abc import Iterator

from pagekit.house.direction import RTL_SCRIPTS, script
from pagekit.house.story import Story, walk

CJK = frozenset({"Hans", "Hant", "Jpan", "Kore"})


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
        "portrait": story.portraits,
        "preview": not story.released,
        "share": story.share or story.share_tools or story.report_fault,
        "tags": story.tags,
        "translations": story.translations,
    }
    return frozenset(
        {
            *writing(story.lang),
            *(kind for block in walk(story.body) for kind in block.kinds),
            *(name for name, there in parts.items() if there),
        }
    )


def writing(lang: str) -> Iterator[str]:
    """How a language (BCP 47) is written, in the words of the stylesheets."""
    code = script(lang)
    if code in CJK:
        yield from ("cjk", code.lower())
    elif code in RTL_SCRIPTS:
        yield from ("rtl", "arabic") if code == "Arab" else ("rtl",)
    else:
        yield "words"
