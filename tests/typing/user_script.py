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
    elsewhere: pagekit.HtmlPage = pagekit.render_html(
        story, order=order, asset_base="https://cdn.example/paper"
    )
    front: pagekit.HtmlPage = pagekit.render_front([story], order=order, section="Port", asset_base="/files")
    signed: pagekit.HtmlPage = pagekit.render_html(
        story, order=order, asset_url=lambda name: f"/f/{name}?key=1"
    )
    feed: pagekit.FeedDocument = pagekit.render_feed([story], order=order, kind="atom")
    table: str = pagekit.run_sheet({"/": front})
    assert (
        html
        and files
        and headers
        and table
        and elsewhere.assets
        and signed.assets
        and written.exists()
        and feed.write("out/feed.xml").exists()
    )
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


def site(folder: Path) -> tuple[pagekit.SiteBuild, list[str]]:
    """A whole site, what may be read and how much work it may take."""
    built: pagekit.SiteBuild = pagekit.build_site(
        folder, at=NOW, cache="out/cache", layouts=[folder / "layouts"]
    )
    built.write("out/site")
    world: pagekit.World = pagekit.DiskWorld(folder)
    nowhere: pagekit.World = pagekit.FakeWorld({"a.md": b"# A"})
    limits: pagekit.Limits = pagekit.Limits(work=60)
    order: pagekit.Order = pagekit.Order(world=world, limits=limits, drafts=True, shared="/assets")
    report: pagekit.Report = pagekit.render_html(
        pagekit.read_article("a.md", world=nowhere), order=order
    ).report
    return built, [report.verdict, pagekit.site_path("https://paper.example/news/"), *built.pages]


def exchanged(stories: list[pagekit.Article], order: pagekit.Order) -> tuple[bytes, str]:
    """What others have written comes in, and what they read goes out."""
    batch: pagekit.ArticleBatch = pagekit.read_articles(Path("wire"), format=None, fetch=lambda address: None)
    taken: tuple[pagekit.Article, ...] = batch.articles
    addresses: tuple[str, ...] = batch.to_fetch
    book: pagekit.EpubDocument = pagekit.render_epub(stories, order=order, title="May", cover=False)
    wire: pagekit.FeedDocument = pagekit.render_ninjs(stories[0], order=order)
    map_of_site: pagekit.FeedDocument = pagekit.render_sitemap(stories, order=order, news=True)
    assert taken and addresses and book.write("out/may.epub").exists() and map_of_site.data
    return wire.data, pagekit.render_markdown(stories[0])


def adverts() -> pagekit.AdvertBook:
    """One of each kind, made in code."""
    contact = pagekit.AdContact(phone="+44 20 7946 0018", email="ads@harbour.example")
    narrow = pagekit.NarrowHtml(src="a-small.html", width=320, height=100)
    booked = (
        pagekit.ImageAdvert(src="a.jpg", alt="Bread", url="https://nan.example/", slot="inline"),
        pagekit.HtmlAdvert(src="a.html", title="A", width=970, height=250, narrow=narrow, slot="top"),
        pagekit.PdfAdvert(src="a.pdf", alt="A", slot="foot"),
        pagekit.ContactAdvert(contact=contact, slot="inline"),
    )
    return pagekit.AdvertBook(booked)


def planned(folder: Path) -> tuple[bytes, dict[str, object]]:
    """A paper that nobody wrote, its plan, its dummy, and the plan's file read again."""
    made: Path = pagekit.sample_edition(4, 3, folder, layout="tabloid")
    plan: pagekit.EditionPlan = pagekit.plan_edition(pagekit.read_edition(made), stories=False, at=NOW)
    kept: pagekit.PlanFile = pagekit.read_plan(plan.to_json().encode())
    dummy: pagekit.PdfDocument = pagekit.render_dummy(plan)
    assert kept.pages
    return dummy.data, pagekit.schema("plan")


def pressed(pdf: bytes, delivery: pagekit.PressDelivery) -> tuple[bytes, list[pagekit.PlateFile]]:
    """What a press would make of a page, and what a printer is sent, under the names he wants."""
    proof: pagekit.SoftProof = pagekit.soft_proof(pdf, 1, press="newsprint", dpi=72)
    naming: pagekit.Naming = pagekit.Naming("Harbour", date="2026-05-19")
    assert naming.pattern
    return proof.image, list(delivery.files)


def typeset() -> tuple[float, pagekit.Rect]:
    """The typesetter by itself, and the packs it may set in."""
    names: tuple[str, ...] = pagekit.list_layouts()
    setter: pagekit.Compositor = pagekit.Compositor(pagekit.find_layout(names[0]).name)
    column = setter.paragraph("At ten past nine the ramp went up.", measure=pagekit.mm(45), lang="en")
    box: pagekit.Rect = pagekit.Rect(pagekit.px(0), pagekit.pt(0), pagekit.mm(45), pagekit.mm(60))
    return column.lines[0].gap, box


def told(problem: pagekit.PagekitError) -> str:
    """What kind of error it is, for those who answer each in its own way."""
    match problem:
        case pagekit.BadOrder() | pagekit.BadOption() | pagekit.UnsupportedPress() | pagekit.UnknownLayout():
            return "ask otherwise"
        case pagekit.MissingDependency() | pagekit.MissingResource():
            return "install something"
        case pagekit.LayoutError() | pagekit.TemplateError() | pagekit.LimitExceeded():
            return "mend the pack"
        case pagekit.MissingGlyphs():
            return "add a face"
        case pagekit.Unreadable() | pagekit.WriteError() | pagekit.RenderError():
            return "look at the files"
    return str(problem)


def careful(path: Path) -> dict[str, object] | None:
    """Errors are one family, each of them plain data."""
    try:
        pagekit.render_html(pagekit.read_article(path), at=NOW)
    except (pagekit.InvalidInput, pagekit.Withheld) as problem:
        return problem.as_dict()
    except pagekit.PagekitError as problem:
        print(problem)
    return None
