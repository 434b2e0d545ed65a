"""a stranger's template → what it may do, counted; and what it may print."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress

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


# What the test suites of the sandboxes of Jinja2 and Liquid try, and more of the kind.
ATTACKS = (
    "{{ ().__class__.__base__.__subclasses__() }}",
    "{{ ''['__class__'] }}",
    "{{ ''|attr('__class__') }}",
    "{{ [1]|map(attribute='__class__')|list }}",
    "{{ [1]|groupby('__class__')|list }}",
    "{{ [1]|selectattr('__class__')|list }}",
    "{{ [1]|unique(attribute='__class__')|list }}",
    "{{ [1]|rejectattr('__class__')|list }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ joiner.__init__ }}",
    "{{ namespace.__init__ }}",
    "{{ self.__init__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ self.blocks }}",
    "{% set f = '{0.__class__}'.format %}{{ f(1) }}",
    "{{ '{0.__class__}'.format_map({'0':1}) }}",
    "{{ ['{0.__class__}']|map('format', 1)|list }}",
    "{{ [].append(1) }}",
    "{% set x=[] %}{{ x.append(1) }}",
    "{{ {}.update(a=1) }}",
    "{{ {}.clear() }}",
    "{{ dict.fromkeys }}",
    "{{ dict.__mro__ }}",
    "{{ range.__class__ }}",
    "{% macro m() %}{{ caller.__globals__ }}{% endmacro %}{% call m() %}x{% endcall %}",
    "{% macro m() %}x{% endmacro %}{{ m.__class__ }}{{ m._func }}",
    "{{ m.name }}",
    "{% for x in [1] %}{{ loop.__class__ }}{{ loop._iterable }}{% endfor %}",
    "{{ story.model_dump() }}",
    "{{ story.model_validate_json('{}') }}",
    "{{ ''.maketrans }}",
    "{{ (1).to_bytes(100000000,'big') }}",
    "{{ (1).__class__ }}",
    "{{ 1 .from_bytes(b'x') }}",
    "{{ dict(a=1).__init__ }}",
    "{{ 'a'.join(['b']*10) }}",
    "{{ 'x'.zfill(10**9) }}",
    "{{ 'x'.ljust(1000000000) }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ '{:>1000000000}'.format(1) }}",
    "{{ 2**1000000000 }}",
    "{{ 'x' * 1000000000 }}",
    "{{ [0]*1000000000 }}",
    "{{ range(1000000000)|list }}",
    "{{ 'a'|center(1000000000) }}",
    "{{ 'a'|indent(1000000000) }}",
    "{{ [1]|batch(1000000000,'x')|list }}",
    "{{ range(999)|slice(1000000000)|list }}",
    "{{ ('x'*99999)|wordwrap(1) }}",
    "{{ [1]|tojson(indent=1000000000) }}",
    "{{ [[1]]|sum(start=[]) }}",
    "{{ lipsum(n=100000) }}",
    "{% include 'page.html.j2' %}",
    "{% extends 'page.html.j2' %}",
    "{% import 'page.html.j2' as p %}",
    "{% for i in range(1000) recursive %}{{ loop(range(1000)) }}{% endfor %}",
    "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
    "{% set a = 'x' * 90000 %}{{ a in a * 2 }}",
    "{{ ('x'*90000)|replace('x','y'*90000) }}",
    "{{ ('9'*90000)|int }}",
    "{{ '1e400'|float|int }}",
    "{{ ('9'*3000)|int ** 9 }}",
    "{{ 1 // 0 }}",
    "{{ {}.x }}",
    "{{ ('x'*90000).split('') }}",
    "{% for a in range(999) %}{% for b in range(150) %}{{ ('x'*1000)|upper|length }}{% endfor %}{% endfor %}",
    "{{ (['x'*90000]*90000)|join|length }}",
    "{{ ({'a': 1}|dictsort)[0].__class__ }}",
    "{{ 'x'.splitlines.__self__ }}",
    "{{ 'x'.__format__('1000000000') }}",
    "{{ 'a'.__mul__(1000000000) }}",
    "{% set ns=namespace(a='x') %}{% for i in range(99) %}{% set ns.a = (ns.a,ns.a)|string %}{% endfor %}",
    "{% set ns=namespace(a=['x']) %}{% for i in range(99) %}{% set ns.a = ns.a + ns.a %}{% endfor %}",
    "{% block a %}{{ self.a() }}{% endblock %}",
    "{{ ['a']|map('upper')|map('lower')|map('attr','__class__')|list }}",
    "{{ caller() }}",
    "{{ 'x'|select('__class__')|list }}",
    "{{ (('x'*300)*300)|xmlattr }}",
    "{{ [3,1]|random }}",
    "{{ 'x'.translate({120: 'y'*90000}) }}",
    "{{ 'x'.expandtabs(1000000000) }}",
    "{{ ('\\t'*1000).expandtabs(1000000) }}",
    "{{ b'x' }}",
    "{{ 10|filesizeformat }}{{ (10**300)|filesizeformat }}",
    "{{ '%c' % 1114112 }}",
    "{{ '%r' % cycler }}",
    "{{ '%a' % [cycler] }}",
    "{{ [cycler]|string }}",
    "{{ undefined_thing.x.y }}",
    "{{ '{0.__class__}'|attr('format')(1) }}",
    "{{ ('a{x.__class__}b'|safe).format(x=1) }}",
    "{{ ('a{x.__class__}b'|e).format_map({'x': 1}) }}",
    "{{ ([1]|map('string')).gi_frame }}",
    "{{ [3,1].sort() }}",
    "{{ [3,1].pop() }}",
    "{{ {'a': 1}.popitem() }}",
    "{{ {'a': 1}.setdefault('b', 1) }}",
    "{% include '../../etc/passwd' %}",
    "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "{% if 1 %}" * 2000 + "{% endif %}" * 2000,
    "{{ 1" + "+1" * 20000 + " }}",
)


def test_what_suites_of_sandboxes_try_is_refused(pack: PackWriter) -> None:
    layout = pack("mine", page__html__j2="")
    page = layout.file("page.html.j2")
    assert page is not None
    taken = {}
    for source in ATTACKS:
        page.write_text(source, "utf-8")
        with suppress(TemplateError):
            taken[source] = drawn(layout, story={"headline": "x"})
    assert taken == {}


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
