"""a pack's table + its medium → refused by the key of another medium; of a parent for another medium what it has itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pagekit.errors import LayoutError
from pagekit.layout import FlowManifest, PrintManifest, WebManifest, find_layout
from pagekit.units import pt, px

PackWriter = Callable[..., Path]


def test_each_medium_has_its_own_record() -> None:
    kinds = {name: type(find_layout(name).manifest) for name in ("base", "web-front", "magazine")}
    assert kinds == {"base": FlowManifest, "web-front": WebManifest, "magazine": PrintManifest}


def test_a_layout_is_taken_for_its_own_medium_only() -> None:
    web, printed = find_layout("web-article"), find_layout("print-article")
    assert web.web.head[0] == "breadcrumbs"
    assert printed.printed.baseline == pt(12.5)
    with pytest.raises(
        LayoutError, match=r"^layout web-article is not for print\. Take one whose medium is print\.$"
    ):
        _ = web.printed
    with pytest.raises(
        LayoutError, match=r"^layout print-article is not for the web\. Take one whose medium is web\.$"
    ):
        _ = printed.web
    with pytest.raises(LayoutError, match=r"^layout base is not for print\. "):
        _ = find_layout("base").printed


# ---- What another medium has -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parent", "toml", "told"),
    [
        ("print-article", 'head = ["lead"]', ("head: belongs to packs for the web; this one is for print. "
         "Delete head: what stands above the columns is head under [composed].")),
        ("print-article", "fronts = true", "fronts: belongs to packs for the web; this one is for print. Delete fronts."),
        ("print-article", "[displays.showcase]", "displays: belongs to packs for the web; "),
        ("print-article", '[designs.live]\nhead = ["deck"]', ("designs.live.head: belongs to packs for the web; this one is "
         "for print. Delete head: what stands above the columns is head under [composed].")),
        ("print-article", '[designs.live]\nopens = "lead"', "designs.live.opens: belongs to packs for the web; "),
        ("web-article", "[designs.live.composed]", "designs.live.composed: belongs to packs for print; "),
        ("print-article", '[styles.text]\nsize_wide = "20px"', ("styles.text.size_wide: belongs to packs for the web; "
         "this one is for print. Delete size_wide: on paper a head takes the largest step of its ladder that holds it.")),
        ("print-article", "[styles.text]\nbalance = true", "styles.text.balance: belongs to packs for the web; "),
        ("print-article", "[pictures.lead]\nwidths = [800]", ("pictures.lead.widths: belongs to packs for the web; "
         "this one is for print. Delete widths: a printed picture is made at the size it is placed, and ppi says how fine.")),
        ("print-article", '[pictures.lead]\nsizes = "50vw"', "pictures.lead.sizes: belongs to packs for the web; "),
        ("print-article", '[slots.foot]\nnarrow = "banner"', ("slots.foot.narrow: belongs to packs for the web; "
         "this one is for print. Delete narrow: a sheet of paper has one width.")),
        ("web-article", 'baseline = "12pt"', ("baseline: belongs to packs for print; this one is for the web. "
         "Delete baseline.")),
        ("web-article", "[papers.a4]", "papers: belongs to packs for print; "),
        ("web-article", "[composed]", ("composed: belongs to packs for print; this one is for the web. "
         'Delete composed, or write medium = "print": composed pages are printed.')),
        ("web-article", '[roles]\nfault = "ink"', "roles: belongs to packs for print; "),
        ("web-article", "[styles.text]\ndrop_cap = 3", "styles.text.drop_cap: belongs to packs for print; "),
        ("web-article", "[styles.text]\nladder = []", ("styles.text.ladder: belongs to packs for print; this one is for "
         "the web. Delete ladder: on the web a size grows with the page, up to size_wide.")),
        ("web-article", "[pictures.lead]\nppi = 200", "pictures.lead.ppi: belongs to packs for print; "),
        ("web-article", "[designs.live.pictures.lead]\nppi = 200", ("designs.live.pictures.lead.ppi: belongs to packs for "
         "print; ")),
        ("base", "[composed]", "composed: belongs to packs for print; this one is for any medium. "),
        ("base", "fronts = true", "fronts: belongs to packs for the web; this one is for any medium. Delete fronts."),
    ],
)  # fmt: skip
def test_a_key_of_another_medium_is_refused_by_name(
    shelf: Path, pack: PackWriter, parent: str, toml: str, told: str
) -> None:
    pack("mine", f'inherits = "{parent}"\n{toml}')
    with pytest.raises(LayoutError) as refused:
        find_layout("mine", layouts=shelf)
    assert str(refused.value).startswith(f"layout mine: 1 problem\n  {told}")


def test_it_is_told_with_everything_else_that_is_wrong(shelf: Path, pack: PackWriter) -> None:
    pack(
        "mine",
        'inherits = "web-article"\nwibble = 1\nbaseline = "12pt"\n[pictures.lead]\nppi = 1\nquality = 1',
    )
    with pytest.raises(LayoutError, match=r"^layout mine: 4 problems\n") as refused:
        find_layout("mine", layouts=shelf)
    for key in (
        "wibble: is a field that does not exist",
        "baseline: ",
        "pictures.lead.ppi: ",
        "pictures.lead.quality",
    ):
        assert f"\n  {key}" in str(refused.value)


def test_a_pack_for_print_says_how_its_pages_are_composed(shelf: Path, pack: PackWriter) -> None:
    pack("mine", 'inherits = "base"\nmedium = "print"')
    with pytest.raises(LayoutError) as refused:
        find_layout("mine", layouts=shelf)
    assert str(refused.value) == (
        "layout mine: 1 problem\n  composed: is missing: printed pages are composed. "
        'Write [composed]; for a template that flows by itself write medium = "any".'
    )
    pack("other", 'inherits = "base"\nmedium = "any"')
    assert find_layout("other", layouts=shelf).name == "other"


# ---- Inheritance -------------------------------------------------------------------------------------------


def test_a_web_pack_of_a_printed_one_keeps_what_the_web_has(shelf: Path, pack: PackWriter) -> None:
    pack("mine", 'inherits = "print-article"\nmedium = "web"\n[styles.headline]\nsize_wide = "60px"')
    mine, parent = find_layout("mine", layouts=shelf).web, find_layout("print-article").printed
    assert (mine.styles["headline"].size, mine.styles["headline"].size_wide) == (pt(35), px(60))
    assert mine.pictures["lead"].tallest == parent.pictures["lead"].tallest == 0.58
    assert mine.pictures["lead"].widths == (640, 1280), "of base's width nothing is left after print"
    assert (mine.families, mine.colours, mine.options) == (parent.families, parent.colours, parent.options)


def test_a_printed_pack_of_a_web_one_keeps_what_paper_has(shelf: Path, pack: PackWriter) -> None:
    printed = (Path(find_layout("print-article").folders[0].folder) / "layout.toml").read_text("utf-8")
    own = printed.replace('name = "print-article"', 'name = "mine"').replace('"base"', '"web-article"')
    pack("mine", own, whole=True)
    mine = find_layout("mine", layouts=shelf).printed
    assert mine.styles["headline"] == find_layout("print-article").printed.styles["headline"]
    assert mine.pictures["lead"].ppi == 300
    assert mine.slots["top"].narrow is None, "a slot of the web is there, in its one size"
    assert "fault_mail" in mine.options
    assert mine.themes["sport"].rule == pt(6), "what stories wear is the medium's own"


def test_a_slip_of_the_parents_is_told_and_not_lost_on_the_way(shelf: Path, pack: PackWriter) -> None:
    pack("elder", 'inherits = "web-article"\n[styles.headline]\nsize_wiid = "60px"')
    pack("mine", 'inherits = "elder"\nmedium = "any"')
    with pytest.raises(
        LayoutError, match=r"styles\.headline\.size_wiid: is a field that does not exist here"
    ):
        find_layout("mine", layouts=shelf)
