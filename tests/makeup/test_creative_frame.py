"""an advertiser's HTML → a document of ours that holds it as text, in a frame that owns nothing."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from pagekit.makeup.creative_frame import creative_file, creative_headers

LINKS = "allow-popups allow-popups-to-escape-sandbox"


class Tags(HTMLParser):
    """The elements of a document in their order, each with its attributes as a browser reads them."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def frame(data: bytes) -> dict[str, str | None]:
    (found,) = [attributes for tag, attributes in Tags(data).found if tag == "iframe"]
    return found


def policy(data: bytes) -> str | None:
    (found,) = [attributes for _, attributes in Tags(data).found if "http-equiv" in attributes]
    return found["content"]


@pytest.mark.parametrize(
    "creative",
    [
        "<p>Buy boots</p>",
        '"></iframe><script>go()</script><iframe srcdoc="',
        "'> onload=go() x='",
        "&quot; onload=go() &amp;quot; &#34;",
        "\n\n<!-- --></html><!doctype html>",
        "Сапоги за полцены",
    ],
)
def test_the_creative_is_text_of_one_frame_and_stands_in_it_as_it_came(creative: str) -> None:
    data = creative_file(creative.encode(), "Boots", scripts=True)
    assert [tag for tag, _ in Tags(data).found] == ["meta", "meta", "title", "style", "iframe"]
    text = frame(data)["srcdoc"]
    assert text is not None and text.startswith('<!doctype html><base target="_blank"><style>')
    assert text.endswith(f"</style>{creative}")


def test_a_title_is_words_too() -> None:
    data = creative_file(b"x", '</title><script>go()</script>"', scripts=False)
    assert [tag for tag, _ in Tags(data).found] == ["meta", "meta", "title", "style", "iframe"]


def test_script_is_for_those_who_booked_it() -> None:
    calm, lively = creative_file(b"x", "Boots", scripts=False), creative_file(b"x", "Boots", scripts=True)
    assert frame(calm)["sandbox"] == LINKS
    assert frame(lively)["sandbox"] == f"{LINKS} allow-scripts"
    assert policy(calm) == (
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    )
    assert policy(lively) == (
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_the_mark_of_utf_8_is_not_shown() -> None:
    assert "\ufeff" not in creative_file(b"\xef\xbb\xbf<p>Boots</p>", "Boots", scripts=False).decode()


@pytest.mark.parametrize(
    ("scripts", "more", "script"), [(False, "", ""), (True, " allow-scripts", "script-src 'unsafe-inline'; ")]
)
def test_its_server_says_its_sandbox_and_its_policy_once_more(scripts: bool, more: str, script: str) -> None:
    hostile = '<iframe role="presentation" sandbox="allow-same-origin" srcdoc="'
    data = creative_file(hostile.encode(), f'"><title>{hostile}', scripts)
    assert creative_headers(data) == {
        "Content-Security-Policy": f"sandbox {LINKS}{more}; default-src 'none'; img-src data:; style-src "
        f"'unsafe-inline'; {script}base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def test_a_document_that_is_none_of_ours_may_do_nothing() -> None:
    for data in (b"<p>x", b"x" + creative_file(b"x", "Boots", scripts=True)):
        policy = creative_headers(data)["Content-Security-Policy"]
        assert (
            policy
            == "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
        )
