"""a pack's templates → text: what a template may do, what it may not, and how a fault is told."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pagekit.errors import TemplateError
from pagekit.house.story import Run
from pagekit.layout import Layout
from pagekit.paint import environment
from pagekit.paint.environment import render
from pagekit.paint.filters import FILTERS
from pagekit.units import mm

PackWriter = Callable[..., Layout]


@dataclass(frozen=True)
class Plain:
    """Something a page may hand to a template."""

    name: str = "Ann"
    _private: str = "secret"


class Bomb:
    """What a pickle may do to the one who opens it."""

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return exec, ("raise SystemExit('the pickle ran')",)


def drawn(layout: Layout, /, **names: object) -> str:
    return render(layout, "page.html.j2", FILTERS, names)


def fault(layout: Layout, /, **names: object) -> str:
    with pytest.raises(TemplateError) as caught:
        drawn(layout, **names)
    return str(caught.value)


# ---- What works --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("plain", "plain"),
        ("{{ thing.name }}", "Ann"),
        ("{{ '<b>' }}{{ words }}", "&lt;b&gt;&lt;i&gt;&#34;&amp;&#39;"),
        ('<a title="{{ words }}">', '<a title="&lt;i&gt;&#34;&amp;&#39;">'),
        ("{{ runs | runs }}", "<em>a</em> &amp; b"),
        ("{{ runs | plain }}", "a &amp; b"),
        ("{{ 'vk' | icon }}".replace("| icon", "| icon | length > 100"), "True"),
        ("{% for n in range(3) %}{{ n }}{% endfor %}", "012"),
        ("{% for n in range(1, 9, 4) %}{{ n }}{% endfor %}", "15"),
        ("{% set ns = namespace(n=1) %}{% set ns.n = 2 %}{{ ns.n }}", "2"),
        ("{{ 'ab' * 3 }}{{ 2 * 3 }}{{ 1.5 * 2 }}", "ababab63.0"),
        ("{{ (length * 2).css() }} {{ 2 * length == length + length }}", "28.3465pt True"),
        ("{{ layout.baseline.css() if layout.baseline is defined else 'none' }}", "none"),
        ("{{ layout.colours.ink.light }} {{ layout.styles['text'].size.css_px() }}", "#15171a 18px"),
        ("{% macro m(a) %}<b>{{ a }}</b>{% endmacro %}{{ m('<i>') }}", "<b>&lt;i&gt;</b>"),
        ("  {% if true %}\n  a\n  {% endif %}\nb\n", "  a\nb\n"),
        ("{% if nothing is defined %}a{% else %}b{% endif %}", "b"),
    ],
)
def test_what_templates_may_do(pack: PackWriter, source: str, text: str) -> None:
    layout = pack("mine", page__html__j2=source)
    names = {
        "thing": Plain(),
        "words": "<i>\"&'",
        "runs": (Run("a", emphasis=True), Run(" & b")),
        "length": mm(5),
    }
    assert drawn(layout, layout=layout.manifest, **names) == text


def test_includes_imports_and_extends_come_from_the_line(pack: PackWriter) -> None:
    layout = pack(
        "mine",
        page__html__j2='{% extends "frame.j2" %}{% import "tools.j2" as t %}'
        '{% block b %}{{ t.hi("Ann") }}{% endblock %}',
        frame__j2='[{% block b %}{% endblock %}]{% include "part.j2" %}',
        tools__j2="{% macro hi(who) %}Hi {{ who }}{% endmacro %}",
        part__j2="{{ name }}",
    )
    assert drawn(layout, name="Bob") == "[Hi Ann]Bob"


def test_a_changed_file_is_read_again(pack: PackWriter) -> None:
    layout = pack("mine", page__html__j2='{% include "part.j2" %}', part__j2="old")
    part = layout.folders[0].folder / "part.j2"
    assert drawn(layout) == "old"
    part.write_text("a new text, longer")
    assert drawn(layout) == "a new text, longer"
    (layout.folders[0].folder / "page.html.j2").write_text("the page itself is new")
    assert drawn(layout) == "the page itself is new"


def test_a_file_laid_over_a_parents_counts_at_once(pack: PackWriter) -> None:
    layout = pack("mine", page__html__j2='{% include "ground.css.j2" %}')
    names = {"faces": "", "colours": "", "styles": ""}
    assert "box-sizing" in drawn(layout, **names)
    (layout.folders[0].folder / "ground.css.j2").write_text("ours")
    assert drawn(layout, **names) == "ours"
    (layout.folders[0].folder / "ground.css.j2").unlink()
    assert "box-sizing" in drawn(layout, **names)


def test_two_packs_do_not_see_each_others_files(pack: PackWriter) -> None:
    one = pack("one", page__html__j2='{% include "part.j2" %}', part__j2="one")
    two = pack("two", page__html__j2='{% include "part.j2" %}', part__j2="two")
    assert [drawn(one), drawn(two), drawn(one)] == ["one", "two", "one"]


def test_many_packs_in_one_process(pack: PackWriter) -> None:
    layouts = [pack(f"pack{n}", page__html__j2=f"{n}") for n in range(40)]
    assert [drawn(layout) for layout in layouts] == [str(n) for n in range(40)]
    assert drawn(layouts[0]) == "0"


# ---- Faults, with their place ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("a\nb {{ nothing }}", "mine/page.html.j2, line 2: 'nothing' is undefined. Mend that line."),
        ("\n\n{{ thing.age }}", "mine/page.html.j2, line 3: "),
        ("{% if %}", "mine/page.html.j2, line 1: Expected an expression, got 'end of statement block'. Mend"),
        ("a\n{% for x in y %}\n", "mine/page.html.j2, line 2: Unexpected end of template"),
        ("{% do 1 %}", "line 1: Encountered unknown tag 'do'. Mend that line."),
        ("{{ 1 | wibble }}", "line 1: No filter named 'wibble'"),
        ("\n{{ 1 / 0 }}", "mine/page.html.j2, line 2: division by zero. Mend that line."),
        ("{{ 'a' + 1 }}", "line 1: can only concatenate str"),
        ("{{ thing() }}", "line 1: 'Plain' object is not callable"),
        ("{{ 'no-such' | icon }}", "line 1: icon 'no-such': there is no such outline"),
        (
            "{% include 'page.html.j2' %}",
            "mine/page.html.j2, line 1: nests too deep, or includes itself without end",
        ),
        ("{% extends 'page.html.j2' %}", "nests too deep, or includes itself without end"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "nests too deep, or includes itself without end"),
        pytest.param("{{ " + "(" * 500 + "1" + ")" * 500 + " }}", "nests too deep", id="500 brackets"),
        pytest.param("{% if true %}" * 300 + "{% endif %}" * 300, "nests too deep", id="300 blocks"),
        (
            "{% include 'gone.j2' %}",
            "layout mine: there is no template 'gone.j2' in it or its parents. Add the file",
        ),
        ("{% include ['gone.j2', 'lost.j2'] %}", "layout mine: there is no template"),
        ("{% include '../secret' %}", "there is no template '../secret'"),
        ("{% include '/etc/passwd' %}", "there is no template '/etc/passwd'"),
        ("{% include 'mine/../../secret' %}", "there is no template"),
        ("{% include nothing %}", "'nothing' is undefined"),
    ],
)
def test_a_fault_says_the_file_the_line_and_what(pack: PackWriter, source: str, words: str) -> None:
    layout = pack("mine", page__html__j2=source)
    (layout.folders[0].folder.parent / "secret").write_text("secret")
    assert words in fault(layout, thing=Plain())


def test_a_fault_in_an_included_file_is_that_files(pack: PackWriter) -> None:
    layout = pack("mine", page__html__j2='\n{% include "inner/part.j2" %}')
    (layout.folders[0].folder / "inner").mkdir()
    (layout.folders[0].folder / "inner" / "part.j2").write_text("\n\n\n{{ nothing }}")
    assert fault(layout).startswith("mine/inner/part.j2, line 4: 'nothing' is undefined")


def test_a_fault_in_a_parents_file_is_the_parents(pack: PackWriter) -> None:
    layout = pack("mine", page__html__j2='{% include "ground.css.j2" %}')
    assert fault(layout).startswith("base/ground.css.j2, line 2: 'faces' is undefined")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"ok \xff", "mine/page.html.j2: is not UTF-8 (byte 3). Save it as UTF-8."),
        (b"\xff\xfea\0", "mine/page.html.j2: is not UTF-8 (byte 0)"),
        pytest.param(b"x" * 1_000_001, "1,000,001 bytes, at most 1,000,000 are read", id="too large"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(pack: PackWriter, data: bytes, words: str) -> None:
    assert words in fault(pack("mine", page__html__j2=data))


def test_the_largest_file_is_read(pack: PackWriter) -> None:
    assert len(drawn(pack("mine", page__html__j2=b"x" * 1_000_000))) == 1_000_000


# ---- The sandbox -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ ''['__class__'] }}",
        "{{ [''] | map(attribute='__class__') | join }}",
        "{{ '' | attr('__class__') }}",
        "{{ '{0.__class__}'.format(1) }}",
        "{{ '{x.__class__}'.format_map({'x': 1}) }}",
        "{{ ('{0.__class__}' | format) ~ '{0.__class__}'.format(thing) }}",
        "{{ thing._private }}",
        "{{ thing['_private'] }}",
        "{{ thing.__dict__ }}",
        "{{ thing.__class__.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ joiner.__init__ }}",
        "{{ namespace.__init__ }}",
        "{{ range.__globals__ }}",
        "{{ self._TemplateReference__context }}",
        "{{ self.__init__.__globals__ }}",
        "{{ [].append(1) }}",
        "{{ {}.update({1: 2}) }}",
        "{{ options.clear() }}",
        "{{ options.pop('a') }}",
        "{{ layout.model_construct() }}",
        "{{ layout.model_copy() }}",
        "{{ layout.model_validate({}) }}",
        "{{ layout.parse_file('/etc/passwd') }}",
        "{{ layout.parse_raw(bomb, proto='pickle', allow_pickle=true) }}",
        "{{ layout.parse_raw('cos'.encode(), proto='pickle', allow_pickle=true) }}",
        "{{ layout | attr('parse_raw') }}",
        "{{ layout['parse_file'] }}",
        "{{ layout.colours.ink.parse_file('/etc/passwd') }}",
        "{{ layout.styles.text.json() }}",
        "{% set layout.name = 'x' %}",
        "{{ layout.__pydantic_validator__ }}",
        "{{ lipsum() }}",
        "{{ config }}",
        "{{ request }}",
        "{{ get_flashed_messages }}",
        "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
        "{{ (1).__class__ }}",
        "{{ runs.gi_frame }}",
        "{{ generator.gi_frame }}",
        "{{ generator.gi_code }}",
        "{{ function.__globals__ }}",
        "{{ function.__code__ }}",
        "{{ thing.__reduce__() }}",
    ],
)
def test_no_way_out_of_the_sandbox(pack: PackWriter, source: str) -> None:
    layout = pack("mine", page__html__j2=source)
    options = {"a": 1}
    said = fault(
        layout,
        thing=Plain(),
        options=options,
        layout=layout.manifest,
        bomb=pickle.dumps(Bomb()),
        runs=(Run("a"),),
        generator=(n for n in (1, 2)),
        function=drawn,
    )
    assert options == {"a": 1}
    assert any(
        reason in said
        for reason in (
            "is unsafe",
            "is undefined",
            "has no attribute",
            "cannot assign attribute",
            "No filter named",
        )
    )
    assert "secret" not in said
    assert "root:" not in said


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (
            "{% for i in range(99999) %}{% for j in range(99999) %}x{% endfor %}{% endfor %}",
            "range has 99,999 steps",
        ),
        ("{% for i in range(-1000000, 0) %}{% endfor %}", "range has 1,000,000 steps"),
        (
            "{% set q %}{% for i in range(99999) %}x{% endfor %}{% endset %}",
            "range has 99,999 steps, at most 1,000",
        ),
        ("{{ 'x' * 3000000000 }}", "* makes more than a page can hold"),
        ("{{ 3000000000 * 'x' }}", "* makes more than a page can hold"),
        ("{{ [0] * 3000000000 }}", "* makes more than a page can hold"),
        ("{{ (1, 2) * 3000000000 }}", "* makes more than a page can hold"),
        ("{{ 9 ** 9 ** 9 }}", "** makes more than a page can hold"),
        (
            "{% for i in range(1000) %}" * 3 + "x" + "{% endfor %}" * 3,
            "the page's ranges have over 200,000 steps together",
        ),
        (
            "{% for i in range(1000) %}" * 4 + "{% endfor %}" * 4,
            "the page's ranges have over 200,000 steps together",
        ),
        (
            "{% macro m(n) %}x{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}"
            + "{% for i in range(1000) %}" * 2
            + "xxx{{ 'y' }}z{% if i %}q{% endif %}{% endfor %}" * 2,
            "the page's ranges have over 200,000 steps together",
        ),
        (
            "{% set ns = namespace(x='x') %}{% for i in range(60) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}",
            "~ makes more than a page can hold",
        ),
        (
            "{% set ns = namespace(x='x') %}{% for i in range(60) %}{% set ns.x = ns.x + ns.x %}{% endfor %}",
            "+ makes more than a page can hold",
        ),
        ("{{ 'x' | replace('x', 'y' * 100000) | replace('y', 'z' * 100000) }}", "replace makes more than"),
        ("{{ range(1000) | join('y' * 100000) }}", "join makes more than a page can hold"),
        ("{{ 'x'.replace('x', 'y') }}", "is unsafe"),
        ("{{ 'x'.rjust(3000000000) }}", "is unsafe"),
        ("{{ 'x'.center(3000000000) }}", "is unsafe"),
        ("{{ '%3000000000d' % 1 }}", "% makes more than a page can hold"),
        ("{{ 'x' | center(3000000000) }}", "No filter named 'center'"),
    ],
)
def test_a_page_without_end_is_stopped(pack: PackWriter, source: str, words: str) -> None:
    assert words in fault(pack("mine", page__html__j2=source))


def test_a_page_of_few_but_huge_pieces_is_stopped(pack: PackWriter) -> None:
    part = "x" * 900_000
    layout = pack(
        "mine", page__html__j2="{% for i in range(60) %}{% include 'part.j2' %}{% endfor %}", part__j2=part
    )
    assert "does not end (40,500,000 characters so far)" in fault(layout)


def test_an_environment_knows_only_the_names_it_needs(pack: PackWriter) -> None:
    layout = pack("mine", page__html__j2="")
    drawn(layout)
    (made,) = (found for key, found in environment._environments.items() if layout.folders in key)
    assert set(made.globals) == {"dict", "cycler", "joiner", "namespace"}
    assert made.autoescape is True


def test_a_template_that_may_not_be_read_is_the_packs_fault(pack: PackWriter, tmp_path: Path) -> None:
    layout = pack("mine", page__html__j2="x")
    page = layout.folders[0].folder / "page.html.j2"
    page.unlink()
    page.symlink_to(tmp_path / "elsewhere.j2")
    (tmp_path / "elsewhere.j2").write_text("secret")
    assert "secret" not in drawn_or_fault(layout)


def drawn_or_fault(layout: Layout) -> str:
    try:
        return drawn(layout)
    except TemplateError as problem:
        return str(problem)
