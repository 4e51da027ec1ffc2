"""How many decisions find their claims again when cleaner and extractor change, and whether any goes astray.

    python -m tests.record.survival [--rounds 200] [--seed 7]

Takes pages with their claims, decides on every claim, and then makes of each page what another cleaner and
extractor might make of the same bytes (see `CHANGES`): every change alone, and several at once. Each claim of
before is known to be a claim of now, or gone. A decision whose claim is gone must be orphaned.

A claim is the same as long as its trigger, the word that names the event, is the same word at the same place
of the same sentence: one whose trigger moved to another word counts as gone.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import get_args

from accord import pipeline
from accord.read import read
from accord.record.attach import Finder
from accord.record.decisions import decision_on
from accord.types import Claim, ClaimId, ClaimPlace, Document, EventType, Mention, Page, Participant, Span

EXAMPLES = Path(__file__).parents[2] / "examples"
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
FURNITURE = (
    "Read more", "Subscribe to our newsletter", "Share this article on your favourite network",
    "By our staff", "Advertisement", "Most read today: ten things to know before you travel.",
)  # fmt: skip
BLANKS = (" ", "  ", "\n", "\u00a0", " \n ")
MARKS = {'"': '“"', "'": "’'", "-": "–-"}
NOON = dt.datetime(2031, 3, 4, 12, tzinfo=dt.UTC)


@dataclass(slots=True)
class Piece:
    """A run of the new text: text[start:end] of the old one, or, where `new` is set, something new.

    A `copy` repeats words that also stand elsewhere.
    """

    start: int = 0
    end: int = 0
    new: str | None = None
    copy: bool = False


@dataclass(slots=True)
class Draft:
    """A page on its way from one cleaner and extractor to another.

    `claims` has for each claim of now the one of before that it is, or None where it is new.
    """

    rng: random.Random
    page: Page
    pieces: list[Piece]
    claims: list[tuple[Claim, ClaimId | None]]
    blanks: bool = False
    copied: list[Claim] = field(default_factory=list)

    def some(self, share: float) -> bool:
        return self.rng.random() < share


@dataclass(slots=True)
class Tally:
    """What became of decisions: on claims that are there still, and on those that are gone."""

    there: int = 0
    attached: int = 0
    gone: int = 0
    orphaned: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Of the claims that are there still, those whose decisions attach again."""
        return self.attached / self.there if self.there else 1.0


# --- what another cleaner does ---------------------------------------------------------------------


def paragraphs(draft: Draft) -> list[list[Piece]]:
    """The pieces by paragraph."""
    out: list[list[Piece]] = [[]]
    for piece in draft.pieces:
        out[-1].append(piece)
        if piece.new is None and draft.page.document.text[piece.start : piece.end].endswith("\n"):
            out.append([])
    return [p for p in out if p]


def furniture_comes(draft: Draft) -> None:
    """Furniture that was taken out is kept: before, after and between paragraphs and sentences."""
    out: list[Piece] = []
    for piece in draft.pieces:
        if draft.some(0.15):
            out.append(Piece(new=draft.rng.choice(FURNITURE) + draft.rng.choice(("\n", " "))))
        out.append(piece)
    draft.pieces = [*out, Piece(new="\n" + draft.rng.choice(FURNITURE))]


def sentences_go(draft: Draft) -> None:
    """Sentences are taken for furniture and cut away."""
    draft.pieces = [p for p in draft.pieces if not draft.some(0.1)]


def ends_go(draft: Draft) -> None:
    """The beginning or the end of the article is cut away."""
    some = draft.rng.randrange(1, 1 + max(1, len(draft.pieces) // 4))
    draft.pieces = draft.pieces[some:] if draft.some(0.5) else draft.pieces[:-some]


def layout_changes(draft: Draft) -> None:
    """White space, quotation marks and dashes are others."""
    draft.blanks = True


def paragraphs_move(draft: Draft) -> None:
    """Paragraphs are in another order."""
    several = paragraphs(draft)
    draft.rng.shuffle(several)
    draft.pieces = [p for one in several for p in one]


def sentences_repeat(draft: Draft) -> None:
    """Sentences stand a second time (a standfirst, a pull quote), with claims of their own."""
    for piece in [p for p in draft.pieces if p.new is None and draft.some(0.15)]:
        at = draft.rng.randrange(len(draft.pieces) + 1)
        label = f"\nAt a glance ({draft.rng.randrange(10**6)})\n"
        draft.pieces[at:at] = [Piece(new=label), replace(piece, copy=True)]


# --- what another extractor does -------------------------------------------------------------------


def claims_go(draft: Draft) -> None:
    """Claims are not found any more."""
    draft.claims = [c for c in draft.claims if not draft.some(0.25)]


def claims_come(draft: Draft) -> None:
    """More claims are found, of any type, on other words of the sentences that have some."""
    taken = {c.trigger.span for c, _ in draft.claims} | {c.trigger.span for c in draft.page.claims}
    for claim, _ in [c for c in draft.claims if draft.some(0.5)]:
        word = _other_word(draft, claim)
        if word is not None and word.span not in taken:
            taken.add(word.span)
            draft.claims.append((replace(claim, trigger=word, type=_type(draft)), None))


def types_change(draft: Draft) -> None:
    """Claims are given other types."""
    draft.claims = [(replace(c, type=_type(draft)) if draft.some(0.4) else c, old) for c, old in draft.claims]


def triggers_move(draft: Draft) -> None:
    """Claims are named by another word of their sentence: another claim, as far as a decision can tell."""
    out: list[tuple[Claim, ClaimId | None]] = []
    taken = {c.trigger.span for c in draft.page.claims}
    for claim, old in draft.claims:
        word = _other_word(draft, claim) if draft.some(0.2) else None
        moved = word is not None and word.span not in taken
        out.append((replace(claim, trigger=word), None) if moved and word else (claim, old))
    draft.claims = out


def sides_change(draft: Draft) -> None:
    """Claims get other sides and places, or none."""
    out: list[tuple[Claim, ClaimId | None]] = []
    for claim, old in draft.claims:
        word = _other_word(draft, claim) if draft.some(0.4) else None
        if word is not None:
            other = (Participant(mention=word),)
            where = (ClaimPlace(mention=word, name=word.quote),)
            claim = draft.rng.choice(
                [
                    replace(claim, actors=other),
                    replace(claim, targets=other, places=()),
                    replace(claim, actors=(), places=where),
                ]
            )
        out.append((claim, old))
    draft.claims = out


def sentences_split_and_join(draft: Draft) -> None:
    """Evidence ends elsewhere: at a comma, with the next sentence, or in several stretches."""
    out: list[tuple[Claim, ClaimId | None]] = []
    evidence = sorted({c.evidence[0].span for c, _ in draft.claims})
    for claim, old in draft.claims:
        span, kind = claim.evidence[0].span, draft.rng.randrange(4)
        following = next((s for s in evidence if s.start >= span.end), None)
        if kind == 0 and following:
            span = replace(span, end=following.end)
        elif kind == 1:
            text = draft.page.document.text[span.start : claim.trigger.span.start]
            span = replace(span, start=span.start + text.rfind(",") + 1)
            span = replace(span, start=min(_next_word(draft, span.start), claim.trigger.span.start))
        spans = [span, following] if kind == 2 and following else [span]
        out.append((replace(claim, evidence=tuple(_mention(draft, s) for s in spans)), old))
    draft.claims = out


CHANGES: tuple[Callable[[Draft], None], ...] = (
    furniture_comes, sentences_go, ends_go, layout_changes, paragraphs_move, sentences_repeat,
    claims_go, claims_come, types_change, triggers_move, sides_change, sentences_split_and_join,
)  # fmt: skip


def _type(draft: Draft) -> EventType:
    chosen: EventType = draft.rng.choice(get_args(EventType))
    return chosen


def _mention(draft: Draft, span: Span) -> Mention:
    return Mention(span=span, quote=draft.page.document.text[span.start : span.end], kind="description")


def _next_word(draft: Draft, at: int) -> int:
    text = draft.page.document.text
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _other_word(draft: Draft, claim: Claim) -> Mention | None:
    """A word of a claim's first sentence that is not its trigger."""
    span = claim.evidence[0].span
    text = draft.page.document.text[span.start : span.end]
    words = [m.span() for m in re.finditer(r"[^\W\d_]{3,}", text)]
    found = [replace(span, start=span.start + a, end=span.start + b) for a, b in words]
    found = [s for s in found if s.end <= claim.trigger.span.start or s.start >= claim.trigger.span.end]
    return _mention(draft, draft.rng.choice(found)) if found else None


# --- from one to the other -------------------------------------------------------------------------


def cut_up(page: Page) -> list[Piece]:
    """The text in paragraphs and, where claims rest on them, sentences, white space after each with it."""
    text = page.document.text
    ends = {m.end() for m in re.finditer(r"\n+", text)} | {len(text)}
    for claim in page.claims:
        for mention in claim.evidence:
            ends |= {mention.span.start, mention.span.end}
    ends |= {m.end() for e in list(ends) for m in [re.compile(r"\s*").match(text, e)] if m}
    edges = sorted(e for e in {0, *ends} if e == 0 or e == len(text) or not text[e].isspace())
    return [Piece(start=a, end=b) for a, b in pairwise(edges)]


def written(draft: Draft) -> tuple[Document, list[tuple[Claim, ClaimId | None]]]:
    """The page as the other cleaner and extractor have it, and its claims, each with the one that it is."""
    old, rng = draft.page.document.text, draft.rng
    out: list[str] = []
    size = 0
    place: dict[int, int] = {}
    copies: list[dict[int, int]] = []
    for piece in draft.pieces:
        where = place
        if piece.copy:
            copies.append({})
            where = copies[-1]
        for at, c in enumerate(piece.new or old[piece.start : piece.end], start=piece.start):
            shown = c
            if draft.blanks and c.isspace():
                shown = "\n" if c == "\n" else rng.choice(BLANKS)
            elif draft.blanks and c in MARKS:
                shown = rng.choice(MARKS[c])
            if piece.new is None:
                where[at] = size
            out.append(shown)
            size += len(shown)
    document = replace(draft.page.document, text="".join(out))
    claims = [(made, c[1]) for c in draft.claims for made in [_put(c[0], document, place)] if made]
    claims += [
        (made, None)
        for c in copies
        for old_one in draft.page.claims
        for made in [_put(old_one, document, c)]
        if made
    ]
    rng.shuffle(claims)
    series = rng.randrange(10**12)
    return document, [(replace(c, id=ClaimId(f"n{series}-{n}")), was) for n, (c, was) in enumerate(claims)]


def _put(claim: Claim, document: Document, place: dict[int, int]) -> Claim | None:
    """The claim where its words stand now; None where its trigger is gone."""

    def moved(mention: Mention) -> Mention | None:
        span = mention.span
        kept = [place[n] for n in range(span.start, span.end) if n in place]
        if not kept:
            return None
        here = replace(span, start=min(kept), end=max(kept) + 1)
        return replace(mention, span=here, quote=document.text[here.start : here.end])

    whole = range(claim.evidence[0].span.start, claim.evidence[0].span.end)
    trigger = moved(claim.trigger)
    evidence = tuple(m for m in map(moved, claim.evidence) if m)
    if trigger is None or not evidence or not all(n in place for n in whole):
        return None

    def placed(mention: Mention) -> Mention:
        return moved(mention) or mention

    return replace(
        claim,
        trigger=trigger,
        evidence=evidence,
        actors=tuple(replace(p, mention=placed(p.mention)) for p in claim.actors),
        targets=tuple(replace(p, mention=placed(p.mention)) for p in claim.targets),
        places=tuple(replace(p, mention=p.mention and placed(p.mention)) for p in claim.places),
    )


def follow(page: Page, changes: Iterable[Callable[[Draft], None]], rng: random.Random, tally: Tally) -> None:
    """Decide on every claim of a page, change it, and count what becomes of the decisions."""
    draft = Draft(rng, page, cut_up(page), [(c, c.id) for c in page.claims])
    for change in changes:
        change(draft)
    document, now = written(draft)
    known = {was: claim.id for claim, was in now if was is not None}
    finder = Finder([document], [c for c, _ in now])
    for claim in page.claims:
        made = decision_on(
            "reject", {page.document.id: page.document}, [claim], page.claims, id="x1", by="me", at=NOON
        )
        found, wanted = finder.claims(made), known.get(claim.id)
        if found and found != (wanted,):
            what = " + ".join(c.__name__ for c in changes)
            quote = claim.evidence[0].quote
            tally.wrong.append(f"{page.document.file}, {what}: {claim.trigger.quote} in {quote!r}")
        adding = replace(made, verdict="add", trigger=None, trigger_at=None)
        for _, (start, end) in finder.words(adding):
            here = next((c.trigger.span for c, was in now if was == claim.id), None)
            if here is not None and not start <= here.start < here.end <= end:
                tally.wrong.append(f"{page.document.file}: added on other words: {claim.evidence[0].quote!r}")
        if wanted is None:
            tally.gone += 1
            tally.orphaned += not found
        else:
            tally.there += 1
            tally.attached += found == (wanted,)


def doubled(page: Page, rng: random.Random) -> Page:
    """The page with some of its sentences standing twice, each with its claims."""
    draft = Draft(rng, page, cut_up(page), [(c, c.id) for c in page.claims])
    sentences_repeat(draft)
    document, claims = written(draft)
    return replace(page, document=document, claims=tuple(c for c, _ in claims))


def measure(pages: Sequence[Page], rounds: int, seed: int) -> dict[str, Tally]:
    """Tallies of each change alone, of two to four at once ("several"), and of these on pages in which
    sentences stand twice ("doubled").

    Paragraphs of the last do not move: of two that are alike and change places, nothing tells which is which.
    """
    rng = random.Random(seed)
    tallies = {c.__name__: Tally() for c in CHANGES} | {"several": Tally(), "doubled": Tally()}
    for _ in range(rounds):
        for page in pages:
            for change in CHANGES:
                follow(page, [change], rng, tallies[change.__name__])
            for name, one in (("several", page), ("doubled", doubled(page, rng))):
                allowed = [c for c in CHANGES if name == "several" or c is not paragraphs_move]
                chosen = rng.sample(allowed, rng.randrange(2, 5))
                order = sorted(chosen, key=CHANGES.index)
                follow(one, order, rng, tallies[name])
    return tallies


def made_pages(few: int | None = None) -> list[Page]:
    """The pages of examples/, and of the seeds where they are there, as accord reads them."""
    folders = [f for f in (EXAMPLES, SEEDS) if f.exists()]
    captures, _ = read(folders, None)
    outcomes = (pipeline.process(c) for c in captures[:few])
    return [o.page for o in outcomes if o.page is not None and o.page.claims]


def main(arguments: Sequence[str]) -> int:
    """Print the tallies; 1 where a decision went astray or too few attach again."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args(arguments)
    pages = made_pages()
    tallies = measure(pages, options.rounds, options.seed)
    total = Tally(
        **{
            part: sum(getattr(t, part) for t in tallies.values())
            for part in ("there", "attached", "gone", "orphaned")
        },
        wrong=[w for t in tallies.values() for w in t.wrong],
    )
    for name, t in [*tallies.items(), ("all", total)]:
        print(
            f"{name:26}{t.share:8.2%} of {t.there} attach again; "
            f"{t.orphaned} of {t.gone} gone are orphaned; {len(t.wrong)} wrong"
        )
    for line in total.wrong[:20]:
        print(line)
    return 0 if total.share >= 0.95 and not total.wrong else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
