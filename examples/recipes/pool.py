"""Pages on every core, or on a cluster: one job a story, the same bytes wherever it is done.

python examples/recipes/pool.py              on the cores of this machine
python examples/recipes/pool.py --dask       on the workers of a Dask cluster, here one of this machine
python examples/recipes/pool.py --dask=tcp://scheduler:8786
python examples/recipes/pool.py STORY...     of stories of your own
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pagekit

COURIER = Path(__file__).parent.parent / "courier"
NOW = datetime(2026, 5, 19, 9, tzinfo=ZoneInfo("Asia/Almaty"))


def make_page(article: pagekit.Article, order: pagekit.Order) -> pagekit.HtmlPage:
    """The job: plain values go in, a plain value comes out. A worker needs pagekit and the pictures' folder."""
    return pagekit.render_html(article, order=order)


def make_pages(
    stories: Sequence[pagekit.Article], order: pagekit.Order, executor: Executor
) -> Iterable[pagekit.HtmlPage]:
    """The pages in the order of the stories. Any executor will do."""
    jobs = [executor.submit(make_page, story, order) for story in stories]
    return [job.result() for job in jobs]


def on_dask(
    stories: Sequence[pagekit.Article], order: pagekit.Order, address: str
) -> Iterable[pagekit.HtmlPage]:
    """The same on the Dask cluster with that address, without one on a cluster that begins here.

    `pure=False`: Dask would take equal calls for one call, and keep what came of it.
    """
    from distributed import Client

    here = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    with Client(address) if address else Client(**here) as client:  # type: ignore[no-untyped-call]
        return make_pages(stories, order, client.get_executor(pure=False))


def newsroom(paths: Sequence[str]) -> tuple[list[pagekit.Article], pagekit.Order]:
    """The stories, by default the sample's, and what they are made with."""
    named = paths or sorted(map(str, (COURIER / "articles").glob("*.yaml")))
    stories = [pagekit.read_article(path) for path in named]
    site = pagekit.read_publication(COURIER / "publication.toml")
    adverts = pagekit.read_adverts(COURIER / "adverts-web.toml")
    return stories, pagekit.Order(publication=site, adverts=adverts, stories=stories, at=NOW)


def main() -> None:
    """Make the pages, and say what they are by their hashes."""
    paths = [word for word in sys.argv[1:] if not word.startswith("--dask")]
    clusters = [word.partition("=")[2] for word in sys.argv if word.startswith("--dask")]
    stories, order = newsroom(paths)
    if clusters:
        pages = on_dask(stories, order, clusters[0])
    else:
        with ProcessPoolExecutor() as pool:
            pages = make_pages(stories, order, pool)
    for page in pages:
        print(
            page.report.subject,
            hashlib.sha256(page.html.encode()).hexdigest()[:16],
            len(page.assets),
            "files",
        )


if __name__ == "__main__":
    main()
