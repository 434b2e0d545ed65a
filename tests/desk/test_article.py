"""pagekit article: what lands on the disk, what is said about it, and the number it ends with."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from typer.testing import Result

from pagekit.desk import work
from pagekit.errors import MissingDependency, RenderError
from pagekit.pictures.derive import shelf
from pagekit.press import install_command

Prompt = Callable[..., Result]
StoryMaker = Callable[..., Path]

ESCAPE = "\x1b"


def document(result: Result) -> dict[str, Any]:
    """Standard output as the one JSON document that it is."""
    found = json.loads(result.stdout)
    assert isinstance(found, dict)
    return found


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


# ---- Targets -----------------------------------------------------------------------------------------------


def test_a_folder_gets_a_page_with_its_pictures(newsroom: Path, pagekit: Prompt) -> None:
    result = pagekit("article", "orchard.json", "-o", "out/page")
    assert (result.exit_code, result.stderr) == (0, "")
    page = newsroom / "out/page/index.html"
    assert "The orchard opens its gates" in page.read_text("utf-8")
    assert any(name.endswith(".jpg") for name in files(newsroom / "out/page"))
    assert "orchard  ready" in result.stdout
    assert "out/page/index.html" in result.stdout


@pytest.mark.parametrize("name", ["story.pdf", "STORY.PDF"])
def test_a_name_that_ends_in_pdf_gets_a_pdf(newsroom: Path, pagekit: Prompt, name: str) -> None:
    result = pagekit("article", "orchard.json", "-o", name)
    assert result.exit_code == 0
    assert (newsroom / name).read_bytes().startswith(b"%PDF-")
    assert "1 page," in result.stdout


def test_one_run_gives_page_and_pdf(newsroom: Path, pagekit: Prompt) -> None:
    result = pagekit("article", "orchard.json", "-o", "out", "-o", "out/orchard.pdf", "--json")
    (told,) = document(result)["stories"]
    assert told["written"] == ["out/index.html", "out/orchard.pdf"]
    assert {"index.html", "orchard.pdf"} <= files(newsroom / "out")
    assert {"html_bytes", "assets", "pages", "pdf_bytes"} <= set(told["figures"])
    assert told["figures"]["pdf_bytes"] == (newsroom / "out/orchard.pdf").stat().st_size


def test_the_id_stands_in_a_target(newsroom: Path, pagekit: Prompt) -> None:
    assert pagekit("article", "orchard.json", "-o", "out/{id}/{id}.pdf").exit_code == 0
    assert files(newsroom / "out") == {"orchard/orchard.pdf"}


def test_several_stories_get_a_folder_each(newsroom: Path, pagekit: Prompt, story: StoryMaker) -> None:
    story("river.json", id="river", photos=None)
    result = pagekit("article", "orchard.json", "river.json", "-o", "out", "-o", "pdf/{id}.pdf")
    assert result.exit_code == 0
    assert {"orchard/index.html", "river/index.html"} <= files(newsroom / "out")
    assert files(newsroom / "pdf") == {"orchard.pdf", "river.pdf"}
    assert result.stdout.endswith("2 stories: 2 ready\n")


def test_stories_of_one_run_find_each_other_as_translations(
    newsroom: Path, pagekit: Prompt, story: StoryMaker
) -> None:
    story("a.json", id="a", lang="en", url="https://courier.example/a", translations={"ru": "b"})
    story("b.json", id="b", lang="ru", url="https://courier.example/b", translations={"en": "a"})
    result = pagekit("article", "a.json", "b.json", "-o", "out")
    assert result.exit_code == 0, result.stdout
    assert 'href="https://courier.example/b" hreflang="ru"' in (newsroom / "out/a/index.html").read_text(
        "utf-8"
    )


def test_a_second_run_with_a_cache_makes_no_picture(newsroom: Path, pagekit: Prompt) -> None:
    made = []
    for run in ("one", "two"):
        shelf.clear()
        result = pagekit("article", "orchard.json", "-o", run, "--cache", "kept", "--json")
        made.append(document(result)["stories"][0]["figures"]["pictures_made"])
    assert made[0] > 0
    assert made[1] == 0
    assert (newsroom / "kept").is_dir()


def test_two_stories_of_one_id_do_not_overwrite_each_other(
    newsroom: Path, pagekit: Prompt, story: StoryMaker
) -> None:
    story("again.json", headline="Another story with the same id")
    result = pagekit("article", "orchard.json", "again.json", "-o", "out")
    assert result.exit_code == 1
    assert "again.json: out/orchard: holds orchard.json" in result.stderr
    assert "The orchard opens its gates" in (newsroom / "out/orchard/index.html").read_text("utf-8")


def test_an_id_is_free_again_when_its_first_story_failed(
    newsroom: Path, pagekit: Prompt, story: StoryMaker
) -> None:
    story("early.json", embargo_until="2027-01-01T00:00:00Z", body=[])
    result = pagekit("article", "early.json", "orchard.json", "-o", "out", "--at", "2026-01-01T00:00:00Z")
    assert result.exit_code == 1
    assert files(newsroom / "out") >= {"orchard/index.html"}


# ---- One bad story never stops the others ------------------------------------------------------------------


def test_a_bad_story_is_told_and_the_others_are_made(
    newsroom: Path, pagekit: Prompt, story: StoryMaker
) -> None:
    story("bad.json", headline=None, bogus=1)
    result = pagekit("article", "bad.json", "nowhere.json", "orchard.json", "-o", "out")
    assert result.exit_code == 1
    assert "error: bad.json: 2 problems" in result.stderr
    assert "headline: " in result.stderr and "bogus: " in result.stderr
    assert "error: nowhere.json: " in result.stderr
    assert "Traceback" not in result.output
    assert result.stdout.endswith("3 stories: 1 ready, 2 failed\n")
    assert "index.html" in files(newsroom / "out/orchard")
    assert files(newsroom / "out") == {f"orchard/{name}" for name in files(newsroom / "out/orchard")}


def test_a_target_that_fails_does_not_stop_the_next(newsroom: Path, pagekit: Prompt) -> None:
    (newsroom / "taken").write_text("a file where the page's folder should be")
    result = pagekit("article", "orchard.json", "-o", "taken", "-o", "orchard.pdf", "--json")
    assert result.exit_code == 5
    (told,) = document(result)["stories"]
    assert told["written"] == ["orchard.pdf"]
    assert [problem["kind"] for problem in told["errors"]] == ["WriteError"]


# ---- Exit codes --------------------------------------------------------------------------------------------


def test_an_error_note_ends_with_1_and_the_page_is_there(
    newsroom: Path, pagekit: Prompt, story: StoryMaker
) -> None:
    story("gone.json", photos=[{"src": "gone.jpg"}])
    result = pagekit("article", "gone.json", "-o", "out")
    assert result.exit_code == 1
    assert (newsroom / "out/index.html").is_file()
    assert "needs a person" in result.stdout
    assert "photos[0]" in result.stdout and "gone.jpg" in result.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "-o"),
        (("-o", ""), "name a folder"),
        (("-o", "-"), "name a folder"),
        (("-o", "out", "-o", "story.docx"), "makes no .docx"),
        (("-o", "story.html"), "for example 'story'"),
        (("-o", "out", "--at", "now"), "with its zone"),
        (("-o", "out", "--option", "columns"), "KEY=VALUE"),
        (("-o", "out", "--press", "newsprint"), "ends in .pdf"),
        (("-o", "out", "--layouts", "nowhere"), "nowhere"),
        (("-o", "out", "--files", "orchard.json"), "orchard.json"),
        (("-o", "out", "--format", "docx"), "docx"),
        (("other.json", "-o", "one.pdf"), "{id}.pdf"),
    ],
)
def test_wrong_usage_ends_with_2_and_writes_nothing(
    newsroom: Path, pagekit: Prompt, words: tuple[str, ...], said: str
) -> None:
    before = files(newsroom)
    result = pagekit("article", "orchard.json", *words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""
    assert files(newsroom) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("--layout", "web-article", "-o", "web.pdf"),
            "layout web-article is for the web. For a PDF use broadsheet, magazine, print-article or",
        ),
        (("--layout", "web-front", "-o", "web.pdf"), "layout web-front is for the web. For a PDF use "),
        (("--press", "newsprnt", "-o", "plate.pdf"), "press: there is no condition 'newsprnt'."),
        (("--press", "newsprint", "-o", "plate.pdf"), "at: plates say when they were made"),
    ],
)
def test_what_no_story_can_become_is_refused_before_one_is_read(
    newsroom: Path, pagekit: Prompt, words: tuple[str, ...], said: str
) -> None:
    result = pagekit("article", "nowhere.json", *words, "-o", "out")
    assert result.exit_code == 3
    assert result.stderr.startswith(f"error: {said}")
    assert "nowhere.json" not in result.stderr


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (("nowhere.json",), "Unreadable"),
        ((".",), "Unreadable"),
        (("{",), "Unreadable"),
        (("bad.json",), "InvalidInput"),
        (("orchard.json", "--publication", "nowhere.toml"), "Unreadable"),
        (("orchard.json", "--publication", "bad.json"), "InvalidInput"),
        (("orchard.json", "--adverts", "bad.json"), "InvalidInput"),
        (("orchard.json", "--layout", "web-artcle"), "UnknownLayout"),
        (("orchard.json", "--layout", "./nowhere"), "UnknownLayout"),
        (("orchard.json", "--option", "bogus=1"), "BadOption"),
        (("orchard.json", "--layout", "web-article", "-o", "web.pdf"), "LayoutError"),
        (("orchard.json", "--press", "newsprnt", "-o", "plate.pdf"), "UnsupportedPress"),
        (("orchard.json", "--press", "newsprint", "-o", "plate.pdf"), "BadOrder"),
        (("held.json", "--at", "2026-06-01T00:00:00Z"), "Withheld"),
        (("georgian.json", "-o", "page.pdf"), "MissingGlyphs"),
    ],
)
def test_input_that_cannot_be_taken_ends_with_3(
    newsroom: Path, pagekit: Prompt, story: StoryMaker, words: tuple[str, ...], kind: str
) -> None:
    story("bad.json", headline=None)
    story("held.json", embargo_until="2026-06-01T09:00:00+05:00")
    story("georgian.json", headline="ქართული ამბავი")
    result = pagekit("article", *words, "-o", "out", "--json")
    assert result.exit_code == 3
    found = document(result)
    problems = (
        [found["error"]] if found["error"] else [e for told in found["stories"] for e in told["errors"]]
    )
    assert [problem["kind"] for problem in problems] == [kind]
    assert problems[0]["exit_code"] == 3
    assert problems[0]["message"].splitlines()[0] in result.stderr


def test_without_pango_a_pdf_ends_with_4_and_the_command(
    newsroom: Path, pagekit: Prompt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    result = pagekit(
        "article", "orchard.json", "--layout", "base", "-o", "orchard.pdf", "-o", "page", "--json"
    )
    assert result.exit_code == 4
    (told,) = document(result)["stories"]
    assert told["written"] == ["page/index.html"]
    (problem,) = told["errors"]
    assert problem["command"].endswith(install_command())
    assert install_command() in result.stderr
    assert not (newsroom / "orchard.pdf").exists()


def test_without_pango_a_web_page_and_a_composed_pdf_are_made_as_ever(
    newsroom: Path, pagekit: Prompt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    assert pagekit("article", "orchard.json", "-o", "page", "-o", "orchard.pdf").exit_code == 0
    assert (newsroom / "page/index.html").is_file()
    assert (newsroom / "orchard.pdf").read_bytes().startswith(b"%PDF-")


def test_without_pango_all_of_several_stories_end_with_4(
    pagekit: Prompt, story: StoryMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    story("river.json", id="river")
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    words = ("orchard.json", "river.json", "--layout", "base", "-o", "{id}.pdf")
    assert pagekit("article", *words).exit_code == 4


def test_what_a_library_prints_by_itself_is_not_in_the_result(
    newsroom: Path, pagekit: Prompt, monkeypatch: pytest.MonkeyPatch
) -> None:
    def chatty() -> None:
        sys.stdout.write("could not import some external libraries\n")
        raise MissingDependency("A PDF needs Pango.", install_command())

    monkeypatch.setattr("pagekit.press.pdf.load_engine", chatty)
    result = pagekit("article", "orchard.json", "--layout", "base", "-o", "orchard.pdf", "--json")
    assert document(result)["exit_code"] == 4
    assert "could not import" in result.stderr


def test_pagekits_own_files_missing_ends_with_4(
    newsroom: Path, pagekit: Prompt, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("pagekit.resources.HOMES", (tmp_path / "nowhere",))
    result = pagekit("article", "orchard.json", "-o", "out", "--json")
    assert result.exit_code == 4
    assert document(result)["error"]["kind"] == "MissingResource"


@pytest.mark.parametrize(
    "target", ["orchard.json/page", "orchard.json/x.pdf", "/dev/null/x", "/dev/null/x.pdf"]
)
def test_a_target_that_cannot_be_written_ends_with_5(newsroom: Path, pagekit: Prompt, target: str) -> None:
    before = files(newsroom)
    result = pagekit("article", "orchard.json", "-o", target)
    assert result.exit_code == 5
    assert "cannot be written" in result.stderr
    assert "Traceback" not in result.output
    assert files(newsroom) == before


def test_a_folder_where_the_pdf_should_be_ends_with_5(newsroom: Path, pagekit: Prompt) -> None:
    (newsroom / "folder.pdf").mkdir()
    result = pagekit("article", "orchard.json", "-o", "folder.pdf")
    assert result.exit_code == 5
    assert "folder.pdf: is a folder" in result.stderr


def test_an_engine_that_fails_ends_with_5(
    newsroom: Path, pagekit: Prompt, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RenderError("orchard: the page could not be set. Simplify it.")

    monkeypatch.setattr(work, "render_pdf", broken)
    result = pagekit("article", "orchard.json", "-o", "orchard.pdf")
    assert result.exit_code == 5
    assert result.stderr == "error: orchard: the page could not be set. Simplify it.\n"


def test_an_interruption_ends_with_130_and_without_a_traceback(
    newsroom: Path, pagekit: Prompt, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(work, "make_all", interrupted)
    result = pagekit("article", "orchard.json", "-o", "out")
    assert result.exit_code == 130
    assert "Traceback" not in result.output


# ---- The publication, layouts, options, pictures, time -----------------------------------------------------


@pytest.mark.parametrize("place", [".", ".."])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("publication.toml", 'name = "The Steppe Courier"'),
        ("publication.yaml", "name: The Steppe Courier"),
        ("publication.json", '{"name": "The Steppe Courier"}'),
    ],
)
def test_a_publication_beside_the_story_or_above_is_taken_and_named(
    newsroom: Path, pagekit: Prompt, place: str, name: str, text: str | bytes
) -> None:
    (newsroom / place / name).write_text(text)
    result = pagekit("article", "orchard.json", "-o", "out")
    assert result.exit_code == 0
    assert "The Steppe Courier" in (newsroom / "out/index.html").read_text("utf-8")
    named = name if place == "." else str(newsroom.parent / name)
    assert f"house  {named}\n" in result.stdout


def test_the_publication_that_is_named_comes_before_the_one_beside(newsroom: Path, pagekit: Prompt) -> None:
    (newsroom / "publication.toml").write_text('name = "The Neighbour"')
    (newsroom / "other.toml").write_text('name = "The Steppe Courier"')
    result = pagekit("article", "orchard.json", "-o", "out", "--publication", "other.toml", "--json")
    assert document(result)["stories"][0]["publication"] == "other.toml"
    page = (newsroom / "out/index.html").read_text("utf-8")
    assert "The Steppe Courier" in page and "The Neighbour" not in page


def test_a_broken_publication_beside_the_story_is_an_error_not_a_guess(
    newsroom: Path, pagekit: Prompt
) -> None:
    (newsroom / "publication.toml").write_text("name = 3")
    result = pagekit("article", "orchard.json", "-o", "out")
    assert result.exit_code == 3
    assert "publication.toml: 1 problem" in result.stderr
    assert not (newsroom / "out").exists()


def test_an_option_goes_to_the_layouts_that_have_it(newsroom: Path, pagekit: Prompt) -> None:
    result = pagekit(
        "article",
        "orchard.json",
        "-o",
        "page",
        "-o",
        "a.pdf",
        "--option",
        "paper=letter",
        "--option",
        "accent=#123456",
    )
    assert result.exit_code == 0
    assert "#123456" in (newsroom / "page/index.html").read_text("utf-8")
    with pikepdf.open(newsroom / "a.pdf") as pdf:
        assert [round(edge) for edge in pdf.pages[0].mediabox] == [0, 0, 612, 792]


def test_a_pack_of_ones_own_by_name_by_path_and_from_beside_it(newsroom: Path, pagekit: Prompt) -> None:
    pack = newsroom / "packs/evening"
    pack.mkdir(parents=True)
    (pack / "layout.toml").write_text(
        'schema = 1\nname = "evening"\ntitle = "Evening"\nsummary = "Blue"\ninherits = "web-article"\n'
        '[options.accent]\ntype = "colour"\ndefault = "#1c3f8a"\nhelp = "The ink"\n'
    )
    by_name = pagekit("article", "orchard.json", "-o", "a", "--layouts", "packs", "--layout", "evening")
    by_path = pagekit("article", "orchard.json", "-o", "b", "--layout", "packs/evening")
    assert (by_name.exit_code, by_path.exit_code) == (0, 0)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(newsroom / "packs")
        assert pagekit("article", "../orchard.json", "-o", "../c", "--layout", "evening").exit_code == 0
    pages = {(newsroom / place / "index.html").read_text("utf-8") for place in "abc"}
    assert len(pages) == 1
    assert "#1c3f8a" in pages.pop()


def test_each_target_takes_the_first_layout_of_its_medium(newsroom: Path, pagekit: Prompt) -> None:
    named = ("--layout", "print-article", "--layout", "web-article")
    assert pagekit("article", "orchard.json", "-o", "both", "-o", "both.pdf", *named).exit_code == 0
    assert pagekit("article", "orchard.json", "-o", "default", "-o", "default.pdf").exit_code == 0
    assert pagekit("article", "orchard.json", "-o", "print", "--layout", "print-article").exit_code == 0
    both, default, printed = (
        (newsroom / name / "index.html").read_bytes() for name in ("both", "default", "print")
    )
    assert both == default != printed
    assert (newsroom / "both.pdf").read_bytes() == (newsroom / "default.pdf").read_bytes()


def test_photos_may_lie_elsewhere(newsroom: Path, pagekit: Prompt) -> None:
    elsewhere = newsroom.parent / "elsewhere"
    elsewhere.mkdir()
    (newsroom / "rows.jpg").rename(elsewhere / "rows.jpg")
    assert pagekit("article", "orchard.json", "-o", "out").exit_code == 1
    assert pagekit("article", "orchard.json", "-o", "out", "--files", elsewhere).exit_code == 0
    both = ("--files", newsroom, "--files", elsewhere)
    assert pagekit("article", "orchard.json", "-o", "out", *both).exit_code == 0


def test_an_embargo_is_held_against_the_time_that_is_given(
    newsroom: Path, pagekit: Prompt, story: StoryMaker
) -> None:
    story("held.json", embargo_until="2026-06-01T09:00:00+05:00")
    words = ("article", "held.json", "-o", "out", "--at")
    assert pagekit(*words, "2026-06-01T03:59:59Z").exit_code == 3
    assert not (newsroom / "out").exists()
    assert pagekit(*words, "2026-06-01T04:00:00Z").exit_code == 0


def test_adverts_are_booked_from_a_file(newsroom: Path, pagekit: Prompt) -> None:
    (newsroom / "adverts.toml").write_text(
        '[[adverts]]\nkind = "contact"\nslot = "nowhere"\ncontact = { phone = "+7 700 388 81 09" }\n'
    )
    result = pagekit("article", "orchard.json", "-o", "out", "--adverts", "adverts.toml", "--json")
    assert any("nowhere" in note["what"] + note["where"] for note in document(result)["stories"][0]["notes"])


# ---- Standard input ----------------------------------------------------------------------------------------


def test_a_story_from_standard_input(newsroom: Path, pagekit: Prompt) -> None:
    text = (newsroom / "orchard.json").read_bytes()
    result = pagekit("article", "-", "--format", "json", "--photos", ".", "-o", "out/{id}", stdin=text)
    assert result.exit_code == 0
    assert (newsroom / "out/orchard/index.html").is_file()


def test_standard_input_in_another_format(newsroom: Path, pagekit: Prompt) -> None:
    text = "id: river\nheadline: The river is back\nbody:\n- {kind: paragraph, text: It rose at night.}\n"
    assert pagekit("article", "-", "--format", "yaml", "-o", "out", stdin=text).exit_code == 0
    assert "The river is back" in (newsroom / "out/index.html").read_text("utf-8")


@pytest.mark.parametrize("text", [b"", b"\xff\xfe\x00", b'{"id": 1', b"[" * 500])
def test_rubbish_on_standard_input_ends_with_3(newsroom: Path, pagekit: Prompt, text: str | bytes) -> None:
    result = pagekit("article", "-", "--format", "json", "-o", "out", stdin=text)
    assert result.exit_code == 3
    assert result.stderr.startswith("error: ")


def test_standard_input_is_read_only_once(newsroom: Path, pagekit: Prompt) -> None:
    assert pagekit("article", "-", "-", "--format", "json", "-o", "out", stdin="{}").exit_code == 2


# ---- JSON, colours, and text that would give orders --------------------------------------------------------


def test_json_is_one_document_with_everything_in_it(
    newsroom: Path, pagekit: Prompt, story: StoryMaker
) -> None:
    story("bad.json", headline=None)
    (newsroom / "publication.toml").write_text('name = "The Steppe Courier"')
    result = pagekit("article", "orchard.json", "bad.json", "-o", "out", "--json")
    found = document(result)
    assert set(found) == {"ok", "exit_code", "stories", "error"}
    assert (found["ok"], found["exit_code"], found["error"]) == (False, result.exit_code, None)
    good, bad = found["stories"]
    keys = {"story", "subject", "ok", "publication", "notes", "figures", "written", "errors"}
    assert set(good) == set(bad) == keys
    assert (good["subject"], good["ok"], good["errors"]) == ("orchard", True, [])
    assert Path(good["publication"]) == newsroom / "publication.toml"
    assert (bad["story"], bad["ok"], bad["written"]) == ("bad.json", False, [])
    (problem,) = bad["errors"]
    assert [entry["where"] for entry in problem["problems"]] == ["headline"]
    assert result.stdout.count("\n{") == 0


def test_user_text_gives_no_orders_to_the_terminal(
    newsroom: Path, pagekit: Prompt, story: StoryMaker
) -> None:
    story("[red]x[-red].json", body=[{"kind": "bogus\x1b[31m\u202e[/bold]"}])
    told = pagekit("article", "[red]x[-red].json", f"none{ESCAPE}[31m[bold]\x07\n.json", "-o", "out")
    assert told.exit_code == 3
    assert not {ESCAPE, "\x07", "\u202e"} & set(told.output)
    assert "[red]x[-red].json" in told.output
    assert "[31m[bold]" in told.output
    assert "[/bold]" in told.output


def test_notes_print_brackets_as_they_are(newsroom: Path, pagekit: Prompt, story: StoryMaker) -> None:
    story("gone.json", photos=[{"src": "[bold]gone[blink].jpg"}])
    told = pagekit("article", "gone.json", "-o", "out")
    assert "[bold]gone[blink].jpg" in told.stdout
    assert ESCAPE not in told.output


def test_nothing_is_coloured_in_a_pipe_nor_broken_into_lines(newsroom: Path, pagekit: Prompt) -> None:
    deep = "/".join(["a-rather-long-name-of-a-folder"] * 6)
    told = pagekit("article", "orchard.json", "-o", deep, COLUMNS="40")
    assert ESCAPE not in told.output
    assert f"{deep}/index.html" in told.stdout
    assert all(line == line.rstrip() for line in told.stdout.splitlines())


def test_no_color_is_honoured_where_a_terminal_is_feigned(newsroom: Path, pagekit: Prompt) -> None:
    coloured = pagekit("article", "orchard.json", "-o", "out", FORCE_COLOR="1", TERM="xterm-256color")
    plain = pagekit(
        "article", "orchard.json", "-o", "out", FORCE_COLOR="1", NO_COLOR="1", TERM="xterm-256color"
    )
    assert f"{ESCAPE}[32m" in coloured.stdout
    assert f"{ESCAPE}[3" not in plain.stdout
    assert "1/1" in plain.stderr


def test_progress_and_colours_stay_out_of_the_json(newsroom: Path, pagekit: Prompt) -> None:
    result = pagekit("article", "orchard.json", "-o", "out", "--json", FORCE_COLOR="1", TERM="xterm-256color")
    assert "1/1" in result.stderr
    assert document(result)["ok"] is True
    assert ESCAPE not in result.stdout


def test_the_same_run_twice_gives_the_same_bytes_and_words(newsroom: Path, pagekit: Prompt) -> None:
    words = ("article", "orchard.json", "-o", "out", "-o", "out/orchard.pdf", "--json")
    # From now on the pictures are at hand.
    pagekit(*words)
    first = pagekit(*words)
    made = {name: (newsroom / "out" / name).read_bytes() for name in files(newsroom / "out")}
    assert pagekit(*words).stdout == first.stdout
    assert {name: (newsroom / "out" / name).read_bytes() for name in files(newsroom / "out")} == made


# ---- Names that no disk takes ------------------------------------------------------------------------------

TOO_LONG = "a" * 300


@pytest.mark.parametrize(
    ("words", "end"),
    [
        (("orchard.json", "-o", TOO_LONG), 5),
        (("orchard.json", "-o", f"{TOO_LONG}.pdf"), 5),
        ((TOO_LONG, "-o", "out"), 3),
        (("orchard.json", "-o", "out", "--layout", TOO_LONG), 3),
        (("orchard.json", "-o", "out", "--layout", f"./{TOO_LONG}"), 3),
        (("orchard.json", "-o", "out", "--publication", TOO_LONG), 3),
        (("orchard.json", "-o", "out", "--adverts", TOO_LONG), 3),
    ],
)
def test_a_name_that_is_too_long_is_an_error_like_any_other(
    newsroom: Path, pagekit: Prompt, words: tuple[str, ...], end: int
) -> None:
    before = files(newsroom)
    result = pagekit("article", *words)
    assert result.exit_code == end
    assert result.stderr.startswith("error: ")
    assert files(newsroom) == before
