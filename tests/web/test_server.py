"""The server of the tests: types, compression, caching, delays and headers, and nothing from outside its folder."""

from __future__ import annotations

import gzip
import http.client
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.web.server import serve

POLICY = "default-src 'none'"


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    (tmp_path / "shelf" / "story").mkdir(parents=True)
    (tmp_path / "shelf" / "story" / "index.html").write_text("<!doctype html><title>Ü</title>", "utf-8")
    (tmp_path / "shelf" / "a.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / "secret.txt").write_text("secret")
    return tmp_path / "shelf"


def get(site: str, path: str, method: str = "GET", **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection(urlsplit(site).netloc, timeout=10)
    try:
        connection.request(method, path, headers={k.replace("_", "-"): v for k, v in headers.items()})
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()


def test_a_folder_is_its_page_compressed_for_who_can_read_it(shelf: Path) -> None:
    with serve(shelf) as site:
        plain, words = get(site, "/story/")
        packed, parcel = get(site, "/story/", Accept_Encoding="gzip, br")
    assert plain.headers["Content-Type"] == "text/html; charset=utf-8"
    assert plain.headers["Content-Encoding"] is None and packed.headers["Content-Encoding"] == "gzip"
    assert words == gzip.decompress(parcel) == (shelf / "story" / "index.html").read_bytes()


def test_pages_are_asked_for_again_and_files_kept(shelf: Path) -> None:
    with serve(shelf) as site:
        page, _ = get(site, "/story/")
        picture, _ = get(site, "/a.jpg")
        again, nothing = get(site, "/a.jpg", If_None_Match=picture.headers["ETag"])
    assert page.headers["Cache-Control"] == "no-cache"
    assert "immutable" in picture.headers["Cache-Control"]
    assert (again.status, nothing) == (304, b"")


def test_some_files_are_slow_and_every_answer_has_the_headers(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr("tests.web.server.sleep", slept.append)
    with serve(shelf, slow={".jpg": 0.3}, headers={"Content-Security-Policy": POLICY}) as site:
        page, _ = get(site, "/story/")
        picture, data = get(site, "/a.jpg?version=2")
    assert slept == [0, 0.3] and data == b"\xff\xd8"
    assert page.headers["Content-Security-Policy"] == picture.headers["Content-Security-Policy"] == POLICY


@pytest.mark.parametrize("path", ["/../secret.txt", "/%2e%2e/secret.txt", "/missing.html"])
def test_what_is_not_in_the_folder_is_not_there(shelf: Path, path: str) -> None:
    with serve(shelf) as site:
        answer, data = get(site, path)
    assert answer.status == 404 and b"secret" not in data


def test_it_has_what_browsers_and_robots_ask_for(shelf: Path) -> None:
    with serve(shelf) as site:
        robots, rules = get(site, "/robots.txt")
        head, nothing = get(site, "/favicon.ico", "HEAD")
    assert robots.status == head.status == 200
    assert b"Allow: /" in rules and nothing == b""


def test_it_stops_with_its_block(shelf: Path) -> None:
    with serve(shelf) as site:
        assert get(site, "/a.jpg")[0].status == 200
    with pytest.raises(ConnectionRefusedError):
        get(site, "/a.jpg")
