"""loose values → the frozen records and checked text that every model is made of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from threading import Lock
from typing import Annotated, Any, Never, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
    ValidationError,
)

from pagekit.asked import kind_of
from pagekit.errors import BadOrder, InvalidInput
from pagekit.model.explain import explain
from pagekit.model.field_docs import Documented, ShortSignature

MAX_LINE = 1_000
MAX_PROSE = 100_000
MAX_BLOCKS = 5_000

_making = Lock()
"""One thread at a time has pydantic make what checks a kind."""

# C0 and C1 controls but tab and newline; the bidi embeddings and overrides, which can make a page read
# other than it is written (Unicode TR36); interlinear marks; noncharacters. The isolates U+2066 to U+2069
# are kept.
_UNPRINTABLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff]"
)
_INVISIBLE = {"Cc", "Cf", "Zs", "Zl", "Zp"}
_NEWLINES = re.compile("\r\n?|\u0085|\u2029")


def clean(text: str) -> str:
    """Text without characters that no page can show; every newline is U+000A."""
    # All of those are among what Python takes for unprintable, and most texts have none of it but newlines.
    if text.isprintable() or text.replace("\n", "").isprintable():
        return text
    return _UNPRINTABLE.sub("", _NEWLINES.sub("\n", text))


def one_line(text: str) -> str:
    """Text on one line, white space at its ends taken off."""
    return " ".join(clean(text).replace("\u2028", "\n").split("\n")).strip()


def is_name(text: str) -> bool:
    """True when the text is a Name."""
    return re.fullmatch(_NAME, text) is not None


def is_language(text: str) -> bool:
    """True when the text is a language tag."""
    return _LANGUAGE.match(text) is not None


def _as_tuple(value: Any) -> Any:
    if value is None:
        return ()
    if isinstance(value, BaseModel):
        # pydantic would take a record's fields for the entries.
        raise ValueError(f"is one {type(value).__name__}, not a list; write a list, even for one entry")
    return tuple(value) if isinstance(value, list) else value


def _blank_to_none(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


Line = Annotated[str, StringConstraints(max_length=MAX_LINE), AfterValidator(one_line)]
"""Text of one line; inline Markdown where the field says so."""

FullLine = Annotated[Line, AfterValidator(lambda text: _not_blank(text))]
"""A line that must say something."""

OptionalLine = Annotated[Line | None, BeforeValidator(_blank_to_none)]
"""A line, or None; blank text counts as None."""

Prose = Annotated[str, StringConstraints(max_length=MAX_PROSE), AfterValidator(clean)]
"""Running text with inline Markdown; a blank line parts paragraphs."""

_NAME = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$"

Name = Annotated[str, StringConstraints(pattern=_NAME)]
"""A key that is safe in a file name and in an address."""

Language = Annotated[str, BeforeValidator(lambda value: _language(value))]
"""A BCP 47 language tag: language, optional script, optional region, such as ru, en-GB, zh-Hant."""

_LANGUAGE = re.compile(r"^([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?$", re.IGNORECASE)


def also(*shorter: Mapping[str, Any]) -> Callable[[dict[str, Any]], None]:
    """For a record's `json_schema_extra`: its schema, with what may stand for it in a file."""

    def extend(schema: dict[str, Any]) -> None:
        whole = dict(schema)
        schema.clear()
        schema["anyOf"] = [*(dict(each) for each in shorter), whole]

    return extend


TEXT = {"type": "string"}
"""For `also`: words alone."""


class Record(BaseModel, metaclass=Documented):
    """A frozen model that refuses fields it does not know. Whichever way one is made, what cannot be taken is told in
    one InvalidInput, every fault with its field and what to do; pydantic's own error stays inside.

    What checks a kind is made when the first of it comes: a process that prints a story meets half of all kinds.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        _sign(cls)

    def __init__(self, /, *loose: Never, **data: Any) -> None:
        """Make one in code. Raises InvalidInput, and BadOrder where fields are not given by their names."""
        if loose:
            raise _nameless(type(self), loose[0])
        _ready(type(self))
        with _told_of(type(self)):
            super().__init__(**data)

    # pydantic's own mark for "nothing is done here that validation has to call": records inside of records are still
    # made by validation itself, and their faults are told with those of the record around them.
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]

    @classmethod
    def model_validate(cls, obj: Any, **how: Any) -> Self:
        """Make one of a dict of its fields. Raises InvalidInput."""
        _ready(cls)
        with _told_of(cls):
            return super().model_validate(obj, **how)

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **how: Any) -> Self:
        """Make one of JSON text. Raises InvalidInput."""
        _ready(cls)
        with _told_of(cls):
            return super().model_validate_json(json_data, **how)

    @classmethod
    def model_validate_strings(cls, obj: Any, **how: Any) -> Self:
        """Make one of a dict whose values are all text. Raises InvalidInput."""
        _ready(cls)
        with _told_of(cls):
            return super().model_validate_strings(obj, **how)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """The same once more, with the fields of `update` in place of its own: they are looked at as any others. Raises
        InvalidInput.
        """
        if not update:
            return super().model_copy(deep=deep)
        written = {name: info.alias or name for name, info in type(self).model_fields.items()}
        with _told_of(type(self)):
            fields = {written.get(name, name): value for name, value in {**dict(self), **update}.items()}
            whole = validated(type(self), fields)
        return super().model_copy(update={name: getattr(whole, name) for name in update}, deep=deep)

    def model_dump(self, **how: Any) -> dict[str, Any]:
        """The fields as a dict; the options are pydantic's."""
        _ready(type(self))
        return super().model_dump(**how)

    def model_dump_json(self, **how: Any) -> str:
        """The fields as JSON; the options are pydantic's."""
        _ready(type(self))
        return super().model_dump_json(**how)

    def __setattr__(self, name: str, value: Any) -> None:
        """Raises BadOrder for a field: it does not change."""
        try:
            super().__setattr__(name, value)
        except ValidationError:
            raise _unchanging(type(self), name) from None

    def __delattr__(self, name: str) -> None:
        """Raises BadOrder for a field: it does not change."""
        try:
            super().__delattr__(name)
        except ValidationError:
            raise _unchanging(type(self), name) from None


AnyModel = TypeVar("AnyModel", bound=BaseModel)
AnyRecord = TypeVar("AnyRecord", bound=Record)


def validated(model: type[AnyModel], data: object) -> AnyModel:
    """The data as a model, for readers that tell faults in places of their own. Raises pydantic's ValidationError."""
    _ready(model)
    return model.__pydantic_validator__.validate_python(data)  # type: ignore[no-any-return]


def altered(record: AnyRecord, **values: object) -> AnyRecord:
    """The record with other values as they are, which whoever made them has looked at."""
    return BaseModel.model_copy(record, update=values)


def _ready(model: type[BaseModel]) -> None:
    """Let pydantic make what checks this kind. Left to itself it would look for the names of types among those of
    whoever makes the first record.
    """
    if model.__pydantic_complete__:
        return
    with _making:
        if model.model_rebuild():
            # It writes one of its own when it is done.
            _sign(model)


def _sign(model: type[BaseModel]) -> None:
    model.__signature__ = ShortSignature()  # type: ignore[assignment]


@contextmanager
def _told_of(kind: type[Record]) -> Iterator[None]:
    """What pydantic finds, as pagekit tells it."""
    try:
        yield
    except ValidationError as problem:
        raise InvalidInput(kind.__name__, explain(problem, kind, whole="the record")) from None


def _nameless(kind: type[Record], given: object) -> BadOrder:
    name = kind.__name__
    named = ", ".join(f"{field}=…" for field, info in kind.model_fields.items() if info.is_required())
    remedy = f"Write {f'{name}({named}), or ' if named else ''}{name}(**fields) for a dict."
    return BadOrder(f"{name}: takes its fields by name, and was given {kind_of(given)}. {remedy}")


def _unchanging(kind: type[Record], name: str) -> BadOrder:
    remedy = f"Make another: record.model_copy(update={{{name!r}: …}})."
    return BadOrder(f"{kind.__name__}.{name}: a record does not change once it is made. {remedy}")


def _not_blank(text: str) -> str:
    # Zero-width spaces and the like print nothing either.
    if all(unicodedata.category(character) in _INVISIBLE for character in text):
        raise ValueError("is blank; write something")
    return text


def _language(value: Any) -> str:
    match = _LANGUAGE.match(value.strip()) if isinstance(value, str) else None
    if not match:
        raise ValueError("is not a language tag; write a BCP 47 tag such as ru, kk, en-GB or zh-Hant")
    language, script, region = match.groups()
    parts = [language.lower(), script.title() if script else "", region.upper() if region else ""]
    return "-".join(part for part in parts if part)


TupleOf = BeforeValidator(_as_tuple)
"""Lists become tuples, so that frozen means frozen; null is a list of nothing."""
