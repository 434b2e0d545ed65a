"""what is known of stories → the plan of a site: where those stand that have their address elsewhere."""

from __future__ import annotations

import pytest

from pagekit.model import Publication
from pagekit.model.site_file import SiteFile
from pagekit.notes import Note, info
from pagekit.site.facts import StoryFacts
from pagekit.site.plan import SitePlan, plan_site

HOME = "https://valley.example"
HELD = info("held", "x", "is held.")


def planned(addresses: dict[str, str | None], home: str = HOME, held: Note | None = None) -> SitePlan:
    told = [
        (StoryFacts(id=name, file=f"stories/{name}.md", sum="", url=url), False)
        for name, url in addresses.items()
    ]
    return plan_site(Publication(name="The Valley", url=home), SiteFile(), told, lambda facts: held)


def stand(plan: SitePlan) -> dict[str, str]:
    return {one.facts.id: one.url for one in plan.stories}


@pytest.mark.parametrize(
    ("elsewhere", "here"),
    [
        ("https://old.example/2024/05/ferry/", f"{HOME}/2024/05/ferry/"),
        ("https://old.example/2024/ferry.html?from=feed#top", f"{HOME}/2024/ferry.html"),
        ("https://old.example/?p=12", f"{HOME}/ferry/"),
        ("https://old.example", f"{HOME}/ferry/"),
        ("https://old.example/tags/", f"{HOME}/ferry/"),
    ],
)
def test_a_story_of_another_site_stands_at_the_same_path_here(elsewhere: str, here: str) -> None:
    plan = planned({"ferry": elsewhere})
    assert stand(plan) == {"ferry": here}
    (note,) = plan.notes
    assert (note.code, note.where) == ("story-elsewhere", "ferry")
    assert note.what == f"has the address {elsewhere}, which is not below {HOME}/; it stands at {here}."


def test_stories_that_are_at_home_go_first() -> None:
    plan = planned({"a": "https://old.example/b/", "b": "/b/", "c": "https://old.example/b/", "a-2": "/a/"})
    assert stand(plan) == {"a": f"{HOME}/a-2/", "a-2": f"{HOME}/a/", "b": f"{HOME}/b/", "c": f"{HOME}/c/"}


def test_a_story_beside_a_site_below_a_path_stands_below_it() -> None:
    plan = planned({"ferry": f"{HOME}/town/ferry/"}, f"{HOME}/news/")
    assert stand(plan) == {"ferry": f"{HOME}/news/town/ferry/"}


def test_of_one_that_is_held_nothing_is_said_but_that() -> None:
    plan = planned({"ferry": "https://old.example/ferry/"}, held=HELD)
    assert (plan.stories, plan.notes) == ((), (HELD,))
