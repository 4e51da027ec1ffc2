"""The actors of a record: who they are, what the pages call them, and what a person should settle."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from accord.cli.layout import Names, Paper, count, listed, namer, ties
from accord.record import Record
from accord.resolve.outcome import NAMELESS
from accord.types import (
    Actor,
    ActorId,
    Claim,
    ClaimId,
    Document,
    DocumentId,
    EventId,
    Mention,
    Participant,
)

FEW = 6  # names, pages and examples that are shown before "and so on"
_PRONOUNS = frozenset(
    """i me my we us our ours you your he him his she her hers it its they them their theirs who which that
    both all""".split()
)
_VERDICTS = {"same": "the same as on other pages", "unsure": "perhaps another than on other pages"}
ROLES = ("acts", "is the target", "speaks")


@dataclass(slots=True)
class _Use:
    """How a record uses one actor: events by role, and for each page the names and reasons."""

    events: dict[str, set[str]] = field(default_factory=lambda: {role: set() for role in ROLES})
    names: Counter[str] = field(default_factory=Counter)
    pages: dict[DocumentId, Counter[tuple[str, str]]] = field(default_factory=lambda: defaultdict(Counter))

    def done(self) -> list[str]:
        """In how many events the actor has which part."""
        return [f"{role} in {count(len(e), 'event')}" for role, e in self.events.items() if e]

    def is_nameless(self) -> bool:
        """Whether pages only describe the actor ("two suspects")."""
        return any(why in NAMELESS for page in self.pages.values() for _, why in page)


def listing(record: Record, paper: Paper) -> None:
    """All actors, those of most events first; then, in short, those whom pages describe and do not name."""
    names = namer(record.actor_names())
    uses = _uses(record)
    rank = {i: sum(map(len, u.events.values())) for i, u in uses.items()}
    ranked = sorted(record.actors(), key=lambda a: (-rank.get(a.id, 0), a.name.casefold(), a.id))
    people = (a for a in ranked if a.id in uses and a.kind != "armed-group")
    nameless = [a for a in people if uses[a.id].is_nameless()]
    for found in (a for a in ranked if a not in nameless):
        use = uses.get(found.id, _Use())
        paper.line(found.name, mark="bold")
        part_of = f"part of {names(found.parent)}" if found.parent else None
        paper.line(listed([found.kind, found.country, found.id, part_of]), 2, 4)
        if spellings := _spellings(found, use):
            paper.line(f"called {spellings}", 2, 4)
        pages = f"on {count(len(use.pages), 'page')}" if use.pages else "not itself named in a claim"
        paper.line(listed([*use.done(), pages], ", "), 2, 4)
    if nameless:
        paper.line()
        paper.line(f"Described, not named ({len(nameless)})", mark="bold")
    for found in nameless:
        paper.line(listed([found.name, found.kind, *uses[found.id].done()]), 2, 4)


def _spellings(actor: Actor, use: _Use) -> str:
    """The names that pages use, most used first, then further ones."""
    used = [n for n, times in use.names.most_common() if times]
    every = list(dict.fromkeys([*used, *actor.aliases]))
    every = [n for n in every if n != actor.name]
    more = f" and {len(every) - FEW} more" if len(every) > FEW else ""
    return "; ".join(f"“{n}”" for n in every[:FEW]) + more


def one(record: Record, name: str, paper: Paper) -> None:
    """One actor: its roles with their dates, and page by page why what is called so is this actor."""
    found = record.actor(name)
    names = namer(record.actor_names())
    use = _uses(record).get(found.id, _Use())
    files = _files(record)
    judged = {page: (_VERDICTS[verdict], evidence) for page, verdict, evidence in found.identity}
    paper.line(found.name, mark="bold")
    paper.line(listed([found.kind, found.country, found.id]), 2, 4)
    for scheme, id in found.external_ids:
        paper.line(f"{scheme} {id}", 2, 4)
    for role in found.roles:
        days = " to ".join(str(d) if d else "…" for d in (role.since, role.until))
        paper.line(f"{role.role}: {names(role.parent)}, {days}", 2, 4)
    ties(record.actor_relations(found.id), found.id, names, paper)
    paper.line()
    paper.line(f"Why it is one actor on {count(len(use.pages), 'page')}", mark="bold")
    for document in sorted(use.pages, key=lambda d: files[d]):
        paper.line(files[document], 2)
        for (words, why), times in use.pages[document].most_common(FEW):
            paper.line(f"“{words}” ({times}): {why}", 4, 6)
        if document in judged:
            paper.line(listed(judged[document], ": "), 4, 6)
    paper.line()
    paper.line(
        f"Where it is not one: accord decide {record.path} split-actor {found.id} WORDS|PAGE NAME; a file of"
        " actors changes whom names mean, accord build --actors FILE.", 0, 2,
    )  # fmt: skip


# --- what is not settled -----------------------------------------------------------------------------


@dataclass(slots=True)
class _Open:
    """One wording that leads to no actor, or to one of several."""

    claims: list[Claim] = field(default_factory=list)
    mention: Mention | None = None


def unresolved(record: Record, paper: Paper) -> None:
    """What a person should settle: wordings without an actor, then those that might be another."""
    names = namer(record.actor_names())
    files = _files(record)
    events = {c: e.id for e in record.events() for c in e.claims}
    empty: dict[tuple[str, str, tuple[str, ...]], _Open] = defaultdict(_Open)
    doubtful: dict[tuple[str, str, tuple[str, ...]], _Open] = defaultdict(_Open)
    for claim in record.claims():
        for p in (*claim.actors, *claim.targets):
            settled = p.resolution
            others = settled.candidates if settled else ()
            if p.actor is None:
                _note(empty, claim, p, settled.reason if settled else "nobody is named", others)
            elif any(c != p.actor for c in others) and len(others) > 1:
                _note(doubtful, claim, p, f"taken for {names(p.actor)}", others)
    _print(empty, "Not settled", names, files, events, paper)
    _print(doubtful, "Settled, but another is possible", names, files, events, paper)
    namesakes = [a for a in record.actors() if any(verdict == "unsure" for _, verdict, _ in a.identity)]
    _print_namesakes(namesakes, files, paper)
    if not empty and not doubtful and not namesakes:
        paper.line("Every side of every claim is settled.")
    else:
        paper.line()
        paper.line(
            f"To settle one: accord decide {record.path} edit or split-actor (accord decide --help), or list"
            " the name in a file of your own: accord build --actors FILE.", 0, 2,
        )  # fmt: skip


def _print_namesakes(found: Sequence[Actor], files: dict[DocumentId, str], paper: Paper) -> None:
    """Actors that several pages name, and that may be several."""
    if not found:
        return
    paper.line()
    paper.line(f"Named alike on several pages, perhaps not one: {len(found)}", mark="bold")
    for actor in found:
        paper.line(listed([actor.name, actor.id]), 2, 4)
        for page, verdict, evidence in actor.identity:
            if verdict == "unsure":
                paper.line(f"{files[page]}: {evidence}", 4, 6)


def _note(
    into: dict[tuple[str, str, tuple[str, ...]], _Open],
    claim: Claim,
    side: Participant,
    why: str,
    candidates: tuple[str, ...],
) -> None:
    words = " ".join(side.mention.quote.split())
    key = next((k for k in into if k[0].casefold() == words.casefold() and k[1:] == (why, candidates)), None)
    entry = into[key or (words, why, candidates)]
    entry.claims.append(claim)
    entry.mention = entry.mention or side.mention


def _print(
    found: dict[tuple[str, str, tuple[str, ...]], _Open],
    title: str,
    names: Names,
    files: dict[DocumentId, str],
    events: dict[ClaimId, EventId],
    paper: Paper,
) -> None:
    if not found:
        return
    paper.line(f"{title}: {count(len(found), 'wording')}", mark="bold")
    ordered = sorted(found.items(), key=lambda kv: (-len(kv[1].claims), kv[0][0].casefold(), kv[0]))
    for (words, why, candidates), entry in ordered:
        pages = sorted({files[c.document] for c in entry.claims})
        paper.line()
        paper.line(f"“{words}”", 1)
        paper.line(listed([count(len(entry.claims), "claim"), _some(pages)]), 3, 5)
        may_be = f"; may be {', '.join(_known(names, c) for c in candidates)}" if candidates else ""
        paper.line(f"{why}{may_be}", 3, 5)
        first = entry.claims[0]
        sentence = " ".join(first.evidence[0].quote.split())
        paper.line(f"“{sentence}”", 3, 5, mark="dim")
        paper.line(
            listed([f"claim {first.id}", f"event {events[first.id]}" if first.id in events else None]), 3, 5
        )


def _known(names: Names, key: str) -> str:
    """A candidate by name where an actor of the record has its id, else by its id."""
    return names(ActorId(key)) or key


def _some(words: list[str]) -> str:
    more = f" and {len(words) - 3} more" if len(words) > 3 else ""
    return ", ".join(words[:3]) + more


# --- reading the record ------------------------------------------------------------------------------


def _uses(record: Record) -> dict[ActorId, _Use]:
    uses: dict[ActorId, _Use] = defaultdict(_Use)
    events = {c: e.id for e in record.events() for c in e.claims}
    for claim in record.claims():
        for actor, role, words, why in _mentions(claim):
            use = uses[actor]
            if claim.id in events:
                use.events[role].add(events[claim.id])
            if words:
                use.names[words] += words.casefold() not in _PRONOUNS
                use.pages[claim.document][words, why] += 1
    return uses


def _mentions(claim: Claim) -> Iterator[tuple[ActorId, str, str, str]]:
    """(actor, role, words, reason) of each side and speaker; no words where the sentence names nobody."""
    for side, role in ((claim.actors, ROLES[0]), (claim.targets, ROLES[1])):
        for p in side:
            if p.actor is not None:
                why = p.resolution.reason if p.resolution else "no reason given"
                if p.antecedent is not None:
                    why += f": “{' '.join(p.antecedent.quote.split())}”"
                yield p.actor, role, _words(p.mention), why
    for v in claim.voices:
        for who in (v.actor, v.on_behalf_of):
            if who is not None:
                took = f": “{' '.join(v.antecedent.quote.split())}”" if v.antecedent else ""
                yield who, ROLES[2], _words(v.mention), f"speaks{took}"


def _words(mention: Mention | None) -> str:
    if mention is None or mention.kind == "implied":
        return ""
    return " ".join(mention.quote.split())


def _files(record: Record) -> dict[DocumentId, str]:
    return {d.id: _name(d) for d in record.documents(as_on_page=True)}


def _name(document: Document) -> str:
    return document.file or document.url or document.id
