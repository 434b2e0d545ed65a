"""a Story's body → what flows: the rules one by one, and that no word of any story is lost on the way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pagekit.fonts import load_book
from pagekit.house import labels_for
from pagekit.house.story import (
    AdvertMark,
    BreakMark,
    CodeText,
    FactboxText,
    Figure,
    HeadingText,
    InnerText,
    ItemText,
    ListText,
    ParagraphText,
    Publisher,
    QuoteText,
    Run,
    Runs,
    Stamp,
    Story,
    StoryBlock,
    TableText,
    UpdateText,
)
from pagekit.layout import PrintManifest, find_layout
from pagekit.model import Status
from pagekit.resources import assets_dir
from pagekit.typeset.addresses import SlotAddress
from pagekit.typeset.blocks.body import body_matter, lead_in
from pagekit.typeset.blocks.displays import AdvertPlace
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.matter import Flowing, FlowText
from pagekit.typeset.page import Group, Item, TextBox

GRID = 12.5
WIDTH = 241.0
SHAPES = {"boots.jpg": 0.66}
ADVERT = AdvertPlace(SlotAddress("inline", 0), 241.0, 125.0, "Advertisement")


def runs(text: str) -> Runs:
    return (Run(text),)


LONG = runs(
    "The committee met on Friday in the old grain exchange and counted every boot of the battalion. " * 3
)


def story(*body: StoryBlock, dateline: str | None = None, lang: str = "en") -> Story:
    labels, _ = labels_for(lang)
    return Story(
        id="boots", slug="boots", lang=lang, direction=labels.direction, status=Status.READY, channels=("print",),
        priority=3, labels=labels, publisher=Publisher("Courier", lang, None),
        headline=runs("Boots"), dateline=dateline, body=body,
    )  # fmt: skip


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter(load_book((assets_dir() / "fonts",)))


@pytest.fixture(scope="module")
def manifest() -> PrintManifest:
    return find_layout("print-article").printed


def styled(manifest: PrintManifest, **fields: object) -> PrintManifest:
    """The manifest with another text style."""
    text = manifest.styles["text"].model_copy(update=fields)
    return manifest.model_copy(update={"styles": {**manifest.styles, "text": text}})


def stick_of(told: Story, typesetter: Typesetter, manifest: PrintManifest) -> Stick:
    return Stick(typesetter, manifest, told.lang, told.direction, GRID, SHAPES)


def matter_of(told: Story, typesetter: Typesetter, manifest: PrintManifest) -> tuple[Flowing, ...]:
    places = {n: ADVERT for n, block in enumerate(told.body) if isinstance(block, AdvertMark)}
    return body_matter(told, stick_of(told, typesetter, manifest), places)


def texts(matter: tuple[Flowing, ...]) -> list[FlowText]:
    return [flow for flow in matter if isinstance(flow, FlowText)]


# ---- Paragraphs and heads ----------------------------------------------------------------------------------


def test_the_first_paragraph_carries_the_dateline(typesetter: Typesetter, manifest: PrintManifest) -> None:
    told = story(ParagraphText(LONG), ParagraphText(LONG), dateline="ALMATY")
    first, second = texts(matter_of(told, typesetter, manifest))
    assert first.paragraph.runs[:2] == (Run("ALMATY", strong=True), Run(" — "))
    assert second.paragraph.runs == LONG


def test_a_dateline_stands_alone_where_the_text_begins_otherwise(
    typesetter: Typesetter, manifest: PrintManifest
) -> None:
    told = story(HeadingText(runs("A head")), ParagraphText(LONG), dateline="ALMATY")
    line, head, text = texts(matter_of(told, typesetter, manifest))
    assert (line.role, line.paragraph.text, line.keep_next) == ("dateline", "ALMATY", True)
    assert (head.tag, text.paragraph.runs) == ("h2", LONG)


@pytest.mark.parametrize(
    ("dateline", "text", "lang", "expected"),
    [
        pytest.param(None, LONG, "en", 3, id="the opening carries the initial"),
        pytest.param("ALMATY", LONG, "en", 0, id="a dateline and an initial quarrel"),
        pytest.param(None, runs("Too short."), "en", 0, id="a short paragraph has no room for it"),
        pytest.param(None, LONG, "ar", 0, id="letters that join cannot be taken apart"),
    ],
)
def test_the_initial(
    dateline: str | None,
    text: Runs,
    lang: str,
    expected: int,
    typesetter: Typesetter,
    manifest: PrintManifest,
) -> None:
    told = story(ParagraphText(text), ParagraphText(LONG), dateline=dateline, lang=lang)
    first, second = texts(matter_of(told, typesetter, styled(manifest, drop_cap=3)))
    assert (first.drop_cap, second.drop_cap) == (expected, 0)


def test_small_capitals_lead_in(typesetter: Typesetter, manifest: PrintManifest) -> None:
    first, second = texts(
        matter_of(story(ParagraphText(LONG), ParagraphText(LONG)), typesetter, styled(manifest, lead_in=True))
    )
    assert first.paragraph.runs[0] == Run("The committee met on", small_caps=True)
    assert first.paragraph.text == second.paragraph.text
    assert not any(run.small_caps for run in second.paragraph.runs)


def test_a_lead_in_runs_over_looks() -> None:
    opening = (Run("At "), Run("dawn", emphasis=True), Run(" the boots came in."))
    assert lead_in(opening) == (
        Run("At ", small_caps=True),
        Run("dawn", emphasis=True, small_caps=True),
        Run(" the boots", small_caps=True),
        Run(" came in."),
    )


def test_a_lead_in_of_all_there_is() -> None:
    assert lead_in(runs("Two words")) == (Run("Two words", small_caps=True),)


@pytest.mark.parametrize(
    ("text", "small"),
    [
        ("It rained. The ferry stayed.", "It rained."),
        ("“It rained!” She stayed.", "“It rained!”"),
        ("Why not? The ferry", "Why not?"),
        ("So it was… The ferry", "So it was…"),
        ("Мост закрыт. Паром стоит.", "Мост закрыт."),
        ("On 3.5 metres of water", "On 3.5 metres of"),
    ],
)
def test_a_lead_in_ends_with_its_sentence(text: str, small: str) -> None:
    assert lead_in(runs(text)) == (Run(small, small_caps=True), Run(text[len(small) :]))


@pytest.mark.parametrize("text", ["Dr. Serik met the mayor", "Rain. Nobody came out", "… and then it rained"])
def test_no_lead_in_is_one_word_with_its_stop(text: str) -> None:
    assert lead_in(runs(text)) == runs(text)


def test_heads_and_questions_are_ragged_and_whole(typesetter: Typesetter, manifest: PrintManifest) -> None:
    filled = manifest.styles["heading"].model_copy(update={"align": "justify", "hyphenate": True})
    pack = manifest.model_copy(update={"styles": {**manifest.styles, "heading": filled}})
    told = story(
        ParagraphText(LONG), HeadingText(LONG, 2), ParagraphText(LONG, question=True), ParagraphText(LONG)
    )
    looks = [
        (text.paragraph.style.align, text.paragraph.style.hyphenate)
        for text in texts(matter_of(told, typesetter, pack))
    ]
    assert looks == [("justify", True), ("start", False), ("start", False), ("justify", True)]


def test_a_question_keeps_to_its_answer(typesetter: Typesetter, manifest: PrintManifest) -> None:
    asked = (Run("Who counts the boots?", strong=True),)
    told = story(ParagraphText(asked, question=True), ParagraphText(LONG), dateline="ALMATY")
    line, question, answer = texts(matter_of(told, typesetter, styled(manifest, drop_cap=3, lead_in=True)))
    assert (line.role, line.paragraph.text) == ("dateline", "ALMATY")
    assert (question.role, question.keep_next, question.drop_cap) == ("question", True, 0)
    assert question.paragraph.runs == asked
    assert (answer.role, answer.keep_next) == ("", False)


# ---- Running reports ---------------------------------------------------------------------------------------

STAMP = Stamp("15 августа 2014, 20:29", "2014-08-15T20:29:00+06:00", "ru")
CLOCK = Stamp("20:29", "2014-08-15T20:29:00+06:00", "ru")


def update(title: Runs, *body: InnerText, optional: bool = False) -> UpdateText:
    return UpdateText(STAMP, CLOCK, "u-20140815-2029", title, body, optional=optional)


def test_an_entry_begins_with_its_time_and_its_head(typesetter: Typesetter, manifest: PrintManifest) -> None:
    told = story(ParagraphText(LONG), update(runs("Boots arrive"), ParagraphText(LONG)))
    _, time, head, text = texts(matter_of(told, typesetter, manifest))
    assert (time.paragraph.text, time.paragraph.lang, time.role) == (
        "15 августа 2014, 20:29",
        "ru",
        "update-time",
    )
    assert (time.tag, time.before, time.keep_next, time.anchor) == ("p", 1, True, "")
    assert (head.paragraph.text, head.tag, head.keep_next, head.anchor) == (
        "Boots arrive",
        "h2",
        True,
        "u-20140815-2029",
    )
    assert {flow.source for flow in (time, head, text)} == {1}


def test_an_entry_without_a_title_has_its_time_for_a_head(
    typesetter: Typesetter, manifest: PrintManifest
) -> None:
    time, text = texts(matter_of(story(update((), ParagraphText(LONG))), typesetter, manifest))
    assert (time.tag, time.anchor, text.paragraph.runs) == ("h2", "u-20140815-2029", LONG)


def test_quotations_and_lists_of_an_entry_stay_apart(typesetter: Typesetter, manifest: PrintManifest) -> None:
    quote = QuoteText((runs("One."),))
    points = ListText((ItemText((runs("a"),)),))
    told = story(
        update(runs("Boots"), quote, quote, points, points, HeadingText(runs("Small"), 2, "h-small"))
    )
    _, _, first, second, one, two, small = texts(matter_of(told, typesetter, manifest))
    assert first.group[0] != second.group[0]
    assert one.group[0] != two.group[0]
    assert (small.tag, small.anchor) == ("h3", "h-small")


def test_an_entry_that_may_be_cut_is_cut_whole(typesetter: Typesetter, manifest: PrintManifest) -> None:
    inner = (ParagraphText(LONG), BreakMark(), QuoteText((LONG,)), ParagraphText(LONG, optional=True))
    (kept,) = [matter_of(story(update(runs("a"), *inner)), typesetter, manifest)]
    cut = matter_of(story(update(runs("a"), *inner, optional=True)), typesetter, manifest)
    assert [flow.optional for flow in kept] == [False] * 5 + [True]
    assert {(flow.optional, flow.source) for flow in cut} == {(True, 0)}


# ---- Cross-heads -------------------------------------------------------------------------------------------


def test_cross_heads_keep_to_what_follows(typesetter: Typesetter, manifest: PrintManifest) -> None:
    told = story(ParagraphText(LONG), HeadingText(runs("Large"), 2, "h-large"), HeadingText(runs("Small"), 3))
    _, large, small = texts(matter_of(told, typesetter, manifest))
    assert (large.tag, large.anchor, large.before, large.keep_next) == ("h2", "h-large", 1, True)
    assert (small.tag, small.before, small.keep_next) == ("h3", 0, True), "under a head there is air enough"


def test_what_a_head_is_over_stands_near_it(typesetter: Typesetter, manifest: PrintManifest) -> None:
    table = TableText((), ((runs("a"),),), ("start",))
    figure = Figure("boots.jpg", "Boots")
    for block, expected in (
        (ListText((ItemText((LONG,)),)), 0),
        (QuoteText((LONG,)), 0),
        (table, 0),
        (figure, 1),
    ):
        matter = matter_of(
            story(ParagraphText(LONG), HeadingText(runs("Large")), block), typesetter, manifest
        )
        assert matter[2].before == expected


def test_a_head_after_a_pause_has_air_enough(typesetter: Typesetter, manifest: PrintManifest) -> None:
    told = story(ParagraphText(LONG), BreakMark(), HeadingText(runs("Large")))
    assert texts(matter_of(told, typesetter, manifest))[-1].before == 0


def test_lines_of_the_flow_stand_on_the_grid(typesetter: Typesetter, manifest: PrintManifest) -> None:
    told = story(
        ParagraphText(LONG), HeadingText(runs("Large")), QuoteText((LONG,), runs("Chair")), dateline="ALMATY"
    )
    assert {text.paragraph.style.leading for text in texts(matter_of(told, typesetter, manifest))} == {GRID}


# ---- Quotations and lists ----------------------------------------------------------------------------------


def test_a_quotation_stands_beside_a_bar(typesetter: Typesetter, manifest: PrintManifest) -> None:
    told = story(QuoteText((LONG, LONG), runs("The chair")))
    first, second, by = texts(matter_of(told, typesetter, manifest))
    assert [text.group[-1] for text in (first, second, by)] == [
        "blockquote#0.0", "blockquote#0.0", "figure#0?role=quote",
    ]  # fmt: skip
    assert all(text.bar > 0 and text.inset_start > text.bar for text in (first, second, by))
    assert [(text.before, text.after) for text in (first, second, by)] == [(1, 0), (0, 0), (0, 1)]
    assert (by.tag, by.paragraph.text, second.keep_next) == ("figcaption", "— The chair", True)


def test_markers_and_insets_of_lists(typesetter: Typesetter, manifest: PrintManifest) -> None:
    inner = (ItemText((runs("inner"),)),)
    items = (ItemText((runs("one"), runs("still one")), inner), ItemText((runs("two"),)))
    found = texts(matter_of(story(ListText(items, ordered=True, start=9)), typesetter, manifest))
    assert [(text.paragraph.text, text.marker) for text in found] == [
        ("one", "9."), ("still one", ""), ("inner", "–"), ("two", "10."),
    ]  # fmt: skip
    assert [text.group[-1] for text in found] == ["li#0.0", "li#0.0", "li#0.0.0", "li#0.1"]
    assert found[0].group[0] == "ol#0?start=9"
    assert found[2].group[:3] == ("ol#0?start=9", "li#0.0", "ul#0.0")
    one, still, deeper, two = (text.inset_start for text in found)
    assert one == still == two < deeper
    assert {text.paragraph.style.align for text in found} == {"start"}


def test_wide_numbers_make_room(typesetter: Typesetter, manifest: PrintManifest) -> None:
    item = (ItemText((runs("one"),)),)
    small, large = (
        texts(matter_of(story(ListText(item, ordered=True, start=start)), typesetter, manifest))[
            0
        ].inset_start
        for start in (1, 1_000_000)
    )
    assert large > small


def test_lists_in_lists_do_not_press_text_off_the_column(
    typesetter: Typesetter, manifest: PrintManifest
) -> None:
    item = ItemText((runs("deep"),))
    for _ in range(30):
        item = ItemText((runs("deep"),), (item,))
    found = texts(matter_of(story(ListText((item,))), typesetter, manifest))
    assert len(found) == 31
    assert max(text.inset_start for text in found) < WIDTH / 2


# ---- Boxes -------------------------------------------------------------------------------------------------


def test_what_floats_and_what_does_not(typesetter: Typesetter, manifest: PrintManifest) -> None:
    table = TableText((), ((runs("a"),),), ("start",))
    told = story(
        ParagraphText(LONG),
        Figure("boots.jpg", "Boots", optional=True),
        FactboxText(runs("Box"), (ParagraphText(LONG),)),
        QuoteText((runs("Not a word of the text"),), pull=True),
        AdvertMark("inline"),
        table,
        CodeText("a"),
        BreakMark(),
    )
    matter = [flow for flow in matter_of(told, typesetter, manifest) if not isinstance(flow, FlowText)]
    assert [(flow.kind, flow.floats, flow.source, flow.optional) for flow in matter] == [
        ("figure", True, 1, True),
        ("factbox", True, 2, False),
        ("pull", True, 3, False),
        ("advert", True, 4, False),
        ("table", False, 5, False),
        ("code", False, 6, False),
        ("break", False, 7, False),
    ]


def test_a_picture_that_could_not_be_made_leaves_no_hole(
    typesetter: Typesetter, manifest: PrintManifest
) -> None:
    told = story(ParagraphText(LONG), Figure("gone.jpg", "Gone", runs("A caption")))
    assert len(matter_of(told, typesetter, manifest)) == 1


def test_an_advert_mark_that_nothing_fills_closes(typesetter: Typesetter, manifest: PrintManifest) -> None:
    told = story(ParagraphText(LONG), AdvertMark("inline"))
    assert len(body_matter(told, stick_of(told, typesetter, manifest))) == 1


def test_empty_text_takes_no_line(typesetter: Typesetter, manifest: PrintManifest) -> None:
    told = story(ParagraphText(()), HeadingText(runs(" ")), ListText((ItemText(((),)),)), QuoteText(((),)))
    assert matter_of(told, typesetter, manifest) == ()


# ---- Every word --------------------------------------------------------------------------------------------

WORDS = st.text(
    st.sampled_from("abcdefghijklmnoprstuvwxyzабвгдежзийклмнопрстуң0123456789.,"), min_size=1, max_size=24
)
LOOKS = st.sampled_from(
    [{}, {"strong": True}, {"emphasis": True}, {"code": True}, {"href": "https://a.example/"}]
)


@st.composite
def looks(draw: st.DrawFn, most: int = 12) -> Runs:
    words = draw(st.lists(WORDS, min_size=1, max_size=most))
    cut = draw(st.integers(0, len(words) - 1))
    head, tail = " ".join(words[:cut]), " ".join(words[cut:])
    return (*((Run(f"{head} "),) if head else ()), Run(tail, **draw(LOOKS)))


def item_texts() -> st.SearchStrategy[ItemText]:
    paragraphs = st.lists(looks(), min_size=1, max_size=2).map(tuple)
    return st.recursive(
        st.builds(ItemText, paragraphs),
        lambda inner: st.builds(ItemText, paragraphs, st.lists(inner, max_size=2).map(tuple), st.booleans()),
        max_leaves=4,
    )


@st.composite
def tables(draw: st.DrawFn) -> TableText:
    columns = draw(st.integers(1, 4))
    cells = st.one_of(st.just(()), looks(3))
    row = st.lists(cells, min_size=columns, max_size=columns).map(tuple)
    header = draw(st.one_of(st.just(()), row))
    align = draw(st.lists(st.sampled_from(["start", "center", "end"]), min_size=columns, max_size=columns))
    return TableText(header, tuple(draw(st.lists(row, min_size=1, max_size=4))), tuple(align), draw(looks(3)))


QUOTES = st.builds(
    QuoteText,
    st.lists(looks(), min_size=1, max_size=2).map(tuple),
    st.one_of(st.just(()), looks(3)),
    st.booleans(),
)
INNER = st.one_of(
    st.builds(ParagraphText, looks(60)),
    st.builds(HeadingText, looks(4), st.sampled_from([2, 3])),
    QUOTES,
    st.builds(
        ListText,
        st.lists(item_texts(), min_size=1, max_size=3).map(tuple),
        st.booleans(),
        st.integers(0, 999),
    ),
    st.builds(
        Figure, st.just("boots.jpg"), st.just("Boots"), looks(), st.one_of(st.none(), st.just("Ann Lee"))
    ),
    tables(),
    st.builds(CodeText, st.text("ab cd\n\t", min_size=1, max_size=120)),
    st.just(BreakMark()),
)
BLOCKS = st.one_of(
    INNER,
    st.builds(FactboxText, looks(3), st.lists(INNER, max_size=3).map(tuple)),
    st.just(AdvertMark("inline")),
)


def copy(block: StoryBlock) -> Iterator[str]:
    """The words of a block in reading order, as the writer and the house set them."""
    for part in parts(block):
        yield from words(part)


def parts(block: StoryBlock) -> Iterator[Runs]:
    match block:
        case QuoteText():
            dash = () if block.pull or not block.attribution else runs("— ")
            yield from (*block.paragraphs, (*dash, *block.attribution))
        case ListText():
            for item in block.items:
                yield from item_parts(item)
        case TableText():
            for cells in ((block.caption,), block.header, *block.rows):
                yield from cells
        case FactboxText():
            yield block.title
            for inner in block.body:
                yield from parts(inner)
        case _:
            yield plain_part(block)


def plain_part(block: StoryBlock) -> Runs:
    match block:
        case ParagraphText() | HeadingText():
            return block.runs
        case Figure():
            return (*block.caption, Run(" "), Run(block.credit or ""))
        case CodeText():
            return runs(block.text)
        case AdvertMark():
            return runs("Advertisement")
        case _:
            return ()


def item_parts(item: ItemText) -> Iterator[Runs]:
    yield from item.paragraphs
    for inner in item.items:
        yield from item_parts(inner)


def words(text: Runs) -> list[str]:
    return "".join(run.text for run in text).split()


def printed(items: tuple[Item, ...]) -> Iterator[str]:
    """The text of the items as it is printed, divided words made whole, markers left out."""
    for item in items:
        if isinstance(item, Group):
            yield from printed(item.items)
        elif isinstance(item, TextBox) and item.role != "marker":
            for piece in item.pieces:
                for line in piece.lines:
                    yield "".join(run.text for run in line.runs)
                    yield "" if line.hyphen or not line.spaced else " "


def set_words(matter: tuple[Flowing, ...], width: float) -> list[str]:
    found: list[str] = []
    for flow in matter:
        if isinstance(flow, FlowText):
            found.extend(flow.paragraph.text.split())
        else:
            found.extend(
                "".join(text for row in flow.make(width).rows for text in printed(row.items)).split()
            )
    return found


@given(st.lists(BLOCKS, max_size=5), st.one_of(st.none(), st.just("ALMATY")), st.floats(150, 500))
@settings(max_examples=60)
def test_no_word_is_lost(
    typesetter: Typesetter,
    manifest: PrintManifest,
    body: list[StoryBlock],
    dateline: str | None,
    width: float,
) -> None:
    told = story(*body, dateline=dateline)
    expected = [word for block in body for word in copy(block)]
    if dateline:
        leads = bool(body) and isinstance(body[0], ParagraphText)
        expected = [dateline, *(["—"] if leads else []), *expected]
    assert set_words(matter_of(told, typesetter, manifest), width) == expected
