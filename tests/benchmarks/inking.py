"""the sample publication's stories in packs for print → a table: ink against the engine, pixel by pixel.

Both draw the same composed pages, and PDFium shows both. A pixel differs where one of its colours is off by more than
`FAR`. Known causes: heads, whose lines the engine shapes whole, so that it kerns over word spaces too, and whose
tracking it writes in whole thousandths of an em, so that a line ends by up to one point elsewhere; edges of pictures,
which it puts half a pixel elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image, ImageChops

import pagekit
from pagekit.model.base import altered
from pagekit.press import pressed
from pagekit.production.article_pdf import PDF
from pagekit.production.docket import take_order
from pagekit.production.painting import paint
from pagekit.production.printing import printed
from pagekit.production.stages import LaidOut, lay_out
from pagekit.units import mm

TITLE = "ink against the engine"
HEADINGS = ("pixels that differ, % of a page", "pages", "mean", "worst", "on page")
PACKS = ("print-article", "magazine")
DPI, FAR = 150, 64
"""FAR is of 255."""
MOST = 0.5
"""Per cent of a page."""
COURIER = Path(__file__).resolve().parents[2] / "examples" / "courier"

Row = tuple[str, ...]


def tables(_rounds: int = 1) -> Iterator[tuple[str, list[Row]]]:
    """The table as its caption and its rows, headings first."""
    rows: list[Row] = [HEADINGS]
    every: list[float] = []
    with TemporaryDirectory() as kept:
        for name, made in _samples(Path(kept)):
            shares = differing(made)
            every += shares
            rows.append((name, *_cells(shares)))
    rows.append(("all", *_cells(every)))
    yield f"{DPI} dpi, off by more than {FAR} of 255; at most {MOST} % of a page", rows


def differing(made: LaidOut) -> list[float]:
    """Per cent of the pixels of each page that are not the same from both."""
    ink = _shown(printed(_within(made)).data)
    engine = _shown(pressed(paint(made).html, made.job.story.id).data)
    return [_share(own, other) for own, other in zip(ink, engine, strict=True)]


def _within(made: LaidOut) -> LaidOut:
    """The same without bleed: what reaches an edge is drawn larger for it, which the engine does not do."""
    job, manifest = made.job, made.job.layout.printed
    layout = replace(job.layout, manifest=altered(manifest, bleed=mm(0)))
    return replace(made, job=replace(job, layout=layout))


def _samples(kept: Path) -> Iterator[tuple[str, LaidOut]]:
    site = pagekit.read_publication(COURIER / "publication.toml")
    adverts = pagekit.read_adverts(COURIER / "adverts.toml")
    for path in sorted(path for path in (COURIER / "articles").iterdir() if path.is_file()):
        story = pagekit.read_article(path)
        for pack in PACKS:
            order = pagekit.Order(publication=site, adverts=adverts, layout=pack, cache=kept, drafts=True)
            yield f"{path.stem}, {pack}", lay_out(story, take_order(PDF, order, {}))


def _cells(shares: list[float]) -> Row:
    worst = max(shares)
    return (
        f"{len(shares):,}",
        f"{sum(shares) / len(shares):.3f}",
        f"{worst:.3f}",
        f"{shares.index(worst) + 1}",
    )


def _shown(pdf: bytes) -> list[Image.Image]:
    return [page.render(scale=DPI / 72).to_pil().convert("RGB") for page in pypdfium2.PdfDocument(pdf)]


def _share(own: Image.Image, other: Image.Image) -> float:
    if own.size != other.size:
        return 100.0
    red, green, blue = ImageChops.difference(own, other).split()
    counts = ImageChops.lighter(ImageChops.lighter(red, green), blue).histogram()
    return 100 * sum(counts[FAR + 1 :]) / (own.width * own.height)
