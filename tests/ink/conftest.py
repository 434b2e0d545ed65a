"""the sample publication's stories → laid out once for all workers, inked and joined once for the tests of each."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any

import pikepdf
import pytest

import pagekit
from pagekit.ink import PageInk
from pagekit.production.article_pdf import PDF
from pagekit.production.docket import take_order
from pagekit.production.printing import inked, printed
from pagekit.production.stages import LaidOut, lay_out
from tests.ink.heard import Heard, heard
from tests.once import once

COURIER = Path(pagekit.__file__).parents[1] / "examples" / "courier"
STORIES = {path.stem: path for path in sorted((COURIER / "articles").iterdir()) if path.is_file()}
PACKS = ("print-article", "magazine")
AT = datetime(2026, 3, 3, 6, tzinfo=UTC)


@dataclass
class Sample:
    """A story of the sample publication in a pack: as it was laid out, and what was written of it."""

    made: LaidOut

    @cached_property
    def pages(self) -> tuple[PageInk, ...]:
        """Its pages, inked."""
        return inked(self.made)

    @cached_property
    def pdf(self) -> bytes:
        """Its PDF."""
        return printed(self.made).data

    @cached_property
    def document(self) -> pikepdf.Pdf:
        """Its PDF, opened."""
        return pikepdf.open(io.BytesIO(self.pdf))

    @cached_property
    def tree(self) -> Heard:
        """What its PDF tells."""
        return heard(self.document)


Samples = Callable[[str, str], Sample]


@pytest.fixture(scope="session")
def sample(kept_pictures: Path, run_folder: Path) -> Samples:
    """Lays a story out in a pack, once."""
    site, adverts = (
        pagekit.read_publication(COURIER / "publication.toml"),
        pagekit.read_adverts(COURIER / "adverts.toml"),
    )

    def laid(name: str, wished: dict[str, Any]) -> LaidOut:
        return lay_out(pagekit.read_article(STORIES[name]), take_order(PDF, None, wished))

    @cache
    def lay(name: str, pack: str) -> Sample:
        wished = {
            "publication": site,
            "layout": pack,
            "adverts": adverts,
            "at": AT,
            "cache": kept_pictures,
            "drafts": True,
        }
        return Sample(once(run_folder, f"{name} in {pack}", partial(laid, name, wished)))

    return lay
