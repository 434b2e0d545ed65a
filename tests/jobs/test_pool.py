"""Work: jobs of plain values over an executor, in order, and what becomes of a worker that is lost."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor

import pytest

from pagekit.errors import JobFailed, Unreadable
from pagekit.jobs.pool import Parcel, Work


def _lengthened(common: str) -> str:
    return common * 2


def _joined(made: str, task: str) -> str:
    return f"{made}{task}{os.getpid()}"


def _refused(made: str, task: str) -> str:
    raise Unreadable(f"{made}{task}: is not there.")


def _ended(made: str, task: str) -> str:
    os._exit(1)


def _wrong(made: str, task: str) -> str:
    raise KeyError(task)


@pytest.fixture(scope="module")
def pool() -> Iterator[Executor]:
    with ProcessPoolExecutor(1) as executor:
        yield executor


COMMON = Parcel.of("x", "the pages")


def test_values_come_in_the_order_of_the_jobs_from_another_process(pool: Executor) -> None:
    found = list(Work("the pages", _lengthened, _joined).done(pool, COMMON, "abcde", 2))
    assert [value[:3] for value in found] == ["xxa", "xxb", "xxc", "xxd", "xxe"]
    assert str(os.getpid()) not in {value[3:] for value in found}


def test_threads_do_the_same() -> None:
    with ThreadPoolExecutor(2) as threads:
        found = list(Work("the pages", _lengthened, _joined).done(threads, COMMON, "abc", 1))
    assert [value[:3] for value in found] == ["xxa", "xxb", "xxc"]


def test_an_error_on_purpose_stays_what_it_is(pool: Executor) -> None:
    with pytest.raises(Unreadable, match="xxa: is not there"):
        list(Work("the pages", _lengthened, _refused).done(pool, COMMON, "a", 1))


def test_an_error_of_a_worker_says_what_it_was(pool: Executor) -> None:
    with pytest.raises(JobFailed, match=r"KeyError: 'a'.*without an executor") as caught:
        list(Work("the pages", _lengthened, _wrong).done(pool, COMMON, "a", 1))
    assert caught.value.reason == "fault"


def test_a_worker_that_dies_is_told_with_what_to_do() -> None:
    with ProcessPoolExecutor(1) as pool:
        for _ in range(2):  # as it dies, and as the next job is handed to what is left
            with pytest.raises(JobFailed, match=r"^the pages: a worker ended.*fewer workers") as caught:
                list(Work("the pages", _lengthened, _ended).done(pool, COMMON, "a", 1))
            assert caught.value.reason == "killed"


def test_an_executor_that_was_closed_takes_no_jobs() -> None:
    pool = ThreadPoolExecutor(1)
    pool.shutdown()
    with pytest.raises(JobFailed, match="takes no jobs"):
        list(Work("the pages", _lengthened, _joined).done(pool, COMMON, "a", 1))


def test_what_cannot_be_sent_is_said_before_anything_is_sent(pool: Executor) -> None:
    with pytest.raises(JobFailed, match="cannot be sent to a worker"):
        Parcel.of(lambda: None, "the pages")
    with pytest.raises(JobFailed, match="cannot be sent to a worker"):
        list(Work("the pages", _lengthened, _joined).done(pool, COMMON, [lambda: None], 1))
