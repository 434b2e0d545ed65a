"""Article + Publication + layout + a press condition → PressDelivery: the public call for what a printer is sent."""

from __future__ import annotations

from typing import Unpack, get_args
from zoneinfo import ZoneInfo

from pagekit.asked import refusal
from pagekit.model import Article
from pagekit.output import PressDelivery
from pagekit.plates import Grouping, Naming
from pagekit.production import asked
from pagekit.production.docket import take_order
from pagekit.production.order import Call, Order
from pagekit.production.plating import inked_for
from pagekit.production.sending import named, sent

PLATES = Call("render_plates", Order, "pdf", "print-article")


@PLATES
def render_plates(
    article: Article,
    *,
    press: asked.Press,
    grouping: Grouping = "whole",
    naming: Naming | str | None = None,
    first: int = 1,
    mono: asked.Mono = False,
    order: Order | None = None,
    **how: Unpack[Order],
) -> PressDelivery:
    """The plates of a story as the files that a printer is sent, each looked over by preflight, and their list.

    `press`, `mono` and the options of `order` are those of `render_pdf`. `grouping`: a file for each "page", for each
    "spread" (a wide sheet of two pages that face each other; the cover stands alone), or one for the "whole". `naming`:
    the printer's pattern, such as "{title}-{date}-{page:3}.pdf", or a Naming, which says title, section and version
    too; by default the title is the story's id and the date that of `at`. `first`: the number of the first page.
    Raises PagekitError.
    """
    article = asked.story(article)
    condition = asked.needed(asked.press(press, PLATES.whole(order, how)["at"]))
    black = asked.mono(mono, condition)
    group, start = _grouping(grouping), asked.page_number(first, "first")
    docket = take_order(PLATES, order, how)
    zone = ZoneInfo(docket.publication.timezone)
    day = docket.at.astimezone(zone).strftime("%Y%m%d") if docket.at else ""
    names = named(naming, article.id, day)
    made, done = inked_for(article, docket, condition, black)
    figures = {**made.figures, "pictures_made": made.job.materials.made}
    return sent(
        done, made.job.story.id, names, grouping=group, first=start, notes=docket.notes, figures=figures
    )


def _grouping(group: Grouping) -> Grouping:
    known: tuple[Grouping, ...] = get_args(Grouping)
    for name in known:
        if group == name:
            return name
    raise refusal("grouping", group, f"Pass one of {', '.join(known)}.")
