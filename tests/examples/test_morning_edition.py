"""The sample edition as a folder: its stories as a desk files them, its bookings, pictures, and how they are made."""

from __future__ import annotations

import importlib
import platform
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import yaml
from PIL import Image, features

from pagekit.intake import read_article
from pagekit.model import Article
from pagekit.notes import Severity

ROOT = Path(__file__).parents[2]
EDITION = ROOT / "examples" / "morning-edition"
STORIES = {
    path.name: read_article(path) for path in sorted((EDITION / "stories").iterdir()) if path.is_file()
}
PLAN = tomllib.loads((EDITION / "edition.toml").read_text("utf-8"))
BOOK = tomllib.loads((EDITION / "adverts.toml").read_text("utf-8"))
ROLL = tomllib.loads((ROOT / "examples" / "photo_studio" / "morning.toml").read_text("utf-8"))
WORDED = {"attribution", "header", "items", "rows", "text", "title"}
# What a size of the pack tabloid is without the line of its label, in millimetres.
SIZES = {
    "full": (252, 373.9), "half": (252, 183.4), "third": (252, 119.9), "quarter": (124, 183.4),
    "quarter-strip": (252, 88.2), "sixth": (124, 119.9), "eighth": (124, 88.2), "sixteenth": (98.4, 56.4),
    "card": (47.2, 56.4), "tower": (47.2, 278.7), "strip": (252, 56.4), "front-strip": (252, 56.4),
    "ear": (47.2, 35.28),
}  # fmt: skip


def _texts(value: object, under: str = "") -> Iterator[str]:
    if isinstance(value, str):
        yield value if under in WORDED else ""
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield from _texts(entry, key)
    elif isinstance(value, list | tuple):
        for entry in value:
            yield from _texts(entry, under)


def _words(story: Article) -> int:
    body = story.model_dump(include={"body"})["body"]
    return sum(len(text.split()) for text in _texts([block.get("body", block) for block in body]))


def _shape(path: Path) -> tuple[float, float]:
    if path.suffix == ".pdf":
        return pypdfium2.PdfDocument(path)[0].get_size()
    with Image.open(path) as picture:
        picture.load()
        return float(picture.width), float(picture.height)


class TestStories:
    @pytest.mark.parametrize("name", STORIES)
    def test_it_reads_without_an_error(self, name: str) -> None:
        origin = STORIES[name].origin
        assert origin is not None
        assert [note for note in origin.notes if note.severity is Severity.ERROR] == []

    def test_there_are_forty_to_forty_eight_in_three_formats_and_languages(self) -> None:
        assert 40 <= len(STORIES) <= 48
        assert {Path(name).suffix for name in STORIES} == {".json", ".md", ".yaml"}
        languages = Counter(story.lang for story in STORIES.values())
        assert set(languages) == {"en", "ru", "kk"}
        assert min(languages["ru"], languages["kk"]) >= 5

    def test_each_is_filed_for_its_section_and_its_day(self) -> None:
        sections = {section["name"] for section in PLAN["sections"]}
        for name, story in STORIES.items():
            said = story.published_at
            day = said.date() if isinstance(said, datetime) else said
            assert story.id == Path(name).stem
            assert story.section in sections, name
            assert day is not None, name
            assert date(2026, 5, 16) < day <= PLAN["date"], name
            assert story.tags, name
            assert story.kicker, name

    def test_each_has_the_length_of_its_kind(self) -> None:
        for name, story in STORIES.items():
            least, most = (60, 120) if story.design == "brief" else (110, 1_200)
            assert least <= _words(story) <= most, name

    def test_lengths_are_mixed_as_on_a_page(self) -> None:
        lengths = Counter(
            next(most for most in (150, 350, 700, 1_200) if _words(story) <= most)
            for story in STORIES.values()
        )
        assert lengths[150] >= 8
        assert lengths[350] >= 10
        assert lengths[700] >= 10
        assert lengths[1_200] >= 4

    def test_every_section_has_one_lead(self) -> None:
        for section in PLAN["sections"]:
            ranks = [story.priority for story in STORIES.values() if story.section == section["name"]]
            assert ranks.count(min(ranks)) == 1, section["name"]

    def test_shorter_heads_are_shorter(self) -> None:
        for name, story in STORIES.items():
            assert all(len(head) < len(story.headline) for head in story.headline_variants), name

    def test_related_stories_are_there(self) -> None:
        ids = {story.id for story in STORIES.values()}
        assert {other for story in STORIES.values() for other in story.related} <= ids


class TestPictures:
    def test_each_is_used_once_and_on_the_roll(self) -> None:
        used = Counter(Path(photo.src).name for story in STORIES.values() for photo in story.every_photo)
        assert set(used.values()) == {1}
        assert set(used) == {photo["file"] for photo in ROLL["photo"]}
        assert set(used) == {path.name for path in (EDITION / "stories" / "photos").iterdir()}

    def test_each_says_whose_it_is_and_what_it_shows(self) -> None:
        for name, story in STORIES.items():
            for photo in story.every_photo:
                assert photo.credit is not None, name
                assert photo.credit.names_someone, name
                assert photo.caption, name
                assert photo.alt, name

    def test_the_folder_stays_small(self) -> None:
        assert sum(path.stat().st_size for path in EDITION.rglob("*") if path.is_file()) <= 6_000_000


class TestAdverts:
    def test_there_are_enough_and_each_has_its_name(self) -> None:
        ids = [booking["id"] for booking in BOOK["bookings"]]
        assert len(ids) == len(set(ids)) >= 25
        assert 20 <= len(BOOK["line_adverts"]) <= 30
        assert BOOK["for_sale"]

    def test_the_day_of_a_desk_is_in_them(self) -> None:
        assert Counter(booking["status"] for booking in BOOK["bookings"])["cancelled"] == 1
        assert any(booking["status"] == "option" for booking in BOOK["bookings"])
        assert [b["id"] for b in BOOK["bookings"] if b["runs"] == ["2026-05-21"]] == ["B-1065"]
        assert [b["id"] for b in BOOK["bookings"] if b["status"] == "sold" and "creative" not in b] == [
            "B-1066"
        ]
        rivals = Counter(
            category for b in BOOK["bookings"] for category in b.get("musts", {}).get("apart", ())
        )
        assert min(rivals["motor"], rivals["bakery"]) >= 2

    @pytest.mark.parametrize(
        "booking",
        [b for b in BOOK["bookings"] if isinstance(b["size"], str) and "creative" in b],
        ids=lambda b: b["id"],
    )
    def test_a_creative_has_the_shape_that_was_sold(self, booking: dict[str, Any]) -> None:
        width, height = _shape(EDITION / booking["creative"])
        wide, high = SIZES[booking["size"]]
        assert width / height == pytest.approx(wide / high, rel=0.01)
        assert booking["alt"]

    def test_every_creative_is_booked(self) -> None:
        booked = {booking["creative"] for booking in BOOK["bookings"] if "creative" in booking}
        assert booked == {f"adverts/{path.name}" for path in (EDITION / "adverts").iterdir()}
        assert len(booked) >= 16

    def test_wishes_name_sections_that_there_are(self) -> None:
        asked = {b["wishes"]["section"] for b in BOOK["bookings"] if "section" in b.get("wishes", {})}
        assert asked <= {section["name"] for section in PLAN["sections"]}


class TestTheRest:
    def test_the_imprint_says_what_a_law_asks_for(self) -> None:
        (imprint,) = [item for item in PLAN["standing"] if item["id"] == "imprint"]
        _, matter, body = (EDITION / imprint["src"]).read_text("utf-8").split("---\n", 2)
        fields = yaml.safe_load(matter)
        assert all(fields[name] for name in imprint["required"])
        for name in ("publisher", "circulation", "registered"):
            assert str(fields[name]) in " ".join(body.split())

    def test_the_supplied_page_is_of_the_papers_size_and_can_be_read(self) -> None:
        (page,) = pypdfium2.PdfDocument(EDITION / "pages" / "puzzle.pdf")
        assert [round(side / 72 * 25.4) for side in page.get_size()] == [280, 430]
        assert "It is stoked at noon and must not go out" in page.get_textpage().get_text_bounded()

    def test_the_same_seeds_make_the_same_adverts(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.syspath_prepend(str(ROOT / "examples"))
        studio: Any = importlib.import_module("make_edition")
        names = ["taxi-ear.png", "optika-tower.pdf"]
        here = {
            "pillow": Image.__version__,
            "libjpeg_turbo": features.version("libjpeg_turbo"),
            "system": platform.system(),
            "machine": platform.machine(),
        }
        kept = {name: (EDITION / "adverts" / name).read_bytes() for name in names}
        made = {name: studio.make(name) for name in names}
        assert made["optika-tower.pdf"] == kept["optika-tower.pdf"]
        assert made["taxi-ear.png"] == kept["taxi-ear.png"] or here != ROLL["made_with"]
