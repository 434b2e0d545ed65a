"""One door for articles of other systems: what comes in, what is refused, where pictures are found, what is fetched."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pagekit import read_articles
from pagekit.errors import BadOrder, InvalidInput, Unreadable
from pagekit.intake.formats.every import FORMATS
from pagekit.intake.formats.stories import story_files
from pagekit.world import FakeWorld, MemoryFiles

MakePicture = Callable[..., bytes]


def item(**fields: Any) -> dict[str, Any]:
    return {
        "uri": "http://wire.example/items/ferry-1",
        "type": "text",
        "versioncreated": "2026-05-19T08:00:00Z",
        "headline": "Ferry sails again",
        "body_html": "<p>The ferry sails.</p>",
    } | fields


def wire(**fields: Any) -> bytes:
    return json.dumps(item(**fields)).encode()


def photo(href: str, **fields: Any) -> dict[str, Any]:
    return {"type": "picture", "renditions": {"original": {"href": href}}} | fields


def test_the_call_names_every_format() -> None:
    told = (read_articles.__doc__ or "").replace(",", " ").replace(";", " ").replace(".", " ").split()

    assert [one.name for one in FORMATS if one.name not in told] == []


def test_a_source_that_is_not_there_is_told_by_its_path(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"^wire: no such file\. Check its path: '.*/wire'\.$"):
        read_articles(tmp_path / "wire")


def test_a_mapping_bytes_and_an_open_file_are_the_same_story() -> None:
    batches = [read_articles(item()), read_articles(wire()), read_articles(io.BytesIO(wire()))]

    assert [batch[0].model_dump() for batch in batches] == [batches[0][0].model_dump()] * 3
    assert batches[0][0].headline == "Ferry sails again"
    assert batches[0][0].id == "items-ferry-1"


def test_a_batch_goes_on_behind_a_bad_item() -> None:
    batch = read_articles(
        [wire(), b"nothing that is known", item(uri="b", headline="Second"), "missing.json"]
    )

    assert [article.headline for article in batch] == ["Ferry sails again", "Second"]
    assert [(one.name, one.notes[0].code) for one in batch.refused] == [
        ("source[1]", "unknown-format"),
        ("missing.json", "unreadable"),
    ]


def test_one_source_that_is_of_no_known_format_is_an_error() -> None:
    with pytest.raises(InvalidInput, match="of no format that is known"):
        read_articles(b"nothing that is known")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"format": "word"}, "format: is 'word'"),
        ({"fetch": "get"}, "fetch: is 'get'"),
        ({"world": 1}, "world: is 1"),
    ],
)
def test_what_is_no_argument_is_refused_by_name(arguments: dict[str, Any], named: str) -> None:
    with pytest.raises(BadOrder, match=named):
        read_articles(item(), **arguments)


def test_a_folder_is_read_file_by_file(tmp_path: Path, picture: MakePicture) -> None:
    (tmp_path / "a.json").write_bytes(wire())
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "b.dat").write_bytes(wire(uri="b"))
    (tmp_path / "c.md").write_text("---\ntitle: Our own\n---\nText.\n")
    (tmp_path / "p.jpg").write_bytes(picture())
    (tmp_path / "notes.txt").write_text("Buy milk.")

    batch = read_articles(tmp_path)

    assert [article.id for article in batch] == ["items-ferry-1", "c", "b"]
    assert [note.what for note in batch.notes] == [
        "files of no format that is known were passed over: 1 .txt."
    ]


def test_a_picture_is_found_by_path_by_its_end_and_by_name(picture: MakePicture) -> None:
    files = {
        "wire/2026/Ferry.JPG": picture(),
        "a/x.jpg": picture(size=(50, 30)),
        "b/x.jpg": picture(size=(60, 30)),
    }
    associations = {
        "one": photo("https://cdn.example/media/ferry.jpg?w=1"),
        "two": photo("https://cdn.example/b/x.jpg"),
        "three": photo("https://cdn.example/x.jpg"),
    }
    batch = read_articles(item(associations=associations), files_from=MemoryFiles(files))

    assert [shown.src for shown in batch[0].photos] == ["wire/2026/Ferry.JPG", "b/x.jpg"]
    assert batch.to_fetch == ("https://cdn.example/x.jpg",)


def test_what_lies_elsewhere_is_listed_and_never_asked_for() -> None:
    batch = read_articles(item(associations={"one": photo("https://cdn.example/a.jpg")}))

    assert batch.to_fetch == ("https://cdn.example/a.jpg",)
    assert [note.code for note in batch[0].origin.notes] == ["picture-remote"]  # type: ignore[union-attr]


def test_the_callers_function_is_asked_once_for_each_address_of_the_web(picture: MakePicture) -> None:
    asked: list[str] = []

    def fetch(address: str) -> bytes | None:
        asked.append(address)
        return picture() if address.endswith("a.jpg") else None

    story = item(
        body_html='<p>Text.</p><img src="https://cdn.example/a.jpg">',
        associations={
            "one": photo("https://cdn.example/a.jpg", byline="Ann Li"),
            "two": photo("https://cdn.example/b.jpg"),
        },
    )
    batch = read_articles(story, fetch=fetch)
    (shown,) = batch[0].every_photo

    assert asked == ["https://cdn.example/a.jpg", "https://cdn.example/b.jpg"]
    assert shown.credit is not None and shown.credit.creator == "Ann Li"
    assert batch.to_fetch == ("https://cdn.example/b.jpg",)
    assert batch[0].origin is not None and batch[0].origin.files is not None
    assert batch[0].origin.files.read(Path(shown.src)) == picture()


def test_a_fetch_that_fails_is_a_picture_that_is_not_there() -> None:
    def fetch(address: str) -> bytes:
        raise OSError("no way there")

    batch = read_articles(item(associations={"one": photo("https://cdn.example/a.jpg")}), fetch=fetch)

    assert batch.to_fetch == ("https://cdn.example/a.jpg",)


def test_two_items_do_not_get_one_id() -> None:
    batch = read_articles([item(), item(headline="Other")])

    assert [article.id for article in batch] == ["items-ferry-1", "items-ferry-1-2"]


def test_a_world_is_the_only_place_that_is_read() -> None:
    world = FakeWorld({"in/a.json": wire(), "secret.json": wire(uri="x")})

    assert [article.id for article in read_articles("in", world=world)] == ["items-ferry-1"]
    with pytest.raises(Unreadable, match="no such file"):
        read_articles("in/b.json", world=world)


def test_a_folder_of_pictures_is_listed_once_for_all_sources(picture: MakePicture) -> None:
    class Counting(FakeWorld):
        listed = 0

        def names(self, folder: Path) -> tuple[str, ...]:
            Counting.listed += 1
            return super().names(folder)

    world = Counting({"p/a.jpg": picture()})
    sources = [
        item(uri=str(number), associations={"m": photo("https://c.example/a.jpg")}) for number in range(3)
    ]
    batch = read_articles(sources, files_from="p", world=world)

    assert [len(article.photos) for article in batch] == [1, 1, 1]
    assert Counting.listed == 1


def test_pictures_may_lie_in_several_places(tmp_path: Path, picture: MakePicture) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "a.jpg").write_bytes(picture())
    places = [tmp_path, MemoryFiles({"wire/b.jpg": picture()})]
    associations = {"one": photo("https://c.example/a.jpg"), "two": photo("https://c.example/b.jpg")}
    batch = read_articles(item(associations=associations), files_from=places)
    (written,) = story_files(batch)

    assert [shown.src for shown in batch[0].photos] == ["x/a.jpg", "wire/b.jpg"]
    assert sorted(written.files) == ["items-ferry-1.md", "wire/b.jpg", "x/a.jpg"]
