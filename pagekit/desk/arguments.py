"""what is written at the prompt → the typed arguments of the commands, with the help that a reader needs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from pagekit.desk.targets import STDIN, Target

Stories = Annotated[
    list[str],
    typer.Argument(metavar="STORY", help="Stories: .json, .yaml, .toml or .md; - is standard input."),
]
Targets = Annotated[
    list[str],
    typer.Option(
        "-o",
        "--output",
        metavar="TARGET",
        help="A PDF when it ends in .pdf, else a folder for the web page. May be given several times. "
        "{id} stands for the story's id; of several stories each has a folder of that name.",
    ),
]
PublicationFile = Annotated[
    Path | None,
    typer.Option(
        "--publication",
        metavar="FILE",
        help="The house. Default: publication.toml, .yaml or .json beside the story, or one folder up.",
    ),
]
Packs = Annotated[
    list[str] | None,
    typer.Option(
        "--layout",
        metavar="PACK",
        help="A pack's name or folder. Default: print-article for a PDF, web-article for a page. "
        "Of several, each target takes the first of its medium.",
    ),
]
Homes = Annotated[
    list[Path] | None,
    typer.Option(
        "--layouts", metavar="FOLDER", exists=True, file_okay=False, help="Where packs of your own lie."
    ),
]
Options = Annotated[
    list[str] | None,
    typer.Option(
        "--option", metavar="KEY=VALUE", help="An option of the pack; pagekit layouts PACK lists them."
    ),
]
MostWork = Annotated[
    list[str] | None,
    typer.Option(
        "--limit",
        metavar="KEY=NUMBER",
        help="What a page of a pack of your own may take, where the usual is not enough: work=60, in seconds; "
        "memory=512, in MB.",
    ),
]
AdvertFile = Annotated[
    Path | None,
    typer.Option("--adverts", metavar="FILE", help="The adverts that are booked."),
]
Files = Annotated[
    list[Path] | None,
    typer.Option(
        "--files",
        "--photos",
        metavar="FOLDER",
        exists=True,
        file_okay=False,
        help="Where the pictures lie; may be given several times, and the first that has one counts. "
        "Default: beside the story; standard input has no place of its own.",
    ),
]
Cache = Annotated[
    Path | None,
    typer.Option(
        "--cache",
        metavar="FOLDER",
        file_okay=False,
        help="Keep picture files there, so that the next run need not make them again. May be thrown away.",
    ),
]
At = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="TIME",
        help="The time that an embargo is held against, with its zone or in the publication's; for now: "
        '"$(date -Iseconds)".',
    ),
]
Drafts = Annotated[
    bool,
    typer.Option(
        "--drafts",
        help="Make previews: also of stories under embargo, marked as not for publication.",
    ),
]
Press = Annotated[
    str | None,
    typer.Option("--press", metavar="NAME", help="A press condition. Default: the reader's PDF."),
]
PlatesPress = Annotated[
    str,
    typer.Option(
        "--press", metavar="NAME", help="The press condition, or its file; pagekit conditions lists them."
    ),
]
PlatesFolder = Annotated[
    str,
    typer.Option(
        "-o",
        "--output",
        metavar="FOLDER",
        help="A folder for the files and their list. Of several stories each has a folder of its own in it.",
    ),
]
Grouping = Annotated[
    Literal["page", "spread", "whole"],
    typer.Option("--by", help="What a file holds: a page, two pages that face each other, or all of them."),
]
Names = Annotated[
    str | None,
    typer.Option(
        "--names",
        metavar="PATTERN",
        help="The printer's pattern, of {title}, {date}, {section}, {page}, {label}, {colour} and {version}: "
        '"{title}-{page:3}.pdf".',
    ),
]
First = Annotated[int, typer.Option("--first", metavar="NUMBER", min=1, help="The number of the first page.")]
Mono = Annotated[
    str | None,
    typer.Option(
        "--mono",
        metavar="PAGES",
        help="Pages that the press prints in black alone: all, or their numbers, 2,3. Of plates.",
    ),
]
Format = Annotated[
    Literal["json", "yaml", "toml", "markdown"] | None,
    typer.Option("--format", help="What the stories are written in, when their names do not say."),
]
Sources = Annotated[
    list[str],
    typer.Argument(metavar="SOURCE", help="Files or folders of another system; - is standard input."),
]
StoriesFolder = Annotated[
    Path,
    typer.Option("-o", "--output", metavar="FOLDER", file_okay=False, help="Where the stories are written."),
]
ForeignFormat = Annotated[
    str | None,
    typer.Option("--format", metavar="NAME", help="What the sources are, where their content does not say."),
]
ForeignFiles = Annotated[
    Path | None,
    typer.Option(
        "--files",
        metavar="FOLDER",
        exists=True,
        file_okay=False,
        help="Where the pictures lie, however deep: they are found by path and by name. Default: beside the source.",
    ),
]
Replace = Annotated[
    bool, typer.Option("--replace", help="Write over files that are there and hold something else.")
]
Pack = Annotated[
    str | None,
    typer.Argument(metavar="[PACK]", help="A pack's name or folder: show all of it."),
]
AsJson = Annotated[
    bool,
    typer.Option("--json", help="Print one JSON document instead of tables."),
]


SiteFolder = Annotated[
    Path,
    typer.Argument(metavar="FOLDER", help="A folder with a publication.toml and its stories."),
]
SiteOutput = Annotated[
    Path,
    typer.Option("-o", "--output", metavar="OUT", file_okay=False, help="The site's folder."),
]
Watch = Annotated[
    bool, typer.Option("--watch", help="Go on, and make again what changes, until you press Ctrl-C.")
]
Serve = Annotated[
    bool,
    typer.Option(
        "--serve", help="Open the desk: a live preview in the browser, at an address of this machine alone."
    ),
]
Port = Annotated[
    int,
    typer.Option(
        "--port", metavar="NUMBER", min=0, max=65535, help="The desk's port. Default: any that is free."
    ),
]
NewFolder = Annotated[Path, typer.Argument(metavar="FOLDER", file_okay=False, help="The folder to begin in.")]
AssetBase = Annotated[
    str | None,
    typer.Option(
        "--asset-base",
        metavar="URL",
        help="Where pictures and faces are served from, when that is another host than the site's own.",
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        metavar="N",
        min=1,
        help="Processes that share the work; without it one does it all. The bytes are the same.",
    ),
]
PdfFile = Annotated[Path, typer.Argument(metavar="FILE", help="A PDF, of whatever origin.")]
EditionFolder = Annotated[
    Path | None,
    typer.Argument(metavar="FOLDER", help="A folder with an edition.toml, its stories and its adverts."),
]
KeptPlan = Annotated[
    Path | None,
    typer.Option(
        "--plan",
        metavar="FILE",
        help="The plan.json of an earlier build, edited or not: what nothing has touched stays where it is.",
    ),
]
Sample = Annotated[
    int | None,
    typer.Option(
        "--sample",
        metavar="PAGES",
        help="Write the folder of an edition that nobody wrote, to try things out.",
    ),
]
Seed = Annotated[
    int | None,
    typer.Option(
        "--seed", metavar="NUMBER", help="Which of the samples; the same number gives the same one."
    ),
]
SampleLayout = Annotated[
    str | None,
    typer.Option(
        "--layout", metavar="PACK", help="The pack of the sample: tabloid or broadsheet. Default: tabloid."
    ),
]
EditionOutput = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", metavar="OUT", file_okay=False, help="A folder for the plan and what is made of it."
    ),
]
EditionPress = Annotated[
    str | None,
    typer.Option("--press", metavar="NAME", help="Make plates for this press condition, into OUT/plates."),
]
EditionAt = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="TIME",
        help="The time that embargoes are held against, and that plates say. Default: the edition's date at 00:00.",
    ),
]
Dummy = Annotated[
    bool,
    typer.Option(
        "--dummy",
        help="Plan pages and adverts alone: plan.json, run-sheet.csv, and dummy.pdf with what is left for stories.",
    ),
]
Check = Annotated[
    bool,
    typer.Option("--check", help="Plan and set everything, and tell what there is to tell; write nothing."),
]
Against = Annotated[
    str | None,
    typer.Option(
        "--press",
        metavar="NAME",
        help="The press condition, or its file; pagekit conditions lists them. Default: the rules of the file alone.",
    ),
]
Pictures = Annotated[
    Path | None,
    typer.Option(
        "--pictures",
        metavar="FOLDER",
        file_okay=False,
        help="Put a picture of each page there, its findings marked.",
    ),
]
Plates = Annotated[
    bool,
    typer.Option("--plates/--no-plates", help="Render the plates too, where Ghostscript is installed."),
]


def read_options(written: Sequence[str]) -> dict[str, object]:
    """KEY=VALUE, each → options. Raises ValueError with what to write instead."""
    chosen: dict[str, object] = {}
    for text in written:
        key, equals, value = text.partition("=")
        if not key.strip() or not equals:
            raise ValueError(f"{text!r}: write KEY=VALUE, for example columns=3")
        chosen[key.strip()] = value.strip()
    return chosen


def read_mono(text: str | None) -> bool | tuple[int, ...]:
    """`all`, or numbers of pages → what render_pdf takes. Raises ValueError with what to write instead."""
    if text is None or text.strip() == "all":
        return text is not None
    numbers = [word.strip() for word in text.split(",")]
    if not all(word.isascii() and word.isdigit() and int(word) > 0 for word in numbers):
        raise ValueError(f"{text!r}: write all, or the numbers of pages, for example 2,3")
    return tuple(map(int, numbers))


def read_moment(text: str | None) -> datetime | None:
    """The time that was written. Raises ValueError with what to write instead."""
    if text is None:
        return None
    # The reader of times stands behind the door for stories, which loads the records.
    from pagekit.intake.times import read_time

    moment = read_time(text)
    if not isinstance(moment, datetime):
        raise ValueError(f"{text!r}: write a time with its zone, for example 2014-08-15T20:29:00+06:00")
    return moment


def refuse_contradictions(
    stories: Sequence[str],
    targets: Sequence[Target],
    press: str | None,
    mono: bool | tuple[int, ...] = False,
) -> None:
    """Raises ValueError when one argument does not go with another."""
    if stories.count(STDIN) > 1:
        raise ValueError("standard input (-) can be read only once")
    if press is not None and all(target.medium != "print" for target in targets):
        raise ValueError("--press is for a PDF; name a target that ends in .pdf")
    if mono and press is None:
        raise ValueError("--mono is said of plates; name the press with --press")


Kind = Annotated[
    str,
    typer.Argument(
        metavar="KIND", help="article, publication, adverts, edition, plan, site, layout or condition."
    ),
]
SchemaFile = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", dir_okay=False, help="Write it there. Default: print it."),
]

ExampleName = Annotated[
    str,
    typer.Argument(metavar="NAME", help="courier or morning-edition."),
]
ExampleFolder = Annotated[
    Path,
    typer.Argument(metavar="FOLDER", help="Where it is copied to: a folder that is new or empty."),
]

BookSources = Annotated[
    list[str],
    typer.Argument(metavar="SOURCE", help="Stories, or the folder of an edition."),
]
BookFile = Annotated[
    Path, typer.Option("-o", "--output", metavar="FILE", dir_okay=False, help="The book: a file in .epub.")
]
BookSection = Annotated[
    str | None, typer.Option("--section", metavar="NAME", help="Only the stories of this section.")
]
BookTitle = Annotated[str | None, typer.Option("--title", metavar="TITLE", help="What the book is called.")]
Cover = Annotated[bool, typer.Option("--cover/--no-cover", help="Draw a cover. Default: yes.")]
