"""the folder of a magazine → the magazine, of its English stories: every page, its plan with all its reasons."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pagekit

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "out" / "magazine"


def main(out: Path = OUT, cache: Path = ROOT / "out" / "cache") -> None:
    """Make the sample magazine."""
    edition = pagekit.read_edition(ROOT / "examples" / "courier")
    # Those in other languages would stand in magazines of their own.
    stories = tuple(story for story in edition.stories if story.lang == "en")
    build = pagekit.build_edition(replace(edition, stories=stories), cache=cache)
    build.write(out)
    figures = build.report.figures
    print(
        f"{edition.name}: {figures['page_count']} pages, {figures['stories_placed']} of {len(stories)} stories"
    )
    for left in build.plan.left_out:
        print(f"  left out: {left.id}: {left.why}")


if __name__ == "__main__":
    main()
