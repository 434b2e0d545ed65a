"""credit lines as suppliers write them → agency, distributor, mandatory credit."""

from __future__ import annotations

import pytest

from pagekit.intake.credits import Agency, agency_of, mandatory_credit, same_name


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("AP", Agency("AP")),
        ("AP Photo/Ann Lee", Agency("AP")),
        ("Ann Lee/Courier via AP", Agency("Courier", "AP")),
        ("REUTERS/Ann Lee", Agency("REUTERS")),
        ("Ann Lee/Getty Images", Agency("Getty Images")),
        ("ANN  LEE/AFP", Agency("AFP")),
        ("Photograph: Ann Lee/EPA", Agency("EPA")),
        ("Photo by Ann Lee/Shutterstock", Agency("Shutterstock")),
        ("© Ann Lee", Agency()),
        ("Ann Lee", Agency()),
        ("Ann Lee via Xinhua", Agency(None, "Xinhua")),
        ("Photo Agency Nord", Agency("Photo Agency Nord")),
        ("Image Source", Agency("Image Source")),
        ("Photo AFP", Agency("AFP")),
        ("Nord Photo", Agency("Nord Photo")),
        ("Nord Photos/Ann Lee", Agency("Nord")),
        ("(c) AFP", Agency("AFP")),
        ("Image courtesy of AFP", Agency("AFP")),
        ("Ann Lee / AFP", Agency("AFP")),
        ("Nord/Ann Lee/AFP VIA AP", Agency("Nord/AFP", "AP")),
        ("Bo Chu/AFP", Agency("Bo Chu/AFP")),
        ("", Agency()),
        (None, Agency()),
    ],
)
def test_the_agency_is_what_the_line_says_beside_the_creator(line: str | None, agency: Agency) -> None:
    assert agency_of(line, "Ann Lee") == agency


@pytest.mark.parametrize(
    ("instructions", "line"),
    [
        ("MANDATORY CREDIT: Ann Lee/Courier", "Ann Lee/Courier"),
        ("No sales. Mandatory credit: Ann Lee.", "Ann Lee"),
        ("Mandatory Credit - Ann Lee/Shutterstock. No archive.", "Ann Lee/Shutterstock"),
        ("MANDATORY CREDIT: Ann Lee; NO SALES", "Ann Lee"),
        ("Mandatory credit: A. Lee/AP", "A. Lee/AP"),
        ("NO SALES", None),
        ("MANDATORY CREDIT", None),
        (None, None),
    ],
)
def test_a_mandatory_credit_is_found_in_the_instructions(instructions: str | None, line: str | None) -> None:
    assert mandatory_credit(instructions) == line


def test_names_are_the_same_whatever_their_case_and_spaces() -> None:
    assert same_name(" ann  LEE", "Ann Lee")
    assert not same_name("Ann Lee", None)
