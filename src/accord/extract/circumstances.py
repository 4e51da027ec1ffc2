"""Where an event was: prepositional phrases of place around its trigger."""

from __future__ import annotations

from collections.abc import Sequence

from accord.extract.names import Name
from accord.extract.participants import who
from accord.extract.tree import Tree
from accord.types import ClaimPlace, PlaceRelation

RELATIONS: dict[str, PlaceRelation] = {
    "in": "at", "at": "at", "inside": "at", "within": "at", "on": "at", "across": "at", "over": "at",
    "throughout": "at",
    "near": "near", "outside": "near", "around": "near", "by": "near", "close to": "near", "off": "near",
    "beside": "near",
    "along": "along", "from": "from", "to": "to", "into": "to", "towards": "towards", "toward": "towards",
    "against": "at",
    "of": "at", "south of": "near", "north of": "near", "west of": "near", "east of": "near",
}  # fmt: skip
LOCATING = frozenset(
    "through in at inside within on across over throughout near outside around along off beside".split()
) | {"close to"}
MOVING = frozenset({"from", "to", "into", "towards", "toward"})  # whence and whither
NEARBY = frozenset({"in", "at", "near", "outside", "around"})
# What is part of a place or rises from it: "the outskirts of X", "the hilltop of X".
GROUNDS = frozenset(
    "settlement hilltop mountaintop hill mountain island perimeter outskirts township municipality commune"
    " quarter hamlet slope valley".split()
)
SPOTS = GROUNDS | frozenset(
    "town city village province region district area border capital airport airspace soil territory state"
    " county"
    " neighbourhood neighborhood suburb coast island valley mountain desert sea gulf strait river lake"
    " port market vicinity"
    " street road highway square crossing frontier camp base university academy school hospital hotel"
    " mall station"
    " embassy residence compound checkpoint site country east west north south northeast northwest"
    " southeast southwest"
    " centre center outskirts stronghold position zone sector governorate prefecture township peninsula"
    " front waters skies airfield airbase prison jail plant mosque church palace bridge park barracks"
    " refinery courthouse".split()
)


COMPASS = frozenset("north south east west northeast northwest southeast southwest".split())
TOWNS = frozenset(
    "capital city town village hamlet district province area region neighbourhood neighborhood suburb"
    " camp".split()
)

# What is done to places, and hardly to a person of whom only a surname is given.
RAIDING = frozenset("bomb shell raid storm capture recapture retake besiege encircle bombard strafe".split())
RAIDS = frozenset(
    "raid shelling bombing bombardment airstrike air-strike siege offensive incursion capture fall"
    " recapture".split()
)
# Words that open the names of hills, valleys, springs and villages in the languages of the field.
_TERRAIN = frozenset(
    "jabal jebel djebel tal tall tell wadi oued kafr kfar kafar deir dayr ain ayn ras beit bayt nahr burj"
    " qasr qalat khirbet khirbat bab marj hawsh bir mount cerro rio puerto isla koh darreh kuh".split()
)
_GIVEN = frozenset({"tal", "ras", "bir", "ain"})  # given names, too: troops capture people as well
_ENTERING = frozenset("enter liberate invade overrun patrol raze reach target seize hit strike".split())
AGAIN = frozenset({"capital", "city", "town", "village"})
SOIL = frozenset(
    "soil territory airspace waters water skies sky coast coastline border frontier countryside mainland"
    " capital side".split()
)
ROADS = frozenset("road highway motorway route street track".split())


def soil_of(tree: Tree, names: Sequence[Name]) -> frozenset[int]:
    """The words of states and peoples whose land a phrase is about: "in Syrian airspace"."""
    kinds = ("demonym", "people", "state")
    return frozenset(
        w for n in names if n.kind in kinds and tree.relations[n.head] in ("amod", "compound", "nmod:poss")
        and tree.heads[n.head] >= 0 and tree.lemmas[tree.heads[n.head]].lower() in SOIL
        for w in range(n.first, n.last)
    )  # fmt: skip


def unknown_places(tree: Tree, names: Sequence[Name]) -> frozenset[int]:
    """Words of unknown names that the page uses as places: "the village of X", "in X", "the X district".

    What is taken for a person's name counts where it stands so, not elsewhere on the page.
    """
    loose = [n for n in names if n.kind in ("other", "place") and not n.actors and not _building(n)]
    placed = {tree.words[n.head].lower() for n in loose if _used_as_place(tree, n.head, NEARBY)}
    words = {w for n in loose if tree.words[n.head].lower() in placed for w in range(n.first, n.last)}
    strange = [n for n in names if n.kind == "person" and not n.actors and _length(tree, n) < 4]
    inside = frozenset({"in", "inside"})
    words |= {
        w for n in strange if _used_as_place(tree, n.head, inside) or _terrain(tree, n)
        for w in range(n.first, n.last)
    }  # fmt: skip
    return frozenset(words | _raided(tree, [*loose, *strange]))


def _raided(tree: Tree, names: Sequence[Name]) -> set[int]:
    """Words of unknown names of one word that troops raid, shell or take: a village, not a person.

    Not where the page gives more of the name, a title to it, or the word for what it says or does.
    """
    by_word: dict[str, list[Name]] = {}
    for n in names:
        if n.last - n.first == 1 and n.full == tree.words[n.head]:
            by_word.setdefault(n.full, []).append(n)
    found = {
        word
        for word, same in by_word.items()
        if any(_is_raided(tree, n) for n in same) and not any(_is_somebody(tree, n) for n in same)
    }
    return {n.head for word in found for n in by_word[word]}


def _is_somebody(tree: Tree, name: Name) -> bool:
    """Whether a name has a title, says or does something, or is said to be somebody."""
    called = [k for k in tree.kids(name.head, "appos") if tree.lemmas[k].lower() not in TOWNS]
    return name.title >= 0 or bool(called) or tree.relations[name.head] in ("nsubj", "appos", "flat")


def _is_raided(tree: Tree, name: Name) -> bool:
    head = name.head
    above, relation = tree.heads[head], tree.relations[head]
    if above < 0 or (name.kind == "person" and "capture" in (tree.lemmas[above], tree.words[above].lower())):
        return False  # troops capture people as well
    if relation in ("obj", "nsubj:pass"):
        return tree.lemmas[above] in RAIDING
    return (
        relation in ("nmod", "obl")
        and tree.case(head) in ("on", "of", "against")
        and any(tree.lemmas[w] in RAIDS for w in (above, *tree.kids(above, "obj")))
    )


def _length(tree: Tree, name: Name) -> int:
    """How many words a name has; hyphens are none."""
    return sum(tree.words[w][:1].isalnum() for w in range(name.first, name.last))


def _terrain(tree: Tree, name: Name) -> bool:
    """Whether a name of several words opens with a word for a piece of land ("Wadi X") and does nothing that
    people do."""
    if tree.words[name.first].lower() not in _TERRAIN or _length(tree, name) < 2 or name.title >= 0:
        return False
    head = name.head
    relation, above = tree.relations[head], tree.heads[head]
    if relation == "obj":
        verb = tree.lemmas[above].lower()
        return verb in _ENTERING or (verb in RAIDING and tree.words[name.first].lower() not in _GIVEN)
    people = relation in ("nsubj", "appos", "flat", "iobj", "root", "vocative", "obl:agent")
    return not people and tree.case(head) not in ("with", "by", "for", "according to")


def _building(name: Name) -> bool:
    """ "The Alder Shrine" is struck where "at the Alder Shrine" is said; it is no town."""
    return name.full.split()[-1].lower() in who()["venues"]


def _used_as_place(tree: Tree, head: int, cases: frozenset[str]) -> bool:
    above = tree.heads[head]
    lemma = tree.lemmas[above].lower() if above >= 0 and tree.tags[above] in ("NOUN", "PROPN") else ""
    town = lemma in TOWNS or lemma in GROUNDS
    if tree.case(head) in cases:
        return True
    return town and (tree.case(head) == "of" or tree.relations[head] in ("compound", "amod"))


class Where:
    """Place phrases of a page. `named`: words inside names that may be places (countries too)."""

    def __init__(self, tree: Tree, named: frozenset[int]) -> None:
        self.tree = tree
        self.named = named

    def locates(self, h: int) -> bool:
        """Whether a noun phrase headed by h tells a place."""
        tree = self.tree
        if tree.tags[h] not in ("PROPN", "NOUN", "X", "ADJ"):
            return False
        if h in self.named or (tree.lemmas[h].lower() in TOWNS - {"camp"} and self._of_name(h)):
            return True
        if tree.lemmas[h].lower() in AGAIN and self._bare(h):
            return True
        if tree.lemmas[h].lower() not in SPOTS and tree.tags[h] != "PROPN":
            return False
        return any(w in self.named for w in tree.subtree(h, frozenset({"acl:relcl", "conj", "acl"})))

    def _bare(self, h: int) -> bool:
        """ "In the capital", "in the town": the one that the page names."""
        tree = self.tree
        if tree.case(h) not in ("in", "inside", "outside"):
            return False
        told = tree.kids(h, "nmod", "amod", "compound", "nmod:poss", "acl:relcl", "acl", "flat")
        pointed = any(tree.words[c].lower() in ("the", "this", "that") for c in tree.kids(h, "det"))
        return pointed and not told and tree.words[h].islower()

    def _of_name(self, h: int) -> bool:
        """ "the village of X", whether or not X is known."""
        tree = self.tree
        return any(tree.tags[c] == "PROPN" and tree.case(c) == "of" for c in tree.kids(h, "nmod"))

    def around(self, word: int, cases: frozenset[str] = LOCATING) -> list[int]:
        """Heads of place phrases that depend on a word, with coordinated ones, in text order."""
        tree = self.tree
        out = []
        for c in tree.children[word]:
            if tree.relations[c] not in ("obl", "nmod", "obl:tmod", "obl:unmarked", "advmod", "nmod:poss"):
                continue
            if self.apart(c) and tree.heads[word] >= 0:
                continue
            if tree.relations[c] == "nmod:poss" or not any(k in cases for k in tree.cases(c)):
                if tree.case(c) in ("during", "after", "following", "on") and not self.locates(c):
                    out += self.within(c)
                continue
            if not self.locates(c):
                out += self.within(c)
            # "in surrounding areas of X", "on the outskirts of Y": the phrase holds the name further down
            out += [h for h in tree.conjuncts(c) if self.locates(h)]
        return out

    def within(self, i: int) -> list[int]:
        """Places of the occasion that i names: "at a summit in Toronto", "during a visit to Havana"."""
        tree = self.tree
        return [
            h
            for c in tree.kids(i, "nmod")
            if tree.case(c) in (*LOCATING, "to")
            for h in tree.conjuncts(c)
            if self.locates(h)
        ]

    def apart(self, c: int) -> bool:
        """A second phrase of a caption behind a comma: where the picture was taken, not its subject."""
        tree = self.tree
        case = tree.kid(c, "case")
        if case is None or case == 0 or tree.words[case - 1] != "," or tree.case(c) != "in":
            return False
        return any(s.kind == "caption" and s.start <= tree.starts[c] < s.end for s in tree.document.segments)

    def place(self, h: int, basis: str = "") -> ClaimPlace:
        """The place phrase of h as an unresolved place; nested phrases stay inside the mention."""
        tree = self.tree
        left_out = {"acl:relcl", "acl", "conj", "cc", "parataxis", "punct"}
        between = any("between" in tree.cases(c) for c in (h, *tree.kids(h, "nmod")))
        kept = set(tree.subtree(h, frozenset(left_out - {"conj", "cc"} if between else left_out)))
        kept -= {w for c in tree.kids(h, "case") for w in tree.subtree(c)}
        for c in sorted(kept - {h}):  # "the south of the country to Iraq": where it leads is another place
            leads = tree.case(c) in ("to", "from", "towards", "into")
            leads = leads and tree.lemmas[h].lower() not in ROADS
            leads = leads or (tree.case(c) == "with" and tree.lemmas[h].lower() not in ("border", "frontier"))
            if tree.relations[c] == "nmod" and (leads or self.apart(c)):
                kept -= set(tree.subtree(c))
        first = last = h
        while first - 1 in kept or (first - 2 in kept and tree.words[first - 1] in ("-", "–")):
            first -= 1
        while last + 1 in kept or (last + 2 in kept and tree.words[last + 1] in ("-", "–", ",")):
            last += 1
        while first < h and tree.tags[first] in ("DET", "ADP"):
            first += 1
        mention = tree.mention(first, last + 1, "place")
        relation: PlaceRelation = "at"
        for k in tree.cases(h):
            relation = RELATIONS.get(k, relation)
        if tree.lemmas[h].lower() in COMPASS and any(tree.case(c) == "of" for c in tree.kids(h, "nmod")):
            mention, relation = tree.mention(h, last + 1, "place"), "near"  # "an offensive west of Algiers"
        return ClaimPlace(mention=mention, relation=relation, name=mention.quote, basis=basis)
