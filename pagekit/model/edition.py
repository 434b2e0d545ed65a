"""wire data → EditionFile, what a newspaper is to be; and Edition, that with all that was read for it.

The file says how many pages there are, which sections in which order, and which pages are special; the stories, the
bookings and the standing items lie beside it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, ConfigDict, Field, model_validator

from pagekit.model.advert import AdvertFile, Booking
from pagekit.model.article import Article
from pagekit.model.base import (
    MAX_BLOCKS,
    FullLine,
    Language,
    Name,
    OptionalLine,
    Prose,
    Record,
    TupleOf,
    also,
)
from pagekit.model.booking import Runs
from pagekit.model.moments import Day
from pagekit.model.origin import Origin
from pagekit.model.photo import CreativePath
from pagekit.model.publication import Publication
from pagekit.notes import Note

MOST_PAGES = 256
PageNumber = Annotated[int, Field(ge=1, le=MOST_PAGES)]
Count = Annotated[int, Field(ge=0, le=MOST_PAGES)]
Path = Annotated[str, Field(min_length=1, max_length=512)]


class PageCount(Record):
    """How many pages: a number of them, or the least and the most."""

    model_config = ConfigDict(
        json_schema_extra=also({"type": "integer", "minimum": 0, "maximum": MOST_PAGES})
    )

    least: Count = 0
    most: Count = MOST_PAGES

    @model_validator(mode="before")
    @classmethod
    def _number_is_enough(cls, value: object) -> object:
        return (
            {"least": value, "most": value}
            if isinstance(value, int) and not isinstance(value, bool)
            else value
        )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.most < self.least:
            raise ValueError(
                f"has at least {self.least} and at most {self.most}; write the larger number as most"
            )
        return self


class EditionSection(Record):
    """A section of the edition: its pages, and how they look."""

    name: FullLine
    """As the stories give it."""
    pages: PageCount | None = None
    """What its matter needs, when left out."""
    starts: Literal["right", "left", "any"] = "any"
    lang: Language | None = None
    """Of its furniture; the publication's when left out."""
    design: Name = "standard"
    """A page design of the layout."""
    colour: bool = True


PageKind = Literal["front", "section-front", "plain", "standing", "supplied"]


class SpecialPage(Record):
    """A page that is not what its place in the section makes of it."""

    number: PageNumber
    kind: PageKind = "plain"
    file: CreativePath | None = None
    """Of a supplied page."""
    adverts: bool = True
    """False: no advert stands there."""

    @model_validator(mode="after")
    def _has_its_file(self) -> Self:
        if self.kind == "supplied" and self.file is None:
            raise ValueError("is supplied, and no file is named; write file with the path of its PDF")
        return self


def _frame(value: Any) -> Any:
    return {"name": value} if isinstance(value, str) else value


class StandingPlace(Record):
    """Where a standing item goes: a frame of the layout by its name, or so many columns and lines."""

    name: Name | None = None
    columns: Annotated[float, Field(gt=0, le=24)] | None = None
    lines: Annotated[int, Field(ge=1, le=500)] | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.name is None) == (self.columns is None or self.lines is None):
            raise ValueError("is no place; write a frame of the layout by its name, or columns and lines")
        return self


class Standing(Record):
    """What stands in every edition: imprint, weather, listings, puzzle, index."""

    id: Name
    page: PageNumber
    place: Annotated[StandingPlace, BeforeValidator(_frame, json_schema_input_type=StandingPlace | str)]
    src: Path | None = None
    required: Annotated[tuple[FullLine, ...], TupleOf, Field(max_length=50)] = ()
    """Fields that a law asks for."""


def _pages_listed(schema: dict[str, Any]) -> None:
    """The list of special pages may stand under the name of their number."""
    fields = schema["properties"]
    fields["pages"] = {"anyOf": [fields["pages"], fields["special_pages"]]}


class EditionFile(Record):
    """An edition.toml: one newspaper, on one day."""

    model_config = ConfigDict(json_schema_extra=_pages_listed)

    schema_version: Annotated[Literal[1], Field(alias="schema")]
    date: Day
    number: OptionalLine = None
    """As it is printed."""
    layout: Path = "tabloid"
    pages: PageCount = PageCount()
    publication: Path = "publication.toml"
    stories: Path = "stories/"
    adverts: Path | None = None
    """The file of its bookings; adverts.toml and adverts.csv, where they are there, when left out."""
    sections: Annotated[tuple[EditionSection, ...], TupleOf, Field(max_length=64)] = ()
    special_pages: Annotated[tuple[SpecialPage, ...], TupleOf, Field(max_length=MOST_PAGES)] = ()
    standing: Annotated[tuple[Standing, ...], TupleOf, Field(max_length=256)] = ()

    @model_validator(mode="before")
    @classmethod
    def _listed_pages(cls, value: object) -> object:
        """A list of pages is one of special pages: a file may have the one or the other by this name, never both."""
        if isinstance(value, dict) and isinstance(value.get("pages"), list) and "special_pages" not in value:
            return {
                **{name: said for name, said in value.items() if name != "pages"},
                "special_pages": value["pages"],
            }
        return value

    @model_validator(mode="after")
    def _no_name_twice(self) -> Self:
        for what, names in (
            ("sections", [section.name for section in self.sections]),
            ("special_pages", [str(page.number) for page in self.special_pages]),
            ("standing", [item.id for item in self.standing]),
        ):
            twice = next((name for name in names if names.count(name) > 1), None)
            if twice is not None:
                raise ValueError(f"has {twice} twice in {what}; take one out")
        return self


class LineAdvert(Record):
    """An advert of words alone, sorted by its category and set as it was written."""

    category: FullLine
    text: Prose
    runs: Runs | None = None


class ForSale(Record):
    """A position that sells itself where nobody booked it."""

    page: PageNumber
    size: Name
    """One of the layout's sizes, by its name."""


class EditionAdverts(AdvertFile):
    """What a file of adverts holds for an edition: bookings, and beside them line adverts and positions for sale."""

    line_adverts: Annotated[tuple[LineAdvert, ...], TupleOf, Field(max_length=MAX_BLOCKS)] = ()
    for_sale: Annotated[tuple[ForSale, ...], TupleOf, Field(max_length=MAX_BLOCKS)] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition with all that was read for it. `notes` are about its files: what is bad was left out of it."""

    file: EditionFile
    publication: Publication = field(default_factory=Publication)
    stories: tuple[Article, ...] = ()
    bookings: tuple[Booking, ...] = ()
    line_adverts: tuple[LineAdvert, ...] = ()
    for_sale: tuple[ForSale, ...] = ()
    notes: tuple[Note, ...] = ()
    origin: Origin | None = None
    left_out: tuple[tuple[str, str], ...] = ()
    """What could not be taken: its id, or its place in its file, and why."""

    @property
    def name(self) -> str:
        """How reports name it."""
        number = f" {self.file.number}" if self.file.number else ""
        return f"{self.publication.name}{number}, {self.file.date.isoformat()}"
