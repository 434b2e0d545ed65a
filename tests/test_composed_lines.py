"""A long text in three languages → the lines decided, those of the PDF and those of Chromium: the same, word for word.

A smaller sample of what `scripts/bench --only proof` proves on 50,000 words.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BENCHMARKS = Path(__file__).with_name("benchmarks")
NEAR = 0.1
"""Points."""
WORDS, SIZE = 1_000, 500


def _bench(name: str) -> ModuleType:
    """A module of the benchmarks, which find each other by their folder."""
    sys.path.insert(0, str(BENCHMARKS))
    try:
        spec = importlib.util.spec_from_file_location(name, BENCHMARKS / f"{name}.py")
        assert spec and spec.loader
        module = sys.modules.setdefault(name, importlib.util.module_from_spec(spec))
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(BENCHMARKS))
    return module


proof = _bench("proof")
texts = sys.modules["texts"]
proof_pages = sys.modules["proof_pages"]
press = proof.Press()


def sample(lang: str) -> list[Any]:
    """Batches of the sample articles' words in each measure."""
    copy = texts._sample_text(lang, "report").paragraphs
    return list(proof_pages.batches(lang, WORDS, press.manifest, press.typesetter, size=SIZE, copy=copy))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with proof.chromium() as running:
        yield running


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_every_line_is_where_it_was_decided(lang: str, browser: Any) -> None:
    found = proof.Found()
    for batch in sample(lang):
        found.add(proof.proved(batch, press, browser))
    assert found.faults == []
    assert found.lines == found.pdf == found.chromium > 100
    assert found.words_in == found.words_pdf > WORDS
    assert max(found.pdf_end, found.pdf_baseline) <= NEAR
    if browser is not None:
        assert found.words_copied == found.words_in
        assert max(found.chromium_end, found.chromium_baseline) <= NEAR


def test_the_sample_has_everything_in_it() -> None:
    boxes = [
        text
        for batch in sample("en")
        for page in batch.pages
        for text, _ in proof.tool.text_boxes(page.items, "en")
    ]
    every = [piece for text in boxes for piece in text.pieces]
    runs = [run for piece in every for line in piece.lines for run in line.runs]
    looks = ("strong", "emphasis", "code", "strike", "script", "href", "small_caps")
    assert [look for look in looks if not any(getattr(run, look) for run in runs)] == []
    assert {piece.tracking > 0 for piece in every} == {piece.justified for piece in every} == {True, False}
    assert any(piece.tracking < 0 for piece in every) and any(piece.size for piece in every)
    assert any(line.hyphen for piece in every for line in piece.lines)
    assert len({piece.measure for piece in every if piece.justified}) > 10
    assert any(len({piece.x for piece in text.pieces}) > 2 for text in boxes)


@pytest.mark.skipif(proof.CHROMIUM is None, reason="Chromium is not installed; scripts/setup installs it")
def test_the_browser_was_asked(browser: Any) -> None:
    assert browser is not None
