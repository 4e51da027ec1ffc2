"""What changed from one version of a record to another, event by event, and why.

Events are followed by their claims, since an event is a view of claims: one that shares claims with
several new ones was split, several that share claims with one new one were merged. A claim is the same
where its id is: the same words of the same page, read as the same type.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from accord.record.codec import Data

Kind = Literal["new", "gone", "merged", "split", "changed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of an event in words, as it was and as it is; None where there was or is nothing."""

    name: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of an event. `old` and `new` are ids; `reasons` say why, as far as the versions tell."""

    kind: Kind
    title: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    fields: tuple[Field, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What two versions differ in; events in the order of the new version."""

    pages_new: tuple[str, ...]
    pages_gone: tuple[str, ...]
    decisions: tuple[str, ...]
    programs: tuple[str, ...]
    events: tuple[Change, ...]


def changes(old: dict[str, Data], new: dict[str, Data]) -> Changes:
    """How the version `new` differs from the version `old`; both are data of the json format."""
    between = _Between(old, new)
    return Changes(
        pages_new=tuple(between.names[d] for d in between.pages_new),
        pages_gone=tuple(between.names[d] for d in between.pages_gone),
        decisions=tuple(f"{i} {between.decided[i]}" for i in sorted(between.decided)),
        programs=between.programs,
        events=tuple(between.events()),
    )


class _Between:
    """Two versions and what ties them."""

    def __init__(self, old: dict[str, Data], new: dict[str, Data]) -> None:
        self.old = {e["id"]: e for e in old["events"]}
        self.new = {e["id"]: e for e in new["events"]}
        self._home_then = {c: e["id"] for e in old["events"] for c in e["claims"]}
        self._home_now = {c: e["id"] for e in new["events"] for c in e["claims"]}
        self._actors = {a["id"]: a["name"] for side in (old, new) for a in side["actors"]}
        self._claims = {c["id"]: c for side in (old, new) for c in side["claims"]}
        pages_then, pages_now = ({d["id"] for d in side["documents"]} for side in (old, new))
        self.names = {d["id"]: d["file"] or d["url"] or d["id"] for s in (old, new) for d in s["documents"]}
        self.pages_new = [d["id"] for d in new["documents"] if d["id"] not in pages_then]
        self.pages_gone = [d["id"] for d in old["documents"] if d["id"] not in pages_now]
        self.decided = dict(_decided(old, new))
        self._touched = _touched(old, self.decided) | _touched(new, self.decided)
        self.programs = tuple(
            f"{name}: {old['generator'].get(name, 'none')} before, {new['generator'].get(name, 'none')} now"
            for name in sorted({**old["generator"], **new["generator"]})
            if old["generator"].get(name) != new["generator"].get(name)
        )

    def events(self) -> Iterator[Change]:
        """The changes, in the order of the new events; what is gone comes last."""
        split = {i: homes for i in self.old if len(homes := self._homes(i, self.old, self._home_now)) > 1}
        told: set[str] = set()
        for id, event in self.new.items():
            before = self._homes(id, self.new, self._home_then)
            if not before:
                yield self._change("new", event["title"], (), (id,))
            elif len(before) > 1 and not any(i in split for i in before):
                yield self._change("merged", event["title"], before, (id,))
            else:
                for i in before:
                    if i in split and i not in told:
                        told.add(i)
                        yield self._change("split", self.old[i]["title"], (i,), split[i])
                if len(before) == 1 and before[0] not in split:
                    yield from self._changed(before[0], id)
        for id, event in self.old.items():
            if not self._homes(id, self.old, self._home_now):
                yield self._change("gone", event["title"], (id,), ())

    @staticmethod
    def _homes(id: str, events: Mapping[str, Data], homes: Mapping[str, str]) -> tuple[str, ...]:
        """The events of the other version that hold claims of this one, its own id first."""
        found = dict.fromkeys(homes[c] for c in events[id]["claims"] if c in homes)
        return tuple(sorted(found, key=lambda other: (other != id, list(found).index(other))))

    def _changed(self, then: str, now: str) -> Iterator[Change]:
        fields = [
            Field(name=name, old=a, new=b)
            for name, a, b in self._compared(self.old[then], self.new[now])
            if a != b
        ]
        if fields:
            change = self._change("changed", self.new[now]["title"], (then,), (now,))
            yield Change(
                kind="changed",
                title=change.title,
                old=change.old,
                new=change.new,
                fields=tuple(fields),
                reasons=change.reasons,
            )

    def _compared(self, then: Data, now: Data) -> Iterator[tuple[str, str | None, str | None]]:
        for name in ("title", "type", "mode"):
            yield name, then[name], now[name]
        yield "date", _days(then["date"]), _days(now["date"])
        places_then, places_now = (_listed(p["name"] for p in e["places"]) for e in (then, now))
        yield "places", places_then, places_now
        for side in ("actors", "targets"):
            side_then, side_now = (_listed(self._actors.get(a, a) for a in e[side]) for e in (then, now))
            yield side, side_then, side_now
        tolls_then, tolls_now = _tolls(then), _tolls(now)
        for kind in dict.fromkeys([*tolls_then, *tolls_now]):
            yield kind, tolls_then.get(kind), tolls_now.get(kind)
        yield "claims", str(len(then["claims"])), str(len(now["claims"]))
        yield "pages", str(then["documents"]), str(now["documents"])
        yield "origins", str(len(then["origins"])), str(len(now["origins"]))
        disputed_then, disputed_now = (_listed(c["field"] for c in e["contested"]) for e in (then, now))
        yield "disputed", disputed_then, disputed_now

    def _change(self, kind: Kind, title: str, old: tuple[str, ...], new: tuple[str, ...]) -> Change:
        then = {c for i in old for c in self.old[i]["claims"]}
        now = {c for i in new for c in self.new[i]["claims"]}
        reasons = tuple(self._reasons(then, now, (*old, *new)))
        return Change(kind=kind, title=title, old=old, new=new, reasons=reasons)

    def _reasons(self, then: set[str], now: set[str], events: Iterable[str]) -> Iterator[str]:
        """Why, as far as it can be told: pages, decisions, programs, or the linking of other claims."""
        pages = {self._claims[c]["document"] for c in then | now}
        came = [self.names[d] for d in self.pages_new if d in pages]
        went = [self.names[d] for d in self.pages_gone if d in pages]
        if came:
            yield f"new pages: {', '.join(came)}"
        if went:
            yield f"pages that are gone: {', '.join(went)}"
        found = sorted({d for c in then | now for d in self._touched.get(c, ())})
        for id in found:
            yield f"decision {id}: {self.decided[id]}"
        if self.programs:
            yield "other versions of accord"
        if not (came or went or found or self.programs):
            yield "its claims compare otherwise with those of other pages that came or went"


# --- parts -----------------------------------------------------------------------------------------


def _decided(old: dict[str, Data], new: dict[str, Data]) -> Iterator[tuple[str, str]]:
    """Decisions that were taken or taken back between the versions, by id, in words."""
    then = {d["id"]: d for d in old["decisions"]}
    for decision in new["decisions"]:
        before = then.get(decision["id"])
        words = f"{decision['verdict']} {decision['field']} by {decision['by']}"
        if before is None and not decision["withdrawn"]:
            yield decision["id"], words
        elif before is not None and before["withdrawn"] != decision["withdrawn"]:
            yield decision["id"], f"{words}, taken back"
        elif before is not None and before["orphaned"] != decision["orphaned"]:
            yield decision["id"], f"{words}, its subject {'is gone' if decision['orphaned'] else 'is back'}"


def _touched(data: dict[str, Data], decided: Mapping[str, str]) -> dict[str, set[str]]:
    """The decisions among `decided` that each claim is the subject of."""
    out: dict[str, set[str]] = {}
    for claim in data["claims"]:
        for decision in claim["decided"]:
            out.setdefault(claim["id"], set()).add(decision["decision"])
    for pair in data["pairs"]:
        for claim in (pair["left"], pair["right"]):
            out.setdefault(claim, set()).add(pair["decision"])
    return {c: kept for c, ids in out.items() if (kept := ids & decided.keys())}


def _days(period: Data) -> str | None:
    return (
        None
        if period is None
        else " to ".join(dict.fromkeys(period[end] or "?" for end in ("earliest", "latest")))
    )


def _listed(values: Iterable[str]) -> str | None:
    return "; ".join(dict.fromkeys(values)) or None


def _tolls(event: Data) -> dict[str, str]:
    """Each figure in words, by kind and group."""
    return {
        " ".join(filter(None, (t["group"], t["kind"]))): str(t["best"] if t["best"] is not None else "?")
        + (f" ({t['low']} to {t['high']})" if t["low"] != t["high"] else "")
        for t in event["tolls"]
    }
