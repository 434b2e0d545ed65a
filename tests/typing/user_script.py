"""A newsroom's own script, as a strict type checker sees it: every call says what it takes and what it gives.

mypy reads this with the library (`files` in pyproject.toml); tests/docs/test_face.py holds what it uses against the face.
Nobody runs it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pagekit

NOW = datetime(2026, 5, 19, 9, tzinfo=ZoneInfo("Europe/London"))


def newsroom(folder: Path, read: Callable[[str], bytes | None]) -> pagekit.Order:
    """What all pages are made with."""
    site: pagekit.Publication = pagekit.read_publication(folder / "publication.toml")
    adverts: pagekit.AdvertBook = pagekit.read_adverts(folder / "adverts.toml")
    stories: list[pagekit.Article] = [
        pagekit.read_article(path, files_from=[folder, pagekit.MemoryFiles(read)])
        for path in sorted((folder / "stories").glob("*.md"))
    ]
    return pagekit.Order(publication=site, adverts=adverts, stories=stories, at=NOW, options={"columns": 2})


def article_by_hand() -> pagekit.Article:
    """A story made in code."""
    photo = pagekit.Photo(
        src="a.jpg", alt="A quay", credit=pagekit.Credit(creator="Ann Li"), focus=(0.5, 0.3)
    )
    return pagekit.Article(
        id="ferry", headline="The ferry", byline=(pagekit.Person(name="Ann Li"),), photos=(photo,)
    )


def web(story: pagekit.Article, order: pagekit.Order) -> Sequence[pagekit.Note]:
    """A page, its files and its notes."""
    page: pagekit.HtmlPage = pagekit.render_html(story, order=order, layout="web-article")
    html: str = page.html
    files: dict[str, bytes] = dict(page.assets)
    headers: dict[str, str] = dict(page.headers)
    written: Path = page.write("out/ferry")
    front: pagekit.HtmlPage = pagekit.render_front([story], order=order, section="Port")
    feed: pagekit.FeedDocument = pagekit.render_feed([story], order=order, kind="atom")
    table: str = pagekit.run_sheet({"/": front})
    assert html and files and headers and table and written.exists() and feed.write("out/feed.xml").exists()
    warnings = [note for note in page.report.notes if note.severity is pagekit.Severity.WARNING]
    return [*warnings, *front.report.with_code("slot-closed")]


def printed(story: pagekit.Article, order: pagekit.Order) -> tuple[bytes, bool, int]:
    """A PDF, plates, and what preflight says of them."""
    pdf: pagekit.PdfDocument = pagekit.render_pdf(story, order=order, layout="print-article")
    delivery: pagekit.PressDelivery = pagekit.render_plates(
        story, press="newsprint", layout="print-article", order=order, grouping="page", mono=(1,)
    )
    delivery.write("out/plates")
    looked: pagekit.PreflightReport = pagekit.preflight_pdf(pdf.data, press="newsprint")
    findings: Sequence[pagekit.Finding] = looked.findings
    return pdf.data, looked.ok, len(findings)


def edition(folder: Path) -> float:
    """A newspaper, built, and built again to its plan."""
    paper: pagekit.Edition = pagekit.read_edition(folder)
    build: pagekit.EditionBuild = pagekit.build_edition(paper, press=None)
    plan: pagekit.EditionPlan = build.plan
    again: pagekit.EditionBuild = pagekit.build_edition(paper, plan=plan)
    again.write("out/paper")
    width: pagekit.Length = pagekit.mm(45) + pagekit.pt(12)
    return width.points


def careful(path: Path) -> dict[str, object] | None:
    """Errors are one family, each of them plain data."""
    try:
        pagekit.render_html(pagekit.read_article(path), at=NOW)
    except (pagekit.InvalidInput, pagekit.Withheld) as problem:
        return problem.as_dict()
    except pagekit.PagekitError as problem:
        print(problem)
    return None
