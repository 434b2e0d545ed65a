"""the ways to set an article → the one that is printed: its last page is full, and few ways are set to find it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import pagekit
from pagekit.fonts import load_book
from pagekit.house import dress
from pagekit.house.story import Figure, ParagraphText, RelatedStory, Run, Story, StoryBlock
from pagekit.layout import PrintManifest, find_layout
from pagekit.resources import assets_dir
from pagekit.typeset import AdvertPlace, ArticleMatter, FootAdvert, SlotAddress, Typesetter
from pagekit.typeset.article.draft import Choice, Draft, Drafter
from pagekit.typeset.article.ending import ending_forms, margin_form
from pagekit.typeset.article.ground import Ground
from pagekit.typeset.article.last_page import SEEN, Endings
from pagekit.typeset.article.search import TRIES, Found, best_draft
from pagekit.typeset.sheet.area import Sheet
from pagekit.typeset.sheet.foot import house_heights

COURIER = Path(__file__).parents[3] / "examples" / "courier"
SENTENCE = "Every spring the river brings the town a new island, and every autumn it takes the island back. "
HOUSE = FootAdvert(AdvertPlace(SlotAddress("foot"), 498.9, 113.4, elastic=True), booked=False, strip=56.7)
OTHERS = tuple(
    RelatedStory(
        f"Story {n} of a river and its island", deck=SENTENCE, href=f"https://a.example/{n}", short_url=f"a.example/{n}"
    )
    for n in range(6)
)  # fmt: skip


class Noted(Drafter):
    """A drafter that notes what was set."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground, lambda _free: 0.0)
        self.asked: list[Choice] = []

    def draft(self, choice: Choice) -> Draft:
        """The draft."""
        self.asked.append(choice)
        return super().draft(choice)


@cache
def setter() -> Typesetter:
    return Typesetter(load_book((assets_dir() / "fonts",)))


@cache
def base() -> Story:
    publication = pagekit.read_publication(COURIER / "publication.toml")
    return dress(pagekit.read_article(COURIER / "articles" / "tram-six.yaml"), publication)


def found(
    pack: str, paragraphs: int, related: int = 6, last: Figure | None = None
) -> tuple[Found, Noted, Endings]:
    """A story of so many paragraphs of one to six sentences, with a wide picture, and a tall one before the `last`
    paragraph where that is given.
    """
    manifest: PrintManifest = find_layout(pack).printed
    body: tuple[StoryBlock, ...] = tuple(
        ParagraphText((Run((SENTENCE * (1 + n * 5 % 6)).strip()),)) for n in range(paragraphs)
    )
    body = (*body[:-1], last, *body[-1:]) if last else body
    lead = Figure("lead.jpg", "A river", (Run("The river in May."),), "© Dana Serik")
    story = replace(base(), lead=lead, body=body, more_photos=(), corrections=(), related=OTHERS[:related])
    columns = 2 if pack == "print-article" else 3
    sheet = Sheet(manifest.papers["a4"], manifest.baseline.points, manifest.between.points, columns)
    matter = ArticleMatter({"lead.jpg": 0.66, "mast.jpg": 1.25}, {}, HOUSE, code=True)
    ground = Ground.of(story, manifest, setter().scoped(), sheet, matter)
    heights = house_heights(ground.stick, sheet, HOUSE)
    endings = Endings(ending_forms(ground), margin_form(ground), sheet.grid, ground.stick.trim, heights)
    noted = Noted(ground)
    return best_draft(noted, endings), noted, endings


@pytest.mark.parametrize("pack", ["print-article", "magazine"])
def test_pages_of_stories_of_any_length_end_without_a_hole(pack: str) -> None:
    whites = {paragraphs: found(pack, paragraphs)[0].filling.slack for paragraphs in range(3, 40, 3)}
    holes = {paragraphs: lines for paragraphs, lines in whites.items() if lines > SEEN}
    assert len(holes) <= 1, "one of thirteen lengths may have no better way"
    assert max(whites.values()) <= 15, "and what it leaves is no more than a quarter of its page"


@pytest.mark.parametrize("pack", ["print-article", "magazine"])
def test_few_ways_are_set(pack: str) -> None:
    for paragraphs in (4, 9, 17):
        _best, noted, _endings = found(pack, paragraphs)
        kinds = len({choice.opening is None for choice in noted.asked})
        assert len(noted.asked) <= kinds * (TRIES + 1)


def test_the_way_that_was_taken_is_the_cheapest_of_those_that_were_set() -> None:
    best, noted, endings = found("print-article", 3)
    assert len(noted.asked) > 1
    free = [Drafter(noted.ground, lambda _free: 0.0).draft(choice).free for choice in noted.asked]
    assert endings.best(best.draft.free).cost == min(endings.best(each).cost for each in free)


def test_no_page_is_left_with_a_line_or_two() -> None:
    for paragraphs in range(3, 40, 2):
        best, noted, _endings = found("print-article", paragraphs)
        lines = noted.ground.sheet.lines - best.draft.free
        assert best.draft.last == best.draft.first or lines >= 3, paragraphs


def test_without_other_stories_the_house_advert_and_the_picture_do_what_they_can() -> None:
    best, noted, _endings = found("print-article", 9, related=0)
    most = noted.ground.lead_lines()[0]
    assert best.draft.choice.lead != most or best.filling.advert
    assert best.filling.ending is not None and best.filling.ending.told == 0


MAST = Figure("mast.jpg", "A mast", (Run("The mast."),), "© Dana Serik")


@pytest.mark.parametrize("paragraphs", [22, 23])
def test_no_picture_stands_alone_beside_an_empty_column(paragraphs: int) -> None:
    best, noted, _endings = found("print-article", paragraphs, last=MAST)
    first = Drafter(noted.ground, lambda _free: 0.0).draft(noted.asked[0])
    assert first.apart > 20, "as the pack would have it, it does"
    assert best.draft.alone == 0 and best.draft.apart <= SEEN
    assert best.filling.slack <= SEEN


def test_a_picture_stands_as_many_paragraphs_earlier_as_there_are() -> None:
    _best, noted, _endings = found("print-article", 9, last=MAST)
    plain = Choice(headline=noted.ground.matter.headline, lead=20)
    assert [noted.may_be_earlier(plain, 1, up) for up in (1, 7, 8)] == [True, True, False]
    earlier, later = (noted.draft(replace(plain, early=1, up=up)) for up in (7, 1))
    places = [
        next(taken for taken in draft.flowed.record if not taken.lines and taken.slots > 10)
        for draft in (earlier, later)
    ]
    assert (places[0].page, places[0].frame) < (places[1].page, places[1].frame)


def test_a_picture_of_the_text_is_a_quarter_lower_or_a_fifth_higher_at_most() -> None:
    _best, noted, _endings = found("print-article", 6, last=MAST)
    drafter, plain = noted, Choice(headline=noted.ground.matter.headline)
    (heights,) = drafter.scalings(plain)
    assert [lines for lines, _share in heights] == [-6, -5, -4, -3, -2, -1]
    assert all(0.75 <= share <= 1.2 for _lines, share in heights)
    free = {lines: drafter.draft(replace(plain, scaled=1, height=share)).free for lines, share in heights}
    assert free[heights[0][0]] > free[heights[-1][0]]
