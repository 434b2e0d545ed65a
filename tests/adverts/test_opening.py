"""a text, drawn as letters + a rule → the places in it, drawn as stars; and every rule held against any text.

p paragraph, s short paragraph, q question, h heading, l list, c quote, f photo, t table, x fact box, a advert of the
story, u update, v update that ends with a photo.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagekit.adverts.opening import inline_places, open_places
from pagekit.house.story import (
    AdvertMark,
    FactboxText,
    Figure,
    HeadingText,
    ListText,
    ParagraphText,
    QuoteText,
    Run,
    Stamp,
    StoryBlock,
    TableText,
    UpdateText,
)
from pagekit.layout.inline_rule import InlineRule

WORDS = (Run("one two three four five six seven eight nine ten eleven twelve"),)
NOON = Stamp("12:00", "2024-05-01T12:00:00+05:00", "en")
PHOTO = Figure("a.jpg", "A picture")
BLOCKS: dict[str, StoryBlock] = {
    "p": ParagraphText(WORDS),
    "s": ParagraphText((Run("Yes."),)),
    "q": ParagraphText(WORDS, question=True),
    "h": HeadingText(WORDS),
    "l": ListText(()),
    "c": QuoteText((WORDS,)),
    "f": PHOTO,
    "t": TableText((), (), ()),
    "x": FactboxText((), ()),
    "a": AdvertMark("inline"),
    "u": UpdateText(NOON, NOON, "u", body=(ParagraphText(WORDS),)),
    "v": UpdateText(NOON, NOON, "v", body=(ParagraphText(WORDS), PHOTO)),
}
PLAIN = InlineRule(first=2, every=3, most=3, last=2, lead_words=0, updates=2)


def body(drawn: str) -> list[StoryBlock]:
    return [BLOCKS[letter] for letter in drawn]


def drawing(drawn: str, rule: InlineRule = PLAIN) -> str:
    """The text with a star in every place."""
    places = set(inline_places(body(drawn), rule))
    return "".join(letter + "*" * (at in places) for at, letter in enumerate(drawn))


@pytest.mark.parametrize(
    "wanted",
    [
        # 1, 2, 3, 4: first after two, then every three, at most three, two after the last
        "pp*ppp*ppp*pp",
        "pp*ppp*ppp*ppppppppp",
        "pp*ppp*pp",
        "pp*ppp",
        "ppp",
        "",
        # 5: short paragraphs do not count
        "psp*pspp*pp",
        # 6: beside nothing but text
        "pphp*pp",
        "ppfp*ppp",
        "pplp*pp",
        "ppcp*pp",
        "pptp*pp",
        "ppxp*pp",
        "pqp*pp",
        # an advert of the story counts, and keeps the others away before it and after it
        "pp*pppappp*ppp",
        "ppappp*pp",
        "pppapp",
        "pp*ppp*pppapp",
        # 7: updates count in a running report, and the paragraphs above them do not
        "ppppu" + "u*uu*u",
        "uvu*u",
        "uu",
    ],
)
def test_where_adverts_go(wanted: str) -> None:
    assert drawing(wanted.replace("*", "")) == wanted


def test_1_the_first_screen_is_the_readers() -> None:
    rule = InlineRule(first=1, every=1, most=1, last=1, lead_words=30)
    assert drawing("ppppp", rule) == "ppp*pp"


def test_3_no_advert_when_none_may_be() -> None:
    assert drawing("pppppppp", PLAIN.model_copy(update={"most": 0})) == "pppppppp"


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("слово " * 12, True),
        ("слово " * 11, False),
        ("早上七点摘下的苹果还没有热到阳光里去就装进了箱子", True),
        ("早上七点", False),
        ("แอปเปิ้ลที่เก็บตอนเจ็ดโมงเช้ายังไม่ร้อนจากแสงแดดของวันใหม่ในสวน", True),
    ],
)
def test_5_words_are_counted_in_every_script(text: str, counts: bool) -> None:
    rule = InlineRule(first=1, every=1, most=1, last=1, lead_words=0)
    texts = [ParagraphText((Run(text),)), ParagraphText((Run(text),))]
    assert bool(inline_places(texts, rule)) is counts


def test_6_a_layout_may_allow_a_neighbour() -> None:
    rule = PLAIN.model_copy(update={"clear_of": ("heading",)})
    assert drawing("ppfpp", rule) == "pp*fpp"


def test_the_places_become_marks_of_their_slot_and_are_told_from_the_storys_own() -> None:
    @dataclass(frozen=True)
    class Opens:
        inline: InlineRule | None

    opened = open_places(body("pppppappppp"), {"inline": Opens(PLAIN), "foot": Opens(None)})
    drawn = "".join("a" if isinstance(block, AdvertMark) else "p" for block in opened.body)
    assert drawn == "ppapppapppapp"
    assert opened.automatic == {0, 2}
    assert {block.slot for block in opened.body if isinstance(block, AdvertMark)} == {"inline"}


def test_a_layout_without_rules_leaves_the_text_as_it_is() -> None:
    assert open_places(body("ppapp"), {}).body == tuple(body("ppapp"))


# ---- Any text ----------------------------------------------------------------------------------------------

rules = st.builds(
    InlineRule,
    first=st.integers(1, 5),
    every=st.integers(1, 5),
    most=st.integers(0, 4),
    last=st.integers(1, 4),
    lead_words=st.integers(0, 60),
    updates=st.integers(1, 4),
)
texts = st.text(alphabet="pppppsqhlcftxa", max_size=40)
reports = st.text(alphabet="uuuuvpfa", max_size=30)


@given(drawn=st.one_of(texts, reports), rule=rules)
def test_every_rule_holds_for_any_text(drawn: str, rule: InlineRule) -> None:
    running = "u" in drawn or "v" in drawn
    counting = "uv" if running else "pq"
    first, every, last = (rule.updates, rule.updates, 1) if running else (rule.first, rule.every, rule.last)
    places = inline_places(body(drawn), rule)

    def between(start: int, end: int) -> int:
        return sum(letter in counting for letter in drawn[start:end])

    assert list(places) == sorted(set(places))
    assert len(places) <= max(0, rule.most - drawn.count("a"))
    for place in places:
        here = place + 1
        assert between(0, here) >= first
        assert sum(
            {"s": 1, "v": 12, "u": 12, "p": 12, "q": 12}.get(letter, 0) for letter in drawn[:here]
        ) >= (rule.lead_words)
        assert between(here, len(drawn)) >= last
        assert drawn[place] in "psu"
        assert drawn[here] in "psquv"
        for other in (at for at in places if at != place):
            assert between(min(here, other + 1), max(here, other + 1)) >= every
        for mark in (at for at, letter in enumerate(drawn) if letter == "a"):
            assert between(min(here, mark), max(here, mark)) >= every


@given(drawn=texts, rule=rules)
def test_a_place_is_only_passed_over_for_a_reason(drawn: str, rule: InlineRule) -> None:
    """One advert more, anywhere before the first or after the last, would break a rule."""
    places = inline_places(body(drawn), rule)
    if len(places) >= rule.most - drawn.count("a"):
        return
    end = places[-1] + 1 if places else 0
    since = end
    for at in range(end, len(drawn) - 1):
        if drawn[at] == "a":
            since = at
        counted = sum(letter in "pq" for letter in drawn[since : at + 1])
        before = sum(letter in "pq" for letter in drawn[: at + 1])
        words = sum({"s": 1, "p": 12, "q": 12}.get(letter, 0) for letter in drawn[: at + 1])
        after = sum(letter in "pq" for letter in drawn[at + 1 :])
        mark = drawn.find("a", at + 1)
        ahead = sum(letter in "pq" for letter in drawn[at + 1 : mark]) if mark >= 0 else rule.every
        alone = not places and "a" not in drawn[: at + 1]
        numbers = (
            before >= rule.first
            and words >= rule.lead_words
            and after >= rule.last
            and ahead >= rule.every
            and (alone or counted >= rule.every)
        )
        assert not (numbers and drawn[at] in "ps" and drawn[at + 1] in "psq")
