"""Edition + a magazine's pack → EditionBuild: planned, set, inked and joined; every story with its bookmark.

set stories → order pages → sheets → pictures and creatives → ink → join
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from pagekit.errors import BadOrder, LayoutError
from pagekit.ink import PageInk
from pagekit.ink.page import HeadInk
from pagekit.jobs import Limits
from pagekit.layout import Layout
from pagekit.model import Edition
from pagekit.model.plan_file import PlanFile
from pagekit.notes import Note
from pagekit.output import EditionBuild
from pagekit.pictures import DerivativeCache
from pagekit.plan import EditionPlan, PlannedPage
from pagekit.production import asked
from pagekit.production.edition_bound import Made, bound
from pagekit.production.edition_files import EditionFiles, add_codes, add_creatives, add_pictures
from pagekit.production.edition_ink import inked
from pagekit.production.edition_press import platemaker
from pagekit.production.edition_run_plan import PlannedRuns, planned_runs
from pagekit.production.edition_setting import Setting, setting_of
from pagekit.production.edition_sheets import EditionSheet
from pagekit.world import World

if TYPE_CHECKING:
    # The press, when plates are wanted.
    from pagekit.plates import Naming


def plan_runs(
    edition: Edition,
    layout: Layout,
    at: datetime | None,
    world: World | None,
    *,
    stories: bool = True,
    before: PlanFile | None = None,
    executor: Executor | None = None,
    limits: Limits | None = None,
) -> EditionPlan:
    """The plan of a magazine. Raises BadOrder without its stories: its pages are theirs; InvalidInput, LayoutError."""
    if not stories:
        raise BadOrder(
            f"stories: the pages of a magazine are those of its stories, and layout {layout.name} has no dummy without "
            "them. Leave stories out (on the command line --dummy)."
        )
    return _planned(setting_of(edition, layout, at, limits), world, executor, before).plan


def build_runs(
    edition: Edition,
    layout: Layout,
    at: datetime | None,
    world: World | None,
    cache: DerivativeCache | None,
    *,
    press: asked.Press = None,
    naming: Naming | str | None = None,
    notes: tuple[Note, ...] = (),
    before: PlanFile | None = None,
    executor: Executor | None = None,
    limits: Limits | None = None,
) -> EditionBuild:
    """A whole magazine, as `build_edition` gives a newspaper. `notes`: what was found in what was asked for."""
    setting = setting_of(edition, layout, at, limits)
    plates_of = platemaker(setting, press, naming)
    made = _planned(setting, world, executor, before)
    files = EditionFiles()
    add_creatives(files, made.plan, world, cache, None, executor)
    sheets = made.sheets.sheets(made.plan, files.shown)
    add_pictures(files, sheets, made.sheets, world, cache, None, executor)
    add_codes(files, sheets)
    pages = tuple(_outlined(made.plan, inked(setting, sheets, files)))

    def again(shown: frozenset[str]) -> tuple[EditionSheet, ...]:
        return made.sheets.sheets(made.plan, shown)

    whole = Made(made.plan, sheets, pages, files, (*notes, *made.plan.notes))
    return bound(setting, whole, made.sheets, again, world, cache, plates_of, executor)


def _planned(
    setting: Setting, world: World | None, executor: Executor | None, before: PlanFile | None
) -> PlannedRuns:
    design = setting.manifest.runs
    if design is None:
        raise LayoutError(f"layout {setting.layout.name} lays out no magazine.")
    return planned_runs(setting, design, world, executor, before)


def _outlined(plan: EditionPlan, pages: Sequence[PageInk]) -> Iterator[PageInk]:
    """The pages with a head of the outline for each section, the stories under it; where it has sections."""
    sections = {page.section for page in plan.pages if _opens(page)}
    told = ""
    for page, ink in zip(plan.pages, pages, strict=True):
        if len(sections) < 2 or not page.section or not any(box.kind == "story" for box in page.boxes):
            yield ink
            continue
        lower = tuple(replace(head, level=head.level + 1) for head in ink.heads)
        first = (HeadInk(1, page.section, ink.height),) if page.section != told else ()
        told = page.section
        yield replace(ink, heads=(*first, *lower))


def _opens(page: PlannedPage) -> bool:
    return any(box.kind == "story" and box.part == 1 for box in page.boxes)
