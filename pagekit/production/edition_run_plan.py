"""Edition + a magazine's pack → its plan: stories set and put in order, adverts between them, each page's boxes.

With a plan of before pages stand as they stood there, as far as that can be (`plan.runs_kept`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace

from pagekit.errors import InvalidInput
from pagekit.house import Story, dress
from pagekit.house.direction import direction
from pagekit.layout import RunsDesign
from pagekit.layout.runs import Hand
from pagekit.model import Booking, PdfCreative
from pagekit.model.edition import MOST_PAGES
from pagekit.model.plan_file import PlanFile
from pagekit.notes import Note, error, info, unique, warning
from pagekit.plan import EditionPlan, PlannedPage
from pagekit.plan.day import days_bookings
from pagekit.plan.leaves import Leaf, Part, Sides, Stood, leaves_of
from pagekit.plan.moves import advert_moves
from pagekit.plan.records import Conflict, LeftOut
from pagekit.plan.runs import fewest
from pagekit.plan.runs_kept import KeptRuns, kept_order, run_moves, with_pins
from pagekit.plan.runs_reasons import refusal
from pagekit.plan.runs_records import Problem, Run, RunPlan
from pagekit.plan.words import words_of
from pagekit.production.edition_run_boxes import SUPPLIED, RunDesk, run_pages
from pagekit.production.edition_run_setting import run_stories
from pagekit.production.edition_run_sheets import RunSheets
from pagekit.production.edition_setting import Setting
from pagekit.production.edition_standing import standing_text
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.sheet.standing import standing_lines
from pagekit.world import World

INDEX = "index"
"""A standing item that the contents are."""
FOOT_SHARE = 0.6
"""The most of the contents' first column that standing items take."""


@dataclass(frozen=True, slots=True)
class PlannedRuns:
    """A magazine that was planned, and what sets its pages."""

    plan: EditionPlan
    sheets: RunSheets


@dataclass(slots=True)
class _Desk(RunDesk):
    """What is known so far."""

    kept: KeptRuns
    notes: list[Note] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)

    def leave(self, id: str, why: str, code: str, ids: Sequence[str] = ()) -> None:
        """Keep that something is not in, why, and what stands in its way."""
        self.left_out.append(LeftOut(id, why))
        self.notes.append(warning(code, id, why))
        if code == "booking-refused":
            self.conflicts.append(Conflict((id, *ids), f"{id}: {why}"))


def planned_runs(
    setting: Setting,
    design: RunsDesign,
    world: World | None,
    executor: Executor | None = None,
    before: PlanFile | None = None,
) -> PlannedRuns:
    """The plan of a magazine; its stories set by the executor, where there is one. `before`: the plan that is kept as
    far as it can. Raises InvalidInput where there can be none.
    """
    edition = setting.edition
    stories = run_stories(setting, design, executor)
    sides = Sides.of(setting.manifest, setting.paper)
    desk = _Desk(setting, design, stories, sides, KeptRuns.of(before))
    read = before.origin.notes if before and before.origin else ()
    desk.notes += (*read, *edition.notes, *stories.notes)
    desk.left_out += (*(LeftOut(id, why) for id, why in edition.left_out), *stories.left_out)
    standing = _standing(desk, world)
    counts = _counts(desk)
    found = kept_order(Problem(_runs(desk), _leaves(desk), design), counts, desk.kept)
    problem, order = found.problem, found.order
    if order is None:
        raise InvalidInput("edition.toml", [_too_few(problem, counts[-1], design.page_step)])
    _tell(desk, problem, order, counts)
    sheets = RunSheets(setting, design, stories, tuple((id, story) for id, story, _ in standing))
    pages = tuple(with_pins(tuple(run_pages(desk, problem, order, standing)), desk.kept, found.released))
    desk.notes += _of_pages(desk, order, pages)
    if before is not None:
        desk.notes += run_moves(desk.kept, found.released, pages, {one.id for one in edition.stories})
        desk.notes += advert_moves(before, pages, {str(one.id) for one in edition.bookings})
    plan = EditionPlan(
        edition,
        setting.layout,
        setting.paper,
        pages,
        tuple(desk.left_out),
        tuple(desk.conflicts),
        _figures(desk, order, pages),
        unique(desk.notes),
    )
    return PlannedRuns(plan, sheets)


def _too_few(problem: Problem, most: int, step: int) -> Note:
    """What must be in, the pages that it takes, and how many the edition would need."""
    musts = replace(problem, runs=tuple(run for run in problem.runs if run.must))
    stories = ", ".join(run.id for run in musts.runs)
    takes = fewest(musts)
    if takes <= most:
        what = f"no order of {most} pages has the cover first, then the contents, and then {stories}, which must be in."
        remedy = "Let the edition have more pages, or move the supplied ones that stand in the way."
        return error("too-many-pages", "pages", what, remedy)
    own = f"{stories}, which must be in, {takes - 2 - problem.contents}" if stories else "nothing else"
    what = (
        f"they are {most} at most. The cover takes 2, the contents {problem.contents}, {own}: {takes} in all."
    )
    needed = -(-takes // step) * step
    return error("too-many-pages", "pages", what, f"Write {needed}, or take must or page from a story.")


# ---- What is to be put in order ----------------------------------------------------------------------------


def _runs(desk: _Desk) -> tuple[Run, ...]:
    starts: dict[str, Hand] = {
        one.name: one.starts for one in desk.setting.edition.file.sections if one.starts != "any"
    }
    had = desk.kept.stories
    # Only the first story of a section begins it.
    return tuple(
        replace(one.run(starts.pop(one.section, None)), was=had.get(one.id))
        for one in desk.kept.in_order(desk.stories.stories)
    )


def _leaves(desk: _Desk) -> tuple[Leaf, ...]:
    edition = desk.setting.edition
    day = days_bookings(edition)
    desk.left_out += day.left_out
    desk.notes += day.notes
    found = leaves_of(day.bookings, desk.design, desk.sides, desk.kept.adverts)
    for one in found.refused:
        desk.leave(one.id, one.why, "booking-refused")
    if edition.line_adverts:
        what = f"{len(edition.line_adverts)} of them are not printed: a magazine has no columns for them."
        desk.leave("line adverts", what, "line-adverts")
    desk.notes += _unheard(desk)
    supplied = tuple(
        _supplied(page.number, str(page.file), desk.sides)
        for page in edition.file.special_pages
        if page.kind == SUPPLIED
    )
    return (*supplied, *found.leaves)


def _unheard(desk: _Desk) -> Iterator[Note]:
    """What the edition asks of its pages that a magazine has no use for."""
    edition = desk.setting.edition
    for place, sale in enumerate(edition.for_sale):
        what = f"{sale.size} on page {sale.page}: a magazine keeps no place free; the house's own has what is left."
        yield warning("for-sale-unused", f"for_sale[{place}]", what, "Take it out, or book it.")
    for place, section in enumerate(edition.file.sections):
        if section.pages is not None:
            what = f"{section.name} has as many pages as its stories take: they have pages of their own here."
            yield warning("section-pages-unused", f"sections[{place}].pages", what, "Take it out.")


def _supplied(number: int, file: str, sides: Sides) -> Leaf:
    """A page that comes from outside: it stands where it was made for."""
    booking = Booking(id=f"page-{number}", creative=PdfCreative(src=file, alt=f"Page {number}", box="trim"))
    return Leaf((Stood(sides.whole, Part(booking, SUPPLIED, whole=True)),), page=number)


def _counts(desk: _Desk) -> tuple[int, ...]:
    """The numbers of pages that the edition may have."""
    wished, step = desk.setting.edition.file.pages, desk.design.page_step
    most = min(wished.most, MOST_PAGES)
    counts = tuple(range(max(step, -(-wished.least // step) * step), most + 1, step))
    if counts:
        return counts
    what = f"no multiple of {step} lies between {wished.least} and {wished.most}."
    raise InvalidInput("edition.toml", [error("no-pages", "pages", what, f"Write a multiple of {step}.")])


def _standing(desk: _Desk, world: World | None) -> tuple[tuple[str, Story, int], ...]:
    """What the house must say of itself, at the foot of the contents' first column: its lines there."""
    setting = desk.setting
    stick = Stick(
        setting.typesetter.scoped(),
        setting.manifest,
        setting.lang,
        direction(setting.lang),
        setting.manifest.baseline.points,
    )
    room = int(desk.sides.lines * FOOT_SHARE)
    column = RunSheets(setting, desk.design, desk.stories).sheet.column
    found = []
    for item in setting.edition.file.standing:
        if item.id == INDEX and item.src is None:
            continue
        text, notes = standing_text(setting, item, setting.lang, world)
        desk.notes += notes
        if text is None:
            desk.left_out.append(LeftOut(item.id, "there is nothing to print of it."))
            continue
        story = dress(text.article, setting.edition.publication, at=setting.at)
        lines = standing_lines(stick, story, column, most=desk.sides.lines)
        if lines + 1 > room:
            desk.leave(item.id, "it has no room at the foot of the contents. Shorten it.", "standing-refused")
            continue
        room -= lines + 1
        found.append((item.id, story, lines))
    return tuple(found)


# ---- What has no place -------------------------------------------------------------------------------------


def _tell(desk: _Desk, problem: Problem, order: RunPlan, counts: Sequence[int]) -> None:
    for run in order.left_runs:
        why = (
            f"priority {run.priority}: it takes {_pages_of(min(run.left, run.right))}, and with it the magazine would "
            f"have more than {counts[-1]}."
        )
        desk.leave(run.id, why, "left-out")
    for leaf in order.left_leaves:
        told = refusal(problem, order, leaf)
        for part in leaf.parts:
            desk.leave(part.id, told.why, "booking-refused", told.ids)


def _pages_of(count: int) -> str:
    return "a page" if count == 1 else f"{count} pages"


def _of_pages(desk: _Desk, order: RunPlan, pages: Sequence[PlannedPage]) -> Iterator[Note]:
    adverts = sum(box.kind == "advert" for page in pages for box in page.boxes)
    stories = {box.ref for page in pages for box in page.boxes if box.kind == "story"}
    what = f"{len(pages)} pages: {len(stories)} stories, {adverts} adverts."
    yield info("edition-pages", "edition", what)
    if order.house > desk.design.house:
        what = (
            f"{order.house} pages are the house's own: there is too little to print for {len(pages)} pages."
        )
        yield warning("thin", "edition", what, "Let the edition have fewer pages, or give it more stories.")
    if order.house and not desk.setting.edition.publication.ad_contacts:
        what = "the house's own pages stay white: the publication has no ad contact."
        yield warning("no-contact", "publication", what, "Write [[ad_contacts]].")


def _figures(desk: _Desk, order: RunPlan, pages: Sequence[PlannedPage]) -> dict[str, int | float]:
    boxes = [box for page in pages for box in page.boxes]
    edition = desk.setting.edition
    return {
        "page_count": len(pages),
        "stories": len(edition.stories),
        "stories_placed": len({box.ref for box in boxes if box.kind == "story"}),
        "bookings": len(edition.bookings),
        "adverts": sum(box.kind == "advert" for box in boxes),
        "house_adverts": sum(box.kind == "house" for box in boxes),
        "house_pages": order.house,
        "standing": sum(box.kind == "standing" for box in boxes),
        "words": sum(words_of(story) for story in edition.stories),
    }
