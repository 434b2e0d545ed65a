"""A style sheet and a script → the page's policy, in its head and as headers."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from pagekit.paint.policy import Policy, source_hash

STYLE, SCRIPT = "p { color: red }", "(() => {})()"
QUOTED = "'sha256-{}'"


def rules(policy: str) -> dict[str, str]:
    """Directive → its sources; a directive that stands twice would lose its second list, so none may."""
    parts = [(name, sources) for name, _, sources in (part.partition(" ") for part in policy.split("; "))]
    assert len({name for name, _ in parts}) == len(parts)
    return dict(parts)


def digest(text: str) -> str:
    return QUOTED.format(base64.b64encode(hashlib.sha256(text.encode()).digest()).decode())


def test_a_page_without_script_names_no_source_of_scripts() -> None:
    assert rules(Policy(STYLE).meta) == {
        "default-src": "'none'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "style-src": digest(STYLE),
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_the_script_is_allowed_by_its_hash_alone() -> None:
    assert rules(Policy(STYLE, SCRIPT).meta)["script-src"] == digest(SCRIPT)


def test_frames_are_allowed_only_where_there_is_one() -> None:
    assert "frame-src" not in Policy(STYLE).meta
    assert rules(Policy(STYLE, frames=True).meta)["frame-src"] == "'self'"


def test_what_a_page_does_not_have_is_not_allowed() -> None:
    assert rules(Policy(STYLE, images=False, fonts=False).meta).keys() == {
        "default-src", "connect-src", "style-src", "base-uri", "form-action",
    }  # fmt: skip


def test_a_hash_is_that_of_the_bytes() -> None:
    # The example of CSP Level 3, 7.4: alert('Hello, world.');
    assert source_hash("alert('Hello, world.');") == "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
    assert source_hash("content: «ә»") == digest("content: «ә»")


@pytest.mark.parametrize(
    "policy", [Policy(STYLE), Policy("}</style>\";'\n", "'; script-src *", frames=True)], ids=["plain", "all"]
)
def test_nothing_of_the_texts_gets_into_the_policy(policy: Policy) -> None:
    assert re.fullmatch(r"[a-zA-Z0-9'+/=:; -]+", policy.meta)
    assert "unsafe" not in policy.meta and "*" not in policy.meta
    for name, text in policy.headers().items():
        assert re.fullmatch(r"[A-Za-z-]+", name)
        assert re.fullmatch(r"[\x20-\x7e]+", text)


def test_headers_say_what_a_page_cannot_say_of_itself() -> None:
    policy = Policy(STYLE, SCRIPT)
    headers = policy.headers()
    assert list(headers) == [
        "Content-Security-Policy",
        "Referrer-Policy",
        "X-Content-Type-Options",
        "Permissions-Policy",
        "Cross-Origin-Opener-Policy",
    ]
    header = rules(headers["Content-Security-Policy"])
    assert header.pop("frame-ancestors") == "'self'"
    assert header == rules(policy.meta)
    assert "frame-ancestors" not in policy.meta, "a meta element may not say it: browsers complain"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert all(part.endswith("=()") for part in headers["Permissions-Policy"].split(", "))
