"""ECB+ (development topics): which documents report one incident, and which mentions one event.

Documents: the texts of the topics become pages, which `accord.link.incidents` groups. Gold: a document's
incident is its topic and subtopic (ECB or ECB+). B-cubed over documents.

Mentions: annotated action mentions of the curated sentences become claims of one type, with the annotated
participants, places and times of their sentence; linking's own comparison and clustering puts them together.
CoNLL F1 (the mean of MUC, B-cubed and CEAF-e) over all mentions of the topics, singletons included, one
topic at a time, as ECB+ is usually scored with gold topics.
"""

from __future__ import annotations

import csv
import hashlib
import re
import xml.etree.ElementTree as ElementTree
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from accord import pipeline
from accord.engines import local
from accord.link import link
from accord.link.incidents import incidents_of
from accord.types import (
    ActorId,
    CaptureId,
    Claim,
    ClaimId,
    ClaimPlace,
    Document,
    DocumentId,
    Mention,
    Page,
    Participant,
    RawDocument,
    Span,
)
from evaluation.gold import SHARED

DATA = SHARED / "gold" / "ecbplus"
TOPICS = ("2", "5", "12", "18", "21", "23", "34", "35")
Clusters = Sequence[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Text:
    """One annotated document: tokens by sentence, markables, and the gold event of each action mention."""

    name: str
    topic: str
    tokens: Mapping[int, tuple[int, str]]  # token id -> sentence, word
    markables: Mapping[int, tuple[str, tuple[int, ...]]]  # markable id -> tag, token ids
    instance: Mapping[int, str]  # markable id -> gold cluster

    @property
    def incident(self) -> str:
        return f"{self.topic}{'plus' if 'plus' in self.name else ''}"

    def words(self, ids: Sequence[int]) -> str:
        return " ".join(self.tokens[i][1] for i in ids)


def score() -> dict[str, float]:
    """Documents by incident (B-cubed) and mentions by event (CoNLL F1 and its parts)."""
    texts = read()
    curated = read_curated()
    out = {f"documents.{name}": value for name, value in document_figures(texts).items()}
    return out | {f"mentions.{name}": value for name, value in mention_figures(texts, curated).items()}


def read(topics: Sequence[str] = TOPICS) -> list[Text]:
    return [read_text(path, t) for t in topics for path in sorted((DATA / t).glob("*.xml"))]


def read_text(path: Path, topic: str) -> Text:
    root = ElementTree.parse(path).getroot()
    tokens = {int(t.get("t_id", 0)): (int(t.get("sentence", 0)), t.text or "") for t in root.findall("token")}
    markables: dict[int, tuple[str, tuple[int, ...]]] = {}
    names: dict[int, str] = {}
    for m in root.findall("Markables/*"):
        anchors = tuple(int(a.get("t_id", 0)) for a in m.findall("token_anchor"))
        key = int(m.get("m_id", 0))
        markables[key] = (m.tag, anchors)
        if not anchors:
            names[key] = m.get("instance_id") or f"{path.stem}-{key}"
    instance: dict[int, str] = {}
    for relation in root.findall("Relations/*"):
        target = relation.find("target")
        at = int(target.get("m_id", 0)) if target is not None else -1
        cross = relation.tag == "CROSS_DOC_COREF"
        name = relation.get("note") if cross else f"{path.stem}-{relation.get('r_id')}"
        for source in relation.findall("source"):
            instance[int(source.get("m_id", 0))] = f"{topic}-{name or names.get(at)}"
    return Text(path.name, topic, tokens, markables, instance)


def read_curated() -> dict[str, set[int]]:
    """The sentences of each document (its name without .xml) that annotators checked."""
    out: dict[str, set[int]] = defaultdict(set)
    with (DATA / "ECBplus_coreference_sentences.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            out[f"{row['Topic']}_{row['File']}"].add(int(row["Sentence Number"]))
    return out


# --- documents -------------------------------------------------------------------------------------


def document_figures(texts: Sequence[Text]) -> dict[str, float]:
    captures = [capture_of(t) for t in texts]
    pages = [
        o.page
        for o in local.run(pipeline.process, captures, workers=2)
        if isinstance(o, pipeline.Outcome) and o.page is not None
    ]
    gold = {t.name: t.incident for t in texts}
    found = incidents(pages)
    wanted: dict[str, set[str]] = defaultdict(set)
    for name, incident in gold.items():
        wanted[incident].add(name)
    precision, recall, f1 = b_cubed(found, [frozenset(v) for v in wanted.values()])
    return {"b3": f1, "b3.precision": precision, "b3.recall": recall}


def capture_of(text: Text) -> RawDocument:
    lines: dict[int, list[str]] = defaultdict(list)
    for sentence, word in text.tokens.values():
        lines[sentence].append(word)
    data = "\n".join(_plain(" ".join(words)) for _, words in sorted(lines.items())).encode("utf-8")
    digest = hashlib.sha256(data).hexdigest()
    return RawDocument(
        id=CaptureId(hashlib.sha256(text.name.encode() + data).hexdigest()),
        file=text.name,
        url=None,
        sha256=digest,
        media_type="text/plain",
        data=data,
    )


def _plain(sentence: str) -> str:
    """A tokenised sentence written as usual."""
    sentence = sentence.replace("``", '"').replace("''", '"')
    sentence = re.sub(r" (n't|'s|'re|'ve|'ll|'d|'m)\b", r"\1", sentence)
    return re.sub(r" ([.,;:!?)\]%])", r"\1", re.sub(r"([(\[$]) ", r"\1", sentence))


def incidents(pages: Sequence[Page]) -> list[frozenset[str]]:
    """Pages by incident, as accord's own view of them has it."""
    linked = link(pages)
    file = {p.document.id: p.document.file or "" for p in pages}
    claims = [c for p in pages for c in p.claims]
    groups = incidents_of([p.document for p in pages], claims, linked.events, linked.lineage)
    return [frozenset(file[d] for d in group) for group in groups]


# --- mentions --------------------------------------------------------------------------------------


def mention_figures(texts: Sequence[Text], curated: Mapping[str, set[int]]) -> dict[str, float]:
    by_topic: dict[str, list[Text]] = defaultdict(list)
    for text in texts:
        by_topic[text.topic].append(text)
    found: list[frozenset[str]] = []
    wanted: dict[str, set[str]] = defaultdict(set)
    for some in by_topic.values():
        pages = []
        for text in some:
            sentences = curated.get(text.name.removesuffix(".xml"), set())
            claims = mentions(text, sentences)
            pages.append(Page(document=_document(text), claims=tuple(c for c, _ in claims)))
            for claim, cluster in claims:
                wanted[cluster].add(str(claim.id))
        found += [frozenset(str(c) for c in e.claims) for e in link(pages).events]
    return conll(found, [frozenset(v) for v in wanted.values()])


def _document(text: Text) -> Document:
    return Document(
        id=DocumentId(text.name), capture=CaptureId(text.name), file=text.name, url=None, sha256="",
        media_type="text/plain", text="", title=None, publisher=None, agency=None, language="en",
        published=None, retrieved=None, segments=(), removed=(), offsets=(),
    )  # fmt: skip


def mentions(text: Text, sentences: set[int]) -> list[tuple[Claim, str]]:
    """The action mentions of these sentences as claims, each with its gold cluster."""
    inside: dict[int, list[int]] = defaultdict(list)
    for m, (_, anchors) in text.markables.items():
        if anchors and text.tokens[anchors[0]][0] in sentences:
            inside[text.tokens[anchors[0]][0]].append(m)
    out = []
    for sentence in sorted(inside):
        quote = text.words([i for i, (s, _) in text.tokens.items() if s == sentence])
        for m in sorted(inside[sentence]):
            tag, anchors = text.markables[m]
            if tag.startswith(("ACTION", "NEG_ACTION")):
                claim = _claim(text, sentence, quote, anchors, inside[sentence])
                out.append((claim, text.instance.get(m, f"{text.name}-{m}")))
    return out


def _claim(text: Text, sentence: int, quote: str, anchors: tuple[int, ...], others: Sequence[int]) -> Claim:
    at = 1000 * sentence

    def mention(kind: str, words: str) -> Mention:
        span = Span(document=DocumentId(text.name), start=at, end=at + len(words))
        return Mention(span=span, quote=words, kind=kind)  # type: ignore[arg-type]

    sides, places = [], []
    for m in others:
        tag, tokens = text.markables[m]
        words = text.words(tokens)
        if tag.startswith("HUMAN"):
            key = ActorId("x:" + " ".join(words.lower().split()[-1:]))
            sides.append(Participant(mention=mention("name", words), actor=key))
        elif tag.startswith("LOC"):
            places.append(ClaimPlace(mention=mention("place", words), name=words))
    return Claim(
        id=ClaimId(f"c{text.name}-{anchors[0]:05}"),
        document=DocumentId(text.name),
        evidence=(mention("description", quote),),
        type="ASSAULT",
        mode=None,
        actors=tuple(sides),
        targets=(),
        trigger=mention("cue", text.words(anchors)),
        rule="gold",
        places=tuple(places),
    )


# --- measures --------------------------------------------------------------------------------------


def b_cubed(found: Clusters, wanted: Clusters) -> tuple[float, float, float]:
    """Precision, recall and F1 of B-cubed (Bagga and Baldwin 1998)."""
    mine = {x: c for c in found for x in c}
    gold = {x: c for c in wanted for x in c}
    shared = [(len(mine[x] & gold[x]), len(mine[x]), len(gold[x])) for x in gold if x in mine]
    precision = sum(s / m for s, m, _ in shared) / max(1, len(mine))
    recall = sum(s / g for s, _, g in shared) / max(1, len(gold))
    return precision, recall, _f1(precision, recall)


def muc(found: Clusters, wanted: Clusters) -> tuple[float, float, float]:
    """Precision, recall and F1 of the links (Vilain and others 1995)."""

    def share(of: Clusters, by: Clusters) -> float:
        home = {x: n for n, c in enumerate(by) for x in c}
        kept = sum(len(c) - len({home.get(x, x) for x in c}) for c in of)
        total = sum(len(c) - 1 for c in of)
        return kept / total if total else 0.0

    precision, recall = share(found, wanted), share(wanted, found)
    return precision, recall, _f1(precision, recall)


def ceaf_e(found: Clusters, wanted: Clusters) -> tuple[float, float, float]:
    """Precision, recall and F1 by the best one-to-one match of clusters (Luo 2005, phi 4)."""
    home: dict[str, int] = {x: j for j, c in enumerate(wanted) for x in c}
    weights: Counter[tuple[int, int]] = Counter()
    for i, cluster in enumerate(found):
        for x in cluster:
            if x in home:
                weights[i, home[x]] += 1
    matrix = np.zeros((len(found), len(wanted)))
    for (i, j), n in weights.items():
        matrix[i, j] = 2 * n / (len(found[i]) + len(wanted[j]))
    total = best_match(matrix)
    precision, recall = total / max(1, len(found)), total / max(1, len(wanted))
    return precision, recall, _f1(precision, recall)


def best_match(weights: np.ndarray) -> float:
    """The largest sum of entries with no two in one row or column (the Hungarian method, O(n^3))."""
    cost = -(weights if weights.shape[0] <= weights.shape[1] else weights.T)
    rows, columns = cost.shape
    u, v = np.zeros(rows + 1), np.zeros(columns + 1)
    match = np.zeros(columns + 1, dtype=int)
    for row in range(1, rows + 1):
        match[0], at = row, 0
        least = np.full(columns + 1, np.inf)
        way = np.zeros(columns + 1, dtype=int)
        done = np.zeros(columns + 1, dtype=bool)
        while match[at]:
            done[at] = True
            here = match[at]
            reduced = cost[here - 1] - u[here] - v[1:]
            better = ~done[1:] & (reduced < least[1:])
            least[1:][better] = reduced[better]
            way[1:][better] = at
            open_ = np.where(done[1:], np.inf, least[1:])
            nxt = int(open_.argmin()) + 1
            step = open_[nxt - 1]
            u[match[done]] += step
            v[done] -= step
            least[~done] -= step
            at = nxt
        while at:
            match[at] = match[way[at]]
            at = way[at]
    return float(-sum(cost[match[j] - 1, j - 1] for j in range(1, columns + 1) if match[j]))


def conll(found: Clusters, wanted: Clusters) -> dict[str, float]:
    """The mean of MUC, B-cubed and CEAF-e F1, and each."""
    parts = {"muc": muc(found, wanted)[2], "b3": b_cubed(found, wanted)[2], "ceaf": ceaf_e(found, wanted)[2]}
    return {"conll": sum(parts.values()) / 3, **parts}


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
