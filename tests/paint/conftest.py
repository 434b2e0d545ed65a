"""Hand-made stories with every kind of block, English and Arabic → pages of every shipped pack."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from pagekit.adverts import Filled
from pagekit.adverts.filling import own_advert
from pagekit.fonts import FontBook, load_book
from pagekit.house import design_label
from pagekit.house.labels import labels_for
from pagekit.house.story import (
    AdvertMark,
    Author,
    BreakMark,
    Byline,
    CodeText,
    ContactLine,
    CorrectionText,
    CrumbLink,
    FactboxText,
    Figure,
    HeadingText,
    ItemText,
    LabelledLink,
    ListText,
    ParagraphText,
    Publisher,
    QuoteText,
    Run,
    Runs,
    ShareLink,
    Stamp,
    Story,
    TableText,
)
from pagekit.intake.pictures import inspect
from pagekit.layout import Layout, PrintManifest, WebManifest, choose, find_layout
from pagekit.layout.formats import dressed, worn
from pagekit.makeup import Materials, Page, scan_code
from pagekit.makeup.kinds import kinds_on
from pagekit.makeup.materials import CARDS, PORTRAIT
from pagekit.model import AdvertBook, Article, Credit, Origin, Photo, Status
from pagekit.paint import Html, draw
from pagekit.production.composing import composed
from pagekit.production.described import described
from pagekit.production.slots import FilledSlots
from pagekit.resources import assets_dir
from pagekit.typeset import Typesetter
from pagekit.units import pt
from pagekit.world import FakeWorld

DESK = Path("desk")
URL = "https://courier.example/defence-order"


@dataclass(frozen=True)
class Proof:
    """A drawn page with all that it was drawn from."""

    html: Html
    page: Page
    layout: Layout
    materials: Materials


Painter = Callable[..., Proof]


def photograph(width: int, height: int) -> bytes:
    stream = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(stream, "JPEG")
    return stream.getvalue()


PICTURES = {"desk/meeting.jpg": photograph(1500, 1000), "desk/papers.jpg": photograph(500, 700)}
FACTS = {name: inspect(data, name)[0] for name, data in PICTURES.items()}


def figure(src: str, *words: Any) -> Figure:
    """A picture as intake has passed it."""
    return Figure(src, *words, facts=FACTS[f"desk/{src}"])


ARTICLE = Article(
    id="defence-order",
    headline="Committee counts boots",
    photos=(Photo(src="meeting.jpg", credit=Credit(creator="Dana Serik", licence="CC BY 4.0")),),
).at(Origin("defence-order.md", DESK))

ENGLISH = {
    "headline": "Committee counts boots & blankets before the winter order",
    "text": "The committee met on Friday in the old grain exchange.",
    "crumb": "Politics",
    "author": "Aigerim Sadykova",
}
ARABIC = {
    "headline": "اللجنة تحصي الأحذية والبطانيات قبل طلب الشتاء",
    "text": "اجتمعت اللجنة يوم الجمعة في بورصة الحبوب القديمة.",
    "crumb": "سياسة",
    "author": "أيغريم ساديقوفا",
}


def runs(text: str) -> Runs:
    return (Run(text),)


def body(words: dict[str, str]) -> tuple[object, ...]:
    """Every kind of block there is, those of a fact box included."""
    text = runs(words["text"])
    mixed = (
        Run(words["text"][:20]),
        Run(" a ", emphasis=True),
        Run("link", href="https://courier.example/a?b=1&c=2"),
        Run(" of two looks", strong=True, href="https://courier.example/a?b=1&c=2"),
        Run(" H"),
        Run("2", script="sub"),
        Run("O", code=True),
        Run("\u2028second line"),
    )
    items = (
        ItemText(
            (text, text), (ItemText((runs("inner"),), (ItemText((runs("innermost"),)),)),), ordered=True
        ),
        ItemText((runs("last"),)),
    )
    table = TableText(
        (runs("Item"), runs("2013"), runs("2014")),
        ((runs("Boots"), runs("3,100"), runs("4,000")), (runs("Wool"), (), runs("12"))),
        ("start", "center", "end"),
        runs("What was ordered"),
    )
    box = (
        ParagraphText(text),
        HeadingText(runs("Smaller"), 3, "h-smaller"),
        ListText(items),
        QuoteText((text,)),
        table,
        figure("papers.jpg", "A list", runs("In the box"), "© Box"),
        CodeText("a < b"),
        BreakMark(),
    )
    return (
        ParagraphText(text),
        ParagraphText(mixed),
        AdvertMark("inline"),
        HeadingText(runs("What is remembered"), 2, "h-what"),
        HeadingText(runs("And what is not"), 3, "h-and"),
        QuoteText((text, text), runs("Minutes, page 2")),
        QuoteText((runs("Who counts them by night, and why?"),), runs("Deputy chair"), pull=True),
        ListText(items),
        ListText(items, ordered=True, start=5),
        figure("papers.jpg", 'Papers, "quoted"', runs("Papers on the long table."), "© Dana Serik"),
        FactboxText(runs("In figures"), box),
        FactboxText((), (ParagraphText(text),)),
        table,
        TableText((), ((runs("a"), runs("b")),), ("start", "end")),
        CodeText("form 12-B\n<script>alert(1)</script>"),
        BreakMark(),
        Figure("gone.jpg", "A picture that could not be read"),
        ParagraphText(text),
    )


def story(lang: str) -> Story:
    """A story in the language with everything on it that a page can show."""
    words = ARABIC if lang == "ar" else ENGLISH
    labels, _ = labels_for(lang)
    return Story(
        id="defence-order",
        slug="defence-order",
        lang=lang,
        direction=labels.direction,
        status=Status.READY,
        channels=("print", "web", "epaper"),
        priority=3,
        labels=labels,
        publisher=Publisher("The Steppe Courier", "en", "https://courier.example/"),
        headline=runs(words["headline"]),
        url=URL,
        description="What the committee counted.",
        short_url="courier.example/defence-order",
        section="Politics",
        breadcrumbs=(CrumbLink("Main", "https://courier.example/"), CrumbLink(words["crumb"])),
        kicker=runs("The order"),
        deck=(runs("Two hours, one long table."), runs("And a list of four hundred items.")),
        byline=Byline(
            (
                "By ",
                Author(words["author"], "reporter", "https://courier.example/ann"),
                " and ",
                Author("Bob"),
            )
        ),
        dateline="ALMATY",
        published=Stamp("15 August 2014, 20:29", "2014-08-15T20:29:00+06:00", "en"),
        updated=Stamp("16 August 2014", "2014-08-16", "en"),
        lead=figure("meeting.jpg", "A long table", runs("The table."), "© Daryn Omarov", (0.5, 0.4)),
        more_photos=(figure("papers.jpg", "More papers"),),
        body=body(words),  # type: ignore[arg-type]
        tags=("defence", "budget & plan"),
        share=tuple(
            ShareLink(target, name, f"https://share.example/{target}?u=a&t=b")
            for target, name in [("vk", "VKontakte"), ("x", "X"), ("email", "Mail")]
        ),
        ad_contacts=(
            ContactLine(
                label="Adverts",
                phone="+7(700) 388 81 09",
                phone_href="tel:+77003888109",
                email="ads@courier.example",
                url="https://courier.example/ads",
                url_text="courier.example/ads",
                hours="9 to 18",
                pitch="This space reaches 12,000 readers",
                note="In colour too",
                scan="tel:+77003888109",
            ),
        ),
        report_fault=LabelledLink("Found a bug?", "mailto:desk@courier.example?subject=a&body=b"),
        calls_to_action=(LabelledLink("Join Telegram", "https://t.me/courier"),),
        corrections=(
            CorrectionText(
                Stamp("17 August 2014", "2014-08-17", "en"), (runs("It was wool."), runs("Not felt."))
            ),
        ),
    )


@pytest.fixture(scope="session")
def book() -> FontBook:
    return load_book((assets_dir() / "fonts",))


@pytest.fixture(scope="session")
def paint(book: FontBook) -> Painter:
    """Draws a story in a layout, as production does: pictures made, house adverts placed, head set."""

    def draw_it(
        told: Story, layout: Layout | str, options: dict[str, object] | None = None, **changes: object
    ) -> Proof:
        layout = find_layout(layout) if isinstance(layout, str) else layout
        manifest = layout.manifest
        materials = Materials(
            FakeWorld(PICTURES), ARTICLE, AdvertBook(), manifest.pictures, web=manifest.medium == "web"
        )
        chosen = choose(layout.name, manifest.options, options or {})
        contact = told.ad_contacts[0] if told.ad_contacts else None
        shown = {
            name: materials.advert(Filled(name, slot, own_advert(name)), told.labels, contact)
            for name, slot in manifest.slots.items()
        }
        paper = manifest.papers[str(chosen["paper"])] if isinstance(manifest, PrintManifest) else None
        adverts = FilledSlots(
            tuple(
                (block, shown.get(block.slot) if isinstance(block, AdvertMark) else None)
                for block in told.body
            ),
            {name: advert for name, advert in shown.items() if name != "inline" and advert},
        )
        code = materials.keep(scan_code(told.url)) if told.url and manifest.medium == "print" else None
        page = Page(told, told.labels, chosen, paper, adverts.body, adverts.slots, code=code)
        wearing, _ = worn(manifest, told.format)
        layout = replace(layout, manifest=dressed(manifest, wearing))
        manifest = layout.manifest
        page = replace(
            page,
            format=wearing,
            parts=manifest.head if isinstance(manifest, WebManifest) else (),
            label=design_label(wearing.design, told.labels),
            kinds=kinds_on(told),
        )
        if isinstance(manifest, PrintManifest) and paper is not None:
            made = composed(
                told, manifest, paper, columns=int(str(chosen["columns"])), adverts=adverts, modules=code is not None,
                typesetter=Typesetter(book), materials=materials, bleed=pt(0),
            )  # fmt: skip
            page = replace(page, composition=made.composition, placed=made.placed)
        else:
            pictures, cards = materials.shown(told, CARDS if manifest.medium == "web" else {})
            portraits = materials.portraits(told) if "portrait" in page.parts else {}
            page = replace(page, pictures={**pictures, PORTRAIT: portraits})
            if manifest.medium == "web":
                tags, graph = described(told, cards, portraits)
                page = replace(page, head=tags, graph=graph)
        page = replace(page, **changes)  # type: ignore[arg-type]
        return Proof(draw(page, layout, book, materials.assets), page, layout, materials)

    return draw_it


@pytest.fixture(scope="session")
def english() -> Story:
    return story("en")


@pytest.fixture(scope="session")
def arabic() -> Story:
    return story("ar")


@pytest.fixture(scope="session")
def proofs(paint: Painter) -> dict[tuple[str, str], Proof]:
    """Every shipped pack with the full story in both directions."""
    return {
        (layout, lang): paint(story(lang), layout)
        for layout in ("base", "web-article", "print-article", "magazine")
        for lang in ("en", "ar")
    }


@pytest.fixture
def pack(tmp_path: Path) -> Callable[..., Layout]:
    """Writes a pack of the caller's own on web-article and finds it; `a__b` is the file a.b."""

    def write(name: str, toml: str | None = None, **files: str | bytes) -> Layout:
        folder = tmp_path / "shelf" / name
        folder.mkdir(parents=True, exist_ok=True)
        head = f'schema = 1\nname = "{name}"\ntitle = "Mine"\nsummary = "Mine"\ninherits = "web-article"\n'
        if toml != "":
            (folder / "layout.toml").write_text(head + (toml or ""), "utf-8")
        for file, words in files.items():
            path = folder / file.replace("__", ".")
            path.write_bytes(words.encode() if isinstance(words, str) else words)
        return find_layout(name, layouts=[folder.parent])

    return write
