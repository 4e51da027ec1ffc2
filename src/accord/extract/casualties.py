"""Tolls told without a verb of harm: "11 dead", "five soldiers died", "20 people were taken to hospital"."""

from __future__ import annotations

from accord.extract import tolls
from accord.extract.circumstances import Where
from accord.extract.counts import COUNTING, amounts_to, count, nearby
from accord.extract.drafts import Draft
from accord.extract.fates import fate, lies_in_hospital, only_hit, spared
from accord.extract.figures import from_want, in_want
from accord.extract.generality import over_time
from accord.extract.lexicon import Rule
from accord.extract.modality import FUTURE, modality
from accord.extract.participants import can_suffer, plain_people, spread, who
from accord.extract.tree import GRAMMATICAL, Tree
from accord.extract.triggers import Trigger, by_nature
from accord.extract.voices import Attribution, Voices
from accord.types import Modality, Toll, TollKind

CASUALTY: dict[str, tuple[TollKind, ...]] = {
    "dead": ("killed",), "death": ("killed",), "fatality": ("killed",), "wounded": ("injured",),
    "injured": ("injured",),
    "injury": ("injured",), "casualty": ("killed", "injured"), "hostage": ("detained",),
    "captive": ("detained",),
    "missing": ("missing",), "displaced": ("displaced",), "toll": ("killed",),
    "body": ("killed",), "hurt": ("injured",), "homeless": ("displaced",),
}  # fmt: skip
FINDING = frozenset(
    "find recover discover see count identify bury pull retrieve exhume bring collect unearth lie"
    " receive".split()
)
TOLD_OF = frozenset("pronounce declare confirm presume report find leave shoot strike fear believe".split())
PRONOUNCED = frozenset("pronounce declare".split())
CARRIED = frozenset("take bring rush admit transfer transport evacuate airlift treat fly carry".split())
WOUNDS = {"gunshot": "firearms", "bullet": "firearms", "shrapnel": "explosives", "stab": "primitive"}
DYING: dict[str, TollKind] = {
    "die": "killed",
    "perish": "killed",
    "flee": "displaced",
    "displace": "displaced",
}
WRECKS = frozenset("wreck wreckage crash accident collision derailment capsizing".split())
FALLING = frozenset({"die", "perish"})
PASSING = frozenset("pass exceed top surpass".split())  # "the toll passes 100"
CROWD = 100  # who cross a border in such numbers have been driven out
LOSING = frozenset({"lose", "succumb"})  # "two soldiers lost their lives"


def with_casualties(tree: Tree, where: Where, voices: Voices, drafts: list[Draft]) -> list[Draft]:
    """The drafts of a page with these tolls, which join an assault of their sentence or stand alone."""
    found: list[list[Draft]] = [[] for _ in tree.bounds[1:]]
    for d in drafts:
        found[d.sentence].append(d)
    told = [d for s, those in enumerate(found) for d in _of_sentence(tree, where, voices, s, those)]
    _shot_and_dead(told)
    return told


def _shot_and_dead(drafts: list[Draft]) -> None:
    """ "A man was shot . He died at the scene.": as many as the page tells to be dead are not wounded."""
    dead = {t.low for d in drafts for t in d.tolls if t.kind == "killed" and t.group is None and t.low}
    for d in drafts:
        if any(t.group is None and t.low in dead for t in d.shot):
            d.tolls = [t for t in d.tolls if t not in d.shot]


def _of_sentence(tree: Tree, where: Where, voices: Voices, s: int, found: list[Draft]) -> list[Draft]:
    if _mishap(tree, range(*tree.sentence_range(s))) and not any(d.type == "ASSAULT" for d in found):
        return found
    told, fell, saved = _counts(tree, s, {t.word for d in found for t in d.triggers})
    for word_at, made in _died_later(tree, told):
        home = _home(tree, voices, word_at, found)
        if home is not None:
            home.tolls += made
            if tree.lemmas[word_at] == "shoot" and only_hit(tree, word_at):
                home.shot += made
            home.mode = home.mode or _wound(tree, word_at)
            if word_at in saved and not home.targets and can_suffer(tree, saved[word_at], frozenset()):
                home.targets = [t for t in spread(tree, saved[word_at]) if t not in home.actors]
            if word_at in fell and not (home.targets or home.joint):
                home.targets = [t for t in spread(tree, fell[word_at]) if t not in home.actors]
        elif any(t.low is not None or t.high is not None for t in made) and not (
            _life_told(tree, word_at) or lies_in_hospital(tree, word_at) is not None
        ):
            found.append(_bare(tree, voices, word_at, made))
            found[-1].places = where.around(word_at)
            if word_at in saved and can_suffer(tree, saved[word_at], frozenset()):
                found[-1].targets = spread(tree, saved[word_at])
            elif word_at in fell:
                found[-1].targets = spread(tree, fell[word_at])
    return sorted(found, key=lambda d: d.word)


def _counts(
    tree: Tree, s: int, used: set[int]
) -> tuple[list[tuple[int, list[Toll]]], dict[int, int], dict[int, int]]:
    """The tolls of a sentence by the word that tells them; by such words who died, and who came to harm or
    to none. `used` are words that drafts stand for."""
    first, last = tree.sentence_range(s)
    told: list[tuple[int, list[Toll]]] = []
    fell: dict[int, int] = {}
    saved: dict[int, int] = {}
    for i in range(first, last):
        if tree.tags[i] in GRAMMATICAL:
            continue
        if i not in used and (safe := spared(tree, i)) is not None:
            told.append((i, [tolls.none(tree, "injured", i)]))
            saved[i] = safe
            continue
        if (fared := fate(tree, i)) is not None and not by_nature(tree, i):
            made = tolls.make(tree, *fared)
            if tree.lemmas[i] != "shoot" or any(t.low is not None for t in made):
                told.append((i, made))
            if tree.lemmas[i] in LOSING and _somebody(tree, fared[1]):
                fell[i] = fared[1]
            if tree.lemmas[i] == "harm" and not plain_people(tree, fared[1]):
                saved[i] = fared[1]
            continue
        if i in used or (tree.case(i) == "to" and tree.words[i].lower() == "death"):  # "sentenced to death"
            continue
        if tree.relations[i] == "amod" and _in_passing(tree, i, used):
            continue
        if (again := _put_at(tree, i)) is not None:
            told.append((i, again))
            if tree.lemmas[i] == "loss" and (own := tree.owner(i)) is not None:
                fell[i] = own
            continue
        if (lost := _lost(tree, i)) is not None:
            told.append((i, tolls.make(tree, "killed", lost)))
            continue
        if (both := tolls.of_both(tree, i)) is not None:
            told += [(i, both)] if both else []
            used.add(i + 2)
            continue
        lemma, word = tree.lemmas[i].lower(), tree.words[i].lower()
        if (driven := _driven_out(tree, i)) is not None:
            told.append((i, tolls.make(tree, "displaced", driven)))
            continue
        if tree.tags[i] == "VERB" and lemma in DYING and not by_nature(tree, i):
            who_died = tree.object(i) if lemma == "displace" else tree.subject(i)
            who_died = i if tree.kid(i, "nummod") is not None else who_died  # "there are 75,000 displaced"
            if who_died is not None and not (
                lemma == "flee" and (_escapes(tree, who_died) or _speaks(tree, i) or from_want(tree, i))
            ):
                told.append((i, tolls.make(tree, DYING[lemma], who_died)))
                if lemma in FALLING and _somebody(tree, who_died):
                    fell[i] = who_died
            continue
        if tree.tags[i] == "VERB" and _to_hospital(tree, i):
            told.append((i, tolls.make(tree, "injured", _given(tree.object(i), i))))
            continue
        kinds = None if _other_sense(tree, i) else CASUALTY.get(word) or CASUALTY.get(lemma)
        if kinds is None or tree.tags[i] not in ("NOUN", "ADJ", "VERB", "PROPN"):
            continue
        if tree.tags[i] == "VERB" and by_nature(tree, i):
            continue  # "a storm killed nine people and injured hundreds"
        if tree.relations[i] == "xcomp" and tree.heads[i] >= 0 and by_nature(tree, tree.heads[i]):
            continue  # "the storm left 12 dead"
        told += _nominal(tree, i, kinds)
        harmed = _harmed(tree, i) if kinds[0] in ("killed", "injured") else None
        if harmed is not None and _somebody(tree, harmed):
            fell[i] = harmed
    return told, fell, saved


def _died_later(tree: Tree, told: list[tuple[int, list[Toll]]]) -> list[tuple[int, list[Toll]]]:
    """The tolls of a sentence, with the deaths of those who died of their wounds in place of the wounds.

    "He was taken to hospital, where he died"; "both were shot in the head and were pronounced dead".
    """
    out = list(told)
    for n, (at, made) in enumerate(told):
        for k, (word, later) in enumerate(told):
            dead = [t for t in later if t.kind == "killed" and t.group is None]
            if n == k or word < at or not dead or out[k][1] != later or not _goes_on(tree, at, word):
                continue
            if any(t.kind == "injured" and (t.low, t.high) == (dead[0].low, dead[0].high) for t in made):
                out[n] = (at, [*(t for t in made if t.kind != "injured"), *later])
                out[k] = (word, [])
    return [(word, made) for word, made in out if made]


def _goes_on(tree: Tree, harm: int, death: int) -> bool:
    """Whether a death is told of those to whom the harm was done: by a pronoun, or with no subject anew."""
    verb = death if tree.is_verbal(death) else max(tree.heads[death], 0)
    of = tree.kid(verb, "nsubj", "nsubj:pass")
    if of is None:
        return tree.relations[verb] == "conj" and tree.heads[verb] == harm
    before = tree.object(harm)
    same = before is not None and tree.lemmas[of] == tree.lemmas[before]
    return same or tree.words[of].lower() in ("he", "she", "they", "who", "both", "all")


def _somebody(tree: Tree, i: int) -> bool:
    """Whether those who died are a side of the conflict or one of its kinds of people, and no mere number."""
    heads = spread(tree, i)
    return bool(heads) and all(can_suffer(tree, h, frozenset()) and not plain_people(tree, h) for h in heads)


def _harmed(tree: Tree, i: int) -> int | None:
    """Who is said to be hurt or dead: the subject of "four policemen were hurt"."""
    said = tree.tags[i] in ("ADJ", "VERB") and not tree.case(i) and tree.kid(i, "cop", "aux:pass") is not None
    return tree.kid(i, "nsubj", "nsubj:pass") if said else None


def _in_passing(tree: Tree, i: int, used: set[int]) -> bool:
    """ "A school sheltering displaced families", "killed 75 displaced people": what they were before."""
    noun = tree.heads[i]
    if tree.lemmas[i].lower() not in ("displaced", "displace", "homeless") or noun < 0:
        return False
    return count(tree, noun) is None or any(v in used for v in tree.above(noun))


def _driven_out(tree: Tree, v: int) -> int | None:
    """Those who "ran for their lives", or so many who "have crossed into Chad": a head word."""
    people = tree.subject(v) if tree.tags[v] == "VERB" and not tree.passive(v) else None
    if people is None or _escapes(tree, people) or (many := count(tree, people)) is None:
        return None
    lives = tree.lemmas[v] == "run" and any(tree.lemmas[w] == "life" for w in tree.oblique(v, "for"))
    abroad = any(w in tree.countries for w in tree.oblique(v, "into", "to"))
    crossed = tree.lemmas[v] == "cross" and abroad and (many.low or many.high or 0) >= CROWD
    return people if lives or (crossed and not in_want(tree, v)) else None


def _speaks(tree: Tree, v: int) -> bool:
    """ "According to two doctors who fled": who speaks, and no news of a flight."""
    who_fled = tree.heads[v]
    if tree.relations[v] != "acl:relcl" or who_fled < 0:
        return False
    says = tree.relations[who_fled] == "nsubj" and tree.lemmas[tree.heads[who_fled]] in (
        "say",
        "tell",
        "recall",
    )
    return says or tree.case(who_fled) == "according to"


def _lost(tree: Tree, i: int) -> int | None:
    """The men of "was driven back with the loss of four tanks and 38 men": a head word."""
    if tree.lemmas[i] != "loss":
        return None
    those = (h for c in tree.oblique(i, "of") for h in tree.conjuncts(c))
    people = who()["armed"] | who()["civil"] | {"man", "life"}
    return next((h for h in those if tree.lemmas[h] in people and count(tree, h) is not None), None)


def _put_at(tree: Tree, i: int) -> list[Toll] | None:
    """ "Put its losses at 71"; after a sentence that counts the dead, "put the number at five"."""
    head = tree.heads[i]
    lost = tree.words[i].lower() == "losses" and tree.owner(i) is not None
    if (
        not (lost or tree.lemmas[i] in ("number", "figure", "count"))
        or head < 0
        or tree.lemmas[head] not in ("put", "place")
    ):
        return None
    at = next(iter(tree.oblique(head, "at")), None)
    first = tree.bounds[tree.sentence[i]]
    s = tree.sentence[i] - 1
    before = range(*tree.sentence_range(s)) if s >= 0 else range(0)
    dead = lost or any(tree.lemmas[w] in ("kill", "die", "dead", "death") for w in before)
    if at is not None and tree.words[at].lower() in tolls.STATES:
        return None  # "at 12 dead and 30 wounded", which tell it themselves
    if tree.relations[i] != "obj" or at is None or at < first or count(tree, at) is None or not dead:
        return None
    return tolls.make(tree, "killed", at)


def _wound(tree: Tree, v: int) -> str | None:
    """The mode that a wound tells: "died of a gunshot wound"."""
    if tree.lemmas[v] not in DYING:
        return None
    kinds = [tree.lemmas[c] for w in tree.oblique(v, "of", "from") for c in (w, *tree.kids(w, "compound"))]
    return next((WOUNDS[k] for k in kinds if k in WOUNDS), None)


def _escapes(tree: Tree, noun: int) -> bool:
    """ "The gunmen fled": they got away, nobody drove them out."""
    if tree.tags[noun] == "PROPN" and (noun in tree.people or not tree.words[noun].endswith("s")):
        return True  # "before Nhek had to flee"
    others = who()["armed"] | {"suspect", "driver", "prisoner", "inmate"}
    if noun in tree.people:
        return True
    if tree.lemmas[noun] in who()["persons"] and tree.words[noun].lower() == tree.lemmas[noun]:
        return tree.kid(noun, "nummod") is None  # "a resident who fled to the town said"
    return tree.tags[noun] in ("PRON", "DET") or tree.lemmas[noun] in others


def _caused(tree: Tree, i: int) -> bool:
    """ "Causing injuries", "led to an unknown number of deaths", "injuries were reported"."""
    if tree.words[i].lower() not in ("injuries", "deaths", "fatalities"):
        return False
    whole = tree.counted_as(i)
    while tree.relations[whole] == "conj" and tree.heads[whole] >= 0:
        whole = tree.counted_as(tree.heads[whole])
    verb = tree.heads[whole]
    if verb < 0 or any(tree.words[k].lower() == "without" for k in tree.kids(verb, "mark")):
        return False
    lemma, relation = tree.lemmas[verb], tree.relations[whole]
    led = relation == "obl" and (lemma, tree.case(whole)) in (("result", "in"), ("lead", "to"))
    caused = relation == "obj" and lemma in ("cause", "result")
    return led or caused or (relation == "nsubj:pass" and lemma == "report")


def _mishap(tree: Tree, words: range) -> bool:
    """ "Rescuers found the wreck a day later, with five dead": whoever was killed, nobody killed them."""
    return any(tree.lemmas[w].lower() in WRECKS and tree.tags[w] == "NOUN" for w in words)


def _nominal(tree: Tree, i: int, kinds: tuple[TollKind, ...]) -> list[tuple[int, list[Toll]]]:
    """The toll of a casualty word: "no casualties", "11 dead", "a death toll of nine", "five people dead"."""
    holder = i
    if tree.words[i].lower() == "toll" or tree.lemmas[i] == "toll":
        number = next(iter(tree.oblique(i, "of", "to", "at")), None)
        number = amounts_to(tree, i) if number is None else number
        if number is None or count(tree, number) is None:
            return []
        made = tolls.make(tree, "killed", number)
        past = tree.relations[i] == "nsubj" and tree.lemmas[tree.heads[i]] in PASSING
        return [(i, [tolls.open_total(t) for t in made] if past else made)]
    described = None
    if tree.kid(i, "cop", "aux:pass") is not None and not tree.case(i):
        described = tree.kid(i, "nsubj", "nsubj:pass" if tree.tags[i] == "ADJ" else "nsubj")
    if tree.tags[i] in ("ADJ", "VERB") and described is not None:
        holder = described  # "twelve were hurt"
    elif (
        tree.tags[i] in ("ADJ", "VERB")
        and tree.relations[i] in ("xcomp", "amod", "acl", "advcl", "obj", "conj")
        and count(tree, i) is None
    ):
        head = tree.heads[i]
        if head >= 0 and tree.tags[head] in ("NOUN", "NUM", "PRON", "PROPN"):
            holder = head
        elif head >= 0 and (tree.kid(head, "obj") is not None or tree.lemmas[head] in TOLD_OF):
            holder = _given(tree.object(head), i)
    elif tree.lemmas[i] == "hurt" and tree.tags[i] == "VERB":
        holder = _given(tree.object(i), holder)
    if tree.relations[i] == "nsubj" and tree.heads[i] >= 0 and tree.lemmas[tree.heads[i]] == "include":
        parts = tree.kid(tree.heads[i], "obj")
        if parts is not None:
            made = [t for k in kinds for t in tolls.make(tree, k, parts)]
            return [(i, [tolls.open_total(t) for t in made])]
    if tree.case(i) == "among" and tree.words[i].lower() in ("dead", "wounded", "injured", "missing"):
        parts = _among(tree, i)
        if parts is not None:
            return [(i, [tolls.open_total(t) for t in tolls.make(tree, kinds[0], parts)])]
    if tree.case(i) == "of" and (some := tolls.some_of(tree, i, kinds[0])):
        return [(i, some)]
    beside = nearby(tree, i) if tree.tags[i] in ("ADJ", "VERB") and holder < i else None
    if beside is not None and holder < beside.first < i:  # "left 16 people dead and 40 wounded"
        return [(i, [tolls.total(tree, k, beside) for k in kinds])]
    if count(tree, holder) is None:
        if tree.lemmas[i] in ("body", "death"):  # "the deaths of 441 civilians, including 72 women"
            of = next(iter(tree.oblique(i, "of")), None)
            if of is not None and count(tree, of):
                return [(i, tolls.make(tree, "killed", of))]
            if tree.lemmas[i] == "body":
                return []
        if listed := tolls.listed(tree, "killed", i):
            return [(i, listed)]
        near = nearby(tree, i)
        if near is not None:
            return [(i, [tolls.total(tree, k, near) for k in kinds])]
        if _caused(tree, i) or (holder != i and tree.words[holder].lower() == "others"):
            return [(i, [tolls.some(tree, k, i) for k in kinds])]
        if tree.lemmas[i] != "dead" or tree.lemmas[tree.heads[i]] not in PRONOUNCED or holder == i:
            return []
    return [(i, [t for k in kinds for t in tolls.make(tree, k, holder)])]


def _given(word: int | None, otherwise: int) -> int:
    """The word, which may be the first of the page, else another one."""
    return otherwise if word is None else word


def _life_told(tree: Tree, v: int) -> bool:
    """The death of somebody named, of which no violence is told: "Hugo Smith, who died in 2013"."""
    who_died = tree.subject(v) if tree.tags[v] == "VERB" and tree.lemmas[v] == "die" else None
    if who_died is None:
        return False
    return tree.tags[who_died] == "PROPN" or (
        tree.relations[v] == "acl:relcl" and count(tree, tree.heads[v]) is None
    )


def _other_sense(tree: Tree, i: int) -> bool:
    """A body that acts, what somebody misses, injuries that were not grave: no casualties are told.

    Nor are they by "no casualty figures were available".
    """
    head = tree.heads[i]
    if tree.relations[i] == "compound" and tree.lemmas[head] in COUNTING:
        return count(tree, i) is None
    if tree.lemmas[i] == "body":
        if tree.oblique(i, "of"):
            return False
        return head < 0 or tree.lemmas[head] not in FINDING
    if tree.tags[i] == "VERB" and tree.lemmas[i] == "miss":
        return tree.kid(i, "obj") is not None
    graded = (
        head >= 0 and tree.relations[i] in ("nmod", "obl") and tree.words[head].lower() in ("none", "neither")
    )
    return tree.lemmas[i] == "injury" and graded


def _to_hospital(tree: Tree, v: int) -> bool:
    """ "20 people were taken to hospital", "nine were hospitalised"."""
    if not tree.passive(v) or tree.object(v) is None:
        return False
    if tree.lemmas[v] in ("hospitalise", "hospitalize"):
        return True
    wards = tree.oblique(v, "to", "in", "into")
    return tree.lemmas[v] in CARRIED and any(tree.lemmas[w] in ("hospital", "clinic") for w in wards)


def _among(tree: Tree, i: int) -> int | None:
    """Who "among the dead" were: the subject, before or behind the verb."""
    head = tree.heads[i]
    if head < 0 or tree.kid(i, "cop") is not None:
        return tree.kid(i, "nsubj")
    return tree.kid(head, "nsubj") if tree.lemmas[head] in ("be", "number") else None


def _of_nobody(d: Draft) -> bool:
    """ "No civilians were killed": nobody's death, to which no toll belongs."""
    return d.modality == "denied" and all(t.rule.toll and not t.rule.noun for t in d.triggers)


def _home(tree: Tree, voices: Voices, i: int, found: list[Draft]) -> Draft | None:
    """The assault of the sentence that a toll belongs to: the nearest in the tree with the same speaker."""
    chain = voices.chain(i)
    speaker = chain[-1].speaker if chain else None
    above = [i, *tree.above(i)]
    best: tuple[int, Draft] | None = None
    assaults = [d for d in found if d.type == "ASSAULT" and not _of_nobody(d)]
    for d in assaults:  # "the bombing, in which five died"
        if tree.relations[i] == "acl:relcl" and tree.heads[i] in d.words:
            return d
    for d in assaults:
        if (d.chain[-1].speaker if d.chain else None) != speaker and (len(assaults) > 1 or d.chain):
            continue
        for w in d.words:
            path = [w, *tree.above(w)]
            shared = next((k for k, x in enumerate(above) if x in path), None)
            if shared is None:
                continue
            distance = shared + path.index(above[shared])
            if distance <= 5 and (best is None or distance < best[0]):
                best = (distance, d)
    return best[1] if best else None


def _bare(tree: Tree, voices: Voices, i: int, made: list[Toll]) -> Draft:
    rule = Rule(
        name=f"ASSAULT:{tree.lemmas[i]}(toll)", type="ASSAULT", mode=None, lemma=tree.lemmas[i], noun=True,
        conditions=(), actor=(), target=(), toll=made[0].kind, weak=True,
    )  # fmt: skip
    trigger = Trigger(word=i, rule=rule, type="ASSAULT", mode=None)
    chain = voices.chain(i)
    mode = "abduct" if made[0].kind == "detained" else None
    summed = over_time(tree, i)
    return Draft(
        type="ASSAULT", mode=mode, triggers=[trigger], words=[i], sentence=tree.sentence[i],
        tolls=made, chain=chain,
        modality=_plain_modality(tree, i, chain), definite=True, weak=True,
        generic=summed, summed=summed,
    )  # fmt: skip


def _plain_modality(tree: Tree, i: int, chain: list[Attribution]) -> Modality:
    found = modality(tree, i, None, chain)
    coming = any(tree.words[c].lower() in FUTURE for c in tree.kids(i, "aux"))  # "nobody will be harmed"
    none: Modality = "planned" if coming else "asserted"  # "no casualties" is a toll of nought, not a denial
    return none if found == "denied" else found
