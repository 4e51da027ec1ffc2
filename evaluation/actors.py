"""How well phrases find their actors, measured without extraction.

For each gold claim, every noun phrase and pronoun of its sentence is resolved; the claim's actors, targets
and speakers count as found where one of the phrases gives an actor that the scorer takes for them (recall).
Linking: of all phrases worded like a gold alias, which pairs stand for one actor (pairwise F1 by page).

    python -m evaluation.actors [--show] [CRISIS ...]
"""

from __future__ import annotations

import hashlib
import importlib.util
import itertools
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from accord.extract.names import find_names
from accord.extract.tree import Tree
from accord.language import parse
from accord.resolve.actors import resolve_actors
from accord.types import Actor, CaptureId, Claim, ClaimId, Document, DocumentId, Participant, Segment

SHARED = Path(__file__).resolve().parents[2] / "shared"
_SIDES = ("actors", "targets", "attributed_to")


def scorer() -> ModuleType:
    """The shared scorer, for its reading of names and sentences."""
    spec = importlib.util.spec_from_file_location("score_record", SHARED / "tools" / "score_record.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"{SHARED / 'tools' / 'score_record.py'} is missing; the measure needs it")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def crises() -> dict[str, Path]:
    """The gold files by the name of their crisis."""
    found = {"seeds": SHARED / "seeds" / "gold.json"}
    for path in sorted((SHARED / "gold" / "claims").glob("*/gold.json")):
        found[path.parent.name] = path
    return found


def page(path: Path) -> Document:
    """A gold page as a document, uncleaned: the measure looks at its annotated sentences alone."""
    text = path.read_text(encoding="utf-8")
    key = hashlib.sha256(text.encode()).hexdigest()[:16]
    return Document(
        id=DocumentId(key), capture=CaptureId(key), file=path.name, url=None, sha256=key,
        media_type="text/plain",
        text=text, title=None, publisher=None, agency=None, language="en", published=None, retrieved=None,
        segments=(Segment(start=0, end=len(text), kind="body"),), removed=(), offsets=((0, 0, len(text)),),
    )  # fmt: skip


def phrases(document: Document) -> tuple[list[Participant], tuple[Actor, ...], Tree]:
    """Every noun phrase and pronoun of a page, resolved."""
    parsed = parse(document)
    tree = Tree(document, parsed)
    heads = [
        i
        for i, tag in enumerate(parsed.tags)
        if tag in ("NOUN", "PROPN", "PRON") or parsed.relations[i] == "nsubj"
    ]
    claims = []
    for head in heads:
        kind = "pronoun" if parsed.tags[head] == "PRON" else "description"
        mention = tree.mention(*tree.phrase(head), kind)  # type: ignore[arg-type]
        claims.append(
            Claim(
                id=ClaimId(str(head)),
                document=document.id,
                evidence=(mention,),
                type="ASSAULT",
                mode=None,
                actors=(Participant(mention=mention),),
                targets=(),
                trigger=mention,
                rule="",
            )
        )
    done, actors = resolve_actors(document, parsed, find_names(document, parsed), claims)
    return [p for claim in done for p in claim.actors], actors, tree


class Measure:
    """Recall of gold sides and linking counts of one crisis."""

    def __init__(self, gold: dict[str, Any], folder: Path, score: ModuleType) -> None:
        self.score, self.gold = score, gold
        self.hits = {side: [0, 0] for side in _SIDES}
        self.links = [0, 0, 0]
        self.missed: list[str] = []
        pages = {}
        every: dict[str, dict[str, Any]] = {}
        for d in gold["documents"]:
            found, actors, tree = phrases(page(folder / (d.get("file") or f"{d['id']}.txt")))
            pages[d["id"]] = (d, found, tree)
            for a in actors:
                entry = every.setdefault(a.id, {"id": a.id, "name": a.name, "aliases": []})
                entry["aliases"] += [x for x in a.aliases if x not in entry["aliases"]]
        self.names = score.Names({"actors": list(every.values())}, gold)
        for d, found, tree in pages.values():
            self._recall(d, found, tree)
            self._linking(found)

    def _keys(self, participant: Participant) -> set[Any]:
        entry: dict[str, Any] = {"actor": participant.actor, "mention": {"quote": participant.mention.quote}}
        keys: set[Any] = self.names._one(entry)
        return keys

    def _recall(self, d: dict[str, Any], found: list[Participant], tree: Tree) -> None:
        folded, at = self.score.fold_map(tree.text)
        for claim in d["claims"]:
            spots = [(at[s], at[t - 1] + 1) for s, t in self.score.sentences_of(folded, claim["evidence"])]
            inside = [p for p in found if any(s <= p.mention.span.start < t for s, t in spots)]
            keys = [self._keys(p) for p in inside]
            for side in _SIDES:
                for name, gold in zip(claim[side], self.names.of_gold(claim[side]), strict=True):
                    hit = any(k & gold for k in keys)
                    self.hits[side][0] += hit
                    self.hits[side][1] += 1
                    if not hit:
                        got = "; ".join(f"{p.mention.quote} = {p.actor}" for p in inside if p.actor)
                        self.missed.append(f"{d['id']} {side} {name!r} <- {claim['evidence']!r}: {got}")

    def _linking(self, found: list[Participant]) -> None:
        owners: dict[str, set[str]] = {}
        for a in self.gold["actors"]:
            for k in self.score.keys_of(a):
                owners.setdefault(k, set()).add(a["name"])
        marked = []
        for p in found:
            names = owners.get(self.score.key(p.mention.quote), set())
            if len(names) == 1:
                marked.append((next(iter(names)), p.actor))
        for (ga, pa), (gb, pb) in itertools.combinations(marked, 2):
            same = pa is not None and pa == pb
            self.links[0] += same and ga == gb
            self.links[1] += same and ga != gb
            self.links[2] += (not same) and ga == gb


def measure(names: list[str] | None = None) -> dict[str, Measure]:
    """The measure of each crisis."""
    score = scorer()
    out = {}
    for name, path in crises().items():
        if not names or name in names:
            gold = json.loads(path.read_text(encoding="utf-8"))
            out[name] = Measure(gold, path.parent, score)
    return out


def main(arguments: list[str]) -> None:
    """Prints the measure; --show lists what was missed."""
    show = "--show" in arguments
    for name, m in measure([a for a in arguments if a != "--show"]).items():
        tp, fp, fn = m.links
        recall = "  ".join(f"{side} {h / max(n, 1):.3f} ({h}/{n})" for side, (h, n) in m.hits.items())
        precision, linked = tp / max(tp + fp, 1), tp / max(tp + fn, 1)
        link = f"linking F1 {2 * tp / max(2 * tp + fp + fn, 1):.3f} P {precision:.3f} R {linked:.3f}"
        print(f"{name:16} {recall}  {link}")
        if show:
            print("\n".join(m.missed))


if __name__ == "__main__":
    main(sys.argv[1:])
