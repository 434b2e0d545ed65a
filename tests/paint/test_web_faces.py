"""a page's words + a layout → the faces that it brings: which cuts, which alphabets, what is asked for first."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from pagekit.fonts import font_book
from pagekit.layout import find_layout
from pagekit.notes import Note, warning
from pagekit.paint.web_faces import ARTICLE_FIRST, FRONT_FIRST, PageFaces, at_root, page_faces, strings

LAYOUT = find_layout("web-article")
BOOK = font_book(LAYOUT)


def faces(lang: str, words: str, kinds: tuple[str, ...] = (), root: str = "") -> PageFaces:
    return page_faces(LAYOUT.web, BOOK, lang, [words], first=ARTICLE_FIRST, kinds=kinds, root=root)


def names(found: PageFaces) -> set[str]:
    """The files without folder and hash."""
    return {re.sub(r"^fonts/(.*)-[0-9a-f]{10}\.woff2$", r"\1", name) for name in found.files}


def test_a_page_brings_the_cuts_of_its_styles_in_its_alphabet() -> None:
    assert names(faces("en", "The trains slow down")) == {
        "NotoSerif-Regular-latin", "NotoSerif-Bold-latin", "NotoSerif-Italic-latin", "SourceSerif4-Bold-latin",
        "IBMPlexSans-Regular-latin",
    }  # fmt: skip


def test_a_block_brings_the_cuts_that_it_is_set_in() -> None:
    plain, rich = faces("en", "The trains"), faces("en", "The trains", ("update", "code"))
    assert names(rich) - names(plain) == {"IBMPlexSans-Bold-latin", "NotoSansMono-Regular-latin"}


def test_letters_of_another_alphabet_come_from_a_file_of_their_own() -> None:
    found = faces("ru", "Поезд в Orléans")
    assert {"NotoSerif-Regular-cyrillic", "NotoSerif-Regular-latin"} <= names(found)
    ranged = re.findall(
        r"NotoSerif-Regular-(\w+)-\w+\.woff2\"\) format\(\"woff2\"\)(;unicode-range:[^}]*)?}", found.css
    )
    assert ranged == [("cyrillic", ""), ("latin", ";unicode-range:U+C0-D6,U+D8-FF,U+152-153")]


def test_an_arabic_page_is_led_by_its_own_family() -> None:
    found = faces("ar", "القطارات تبطئ")
    assert [name.split("/")[1].split("-")[:2] for name in found.first] == [
        ["NotoNaskhArabic", "Bold"],
        ["NotoNaskhArabic", "Regular"],
    ]


@pytest.mark.parametrize("lang", ["zh", "ko", "ka"])
def test_a_page_in_a_script_that_no_face_has_is_the_reader_s_own(lang: str) -> None:
    assert faces(lang, "The trains").files == {}
    assert faces(lang, "The trains").css == ""


def test_two_faces_are_asked_for_with_the_page_and_each_is_there() -> None:
    found = faces("en", "The trains slow down")
    assert len(found.first) == 2
    assert set(found.first) <= set(found.files)
    front = page_faces(
        find_layout("web-front").web,
        BOOK,
        "en",
        ["The trains"],
        first=FRONT_FIRST,
        also=[("headline", 400, True)],
    )
    assert len(front.first) == 2
    assert "SourceSerif4-Italic-latin" in names(front)


def test_no_face_comes_after_the_first_paint() -> None:
    rules = [rule for rule in faces("en", "The trains").css.splitlines() if "woff2" in rule]
    assert rules and all("font-display:optional" in rule for rule in rules)


def test_files_that_a_site_shares_are_named_from_its_root() -> None:
    found = faces("en", "The trains", root="/assets/")
    assert all(address.startswith("/assets/fonts/") for address in found.first)
    assert 'url("/assets/fonts/' in found.css
    assert all(name.startswith("assets/fonts/") for name in at_root(found, "/assets"))


@dataclass(frozen=True)
class Told:
    """A record with words, another in it, and notes on it."""

    words: str
    inner: tuple[Told, ...] = ()
    notes: tuple[Note, ...] = ()


def test_all_words_of_a_record_are_found_but_those_of_its_notes() -> None:
    told = Told("one", (Told("two", notes=(warning("a-note", "somewhere", "three", "four"),)),))
    assert sorted(strings(told)) == ["one", "two"]
