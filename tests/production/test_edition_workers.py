"""A paper whose work is shared: the same files for any number of workers, and what becomes of one that is lost."""

from __future__ import annotations

import io
import json
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

import pagekit
from pagekit.errors import BadOrder, JobFailed
from pagekit.jobs import Steps
from pagekit.pictures.derive import shelf
from pagekit.production import edition_stories
from tests.workers import Counting, Unpacked

TEXT = "By noon the clerk had lost his list, and a queue reached down the stairs to the pump in the yard. "


def _photo(width: int, height: int) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), (200, 90, 20)).save(stream, "JPEG")
    return stream.getvalue()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four pages: three stories and a draft, one picture in two stories, an advert that lacks its file, one that has it."""
    home = tmp_path_factory.mktemp("paper")
    (home / "stories").mkdir()
    (home / "edition.toml").write_text("schema = 1\ndate = 2026-05-19\npages = 4\n")
    (home / "publication.toml").write_text('name = "The Post"\n')
    booked = '[[bookings]]\nid = "{0}"\nadvertiser = "{0}"\nsize = "quarter"\nstatus = "sold"\ncreative = "{0}.jpg"\n'
    (home / "adverts.toml").write_text("\n".join(map((booked + 'alt = "{0}"\n').format, ("nan", "gone"))))
    (home / "nan.jpg").write_bytes(_photo(300, 400))
    (home / "stories" / "boat.jpg").write_bytes(_photo(300, 200))
    photo = "photos: [{src: boat.jpg, alt: A boat}]\n"
    heads = {"river": photo, "tram": photo, "bridge": "", "early": "status: draft\n"}
    for n, (name, more) in enumerate(heads.items(), 1):
        told = f"---\ntitle: The {name} is back\npriority: {n}\n{more}---\n" + "\n\n".join([TEXT * 4] * 4)
        (home / "stories" / f"{name}.md").write_text(told)
    return home


def _files(folder: Path, out: Path, executor: Executor | None = None) -> dict[str, bytes]:
    """What is written of the paper, made as a new process makes it."""
    shelf.clear()
    build = pagekit.build_edition(pagekit.read_edition(folder), press="newsprint", executor=executor)
    build.write(out)
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def here(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What one process makes."""
    return _files(folder, tmp_path_factory.mktemp("here"))


@pytest.mark.parametrize("workers", [1, 2])
def test_processes_make_the_same_paper(
    folder: Path, here: dict[str, bytes], tmp_path: Path, workers: int
) -> None:
    with ProcessPoolExecutor(workers) as pool:
        there = _files(folder, tmp_path, pool)
    assert there == here
    assert {"edition.pdf", "plan.json", "report.json", "run-sheet.csv", "plates/delivery.csv"} < set(here)
    # The advert, the boat; and what there is to say of the advert that has not come.
    assert b"gone.jpg" in here["report.json"]
    assert json.loads(here["report.json"])["figures"]["pictures"] >= 2


def test_stories_pictures_adverts_and_the_look_at_plates_are_work_to_be_shared(folder: Path) -> None:
    crew = Counting(99)
    pagekit.build_edition(pagekit.read_edition(folder), press="newsprint", executor=crew)
    kinds = {name: crew.asked.count(name) for name in crew.asked}
    assert kinds == {"_sent_story": 2, "_creatives": 2, "_pictures": 4, "_look": 4}


def test_what_the_shelf_holds_is_nothing_that_a_report_tells(folder: Path, here: dict[str, bytes]) -> None:
    """The pictures lie there from the first time on."""
    again = pagekit.build_edition(pagekit.read_edition(folder), press="newsprint")
    assert again.report.to_json().encode() == here["report.json"]


def test_a_paper_whose_workers_are_lost_says_so(folder: Path) -> None:
    with pytest.raises(JobFailed, match=r"^the edition's stories: a worker ended.*without an executor"):
        pagekit.build_edition(pagekit.read_edition(folder), executor=Counting(1))


def test_what_takes_no_jobs_is_refused(folder: Path) -> None:
    edition = pagekit.read_edition(folder)
    for make in (pagekit.build_edition, pagekit.plan_edition):
        with pytest.raises(BadOrder, match=r"executor: .*ProcessPoolExecutor"):
            make(edition, executor=2)


def test_a_world_that_cannot_be_sent_is_told(folder: Path) -> None:
    with pytest.raises(JobFailed, match=r"the edition's adverts: .*cannot be sent.*leave the executor out"):
        pagekit.build_edition(pagekit.read_edition(folder), executor=Counting(99), world=Unpacked(folder))


def test_a_worker_counts_what_a_strangers_pack_takes_anew_for_each_story(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stays, and measures the stories of many editions with what it made ready for the first."""
    pack = 'inherits = "tabloid"\nschema = 1\nname = "mine"\ntitle = "M"\nsummary = "M"\nmedium = "print"\n'
    pack += 'template = "page.html.j2"\nstylesheet = "page.css.j2"\n[composed]\n[edition]\n'
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "layout.toml").write_text(pack, "utf-8")
    edition = pagekit.read_edition(folder)
    edition = replace(edition, file=edition.file.model_copy(update={"layout": "mine"}))
    made: list[Steps] = []

    def recorded(*of: object) -> Steps:
        made.append(Steps(10**9, where="", work="", remedy=""))
        return made[-1]

    monkeypatch.setattr(edition_stories, "edition_counted", recorded)
    setup = edition_stories.SetUp.of(edition, pagekit.find_layout("mine", layouts=[tmp_path]))
    for _ in range(2):
        edition_stories.measured(setup, Counting(99))
    # The three that are in it; twice they took as much.
    taken = [one.taken for one in made if one.taken]
    assert len(taken) == 6
    assert taken[:3] == taken[3:]
