"""the desk asked directly → its page, the list, the notes, printed pages, and the files of the site."""

from __future__ import annotations

import asyncio
import os
import shutil
from pathlib import Path

import pytest
from PIL import Image

from pagekit.preview.app import desk_app
from pagekit.preview.guard import COMING_POLICY, PAGE_POLICY
from pagekit.preview.room import Making, Room
from tests.preview.conftest import AT, PORT, STORY, Asker


def test_its_own_page_is_there_and_loads_nothing_from_elsewhere(ask: Asker) -> None:
    page = ask("/.desk/")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert ask("/.desk/", "HEAD").status == 200
    for name, kind in (
        ("desk.css", "text/css"),
        ("desk.js", "text/javascript"),
        ("icon.svg", "image/svg+xml"),
    ):
        found = ask(f"/.desk/{name}")
        assert found.headers["content-type"].startswith(kind)
        assert b"https://" not in found.body
    assert b"//" not in page.body.replace(b"http://www.w3.org", b"")
    assert (
        b"<script>" not in page.body
        and b" style=" not in page.body
        and b" on" not in page.body.split(b"<body")[0]
    )
    assert ask("/.desk/app.py").status == 404
    assert ask("/.desk/page/index.html").status == 404


def test_the_list_has_every_story_what_is_wrong_first(ask: Asker) -> None:
    told = ask("/.desk/state.json").json()
    assert (told["name"], told["busy"], told["base"]) == ("The Valley Post", False, "")
    rows = [
        (row["kind"], row["id"], row["title"], row["status"], row["path"], row["worst"])
        for row in told["rows"]
    ]
    assert rows == [
        ("front", "front ", "The Valley Post", "", "/", ""),
        ("front", "front town", "Town", "", "/town/", ""),
        ("front", "front nature", "Nature", "", "/nature/", ""),
        ("story", "stories/bad.md", "stories/bad.md", "cannot be read", "", "error"),
        ("story", "bridge", "The bridge", "ready", "/bridge/", ""),
        ("page", "imprint", "Imprint", "ready", "/imprint/", ""),
    ]
    (note,) = told["rows"][3]["notes"]
    assert (note["file"], note["field"], note["line"]) == ("stories/bad.md", "priority", 3)
    assert note["what"] and note["remedy"]
    assert told["edition"]["state"] == "idle"


def test_pages_are_served_as_they_were_built_and_folders_are_not_listed(ask: Asker, room: Room) -> None:
    assert ask("/bridge/").body == (room.making.out / "bridge" / "index.html").read_bytes()
    assert ask("/").body == (room.making.out / "index.html").read_bytes()
    assert ask("/bridge").headers["location"] == "/bridge/"
    assert ask("/feed.xml").headers["content-type"].startswith("application/xml")
    missing = ask("/assets/")
    assert missing.status == 404
    assert missing.body == (room.making.out / "404.html").read_bytes()


def test_a_file_that_the_build_has_not_made_is_not_served(ask: Asker, room: Room, tmp_path: Path) -> None:
    (room.making.out / "mine.txt").write_text("private", "utf-8")
    assert b"private" not in ask("/mine.txt").body
    # One that was made, and a link has taken the place of.
    secret = tmp_path / "secret"
    secret.write_text("private", "utf-8")
    robots = room.making.out / "robots.txt"
    kept = robots.read_bytes()
    robots.unlink()
    robots.symlink_to(secret)
    try:
        answer = ask("/robots.txt")
    finally:
        robots.unlink()
        robots.write_bytes(kept)
    assert (answer.status, answer.body) == (404, b"There is no such page.\n")


def test_printed_pages_are_made_when_they_are_asked_for(ask: Asker) -> None:
    told = ask("/.desk/print.json?story=bridge").json()
    assert told["count"] == 1
    (page,) = told["pages"]
    picture = ask(f"/.desk/{page}")
    assert picture.headers["content-type"] == "image/png"
    assert picture.body.startswith(b"\x89PNG")
    assert ask("/.desk/print.json?story=bridge").json()["key"] == told["key"]
    for path in (
        f"print/{told['key']}/2.png",
        "print/other/1.png",
        "print.json?story=nobody",
        "print.json",
        "print.json?story=stories/bad.md",
        "edition/0/1.png",
    ):
        assert ask(f"/.desk/{path}").status == 404


def test_printed_pages_hold_what_is_booked_for_them(begun: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(begun, home)
    Image.new("RGB", (1200, 300), (200, 20, 20)).save(home / "bakery.png")
    advert = 'kind = "image"\nadvertiser = "Nan Bakery"\nsrc = "bakery.png"\nalt = "Bread"\nurl = "https://nan.example/"\n'
    for_others = f'[[adverts]]\nslot = "foot"\nsections = ["Sport"]\n{advert}'
    room = Room(Making(home, tmp_path / "out", AT))

    def drawn(book: str) -> tuple[str, list[str]]:
        (home / "adverts.toml").write_text(book, "utf-8")
        asyncio.run(room.build())
        told = Asker(desk_app(room))("/.desk/print.json?story=bridge").json()
        return told["key"], [note["code"] for note in told["notes"]]

    try:
        none, _ = drawn("adverts = []\n")
        assert drawn(for_others)[0] == none
        leaderboard = f'[[adverts]]\nslot = "leaderboard"\n{advert}'
        booked, notes = drawn(f'[[adverts]]\nslot = "foot"\n{advert}{leaderboard}')
        assert booked != none
        assert "slot-unknown" not in notes
        assert room.picture(booked, 1) != room.picture(none, 1)
        # Another picture under the same name is another page.
        Image.new("RGB", (1200, 300), (20, 20, 200)).save(home / "bakery.png")
        assert drawn(f'[[adverts]]\nslot = "foot"\n{advert}{leaderboard}')[0] != booked
    finally:
        room.close()


def test_a_page_of_the_first_build_comes_by_itself(begun: Path, tmp_path: Path) -> None:
    room = Room(Making(begun, tmp_path / "out", AT))
    ask = Asker(desk_app(room))

    coming = ask("/town/bridge/")
    assert (coming.status, coming.headers["retry-after"], coming.headers["refresh"]) == (503, "1", "1")
    # A sandbox would not let it come again, and nothing of it is script.
    assert coming.headers["content-security-policy"] == COMING_POLICY
    assert b"<script" not in coming.body
    assert b"/.desk/coming.css" in coming.body
    assert ask("/.desk/coming.css").status == 200
    picture = ask("/assets/one.jpg")
    assert (picture.status, picture.headers["content-security-policy"]) == (503, PAGE_POLICY)
    asyncio.run(room.build())
    room.close()
    assert ask("/nowhere/").status == 404


def test_only_the_desk_begins_an_edition(ask: Asker, room: Room) -> None:
    assert ask("/.desk/edition.json?make").json()["state"] == "idle"
    assert room.edition.state == "idle"


def test_who_listens_is_told_the_number_and_every_page_that_is_written(room: Room) -> None:
    lines: list[str] = []

    async def listen() -> None:
        scope_app = desk_app(room)
        gone = asyncio.Event()

        async def receive() -> dict[str, object]:
            await gone.wait()
            return {"type": "http.disconnect"}

        async def send(message: object) -> None:
            body = dict(message).get("body", b"")  # type: ignore[call-overload]
            lines.extend(line for line in body.decode().split("\n") if line)
            if len(lines) == 2:
                room._tell_file("bridge/index.html", "abc")
            if len(lines) == 4:
                gone.set()

        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": "GET",
            "path": "/.desk/events",
            "raw_path": b"/.desk/events",
            "query_string": b"",
            "scheme": "http",
            "headers": [(b"host", f"127.0.0.1:{PORT}".encode())],
            "server": ("127.0.0.1", PORT),
        }
        await asyncio.wait_for(scope_app(scope, receive, send), 20)

    asyncio.run(listen())
    assert lines[:4] == ["event: state", f"data: {room.number}", "event: file", 'data: ["/bridge/", "abc"]']


def test_a_hostile_folder_leads_nowhere(tmp_path: Path, begun: Path) -> None:
    home, secret = tmp_path / "home", tmp_path / "secret.md"
    (home / "stories").mkdir(parents=True)
    (home / "static").mkdir()
    secret.write_text("---\nheadline: Secret\n---\n\nNobody's.\n", "utf-8")
    (home / "publication.toml").write_bytes((begun / "publication.toml").read_bytes())
    (home / "stories" / "bridge.md").write_text(STORY, "utf-8")
    (home / "stories" / "passwd.md").symlink_to("/etc/passwd")
    (home / "stories" / "secret.md").symlink_to(secret)
    (home / "stories" / "round").symlink_to(home)
    (home / "stories" / "deep").symlink_to("/")
    (home / "static" / "secret.txt").symlink_to(secret)
    os.mkfifo(home / "stories" / "pipe.md")
    (home / "stories" / "..%2f..%2fup.md").write_text(STORY.replace("bridge", "climber"), "utf-8")
    (home / "stories" / "markup.md").write_text(
        STORY.replace("The bridge", "'<img src=x onerror=alert(1)>'") + "\n<script>alert(1)</script>\n",
        "utf-8",
    )
    room = Room(Making(home, tmp_path / "out", AT))
    asyncio.run(room.build())
    try:
        asked = Asker(desk_app(room))
        told = asked("/.desk/state.json")
        assert told.json()["stopped"] == []
        assert {row["id"] for row in told.json()["rows"] if row["path"] and row["kind"] == "story"} >= {
            "bridge",
            "markup",
        }
        for path in ("/", "/passwd/", "/secret/", "/secret.txt", "/pipe/", "/deep/etc/passwd", "/feed.xml"):
            body = asked(path).body
            assert b"Nobody's" not in body and b"root:" not in body
        assert b"Nobody's" not in told.body and b"root:" not in told.body
        assert all(row["path"].isascii() and ".." not in row["path"] for row in told.json()["rows"])
        assert b"<script>alert" not in asked("/markup/").body
    finally:
        room.close()


@pytest.mark.parametrize("many", [32])
def test_there_are_bounds_to_who_listens(room: Room, many: int) -> None:
    app = desk_app(room)
    desk = next(route.endpoint.__self__ for route in app.app.routes if hasattr(route.endpoint, "__self__"))  # type: ignore[attr-defined]
    desk.listening = many
    assert Asker(app)("/.desk/events").status == 503
    # Who asks for the head alone keeps no line.
    assert Asker(app)("/.desk/events", "HEAD").status == 200
