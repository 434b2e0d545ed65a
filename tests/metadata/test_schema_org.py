"""the models hold what schema.org allows, and refuse the rest."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from pagekit.metadata.schema_org import CorrectionComment, ImageObject, NewsArticle, Person


@pytest.mark.parametrize(
    "address",
    ["javascript:x", "/a", "//a.example", "https://", "https:///a", "https://a b", "mailto:a@b.example", ""],
)
def test_an_address_is_whole_and_of_the_web(address: str) -> None:
    with pytest.raises(ValidationError):
        ImageObject(url=address)


@pytest.mark.parametrize(
    "when", ["2014-08-15", "2014-08-15T20:29:00+06:00", "2014-08-15T20:29:00Z", "2014-08-15T20:29+06:00"]
)
def test_a_day_or_a_time_with_its_zone(when: str) -> None:
    assert CorrectionComment(date_published=when, text="A").date_published == when


@pytest.mark.parametrize(
    "when", ["2014-08-15T20:29:00", "15 August 2014", "2014", "2014-08-15T20:29:00+06:00:30", ""]
)
def test_no_other_time(when: str) -> None:
    with pytest.raises(ValidationError):
        CorrectionComment(date_published=when, text="A")


def test_a_name_says_something() -> None:
    with pytest.raises(ValidationError):
        Person(name="")


def test_the_keys_are_schema_orgs_in_a_fixed_order() -> None:
    keys = list(NewsArticle.model_fields)
    assert keys[:2] == ["type", "id"]
    assert list(Person(name="A", job_title="B").model_dump(by_alias=True)) == [
        "@type",
        "@id",
        "name",
        "url",
        "jobTitle",
        "image",
    ]
