"""a pack's style + a language → its size, and whether it is justified."""

from __future__ import annotations

import pytest

from pagekit.fonts import load_book
from pagekit.layout import PrintManifest, find_layout
from pagekit.resources import assets_dir
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.style import type_style
from pagekit.units import pt

PACKS = ["print-article", "magazine"]


def manifest(pack: str) -> PrintManifest:
    return find_layout(pack).printed


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize(
    "name", ["text", "caption", "label", "box", "table", "crumbs", "running", "kicker", "dates"]
)
@pytest.mark.parametrize("lang", ["ar", "fa-IR", "ur"])
def test_arabic_is_larger_than_latin_on_the_same_leading(pack: str, name: str, lang: str) -> None:
    latin, arabic = type_style(manifest(pack), name, "en"), type_style(manifest(pack), name, lang)
    assert arabic.size == pytest.approx(1.18 * latin.size)
    assert arabic.leading == latin.leading


def test_a_head_is_not_and_display_only_as_far_as_its_leading_holds_it() -> None:
    pack = manifest("print-article")
    assert type_style(pack, "headline", "ar").size == type_style(pack, "headline", "en").size
    assert type_style(pack, "quote", "ar").size == pytest.approx(0.9 * 21.0)


def test_a_pack_may_say_the_size_itself() -> None:
    pack = manifest("print-article")
    text = pack.styles["text"].model_copy(update={"size_arabic": pt(9.5)})
    own = pack.model_copy(update={"styles": {**pack.styles, "text": text}})
    assert type_style(own, "text", "ar").size == 9.5


@pytest.mark.parametrize(
    ("lang", "column", "align"),
    [
        ("ru", 152.0, "start"), ("kk", 152.0, "start"), ("de-AT", 152.0, "start"), ("kk-Cyrl", 152.0, "start"), ("ru", 241.0, "justify"),
        ("en", 152.0, "justify"), ("ru", 0.0, "justify"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("pack", PACKS)
def test_long_words_are_ragged_in_a_narrow_column(pack: str, lang: str, column: float, align: str) -> None:
    typesetter = Typesetter(load_book((assets_dir() / "fonts",)))
    style = Stick(typesetter, manifest(pack), lang, "ltr", 12.5, column=column).style("text")
    assert style.align == align
    # Whoever draws a line does not know the column: letters that do not join never do.
    assert style.parted
