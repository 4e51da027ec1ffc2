"""Where a page plays: which states it speaks of and how much, and which armed groups."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from accord.extract.names import Name
from accord.extract.tree import Tree
from accord.knowledge import gazetteer, nouns
from accord.knowledge.actors import KnownActors, governs
from accord.types import ActorId

_CITY = 100_000  # people of a town that tells the country even where a page does not name it
_LEAVING = frozenset({"dissident", "defector", "deserter", "remnant", "renegade"})
# What a state has in other countries.
_POSTED = frozenset({"embassy", "consulate", "ambassador", "diplomat", "envoy", "consul", "mission"})


class Setting:
    """Counts of states and armed groups over the names of a page.

    States are counted by the id that the page uses ("Zaire" is not the Congo of today); a place counts half
    for its country, and the first sentences count more.
    """

    def __init__(self, tree: Tree, names: Sequence[Name], known: KnownActors) -> None:
        self._known = known
        self._when = tree.document.published
        self._tree = tree
        explicit = Counter(
            n.actors[0] for n in names if n.kind in ("state", "demonym", "people") and len(n.actors) == 1
        )
        self._used: dict[str, ActorId] = {}
        for state in sorted(explicit, key=lambda s: (-explicit[s], s)):
            self._used.setdefault(known.country(state), state)
        self.weights: Counter[ActorId] = Counter()
        self.groups: Counter[ActorId] = Counter()
        self.states_in: dict[int, list[tuple[int, ActorId]]] = defaultdict(list)
        self._guests: dict[int, set[ActorId]] = defaultdict(set)  # states whose missions a sentence names
        for name in names:
            self._count(name)
        for name in names:
            if name.kind == "armed-group" and name.actors and not self._of_dissidents(name.head):
                self.groups[(self.fitting(name.actors) or name.actors)[0]] += 1

    def _count(self, name: Name) -> None:
        sentence = self._tree.sentence[name.head]
        weight = 2.0 if sentence < 3 else 1.0
        state = self.state_of(name)
        if state is not None and not self._of_border(name.head):
            self.weights[state] += 1 if name.kind != "place" else 0
            self.weights[state] += weight - 1 if name.kind != "place" else weight / 2  # type: ignore[assignment]
            if self._of_mission(name.head):
                self.weights[state] -= weight / 2  # type: ignore[assignment]
                self._guests[sentence].add(state)
            else:
                self.states_in[sentence].append((name.head, state))
        if name.kind == "armed-group" and name.actors:
            sure = len(name.actors) == 1 and name.actors[0] in self._known
            home = self._known.get(name.actors[0]).country if sure else None
            if home is not None and (soil := self.state(home)) is not None:
                self.weights[soil] += weight / 2  # type: ignore[assignment]

    def _of_mission(self, word: int) -> bool:
        """ "The Turkish embassy": it stands in another country, and the police that come are that one's."""
        above = self._tree.heads[word]
        modifier = self._tree.relations[word] in ("amod", "compound", "nmod:poss", "nmod")
        return above >= 0 and modifier and self._tree.lemmas[above].lower() in _POSTED

    def _of_dissidents(self, word: int) -> bool:
        """ "Dissidents of the Front": they have left it, and are not the group of the page."""
        above = self._tree.heads[word]
        return above >= 0 and self._tree.lemmas[above].lower() in _LEAVING

    def _of_border(self, word: int) -> bool:
        """ "Near the Malian border": the other side of it is as likely to be meant."""
        above = self._tree.heads[word]
        return (
            above >= 0
            and self._tree.relations[word] in ("amod", "compound", "nmod:poss", "nmod")
            and self._tree.lemmas[above].lower() in ("border", "frontier")
        )

    def state_of(self, name: Name) -> ActorId | None:
        """The state that a name is, belongs to or lies in; of several the one that the page names."""
        if name.actors:
            several = len(name.actors) > 1 and name.kind in ("organ", "organisation")
            settled = self.fitting(name.actors) if several else name.actors
            return self.choose(settled) if settled else None
        if name.kind == "place":
            code = gazetteer.default().country(name.full)
            if code is None:
                places = gazetteer.default().lookup(name.full)
                codes = [p.country for p in places if p.country]
                large = any((p.population or 0) >= _CITY for p in places)
                alone = codes[0] if len(set(codes)) == 1 and large else None
                code = next((c for c in codes if c in self._used), alone)
            return self.state(code) if code else None
        return None

    def choose(self, actors: Sequence[ActorId]) -> ActorId | None:
        """The state behind candidate actors, by what else the page names."""
        states = [s for s in (self._state(a) for a in actors) if s is not None]
        for state in states:
            if state in self._used.values():
                return state
        return states[0] if states else None

    def fitting(self, actors: Sequence[ActorId]) -> tuple[ActorId, ...]:
        """Those of several of one name that are of the country of which the page speaks most by far.

        A group is also where it is active, at home first; none where the page speaks of no such country.
        """
        known = {a: self._known.get(a) for a in actors}
        homes = {a: self._weight_of(k.country) for a, k in known.items()}
        abroad = {a: max((self.weights[r.parent] for r in k.roles), default=0.0) for a, k in known.items()}
        ranked = sorted(actors, key=lambda a: -max(homes[a], abroad[a] / 2))
        best, *others = (max(homes[a], abroad[a] / 2) for a in ranked)
        if best <= 0 or (others and best < 2 * others[0]):
            return ()
        return (ranked[0],)

    def _weight_of(self, country: str | None) -> float:
        state = self.state(country)
        return self.weights[state] if state is not None else 0.0

    def _state(self, actor: ActorId) -> ActorId | None:
        return self._known.state_of(actor)

    def state(self, country: str | None) -> ActorId | None:
        """The state that the page means by a country code."""
        if country is None:
            return None
        state = self._used.get(country, ActorId(f"state:{country}"))
        return state if state in self._known else None

    def dominant(self) -> ActorId | None:
        """The state that the page plays in: the one it speaks of at least twice as much as of any other."""
        ranked = sorted(self.weights.items(), key=lambda kv: (-kv[1], kv[0]))
        if not ranked or ranked[0][1] < 1:
            return None
        if len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]:
            return ranked[0][0]
        return None

    def host(self, word: int) -> ActorId | None:
        """The state in which a sentence before a word tells of another's embassy: of two told of most the
        other; None where it tells of none."""
        guests = self._guests[self._tree.sentence[word]]
        others = [s for s in self.likely() if s not in guests]
        return others[0] if guests and len(others) == 1 else None

    def likely(self) -> tuple[ActorId, ...]:
        """The two states that the page speaks of most."""
        ranked = sorted(self.weights.items(), key=lambda kv: (-kv[1], kv[0]))
        return tuple(state for state, _ in ranked[:2])

    def parties(self, states_alone: bool) -> tuple[ActorId, ...]:
        """States, and armed groups unless states alone are asked for, most spoken of first."""
        counts = dict(self.weights) if states_alone else {**self.weights, **self.groups}
        return tuple(a for a, _ in sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:4])

    def near(self, word: int) -> ActorId | None:
        """The only state of the sentence before a word; of several the nearest subject or possessor."""
        tree = self._tree
        before = [(w, s) for w, s in self.states_in[tree.sentence[word]] if w < word]
        if len({s for _, s in before}) == 1:
            return before[-1][1]
        for w, s in reversed(before):
            if tree.relations[w] in ("nsubj", "nsubj:pass", "nmod:poss"):
                return s
        return None

    def stage(self, word: int) -> ActorId | None:
        """The state of a capital or other place that a sentence opens with ("In Paris, a ministry said")."""
        tree = self._tree
        first = tree.sentence_range(tree.sentence[word])[0]
        if tree.words[first] not in ("In", "From"):
            return None
        before = [(w, s) for w, s in self.states_in[tree.sentence[word]] if w < word and w <= first + 3]
        if not before:
            return None
        place, state = before[0]
        alone = tree.relations[place] == "obl" and tree.tags[tree.heads[place]] == "VERB"
        return state if alone or "," in tree.words[place : place + 3] else None

    def desk(self, word: int) -> ActorId | None:
        """Where a spokesman of a bare "foreign ministry" tells reporters: "... told reporters in Beijing"."""
        tree = self._tree
        around = (word, tree.heads[word], *tree.kids(word, "appos"), *tree.kids(tree.heads[word], "appos"))
        verb = tree.clause(word)
        if tree.lemmas[verb] not in ("tell", "say") or not any(
            tree.lemmas[w] in nouns.SPOKESPEOPLE for w in around
        ):
            return None
        told = [
            *tree.kids(verb, "obl"),
            *(k for o in tree.kids(verb, "obj", "iobj") for k in tree.kids(o, "nmod")),
        ]
        here = dict(self.states_in[tree.sentence[word]])
        found = [here[c] for c in told if c in here and tree.case(c) == "in"]
        return found[0] if found and self.weights[found[0]] > 2 else None

    def in_government(self, group: ActorId) -> bool:
        """Whether a known group governed its country when the page was written."""
        if group not in self._known:
            return False
        known = self._known.get(group)
        return governs(known, known.country, self._when)

    def group(self) -> ActorId | None:
        """The armed group that "the rebels" are: the only one, or one named thrice as often as any other."""
        fighting = {g: n for g, n in self.groups.items() if not self.in_government(g)}
        ranked = sorted(fighting.items(), key=lambda kv: (-kv[1], kv[0]))
        if not ranked:
            return None
        return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= 3 * ranked[1][1] else None
