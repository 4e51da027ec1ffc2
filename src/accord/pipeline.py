"""The whole flow: read, then page by page clean, parse, extract and resolve; then link, and the record."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Literal

from accord import settings
from accord.clean import clean
from accord.engines import local, versions
from accord.errors import InputError, KnowledgeError, ModelError, RecordError
from accord.extract import extract
from accord.extract.names import find_names
from accord.extract.tree import tree_of
from accord.knowledge import additions
from accord.knowledge.additions import Additions
from accord.language import parse
from accord.link import Memory, dated_claims, link
from accord.read import decode, read
from accord.record import Contents, Record, ResultKey, Writer, codec, lock
from accord.record.changes import Snapshot, note
from accord.record.checks import without_claims, without_faults
from accord.record.decisions import apply, merged_whole
from accord.record.namesakes import identified
from accord.record.write import LastBuild, inputs_hash
from accord.resolve.actors import resolve_actors
from accord.resolve.confidence import with_confidence
from accord.resolve.dates import bound_page, resolve_dates
from accord.resolve.implied import imply_sides
from accord.resolve.inherit import inherit_places
from accord.resolve.named import Named
from accord.resolve.pagedate import Constraint, contradicted
from accord.resolve.places import page_places, resolve_places
from accord.types import (
    CaptureId,
    Decision,
    Document,
    Page,
    Parse,
    Problem,
    RawDocument,
    Reading,
    Withdrawal,
)

Progress = Callable[[str, int, int], None]  # what is being done, how many are done, of how many
Earlier = Literal["refuse", "keep", "withdraw"]

NOTHING = hashlib.sha256(b"").hexdigest()
LANGUAGE = "en"  # what the shipped model reads
LONGEST = 100_000  # characters of an article; more is a book or a list, and would take minutes
MOST_WORDS = 25_000  # an article of LONGEST characters has fewer; a text with more is made of marks
_WORD = re.compile(r"\w+|[^\w\s]")
KEEP_EVERY = 32  # pages after which results are put by, so that an interrupted build can go on


def build(
    paths: Sequence[str | Path],
    record: str | Path,
    manifest: str | Path | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
    earlier: Earlier = "refuse",
    actors: str | Path | None = None,
) -> Record:
    """Build a record from pages; `accord.build` tells what the arguments mean."""
    tell = progress or (lambda what, done, total: None)
    chosen = settings.from_environment(workers=workers)
    captures, problems = read(paths, manifest)
    if not captures:
        raise InputError(f"{', '.join(map(str, paths))}: no .txt or .html page there; name other paths")

    def waits() -> None:
        tell("waiting for another accord that writes to it", 0, 1)

    with (
        Writer(Path(record), lock.TURN, building=True, waits=waits) as writer,
        local.collecting_rarely(),
    ):
        captures, withdrawn = _with_earlier(writer, captures, earlier)
        added, remembered = _additions(writer, actors)
        decided = writer.decisions()
        made_of = _made_of(captures, withdrawn, (*problems, *decided), added, remembered)
        if writer.holds(*made_of):
            return Record(Path(record))
        with writer.apart(), added.in_use():
            outcomes = list(_outcomes(writer, captures, chosen, added, tell))
            last = _as_build(captures, withdrawn, outcomes, problems, added)
            memory = Memory(writer.remembered(versions.memory_key()))
            contents, _ = _contents(last, decided, tell, memory)
        if writer.decisions() != decided:  # taken meanwhile
            decided = writer.decisions()
            made_of = _made_of(captures, withdrawn, (*problems, *decided), added, remembered)
            memory = Memory(memory.after)
            with added.in_use():
                contents, _ = _contents(last, decided, tell, memory)
        tell("writing the record", 0, 1)
        contents = replace(contents, settings=remembered, remembered={versions.memory_key(): memory.after})
        sound = all(o.sound for o in outcomes)
        writer.publish(contents, last.key, versions.reading_key(), made_of=made_of if sound else None)
    return Record(Path(record))


def _made_of(
    captures: Sequence[RawDocument],
    withdrawn: Sequence[Withdrawal],
    others: Sequence[Problem | Decision],
    added: Additions,
    remembered: Mapping[str, str],
) -> tuple[ResultKey, str]:
    """What a whole record is known by: that of these inputs, as this accord makes it."""
    return versions.record_key(added.key), inputs_hash(captures, withdrawn, others, remembered)


def _as_build(
    captures: Sequence[RawDocument],
    withdrawn: Sequence[Withdrawal],
    outcomes: Sequence[Outcome],
    problems: Sequence[Problem],
    added: Additions,
) -> LastBuild:
    """What the stages over all pages work on, from what became of each capture."""
    provenance = versions.component_versions(added.key)
    gone = {w.capture for w in withdrawn}
    loose = [x for c, o in zip(captures, outcomes, strict=True) if c.id not in gone for x in o.problems]
    return LastBuild(
        key=versions.result_key(added.key),
        captures=tuple(captures),
        pages=tuple(replace(o.page, provenance=provenance) for o in outcomes if o.page is not None),
        problems=(*problems, *loose),
        generator=versions.generator(),
        withdrawn=tuple(withdrawn),
    )


def decide(
    record: str | Path,
    make: Callable[[Sequence[Decision]], Decision],
    progress: Progress | None = None,
) -> Record:
    """Add a person's decision to a record, and link its pages anew without reading them again.

    `make` gets the decisions so far, and gives a new one, or one of them changed (to withdraw it);
    `accord.record.deciding` has functions that make all kinds. Decision and effect come into the record
    together, or neither does; then what it changed downstream is noted (`accord.record.changes`). Raises
    RecordError where there is no record or it cannot be written,
    InputError where the decision cannot be followed, and what `make` raises.
    """
    tell = progress or (lambda what, done, total: None)
    with Record(Path(record)):
        pass  # no record is made where there is none
    with (
        Writer(Path(record), lock.TURN) as writer,
        Snapshot(Path(record)) as before,
        local.collecting_rarely(),
    ):
        made = make(writer.decisions())
        kept = [d for d in writer.decisions() if d.id != made.id]
        added, _ = _additions(writer, None)
        last = writer.last_build(versions.result_key(added.key))
        memory = Memory(writer.remembered(versions.memory_key()))
        with added.in_use():
            contents, faults = _contents(last, [*kept, made], tell, memory)
        if made.id in faults and not made.withdrawn:
            raise InputError(f"{made.verdict}: {faults[made.id]}")
        contents = replace(contents, remembered={versions.memory_key(): memory.after})
        writer.publish(contents)
        with Record(Path(record)) as after:
            note(Path(record), made.id, before.changes(after))
    return Record(Path(record))


def _additions(writer: Writer, actors: str | Path | None) -> tuple[Additions, dict[str, str]]:
    """What the user adds to the shipped knowledge, and what the record is to remember of it.

    `actors` is a file of own actors, "none" for none from now on, None for those that the record remembers.
    """
    remembered = writer.settings()
    data = settings.data_folder()
    if actors is None:
        added = additions.with_rows(remembered.get("actors", ""), data)
    elif str(actors) == "none":
        added = additions.with_rows("", data)
    else:
        added = additions.with_file(Path(actors), data)
        remembered["actors file"] = Path(actors).name
    now = {"actors": added.actors, "actors file": remembered.get("actors file", "")} if added.actors else {}
    if added.gazetteers:
        now["villages"] = ", ".join(f"{g.name} {g.digest}" for g in added.gazetteers)
    return added, now


def _contents(
    build: LastBuild, decided: Sequence[Decision], tell: Progress, memory: Memory
) -> tuple[Contents, Mapping[str, str]]:
    """The stages over all pages, with people's decisions; and which of these cannot be followed, and why."""
    tell("comparing pages", 0, 1)
    gone = {w.capture for w in build.withdrawn}
    read = identified([p for p in build.pages if p.document.capture not in gone])
    read = (*read, *(p for p in build.pages if p.document.capture in gone))
    applied = apply(read, decided, Named(read))
    pages = [p for p in applied.pages if p.document.capture not in gone]
    heard = [without_claims(p, applied.effects.rejected) for p in pages]
    pairs = applied.effects.pairs
    if any(d.verdict == "merge" for d in pairs):
        apart = link(heard, [d for d in pairs if d.verdict != "merge"], memory=memory)
        pairs = merged_whole(pairs, apart.events, [c for p in pages for c in p.claims])
    linked = link(heard, pairs, memory=memory)
    contents = Contents(
        captures=build.captures,
        pages=applied.pages,
        linked=linked,
        dates=dated_claims(pages, linked),
        problems=(*(p for p in build.problems if p.stage != "link"), *linked.problems),
        generator=build.generator,
        decisions=decided,
        effects=applied.effects,
        withdrawn=build.withdrawn,
    )
    return contents, applied.faults


def read_page(document: Document, threads: int = 1, tree: Parse | None = None) -> Page:
    """All that one cleaned page says, by itself; `tree` is its parse where that is known."""
    tree = tree or parse(document, threads)
    tree_of(document, tree)  # extraction's reading of the parse, which all that follows shares
    late = contradicted(document, tree)
    stated = document.published
    if stated is None or stated.earliest != stated.latest:
        document = replace(document, published=bound_page(document, tree) or stated)
    names = find_names(document, tree)
    claims = extract(document, tree, names)
    claims, actors = resolve_actors(document, tree, names, claims)
    places = page_places(document, tree, claims)
    placed = resolve_places(document, tree, claims, page=places)
    claims = imply_sides(placed, actors, document.published)
    claims = resolve_dates(document, tree, claims)
    claims = inherit_places(document, tree, names, claims, actors, places)
    claims = with_confidence(claims)
    return Page(document=document, claims=claims, actors=actors, problems=_misdated(document, late))


def _misdated(document: Document, late: Sequence[Constraint]) -> tuple[Problem, ...]:
    """A problem where the text tells of a day after the page's stated one as past."""
    if not late or document.published is None:
        return ()
    message = (
        f"states {document.published.latest} as its day, but {late[-1].reason}; "
        "name its day in a manifest if the page is wrong"
    )
    name = document.file or document.url
    return (Problem(file=name, stage="resolve", message=message, document=document.id),)


# --- page by page ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a capture. `problems` are those that no page holds; `sound` results may be kept.

    `reading` is a new result of the stages clean and parse, packed.
    """

    page: Page | None
    problems: tuple[Problem, ...] = ()
    sound: bool = True
    reading: bytes | None = None


def process(raw: RawDocument, threads: int = 1, reading: bytes | None = None) -> Outcome:
    """Clean and read one capture. An unexpected error becomes a problem; the page stays as a document.

    `reading` is what clean and parse made of it before. ModelError and KnowledgeError are raised: they would
    befall every page.
    """
    if reading is not None:
        return _read(codec.unpacked(Reading, reading), threads)
    name = raw.file or raw.url
    shown = _shown(raw)
    if shown > 4 * LONGEST:  # whatever cleaning may take out
        return Outcome(page=None, problems=(Problem(file=name, stage="clean", message=_too_long(shown)),))
    try:
        document, problems = clean(raw)
    except (ModelError, KnowledgeError):
        raise
    except Exception as error:  # told as a problem of the page
        lost = Problem(file=name, stage="clean", message=_in_words(error))
        return Outcome(page=None, problems=(lost,), sound=False)
    return _read(Reading(document=document, problems=tuple(problems), parse=None), threads)


def _read(known: Reading, threads: int) -> Outcome:
    """What a cleaned page says; without its parse, it is parsed."""
    document, tree = known.document, known.parse

    def problem(stage: str, message: str) -> Problem:
        name = document.file or document.url
        return Problem(file=name, stage=stage, message=message, document=document.id)

    def outcome(page: Page, *more: Problem, sound: bool = True) -> Outcome:
        new = tree is not None and known.parse is None
        reading = codec.packed(replace(known, parse=tree)) if new else None
        page = replace(page, problems=(*known.problems, *page.problems, *more))
        return Outcome(page=page, sound=sound, reading=reading)

    if len(document.text) > LONGEST:
        return outcome(Page(document=document), problem("clean", _too_long(len(document.text))))
    if not document.text or not _is_read(document):
        return outcome(Page(document=document))
    if len(document.text) > MOST_WORDS and (words := len(_WORD.findall(document.text))) > MOST_WORDS:
        message = _too_long(words, MOST_WORDS, "words and marks")
        return outcome(Page(document=document), problem("clean", message))
    try:
        tree = tree or parse(document, threads)
        made = read_page(document, threads, tree)
    except (ModelError, KnowledgeError):
        raise
    except Exception as error:  # told as a problem of the page
        failed = problem(_stage_of(error), _in_words(error))
        return outcome(Page(document=document), failed, sound=False)
    checked, faults = without_faults(made)
    return outcome(checked, *(problem("check", f) for f in faults))


def _too_long(length: int, most: int = LONGEST, what: str = "characters") -> str:
    return (
        f"the text has {length:,} {what}, more than the {most:,} that are read as one page, and gives "
        "no claims; split it into its articles"
    )


def _shown(raw: RawDocument) -> int:
    """About how many characters of a capture are text, in one pass: those outside of tags and scripts."""
    source, _ = decode(raw.data, raw.media_type)
    if raw.media_type != "text/html":
        return len(source)
    total, hidden = 0, False
    for part in source.split("<"):
        name = part[:7].lower()
        if name.startswith(("script", "style")):
            hidden = True
        elif name.startswith(("/script", "/style")):
            hidden = False
        if not hidden:
            total += len(part) - part.find(">") - 1
    return total


def _is_read(document: Document) -> bool:
    return document.language is None or document.language.split("-")[0] == LANGUAGE


def _outcomes(
    writer: Writer,
    captures: Sequence[RawDocument],
    chosen: settings.Settings,
    added: Additions,
    tell: Progress,
) -> Iterator[Outcome]:
    """What became of each capture, in order: taken from the record where nothing has changed, else made.

    Where only later stages have changed, what clean and parse made is taken from the record.
    """
    key, earlier = versions.result_key(added.key), versions.reading_key()
    known = writer.results(key, captures)
    changed = [c for c in captures if c.id not in known]
    todo = [Task(capture, reading) for capture, reading in writer.readings(earlier, changed)]
    made: dict[CaptureId, Outcome] = {}
    fresh: list[tuple[RawDocument, Page]] = []
    readings: list[tuple[RawDocument, bytes]] = []
    tell("reading pages", len(known), len(captures))
    work = partial(_work, threads=chosen.threads)
    runs = local.run(work, todo, workers=chosen.workers, prepare=added.use)
    try:
        for task, got in zip(todo, runs, strict=True):
            capture = task.capture
            outcome = got if isinstance(got, Outcome) else _lost(capture, got.reason)
            made[capture.id] = replace(outcome, reading=None)
            if outcome.reading is not None:
                readings.append((capture, outcome.reading))
            if outcome.page is not None and outcome.sound:
                fresh.append((capture, outcome.page))
            if max(len(fresh), len(readings)) >= KEEP_EVERY:
                writer.keep(key, fresh, earlier, readings)
                fresh.clear()
                readings.clear()
            tell("reading pages", len(known) + len(made), len(captures))
    finally:  # an interrupted build goes on from here
        writer.keep(key, fresh, earlier, readings)
    for capture in captures:
        yield made[capture.id] if capture.id in made else Outcome(page=known[capture.id])


@dataclass(frozen=True, slots=True)
class Task:
    """A capture to work on, and what clean and parse made of it before."""

    capture: RawDocument
    reading: bytes | None


def _work(task: Task, threads: int) -> Outcome:
    if task.reading is None:
        return process(task.capture, threads=threads)
    return process(task.capture, threads=threads, reading=task.reading)


def _with_earlier(
    writer: Writer, captures: Sequence[RawDocument], earlier: Earlier
) -> tuple[list[RawDocument], list[Withdrawal]]:
    """The captures with all of the last build, in order, and which are withdrawn; see `accord.build`."""
    out = {c.id: c for c in captures}
    gone = {w.capture: w for w in writer.withdrawals() if w.capture not in out}
    held = writer.capture_names()
    missing = {i: name for i, name in held.items() if i not in out and i not in gone}
    if missing and earlier == "refuse":
        names = ", ".join(sorted(missing.values())[:3]) + (", …" if len(missing) > 3 else "")
        pages = "1 page that is" if len(missing) == 1 else f"{len(missing)} pages that are"
        raise RecordError(
            f"{writer.path}: holds {pages} not among those given ({names}): "
            "add --add to keep what it holds, --replace to mark it as withdrawn, or name another file"
        )
    if missing and earlier == "withdraw":
        by, now = f"accord {versions.accord_version()}", dt.datetime.now(dt.UTC).replace(microsecond=0)
        gone |= {i: Withdrawal(capture=i, by=by, at=now) for i in missing}
    if not held.keys() <= out.keys():
        earlier_ones = {c.id: c for c in writer.captures() if c.id not in out}
        if any(not c.data and c.sha256 != NOTHING for c in earlier_ones.values()):
            raise RecordError(
                f"{writer.path}: was imported, and has not the bytes of its pages to read them anew; "
                "give all of its pages, or name another file"
            )
        out |= earlier_ones
    return [out[i] for i in sorted(out)], [gone[i] for i in sorted(gone)]


def _lost(capture: RawDocument, reason: str) -> Outcome:
    problem = Problem(file=capture.file or capture.url, stage="engine", message=reason)
    return Outcome(page=None, problems=(problem,), sound=False)


def _stage_of(error: BaseException) -> str:
    """The stage whose code the error came through last."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        parts = Path(frame.filename).parts
        if "accord" in parts and not frame.filename.endswith("pipeline.py"):
            stage = parts[len(parts) - 1 - parts[::-1].index("accord") + 1]
            return stage.removesuffix(".py")
    return "pipeline"


def _in_words(error: BaseException) -> str:
    """An unexpected error in one line: what it was, and where in the code."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [f for f in frames if "accord" in Path(f.filename).parts]
    where = f" ({Path(own[-1].filename).name}, line {own[-1].lineno})" if own else ""
    text = " ".join(str(error).split())
    return f"unexpected {type(error).__name__}: {text[:200]}{where}; please report it with the page"
