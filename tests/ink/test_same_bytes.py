"""the same pages → the same bytes: inked twice, in any order, in one process or in several, with the engine or without."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path

import pytest

from pagekit.fonts import FontBook
from pagekit.ink import Inker, PageInk
from pagekit.ink.inking import Pictures
from pagekit.join import join
from pagekit.layout import PrintManifest
from pagekit.production.printing import document_facts, inked, printed
from pagekit.typeset.page import ComposedPage
from tests.ink.conftest import AT, COURIER, PACKS, STORIES, Samples

NAME = "chess-club"
# What the engine brings is not to be had: neither its own modules nor the library that it draws letters with.
WITHOUT = """
import json, sys
from hashlib import sha256
for name in ("weasyprint", "pydyf", "cffi", "_cffi_backend"):
    sys.modules[name] = None
import pagekit
from datetime import datetime

story, publication, adverts, cache, at, *packs = sys.argv[1:]
made = [
    pagekit.render_pdf(
        pagekit.read_article(story),
        publication=pagekit.read_publication(publication),
        adverts=pagekit.read_adverts(adverts),
        layout=pack,
        cache=cache,
        at=datetime.fromisoformat(at),
        drafts=True,
    )
    for pack in packs
]
assert sys.modules["weasyprint"] is sys.modules["cffi"] is None
json.dump([sha256(pdf.data).hexdigest() for pdf in made], sys.stdout)
"""
LOADED = """
import json, sys
import pagekit

pagekit.render_pdf(pagekit.read_article(b'{"id": "river", "headline": "The river is back", "body": []}'))
json.dump(sorted(sys.modules), sys.stdout)
"""


def told(program: str, *words: str) -> list[str]:
    """What the program told in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program, *words],
        env=os.environ | {"PYTHONPATH": str(COURIER.parents[1])},
        capture_output=True,
        check=True,
    )
    answer = json.loads(done.stdout)
    assert isinstance(answer, list)
    return answer


def inked_by(
    manifest: PrintManifest, book: FontBook, page: ComposedPage, pictures: Pictures, lang: str
) -> PageInk:
    """A page, inked by somebody who has seen no other."""
    return Inker(manifest, book).page(page, pictures=pictures, lang=lang)


def test_a_story_is_the_same_twice(sample: Samples) -> None:
    made = sample(NAME, "magazine").made
    assert inked(made) == inked(made)
    assert printed(made).data == printed(made).data


@pytest.mark.parametrize("name", ["night-train", "assy-stars"])
def test_pages_may_be_inked_in_any_order(name: str, sample: Samples) -> None:
    made = sample(name, "print-article").made
    job, composition = made.job, made.page.composition
    assert composition is not None
    inker = Inker(job.layout.printed, job.fonts)
    backwards = [
        inker.page(page, pictures=made.page.placed, lang=job.story.lang)
        for page in reversed(composition.pages)
    ]
    alone = [
        inked_by(job.layout.printed, job.fonts, page, made.page.placed, job.story.lang)
        for page in composition.pages
    ]
    assert backwards[::-1] == alone


def test_pages_inked_in_two_processes_make_the_same_document(sample: Samples) -> None:
    made = sample("night-train", "print-article").made
    job, composition = made.job, made.page.composition
    assert composition is not None and len(composition.pages) == 3
    orders = [
        (job.layout.printed, job.fonts, page, dict(made.page.placed), job.story.lang)
        for page in composition.pages
    ]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        away = list(pool.map(inked_by, *zip(*orders, strict=True)))
    here = [inked_by(*order) for order in orders]
    assert away == here
    facts, files = document_facts(job.story), job.materials.assets
    assert join(away, facts, files).data == join(here, facts, files).data


@pytest.mark.parametrize("pack", PACKS)
def test_pages_that_travelled_make_the_same_document(pack: str, sample: Samples) -> None:
    made = sample("assy-stars", pack)
    pages = pickle.loads(pickle.dumps(made.pages))  # noqa: S301 - made here
    assert pages == made.pages
    job = made.made.job
    assert join(pages, document_facts(job.story), job.materials.assets).data == made.pdf


def test_without_the_engine_the_bytes_are_the_same(sample: Samples, kept_pictures: Path) -> None:
    files = (STORIES[NAME], COURIER / "publication.toml", COURIER / "adverts.toml", kept_pictures)
    found = told(WITHOUT, *map(str, files), AT.isoformat(), *PACKS)
    assert found == [sha256(sample(NAME, pack).pdf).hexdigest() for pack in PACKS]


def test_a_composed_story_loads_no_engine() -> None:
    loaded = told(LOADED)
    assert "pagekit.join.document" in loaded
    engine = {"weasyprint", "pydyf", "cffi", "tinycss2", "tinyhtml5", "cssselect2"}
    assert [name for name in loaded if name.partition(".")[0] in engine] == []
