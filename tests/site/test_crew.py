"""A site whose work is shared: the same bytes and the same report for any number of workers."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

import pagekit
from pagekit.errors import BadOrder, JobFailed
from pagekit.site.state import NAME, SiteState
from tests.site.conftest import AT, Built
from tests.site.test_build import files_of
from tests.workers import Counting, Unpacked


@pytest.mark.parametrize("workers", [1, 2])
def test_processes_make_the_same_site(built: Built, tmp_path: Path, workers: int) -> None:
    with ProcessPoolExecutor(workers) as pool:
        again = pagekit.build_site(built.source, out=tmp_path / "site", at=AT, executor=pool)
    assert files_of(tmp_path / "site") == files_of(built.out)
    assert again.notes == built.build.notes
    first, second = (SiteState.of_json((home / NAME).read_bytes()) for home in (built.out, tmp_path / "site"))
    assert first.pages == second.pages
    assert first.stories.keys() == second.stories.keys()
    assert first.thumbs == second.thumbs


def test_a_build_that_lost_its_workers_says_so_and_goes_on_from_there(built: Built, tmp_path: Path) -> None:
    with pytest.raises(JobFailed, match=r"^the site's pictures: a worker ended.*without an executor"):
        pagekit.build_site(built.source, out=tmp_path / "site", at=AT, executor=Counting(3))
    with ThreadPoolExecutor(2) as threads:
        again = pagekit.build_site(built.source, out=tmp_path / "site", at=AT, executor=threads)
    assert files_of(tmp_path / "site") == files_of(built.out)
    assert 0 < again.report.figures["made"] < built.build.report.figures["made"]


def test_what_takes_no_jobs_is_refused(built: Built) -> None:
    with pytest.raises(BadOrder, match=r"executor: .*ProcessPoolExecutor"):
        pagekit.build_site(built.source, at=AT, executor=2)  # type: ignore[arg-type]


def test_a_world_that_cannot_be_sent_is_told(built: Built) -> None:
    with pytest.raises(JobFailed, match=r"cannot be sent to a worker.*leave the executor out"):
        pagekit.build_site(built.source, at=AT, executor=Counting(0), world=Unpacked(built.source))
