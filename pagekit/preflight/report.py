"""findings + the rules that were asked → PreflightReport: the verdict, as text, as JSON, and drawn on the pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pagekit.notes import Note, Report, Severity, info
from pagekit.preflight.facts import Sheet
from pagekit.preflight.finding import Finding


@dataclass(frozen=True, slots=True)
class PreflightReport(Report):
    """What preflight says of a file. Its notes are its findings, each with its place.

    It never says that a file is certified: these rules held, or they did not.
    """

    findings: tuple[Finding, ...] = ()
    held: tuple[str, ...] = ()
    """The rules that held, by name. One that had only something to tell of has held."""
    broken: tuple[str, ...] = ()
    """Those that did not."""
    not_asked: tuple[str, ...] = ()
    """Those that were not asked: of another variant, of a press condition, of plates."""
    claim: str = ""
    """What the file says it is."""
    press: str = ""
    """The name of the press condition; nothing where none was named."""
    spots: tuple[str, ...] = ()
    """The spot colours in it."""
    pdf: bytes = field(default=b"", repr=False, compare=False)
    sheets: tuple[Sheet, ...] = field(default=(), repr=False)
    among: Mapping[str, int] = field(default_factory=dict)
    """How many of the rules that were asked are not asked of every file, by what they are about."""

    @property
    def summary(self) -> str:
        """In a line: how many of the rules that were asked held, and which of them are not asked of every file."""
        asked = len(self.held) + len(self.broken)
        said = f"all {asked} rules held" if not self.broken else f"{len(self.held)} of {asked} rules held"
        against = f" for {self.press}" if self.press else "; no press condition was named"
        among = "".join(f", {count} about {subject}" for subject, count in self.among.items() if count)
        return f"{said}{against}{among}"

    def of_page(self, page: int) -> tuple[Finding, ...]:
        """What was found on a page, counted from 1."""
        return tuple(one for one in self.findings if one.page == page)

    def annotated(self, page: int, *, dpi: float = 72) -> bytes:
        """A picture of a page, counted from 1, with its findings marked, as PNG. Needs the `preview` extra.

        Raises MissingDependency, RenderError, Unreadable; BadOrder for a page that there is not.
        """
        # The drawing of pictures is loaded when one is asked for.
        from pagekit.preflight.draw import drawn_page

        return drawn_page(self.pdf, self.subject, page, self.sheets, self.of_page(page), dpi)

    def as_dict(self) -> dict[str, object]:
        """The report as plain data for JSON."""
        return {
            **Report.as_dict(self),
            "summary": self.summary,
            "claim": self.claim,
            "press": self.press or None,
            "findings": [one.as_dict() for one in self.findings],
            "rules": {
                "held": list(self.held),
                "broken": list(self.broken),
                "not_asked": list(self.not_asked),
            },
            "spots": list(self.spots),
        }

    def __str__(self) -> str:
        lines = Report.__str__(self).splitlines()
        return "\n".join([*lines, f"  {self.summary}."])


def reported(
    subject: str,
    findings: tuple[Finding, ...],
    asked: tuple[str, ...],
    not_asked: tuple[str, ...],
    stopped: tuple[str, ...],
    figures: Mapping[str, int | float | str],
    *,
    claim: str,
    press: str,
    spots: tuple[str, ...],
    pdf: bytes,
    sheets: tuple[Sheet, ...],
    notes: tuple[Note, ...] = (),
    among: Mapping[str, int],
) -> PreflightReport:
    """The report of what was found. What was not looked at is an error: nobody knows what is there."""
    broken = {one.rule for one in findings if one.severity is not Severity.INFO}
    unseen = tuple(
        Note(
            Severity.ERROR,
            "looked-in-part",
            "the file",
            f"Not all of it was looked at: {one}.",
            "Flatten what is drawn so often into a picture, or send the pages one by one.",
        )
        for one in stopped
    )
    if not press:
        notes += (
            info(
                "no-condition",
                "the file",
                "No press condition was named: rules about inks, sizes and edges were not asked.",
                "Name one, for example newsprint or coated.",
            ),
        )
    return PreflightReport(
        subject,
        (*unseen, *(one.as_note() for one in findings), *notes),
        figures,
        findings,
        tuple(name for name in asked if name not in broken),
        tuple(name for name in asked if name in broken),
        not_asked,
        claim,
        press,
        spots,
        pdf,
        sheets,
        among,
    )
