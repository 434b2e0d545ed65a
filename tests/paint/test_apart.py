"""the page of a stranger's pack → drawn in a process that stays for that pack, or ended there by its limits."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import pagekit
from pagekit.jobs import MEGABYTE, Limits, staying
from pagekit.paint import apart, drawing

STORY = pagekit.Article.model_validate(
    {"id": "river", "headline": "The river is back", "body": [{"kind": "paragraph", "text": "It came."}]}
)
HEAD = '{% extends "web-article/page.html.j2" %}{% block masthead %}'
# What is counted as little and takes long: each step looks for addresses in 80,000 letters.
HEAVY = "{% set x = 'a.b ' * 20000 %}{% for i in range(900) %}{% set y = x | urlize %}{% endfor %}"


@pytest.fixture(autouse=True)
def none_left() -> Iterator[None]:
    yield
    staying.leave_all()


@pytest.fixture
def mine(tmp_path: Path) -> Callable[..., pagekit.HtmlPage]:
    """Draw the story by a pack whose page says this at its head."""
    home = tmp_path / "mine"
    home.mkdir()
    lines = ("schema = 1", 'title = "t"', 'summary = "s"', 'inherits = "web-article"')
    (home / "layout.toml").write_text("\n".join(lines), "utf-8")

    def draw(said: str, **how: Any) -> pagekit.HtmlPage:
        (home / "page.html.j2").write_text(HEAD + said + "{% endblock %}", "utf-8")
        return pagekit.render_html(STORY, layout="mine", layouts=tmp_path, **how)

    return draw


def test_its_templates_are_drawn_elsewhere_and_the_page_is_the_same(
    mine: Callable[..., pagekit.HtmlPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    there = mine("<p>{{ story.headline | plain }}</p>")
    assert "<p>The river is back</p>" in there.html
    asked: list[object] = []
    monkeypatch.setattr(
        drawing, "drawn_apart", lambda draw, *given: asked.append(given[-1]) or draw(*given[:-1])
    )
    here = mine("<p>{{ story.headline | plain }}</p>", limits=Limits(work=60))
    assert (there.html, there.assets, dict(there.headers)) == (here.html, here.assets, dict(here.headers))
    assert asked == [Limits(work=60)]


def test_a_pack_of_ours_is_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "run_staying", None)
    assert "The river is back" in pagekit.render_html(STORY, layout="web-article").html


def test_what_its_template_does_wrong_is_told_as_before(mine: Callable[..., pagekit.HtmlPage]) -> None:
    with pytest.raises(pagekit.TemplateError, match=r"^mine/page\.html\.j2, line 1: .*Mend that line\.$"):
        mine("{{ 1 / 0 }}")
    with pytest.raises(pagekit.TemplateError, match="its page has a script that is not pagekit's"):
        mine("<script>1</script>")


@pytest.mark.skipif(os.name == "nt", reason="no such limit there")
def test_what_no_step_counts_ends_by_the_limits(
    mine: Callable[..., pagekit.HtmlPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(pagekit.LimitExceeded) as caught:
        mine(HEAVY, limits=replace(apart.LIMITS, work=1))
    assert str(caught.value).startswith("layout mine: it took more than 1 seconds of work. Make")
    monkeypatch.setattr(apart, "LIMITS", Limits(memory=1 * MEGABYTE))
    with pytest.raises(pagekit.LimitExceeded, match=r"^layout mine: it needs more than 1 MB of memory\."):
        mine("<p>x</p>")
