"""Whether those whom several pages call by one name are one actor: a judgement for each page, with evidence.

Pages name new actors each by itself, and one name gives one id. Persons of different countries are told
apart: each gets an id of its own, with its country behind. All others stay one actor, marked "same" where
more than a single word, or the country, employer or role of another page, speaks for it, and "unsure" where
nothing does or something speaks against it. A person's decisions (merge and split of actors) outrank this.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from accord.record.attach import who_of
from accord.record.identities import Identity
from accord.types import Actor, ActorId, DocumentId, Page

Uses = Mapping[ActorId, Mapping[DocumentId, Actor]]  # a new actor as each page that names it has it


def identified(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with what their new actors have to do with those of other pages (`Actor.identity`).

    The result for a page depends on the other pages, not on their order. What an actor tells already (that of
    an imported record does) stays.
    """
    uses = _uses(pages)
    countries = {i: {a.country for a in of.values() if a.country} for i, of in uses.items()}
    persons = {i for i, of in uses.items() if all(a.kind == "person" for a in of.values())}
    parted = {i: sorted(found) for i, found in countries.items() if len(found) > 1 and i in persons}
    apart = [_parted(page, parted) for page in pages]
    uses = _uses(apart)
    return tuple(_told(page, uses, parted) for page in apart)


def _uses(pages: Sequence[Page]) -> dict[ActorId, dict[DocumentId, Actor]]:
    out: dict[ActorId, dict[DocumentId, Actor]] = defaultdict(dict)
    for page in pages:
        named = {i for claim in page.claims for i in who_of(claim)}
        for actor in page.actors:
            if actor.id.startswith("x:") and actor.id in named:
                out[actor.id][page.document.id] = actor
    return out


def _parted(page: Page, parted: Collection[ActorId]) -> Page:
    """The page where those who have namesakes in other countries have ids of their own."""
    for actor in page.actors:
        if actor.id in parted and actor.country:
            own = replace(actor, id=ActorId(f"{actor.id}:{actor.country.lower()}"))
            why = f"a person of {actor.country}; another of this name is not"
            identity = Identity(old=actor.id, words=None, actors=(own,), why=why)
            page = identity.page(page, identity.on(page))
    return page


def _told(page: Page, uses: Uses, parted: Mapping[ActorId, Sequence[str]]) -> Page:
    """The page whose new actors say whether they are those of other pages."""
    actors = []
    for actor in page.actors:
        here = page.document.id in uses.get(actor.id, ())
        others = [a for d, a in uses.get(actor.id, {}).items() if d != page.document.id]
        if here and not actor.identity and (others or actor.id in parted):
            names = {str(a.id): a.name for a in page.actors}
            verdict, evidence = _judged(actor, others, parted.get(actor.id, ()), names)
            actor = replace(actor, identity=((page.document.id, verdict, evidence),))
        actors.append(actor)
    return page if tuple(actors) == page.actors else replace(page, actors=tuple(actors))


def _judged(
    actor: Actor, others: Sequence[Actor], namesakes: Sequence[str], names: Mapping[str, str]
) -> tuple[str, str]:
    """Whether one page means whom the others mean, and what speaks for and against it, in words.

    `names` are those of the page's actors, by id.
    """
    if namesakes:
        return "unsure", f"tells no country; persons of this name are of {' and of '.join(namesakes)}"
    alike = [(what, value) for what, value in _traits(actor) if _same(what, value, others)]
    for_it = [f"{what} there, too: {names.get(value, value)}" for what, value in alike]
    elsewhere = sorted({a.country for a in others if a.country and actor.country} - {actor.country})
    against = [f"of {actor.country} here, of {' and '.join(elsewhere)} elsewhere"] if elsewhere else []
    words = actor.name.split()
    named = f"the same name on {len(others)} other page{'s' if len(others) > 1 else ''}"
    named += "" if len(words) > 1 else ", a single word"
    same = not against and (len(words) > 1 or bool(for_it))
    return ("same" if same else "unsure"), "; ".join([named, *for_it, *against])


def _traits(actor: Actor) -> list[tuple[str, str]]:
    """What a page tells of an actor beside its name."""
    out = [("country", actor.country), ("employer", actor.parent)]
    out += [("role", role.role) for role in actor.roles]
    return [(what, value) for what, value in out if value]


def _same(what: str, value: str, others: Sequence[Actor]) -> bool:
    return any((what, value) in _traits(a) for a in others)
