"""the arguments of a Compositor's methods → the same, each of its kind; else BadOrder, before a line is set."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping, Sequence

from pagekit.asked import one, refusal, several
from pagekit.errors import BadOrder
from pagekit.geometry import Rect
from pagekit.house import Story
from pagekit.house.story import Run, Runs
from pagekit.model import Article, Publication
from pagekit.production import asked
from pagekit.typeset.copyfit.levers import Levers
from pagekit.units import Length

Words = str | Run | Runs
WORDS = "Pass text, or a tuple of Runs."
LENGTH = "Pass a length, for example mm(45) or pt(120)."


def runs(text: Words, where: str = "text") -> Runs:
    """Words with their looks."""
    return (Run(text),) if isinstance(text, str) else several(text, Run, where, WORDS)


def heads(others: Words | Iterable[Words]) -> list[Runs]:
    """Other ways to say a head; one by itself is a list of one."""
    if isinstance(others, str | Run):
        return [runs(others)]
    if not isinstance(others, Iterable):
        raise refusal("others", others, "Pass a list of heads, each as text or as a tuple of Runs.")
    return [runs(other, f"others[{place}]") for place, other in enumerate(others)]


def length(value: Length, where: str) -> Length:
    """A length of more than nothing."""
    if one(value, Length, where, LENGTH).points <= 0:
        raise BadOrder(f"{where}: is {value}, which is no room. {LENGTH}")
    return value


def indent(value: Length | None) -> float:
    """How far a first line stands in, in points."""
    if value is not None and one(value, Length, "indent", LENGTH).points < 0:
        raise BadOrder(f"indent: is {value}, less than nothing. {LENGTH}")
    return value.points if value is not None else 0.0


def language(lang: str) -> str:
    """The code of a language."""
    return one(lang, str, "lang", 'Pass a language, for example "en", or "" for none.')


def whole(number: int, where: str) -> int:
    """A whole number."""
    return one(number, int, where, "Pass a whole number.")


def story(article: Article | Story) -> Article | Story:
    """A story, dressed or not."""
    return article if isinstance(article, Story) else asked.story(article)


def publication(house: Publication | None) -> Publication | None:
    """The house, where there is one."""
    return asked.publication(house)


def boxes(places: Rect | Sequence[Rect], where: str = "boxes") -> tuple[Rect, ...]:
    """Boxes; one by itself is a list of one."""
    remedy = "Pass a list of boxes, for example [Rect(mm(0), mm(0), mm(45), mm(90))]."
    found = several(places, Rect, where, remedy)
    for place, box in enumerate(found):
        if box.width.points <= 0 or box.height.points < 0:
            what = f"{where}[{place}]: is {box.width} wide and {box.height} high, which is no box."
            raise BadOrder(f"{what} Pass one with some width, and none or some height.")
    return found


def shapes(story: Story, ratios: Mapping[str, float] | None) -> Mapping[str, float]:
    """The shapes of a story's pictures, height over width, by their keys. `ratios` is the old way to tell them."""
    if ratios is None:
        return story.shapes
    if not isinstance(ratios, Mapping):
        raise refusal("ratios", ratios, 'Leave it out, or pass a dict, for example {"saiga.jpg": 0.66}.')
    what = "ratios= goes with the next version: a story that was read knows the shapes of its pictures. Leave it out."
    warnings.warn(what, DeprecationWarning, stacklevel=3)
    return {**story.shapes, **ratios}


def levers(allowed: Levers | None) -> Levers | None:
    """What may yield."""
    return (
        None
        if allowed is None
        else one(allowed, Levers, "levers", "Pass Levers(...), or leave it out for all.")
    )


def both_pages(pages: tuple[int, int]) -> tuple[int, int]:
    """The page that a story is on, and the one that it turns to."""
    remedy = "Pass the numbers of both pages, for example (1, 4)."
    numbers = several(pages, int, "pages", remedy)
    if len(numbers) != 2:
        raise refusal("pages", pages, remedy)
    return numbers[0], numbers[1]
