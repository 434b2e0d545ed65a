"""a calculator of a stranger's PDF → what it makes of numbers (ISO 32000-1, 7.10.5): no loops, no names, no files."""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable
from typing import Any

from pagekit.foreign.bounds import MAX_DEPTH, Refused

Values = tuple[float, ...]
_TOKEN = re.compile(rb"[{}]|[^\s{}]+")
_MAX_TOKENS = 20_000
_MAX_STACK = 100
_ONE: dict[str, Callable[[Any], Any]] = {
    "abs": abs, "neg": operator.neg, "ceiling": math.ceil, "floor": math.floor, "round": lambda x: math.floor(x + 0.5),
    "truncate": math.trunc, "cvi": math.trunc, "cvr": float, "sqrt": math.sqrt,
    "sin": lambda x: math.sin(math.radians(x)), "cos": lambda x: math.cos(math.radians(x)),
    "ln": math.log, "log": math.log10, "not": lambda x: not x if isinstance(x, bool) else ~int(x),
}  # fmt: skip
_TWO: dict[str, Callable[[Any, Any], Any]] = {
    "add": operator.add, "sub": operator.sub, "mul": operator.mul, "div": operator.truediv,
    "idiv": lambda a, b: math.trunc(int(a) / int(b)), "mod": lambda a, b: math.fmod(a, b), "exp": math.pow,
    "atan": lambda a, b: math.degrees(math.atan2(a, b)) % 360,
    "eq": operator.eq, "ne": operator.ne, "gt": operator.gt, "ge": operator.ge, "lt": operator.lt, "le": operator.le,
    "and": lambda a, b: a and b if isinstance(a, bool) else int(a) & int(b),
    "or": lambda a, b: a or b if isinstance(a, bool) else int(a) | int(b),
    "xor": lambda a, b: a ^ b if isinstance(a, bool) else int(a) ^ int(b),
    "bitshift": lambda a, b: int(a) << int(b) if 0 <= b < 32 else int(a) >> int(-b),
}  # fmt: skip
_BLOCKS = frozenset({"if", "ifelse"})
_STACK = frozenset({"pop", "exch", "dup", "copy", "index", "roll"})


def calculator(text: bytes, results: int) -> Callable[[Values], Values]:
    """Raises Refused for one that cannot be read; what is made of it, too, where it cannot be carried out."""
    tokens = _TOKEN.findall(text)
    if not results or not 2 < len(tokens) <= _MAX_TOKENS or tokens[0] != b"{":
        raise _odd()
    program, after = _block(tokens, 1, 0)
    if after != len(tokens):
        raise _odd()

    def made(given: Values) -> Values:
        stack: list[Any] = list(given)
        try:
            _carry_out(program, stack)
            found = tuple(float(value) for value in stack)
        except (ArithmeticError, ValueError, IndexError, TypeError) as problem:
            raise _odd() from problem
        if len(found) != results or not all(map(math.isfinite, found)):
            raise _odd()
        return found

    return made


def _odd() -> Refused:
    return Refused("has a colour that is worked out in an odd way.", "Export it in CMYK.")


def _block(tokens: list[bytes], at: int, deep: int) -> tuple[list[Any], int]:
    if deep > MAX_DEPTH:
        raise _odd()
    found: list[Any] = []
    while at < len(tokens):
        word = tokens[at].decode("latin-1")
        at += 1
        if word == "}":
            return found, at
        if word == "{":
            inner, at = _block(tokens, at, deep + 1)
            found.append(inner)
        else:
            found.append(_word(word))
    raise _odd()


def _word(word: str) -> Any:
    if word in _ONE or word in _TWO or word in _BLOCKS or word in _STACK:
        return word
    if word in {"true", "false"}:
        return word == "true"
    try:
        return float(word) if "." in word or "e" in word.lower() else int(word)
    except ValueError:
        raise _odd() from None


def _carry_out(program: list[Any], stack: list[Any]) -> None:
    for place, word in enumerate(program):
        if isinstance(word, list):
            continue
        if not isinstance(word, str):
            stack.append(word)
        elif word in _ONE:
            stack.append(_ONE[word](stack.pop()))
        elif word in _TWO:
            last = stack.pop()
            stack.append(_TWO[word](stack.pop(), last))
        elif word == "if":
            if stack.pop():
                _carry_out(program[place - 1], stack)
        elif word == "ifelse":
            _carry_out(program[place - 2] if stack.pop() else program[place - 1], stack)
        else:
            _shuffle(word, stack)
        if len(stack) > _MAX_STACK:
            raise _odd()


def _shuffle(word: str, stack: list[Any]) -> None:
    if word == "pop":
        stack.pop()
    elif word == "dup":
        stack.append(stack[-1])
    elif word == "exch":
        stack[-2:] = stack[-1], stack[-2]
    elif word == "index":
        count = int(stack.pop())
        if count < 0:
            raise _odd()
        stack.append(stack[-1 - count])
    elif word == "copy":
        count = int(stack.pop())
        if not 0 <= count <= len(stack):
            raise _odd()
        stack.extend(stack[len(stack) - count :])
    else:
        turn, count = int(stack.pop()), int(stack.pop())
        if not 0 <= count <= len(stack):
            raise _odd()
        if count:
            start = len(stack) - count
            turn %= count
            stack[start:] = stack[len(stack) - turn :] + stack[start : len(stack) - turn]
