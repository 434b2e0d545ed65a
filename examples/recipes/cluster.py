"""A whole site on a cluster: stories read, pages made by its workers, the same bytes as one process makes.

python examples/recipes/cluster.py FOLDER OUT            on the cores of this machine
python examples/recipes/cluster.py FOLDER OUT --dask     on the workers of a Dask cluster, here one of this machine

FOLDER is a publication's folder, as `pagekit init` begins one. Workers on other machines need pagekit and the same
folder below the same path; only the process that builds writes files.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

import pagekit

NOW = datetime(2026, 5, 19, 9, tzinfo=ZoneInfo("Asia/Almaty"))


@contextmanager
def dask() -> Iterator[Executor]:
    """The workers of a Dask cluster; `Client("tcp://scheduler:8786")` is one of many machines.

    `pure=False`: Dask would take equal calls for one call, and keep what came of it.
    """
    from distributed import Client

    with Client(n_workers=2, threads_per_worker=1, dashboard_address=None) as client:  # type: ignore[no-untyped-call]
        yield client.get_executor(pure=False)


def main() -> None:
    """Build the site, and say how much was made."""
    folder, out = (word for word in sys.argv[1:] if word != "--dask")
    with dask() if "--dask" in sys.argv else ProcessPoolExecutor() as executor:
        built = pagekit.build_site(folder, out=out, at=NOW, executor=executor)
    print(built.name, built.report.figures["pages"], "pages")


if __name__ == "__main__":
    main()
