"""What became of people, told by more than a verb of harm: "fatally shot", "stabbed to death"."""

from __future__ import annotations

from accord.extract.participants import plain_people, who
from accord.extract.tree import Tree
from accord.types import TollKind

BODY = frozenset(
    "leg arm head chest back neck face hand foot shoulder stomach abdomen thigh knee eye torso hip groin"
    " wrist buttock ankle body".split()
)
HARMING = frozenset("shoot hit strike stab wound slash cut graze".split())
HARMS = frozenset("wound injury burn".split())
DEAD = frozenset("body corpse".split())
SUFFERED = frozenset("burn bleed choke".split())  # "burned to death": what befell the subject
FINDING = frozenset("find discover locate encounter".split())
LISTED = frozenset("list remain be hospitalise hospitalize".split())
GRAVE = frozenset("critical serious stable grave fair".split())
WARDS = frozenset("hospital clinic ward infirmary".split())
BRINGING = frozenset("put send land leave".split())
SHOTS = frozenset("bullet gunfire shot gunshot fire shrapnel pellet".split())
BEARING = frozenset("suffer sustain receive".split())
FREEING = frozenset("rescue free release return recover liberate".split())
UNHARMED = frozenset("unharmed unhurt uninjured unscathed".split())
HARMED = frozenset("injure hurt harm wound injured wounded".split())
JUDGING = frozenset("put sentence condemn lead".split())


def fate(tree: Tree, v: int) -> tuple[TollKind, int] | None:
    """The harm that a verb tells by its modifiers or objects, and who came to it (a head word)."""
    if tree.tags[v] != "VERB":
        return ("injured", lying) if (lying := lies_in_hospital(tree, v)) is not None else None
    lemma, thing = tree.lemmas[v], tree.object(v)
    active = not tree.passive(v) and thing is not None
    victim: int | None = None
    kind: TollKind = "killed"
    if (_has(tree, v, "death", "to") and lemma not in JUDGING) or (lemma in HARMING and _fatally(tree, v)):
        victim = tree.subject(v) if thing is None and lemma in SUFFERED else thing
    elif lemma in HARMING and (some := _one_fatally(tree, v)) is not None:
        victim = some
    elif lemma in HARMING and any(tree.lemmas[w] in BODY for w in tree.oblique(v, "in")):
        kind, victim = "injured", None if thing is None or _himself(tree, thing) else thing
    elif (
        lemma in BEARING
        and active
        and not _of_the_dead(tree, v)
        and thing is not None
        and tree.lemmas[thing] in HARMS
    ):
        kind, victim = "injured", tree.subject(v)
    elif _hurt(tree, v, thing):
        kind, victim = "injured", thing
    elif _wounds(tree, v, "from" if lemma == "suffer" else "with") and (lemma == "suffer" or thing is None):
        kind, victim = "injured", tree.subject(v)  # "walked into a hospital with a gunshot wound"
    elif lemma in BRINGING and thing is not None and _brought_low(tree, v, thing):
        kind, victim = "injured", thing
    elif (hit := only_hit(tree, v)) is not None:
        kind, victim = "injured", hit
    elif lemma in LISTED and _in_condition(tree, v):
        kind, victim = "injured", thing if tree.passive(v) else tree.subject(v)
    elif lemma == "succumb" or (lemma == "lose" and active and thing is not None and _lives(tree, thing)):
        victim = tree.subject(v)
    elif lemma in ("slit", "cut") and thing is not None and tree.lemmas[thing] == "throat":
        own = tree.owner(thing)
        victim = next(iter(tree.oblique(thing, "of")), None) if own is None else own
    elif lemma == "lose" and active and thing is not None and _troops(tree, thing):
        victim = thing
    elif lemma in ("cost", "claim", "take"):
        victim = _lives_of(tree, v)
    return None if victim is None else (kind, victim)


def lies_in_hospital(tree: Tree, i: int) -> int | None:
    """Who "is in hospital" or "in critical condition": a head word."""
    if tree.tags[i] != "NOUN" or tree.kid(i, "cop") is None or tree.case(i) != "in":
        return None
    grave = tree.lemmas[i] == "condition" and any(tree.lemmas[c].lower() in GRAVE for c in tree.children[i])
    return tree.kid(i, "nsubj") if grave or tree.lemmas[i] in WARDS else None


def _brought_low(tree: Tree, v: int, thing: int) -> bool:
    """ "Put two teens in hospital", "left three men in critical condition", "with serious injuries"."""
    into = tree.oblique(v, "in", "to", "into")
    ward = tree.lemmas[v] in ("put", "send", "land") and any(tree.lemmas[w] in WARDS for w in into)
    hurt = tree.lemmas[v] == "leave" and (_wounds(tree, thing, "with") or _wounds(tree, v, "with"))
    return ward or hurt or _in_condition(tree, v)


def only_hit(tree: Tree, v: int) -> int | None:
    """Whom a bullet hit who is not told to be dead: "three men were shot", "was struck by gunfire"."""
    lemma, thing = tree.lemmas[v], tree.object(v)
    if thing is None or _himself(tree, thing) or not can_bleed(tree, thing):
        return None
    if lemma in ("hit", "strike"):
        shots = (tree.agent(v), *tree.oblique(v, "by", "in", "with"))
        return thing if any(w is not None and tree.lemmas[w] in SHOTS for w in shots) else None
    if lemma != "shoot" or _deadly(tree, v) or any(tree.lemmas[w] in BODY for w in tree.oblique(v, "in")):
        return None
    beside = [tree.lemmas[c].lower() for c in tree.children[v]]
    return None if set(beside) & {"dead", "kill", "die", "death", "down", "wound", "injure"} else thing


def _himself(tree: Tree, thing: int) -> bool:
    """Whether it is done to oneself: who shot himself may well be dead."""
    return tree.words[thing].lower().endswith(("self", "selves"))


def can_bleed(tree: Tree, i: int) -> bool:
    """Whether a phrase is of people, counted or named."""
    lemma = tree.lemmas[i].lower()
    if tree.tags[i] in ("NUM", "PRON"):
        return lemma not in ("it", "this", "that")
    lists = who()
    people = lists["persons"] | lists["armed"] | lists["civil"]
    return i in tree.people or lemma in people or plain_people(tree, i)


def _of_the_dead(tree: Tree, v: int) -> bool:
    """ "Died of a wound that he sustained": the dead are not among the injured."""
    wound = tree.heads[v]
    return tree.relations[v] == "acl:relcl" and any(
        tree.lemmas[w] in ("die", "death") for w in tree.above(wound)
    )


def spared(tree: Tree, i: int) -> int | None:
    """Who came to no harm: "the minister escaped unhurt", "she was not injured"; a head word."""
    lemma, head = tree.lemmas[i].lower(), tree.heads[i]
    if tree.words[i].lower() in UNHARMED:
        if tree.kid(i, "cop") is not None or head < 0:
            return tree.kid(i, "nsubj")
        if tree.relations[i] == "conj":
            return tree.kid(head, "nsubj", "nsubj:pass")
        if tree.lemmas[head] in FREEING:
            return None  # "five kidnap victims were rescued unhurt": no attack on them
        return tree.subject(head) if tree.is_verbal(head) else None
    if lemma not in HARMED or not _negated(tree, i):
        return None
    if tree.tags[i] == "ADJ":
        return tree.kid(i, "nsubj")
    return tree.object(i) if tree.passive(i) and tree.agent(i) is None else None


def _negated(tree: Tree, v: int) -> bool:
    return any(tree.words[c].lower() in ("not", "n't", "n’t") for c in tree.children[v])


def _hurt(tree: Tree, v: int, thing: int | None) -> bool:
    """ "Was harmed", "grazed him", "was treated for a wound", "found a man with a gunshot wound"."""
    lemma = tree.lemmas[v]
    if lemma == "harm":
        return tree.passive(v) and tree.agent(v) is None and not _negated(tree, v)
    if lemma in FINDING:
        return thing is not None and tree.lemmas[thing] not in DEAD and _wounds(tree, thing, "with")
    return lemma == "graze" or (lemma == "treat" and tree.passive(v) and _wounds(tree, v, "for"))


def _wounds(tree: Tree, v: int, case: str) -> bool:
    return any(tree.lemmas[w] in HARMS for w in tree.oblique(v, case))


def _in_condition(tree: Tree, v: int) -> bool:
    """ "Was listed in critical condition": hurt, and alive."""
    grave = (c for w in tree.oblique(v, "in") if tree.lemmas[w] == "condition" for c in tree.children[w])
    return any(tree.lemmas[c].lower() in GRAVE for c in grave)


def _fatally(tree: Tree, v: int) -> bool:
    return bool(_deadly(tree, v)) and _one_fatally(tree, v) is None


def _one_fatally(tree: Tree, v: int) -> int | None:
    """Of "two men were shot, one fatally" the one."""
    return next((w for c in _deadly(tree, v) if (w := tree.kid(c, "nsubj")) is not None), None)


def _deadly(tree: Tree, v: int) -> list[int]:
    return [c for c in tree.children[v] if tree.words[c].lower() in ("fatally", "mortally")]


def _troops(tree: Tree, noun: int) -> bool:
    """ "They had lost 45 fighters in the battle"."""
    counted = any(tree.tags[c] == "NUM" for c in tree.children[noun])
    return counted and tree.lemmas[noun] in who()["armed"] | {"man", "policeman", "officer", "guard"}


def _has(tree: Tree, v: int, lemma: str, *cases: str) -> bool:
    return any(tree.lemmas[w] == lemma for w in tree.oblique(v, *cases))


def _lives(tree: Tree, noun: int) -> bool:
    return tree.lemmas[noun] == "life" and tree.kid(noun, "nmod:poss") is not None


def _lives_of(tree: Tree, v: int) -> int | None:
    """Whose lives an event cost: "the lives of seven villagers", "eight people their lives"."""
    things = tree.kids(v, "obj", "iobj")
    lives = next((w for w in things if tree.lemmas[w] == "life"), None)
    if lives is None:
        return None
    return next((w for w in (*tree.oblique(lives, "of"), *things) if w != lives), None)
