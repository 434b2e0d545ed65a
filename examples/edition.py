"""the folder of a newspaper → the newspaper: every page, its plan with all its reasons, its dummy."""

from __future__ import annotations

from pathlib import Path

import pagekit

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "out" / "edition"


def main(out: Path = OUT, cache: Path = ROOT / "out" / "cache") -> None:
    """Make the sample edition, and the dummy that its desk had in the morning."""
    edition = pagekit.read_edition(ROOT / "examples" / "morning-edition")
    build = pagekit.build_edition(edition, cache=cache)
    build.write(out)
    pagekit.render_dummy(pagekit.plan_edition(edition, stories=False)).write(out / "dummy.pdf")
    figures = build.report.figures
    print(
        f"{edition.name}: {figures['page_count']} pages, {figures['stories_placed']} of {figures['stories']} stories, "
        f"{figures['adverts']} adverts, {figures['house_adverts']} of the house's own"
    )
    for left in build.plan.left_out:
        print(f"  left out: {left.id}: {left.why}")


if __name__ == "__main__":
    main()
