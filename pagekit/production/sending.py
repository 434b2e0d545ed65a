"""Inked + how a printer wants his files → PressDelivery: grouped, named, each looked over by preflight, and told of."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Executor

from pagekit.asked import one
from pagekit.join import foreign
from pagekit.notes import Note, Report, about, unique
from pagekit.output import PressDelivery
from pagekit.plates import Grouping, Naming, PlateFile, plate_files
from pagekit.plates.naming import PATTERN
from pagekit.production.presswork import Inked, looked_over, verdict


def sent(
    done: Inked,
    subject: str,
    naming: Naming,
    *,
    grouping: Grouping,
    first: int = 1,
    notes: tuple[Note, ...] = (),
    figures: Mapping[str, int | float | str],
    executor: Executor | None = None,
) -> PressDelivery:
    """The files of these pages, and their report; `notes` and `figures` are what there is to say before them;
    `executor`: who looks the files over. Raises BadOrder where two files would have one name.
    """
    files = plate_files(
        done.pages,
        done.facts,
        done.sheets,
        naming,
        files=done.files,
        forms={name: foreign(form) for name, form in done.forms.items()},
        grouping=grouping,
        first=first,
    )
    unseen = [
        done.finished(
            file.data, done.told.on(_sheets(file, done, grouping, first), first=file is files[0]), file.name
        )
        for file in files
    ]
    reports = list(looked_over(unseen, done.condition, executor))
    found = [
        note
        for file, report in zip(files, reports, strict=True)
        for note in about(file.name, (*file.notes, *(report.notes if report else ())))
    ]
    told = (*notes, *done.notes, *found, verdict(reports, done.condition))
    counted = {
        **figures,
        "pages": len(done.pages),
        "plate_files": len(files),
        "pdf_bytes": sum(len(file.data) for file in files),
    }
    return PressDelivery(files, Report(subject, unique(told), counted))


def named(naming: Naming | str | None, title: str, day: str) -> Naming:
    """How the files are called; what nobody said is this title and this day. Raises BadOrder."""
    remedy = "Pass the printer's pattern, such as '{title}-{page:3}.pdf', or a Naming."
    if isinstance(naming, Naming):
        return naming
    pattern = one(naming, str, "naming", remedy) if naming is not None else PATTERN
    return Naming(title, date=day, pattern=pattern)


def _sheets(file: PlateFile, done: Inked, grouping: Grouping, first: int) -> Mapping[int, tuple[int, float]]:
    """Of each page of a file, by its place in the document: its sheet, and how far right it stands there."""
    pages = [number - first + 1 for number in file.pages]
    if grouping != "spread" or len(pages) == 1:
        return {page: (sheet, 0.0) for sheet, page in enumerate(pages, 1)}
    left, right = pages if done.facts.direction == "ltr" else pages[::-1]
    return {left: (1, 0.0), right: (1, done.pages[left - 1].width)}
