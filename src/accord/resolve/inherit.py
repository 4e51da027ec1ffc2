"""Places that claims take over from what the page tells around them.

A claim without a place of its own takes, in this order: what its sentence says besides the words of the
event; for a state struck from outside, that state; the place of the talks at which something was said or
agreed; the place of the event of its kind told just before, or the only one of the page. A denial takes the
place of what it denies. Background and history take nothing over, nor do statements made elsewhere.
Each place taken over says in its basis why it holds, and lowers the confidence of its claim; linking does
not count those that are another claim's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from accord.extract.names import Name
from accord.extract.tree import tree_of
from accord.resolve.nesting import named_alike
from accord.resolve.ownplaces import OwnPlaces
from accord.resolve.placebook import Placebook, settled
from accord.resolve.places import PagePlaces
from accord.resolve.storyplaces import StoryPlaces
from accord.resolve.talkplaces import TalkPlaces
from accord.types import Actor, Claim, Document, Parse


def inherit_places(
    document: Document,
    parse: Parse,
    names: Sequence[Name],
    claims: Sequence[Claim],
    actors: Sequence[Actor],
    page: PagePlaces,
) -> tuple[Claim, ...]:
    """The claims of a page, those without a place given the one that the page puts them in, if it does.

    Claims come in with actors and dates resolved; nothing but their places changes.
    """
    if all(c.places for c in claims):
        return tuple(claims)
    tree = tree_of(document, parse)
    tree.people = frozenset(w for n in names if n.kind == "person" for w in range(n.first, n.last))
    return _filled(Placebook(document, tree, names, tuple(claims), actors, page))


def _filled(book: Placebook) -> tuple[Claim, ...]:
    own, story, talks = OwnPlaces(book), StoryPlaces(book), TalkPlaces(book)
    steps = (
        own.of_sentence, own.of_trailer, own.of_item, own.of_land, own.of_site, own.of_affair,
        story.of_story, own.of_state_struck, talks.of_talks, talks.of_dateline, talks.of_talks,
        story.of_news, story.of_denied, story.of_thread, story.of_threat, story.of_own_country,
    )  # fmt: skip
    for step in steps:
        story.read_again()
        for k, claim in enumerate(book.claims):
            if claim.modality == "hypothetical" or book.word[claim.id] < 0 or settled(claim):
                continue
            places = step(claim)
            if places:
                rest = [p for p in claim.places if not any(named_alike(q, p) for q in places)]
                book.claims[k] = replace(claim, places=(*places, *rest))
    story.read_again()
    return tuple(story.narrowed(c) for c in book.claims)
