"""50,000 words in three languages, with every look, in every shape of frame → a table: is what was decided what is there?

Pages are composed, painted, printed to a PDF and opened in Chromium at both usual densities; every line is compared with
what was decided, and the words that went in with those that can be read and copied. `proved` does it for one batch.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import shutil
import sys
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright
from proof_pages import Batch, batches

from pagekit.fonts import FontBook, load_book
from pagekit.layout import PrintManifest, find_layout
from pagekit.paint import Html
from pagekit.paint.composed import PaintedPages, paint_pages
from pagekit.paint.pack_css import colours_css, faces_css, styles_css
from pagekit.press import page_pdf
from pagekit.resources import assets_dir
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.matter import Flowing, FlowText

TITLE = "proof"
AMOUNTS = {"en": 20_000, "ru": 20_000, "kk": 10_000}
RATIOS = (1, 2)
HEADINGS = (
    "lines", "decided", "same in PDF", "same in Chromium", "worst end pt", "in Chromium", "worst baseline pt",
    "in Chromium", "words in", "in PDF", "copied",
)  # fmt: skip
CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
# The ground of a printed page; the rest is the pack's own.
_GROUND = """*, *::before, *::after { box-sizing: border-box } html, body { margin: 0 } a { color: inherit }
h1, h2, h3, p, figure, ul, ol { margin: 0; padding: 0 } .small-caps { font-variant-caps: small-caps }
sup, sub { font-size: 0.72em; line-height: 0 } code { font-family: "Noto Sans Mono"; font-size: 0.88em }"""

Row = tuple[str, ...]


@dataclass
class Found:
    """What was found in one batch, or in several. Misses in points; counts of lines and words."""

    lines: int = 0
    pdf: int = 0
    chromium: int = 0
    pdf_end: float = 0.0
    chromium_end: float = 0.0
    pdf_baseline: float = 0.0
    chromium_baseline: float = 0.0
    words_in: int = 0
    words_pdf: int = 0
    words_copied: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, other: Found) -> None:
        """Both together."""
        for name in ("lines", "pdf", "chromium", "words_in", "words_pdf", "words_copied", "faults"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("pdf_end", "chromium_end", "pdf_baseline", "chromium_baseline"):
            setattr(self, name, max(getattr(self, name), getattr(other, name)))

    def cells(self) -> Row:
        """The row as text, in the order of HEADINGS; dashes where there is no Chromium."""
        seen = CHROMIUM is not None
        return (
            f"{self.lines:,}",
            f"{self.pdf:,}",
            f"{self.chromium:,}" if seen else "-",
            f"{self.pdf_end:.3f}",
            f"{self.chromium_end:.3f}" if seen else "-",
            f"{self.pdf_baseline:.3f}",
            f"{self.chromium_baseline:.3f}" if seen else "-",
            f"{self.words_in:,}",
            f"{self.words_pdf:,}",
            f"{self.words_copied:,}" if seen else "-",
        )


# ---- The table ---------------------------------------------------------------------------------------------


def tables(_rounds: int = 1) -> Iterator[tuple[str, list[Row]]]:
    """The table as its caption and its rows, headings first. Faults, should there be any, follow in the caption."""
    rows: list[Row] = [HEADINGS]
    total = Found()
    with chromium() as browser:
        for lang, words in AMOUNTS.items():
            for title, found in _by_measure(lang, words, browser):
                rows.append((title, *found.cells()))
                total.add(found)
    rows.append(("all", *total.cells()))
    said = "".join(f"\n{fault}" for fault in total.faults[:40])
    yield f"bold, italic, code, links, tracking, small and drop capitals, insets, doglegs{said}", rows


def _by_measure(lang: str, words: int, browser: Browser | None) -> Iterator[tuple[str, Found]]:
    press = Press()
    found: dict[float, Found] = {}
    for batch in batches(lang, words, press.manifest, press.typesetter):
        found.setdefault(batch.measure, Found()).add(proved(batch, press, browser))
    for measure, own in found.items():
        yield f"{lang} {measure:g} mm", own


# ---- One batch ---------------------------------------------------------------------------------------------


class Press:
    """The pack whose styles are used, its faces, and a typesetter."""

    def __init__(self, pack: str = "print-article") -> None:
        self.manifest: PrintManifest = find_layout(pack).printed
        self.book: FontBook = load_book((assets_dir() / "fonts",))
        self.typesetter = Typesetter(self.book)

    def html(self, batch: Batch, medium: Any) -> Html:
        """The batch's pages, with nothing around them."""
        made = paint_pages(
            batch.pages, medium=medium, manifest=self.manifest, book=self.book, lang=batch.lang
        )
        return bare_page(made, self.manifest, self.book, batch.lang)


def bare_page(made: PaintedPages, manifest: PrintManifest, book: FontBook, lang: str) -> Html:
    """Painted pages as a document: faces, colours and styles of the pack, and the rules of the pages."""
    rules = (faces_css(manifest, book), colours_css(manifest), _GROUND, styles_css(manifest), made.css)
    head = f'<head><meta charset="utf-8"><title>Proof</title><style>{chr(10).join(rules)}</style></head>'
    text = f'<!doctype html>\n<html lang="{lang}">{head}<body><main>{made.html}</main></body></html>'
    return Html(text, {face.asset: face.read() for face in book.faces}, composed=True)


def proved(batch: Batch, press: Press, browser: Browser | None) -> Found:
    """Paint, print and open the batch, and compare."""
    decided = tool.decided_lines(batch.pages, press.manifest, press.book, batch.lang)
    made = page_pdf(press.html(batch, "print"), subject=f"{batch.lang} {batch.measure} mm")
    proof = tool.pdf_proof(made.data, decided)
    words = words_in(batch.matter)
    found = Found(len(decided), proof.lines, len(decided), proof.end, 0.0, proof.baseline, 0.0, len(words))
    found.words_pdf = same(words, proof.words)
    found.faults = [*(f"PDF, {fault}" for fault in proof.faults), *(note.what for note in made.notes)]
    if browser is not None:
        _in_browser(press.html(batch, "screen"), browser, decided, words, found)
    return found


def _in_browser(
    html: Html, browser: Browser, decided: Sequence[Any], words: Sequence[str], found: Found
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for name, data in html.assets.items():
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            (home / name).write_bytes(data)
        (home / "page.html").write_text(html.text, "utf-8")
        for ratio in RATIOS:
            tab = browser.new_page(device_scale_factor=ratio)
            tab.goto((home / "page.html").as_uri())
            tab.evaluate("document.fonts.ready")
            proof = tool.browser_proof(tab, decided)
            copied = same(words, tool.copied_words(tab, decided))
            tab.close()
            found.chromium = min(found.chromium, proof.lines)
            found.chromium_end = max(found.chromium_end, proof.end)
            found.chromium_baseline = max(found.chromium_baseline, proof.baseline)
            found.words_copied = min(found.words_copied, copied) if ratio != RATIOS[0] else copied
            found.faults += [f"Chromium at {ratio}, {fault}" for fault in proof.faults]


@contextlib.contextmanager
def chromium() -> Iterator[Browser | None]:
    """The browser, or None where it is not installed."""
    if CHROMIUM is None:
        yield None
        return
    alone = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=CHROMIUM, args=["--disable-gpu", *alone])
        yield running
        running.close()


# ---- Words -------------------------------------------------------------------------------------------------


def words_in(matter: Iterable[Flowing]) -> list[str]:
    """The words of the matter's paragraphs in order, markers first, as they are printed."""
    texts = (one for one in matter if isinstance(one, FlowText))
    said = " ".join(f"{text.marker} {text.paragraph.text}" for text in texts)
    return unicodedata.normalize("NFKC", said.translate({0xAD: None, 0x200B: None, 0x2010: "-"})).split()


def same(wanted: Sequence[str], got: Sequence[str]) -> int:
    """How many of the words are there, in their order."""
    got = unicodedata.normalize("NFKC", " ".join(got).replace("\u2010", "-")).split()
    if list(wanted) == got:
        return len(wanted)
    found, at = 0, 0
    for word in wanted:
        with contextlib.suppress(ValueError):
            at = got.index(word, at, at + 200) + 1
            found += 1
    return found


def _tool() -> Any:
    """The proof of painted pages, which lies with the painter's tests."""
    path = Path(__file__).resolve().parent.parent / "paint" / "composed_proof.py"
    spec = importlib.util.spec_from_file_location("composed_proof", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    # Data classes look their module up by name.
    sys.modules["composed_proof"] = module
    spec.loader.exec_module(module)
    return module


tool = _tool()
