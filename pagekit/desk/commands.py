"""the command line → calls of the library, and their results told: tables, or with --json one document.

Standard output holds the result; errors and progress go to standard error. Each command loads what it works with when
it is carried out: the help, the version and wrong usage need none of the rooms.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

import pagekit
from pagekit.desk import arguments as args
from pagekit.desk import papers
from pagekit.desk.as_json import error_dict, failed_dict, run_dict, schema_text
from pagekit.desk.exits import Exit, exit_of, exit_of_run
from pagekit.desk.findings import Outcome
from pagekit.desk.prompt import EPILOG, checked, complain, give, reporting
from pagekit.desk.show import checks, open_console, put, summary, told
from pagekit.desk.targets import Target, plates_target, read_targets

app = typer.Typer(
    name="pagekit",
    help="A newsroom's production desk: articles, photos and adverts go in; web pages and PDFs come out.",
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        put(open_console(), [f"pagekit {pagekit.__version__}"])
        raise typer.Exit


def _print_rules(wanted: bool) -> None:
    if wanted:
        from pagekit.desk.preflight import rules

        with reporting(False, failed_dict):
            listed = rules()
        put(open_console(), [listed])
        raise typer.Exit


@app.callback()
def _pagekit(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Holds what stands before a command."""


@app.command(epilog=EPILOG)
def article(
    stories: args.Stories,
    output: args.Targets,
    publication: args.PublicationFile = None,
    layout: args.Packs = None,
    layouts: args.Homes = None,
    option: args.Options = None,
    limit: args.MostWork = None,
    adverts: args.AdvertFile = None,
    files: args.Files = None,
    at: args.At = None,
    drafts: args.Drafts = False,
    press: args.Press = None,
    mono: args.Mono = None,
    form: args.Format = None,
    cache: args.Cache = None,
    as_json: args.AsJson = False,
) -> None:
    """Set stories as web pages and PDFs."""
    targets = checked("-o", lambda: read_targets(output, several=len(stories) > 1))
    black = checked("--mono", lambda: args.read_mono(mono))
    checked("STORY", lambda: args.refuse_contradictions(stories, targets, press, black))
    _run(
        stories, targets, layout, layouts, option, limit, at, as_json, publication=publication, adverts=adverts,
        files=tuple(files or ()), drafts=drafts, press=press, mono=black, form=form, cache=cache,
    )  # fmt: skip


@app.command(epilog=EPILOG)
def plates(
    stories: args.Stories,
    output: args.PlatesFolder,
    press: args.PlatesPress,
    by: args.Grouping = "whole",
    names: args.Names = None,
    first: args.First = 1,
    mono: args.Mono = None,
    publication: args.PublicationFile = None,
    layout: args.Packs = None,
    layouts: args.Homes = None,
    option: args.Options = None,
    limit: args.MostWork = None,
    adverts: args.AdvertFile = None,
    files: args.Files = None,
    at: args.At = None,
    drafts: args.Drafts = False,
    form: args.Format = None,
    cache: args.Cache = None,
    as_json: args.AsJson = False,
) -> None:
    """Make the files that a printer is sent, each looked over, and their list."""
    target = checked("-o", lambda: plates_target(output, several=len(stories) > 1))
    black = checked("--mono", lambda: args.read_mono(mono))
    checked("STORY", lambda: args.refuse_contradictions(stories, (target,), press, black))
    _run(
        stories, (target,), layout, layouts, option, limit, at, as_json, publication=publication, adverts=adverts,
        files=tuple(files or ()), drafts=drafts, press=press, mono=black, form=form, cache=cache,
        grouping=by, names=names, first=first,
    )  # fmt: skip


def _run(
    stories: Sequence[str],
    targets: Sequence[Target],
    layout: Sequence[str] | None,
    layouts: Sequence[Path] | None,
    option: Sequence[str] | None,
    limit: Sequence[str] | None,
    at: str | None,
    as_json: bool,
    *,
    publication: Path | None,
    adverts: Path | None,
    press: str | None,
    **asked_for: Any,
) -> None:
    """Make what was asked for of every story, tell it, and end."""
    options = checked("--option", lambda: args.read_options(option or ()))
    moment = checked("--at", lambda: args.read_moment(at))
    from pagekit.desk.allowed import read_limits
    from pagekit.desk.work import Errand, make_all, plan_outputs
    from pagekit.production import asked

    limits = checked("--limit", lambda: read_limits(limit or ()))

    homes = tuple(layouts or ())
    with reporting(as_json, lambda problem: run_dict((), exit_of(problem), problem)):
        asked.press(press, moment)
        errand = Errand(
            plan_outputs(targets, layout or (), options, homes),
            layouts=homes,
            publication=pagekit.read_publication(publication) if publication else None,
            publication_file=publication,
            adverts=pagekit.read_adverts(adverts) if adverts else None,
            at=moment,
            press=press,
            limits=limits,
            **asked_for,
        )
        outcomes = _made(make_all(stories, errand), len(stories))
    end = _end(outcomes)
    _report(outcomes, end, as_json)
    raise typer.Exit(end)


app.command(epilog=EPILOG)(papers.edition)
app.command(epilog=EPILOG)(papers.epub)
app.command(name="import", epilog=EPILOG)(papers.import_stories)
app.command(epilog=EPILOG)(papers.site)
app.command()(papers.init)


@app.command()
def layouts(pack: args.Pack = None, folders: args.Homes = None, as_json: args.AsJson = False) -> None:
    """List the layout packs, or show one: its papers, options, slots and styles."""
    from pagekit.desk.packs import brief, brief_dict, find_all, named_pack, whole, whole_dict

    homes = tuple(folders or ())
    if pack is not None:
        with reporting(as_json, failed_dict):
            found = pagekit.find_layout(named_pack(pack, homes), layouts=homes)
        give(as_json, lambda: whole_dict(found), lambda: whole(found))
        return
    with reporting(as_json, failed_dict):
        packs, broken = find_all(homes)
    faults = [error_dict(fault) for fault in broken]
    give(
        as_json,
        lambda: {"layouts": [brief_dict(pack) for pack in packs], "errors": faults},
        lambda: [brief(packs)],
    )
    for fault in broken:
        complain(fault)
    raise typer.Exit(Exit.ATTENTION if broken else Exit.DONE)


@app.command(epilog=EPILOG)
def preflight(
    pdf: args.PdfFile,
    press: args.Against = None,
    pictures: args.Pictures = None,
    plates: args.Plates = True,
    rules: Annotated[
        bool, typer.Option("--rules", callback=_print_rules, is_eager=True, help="List all rules, and end.")
    ] = False,
    as_json: args.AsJson = False,
) -> None:
    """Look a PDF over as a printer would."""
    from pagekit.desk.preflight import draw, told_of, told_of_dict

    with reporting(as_json, failed_dict):
        report = pagekit.preflight_pdf(pdf, press=press, plates=plates)
        drawn = draw(report, pictures) if pictures else []
    end = Exit.DONE if report.ok else Exit.ATTENTION
    give(as_json, lambda: told_of_dict(report, drawn, end), lambda: told_of(report, drawn))
    raise typer.Exit(end)


@app.command()
def conditions(as_json: args.AsJson = False) -> None:
    """List the press conditions."""
    from pagekit.desk.preflight import all_conditions, brief, brief_dict

    with reporting(as_json, failed_dict):
        found = all_conditions()
    give(
        as_json,
        lambda: {"conditions": [brief_dict(one) for one in found], "error": None},
        lambda: [brief(found)],
    )


app.command(epilog=EPILOG)(papers.example)


@app.command()
def schema(kind: args.Kind, output: args.SchemaFile = None) -> None:
    """Print the JSON Schema of a kind of file, for editors that complete and check it."""
    from pagekit.disk import write_file

    with reporting(False, failed_dict):
        made = pagekit.schema(kind)
        if output is not None:
            write_file(output, schema_text(made).encode())
    if output is None:
        sys.stdout.write(schema_text(made))
    else:
        put(open_console(), [str(output)])


@app.command()
def doctor(as_json: args.AsJson = False) -> None:
    """Say what pagekit needs and lacks on this machine, and the command that brings it."""
    from pagekit.desk.doctor import examine

    with contextlib.redirect_stdout(sys.stderr):
        found = examine()
    ok = all(check.state != "missing" for check in found)
    give(
        as_json,
        lambda: {"ok": ok, "checks": [check.as_dict() for check in found]},
        lambda: [checks(found)],
    )
    raise typer.Exit(Exit.DONE if ok else Exit.MISSING)


def _made(outcomes: Iterator[Outcome], count: int) -> list[Outcome]:
    console = open_console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("setting"), BarColumn(), MofNCompleteColumn())
    # What a library prints by itself, such as WeasyPrint without Pango, must not stand in the result.
    with (
        contextlib.redirect_stdout(sys.stderr),
        Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress,
    ):
        return list(progress.track(outcomes, total=count))


def _end(outcomes: Sequence[Outcome]) -> Exit:
    return exit_of_run(
        [outcome.errors for outcome in outcomes],
        done=any(outcome.written for outcome in outcomes),
        ok=all(outcome.ok for outcome in outcomes),
    )


def _report(outcomes: Sequence[Outcome], end: Exit, as_json: bool) -> None:
    several = len(outcomes) > 1
    for outcome in outcomes:
        for problem in outcome.errors:
            complain(problem, outcome.story if several else "")
    give(
        as_json,
        lambda: run_dict(outcomes, end),
        lambda: [
            *(line for outcome in outcomes if several or outcome.written for line in told(outcome)),
            *([summary(outcomes)] if several else []),
        ],
    )
