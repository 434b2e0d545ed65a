"""What was asked for → what may be read: folders, and files in memory, each read once in a call."""

from __future__ import annotations

import io
import pickle
from collections import Counter
from pathlib import Path

import pikepdf
from PIL import Image

import pagekit
from pagekit import MemoryFiles
from pagekit.model import Article, ImageAdvert, Photo, PhotoBlock, Publication


def picture(shade: int, width: int = 120, height: int = 80) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), (shade, 90, 120)).save(stream, "PNG")
    return stream.getvalue()


FILES = {
    "photos/a.png": picture(10),
    "b.png": picture(200),
    "top.png": picture(90, 970, 250),
    "foot.png": picture(30, 728, 90),
}
HOUSE = Publication(name="The Courier", url="https://courier.example", feed="/feed.xml")
STORY = Article(
    id="one",
    headline="One",
    url="https://courier.example/one",
    photos=(Photo(src="photos/a.png", alt="A", credit={"creator": "Ann"}),),
    body=(PhotoBlock(src="b.png", alt="B", credit={"creator": "Ann"}),),
)
TOP = ImageAdvert(slot="top", src="top.png", alt="Tea", advertiser="Tea")


class Store:
    """A newsroom's store of pictures, which counts what it is asked for."""

    def __init__(self, shade: int) -> None:
        # Pictures that no other test has: none is made yet, so that all must be read.
        self.files = {
            name: picture(shade, *Image.open(io.BytesIO(data)).size) for name, data in FILES.items()
        }
        self.asked: Counter[str] = Counter()

    def read(self, name: str) -> bytes:
        self.asked[name] += 1
        return self.files[name]


def pictures_of(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return sum(len(page.get_images()) for page in document.pages)


def test_an_article_made_in_code_has_its_pictures_from_memory() -> None:
    page = pagekit.render_html(STORY, publication=HOUSE, files_from=MemoryFiles(FILES))
    codes = {note.code for note in page.report.notes if note.code.startswith("picture")}
    # They are small, and that is told.
    assert codes == {"picture-coarse"}
    assert "pictures/" in page.html and page.html.count("<picture") == 2
    pdf = pagekit.render_pdf(STORY, publication=HOUSE, files_from=MemoryFiles(FILES))
    assert pictures_of(pdf.data) == 2


def test_memory_and_a_folder_give_the_same_pages(tmp_path: Path) -> None:
    for name, data in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    for place in (MemoryFiles(FILES), MemoryFiles(FILES.__getitem__)):
        made = pagekit.render_html(STORY, adverts=TOP, files_from=place)
        beside = pagekit.render_html(STORY, adverts=TOP, files_from=tmp_path)
        assert (made.html, made.assets) == (beside.html, beside.assets)
        assert 'alt="Tea"' in made.html


def test_each_file_is_read_once_in_a_call() -> None:
    store = Store(41)
    pagekit.render_html(STORY, publication=HOUSE, adverts=[TOP], files_from=MemoryFiles(store.read))
    assert store.asked == {"photos/a.png": 1, "b.png": 1, "top.png": 1}
    pagekit.render_pdf(STORY, publication=HOUSE, files_from=MemoryFiles(store.read))
    assert store.asked == {"photos/a.png": 2, "b.png": 2, "top.png": 1}


def test_every_call_takes_files_in_memory() -> None:
    order = pagekit.Order(publication=HOUSE, files_from=MemoryFiles(FILES), adverts=[TOP])
    assert "<picture" in pagekit.render_front([STORY], order=order).html
    assert 'alt="Tea"' in pagekit.render_front([STORY], order=order).html
    assert b"/one/pictures/" in pagekit.render_feed([STORY], order=order).data
    assert b"/one/pictures/" in pagekit.render_sitemap([STORY], order=order).data


def test_what_was_read_with_files_in_memory_keeps_them() -> None:
    store = Store(42)
    article = pagekit.read_article(STORY.model_dump(), files_from=MemoryFiles(store.read))
    book = pagekit.read_adverts({"adverts": [TOP.model_dump()]}, files_from=MemoryFiles(FILES))
    assert store.asked == {"photos/a.png": 1, "b.png": 1}
    page = pagekit.render_html(article, publication=HOUSE, adverts=book)
    assert page.html.count("<picture") == 3
    assert store.asked == {"photos/a.png": 2, "b.png": 2}
    assert "<picture" in pagekit.render_front([article], publication=HOUSE, adverts=book).html
    kept = pagekit.read_article(STORY.model_dump(), files_from=MemoryFiles(FILES))
    assert pickle.loads(pickle.dumps(kept)) == kept  # noqa: S301 - our own


def test_two_stories_may_have_files_of_one_name() -> None:
    stories = [
        pagekit.read_article(
            {
                "id": name,
                "headline": name,
                "url": f"https://courier.example/{name}",
                "photos": [{"src": "a.png", "alt": name}],
            },
            files_from=MemoryFiles({"a.png": picture(shade, 1600, 900)}),
        )
        for name, shade in (("one", 10), ("two", 200))
    ]
    front = pagekit.render_front(stories, publication=HOUSE)
    assert front.html.count("<picture") == 2


def test_a_file_that_memory_does_not_have_is_looked_for_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "b.png").write_bytes(FILES["b.png"])
    page = pagekit.render_html(STORY, files_from=MemoryFiles({"photos/a.png": FILES["photos/a.png"]}))
    (note,) = page.report.with_code("picture-missing")
    assert note.what.startswith("b.png: no such file. The picture was taken out.")
    assert note.remedy == "Check the name, or put the file among the others."


def test_a_world_may_stand_beside_files_in_memory() -> None:
    world = pagekit.FakeWorld({"desk/top.png": FILES["top.png"]})
    book = pagekit.read_adverts({"adverts": [TOP.model_dump()]}, files_from="desk", world=world)
    page = pagekit.render_html(STORY, adverts=book, files_from=MemoryFiles(FILES), world=world)
    assert page.html.count("<picture") == 3


def test_a_folder_takes_the_place_of_the_memory_that_a_story_was_read_with(tmp_path: Path) -> None:
    article = pagekit.read_article(STORY.model_dump(), files_from=MemoryFiles(FILES))
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/a.png").write_bytes(picture(77))
    moved = pagekit.render_html(article, files_from=tmp_path)
    assert [note.where for note in moved.report.with_code("picture-missing")] == ["body[0].photo"]
    made = STORY.model_copy(update={"body": ()})
    assert moved.assets == pagekit.render_html(made, files_from=tmp_path).assets
    other = MemoryFiles({"photos/a.png": picture(77)})
    assert pagekit.render_html(article, files_from=other).assets == moved.assets
