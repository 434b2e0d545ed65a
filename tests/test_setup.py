"""scripts/setup and scripts/demo → which programs they call for which layer. The programs are stand-ins that write down what they were asked."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

TOOLS = ("bash", "cat", "chmod", "cp", "cut", "dirname", "env", "mkdir", "rm", "sha256sum", "shasum", "uname")
NOTED = '#!/usr/bin/env bash\nprintf "%s\\n" "${0##*/} $*" >>"$LOG"\n'
# It makes an environment that is itself, and says of every module but those in $LACKING that it is there.
PYTHON = (
    NOTED
    + """
case "$*" in
*"import weasyprint"*) [[ -z $LACKING ]] || { echo "OSError: cannot load library"; exit 1; } ;;
*"-m venv"*) mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
--version) echo "Python 3.99" ;;
esac
"""
)
NPM = NOTED + "if [[ $1 == --version ]]; then echo 10; fi\n"
NOTHING_INSTALLED = "#!/usr/bin/env bash\nexit 1\n"

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="the scripts are Bash's")


@dataclass(frozen=True)
class Machine:
    """A checkout, and the programs that stand on its path."""

    root: Path
    programs: Path

    def has(self, name: str, script: str = NOTED) -> None:
        program = self.programs / name
        program.write_text(script)
        program.chmod(0o755)

    def run(self, *command: str, lacking: str = "") -> subprocess.CompletedProcess[str]:
        (self.root / "log").write_text("")
        env = {"PATH": str(self.programs), "LOG": str(self.root / "log"), "LACKING": lacking}
        return subprocess.run(
            [f"scripts/{command[0]}", *command[1:]],
            cwd=self.root,
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )

    def calls(self, program: str) -> list[str]:
        """What the program was asked in the last run, without its name."""
        lines = (self.root / "log").read_text().splitlines()
        return [line.removeprefix(f"{program} ") for line in lines if line.startswith(f"{program} ")]

    def installed(self) -> list[str]:
        """The last words of each call of pip that installs: what was to be installed."""
        return [call.rpartition(" ")[2] for call in self.calls("python") if "--editable" in call]

    def packages(self) -> str:
        """The Debian packages that were asked for."""
        asked = (call for call in self.calls("apt-get") if "install" in call)
        return " ".join(call.partition("--no-install-recommends ")[2] for call in asked)


@pytest.fixture
def machine(checkout: Path, tmp_path: Path) -> Machine:
    """A Debian that has Python and nothing else, and root at its keyboard."""
    root, programs = tmp_path / "checkout", tmp_path / "programs"
    shutil.copytree(checkout / "scripts", root / "scripts")
    programs.mkdir()
    for name in ("pyproject.toml", "constraints.txt", "tests/web/package.json"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(checkout / name, root / name)
    for tool in TOOLS:
        if found := shutil.which(tool):
            (programs / tool).symlink_to(found)
    made = Machine(root, programs)
    made.has("python3", PYTHON)
    made.has("apt-get")
    made.has("dpkg-query", NOTHING_INSTALLED)
    made.has("id", "#!/usr/bin/env bash\necho 0\n")
    return made


def test_pages_need_packages_of_python_and_nothing_else(machine: Machine) -> None:
    done = machine.run("setup", "pages")
    assert done.returncode == 0, done.stderr
    assert machine.installed() == [".[adverts,cli]"]
    assert machine.calls("apt-get") == []
    assert done.stderr == ""


def test_pictures_of_pages_come_with_their_own_layer(machine: Machine) -> None:
    machine.run("setup", "pages")
    assert machine.run("setup", "preview").returncode == 0
    assert machine.installed() == [".[all]"]
    wanted = machine.packages().split()
    assert {"libpango-1.0-0", "libatomic1", "chromium"} <= set(wanted)
    assert {"nodejs", "npm", "default-jre-headless", "unicode-data"}.isdisjoint(wanted)


def test_alone_it_sets_up_all(machine: Machine) -> None:
    machine.has("npm", NPM)
    assert machine.run("setup").returncode == 0
    assert machine.installed() == [".[all,dev]"]
    wanted = {"libpango-1.0-0", "chromium", "nodejs", "default-jre-headless", "unicode-data", "ghostscript"}
    assert wanted <= set(machine.packages().split())
    assert any("install" in call for call in machine.calls("npm"))


def test_what_is_set_up_is_done_at_once_and_so_is_each_layer_before_it(machine: Machine) -> None:
    machine.run("setup", "checks")
    for layer in ("pages", "preview", "checks"):
        done = machine.run("setup", layer, "--quiet")
        assert (done.returncode, done.stdout, done.stderr, machine.calls("python")) == (0, "", "", [])
    assert machine.run("setup", "pages", "--again").returncode == 0
    assert machine.installed() == [".[adverts,cli]"]


def test_a_new_version_sets_every_layer_up_again(machine: Machine) -> None:
    machine.run("setup")
    (machine.root / "constraints.txt").write_text("babel==3\n")
    assert machine.run("setup", "pages").returncode == 0
    assert machine.installed() == [".[adverts,cli]"]
    machine.run("setup")
    assert machine.installed() == [".[all,dev]"]


def test_a_new_checker_is_nothing_to_those_who_make_pages(machine: Machine) -> None:
    machine.run("setup")
    (machine.root / "tests/web/package.json").write_text("{}")
    machine.run("setup", "preview")
    assert machine.installed() == []
    machine.run("setup")
    assert machine.installed() == [".[all,dev]"]


def test_without_the_engine_pictures_are_taken_and_tests_are_not_run(machine: Machine) -> None:
    shown = machine.run("setup", "preview", lacking="weasyprint")
    assert shown.returncode == 0
    assert "sudo apt-get install libpango-1.0-0" in shown.stderr
    assert (
        machine.run("setup", "preview", lacking="weasyprint").stdout == "pagekit is set up: nothing to do.\n"
    )
    tested = machine.run("setup", lacking="weasyprint")
    assert tested.returncode == 1
    assert "run scripts/setup again" in tested.stderr
    assert machine.run("setup").returncode == 0
    assert machine.installed() == [".[all,dev]"]


def test_a_word_that_it_does_not_know_is_refused_before_anything_is_done(machine: Machine) -> None:
    done = machine.run("setup", "page")
    assert done.returncode == 2
    assert "page is neither a layer (pages, preview, checks)" in done.stderr
    assert machine.calls("python3") == []


def test_the_demo_shows_its_first_pages_before_a_browser_is_installed(machine: Machine) -> None:
    assert machine.run("demo").returncode == 0
    lines = (machine.root / "log").read_text().splitlines()
    first = lines.index("python examples/article.py")
    browser = next(place for place, line in enumerate(lines) if line.endswith(" chromium"))
    pictures = lines.index("python examples/preview_layouts.py")
    assert first < browser < pictures
    assert not any("dev]" in line or "npm" in line for line in lines)
