"""a stranger's template → the same, counted: what it may reach, how much it may do, and what it may print.

The rules:
1. A template cannot reach Python's inside: of records it sees fields and properties, of texts no method that makes a
   long one out of a number.
2. Each block that is carried out, each item of a loop and each letter that is made is work, and a page has so much of
   it. It is counted, never timed: the same template ends at the same place on every machine.
3. What is printed is text, a number, or a list of such. Python's word for any other thing holds its place in memory,
   which is another each time.

What no count sees, such as lists that hold each other a thousandfold, ends by the limits of the job.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from functools import wraps
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator
from jinja2.exceptions import SecurityError
from jinja2.filters import do_join, do_replace
from jinja2.nodes import Impossible, TemplateData
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import pass_eval_context
from markupsafe import Markup, escape
from pydantic import BaseModel

from pagekit.paint.meter import MAX_JOINED, compared, hold_pattern, items, meter, printable

MAX_STEPS = 1_000
MAX_ALL_STEPS = 200_000
"""Of all the ranges of one page together: ranges inside ranges multiply."""
MAX_REPEATED = 100_000
_MAX_NUMBER = 100_000
"""What a filter may be told as a number: a width, a count, a place behind the point."""
_MAX_INDENT = 16
_MAX_BITS = 4_096

# Each makes text of any length out of a number: no page needs that, and a gigabyte is made before it is counted.
_STRETCHERS = frozenset({"center", "expandtabs", "join", "ljust", "replace", "rjust", "translate", "zfill"})
_WIDE = re.compile(r"%[^%a-zA-Z]*(\d{4,}|\*)")
_WIDE_FIELD = re.compile(r"\{[^{}]*(?:\d{4,}|\{)")
_LOOKING_IN = re.compile(r"\{[^{}:!]*[.\[]")
_NEVER = ("center", "format", "indent", "pprint", "random")
"""Filters that no page needs: they stretch, print what is inside of Python, or are another each time."""
_OF_TEXT = frozenset(
    {"capitalize", "e", "escape", "forceescape", "lower", "replace", "string", "striptags", "title", "trim",
     "truncate", "upper", "urlencode", "urlize", "wordcount", "wordwrap", "xmlattr"}
)  # fmt: skip
"""Filters that make text of whatever they are given."""
_SLOW = {"urlize": 100_000, "striptags": 100_000, "wordwrap": 20_000, "int": 4_000, "float": 4_000}
"""The longest text of filters that take the more time for each letter, the more letters there are."""
_DEAR: Mapping[type[nodes.Node], int] = {
    nodes.Include: 500, nodes.Import: 500, nodes.FromImport: 500, nodes.Extends: 500, nodes.Call: 10, nodes.Filter: 5,
}  # fmt: skip
"""What is more work than one step."""
_COUNTED, _COMPARED = "counted items", "compared items"
"""The filters that each loop and each comparison goes through. No template can name them."""
_PLAIN_TESTS = frozenset({"callable", "defined", "filter", "none", "string", "test", "undefined"})
"""Tests that look at what a thing is and not into it, and bear with what there is not."""


class _Generator(CodeGenerator):
    """Compiles a count into every block, and `~` into a call that counts: doubling sixty times fills any memory."""

    def blockvisit(self, nodes: Iterable[Any], frame: Any) -> None:
        """Each block begins by saying how much is in it."""
        listed = list(nodes)
        self.writeline(f"environment.work({1 + sum(map(_weight, listed))})")
        super().blockvisit(listed, frame)

    def _output_child_to_const(self, node: Any, frame: Any, finalize: Any) -> str:
        # What is known while a template is compiled would be printed without being looked at.
        if not isinstance(node, TemplateData):
            raise Impossible
        return super()._output_child_to_const(node, frame, finalize)

    def visit_Concat(self, node: Any, frame: Any) -> None:  # noqa: N802 - the name that Jinja2 calls
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


def _weight(node: Any) -> int:
    own = _DEAR.get(type(node), 1)
    return own + sum(map(_weight, node.iter_child_nodes()))


def _through(node: Any, name: str) -> Any:
    """The expression through one of our own filters."""
    made: Any = nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)
    return made


class Sandbox(ImmutableSandboxedEnvironment):
    """Where templates of strangers run."""

    intercepted_binops = frozenset({"%", "*", "**", "+"})
    code_generator_class = _Generator

    def __init__(self, **options: Any) -> None:
        super().__init__(finalize=printable, **options)
        for name in _NEVER:
            self.filters.pop(name, None)
        self.filters = {name: _counted(name, made) for name, made in self.filters.items()}
        self.filters |= {
            "join": _counted("join", bounded_join),
            "replace": _counted("replace", bounded_replace),
            "sum": _counted("sum", _numbers_summed),
            _COUNTED: items,
            _COMPARED: compared,
        }

    def work(self, steps: int) -> None:
        """What the compiled template calls at the head of every block."""
        meter().work(steps)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for loop in [*tree.find_all(nodes.For)]:
            loop.iter = _through(loop.iter, _COUNTED)
        for both in [*tree.find_all(nodes.Compare)]:
            both.expr = _through(both.expr, _COMPARED)
            for other in both.ops:
                other.expr = _through(other.expr, _COMPARED)
        for test in [*tree.find_all(nodes.Test)]:
            if test.name not in _PLAIN_TESTS:
                test.node = _through(test.node, _COMPARED)
                test.args = [_through(one, _COMPARED) for one in test.args]
        for pair in [*tree.find_all(nodes.Pair)]:
            # What is looked up is looked through first: a list of lists that is a key has a number for all of it.
            pair.key = _through(pair.key, _COMPARED)
        for part in [*tree.find_all(nodes.Getitem)]:
            if isinstance(part.arg, nodes.Slice):
                # What is cut out of a thing is copied.
                part.node = _through(part.node, _COMPARED)
            elif not isinstance(part.arg, nodes.Const):
                part.arg = _through(part.arg, _COMPARED)
        tree.set_environment(self)
        return tree

    def call(__self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805 - as Jinja2 names them
        """What a function gives back. What it is a method of, and what it is given, are looked through by it."""
        for one in (getattr(__obj, "__self__", None), *args, *kwargs.values()):
            compared(one.decode("latin-1") if isinstance(one, bytes) else one)
        return super().call(__context, __obj, *args, **kwargs)

    @staticmethod
    def concat(parts: Iterable[str]) -> str:
        """What a macro, a block or a `set` has made of its parts."""
        made = list(parts)
        meter().letters(sum(map(len, made)), "a part of it")
        return "".join(made)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may see it. A record's own methods read files and unpickle: of a record, templates see
        fields and properties.
        """
        if isinstance(obj, BaseModel):
            kind = type(obj)
            return attr in kind.model_fields or isinstance(getattr(kind, attr, None), property)
        if isinstance(obj, str | bytes) and attr in _STRETCHERS:
            return False
        if isinstance(obj, int) and attr == "to_bytes":
            return False
        return super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """`"{}".format(…)`, which can be told any width, and look into what it is given."""
        made = super().wrap_str_format(value)
        if made is None:
            return None
        pattern: str = value.__self__

        def bounded(*args: Any, **named: Any) -> str:
            if _LOOKING_IN.search(pattern):
                raise SecurityError(
                    "a field of format() that looks into a thing is unsafe. Write {{ thing.name }}"
                )
            hold_pattern(pattern, pattern.count("{"), [*args, *named.values()], _WIDE_FIELD, "format")
            return made(*args, **named)

        return bounded

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """What an operator makes, which is looked at first. Raises SecurityError."""
        sizes = [len(side) for side in (left, right) if isinstance(side, Sized)]
        times = [side for side in (left, right) if isinstance(side, int)]
        if operator == "**":
            raise SecurityError("** makes more than a page can hold")
        if operator == "%" and isinstance(left, str):
            given = right if isinstance(right, tuple) else (right,)
            hold_pattern(left, left.count("%"), given, _WIDE, "%")
        if operator == "*" and sizes and times and sizes[0] * times[0] > MAX_REPEATED:
            raise SecurityError("* makes more than a page can hold")
        if operator == "*" and len(times) == 2 and sum(side.bit_length() for side in times) > _MAX_BITS:
            raise SecurityError("* makes more than a page can hold")
        if operator in {"+", "*"} and sizes:
            meter().letters(sum(sizes) * (max(times, default=1) if operator == "*" else 1), operator)
        return super().call_binop(context, operator, left, right)

    def joined(self, parts: tuple[Any, ...]) -> Markup:
        """What `~` makes: the parts one after the other, escaped where they are not HTML already."""
        texts = [escape(printable(part)) for part in parts]
        meter().letters(sum(map(len, texts)), "~")
        return Markup("").join(texts)


class Ranges:
    """`range` for one page: so many steps each, and so many in all."""

    def __init__(self) -> None:
        self._left = MAX_ALL_STEPS

    def __call__(self, *bounds: int) -> range:
        """The range. Raises OverflowError."""
        steps = range(*bounds)
        if len(steps) > MAX_STEPS:
            raise OverflowError(f"range has {len(steps):,} steps, at most {MAX_STEPS:,} are taken")
        self._left -= len(steps) + 1
        if self._left < 0:
            raise OverflowError(f"the page's ranges have over {MAX_ALL_STEPS:,} steps together")
        return steps


# ---- Filters -------------------------------------------------------------------------------------------------


def _counted(name: str, made: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that takes note of what it is given and of what it gives back."""
    first = 1 if hasattr(made, "jinja_pass_arg") else 0
    most = _MAX_INDENT if name in {"tojson", "xmlattr"} else _MAX_NUMBER

    @wraps(made)
    def counted(*args: Any, **named: Any) -> Any:
        page = meter()
        value, told = args[first : first + 1], (*args[first + 1 :], *named.values())
        for number in told:
            if isinstance(number, int) and abs(number) > most:
                raise SecurityError(f"{name} makes more than a page can hold")
        for one in value:
            compared(one)
            if isinstance(one, str) and len(one) > _SLOW.get(name, MAX_JOINED):
                raise SecurityError(f"{name}: {len(one):,} letters are more than it can be given")
            if name in _OF_TEXT:
                printable(one)
        found = made(*args, **named)
        if isinstance(found, str):
            page.letters(len(found), name)
        elif isinstance(found, Sized):
            page.work(len(found))
        elif isinstance(found, Iterator):
            return items(found)
        return found

    return counted


@pass_eval_context
def bounded_join(context: Any, value: Iterable[Any], d: str = "", attribute: Any = None) -> str:
    """`join` of no more than a page can hold."""
    items = list(value)
    if attribute is None:
        for item in items:
            printable(item)
    if sum(len(str(item)) + len(d) for item in items) > MAX_JOINED:
        raise SecurityError("join makes more than a page can hold")
    return str(do_join(context, items, d, attribute))


@pass_eval_context
def bounded_replace(context: Any, text: str, old: str, new: str, count: int | None = None) -> str:
    """`replace` that makes no more than a page can hold."""
    if len(text) * max(1, len(new)) > MAX_JOINED:
        raise SecurityError("replace makes more than a page can hold")
    return str(do_replace(context, text, old, new, count))


def _numbers_summed(value: Iterable[Any], attribute: str | None = None, start: float = 0) -> float:
    """The sum of numbers. Of lists it would be a longer list for each of them."""
    if attribute is not None:
        raise SecurityError("sum takes numbers alone here. Write map(attribute=…) before it")
    total = start
    for one in value:
        if not isinstance(one, int | float) or not isinstance(total, int | float):
            raise SecurityError("sum makes more than a page can hold: it takes numbers alone")
        total += one
    return total
