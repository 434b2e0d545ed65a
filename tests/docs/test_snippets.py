"""Every page of the documentation → its snippets do what they say, typed from top to bottom in an empty folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.snippets import ELSEWHERE, Snippet, run, snippets

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md"))


@pytest.mark.parametrize("page", [page for page in PAGES if snippets(ROOT / page)])
def test_a_page_does_what_it_says(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": "__main__"}
    for snippet in snippets(ROOT / page):
        run(snippet, page, names)


def test_a_snippet_that_does_not_what_it_says_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(AssertionError, match="no-such-story"):
        run(Snippet("console", "$ pagekit article no-such-story.md -o out\n", 1), "page.md", {})
    with pytest.raises(AssertionError, match="line 7: rm -rf"):
        run(Snippet("console", "$ rm -rf out\n", 7), "page.md", {})
    with pytest.raises(ZeroDivisionError):
        run(Snippet("python", "1 / 0\n", 1), "page.md", {})
    run(Snippet("console", "$ pagekit article no-such-story.md -o out   # ends with 3\n", 1), "page.md", {})
    run(Snippet("console", f"$ {ELSEWHERE[0]}pagekit\n", 1), "page.md", {})
    run(Snippet("toml", 'a = "b"\n', 1, "deep/a.toml"), "page.md", {})
    assert Path("deep/a.toml").read_text("utf-8") == 'a = "b"\n'
