"""pydantic's errors → notes in plain English, all at once: where it is, what, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from pagekit.asked import kind_of
from pagekit.model.fields import Spot, spot, tidy
from pagekit.notes import Note, error

MAX_PROBLEMS = 1_000
MAX_GUESSES = 50
_MAX_NAMED = 12
_MAX_WHAT = 300

Words = tuple[str, str]
"""What, and what to do."""


def explain(
    problem: ValidationError,
    model: type[BaseModel],
    *,
    written: Mapping[str, str] | None = None,
    lines: Mapping[int, int] | None = None,
    whole: str = "the file",
) -> list[Note]:
    """One note for each error, at most MAX_PROBLEMS, and one that counts the rest.

    `written` gives a field's name as the file has it (headline: title); `lines` the line of each block of the
    body; `whole` is the place of a fault that no field has alone.
    """
    details = problem.errors(include_url=False)
    notes = [_note(detail, spot(detail["loc"], model), whole, guess=index < MAX_GUESSES)
             for index, detail in enumerate(details[:MAX_PROBLEMS])]  # fmt: skip
    placed = [
        _placed(note, detail, written or {}, lines or {})
        for note, detail in zip(notes, details, strict=False)
    ]
    if len(details) > MAX_PROBLEMS:
        what = f"there are {len(details) - MAX_PROBLEMS:,} problems more."
        placed.append(error("more-problems", whole, what, "Put these right first and try again."))
    return placed


def _placed(note: Note, detail: ErrorDetails, written: Mapping[str, str], lines: Mapping[int, int]) -> Note:
    """The note with the place that the writer knows: the key as written, the line of the file."""
    where, loc = note.where, detail["loc"]
    head = str(loc[0]) if loc else ""
    if head in written:
        where = written[head] + where.removeprefix(head)
    if head == "body" and len(loc) > 1 and isinstance(loc[1], int) and loc[1] in lines:
        where = f"{where} (line {lines[loc[1]]})"
    return Note(note.severity, note.code, where, note.what, note.remedy)


def _note(detail: ErrorDetails, at: Spot, whole: str, *, guess: bool) -> Note:
    kind = detail["type"]
    code, words = _PHRASES.get(kind, ("bad-value", _unforeseen))
    what, remedy = words(detail, at) if kind != "extra_forbidden" or guess else _unknown_field(detail, None)
    return error(code, at.where or whole, tidy(what, _MAX_WHAT), tidy(remedy, _MAX_WHAT))


def _context(detail: ErrorDetails) -> dict[str, Any]:
    return detail.get("ctx", {})


def _missing(detail: ErrorDetails, at: Spot) -> Words:
    last = detail["loc"][-1] if detail["loc"] else ""
    if isinstance(last, int):
        return "is missing: the list is too short.", "Add the value."
    return "is missing.", f"Add {tidy(str(last))}."


def _unknown_field(detail: ErrorDetails, at: Spot | None) -> Words:
    name = str(detail["loc"][-1])
    if at is None:
        return "is a field that does not exist here.", "Take it out."
    names = at.sister_names
    close = get_close_matches(name.lower()[:60], names, n=1, cutoff=0.6)
    if close:
        return "is a field that does not exist here.", f"Did you mean {close[0]}?"
    known = ", ".join(names[:_MAX_NAMED]) + (" and more" if len(names) > _MAX_NAMED else "")
    return (
        "is a field that does not exist here.",
        f"Take it out; known are {known}." if known else "Take it out.",
    )


def _unknown_kind(detail: ErrorDetails, at: Spot) -> Words:
    tag = str(_context(detail).get("tag", ""))
    close = get_close_matches(tag.lower()[:60], at.kinds, n=1, cutoff=0.6)
    hint = f"Did you mean {close[0]}? " if close else ""
    return f"has the kind {tidy(tag)!r}, which does not exist.", f"{hint}Write one of {', '.join(at.kinds)}."


def _no_kind(detail: ErrorDetails, at: Spot) -> Words:
    return "has no kind.", f"Add kind, one of {', '.join(at.kinds)}."


def _not_text(detail: ErrorDetails, at: Spot) -> Words:
    found = detail["input"]
    if found is None:
        return "is empty.", "Write text."
    scalar = isinstance(found, bool | int | float | date | time)
    return f"is {_a(found)}, not text.", "Write text, in quotes." if scalar else "Write text."


def _too_much_text(detail: ErrorDetails, at: Spot) -> Words:
    found, most = detail["input"], _context(detail)["max_length"]
    length = f"has {len(found):,} characters, at" if isinstance(found, str) else "is too long: at"
    return f"{length} most {most:,} are taken.", "Shorten it or split it."


def _wrong_letters(detail: ErrorDetails, at: Spot) -> Words:
    return f"{_quoted(detail['input'])} does not fit.", _SPELLING.get(at.field, _SPELLING["id"])


_SPELLING = {
    "theme": "Write the name of one of the layout's themes, such as culture.",
    "id": "Write 1 to 128 Latin letters, digits, dots, hyphens or underscores, such as defence-order.",
    "share_via": "Write the account's name, such as @courier.",
    "mastodon_instance": "Write the host in small letters, such as mastodon.social.",
}


def _half_a_character(detail: ErrorDetails, at: Spot) -> Words:
    return "holds half of a character (a lone surrogate).", "Write the whole character."


def _own_words(detail: ErrorDetails, at: Spot) -> Words:
    # The model's own checks say "what; what to do".
    what, _, remedy = str(_context(detail).get("error", "does not fit")).partition("; ")
    return _sentence(what, capital=False), _sentence(remedy) if remedy else "Write it differently."


def _not_an_object(detail: ErrorDetails, at: Spot) -> Words:
    if at.field == "translations":
        return (
            f"is {_a(detail['input'])}, not a set of languages.",
            "Write fields such as ru: defence-order-ru.",
        )
    # Where several kinds may stand, the kind is the first thing to write.
    some = ", ".join((("kind", *at.inner_names) if len(at.models) > 1 else at.inner_names)[:4])
    return (
        f"is {_a(detail['input'])}, not a set of fields.",
        f"Write fields such as {some}." if some else "Write fields.",
    )


def _not_a_choice(detail: ErrorDetails, at: Spot) -> Words:
    choices = str(_context(detail).get("expected", "")).replace(" or ", ", ").replace("'", "")
    return f"{_quoted(detail['input'])} is not one of the choices.", f"Write one of {choices}."


def _not_of_kind(noun: str, remedy: str) -> Callable[[ErrorDetails, Spot], Words]:
    return lambda detail, at: (f"is {_a(detail['input'])}, not {noun}.", remedy)


def _not_a_list(detail: ErrorDetails, at: Spot) -> Words:
    remedy = "Write a list, even for one entry."
    if at.field == "body":
        # Who has the text as one piece has Markdown, or nearly.
        remedy = 'Write a list of blocks, such as {"kind": "paragraph", "text": "…"}, or give the story as Markdown.'
    return f"is {_a(detail['input'])}, not a list.", remedy


def _no_name(detail: ErrorDetails, at: Spot) -> Words:
    return f"is {_a(detail['input'])}, not the name of a field.", "Write the name as text."


def _out_of_range(word: str, key: str) -> Callable[[ErrorDetails, Spot], Words]:
    def words(detail: ErrorDetails, at: Spot) -> Words:
        limit = _context(detail)[key]
        limit = int(limit) if limit == int(limit) else limit
        return (
            f"is {_quoted(detail['input'])}, but the {word} value allowed is {limit:,}.",
            "Change the number.",
        )

    return words


def _no_end(detail: ErrorDetails, at: Spot) -> Words:
    return f"is {_quoted(detail['input'])}, which is not a finite number.", "Write a number."


def _too_many(detail: ErrorDetails, at: Spot) -> Words:
    most = _context(detail)["max_length"]
    found = detail["input"]
    count = f"{len(found):,}" if isinstance(found, list | tuple | dict) else "too many"
    return f"holds {count} entries, at most {most:,} are taken.", "Take some out."


def _too_few(detail: ErrorDetails, at: Spot) -> Words:
    least = _context(detail)["min_length"]
    return (
        f"holds too few entries, at least {least:,} must be there.",
        "Add one, or take the whole field out.",
    )


def _too_deep(detail: ErrorDetails, at: Spot) -> Words:
    return "is nested too deep.", "Flatten it."


def _not_json(detail: ErrorDetails, at: Spot) -> Words:
    reason = str(_context(detail).get("error", "it is not text"))
    return f"is not JSON: {reason}.", "Put the text right."


def _unforeseen(detail: ErrorDetails, at: Spot) -> Words:
    return f"{_quoted(detail['input'])} does not fit here.", "Compare it with an example of this field."


_WHOLE = _not_of_kind("a whole number", "Write a whole number without quotes.")
_NUMBER = _not_of_kind("a number", "Write a number without quotes.")
_SWITCH = _not_of_kind("true or false", "Write true or false without quotes.")

_PHRASES: dict[str, tuple[str, Callable[[ErrorDetails, Spot], Words]]] = {
    "bool_parsing": ("wrong-type", _SWITCH),
    "bool_type": ("wrong-type", _SWITCH),
    "dict_type": ("wrong-type", _not_an_object),
    "enum": ("not-a-choice", _not_a_choice),
    "extra_forbidden": ("unknown-field", _unknown_field),
    "finite_number": ("bad-value", _no_end),
    "float_parsing": ("wrong-type", _NUMBER),
    "float_type": ("wrong-type", _NUMBER),
    "greater_than_equal": ("bad-value", _out_of_range("smallest", "ge")),
    "int_from_float": ("wrong-type", _WHOLE),
    "int_parsing": ("wrong-type", _WHOLE),
    "int_parsing_size": ("wrong-type", _WHOLE),
    "int_type": ("wrong-type", _WHOLE),
    "invalid_key": ("unknown-field", _no_name),
    "json_invalid": ("not-json", _not_json),
    "json_type": ("not-json", _not_json),
    "less_than_equal": ("bad-value", _out_of_range("largest", "le")),
    "literal_error": ("not-a-choice", _not_a_choice),
    "missing": ("missing-field", _missing),
    "model_attributes_type": ("wrong-type", _not_an_object),
    "model_type": ("wrong-type", _not_an_object),
    "recursion_depth_exceeded": ("too-deep", _too_deep),
    "recursion_loop": ("too-deep", _too_deep),
    "string_pattern_mismatch": ("bad-value", _wrong_letters),
    "string_too_long": ("too-long", _too_much_text),
    "string_type": ("wrong-type", _not_text),
    "string_unicode": ("bad-value", _half_a_character),
    "too_long": ("too-long", _too_many),
    "too_short": ("bad-value", _too_few),
    "tuple_type": ("wrong-type", _not_a_list),
    "union_tag_invalid": ("not-a-choice", _unknown_kind),
    "union_tag_not_found": ("missing-field", _no_kind),
    "value_error": ("bad-value", _own_words),
}


def _a(value: object) -> str:
    """What kind of thing a value is, in a newsroom's words."""
    names: tuple[tuple[type | tuple[type, ...], str], ...] = (
        (bool, "true or false"),
        ((int, float), "a number"),
        (str, "text"),
        ((list, tuple), "a list"),
        (dict, "a set of fields"),
        ((datetime, time), "a time"),
        (date, "a day"),
    )
    if value is None:
        return "empty"
    if isinstance(value, BaseModel):
        return kind_of(value)
    return next((name for kinds, name in names if isinstance(value, kinds)), "something else")


def _quoted(value: object) -> str:
    if isinstance(value, str):
        return repr(tidy(value))
    return tidy(str(value)) if isinstance(value, int | float) and not isinstance(value, bool) else _a(value)


def _sentence(text: str, *, capital: bool = True) -> str:
    text = text.strip()
    text = text[:1].upper() + text[1:] if capital else text
    return text if text.endswith((".", "?", "!")) else f"{text}."
