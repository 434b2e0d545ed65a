"""articles with pictures of every kind → articles whose pictures can be trusted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from pagekit.house import dress
from pagekit.intake import admit, read_article
from pagekit.intake.admit import passed
from pagekit.model import Article, Factbox, Origin, Paragraph, Person, Photo, PhotoBlock, Publication, Update
from pagekit.notes import Severity, info
from pagekit.world import FakeWorld

MakePicture = Callable[..., bytes]
HERE = Path("story")


def story(*photos: Photo, body: tuple[object, ...] = ()) -> Article:
    return Article(id="a", headline="A", photos=photos, body=body)  # type: ignore[arg-type]


def world(**files: bytes) -> FakeWorld:
    return FakeWorld({HERE / f"{name}.jpg": data for name, data in files.items()})


def test_an_article_made_in_code_is_admitted_with_its_origin(picture: MakePicture) -> None:
    data = picture(xmp="<dc:creator><rdf:Seq><rdf:li>Ann Lee</rdf:li></rdf:Seq></dc:creator>")
    admitted = admit(story(Photo(src="a.jpg")), folder=HERE, world=world(a=data))
    assert admitted.photos[0].credit is not None
    assert admitted.photos[0].credit.creator == "Ann Lee"
    assert admitted.origin is not None
    assert (admitted.origin.name, admitted.origin.folder) == ("a", HERE)


def test_a_missing_picture_is_taken_out_and_its_caption_is_in_the_note() -> None:
    admitted = admit(story(Photo(src="a.jpg", caption="Two stalls")), folder=HERE, world=world())
    assert admitted.photos == ()
    assert admitted.origin is not None
    (note,) = admitted.origin.notes
    assert (note.severity, note.code, note.where) == (Severity.ERROR, "picture-missing", "photos[0]")
    assert note.what == "a.jpg: no such file. The picture was taken out. Its caption was: Two stalls"
    assert note.remedy == "Check the name, or put the file beside the article."


def test_pictures_in_the_text_and_in_boxes_are_looked_at_too(picture: MakePicture) -> None:
    box = Factbox(body=(PhotoBlock(src="bad.jpg"), Paragraph(text="kept"), PhotoBlock(src="a.jpg")))
    body = (PhotoBlock(src="svg.jpg"), Paragraph(text="b"), box, PhotoBlock(src="a.jpg", optional=True))
    found = admit(story(body=body), folder=HERE, world=world(a=picture(), bad=picture()[:200], svg=b"<svg/>"))
    kinds = [block.kind for block in found.body]
    assert kinds == ["paragraph", "factbox", "photo"]
    assert isinstance(found.body[1], Factbox)
    assert [block.kind for block in found.body[1].body] == ["paragraph", "photo"]
    assert found.origin is not None
    assert [(note.code, note.where) for note in found.origin.notes] == [
        ("picture-refused", "body[0].photo"),
        ("picture-broken", "body[2].body[0].photo"),
    ]


def test_a_portrait_passes_the_same_gate(picture: MakePicture) -> None:
    people = (Person(name="Ann", portrait="ann.jpg"), Person(name="Bob", portrait=Photo(src="bob.jpg")))  # type: ignore[arg-type]
    data = picture(xmp="<dc:creator><rdf:Seq><rdf:li>Lee</rdf:li></rdf:Seq></dc:creator>")
    found = admit(Article(id="a", headline="A", byline=people), folder=HERE, world=world(ann=data))
    ann, bob = found.byline
    assert ann.portrait is not None and ann.portrait.facts is not None and ann.portrait.credit is not None
    assert (ann.portrait.credit.creator, bob.portrait) == ("Lee", None)
    assert passed(found) and not passed(Article(id="a", headline="A", byline=people))
    assert found.origin is not None
    assert [(note.code, note.where) for note in found.origin.notes] == [
        ("photo-filled", "byline[0].portrait"),
        ("picture-missing", "byline[1].portrait"),
    ]


def test_pictures_of_a_running_report_are_looked_at_too(picture: MakePicture) -> None:
    noon = datetime(2026, 5, 19, 12, tzinfo=UTC)
    entry = Update(time=noon, body=(PhotoBlock(src="bad.jpg"), PhotoBlock(src="a.jpg")))
    found = admit(story(body=(entry,)), folder=HERE, world=world(a=picture(), bad=picture()[:200]))
    (kept,) = found.body
    assert isinstance(kept, Update)
    assert [block.src for block in kept.body if isinstance(block, PhotoBlock)] == ["a.jpg"]
    assert found.origin is not None
    assert [(note.code, note.where) for note in found.origin.notes] == [
        ("picture-broken", "body[0].body[0].photo")
    ]


def test_admitting_twice_is_admitting_once(picture: MakePicture) -> None:
    files = world(a=picture(iim={(2, 120): b"A caption", (2, 40): b"NO SALES"}))
    once = admit(story(Photo(src="b.jpg"), Photo(src="a.jpg")), folder=HERE, world=files)
    twice = admit(once, folder=HERE, world=files)
    assert twice == once
    assert twice.origin == once.origin


def test_what_was_read_keeps_its_name_and_its_notes() -> None:
    note = info("x", "y", "z")
    before = story().at(Origin("story.md", HERE, (note,)))
    after = admit(before, folder=HERE, world=world())
    assert after.origin == Origin("story.md", HERE, (note,))


def test_an_article_with_pictures_and_no_folder_is_told_what_to_say() -> None:
    found = admit(story(Photo(src="a.jpg")), folder=None, world=world())
    assert found.photos == ()
    assert found.origin is not None
    assert found.origin.notes[0].remedy == "Say where the pictures lie with files_from."


def test_odd_pictures_are_used_with_a_note(picture: MakePicture) -> None:
    found = admit(story(Photo(src="a.jpg")), folder=HERE, world=world(a=picture("PNG")))
    assert len(found.photos) == 1
    assert found.origin is not None
    assert [note.what for note in found.origin.notes] == ["a.jpg: is a PNG, whatever its name says."]


def test_the_article_before_is_untouched(picture: MakePicture) -> None:
    before = story(Photo(src="a.jpg"))
    admit(before, folder=HERE, world=world(a=picture(iim={(2, 120): b"A caption"})))
    assert before.photos[0].caption is None
    assert before.origin is None


def test_a_photo_has_one_name_in_all_notes(picture: Callable[..., bytes], wire: Callable[..., bytes]) -> None:
    photo = {"kind": "photo", "credit": "Ann Li"}
    box = {"kind": "factbox", "title": "T", "body": [photo | {"src": "gone.jpg"}, photo | {"src": "a.jpg"}]}
    data = wire(body=[photo | {"src": "St. Ives.jpg"}, photo | {"src": "a.jpg"}, box])
    article = read_article(data, files_from=".", world=FakeWorld({"a.jpg": picture()}))
    again = admit(article, folder=Path(), world=FakeWorld({"a.jpg": picture()}))
    for each in (article, again):
        assert each.origin is not None
        assert [note.where for note in each.origin.notes] == ["body[0].photo", "body[2].body[0].photo"]
        told = [note.where for note in dress(each, Publication()).notes]
        assert told == ["body[1].photo.alt", "body[2].body[1].photo.alt"]
    assert article.origin.notes[0].what.startswith("St. Ives.jpg: no such file. The picture was taken out.")
    assert article.origin.notes[0].remedy.startswith("Check the name")
