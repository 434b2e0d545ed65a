"""Hostile words in every field → a page on which nothing runs and nothing is fetched, in a real Chromium."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import get_args

import pytest

import pagekit
from pagekit.model.article import Design
from tests.inert.hostile import HOSTILE
from tests.inert.reader import Reader, wrong
from tests.inert.stories import groups, hostile_adverts, hostile_article, hostile_site, in_turn, same


def test_the_list_is_long_and_says_nothing_twice() -> None:
    assert len(HOSTILE) >= 85 and len(set(HOSTILE)) == len(HOSTILE)


@pytest.mark.parametrize("layout", ["web-article", "base"])
def test_hostile_words_in_every_field_are_inert(
    reader: Reader, desk: Path, tmp_path: Path, layout: str
) -> None:
    # All of the list in every field, a few lines at a time.
    assert wrong(reader, tmp_path, (
        (text, pagekit.render_html(
            hostile_article(same(text)), publication=hostile_site(same(text)), layout=layout, adverts=hostile_adverts(same(text)), files_from=desk
        ))
        for text in groups(HOSTILE)
    )) == {}  # fmt: skip


def test_hostile_words_that_stand_alone_are_inert(reader: Reader, desk: Path, tmp_path: Path) -> None:
    assert wrong(reader, tmp_path, (
        (f"from {start}", pagekit.render_html(
            hostile_article(in_turn(start)), publication=hostile_site(in_turn(start + 7)), adverts=hostile_adverts(in_turn(start)), files_from=desk
        ))
        for start in range(0, len(HOSTILE), 9)
    )) == {}  # fmt: skip


@pytest.mark.parametrize("design", get_args(Design))
def test_every_design_is_inert(reader: Reader, desk: Path, tmp_path: Path, design: str) -> None:
    assert wrong(reader, tmp_path, (
        (text, pagekit.render_html(
            hostile_article(same(text), design, lang=lang), publication=hostile_site(same(text)), adverts=hostile_adverts(same(text)), files_from=desk
        ))
        for text, lang in zip(groups(HOSTILE, 900)[::2], itertools.cycle(["en", "ar"]), strict=False)
    )) == {}  # fmt: skip


def test_a_front_page_is_inert(reader: Reader, desk: Path, tmp_path: Path) -> None:
    assert wrong(reader, tmp_path, (
        (text, pagekit.render_front(
            [hostile_article(same(text), id=f"s{n}", url=f"https://courier.example/{n}") for n in range(4)],
            publication=hostile_site(same(text)), files_from=desk,
        ))
        for text in groups(HOSTILE)
    )) == {}  # fmt: skip


def test_hostile_words_stay_words_in_the_pdf(desk: Path) -> None:
    for evil in groups(HOSTILE, 900)[::3]:
        made = pagekit.render_pdf(
            hostile_article(same(evil)), publication=hostile_site(same("x")), files_from=desk
        )
        assert b"/JavaScript" not in made.data
        assert not made.report.with_code("engine")
