"""a fresh process that reads the newsroom's files → what is loaded: nothing before it is used."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import pagekit
from pagekit.desk.doctor import ENGINE, NEEDED

CHECKOUT = Path(pagekit.__file__).parent.parent
# What each step brought with it, told from inside of the new process.
LOOK = """
import json, sys

told, before = {}, set(sys.modules)

def look(step):
    told[step] = sorted(set(sys.modules) - before)
    before.update(sys.modules)

import pagekit
look("import")
pagekit.read_article(b'{"id": "river", "headline": "The river is back", "body": [{"kind": "heading", "text": "High"}]}')
look("JSON")
pagekit.read_article(sys.argv[1] + "/chess-club.json")
look("picture")
pagekit.read_article(b"id: river\\nheadline: The river is back\\n", format="yaml")
look("YAML")
pagekit.read_article(b"---\\nheadline: The river is back\\n---\\nHigh.\\n", format="markdown")
look("Markdown")
pagekit.read_publication({"ad_contacts": [{"phone": "+7 700 388 81 09"}]})
look("telephone")
json.dump(told, sys.stdout)
"""
# A story without a picture, composed and printed.
PRINT = """
import json, sys, pagekit

story = pagekit.read_article({"id": "river", "headline": "The river is back", "body": [{"kind": "heading", "text": "High"}]})
made = pagekit.render_pdf(story, layout=sys.argv[1])
json.dump(sorted(sys.modules), sys.stdout)
"""
# The same story for the web.
SHOW = PRINT.replace("render_pdf", "render_html")
# What PyYAML's parser in C puts beside itself; and what Babel takes for its zones wherever it finds it.
BESIDE = {"cython_runtime", "pytz"}
# The prompt, where nothing is carried out.
ASK = """
import contextlib, io, json, sys
from pagekit.cli import main

for words in (["--version"], ["--help"], ["article", "--help"], ["article"], ["bogus"]):
    sys.argv = ["pagekit", *words]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        with contextlib.suppress(SystemExit):
            main()
json.dump(sorted(sys.modules), sys.stdout)
"""
# What typer and rich load by themselves.
THE_PROMPTS_OWN = {"markdown_it", "pydantic"}
PYDANTIC = {"annotated_types", "pydantic", "pydantic_core", "typing_extensions", "typing_inspection"}


@pytest.fixture(scope="module")
def steps() -> dict[str, list[str]]:
    """The modules that each step loaded, by the step."""
    return dict(told(LOOK, str(CHECKOUT / "examples" / "courier" / "articles")))


def told(program: str, *words: str) -> Any:
    """What the program told in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program, *words],
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        check=True,
    )
    return json.loads(done.stdout)


def libraries(modules: list[str]) -> set[str]:
    """The libraries that are neither Python's nor ours, by the names of their packages."""
    tops = {name.partition(".")[0] for name in modules}
    return {
        name for name in tops - sys.stdlib_module_names if name not in {"pagekit", *BESIDE} and name[0] != "_"
    }


def rooms(modules: list[str]) -> set[str]:
    return {name.split(".")[1] for name in modules if name.startswith("pagekit.")}


def test_importing_pagekit_loads_its_face_alone(steps: dict[str, list[str]]) -> None:
    assert [name for name in steps["import"] if name.startswith("pagekit")] == ["pagekit"]
    assert libraries(steps["import"]) == set()


def test_a_json_story_loads_its_records_and_its_reader(steps: dict[str, list[str]]) -> None:
    assert libraries(steps["JSON"]) == PYDANTIC
    assert rooms(steps["JSON"]) == {
        "asked",
        "disk",
        "errors",
        "intake",
        "model",
        "notes",
        "temporary",
        "units",
        "world",
    }


@pytest.mark.parametrize(
    ("step", "brought"),
    [
        ("picture", {"defusedxml", "PIL"}),
        ("YAML", {"yaml"}),
        ("Markdown", {"markdown_it", "mdit_py_plugins", "mdurl"}),
        ("telephone", {"phonenumbers"}),
    ],
)
def test_what_comes_brings_its_own_library_and_no_other_room(
    steps: dict[str, list[str]], step: str, brought: set[str]
) -> None:
    assert libraries(steps[step]) == brought
    assert rooms(steps[step]) <= {"intake"}


def test_setting_type_does_not_take_font_tools() -> None:
    loaded = told(
        "import json, sys, pagekit.typeset, pagekit.fonts.subset; json.dump(sorted(sys.modules), sys.stdout)"
    )
    assert "uharfbuzz" in libraries(loaded)
    assert "fontTools" not in libraries(loaded)


def test_the_solver_waits_for_an_edition_to_be_planned() -> None:
    loaded = told(
        "import json, sys, pagekit; pagekit.plan_edition, pagekit.read_edition; "
        "json.dump(sorted(sys.modules), sys.stdout)"
    )
    assert "pagekit.plan.planning" in loaded
    assert {"numpy", "ortools", "pandas"} & libraries(loaded) == set()


@pytest.mark.parametrize("layout", ["print-article", "magazine"])
def test_a_pdf_of_composed_pages_loads_what_composes_and_writes_them(layout: str) -> None:
    loaded = told(PRINT, layout)
    assert libraries(loaded) == PYDANTIC | {"babel", "markdown_it", "mdurl", "pyphen", "uharfbuzz"}
    assert rooms(loaded) & {
        "desk", "feeds", "front", "metadata", "paint", "press", "standalone", "typesetting",
    } == set()  # fmt: skip
    assert {"html.parser", "http.client", "ssl", "xml.sax"} & set(loaded) == set()
    # What fits stories into the boxes of a sheet, or a long one into a page less.
    assert [
        name for name in loaded if re.match(r"pagekit\.typeset\.(copyfit|story\.(galley|in_box))", name)
    ] == []


def test_a_page_for_the_web_loads_nothing_that_sets_lines() -> None:
    loaded = told(SHOW, "web-article")
    assert rooms(loaded) & {"ink", "join", "plates", "press", "preflight"} == set()
    # The names of what a typesetter places, and what a head has no part for.
    assert {name for name in loaded if name.startswith("pagekit.typeset.")} == {
        "pagekit.typeset.addresses",
        "pagekit.typeset.bleed",
        "pagekit.typeset.page",
        "pagekit.typeset.story",
        "pagekit.typeset.story.unprinted",
    }


def test_the_prompt_loads_no_room_before_a_command_is_carried_out() -> None:
    loaded = told(ASK)
    assert rooms(loaded) == {"cli", "desk", "errors", "notes"}
    needed = {ENGINE, *(module for _, module in NEEDED)} - THE_PROMPTS_OWN
    assert libraries(loaded) & needed == set()
