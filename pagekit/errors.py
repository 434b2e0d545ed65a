"""what went wrong → one family of errors, each saying where, what, and what to do next.

PagekitError
├── BadOrder              an argument of a call that is not of the kind the call takes; a TypeError too
├── InvalidInput          an article, publication, advert or layout, from a file or made in code, that cannot be taken;
│                         `.problems` lists all
├── Unreadable            a file that is missing, too large, or outside the folders that may be read; a folder that is
│                         not there
├── Withheld              a story that may not be rendered at the time that was passed in
├── LayoutError           a layout pack that is missing or broken
│   ├── UnknownLayout     no pack of that name
│   ├── BadOption         an option the pack does not have, or a value that does not fit it
│   └── TemplateError     a template or stylesheet of a pack failed; says the file and the line
├── MissingGlyphs         words in a script that no face of the layout shows; `.problems` lists all, each with the face
│                         to add
├── UnsupportedPress      a press condition that cannot be made
├── RenderError           the engine could not set the page
├── WriteError            the output could not be written; nothing half-written is left behind
├── JobFailed             work in a process of its own that came to no end; `.reason` says which way
│   └── LimitExceeded     one that took more than it may: `.where`, `.what`, `.much` and `.remedy`
├── MissingResource       pagekit's own layouts or assets are not where they belong
└── MissingDependency     a library or program is missing; `.command` installs it
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pagekit.notes import Note

_FIELD = re.compile(r"[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*|\[\d+\])*(?: \(line \d+\))?", re.ASCII)
_LINE = re.compile(r" \(line \d+\)$")
_PICTURE = re.compile(r"(\bbody\[\d+\])\.photo\b")
_STEP = re.compile(r"[\w-]+")
_WHOLE = {"the file", "the fields", "the record"}


class PagekitError(Exception):
    """The root of every error that pagekit raises on purpose."""

    def as_dict(self) -> dict[str, object]:
        """The error as plain data for JSON: its kind, what it says, and each problem of the input that it tells."""
        return {"kind": type(self).__name__, "message": str(self), "problems": []}


class BadOrder(PagekitError, TypeError):
    """An argument of a call that is not of the kind the call takes. Nothing was begun."""


class InvalidInput(PagekitError):
    """Input that cannot be taken. `problems` holds every finding, not just the first."""

    def __init__(self, source: str, problems: Sequence[Note]) -> None:
        self.source = source
        self.problems = tuple(problems)
        count = len(self.problems)
        head = f"{source}: {count} problem{'s' if count != 1 else ''}"
        lines = [f"  {note.where}: {note.what} {note.remedy}".rstrip() for note in self.problems]
        super().__init__("\n".join([head, *lines]))

    def as_dict(self) -> dict[str, object]:
        """The error as plain data for JSON: each problem with its place as people read it, and as a pointer for
        programs (RFC 6901), such as /body/3/text; None where no field of the input is at fault.
        """
        return {**super().as_dict(), "source": self.source, "problems": _pointed(self.problems)}

    def __reduce__(self) -> tuple[type[InvalidInput], tuple[str, tuple[Note, ...]]]:
        return type(self), (self.source, self.problems)


def _pointed(problems: Sequence[Note]) -> list[dict[str, str | None]]:
    return [{**note.as_dict(), "pointer": _pointer(note.where)} for note in problems]


def _pointer(where: str) -> str | None:
    """The place of a field as a pointer. A block's picture is named in the place, but is no level of the input."""
    if not _FIELD.fullmatch(where):
        return "" if where in _WHOLE else None
    path = _PICTURE.sub(r"\1", _LINE.sub("", where))
    return "/" + "/".join(_STEP.findall(path))


class Unreadable(PagekitError):
    """A file that cannot or may not be read, or a folder that is not there."""


class Withheld(PagekitError):
    """A story that may not be published: under embargo at the time passed in, or with no time to hold it against."""


class LayoutError(PagekitError):
    """A layout pack that is missing or broken."""


class UnknownLayout(LayoutError):
    """No layout pack of that name was found."""


class BadOption(LayoutError):
    """An option that the pack does not declare, or a value that does not fit its type."""


class TemplateError(LayoutError):
    """A template of a layout pack failed."""


class MissingGlyphs(PagekitError):
    """Words that nobody could read: no face of the layout shows their letters. `problems` says which face to add."""

    def __init__(self, story: str, layout: str, problems: Sequence[Note]) -> None:
        self.story, self.layout = story, layout
        self.problems = tuple(problems)
        lines = [f"  {note.where}: {note.what} {note.remedy}" for note in self.problems]
        super().__init__(
            "\n".join([f"{story}: layout {layout} has no face for some of its letters.", *lines])
        )

    def as_dict(self) -> dict[str, object]:
        """The error as plain data for JSON: the story, the layout, and each problem."""
        return {
            **super().as_dict(),
            "source": self.story,
            "layout": self.layout,
            "problems": _pointed(self.problems),
        }

    def __reduce__(self) -> tuple[type[MissingGlyphs], tuple[str, str, tuple[Note, ...]]]:
        return type(self), (self.story, self.layout, self.problems)


class UnsupportedPress(PagekitError):
    """A press condition that cannot be made."""


class RenderError(PagekitError):
    """The engine could not set the page."""


class WriteError(PagekitError):
    """The output could not be written; nothing half-written is left behind."""


class JobFailed(PagekitError):
    """Work in a process of its own that came to no end.

    `reason` is one word for programs: start, work, memory, result, wait, killed, crash or fault.
    """

    def __init__(self, job: str, reason: str, what: str) -> None:
        self.job = job
        self.reason = reason
        self.what = what
        super().__init__(f"{job}: {what}")

    def as_dict(self) -> dict[str, object]:
        """The error as plain data for JSON: the job, and one word for why it came to no end."""
        return {**super().as_dict(), "source": self.job, "reason": self.reason}

    def __reduce__(self) -> tuple[type[JobFailed], tuple[str, str, str]]:
        return type(self), (self.job, self.reason, self.what)


class LimitExceeded(JobFailed):
    """Work that took more than it may: what is read makes more of it than an honest file does.

    `where` is the file, or the job where nobody named one; `what` says what was too much, `much` how much was allowed,
    and `remedy` what to do. `reason` is work, memory, result or wait: the clock ends a job, and decides nothing else.
    """

    def __init__(self, where: str, reason: str, too_much: str, much: str, remedy: str) -> None:
        self.where, self.too_much, self.much, self.remedy = where, too_much, much, remedy
        super().__init__(where, reason, f"{too_much} {much}. {remedy}")

    def at(self, where: str) -> LimitExceeded:
        """The same, of a file that people know by its name."""
        return LimitExceeded(where, self.reason, self.too_much, self.much, self.remedy)

    def __reduce__(self) -> tuple[type[LimitExceeded], tuple[str, ...]]:  # type: ignore[override]
        return type(self), (self.where, self.reason, self.too_much, self.much, self.remedy)


class MissingResource(PagekitError):
    """pagekit's own layouts or assets are not where they belong."""


class MissingDependency(PagekitError):
    """A library or program is missing. `command` is what installs it."""

    def __init__(self, what: str, command: str) -> None:
        self.what = what
        self.command = command
        super().__init__(f"{what} To install it: {command}")

    def as_dict(self) -> dict[str, object]:
        """The error as plain data for JSON, with the command that helps."""
        return {**super().as_dict(), "command": self.command}

    def __reduce__(self) -> tuple[type[MissingDependency], tuple[str, str]]:
        return type(self), (self.what, self.command)
