"""OR-Tools, loaded when the first edition is planned → its model and a solver that gives the same answer every time.

One worker, one seed, and a limit of work that no clock counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pagekit.errors import MissingDependency

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

INSTALL = "pip install 'pagekit[edition]'"
SEED = 7


def toolbox() -> Any:
    """The module of the solver. Raises MissingDependency."""
    try:
        # The solver, when the first edition is planned: it takes as long to load as all of pagekit.
        from ortools.sat.python import cp_model
    except ImportError:
        raise MissingDependency("Planning an edition needs OR-Tools.", INSTALL) from None
    return cp_model


def numbers() -> Any:
    """The module of arrays, which comes with the solver. Raises MissingDependency."""
    try:
        # Arrays, when the first edition is planned.
        import numpy as np
    except ImportError:
        raise MissingDependency("Planning an edition needs OR-Tools and its NumPy.", INSTALL) from None
    return np


def new_model() -> cp_model.CpModel:
    """An empty model. Raises MissingDependency."""
    model: cp_model.CpModel = toolbox().CpModel()
    return model


def solved(model: cp_model.CpModel, work: float, *, bounded: bool = True) -> tuple[str, cp_model.CpSolver]:
    """What becomes of a model within so much work: its status, and the solver that knows the values. `bounded`: whether
    it also reckons how good an answer can be; without that it finds better ones where no proof is to be had in time.
    """
    solver: cp_model.CpSolver = toolbox().CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = SEED
    solver.parameters.max_deterministic_time = work
    solver.parameters.log_search_progress = False
    if not bounded:
        solver.parameters.linearization_level = 0
    status = solver.solve(model)
    return solver.status_name(status), solver
