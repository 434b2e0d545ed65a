"""A whole site and a newspaper on a cluster: its workers do the work, the bytes are those of one process.

python examples/recipes/cluster.py FOLDER OUT            on the cores of this machine
python examples/recipes/cluster.py FOLDER OUT --dask     on the workers of a Dask cluster, here one of this machine
python examples/recipes/cluster.py FOLDER OUT --dask=tcp://scheduler:8786

FOLDER is a publication's folder, as `pagekit init` begins one; with an edition.toml in it a newspaper is made, too. The
site goes into OUT/site, the newspaper into OUT/edition. Workers on other machines need pagekit and the same folder
below the same path; only the process that builds writes files.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pagekit

NOW = datetime(2026, 5, 19, 9, tzinfo=ZoneInfo("Asia/Almaty"))


@contextmanager
def dask(address: str) -> Iterator[Executor]:
    """The workers of the Dask cluster with that address, without one those of a cluster that begins here.

    `pure=False`: Dask would take equal calls for one call, and keep what came of it.
    """
    from distributed import Client

    here = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    with Client(address) if address else Client(**here) as client:  # type: ignore[no-untyped-call]
        yield client.get_executor(pure=False)


def main() -> None:
    """Build the site and the newspaper, and say how much was made."""
    folder, out = (Path(word) for word in sys.argv[1:] if not word.startswith("--dask"))
    clusters = [word.partition("=")[2] for word in sys.argv if word.startswith("--dask")]
    with dask(clusters[0]) if clusters else ProcessPoolExecutor() as executor:
        built = pagekit.build_site(folder, out=out / "site", at=NOW, executor=executor)
        print(built.name, built.report.figures["pages"], "pages")
        if (folder / "edition.toml").exists():
            paper = pagekit.build_edition(pagekit.read_edition(folder), executor=executor)
            paper.write(out / "edition")
            print(paper.report.subject, paper.reader.page_count, "pages")


if __name__ == "__main__":
    main()
