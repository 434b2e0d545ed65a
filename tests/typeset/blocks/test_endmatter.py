"""byline, corrections, calls to action, further photos → what flows after the body."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pagekit.fonts import load_book
from pagekit.house import labels_for
from pagekit.house.story import (
    Author,
    Byline,
    CorrectionText,
    Figure,
    LabelledLink,
    Publisher,
    Run,
    Stamp,
    Story,
)
from pagekit.layout import PrintManifest, find_layout
from pagekit.model import Status
from pagekit.resources import assets_dir
from pagekit.typeset.blocks.endmatter import byline_runs, end_matter
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.matter import Flowing, FlowText

ANN = Author("Ann Smith", "reporter", email="ann@courier.example")
BOB = Author("Bob", href="https://courier.example/bob")


def story(**fields: object) -> Story:
    labels, _ = labels_for("en")
    bare = Story(
        id="boots", slug="boots", lang="ru", direction="ltr", status=Status.READY, channels=("print",), priority=3,
        labels=labels, publisher=Publisher("Courier", "en", None), headline=(Run("Boots"),),
    )  # fmt: skip
    return replace(bare, **fields)


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter(load_book((assets_dir() / "fonts",)))


@pytest.fixture(scope="module")
def manifest() -> PrintManifest:
    return find_layout("print-article").printed


def matter_of(told: Story, typesetter: Typesetter, manifest: PrintManifest) -> tuple[Flowing, ...]:
    return end_matter(told, Stick(typesetter, manifest, told.lang, told.direction, 12.5, {"boots.jpg": 0.66}))


def test_the_order_of_the_end_matter(typesetter: Typesetter, manifest: PrintManifest) -> None:
    told = story(
        more_photos=(Figure("boots.jpg", "Boots"), Figure("gone.jpg", "Gone")),
        byline=Byline(("By ", ANN)),
        corrections=(CorrectionText(Stamp("17 August", "2014-08-17", "en"), ((Run("It was wool."),),)),),
        calls_to_action=(LabelledLink("Join us", "https://t.me/courier"),),
    )
    matter = matter_of(told, typesetter, manifest)
    kinds = [flow.role if isinstance(flow, FlowText) else flow.kind for flow in matter]
    assert kinds == ["figure", "byline", "", "correction", "actions"]
    assert {flow.source for flow in matter} == {-1}


def test_nothing_follows_a_bare_story(typesetter: Typesetter, manifest: PrintManifest) -> None:
    assert matter_of(story(), typesetter, manifest) == ()


@pytest.mark.parametrize(("lang", "comma"), [("en", ", "), ("ar", "، ")])
def test_names_lead_to_their_people(lang: str, comma: str) -> None:
    assert byline_runs(Byline(("By ", ANN, " and ", BOB)), lang, bold_names=True) == (
        Run("By "),
        Run("Ann Smith", strong=True, href="mailto:ann@courier.example"),
        Run(f"{comma}reporter"),
        Run(" and "),
        Run("Bob", strong=True, href="https://courier.example/bob"),
    )


@pytest.mark.parametrize(("weight", "bold"), [(400, True), (600, False)])
def test_names_are_bold_in_a_light_byline(
    weight: int, bold: bool, typesetter: Typesetter, manifest: PrintManifest
) -> None:
    style = manifest.styles["byline"].model_copy(update={"weight": weight})
    light = manifest.model_copy(update={"styles": {**manifest.styles, "byline": style}})
    (line,) = matter_of(story(byline=Byline(("By ", BOB))), typesetter, light)
    assert isinstance(line, FlowText)
    assert [run.strong for run in line.paragraph.runs] == [False, bold]
    assert line.whole


def test_corrections_are_dated_and_stand_together(typesetter: Typesetter, manifest: PrintManifest) -> None:
    stamp = Stamp("17 August", "2014-08-17", "en")
    told = story(
        corrections=(
            CorrectionText(stamp, ((Run("It was wool."),), (Run("Not felt."),))),
            CorrectionText(stamp, ()),
        )
    )
    head, *rest = (flow for flow in matter_of(told, typesetter, manifest) if isinstance(flow, FlowText))
    assert (head.tag, head.anchor, head.keep_next) == ("h2", "corrections", True)
    assert head.paragraph.lang == "en", "the furniture speaks the language of the labels"
    assert [text.paragraph.text for text in rest] == ["17 August It was wool.", "Not felt.", "17 August"]
    assert {text.paragraph.lang for text in rest} == {"ru"}
    assert len({text.group for text in (head, *rest)}) == 1


def test_furniture_stands_where_the_story_puts_it(typesetter: Typesetter, manifest: PrintManifest) -> None:
    told = story(lang="ar", direction="rtl", calls_to_action=(LabelledLink("Join", "https://a.example/"),))
    (line,) = matter_of(told, typesetter, manifest)
    assert isinstance(line, FlowText)
    assert (line.paragraph.lang, line.paragraph.direction) == ("en", "rtl")


def test_calls_to_action_keep_their_addresses(typesetter: Typesetter, manifest: PrintManifest) -> None:
    told = story(
        calls_to_action=(
            LabelledLink("Join", "https://a.example/"),
            LabelledLink("Write", "https://b.example/"),
        )
    )
    (line,) = matter_of(told, typesetter, manifest)
    assert isinstance(line, FlowText)
    assert line.paragraph.runs == (
        Run("Join", href="https://a.example/"), Run(" · "), Run("Write", href="https://b.example/"),
    )  # fmt: skip
