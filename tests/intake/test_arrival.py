"""paths, bytes, open files and mappings → what arrived; everything else is told what to give."""

from __future__ import annotations

import io
import json
from collections import UserDict
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from pagekit.errors import BadOrder, InvalidInput, Unreadable
from pagekit.intake import read_adverts, read_article, read_publication
from pagekit.model import Person, Publication
from pagekit.world import FakeWorld

MakePicture = Callable[..., bytes]
ROW = {"id": "defence-order", "headline": "A headline", "body": [{"kind": "paragraph", "text": "Text."}]}


class _Talking:
    """Something that can be asked to read, and answers with anything."""

    def read(self, size: int) -> object:
        return [size]


class _BytesPath:
    """A path of the kind that os.scandir(b"...") gives."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __fspath__(self) -> bytes:
        return bytes(self._path)


@pytest.mark.parametrize(
    "start",
    ["", "# A comment\n\n", "[table]\n", '[[ a."b" ]] # c\n', "when = true\n", "'a b'.c = [1]\n", "n = -1\n"],
)
def test_toml_is_known_by_its_first_line(start: str) -> None:
    with pytest.raises(InvalidInput, match="is a field that does not exist here"):
        read_publication(f"{start}lange = 'ru'\n".encode())


def test_a_publication_that_begins_with_three_hyphens_is_yaml() -> None:
    assert read_publication(b"---\nname: The Courier\n").name == "The Courier"


@pytest.mark.parametrize("wrapped", [dict, MappingProxyType, UserDict])
def test_a_mapping_of_fields_is_read_like_a_file(
    wrapped: Callable[[Mapping[str, Any]], Mapping[str, Any]], tmp_path: Path, picture: MakePicture
) -> None:
    (tmp_path / "a.jpg").write_bytes(picture())
    row = wrapped({**ROW, "photos": (wrapped({"src": "a.jpg", "credit": wrapped({"creator": "Ann"})}),)})
    article = read_article(row, files_from=tmp_path)
    assert (article.id, [block.kind for block in article.body]) == ("defence-order", ["paragraph"])
    assert [photo.credit.creator for photo in article.photos if photo.credit] == ["Ann"]
    assert article.origin is not None
    assert (article.origin.name, article.origin.folder) == ("the fields", tmp_path)
    loose = read_article(row)
    assert loose.photos == ()
    assert loose.origin is not None
    assert [note.code for note in loose.origin.notes] == ["picture-missing"]


def test_publications_and_adverts_may_be_mappings_too(picture: MakePicture) -> None:
    site = read_publication({"name": "The Courier", "sections": [{"name": "City"}]})
    assert (site.name, site.sections[0].name) == ("The Courier", "City")
    advert = {"kind": "image", "src": "shop.png", "alt": "A shop"}
    files = FakeWorld({"ads/shop.png": picture("PNG")})
    book = read_adverts({"adverts": [advert]}, files_from="ads", world=files)
    assert [found.kind for found in book.adverts] == ["image"]
    alone = read_adverts({"adverts": [advert]})
    assert alone.adverts == ()
    assert alone.origin is not None
    assert [note.code for note in alone.origin.notes] == ["picture-missing"]


def test_a_mapping_may_hold_records_and_times_of_python() -> None:
    row = {
        "id": "a",
        "headline": "A",
        "byline": [Person(name="Ann")],
        "published_at": datetime(2026, 5, 19, tzinfo=UTC),
    }
    article = read_article(row)
    assert (article.byline[0].name, article.published_at) == ("Ann", datetime(2026, 5, 19, tzinfo=UTC))


def test_a_mapping_with_faults_tells_them_all() -> None:
    with pytest.raises(InvalidInput) as caught:
        read_article({"headline": "A", 5: 1, "body": "Text.", "embargo_untill": "2026-01-01T00:00Z"})
    assert caught.value.source == "the fields"
    assert [(note.where, note.what, note.remedy) for note in caught.value.problems] == [
        ("id", "is missing.", "Add id."),
        (
            "body",
            "is text, not a list.",
            'Write a list of blocks, such as {"kind": "paragraph", "text": "…"}, or give the story as Markdown.',
        ),
        ("[5]", "is a number, not the name of a field.", "Write the name as text."),
        ("embargo_untill", "is a field that does not exist here.", "Did you mean embargo_until?"),
    ]


def test_a_mapping_is_as_deep_as_a_file_may_be() -> None:
    loop: dict[str, Any] = {"id": "a"}
    loop["body"] = [loop]
    with pytest.raises(InvalidInput, match=r"the fields: are nested more than 32 deep. Flatten them."):
        read_article(loop)


def test_a_mapping_has_no_format() -> None:
    with pytest.raises(InvalidInput, match=r"format: is for text, but fields were given. Leave format= out."):
        read_article(ROW, format="json")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (5, "the source is an int. Give a path, bytes, an open file or a mapping of fields."),
        (None, "the source is None. Give a path, bytes, an open file or a mapping of fields."),
        (object, "the source is a type. Give a path, bytes, an open file or a mapping of fields."),
        ([ROW], "the source is a list. Read each of its entries by itself."),
        (("a.json",), "the source is a tuple. Read each of its entries by itself."),
        (Publication(), "the source is a Publication, which is read already. Use it as it is."),
        (io.BytesIO, "the open file cannot be read"),
        (
            "a\0.md",
            r"the path: is 'a\x00.md', with a character that no path has. Give a path, or the text as bytes",
        ),
        (_Talking(), "the open file gave a list, not bytes. Open it with 'rb'."),
    ],
    ids=["int", "none", "type", "list", "tuple", "record", "class", "nul", "talking"],
)
def test_what_cannot_be_read_is_said_at_once(source: Any, words: str) -> None:
    for read in (read_article, read_publication, read_adverts):
        with pytest.raises(Unreadable) as caught:
            read(source)
        assert str(caught.value).startswith(words)


def test_the_folder_of_the_pictures_is_a_path() -> None:
    with pytest.raises(
        Unreadable, match=r"the folder of the pictures is an int. Give the path of a folder, MemoryFiles"
    ):
        read_article(ROW, files_from=5)  # type: ignore[arg-type]


def test_the_folder_of_the_pictures_is_there(tmp_path: Path) -> None:
    for read in (read_article, read_adverts):
        with pytest.raises(Unreadable, match=r"^files_from: there is no folder '.+/gone'\. Check the path"):
            read(ROW, files_from=tmp_path / "gone")
    with pytest.raises(BadOrder, match=r"^files_from: is 'a\\x00b', with a character that no path has\."):
        read_article(ROW, files_from="a\0b")


def test_a_path_may_be_of_bytes_inside(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(ROW), "utf-8")
    assert read_article(_BytesPath(tmp_path / "a.json")).id == "defence-order"  # type: ignore[arg-type]
