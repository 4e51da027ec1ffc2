"""Whose a thing is that somebody rejects, condemns, welcomes or stops: the one behind it.

"Rejected an appeal filed by the lawyers" answers the lawyers, "will not lift the ban on Kestria" Kestria,
"blamed Kestria's policies" Kestria, "demanded the withdrawal of the troops" asks it of the troops.
"""

from __future__ import annotations

from accord.extract.lexicon import Rule, lexicon
from accord.extract.participants import actors, can_act, named_in, noun, spread, who
from accord.extract.tree import Tree

# What is sent, made or laid down by its author.
MAKING = frozenset(
    "make present propose lodge file draft table issue send submit sponsor lay set impose take adopt put"
    " offer announce raise float bring voice level sign approve pass write extend co-sponsor back"
    " broker".split()
)
# Nouns of what is laid on somebody or given to him; he stands behind "on", "against", "to".
LAID_ON = frozenset(
    "ban sanction embargo blockade siege tariff restriction curfew boycott duty measure penalty".split()
)
GIVEN_TO = frozenset(
    "aid assistance funding loan grant support supply shipment delivery export sale flight trade donation"
    " payment visit trip link".split()
)
SHARED = frozenset(
    "agreement accord deal pact treaty truce ceasefire cease-fire contract talk relation tie".split()
)
# What those do themselves of whom it is asked: "demanded the withdrawal of the troops".
OWN_DOING = frozenset(
    "withdrawal pullout resignation departure retreat surrender disarmament cooperation co-operation"
    " abdication demobilisation compliance apology".split()
)
# What one says or settles: the one behind "of" is its author, though "condemnation of X" is not X's.
AUTHORED = frozenset(
    "call appeal demand request plea proposal offer petition claim accusation allegation complaint statement"
    " declaration decision policy conduct handling action behaviour behavior bid effort initiative plan"
    " motion remark comment".split()
)
HELPING = frozenset("help support assist aid feed shelter protect treat".split())
DONE_BY_ASKING = frozenset({"demand", "call", "seek", "urge", "want", "request", "press"})
ANSWERED = frozenset({"REJECT", "ACCUSE", "SUPPORT", "SANCTION", "AID"})


def behind(tree: Tree, word: int, rule: Rule, places: frozenset[int]) -> list[int]:
    """The heads of those behind what a verb is about, where its own slots name nobody; mostly none."""
    if rule.type == "REQUEST":
        return _asked(tree, word, rule, places)
    if rule.type not in ANSWERED or rule.lemma == "deny":
        return []
    if rule.type == "AID" and (helped := _helped(tree, word, places)):
        return helped
    for thing in _things(tree, word):
        found = [h for c in _whose(tree, thing, word) for h in spread(tree, c)]
        kept = [h for h in dict.fromkeys(found) if can_act(tree, h, places)]
        if kept:
            return kept
    return []


def _helped(tree: Tree, v: int, places: frozenset[int]) -> list[int]:
    """ "Gave 3 million to support the refugees": those for whose good it is given."""
    thing = tree.object(v)
    purposes = [c for h in (v, thing) if h is not None for c in tree.kids(h, "advcl", "acl", "xcomp")]
    for c in purposes:
        if tree.lemmas[c] in HELPING and tree.kid(c, "mark") is not None:
            helped = tree.object(c)
            kept = [h for h in spread(tree, helped) if can_act(tree, h, places)] if helped is not None else []
            if kept:
                return kept
    return []


def _things(tree: Tree, v: int) -> list[int]:
    """What a verb is about: its object, or that of the infinitive that it governs ("refused to lift it")."""
    inner = tree.kid(v, "xcomp")
    out = []
    for verb in (v, *([inner] if inner is not None and tree.is_verbal(inner) else [])):
        thing = tree.object(verb)
        heads = [thing] if thing is not None else tree.oblique(verb, "to", "on", "for", "of")
        out += [c for h in heads for c in tree.conjuncts(h) if tree.tags[c] in ("NOUN", "SYM")]
    out += [h for c in (*out, v) for h in tree.oblique(c, "in", "of") if tree.lemmas[h].lower() in GIVEN_TO]
    return [c for c in out if noun(tree, c) not in actors() | who()["facilities"]]


def _whose(tree: Tree, thing: int, v: int) -> list[int]:
    lemma = tree.lemmas[thing].lower()
    own = [c for c in tree.kids(thing, "nmod:poss") if tree.tags[c] != "PRON"]
    if own:
        return own
    made = [c for c in tree.kids(thing, "acl") if tree.lemmas[c] in MAKING and tree.passive(c)]
    for c in made:
        by = tree.agent(c)
        if by is not None:
            return [by]
    by_whom = tree.oblique(thing, "by", "from") or (tree.oblique(thing, "of") if lemma in AUTHORED else [])
    if by_whom:
        return by_whom
    if lemma in LAID_ON | GIVEN_TO | SHARED:
        cases = ("on", "against") if lemma in LAID_ON else ("to", "on") if lemma in GIVEN_TO else ("with",)
        inner = tree.object(tree.heads[thing]) if tree.heads[thing] >= 0 else None
        verb = tree.heads[thing] if inner == thing else v
        found = tree.oblique(thing, *cases) or tree.oblique(verb, *cases)
        if found:
            return found
    drafted = [
        k
        for c in tree.kids(thing, "amod")
        if tree.lemmas[c] in MAKING or tree.words[c].lower().rsplit("-", 1)[-1] == "drafted"
        for k in tree.children[c]
        if k < c and tree.tags[k] in ("PROPN", "ADJ", "NOUN")
    ]
    if drafted:
        return drafted
    if lemma in lexicon().nouns:
        return named_in(tree, thing)
    bodies = who()["collective"]
    named = [c for c in tree.kids(thing, "compound", "nmod") if not tree.kids(c, "case")]
    body = [c for c in named if noun(tree, c) in bodies]
    return body or named_in(tree, thing)


def _asked(tree: Tree, v: int, rule: Rule, places: frozenset[int]) -> list[int]:
    if rule.lemma not in DONE_BY_ASKING:
        return []
    thing = tree.object(v)
    for deed in [thing] if thing is not None else tree.oblique(v, "for"):
        if tree.lemmas[deed].lower() not in OWN_DOING:
            continue
        own = tree.owner(deed)
        whom = [own] if own is not None else tree.oblique(deed, "of", "by", "from")
        kept = [h for c in whom for h in spread(tree, c) if can_act(tree, h, places)]
        if kept:
            return kept
    return []
