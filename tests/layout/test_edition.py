"""the `[edition]` of a pack → its grid and sizes; and what of it does not go in, by name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pagekit.errors import LayoutError
from pagekit.layout import EditionDesign, find_layout

PackWriter = Callable[..., Path]
FOLIO = '{ name = "folio", line = 0, lines = 1 },'
SMALL = "{ columns = 1, rows = 1 }"
EAR = '{ size = "ear", column = 0, line = 0 },'


def design(name: str) -> EditionDesign:
    found = find_layout(name).printed.packed
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("pack", "lines", "units", "rows"), [("tabloid", 113, 10, 12), ("broadsheet", 151, 12, 16)]
)
def test_the_rows_of_a_shipped_pack_end_with_its_type_area(
    pack: str, lines: int, units: int, rows: int
) -> None:
    manifest = find_layout(pack).printed
    paper, found = manifest.papers[pack], design(pack)
    assert (found.units, found.modules.rows, found.modules.foot) == (units, rows, lines)
    assert int((paper.height - paper.top - paper.bottom).points / manifest.baseline.points + 1e-6) == lines


def test_tabloid_has_columns_of_several_widths_on_one_type_area() -> None:
    manifest = find_layout("tabloid").printed
    measure, gutter = manifest.papers["tabloid"].measure.mm, manifest.between.mm
    widths = {
        name: round((measure - gutter * (n - 1)) / n, 2) for name, n in design("tabloid").columns.items()
    }
    assert widths == {"news": 47.2, "features": 60.0, "lines": 38.67, "half": 21.6}


def test_a_pack_without_an_edition_sets_single_stories() -> None:
    assert find_layout("print-article").printed.edition is None


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ('sold = "wide"', "edition.columns: there are no columns 'wide'; it has news, features, lines, half"),
        ('grid = "lines"', "edition.grid: 6 columns are no whole parts of 5"),
        ("modules = { rows = 13 }", "edition.modules: end on line 122; papers.tabloid has 113 lines"),
        ("sizes = { wide = { columns = 6, rows = 2 } }", "edition.sizes.wide: has 6 columns of 5"),
        ("sizes = { odd = { columns = 1.2, rows = 2 } }", "edition.sizes.odd: 1.2 columns end between two of the grid"),
        ("sizes = { high = { columns = 1, rows = 20 } }", "edition.sizes.high: has 20 rows of 12"),
        ('designs = { plain = { places = [{ size = "eer", column = 0, line = 0 }] } }', "there is no size 'eer'"),
        ("designs = { plain = { taken = 13 } }", "edition.designs.plain.taken: is 13 rows of 12"),
        ("designs = { sport = { strip = 'board' } }", "edition.designs.sport.strip: there is no style 'board'"),
        ("frames = { huge = { columns = 5, lines = 200 } }", "edition.frames.huge: is larger than the page"),
        ("sizes = { none = { columns = 1 } }", "edition.sizes.none"),
        (
            f"designs = {{ plain = {{ furniture = [{FOLIO * 13}] }} }}",
            "edition.designs.plain.furniture: holds 13 entries, at most 12 are taken",
        ),
        (
            f"designs = {{ plain = {{ places = [{EAR * 25}] }} }}",
            "edition.designs.plain.places: holds 25 entries, at most 24 are taken",
        ),
        (
            f"sizes = {{ {', '.join(f's{n} = {SMALL}' for n in range(200))} }}",
            "edition.sizes: holds 217 entries, at most 200 are taken",
        ),
        ("costs = { hnad = 3 }", "edition.costs.hnad"),
        ("jumps = { share = 0 }", "edition.jumps.share"),
        ("text = { least = '5pt' }", "edition.text.least: is 5pt. Write a length from 42.5197pt to 14400pt."),
        ("[papers.tabloid]\nheight = '6000pt'", "papers.tabloid: has 591 lines of the baseline; a page of an edition has at most 250"),
    ],
)  # fmt: skip
def test_what_does_not_go_in_is_told_when_the_pack_is_read(pack: PackWriter, said: str, fault: str) -> None:
    folder = pack("mine", f'inherits = "tabloid"\nmedium = "print"\n[composed]\n[edition]\n{said}')
    with pytest.raises(LayoutError) as caught:
        find_layout("mine", layouts=folder.parent)
    assert fault in str(caught.value)


def test_a_size_of_ones_own_needs_no_python(pack: PackWriter) -> None:
    said = "sizes = { square = { columns = 2, rows = 3 } }"
    folder = pack("mine", f'inherits = "tabloid"\nmedium = "print"\n[composed]\n[edition]\n{said}')
    found = find_layout("mine", layouts=folder.parent).printed.packed
    assert found is not None
    assert (found.sizes["square"].columns, found.sizes["square"].rows) == (2.0, 3)
