"""the bytes of a pickle that a job made → its value, if it is plain: Python's own data, and records of pagekit.

Who can make a job's process do as he likes can write any pickle. None of what is loaded here is called but the classes
of pagekit's own values.
"""

from __future__ import annotations

import builtins
import io
import pickle
import sys
from dataclasses import is_dataclass
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import Enum
from typing import Any

from pagekit.errors import PagekitError

_OURS = "pagekit."
_BUILTINS = frozenset({"bytearray", "complex", "frozenset", "range", "set", "slice"})
_OTHERS: dict[tuple[str, str], type] = {
    (kind.__module__, kind.__qualname__): kind
    for kind in (date, datetime, time, timedelta, timezone, Decimal)
}


class NotPlain(pickle.UnpicklingError):
    """A value that a job may not give back."""


def plain(data: bytes) -> Any:
    """The value. Raises NotPlain, and what else a broken pickle raises."""
    return _Plain(io.BytesIO(data)).load()


class _Plain(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if module == "builtins" and name in _BUILTINS:
            return getattr(builtins, name)
        if (module, name) in _OTHERS:
            return _OTHERS[module, name]
        # A module is not loaded for it: what the value is made of is known to whoever asked for the job.
        found = getattr(sys.modules.get(module), name, None) if module.startswith(_OURS) else None
        if isinstance(found, type) and found.__module__ == module and _is_value(found):
            return found
        raise NotPlain(f"{module}.{name} is no plain value")


def _is_value(kind: type) -> bool:
    named_tuple = issubclass(kind, tuple) and hasattr(kind, "_fields")
    return is_dataclass(kind) or named_tuple or issubclass(kind, Enum | PagekitError)
