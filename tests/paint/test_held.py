"""the page that a stranger's pack draws → held to what a page may have, whatever it calls itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pagekit.errors import TemplateError
from pagekit.layout import Layout, find_layout
from pagekit.paint.held import hold
from pagekit.paint.policy import Policy

PackWriter = Callable[..., Layout]
POLICY = Policy("p { color: red }", "ours()")
HEAD = (
    '<!doctype html>\n<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8">\n<title>T &lt; x</title>\n'
)
MET = f'<meta http-equiv="Content-Security-Policy" content="{POLICY.meta}">'.replace("'", "&#39;")
REST = (
    "<style>p { color: red }</style>"
    '<script type="application/ld+json">{"a": "<"}</script><link rel="canonical" href="https://courier.example/a">'
    '<link rel="preload" as="font" href="fonts/a.woff2"></head><body>'
).replace('"<"', '"\\u003c"')
GOOD = (
    '<a href="https://courier.example/">x</a><a href="mailto:a@b.example">x</a><a href="#top">x</a>'
    '<img src="a.jpg" srcset="a.jpg 1x, b.jpg 2x" alt="5 > 3"><img src="data:image/png;base64,AA"><script>ours()</script>'
    '<iframe src="adverts/a.html" sandbox="allow-popups allow-scripts"></iframe><button type="button">x</button>'
    "<p>on sale: a < b, javascript: is a word</p>"
)


@pytest.fixture
def mine(pack: PackWriter) -> Layout:
    return pack("mine")


def held(layout: Layout, text: str) -> None:
    hold(text, layout, POLICY, {"adverts/a.html"})


def test_an_honest_page_stands(mine: Layout) -> None:
    held(mine, HEAD + MET + REST + GOOD)


@pytest.mark.parametrize(
    "beginning",
    [
        HEAD,
        HEAD + "<!--" + MET + "-->",
        HEAD + "<style>p { color: red }</style>" + MET,
        HEAD + "<script>ours()</script>" + MET,
        HEAD + MET.replace("none", "self"),
        HEAD + "<template>" + MET + "</template>",
        HEAD + '<link rel="stylesheet" href="a.css">' + MET,
        HEAD.replace("<title>", "<title><!--") + MET,
        HEAD.replace("<html", "<!--><html") + MET,
        "<p>" + HEAD + MET,
        HEAD + "</head><body>" + MET,
        HEAD + "<noscript>" + MET + "</noscript>",
    ],
    ids=["missing", "comment", "after style", "after script", "another", "template", "after link", "in title",
         "after comment", "after text", "in body", "noscript"],
)  # fmt: skip
def test_a_page_begins_with_its_policy(mine: Layout, beginning: str) -> None:
    with pytest.raises(
        TemplateError, match=r"^layout mine: its page .*does not begin with its policy, before all"
    ):
        held(mine, beginning + REST + GOOD)


@pytest.mark.parametrize(
    ("added", "words"),
    [
        ("<script>theirs()</script>", "has a script that is not pagekit's"),
        ("<script>ours() </script>", "has a script that is not pagekit's"),
        ('<script type="application/ld+json">ours()</script>', "has a script that is not pagekit's"),
        ("<SCRIPT>theirs()</SCRIPT>", "has a script element"),
        ("<script src=a.js>", "has a script element"),
        ("<svg:script>theirs()</svg:script>", "has a svg:script element"),
        ("<!-- <script>theirs() -->", "has a script element"),
        ("<script/x>theirs()</script >", "has a script element"),
        ("<p onclick=theirs()>", "has the attribute onclick in p"),
        ('<p a" onclick=theirs() b">', "has the attribute onclick in p"),
        ("<p/ONLOAD=theirs()>", "has the attribute onload in p"),
        ("<p title='>' onclick='x'>", "has the attribute onclick in p"),
        ("<textarea><p title='</textarea><img src=a onerror=x>'>", "has the attribute onerror in img"),
        ("<a href=javascript:x>", "leads where no page may: href of a"),
        ("<a href=' java&#9;script:x'>", "leads where no page may: href of a"),
        ("<a href='data:text/html,x'>", "leads where no page may: href of a"),
        ("<svg><a xlink:href=javascript:x></a></svg>", "leads where no page may: xlink:href of a"),
        ("<svg><use href='//evil.example/a#b'></use></svg>", "leads where no page may: href of use"),
        ("<meta http-equiv=refresh content='0;url=x'>", "has a meta element for refresh"),
        ("<meta http-equiv='set-cookie' content='a=b'>", "has a meta element for set-cookie"),
        ("<base href=a>", "has a base element"),
        ("<form action=a>", "has a form element"),
        ("<button formaction=a>", "has the attribute formaction in button"),
        ("<object data=a>", "has a object element"),
        ("<iframe src=b.html sandbox></iframe>", "has a frame that is no creative of it"),
        ("<iframe src=adverts/a.html></iframe>", "has a frame that is no creative of it"),
        ("<iframe src=adverts/a.html sandbox='allow-same-origin'></iframe>", "that is not shut in"),
        ("<iframe srcdoc='x' src=adverts/a.html sandbox></iframe>", "has the attribute srcdoc in iframe"),
        ("<img src=https://evil.example/a>", "loads from elsewhere: src of img"),
        ("<img src='/\\evil.example/a'>", "loads from elsewhere: src of img"),
        ("<img srcset='a.jpg 1x, //evil.example/b 2x'>", "loads from elsewhere: srcset of img"),
        ("<video poster=http://evil.example/a>", "loads from elsewhere: poster of video"),
        ("<link rel=stylesheet href=https://evil.example/a>", "leads where no page may: href of link"),
        ("<link rel='canonical stylesheet' href=https://evil.example/a>", "leads where no page may: href of link"),
        ("<link rel=preconnect href=//evil.example>", "leads where no page may: href of link"),
        ("<a ping=a href=b>", "has the attribute ping in a"),
    ],
)  # fmt: skip
def test_what_runs_loads_or_leads_away_is_refused(mine: Layout, added: str, words: str) -> None:
    with pytest.raises(TemplateError) as caught:
        held(mine, HEAD + MET + REST + GOOD + added)
    assert words in str(caught.value)
    assert str(caught.value).endswith("Extend web-article/page.html.j2, or take it out.")


def test_our_own_packs_are_trusted() -> None:
    held(find_layout("web-article"), "<script>anything")
