"""editions that no desk would make → a paper all the same, or a report that says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

import pagekit

SENTENCE = "By noon the clerk had lost his list twice, and a queue reached down the stairs to the pump. "
SITE = 'name = "The Courier"\nlang = "en"\n[[ad_contacts]]\nphone = "+7(700) 388 81 09"\n'


def paper(
    home: Path, stories: list[tuple[int, str]], pages: str = "4", more: str = "", adverts: str = ""
) -> Path:
    """A folder; of each story its words and the lines of its front matter."""
    (home / "stories").mkdir()
    (home / "edition.toml").write_text(f"schema = 1\ndate = 2026-05-19\npages = {pages}\n{more}", "utf-8")
    (home / "publication.toml").write_text(SITE, "utf-8")
    (home / "adverts.toml").write_text(adverts, "utf-8")
    for number, (words, front) in enumerate(stories):
        count = max(1, words // 18)
        text = "\n\n".join(SENTENCE * min(5, count - at) for at in range(0, count, 5))
        told = f"---\nid: s{number}\nlang: en\ntitle: List number {number} is lost\n{front}---\n{text}\n"
        (home / "stories" / f"s{number}.md").write_text(told, "utf-8")
    return home


def built(home: Path) -> pagekit.EditionBuild:
    return pagekit.build_edition(pagekit.read_edition(home))


def left(build: pagekit.EditionBuild) -> dict[str, str]:
    return {one.id: one.why for one in build.plan.left_out}


@pytest.mark.parametrize("count", [0, 1])
def test_hardly_any_story_is_a_paper_of_the_houses_own(count: int, tmp_path: Path) -> None:
    build = built(paper(tmp_path, [(300, "")] * count))
    assert (build.reader.page_count, build.report.figures["stories_placed"]) == (4, count)
    assert any(box.kind == "filler" for page in build.plan.pages for box in page.boxes)


def test_a_story_that_no_page_holds_is_named_with_what_the_pages_have(tmp_path: Path) -> None:
    build = built(paper(tmp_path, [(6000, "priority: 1\n"), (300, ""), (200, "")]))
    assert "no page of The Courier holds it, the largest has" in left(build)["s0"]
    assert build.report.figures["stories_placed"] == 2


def test_far_more_stories_than_pages_are_not_all_weighed(tmp_path: Path) -> None:
    build = built(paper(tmp_path, [(400, f"priority: {1 + n % 9}\n") for n in range(60)]))
    reasons = left(build)
    assert len(reasons) + int(build.report.figures["stories_placed"]) == 60
    assert "it was not weighed" in reasons["s8"]
    assert all("not weighed" not in why for id, why in reasons.items() if int(id[1:]) % 9 == 0)


def test_a_must_without_room_is_an_error(tmp_path: Path) -> None:
    build = built(paper(tmp_path, [(900, "print: {must: true}\n")] * 16))
    lost = left(build)
    errors = {note.where for note in build.report.with_code("left-out") if note.severity == "error"}
    assert lost
    assert errors == {f"story {id}" for id in lost}


def test_a_story_for_a_page_that_is_not_there_says_so(tmp_path: Path) -> None:
    build = built(paper(tmp_path, [(300, "print: {page: 9}\n"), (300, "print: {page: 3}\n"), (200, "")]))
    assert "its desk asks for page 9" in left(build)["s0"]
    assert [page.number for page in build.plan.pages for box in page.boxes if box.ref == "s1"] == [3]


def test_stories_of_a_section_without_pages_are_left_out_by_name(tmp_path: Path) -> None:
    sections = '[[sections]]\nname = "News"\n[[sections]]\nname = "Sport"\npages = 0\n'
    build = built(paper(tmp_path, [(300, "section: Sport\n"), (300, "section: News\n")], more=sections))
    assert "Sport has no page with room for stories" in left(build)["s0"]
    assert "s1" not in left(build)


def test_adverts_that_leave_no_room_leave_the_stories_out(tmp_path: Path) -> None:
    booked = "".join(f'[[bookings]]\nid = "F{n}"\nsize = "full"\nstatus = "sold"\n' for n in range(6))
    build = built(paper(tmp_path, [(300, "")] * 6, adverts=booked))
    assert build.report.figures["adverts"] == 3
    assert {f"F{n}" for n in range(6)} > {*left(build)} - {f"s{n}" for n in range(6)}
    assert build.report.figures["overset_lines"] == 0
