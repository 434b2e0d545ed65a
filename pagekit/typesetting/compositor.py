"""text + a layout's styles → lines, statistics and notes: the typesetter by itself, for those who want no page of ours.

A `Compositor` sets paragraphs, headlines and stories in the styles and faces of a layout:

    setter = pagekit.Compositor("print-article")
    column = setter.paragraph("The saiga come back ...", measure=mm(45), lang="en")
    for line in column.lines:
        print(line.text, line.gap)              # the words, and how wide their spaces are over the natural one
    column.statistics.over_two                  # the share of lines whose gaps are over twice the natural space
    setter.headline("The saiga come back across the railway", width=mm(176), lines=2, lang="en")
    setter.story(article, boxes=[Rect(...), Rect(...)])         # lines in boxes, and what is over, in lines and mm
    setter.fit(article, columns=3, column=mm(54), lines=40)     # what to do so that it fits
    setter.proof(story, width=mm(210), height=mm(297)).write("proof.pdf")       # the same lines on paper

Lengths come in and go out as `pagekit.units.Length`; the origin is the top left corner, y runs down.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pagekit.asked import PathLike, one, several_folders
from pagekit.errors import LayoutError
from pagekit.fonts import font_book
from pagekit.fonts.lacking import allowed
from pagekit.geometry import Rect
from pagekit.house import Story, dress
from pagekit.house.typography import set_spaces
from pagekit.ink import Inker
from pagekit.intake import admit
from pagekit.join import DocumentFacts, join
from pagekit.layout import PrintManifest, find_layout
from pagekit.layout.fitting import fitting
from pagekit.layout.inks import inked
from pagekit.model import Article, Publication
from pagekit.notes import Note, Report, unique
from pagekit.output import PdfDocument
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.copyfit.fit import Fit, OversetStory, UndersetStory, fit_flow, variants
from pagekit.typeset.copyfit.jumps import jump_foot, jumps, key_word, split, turn_head, worth_trying
from pagekit.typeset.copyfit.levers import Columns, Galley, Levers, Limits
from pagekit.typeset.flow.flow import Flowed, flow
from pagekit.typeset.flow.frames import Frame, Inset
from pagekit.typeset.lines.costs import Costs
from pagekit.typeset.lines.headline import Headline, Step, set_display
from pagekit.typeset.lines.paragraph import Setting, Typesetter, text_line
from pagekit.typeset.lines.places import LINE_END_HYPHEN
from pagekit.typeset.lines.statistics import SetLine, line_statistics
from pagekit.typeset.matter import Flowing, FlowText
from pagekit.typeset.page import Box, ComposedPage
from pagekit.typeset.story.pictures import elastic_pictures
from pagekit.typeset.story.text import story_matter
from pagekit.typeset.style import TypeStyle, type_style
from pagekit.typesetting import asked
from pagekit.typesetting.asked import Words
from pagekit.typesetting.results import (
    ComposedStory,
    SetParagraph,
    all_runs,
    composed_story,
    forced,
    left_out,
    proofed,
    words_of,
)
from pagekit.units import Length
from pagekit.world import DiskWorld

PROOF = "Proof"
SAME_WIDTH = 0.1
"""Points by which boxes of one width may differ."""


class Compositor:
    """Sets type in the styles and faces of a layout. It keeps the widths of all words it has met."""

    def __init__(
        self,
        layout: PathLike = "print-article",
        *,
        layouts: PathLike | Sequence[PathLike] = (),
        costs: Costs | None = None,
    ) -> None:
        """`layout` is a pack for print, by its name or the path of its folder.

        Raises BadOrder, LayoutError, MissingResource.
        """
        if costs is not None:
            one(costs, Costs, "costs", "Pass Costs(…), or leave it out.")
        homes = several_folders(layouts, "layouts")
        self.layout = fitting(find_layout(layout, layouts=homes), "type", homes)
        self.typesetter = Typesetter(font_book(self.layout), costs)

    @property
    def manifest(self) -> PrintManifest:
        """The layout's own words: its styles, its grid."""
        return self.layout.printed

    @property
    def grid(self) -> Length:
        """The distance of two baselines."""
        return self.manifest.baseline

    def paragraph(
        self,
        text: Words,
        *,
        measure: Length,
        lang: str,
        style: str = "text",
        indent: Length | None = None,
        lines: int | None = None,
    ) -> SetParagraph:
        """Set a paragraph in a measure; with `lines`, in so many, or as near to that as can be had. The words are set
        as they are given, with the spaces beside its marks that the language wants, as French does.

        Raises LayoutError for a style that the layout has not.
        """
        measure, lang = asked.length(measure, "measure"), asked.language(lang)
        words, first = set_spaces(asked.runs(text), lang), asked.indent(indent)
        lines = asked.whole(lines, "lines") if lines is not None else None
        paragraph = self.typesetter.paragraph(words, self._style(style, lang), lang)
        found = paragraph.settings(measure.points, first)
        setting: Setting = paragraph.best(measure.points, first)
        if lines is not None:
            nearest = min(found, key=lambda count: (abs(count - lines), count))
            setting = found[nearest]
        last = len(setting.lines) - 1
        rows = tuple(
            SetLine(
                words_of(text_line(paragraph, line).runs) + (LINE_END_HYPHEN if line.hyphen else ""),
                line.natural,
                line.gaps,
                line.gap,
                line.hyphen,
                number == last,
                0,
            )
            for number, line in enumerate(setting.lines)
        )
        statistics = line_statistics(rows, paragraph.style.size)
        notes = (*self._found_in(paragraph.text, lang), *forced(paragraph.text, setting, measure))
        return SetParagraph(rows, statistics, setting.cost, tuple(found), notes)

    def headline(
        self,
        text: Words,
        *,
        width: Length,
        lang: str,
        lines: int | None = None,
        style: str = "headline",
        others: Words | Iterable[Words] = (),
    ) -> Headline:
        """The largest step of the style's ladder at which the head fits, evenly broken, never hyphenated, never cut.

        `lines` is the most it may take; `others` are other ways to say it, taken where the first does not fit. One that
        fits at no step has a note with the nearest size that would do.
        """
        texts, width, lang = (
            [asked.runs(text), *asked.heads(others)],
            asked.length(width, "width"),
            asked.language(lang),
        )
        lines = asked.whole(lines, "lines") if lines is not None else None
        found = self._style(style, lang)
        ladder = [Step(step.size, step.leading, step.lines) for step in self.manifest.styles[style].ladder]
        head = set_display(
            texts, found, width, self.typesetter, ladder=ladder, lang=lang, where=style, most=lines
        )
        missing = self._found_in("".join(words_of(line) for line in head.lines), "")
        return replace(head, note=missing[0]) if missing and head.note is None else head

    def story(
        self,
        article: Article | Story,
        *,
        boxes: Rect | Sequence[Rect],
        publication: Publication | None = None,
        insets: Rect | Sequence[Rect] = (),
        ratios: Mapping[str, float] | None = None,
        balance: bool = False,
    ) -> ComposedStory:
        """Set a story's body into boxes, one after the other, on the layout's grid.

        Text runs around `insets`, a gutter away. Pictures of the text stand in it where their shape is known, as it is
        in a story that was read. With `balance` the boxes' columns end together. `ratios` (height over width, by a
        picture's source) goes with the next version.
        """
        boxes, insets = asked.boxes(boxes), asked.boxes(insets, "insets")
        story, found = _story(article, publication)
        shapes = asked.shapes(story, ratios)
        grid, gutter = self.grid.points, self._gutter()
        around = [
            Inset(Box(r.x.points, r.y.points, r.width.points, r.height.points), 1, gutter, gutter, grid, grid)
            for r in insets
        ]
        flowed = self._flow(self._matter(story, shapes), boxes, balance, around)
        return self._set(flowed, story, (*found, *left_out(story, shapes)))

    def fit(
        self,
        article: Article | Story,
        *,
        columns: int,
        column: Length,
        lines: int,
        publication: Publication | None = None,
        ratios: Mapping[str, float] | None = None,
        levers: Levers | None = None,
    ) -> Fit | OversetStory | UndersetStory:
        """What must yield so that a story's body fills columns of so many grid lines.

        Gives a fit with what was done, or how much it is over or under, with the remedies that would cure it.
        """
        columns, lines = asked.whole(columns, "columns"), asked.whole(lines, "lines")
        column, levers = asked.length(column, "column"), asked.levers(levers)
        if columns < 1 or lines < 0:
            raise LayoutError(
                f"{columns} columns of {column} and {lines} lines are no box. Give at least one column with some width."
            )
        story, _notes = _story(article, publication)
        shapes = asked.shapes(story, ratios)
        grid, gutter = self.grid.points, self._gutter()
        setup, matter = self.manifest.composed, self._matter(story, shapes)
        galley = Galley(
            matter,
            grid,
            pictures=tuple(elastic_pictures(self._stick(story, shapes), matter)),
            typesetter=self.typesetter,
            limits=Limits(setup.fit.dearest),
            jump=setup.jump,
        )
        found = variants(galley, Columns(columns, column.points, gutter), levers)
        frames = [Frame(n * (column.points + gutter), 0.0, column.points, lines) for n in range(columns)]

        def overset(fit: Fit) -> int:
            flowed = flow(
                fit.variant.applied(galley, column.points), frames, grid, typesetter=self.typesetter
            )
            return flowed.overset.lines if flowed.overset else 0

        return fit_flow(found, lines, overset)

    def jump(
        self,
        article: Article | Story,
        *,
        boxes: Rect | Sequence[Rect],
        turn: Rect | Sequence[Rect],
        pages: tuple[int, int],
        publication: Publication | None = None,
        ratios: Mapping[str, float] | None = None,
    ) -> tuple[ComposedStory, ComposedStory | None]:
        """Set a story into boxes of one width and, where it is too long, the rest of it into those of another page.

        `pages` are the numbers of both pages: the front ends with a jump line, the turn opens with a jump head and the
        line that says where it comes from. The split is at the last line that may be one (`typeset.copyfit.jumps` has
        the rules). A story that fits, or cannot be split, has no turn.
        """
        boxes, turn, pages = asked.boxes(boxes), asked.boxes(turn, "turn"), asked.both_pages(pages)
        story, found = _story(article, publication)
        shapes = asked.shapes(story, ratios)
        if not boxes or any(abs(box.width.points - boxes[0].width.points) > SAME_WIDTH for box in boxes):
            raise LayoutError(
                "A story jumps from boxes of one width. Give at least one, all as wide as the first."
            )
        matter, grid = self._matter(story, shapes), self.grid.points
        notes = (*found, *left_out(story, shapes))
        front = self._set(self._flow(matter, boxes), story, notes)
        columns = Columns(len(boxes), boxes[0].width.points, self._gutter())
        foot, head = self._jump_lines(story, pages)
        room = sum(int(box.height.points / grid + 1e-6) for box in boxes)
        found_jumps = (
            jumps(matter, columns, grid, limits=self.manifest.composed.jump) if front.overset else ()
        )
        for place in worth_trying(found_jumps, room):
            before, after = split(matter, place, self.typesetter)
            stands = self._flow((*before, foot), boxes)
            if stands.overset is None:
                turned = self._flow((*head, *after), turn)
                return self._set(stands, story, notes), self._set(turned, story)
        return front, None

    def _jump_lines(self, story: Story, pages: tuple[int, int]) -> tuple[FlowText, tuple[FlowText, ...]]:
        grid, key = self.grid.points, key_word(story.headline)
        line = replace(self._style("label", story.labels.lang), leading=grid)
        head = replace(self._style("heading", story.lang), leading=grid)
        foot = jump_foot(self.typesetter, line, story.labels, pages[1], key)
        return foot, turn_head(self.typesetter, head, line, story.labels, pages[0], key, story.lang)

    def _flow(
        self,
        matter: Sequence[Flowing],
        boxes: Sequence[Rect],
        balance: bool = False,
        insets: Sequence[Inset] = (),
    ) -> Flowed:
        grid = self.grid.points
        frames = [
            Frame(box.x.points, box.y.points, box.width.points, max(0, int(box.height.points / grid + 1e-6)))
            for box in boxes
        ]
        return flow(matter, frames, grid, insets=insets, typesetter=self.typesetter, balance=balance)

    def _set(self, flowed: Flowed, story: Story, notes: Iterable[Note] = ()) -> ComposedStory:
        words = "".join(run.text for runs in all_runs(flowed) for run in runs)
        own = self._found_in(words, story.lang)
        return composed_story(flowed, unique((*notes, *flowed.notes, *own)), story.lang)

    def _found_in(self, text: str, lang: str) -> tuple[Note, ...]:
        """What was found in these words: languages without hyphenation, letters that no face shows."""
        found = self.typesetter.notes_on(text, lang)
        return allowed(found) if self.manifest.missing_glyphs == "note" else found

    def proof(self, *stories: ComposedStory, width: Length, height: Length, lang: str = "") -> PdfDocument:
        """A proof: the stories where they were set, on one sheet. Pictures are grey, adverts white.

        `lang` is the language of the sheet: by default the first story's.
        """
        for place, each in enumerate(stories):
            one(each, ComposedStory, f"stories[{place}]", "Pass what story() gave, one after the other.")
        width, height, lang = (
            asked.length(width, "width"),
            asked.length(height, "height"),
            asked.language(lang),
        )
        # Readers of a PDF are told a language; "und" is the one that nobody named (RFC 5646, 4.1).
        lang = lang or next((story.lang for story in stories if story.lang), "und")
        sheet = ComposedPage(1, width.points, height.points, tuple(proofed(stories, lang)))
        inker = Inker(inked(self.manifest), self.typesetter.book, shaper=self.typesetter.shaper)
        joined = join([inker.page(sheet, lang=lang)], DocumentFacts(PROOF, lang), {})
        notes = unique(note for story in stories for note in story.notes)
        return PdfDocument(joined.data, joined.page_count, Report("proof", unique((*notes, *joined.notes))))

    def _matter(self, story: Story, shapes: Mapping[str, float]) -> tuple[Flowing, ...]:
        return story_matter(story, self._stick(story, shapes), {}, byline=False)

    def _stick(self, story: Story, shapes: Mapping[str, float]) -> Stick:
        grid = self.grid.points
        return Stick(self.typesetter, self.manifest, story.lang, story.direction, grid, shapes)

    def _gutter(self) -> float:
        return self.manifest.between.points

    def _style(self, name: str, lang: str) -> TypeStyle:
        if one(name, str, "style", "Pass the name of a style.") not in self.manifest.styles:
            known = ", ".join(self.manifest.styles)
            raise LayoutError(f"layout {self.layout.name} has no style {name!r}. It has: {known}.")
        return type_style(self.manifest, name, lang)


def _story(article: Article | Story, publication: Publication | None) -> tuple[Story, tuple[Note, ...]]:
    """The story, and what intake and house had to say."""
    article, publication = asked.story(article), asked.publication(publication)
    if isinstance(article, Story):
        return article, article.notes
    admitted = article if article.origin else admit(article, folder=None, world=DiskWorld())
    # Setting type publishes nothing: what the desk must know of the story is among the notes.
    story = dress(admitted, publication or Publication(), drafts=True)
    return story, (*(admitted.origin.notes if admitted.origin else ()), *story.notes)
