"""Riots and strikes told in the words of war: clashes, violence and strikes on a page of protests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from accord.extract.participants import who
from accord.extract.tree import Tree
from accord.extract.triggers import Trigger
from accord.types import EventType

_PROTESTING = frozenset(
    """riot rioting rioter protest protester protestor demonstrator demonstration youth looter looting
    barricade""".split()
)
_STRIKING = frozenset({"strike", "walkout", "stoppage", "union", "unionist", "striker"})
_CLASHES = frozenset({"clash", "fighting", "battle", "skirmish", "attack", "rampage"})
_LOOSE = frozenset({"violence", "disturbance"})  # of riots on a page of riots only
_BREAKS_OUT = frozenset(
    """break erupt reignite continue spread wrack rock engulf grip sweep flare resume follow report hit
    sparked spark trigger escalate begin start occur rage shake""".split()
)
_FOUGHT = frozenset(
    "attack target storm smash hurl throw lob fling fight battle burn torch loot clash overturn".split()
)
_POLICE = frozenset({"police", "policeman", "policewoman", "officer", "guard", "security"})
_OTHERS = frozenset({"they", "some", "others", "who", "other"})


def of_protests(tree: Tree, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers of a page, those of fights among civilians and police and of strikes as protests."""
    riotous = _riotous(tree)
    striking = any(t.mode == "strike" and t.type == "PROTEST" for t in triggers)
    kept = []
    for t in triggers:
        noun = t.rule.noun
        if noun and t.rule.lemma in _LOOSE and not (riotous and _breaks_out(tree, t)):
            continue
        if t.type == "ASSAULT" and noun and t.rule.lemma in _CLASHES:
            kept.append(_clash(tree, t) if riotous or _crowd_side(tree, t) else t)
        elif t.type == "ASSAULT" and noun and t.rule.lemma == "strike" and _of_work(tree, t, striking):
            kept.append(_as(t, "strike", [], []))
        elif _arson(tree, t, triggers) or (riotous and _by_others(tree, t)):
            kept.append(_as(t, "riot", t.actors, t.targets))
        else:
            kept.append(t)
    return kept


def one_riot(tree: Tree, a: Trigger, b: Trigger) -> bool:
    """Whether two verbs of a sentence tell of one riot: "hurled stones and smashed windows"."""
    if not (a.type == b.type == "PROTEST" and a.mode == b.mode == "riot") or a.rule.noun or b.rule.noun:
        return False
    if a.actors or b.actors:
        return bool(set(a.actors) & set(b.actors))
    return tree.heads[b.word] == a.word and tree.relations[b.word] == "conj"


def in_protest(tree: Tree, a: Trigger, b: Trigger) -> bool:
    """ "Riots broke out in protest at the killing": no protest besides."""
    if not (a.type == b.type == "PROTEST" and b.rule.noun and b.rule.lemma == "protest") or b.targets:
        return False
    over = tree.heads[b.word]
    return tree.case(b.word) == "in" and over >= 0 and over in (a.word, a.governor, tree.heads[a.word])


def _arson(tree: Tree, t: Trigger, triggers: Sequence[Trigger]) -> bool:
    """ "Smashed windows and set fire to a bank": fires set in a riot are part of it."""
    return (
        t.type == "ASSAULT"
        and t.mode == "destroy"
        and bool(_side(tree, t.actors, who()["crowd"]))
        and any(
            o.type == "PROTEST" and o.mode == "riot" and set(o.actors) & set(t.actors)
            for o in triggers
            if tree.sentence[o.word] == tree.sentence[t.word]
        )
    )


def _riotous(tree: Tree) -> bool:
    """Whether a page tells of riots: they are named, and protesters more often than people under arms."""
    lemmas = Counter(lemma.lower() for lemma in tree.lemmas)
    if not any(lemma in lemmas for lemma in ("riot", "rioting", "rioter", "looter")):
        return False
    crowds = sum(lemmas[lemma] for lemma in _PROTESTING | _STRIKING)
    return crowds > 2 * sum(lemmas[lemma] for lemma in who()["armed"] - who()["crowd"])


def _breaks_out(tree: Tree, t: Trigger) -> bool:
    """ "Violence has spread", "new disturbances were reported"."""
    head = tree.heads[t.word]
    return (
        head >= 0
        and tree.relations[t.word] in ("nsubj", "nsubj:pass")
        and tree.lemmas[head].lower() in _BREAKS_OUT
    )


def _side(tree: Tree, heads: Sequence[int], wanted: frozenset[str]) -> list[int]:
    return [h for h in heads if tree.lemmas[tree.content(h)].lower() in wanted]


def _crowd_side(tree: Tree, t: Trigger) -> bool:
    """ "Clashes between police and protesters"."""
    sides = [*t.actors, *t.targets]
    return bool(_side(tree, sides, who()["crowd"]) and len(sides) > 1 and _side(tree, sides, _POLICE))


def _clash(tree: Tree, t: Trigger) -> Trigger:
    """A fight as a riot by the crowd against the police, unless somebody else fights in it."""
    sides = [*t.actors, *t.targets]
    crowd, police = _side(tree, sides, who()["crowd"]), _side(tree, sides, _POLICE)
    if t.rule.lemma in ("attack", "rampage") and not (crowd and crowd == t.actors):
        return t
    if len(crowd) + len(police) < len(sides) or (police and police == t.actors and not crowd and t.targets):
        return t
    return _as(t, "riot", crowd, [w for w in t.targets if w not in crowd] or police)


def _of_work(tree: Tree, t: Trigger, striking: bool) -> bool:
    """Whether nothing says that a strike hit somebody, and the page or who calls it tells of work."""
    caller = tree.subject(tree.heads[t.word]) if tree.relations[t.word] == "obj" else None
    by_workers = caller is not None and bool(_side(tree, [caller], who()["workers"]))
    if not (striking or by_workers) or tree.kids(t.word, "compound"):
        return False
    theirs = {caller, tree.owner(t.word)} if by_workers else set()
    return theirs.issuperset([*t.actors, *t.targets])


def _by_others(tree: Tree, t: Trigger) -> bool:
    """ "They first hurled stones": an attack by those who take up a crowd of this sentence or the last."""
    if t.type != "ASSAULT" or t.rule.noun or t.rule.lemma not in _FOUGHT or t.mode not in (None, "primitive"):
        return False
    if not t.actors or any(tree.words[a].lower() not in _OTHERS for a in t.actors):
        return False
    here = tree.sentence[t.word]
    near = range(tree.bounds[max(here - 1, 0)], t.word)
    return any(
        tree.lemmas[w].lower() in who()["crowd"] and tree.relations[w] in ("nsubj", "nsubj:pass")
        for w in near
    )


def _as(t: Trigger, mode: str, actors: list[int], targets: list[int]) -> Trigger:
    kind: EventType = "PROTEST"
    rule = replace(
        t.rule, name=f"PROTEST.{mode}: {t.rule.name}", type=kind, mode=mode, joint=False, toll=None
    )
    return replace(t, rule=rule, type=kind, mode=mode, actors=actors, targets=targets, reciprocal=False)
