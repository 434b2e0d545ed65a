"""keys that nearly spell a field which can hold a story back → errors, in every format."""

from __future__ import annotations

import pytest

from pagekit.errors import InvalidInput
from pagekit.intake import read_article
from pagekit.intake.guarded import near_field

NEAR = [
    ("Status", "status"),
    ("STATUS", "status"),
    ("staus", "status"),
    ("stauts", "status"),
    ("statuss", "status"),
    ("statut", "status"),
    ("embargo_untill", "embargo_until"),
    ("embargo-until", "embargo_until"),
    ("embargoUntil", "embargo_until"),
    ("emargo_untl", "embargo_until"),
    ("embargo", "embargo_until"),
    ("embargoed_to", "embargo_until"),
    ("chanels", "channels"),
    ("channel", "channels"),
    ("channnells", "channels"),
    ("channles", "channels"),
    ("Free", "free"),
    ("fere", "free"),
    ("fre", "free"),
    ("freee", "free"),
]
FAR = [
    "state", "stats", "states", "statue", "stature", "channel_id", "chapels", "until", "embers", "fee", "tree", "fred",
    "freed", "reef", "is_free", "front", "url", "publisher", "publish", "drafts", "craft", "",
]  # fmt: skip
AS_TEXT = {
    "json": '{{"id": "a", "headline": "A", "body": [], "{key}": "x"}}',
    "yaml": "id: a\nheadline: A\n{key}: x\n",
    "toml": 'id = "a"\nheadline = "A"\n{key} = "x"\n',
    "markdown": "---\nid: a\ntitle: A\n{key}: x\n---\nText.\n",
}


@pytest.mark.parametrize(("key", "name"), NEAR)
def test_a_slip_is_near(key: str, name: str) -> None:
    assert near_field(key) == name


@pytest.mark.parametrize("key", [*FAR, "status", "embargo_until", "channels", "free", "draft", "paywall"])
def test_another_word_and_the_field_itself_are_not(key: str) -> None:
    assert near_field(key) is None


@pytest.mark.parametrize(
    ("key", "name"),
    [("Draft", "draft"), ("Pay-Wall", "paywall"), ("premium_", "premium"), ("PUBLISHED", "published")],
)
def test_a_switch_is_near_but_for_case_and_hyphens_only(key: str, name: str) -> None:
    assert near_field(key) == name


@pytest.mark.parametrize("form", AS_TEXT)
@pytest.mark.parametrize("key", ["staus", "embargo_untill", "embargo-until", "chanels", "fre"])
def test_a_key_that_nearly_spells_one_is_an_error_in_every_format(form: str, key: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_article(AS_TEXT[form].format(key=key).encode(), format=form)  # type: ignore[arg-type]
    (problem,) = caught.value.problems
    assert problem.where.startswith(key)
    assert dict(NEAR)[key] in problem.remedy if key in dict(NEAR) else "free" in problem.remedy


@pytest.mark.parametrize("form", ["json", "yaml", "toml"])
def test_other_capitals_are_near_in_data(form: str) -> None:
    with pytest.raises(InvalidInput, match="Did you mean status"):
        read_article(AS_TEXT[form].format(key="Status").encode(), format=form)  # type: ignore[arg-type]


def test_other_capitals_are_the_field_in_front_matter() -> None:
    assert read_article(b"---\nTitle: A\nStatus: draft\n---\nText.\n").status == "draft"
    assert read_article(b"---\nTitle: A\nDraft: true\n---\nText.\n").status == "draft"
    with pytest.raises(InvalidInput, match="nearly spells status"):
        read_article(b"---\ntitle: A\nstatus: ready\nStatus: draft\n---\nText.\n")


def test_the_error_says_the_line_the_name_and_what_to_do() -> None:
    with pytest.raises(InvalidInput) as caught:
        read_article(
            b"---\ntitle: A\nbody_class: x\nembargo_untill: 2026-01-01T00:00Z\npriority: high\n---\n"
        )
    near, other = caught.value.problems
    assert (near.code, near.where) == ("near-field", "embargo_untill (line 4)")
    assert near.what == (
        "'embargo_untill' is no field, but nearly spells embargo_until, which can hold a story back."
    )
    assert near.remedy == "Write embargo_until, or take it out."
    assert other.where == "priority"


def test_other_keys_and_those_without_a_value_are_left_out_as_before() -> None:
    article = read_article(b"---\ntitle: A\nstate: NY\nembargo_untill:\n---\n")
    assert article.origin is not None
    assert [note.what for note in article.origin.notes] == ["state (NY): not used."]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("  status: draft", "status"),
        ("status draft", "status"),
        ("draft true", "draft"),
        ("free: true", "free"),
    ],
)
def test_a_broken_line_of_such_a_field_is_not_dropped(line: str, name: str) -> None:
    # What stands before it makes the YAML broken; "free" stands twice.
    with pytest.raises(InvalidInput) as caught:
        read_article(f"---\ntitle: A\nfree: false\n{line}\n---\n".encode())
    (problem,) = caught.value.problems
    assert (problem.code, problem.where) == ("field-unread", "line 4")
    assert f"{name} can hold a story back, so it is not dropped" in problem.what


def test_a_broken_line_of_another_field_is_dropped() -> None:
    article = read_article(b"---\ntitle: A\n  state: NY\nfree entrance for all\n---\n")
    assert article.origin is not None
    assert [note.code for note in article.origin.notes] == ["front-matter-line"] * 2
