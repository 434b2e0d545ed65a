"""The sample publication as files: formats, blocks, pictures with their credits, and how they are made."""

from __future__ import annotations

import json
import platform
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from PIL import ExifTags, Image, ImageChops, ImageStat, IptcImagePlugin, features

from pagekit.house import ParagraphText, dress
from pagekit.intake import read_article
from pagekit.model import Design, Display, Publication, Update

ROOT = Path(__file__).parents[2]
COURIER = ROOT / "examples" / "courier"
ARTICLES = COURIER / "articles"
PHOTOS = ARTICLES / "photos"
STUDIO = ROOT / "examples" / "photo_studio"

KINDS = {
    "advert", "break", "code", "factbox", "heading", "list", "paragraph", "photo", "quote", "table",
}  # fmt: skip
LANGUAGES = {"ar", "en", "kk", "ru"}
THEMES = {"culture", "economy", "opinion", "science", "society", "sport"}
MAX_PHOTO, MAX_ALL = 260_000, 3_000_000


def _front_matter(text: str) -> tuple[dict[str, Any], str]:
    _, matter, body = text.split("---\n", 2)
    return yaml.safe_load(matter), body


def _read(path: Path) -> dict[str, Any]:
    """A file as the wire's fields; of Markdown the front matter, its text under "markdown"."""
    text = path.read_text("utf-8")
    match path.suffix:
        case ".json":
            return json.loads(text)
        case ".toml":
            return tomllib.loads(text)
        case ".yaml":
            return yaml.safe_load(text)
        case _:
            matter, body = _front_matter(text)
            title = {"headline": matter.pop("title")} if "title" in matter else {}
            return matter | title | {"markdown": body}


STORIES = {path.name: _read(path) for path in sorted(ARTICLES.iterdir()) if path.is_file()}
ROLL = tomllib.loads((STUDIO / "roll.toml").read_text("utf-8"))
by_file = pytest.mark.parametrize("name", STORIES)


def _blocks(story: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for block in story.get("body", ()):
        yield block
        yield from _blocks(block) if isinstance(block.get("body"), list) else ()


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for entry in value.values():
            yield from _strings(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from _strings(entry)


def _words(story: dict[str, Any]) -> int:
    return sum(len(text.split()) for text in _strings([story.get("body", []), story.get("markdown", "")]))


def _photo_sources(story: dict[str, Any]) -> list[str]:
    inside = [block["src"] for block in _blocks(story) if block["kind"] == "photo"]
    marked = re.findall(r"!\[[^\]]*\]\(([^)\s]+)", story.get("markdown", ""))
    return [photo["src"] for photo in story.get("photos", [])] + inside + marked


def _of_kind(kind: str) -> list[dict[str, Any]]:
    return [block for story in STORIES.values() for block in _blocks(story) if block["kind"] == kind]


def _xmp(image: Image.Image) -> dict[str, Any]:
    return image.getxmp().get("xmpmeta", {}).get("RDF", {}).get("Description", {})


class TestStories:
    def test_there_is_one_of_every_format(self) -> None:
        suffixes = [Path(name).suffix for name in STORIES]

        assert set(suffixes) == {".json", ".md", ".toml", ".yaml"}
        assert suffixes.count(".md") >= 2
        assert len(STORIES) >= 9

    def test_every_design_and_every_display_is_there(self) -> None:
        designs = [story.get("design", "standard") for story in STORIES.values()]
        displays = [story.get("display", "plain") for story in STORIES.values()]

        assert set(designs) == set(get_args(Design))
        assert set(displays) == set(get_args(Display))

    def test_the_running_report_has_entries_and_turning_points(self) -> None:
        (name,) = [name for name, story in STORIES.items() if story.get("design") == "live"]
        entries = [block for block in read_article(ARTICLES / name).body if isinstance(block, Update)]

        assert len(entries) >= 7
        assert sum(entry.key for entry in entries) == 2
        assert [entry.time for entry in entries] == sorted((entry.time for entry in entries), reverse=True)

    def test_the_picture_story_shows_six_pictures_or_more(self) -> None:
        (story,) = [story for story in STORIES.values() if story.get("design") == "picture-story"]

        assert len(_photo_sources(story)) >= 6
        assert all(photo["alt"] and photo["caption"] for photo in _of_kind("photo") if photo in story["body"])

    def test_the_interview_has_questions(self) -> None:
        (name,) = [name for name, story in STORIES.items() if story.get("design") == "interview"]
        story = dress(read_article(ARTICLES / name), Publication())

        assert sum(isinstance(block, ParagraphText) and block.question for block in story.body) >= 6

    def test_four_languages_and_three_scripts(self) -> None:
        languages = [story["lang"] for story in STORIES.values()]

        assert set(languages) == LANGUAGES
        assert languages.count("en") >= 3
        assert languages.count("ru") >= 3
        assert languages.count("kk") >= 2

    @by_file
    def test_the_id_is_the_name_of_the_file(self, name: str) -> None:
        assert STORIES[name]["id"] == Path(name).stem

    @by_file
    def test_the_headline_fits_print(self, name: str) -> None:
        assert 5 <= len(STORIES[name]["headline"].split()) <= 11

    @by_file
    def test_it_has_a_length_for_a_page(self, name: str) -> None:
        assert 240 <= _words(STORIES[name]) <= 1_320

    @by_file
    def test_it_sends_readers_nowhere_else(self, name: str) -> None:
        addresses = re.findall(r"https?://([^/\s\")]+)", (ARTICLES / name).read_text("utf-8"))

        assert set(addresses) <= {"courier.example"}

    @pytest.mark.parametrize("name", [name for name, story in STORIES.items() if story["lang"] == "kk"])
    def test_kazakh_is_written_with_its_own_letters(self, name: str) -> None:
        assert set("әғқңөұүі") <= set((ARTICLES / name).read_text("utf-8").lower())

    def test_arabic_has_latin_names_and_numbers_in_it(self) -> None:
        text = " ".join(_strings(STORIES["assy-stars.yaml"]["body"]))

        assert re.search(r"[\u0621-\u064a]{3}", text)
        assert re.search(r"[\u0621-\u064a] \d+ [\u0621-\u064a]", text)
        assert re.search(r"[\u0621-\u064a] [A-Z][a-z]+", text)

    def test_translations_name_each_other(self) -> None:
        trio = {story["lang"]: story for story in STORIES.values() if story.get("translations")}

        assert set(trio) == {"en", "kk", "ru"}
        for lang, story in trio.items():
            others = {other: trio[other]["id"] for other in trio if other != lang}
            assert story["translations"] == others

    def test_the_page_it_grew_from_repeats_its_credit_in_the_caption(self) -> None:
        photo = STORIES["defence-order.json"]["photos"][0]

        assert STORIES["defence-order.json"]["published_at"] == "2014-08-15T20:29:00+06:00"
        assert photo["caption"] == f"©{photo['credit']['creator']}"


class TestBlocks:
    def test_every_kind_is_used(self) -> None:
        used = {block["kind"] for story in STORIES.values() for block in _blocks(story)}
        used |= (
            {"code"} if any("\n```\n" in story.get("markdown", "") for story in STORIES.values()) else set()
        )

        assert used == KINDS

    def test_both_kinds_of_quotation_and_of_heading(self) -> None:
        assert {block.get("pull", False) for block in _of_kind("quote")} == {True, False}
        assert any(block.get("attribution") for block in _of_kind("quote") if not block.get("pull"))
        assert {block.get("level", 2) for block in _of_kind("heading")} == {2, 3}

    def test_lists_are_ordered_unordered_and_nested(self) -> None:
        lists = _of_kind("list")

        assert {block.get("ordered", False) for block in lists} == {True, False}
        assert any(isinstance(item, dict) and item["items"] for block in lists for item in block["items"])

    def test_a_fact_box_holds_a_list_and_a_table(self) -> None:
        assert any({"list", "table"} <= {b["kind"] for b in box["body"]} for box in _of_kind("factbox"))

    def test_tables_are_square(self) -> None:
        for table in _of_kind("table"):
            assert {len(row) for row in table["rows"]} == {len(table["header"])} == {len(table["align"])}

    def test_inline_marks(self) -> None:
        text = "\n".join(_strings([story.get("body", []) for story in STORIES.values()]))

        for mark in (r"(?<!\*)\*[^*\s][^*]*\*(?!\*)", r"\*\*[^*]+\*\*", r"`[^`]+`", r"\[[^\]]+\]\(https:"):
            assert re.search(mark, text), mark

    def test_a_cut_mark_a_correction_an_update_and_a_late_head(self) -> None:
        assert any(block.get("optional") for story in STORIES.values() for block in _blocks(story))
        assert any(story.get("corrections") for story in STORIES.values())
        assert any(story.get("updated_at") for story in STORIES.values())
        assert any(story.get("headline_variants") for story in STORIES.values())
        assert any(len(story["byline"]) == 2 for story in STORIES.values())


class TestPhotos:
    @by_file
    def test_every_picture_of_a_story_is_there(self, name: str) -> None:
        sources = _photo_sources(STORIES[name])

        assert sources
        for source in sources:
            with Image.open(ARTICLES / source) as image:
                image.load()

    def test_every_picture_is_used_and_on_the_roll(self) -> None:
        used = {Path(source).name for story in STORIES.values() for source in _photo_sources(story)}
        files = {path.name for path in PHOTOS.iterdir()}

        assert files == used == {photo["file"] for photo in ROLL["photo"]}

    @pytest.mark.parametrize("photo", ROLL["photo"], ids=lambda photo: photo["file"])
    def test_credits_stand_where_the_roll_says_and_nowhere_else(self, photo: dict[str, Any]) -> None:
        with Image.open(PHOTOS / photo["file"]) as image:
            found = {
                "xmp": _xmp(image).get("creator", {}).get("Seq", {}).get("li"),
                "iim": IptcImagePlugin.getiptcinfo(image),
                "exif": image.getexif().get(ExifTags.Base.Artist),
            }

        assert {carrier for carrier, value in found.items() if value} == {photo["carrier"]} - {"none"}
        names = photo.get("creators", [])
        match photo["carrier"]:
            case "xmp":
                assert found["xmp"] == (names if len(names) > 1 else names[0])
            case "iim":
                assert found["iim"][2, 80].decode() == names[0]
                assert found["iim"][2, 116].decode() == photo["rights"]
            case "exif":
                assert found["exif"].encode("latin-1").decode() == names[0]
            case _:
                assert not names

    def test_xmp_tells_what_is_to_be_seen_in_the_languages_of_the_stories(self) -> None:
        with Image.open(PHOTOS / "saiga-dusk.jpg") as image:
            told = _xmp(image)

        for field in ("description", "AltTextAccessibility"):
            assert {entry["lang"] for entry in told[field]["Alt"]["li"]} == {"x-default", "en", "ru", "kk"}
        assert told["Credit"] == told["Source"] == "Steppe Pictures"
        assert told["WebStatement"] == "https://courier.example/rights"

    def test_one_picture_has_no_credit_at_all(self) -> None:
        photo = STORIES["chess-club.json"]["photos"][0]

        assert "credit" not in photo
        assert [entry["file"] for entry in ROLL["photo"] if entry["carrier"] == "none"] == ["chess.jpg"]
        assert photo["src"] == "photos/chess.jpg"

    def test_sizes(self) -> None:
        sizes = {path.name: path.stat().st_size for path in PHOTOS.iterdir()}
        shapes = {}
        for path in PHOTOS.iterdir():
            with Image.open(path) as image:
                shapes[path.name] = image.size

        assert max(sizes.values()) <= MAX_PHOTO
        assert sum(sizes.values()) <= MAX_ALL
        assert shapes["weather-mast.jpg"] == (1200, 1500)
        assert shapes["ridge.jpg"] == (2000, 900)
        assert all(max(shape) >= 1500 for shape in shapes.values())


class TestPublicationAndAdverts:
    def test_the_publication(self) -> None:
        site = tomllib.loads((COURIER / "publication.toml").read_text("utf-8"))

        assert site["lang"] == "ru"
        assert site["share"] == ["vk", "facebook", "x", "ok", "telegram", "whatsapp"]
        assert site["ad_contacts"][0]["phone"] == "+7(700) 388 81 09"
        assert "label" not in site["ad_contacts"][0]
        assert site["corrections"]["email"].endswith("@courier.example")
        assert site["calls_to_action"]
        assert site["description"]
        assert (site["logo"], site["feed"]) == ("/logo.png", "/feed.xml")

    def test_every_section_of_a_story_is_a_section_of_the_publication(self) -> None:
        site = tomllib.loads((COURIER / "publication.toml").read_text("utf-8"))
        sections = {section["name"] for section in site["sections"]}

        assert {story["section"] for story in STORIES.values()} <= sections
        assert {section["theme"] for section in site["sections"]} == THEMES
        assert all(section["url"].startswith("/") for section in site["sections"])

    @pytest.mark.parametrize("name", ["adverts.toml", "adverts-sold-out.toml"])
    def test_creatives_lie_beside_their_file(self, name: str) -> None:
        booked = tomllib.loads((COURIER / name).read_text("utf-8"))["adverts"]

        for advert in booked:
            assert advert["alt"]
            with Image.open(COURIER / advert["src"]) as creative:
                creative.load()

    def test_the_web_advert_is_300_by_250_at_double_density(self) -> None:
        with Image.open(COURIER / "adverts" / "nan-bakery-300x250.jpg") as creative:
            assert creative.size == (600, 500)

    def test_the_strip_is_176_by_40_millimetres_at_300_dots_an_inch(self) -> None:
        with Image.open(COURIER / "adverts" / "fifth-shelf-176x40mm.png") as creative:
            assert [round(side / 300 * 25.4) for side in creative.size] == [176, 40]


class TestMaking:
    def test_the_same_seeds_make_the_same_pictures(self, tmp_path: Path) -> None:
        names = ("milky-way.jpg", "fifth-shelf-176x40mm.png")
        script = ROOT / "examples" / "make_photos.py"
        subprocess.run([sys.executable, script, tmp_path, "--only", *names], check=True, capture_output=True)

        made = [path.relative_to(tmp_path) for path in sorted(tmp_path.rglob("*")) if path.is_file()]
        assert [path.name for path in made] == ["fifth-shelf-176x40mm.png", "milky-way.jpg"]
        for path in made:
            _assert_same(tmp_path / path, COURIER / path)

    def test_an_unknown_name_is_refused_with_the_names_there_are(self, tmp_path: Path) -> None:
        script = ROOT / "examples" / "make_photos.py"
        run = subprocess.run(
            [sys.executable, script, tmp_path, "--only", "nobody.jpg"],
            capture_output=True,
            text=True,
            check=False,
        )

        assert run.returncode == 2
        assert "meeting.jpg" in run.stderr
        assert not list(tmp_path.iterdir())


def _assert_same(made: Path, kept: Path) -> None:
    """The same bytes where the pictures were made; elsewhere the same picture to the eye."""
    here = {
        "pillow": Image.__version__,
        "libjpeg_turbo": features.version("libjpeg_turbo"),
        "system": platform.system(),
        "machine": platform.machine(),
    }
    if here == ROLL["made_with"]:
        assert made.read_bytes() == kept.read_bytes()
        return
    with Image.open(made) as one, Image.open(kept) as other:
        assert one.size == other.size
        apart = ImageChops.difference(one.convert("L"), other.convert("L"))
        assert ImageStat.Stat(apart).mean[0] < 4
