"""files of the newsroom, or their content → Article, Publication and AdvertBook: the one door of pagekit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ValidationError

from pagekit.asked import renamed
from pagekit.errors import InvalidInput
from pagekit.intake.admit import admit, admit_through
from pagekit.intake.arrival import Arrival, FileFormat, Source, receive
from pagekit.intake.creatives import admit_file
from pagekit.intake.documents import DataFormat, parse
from pagekit.intake.edition_adverts import booked_rows
from pagekit.intake.holding import holding
from pagekit.model import AdvertBook, Article, EditionAdverts, Publication
from pagekit.model.base import validated
from pagekit.model.explain import explain
from pagekit.notes import Note, Severity
from pagekit.world import FilesFrom, World

_Model = TypeVar("_Model", bound=BaseModel)


@renamed(photos_from="files_from")
def read_article(
    source: Source,
    *,
    format: FileFormat | None = None,
    files_from: FilesFrom | None = None,
    world: World | None = None,
) -> Article:
    """Read a story from JSON, YAML, TOML, or Markdown with front matter; or from a mapping of the same fields.

    A path tells its format by its ending; of bytes and open files `format` says it, or their first line where it
    shows: a brace for JSON, `---` or `+++` for Markdown, a key with its value for TOML. Pictures lie beside the file,
    or in `files_from`: a folder, MemoryFiles, or a list of them, looked through in order. Bytes, open files and
    mappings have no folder of their own. `world` is what may be read: by default the disk inside these folders. The
    article's `origin` holds its notes. Raises InvalidInput with every problem of the content, Unreadable when the file
    cannot be read or the source is none of these.
    """
    arrival = receive(source, format=format, beside=files_from, world=world)
    if arrival.format == "markdown":
        return _from_markdown(arrival)
    article = _validated(Article, _data(arrival), arrival.name)
    admitted = article.at(arrival.origin())
    return admit(admitted, folder=arrival.folder, world=arrival.world)


def read_publication(
    source: Source, *, format: DataFormat | None = None, world: World | None = None
) -> Publication:
    """Read a publication from JSON, YAML or TOML, or from a mapping. Takes and raises what `read_article` does."""
    arrival = receive(source, format=format, beside=None, world=world, markdown=False)
    publication = _validated(Publication, _data(arrival), arrival.name)
    return publication.at(arrival.origin())


@renamed(creatives_from="files_from")
def read_adverts(
    source: Source,
    *,
    format: DataFormat | None = None,
    files_from: FilesFrom | None = None,
    world: World | None = None,
) -> AdvertBook:
    """Read adverts from JSON, YAML or TOML with a list `adverts` (`[[adverts]]` in TOML), or from a mapping with one.

    A list `bookings` holds the same, each with its creative as a table of its own; so does a table of a spreadsheet, a
    .csv with the fields as its columns. The file may be that of an edition: what only paper has stays out of sight.
    Creatives lie beside the file, or in `files_from`. An advert whose creative cannot be used is taken out; a note in
    the book's origin says why. Raises InvalidInput and Unreadable as `read_article` does.
    """
    arrival = receive(
        source, format=format, beside=files_from, world=world, markdown=False, mount="adverts", tables=True
    )
    found = _validated(EditionAdverts, _booked(arrival), arrival.name)
    kept, notes, missing, passed = admit_file(found, folder=arrival.folder, world=arrival.world)
    return AdvertBook(kept, replace(arrival.origin(notes), passed=passed), missing)


def _booked(arrival: Arrival) -> object:
    """The lists of a file of adverts."""
    return booked_rows(arrival.text.encode(), arrival.name) if arrival.table else _data(arrival)


def _data(arrival: Arrival) -> object:
    if arrival.fields is not None:
        return arrival.fields
    form: Literal["json", "yaml", "toml"] = "json" if arrival.format == "markdown" else arrival.format
    return parse(arrival.text, form, arrival.name)


def _from_markdown(arrival: Arrival) -> Article:
    # Loaded when the first Markdown has come: its parser, and all that is read out of its text.
    from pagekit.intake.markdown import read_markdown

    found = read_markdown(
        arrival.text, arrival.name, arrival.stem, folder=arrival.folder, world=arrival.world
    )  # fmt: skip
    article = _validated(
        Article, found.wire, arrival.name, found.problems, written=found.written, lines=found.lines
    )
    return admit_through(found.gate, article, arrival.origin(found.notes))


def _withholding(note: Note, data: Mapping[str, object]) -> Note | None:
    """What is said of a field that does not exist, where it would hold the story back: to take it out is no advice."""
    if note.code != "unknown-field" or note.where not in data:
        return None
    told = holding(note.where, data[note.where], note.where)
    return told if told and told.severity is Severity.ERROR else None


def _validated(
    model: type[_Model], data: object, name: str, problems: Sequence[Note] = (), **places: Any
) -> _Model:
    """The data as a model. `problems` are those that the reader has found already."""
    try:
        read = validated(model, data)
    except ValidationError as problem:
        told = explain(problem, model, **places)
        if model is Article and isinstance(data, Mapping):
            told = [_withholding(note, data) or note for note in told]
        raise InvalidInput(name, [*problems, *told]) from None
    if problems:
        raise InvalidInput(name, problems)
    return read
