"""Every layout pack with every sample article → HTML, PDF and PNG, and one contact sheet to look at.

    python examples/preview_layouts.py [--articles FOLDER] [--out FOLDER] [--cache FOLDER]
                                       [--only PACK] [--poster FILE]

Web pages are photographed with Chromium (light at 1280 px, dark at 390 px) and printed with it, so that the page's own
print style is seen too; without Chromium these pictures are left out and the rest is made. So are the PDFs of layouts
that flow, where Pango is not there.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from rich.progress import Progress

import pagekit
from contact_sheet import Frame, page_figures, write_poster, write_sheet
from photographer import Photographer, open_photographer

HERE = Path(__file__).parent
READABLE = {".json", ".yaml", ".yml", ".toml", ".md"}
PAGE_DPI = 84
PAGES_SHOWN = 3
FRONT = "web-front"
"""The pack of front pages: `site.py` shows those."""
POSTER = (
    "print-article/saiga-road/page-1.png",
    "magazine/night-train/page-1.png",
    "print-article/assy-stars/page-1.png",
    "web-article/night-train/web-1280.png",
    "web-article/kilometre-212-live/web-390-dark.png",
    "web-article/last-tram/web-1280.png",
    "web-article/bir-kun/web-1280.png",
    "web-article/assy-stars/web-390-dark.png",
)
"""The pages of the README's picture."""


def main() -> None:
    """Read the arguments, render everything, write the sheet."""
    options = _arguments()
    out: Path = options.out
    site = pagekit.read_publication(HERE / "courier" / "publication.toml")
    adverts = pagekit.read_adverts(HERE / "courier" / "adverts.toml")
    files = sorted(
        path for path in options.articles.iterdir() if path.suffix in READABLE and path.stem != "README"
    )
    packs = (
        [options.only] if options.only else [name for name in pagekit.list_layouts() if _for_stories(name)]
    )
    rows: dict[str, list[Frame]] = {}
    lacking: set[str] = set()
    notes = 0
    with open_photographer() as photographer, Progress() as progress:
        task = progress.add_task("rendering", total=len(files) * len(packs))
        stories = [pagekit.read_article(path) for path in files]
        for path, article in zip(files, stories, strict=True):
            for pack in packs:
                folder = out / pack / path.stem
                made = partial(_made, article, site, adverts, pack, stories, options.cache)
                frames, found = _render(article, pack, folder, photographer, made, lacking)
                rows.setdefault(path.stem, []).extend(frames)
                notes += found
                progress.advance(task)
    sheet = write_sheet(rows, out / "contact-sheet.png")
    print(f"{len(files)} articles, {len(packs)} layouts, {notes} notes (report.json beside each)")
    if photographer.missing:
        print(f"no pictures of web pages: {photographer.missing}")
    for problem in sorted(lacking):
        print(f"left out: {problem}")
    print(f"contact sheet: {sheet}")
    if options.poster:
        print(f"poster: {write_poster([out / name for name in POSTER], options.poster)}")


def _for_stories(pack: str) -> bool:
    """Whether the pack is for one story: fronts and the sheets of an edition are shown by examples of their own."""
    return pack != FRONT and getattr(pagekit.find_layout(pack).manifest, "packed", None) is None


Maker = Callable[..., Any]


def _made(
    article: pagekit.Article,
    site: pagekit.Publication,
    adverts: pagekit.AdvertBook,
    pack: str,
    stories: Sequence[pagekit.Article],
    cache: Path,
    render: Maker,
    **more: object,
) -> Any:
    """The story by one of the two calls; both find what the other has made of its pictures."""
    return render(
        article, publication=site, layout=pack, adverts=adverts, stories=stories, cache=cache, **more
    )


def _render(
    article: pagekit.Article,
    pack: str,
    folder: Path,
    photographer: Photographer,
    made: Maker,
    lacking: set[str],
) -> tuple[list[Frame], int]:
    manifest = pagekit.find_layout(pack).manifest
    page = made(pagekit.render_html, options={"faces": "bundled"} if "faces" in manifest.options else {})
    page.write(folder)
    (folder / "report.json").write_text(page.report.to_json(), "utf-8")
    frames: list[Frame] = []
    if manifest.medium == "web":
        whole = page.standalone()
        frames += photographer.pictures(whole, folder, pack)
        photographer.print(whole, folder / f"{article.id}.pdf")
        return frames, len(page.report.notes)
    try:
        pdf = made(pagekit.render_pdf)
    except pagekit.MissingDependency as problem:
        lacking.add(str(problem))
    else:
        pdf.write(folder / f"{article.id}.pdf")
        frames += _pages(pdf, folder, pack)
    return frames, len(page.report.notes)


def _pages(pdf: pagekit.PdfDocument, folder: Path, pack: str) -> Iterable[Frame]:
    figures = page_figures(pdf.report)
    for number, data in enumerate(pdf.thumbnails(dpi=PAGE_DPI), 1):
        path = folder / f"page-{number}.png"
        path.write_bytes(data)
        if number <= PAGES_SHOWN and (pack != "base" or number == 1):
            told = figures[number - 1] if figures else ""
            yield Frame(f"{pack}, page {number} of {pdf.page_count}", path, told)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=Path, default=HERE / "courier" / "articles")
    parser.add_argument("--out", type=Path, default=Path("out/preview"))
    parser.add_argument("--cache", type=Path, default=Path("out/cache"), help="where picture files are kept")
    parser.add_argument("--only", metavar="PACK")
    parser.add_argument("--poster", type=Path, metavar="FILE", help="the README's picture as well")
    return parser.parse_args()


if __name__ == "__main__":
    main()
