"""what a pack of one's own may take, at the prompt → limits, or what to write instead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from pagekit.desk.allowed import read_limits
from pagekit.jobs import MEGABYTE, Limits
from pagekit.production import counted as counting

Prompt = Callable[..., Result]


@pytest.mark.parametrize(
    ("written", "limits"),
    [
        ([], None),
        (["work=60"], Limits(work=60)),
        (["work = 60", "memory=512"], Limits(work=60, memory=512 * MEGABYTE)),
        (["work=9", "work=10"], Limits(work=10)),
    ],
)
def test_limits_are_seconds_and_megabytes(written: list[str], limits: Limits | None) -> None:
    assert read_limits(written) == limits


@pytest.mark.parametrize(
    "text", ["work", "work=", "work=0", "work=-1", "work=1.5", "work=100000", "wait=3", "work=²"]
)
def test_what_is_no_limit_says_how_one_is_written(text: str) -> None:
    with pytest.raises(ValueError, match="write work=60, in seconds, or memory=512, in MB"):
        read_limits([text])


def test_a_pack_of_ones_own_is_given_them(
    newsroom: Path, pagekit: Prompt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "A_SECOND", 1_000)
    monkeypatch.setattr(counting, "A_WORD", 0)
    mine = newsroom / "mine"
    mine.mkdir()
    (mine / "layout.toml").write_text(
        'schema = 1\ntitle = "t"\nsummary = "s"\ninherits = "print-article"\n', "utf-8"
    )
    how = ("orchard.json", "-o", "out.pdf", "--layout", mine)
    refused = pagekit("article", *how)
    assert "layout mine: to set its pages takes more than 2,000 steps" in refused.stderr.replace("\n", " ")
    assert pagekit("article", *how, "--limit", "work=600").exit_code == 0
    assert pagekit("article", *how, "--limit", "work=soon").exit_code == 2
