"""the packs and the sample publication → small pictures of pages, and gallery.md that shows them.

    python docs/gallery.py out/gallery

Without Chromium the pages for the web are left out, and the page says so.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "examples")]

import pagekit  # noqa: E402 - from this checkout
from photographer import Photographer, open_photographer  # noqa: E402 - an example, too

COURIER = ROOT / "examples" / "courier"
READABLE = {".json", ".yaml", ".toml", ".md"}
FLOWING, FRONT = "base", "web-front"
SHEETS = ("tabloid", "broadsheet")
WIDTH = 360
"""Of a picture, in pixels."""
TALLEST = 1.5
"""A long web page is cut at this height over its width."""
MOST_BYTES_QUALITY = 78


@dataclass(frozen=True)
class Shown:
    """A picture of a page, and the words under it."""

    name: str
    words: str


class Gallery:
    """What goes into the folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.site = pagekit.read_publication(COURIER / "publication.toml")
        paths = sorted(path for path in (COURIER / "articles").iterdir() if path.suffix in READABLE)
        self.stories = [pagekit.read_article(path) for path in paths]
        self.order = pagekit.Order(
            publication=self.site, stories=self.stories, cache=str(ROOT / "out" / "cache"), options={}
        )

    def of_designs(self) -> list[pagekit.Article]:
        """The first story of each design, the standard one first."""
        found: dict[str, pagekit.Article] = {}
        for story in sorted(
            self.stories, key=lambda one: (one.design != "standard", one.lang != "en", not one.photos)
        ):
            found.setdefault(str(story.design), story)
        return list(found.values())

    def keep(self, png: bytes, name: str, words: str) -> Shown:
        """The picture, small, as a JPEG."""
        with Image.open(io.BytesIO(png)) as image:
            page = image.convert("RGB")
        page = page.crop((0, 0, page.width, min(page.height, round(page.width * TALLEST))))
        page = page.resize((WIDTH, round(page.height * WIDTH / page.width)), Image.Resampling.LANCZOS)
        page.save(self.folder / f"{name}.jpg", quality=MOST_BYTES_QUALITY, optimize=True)
        return Shown(f"{name}.jpg", words)

    def printed(self, pack: str) -> Iterator[Shown]:
        """The first page of every design."""
        for story in self.of_designs():
            pdf = pagekit.render_pdf(story, order=self.order, layout=pack)
            yield self.keep(
                pdf.thumbnails(dpi=70)[0], f"{pack}-{story.design}", f"{story.design}: {story.headline}"
            )

    def web(self, pack: str, photographer: Photographer) -> Iterator[Shown]:
        """The page of every design, on a desk and on a telephone at night."""
        for story in self.of_designs():
            page = pagekit.render_html(story, order=self.order, layout=pack)
            yield from self._photographed(
                page, photographer, f"{pack}-{story.design}", f"{story.design}: {story.headline}"
            )

    def front(self, photographer: Photographer) -> Iterator[Shown]:
        """The home page."""
        page = pagekit.render_front(self.stories, order=self.order)
        yield from self._photographed(page, photographer, FRONT, self.site.name)

    def _photographed(
        self, page: pagekit.HtmlPage, photographer: Photographer, name: str, words: str
    ) -> Iterator[Shown]:
        with tempfile.TemporaryDirectory() as folder:
            for frame in photographer.pictures(page.standalone(), Path(folder), name):
                kind = "telephone" if "390" in frame.path.stem else "desk"
                said = f"{words}, at 390 px in the dark" if kind == "telephone" else words
                yield self.keep(frame.path.read_bytes(), f"{name}-{kind}", said)

    def sheets(self, pack: str) -> Iterator[Shown]:
        """The pages of a small newspaper that nobody wrote."""
        with tempfile.TemporaryDirectory() as folder:
            home = pagekit.sample_edition(4, 5, Path(folder) / "paper").parent
            file = home / "edition.toml"
            file.write_text(file.read_text("utf-8").replace('"tabloid"', f'"{pack}"'), "utf-8")
            build = pagekit.build_edition(pagekit.read_edition(home))
            for number, png in enumerate(build.reader.thumbnails(dpi=36), 1):
                yield self.keep(png, f"{pack}-{number}", f"page {number} of an edition of four")


def _chapter(pack: str, shown: Sequence[Shown]) -> str:
    manifest = pagekit.find_layout(pack).manifest
    head = f"## {pack}\n\n{manifest.summary}.\n"
    if not shown:
        return (
            f"{head}\n*No pictures: Chromium or the page engine was not there when these pages were built.*\n"
        )
    figures = "\n".join(
        f'<figure><img src="gallery/{one.name}" alt="A page: {_plain(one.words)}" loading="lazy">'
        f"<figcaption>{_plain(one.words)}</figcaption></figure>"
        for one in shown
    )
    return f'{head}\n<div class="gallery">\n{figures}\n</div>\n'


def _plain(words: str) -> str:
    return words.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace("*", "")


def main() -> None:
    """Make all of it."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    gallery, chapters = Gallery(folder), []
    with open_photographer() as photographer:
        for pack in pagekit.list_layouts():
            manifest = pagekit.find_layout(pack).manifest
            if pack == FRONT:
                shown = list(gallery.front(photographer))
            elif pack in SHEETS:
                shown = list(gallery.sheets(pack))
            elif manifest.medium == "print":
                shown = list(gallery.printed(pack))
            elif pack == FLOWING:
                shown = list(gallery.web(pack, photographer))[:2]
            else:
                shown = list(gallery.web(pack, photographer))
            chapters.append(_chapter(pack, shown))
            print(f"{pack}: {len(shown)} pictures")
    (folder / "gallery.md").write_text("\n".join(chapters), "utf-8")


if __name__ == "__main__":
    main()
