"""stories + what was asked for → Outcomes: what was written, reports, errors. No story stops another."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

import pagekit
from pagekit.desk.findings import Outcome, as_ours
from pagekit.desk.packs import named_pack
from pagekit.desk.targets import STDIN, Target
from pagekit.errors import PagekitError, WriteError
from pagekit.intake import AdvertBook, FileFormat, read_article, read_publication
from pagekit.intake.bounds import MAX_TEXT_BYTES
from pagekit.jobs import Limits
from pagekit.layout import Layout, choose, find_layout
from pagekit.layout.fitting import Use, fits, fitting
from pagekit.model import Article, Publication
from pagekit.notes import Report
from pagekit.production.article_page import render_html
from pagekit.production.article_pdf import render_pdf
from pagekit.production.order import Order

PUBLICATION_FILES = ("publication.toml", "publication.yaml", "publication.yml", "publication.json")
DEFAULT_LAYOUT = {"web": "web-article", "print": "print-article"}
USE: dict[str, Use] = {"web": "page", "print": "pdf"}

Found = tuple[str | Path, Layout]


Grouping = Literal["page", "spread", "whole"]


@dataclass(frozen=True, slots=True)
class Output:
    """One target with the layout that makes it and the options that this layout has."""

    target: Target
    layout: str | Path
    options: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Errand:
    """What a run is asked for, the same for all of its stories."""

    outputs: tuple[Output, ...]
    layouts: tuple[Path, ...] = ()
    publication: Publication | None = None
    publication_file: Path | None = None
    adverts: AdvertBook | None = None
    files: tuple[Path, ...] = ()
    at: datetime | None = None
    drafts: bool = False
    press: str | None = None
    mono: bool | tuple[int, ...] = False
    grouping: Grouping = "whole"
    names: str | None = None
    first: int = 1
    form: FileFormat | None = None
    cache: Path | None = None
    limits: Limits | None = None


def plan_outputs(
    targets: Sequence[Target], named: Sequence[str], options: Mapping[str, object], folders: Sequence[Path]
) -> tuple[Output, ...]:
    """Each target with its layout: the first of the `named` for its medium, else one that will do, else the default.

    An option goes to the layouts that have it; one that none of them has is refused. Raises LayoutError.
    """
    places = [named_pack(name, folders) for name in named]
    packs = [(place, find_layout(place, layouts=folders)) for place in places]
    chosen = [_pack_for(target, packs, folders) for target in targets]
    known = {name for _, pack in chosen for name in pack.manifest.options}
    outputs = []
    for target, (place, pack) in zip(targets, chosen, strict=True):
        has = pack.manifest.options
        own = {key: value for key, value in options.items() if key in has or key not in known}
        choose(pack.name, has, own)
        outputs.append(Output(target, place, own))
    return tuple(outputs)


def make_all(named: Sequence[str], errand: Errand) -> Iterator[Outcome]:
    """The stories one after the other. All are read first: a translation may name another of them by its id."""
    taken: dict[Path, str] = {}
    read = [_taken_in(story, errand) for story in named]
    stories = tuple(article for _, article, _ in read if article is not None)
    for outcome, article, site in read:
        if article is not None:
            _make(outcome, article, site, errand, taken, stories)
        yield outcome


def _pack_for(target: Target, packs: Sequence[Found], folders: Sequence[Path]) -> Found:
    if not packs:
        default = DEFAULT_LAYOUT[target.medium]
        return default, find_layout(default, layouts=folders)
    use = USE[target.medium]
    able = [found for found in packs if fits(found[1].manifest, use)]
    meant = [found for found in able if found[1].manifest.medium in {target.medium, "any"}]
    place, pack = (*meant, *able, packs[0])[0]
    return place, fitting(pack, use, folders)


def _taken_in(story: str, errand: Errand) -> tuple[Outcome, Article | None, Publication | None]:
    outcome = Outcome(story, "standard input" if story == STDIN else story)
    try:
        article = _read(story, errand)
        outcome.subject = article.id
        site, outcome.publication = _site(story, errand)
    except (PagekitError, OSError) as problem:
        outcome.errors.append(as_ours(problem))
        return outcome, None, None
    return outcome, article, site


def _make(
    outcome: Outcome,
    article: Article,
    site: Publication | None,
    errand: Errand,
    taken: dict[Path, str],
    stories: Sequence[Article],
) -> None:
    for output in errand.outputs:
        try:
            path = output.target.path(article.id)
            _refuse_taken(path, outcome.story, taken)
            written, report = _write(article, site, output, path, errand, stories)
        except (PagekitError, OSError) as problem:
            outcome.errors.append(as_ours(problem))
        else:
            taken[path] = outcome.story
            outcome.written.append(written)
            outcome.reports.append(report)


def _write(
    article: Article,
    site: Publication | None,
    output: Output,
    path: Path,
    errand: Errand,
    stories: Sequence[Article],
) -> tuple[Path, Report]:
    order = Order(
        publication=site, layout=output.layout, layouts=errand.layouts, options=output.options,
        adverts=errand.adverts if errand.adverts is not None else (), stories=stories, at=errand.at,
        drafts=errand.drafts, cache=errand.cache, limits=errand.limits,
    )  # fmt: skip
    if output.target.plates:
        # By the face, which loads what a printer is sent when somebody sends it.
        delivery = pagekit.render_plates(
            article, press=errand.press, grouping=errand.grouping, naming=errand.names, first=errand.first,
            mono=errand.mono, order=order,
        )  # fmt: skip
        return delivery.write(path), delivery.report
    if output.target.medium == "print":
        pdf = render_pdf(article, press=errand.press, mono=errand.mono, order=order)
        return pdf.write(path), pdf.report
    page = render_html(article, order=order)
    return page.write(path), page.report


def _refuse_taken(path: Path, story: str, taken: Mapping[Path, str]) -> None:
    if path in taken:
        raise WriteError(
            f"{path}: holds {taken[path]}, whose id {story} has too. Give one of the two stories another id."
        )


def _read(story: str, errand: Errand) -> Article:
    if story == STDIN:
        data = sys.stdin.buffer.read(MAX_TEXT_BYTES + 1)
        return read_article(data, format=errand.form, files_from=errand.files or None)
    return read_article(story, format=errand.form, files_from=errand.files or None)


def _site(story: str, errand: Errand) -> tuple[Publication | None, Path | None]:
    """The publication that was named, else the one whose file lies beside the story or one folder up."""
    if errand.publication is not None:
        return errand.publication, errand.publication_file
    if story == STDIN:
        return None, None
    return find_publication(Path(story))


def find_publication(story: Path) -> tuple[Publication | None, Path | None]:
    """The publication whose file lies beside the story or one folder up, and where. Raises PagekitError."""
    folder = story.absolute().parent
    for place in (folder, folder.parent):
        for name in PUBLICATION_FILES:
            if (place / name).is_file():
                return read_publication(place / name), place / name
    return None, None
