"""Which noun phrases can be a side of an event, and how a slot of a rule finds them."""

from __future__ import annotations

import functools

from accord.extract.lexicon import lexicon, words
from accord.extract.means import find as find_means
from accord.extract.namewords import CALENDAR
from accord.extract.tree import RELATIVE, UNDERTAKING, Tree
from accord.types import Participant

ISSUING = frozenset(
    "issue put release publish send write pass adopt approve deliver make file circulate post".split()
)
SPEAKING = frozenset("i we you he she they it who themselves itself himself".split())
PLURAL_PLAIN = frozenset(
    "people person child man woman boy girl other another one victim individual life dead wounded injured"
    " some many"
    " several dozen hundred thousand more all most none family infant baby casualty body figure".split()
)
PARTS = frozenset(
    "member people fighter position hideout camp objective stronghold cadre militant combatant man"
    " rank".split()
)
DOERS = frozenset("suspect perpetrator culprit mastermind author ringleader organiser organizer".split())
PRIVATE = frozenset("its his her their our my".split())
# What is somebody's and is struck, protected or sought in his place: "U.S. targets", "our interests".
HOLDINGS = frozenset("target interest asset".split())
# A way in or the like: what is struck there is the building.
WAYS_IN = frozenset("entrance gate door doorway gateway exit entryway lobby foyer courtyard grounds".split())
# Offices that each state has one of.
OFFICES = frozenset("president minister leader premier king envoy ambassador negotiator chief".split())
# What lies between two.
BORDERS = frozenset("border frontier crossing tie relation link contact trade".split())
# Stretches of land that are struck for those who hold them: "a rebel-held enclave".
AREAS = frozenset(
    "enclave area region district suburb neighbourhood neighborhood territory pocket zone".split()
)
# Wings of politics, where an adjective says so: "the far right".
WINGS = frozenset("right left".split())
# Participles that say of whom something is thought; he is somebody and no number.
SUSPECTED_OF = frozenset("want suspect accuse implicate link connect charge involve convict".split())
# What lies between two countries, each having a side of it.
_DIVIDING = frozenset(
    "border frontier river line lake strait sea mountain fence wall crossing boundary".split()
)
_SO_MANY = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


@functools.cache
def who() -> dict[str, frozenset[str]]:
    """The lemma lists of words/who.yaml by name."""
    return {k: frozenset(v.split()) for k, v in words("who").items()}


@functools.cache
def actors() -> frozenset[str]:
    """All lemmas that can act or speak."""
    lists = who()
    return lists["collective"] | lists["persons"] | lists["armed"] | lists["civil"] | lists["vehicles"]


@functools.cache
def sides() -> frozenset[str]:
    """Lemmas that name a side when they modify an event noun ("rebel attack", "government raids")."""
    return (who()["armed"] | who()["collective"]) - {
        "power",
        "capital",
        "state",
        "side",
        "body",
        "west",
        "security",
        "media",
        "military",
        "intelligence",
        "radio",
        "television",
        "terrorist",  # of a kind of attack
    }


def noun(tree: Tree, i: int) -> str:
    """The lemma by which a head noun is judged ("police-chief" -> chief)."""
    lemma = tree.lemmas[i].lower()
    return lemma.rsplit("-", 1)[-1] if lemma not in actors() else lemma


def can_act(tree: Tree, i: int, places: frozenset[int]) -> bool:
    """Whether the noun phrase headed by i can do, suffer or say something. `places`: words of mere places."""
    tag = tree.tags[i]
    if tag == "PRON" and tree.kid(tree.heads[i], "expl") == i:
        return False
    if tag == "PRON":
        return tree.lemmas[i].lower() in SPEAKING or tree.words[i].lower() in PRIVATE
    if i in places:
        return False
    lemma = noun(tree, i)
    if lemma in WINGS and any(
        tree.lemmas[c].lower() in ("far", "hard", "extreme") for c in tree.kids(i, "amod")
    ):
        return True
    if lemma in who()["not_actors"]:
        return False
    if lemma == "movement" and tree.words[i].lower() == "movements" and tree.owner(i) is not None:
        return False  # "restricted his movements"
    bare = tree.kid(i, "amod", "compound", "det") is None
    if bare and lemma in ("force", "power") and tree.words[i].lower() == lemma:
        return False  # "the use of force", "held power"
    if lemma == "side" and any(tree.lemmas[c].lower() in _DIVIDING for c in tree.oblique(i, "of")):
        return False  # "its side of the border"
    if tag == "PROPN":  # "the Murrah Federal Building" is struck and does not strike
        last = tree.names[i][1] - 1 if i in tree.names else i
        if i in tree.bodies or tree.words[last].lower() == "bank":
            return True  # "the White House", "the Development Bank"
        return tree.words[last].lower() not in who()["facilities"] - who()["collective"]
    if tag in ("NOUN", "ADJ", "X"):
        named = tree.words[i][:1].isupper() and (i in tree.names or i not in tree.bounds)
        return lemma in actors() or named or (lemma in who()["vessels"] and manned(tree, i) is not None)
    if tag in ("NUM", "DET"):
        return tree.lemmas[i].lower() in ("both", "two", "three", "four", "all", "other", "some", "one")
    return False


def manned(tree: Tree, i: int) -> int | None:
    """Who is said to sail a vessel: its owner, the body of its compound, its own name, those on board."""
    bodies = who()["collective"] | who()["armed"]
    own = tree.owner(i)
    if own is not None:
        return own
    body = next((c for c in tree.kids(i, "compound", "amod") if tree.lemmas[c].lower() in bodies), None)
    if body is not None:
        return body
    return next((c for c in tree.kids(i, "appos", "flat") if tree.tags[c] == "PROPN"), None)


def can_suffer(tree: Tree, i: int, places: frozenset[int]) -> bool:
    """As `can_act`, and facilities and the like, which are hit but do not act."""
    if tree.tags[i] == "PRON" and tree.words[i].lower() in ("it", "this", "that"):
        return False
    if tree.lemmas[i].lower() in HOLDINGS:
        bodies = who()["armed"] | who()["civil"] | who()["collective"]  # "military and security targets"
        said = [h for c in tree.kids(i, "amod", "compound") for h in tree.conjuncts(c)]
        return tree.owner(i) is not None or any(
            w in tree.names or tree.lemmas[w].lower() in bodies for w in (*said, *named_in(tree, i))
        )
    if can_act(tree, i, places) or (tree.lemmas[i].lower() in AREAS and held(tree, i)):
        return True
    if tree.tags[i] == "NOUN" and tree.lemmas[i].lower() == "street":  # "a busy market street"
        return any(tree.lemmas[c].lower() in who()["venues"] for c in tree.kids(i, "compound"))
    return tree.tags[i] in ("NOUN", "PROPN") and noun(tree, i) in who()["facilities"] | who()["vessels"]


def held(tree: Tree, x: int) -> bool:
    """ "A rebel-held town" stands for those who hold it."""
    first, last = tree.phrase(x)
    ways = ("held", "controlled", "occupied")  # but not "handheld"
    return any(tree.words[w].lower().rsplit("-", 1)[-1] in ways for w in range(first, last))


@functools.cache
def documents() -> frozenset[str]:
    """Lemmas of statements, reports and the like, which speak for their authors."""
    return frozenset(words("who")["documents"].split())


def author(tree: Tree, i: int) -> int | None:
    """The one who speaks in "a defence ministry statement", "the group's report"; i itself for others."""
    i = tree.content(i)
    if tree.lemmas[i] not in documents():
        return i
    for c in tree.children[i]:
        if tree.relations[c] in ("nmod:poss", "compound") and can_act(tree, c, frozenset()):
            return c
    by = tree.oblique(i, "by", "from", "of")
    if not by and tree.relations[i] == "obj" and tree.lemmas[tree.heads[i]] in ISSUING:
        by = [a] if (a := tree.agent(tree.heads[i])) is not None else []  # "issued a report accusing them"
    return by[0] if by else i


def plain_people(tree: Tree, i: int) -> bool:
    """People who are only counted ("nine people", "four children"), not a side."""
    lemma = tree.lemmas[i].lower()
    if tree.words[i].lower() in ("he", "him", "she", "her", "they", "them", "us", "we", "me") or (
        tree.words[i].lower() in PRIVATE  # "five of its soldiers"
    ):
        return False
    if any(tree.lemmas[c].lower() in SUSPECTED_OF for c in tree.kids(i, "acl")):
        return False  # "a man suspected of planting the bomb"
    if tree.tags[i] in ("NUM", "DET", "PRON"):
        return True
    return lemma in PLURAL_PLAIN and not any(
        tree.tags[c] in ("ADJ", "PROPN", "NOUN") and tree.relations[c] in ("amod", "compound", "nmod:poss")
        and tree.words[c][:1].isupper()
        for c in tree.children[i]
    )  # fmt: skip


def one_person(tree: Tree, heads: list[int]) -> bool:
    """ "A poet, novelist and activist, Omar Hadi": what one person is, of whom a name stands beside it."""
    if len(heads) < 2 or any(
        tree.tags[h] != "NOUN" or tree.words[h].lower() != tree.lemmas[h] for h in heads
    ):
        return False
    persons = who()["persons"] | who()["armed"] | who()["civil"]
    if not all(noun(tree, h) in persons or noun(tree, h).endswith("ist") for h in heads):
        return False
    apart = any(tree.kid(h, "det", "nummod", "nmod:poss") is not None for h in heads[1:])
    return not apart and any(tree.tags[c] == "PROPN" for h in heads for c in tree.kids(h, "appos"))


def spread(tree: Tree, i: int) -> list[int]:
    """The heads that a slot filler stands for: conjuncts, and what quantifiers count."""
    out = []
    i = _meant(tree, i)
    if named := _enumerated(tree, i):
        return named
    both = tree.conjuncts(i)
    if one_person(tree, both):
        return [called(tree, i)]
    titles = {c for c in both if c + 1 in both and tree.tags[c] == "NOUN" and tree.tags[c + 1] == "PROPN"}
    for c in both:
        if c in titles:
            continue  # "rebel commander Aslan Maskhadov" is one
        if c != both[0] and tree.tags[c] == "NUM" and tree.words[c - 1].lower() == "but":
            continue  # "all but four of them": the rest
        if c != i and tree.is_verbal(c) and tree.tags[c] != "NOUN":
            continue
        for counted in _counted(tree, c):
            if states := _of_each(tree, counted):
                out += states
                continue
            inner = called(tree, counted)
            out += such_as(tree, inner) or _all_called(tree, counted, inner)
    return list(dict.fromkeys(out))


def _enumerated(tree: Tree, i: int) -> list[int]:
    """The names of several that a plural describes between two commas: "two states, A and B, said".

    The parse hangs them on the plural as appositions or takes all for one list ("rebels, A and B attacked").
    """
    if tree.tags[i] != "NOUN" or tree.words[i].lower() == tree.lemmas[i]:
        return []
    beside = next((c for c in tree.kids(i, "appos") if tree.tags[c] == "PROPN" and c > i), None)
    names = sorted([*([] if beside is None else tree.conjuncts(beside)), *tree.conjuncts(i)[1:]])
    if len(names) < 2 or not all(tree.words[c][:1].isupper() for c in names):
        return []
    if beside is None:
        last = max(tree.subtree(names[-1])) + 1
        counted = any(_SO_MANY.get(tree.lemmas[c].lower()) == len(names) for c in tree.kids(i, "nummod"))
        closed = tree.words[last : last + 1] == (",",) and tree.heads[i] > last
        if tree.words[i + 1 : i + 2] != (",",) or not (counted or closed):
            return []
    return names


def _of_each(tree: Tree, i: int) -> list[int]:
    """The states whose leaders or ministers act together: "the leaders of Peru, Chile and Bolivia met"."""
    if tree.tags[i] != "NOUN" or tree.words[i].lower() == tree.lemmas[i] or noun(tree, i) not in OFFICES:
        return []
    of = next((c for c in tree.kids(i, "nmod") if tree.case(c) == "of" and c in tree.countries), None)
    states = tree.conjuncts(of) if of is not None else []
    return states if len(states) > 1 and all(c in tree.countries for c in states) else []


def _meant(tree: Tree, i: int) -> int:
    """The counted ones of whom "they" go on to tell: "90 guards were hurt when they clashed with police"."""
    if tree.words[i].lower() not in ("they", "them", "their") or tree.tags[i] not in ("PRON", "DET"):
        return i
    for v in tree.above(i):
        if tree.relations[v] != "advcl" or tree.heads[v] < 0:
            continue
        subject = tree.kid(tree.heads[v], "nsubj", "nsubj:pass")
        if subject is None or subject > i:
            return i
        inner = tree.content(subject)
        counted = inner != subject or tree.kid(subject, "nummod") is not None
        several = tree.tags[inner] == "NOUN" and tree.words[inner].lower() != tree.lemmas[inner]
        fits = counted and several and can_act(tree, inner, frozenset()) and not plain_people(tree, inner)
        return inner if fits else i
    return i


def _counted(tree: Tree, i: int) -> list[int]:
    """What a quantifier counts, with all that is coordinated: "scores of troops and police" are both."""
    inner = tree.content(i)
    if inner == i:
        return [i]
    return [tree.content(c) for c in tree.conjuncts(inner) if c == inner or not tree.is_verbal(c)]


def _all_called(tree: Tree, i: int, name: int) -> list[int]:
    """The names of several that one noun describes: "two leaders, A and B"."""
    if (
        name == i
        or tree.relations[name] != "appos"
        or tree.heads[name] != i
        or tree.words[i] == tree.lemmas[i]
    ):
        return [name]
    return [c for c in tree.conjuncts(name) if c == name or tree.tags[c] == "PROPN"]


def such_as(tree: Tree, i: int) -> list[int]:
    """The named ones in "groups such as A and B", "factions including C"."""
    if tree.tags[i] != "NOUN":
        return []
    several = tree.words[i].lower() != tree.lemmas[i] or noun(tree, i) in who()["collective"]
    named = [c for c in tree.kids(i, "nmod") if several and tree.case(c) in ("such as", "including", "like")]
    return [h for c in named or _far_off(tree, i) for h in tree.conjuncts(c) if tree.tags[h] == "PROPN"]


def _far_off(tree: Tree, i: int) -> list[int]:
    """The named ones of a subject at the end of its sentence: "other states sent aid, including A and B"."""
    v = tree.heads[i]
    bare = tree.kid(i, "det", "nmod:poss", "nummod") is None and tree.words[i].lower() != tree.lemmas[i]
    if v < 0 or not bare or tree.relations[i] != "nsubj" or noun(tree, i) not in who()["collective"]:
        return []
    behind = (w for w in tree.subtree(v) if w > v and tree.words[w].lower() == "including")
    led = next((w for w in behind if tree.words[w - 1] == ","), None)
    return [tree.heads[led]] if led is not None and tree.relations[led] == "case" else []


def called(tree: Tree, i: int) -> int:
    """The name of a described person or group: "the party's leader, Pastor Alape", "a group called X"."""
    lemma = noun(tree, i)
    if tree.tags[i] not in ("NOUN", "ADJ") or lemma not in actors() | PARTS | who()["vessels"]:
        return i
    if tree.relations[i] == "appos" and tree.tags[tree.heads[i]] == "PROPN":
        return tree.heads[i]
    if lemma in PARTS:  # "its members", "a camp of the Front": the group
        of = next((c for c in tree.kids(i, "nmod") if tree.case(c) == "of" and tree.tags[c] == "PROPN"), None)
        own = tree.owner(i) if of is None else of
        named = _by_name(tree, i) if own is None else own  # "members of a group called the Front"
        if named is not None or tree.words[i].lower() != lemma:
            return i if named is None else named
    for c in tree.kids(i, "appos"):
        if (
            c > i
            and tree.words[c - 1] != "-"
            and tree.tags[c] == "PROPN"
            and lemma in who()["persons"] | who()["armed"] | who()["vessels"]
        ):
            return c
    named = _by_name(tree, i)
    return i if named is None else named


def _by_name(tree: Tree, i: int) -> int | None:
    """The name that the noun, or one of which it is a part, is said to be called by."""
    around = [c for c in tree.kids(i, "nmod") if tree.case(c) == "of"]
    if tree.relations[i] == "nmod" and tree.case(i) == "of" and noun(tree, tree.heads[i]) in PARTS:
        around.append(tree.heads[i])
    for c in [k for n in (i, *around) for k in tree.kids(n, "acl")]:
        if tree.lemmas[c] in ("call", "name", "dub"):
            for k in tree.kids(c, "xcomp", "obj", "obl"):
                if tree.tags[k] == "PROPN" or k in tree.names:
                    return k
    return None


def named_in(tree: Tree, n: int) -> list[int]:
    """Modifiers of an event noun that may name a side: "Israeli strikes", "government raids"."""
    out = []
    weapons = (c for c in tree.kids(n, "compound") if find_means(tree, c))
    for c in [*tree.children[n], *(k for w in weapons for k in tree.kids(w, "compound"))]:
        if tree.relations[c] == "amod" and tree.lemmas[c] in ("claim", "lead"):  # "an IS-claimed bombing"
            out += [k for k in tree.children[c] if tree.tags[k] in ("PROPN", "NOUN") and k < c]
        if c > n and tree.relations[c] == "nmod":
            continue  # "the attack against the president Ibarra", parsed as a name of the attack
        if tree.relations[c] in ("amod", "compound", "nmod") and not tree.kids(c, "case"):
            capital = tree.words[c][:1].isupper() and tree.words[c].lower() not in CALENDAR
            if tree.tags[c] == "ADJ" and c in tree.bounds and c not in tree.names:
                capital = False  # "Recent attacks": the sentence begins here
            known = tree.tags[c] in ("PROPN", "ADJ") or c in tree.names
            whose = (c, *tree.kids(c, "compound", "amod", "nmod:poss"))
            if tree.lemmas[c].lower() in who()["collective"] and any(k in tree.names for k in whose):
                known = capital = True  # "U.S. military strikes"
            side = tree.lemmas[c] in sides() and noun(tree, c) not in who()["venues"]
            if (known and capital and c not in tree.inert) or (side and tree.tags[c] in ("NOUN", "ADJ")):
                out += [*_paired(tree, c), c]
    return out


def _paired(tree: Tree, c: int) -> list[int]:
    """The first of two names that a hyphen joins: "India-Pakistan talks" are those of both."""
    return [
        k
        for k in tree.kids(c, "compound", "amod", "nmod", "flat")
        if k == c - 2
        and tree.words[c - 1] in ("-", "–", "—")
        and k in tree.names
        and c in tree.names
        and tree.names[k] != tree.names[c]
    ]


def slot(tree: Tree, name: str, word: int, governor: int | None) -> list[int]:
    """The heads that fill one slot of a rule around a trigger; empty where it is not filled."""
    one: int | None
    if name == "subj":
        one = tree.agent(word)
        if one is not None and tree.tags[one] == "NOUN" and tree.lemmas[one] in documents():
            one = author(tree, one)  # "a report by the rapporteur calls on them"
    elif name == "obj":
        one = tree.object(word)
    elif name == "iobj":
        one = tree.recipient(word)
    elif name == "lv":
        one = tree.agent(governor) if governor is not None else None
    elif name == "poss":
        one = tree.owner(word)
    elif name == "mod":
        return named_in(tree, word)
    elif name == "compsubj":
        clause = tree.kid(word, "ccomp", "xcomp")
        one = None if clause is None else tree.agent(clause)  # not of those whom they are to free
        if one is None and clause is not None and not tree.passive(clause):
            one = tree.kid(clause, "nsubj")
    elif name == "compfrom":  # "threatened to withdraw from the pact"
        return [c for k in tree.kids(word, "xcomp", "ccomp") for c in tree.oblique(k, "from", "of", "out of")]
    elif name == "compobj":
        one = _threatened(tree, word)
    elif name == "suspect":
        return [h for c in _suspect(tree, word) for h in spread(tree, c)]
    elif name == "venue":
        return [h for c in venues(tree, word, governor) for h in spread(tree, c)]
    elif name == "objof":
        thing = tree.object(word)
        if thing is None:
            return []
        found = [
            c for c in tree.kids(thing, "nmod:poss")
            if tree.tags[c] != "PRON" and not any(tree.tags[k] == "PRON" for k in tree.kids(c, "nmod:poss"))
        ]  # fmt: skip
        whose = any(tree.words[c].lower() == "whose" for c in tree.kids(thing, "nmod:poss"))
        if whose and tree.relations[word] == "acl:relcl":
            found = [tree.heads[word]]  # "the suspect whose house was surrounded"
        if tree.lemmas[thing] in lexicon().nouns:  # "condemned the killing of civilians": whoever did it
            found = found or tree.oblique(thing, "by") or named_in(tree, thing)
            return [h for c in found for h in spread(tree, c)]
        found = found or tree.oblique(thing, "of", "from", "by", "with", "to") or named_in(tree, thing)
        return [h for c in found for h in spread(tree, c)]
    else:
        cases = ("on", "upon") if name == "on" else (name,)
        heads = tree.someone(word, *cases)
        if not heads and (whole := tree.counted_as(word)) != word:
            heads = tree.someone(whole, *cases)  # "a series of strikes against rebels"
        if not heads and governor is not None:
            heads = tree.someone(governor, *cases)
        if not heads and tree.tags[word] == "NOUN" and name in ("by", "on", "against"):
            near = tree.kids(word, "nmod", "amod", "appos")  # "the attack, the worst against the army"
            if tree.relations[word] == "conj":  # "shelling and looting by rebels"
                near = [*near, tree.heads[word]]
            if name == "by":  # "a protest at the killing of a man by police": they killed him
                near = [c for c in near if tree.lemmas[c].lower() not in lexicon().nouns]
            near += [a] if governor is not None and (a := tree.agent(governor)) is not None else []
            heads = [h for c in near for h in tree.someone(c, name)]
        if not heads and tree.tags[word] == "VERB" and (thing := tree.kid(word, "obj")) is not None:
            suffers = name in ("against", "on") and tree.lemmas[thing].lower() in lexicon().nouns
            done = tree.lemmas[word] in UNDERTAKING | {"blame", "order", "file", "lodge"}
            if not suffers or done:  # "denounced the attack on X" accuses others
                heads = tree.someone(thing, name)  # "voiced confidence in X"
        if not heads and name == "of" and tree.relations[word] == "conj":  # "kidnappings and bombings of X"
            heads = [h for h in tree.someone(tree.heads[word], name) if h > word]
        return [h for c in heads for h in _behind(tree, c)]
    if one is None or (tree.lemmas[one] in RELATIVE and tree.tags[one] in ("PRON", "DET")):
        return []
    return spread(tree, one)


def life_of(tree: Tree, life: int) -> int | None:
    """Whose life: "the president's life", "the life of the general"."""
    if tree.lemmas[life] != "life":
        return None
    whose = tree.owner(life)
    if whose is None:
        whose = next((c for c in tree.kids(life, "nmod") if tree.case(c) in ("of", "")), None)
    return whose


def venues(tree: Tree, word: int, governor: int | None) -> list[int]:
    """Where an assault struck, as what it struck: "a blast in a cafe", "the mosque bombing"."""
    held = who()["venues"]
    inside = [
        h
        for v in (word, governor)
        if v is not None
        for h in tree.oblique(v, "in", "inside", "aboard", "into", "outside")
        if noun(tree, h) in held
    ]
    if inside or tree.tags[word] == "VERB":
        return inside
    return [c for c in tree.kids(word, "compound") if noun(tree, c) in held and tree.words[c].islower()]


def _suspect(tree: Tree, word: int) -> list[int]:
    """Who is taken to have done it: "the suspect in the blast", "he was involved in the bombing"."""
    head = tree.heads[word]
    if head < 0 or tree.case(word) not in ("in", "of"):
        return []
    by = tree.kid(word, "case")
    before = by - 1 if by else head
    if before >= 0 and tree.lemmas[before].lower() in DOERS:
        if tree.kid(before, "cop") is None:
            return [before]
        one = tree.kid(before, "nsubj")  # "he is the mastermind of", "claims to be the organiser of"
        one = tree.subject(before) if one is None else one
        return [before if one is None or tree.lemmas[one] in RELATIVE else one]
    involved = tree.lemmas[head] in ("involve", "involved", "implicate", "implicated")
    if involved and tree.relations[word] == "obl":
        one = tree.object(head) if tree.passive(head) else tree.agent(head)
        one = tree.kid(head, "nsubj", "nsubj:pass") if one is None else one
        return [one] if one is not None and tree.lemmas[one] not in RELATIVE else []
    return []


def _behind(tree: Tree, c: int) -> list[int]:
    """The ones that a prepositional slot names; whose doing it is where it names a doing ("X's handling")."""
    own = tree.owner(c)
    if (building := _at_way_in(tree, c)) is not None:
        return spread(tree, building)
    if (whose := life_of(tree, c)) is not None:
        return spread(tree, whose)  # "an attempt on the life of X"
    if own is not None and tree.tags[c] == "NOUN" and noun(tree, c) not in actors() | who()["facilities"]:
        return spread(tree, own)
    return spread(tree, c)


def _at_way_in(tree: Tree, c: int) -> int | None:
    """The building of "the entrance of a restaurant", "the hotel gate"."""
    if tree.lemmas[c].lower() not in WAYS_IN:
        return None
    of = [*tree.oblique(c, "of", "to"), *tree.kids(c, "compound", "nmod:poss")]
    return next((h for h in of if noun(tree, h) in who()["facilities"]), None)


def _threatened(tree: Tree, word: int) -> int | None:
    """Whom the complement of a threat would hit: "threatened to attack the state's base" -> the state."""
    clause = tree.kid(word, "xcomp", "ccomp", "acl", "advcl")
    if clause is None and (plan := tree.object(word)) is not None:
        clause = tree.kid(plan, "acl")  # "launched a campaign to help the victims"
    if clause is None:
        return None
    if tree.lemmas[clause] in ("avenge", "revenge"):
        return next(iter(tree.oblique(clause, "against", "on")), None)  # not the dead that are avenged
    thing = tree.object(clause)
    if thing is not None and tree.lemmas[clause] == "use":
        thing = None  # "threatened to use force"
    if thing is None:
        thing = next(iter(tree.oblique(clause, "against", "on", "with")), None)
    if thing is None:
        return None
    if tree.lemmas[thing] in actors():
        return thing
    shared = tree.oblique(thing, "with")  # "to close its borders with Iraq"
    if not shared and tree.lemmas[thing] in BORDERS:
        shared = tree.oblique(clause, "with")
    if shared and can_act(tree, shared[0], frozenset()):
        return shared[0]
    own = tree.owner(thing)
    if own is not None and tree.lemmas[word] == "reserve" and tree.tags[own] == "PRON":
        return None  # "reserves the right to defend its borders"
    return own if own is not None else next(iter(named_in(tree, thing)), thing)


def participant(tree: Tree, i: int) -> Participant:
    """The noun phrase of i as an unresolved side."""
    first, last = tree.phrase(i)
    if tree.tags[i] == "PRON" or tree.words[i].lower() in PRIVATE:
        return Participant(mention=tree.mention(i, i + 1, "pronoun"))
    if tree.relations[i] == "compound" and tree.lemmas[tree.heads[i]] in documents():
        while first and tree.tags[first - 1] == "ADJ" and tree.heads[first - 1] == tree.heads[i]:
            first -= 1  # "local media reports": those of local media
    named = any(tree.tags[w] == "PROPN" for w in range(first, last)) or tree.words[i][:1].isupper()
    if _thing(tree, i) and "of" not in tree.words[i + 1 : i + 2]:
        last = i + 1  # "a cafe in the old town": where it is does not name it
    return Participant(mention=tree.mention(first, last, "name" if named else "description"))


def _thing(tree: Tree, i: int) -> bool:
    """A building or vessel, which is called by its kind and name."""
    return tree.tags[i] in ("NOUN", "PROPN") and noun(tree, i) in (
        (who()["facilities"] | who()["vessels"] | {"street"}) - who()["collective"]
    )
