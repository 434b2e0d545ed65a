"""Edition → EditionBuild: planned, set, inked and joined: a whole newspaper, with its plan and a report.

measure → plan → set → plan again where a story did not go in → pictures and creatives → ink → join
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pagekit.asked import PathLike, one, path_text
from pagekit.intake import read_plan
from pagekit.jobs import Limits
from pagekit.layout import Layout, find_layout
from pagekit.model import Edition
from pagekit.model.plan_file import PlanFile
from pagekit.notes import unique
from pagekit.output import EditionBuild
from pagekit.pictures import DerivativeCache
from pagekit.plan import EditionPlan
from pagekit.plan import plan as plan_pages
from pagekit.plan.conflict import Proofs
from pagekit.plan.group import Known
from pagekit.plan.telling import StoryPlanner
from pagekit.production import asked
from pagekit.production.counted import plan_counted
from pagekit.production.edition_bound import Made, bound
from pagekit.production.edition_files import EditionFiles, add_codes, add_creatives, add_pictures
from pagekit.production.edition_furniture import Furnisher, lines_needed, standing_needed
from pagekit.production.edition_ink import inked
from pagekit.production.edition_jumps import with_jumps
from pagekit.production.edition_press import platemaker
from pagekit.production.edition_rounds import Lost, Settled, settled, settled_better
from pagekit.production.edition_runs import build_runs, plan_runs
from pagekit.production.edition_sheets import EditionSheet, Sheets
from pagekit.production.edition_stories import EditionStories, SetUp, measured
from pagekit.production.kept_jumps import with_kept_jumps
from pagekit.world import World

if TYPE_CHECKING:
    # The press, when plates are wanted.
    from pagekit.plates import Naming

ATTEMPTS, STRETCH = 4, 1.2
"""Times that an edition is planned with more room for the sections that leave stories out, one for each sheet of as
many pages, and how much more.
"""
MOST_ANEW = 64
"""Pages that are planned again in all those times."""
PLAN_FIRST = "Pass the path of a plan.json, or what pagekit.read_plan(path) gave."
PlanLike = PathLike | PlanFile | EditionPlan
READ_FIRST = "Pass one that was read: pagekit.read_edition(folder)."


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan of which every story goes in, and what sets its pages."""

    plan: EditionPlan
    sheets: Sheets


def plan_edition(
    edition: Edition,
    *,
    stories: bool = True,
    at: datetime | None = None,
    plan: PlanLike | None = None,
    layouts: PathLike | Sequence[PathLike] = (),
    executor: Executor | None = None,
    limits: Limits | None = None,
    world: World | None = None,
) -> EditionPlan:
    """Plan an edition: how many pages it has, where its adverts and its stories stand, what is left out, and why.

    `stories`: False for its pages and adverts alone, with what is left for stories measured, as the desk wants to know
    it before they are written. `at`, `plan`, `layouts`, `executor`, `limits` and `world` are those of `build_edition`.

    Raises BadOrder, UnknownLayout, LayoutError; InvalidInput where there can be no such edition, with the smallest
    conflict; MissingDependency without OR-Tools, which the extra `edition` brings; JobFailed for a worker that is lost.
    """
    edition = one(edition, Edition, "edition", READ_FIRST)
    wanted = asked.switch(stories, "stories")
    moment, _ = asked.moment(at, edition.publication)
    layout, readable = layout_of(edition, asked.layouts(layouts)), asked.world(world)
    before, crew = _before(plan), asked.executor(executor)
    most = asked.limits(limits)
    if layout.printed.runs is not None:
        return plan_runs(
            edition, layout, moment, readable, stories=wanted, before=before, executor=crew, limits=most
        )
    if wanted:
        return planned(SetUp.of(edition, layout, moment, most), readable, before, crew).plan
    return plan_pages(edition, layout, before=before)


def build_edition(
    edition: Edition,
    *,
    press: asked.Press = None,
    naming: Naming | str | None = None,
    at: datetime | None = None,
    plan: PlanLike | None = None,
    layouts: PathLike | Sequence[PathLike] = (),
    cache: PathLike | None = None,
    executor: Executor | None = None,
    limits: Limits | None = None,
    world: World | None = None,
) -> EditionBuild:
    """A whole newspaper: its pages as one PDF for readers and as one PDF each, its plan, and a report.

    With `press`, the name of a press condition or the path of its file, its plates too, a file for each page, as
    `render_plates` makes them: pages of sections with `colour = false` in black alone, but for the first. `naming`: the
    printer's pattern, or a Naming; by default the title is the publication's name and the date the edition's. `at`: the
    time that embargoes are held against and that plates say; by default the edition's date at 00:00 in its zone.

    `plan`: the plan.json of an earlier build, edited or not, or what `read_plan` made of one. What it has stays where
    it is: a page that nothing has touched keeps all its boxes; one whose story or advert has gone, come or grown is
    filled anew, but for what is `pinned`. The report lists what moved, and why.

    `layouts` are folders that hold packs of your own; `cache` is one in which pictures are kept from one build to the
    next; `world` is what may be read, where the edition was not read from the disk; `limits` is what the setting of a
    pack of your own may take, where the usual is not enough: `pagekit.Limits(work=60)` is a minute.

    `executor`: who does the work, where it is not this process alone: a ProcessPoolExecutor, or a cluster's, whose
    workers have pagekit and the same files below the same paths. They measure the stories, or set those of a magazine,
    make the pictures and the adverts of each page, and look its plates over; the bytes are the same. Raises what
    `plan_edition` does.
    """
    edition = one(edition, Edition, "edition", READ_FIRST)
    moment, found = asked.moment(at, edition.publication)
    layout, readable = layout_of(edition, asked.layouts(layouts)), asked.world(world)
    home = asked.folder(cache, "cache")
    kept = DerivativeCache(home) if home is not None else None
    before, crew = _before(plan), asked.executor(executor)
    most = asked.limits(limits)
    if layout.printed.runs is not None:
        return build_runs(
            edition,
            layout,
            moment,
            readable,
            kept,
            press=press,
            naming=naming,
            notes=found,
            before=before,
            executor=crew,
            limits=most,
        )
    setup = SetUp.of(edition, layout, moment, most)
    plates_of = platemaker(setup, press, naming)
    made = planned(setup, readable, before, crew)
    files = EditionFiles()
    add_creatives(files, made.plan, readable, kept, None, crew)
    furnisher = Furnisher(setup, made.plan, made.sheets.dressed, readable)
    sheets = tuple(made.sheets.sheets(made.plan, furnisher, files.shown))
    add_pictures(files, sheets, made.sheets, readable, kept, None, crew)
    add_codes(files, sheets)
    pages = inked(setup, sheets, files)

    def again(shown: frozenset[str]) -> tuple[EditionSheet, ...]:
        return tuple(made.sheets.sheets(made.plan, furnisher, shown))

    notes = (*found, *made.plan.notes, *furnisher.notes)
    whole = Made(made.plan, sheets, pages, files, notes)
    return bound(setup, whole, made.sheets, again, readable, kept, plates_of, crew)


@dataclass(frozen=True, slots=True)
class _Needs:
    """What else takes room: line adverts across a page, and standing items in their frames, in lines. `proofs`: what
    was found of bookings, those that have none among them.
    """

    lines: int
    standing: Mapping[str, int]
    proofs: Proofs = field(default_factory=Proofs)


def _before(plan: PlanLike | None) -> PlanFile | None:
    """The plan that is to be kept. Raises PagekitError."""
    if plan is None or isinstance(plan, PlanFile):
        return plan
    if isinstance(plan, EditionPlan):
        return read_plan(plan.as_dict())
    return read_plan(Path(path_text(plan, "plan", PLAN_FIRST)))


def planned(
    setup: SetUp,
    world: World | None = None,
    before: PlanFile | None = None,
    executor: Executor | None = None,
) -> Planned:
    """Plan an edition, its stories measured and each of them tried in its box. Raises PagekitError."""
    found = measured(setup, executor)
    sheets = Sheets(setup, found)
    known = Known()
    needs = _Needs(lines_needed(setup), standing_needed(setup, world))
    best = _attempted(setup, found, sheets, known, needs, before)
    if before is not None:
        # What a plan has stays: no adverts are packed anew to make more room.
        kept = best if before.has_stories else with_jumps(best, setup, sheets)
        return Planned(kept.plan, sheets)
    stretched: dict[str, float] = {}
    bar = Lost.of(best.plan, found.matters)
    for _ in range(_attempts(len(best.plan.pages))):
        starved = _starved(best.plan, found)
        if not starved or starved.issuperset(page.section for page in best.plan.pages if page.holes):
            # Where all are full no section has room for another's adverts.
            break
        stretched = {**stretched, **{name: stretched.get(name, 1.0) * STRETCH for name in starved}}
        other = _better(setup, found, sheets, known, needs, stretched, bar)
        if isinstance(other, Settled):
            best, bar = other, Lost.of(other.plan, found.matters)
        elif other.leaves_more(bar):
            # What these sections took has pushed out more of the others: still more room would, too.
            break
    return Planned(with_jumps(best, setup, sheets).plan, sheets)


def _attempts(pages: int) -> int:
    """The times that an edition of so many pages is planned again: of a large one so often only that the work for each
    page has a limit.
    """
    return max(1, min(ATTEMPTS, pages // ATTEMPTS, MOST_ANEW // pages))


def _starved(made: EditionPlan, found: EditionStories) -> frozenset[str]:
    """The sections that leave out stories which have shapes to stand in."""
    left = {one.id for one in made.left_out}
    return frozenset(matter.section for matter in found.matters if matter.id in left and matter.following)


def _attempted(
    setup: SetUp, found: EditionStories, sheets: Sheets, known: Known, needs: _Needs, before: PlanFile | None
) -> Settled:
    """A plan in which every section has the room that its stories take."""
    planner = _planner(setup, found, known, needs, {}, before)
    if before is not None and before.has_stories:
        return with_kept_jumps(planner, setup, sheets, before)
    return settled(planner, sheets)


def _better(
    setup: SetUp,
    found: EditionStories,
    sheets: Sheets,
    known: Known,
    needs: _Needs,
    stretched: Mapping[str, float],
    bar: Lost,
) -> Settled | Lost:
    """A plan in which sections have so many times the room that their stories take; where it loses no less, what."""
    planner = _planner(setup, found, known, needs, stretched)
    return settled_better(planner, sheets, bar, stretched)


def _planner(
    setup: SetUp,
    found: EditionStories,
    known: Known,
    needs: _Needs,
    stretched: Mapping[str, float],
    before: PlanFile | None = None,
) -> StoryPlanner:
    sections = {matter.id: matter.section for matter in found.matters}
    areas = {id: area * stretched.get(sections.get(id, ""), 1.0) for id, area in found.areas.items()}
    base = plan_pages(
        setup.edition, setup.layout, setup.paper, areas, needs.lines, needs.standing, before, needs.proofs
    )
    base = replace(
        base, left_out=(*base.left_out, *found.left_out), notes=unique((*base.notes, *found.notes))
    )
    if known.steps is None:
        known.steps = plan_counted(setup.layout, len(base.pages), setup.limits)
    return StoryPlanner.of(base, found.matters, known, before)


def layout_of(edition: Edition, homes: Sequence[Path]) -> Layout:
    """The pack that the edition names: one of those known, or a folder beside its file."""
    name, home = edition.file.layout, edition.origin.folder if edition.origin else None
    beside = home / name if home is not None and "/" in name else None
    return find_layout(beside if beside is not None else name, layouts=homes)
