"""the authors of front matter → people of a byline, and notes of what is not used of them.

A name stands by itself, as "Name <name@house.example>", as "name@house.example (Name)", or in a table with more of the
person. Several are parted by semicolons or stand in a list.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pagekit.intake.front_matter import FrontMatter
from pagekit.model import Person
from pagekit.model.fields import tidy
from pagekit.notes import Note, info

_PERSON = {
    "website": "url", "link": "url", "mail": "email", "position": "role", "display_name": "name", "full_name": "name",
    "fullname": "name",
}  # fmt: skip
_FIRST = ("first", "given", "firstname", "first_name", "given_name")
_LAST = ("last", "family", "lastname", "last_name", "surname", "family_name")
"""What the parts of a name are called where it stands in two."""
_SLUG = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*", re.ASCII)
_PARTED = re.compile(r"\s*;\s*")
_AND = re.compile(r"\s+(?:&|and|et|und|y|и|және)\s+")
_MAIL = r"[^\s<>()@]{1,64}@[^\s<>()@]{1,190}"
_WITH_MAIL = re.compile(
    rf"(?P<name>[^<>]*\S)\s*<(?:mailto:)?(?P<mail>{_MAIL})>|(?P<before>{_MAIL})\s*\((?P<behind>[^()]+)\)"
)


def people_of(matter: FrontMatter, key: str, value: object) -> tuple[list[object], list[Note]]:
    """The people that stand under the key, in wire form."""
    people: list[object] = []
    notes: list[Note] = []
    texts = matter.texts.get(key, value)
    for person in texts if isinstance(texts, list) else [texts]:
        if isinstance(person, Mapping):
            called = _in_one({_PERSON.get(str(name), str(name)): said for name, said in person.items()})
            known = {name: said for name, said in called.items() if name in Person.model_fields}
            people.append(known)
            if dropped := sorted(called.keys() - known.keys()):
                told = ", ".join(f"{name} ({tidy(str(called[name]), 200)})" for name in dropped)
                what = f"of a person, {told} is not used."
                notes.append(info("front-matter-dropped", matter.where(key), what))
        elif isinstance(person, str) and person.strip():
            people += [_one(name) for part in _PARTED.split(person.strip()) for name in _each(part)]
        elif person is not None and person not in ("", [], {}):
            people.append(person if isinstance(person, str) else str(person))
    keys = [person for person in people if isinstance(person, str) and _SLUG.fullmatch(person)]
    if keys:
        what = f"{tidy(', '.join(keys))}: this reads like a site's key for a person; it stands as the name."
        notes.append(info("byline-key", matter.where(key), what, "Write the name as readers should see it."))
    return people, notes


def _in_one(called: Mapping[str, object]) -> dict[str, object]:
    """The fields of a person, the name in one piece."""
    parts = [next((key for key in keys if called.get(key)), "") for keys in (_FIRST, _LAST)]
    if "name" in called or not all(parts):
        return dict(called)
    name = " ".join(str(called[key]).strip() for key in parts)
    return {"name": name} | {key: said for key, said in called.items() if key not in parts}


def _each(said: str) -> list[str]:
    """The names of two people, where both are of two words or more: "Smith and Sons" is one."""
    names = _AND.split(said)
    return (
        names
        if len(names) > 1 and all(len(name.split()) > 1 for name in names) and "," not in said
        else [said]
    )


def _one(said: str) -> object:
    found = _WITH_MAIL.fullmatch(said)
    if found is None:
        return said
    name, mail = found["name"] or found["behind"], found["mail"] or found["before"]
    return {"name": name.strip().strip("\"'"), "email": mail}
