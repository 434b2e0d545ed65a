"""pydantic's errors → notes that a newsroom understands."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from pagekit.model import AdvertFile, Article, Publication
from pagekit.model.base import validated
from pagekit.model.explain import MAX_PROBLEMS, explain
from pagekit.model.fields import spot
from pagekit.notes import Note, Severity

FOREIGN = (
    "Input should",
    "pydantic",
    "http",
    "value_error",
    "Value error",
    "function-after",
    "union",
    "[type=",
)


def problems(data: object, model: type[BaseModel] = Article, **places: Any) -> list[Note]:
    with pytest.raises(ValidationError) as caught:
        validated(model, data)
    return explain(caught.value, model, **places)


def only(model: type[BaseModel] = Article, **fields: Any) -> Note:
    whole = {"id": "a", "headline": "A", **fields} if model is Article else fields
    (found,) = problems(whole, model)
    return found


def block(**fields: Any) -> Note:
    return only(body=[{"kind": "break"}, fields])


@pytest.mark.parametrize(
    ("fields", "where", "what", "remedy"),
    [
        ({"headline": 5}, "headline", "is a number, not text.", "Write text, in quotes."),
        ({"headline": None}, "headline", "is empty.", "Write text."),
        ({"headline": ["a"]}, "headline", "is a list, not text.", "Write text."),
        ({"headline": " "}, "headline", "is blank.", "Write something."),
        ({"headline": "a" * 1_001}, "headline", "has 1,001 characters, at most 1,000 are taken.", "Shorten it or split it."),
        ({"id": "a b"}, "id", "'a b' does not fit.", "Write 1 to 128 Latin letters, digits, dots, hyphens or underscores, such as defence-order."),
        ({"priority": 12}, "priority", "is 12, but the largest value allowed is 9.", "Change the number."),
        ({"priority": 0}, "priority", "is 0, but the smallest value allowed is 1.", "Change the number."),
        ({"priority": "high"}, "priority", "is text, not a whole number.", "Write a whole number without quotes."),
        ({"priority": float("nan")}, "priority", "is nan, which is not a finite number.", "Write a number."),
        ({"priority": 1.5}, "priority", "is a number, not a whole number.", "Write a whole number without quotes."),
        ({"priority": None}, "priority", "is empty, not a whole number.", "Write a whole number without quotes."),
        ({"status": "done"}, "status", "'done' is not one of the choices.", "Write one of planned, draft, ready, held."),
        ({"channels": []}, "channels", "holds too few entries, at least 1 must be there.", "Add one, or take the whole field out."),
        ({"channels": ["radio"]}, "channels[0]", "'radio' is not one of the choices.", "Write one of print, web, epaper."),
        ({"tags": "a"}, "tags", "is text, not a list.", "Write a list, even for one entry."),
        ({"tags": ["a"] * 101}, "tags", "holds 101 entries, at most 100 are taken.", "Take some out."),
        ({"translations": ["ru"]}, "translations", "is a list, not a set of languages.", "Write fields such as ru: defence-order-ru."),
        ({"translations": {"x!": "a"}}, "translations['x!']", "is not a language tag.", "Write a BCP 47 tag such as ru, kk, en-GB or zh-Hant."),
        ({"translations": {"ru": "a b"}}, "translations.ru", "holds the character U+0020, which no address may hold.", "Take it out."),
        ({"design": "essay"}, "design", "'essay' is not one of the choices.", "Write one of standard, feature, opinion, interview, picture-story, live, brief."),
        ({"display": True}, "display", "true or false is not one of the choices.", "Write one of plain, immersive, showcase."),
        ({"theme": "Наука"}, "theme", "'Наука' does not fit.", "Write the name of one of the layout's themes, such as culture."),
        ({"free": "perhaps"}, "free", "is text, not true or false.", "Write true or false without quotes."),
        ({"published_at": "yesterday"}, "published_at", "is not a time.", "Write it with its zone, for example 2014-08-15T20:29:00+06:00."),
        ({"url": "javascript:alert(1)"}, "url", "has the scheme 'javascript'.", "Allowed are http, https."),
        ({"byline": [5]}, "byline[0]", "is a number, not a set of fields.", "Write fields such as name, role, email, url."),
        ({"byline": [{"name": "A", "email": "x"}]}, "byline[0].email", "is not a mail address.", "Write name@host."),
        ({"photos": [{"src": "a.jpg", "focus": [0.5]}]}, "photos[0].focus[1]", "is missing: the list is too short.", "Add the value."),
        ({"photos": [{"src": "a.jpg", "focus": [0.5, 2]}]}, "photos[0].focus[1]", "is 2, but the largest value allowed is 1.", "Change the number."),
        ({"photos": [{"src": "a.svg"}]}, "photos[0].src", "is an SVG, which can carry script.", "Export it as PNG."),
        ({"headlin": "A"}, "headlin", "is a field that does not exist here.", "Did you mean headline?"),
    ],
)  # fmt: skip
def test_a_field_says_what_is_wrong_and_what_to_write(
    fields: dict[str, Any], where: str, what: str, remedy: str
) -> None:
    note = only(**fields)
    assert (note.where, note.what, note.remedy) == (where, what, remedy)
    assert note.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("fields", "where", "what", "remedy"),
    [
        ({"kind": "paragraf", "text": "a"}, "body[1]", "has the kind 'paragraf', which does not exist.", "Did you mean paragraph? Write one of paragraph, heading, quote, list, photo, factbox, update, table, code, break, advert."),
        ({"text": "a"}, "body[1]", "has no kind.", "Add kind, one of paragraph, heading, quote, list, photo, factbox, update, table, code, break, advert."),
        ({"kind": "paragraph"}, "body[1].text", "is missing.", "Add text."),
        ({"kind": "paragraph", "text": "a", "txt": "b"}, "body[1].txt", "is a field that does not exist here.", "Did you mean text?"),
        ({"kind": "heading", "text": "a", "level": 1}, "body[1].level", "1 is not one of the choices.", "Write one of 2, 3."),
        ({"kind": "break", "optional": "maybe"}, "body[1].optional", "is text, not true or false.", "Write true or false without quotes."),
        ({"kind": "list", "items": [{"text": "a", "items": [{"text": 3}]}]}, "body[1].items[0].items[0].text", "is a number, not text.", "Write text, in quotes."),
        ({"kind": "photo", "src": "a.jpg", "credit": 5}, "body[1].photo.credit", "is a number, not a set of fields.", "Write fields such as creator, agency, via, notice."),
        ({"kind": "photo", "src": "a.jpg", "credit": {"creater": "A"}}, "body[1].photo.credit.creater", "is a field that does not exist here.", "Did you mean creator?"),
        ({"kind": "factbox", "body": [{"kind": "quote", "text": None}]}, "body[1].body[0].text", "is empty.", "Write text."),
        ({"kind": "factbox", "body": [{"kind": "photo", "src": "a.md"}]}, "body[1].body[0].photo.src", "does not end like a picture.", "Taken are .jpg, .jpeg, .png, .webp, .gif, .avif, .tif, .tiff, .heic."),
        ({"kind": "update"}, "body[1].time", "is missing.", "Add time."),
        ({"kind": "update", "time": "14:05"}, "body[1].time", "is not a time.", "Write it with its zone, for example 2014-08-15T20:29:00+06:00."),
        ({"kind": "update", "time": "2026-05-19"}, "body[1].time", "is a day, and needs an hour.", "Write it with its zone, for example 2014-08-15T20:29:00+06:00."),
        ({"kind": "update", "time": "2026-05-19T14:05Z", "key": "yes!"}, "body[1].key", "is text, not true or false.", "Write true or false without quotes."),
        ({"kind": "update", "time": "2026-05-19T14:05Z", "head": "a"}, "body[1].head", "is a field that does not exist here.", "Take it out; known are optional, time, title, key, body."),
        ({"kind": "update", "time": "2026-05-19T14:05Z", "body": [{"kind": "photo", "src": "a.md"}]}, "body[1].body[0].photo.src", "does not end like a picture.", "Taken are .jpg, .jpeg, .png, .webp, .gif, .avif, .tif, .tiff, .heic."),
        ({"kind": "update", "time": "2026-05-19T14:05Z", "body": [{"kind": "update"}]}, "body[1].body[0]", "has the kind 'update', which does not exist.", "Write one of paragraph, heading, quote, list, photo, table, code, break."),
        ({"kind": "table", "rows": [["a"], [1]]}, "body[1].rows[1][0]", "is a number, not text.", "Write text, in quotes."),
        ({"kind": "table", "align": ["middle"]}, "body[1].align[0]", "'middle' is not one of the choices.", "Write one of start, center, end."),
    ],
)  # fmt: skip
def test_a_block_is_named_as_a_newsroom_names_it(
    fields: dict[str, Any], where: str, what: str, remedy: str
) -> None:
    note = block(**fields)
    assert (note.where, note.what, note.remedy) == (where, what, remedy)


def test_all_problems_come_at_once() -> None:
    found = problems({"headline": 1, "prioritee": 2, "body": [{"kind": "quote"}, "text"]})
    assert [note.where for note in found] == ["id", "headline", "body[0].text", "body[1]", "prioritee"]


def test_a_file_that_is_no_object_is_told_so() -> None:
    (note,) = problems([1])
    assert (note.where, note.what) == ("the file", "is a list, not a set of fields.")
    assert note.remedy == "Write fields such as id, url, slug, lang."


def test_adverts_lose_their_tag_in_the_place() -> None:
    note = only(AdvertFile, adverts=[{"kind": "image", "src": "a.png", "alt": ""}])
    assert (note.where, note.what) == ("adverts[0].alt", "is blank.")
    assert only(AdvertFile, adverts=[{"kind": "popup"}]).remedy.endswith(
        "Write one of contact, image, html, pdf."
    )


def test_a_publication_is_explained_in_the_same_words() -> None:
    assert only(Publication, share_via="a b").remedy == "Write the account's name, such as @courier."
    assert (
        only(Publication, mastodon_instance="A b").remedy
        == "Write the host in small letters, such as mastodon.social."
    )
    assert only(Publication, corrections={}).remedy == "Give an email or a url, not both."
    assert only(Publication, calls_to_action=[{"label": "A", "url": "//x"}]).where == "calls_to_action[0].url"


def test_the_files_own_words_and_lines_are_used() -> None:
    places = {"written": {"headline": "title"}, "lines": {1: 20}}
    found = problems({"id": "a", "headline": 5, "body": [{"kind": "break"}, {"kind": "heading"}]}, **places)
    assert [note.where for note in found] == ["title", "body[1].text (line 20)"]


def test_five_hundred_levels_are_told_in_plain_words() -> None:
    item: dict[str, Any] = {"text": "a"}
    for _ in range(500):
        item = {"text": "a", "items": [item]}
    found = problems({"id": "a", "headline": "A", "body": [{"kind": "list", "items": [item]}]})
    assert {note.what for note in found} == {"is nested too deep."}


def test_somebody_elses_key_is_cut_and_made_harmless() -> None:
    note = only(**{"\x00\x1b\u202e" + "k" * 500: 1})
    assert len(note.where) < 70
    assert note.where.isprintable()


def test_a_thousand_problems_are_enough_and_the_rest_is_counted() -> None:
    found = problems({"id": "a", "headline": "A", **{f"field{index}": 1 for index in range(3_000)}})
    assert len(found) == MAX_PROBLEMS + 1
    assert found[-1].what == "there are 2,000 problems more."


def test_a_spot_in_nowhere_is_still_a_place() -> None:
    assert spot(("a", 1, "b"), Article).where == "a[1].b"


values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.floats(allow_nan=False) | st.text(max_size=8)
    | st.sampled_from(["photo", "paragraph", "list", "image", "a.jpg", "x", "ru", "2014-08-15"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["kind", "text", "items", "src", "credit", "body", "rows", "focus", "name", "label", "url", "x"]),
        inner,
        max_size=4,
    ),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=150)
@given(
    st.dictionaries(st.sampled_from([*Article.model_fields, "x"]), values, max_size=6)
    | st.dictionaries(st.sampled_from([*Publication.model_fields, "adverts"]), values, max_size=6)
)
def test_no_error_of_pydantic_is_passed_on_in_its_own_words(data: dict[str, Any]) -> None:
    for model in (Article, Publication, AdvertFile):
        try:
            validated(model, data)
        except ValidationError as problem:
            for note in explain(problem, model):
                assert not any(
                    word
                    in f"{note.where} {note.what} {note.remedy}".replace("https", "").replace("http, ", "")
                    for word in FOREIGN
                ), note
                assert "does not fit here" not in note.what, problem
                assert note.what.endswith((".", "?"))
                assert note.remedy
