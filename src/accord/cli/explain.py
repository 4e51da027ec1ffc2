"""Why claims are one event, or are not: evidence for and against, in words and numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from accord.cli.layout import Paper, claim_line, count, listed, namer, voice
from accord.cli.show import OWN_VOICE, short_ids
from accord.errors import InputError
from accord.link.cluster import THRESHOLD, UNCOMPARED
from accord.link.compare import BASE, DIFFERENT, SAME
from accord.link.explain import Pull, Sign, Weighed, Weighing
from accord.link.verdicts import CONFLICT
from accord.record import Record
from accord.record.decisions import ON_TWO, Effects
from accord.types import Claim, ClaimId, Decision, Event

RIVALS = 5  # other events that are told of
CLASHES = 5  # pairs inside an event that cannot be one


def explain(record: Record, names: Sequence[str], paper: Paper) -> None:
    """An event, or two claims. Raises InputError where it is neither, NotFound where there are none."""
    if len(names) == 1:
        _event(record, record.event(names[0]), paper)
    elif len(names) == 2:
        one, two = (record.claim(name) for name in names)
        if one.id == two.id:
            raise InputError(f"explain: {' and '.join(names)} name one claim; name two")
        _claims(record, one, two, paper)
    else:
        raise InputError("explain: name an event, or two claims (EVENT:N, or a claim's id)")


# --- two claims ------------------------------------------------------------------------------------


def _claims(record: Record, one: Claim, two: Claim, paper: Paper) -> None:
    events = record.events()
    ids = short_ids(record, [e.id for e in events])
    home = {c: e for e in events for c in e.claims}
    weighing = weighing_of(record, [one, two])
    for claim in (one, two):
        _claim(record, claim, _label(claim.id, home, ids, record), paper)
    paper.line()
    found = weighing.pair(one.id, two.id)
    _verdict(found, (one, two), paper)
    paper.line()
    paper.line("What became of it", mark="bold")
    decided = record.decided()
    said = _decisions_between(decided, one.id, two.id)
    for decision in said:
        paper.line(f"{_told(decision)}. It outranks all that is weighed.", 1, 3)
    left, right = home.get(one.id), home.get(two.id)
    if left is None or right is None:
        paper.line("A rejected claim stands in no event.", 1, 3)
    elif left.id == right.id:
        paper.line(f"Both are in event {ids[left.id]}, {left.title}.", 1, 3)
        rest = [c for c in left.claims if c not in (one.id, two.id)]
        if rest and not said and not found.copied:
            weighing = weighing_of(record, record.claims(event=left.id))
            for claim in (one, two):
                pull = weighing.pull([claim.id], rest)
                paper.line(
                    f"{_label(claim.id, home, ids, record)} with the event's other claims: {_mean(pull)}.",
                    1,
                    3,
                )
    else:
        paper.line(
            f"They are in two events: {ids[left.id]} {left.title}; {ids[right.id]} {right.title}.", 1, 3
        )
        if one.type == two.type and not said:
            both = [*record.claims(event=left.id), *record.claims(event=right.id)]
            told = _apart(weighing_of(record, both).pull(left.claims, right.claims))
            paper.line(told[0].upper() + told[1:] + ".", 1, 3)


def _verdict(found: Weighed, claims: tuple[Claim, Claim], paper: Paper) -> None:
    verdict = found.comparison.verdict
    if claims[0].type != claims[1].type:
        types = f"{claims[0].type} and {claims[1].type}"
        paper.line(f"Never compared: they are of two types, {types}", mark="bold")
        return
    if found.met:
        paper.line(f"Verdict: {verdict}", mark="bold")
    else:
        paper.line("Never compared: nothing in common that made it worth while", mark="bold")
        paper.line("They stand on two pages, and share no side or place within one stretch of time.", 1, 3)
        paper.line(f"Compared, the verdict would be: {verdict}.", 1, 3)
    for title, signs in (("for", found.speaks_for), ("against", found.speaks_against)):
        if signs:
            paper.line(title, 1)
        for sign in signs:
            paper.columns(f"{sign.adds:+.2f}", f"{_sign(sign)}: {sign.meaning}", 3, 11)
    total = f"{BASE:+.2f} to start with and the above make {found.comparison.score:+.2f}"
    scale = f"{SAME:+.1f} and more is same, {DIFFERENT:+.1f} and less different, between them unsure"
    paper.line(f"{total}; {scale}. What is unknown counts neither way.", 1, 3)
    if found.copied:
        paper.line("One claim in two copies of a text: joined before anything is weighed.", 1, 3)
    if found.barred:
        paper.line(
            f"Their sentences exclude each other: clustering takes {CONFLICT:.0f} off this pair.", 1, 3
        )


def _sign(sign: Sign) -> str:
    return f"{sign.name} ({sign.value:.2f} × {sign.weight:+.1f})"


# --- an event --------------------------------------------------------------------------------------


def _event(record: Record, event: Event, paper: Paper) -> None:
    claims = record.claims(event=event.id)
    rivals = rivals_of(record, event)
    ids = short_ids(record, [event.id, *(r.id for r in rivals)])
    weighing = weighing_of(record, [*claims, *(c for r in rivals for c in record.claims(event=r.id))])
    paper.line(f"{ids[event.id]} {event.title}", mark="bold")
    paper.line(
        f"{count(len(claims), 'claim')}. Each pair that shares a page, or a side or place within one time, "
        f"is weighed: {BASE:+.1f} to start with, and the signs; {SAME:+.1f} and more is same, "
        f"{DIFFERENT:+.1f} and less different. "
        f"Groups are joined, best first, while the mean between them is above {THRESHOLD:.1f}.",
        1,
    )
    number = {c.id: n for n, c in enumerate(claims, start=1)}
    for claim in claims:
        paper.line()
        _claim(record, claim, f"[{number[claim.id]}]", paper)
        rest = [c.id for c in claims if c.id != claim.id]
        if not rest:
            paper.line("the only claim: it was joined with no other", 5, 7)
            continue
        pull = weighing.pull([claim.id], rest)
        if pull.pairs:
            _tie(pull.pairs[0], claim.id, number, paper)
        paper.line(f"with the {count(len(rest), 'other claim')}: {_mean(pull)}", 5, 7)
    _clashes(weighing, claims, number, paper)
    _kept_apart(weighing, event, rivals, number, ids, paper)
    _decided(record.decided(), {c.id for c in claims}, paper)


def _tie(pair: Weighed, here: ClaimId, number: dict[ClaimId, int], paper: Paper) -> None:
    other = pair.right if pair.left == here else pair.left
    how = (
        "one claim in two copies"
        if pair.copied
        else f"{pair.comparison.verdict} {pair.comparison.score:+.1f}"
    )
    paper.line(f"nearest [{number[other]}]: {how}; {_signs(pair)}", 5, 7)


def _signs(pair: Weighed) -> str:
    parts = []
    for title, signs in (("for", pair.speaks_for), ("against", pair.speaks_against)):
        if signs:
            parts.append(f"{title}: {', '.join(f'{_sign(s)} {s.adds:+.1f}' for s in signs)}")
    return "; ".join(parts) or "no sign either way"


def _clashes(weighing: Weighing, claims: Sequence[Claim], number: dict[ClaimId, int], paper: Paper) -> None:
    """Pairs inside the event that exclude each other by themselves."""
    found: list[Weighed] = []
    for n, claim in enumerate(claims):
        later = [c.id for c in claims[n + 1 :]]
        if later:
            found += [p for p in weighing.pull([claim.id], later).pairs if p.barred]
    if not found:
        return
    paper.line()
    paper.line("Pairs that exclude each other, outweighed by the rest", mark="bold")
    for pair in found[:CLASHES]:
        against = ", ".join(f"{_sign(s)} {s.adds:+.1f}" for s in pair.speaks_against)
        paper.line(f"[{number[pair.left]}] and [{number[pair.right]}]: {against}; {CONFLICT:.0f} off", 1, 3)
    if len(found) > CLASHES:
        paper.line(f"and {len(found) - CLASHES} more", 1)


def rivals_of(record: Record, event: Event) -> list[Event]:
    """The events that have claims which may be of this one, those with most such pairs first."""
    mine = set(event.claims)
    judged = record.judgements(event=event.id, outward=True)
    home = record.events_of({c for j in judged for c in (j.left, j.right)} - mine)
    votes = Counter(home[c] for j in judged for c in (j.left, j.right) if c in home)
    first = sorted(votes, key=lambda i: (-votes[i], i))[:RIVALS]
    by_id = {e.id: e for e in record.events(ids=first)}
    return [by_id[i] for i in first]


def _kept_apart(
    weighing: Weighing,
    event: Event,
    rivals: Sequence[Event],
    number: dict[ClaimId, int],
    ids: dict[str, str],
    paper: Paper,
) -> None:
    if not rivals:
        return
    paper.line()
    paper.line("Events that come near, and why they stay apart", mark="bold")
    for rival in rivals:
        pull = weighing.pull(event.claims, rival.claims)
        paper.line(f"{ids[rival.id]} {rival.title}", 1, 3)
        paper.line(_apart(pull), 3, 5)
        if pull.pairs:
            best = pull.pairs[0]
            here = best.left if best.left in number else best.right
            verdict = f"{best.comparison.verdict} {best.comparison.score:+.1f}"
            paper.line(f"its nearest claim is to [{number[here]}]: {verdict}; {_signs(best)}", 3, 5)


def _apart(pull: Pull) -> str:
    barred = sum(p.barred for p in pull.pairs)
    clash = f", of which {barred} exclude each other" if barred else ""
    if pull.mean > THRESHOLD:
        end = "above the threshold: a decision, or what was joined before, keeps them apart"
    else:
        end = f"not above {THRESHOLD:.1f}: not joined"
    return f"between them: {_mean(pull)}{clash}; {end}"


def _mean(pull: Pull) -> str:
    rest = pull.possible - len(pull.pairs)
    faint = f", {rest} not compared and counted faintly as {UNCOMPARED:+.1f}" if rest else ""
    return f"weighted mean {pull.mean:+.2f} ({count(len(pull.pairs), 'pair')} compared{faint})"


def _decided(decided: Effects, claims: set[ClaimId], paper: Paper) -> None:
    told = dict.fromkeys(
        _told(d) for d in decided.pairs if d.verdict in ON_TWO and {d.old, d.new} & {str(c) for c in claims}
    )
    if told:
        paper.line()
        paper.line("People's decisions, which outrank the weights", mark="bold")
    for one in told:
        paper.line(one, 1, 3)


def _told(decision: Decision) -> str:
    reason = f": {decision.reason}" if decision.reason else ""
    return f"{decision.id} {decision.verdict}, decided by {decision.by} on {decision.at:%Y-%m-%d}{reason}"


def _decisions_between(decided: Effects, one: ClaimId, two: ClaimId) -> list[Decision]:
    return [d for d in decided.pairs if {d.old, d.new} == {str(one), str(two)}]


# --- what both need --------------------------------------------------------------------------------


def weighing_of(record: Record, claims: Iterable[Claim]) -> Weighing:
    """All claims of the pages on which these stand, ready to be weighed again."""
    pages = sorted({c.document for c in claims})
    told = [c for p in pages for c in record.claims(document=p, as_on_page=True)]
    return Weighing(
        record.documents(ids=pages, as_on_page=True),
        told,
        record.actors(),
        list({(x.a, x.b): x for p in pages for x in record.lineage(p)}.values()),
        record.published(pages),
        record.dates([c.id for c in told]),
    )


def _claim(record: Record, claim: Claim, label: str, paper: Paper) -> None:
    names = namer(record.actor_names())
    document = record.document(claim.document)
    page = listed([document.file or document.url, document.publisher], ", ")
    sentence = " […] ".join(" ".join(e.quote.split()) for e in claim.evidence)
    paper.line(f"{label} {claim_line(claim, names)}", 1, 5)
    paper.line(f"“{sentence}” ({listed([voice(claim.voices, names) or OWN_VOICE, page])})", 5, 5, mark="dim")


def _label(claim: ClaimId, home: dict[ClaimId, Event], ids: dict[str, str], record: Record) -> str:
    event = home.get(claim)
    if event is None:
        return str(claim)
    inside = [c.id for c in record.claims(event=event.id)]
    return f"{ids[event.id]}:{inside.index(claim) + 1}"
