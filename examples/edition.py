"""the folder of a newspaper → its dummy: pages, adverts where they stand, and what is left of each page for stories."""

from __future__ import annotations

from pathlib import Path

import pagekit

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "out" / "edition"


def main(out: Path = OUT) -> None:
    """Plan the sample edition and draw its dummy."""
    edition = pagekit.read_edition(ROOT / "examples" / "morning-edition")
    plan = pagekit.plan_edition(edition)
    out.mkdir(parents=True, exist_ok=True)
    (out / "plan.json").write_text(plan.to_json(), "utf-8")
    (out / "run-sheet.csv").write_text(plan.run_sheet(), "utf-8-sig")
    dummy = pagekit.render_dummy(plan)
    dummy.write(out / "dummy.pdf")
    figures = plan.figures
    print(
        f"{edition.name}: {figures['page_count']} pages, {figures['adverts']} adverts, "
        f"{figures['house_adverts']} of the house's own, {figures['news_hole_mm2'] / 100:,.0f} cm² for stories"
    )
    for left in plan.left_out:
        print(f"  left out: {left.id}: {left.why}")


if __name__ == "__main__":
    main()
