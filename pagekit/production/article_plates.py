"""Article + Publication + layout + a press condition → PressDelivery: the public call for what a printer is sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Unpack, get_args
from zoneinfo import ZoneInfo

from pagekit.asked import one, refusal
from pagekit.join import foreign
from pagekit.model import Article
from pagekit.notes import Report, about, unique
from pagekit.output import PressDelivery
from pagekit.plates import Grouping, Naming, PlateFile, plate_files
from pagekit.plates.naming import PATTERN
from pagekit.production import asked
from pagekit.production.docket import Docket, take_order
from pagekit.production.order import Call, Order
from pagekit.production.plating import Inked, inked_for, looked_over, verdict

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
    names = _naming(naming, article, docket)
    done = inked_for(article, docket, condition, black)
    materials = done.made.job.materials
    files = plate_files(
        done.pages,
        done.facts,
        done.sheets,
        names,
        files=materials.assets,
        forms={name: foreign(form) for name, form in materials.forms.items()},
        grouping=group,
        first=start,
    )
    return PressDelivery(files, _report(done, docket, files, group, start))


def _grouping(group: Grouping) -> Grouping:
    known: tuple[Grouping, ...] = get_args(Grouping)
    for name in known:
        if group == name:
            return name
    raise refusal("grouping", group, f"Pass one of {', '.join(known)}.")


def _report(
    done: Inked, docket: Docket, files: tuple[PlateFile, ...], grouping: Grouping, first: int
) -> Report:
    reports = [
        looked_over(
            file.data,
            done,
            done.told.on(_sheets(file, done, grouping, first), first=file is files[0]),
            file.name,
        )
        for file in files
    ]
    found = [
        note
        for file, report in zip(files, reports, strict=True)
        for note in about(file.name, (*file.notes, *(report.notes if report else ())))
    ]
    notes = (*docket.notes, *done.notes, *found, verdict(reports, done.condition))
    figures = {
        **done.made.figures,
        "pictures_made": done.made.job.materials.made,
        "pages": len(done.pages),
        "plate_files": len(files),
        "pdf_bytes": sum(len(file.data) for file in files),
    }
    return Report(done.made.job.story.id, unique(notes), figures)


def _sheets(file: PlateFile, done: Inked, grouping: Grouping, first: int) -> Mapping[int, tuple[int, float]]:
    """Of each page of a file, by its place in the story: its sheet, and how far right it stands there."""
    pages = [number - first + 1 for number in file.pages]
    if grouping != "spread" or len(pages) == 1:
        return {page: (sheet, 0.0) for sheet, page in enumerate(pages, 1)}
    left, right = pages if done.facts.direction == "ltr" else pages[::-1]
    return {left: (1, 0.0), right: (1, done.pages[left - 1].width)}


def _naming(naming: Naming | str | None, article: Article, docket: Docket) -> Naming:
    """How the files are called; what nobody said is the story's id and the day of the plates."""
    remedy = "Pass the printer's pattern, such as '{title}-{page:3}.pdf', or a Naming."
    if isinstance(naming, Naming):
        return naming
    pattern = one(naming, str, "naming", remedy) if naming is not None else PATTERN
    zone = ZoneInfo(docket.publication.timezone)
    day = docket.at.astimezone(zone).strftime("%Y%m%d") if docket.at else ""
    return Naming(article.id, date=day, pattern=pattern)
