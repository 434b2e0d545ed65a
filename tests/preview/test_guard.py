"""a request → answered or refused: hosts, methods, other pages, paths that lead elsewhere."""

from __future__ import annotations

import pytest

from pagekit.preview.guard import steps_of
from tests.preview.conftest import PORT, Asker

STRANGE = (
    "/../etc/passwd",
    "/%2e%2e/etc/passwd",
    "/.%2e/etc/passwd",
    "/%252e%252e/etc/passwd",
    "/town/..%2f..%2fetc/passwd",
    "/town%2f..%2f..%2fetc/passwd",
    "/..\\..\\etc\\passwd",
    "/..%5c..%5cetc/passwd",
    "//etc/passwd",
    "/bridge//",
    "/./bridge/",
    "/bridge/%00",
    "/C:/Windows",
    "/.pagekit-site.json",
    "/.pagekit/nginx.conf",
    "/.htaccess",
    "/.desk/../.pagekit-site.json",
    "/.desk/%2e%2e/publication.toml",
    "/.desk/.desk/",
    "/%ff",
    "/" + "a" * 3_000,
)


@pytest.mark.parametrize("path", STRANGE)
def test_a_path_that_could_lead_elsewhere_is_no_page(ask: Asker, path: str) -> None:
    answer = ask(path)
    assert answer.status == 404
    assert answer.body == b"There is no such page.\n"


def test_steps_are_decoded_once() -> None:
    assert steps_of(b"/town/caf%C3%A9/?x=../..") == ("town", "café", "")
    assert steps_of(b"/") == ("",)
    assert steps_of(b"town") is None


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        f"evil.example:{PORT}",
        "127.0.0.1:1",
        "127.0.0.1",
        "",
        f"127.0.0.1.evil.example:{PORT}",
    ],
)
def test_another_host_is_told_nothing(ask: Asker, host: str) -> None:
    answer = ask("/.desk/state.json", host=host)
    assert answer.status == 421
    assert b"Valley" not in answer.body


def test_this_machine_has_two_names(ask: Asker) -> None:
    assert ask("/.desk/", host=f"localhost:{PORT}").status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"])
@pytest.mark.parametrize("path", ["/", "/.desk/state.json", "/.desk/edition.json?make"])
def test_nothing_is_taken_in(ask: Asker, method: str, path: str) -> None:
    answer = ask(path, method)
    assert answer.status == 405
    assert answer.headers["allow"] == "GET, HEAD"


def test_another_page_may_not_ask(ask: Asker) -> None:
    assert ask("/.desk/state.json", origin="https://evil.example").status == 403
    assert ask("/.desk/state.json", origin="null").status == 403
    assert ask("/.desk/state.json", sec_fetch_site="cross-site").status == 403
    assert (
        ask(
            "/bridge/", sec_fetch_site="cross-site", sec_fetch_dest="iframe", sec_fetch_mode="navigate"
        ).status
        == 403
    )
    assert (
        ask(
            "/.desk/", sec_fetch_site="cross-site", sec_fetch_dest="document", sec_fetch_mode="navigate"
        ).status
        == 200
    )
    assert (
        ask("/.desk/state.json", sec_fetch_site="same-origin", origin=f"http://127.0.0.1:{PORT}").status
        == 200
    )


def test_the_desk_and_the_pages_have_policies_of_their_own(ask: Asker) -> None:
    desk = ask("/.desk/").headers["content-security-policy"]
    assert "default-src 'none'; script-src 'self'; style-src 'self'" in desk
    assert "frame-src 'self'" in desk
    assert "frame-ancestors 'none'" in desk
    assert "unsafe" not in desk
    for path in ("/bridge/", "/hostile.html", "/nowhere/"):
        page = ask(path).headers["content-security-policy"]
        assert "script-src 'none'; connect-src 'none'" in page
        assert page.endswith("sandbox allow-same-origin")
        assert ask(path).headers["cache-control"] == "no-store"
