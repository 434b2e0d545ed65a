"""Folders of Hugo, Jekyll, Eleventy and Pelican: what is a story in them, and what its place says of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pagekit import read_articles
from pagekit.intake.formats import ArticleBatch

MakePicture = Callable[..., bytes]
Folder = Callable[..., ArticleBatch]


@pytest.fixture
def folder(tmp_path: Path, picture: MakePicture) -> Folder:
    """`folder({path: text})`: the batch of a folder with these files; a path that ends like a picture is one."""

    def read(files: dict[str, str]) -> ArticleBatch:
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(picture("PNG") if name.endswith(".png") else text.encode())
        return read_articles(tmp_path)

    return read


def test_a_page_bundle_of_hugo_has_its_pictures(folder: Folder) -> None:
    post = '+++\ntitle = "Ferry sails"\ndate = 2026-05-19\ndraft = true\n+++\nText.\n\n![A pier](pier.png "The pier")\n'
    batch = folder({
        "hugo.toml": "baseURL = 'https://paper.example/'", "content/sea/ferry/index.md": post, "content/sea/ferry/pier.png": "",
        "content/_index.md": "---\ntitle: Home\n---\n", "content/posts/old.fr.md": "---\ntitle: Vieux\ncover: /img/sea.png\n---\nTexte.",
        "static/img/sea.png": "", "themes/x/content/no.md": "---\ntitle: No\n---\nNo.",
    })  # fmt: skip

    first, second = sorted(batch, key=lambda article: article.id)
    assert (first.id, first.headline, first.section, first.status) == ("ferry", "Ferry sails", "sea", "draft")
    assert first.published_at == date(2026, 5, 19)
    assert [photo.src for photo in first.every_photo] == ["content/sea/ferry/pier.png"]
    assert (second.id, second.lang, second.section) == ("old-fr", "fr", None)
    assert [photo.src for photo in second.photos] == ["static/img/sea.png"]


def test_posts_of_jekyll_have_their_day_in_the_name(folder: Folder) -> None:
    batch = folder({
        "_config.yml": "title: Paper", "about.md": "---\ntitle: About\n---\nUs.",
        "sea/_posts/2026-05-19-ferry.md": "---\ntitle: Ferry\nauthor: ann\n---\nText {{ site.x }}.",
        "_drafts/later.md": "---\ntitle: Later\n---\nText.",
        "_data/authors.yml": "ann:\n  name: Ann Li\n",
    })  # fmt: skip

    draft, post = sorted(batch, key=lambda article: article.id, reverse=True)
    assert (post.headline, post.section, post.published_at) == ("Ferry", "sea", date(2026, 5, 19))
    assert [one.name for one in post.byline] == ["Ann Li"]
    assert (draft.headline, draft.status) == ("Later", "draft")
    assert [note.code for note in batch.notes] == ["pages-skipped"]


def test_eleventy_takes_fields_of_data_files_and_runs_no_program(folder: Folder) -> None:
    batch = folder({
        "eleventy.config.js": "module.exports = {}", "blog/blog.json": '{"author": "Ann Li"}', "README.md": "# Read me",
        "blog/one.md": "---\ntitle: One\ndate: 2026-05-19\n---\nText.", "blog/two.md": "---js\n{ title: 'x' }\n---\nText.",
        "blog/blog.11tydata.js": "module.exports = {}", "_includes/base.md": "---\ntitle: No\n---\nNo.",
    })  # fmt: skip

    assert [(one.headline, [person.name for person in one.byline]) for one in batch] == [("One", ["Ann Li"])]
    assert [one.name for one in batch.refused] == ["blog/two.md"]
    assert "data-program" in {note.code for note in batch.notes}


def test_pelican_has_heads_html_and_what_is_not_read(folder: Folder) -> None:
    page = (
        "<html><head><title>Page</title><meta name='date' content='2026-05-19'><meta name='tags' content='a, b'>"
        "<meta name='author' content='Ann Li'></head><body><p>Text of it.</p></body></html>"
    )
    batch = folder({
        "pelicanconf.py": "SITENAME = 'x'", "content/sea/one.md": "Title: One\nDate: 2026-05-19\n\nText.",
        "content/sea/two.html": page, "content/three.rst": "Three\n=====\n", "content/2026-05-20_four.md": "Title: Four\n\nText.",
    })  # fmt: skip

    assert [(one.headline, one.section, str(one.published_at)) for one in batch] == [
        ("Four", None, "2026-05-20"), ("One", "sea", "2026-05-19"), ("Page", "sea", "2026-05-19"),
    ]  # fmt: skip
    assert (batch[2].tags, [one.name for one in batch[2].byline]) == (("a", "b"), ["Ann Li"])
    assert [(one.name, one.notes[0].code) for one in batch.refused] == [
        ("content/three.rst", "notation-unread")
    ]
