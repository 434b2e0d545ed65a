"""a number of pages + a seed → a folder that is read as any other, of the right size, the same each time."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path

import pytest

import pagekit
from pagekit.errors import BadOrder, LayoutError
from pagekit.model import Edition
from pagekit.sample import sample_edition
from pagekit.world import FakeWorld


def written(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_edition(4, 1, tmp_path_factory.mktemp("small")).parent


@pytest.fixture(scope="module")
def read(small: Path) -> Edition:
    return pagekit.read_edition(small)


def words(folder: Path) -> list[int]:
    """Of each story, heads aside."""
    texts = [path.read_text("utf-8").partition("\n---\n")[2] for path in folder.glob("stories/*.md")]
    return sorted(sum(any(map(str.isalnum, word)) for word in text.split()) for text in texts)


def test_the_folder_is_read_and_only_what_is_missing_on_purpose_is_at_fault(read: Edition) -> None:
    assert read.left_out == ()
    assert {note.code for note in read.notes if note.severity == "error"} == {"picture-missing"}
    assert {note.severity for note in read.notes} <= {"error", "info"}
    assert read.file.pages.least == read.file.pages.most == 4


def test_the_same_seed_gives_the_same_bytes_and_another_one_another_paper(
    small: Path, tmp_path: Path
) -> None:
    sample_edition(4, 1, tmp_path / "again")
    sample_edition(4, 2, tmp_path / "other")
    assert written(tmp_path / "again") == written(small)
    assert written(tmp_path / "other")["adverts.toml"] != written(small)["adverts.toml"]


def test_stories_are_as_long_as_in_a_newspaper(small: Path) -> None:
    counted = words(small)
    assert counted[0] >= 60 and 500 <= counted[-1] <= 1_250
    assert len(counted) / 3 <= sum(count < 150 for count in counted)
    # Four pages of 1,500 words, of which adverts and standing items take a good third.
    assert 3_000 <= sum(counted) <= 4_500


def test_every_section_has_one_story_that_counts_most(read: Edition) -> None:
    firsts = Counter(story.section for story in read.stories if story.priority == 1)
    assert firsts == {section.name: 1 for section in read.file.sections}
    assert {story.lang for story in read.stories} in ({"en", "ru"}, {"en", "kk"})


def test_no_slot_is_left_open_and_no_head_comes_twice(small: Path, read: Edition) -> None:
    for path in (*small.glob("stories/*.md"), small / "weather.md"):
        text = path.read_text("utf-8")
        assert "{" not in (text.partition("\n---\n")[2] or text), path.name
    assert all("{" not in str(booking.creative) for booking in read.bookings)
    assert all("{" not in advert.text for advert in read.line_adverts)
    heads = [story.headline for story in read.stories]
    assert len(set(heads)) == len(heads)


def test_pictures_lie_where_the_stories_say(small: Path, read: Edition) -> None:
    photos = [photo for story in read.stories for photo in story.photos]
    assert len(photos) >= 3
    assert all(photo.facts is not None and photo.credit is not None for photo in photos)
    assert sum(path.stat().st_size for path in small.glob("stories/photos/*")) / len(photos) < 60_000


def test_a_large_edition_has_every_kind_of_trouble() -> None:
    world = FakeWorld()
    home = Path("paper")
    sample_edition(16, 3, home, world=world)
    edition = pagekit.read_edition(home, world=world)
    asked = Counter(str(booking.size.name) for booking in edition.bookings if booking.size)
    assert asked["front-solus"] == 2 and asked["full"] >= 2 and asked["ear"] == 1
    ring = [booking.musts for booking in edition.bookings if booking.musts.group == "ring"]
    assert [must.apart for must in ring] == [("food",), ("health",), ("motor",)]
    assert {booking.status.value for booking in edition.bookings} == {"booked", "option", "cancelled"}
    awaited = [booking for booking in edition.bookings if booking.creative.kind == "awaited"]
    assert len(awaited) >= 5
    assert {booking.creative.kind for booking in edition.bookings} == {"awaited", "image", "pdf"}
    assert any(booking.runs and not booking.runs.holds(edition.file.date) for booking in edition.bookings)
    assert [page.kind for page in edition.file.special_pages] == ["supplied"]
    assert {story.lang for story in edition.stories} == {"en", "ru", "kk"}
    kinds = {block.kind for story in edition.stories for block in story.body}
    assert {"paragraph", "heading", "list", "table", "quote"} <= kinds


def test_more_matter_than_room_can_be_asked_for(small: Path, tmp_path: Path) -> None:
    sample_edition(4, 1, tmp_path, matter=2.0)
    assert sum(words(tmp_path)) > 1.8 * sum(words(small))


@pytest.mark.parametrize(
    ("pages", "layout", "kind", "told"),
    [
        (6, "tabloid", BadOrder, "pages: 6 are no edition of tabloid. Pass a multiple of 4, at most 128."),
        ("8", "tabloid", BadOrder, "Pass a number of pages, such as 8."),
        (8, "print-article", LayoutError, "layout print-article is for single stories."),
    ],
)
def test_what_cannot_be_made_is_refused(
    pages: object, layout: str, kind: type[Exception], told: str, tmp_path: Path
) -> None:
    with pytest.raises(kind, match=told.replace(".", r"\.")):
        sample_edition(pages, 1, tmp_path, layout=layout)  # type: ignore[arg-type]
    assert not list(tmp_path.iterdir())
