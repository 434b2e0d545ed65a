"""the commands for a whole paper, a site, a book: a folder goes in → calls of the library, and their results told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import typer

import pagekit
from pagekit.desk import arguments as args
from pagekit.desk.as_json import failed_dict
from pagekit.desk.exits import Exit
from pagekit.desk.prompt import checked, complain, give, reporting
from pagekit.desk.show import open_console


def edition(
    folder: args.EditionFolder = None,
    output: args.EditionOutput = None,
    check: args.Check = False,
    dummy: args.Dummy = False,
    plan: args.KeptPlan = None,
    sample: args.Sample = None,
    seed: args.Seed = None,
    layout: args.SampleLayout = None,
    press: args.EditionPress = None,
    names: args.Names = None,
    at: args.EditionAt = None,
    layouts: args.Homes = None,
    cache: args.Cache = None,
    watch: args.Watch = False,
    serve: args.Serve = False,
    port: args.Port = 0,
    workers: args.Workers = None,
    limit: args.MostWork = None,
    as_json: args.AsJson = False,
) -> None:
    """Make a whole newspaper of a folder: edition.pdf, a PDF of each page, its plan, its report, and its plates.

    With --serve its desk: thumbnails of its pages beside those of the site, in the browser.
    """
    # What makes a paper, and neither a sample nor a desk.
    making = {
        "--check": check,
        "--dummy": dummy,
        "--plan": plan,
        "--press": press,
        "--names": names,
        "--workers": workers,
        "--limit": limit,
    }
    if serve:
        _unserved({**making, "--sample": sample, "--layout": layout})
        _edition_desk(folder, output, at, layouts, cache, watch, port, as_json)
        return
    if watch:
        raise typer.BadParameter("what is watched is looked at; add --serve", param_hint="--watch")
    from pagekit.desk.edition import told as edition_told
    from pagekit.desk.edition import told_dict, write_dummy
    from pagekit.desk.workers import workers as shared_by

    if output is None and not check:
        raise typer.BadParameter("name the folder for what is made; --check makes nothing", param_hint="-o")
    if sample is not None:
        strangers = {"FOLDER": folder, **making, "--at": at, "--layouts": layouts, "--cache": cache}
        _sample(sample, seed, layout, output, strangers, as_json)
        return
    if folder is None:
        raise typer.BadParameter("name the folder with the edition.toml", param_hint="FOLDER")
    _of_a_sample(seed, layout)
    if dummy and press is not None:
        raise typer.BadParameter("a dummy has no plates; leave out one of the two", param_hint="--press")
    moment = checked("--at", lambda: args.read_moment(at))
    from pagekit.desk.allowed import read_limits

    limits = checked("--limit", lambda: read_limits(limit or ()))
    with reporting(as_json, failed_dict):
        paper = pagekit.read_edition(folder)
        homes = tuple(layouts or ())
        if dummy:
            made_plan = pagekit.plan_edition(paper, stories=False, plan=plan, layouts=homes)
            sheets = pagekit.render_dummy(made_plan)
            report = sheets.report
            written = write_dummy(made_plan, sheets, output) if output is not None and not check else []
        else:
            with shared_by(workers) as executor:
                made = pagekit.build_edition(
                    paper, press=press, naming=names, at=moment, plan=plan, layouts=homes, cache=cache,
                    executor=executor, limits=limits,
                )  # fmt: skip
            made_plan, report = made.plan, made.report
            written = [made.write(output)] if output is not None and not check else []
    end = Exit.DONE if report.ok else Exit.ATTENTION
    give(
        as_json,
        lambda: told_dict(made_plan, report, written, end),
        lambda: edition_told(made_plan, report, written),
    )
    raise typer.Exit(end)


def _sample(
    pages: int,
    seed: int | None,
    layout: str | None,
    output: Path | None,
    strangers: Mapping[str, object],
    as_json: bool,
) -> None:
    """Write the folder of a sample. Raises BadParameter for what it would pass over in silence."""
    from pagekit.desk.edition import sample_dict

    strange = next((name for name, given in strangers.items() if given), None)
    if strange is not None or output is None:
        raise typer.BadParameter(f"a sample is only written; leave out {strange}", param_hint="--sample")
    with reporting(as_json, failed_dict):
        path = pagekit.sample_edition(
            pages, 1 if seed is None else seed, output, layout="tabloid" if layout is None else layout
        )
    give(as_json, lambda: sample_dict(path), lambda: [str(path)])


def _of_a_sample(seed: int | None, layout: str | None) -> None:
    """Raises BadParameter for what only a sample is told."""
    if seed is not None:
        raise typer.BadParameter("a seed is for a sample; name its pages, too", param_hint="--seed")
    if layout is not None:
        what = "edition.toml names the pack of an edition; write layout there"
        raise typer.BadParameter(what, param_hint="--layout")


def _unserved(options: Mapping[str, object]) -> None:
    """Raises BadParameter for what the desk that is served would pass over in silence."""
    strange = next((name for name, given in options.items() if given), None)
    if strange is not None:
        raise typer.BadParameter(
            "the desk in the browser shows pages as they change and takes none of this; leave it out, or leave out "
            "--serve and --watch",
            param_hint=strange,
        )


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
    moment = checked("--at", lambda: args.read_moment(at))
    with reporting(as_json, failed_dict):
        live(
            folder, output, open_console(), at=moment, layouts=tuple(layouts or ()), cache=cache,
            watch=watch, port=port, view="edition",
        )  # fmt: skip


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

    moment = checked("--at", lambda: args.read_moment(at))
    with reporting(as_json, failed_dict):
        made = bind(
            sources, publication=publication, section=section, title=title, at=moment, drafts=drafts,
            cover=cover, cache=cache,
        )  # fmt: skip
        written = made.write(output)
    end = Exit.DONE if made.report.ok else Exit.ATTENTION
    give(as_json, lambda: told_dict(made, written, end), lambda: book_told(made, written))
    raise typer.Exit(end)


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

    with reporting(as_json, failed_dict):
        done = importing.import_all(sources, output, form, files, replace=replace)
    give(as_json, lambda: importing.told_dict(done), lambda: importing.told(done))
    for story, problem in done.errors:
        complain(problem, story)
    raise typer.Exit(done.end)


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
    limit: args.MostWork = None,
    as_json: args.AsJson = False,
) -> None:
    """Build a publication's whole site; only what has changed is made again. With --serve, look at it as it changes."""
    moment = checked("--at", lambda: args.read_moment(at))
    homes = tuple(layouts or ())
    if watch or serve:
        _unserved({"--workers": workers, "--limit": limit})
        from pagekit.desk.live import live

        with reporting(as_json, failed_dict):
            live(
                folder, output, open_console(), at=moment, drafts=drafts, layouts=homes, cache=cache,
                asset_base=asset_base, watch=watch, port=port if serve else None,
            )  # fmt: skip
        return
    from pagekit.desk.allowed import read_limits

    limits = checked("--limit", lambda: read_limits(limit or ()))
    from pagekit.desk.site import told as site_told
    from pagekit.desk.site import told_dict as site_dict
    from pagekit.desk.workers import workers as shared_by

    with reporting(as_json, failed_dict), shared_by(workers) as executor:
        built = pagekit.build_site(
            folder,
            out=output,
            at=moment,
            drafts=drafts,
            layouts=homes,
            cache=cache,
            asset_base=asset_base,
            executor=executor,
            limits=limits,
        )
    end = Exit.DONE if built.report.ok else Exit.ATTENTION
    give(as_json, lambda: site_dict(built, output, end), lambda: site_told(built, output))
    raise typer.Exit(end)


def init(folder: args.NewFolder, as_json: args.AsJson = False) -> None:
    """Begin a publication: a folder with a few stories that builds at once, its files explained."""
    from pagekit.desk.site import begun, begun_dict
    from pagekit.sample.starter import begin_publication

    with reporting(as_json, failed_dict):
        written = begin_publication(folder)
    give(as_json, lambda: begun_dict(written), lambda: begun(folder, written))


def example(name: args.ExampleName, folder: args.ExampleFolder, as_json: args.AsJson = False) -> None:
    """Copy a publication that comes with pagekit, to look at and to change."""
    from pagekit.desk.example import copy_example, told_dict
    from pagekit.desk.example import told as example_told

    with reporting(as_json, failed_dict):
        files = copy_example(name, folder)
    give(as_json, lambda: told_dict(name, folder, files), lambda: example_told(name, folder, files))
