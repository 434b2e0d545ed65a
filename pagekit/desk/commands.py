"""the command line → calls of the library, and their results told: tables, or with --json one document.

Standard output holds the result; errors and progress go to standard error. Each command loads what it works with when
it is carried out: the help, the version and wrong usage need none of the rooms.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer
from rich.console import RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

import pagekit
from pagekit.desk import arguments as args
from pagekit.desk.as_json import Document, error_dict, failed_dict, run_dict, schema_text, write_json
from pagekit.desk.exits import MEANING, Exit, exit_of, exit_of_run
from pagekit.desk.findings import Outcome, as_ours
from pagekit.desk.show import checks, complaint, inert, open_console, put, summary, told
from pagekit.desk.targets import Target, plates_target, read_targets
from pagekit.errors import PagekitError

Read = TypeVar("Read")

EPILOG = "\n".join(["Exit codes:", *(f"{int(code):>3}  {meaning}" for code, meaning in MEANING.items())])

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

        with _reporting(False, failed_dict):
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
    targets = _checked("-o", lambda: read_targets(output, several=len(stories) > 1))
    black = _checked("--mono", lambda: args.read_mono(mono))
    _checked("STORY", lambda: args.refuse_contradictions(stories, targets, press, black))
    _run(
        stories, targets, layout, layouts, option, at, as_json, publication=publication, adverts=adverts,
        files=files, drafts=drafts, press=press, mono=black, form=form, cache=cache,
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
    adverts: args.AdvertFile = None,
    files: args.Files = None,
    at: args.At = None,
    drafts: args.Drafts = False,
    form: args.Format = None,
    cache: args.Cache = None,
    as_json: args.AsJson = False,
) -> None:
    """Make the files that a printer is sent, each looked over, and their list."""
    target = _checked("-o", lambda: plates_target(output, several=len(stories) > 1))
    black = _checked("--mono", lambda: args.read_mono(mono))
    _checked("STORY", lambda: args.refuse_contradictions(stories, (target,), press, black))
    _run(
        stories, (target,), layout, layouts, option, at, as_json, publication=publication, adverts=adverts,
        files=files, drafts=drafts, press=press, mono=black, form=form, cache=cache,
        grouping=by, names=names, first=first,
    )  # fmt: skip


def _run(
    stories: Sequence[str],
    targets: Sequence[Target],
    layout: Sequence[str] | None,
    layouts: Sequence[Path] | None,
    option: Sequence[str] | None,
    at: str | None,
    as_json: bool,
    *,
    publication: Path | None,
    adverts: Path | None,
    press: str | None,
    **asked_for: Any,
) -> None:
    """Make what was asked for of every story, tell it, and end."""
    options = _checked("--option", lambda: args.read_options(option or ()))
    moment = _checked("--at", lambda: args.read_moment(at))
    from pagekit.desk.work import Errand, make_all, plan_outputs
    from pagekit.production import asked

    homes = tuple(layouts or ())
    with _reporting(as_json, lambda problem: run_dict((), exit_of(problem), problem)):
        asked.press(press, moment)
        errand = Errand(
            plan_outputs(targets, layout or (), options, homes),
            layouts=homes,
            publication=pagekit.read_publication(publication) if publication else None,
            publication_file=publication,
            adverts=pagekit.read_adverts(adverts) if adverts else None,
            at=moment,
            press=press,
            **asked_for,
        )
        outcomes = _made(make_all(stories, errand), len(stories))
    end = _end(outcomes)
    _report(outcomes, end, as_json)
    raise typer.Exit(end)


@app.command(epilog=EPILOG)
def edition(
    folder: args.EditionFolder = None,
    output: args.EditionOutput = None,
    check: args.Check = False,
    dummy: args.Dummy = False,
    plan: args.KeptPlan = None,
    sample: args.Sample = None,
    seed: args.Seed = None,
    press: args.EditionPress = None,
    names: args.Names = None,
    at: args.EditionAt = None,
    layouts: args.Homes = None,
    cache: args.Cache = None,
    watch: args.Watch = False,
    serve: args.Serve = False,
    port: args.Port = 0,
    as_json: args.AsJson = False,
) -> None:
    """Make a whole newspaper of a folder: edition.pdf, a PDF of each page, its plan, its report, and its plates.

    With --serve its desk: thumbnails of its pages beside those of the site, in the browser.
    """
    if serve:
        _edition_desk(folder, output, at, layouts, cache, watch, port, as_json)
        return
    if watch:
        raise typer.BadParameter("what is watched is looked at; add --serve", param_hint="--watch")
    from pagekit.desk.edition import sample_dict, told_dict, write_dummy
    from pagekit.desk.edition import told as edition_told

    if output is None and not check:
        raise typer.BadParameter("name the folder for what is made; --check makes nothing", param_hint="-o")
    if sample is not None:
        others = {"FOLDER": folder, "--check": check, "--dummy": dummy, "--plan": plan, "--press": press}
        strange = next((name for name, given in others.items() if given), None)
        if strange is not None or output is None:
            raise typer.BadParameter(f"a sample is only written; leave out {strange}", param_hint="--sample")
        with _reporting(as_json, failed_dict):
            path = pagekit.sample_edition(sample, 1 if seed is None else seed, output)
        _give(as_json, lambda: sample_dict(path), lambda: [str(path)])
        return
    if folder is None:
        raise typer.BadParameter("name the folder with the edition.toml", param_hint="FOLDER")
    if seed is not None:
        raise typer.BadParameter("a seed is for a sample; name its pages, too", param_hint="--seed")
    if dummy and press is not None:
        raise typer.BadParameter("a dummy has no plates; leave out one of the two", param_hint="--press")
    moment = _checked("--at", lambda: args.read_moment(at))
    with _reporting(as_json, failed_dict):
        paper = pagekit.read_edition(folder)
        homes = tuple(layouts or ())
        if dummy:
            made_plan = pagekit.plan_edition(paper, stories=False, plan=plan, layouts=homes)
            sheets = pagekit.render_dummy(made_plan)
            report = sheets.report
            written = write_dummy(made_plan, sheets, output) if output is not None and not check else []
        else:
            made = pagekit.build_edition(
                paper, press=press, naming=names, at=moment, plan=plan, layouts=homes, cache=cache
            )
            made_plan, report = made.plan, made.report
            written = [made.write(output)] if output is not None and not check else []
    end = Exit.DONE if report.ok else Exit.ATTENTION
    _give(
        as_json,
        lambda: told_dict(made_plan, report, written, end),
        lambda: edition_told(made_plan, report, written),
    )
    raise typer.Exit(end)


def _edition_desk(
    folder: Path | None,
    output: Path | None,
    at: str | None,
    layouts: Sequence[Path] | None,
    cache: Path | None,
    watch: bool,
    port: int,
    as_json: bool,
) -> None:
    from pagekit.desk.live import live

    if folder is None:
        raise typer.BadParameter("name the folder with the edition.toml", param_hint="FOLDER")
    moment = _checked("--at", lambda: args.read_moment(at))
    with _reporting(as_json, failed_dict):
        live(
            folder, output, open_console(), at=moment, layouts=tuple(layouts or ()), cache=cache,
            watch=watch, port=port, view="edition",
        )  # fmt: skip


@app.command(epilog=EPILOG)
def epub(
    sources: args.BookSources,
    output: args.BookFile,
    publication: args.PublicationFile = None,
    section: args.BookSection = None,
    title: args.BookTitle = None,
    cover: args.Cover = True,
    at: args.At = None,
    drafts: args.Drafts = False,
    cache: args.Cache = None,
    as_json: args.AsJson = False,
) -> None:
    """Make a book (EPUB 3) of a story, of several, or of the folder of an edition."""
    from pagekit.desk.book import bind, told_dict
    from pagekit.desk.book import told as book_told

    moment = _checked("--at", lambda: args.read_moment(at))
    with _reporting(as_json, failed_dict):
        made = bind(
            sources, publication=publication, section=section, title=title, at=moment, drafts=drafts,
            cover=cover, cache=cache,
        )  # fmt: skip
        written = made.write(output)
    end = Exit.DONE if made.report.ok else Exit.ATTENTION
    _give(as_json, lambda: told_dict(made, written, end), lambda: book_told(made, written))
    raise typer.Exit(end)


@app.command(name="import", epilog=EPILOG)
def import_stories(
    sources: args.Sources,
    output: args.StoriesFolder,
    files: args.ForeignFiles = None,
    form: args.ForeignFormat = None,
    replace: args.Replace = False,
    as_json: args.AsJson = False,
) -> None:
    """Bring in what another system has written: stories in Markdown and their pictures. Nothing is fetched."""
    from pagekit.desk import importing

    with _reporting(as_json, failed_dict):
        done = importing.import_all(sources, output, form, files, replace=replace)
    _give(as_json, lambda: importing.told_dict(done), lambda: importing.told(done))
    for story, problem in done.errors:
        _complain(problem, story)
    raise typer.Exit(done.end)


@app.command(epilog=EPILOG)
def site(
    folder: args.SiteFolder,
    output: args.SiteOutput,
    at: args.At = None,
    drafts: args.Drafts = False,
    layouts: args.Homes = None,
    cache: args.Cache = None,
    asset_base: args.AssetBase = None,
    watch: args.Watch = False,
    serve: args.Serve = False,
    port: args.Port = 0,
    workers: args.Workers = None,
    as_json: args.AsJson = False,
) -> None:
    """Build a publication's whole site; only what has changed is made again. With --serve, look at it as it changes."""
    moment = _checked("--at", lambda: args.read_moment(at))
    homes = tuple(layouts or ())
    if watch or serve:
        from pagekit.desk.live import live

        with _reporting(as_json, failed_dict):
            live(
                folder, output, open_console(), at=moment, drafts=drafts, layouts=homes, cache=cache,
                asset_base=asset_base, watch=watch, port=port if serve else None,
            )  # fmt: skip
        return
    from pagekit.desk.site import told as site_told
    from pagekit.desk.site import told_dict as site_dict
    from pagekit.desk.workers import workers as shared_by

    with _reporting(as_json, failed_dict), shared_by(workers) as executor:
        built = pagekit.build_site(
            folder,
            out=output,
            at=moment,
            drafts=drafts,
            layouts=homes,
            cache=cache,
            asset_base=asset_base,
            executor=executor,
        )
    end = Exit.DONE if built.report.ok else Exit.ATTENTION
    _give(as_json, lambda: site_dict(built, output, end), lambda: site_told(built, output))
    raise typer.Exit(end)


@app.command()
def init(folder: args.NewFolder, as_json: args.AsJson = False) -> None:
    """Begin a publication: a folder with a few stories that builds at once, its files explained."""
    from pagekit.desk.site import begun, begun_dict
    from pagekit.sample.starter import begin_publication

    with _reporting(as_json, failed_dict):
        written = begin_publication(folder)
    _give(as_json, lambda: begun_dict(written), lambda: begun(folder, written))


@app.command()
def layouts(pack: args.Pack = None, folders: args.Homes = None, as_json: args.AsJson = False) -> None:
    """List the layout packs, or show one: its papers, options, slots and styles."""
    from pagekit.desk.packs import brief, brief_dict, find_all, named_pack, whole, whole_dict

    homes = tuple(folders or ())
    if pack is not None:
        with _reporting(as_json, failed_dict):
            found = pagekit.find_layout(named_pack(pack, homes), folders=homes)
        _give(as_json, lambda: whole_dict(found), lambda: whole(found))
        return
    with _reporting(as_json, failed_dict):
        packs, broken = find_all(homes)
    faults = [error_dict(fault) for fault in broken]
    _give(
        as_json,
        lambda: {"layouts": [brief_dict(pack) for pack in packs], "errors": faults},
        lambda: [brief(packs)],
    )
    for fault in broken:
        _complain(fault)
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

    with _reporting(as_json, failed_dict):
        report = pagekit.preflight_pdf(pdf, press=press, plates=plates)
        drawn = draw(report, pictures) if pictures else []
    end = Exit.DONE if report.ok else Exit.ATTENTION
    _give(as_json, lambda: told_of_dict(report, drawn, end), lambda: told_of(report, drawn))
    raise typer.Exit(end)


@app.command()
def conditions(as_json: args.AsJson = False) -> None:
    """List the press conditions."""
    from pagekit.desk.preflight import all_conditions, brief, brief_dict

    with _reporting(as_json, failed_dict):
        found = all_conditions()
    _give(
        as_json,
        lambda: {"conditions": [brief_dict(one) for one in found], "error": None},
        lambda: [brief(found)],
    )


@app.command(epilog=EPILOG)
def example(name: args.ExampleName, folder: args.ExampleFolder, as_json: args.AsJson = False) -> None:
    """Copy a publication that comes with pagekit, to look at and to change."""
    from pagekit.desk.example import copy_example, told_dict
    from pagekit.desk.example import told as example_told

    with _reporting(as_json, failed_dict):
        files = copy_example(name, folder)
    _give(as_json, lambda: told_dict(name, folder, files), lambda: example_told(name, folder, files))


@app.command()
def schema(kind: args.Kind, output: args.SchemaFile = None) -> None:
    """Print the JSON Schema of a kind of file, for editors that complete and check it."""
    from pagekit.world import write_file

    with _reporting(False, failed_dict):
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
    _give(
        as_json,
        lambda: {"ok": ok, "checks": [check.as_dict() for check in found]},
        lambda: [checks(found)],
    )
    raise typer.Exit(Exit.DONE if ok else Exit.MISSING)


def _checked(name: str, read: Callable[[], Read]) -> Read:
    """What was read from an argument; one that cannot be read is wrong usage."""
    try:
        return read()
    except ValueError as problem:
        raise typer.BadParameter(inert(str(problem), lines=False), param_hint=name) from None


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
            _complain(problem, outcome.story if several else "")
    _give(
        as_json,
        lambda: run_dict(outcomes, end),
        lambda: [
            *(line for outcome in outcomes if several or outcome.written for line in told(outcome)),
            *([summary(outcomes)] if several else []),
        ],
    )


def _give(
    as_json: bool, document: Callable[[], Document], shown: Callable[[], Iterable[RenderableType]]
) -> None:
    if as_json:
        write_json(document(), sys.stdout)
        return
    put(open_console(), shown())


@contextlib.contextmanager
def _reporting(as_json: bool, document: Callable[[PagekitError], Document]) -> Iterator[None]:
    """An error of ours in the block ends the run with its number and a message, never with a traceback."""
    try:
        yield
    except (PagekitError, OSError) as fault:
        problem = as_ours(fault)
        _complain(problem)
        if as_json:
            write_json(document(problem), sys.stdout)
        raise typer.Exit(exit_of(problem)) from None
    except KeyboardInterrupt:
        raise typer.Exit(Exit.INTERRUPTED) from None


def _complain(problem: PagekitError, story: str = "") -> None:
    put(open_console(stderr=True), [complaint(problem, story)])
