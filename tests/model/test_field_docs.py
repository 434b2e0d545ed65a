"""A record's class → help that tells its fields."""

from __future__ import annotations

import inspect
import pydoc
import subprocess
import sys

import pytest
from pydantic import create_model

import pagekit
from pagekit.model import Article, Photo, PhotoBlock, Publication
from pagekit.model.base import Record


def test_help_tells_every_field_with_its_type_its_default_and_what_it_is() -> None:
    told = pydoc.render_doc(Publication, renderer=pydoc.plaintext)
    assert "A newspaper, a magazine or a site." in told
    assert " |  lang: Language = 'en'\n |      The language of labels and dates.\n" in told
    assert " |  sections: tuple[Section, ...] = ()\n" in told
    assert " |  mastodon_instance: str | None = None\n" in told
    assert "StringConstraints" not in told.partition("Method resolution order")[0]


def test_every_field_of_a_publication_says_what_it_is() -> None:
    doc = Publication.__doc__ or ""
    silent = [name for name in Publication.model_fields if f"\n{name}: " not in doc]
    _, _, fields = doc.partition("Fields:\n\n")
    assert silent == []
    assert [told for told in fields.split("\n\n") if "\n    " not in told] == []


def test_inherited_fields_and_made_defaults_are_told_too() -> None:
    doc = PhotoBlock.__doc__ or ""
    assert doc.startswith("A picture inside the text.")
    assert "src: PicturePath\n" in doc and "optional: bool = False\n" in doc
    assert "translations: dict[Language, Translation] = {}\n" in (Article.__doc__ or "")


def test_a_signature_is_short_enough_to_read() -> None:
    assert str(inspect.signature(Photo)) == (
        "(*, src: 'PicturePath', alt: 'OptionalLine' = None, caption: 'OptionalLine' = None, "
        "focus: 'tuple[Share01, Share01]' = (0.5, 0.5), credit: 'Credit | None' = None, "
        "clearance: 'Clearance | None' = None, terms: 'OptionalLine' = None, crop: 'bool' = True, "
        "source_type: 'SourceType | None' = None, data_mining: 'OptionalLine' = None)"
    )


def test_a_record_without_a_source_keeps_its_own_words() -> None:
    made = create_model("Made", __base__=Record, __doc__="Made at run time.", size=(int, 3))
    assert made.__doc__ == "Made at run time."
    assert str(inspect.signature(made)) == "(*, size=3)"
    assert made(size=4).size == 4  # type: ignore[attr-defined]


def test_nothing_is_read_before_somebody_asks() -> None:
    asked = "import pagekit.model.field_docs as docs; print(docs.help_of.cache_info().misses, docs.signature_of.cache_info().misses)"
    run = subprocess.run(
        [sys.executable, "-c", f"import pagekit, pagekit.model; pagekit.Publication; {asked}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.split() == ["0", "0"]


@pytest.mark.parametrize("name", pagekit.__all__)
def test_every_name_of_the_face_has_help(name: str) -> None:
    assert inspect.getdoc(getattr(pagekit, name))
