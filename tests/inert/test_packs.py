"""Hostile options, and packs that add what their policy does not know → inert, or refused by the browser."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

import pagekit
from pagekit.layout import choose
from tests.inert.hostile import HOSTILE
from tests.inert.reader import Reader
from tests.inert.stories import groups, hostile_article, same


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack of somebody's own that prints a text option on the page and in its style sheet."""
    folder = tmp_path / "packs" / "hostile"
    folder.mkdir(parents=True)
    (folder / "layout.toml").write_text(
        'schema = 1\nname = "hostile"\ntitle = "t"\nsummary = "s"\ninherits = "web-article"\n'
        '[options.words]\ntype = "text"\ndefault = ""\nhelp = "h"\nmax_length = 900\n'
    )
    (folder / "page.html.j2").write_text(
        '{% extends "web-article/page.html.j2" %}\n{% block masthead %}<p title="{{ page.options.words }}">'
        "{{ page.options.words }}</p>{% endblock %}",
        "utf-8",
    )
    (folder / "page.css.j2").write_text(
        '{% include "web-article/page.css.j2" %}\n.x::after { content: "{{ options.words }}"; }\n.end { order: 7; }'
    )
    return folder


def test_a_hostile_text_option_is_inert(reader: Reader, pack: Path, desk: Path, tmp_path: Path) -> None:
    texts = [*groups(HOSTILE), *(text for text in HOSTILE if re.search(r"[\\\n{}]", text))]
    for number, text in enumerate(texts):
        page = pagekit.render_html(
            hostile_article(same("x"), photos=[]),
            layout="hostile",
            layouts=[pack.parent],
            options={"words": text},
        )
        assert reader.faults(page.write(tmp_path / "out" / str(number))) == [], text
        # The style sheet ends as it was written: the option is one string in it, and no rule.
        last = reader.evaluate(
            "[...[...document.styleSheets[0].cssRules].slice(-2)].map(rule => rule.selectorText)"
        )
        assert last == [".x::after", ".end"], text


def test_a_hostile_colour_or_choice_is_refused() -> None:
    options = pagekit.find_layout("web-article").manifest.options
    for text, name in itertools.product(HOSTILE, ("accent", "faces")):
        for value in (text, f"#8a1c1c{text}", f"bundled{text}"):
            with pytest.raises(pagekit.BadOption, match=name):
                choose("web-article", options, {name: value})


def test_what_a_pack_adds_beyond_the_policy_is_refused_by_the_browser(
    reader: Reader, pack: Path, tmp_path: Path
) -> None:
    # What can run or load is refused before any browser sees it.
    (pack / "page.html.j2").write_text(
        '{% extends "web-article/page.html.j2" %}\n{% block masthead %}'
        "<p style='color: red; background: url(https://evil.example/x.png)'>x</p>{% endblock %}"
    )
    page = pagekit.render_html(hostile_article(same("x"), photos=[]), layout="hostile", layouts=[pack.parent])
    faults = reader.faults(page.write(tmp_path / "out"))
    assert "it ran" not in faults
    refused = {fault.split()[1] for fault in faults if fault.startswith("refused: ")}
    assert refused == {"style-src-attr"}
