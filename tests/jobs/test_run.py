"""a function that is carried out elsewhere → what comes back, and what is said when nothing does."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import time
from pathlib import Path

import pytest

import pagekit
from pagekit.errors import BadOrder, InvalidInput, JobFailed, LimitExceeded, MissingDependency
from pagekit.jobs import Limits, apart, run
from pagekit.jobs.limits import MEGABYTE
from pagekit.notes import Severity
from tests.jobs import some_jobs

CHECKOUT = Path(pagekit.__file__).parent.parent
LIMITED = pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="no such limit there")


def failure(reason: str, job: object, *arguments: object, limits: Limits | None = None) -> str:
    """What is said of a job that fails in this way; one that took too much is told by a kind of its own."""
    with pytest.raises(JobFailed) as caught:
        run(job, *arguments, limits=limits)  # type: ignore[arg-type]
    limited = reason in {"work", "memory", "wait"} or "larger than" in str(caught.value)
    assert isinstance(caught.value, LimitExceeded) == limited
    assert (caught.value.reason, caught.value.job) == (reason, f"tests.jobs.some_jobs.{job.__name__}")  # type: ignore[attr-defined]
    return str(caught.value)


def test_a_value_comes_back() -> None:
    assert run(some_jobs.doubled, "ab", 4) == ("abab", 8)


def test_notes_are_plain() -> None:
    (note,) = run(some_jobs.noted, "is odd.")
    assert (note.severity, note.code, note.what) == (Severity.WARNING, "odd", "is odd.")


def test_our_errors_are_raised_as_they_were() -> None:
    with pytest.raises(InvalidInput) as caught:
        run(some_jobs.refused)
    assert (caught.value.source, caught.value.problems[0].what) == ("a.pdf", "is odd.")
    with pytest.raises(MissingDependency) as lacking:
        run(some_jobs.lacking)
    assert lacking.value.command == "pip install that"


def test_another_error_is_a_fault_that_says_where() -> None:
    with pytest.raises(
        JobFailed, match=r"tests\.jobs\.some_jobs\.faulty: KeyError: 'nobody knows'\. Report it"
    ) as caught:
        run(some_jobs.faulty)
    assert caught.value.reason == "fault"
    assert "in faulty" in caught.value.__notes__[0]


@LIMITED
def test_work_is_limited() -> None:
    said = failure("work", some_jobs.busy, limits=Limits(work=1))
    assert said == (
        "tests.jobs.some_jobs.busy: it took more than 1 seconds of work. Make what it reads simpler, or leave it out."
    )


@LIMITED
def test_memory_is_limited() -> None:
    said = failure("memory", some_jobs.greedy, limits=Limits(memory=500 * MEGABYTE))
    assert "it needs more than 500 MB of memory." in said


def test_nobody_asked_for_more() -> None:
    usual = Limits()
    assert (usual.work, usual.memory, usual.programs) == (2, 256 * MEGABYTE, False)
    # What the process took before the job began is not held against it.
    assert run(some_jobs.doubled, "ab", 4, limits=Limits(work=1)) == ("abab", 8)


def test_what_is_given_back_is_limited_and_whole() -> None:
    limits = Limits(result=2 * MEGABYTE)
    assert run(some_jobs.talkative, 1_000_000, limits=limits) == b"x" * 1_000_000
    assert "larger than 2 MB" in failure("result", some_jobs.talkative, 3 * MEGABYTE, limits=limits)


def test_one_that_hangs_and_does_nothing_is_ended() -> None:
    assert "within 0.5 seconds" in failure("wait", some_jobs.idle, limits=Limits(wait=0.5))


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
def test_one_that_the_system_ends_says_so() -> None:
    assert "the system ended it" in failure("killed", some_jobs.killed)


def test_one_that_breaks_off_says_so() -> None:
    assert "(exit status 7)" in failure("crash", some_jobs.broken_off)


def test_it_reaches_no_network() -> None:
    assert "a job reaches no network (socket.getaddrinfo)" in failure("fault", some_jobs.online)


@pytest.mark.skipif(sys.platform != "linux", reason="no such network there")
def test_nor_does_a_library_below_python() -> None:
    # Where the system gives nobody a network of his own, there is nothing to hold it against.
    if run(apart.leave_the_network):
        assert run(some_jobs.native) is False


def test_it_starts_no_program_unless_it_was_told_so() -> None:
    assert "a job starts no program (os.system)" in failure("fault", some_jobs.starting)
    assert run(some_jobs.starting, limits=Limits(programs=True)) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
def test_what_it_started_ends_with_it(tmp_path: Path) -> None:
    told = tmp_path / "number"
    failure("wait", some_jobs.with_a_child, str(told), limits=Limits(wait=1, programs=True))
    child = Path(f"/proc/{told.read_text()}/stat")
    for _ in range(100):
        if _gone(child):
            break
        # It was told to end, and has its time for it like anything that runs.
        time.sleep(0.05)
    assert _gone(child)


def _gone(process: Path) -> bool:
    """Gone, or a body that nobody has fetched yet."""
    try:
        return process.read_text().split()[2] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


def test_its_process_has_nothing_of_the_callers() -> None:
    seed, main, threads, order = run(some_jobs.surroundings)
    assert (seed, main, threads) == ("0", False, 1)
    assert run(some_jobs.surroundings)[3] == order


@pytest.mark.parametrize(
    ("job", "what"), [(some_jobs.strange, "some_jobs.Stranger"), (some_jobs.trapped, "system")]
)
def test_values_that_are_not_plain_are_not_taken(job: object, what: str) -> None:
    assert f"{what} is no plain value" in failure("result", job)


def test_a_job_that_cannot_be_found_by_name_is_refused() -> None:
    with pytest.raises(BadOrder, match="a function at the top of a module"):
        run(lambda: 1)
    with pytest.raises(BadOrder, match="cannot be handed over"):
        run(some_jobs.doubled, lambda: "x", 1)  # type: ignore[arg-type, return-value]


def test_an_error_of_a_job_travels() -> None:
    again = pickle.loads(pickle.dumps(JobFailed("a.job", "work", "it took long.")))  # noqa: S301
    assert (again.job, again.reason, str(again)) == ("a.job", "work", "a.job: it took long.")
    limit = LimitExceeded("a.job", "work", "it took more than", "2 seconds", "Make it simpler.").at("a.pdf")
    again = pickle.loads(pickle.dumps(limit))  # noqa: S301
    assert (again.where, again.reason, again.much, again.remedy) == (
        "a.pdf",
        "work",
        "2 seconds",
        "Make it simpler.",
    )
    assert str(again) == "a.pdf: it took more than 2 seconds. Make it simpler."


PROGRAM = (
    "from pagekit.jobs import run\nfrom tests.jobs import some_jobs\nprint(run(some_jobs.doubled, 'ab', 1))\n"
)


@pytest.mark.parametrize("way", ["-c", "a script"])
def test_programs_need_no_guard(way: str, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(PROGRAM, "utf-8")
    done = subprocess.run(
        [sys.executable, *(("-c", PROGRAM) if way == "-c" else (str(script),))],
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        check=True,
        cwd=tmp_path,
    )
    assert done.stdout.split() == [b"('abab',", b"2)"]
