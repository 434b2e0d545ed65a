"""any story through any chain of frames → the words that went in are those on the pages and those overset: none is lost."""

from __future__ import annotations

import html
import importlib.util
import io
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from PIL import Image

from pagekit.fonts import load_book
from pagekit.house import labels_for
from pagekit.house.story import (
    BreakMark,
    CodeText,
    FactboxText,
    Figure,
    HeadingText,
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
from pagekit.layout import find_layout
from pagekit.model import Status
from pagekit.paint.composed import paint_pages
from pagekit.press import page_pdf
from pagekit.resources import assets_dir
from pagekit.typeset.blocks.body import body_matter
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.flow.flow import Flowed, flow, remainder
from pagekit.typeset.flow.frames import Frame, Inset
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.matter import FlowBox, Flowing, FlowText
from pagekit.typeset.page import Box, ComposedPage, Group, Item, PictureBox, TextBox, walk

GRID = 12.5
MANIFEST = find_layout("print-article").manifest
BOOK = load_book((assets_dir() / "fonts",))
TYPESETTER = Typesetter(BOOK)
SHAPES = {"boots.jpg": 0.66}
_UNDRAWN = re.compile("[\u00ad\u200b-\u200f\ufe0f]")
SHEET = 700.0
ROOMY = 4_000.0
"""A width that holds any table."""


def _bench(name: str) -> ModuleType:
    """A module of the benchmarks, which find each other by their folder."""
    folder = Path(__file__).parent.parent / "benchmarks"
    sys.path.insert(0, str(folder))
    try:
        spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
        assert spec and spec.loader
        module = sys.modules.setdefault(name, importlib.util.module_from_spec(spec))
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(folder))
    return module


proof = _bench("proof")

# ---- Stories -----------------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    (
        "the committee counted representatives 1,250 boots, blankets — internationally well-known and/or "
        "Қарағандыда облысындағы затруднительны сопоставимые №\u00a07 “quoted” re\u00adpre\u00adsen\u00adta\u00adtive "
        "https://courier.example/a/very/long/address?of=a&page=1 מילה שלום سلام الكلمات 漢字かな交じり文 "
        "😀👍🏽🏳️‍🌈 e\u0301t → ₸ x² A B a\u00adb\u00adc " + "w" * 70
    ).split(" ")
)
TEXT = st.lists(WORDS, min_size=1, max_size=10).map(" ".join)


@st.composite
def looks(draw: st.DrawFn, most: int = 4) -> Runs:
    made = [
        Run(
            draw(TEXT) + draw(st.sampled_from(["", " "])),
            strong=draw(st.booleans()),
            emphasis=draw(st.booleans()),
            code=draw(st.integers(0, 5)) == 0,
            strike=draw(st.integers(0, 7)) == 0,
            script=draw(st.sampled_from(["", "", "", "sup", "sub"])),
            href=draw(st.sampled_from([None, None, "https://courier.example/"])),
        )
        for _ in range(draw(st.integers(1, most)))
    ]
    return tuple(made)


SOME = st.lists(looks(), min_size=1, max_size=3).map(tuple)
ITEMS = st.recursive(
    st.builds(ItemText, SOME),
    lambda inner: st.builds(ItemText, SOME, st.lists(inner, max_size=2).map(tuple), st.booleans()),
    max_leaves=4,
)


@st.composite
def tables(draw: st.DrawFn) -> TableText:
    columns = draw(st.integers(1, 4))
    row = st.lists(looks(1), min_size=columns, max_size=columns).map(tuple)
    rows = draw(st.lists(row, min_size=1, max_size=4).map(tuple))
    align = draw(st.lists(st.sampled_from(("start", "center", "end")), min_size=columns, max_size=columns))
    return TableText(draw(row), rows, tuple(align), draw(looks(1)))


INNER = st.one_of(
    st.builds(ParagraphText, looks(), question=st.booleans()),
    st.builds(HeadingText, looks(1), st.sampled_from((2, 3))),
    st.builds(QuoteText, SOME, looks(1), st.booleans()),
    st.builds(
        ListText, st.lists(ITEMS, min_size=1, max_size=3).map(tuple), st.booleans(), st.integers(1, 12)
    ),
    st.builds(Figure, st.just("boots.jpg"), st.just("Boots"), looks(1), st.just("A. Smith")),
    tables(),
    st.builds(CodeText, st.lists(TEXT, min_size=1, max_size=6).map("\n".join)),
    st.just(BreakMark()),
)
STAMPS = st.sampled_from(
    (
        Stamp("15 августа 2014, 20:29", "2014-08-15T20:29:00+06:00", "ru"),
        Stamp("15 August 2014, 20:29", "2014-08-15T20:29:00+06:00", "en"),
    )
)
BODIES = st.lists(
    st.one_of(
        st.builds(ParagraphText, looks(6)),
        INNER,
        st.builds(FactboxText, looks(1), st.lists(INNER, min_size=1, max_size=3).map(tuple)),
        st.builds(
            UpdateText,
            STAMPS,
            STAMPS,
            st.just("u-1"),
            st.one_of(st.just(()), looks(1)),
            st.lists(INNER, max_size=3).map(tuple),
            st.booleans(),
            st.booleans(),
        ),
    ),
    min_size=1,
    max_size=4,
)


def matter_of(body: Sequence[StoryBlock], lang: str) -> tuple[Flowing, ...]:
    labels, _ = labels_for(lang)
    story = Story(
        id="boots", slug="boots", lang=lang, direction=labels.direction, status=Status.READY, channels=("print",),
        priority=3, labels=labels, publisher=Publisher("Courier", lang, None),
        headline=(Run("Boots"),), body=tuple(body),
    )  # fmt: skip
    return body_matter(story, Stick(TYPESETTER, MANIFEST, lang, labels.direction, GRID, SHAPES))


# ---- Frames ------------------------------------------------------------------------------------------------

LENGTHS = st.floats(0, 400, width=32)


@st.composite
def frames(draw: st.DrawFn, *, sound: bool = False) -> list[Frame]:
    """A chain over one to three pages; unless it has to be `sound`, some frames hold no line or no letter."""
    made = []
    for page in range(1, draw(st.integers(1, 3)) + 1):
        x = 20.0
        for _ in range(draw(st.integers(1, 4))):
            width = draw(
                st.sampled_from(
                    [90.0, 127.6, 155.0, 241.0] if sound else [0.0, 2.0, 25.0, 90.0, 127.6, 241.0]
                )
            )
            lines = draw(st.integers(8 if sound else 0, 45))
            made.append(Frame(x, 20.0 + GRID * draw(st.integers(0, 8)), width, lines, page))
            x += width + 14
    return made


INSETS = st.lists(
    st.builds(
        Inset,
        st.builds(Box, LENGTHS, LENGTHS, st.floats(0, 250, width=32), st.floats(0, 200, width=32)),
        st.integers(1, 3), *[st.floats(0, 12, width=32)] * 4,
    ),
    max_size=3,
)  # fmt: skip

# ---- Letters -----------------------------------------------------------------------------------------------


def letters(text: str) -> Counter[str]:
    """Every letter and sign that is printed."""
    plain = unicodedata.normalize("NFKC", text.replace("\u2010", "-"))
    return Counter(letter for letter in plain if letter.strip() and not _UNDRAWN.match(letter))


def letters_of(matter: Iterable[Flowing]) -> Counter[str]:
    """Those of matter that has not flowed yet. A box has the same letters at any width, but a table in records its
    names in each of them.
    """
    found: Counter[str] = Counter()
    for flowing in matter:
        if isinstance(flowing, FlowText):
            found += letters(flowing.marker + flowing.paragraph.text)
        else:
            found += letters("".join(text for row in flowing.make(ROOMY).rows for text in told(row.items)))
    return found


def told(items: Sequence[Item]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Group):
            yield from told(item.items)
        elif isinstance(item, TextBox):
            yield from (run.text for piece in item.pieces for line in piece.lines for run in line.runs)


def repeated(matter: Iterable[Flowing]) -> Counter[str]:
    """The letters of tables' heads, which may stand again in each part of a broken table, and of what says that a box
    goes on.
    """
    boxes = [box.make(ROOMY) for box in matter if isinstance(box, FlowBox)]
    rows = (row for box in boxes for row in (*box.again, *box.rows) if row.repeat or row in box.again)
    return letters("".join(text for row in rows for text in told(row.items)))


def pages_of(flowed: Flowed) -> list[ComposedPage]:
    return [ComposedPage(number, SHEET * 2, SHEET, items) for number, items in flowed.pages.items()]


def pictures_of(flowed: Flowed) -> dict[PictureBox, str]:
    items = (item for page in pages_of(flowed) for item in walk(page.items))
    return {item: "boots.jpg" for item in items if isinstance(item, PictureBox)}


def painted(flowed: Flowed, lang: str) -> str:
    """The words of the pages' HTML in document order."""
    made = paint_pages(
        pages_of(flowed),
        medium="screen",
        manifest=MANIFEST,
        book=BOOK,
        lang=lang,
        pictures=pictures_of(flowed),
    )
    return html.unescape(re.sub(r"<[^>]*>", "", str(made.html)))


def check(matter: Sequence[Flowing], flowed: Flowed, out: Counter[str]) -> None:
    """What went in is there or overset, and nothing else but the heads of broken tables."""
    over = flowed.overset
    rest = remainder(matter, over, TYPESETTER) if over else ()
    wanted, got = letters_of(matter), out + letters_of(rest)
    assert wanted - got == Counter(), "lost"
    assert set(got - wanted) <= set(repeated(matter)), "printed twice"


# ---- Any story, any frames ---------------------------------------------------------------------------------


@given(BODIES, frames(), INSETS, st.sampled_from(["en", "ru", "kk", "ar"]), st.integers(0, 3))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_no_word_is_lost(
    body: list[StoryBlock], chain: list[Frame], insets: list[Inset], lang: str, drop: int
) -> None:
    matter = [
        FlowText(one.paragraph, drop_cap=drop)
        if isinstance(one, FlowText) and one.role == "" and drop
        else one
        for one in matter_of(body, lang)
    ]
    flowed = flow(matter, chain, GRID, insets=insets, typesetter=TYPESETTER)
    check(matter, flowed, letters(painted(flowed, lang)))


@given(BODIES, frames(sound=True), INSETS)
@settings(max_examples=15, deadline=None, derandomize=True)
def test_the_words_of_a_paragraph_keep_their_order(
    body: list[StoryBlock], chain: list[Frame], insets: list[Inset]
) -> None:
    matter = [one for one in matter_of(body, "en") if isinstance(one, FlowText)]
    flowed = flow(matter, chain, GRID, insets=insets, typesetter=TYPESETTER)
    written = "".join(one.marker + one.paragraph.text for one in matter)
    plain = [
        "".join(unicodedata.normalize("NFKC", text).replace("\u2010", "-").split()).translate(
            {0xAD: None, 0x200B: None}
        )
        for text in (painted(flowed, "en"), written)
    ]
    assert plain[1].startswith(plain[0])
    assert (plain[0] == plain[1]) == (flowed.overset is None)


# ---- On paper ----------------------------------------------------------------------------------------------


@given(BODIES, frames(sound=True), INSETS, st.sampled_from(["en", "ru", "kk"]))
@settings(max_examples=3, deadline=None, derandomize=True, phases=[Phase.generate])
def test_no_word_is_lost_in_the_pdf(
    body: list[StoryBlock], chain: list[Frame], insets: list[Inset], lang: str
) -> None:
    matter = matter_of(body, lang)
    flowed = flow(matter, chain, GRID, insets=insets, typesetter=TYPESETTER)
    made = paint_pages(
        pages_of(flowed),
        medium="print",
        manifest=MANIFEST,
        book=BOOK,
        lang=lang,
        pictures=pictures_of(flowed),
    )
    page = proof.bare_page(made, MANIFEST, BOOK, lang)
    data = page_pdf(replace(page, assets={**page.assets, "boots.jpg": _photo()}), subject="any").data
    out = "".join(mark.text for mark in proof.tool.read_marks(data)).replace("\u00ad", "")
    check(matter, flowed, letters(out))


def _photo() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (90, 60), (90, 120, 90)).save(stream, "JPEG")
    return stream.getvalue()
