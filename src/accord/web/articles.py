"""An article with its claims marked in place: its text cut where claims begin and end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from accord.record import Record
from accord.types import Claim, Document, Lineage, Segment, Withdrawal
from accord.web import words
from accord.web.claims import ClaimView, PageRef, page_ref, views
from accord.web.library import Shelf
from accord.web.reckoning import reckoned


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of text; `trigger` where it names the event of a claim."""

    text: str
    trigger: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A run of text under the same claims: none, or those in `claims`, by number.

    `starts` are claims whose evidence begins here, `ends` those whose evidence ends here.
    """

    claims: tuple[int, ...]
    pieces: tuple[Piece, ...]
    starts: tuple[ClaimView, ...]
    ends: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A segment of the article, or text between segments ("other")."""

    kind: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """Another page and what it has to do with this one."""

    page: PageRef
    words: str
    overlap: float
    basis: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """All that a page's page shows."""

    page: Document
    ref: PageRef
    published_basis: str
    paragraphs: tuple[Paragraph, ...]
    claims: tuple[ClaimView, ...]
    kin: tuple[Kin, ...]
    independent: int
    problems: tuple[str, ...]
    withdrawn: Withdrawal | None


def view(page: Document, record: Record, shelf: Shelf, blind: bool = False) -> ArticleView:
    """The article with its claims, read from the record; `blind` without events, scores and decisions."""
    claims = record.unjudged(page.id) if blind else record.claims(document=page.id)
    claims = tuple(sorted(claims, key=lambda c: (c.evidence[0].span.start, c.trigger.span.start)))
    shown = views(claims, shelf)
    if blind:
        shown = tuple(replace(v, event=None, decided=(), confidence=1.0, doubtful=False) for v in shown)
    lineage = record.lineage(page.id)
    kin = tuple(_kin(page, lineage, shelf))
    return ArticleView(
        page=page,
        ref=page_ref(page.id, shelf),
        published_basis=shelf.with_page_names(reckoned(page.published.basis)) if page.published else "",
        paragraphs=paragraphs(page, claims, shown),
        claims=shown,
        kin=kin,
        independent=sum(x.kind == "independent" for x in lineage),
        problems=tuple(
            f"{stage}: {shelf.with_page_names(told)}" for stage, told in shelf.catalogue.problems_of(page.id)
        ),
        withdrawn=record.withdrawal(page.capture),
    )


def _kin(page: Document, lineage: Iterable[Lineage], shelf: Shelf) -> Iterable[Kin]:
    for pair in lineage:
        if pair.kind == "independent":
            continue
        other = pair.b if pair.a == page.id else pair.a
        yield Kin(
            page=page_ref(other, shelf),
            words=words.LINEAGE[pair.kind],
            overlap=pair.overlap,
            basis=pair.basis,
        )


def paragraphs(page: Document, claims: Sequence[Claim], shown: Sequence[ClaimView]) -> tuple[Paragraph, ...]:
    """The whole text of a page in order, segment by segment; `shown` are the claims as they are shown."""
    marks = Marks(page, claims, shown)
    out = []
    for segment in _with_gaps(page):
        stretches = marks.stretches(segment.start, segment.end)
        out.append(Paragraph(kind=segment.kind if segment in page.segments else "other", stretches=stretches))
    return tuple(out)


def _with_gaps(page: Document) -> list[Segment]:
    """The segments, and the text between them where there is any."""
    out: list[Segment] = []
    at = 0
    for segment in (*page.segments, None):
        start = segment.start if segment else len(page.text)
        if page.text[at:start].strip():
            out.append(Segment(start=at, end=start, kind="body"))
        if segment is not None:
            out.append(segment)
            at = segment.end
    return out


class Marks:
    """Where the claims of a page begin and end."""

    def __init__(self, page: Document, claims: Sequence[Claim], shown: Sequence[ClaimView]) -> None:
        self._text = page.text
        self._spans = [
            (m.span.start, m.span.end, view)
            for claim, view in zip(claims, shown, strict=True)
            for m in claim.evidence
        ]
        self._triggers = [(c.trigger.span.start, c.trigger.span.end) for c in claims]
        self._first = {v.id: c.evidence[0].span.start for c, v in zip(claims, shown, strict=True)}
        self._last = {v.id: max(m.span.end for m in c.evidence) for c, v in zip(claims, shown, strict=True)}

    def stretches(self, start: int, end: int) -> tuple[Stretch, ...]:
        """text[start:end], cut wherever the claims that hold it change."""
        here = [s for s in self._spans if s[0] < end and s[1] > start]
        cuts = {start, end} | {x for a, b, _ in here for x in (a, b) if start < x < end}
        cuts |= {x for span in self._triggers for x in span if start < x < end}
        out: list[Stretch] = []
        order = sorted(cuts)
        for a, b in pairwise(order):
            over = [v for first, last, v in here if first <= a and last >= b]
            piece = Piece(
                text=self._text[a:b],
                trigger=bool(over) and any(t <= a and u >= b for t, u in self._triggers),
            )
            numbers = tuple(sorted({v.number for v in over}))
            starts = tuple(v for v in over if self._first[v.id] == a)
            ends = tuple(v for v in over if min(self._last[v.id], end) == b)
            if out and out[-1].claims == numbers and not starts and not out[-1].ends:
                before = out.pop()
                out.append(
                    Stretch(claims=numbers, pieces=(*before.pieces, piece), starts=before.starts, ends=ends)
                )
            else:
                out.append(Stretch(claims=numbers, pieces=(piece,), starts=starts, ends=ends))
        return tuple(out)
