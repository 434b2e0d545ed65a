"""standing items in their boxes: the imprint's duties, the frame, the columns, what does not go in."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

import pagekit
from pagekit.house import Story, dress
from pagekit.typeset.page import Group, TintBox, walk
from pagekit.typeset.sheet.standing import SetStanding, missing_fields, standing_item, standing_lines

IMPRINT = (
    "**The Courier** appears Monday to Saturday. **Publisher:** Courier LLP. **Address:** Abay Street 9. "
    "**Printed by:** Tersek Printing House, on paper that was a newspaper before. Whoever writes to us gets an answer."
)
TABLE = "| Degrees | Tue | Wed |\n|:--|--:|--:|\n| Tomar | 25 | 20 |\n| Salt Lake | 28 | 24 |"


def item(text: str, lang: str = "en") -> Story:
    source = f"---\nid: imprint\nlang: {lang}\ntitle: Imprint\n---\n{text}"
    return dress(pagekit.read_article(source.encode(), format="markdown"), pagekit.Publication())


def words(desk: Any, items: Any) -> str:
    return " ".join(desk.said(items, ""))


@pytest.mark.parametrize(("columns", "lines"), [(1, 26), (2, 17), (5, 17)])
def test_its_words_stand_inside_the_frame_in_the_style_of_such_items(
    tabloid: Any, columns: int, lines: int
) -> None:
    box = tabloid.box(0, 0, columns, lines)
    found = standing_item(tabloid.stick(), item(f"{IMPRINT}\n\n{IMPRINT}"), box, "Imprint")
    assert found.notes == ()
    assert words(tabloid, found.items).count("gets an answer.") == 2
    assert tabloid.said(found.items, "standing-head") == ["Imprint"]
    frame = [*tabloid.tints(found.items), *tabloid.rules(found.items)]
    head, foot = min(one.y for one in frame), max(one.bottom for one in frame)
    assert box.y < head < foot < box.bottom
    inset = 8 if columns <= 2 else 0
    for one in tabloid.inked(found.items):
        assert head < one.y and one.bottom < foot
        assert one.x >= inset - 0.1 and one.x + one.width <= box.width - inset + 0.1


def test_the_baselines_of_its_lines_are_a_line_of_the_grid_apart(tabloid: Any) -> None:
    found = standing_item(tabloid.stick(), item(IMPRINT), tabloid.box(0, 0, 1, 26), "Imprint")
    bases = [round(one.bottom, 3) for one in tabloid.inked(found.items, "")]
    assert len(bases) > 5
    assert {round(low - high, 3) for high, low in pairwise(bases)} == {10.0}
    assert tabloid.off_grid(found.items, "standing-head") == []


def test_a_narrow_item_stands_on_a_tint_and_a_wide_one_between_rules(tabloid: Any) -> None:
    narrow = standing_item(tabloid.stick(), item(IMPRINT), tabloid.box(0, 0, 2, 14)).items
    wide = standing_item(tabloid.stick(), item(IMPRINT), tabloid.box(0, 0, 5, 14)).items
    assert [isinstance(one, TintBox) for one in walk(narrow)].count(True) == 1
    assert [rule.height for rule in tabloid.rules(narrow)] == [1.5]
    assert tabloid.tints(wide) == []
    assert sorted(rule.height for rule in tabloid.rules(wide)) == [0.5, 1.5]


def test_a_wide_box_has_more_columns_and_a_short_text_fewer(tabloid: Any) -> None:
    box = tabloid.box(0, 0, 5, 20)

    def lefts(text: str) -> set[float]:
        found = standing_item(tabloid.stick(), item(text), box)
        return {round(one.x) for one in tabloid.inked(found.items)}

    assert len(lefts(IMPRINT * 6)) == 5
    assert len(lefts(IMPRINT)) == 3


def test_what_does_not_go_in_is_told(tabloid: Any) -> None:
    found = standing_item(tabloid.stick(), item(IMPRINT * 3), tabloid.box(0, 0, 1, 10), "Imprint")
    (note,) = [note for note in found.notes if note.code == "standing-over"]
    assert note.where == "standing imprint"
    assert "lines of it did not go into its box" in note.what
    assert all(one.bottom <= 100 for one in tabloid.inked(found.items))


def spoilt(found: SetStanding) -> set[str]:
    return {note.code for note in found.notes} & {"standing-over", "box-broken"}


@pytest.mark.parametrize("columns", [1, 2, 5])
def test_the_lines_that_it_asks_for_hold_it_and_far_fewer_do_not(tabloid: Any, columns: int) -> None:
    story, stick = item(f"{IMPRINT * 2}\n\n{TABLE}"), tabloid.stick()
    lines = standing_lines(stick, story, tabloid.box(0, 0, columns, 1).width, "Imprint")

    def stood(lines: int) -> set[str]:
        return spoilt(standing_item(stick, story, tabloid.box(0, 0, columns, lines), "Imprint"))

    assert stood(lines) == set()
    # It gives up its air before anything is over.
    assert stood(lines - 5) != set()


def test_a_table_stands_among_its_words(tabloid: Any) -> None:
    found = standing_item(
        tabloid.stick(), item(f"Fine.\n\n{TABLE}\n\nRain."), tabloid.box(0, 0, 1, 20), "Weather"
    )
    assert found.notes == ()
    assert [one.tag for one in walk(found.items) if isinstance(one, Group) and one.tag == "table"] == [
        "table"
    ]
    assert words(tabloid, found.items).split() == ["Fine.", "Rain."]


def test_a_short_text_with_a_tall_table_is_one_column_and_leaves_no_hole_beside_it(tabloid: Any) -> None:
    rows = "\n".join(f"| Place {number} | 25 | 20 |" for number in range(8))
    found = standing_item(
        tabloid.stick(), item(f"Thaw until noon, and dry.\n\n{TABLE}\n{rows}"), tabloid.box(0, 0, 2, 20)
    )
    said = [one for one in tabloid.inked(found.items) if one.x < 12]
    (table,) = (one for one in walk(found.items) if isinstance(one, Group) and one.tag == "table")
    assert found.notes == ()
    assert len(said) > 10
    assert max(one.x + one.width for one in tabloid.inked((table,))) > tabloid.box(0, 0, 2, 20).width / 2 + 60


def test_an_item_from_the_right_begins_at_the_right(tabloid: Any) -> None:
    story = item("نص قصير عن الطقس. " * 40, "ar")
    found = standing_item(tabloid.stick("ar"), story, tabloid.box(0, 0, 2, 30), "الطقس")
    (head,) = tabloid.inked(found.items, "standing-head")
    assert head.x + head.width == pytest.approx(tabloid.box(0, 0, 2, 1).width - 8, abs=0.2)


def test_a_box_without_a_line_prints_nothing_and_says_so(tabloid: Any) -> None:
    found = standing_item(tabloid.stick(), item(IMPRINT), tabloid.box(0, 0, 1, 2))
    assert [note.code for note in found.notes] == ["standing-over"]


@pytest.mark.parametrize(
    ("text", "values", "missing"),
    [
        ("Publisher: Courier LLP. PRINTED\nBY Tersek.", {}, ("circulation",)),
        ("Publishers of old. Printed by Tersek. Circulation: 12,000", {}, ("publisher",)),
        ("Издатель: Курьер. Отпечатано: Терсек. Тираж: 12 000", {"publisher": "Курьер", "printed by": "«Терсек»"}, ("circulation",)),
        ("", {"publisher": "Courier"}, ("publisher", "printed by", "circulation")),
    ],
)  # fmt: skip
def test_what_a_law_asks_for_and_the_text_does_not_name(
    text: str, values: dict[str, str], missing: tuple[str, ...]
) -> None:
    assert missing_fields(text, ("publisher", "printed by", "circulation"), values) == missing
