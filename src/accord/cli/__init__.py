"""The command line: accord build, show, explain, decide, serve, user, export and report."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from accord.errors import AccordError, InputError

USAGE_ERROR = 2
REDACT = (
    "leave out persons, and places below LEVEL: point (keeps all places), town, admin2, admin1 or country; "
    "read what is left before you publish it"
)
EXPORT_FORMATS = (
    "json, acled, csv (a folder, or a zip), ftm, geojson, parquet (a folder, or a zip), polecat, stix, "
    "timelinejs, ucdp, webannotation or xlsx (a workbook, or a folder)"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Gives 0, or 2 with one line on the error stream where it could not be done."""
    options = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that lacks a character shows ? for it
    command: Callable[[argparse.Namespace], None] = options.command
    try:
        command(options)
        sys.stdout.flush()
    except AccordError as error:
        print(f"accord: {error}", file=sys.stderr)
        return USAGE_ERROR
    except KeyboardInterrupt:
        print("accord: stopped; the record is as it was before", file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stderr.close()  # the reader has seen enough, and Python would complain about it at its end
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="accord", description="From conflicting reports to one accountable record."
    )
    parser.add_argument("--version", action="version", version=_version())
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    _building(commands)
    _reading(commands)

    decide = commands.add_parser(
        "decide",
        help="correct a record: accept or reject claims, join or part them",
        epilog=_decide_help(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    decide.set_defaults(command=_decide)
    decide.add_argument("record", metavar="RECORD")
    decide.add_argument("verdict", nargs="?", metavar="VERDICT", help="see below")
    decide.add_argument("names", nargs="*", metavar="NAME", help="what it is about, see below")
    decide.add_argument("--because", metavar="TEXT", help="the reason, kept with the decision")
    decide.add_argument("--by", metavar="NAME", help="who decides; your user name if left out")
    decide.add_argument("--undo", metavar="ID", help="withdraw a decision, as x1")
    decide.add_argument("--list", action="store_true", help="list all decisions")

    _own_knowledge(commands)

    doctor = commands.add_parser("doctor", help="tell whether all that accord needs is there")
    doctor.set_defaults(command=_doctor)
    doctor.add_argument("--smoke", action="store_true", help="build a tiny record and check it")

    serve = commands.add_parser("serve", help="read and review a record in a browser")
    serve.set_defaults(command=_serve)
    serve.add_argument("record", metavar="RECORD")
    serve.add_argument("--port", type=int, default=8765, metavar="N", help="8765 if left out; 0: any")
    serve.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="HOST",
        help="an address to answer on; a login is demanded on any but this machine's own",
    )

    user = commands.add_parser("user", help="who may log in to a record that is served to others")
    user.set_defaults(command=_user)
    user.add_argument("what", choices=["add", "remove", "list"])
    user.add_argument("record", metavar="RECORD")
    user.add_argument("name", nargs="?", metavar="NAME")
    user.add_argument("--role", default="reader", choices=["reader", "editor"], help="reader if left out")

    _hand_on(commands)
    return parser


def _building(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command that makes a record."""
    build = commands.add_parser("build", help="read news pages and build a record of them")
    build.set_defaults(command=_build)
    build.add_argument("paths", nargs="+", metavar="PATH", help="files and folders of .txt and .html pages")
    build.add_argument(
        "-o", "--output", required=True, metavar="RECORD", help="the record's file, as crisis.db"
    )
    build.add_argument(
        "--manifest",
        metavar="FILE.csv",
        help="what is known of pages: columns file, url, publisher, published, title, language",
    )
    build.add_argument(
        "--actors",
        metavar="FILE",
        help="own actors, YAML or CSV (docs/actors.md); remembered in RECORD; none: forget them",
    )
    build.add_argument("--workers", type=int, metavar="N", help="processes (as many as there are processors)")
    earlier = build.add_mutually_exclusive_group()
    earlier.add_argument(
        "--add", dest="earlier", action="store_const", const="keep", help="keep the pages that RECORD holds"
    )
    earlier.add_argument(
        "--replace",
        dest="earlier",
        action="store_const",
        const="withdraw",
        help="PATH is all there is: pages that RECORD holds and PATH does not are marked as withdrawn",
    )


def _reading(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The commands that read one."""
    show = commands.add_parser("show", help="read a record: timeline, events, actors, pages")
    show.set_defaults(command=_show)
    show.add_argument("record", metavar="RECORD")
    what = show.add_mutually_exclusive_group()
    what.add_argument("event", nargs="?", metavar="EVENT", help="an event's id, or the beginning of it")
    what.add_argument("--actor", metavar="NAME", help="one actor and its events")
    what.add_argument("--page", metavar="FILE", help="one page with its claims under its sentences")
    what.add_argument("--search", metavar="WORDS", help="claims and pages that hold these words")
    what.add_argument("--actors", action="store_true", help="list all actors")
    what.add_argument("--pages", action="store_true", help="list all pages, and which are one witness")
    what.add_argument("--incidents", action="store_true", help="list pages by the incident that they report")
    what.add_argument("--problems", action="store_true", help="list what went wrong or was left out")
    show.add_argument("--since", metavar="DAY", help="a timeline from this day on (2021-06-08)")
    show.add_argument("--all", action="store_true", help="a timeline of all events, however many they are")
    show.add_argument("--why", action="store_true", help="with --page: the rule and signs behind each claim")

    explain = commands.add_parser("explain", help="why claims are one event, or not; why a page has its date")
    explain.set_defaults(command=_explain)
    explain.add_argument("record", metavar="RECORD")
    explain.add_argument(
        "names",
        nargs="+",
        metavar="NAME",
        help="an event's id; or two claims: EVENT:N, as accord show RECORD EVENT numbers them, or ids",
    )
    explain.add_argument(
        "--date", action="store_true", help="NAME is a page: when it was published, and what decided that"
    )


def _own_knowledge(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The commands on actors, and on what a user adds to the lists."""
    actors = commands.add_parser("actors", help="who is in a record, and whom a person should settle")
    actors.set_defaults(command=_actors)
    actors.add_argument("record", metavar="RECORD")
    actors.add_argument("name", nargs="?", metavar="NAME", help="one actor, and why it is one on its pages")
    actors.add_argument(
        "--unresolved", action="store_true", help="sides that are not settled, with candidates"
    )

    places = commands.add_parser("gazetteer", help="add villages from a GeoNames dump to accord's places")
    places.set_defaults(command=_gazetteer)
    what = places.add_subparsers(required=True, metavar="WHAT", dest="what")
    add = what.add_parser("add", help="index a dump (.txt, .gz or .zip of 19 columns)")
    add.add_argument("file", metavar="FILE")
    add.add_argument("--name", metavar="NAME", help="instead of the file's")
    what.add_parser("list", help="what was added, and where it lies")
    what.add_parser("remove", help="take one away").add_argument("name", metavar="NAME")


def _hand_on(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The commands that make something of a record for others."""
    export = commands.add_parser("export", help="write a record in another format")
    export.set_defaults(command=_export)
    export.add_argument("record", metavar="RECORD")
    export.add_argument("--to", metavar="FORMAT", help=EXPORT_FORMATS)
    export.add_argument(
        "--release", metavar="NAME", help="freeze the record under this name, for accord diff and to be cited"
    )
    export.add_argument("-o", "--output", metavar="FILE", help="instead of the standard output")
    export.add_argument("--redact", metavar="LEVEL", help=REDACT)
    export.add_argument(
        "--tlp",
        metavar="LEVEL",
        help="of stix, who may have it by TLP 2.0: clear, green, amber (if left out), amber+strict or red",
    )

    diff = commands.add_parser("diff", help="tell what changed between two releases of a record, by event")
    diff.set_defaults(command=_diff)
    diff.add_argument("record", metavar="RECORD")
    diff.add_argument("old", metavar="NAME", help="a release that accord export --release made")
    diff.add_argument("new", nargs="?", metavar="NAME", help="a later one; the record as it is if left out")

    back = commands.add_parser("import", help="make a record of what accord export --to json wrote")
    back.set_defaults(command=_import)
    back.add_argument("file", metavar="FILE.json")
    back.add_argument("-o", "--output", required=True, metavar="RECORD", help="a file that is not there yet")

    report = commands.add_parser("report", help="write a part of a record as one HTML file")
    report.set_defaults(command=_report)
    report.add_argument("record", metavar="RECORD")
    report.add_argument("-o", "--output", required=True, metavar="FILE", help="the HTML file to write")
    report.add_argument(
        "--event", action="append", default=[], metavar="ID", help="this event; may be repeated"
    )
    report.add_argument("--actor", metavar="NAME", help="events in which this actor acts or is acted on")
    report.add_argument("--since", metavar="DAY", help="events that may be of this day or later (2021-06-08)")
    report.add_argument("--doubtful", action="store_true", help="events on doubtful claims alone, too")
    report.add_argument("--redact", metavar="LEVEL", help=REDACT)


def _version() -> str:
    from importlib import metadata

    return f"accord {metadata.version('accord')}"


# --- build -----------------------------------------------------------------------------------------


def _build(options: argparse.Namespace) -> None:
    from accord import build
    from accord.cli import show
    from accord.cli.layout import Paper, count
    from accord.record.store import LEFT_OUT

    with _progress() as progress:
        record = build(
            options.paths,
            options.output,
            manifest=options.manifest,
            workers=options.workers,
            progress=progress,
            earlier=options.earlier or "refuse",
            actors=options.actors,
        )
    paper = Paper(sys.stdout)
    with record:
        summary = record.summary()
        show.headline(record, summary, paper)
        if summary.left_out:
            paper.line(f"left out: {count(len(summary.left_out), 'file')}")
            show.problems(summary.left_out, paper, most=show.FEW, prefix=LEFT_OUT)
        if summary.problems:
            paper.line(f"problems: {len(summary.problems)}")
            show.problems(summary.problems, paper, most=show.FEW)
        lost = sum(d.orphaned and not d.withdrawn for d in record.decisions())
        if lost:
            without = f"{count(lost, 'decision')} without effect, since what they are about is not found"
            paper.line(f"{without}: accord decide {options.output} --list tells which")
        paper.line(f"Read it with: accord show {options.output}")


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """A bar on a terminal, else a plain line now and then."""
    if not sys.stderr.isatty():
        yield _PlainProgress()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def tell(what: str, done: int, total: int) -> None:
            bar.update(task, description=what, completed=done, total=total)

        yield tell


class _PlainProgress:
    """A line at the beginning of each step, and one for each tenth of it."""

    def __init__(self) -> None:
        self._said = ("", -1)

    def __call__(self, what: str, done: int, total: int) -> None:
        tenth = 10 * done // total if total else 10
        if (what, tenth) != self._said:
            self._said = (what, tenth)
            numbers = f": {done} of {total}" if total > 1 else ""
            print(f"{what}{numbers}", file=sys.stderr, flush=True)


# --- show and export -------------------------------------------------------------------------------


def _show(options: argparse.Namespace) -> None:
    from accord.cli import show
    from accord.cli.layout import Paper
    from accord.record import Record

    paper = Paper(sys.stdout)
    with Record(Path(options.record)) as record:
        if options.event:
            show.event(record, options.event, paper)
        elif options.actor:
            show.actor(record, options.actor, paper)
        elif options.page:
            show.page(record, options.page, paper, why=options.why)
        elif options.search:
            show.search(record, options.search, paper)
        elif options.actors:
            show.actors(record, paper)
        elif options.pages:
            show.pages(record, paper)
        elif options.incidents:
            from accord.cli.incidents import incidents

            incidents(record, paper)
        elif options.problems:
            show.problems(record.problems(), paper)
        else:
            show.timeline(record, paper, since=_day(options.since), most=None if options.all else show.MOST)


def _explain(options: argparse.Namespace) -> None:
    from accord.cli.dating import explain_date
    from accord.cli.explain import explain
    from accord.cli.layout import Paper
    from accord.record import Record

    if options.date and len(options.names) != 1:
        raise InputError("explain: --date takes one page")
    with Record(Path(options.record)) as record:
        if options.date:
            explain_date(record, options.names[0], Paper(sys.stdout))
        else:
            explain(record, options.names, Paper(sys.stdout))


def _day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text is not None else None
    except ValueError as error:
        raise InputError(f"--since {text}: not a day; write it as 2021-06-08") from error


def _actors(options: argparse.Namespace) -> None:
    from accord.cli import actors
    from accord.cli.layout import Paper
    from accord.record import Record

    paper = Paper(sys.stdout)
    if options.unresolved and options.name:
        raise InputError("actors: give NAME or --unresolved, not both")
    with Record(Path(options.record)) as record:
        if options.unresolved:
            actors.unresolved(record, paper)
        elif options.name:
            actors.one(record, options.name, paper)
        else:
            actors.listing(record, paper)


def _gazetteer(options: argparse.Namespace) -> None:
    from accord.cli import gazetteer
    from accord.cli.layout import Paper

    paper = Paper(sys.stdout)
    if options.what == "add":
        gazetteer.add(Path(options.file), options.name, paper)
    elif options.what == "remove":
        gazetteer.remove(options.name, paper)
    else:
        gazetteer.listing(paper)


def _serve(options: argparse.Namespace) -> None:
    from accord.cli.serve import serve

    serve(options.record, options.host, options.port)


def _user(options: argparse.Namespace) -> None:
    from accord.cli import user
    from accord.cli.layout import Paper

    paper = Paper(sys.stdout)
    if options.what == "list":
        user.listed(options.record, paper)
    elif options.name is None:
        raise InputError(f"user {options.what}: name somebody: accord user {options.what} RECORD NAME")
    elif options.what == "add":
        user.add(options.record, options.name, options.role, paper)
    else:
        user.remove(options.record, options.name, paper)


def _decide_help() -> str:
    from accord.cli.verdicts import HELP

    return HELP


def _decide(options: argparse.Namespace) -> None:
    from accord.cli import decide
    from accord.cli.layout import Paper
    from accord.record import Record

    paper = Paper(sys.stdout)
    chosen = [options.list, options.undo is not None, options.verdict is not None]
    if sum(chosen) != 1:
        raise InputError("decide: give a verdict, --undo ID or --list; accord decide --help tells more")
    if options.list:
        with Record(Path(options.record)) as record:
            decide.decisions(record, paper)
        return
    with _progress() as progress:
        if options.undo is not None:
            record = decide.undo(options.record, options.undo, progress)
        else:
            record = decide.decide(
                options.record, options.verdict, options.names, options.because, options.by, progress
            )
    with record:
        decide.outcome(record, paper)


def _doctor(options: argparse.Namespace) -> None:
    from accord.cli import doctor
    from accord.cli.layout import Paper

    doctor.examine(Paper(sys.stdout), smoke=options.smoke)


def _export(options: argparse.Namespace) -> None:
    from accord.cli import export

    if options.to is None and options.release is None:
        raise InputError("export: give a format with --to, or a name with --release")
    if options.release is not None and options.redact is not None:
        raise InputError(
            "export: a release is the whole record; leave out --redact, or give a format with --to"
        )
    if options.release is not None:
        export.release(options.record, options.release)
    if options.to is not None:
        export.write(options.record, options.to, options.output, options.tlp, options.redact)


def _diff(options: argparse.Namespace) -> None:
    from accord.cli import diff
    from accord.cli.layout import Paper

    diff.diff(options.record, options.old, options.new, Paper(sys.stdout))


def _import(options: argparse.Namespace) -> None:
    from accord.cli import show
    from accord.cli.layout import Paper
    from accord.export.importing import import_record
    from accord.record import Record

    import_record(Path(options.file), Path(options.output))
    with Record(Path(options.output)) as record:
        show.headline(record, record.summary(), Paper(sys.stdout))


def _report(options: argparse.Namespace) -> None:
    from accord.cli import report

    report.write(
        options.record,
        options.output,
        event=options.event,
        actor=options.actor,
        since=options.since,
        redact=options.redact,
        doubtful=options.doubtful,
    )
