"""A publication's folder as a site: every page is there, every link leads somewhere, and only what changed is made."""

from __future__ import annotations

import json
import re
import shutil
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

import pagekit
from pagekit.errors import BadOrder, InvalidInput, WriteError
from pagekit.site import build as building
from pagekit.site.state import NAME
from tests.site.conftest import AT, HOME, Built

NOT_LINKED = {
    "404.html", ".htaccess", "_headers", "_redirects", ".pagekit/nginx.conf", ".pagekit/Caddyfile", "robots.txt",
    "sitemap.xml", "news-sitemap.xml", "keys.txt", "old/place/index.html", "news/hall/index.html", NAME,
}  # fmt: skip
"""What servers and programs ask for by its name."""


class Links(HTMLParser):
    """The addresses that a page names."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.addresses: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"href", "src"}:
                self.addresses.add(value or "")
            elif name == "srcset":
                self.addresses |= {entry.split()[0] for entry in (value or "").split(", ")}
            elif name == "content" and (value or "").startswith(HOME):
                self.addresses.add(value or "")


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file but what the build keeps for itself."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != NAME
    }


def _place(page: str, address: str) -> str | None:
    """The file that an address on a page leads to; None when it leads away."""
    whole = urldefrag(urljoin(f"{HOME}/{page}", address))[0]
    if not whole.startswith(f"{HOME}/"):
        return None
    path = unquote(urlsplit(whole).path).lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def _named(files: dict[str, bytes]) -> dict[str, str]:
    """Every file that is named anywhere, and where."""
    found: dict[str, str] = {}
    for name, data in files.items():
        text = data.decode("utf-8", "replace")
        if name.endswith(".html"):
            addresses = {one for one in Links(text).addresses if not one.startswith("#")}
            addresses |= {
                *re.findall(r'url\("([^"]+)"\)', text),
                *re.findall(rf'"({HOME}/assets/[^"#]+)"', text),
            }
        elif name.endswith(".xml"):
            addresses = set(re.findall(re.escape(HOME) + r'[^\s"<>&]*', unescape(text)))
        else:
            continue
        for address in addresses:
            place = _place(name, address)
            if place is not None:
                found.setdefault(place, f"{name}: {address}")
    return found


def test_no_link_is_dead_and_no_file_is_an_orphan(built: Built) -> None:
    files = files_of(built.out)
    named = _named(files)
    assert len(named) > 100
    missing = {
        where for place, where in named.items() if place not in files and f"{place}/index.html" not in files
    }
    assert missing == set()
    assert set(files) - set(named) == NOT_LINKED - {NAME}


def test_every_kind_of_page_is_there(built: Built) -> None:
    wanted = {
        "index.html", "404.html", "town/index.html", "nature/index.html", "walks/index.html",
        "walks/page/2/index.html", "tags/index.html", "tags/walks/index.html", "tags/tea-cake/index.html",
        "authors/ann-weaver/index.html", "authors/zoe-celik/index.html", "archive/index.html",
        "archive/2026/04/index.html", "archive/2026/05/index.html", "imprint/index.html",
        "town/town-hall-reopens/index.html", "walk-1/index.html", "old/place/index.html",
    }  # fmt: skip
    assert wanted - set(built.build.pages) == set()


def test_what_may_not_be_published_is_held_and_a_bad_story_is_a_note(built: Built) -> None:
    assert not {"draft/index.html", "later/index.html", "bad/index.html"} & set(built.build.pages)
    held = {note.where for note in built.build.report.with_code("story-withheld")}
    assert held == {"draft", "later"}
    (bad,) = (note for note in built.build.notes if note.severity == "error")
    assert bad.where == "stories/bad.md, priority"
    assert not any(b"story of draft" in data for name, data in files_of(built.out).items() if "xml" in name)


def test_a_list_goes_on_on_numbered_pages(built: Built) -> None:
    first = (built.out / "walks/index.html").read_text("utf-8")
    second = (built.out / "walks/page/2/index.html").read_text("utf-8")
    assert 'href="/walks/page/2/" rel="next"' in first
    assert "Page 1 of 2" in first
    assert 'href="/walks/" rel="prev"' in second
    assert 'rel="next"' not in second
    assert re.findall(r'<a href="/(walk-\d)/">', second) == ["walk-4", "walk-3", "walk-2", "walk-1"]


def test_a_page_knows_its_site(built: Built) -> None:
    page = (built.out / "moved/index.html").read_text("utf-8")
    assert '<nav class="nav s-label" aria-label="Sections"' in page
    assert '<a href="/tags/tea-cake/" rel="tag">' in page
    assert '<a href="/tags/walks/" rel="tag"><bdi>Walks</bdi></a>' in page
    assert '<a href="/authors/zoe-celik/" rel="author">' in page
    assert '<link rel="icon" href="/favicon.ico"' in page
    assert '<a href="/imprint/">Imprint</a>' in page
    assert 'hreflang="de"' not in page
    assert f'href="{HOME}/moved/" hreflang="en"' in (built.out / "deutsch/index.html").read_text("utf-8")


def test_old_addresses_lead_on(built: Built) -> None:
    small = (built.out / "old/place/index.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{HOME}/moved/">' in small
    assert f"/old/place {HOME}/moved/ 301\n" in (built.out / "_redirects").read_text("utf-8")
    assert f'RedirectPermanent "/old/place" "{HOME}/moved/"\n' in (built.out / ".htaccess").read_text("utf-8")
    assert f"redir /old/place/ {HOME}/moved/ permanent" in (built.out / ".pagekit/Caddyfile").read_text(
        "utf-8"
    )
    assert f'location = "/old/place" {{ return 301 {HOME}/moved/; }}' in (
        built.out / ".pagekit/nginx.conf"
    ).read_text("utf-8")


def test_feeds_tell_the_site_and_its_sections(built: Built) -> None:
    whole = (built.out / "feed.xml").read_text("utf-8")
    section = (built.out / "walks/feed.xml").read_text("utf-8")
    assert whole.count("<item>") == 13
    assert section.count("<item>") == 8
    assert "<title>The Valley Post: Walks</title>" in section
    assert f"{HOME}/assets/pictures/" in whole
    assert '<link rel="alternate" href="https://valley.example/walks/feed.xml"' in (
        built.out / "walks/index.html"
    ).read_text("utf-8")


def test_the_page_for_no_page_is_for_no_search_engine(built: Built) -> None:
    page = (built.out / "404.html").read_text("utf-8")
    assert '<meta name="robots" content="noindex">' in page
    assert "canonical" not in page
    assert "ld+json" not in page
    assert "404" not in (built.out / "sitemap.xml").read_text("utf-8")


def test_faces_and_pictures_stand_once_for_all_pages(built: Built) -> None:
    files = files_of(built.out)
    assert {name.partition("/")[0] for name in files if name.endswith((".woff2", ".avif"))} == {"assets"}
    page = files["moved/index.html"].decode()
    assert page.count('rel="preload"') == 2
    assert 'href="/assets/fonts/' in page


# ---- What has changed ------------------------------------------------------------------------------------------


@pytest.fixture
def again(built: Built, tmp_path: Path) -> Built:
    """The publication and its site, to be changed."""
    source, out = tmp_path / "valley", tmp_path / "site"
    shutil.copytree(built.source, source)
    shutil.copytree(built.out, out)
    return Built(source, out, pagekit.build_site(source, out=out, at=AT))


def test_what_has_not_changed_is_not_made_again(again: Built) -> None:
    second = pagekit.build_site(again.source, out=again.out, at=AT)
    assert second.report.figures["made"] == 0
    assert second.notes == again.build.notes
    assert second.pages == again.build.pages


def test_one_change_gives_the_bytes_of_a_clean_build(again: Built, tmp_path: Path) -> None:
    story = again.source / "stories" / "walk-7.md"
    story.write_text(story.read_text("utf-8").replace("The story of", "Another story of"), "utf-8")
    (again.source / "stories" / "walk-2.md").unlink()
    changed = pagekit.build_site(again.source, out=again.out, at=AT)
    clean = pagekit.build_site(again.source, out=tmp_path / "clean", at=AT)
    assert files_of(again.out) == files_of(tmp_path / "clean")
    assert changed.notes == clean.notes
    assert 0 < changed.report.figures["made"] < 20 < clean.report.figures["made"]
    assert not (again.out / "walk-2").exists()


def test_a_picture_that_comes_later_is_shown(again: Built) -> None:
    story = again.source / "stories" / "walk-3.md"
    story.write_text(story.read_text("utf-8") + "\n![Late](Late.jpg)\n", "utf-8")
    without = pagekit.build_site(again.source, out=again.out, at=AT)
    assert any("Late.jpg" in note.what for note in without.notes)
    # In other capitals than the story has it: found, and told.
    shutil.copy(again.source / "stories/town/photos/hall.jpg", again.source / "stories" / "late.jpg")
    pagekit.build_site(again.source, out=again.out, at=AT)
    assert "/assets/pictures/" in (again.out / "walk-3" / "index.html").read_text("utf-8")


def test_only_what_a_build_wrote_itself_is_taken_away(again: Built) -> None:
    own = again.out / "walk-2" / "mine.txt"
    own.write_text("mine", "utf-8")
    altered = again.out / "tags" / "tea-cake" / "index.html"
    altered.write_text("altered by hand", "utf-8")
    (again.source / "stories" / "walk-2.md").unlink()
    moved = again.source / "stories" / "moved.md"
    moved.write_text(moved.read_text("utf-8").replace(", 'Tea & cake'", ""), "utf-8")
    pagekit.build_site(again.source, out=again.out, at=AT)
    assert own.read_text("utf-8") == "mine"
    assert not (again.out / "walk-2" / "index.html").exists()
    assert altered.read_text("utf-8") == "altered by hand"


def test_a_page_that_was_spoilt_is_made_again(again: Built) -> None:
    page = again.out / "moved" / "index.html"
    before = page.read_bytes()
    page.write_text("spoilt", "utf-8")
    pagekit.build_site(again.source, out=again.out, at=AT)
    assert page.read_bytes() == before


def test_a_build_that_was_ended_goes_on_where_it_was(
    built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = building.StoryPages.make
    seen: list[str] = []

    def ends(self: building.StoryPages, article: pagekit.Article, placed: building.Placed) -> object:
        if len(seen) == 5:
            raise KeyboardInterrupt
        seen.append(article.id)
        return made(self, article, placed)

    out = tmp_path / "site"
    with monkeypatch.context() as patched:
        patched.setattr(building.StoryPages, "make", ends)
        with pytest.raises(KeyboardInterrupt):
            pagekit.build_site(built.source, out=out, at=AT)
    after = pagekit.build_site(built.source, out=out, at=AT)
    assert after.report.figures["made"] == built.build.report.figures["made"] - 5
    assert files_of(out) == files_of(built.out)


def test_a_state_that_cannot_be_read_costs_time_alone(again: Built) -> None:
    before = files_of(again.out)
    (again.out / NAME).write_text(json.dumps({"schema": 1, "stories": 3}), "utf-8")
    pagekit.build_site(again.source, out=again.out, at=AT)
    assert files_of(again.out) == before


def test_the_time_decides_what_is_held(again: Built) -> None:
    later = AT.replace(month=6, day=2)
    built = pagekit.build_site(again.source, out=again.out, at=later)
    assert "later/index.html" in built.pages
    back = pagekit.build_site(again.source, out=again.out, at=AT)
    assert back.pages == again.build.pages
    assert not (again.out / "later").exists()


def test_previews_are_let_into_no_search_engine(again: Built) -> None:
    built = pagekit.build_site(again.source, out=again.out, at=AT, drafts=True)
    assert {"draft/index.html", "later/index.html"} <= set(built.pages)
    assert (again.out / "robots.txt").read_text("utf-8") == "User-agent: *\nDisallow: /\n"
    assert not (again.out / "sitemap.xml").exists()


# ---- Where it stands -------------------------------------------------------------------------------------------


def test_a_site_in_a_folder_of_its_host_links_below_it(again: Built, tmp_path: Path) -> None:
    house = again.source / "publication.toml"
    house.write_text(house.read_text("utf-8").replace(HOME, f"{HOME}/news/"), "utf-8")
    links = (
        "[a path](/moved/#h), [whole](/news/moved/), [a file](moved.md), [elsewhere](https://ferry.example/x)"
    )
    (again.source / "stories" / "links.md").write_text(
        f"---\nheadline: Links\n---\n\nSee {links}.\n", "utf-8"
    )
    pagekit.build_site(again.source, out=tmp_path / "below", at=AT)
    page = (tmp_path / "below" / "moved" / "index.html").read_text("utf-8")
    roots = {address for address in Links(page).addresses if address.startswith("/")}
    assert roots
    assert {address for address in roots if not address.startswith("/news/")} == set()
    assert f'<link rel="canonical" href="{HOME}/news/moved/">' in page
    text = (tmp_path / "below" / "links" / "index.html").read_text("utf-8")
    assert f'<a href="{HOME}/news/moved/#h">a path</a>, <a href="{HOME}/news/moved/">whole</a>' in text
    assert f'<a href="{HOME}/news/moved/">a file</a>, <a href="https://ferry.example/x">elsewhere</a>' in text
    assert (tmp_path / "below" / "assets" / "fonts").is_dir()
    robots = (tmp_path / "below" / "robots.txt").read_text("utf-8")
    assert f"Sitemap: {HOME}/news/sitemap.xml\n" in robots


def test_an_advert_stands_where_it_is_booked_and_a_bad_one_is_a_note(again: Built, tmp_path: Path) -> None:
    (again.source / "nan.html").write_text("<!doctype html><p>Bread", "utf-8")
    (again.source / "adverts.toml").write_text(
        """
[[adverts]]
slot = "top"
kind = "html"
advertiser = "Nan"
src = "nan.html"
title = "Bread"
width = 300
height = 50
[[adverts]]
slot = "roof"
kind = "contact"
[[adverts]]
kind = "nonsense"
""",
        "utf-8",
    )
    built = pagekit.build_site(again.source, out=again.out, at=AT)
    (frame,) = again.out.glob("assets/adverts/*.html")
    assert f'src="/assets/adverts/{frame.name}"' in (again.out / "index.html").read_text("utf-8")
    assert f'src="/assets/adverts/{frame.name}"' in (again.out / "moved" / "index.html").read_text("utf-8")
    told = {note.where: note.what for note in built.notes if "slot" in note.code or note.severity == "error"}
    assert told["slot roof"].startswith("no page of the site has it")
    assert told["adverts.toml, adverts[2]"].startswith("has the kind 'nonsense'")


def test_an_address_that_nobody_should_write_does_no_harm(again: Built, tmp_path: Path) -> None:
    text = """---
headline: Odd
url: /../../odd/
section: Tags
tags: ["../up", "<b>", "  "]
author: "../../x"
aliases: ["/../../old", "/a;b{", "/tags/"]
---

Text.
"""
    (again.source / "stories" / "Ein Ordner").mkdir()
    (again.source / "stories" / "Ein Ordner" / "odd.md").write_text(text, "utf-8")
    (again.source / "stories" / "Ein Ordner" / "plain.md").write_text(
        "---\nheadline: Plain\n---\n\nText.\n", "utf-8"
    )
    out = tmp_path / "deep" / "site"
    built = pagekit.build_site(again.source, out=out, at=AT)
    assert {
        "odd/index.html",
        "ein-ordner/plain/index.html",
        "tags-2/index.html",
        "tags/up/index.html",
    } <= set(built.pages)
    assert [path.name for path in out.parent.iterdir()] == ["site"]
    assert "old/index.html" in built.pages
    (told,) = built.report.with_code("redirect-taken")
    assert "/tags/" in told.what


def test_files_can_come_from_another_host(again: Built, tmp_path: Path) -> None:
    cdn = "https://cdn.example/valley"
    pagekit.build_site(again.source, out=tmp_path / "cdn", at=AT, asset_base=cdn)
    page = (tmp_path / "cdn" / "town" / "town-hall-reopens" / "index.html").read_text("utf-8")
    assert f'href="{cdn}/fonts/' in page
    assert f'src="{cdn}/pictures/' in page
    assert "img-src 'self' data: https://cdn.example; font-src 'self' https://cdn.example;" in page
    assert list((tmp_path / "cdn" / "assets" / "pictures").iterdir())


def test_a_site_without_faces_sends_none(again: Built, tmp_path: Path) -> None:
    settings = again.source / "site.toml"
    settings.write_text(settings.read_text("utf-8").replace("faces = true", "faces = false"), "utf-8")
    pagekit.build_site(again.source, out=tmp_path / "plain", at=AT)
    assert not any(name.endswith(".woff2") for name in files_of(tmp_path / "plain"))


def test_a_site_in_memory_is_the_one_in_the_folder(built: Built, tmp_path: Path) -> None:
    kept = pagekit.build_site(built.source, at=AT)
    assert kept.files == files_of(built.out)
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    assert kept.write(tmp_path) == tmp_path / "index.html"
    assert files_of(tmp_path) == {**kept.files, "mine.txt": b"mine"}
    with pytest.raises(WriteError, match="Leave `out` out"):
        built.build.write(tmp_path)


def test_what_no_site_can_be_made_of_is_told_at_once(built: Built, again: Built) -> None:
    house = again.source / "publication.toml"
    house.write_text('name = "No address"\n', "utf-8")
    (again.source / "site.toml").write_text("per_page = 1\n", "utf-8")
    with pytest.raises(InvalidInput) as found:
        pagekit.build_site(again.source)
    assert [note.where for note in found.value.problems] == ["publication.toml, url", "site.toml, per_page"]
    for place in ("", "stories/out", "static"):
        with pytest.raises(BadOrder, match="is where the publication lies"):
            pagekit.build_site(built.source, out=built.source / place)
    with pytest.raises(BadOrder, match="asset_base"):
        pagekit.build_site(again.source, asset_base="/assets")
