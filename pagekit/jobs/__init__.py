"""a function and plain arguments → its value, worked out in a process of its own, within limits."""

from pagekit.jobs.limits import MEGABYTE, Limits
from pagekit.jobs.run import run
from pagekit.jobs.staying import run_staying
from pagekit.jobs.steps import Steps

__all__ = ["MEGABYTE", "Limits", "Steps", "run", "run_staying"]
