"""Triggers of a sentence that name one event, put together: "strikes killed nine, wounding twenty"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from accord.extract import tolls
from accord.extract.aims import aimed_only
from accord.extract.circumstances import LOCATING, MOVING, TOWNS, Where
from accord.extract.counts import Count, nearby
from accord.extract.fates import spared
from accord.extract.generality import is_definite, is_generic, over_time
from accord.extract.grouping import going_off, group_triggers, split_by_modality
from accord.extract.means import AIRCRAFT, CAR_BOMB, MeansFinder, payload
from accord.extract.modality import FUTURE, modality, nobody
from accord.extract.participants import can_act, held, named_in, plain_people, spread, who
from accord.extract.suspects import blamed, of_the_blamed, suspected
from accord.extract.tree import Tree
from accord.extract.triggers import FIRED, MADE_OF, WIELDING, Trigger, owner
from accord.extract.voices import Attribution, Voices
from accord.types import EventType, Means, Modality, Toll

ATTEMPTED = frozenset({"ASSAULT", "COERCE", "PROTEST"})  # an attack that fails is one
UNMANNED = frozenset({"drone"})  # flown by somebody who is not told
VEHICLES = frozenset("vehicle car bus truck lorry van convoy boat motorcycle minibus".split())
# What somebody may stand on without its being what is done to him.
EDGES = frozenset("border frontier coast island road highway outskirts peninsula front".split())
# Letters before a number that name aircraft.
_MODEL = re.compile(r"(?:F|MiG|Mig|Su|Mi|Tu|Il|An|Ka|AH|UH|AC|B|C|A|J|JF)-\d{1,3}[A-Z]?s?\b")


@dataclass(slots=True, kw_only=True)
class Draft:
    """A claim in the making; sides, places and speakers are head words."""

    type: EventType
    mode: str | None
    triggers: list[Trigger]
    words: list[int]
    sentence: int
    actors: list[int] = field(default_factory=list)
    targets: list[int] = field(default_factory=list)
    victims: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    tolls: list[Toll] = field(default_factory=list)
    shot: list[Toll] = field(default_factory=list)  # of these those hit of whom no more is told
    means: list[Means] = field(default_factory=list)
    chain: list[Attribution] = field(default_factory=list)
    modality: Modality = "asserted"
    joint: bool = False
    reciprocal: bool = False
    definite: bool = False
    generic: bool = False
    summed: bool = False  # counted over months or years
    weak: bool = False
    same_as: list[tuple[Draft, str]] = field(default_factory=list)

    @property
    def word(self) -> int:
        return self.words[0]


def _mutual(tree: Tree, main: Trigger) -> list[int]:
    """Both sides of "tit-for-tat strikes", "mutual shelling": two names coordinated in the sentence."""
    words = {tree.words[c].lower() for c in tree.subtree(main.word, frozenset({"acl:relcl", "conj"}))}
    if not words & {"tit", "tit-for-tat", "mutual", "reciprocal"}:
        return []
    for i in range(*tree.sentence_range(tree.sentence[main.word])):
        both = [c for c in tree.conjuncts(i) if tree.tags[c] == "PROPN" and c in tree.lands]
        if len(both) == 2:
            return both
    return []


def _main(tree: Tree, group: list[Trigger]) -> Trigger:
    """The trigger that stands for the group: one with sides and no toll rule before the others.

    What goes off tells the event before the one who laid it.
    """
    off = {a for t in group if (a := going_off(tree, t)) is not None}
    off |= {a for t in group if not t.rule.noun and (a := tree.agent(t.word)) and tree.lemmas[a] in FIRED}
    return min(
        group,
        key=lambda t: (bool(t.rule.toll), tree.heads[t.word] in off, not (t.actors or t.targets), t.word),
    )


def _means(finder: MeansFinder, where: list[int], mode: str | None, shelled: bool) -> list[Means]:
    out: list[Means] = []
    for w in where:
        means = finder.means(w)
        if means is not None and means.kind == "gun" and shelled:
            continue  # "guns shelled the town"
        if finder.tree.lemmas[w] in AIRCRAFT and mode != "aerial":
            continue  # "a plane blew up", "helicopters patrolled"
        if means is not None and all(m.kind != means.kind and not _overlap(m, means) for m in out):
            out.append(means)
    return out


def _overlap(one: Means, other: Means) -> bool:
    """ "Fighter jets" are no jets besides."""
    a, b = one.mention.span, other.mention.span
    return a.start < b.end and b.start < a.end


def _means_words(tree: Tree, finder: MeansFinder, t: Trigger) -> list[int]:
    """Words around a trigger that may name what it was done with, and itself: "the car bombing"."""
    out = [t.word] if t.rule.noun and finder.at.get(t.word, (t.word,))[0] < t.word else []
    anchors = [t.word] + ([t.governor] if t.governor is not None else [])
    for v in anchors:
        for c in tree.children[v]:
            relation = tree.relations[c]
            by = tree.case(c)
            if relation in ("obj", "nsubj:pass") and tree.lemmas[v] not in WIELDING:
                continue  # "destroyed a tank": the tank is not what with
            if relation in ("compound", "amod", "nsubj", "nsubj:pass", "obl:agent", "obj") or (
                relation in ("obl", "nmod")
                and by in ("with", "by", "using", "of", "from", "in", "including", "via")
            ):
                if relation in ("obl", "nmod") and by in ("in", "of") and finder.kind(c) is None:
                    continue
                if by == "of" and tree.lemmas[v] not in MADE_OF:
                    continue  # "the bombing of a club"
                out += [x for h in tree.conjuncts(c) for x in (h, *tree.kids(h, "compound", "amod"))]
            elif relation in ("advcl", "xcomp") and tree.lemmas[c] in (
                "use",
                "employ",
                "involve",
                "fire",
                "drop",
            ):
                thing = tree.kid(c, "obj")
                out += tree.conjuncts(thing) if thing is not None else []
    agent = tree.agent(t.word) if not t.rule.noun else None
    if agent is not None:
        out += tree.conjuncts(agent)
    if t.rule.lemma in ("use", "employ") and (thing := tree.object(t.word)) is not None:
        out += tree.subtree(thing)  # "a range of weapons, including drones and rockets"
    loads = {m: payload(tree, m) for m in out if finder.kind(m) is not CAR_BOMB}
    return [w for m in out for w in (m, *loads.get(m, ()))]


def _words_of(tree: Tree, toll: Toll) -> set[int]:
    span = toll.mention.span
    first, last = tree.sentence_range(tree.sentence_at(span.start))
    return {w for w in range(first, last) if span.start <= tree.starts[w] < span.end}


def _beside(tree: Tree, t: Trigger) -> Count | None:
    """ "Left 16 people dead and 40 wounded": the second count, right before the word for its harm."""
    said = {w for c in t.rule.conditions if c.kind == "adj" for w in c.words}
    thing = tree.object(t.word)
    for k in tree.children[t.word] if said and thing is not None else ():
        near = nearby(tree, k) if tree.lemmas[k].lower() in said else None
        if near is not None and thing is not None and thing < near.first < k:
            return near
    return None


def _killed_and_hurt(tree: Tree, group: list[Trigger]) -> tuple[int, ...]:
    """The two verbs of "killing and wounding 30": how many of the 30 died it does not tell."""
    harms = {t.word: t.rule.toll for t in group if t.rule.toll and not t.rule.noun}
    for w, kind in harms.items():
        if w + 2 not in harms or tree.words[w + 1].lower() not in ("and", "or"):
            continue
        first, last = tree.kid(w, "obj"), tree.kid(w + 2, "obj")
        own = last is not None if tree.passive(w) else first is not None and first < w
        if {kind, harms[w + 2]} == {"killed", "injured"} and not own:
            return w, w + 2
    return ()


def _own_tolls(tree: Tree, group: list[Trigger]) -> list[Toll]:
    out: list[Toll] = []
    taken: set[int] = set()
    plain = {t.word for t in group if t.rule.toll is None}
    together = _killed_and_hurt(tree, group)
    for w in together:
        kind = next(t.rule.toll for t in group if t.word == w)
        out += [tolls.some(tree, kind, w)] if kind is not None else []
    for t in group:
        if t.word in together:
            continue
        if t.rule.noun and t.rule.toll is None and tree.words[t.word].lower() in tolls.DEADLY:
            out += [c for v in tree.oblique(t.word, "of") for c in tolls.make(tree, "killed", v)]
        if t.rule.toll is None or aimed_only(tree, t.word):
            continue
        victims = tree.object(t.word) if not t.rule.noun else next(iter(tree.oblique(t.word, "of")), None)
        if t.rule.toll == "detained" and victims is not None and tolls.carries_people(tree, victims):
            continue
        if t.rule.noun:
            out += tolls.make(tree, t.rule.toll, victims) if victims is not None else []
            continue
        if both := [b for k in tree.kids(t.word, "xcomp") for b in tolls.of_both(tree, k) or ()]:
            out += both  # "left 22 people dead and wounded"
            continue
        if tree.relations[t.word] == "conj" and tree.kid(t.word, "nsubj", "nsubj:pass", "obj") is None:
            near = nearby(tree, t.word)  # "three were killed and 12 others injured"
            if near is not None and near.first > tree.heads[t.word] and near.first not in taken:
                victims = None
        head = tree.heads[t.word]
        if victims is None and head in plain and tree.relations[t.word] == "conj" and tree.passive(head):
            victims = tree.object(head)  # "a man was shot and killed"
        counted = tolls.make(tree, t.rule.toll, victims) if victims is not None else []
        if (beside := _beside(tree, t)) is not None:
            counted = [tolls.total(tree, t.rule.toll, beside)]
        counted = tolls.alongside(tree, t.word, counted)
        told = any(c.low is not None or c.high is not None for c in counted)
        if not told and not (victims is not None and tolls.none_of(tree, victims)):
            near = nearby(tree, t.word, taken)
            behind = victims is not None and victims > t.word and not tree.passive(t.word)
            # "killing three and abducting residents": the three are not those abducted
            if near is not None and not (behind and near.first < t.word):
                counted = [tolls.total(tree, t.rule.toll, near)]
        taken |= {w for c in counted for w in _words_of(tree, c)}
        if counted:
            out += counted
        elif tree.relations[t.word] == "conj" and tree.passive(tree.heads[t.word]):
            out.append(tolls.some(tree, t.rule.toll, t.word))
    return [t for t in out if t.kind != "detained" or t.low is not None or t.high is not None]


def _sides(
    tree: Tree, finder: MeansFinder, group: list[Trigger], where: Where
) -> tuple[list[int], list[int], list[int]]:
    """Actors, targets and places of a group: event nouns and weapons give way to those behind them."""
    event_words = {t.word for t in group}
    went_off = {tree.subject(t.word) for t in group if not t.rule.noun and not t.rule.actor}
    actors: list[int] = []
    targets: list[int] = []
    places: list[int] = []
    for t in sorted(group, key=lambda t: (bool(t.rule.toll), t.word)):
        acting = [h for a in t.actors if a not in event_words for h in _wielders(tree, finder, a)]
        for a in acting:
            if a in went_off and tree.tags[a] == "PRON":
                continue  # "it exploded, killing two"
            if not actors or t is group[0] or a in actors:
                actors += [a] if a not in actors else []
            elif not any(x.actors for x in group if x is not t):
                actors.append(a)
        for x in t.targets:
            counted = t.rule.toll in ("killed", "injured") and t.type == "ASSAULT" and plain_people(tree, x)
            if x in event_words or counted:
                continue  # those who are arrested, seized or expelled are somebody, those killed a number
            if t.rule.lemma in WIELDING | {"use", "employ"} and (
                finder.kind(x) is not None or tree.lemmas[x] == "mine"
            ):
                continue  # "laid mines"
            if tree.lemmas[x] in VEHICLES and (whose := tree.owner(x)) is not None:
                x = whose  # "their vehicle hit a mine": those in it
            if tree.lemmas[x].lower() in TOWNS - {"camp"} and not held(tree, x):
                places += [x] if where.locates(x) and x not in places else []
                continue
            targets += [x] if x not in targets else []
        if (whose := _owner_of_all(tree, t)) is not None:
            targets = [whose, *(x for x in targets if x not in t.targets)]
        places += [p for p in t.places if p not in places]
        if t.type == "COERCE" and t.mode == "seize":
            taken = next(iter(tree.oblique(t.word, "of")), None) if t.rule.noun else tree.object(t.word)
            heads = tree.conjuncts(taken) if taken is not None else []
            if taken is not None and tree.lemmas[taken].lower() in ("control", "possession"):
                heads = [x for i in (taken, t.word) for h in tree.oblique(i, "of") for x in tree.conjuncts(h)]
            ground = [g for h in heads for g in (h, *tree.oblique(h, "of")) if held(tree, g)]
            targets += [g for g in ground if g not in targets and not targets]
            places += [h for h in heads if where.locates(h) and h not in places]
    targets = [t for t in targets if t not in actors]
    return actors, targets, places


def _wielders(tree: Tree, finder: MeansFinder, a: int) -> list[int]:
    """Those behind a weapon or vehicle that acts ("U.S. and British jets"); nobody where none is told."""
    weapon = finder.kind(a)
    vehicle = tree.lemmas[a] in who()["vehicles"] or _is_model(tree, a)
    if (weapon is None or weapon.hidden) and not vehicle:
        return [a]
    behind = owner(tree, a)
    if behind is None:
        seen = weapon is None or (vehicle and tree.lemmas[a] not in UNMANNED)
        return [a] if seen else []
    return [behind, *(c for c in tree.kids(behind, "conj") if c < a and tree.words[c][:1].isupper())]


def _is_model(tree: Tree, i: int) -> bool:
    """ "F-16s", "MiG-29", "Su-25 jets": aircraft by their sort, which is mostly read as several words."""
    return bool(_MODEL.match(tree.text, tree.starts[i]))


_FIRING = frozenset("fire launch lob".split())  # at some place, from another


def _owner_of_all(tree: Tree, t: Trigger) -> int | None:
    """Whose the things of a list are that was hit: "destroyed X's weapons, vehicles and bunkers"."""
    thing = None if t.rule.noun or t.type != "ASSAULT" else tree.object(t.word)
    heads = tree.conjuncts(thing) if thing is not None else []
    acting = who()["armed"] | who()["persons"] | who()["civil"]
    if len(heads) < 2 or any(tree.lemmas[h] in acting or h in tree.names for h in heads):
        return None
    owners = [w for h in heads for w in named_in(tree, h) if w in tree.names]
    first = next((w for w in named_in(tree, heads[0]) if w in owners), None)
    return first if len({tree.words[w] for w in owners}) == 1 else None


def _where(tree: Tree, where: Where, group: list[Trigger], given: list[int]) -> list[int]:
    out = list(given)
    for t in group:
        cases = LOCATING | {"to", "into"} if t.mode in ("visit", "seize") else LOCATING
        if t.type in ("RETREAT", "MOBILIZE"):
            cases = cases | MOVING  # "advanced from X towards Y"
        if t.type not in ("ASSAULT", "PROTEST"):
            cases = cases - {"on", "over"}  # "sanctions on X" tells no place
        for v in (t.word, t.governor):
            if v is not None:
                out += [p for p in where.around(v, cases) if p not in out]
            if v is not None and cases.isdisjoint({"on"}):  # "massed troops on the border with X"
                out += [p for p in where.around(v, frozenset({"on"})) if tree.lemmas[p].lower() in EDGES]
            if v is not None and t.mode in ("seize", "deport"):  # "seized from a hideout near X"
                held_at = [c for c in tree.oblique(v, "from") if not where.locates(c)]
                out += [p for c in held_at for p in where.around(c) if p not in out]
        thing = tree.object(t.word) if t.mode in ("visit", "withdraw") and not t.rule.noun else None
        if thing is not None and thing in where.named and thing not in out:
            out.append(thing)
        for x in t.targets:
            out += [p for p in where.around(x) if p not in out]
    whence = [p for t in group for v in _whence(tree, t) for p in where.around(v, frozenset({"from"}))]
    return out + [p for p in dict.fromkeys(whence) if p not in out] if out else out


def _whence(tree: Tree, t: Trigger) -> list[int]:
    """The words on which hangs where rockets or reinforcements come from, who go somewhere else."""
    verbs = [v for v in (t.word, t.governor) if v is not None]
    if (t.type, t.mode) == ("MOBILIZE", "troops"):
        return [o for v in verbs if (o := tree.object(v)) is not None]
    if t.type != "ASSAULT":
        return []
    things = [x for v in verbs for x in tree.kids(v, "nsubj", "nsubj:pass", "obj", "obl:agent")]
    fired = [c for x in things for c in tree.kids(x, "acl")]
    return [v for v in (*verbs, *fired) if tree.lemmas[v] in _FIRING]


def draft(
    tree: Tree, finder: MeansFinder, where: Where, voices: Voices, group: list[Trigger], shared: list[Trigger]
) -> Draft:
    """One claim in the making from the triggers that name one event; `shared` lend actors and places only."""
    main = _main(tree, group)
    actors, targets, places = _sides(tree, finder, group, where)
    if shared:
        lent, _, given = _sides(tree, finder, shared, where)
        actors, places = lent or actors, _where(tree, where, shared, given)
        targets = [t for t in targets if t not in actors]
    chain = voices.chain(main.word)
    mode = main.mode or next((t.mode for t in [*group, *shared] if t.mode), None)
    if mode in ("explosives", None):
        mode = next((t.mode for t in group if t.mode not in (None, "explosives")), mode)
    means_at = [w for t in group for w in _means_words(tree, finder, t)]
    d = Draft(
        type=main.type, mode=mode, triggers=group,
        words=[main.word, *(t.word for t in group if t is not main)],
        sentence=tree.sentence[main.word], actors=actors, targets=targets,
        places=_where(tree, where, group, places), tolls=_own_tolls(tree, group),
        means=_means(finder, means_at, mode, any(t.rule.lemma == "shell" for t in group)), chain=chain,
        modality=modality(tree, main.word, main.governor, chain, tried=main.type in ATTEMPTED),
        joint=any(t.rule.joint for t in group), reciprocal=any(t.reciprocal for t in group),
        weak=all(t.rule.weak for t in group),
    )  # fmt: skip
    if d.type == "PROTEST" and main.rule.noun and d.modality == "demanded" and chain:
        d.actors = d.actors or spread(tree, chain[-1].speaker)
        d.modality, d.chain = "planned", chain[:-1]  # "called for marches"
    harmed = [tree.object(t.word) for t in group if t.rule.toll and not t.rule.noun]
    if d.modality == "asserted" and any(v is not None and tolls.none_of(tree, v) for v in harmed):
        d.modality = "denied"  # "no civilians were killed"
    if d.modality == "asserted" and d.actors and all(suspected(tree, x) for x in d.actors):
        d.modality = "alleged"
    if (harm := [t.word for t in group if t.rule.toll]) and all(spared(tree, w) is not None for w in harm):
        some = any(
            tree.words[c].lower() == "other" for w in harm for c in tree.children[spared(tree, w) or 0]
        )
        coming = any(tree.words[c].lower() in FUTURE for c in tree.kids(harm[0], "aux"))
        d.modality = "planned" if coming else "asserted"
        d.tolls = [] if some else [tolls.none(tree, "injured", harm[0])]
    d.actors = [x for x in d.actors if not nobody(tree, x)]
    d.victims = [x for x in d.targets if all(t.rule.toll for t in group if x in t.targets)]
    if chain and chain[-1].blames and main.rule.noun and not d.actors:
        d.actors = blamed(tree, chain[-1], d.words)
        d.targets = [t for t in d.targets if t not in d.actors]
    elif (
        chain
        and chain[-1].blames
        and main.rule.noun
        and not of_the_blamed(tree, chain[-1], set(d.actors), main.governor, d.words)
    ):
        d.chain, d.modality = chain[:-1], "asserted"  # "blamed them for the killing of 12 by rebels"
    if not d.actors and main.rule.noun and (both := _mutual(tree, main)):
        d.actors, d.reciprocal = both, True
    if d.joint and main.rule.noun and (len(d.actors) + len(d.targets) == 1 or _one_side(tree, main, d)):
        d.actors = _other_side(tree, main, d)
    d.definite = is_definite(tree, main)
    d.summed = over_time(tree, main.word)
    d.generic = d.summed or is_generic(tree, main)
    return d


def _one_side(tree: Tree, t: Trigger, d: Draft) -> bool:
    """Whether all that a draft has are those of "talks with A and B"."""
    apart = {h for c in tree.oblique(t.word, "with") for h in spread(tree, c)}
    return bool(d.actors) and not d.targets and set(d.actors) <= apart


def _other_side(tree: Tree, t: Trigger, d: Draft) -> list[int]:
    """Both sides of "he emerged from the talks with the minister": whoever the clause is about joins in."""
    if not tree.oblique(t.word, "with", "against"):
        return d.actors
    verb = tree.clause(tree.heads[t.word] if tree.tags[t.word] == "VERB" and t.rule.noun else t.word)
    who_else = tree.subject(verb)
    if tree.lemmas[verb] in ("die", "perish", "sustain", "suffer", "receive") or tree.passive(verb):
        return d.actors  # "died in clashes with police": whoever died there
    if (
        who_else is None
        or who_else in (*d.actors, t.word)
        or tree.tags[who_else] not in ("PROPN", "PRON", "NOUN")
        or not can_act(tree, who_else, frozenset())
    ):
        return d.actors
    return [who_else, *d.actors]


def _in_turn(tree: Tree, d: Draft) -> list[Draft]:
    """ "Was taken by rebels in May and then by the army": those who did it one after another did it twice."""
    later = [
        a for a in d.actors[1:]
        if tree.relations[a] == "conj" and tree.kid(a, "case") is not None
        and any(tree.words[c].lower() in ("then", "later", "subsequently") for c in tree.children[a])
    ]  # fmt: skip
    if not later or d.joint:
        return [d]
    first = [a for a in d.actors if a not in later]
    return [replace(d, actors=first), *(replace(d, actors=[a], tolls=[], words=[*d.words]) for a in later)]


def drafts_of(
    tree: Tree, finder: MeansFinder, where: Where, voices: Voices, triggers: list[Trigger]
) -> list[Draft]:
    """The claims in the making of a page, sentence by sentence."""
    by_sentence: dict[int, list[Trigger]] = {}
    for t in triggers:
        by_sentence.setdefault(tree.sentence[t.word], []).append(t)
    out: list[Draft] = []
    for s in range(len(tree.bounds) - 1):
        out += [
            d
            for group in group_triggers(tree, by_sentence.get(s, []))
            for g, shared in split_by_modality(tree, voices, group)
            for d in _in_turn(tree, draft(tree, finder, where, voices, g, shared))
        ]
    return out
