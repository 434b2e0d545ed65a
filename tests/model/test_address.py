"""addresses good and hostile → what the one gate lets through."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagekit.model.address import (
    MAX_ADDRESS,
    WEB_SCHEMES,
    resolve,
    safe_link_or_path,
    safe_mail,
    safe_path,
    safe_url,
)

HOSTILE = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "javascript&colon;alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    "java\u00adscript:alert(1)",
    "java\u200bscript:alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "DATA:text/html;base64,PHNjcmlwdD4=",
    "blob:https://example.com/1",
    "file:///etc/passwd",
    "ftp://example.com/",
    "ws://example.com/",
    "view-source:https://example.com/",
    "intent://example.com#Intent;end",
    "//example.com/x",
    "///example.com/x",
    "\\\\example.com\\x",
    "https:\\\\example.com",
    "https:/\\example.com",
    "http:///x",
    "http:/example.com",
    "http:example.com",
    "http://",
    "http://?x",
    "http://#x",
    "https://:443/",
    "https://user@example.com/",
    "https://user:word@example.com/",
    "https://example.com@evil.example/",
    "https://@example.com/",
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.1/",
    "http://0177.0.0.1/",
    "http://127.0.0.1./",
    "http://１２７.０.０.１/",
    "http://①②⑦.0.0.1/",
    "http://0.0.0.0/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/",
    "http://224.0.0.1/x",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[fc00::1]/",
    "http://[::1/",
    "http://[v1.host]/",
    "http://localhost/",
    "http://localhost./",
    "http://LOCALHOST:8000/",
    "http://ｌｏｃａｌｈｏｓｔ/",
    "http://ⓛocalhost/",
    "http://app.localhost/",
    "http://printer.local/",
    "http://db.internal/",
    "http://wiki/",
    "http://intranet/x",
    "http://example.com:99999/",
    "http://example.com:x/",
    "http://exa mple.com/",
    "http://example.com/a b",
    "http://example.com/\u202egpj.exe",
    "http://example.com/\u2066x",
    "http://example.com/\u2028x",
    "http://example.com/\u00a0x",
    "http://example.com/\x00",
    "http://example.com/\x7f",
    "http://-example.com/",
    "http://exa%6dple.com/",
    "http://example..com/",
    "http://127。0。0。1/",
    "tel:+7;rm",
    "tel:+7 700 388 81 09",
    "tel:112",
    "tel:*#06#",
    "tel:+0123456789",
    "tel:+77003888109,,1",
    "tel:+77003888109;phone-context=x",
    "mailto:",
    "mailto:nobody",
    "mailto:x@y?bcc=all@example.com",
    "mailto:x@example.com?bcc=all@example.com",
    "mailto:x@example.com?subject=a&CC=b@example.com",
    "mailto:x@example.com?to=b@example.com",
    "mailto:x@example.com?attach=/etc/passwd",
    "mailto:x@example.com?subject=a%0d%0aBcc:b@example.com",
    "mailto:x@example.com,y@example.com",
    "mailto:x%0abcc=y@example.com",
    "",
    " ",
    "\u200b",
    "example.com",
    "/path",
    "#top",
    "?q=1",
    ":",
    "1http://example.com/",
    "https://example.com/" + "a" * MAX_ADDRESS,
]

GOOD = [
    "https://courier.example/defence-order",
    "http://example.com",
    "https://example.com.",
    "HTTPS://EXAMPLE.COM/A",
    "https://xn--80ak6aa92e.com/",
    "https://пример.рф/путь?вопрос=1#место",
    "https://example.com:8443/a;b=c/d?e=f&g=%20#h",
    "https://8.8.8.8/",
    "https://[2606:4700:4700::1111]/",
    "https://example.com/?next=//other.example",
    "https://sub_domain.example.com/",
    "mailto:desk@courier.example",
    "mailto:desk@courier.example?subject=A%20word&body=Two%0Alines",
    "tel:+77003888109",
]


@pytest.mark.parametrize("address", HOSTILE)
def test_a_hostile_address_is_refused_with_a_reason(address: str) -> None:
    with pytest.raises(ValueError, match=r"^(is|has|holds|names|begins|sets) .{5,}"):
        safe_url(address)


@pytest.mark.parametrize("address", [address for address in HOSTILE if address[:1] not in set("/#?")])
def test_no_field_for_links_and_paths_takes_a_hostile_address_either(address: str) -> None:
    for gate in (safe_path, safe_link_or_path, lambda text: resolve(text, "https://courier.example/a/b")):
        try:
            passed = gate(address)
        except ValueError:
            continue
        # What has no scheme is a path on our own site, and nothing else.
        assert not re.match("[a-z]+:", passed, re.IGNORECASE) or passed.startswith("https://courier.example/")


@pytest.mark.parametrize("address", GOOD)
def test_a_good_address_passes_as_it_is(address: str) -> None:
    assert safe_url(address) == address


def test_space_around_an_address_is_taken_off() -> None:
    assert safe_url("  https://example.com/\n") == "https://example.com/"


@pytest.mark.parametrize("address", ["mailto:a@example.com", "tel:+77003888109"])
def test_a_web_field_takes_no_mail_and_no_telephone(address: str) -> None:
    with pytest.raises(ValueError, match="allowed are http, https"):
        safe_url(address, schemes=WEB_SCHEMES)


@pytest.mark.parametrize("path", ["/learn", "learn/more", "?page=2", "#top", "/a//b", "https://example.com/"])
def test_a_path_on_the_own_site_passes(path: str) -> None:
    assert safe_path(path) == path
    assert safe_link_or_path(path) == path


@pytest.mark.parametrize(
    "path", ["//evil.example", "///evil.example", "/\\evil.example", "/a b", "javascript:x"]
)
def test_a_path_that_leads_elsewhere_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match=r"begins with //|holds|has the scheme"):
        safe_path(path)


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("/learn", "https://courier.example/learn"),
        ("more", "https://courier.example/news/more"),
        ("?p=2", "https://courier.example/news/story?p=2"),
        ("#a", "https://courier.example/news/story#a"),
        ("https://other.example/x", "https://other.example/x"),
        ("mailto:a@example.com", "mailto:a@example.com"),
    ],
)
def test_a_link_is_made_whole_against_the_site(written: str, whole: str) -> None:
    assert resolve(written, "https://courier.example/news/story") == whole


def test_a_relative_link_without_a_site_says_what_is_missing() -> None:
    with pytest.raises(ValueError, match="no url to resolve it against"):
        resolve("/learn", None)


@pytest.mark.parametrize("mail", ["desk@courier.example", "a.b+c@sub.example.co.uk", "x_1@пример.рф"])
def test_a_mail_address_passes(mail: str) -> None:
    assert safe_mail(mail) == mail


@pytest.mark.parametrize(
    "mail",
    [
        "",
        "x",
        "x@",
        "@y.example",
        "a b@c.example",
        "a@b@c.example",
        "a@b c",
        "x%0a@y.example",
        "<a@b.example>",
        "a@-b.example",
        "a\u202e@b.example",
        "x" * 65 + "@y.example",
    ],
)
def test_what_is_not_a_mail_address_is_refused(mail: str) -> None:
    with pytest.raises(ValueError, match=r"^(is|has|holds) "):
        safe_mail(mail)


@given(st.text(max_size=60) | st.text("htps:/.@[]127lo%\\\t#?", max_size=60))
def test_whatever_passes_has_a_known_scheme_and_no_hidden_character(address: str) -> None:
    try:
        passed = safe_url(address)
    except ValueError:
        return
    assert passed.partition(":")[0].lower() in {"http", "https", "mailto", "tel"}
    assert passed.isprintable()
    assert not set(passed) & set(" \\")
