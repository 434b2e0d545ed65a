"""the checkout → a wheel, an installed wheel, an editable install: each finds its own layouts and assets."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from email.message import Message
from email.parser import Parser
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

import pytest

STRAY = {"tests", "__pycache__", ".DS_Store"}
SHIPPED_BESIDE = (
    "layouts/base/layout.toml",
    "assets/fonts/manifest.toml",
    "examples/courier/publication.toml",
    "examples/morning-edition/edition.toml",
)

WHERE = """
import pagekit, pagekit.resources as resources
print(pagekit.__version__)
print(pagekit.__file__)
print(resources.layouts_dir())
print(resources.assets_dir())
"""
NO_DATA = """
import pagekit.errors, pagekit.resources as resources
for find in (resources.layouts_dir, resources.assets_dir):
    try:
        find()
    except pagekit.errors.MissingResource as problem:
        print(problem)
"""


@dataclass(frozen=True)
class Wheel:
    """A wheel by its file, the names in it, and what it says of itself."""

    path: Path
    names: tuple[str, ...]
    metadata: Message
    entry_points: str


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """What the command prints; its errors are shown when it fails. The caller's Python settings stay out."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_"))}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=kept | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def install(*arguments: str | Path, cwd: Path, python: Path = Path(sys.executable)) -> None:
    """Let this environment's pip install into that of `python`, offline and without the user's settings."""
    pip = (sys.executable, "-m", "pip", "--isolated", "--disable-pip-version-check", "--python", python)
    run(*pip, "install", "--no-index", "--no-deps", *arguments, cwd=cwd)


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Wheel:
    """The wheel, built through the source distribution: what that one forgets, the wheel cannot have."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, checkout, cwd=folder)
    (path,) = folder.glob("pagekit-*.whl")
    with ZipFile(path) as archive:
        names = tuple(archive.namelist())
        (about,) = (name for name in names if name.endswith(".dist-info/METADATA"))
        (entries,) = (name for name in names if name.endswith(".dist-info/entry_points.txt"))
        metadata = Parser().parsestr(archive.read(about).decode())
        return Wheel(path, names, metadata, archive.read(entries).decode())


@pytest.fixture(scope="module")
def installed(wheel: Wheel, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel installed in it; its dependencies are those of the environment of the tests."""
    folder = tmp_path_factory.mktemp("installed")
    install("--target", folder / "site", wheel.path, cwd=folder)
    return folder


def test_the_wheel_holds_the_package_and_its_data_and_nothing_else(wheel: Wheel) -> None:
    assert {f"pagekit/_data/{name}" for name in SHIPPED_BESIDE} <= set(wheel.names)
    assert "pagekit/py.typed" in wheel.names
    tops = {PurePosixPath(name).parts[0] for name in wheel.names}
    assert tops == {"pagekit", f"pagekit-{wheel.metadata['Version']}.dist-info"}
    assert [name for name in wheel.names if STRAY & set(PurePosixPath(name).parts)] == []


def test_every_module_and_data_file_of_the_checkout_is_in_the_wheel(wheel: Wheel, checkout: Path) -> None:
    modules = {path.relative_to(checkout).as_posix() for path in (checkout / "pagekit").rglob("*.py")}
    data = {
        f"pagekit/_data/{path.relative_to(checkout).as_posix()}"
        for kind in ("layouts", "assets", "examples/courier", "examples/morning-edition")
        for path in (checkout / kind).rglob("*")
        if path.is_file()
    }
    assert sorted((modules | data) - set(wheel.names)) == []


def test_the_wheel_says_what_it_needs(wheel: Wheel) -> None:
    assert wheel.metadata["Requires-Python"] == ">=3.11"
    assert wheel.metadata["License-Expression"] == "MIT"
    assert {"cli", "preview", "all", "dev"} <= set(wheel.metadata.get_all("Provides-Extra", []))
    assert "pagekit = pagekit.cli:main" in wheel.entry_points


def test_an_installed_wheel_finds_its_own_data(wheel: Wheel, installed: Path) -> None:
    version, package, layouts, assets = run(
        sys.executable, "-c", WHERE, cwd=installed, PYTHONPATH=str(installed / "site")
    ).splitlines()
    home = installed / "site" / "pagekit"
    assert version == wheel.metadata["Version"]
    assert Path(package) == home / "__init__.py"
    assert Path(layouts) == home / "_data" / "layouts"
    assert Path(assets) == home / "_data" / "assets"
    assert (home / "_data" / "layouts" / "base" / "layout.toml").is_file()
    assert (home / "_data" / "assets" / "fonts" / "manifest.toml").is_file()


def test_an_editable_install_finds_the_data_of_the_checkout(checkout: Path, tmp_path: Path) -> None:
    home = tmp_path / "venv"
    venv.create(home, with_pip=False, symlinks=True)
    python = home / "bin" / "python"
    scheme = {"base": str(home), "platbase": str(home)}
    # Lends the libraries without their .pth files, so without the editable install of the developer.
    # The name sorts last: what is installed here is found first.
    lend = Path(sysconfig.get_path("purelib", scheme="venv", vars=scheme)) / "zz_libraries.pth"
    lend.write_text(sysconfig.get_path("purelib") + "\n")

    install("--no-build-isolation", "--editable", checkout, python=python, cwd=tmp_path)

    _, package, layouts, assets = run(python, "-c", WHERE, cwd=tmp_path).splitlines()
    assert Path(package) == checkout / "pagekit" / "__init__.py"
    assert Path(layouts) == checkout / "layouts"
    assert Path(assets) == checkout / "assets"


def test_an_installation_without_its_data_names_both_places(installed: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(installed / "site" / "pagekit", site / "pagekit", ignore=shutil.ignore_patterns("_data"))
    # Another project's folder of the same name beside the package must not be taken for ours.
    (site / "layouts").mkdir()

    told = run(sys.executable, "-c", NO_DATA, cwd=tmp_path, PYTHONPATH=str(site)).splitlines()

    for line, name in zip(told, ("layouts", "assets"), strict=True):
        assert line.startswith(f"{name}: ")
        assert str(site / "pagekit" / "_data" / name) in line
        assert str(site / name) in line
        assert "scripts/setup" in line
