"""a pack's name → Layout: where packs are looked for, how they inherit, and what is wrong with a broken one.

1. A name is looked for in the caller's folders first, then among pagekit's own.
2. A folder of the caller with the name of one of pagekit's packs lies over it, file by file.
3. `inherits` names the parent; tables are laid over the parent's, key by key; files not in the pack are the parent's.
   Of a parent for another medium a pack keeps what its own medium has.
4. A path to a folder that holds a layout.toml is a pack as well.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pagekit.asked import PathLike, near, one_folder, present, refusal, renamed, several_folders, what_it_is
from pagekit.disk import read_file
from pagekit.errors import InvalidInput, LayoutError, UnknownLayout, Unreadable
from pagekit.intake.bounds import decode
from pagekit.intake.documents import parse
from pagekit.layout.checked import checked
from pagekit.layout.contract import missing_files
from pagekit.layout.manifest import SCHEMA, Layout, Manifest, PackFolder
from pagekit.layout.mediums import kept, medium_of
from pagekit.resources import layouts_dir

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")

MANIFEST = "layout.toml"
MAX_GENERATIONS = 8
MAX_MANIFEST_BYTES = 512 * 1024

# These are a pack's own and never inherited: a child that left them out would otherwise carry its parent's name.
OWN_KEYS = frozenset({"name", "inherits", "title", "summary"})

WORN = frozenset({"themes", "designs", "displays"})

# A slot's size is told by its name or by its sides; a child that tells one does not inherit the other.
# Nor does one that gives a colour another look inherit what the old one is made of on paper.
_INSTEAD = {
    "size": ("width", "height"),
    "width": ("size",),
    "height": ("size",),
    "light": ("cmyk", "spot", "at"),
}

# What was read last stays at hand; a file that has changed is read again.
Stamp = tuple[int, int]
_tables: dict[tuple[Path, Stamp], dict[str, Any]] = {}
_manifests: dict[tuple[object, ...], Manifest] = {}
_own: dict[tuple[Path, str | Path], Layout] = {}
_MAX_KEPT = 64


@renamed(folders="layouts")
def find_layout(name: PathLike, *, layouts: PathLike | Sequence[PathLike] = ()) -> Layout:
    """The pack of that name, or in that folder; `layouts` are folders that hold packs of your own. Raises BadOrder,
    UnknownLayout, LayoutError.
    """
    homes = _homes(layouts)
    remedy = "Pass the name of a pack: {}; or the path of its folder."
    if not isinstance(name, str | os.PathLike):
        raise refusal("layout", name, remedy.format(_known(homes)))
    if not name:
        raise UnknownLayout(f"layout: is empty. {remedy.format(_known(homes))}")
    name = name if isinstance(name, str) else one_folder(name, "layout")
    key = (layouts_dir(), name)
    if not homes and key in _own:
        return _own[key]
    found = _found(name, homes)
    # The files of an installed package do not change under a running process; a caller's may.
    return _kept(_own, key, found) if found.shipped and not homes and name == found.name else found


def _found(name: str | Path, folders: Sequence[Path]) -> Layout:
    path, given = Path(name), None
    if isinstance(name, Path) or not _is_word(name):
        if not _holds_manifest(path):
            found = what_it_is(path)
            there = f"no {MANIFEST} there" if found in {"", "a folder"} else f"is {found}, not a folder"
            raise UnknownLayout(
                f"{path}: {there}. Name a folder that holds a {MANIFEST}, or a pack: {_known(folders)}."
            )
        given = path.resolve() if path.name in {"", ".."} else path
        name = given.name
    generations = list(_generations(str(name), folders, given))
    key = (
        str(name),
        tuple(
            (entry.pack, entry.folder.absolute(), _stamp(entry.folder / MANIFEST)) for entry, _ in generations
        ),
    )
    manifest = _manifests.get(key)
    if manifest is None:
        manifest = _kept(_manifests, key, _manifest(str(name), generations))
    layout = Layout(manifest, tuple(entry for entry, _ in generations))
    missing = [*missing_files(layout)]
    if missing:
        raise LayoutError(f"layout {name}: " + "; ".join(missing) + ".")
    return layout


def _manifest(name: str, generations: Sequence[tuple[PackFolder, dict[str, Any]]]) -> Manifest:
    merged: dict[str, Any] = {}
    pack = None
    for entry, table in reversed(generations):
        # A folder of the caller over a pack of the same name is that pack still, and keeps what is its own.
        own = OWN_KEYS if entry.pack != pack else frozenset()
        below = {key: value for key, value in merged.items() if key not in own}
        medium = medium_of(table)
        if medium and medium != medium_of(below):
            # What stories wear is worn in one medium: on paper a design says other things.
            below = {key: value for key, value in below.items() if key not in WORN}
        merged = _laid_over(kept(below, medium) if medium else below, table)
        pack = entry.pack
    merged.setdefault("name", name)
    return checked(name, merged)


@renamed(folders="layouts")
def list_layouts(*, layouts: PathLike | Sequence[PathLike] = ()) -> tuple[str, ...]:
    """The names of all packs that can be found, in order, those in folders of your own among them. Raises BadOrder,
    Unreadable.
    """
    homes = (*_homes(layouts), layouts_dir())
    return tuple(sorted({path.parent.name for home in homes for path in home.glob(f"*/{MANIFEST}")}))


def _homes(folders: PathLike | Sequence[PathLike]) -> tuple[Path, ...]:
    """The folders of packs, each of them there. Raises BadOrder, Unreadable."""
    return tuple(present(folder, "layouts") for folder in several_folders(folders, "layouts"))


def _generations(
    name: str, folders: Sequence[Path], given: Path | None
) -> Iterator[tuple[PackFolder, dict[str, Any]]]:
    seen: list[str] = []
    current: str | None = name
    while current:
        if current in seen or len(seen) >= MAX_GENERATIONS:
            raise LayoutError(
                f"layout {name}: inherits in a ring ({' → '.join([*seen, current])}). Break the ring."
            )
        seen.append(current)
        family = [*_given(current, name, given), *_folders_of(current, folders)]
        if not family:
            raise UnknownLayout(_unknown(current, name, folders))
        parent: str | None = None
        for entry in family:
            table = _read(entry) if (entry.folder / MANIFEST).exists() else {}
            inherited = table.get("inherits")
            # A user's folder over a pack of the same name may say that it inherits it; that is the order already.
            parent = parent or (inherited if isinstance(inherited, str) and inherited != current else None)
            if parent and not _is_word(parent):
                raise LayoutError(f"layout {current}: inherits {parent!r}. Name a pack there, not a path.")
            yield entry, table
        current = parent


def _given(current: str, name: str, given: Path | None) -> Iterator[PackFolder]:
    """A pack given by its path brings itself, and neighbours that it inherits; none of them lies over pagekit's own."""
    if given is None:
        return
    if current == name:
        yield PackFolder(current, given, shipped=False)
    elif not (layouts_dir() / current).is_dir() and (given.parent / current / MANIFEST).is_file():
        yield PackFolder(current, given.parent / current, shipped=False)


def _folders_of(name: str, folders: Sequence[Path]) -> Iterator[PackFolder]:
    shipped = layouts_dir() / name
    for home in folders:
        folder = home / name
        if folder.is_dir() and (shipped.is_dir() or (folder / MANIFEST).is_file()):
            yield PackFolder(name, folder, shipped=False)
    if (shipped / MANIFEST).is_file():
        yield PackFolder(name, shipped, shipped=True)


def _stamp(path: Path) -> Stamp:
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return status.st_mtime_ns, status.st_size


def _kept(shelf: dict[_Key, _Value], key: _Key, value: _Value) -> _Value:
    while len(shelf) >= _MAX_KEPT:
        shelf.pop(next(iter(shelf)))
    shelf[key] = value
    return value


def _read(entry: PackFolder) -> dict[str, Any]:
    path = entry.folder / MANIFEST
    key = (path.absolute(), _stamp(path))
    found = _tables.get(key)
    return _kept(_tables, key, _parsed(path, entry.shipped)) if found is None else found


def _parsed(path: Path, shipped: bool) -> dict[str, Any]:
    where = f"{path.parent.name}/{path.name}"
    try:
        data = read_file(path, limit=MAX_MANIFEST_BYTES, within=None if shipped else path.parent)
    except Unreadable as problem:
        raise LayoutError(f"{path.parent.name}/{problem}") from problem
    try:
        table = parse(decode(data, where), "toml", where)
    except InvalidInput as problem:
        raise LayoutError(str(problem)) from problem
    if not isinstance(table, dict):
        raise LayoutError(f"{where}: is not a table. Begin it with schema = {SCHEMA}.")
    if table.get("schema", SCHEMA) != SCHEMA:
        raise LayoutError(f"{where}: has schema {table['schema']!r}; this pagekit reads schema {SCHEMA}.")
    return table


def _laid_over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    gone = {name for key in above for name in _INSTEAD.get(key, ())}
    merged = {key: value for key, value in below.items() if key not in gone}
    for key, value in above.items():
        under = merged.get(key)
        merged[key] = (
            _laid_over(under, value) if isinstance(under, dict) and isinstance(value, dict) else value
        )
    return merged


def _is_word(name: str) -> bool:
    # A parent that is a path would put any folder of the machine among those that templates are read from.
    return name == Path(name).name and name != ".." and "\0" not in name and 0 < len(name) <= 128


def _holds_manifest(folder: Path) -> bool:
    try:
        return (folder / MANIFEST).is_file()
    except OSError:  # a name longer than any folder's
        return False


def _known(folders: Sequence[Path]) -> str:
    return ", ".join(list_layouts(layouts=folders))


def _unknown(missing: str, wanted: str, folders: Sequence[Path]) -> str:
    known = list_layouts(layouts=folders)
    chain = "" if missing == wanted else f" (that {wanted} inherits)"
    return f"no layout called {missing!r}{chain}. {near(missing, known)}"
