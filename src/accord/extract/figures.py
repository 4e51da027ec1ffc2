"""Words of violence said of prices, storms, ideas and ballots, which tell of no attack."""

from __future__ import annotations

from accord.extract.tree import Tree

# What hits, destroys and ruins without anybody's doing.
ABSTRACT_DOERS = frozenset(
    """inflation unemployment rate price depression recession slump crisis economy cost debt deficit tariff
    currency growth poverty corruption drought storm hurricane cyclone typhoon flood heatwave famine disease
    virus pandemic epidemic sanction scandal shortage downturn austerity boycott policy law decision news
    competition temperature earthquake
    quake tsunami tornado""".split()
)
# What is hit and destroyed in a manner of speaking.
ABSTRACT_THINGS = frozenset(
    """percent percentage % dollar euro peso pound record level high low peak bottom rate mark milestone
    economy budget currency trade tourism price wage growth sale profit industry socialism
    capitalism communism democracy reputation hope career credibility trust confidence unity relation
    relationship dream future morale myth freedom prosperity legacy nerve snag headline
    chord plan idea proposal policy bill law record decision report criticism spirit culture""".split()
)
IDEAL_WARS = frozenset(
    "economic trade currency price propaganda psychological information media culture cultural tariff".split()
)
WARS = frozenset("war warfare campaign offensive battle attack".split())
BALLOTS = frozenset("poll election ballot vote referendum".split())
DEEDS = frozenset(
    """hit strike destroy devastate batter attack pound hammer rock shake wreck ravage assault cripple
    strangle
    slaughter murder kill demolish annihilate decimate rout hack bombard bomb besiege storm combat fight
    obliterate crush sabotage wipe target""".split()
)
DISPLAYS = frozenset("military air aerial flight product cooking weapon technology skill".split())
FORBIDDING = frozenset("ban prohibition prohibit bar forbid outlaw restriction moratorium".split())
EXCUSES = frozenset("excuse pretext justification reason cover argument".split())
WANT = frozenset(
    """shortage poverty hunger inflation unemployment crime famine starvation drought misery hyperinflation
    scarcity recession depression hardship economy""".split()
)


def figurative(tree: Tree, v: int) -> bool:
    """Whether a verb of violence is said of what no one attacks, or of what attacks no one."""
    lemma = tree.lemmas[v]
    thing, doer = tree.object(v), tree.agent(v)
    if thing is not None and tree.lemmas[thing] in WARS and _ideal(tree, thing):
        return True  # "waging economic war"
    if tree.relations[v] == "csubj" and tree.words[v].lower().endswith("ing") and _judged(tree, v):
        return True  # "killing civilians is a crime"
    if lemma not in DEEDS:
        return False
    if lemma == "wipe" and any(tree.lemmas[w] in BALLOTS for w in tree.oblique(v, "at", "in")):
        return True
    if doer is not None and tree.lemmas[doer].lower() in ABSTRACT_DOERS:
        return True  # a name, too: "the Great Depression"
    return thing is not None and _abstract(tree, thing)


def _judged(tree: Tree, v: int) -> bool:
    """Whether a doing is only called something: no one is told to have done it."""
    head = tree.heads[v]
    return tree.tags[head] in ("NOUN", "ADJ") and tree.kid(head, "cop") is not None


def _abstract(tree: Tree, thing: int) -> bool:
    lemma = tree.lemmas[thing].lower()
    if tree.tags[thing] == "PROPN":
        return False
    money = tree.words[max(0, thing - 1)] in ("$", "€", "£")
    return lemma in ABSTRACT_THINGS or money


def _ideal(tree: Tree, war: int) -> bool:
    return any(tree.lemmas[c].lower() in IDEAL_WARS for c in tree.kids(war, "amod", "compound"))


def no_protest(tree: Tree, noun: int) -> bool:
    """ "A military demonstration", "a ban on demonstrations": nobody protests."""
    if tree.lemmas[noun] not in ("demonstration", "rally", "protest", "march"):
        return False
    shown = {tree.lemmas[c].lower() for c in tree.kids(noun, "amod", "compound")}
    if tree.lemmas[noun] == "demonstration" and shown & DISPLAYS:
        return True
    head = tree.heads[noun]
    if head >= 0 and tree.relations[noun] == "conj":
        head = tree.heads[head]
    governing = head >= 0 and tree.relations[noun] in ("nmod", "conj", "obj", "nsubj:pass")
    return governing and tree.lemmas[head] in FORBIDDING and tree.case(noun) in ("on", "of", "against", "")


def pretext(tree: Tree, noun: int) -> bool:
    """ "Uses the attack as an excuse", "used the attack to ...": an event told of, not made."""
    head = tree.heads[noun]
    if head < 0 or tree.lemmas[head] != "use" or tree.relations[noun] not in ("obj", "nsubj:pass"):
        return False
    known = any(tree.words[c].lower() in ("the", "this", "that") for c in tree.kids(noun, "det"))
    return known and any(tree.lemmas[w] in EXCUSES for w in tree.oblique(head, "as"))


def in_want(tree: Tree, v: int) -> bool:
    """ "There are shortages of food. Many have crossed into X": the page tells of want in this sentence or
    the one before."""
    here = tree.sentence[v]
    first = tree.bounds[max(0, here - 1)]
    return any(tree.lemmas[w].lower() in WANT for w in range(first, tree.bounds[here + 1]))


def from_want(tree: Tree, v: int) -> bool:
    """ "Fled shortages of food": whom no violence drove out."""
    head = tree.heads[v]
    around = [*([o] if (o := tree.object(v)) is not None else []), *tree.oblique(v, "from", "because of")]
    if tree.relations[v] in ("xcomp", "advcl", "acl", "ccomp") and head >= 0:
        doer = tree.agent(head)
        around += [doer] if doer is not None else []
        around += [tree.heads[head]] if tree.relations[head] in ("acl", "advcl") else []
    return any(
        tree.lemmas[w].lower() in WANT
        or any(tree.lemmas[k].lower() in WANT for k in tree.kids(w, "compound"))
        for w in around
    )
