"""The small parts that all readers share: times, people, paragraphs of plain text, what no notation may misread."""

from __future__ import annotations

import pytest

from pagekit.intake.formats.body import paragraphs
from pagekit.intake.formats.moments import moment
from pagekit.intake.formats.people import people
from pagekit.intake.formats.settled import settled

TABS = "\t" * 20_000
"""Of which a search that begins at each of them, for another that does, takes hours."""


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("20260519T080000+0200", "2026-05-19T08:00:00+02:00"),
        ("20260519T080000Z", "2026-05-19T08:00:00+00:00"),
        ("2026-05-19T08:00:00.000Z", "2026-05-19T08:00:00+00:00"),
        ("2026-05-19T08:00:00+0000", "2026-05-19T08:00:00+00:00"),
        ("2026-05-19 08:00:00", "2026-05-19T08:00:00"),
        ("20260519", "2026-05-19"),
        ("Tue, 19 May 2026 08:00:00 +0500", "2026-05-19T08:00:00+05:00"),
        ("YYYYMMDD000000-HHMM", None),
        ("20269919T080000Z", None),
        ("Tue, 9 May 2026 0:9999999990", None),
        ("2147483648 May 2026 0:00:00", None),
        ("", None),
    ],
)
def test_times_of_wires(said: str, told: str | None) -> None:
    found = moment(said)

    assert (found.isoformat() if found else None) == told


@pytest.mark.parametrize(
    ("byline", "named"),
    [
        ("By Ann Li", [("Ann Li", None)]),
        ("By ANN LI and Bo d'Emilio", [("ANN LI", None), ("Bo d'Emilio", None)]),
        ("Von Ann Li, dpa", [("Ann Li", "dpa")]),
        ("Ann Li, Bo Chan and Cy Dee", [("Ann Li", None), ("Bo Chan", None), ("Cy Dee", None)]),
        ("MARIA ROS, HETA HASS", [("MARIA ROS", None), ("HETA HASS", None)]),
        ("By Ann Li, The San Diego Tribune", [("Ann Li", "The San Diego Tribune")]),
        ("Ann Li, Michigan State University", [("Ann Li", "Michigan State University")]),
        ("Ann Li / Faktisk.no", [("Ann Li", "Faktisk.no")]),
        ("By dpa correspondents =", [("dpa correspondents", None)]),
        ("NTB-AFP", [("NTB-AFP", None)]),
        ("Byron Li", [("Byron Li", None)]),
        (f"By Ann{TABS}Li{TABS}and{TABS}Bo Chan{TABS}x", [("Ann Li", None), ("Bo Chan x", None)]),
        ("  ", []),
    ],
)
def test_people_of_a_byline(byline: str, named: list[tuple[str, str | None]]) -> None:
    assert [(person["name"], person.get("role")) for person in people(byline)] == named


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One\nline.\n\nTwo.", ["One\nline.", "Two."]),
        ("\tOne.\n\tTwo.", ["\tOne.", "Two."]),
        ("a" * 120 + "\nTwo.", ["a" * 120, "Two."]),
        ("Roses are red\nviolets are blue", ["Roses are red\nviolets are blue"]),
        ("", []),
    ],
)
def test_paragraphs_of_plain_text(text: str, parts: list[str]) -> None:
    assert paragraphs(text) == parts


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1. May", "1\\. May"),
        ("2026) x", "2026\\) x"),
        ("- dash", "\\- dash"),
        ("# sign", "\\# sign"),
        ("::: photo", "\\::: photo"),
        ("--- ---", "\\--- ---"),
        ("{{ x }}", "{\\{ x }}"),
        ("3.5 percent - and more # here", "3.5 percent - and more # here"),
        ("-5 degrees", "-5 degrees"),
    ],
)
def test_what_would_begin_something_else_is_settled(text: str, told: str) -> None:
    assert settled(text) == told
