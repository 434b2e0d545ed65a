"""PDF + plan.json + folder → Checked: everything that an edition must not have, found without knowing how it was made.

Nothing here comes from the rooms that plan, set or produce: the file is read as a printer's would be, the plan as numbers,
and what was handed in from its own folder.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.editions.checker.boxes import box_findings, page_findings, text_findings, told_findings
from tests.editions.checker.finding import Finding
from tests.editions.checker.jumps import jump_findings
from tests.editions.checker.placed import Box, pages_of, share_letters
from tests.editions.checker.rules import booking_findings, head_findings
from tests.editions.checker.seen import seen_pages
from tests.editions.checker.sheet import sheet_of
from tests.editions.checker.told import told_of
from tests.editions.checker.white import White, white_findings, whites
from tests.editions.checker.words import read_story


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found, the gravest for the edition as a whole first, and how white its pages are."""

    findings: tuple[Finding, ...]
    white: tuple[White, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the findings, each once, in order."""
        return tuple(sorted({finding.code for finding in self.findings}))

    @property
    def broken(self) -> tuple[Finding, ...]:
        """The findings that are no matter of taste: all but those on white."""
        return tuple(finding for finding in self.findings if not finding.code.startswith("white-"))

    def __str__(self) -> str:
        return "\n".join(map(str, self.findings)) or "nothing is wrong"


def check_edition(pdf: bytes | Path, plan: Mapping[str, Any] | str | Path, folder: Path) -> Checked:
    """Check an edition. A plan is what plan.json holds, its text or its path."""
    data = pdf if isinstance(pdf, bytes) else pdf.read_bytes()
    text = plan.read_text("utf-8") if isinstance(plan, Path) else plan
    table = json.loads(text) if isinstance(text, str) else dict(text)
    told = told_of(folder)
    sheet = sheet_of(told.layout, folder)
    seen, pages = seen_pages(data), pages_of(table)
    for page, drawn in zip(pages, seen, strict=False):
        share_letters(page, drawn, sheet)
    parts: dict[str, list[Box]] = {}
    for page in pages:
        for box in page.of("story"):
            if box.ref in told.stories:
                parts.setdefault(box.ref, []).append(box)
    for boxes in parts.values():
        boxes.sort(key=lambda box: box.part)
    reads = {id: read_story(told.stories[id], boxes, sheet.text_sizes) for id, boxes in parts.items()}
    white = whites(pages, seen, told, sheet)
    findings = [
        *page_findings(pages, seen, sheet),
        *told_findings(table, pages, told),
        *box_findings(pages, told, sheet),
        *text_findings(pages, told, sheet),
        *(finding for read in reads.values() for finding in read.findings),
        *jump_findings(parts, reads, told, sheet),
        *head_findings(pages, reads, told, sheet),
        *booking_findings(pages, told, sheet),
        *white_findings(white, sheet),
    ]
    return Checked(tuple(sorted(findings, key=lambda finding: finding.page)), white)
