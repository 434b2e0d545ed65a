"""jobs of one key → the process that stays for them, their limits, and when it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import pagekit
from pagekit.errors import InvalidInput, JobFailed, LimitExceeded
from pagekit.jobs import MEGABYTE, Limits, run_staying, staying
from tests.jobs import some_jobs

CHECKOUT = Path(pagekit.__file__).parent.parent
LIMITED = pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="no such limit there")


@pytest.fixture(autouse=True)
def none_left() -> Iterator[None]:
    yield
    staying.leave_all()


def test_the_second_job_is_done_where_the_first_was_and_each_key_has_its_own() -> None:
    one, again = run_staying("a", some_jobs.number), run_staying("a", some_jobs.number)
    assert one == again != os.getpid()
    assert run_staying("b", some_jobs.number) != one
    # A third key takes the place of the one that was asked least lately.
    run_staying("a", some_jobs.number)
    run_staying("c", some_jobs.number)
    assert run_staying("a", some_jobs.number) == one


def test_our_errors_leave_it_where_it_is() -> None:
    one = run_staying("a", some_jobs.number)
    with pytest.raises(InvalidInput):
        run_staying("a", some_jobs.refused)
    assert run_staying("a", some_jobs.number) == one


@LIMITED
def test_each_job_has_the_whole_work() -> None:
    limits = Limits(work=1)
    # Three times what one may: together they are no more than each is by itself.
    for _ in range(3):
        assert run_staying("a", some_jobs.busy_for, 0.8, limits=limits) >= 0.8
    with pytest.raises(LimitExceeded, match="it took more than 1 seconds of work"):
        run_staying("a", some_jobs.busy, limits=limits)
    assert run_staying("a", some_jobs.doubled, "ab", 1, limits=limits) == ("abab", 2)


@LIMITED
def test_memory_and_what_is_given_back_are_limited() -> None:
    with pytest.raises(LimitExceeded, match="it needs more than 500 MB of memory"):
        run_staying("a", some_jobs.greedy, limits=Limits(memory=500 * MEGABYTE))
    with pytest.raises(LimitExceeded, match="larger than 2 MB"):
        run_staying("a", some_jobs.talkative, 3 * MEGABYTE, limits=Limits(result=2 * MEGABYTE))


def test_one_that_hangs_or_breaks_off_is_gone_and_the_next_is_done() -> None:
    limits = Limits(wait=0.5)
    with pytest.raises(LimitExceeded, match=r"within 0\.5 seconds"):
        run_staying("a", some_jobs.idle, limits=limits)
    with pytest.raises(JobFailed, match="exit status 7"):
        run_staying("a", some_jobs.broken_off)
    assert run_staying("a", some_jobs.doubled, "ab", 1) == ("abab", 2)


def test_it_has_no_network_and_starts_no_program() -> None:
    for job in (some_jobs.online, some_jobs.starting):
        with pytest.raises(JobFailed, match=r"a job (reaches no network|starts no program)"):
            run_staying("a", job)


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
def test_it_ends_with_whoever_asked() -> None:
    program = (
        "from pagekit.jobs import run_staying\nfrom tests.jobs import some_jobs\n"
        "print(run_staying('a', some_jobs.number))\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        check=True,
    )
    assert done.stderr == b""
    with pytest.raises(ProcessLookupError):
        os.kill(int(done.stdout), 0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no such processes there")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_process_that_is_forked_off_has_its_own() -> None:
    one = run_staying("a", some_jobs.number)
    child = os.fork()
    if not child:
        os._exit(0 if run_staying("a", some_jobs.number) != one else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert run_staying("a", some_jobs.number) == one
