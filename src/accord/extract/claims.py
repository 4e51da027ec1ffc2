"""From a parsed page to its claims: triggers, drafts, threads, and the claims they make."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from accord.extract import tolls
from accord.extract.answers import Answers
from accord.extract.casualties import with_casualties
from accord.extract.circumstances import TOWNS, Where, soil_of, unknown_places
from accord.extract.denials import denials
from accord.extract.drafts import UNMANNED, Draft, drafts_of
from accord.extract.keeping import kept
from accord.extract.lands import lands, towns
from accord.extract.means import MeansFinder
from accord.extract.names import Name
from accord.extract.participants import can_act, participant, who
from accord.extract.recast import recast
from accord.extract.riots import of_protests
from accord.extract.spoken import spoken
from accord.extract.threads import root, sorts, weave
from accord.extract.tree import Tree, tree_of
from accord.extract.triggers import FIRED, Trigger, find_triggers
from accord.extract.unrest import deaths_in_protests
from accord.extract.voices import Attribution, Voices, speech
from accord.types import (
    About,
    Claim,
    ClaimDate,
    ClaimId,
    ClaimPlace,
    ClaimRelation,
    Document,
    Mention,
    Parse,
    Participant,
    Voice,
)

TYING = frozenset({"link", "connect", "tie", "suspect"})  # "he is linked to the blasts, police said"
# Accusations that the law or all the world makes: "the man was charged", "is accused of".
CHARGING = frozenset("indict charge prosecute accuse blame try".split())
LIFTING = frozenset("lift ease relax loosen end scrap revoke remove waive".split())
SPEECH_ACTS = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE", "CONSULT"})


def page_tree(document: Document, parse: Parse, names: Sequence[Name]) -> Tree:
    """The tree of a page, with what its names are."""
    tree = tree_of(document, parse)
    tree.media = frozenset(w for n in names if n.kind == "media" for w in range(n.first, n.last))
    tree.people = frozenset(w for n in names if n.kind == "person" for w in range(n.first, n.last))
    tree.bodies = frozenset(
        w
        for n in names
        if n.actors and n.kind not in ("person", "place", "state", "demonym", "people")
        for w in range(n.first, n.last)
    )
    tree.names = {w: (n.first, n.last) for n in names for w in range(n.first, n.last)}
    tree.lands, tree.towns, tree.cities = lands(names), towns(names), towns(names, with_capitals=True)
    tree.countries = frozenset(w for n in names if n.kind == "state" for w in range(n.first, n.last))
    tree.inert = frozenset(
        w
        for n in names
        if not n.actors and n.kind in ("other", "organisation") and (_inert(n) or _model(tree, n))
        for w in range(n.first, n.last)
    )
    return tree


def extract(document: Document, parse: Parse, names: Sequence[Name]) -> tuple[Claim, ...]:
    """All claims of a page in text order; sides, voices, places and dates carry mentions only."""
    tree = page_tree(document, parse, names)
    finder = MeansFinder(tree)
    inside = frozenset(w for n in names if n.last - n.first > 1 for w in range(n.first, n.last))
    hit = who()["facilities"] - TOWNS  # "the Telk border post" can be struck; it is no mere place
    mere = frozenset(
        w
        for n in names
        if n.kind == "place" and parse.lemmas[n.last - 1].lower() not in hit
        for w in range(n.first, n.last)
    )
    named = frozenset(
        w for n in names if n.place or n.kind in ("place", "state") for w in range(n.first, n.last)
    )
    strange = unknown_places(tree, names)
    mere, named = mere | strange, named | strange
    where = Where(tree, named | soil_of(tree, names))
    voices = Voices(tree)
    triggers = of_protests(tree, find_triggers(tree, finder, inside, mere))
    told = with_casualties(tree, where, voices, drafts_of(tree, finder, where, voices, triggers))
    told = deaths_in_protests(tree, told)
    said = spoken(tree, voices, told, mere)
    told = [d for d in told if d.word not in {c.word for c in said}]
    drafts = recast(tree, sorted([*told, *said], key=lambda d: (d.sentence, d.word)))
    drafts = kept(tree, drafts)
    drafts = _without_repeats(tree, drafts)
    drafts = sorted([*drafts, *denials(tree, drafts)], key=lambda d: (d.sentence, d.word))
    captions = [(s.start, s.end) for s in document.segments if s.kind == "caption"]
    weave(tree, [d for d in drafts if not (_inside(tree, d, captions) or d.summed or _of_a_truce(tree, d))])
    return _claims(tree, where, drafts)


def _inert(name: Name) -> bool:
    """Whether the last word of a name says that it does not act."""
    last = name.full.split()[-1].lower()
    kinds = who()["facilities"] | who()["not_actors"]
    return last in kinds - who()["collective"] or last.rstrip("s") in kinds - who()["collective"]


def _model(tree: Tree, name: Name) -> bool:
    """ "Qassam rockets", "Reaper drones": the name of a weapon, unless a group is known by it."""
    armed = FIRED | who()["vehicles"]
    before = tree.heads[name.head] == name.last and name.kind == "other"
    return before and tree.lemmas[name.last].lower() in armed


def _inside(tree: Tree, d: Draft, stretches: list[tuple[int, int]]) -> bool:
    """Whether a draft stands in a caption, which tells of its picture and not of the sentence before it."""
    return any(start <= tree.starts[d.word] < end for start, end in stretches)


def _of_a_truce(tree: Tree, d: Draft) -> bool:
    """ "Breaking the ceasefire": what later sentences tell need not be it."""
    return all(tree.lemmas[t.word] in ("break", "violate", "breach") for t in d.triggers)


def _without_repeats(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """One draft where two triggers of a sentence make the same claim by the same voice."""
    out: list[Draft] = []
    for d in drafts:
        twin = next(
            (
                o for o in out
                if o.sentence == d.sentence and o.type == d.type and d.type in SPEECH_ACTS
                and "denied" not in (o.modality, d.modality)
                and (o.mode == d.mode or None in (o.mode, d.mode) or d.type == "THREATEN")
                and not ("visit" in (o.mode, d.mode) and o.joint != d.joint)  # came, and is to have talks
                and (not o.actors or not d.actors or _shared(tree, o, d) or _speaks(o, d) or _speaks(d, o))
            ), None,
        )  # fmt: skip
        if twin is None:
            out.append(d)
            continue
        twin.mode = twin.mode or d.mode
        twin.targets = twin.targets or d.targets
        twin.actors = twin.actors or d.actors
        if len(d.chain) < len(twin.chain):
            twin.chain = d.chain
    return out


def _shared(tree: Tree, a: Draft, b: Draft) -> bool:
    spelt = [{tree.words[w].lower() for w in d.actors} for d in (a, b)]
    return bool(spelt[0] & spelt[1])


def _speaks(inner: Draft, outer: Draft) -> bool:
    return bool(inner.chain) and inner.chain[-1].speaker in outer.actors


def _sentence_mention(tree: Tree, s: int) -> Mention:
    first, last = tree.sentence_range(s)
    return tree.mention(first, last, "description")


def _voice(tree: Tree, a: Attribution) -> Voice:
    return Voice(
        kind="speaker", actor=None, mention=participant(tree, a.speaker).mention, cue=tree.words[a.cue],
        stance=a.stance, direct=a.direct,
    )  # fmt: skip


def _chain(tree: Tree, d: Draft) -> list[Attribution]:
    """Who says it: without the cue that is itself the speech act."""
    acts = speech()["acts"]
    own = {t.word for t in d.triggers}
    own |= {g for t in d.triggers if (g := t.governor) is not None and tree.lemmas[g] == "call"}
    return [
        a for a in d.chain
        if a.cue not in own
        and not _self_told(tree, a, d)
        and not (d.type in SPEECH_ACTS and tree.lemmas[a.cue] in acts and _same_speaker(tree, a, d))
    ]  # fmt: skip


def _claimers(tree: Tree, d: Draft) -> list[Voice]:
    """Who claims responsibility says so himself."""
    return [
        Voice(kind="speaker", actor=None, mention=participant(tree, a).mention, cue=tree.words[t.word])
        for t in d.triggers
        if t.responsibility
        for a in t.actors[:1]
    ]


def _self_told(tree: Tree, a: Attribution, d: Draft) -> bool:
    """ "They said they would expel them": the threat is made by saying so; there is no voice besides."""
    pronouns = ("it", "they", "he", "she", "we", "i")
    return (
        d.type == "THREATEN"
        and not a.direct
        and bool(d.actors)
        and all(w == a.speaker or tree.words[w].lower() in pronouns for w in d.actors)
        and any("own future" in t.rule.name for t in d.triggers)
    )


def _same_speaker(tree: Tree, a: Attribution, d: Draft) -> bool:
    """Whether he who speaks makes the speech act himself: "we will avenge it", the group warned."""
    return not d.actors or any(w == a.speaker or tree.words[w].lower() in ("we", "i") for w in d.actors)


def _implied(tree: Tree, word: int) -> Participant:
    p = participant(tree, word)
    return replace(p, mention=replace(p.mention, kind="implied"))


def _sides(tree: Tree, d: Draft) -> tuple[list[Participant], list[Participant]]:
    """Participants of a draft; what it lacks comes from the event that it goes on telling, or its speaker."""
    actors = [participant(tree, a) for a in d.actors]
    targets = [participant(tree, t) for t in d.targets]
    for own, side in ((actors, "actors"), (targets, "targets")):
        if own or d.reciprocal or (side == "targets" and (_some_targets(tree, d) or _own_aim(tree, d))):
            continue
        if side == "targets" and d.weak and d.tolls and all(t.kind == "displaced" for t in d.tolls):
            continue  # those who fled are not whom the attack was on
        told = root(d)
        if side == "targets" and d.definite:  # who was attacked, before what was hit besides
            told = sorted(told, key=lambda e: _things_alone(tree, e))
        for earlier in told:
            if side == "actors" and earlier.modality not in ("asserted", d.modality):
                continue  # who is only suspected elsewhere is not the author here
            if _on_attackers(tree, earlier):
                continue  # "soldiers killed four of the attackers": what is condemned is the attack
            if side == "targets" and d.places and not _same_place(tree, d, earlier):
                continue
            if side == "targets" and d.modality == "hypothetical" and not _bare_noun(d):
                continue  # "militants could cross into it": not against those hit before
            elsewhere = earlier.sentence != d.sentence and d.mode != "abduct"
            if side == "actors" and elsewhere and _by_the_way(tree, earlier):
                continue
            if side == "actors" and _attackers_fell(tree, d, earlier):
                continue
            found: list[int] = [
                w for w in getattr(earlier, side) if w not in earlier.victims and _goes_on(tree, w)
            ]
            if d.weak and side == "targets":
                found = [w for w in found if can_act(tree, w, frozenset())]  # things struck are not the dead
            if found:
                own += [_implied(tree, w) for w in found]
                break
        if side == "targets" and not own and any(tree.case(w) == "among" for w in d.words):
            hurt = [w for e in told[:1] for w in e.victims if _goes_on(tree, w)]
            own += [_implied(tree, w) for w in hurt]  # "three women were among the dead"
    claimed = {p.mention.span for p in actors}
    targets = [t for t in targets if t.mention.span not in claimed]
    bare_noun = all(
        t.rule.noun or (tree.passive(t.word) and t.rule.lemma not in TYING) or _done_by_a_thing(tree, t)
        for t in d.triggers
    )
    if (
        not actors
        and d.type in SPEECH_ACTS
        and d.chain
        and not bare_noun
        and d.type not in ("CONSULT", "AGREE")
    ):
        actors = [_implied(tree, d.chain[-1].speaker)]
    return actors, targets


def _bare_noun(d: Draft) -> bool:
    """Whether nouns alone tell a draft."""
    return all(t.rule.noun for t in d.triggers)


def _own_aim(tree: Tree, d: Draft) -> bool:
    """ "The shelling of nearby villages": what was hit is told, if not as somebody; nothing else was."""
    nouns = [t.word for t in d.triggers if t.rule.noun and not t.rule.toll]
    aims = [a for n in nouns for a in tree.oblique(n, "of", "on", "against")]
    return bool(aims) and not d.definite and all(tree.tags[a] == "NOUN" for a in aims)


def _attackers_fell(tree: Tree, d: Draft, earlier: Draft) -> bool:
    """ "Gunmen stormed the base ... Six militants were killed": not by the gunmen."""
    fallen = sorts(tree, [tree.content(w) for w in (*d.targets, *d.victims)])
    return fallen == {"others"} and (
        sorts(tree, earlier.actors) == {"others"} or sorts(tree, earlier.targets) == {"forces"}
    )


def _on_attackers(tree: Tree, d: Draft) -> bool:
    """Whether a deed befell only "the attackers", and so answers the attack that the page tells."""
    hit = [tree.content(w) for w in (*d.targets, *d.victims)]
    return bool(hit) and all(tree.lemmas[w].lower() in ("attacker", "assailant", "raider") for w in hit)


def _some_targets(tree: Tree, d: Draft) -> bool:
    """ "Attacked targets around the country", "a number of kidnappings": some, not those struck before."""
    nouns = [t.word for t in d.triggers if t.rule.noun and t.rule.toll is None]
    if nouns and all(tree.counted_as(w) != w for w in nouns):
        return True
    things = [tree.object(t.word) for t in d.triggers if not t.rule.noun]
    return any(
        x is not None and tree.words[x].lower() == "targets" and tree.kid(x, "det") is None for x in things
    )


def _by_the_way(tree: Tree, d: Draft) -> bool:
    """ "X, who was killed last week by a bomb that he planted": no news, nor what goes on in later ones."""
    return any(tree.relations[v] == "acl:relcl" for v in (d.word, *tree.above(d.word)))


def _done_by_a_thing(tree: Tree, t: Trigger) -> bool:
    """ "The fact points to a violation": no speech act of the one who says so."""
    if t.rule.target == ("subj",):
        return True
    if tree.kid(t.word, "csubj") is not None:
        return True
    if tree.relations[t.word] == "acl:relcl" and tree.subject(t.word) == tree.heads[t.word] and not t.actors:
        return True  # "anyone who defies the curfew"
    subject = tree.kid(t.word, "nsubj")
    if subject is None or tree.tags[subject] != "NOUN":
        return False
    return not t.actors or tree.lemmas[subject] in UNMANNED


def _goes_on(tree: Tree, word: int) -> bool:
    """Whether a side may be that of a later sentence, too: no vehicle whose owner is not told, no "one"."""
    lemma = tree.lemmas[word].lower()
    if word in tree.names:
        return True
    if lemma in who()["vehicles"] or tree.tags[word] in ("NUM", "DET", "ADJ"):
        return False
    if lemma in who()["facilities"] and tree.kid(word, "nummod") is not None:
        return False  # "two ammunition stores": one more thing that was hit
    return lemma not in ("one", "you", "i")


def _things_alone(tree: Tree, d: Draft) -> bool:
    """Whether only nameless buildings and the like are told to have been hit."""
    return all(tree.tags[x] == "NOUN" and tree.lemmas[x] in who()["facilities"] for x in d.targets)


def _same_place(tree: Tree, d: Draft, earlier: Draft) -> bool:
    spelt = [{tree.words[w].lower() for w in x.places} for x in (d, earlier)]
    return bool(spelt[0] & spelt[1])


def _places(tree: Tree, where: Where, d: Draft) -> list[list[ClaimPlace]]:
    """The places of a draft, one list a claim: coordinated places are events of their own."""
    own = [where.place(h) for h in d.places]
    if not own and not d.generic:
        for earlier in root(d):
            if earlier.places and not _at_large(tree, earlier.places[0]):
                s = earlier.sentence + 1
                return [[where.place(earlier.places[0], basis=f"the event's place, told in sentence {s}")]]
        return [[]]
    together = [
        h
        for h in d.places
        if h == d.places[0] or (d.places[0] in tree.above(h) and tree.relations[h] == "conj")
    ]
    if len(together) > 1 and d.type == "ASSAULT":
        rest = [where.place(h) for h in d.places if h not in together]
        return [[where.place(h), *rest] for h in together]
    return [own]


def _at_large(tree: Tree, place: int) -> bool:
    """Whether a place is a country or a region by name: where in it the event was, the page may tell."""
    return place in tree.lands and not any(w in tree.towns for w in range(*tree.phrase(place)))


def _claims(tree: Tree, where: Where, drafts: list[Draft]) -> tuple[Claim, ...]:
    made: list[tuple[Draft, Claim]] = []
    ordinals: Counter[tuple[int, int, str]] = Counter()
    first_of: dict[int, Claim] = {}
    for d in drafts:
        actors, targets = _sides(tree, d)
        if d.type in SPEECH_ACTS - {"CONSULT"} and not actors and not _by_law(tree, d):
            continue
        if d.type == "THREATEN" and d.modality == "planned":
            d.modality = "asserted"  # "we will avenge it" is a threat made, not one planned
        pairs = [(actors, targets)]
        if d.reciprocal and (not targets or d.type == "ASSAULT"):
            pairs = _reciprocal(actors)
        for places in _places(tree, where, d):
            for some_actors, some_targets in pairs:
                claim = _claim(tree, d, some_actors, some_targets, places, ordinals)
                made.append((d, claim))
                first_of.setdefault(id(d), claim)
    answers = Answers(tree, drafts)
    out = []
    for d, claim in made:
        same = tuple((first_of[id(e)].id, why) for e, why in d.same_as if id(e) in first_of)
        out.append(_relations(d, replace(claim, same_as=same), answers, first_of))
    return tuple(out)


def _by_law(tree: Tree, d: Draft) -> bool:
    """Whether the law acts, whoever that is: "the inquiry goes on", "38 suspects have been indicted"."""
    t = d.triggers[0]
    if d.type == "AGREE" and not t.rule.noun and tree.passive(t.word):
        return True  # "the truce was agreed on Monday"
    if t.rule.lemma in ("acquit", "pardon", "exonerate") and tree.passive(t.word):
        return bool(d.targets)  # "he was acquitted of rape"
    if d.type == "REJECT" and d.mode == "meet" and not t.rule.noun and tree.passive(t.word):
        return True  # "the talks were called off"
    if d.type == "CONCEDE" and not t.rule.noun and tree.passive(t.word) and t.rule.lemma in LIFTING:
        return True  # "the curfew was lifted"
    if d.type != "ACCUSE":
        return False
    if t.rule.noun and t.rule.lemma == "trial":
        return bool(d.targets) and d.modality in ("asserted", "planned")
    if d.mode == "investigate":
        return t.governor is not None or (bool(d.targets) and tree.passive(t.word))
    if "subj" in t.rule.target:
        return bool(d.targets)  # "came under criticism", "faces charges": from whom is left open
    if t.rule.lemma == "accuse" and tree.relations[t.word] in ("acl", "amod"):
        return False  # "soldiers accused of killing a farmer were arrested"
    return bool(d.targets) and tree.passive(t.word) and t.rule.lemma in CHARGING


def _reciprocal(actors: list[Participant]) -> list[tuple[list[Participant], list[Participant]]]:
    """ "A and B accused each other": A against B, and B against A."""
    if len(actors) < 2:
        return [(actors, actors), (actors, actors)] if actors else [([], [])]
    return [([a], [b for b in actors if b is not a]) for a in actors]


def _claim(
    tree: Tree, d: Draft, actors: list[Participant], targets: list[Participant], places: list[ClaimPlace],
    ordinals: Counter[tuple[int, int, str]],
) -> Claim:  # fmt: skip
    evidence = _sentence_mention(tree, d.sentence)
    raw = (
        tree.document.raw_offset(evidence.span.start),
        tree.document.raw_offset(evidence.span.end - 1),
        d.type,
    )
    ordinal = ordinals[raw]
    ordinals[raw] += 1
    key = f"{tree.document.capture}|{raw[0]}|{raw[1]}|{d.type}|{ordinal}"
    chain = _chain(tree, d)
    voices = [_voice(tree, a) for a in chain] + _claimers(tree, d)
    main = d.triggers[0] if d.triggers[0].word == d.word else next(t for t in d.triggers if t.word == d.word)
    rules = " + ".join(f"{t.rule.name} on “{tree.words[t.word]}”" for t in d.triggers)
    modality = d.modality
    if any(a.blames for a in chain[-1:]) and modality == "asserted":
        modality = "alleged"
    date: ClaimDate | None = None
    return Claim(
        id=ClaimId("c" + hashlib.sha1(key.encode()).hexdigest()[:16]),
        document=tree.document.id, evidence=(evidence,), type=d.type, mode=d.mode,
        actors=tuple(actors), targets=tuple(targets), trigger=tree.mention(main.word, main.word + 1, "cue"),
        rule=rules, modality=modality, symmetric=d.joint, places=tuple(places), date=date,
        means=tuple(d.means), tolls=tolls.merge(d.tolls), voices=tuple(voices),
    )  # fmt: skip


def _relations(d: Draft, claim: Claim, answers: Answers, first_of: dict[int, Claim]) -> Claim:
    """The claim with what its event answers or follows, and what it speaks of."""
    relations = [
        ClaimRelation(to=first_of[id(a.to)].id, kind=a.kind, mention=answers.cue(a))
        for a in answers.of(d)
        if id(a.to) in first_of and first_of[id(a.to)].id != claim.id
    ]
    about = [
        About(claim=first_of[id(o)].id, of="author" if o.modality == "alleged" else "event")
        for o in answers.about(d)
        if id(o) in first_of and first_of[id(o)].id != claim.id
    ]
    return replace(claim, relations=tuple(relations), about=tuple(about))
