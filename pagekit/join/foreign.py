"""ForeignForm → Form: its objects, numbered as the document that it comes to numbers them."""

from __future__ import annotations

from collections.abc import Sequence

from pagekit.foreign.form import ForeignForm, Part
from pagekit.join.forms import Form
from pagekit.join.syntax import refer
from pagekit.join.writer import Writer


def foreign(form: ForeignForm) -> Form:
    """What somebody else drew, as `join` takes it."""

    def write(writer: Writer) -> int:
        numbers = [writer.reserve() for _ in form.objects]
        for number, one in zip(numbers, form.objects, strict=True):
            body = _numbered(one.parts, numbers)
            if one.data is None:
                writer.put(body, number)
            else:
                writer.stream(body, one.data, packed=False, number=number)
        return numbers[0]

    return write


def _numbered(parts: Sequence[Part], numbers: Sequence[int]) -> str:
    return "".join(part if isinstance(part, str) else refer(numbers[part]) for part in parts)
