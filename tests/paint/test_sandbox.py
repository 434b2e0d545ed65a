"""a stranger's template → what it may do, counted; and what it may print."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from pagekit.errors import TemplateError
from pagekit.layout import Layout
from pagekit.paint import meter
from pagekit.paint.environment import render
from pagekit.paint.filters import FILTERS

PackWriter = Callable[..., Layout]
STEPS, MUCH, DEEP = (
    "takes more than 12,000,000 steps",
    "makes more than a page can hold",
    "in lists without end",
)
GROWING = (
    "{%% set ns = namespace(x='x' * 1000) %%}{%% for i in range(60) %%}{%% set ns.x = %s %%}{%% endfor %%}"
)
TWICE = (
    "{% set ns = namespace(x='a') %}{% for i in range(30) %}{% set y %}{{ ns.x }}{{ ns.x }}{% endset %}"
    "{% set ns.x = y %}{% endfor %}"
)
NESTED = "{% set ns = namespace(x=[1], y=[1]) %}{% for i in range(60) %}{% set ns.x = [ns.x, ns.x] %}{% set ns.y = [ns.y, ns.y] %}{% endfor %}"


def drawn(layout: Layout, **names: object) -> str:
    return render(layout, "page.html.j2", FILTERS, names)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{% set l = [0] * 1000 %}" + "{% for a in l %}" * 4 + "{% if a %}{% endif %}" + "{% endfor %}" * 4, STEPS),
        ("{% set l = [0] * 100000 %}{% for a in l %}{% for b in l if b %}{% endfor %}{% endfor %}", STEPS),
        ("{% macro m(x) %}{{ x }}{{ x }}{% endmacro %}{{ " + "m(" * 40 + "'x'" + ")" * 40 + " }}", MUCH),
        ("{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}", STEPS),
        ("{% for i in range(1000) %}{% for j in range(190) %}{% include 'a.j2' %}{% endfor %}{% endfor %}", STEPS),
        ("{% for i in range(1000) %}{% if 'a' in ('x' * 100000) %}{% endif %}{% endfor %}", STEPS),
        ("{% for i in range(1000) %}{% set x = ('x' * 100000).count('y') %}{% endfor %}", STEPS),
        ("{% set x = 'x' * 100000 %}{% for i in range(1000) %}{% set y = x[1:] %}{% endfor %}", STEPS),
        (NESTED.replace("[ns.x, ns.x]", "(ns.x, ns.x)") + "{{ {ns.x: 1} | length }}", DEEP),
        (NESTED.replace("[ns.x, ns.x]", "(ns.x, ns.x)") + "{{ {1: 1}[ns.x] }}", DEEP),
        (GROWING % "'%s%s' % (ns.x, ns.x)", MUCH),
        (GROWING % "'{0}{0}'.format(ns.x)", MUCH),
        (GROWING % "'%(a)s%(a)s' % {'a': ns.x}", MUCH),
        (TWICE, MUCH),
        ("{% set ns = namespace(x=2) %}{% for i in range(60) %}{% set ns.x = ns.x * ns.x %}{% endfor %}", MUCH),
        ("{{ [1] | batch(1000000000, 'x') | list | length }}", f"batch {MUCH}"),
        ("{{ [1] | slice(1000000000) | list | length }}", f"slice {MUCH}"),
        ("{{ ('x' * 100000) | wordwrap(1) }}", "wordwrap: 100,000 letters are more than it can be given"),
        ("{{ [[1]] | tojson(indent=1000000000) }}", f"tojson {MUCH}"),
        ("{{ 1.5 | round(1000000000) }}", f"round {MUCH}"),
        ("{{ ('x' * 100000) | truncate(999999999) }}", f"truncate {MUCH}"),
        ("{{ '{:999999999}'.format(1) }}", f"format {MUCH}"),
        ("{{ '{:{}}'.format(1, 999999999) }}", f"format {MUCH}"),
        ("{{ '{0.name}'.format(thing) }}", "that looks into a thing is unsafe. Write {{ thing.name }}"),
        ("{{ '%*d' % (999999999, 1) }}", f"% {MUCH}"),
        ("{{ ([[0] * 1000] * 1000) | sum(start=[]) }}", f"sum {MUCH}: it takes numbers alone"),
        (NESTED + "{{ ns.x }}", DEEP),
        (NESTED + "{{ ns.x | tojson }}", DEEP),
        (NESTED + "{{ ns.x == ns.y }}", DEEP),
        (NESTED + "{{ [ns.x, ns.y] | sort }}", DEEP),
        (NESTED + "{{ ns.x is eq ns.y }}", DEEP),
        ("{{ [1, 2] | random }}", "No filter named 'random'"),
        ("{{ [1, 2] | pprint }}", "No filter named 'pprint'"),
    ],
)  # fmt: skip
def test_work_is_counted(pack: PackWriter, source: str, words: str) -> None:
    with pytest.raises(TemplateError) as caught:
        drawn(pack("mine", page__html__j2=source, a__j2="x"), thing="x")
    assert words in str(caught.value) or (
        "ns.x }}" in source and "cannot be printed whole" in str(caught.value)
    )
    assert str(caught.value).startswith("mine/page.html.j2, line 1: ")


@pytest.mark.parametrize(
    "shown",
    [
        "cycler('a')", "[1] | map('string')", "range", "[range]", "{'a': range}", "'%s' % range", "range ~ ''",
        "range | string", "[range] | join", "'{}'.format(range)", "''.upper", "namespace()", "{'a': cycler} | xmlattr",
        "'' | attr('upper')", "[[cycler]] | upper", "thing", "[1] | map('string') | string",
    ],
)  # fmt: skip
def test_no_place_in_memory_is_printed(pack: PackWriter, shown: str) -> None:
    with pytest.raises(
        TemplateError, match=r"is no text and cannot be printed\. Name what of it is meant\."
    ) as caught:
        drawn(pack("mine", page__html__j2=f"{{{{ {shown} }}}}"), thing=object())
    assert re.search("0x[0-9a-f]", str(caught.value)) is None


def test_a_fault_names_no_place_in_memory(pack: PackWriter) -> None:
    with pytest.raises(TemplateError) as caught:
        drawn(pack("mine", page__html__j2="{{ [range] | sum }}{{ range.x }}{{ [cycler] | tojson }}"))
    assert " at 0x" not in str(caught.value)


def test_what_honest_templates_do(pack: PackWriter) -> None:
    source = (
        "{% for a in [1, 2, 3] %}{{ loop.length }}{{ loop.last }}{{ loop.revindex }} {% endfor %}"
        "{% for k in [1, 2] | map('string') %}{{ loop.length }}{{ k }} {% endfor %}"
        "{% for k, v in {'a': 1}.items() %}{{ k }}{{ v }} {% endfor %}{% for x in [] %}{% else %}none {% endfor %}"
        "{% for x in [1, [2, [3]]] recursive %}{{ loop(x) if x is iterable else x }}{% endfor %} "
        "{{ [1, none, 2.5] }} {{ true }} {{ [1, 2] | sum }} {{ [3, 1] | sort | join('-') }} "
        "{{ [1, 2, 3] | batch(2) | list }} {{ 3.14159 | round(2) }} {{ '%s of %d' % ('a', 3) }} "
        "{{ '{} {:>3}'.format('a', 3) }} {{ {'a': [1]} | tojson }} {{ 2 in [1, 2] }} {{ missing is defined }}"
    )
    assert drawn(pack("mine", page__html__j2=source)) == (
        "3False3 3False2 3True1 21 22 a1 none 123 [1, None, 2.5] True 3 1-3 [[1, 2], [3]] 3.14 a of 3 a   3 "
        '{"a": [1]} True False'
    )


def test_each_page_has_all_its_work(pack: PackWriter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meter, "MAX_WORK", 300)
    layout = pack("mine", page__html__j2="{% for i in range(40) %}{{ i }}{% endfor %}")
    assert drawn(layout) == drawn(layout)
