"""the whole sample publication → a site in out/site: home page, section fronts, stories, feeds, sitemaps."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from PIL import Image, ImageDraw, ImageFont

import pagekit

HERE = Path(__file__).resolve().parent
COURIER = HERE / "courier"
FACE = HERE.parent / "assets" / "fonts" / "SourceSerif4-Bold.ttf"
FEEDS: dict[Literal["rss", "atom"], str] = {"rss": "feed.xml", "atom": "atom.xml"}
AT = datetime(2026, 3, 3, 6, tzinfo=UTC)
"""The hour of the edition: the machine's clock is never read."""


def build(out: Path, cache: Path | None = None) -> dict[str, pagekit.Report]:
    """Write the site into the folder. Returns the report of every page by its path on the site."""
    site = pagekit.read_publication(COURIER / "publication.toml")
    adverts = pagekit.read_adverts(COURIER / "adverts.toml")
    stories = [pagekit.read_article(path) for path in _files("articles")]
    standing = [pagekit.read_article(path) for path in _files("pages")]
    order = pagekit.Order(
        publication=site, adverts=adverts, stories=stories, at=AT, cache=cache, shared="/assets"
    )
    reports: dict[str, pagekit.Report] = {}

    for story in [*stories, *standing]:
        page = pagekit.render_html(story, order=order)
        reports[pagekit.site_path(story.url)] = page.report
        page.write(out / pagekit.site_path(story.url), site=out)

    fronts: dict[str, str | None] = {"": None}
    for section in site.sections:
        fronts.setdefault(pagekit.site_path(section.url), section.name)
    for path, name in fronts.items():
        front = pagekit.render_front(stories, section=name, order=order)
        reports[path] = front.report
        front.write(out / path, site=out)

    for kind, file in FEEDS.items():
        feed = pagekit.render_feed(stories, kind=kind, self_url=f"/{file}", order=order)
        feed.write(out / file)
    pagekit.render_sitemap(stories, order=order).write(out / "sitemap.xml")
    pagekit.render_sitemap(stories, news=True, order=order).write(out / "news-sitemap.xml")
    maps = "".join(f"Sitemap: {site.url}/{name}\n" for name in ("sitemap.xml", "news-sitemap.xml"))
    (out / "robots.txt").write_text(f"User-agent: *\nAllow: /\n\n{maps}", encoding="utf-8")
    _write_logo(site.name, out / pagekit.site_path(site.logo))
    return reports


def _files(folder: str) -> list[Path]:
    return sorted(path for path in (COURIER / folder).iterdir() if path.is_file())


def _write_logo(name: str, target: Path) -> None:
    face = ImageFont.truetype(FACE, 48)
    width = round(face.getlength(name))
    logo = Image.new("RGB", (width + 48, 96), "white")
    ImageDraw.Draw(logo).text((24, 48), name, "black", face, anchor="lm")
    logo.save(target)


if __name__ == "__main__":
    made = build(Path("out/site"), Path("out/cache"))
    for report in made.values():
        if not report.ok:
            print(report)
    print(f"site: out/site, {len(made)} pages. To look at it: python -m http.server -d out/site")
