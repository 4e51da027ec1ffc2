"""Which drafts tell an event: not what is only demanded, a bare noun in passing, or a mere reference."""

from __future__ import annotations

from collections.abc import Sequence

from accord.extract.drafts import Draft
from accord.extract.modality import asked, conditional
from accord.extract.participants import who
from accord.extract.threads import time_words
from accord.extract.tree import Tree

VERBAL_NOUNS = frozenset({"RETREAT", "CONCEDE", "AID", "SUPPORT", "THREATEN", "REJECT", "AGREE"})
DOING = frozenset({"AID", "SUPPORT", "MOBILIZE", "COOPERATE", "CONCEDE", "RETREAT", "SANCTION"})
CARRYING = frozenset(
    "convoy truck lorry ship carrier train boat vehicle ambulance aid supply shipment".split()
)
SAYING = frozenset({"REQUEST", "THREATEN", "AGREE"})
BREAKING = frozenset({"SANCTION", "REJECT", "COERCE"})
TELLING = frozenset({"nsubj", "nsubj:pass", "obl", "root", "obl:agent"})
BESIDE = frozenset({"after", "in", "during", "before", "following", "near", "from", "by"})
HEARD = frozenset("hear occur erupt ensue reverberate echo ring".split())
NOBODY = frozenset({"no", "nobody", "none", "neither"})
# What people feel or face after an event.
MOODS = frozenset("pressure tension fear concern anger alarm outrage unease anxiety grief".split())
BEHIND = frozenset({"after", "following", "since", "amid"})
PREPARING = frozenset("use employ train prepare plan recruit equip arm gather".split())
SIGNS = frozenset("sign evidence indication proof suggestion hint trace".split())
ABOUT_PROTESTS = 3  # events of protest, told with a side, place or toll, that a page on protests has


def kept(tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a page that tell events, in their order.

    What only refers to an event is told where its sentence tells nothing else ("the circumstances of the
    shooting are unclear"), and a protest where the page is about protests.
    """
    broken = {w for d in drafts if d.type in BREAKING for w in d.words}
    told = [d for d in drafts if _tells(tree, d) and not (_nobodys(d) and tree.heads[d.word] in broken)]
    full = {d.sentence for d in told}
    protests = sum(d.type == "PROTEST" and bool(d.actors or d.places or d.tolls) for d in told)
    known = {id(d) for d in told}
    return [
        d for d in drafts
        if id(d) in known
        or (d.sentence not in full and _refers(tree, d) and not _mood_behind(tree, d))
        or (protests >= ABOUT_PROTESTS and _of_the_protests(tree, d))
    ]  # fmt: skip


def _nobodys(d: Draft) -> bool:
    """Talks of nobody in particular: "was expelled from the talks" tells of the expulsion alone."""
    return d.weak and not (d.actors or d.targets)


def _bare(d: Draft) -> bool:
    """Whether nouns alone tell it, which no verb carries."""
    return all(t.rule.noun and t.governor is None for t in d.triggers)


def _real(tree: Tree, d: Draft) -> bool:
    """Whether somebody holds that it happens: it is no menace, demand, condition or mere possibility."""
    if d.modality in ("threatened", "demanded"):
        return False
    if d.modality in ("hypothetical", "asserted") and conditional(tree, d.word):
        return False
    if d.modality == "hypothetical" and asked(tree, d.word):
        return False
    if _without_a_sign(tree, d.word) or _asked_of_readers(tree, d):
        return False
    # what might happen is no event unless somebody speaks of somebody's doing it
    spoken = bool(d.chain and d.actors) and d.type not in ("CONSULT", "MOBILIZE")
    return d.modality != "hypothetical" or spoken


def _without_a_sign(tree: Tree, word: int) -> bool:
    """ "There was no sign that it had been shot down", "no evidence of an attack"."""
    for w in (word, *tree.above(word)):
        head = tree.heads[w]
        if head < 0 or tree.relations[w] not in ("acl", "ccomp", "nmod") or tree.lemmas[head] not in SIGNS:
            continue
        return any(
            tree.words[c].lower() in NOBODY or tree.words[c].lower() == "any" for c in tree.kids(head, "det")
        )
    return False


def _asked_of_readers(tree: Tree, d: Draft) -> bool:
    """ "For more information, contact the press office": what a page asks of its readers."""
    verb = d.word
    bare = tree.tags[verb] == "VERB" and tree.words[verb].lower() == tree.lemmas[verb].lower()
    if not bare or tree.relations[verb] != "root" or d.chain or d.actors:
        return False
    last = tree.sentence_range(d.sentence)[1] - 1
    if tree.words[last] not in (".", "!"):
        return False  # a headline
    return tree.kid(verb, "nsubj", "nsubj:pass", "csubj", "aux", "mark") is None


def _tells(tree: Tree, d: Draft) -> bool:
    """Whether a draft asserts an event."""
    if not _real(tree, d) or (d.type == "REJECT" and d.modality == "denied"):
        return False  # "did not rule it out" rejects nothing
    if tree.relations[d.word] == "acl" and tree.words[tree.heads[d.word]].lower() == "those" and not d.tolls:
        return False  # "of those killed"
    if d.type == "ASSAULT" and d.triggers[0].rule.noun and _mood_behind(tree, d):
        return False
    if _bare(d):
        return not (d.type == "ASSAULT" and _meant_for(tree, d.word)) and _noun_tells(tree, d)
    if d.weak and not (d.actors or d.targets):
        # "Friday's talks", "talks are due to resume in Jeddah": whose they are, the page may tell.
        return (d.definite or bool(d.places)) and d.type == "CONSULT"
    if d.type == "CONSULT" and tree.passive(d.word) and not (d.actors or d.targets or d.places):
        return False  # "all possibilities had been discussed": by whom, nothing tells
    if d.type in DOING and not d.actors:
        return bool(d.targets and d.type in ("RETREAT", "SANCTION", "COOPERATE")) or _done(tree, d)
    return not (d.type in SAYING and not d.actors and not d.chain) or (d.type == "AGREE" and _done(tree, d))


def _meant_for(tree: Tree, noun: int) -> bool:
    """ "Let its territory be used for an invasion", "trained for an attack": what for, not what was."""
    head = tree.heads[noun]
    return tree.case(noun) == "for" and head >= 0 and tree.lemmas[head] in PREPARING


def _done(tree: Tree, d: Draft) -> bool:
    """Whether it is done by somebody who is not told: "the border was reopened", "tanks rolled in"."""
    verb = d.triggers[0].word
    if d.modality == "denied" or tree.relations[verb] == "amod" or d.triggers[0].rule.noun:
        return d.type in ("RETREAT", "MOBILIZE") and d.triggers[0].governor is not None
    if tree.passive(verb):
        if d.type == "AID":
            return False  # "was treated for a wound" tells that he was hurt
        return tree.kid(verb, "nsubj:pass") is not None
    moving = tree.kid(verb, "nsubj")
    return moving is not None and tree.lemmas[tree.content(moving)].lower() in who()["vehicles"] | CARRYING


def _noun_tells(tree: Tree, d: Draft) -> bool:
    """Whether a noun that no verb carries asserts an event."""
    noun = d.triggers[0].word
    if d.type == "ASSAULT":
        return d.weak or _informative(tree, d)
    if d.type == "PROTEST" and not (d.actors or d.places or d.tolls):
        return d.triggers[0].rule.lemma == "general_strike" or (d.mode == "riot" and _told(tree, d))
    if d.type == "REQUEST":
        return bool(d.actors) and (
            tree.kid(noun, "acl", "ccomp") is not None or bool(tree.oblique(noun, "for"))
        )
    if d.type == "ACCUSE" and not d.targets and d.actors and all(tree.tags[a] == "PRON" for a in d.actors):
        return False  # "to back up his accusations"
    if d.type == "THREATEN" and all(tree.words[a].islower() for a in d.actors):
        return any(c in ("by", "from") for a in d.actors for c in tree.cases(a))  # "the terrorist threat"
    if d.type in VERBAL_NOUNS:
        told = tree.relations[noun] in ("nsubj", "nsubj:pass")
        freed = d.mode == "release" and told and bool(d.targets)  # "his release was announced"
        return (freed or bool(d.actors)) and d.modality == "asserted"
    if d.weak and not (d.actors or d.targets):
        return d.definite and d.type == "CONSULT"
    if d.type in DOING:
        return bool(d.actors or (d.targets and d.type in ("SANCTION", "COOPERATE")))
    return True


def _mood_behind(tree: Tree, d: Draft) -> bool:
    """ "Growing pressure for action following a rebel attack": why they feel so, not what is told."""
    led = {*tree.cases(d.word), tree.words[max(0, tree.phrase(d.word)[0] - 1)].lower()}
    if d.targets or d.tolls or d.places or not led & BEHIND:
        return False
    head = d.word
    while tree.relations[head] == "nmod":
        head = tree.heads[head]
        if tree.lemmas[head] in MOODS:
            return True
    return False


def _informative(tree: Tree, d: Draft) -> bool:
    """Whether a nominal mention tells anything of its event: a side, place, time, means, toll or speaker."""
    if d.actors or d.targets or d.places or d.tolls or d.means or d.chain or _heard(tree, d.word):
        return True
    told = time_words(tree, d)
    return bool(told) and not any(
        c in ("over", "after", "following", "since", "to") for c in tree.cases(d.word)
    )


def _heard(tree: Tree, noun: int) -> bool:
    """ "An explosion was heard near the palace", "gunfire erupted": it is told to have been."""
    verb = tree.heads[noun]
    told = tree.relations[noun] in ("nsubj", "nsubj:pass", "obj") and verb >= 0
    if not told or tree.lemmas[verb] not in HEARD or tree.relations[verb] in ("advcl", "acl"):
        return False
    return not any(tree.words[c].lower() in ("is", "are") for c in tree.kids(verb, "aux:pass"))


def _refers(tree: Tree, d: Draft) -> bool:
    """Whether a noun points to one assault that is known to have been: "the attack", "the second blast"."""
    if d.type != "ASSAULT" or not _bare(d) or not d.definite or d.modality != "asserted":
        return False
    if any(g.kind == "caption" and g.start <= tree.starts[d.word] < g.end for g in tree.document.segments):
        return False  # a caption tells of its picture
    aside = tree.relations[d.word] == "obl" and tree.case(d.word) not in BESIDE
    if tree.words[d.word].lower().endswith("s") or aside or tree.relations[d.word] not in TELLING:
        return False  # "linked the attack to", "reactions to the attack" tell of something else
    first, _ = tree.sentence_range(d.sentence)
    before = {tree.words[w].lower() for w in range(first, d.word)}
    return not before & NOBODY  # "no group has claimed responsibility for the attack" tells of none


def _of_the_protests(tree: Tree, d: Draft) -> bool:
    """Whether a noun means protests that were held; not where somebody stands or what a deed was meant as."""
    if d.type != "PROTEST" or not _bare(d) or d.modality not in ("asserted", "planned"):
        return False
    return tree.case(d.word) not in ("as", "at", "during")


def _told(tree: Tree, d: Draft) -> bool:
    """ "The riots have spread", "sparked the worst riots": what a verb tells of its noun."""
    relation, over = tree.relations[d.word], tree.heads[d.word]
    return relation in ("nsubj", "nsubj:pass", "obj", "obl:agent") and over >= 0 and tree.tags[over] == "VERB"
