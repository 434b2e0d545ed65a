"""records made in code → the record, or one InvalidInput with every fault."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest
from pydantic import ValidationError

from pagekit.errors import InvalidInput, PagekitError
from pagekit.model import (
    AdContact,
    AdvertFile,
    Article,
    ContactAdvert,
    Credit,
    HtmlAdvert,
    ImageAdvert,
    Paragraph,
    PdfAdvert,
    Person,
    Photo,
    Publication,
)
from pagekit.model.base import Record


def faults(kind: type[Record], **row: Any) -> list[tuple[str, str, str]]:
    with pytest.raises(InvalidInput) as caught:
        kind(**row)
    assert isinstance(caught.value, PagekitError)
    assert caught.value.source == kind.__name__
    assert caught.value.__cause__ is None and caught.value.__suppress_context__
    return [(note.where, note.what, note.remedy) for note in caught.value.problems]


def test_a_row_with_faults_is_told_each_with_its_field_and_what_to_do() -> None:
    row = {"id": "a b", "headlin": "A", "published_at": "2026-05-19", "embargo_until": "2026-05-19"}
    assert faults(Article, **row) == [
        ("id", "'a b' does not fit.",
         "Write 1 to 128 Latin letters, digits, dots, hyphens or underscores, such as defence-order."),
        ("headline", "is missing.", "Add headline."),
        ("embargo_until", "is a day, and needs an hour.", "Write it with its zone, for example 2014-08-15T20:29:00+06:00."),
        ("headlin", "is a field that does not exist here.", "Did you mean headline?"),
    ]  # fmt: skip


def test_faults_inside_of_other_records_come_together_and_with_their_place() -> None:
    row: dict[str, Any] = {
        "id": "a",
        "headline": "A",
        "photos": [{"src": "a.svg"}, {"src": "b.jpg", "credit": {"creater": "Ann"}}],
        "body": [
            {"kind": "paragraph"},
            {"kind": "factbox", "body": [{"kind": "heading", "level": 9, "text": "B"}]},
        ],
    }
    assert [(where, what) for where, what, _ in faults(Article, **row)] == [
        ("photos[0].src", "is an SVG, which can carry script."),
        ("photos[1].credit.creater", "is a field that does not exist here."),
        ("body[0].text", "is missing."),
        ("body[1].body[0].level", "9 is not one of the choices."),
    ]


def test_a_record_where_a_list_should_be_is_named() -> None:
    ((where, what, remedy),) = faults(Article, id="a", headline="A", body=Paragraph(text="B"))
    assert (where, what, remedy) == (
        "body",
        "is one Paragraph, not a list.",
        "Write a list, even for one entry.",
    )
    ((where, what, _),) = faults(Photo, src=AdContact(email="a@courier.example"))
    assert (where, what) == ("src", "is an AdContact, not text.")


@pytest.mark.parametrize(
    ("kind", "row", "where"),
    [
        (Publication, {"timezone": "Mars"}, ["timezone"]),
        (Photo, {"src": "/a.jpg", "focus": [2, 0]}, ["src", "focus[0]"]),
        (Credit, {"acquire": "localhost"}, ["acquire"]),
        (Person, {}, ["name"]),
        (ContactAdvert, {"contact": {"phone": "5"}}, ["contact.phone"]),
        (ImageAdvert, {"src": "a.png", "url": "javascript:x"}, ["alt", "url"]),
        (HtmlAdvert, {"src": "a.html", "title": "A", "width": 0, "height": "b"}, ["width", "height"]),
        (PdfAdvert, {"src": "a.doc", "alt": "A"}, ["src"]),
        (AdvertFile, {"adverts": [{"kind": "popup"}]}, ["adverts[0]"]),
        (AdContact, {}, ["the record"]),
    ],
)
def test_every_record_says_what_is_wrong_with_it(
    kind: type[Record], row: dict[str, Any], where: list[str]
) -> None:
    assert [place for place, _, _ in faults(kind, **row)] == where


def test_validation_itself_keeps_the_error_of_its_library() -> None:
    with pytest.raises(ValidationError) as caught:
        Article.model_validate({"id": "a", "photos": [{}]})
    assert [detail["loc"] for detail in caught.value.errors()] == [("headline",), ("photos", 0, "src")]


def test_a_record_survives_pickle_and_copies() -> None:
    article = Article(id="a", headline="A", byline=("Ann",), photos=[Photo(src="a.jpg")])  # type: ignore[arg-type, list-item]
    assert [person.name for person in article.byline] == ["Ann"]
    for again in (pickle.loads(pickle.dumps(article)), copy.deepcopy(article)):  # noqa: S301 - made here
        assert again == article
        assert isinstance(again.photos[0], Photo)


def test_the_error_survives_pickle() -> None:
    with pytest.raises(InvalidInput) as caught:
        Photo(src="a")
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - made here
    assert (again.source, again.problems) == (caught.value.source, caught.value.problems)
