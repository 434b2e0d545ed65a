"""records made in code → the record, or one InvalidInput with every fault."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from pagekit.errors import BadOrder, InvalidInput, PagekitError
from pagekit.model import (
    AdContact,
    AdvertFile,
    Article,
    ContactAdvert,
    Credit,
    HtmlAdvert,
    ImageAdvert,
    Origin,
    Paragraph,
    PdfAdvert,
    Person,
    Photo,
    Publication,
    Status,
)
from pagekit.model.base import Record

ARTICLE = Article(id="a", headline="A")


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
        (Photo, {"src": "../a.jpg", "focus": [2, 0]}, ["src", "focus[0]"]),
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


BAD = {"id": "a", "photos": [{}]}


WAYS: dict[str, Callable[[], object]] = {
    "made": lambda: Article(**BAD),
    "dict": lambda: Article.model_validate(BAD),
    "json": lambda: Article.model_validate_json(json.dumps(BAD)),
    "copy": lambda: ARTICLE.model_copy(update={"headline": None, "photos": [{}]}),
}


@pytest.mark.parametrize("make", WAYS.values(), ids=WAYS.keys())
def test_whichever_way_it_is_made_the_faults_are_told_in_one_error(make: Callable[[], object]) -> None:
    with pytest.raises(InvalidInput, match=r"^Article: 2 problems\n") as caught:
        make()
    assert [note.where for note in caught.value.problems] == ["headline", "photos[0].src"]
    assert caught.value.__suppress_context__


@pytest.mark.parametrize(
    ("given", "where", "what"),
    [
        (None, "the record", "is empty, not a set of fields."),
        ([1], "the record", "is a list, not a set of fields."),
        (Person(name="Ann"), "the record", "is a Person, not a set of fields."),
        ({1: "a"}, "[1]", "is a number, not the name of a field."),
    ],
)
def test_what_is_no_set_of_fields_is_told_so(given: object, where: str, what: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        Publication.model_validate(given)
    assert (where, what) in [(note.where, note.what) for note in caught.value.problems]


@pytest.mark.parametrize("text", ["{", "", b"\xff", "[" * 5_000])
def test_text_that_is_no_json_is_told_so(text: str | bytes) -> None:
    with pytest.raises(InvalidInput, match=r"the record: is not JSON: .+ Put the text right\."):
        Article.model_validate_json(text)


def test_a_record_of_nothing_but_text_is_told_its_faults_too() -> None:
    with pytest.raises(InvalidInput, match=r"headline: is missing\. Add headline\."):
        Article.model_validate_strings({"id": "a"})


def test_a_copy_takes_what_a_new_record_takes() -> None:
    told = ARTICLE.at(Origin("a.md"))
    again = told.model_copy(update={"status": "held", "photos": [{"src": "a.jpg"}]})
    assert (again.status, again.photos) == (Status.HELD, (Photo(src="a.jpg"),))
    assert (again.headline, again.origin) == ("A", Origin("a.md"))
    assert (told.status, told.model_copy(), told.model_copy(deep=True)) == (Status.READY, told, told)
    with pytest.raises(
        InvalidInput, match=r"headlin: is a field that does not exist here\. Did you mean headline\?"
    ):
        told.model_copy(update={"headlin": "B"})


@pytest.mark.parametrize(
    ("kind", "given", "words"),
    [
        (Article, {"id": "a"},
         r"Article: takes its fields by name, and was given a dict\. Write Article\(id=…, headline=…\), or Article\(\*\*fields\) for a dict\."),
        (Person, "Ann", r"Person: takes its fields by name, and was given a str\. Write Person\(name=…\), "),
        (Publication, None, r"Publication: .+ given None\. Write Publication\(\*\*fields\) for a dict\."),
    ],
)  # fmt: skip
def test_fields_without_names_are_refused_by_name(kind: Any, given: object, words: str) -> None:
    with pytest.raises(BadOrder, match=words):
        kind(given)


def test_a_record_does_not_change_and_says_how_another_is_made() -> None:
    with pytest.raises(
        BadOrder, match=r"Article\.headline: .+ record\.model_copy\(update=\{'headline': …\}\)"
    ):
        ARTICLE.headline = "B"
    with pytest.raises(BadOrder, match=r"Article\.nothing: a record does not change once it is made"):
        ARTICLE.nothing = 1
    with pytest.raises(BadOrder, match=r"Article\.headline: a record does not change once it is made"):
        del ARTICLE.headline


def test_a_record_survives_pickle_and_copies() -> None:
    article = Article(id="a", headline="A", byline=("Ann",), photos=[Photo(src="a.jpg")])  # type: ignore[arg-type, list-item]
    assert [person.name for person in article.byline] == ["Ann"]
    for again in (pickle.loads(pickle.dumps(article)), copy.deepcopy(article)):  # noqa: S301 - made here
        assert again == article
        assert isinstance(again.photos[0], Photo)


def test_the_error_survives_pickle() -> None:
    with pytest.raises(InvalidInput) as caught:
        Photo(src="a.md")
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - made here
    assert (again.source, again.problems) == (caught.value.source, caught.value.problems)
