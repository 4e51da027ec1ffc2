"""Which coalition "the Coalition" is: one named before, else the one that fights where the page plays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.knowledge.folding import fold_word
from accord.resolve.outcome import Outcome
from accord.resolve.phrases import Phrase
from accord.types import ActorId

if TYPE_CHECKING:
    from accord.resolve.referents import Referents

_PLAIN = frozenset(
    """the a an this its our global international military led us u.s american saudi arab western allied
    counter anti isil isis daesh is air forces coalition member partner s - against of to defeat""".split()
)


def coalition(page: Referents, phrase: Phrase) -> Outcome | None:
    """The coalition of states that a phrase or a bare name stands for; None where it is no such coalition."""
    words = {
        part
        for w in range(phrase.first, phrase.head + 1)
        for part in fold_word(page.tree.words[w]).replace("-", " ").split()
    }
    if not words or not words <= _PLAIN or (phrase.indefinite and len(words) < 3):
        return None
    known = page.known.coalitions
    told = [c.id for c in known.values() if words & set(c.words)]
    if len(told) == 1:
        return Outcome((told[0],), "the coalition that goes by this name")
    earlier = page.history.best(phrase.head, lambda e: e.actors[0] in known and len(e.actors) == 1, 60)
    if earlier is not None:
        return page.taken_up(earlier, "the coalition named before")
    fought = _where_it_fights(page)
    if len(fought) == 1:
        return Outcome((fought[0],), "the coalition that fights where the page plays")
    return Outcome((), "which coalition it is, the page does not say", tuple(fought))


def _where_it_fights(page: Referents) -> list[ActorId]:
    """The known coalitions whose enemy the page names, else those in whose countries and years it plays.

    Iraq had another coalition before: a page without a date tells nothing by its country.
    """
    coalitions = page.known.coalitions.values()
    against = [c.id for c in coalitions if c.against and page.setting.groups.get(c.against)]
    written = page.tree.document.published
    if against or written is None or written.earliest is None:
        return against
    main = page.setting.parties(states_alone=True)[:2]
    countries = {page.known.country(state) for state in main}
    first, last = written.earliest, written.latest or written.earliest
    return [c.id for c in coalitions if c.fought(countries, first, last)]
