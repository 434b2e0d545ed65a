"""words → their running sums: each letter in the face that has it, kept widths and fresh ones alike."""

from __future__ import annotations

import hashlib
import io

import pytest
from fontTools.ttLib import TTFont

from pagekit.fonts import Shaper, load_book
from pagekit.fonts.shape import Look, chain
from pagekit.resources import assets_dir

FONTS = assets_dir() / "fonts"
SERIF, HEAD, LABEL, ARABIC, MONO = (
    "Noto Serif",
    "Source Serif 4",
    "IBM Plex Sans",
    "Noto Naskh Arabic",
    "Noto Sans Mono",
)


@pytest.fixture(scope="module")
def shaper() -> Shaper:
    return Shaper(load_book((FONTS,)))


@pytest.fixture(scope="module")
def poor(tmp_path_factory: pytest.TempPathFactory) -> Shaper:
    """Faces of which the first, Poor, is Source Serif without the letters Қ and қ."""
    folder = tmp_path_factory.mktemp("fonts")
    font = TTFont(FONTS / "SourceSerif4-Light.ttf")
    for table in font["cmap"].tables:
        for letter in "Ққ":
            table.cmap.pop(ord(letter), None)
    stream = io.BytesIO()
    font.save(stream)
    (folder / "Poor.ttf").write_bytes(stream.getvalue())
    entry = {"family": "Poor", "weight": 400, "style": "normal", "file": "Poor.ttf"}
    entry["sha256"] = hashlib.sha256(stream.getvalue()).hexdigest()
    lines = [f"{key} = {value!r}" for key, value in entry.items()]
    (folder / "manifest.toml").write_text("[[face]]\n" + "\n".join(lines), "utf-8")
    return Shaper(load_book((folder, FONTS)))


def width(shaper: Shaper, word: str, *families: str) -> float:
    return shaper.table(Look(families))[word][-1]


# ---- What has no width -------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["\u00ad", "\u00ad" * 500, "\u200b\u2060"])
def test_a_text_whose_glyphs_are_all_removed_has_no_width(shaper: Shaper, text: str) -> None:
    assert shaper.table(Look(("Noto Serif",)))[text] == (0.0,) * (len(text) + 1)


def test_soft_hyphens_take_no_room_in_a_word(shaper: Shaper) -> None:
    table = shaper.table(Look(("Noto Serif",)))
    assert table["ab\u00adab"][2] == table["ab\u00adab"][3]


# ---- A word of two faces -----------------------------------------------------------------------------------


def test_a_word_of_two_faces_is_as_wide_as_its_parts_in_each(shaper: Shaper) -> None:
    """Latin letters, an Arabic one, Latin letters: Naskh has them all, and is not asked for the Latin ones."""
    sums = shaper.table(Look((HEAD, ARABIC)))["abوcd"]
    before, arabic, after = width(shaper, "ab", HEAD), width(shaper, "و", ARABIC), width(shaper, "cd", HEAD)
    assert sums[2] == pytest.approx(before)
    assert sums[3] == pytest.approx(before + arabic)
    assert sums[5] == pytest.approx(before + arabic + after)
    assert round(sums[5], 3) == 2.759 != round(width(shaper, "abوcd", ARABIC), 3)


def test_a_kazakh_letter_that_the_first_face_lacks_comes_from_the_next(poor: Shaper) -> None:
    sums = poor.table(Look(("Poor", SERIF)))["Қазақстан"]
    first, second = (width(poor, letter, SERIF) for letter in "Ққ")
    inner, end = width(poor, "аза", "Poor"), width(poor, "стан", "Poor")
    assert [round(sum_, 4) for sum_ in (first, inner, second, end)] == [0.741, 1.519, 0.642, 2.269]
    assert sums[1] == pytest.approx(first)
    assert sums[4] == pytest.approx(first + inner)
    assert sums[5] == pytest.approx(first + inner + second)
    assert sums[9] == pytest.approx(first + inner + second + end)
    assert poor.missing == {}


def test_a_letter_that_no_face_has_is_told_and_measured_as_the_first_face_draws_it(poor: Shaper) -> None:
    table = poor.table(Look(("Poor",)))
    box = table["Қ"][-1]
    assert table["аҚа"][-1] == pytest.approx(2 * table["а"][-1] + box)
    assert list(poor.missing) == ["Қ"]


def test_a_mark_stays_with_its_letter(shaper: Shaper) -> None:
    """Naskh has the accent and not the letter: the accent comes from the letter's face, and takes no room."""
    both = shaper.table(Look((ARABIC, SERIF)))
    assert both["а\u0301б"] == shaper.table(Look((SERIF,)))["а\u0301б"]
    assert [round(sum_, 3) for sum_ in both["а\u0301б"]] == [0.0, 0.57, 0.57, 1.153]


def test_without_a_face_every_letter_is_a_square(shaper: Shaper) -> None:
    assert shaper.table(Look(("Helvetica",)))["abc"] == (0.0, 1.0, 2.0, 3.0)


# ---- Kept widths and fresh ones ----------------------------------------------------------------------------

WORDS = [
    "Тут",
    "поезд,",
    "Қазақстан’да",
    "ГТ",
    "УА",
    "AV",
    "To.",
    "naïve",
    "«Комитет»",
    "12:40",
    "—",
    "é",
    "x́y",
    "→",
    "well-known",
    "fi",
    "office",
    "مرحبا",
    "a\xadb",
    "1,250",
    "№\xa07",
    "АВ",
    "ТА",
]


@pytest.mark.parametrize(
    "look",
    [
        Look((SERIF, MONO, ARABIC)),
        Look((ARABIC, SERIF)),
        Look((HEAD, ARABIC), 700, features=("-liga",), lang="ru"),
        Look((LABEL,), features=("smcp",), lang="kk"),
    ],
    ids=["serif", "a first face without Cyrillic", "bold, no ligatures", "small capitals"],
)
def test_words_shaped_in_one_go_are_as_wide_as_each_by_itself(look: Look) -> None:
    together, alone = (Shaper(load_book((FONTS,))).table(look) for _ in range(2))
    together.warm(WORDS)
    assert len(together) > 9, "the plain ones are shaped in one go"
    assert {word: together[word] for word in WORDS} == {
        word: pytest.approx(alone[word], abs=1e-9) for word in WORDS
    }


def test_a_width_that_is_kept_is_that_of_the_first_time(shaper: Shaper) -> None:
    table = shaper.table(Look((SERIF,)))
    first = table["committee"]
    table.warm(["committee", "boots", "committee"])
    assert table["committee"] is first
    assert shaper.table(Look((SERIF,))) is table


# ---- Kerning, features, faces ------------------------------------------------------------------------------


def test_pairs_are_kerned(shaper: Shaper) -> None:
    table = shaper.table(Look((HEAD,)))
    letters = sum(table[letter][-1] for letter in "AVA")
    assert (round(letters, 3), round(table["AVA"][-1], 3)) == (2.093, 1.876)


@pytest.mark.parametrize(
    ("features", "sums"), [((), [0.0, 0.663, 0.663]), (("-liga",), [0.0, 0.369, 0.689])], ids=["on", "off"]
)
def test_a_ligature_is_one_letter_wide_unless_it_is_off(
    shaper: Shaper, features: tuple[str, ...], sums: list[float]
) -> None:
    found = shaper.table(Look((SERIF,), features=features))["fi"]
    assert [round(sum_, 3) for sum_ in found] == sums


def test_small_capitals_are_wider_than_small_letters(shaper: Shaper) -> None:
    widths = [
        round(shaper.table(Look((HEAD,), features=own))["abc"][-1], 3) for own in ((), ("smcp",), ("-smcp",))
    ]
    assert widths == [1.677, 1.816, 1.677]


@pytest.mark.parametrize(
    ("family", "weight", "italic", "face"),
    [
        (SERIF, 400, False, (400, "normal")),
        (SERIF, 400, True, (400, "italic")),
        (SERIF, 600, True, (700, "italic")),
        (SERIF, 500, False, (400, "normal")),
        (SERIF, 900, False, (700, "normal")),
        (HEAD, 400, False, (300, "normal")),
        (HEAD, 200, False, (300, "normal")),
        (HEAD, 550, False, (700, "normal")),
        (LABEL, 550, False, (600, "normal")),
        (LABEL, 610, False, (700, "normal")),
        (LABEL, 500, False, (400, "normal")),
        (LABEL, 700, True, (400, "italic")),
    ],
)
def test_the_face_is_the_one_that_a_browser_takes(
    shaper: Shaper, family: str, weight: int, italic: bool, face: tuple[int, str]
) -> None:
    (found,) = chain(shaper.book, Look((family,), weight, italic))
    assert (found.weight, found.style) == face


def test_a_chain_has_a_face_of_each_family_that_is_there(shaper: Shaper) -> None:
    found = chain(shaper.book, Look((HEAD, "Helvetica", ARABIC), 700))
    assert [(face.family, face.weight) for face in found] == [(HEAD, 700), (ARABIC, 700)]
