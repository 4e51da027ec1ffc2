"""Organs of states and what belongs to somebody: governments, ministries, forces, missions, means, sites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.knowledge import nouns
from accord.knowledge.folding import fold, fold_word
from accord.resolve.antecedents import SPEECH, Entry
from accord.resolve.outcome import DESCRIBED, OPEN, Outcome
from accord.resolve.phrases import Phrase, held_by, is_held
from accord.types import ActorId, ActorKind

if TYPE_CHECKING:
    from accord.resolve.referents import Referents


_ARMED = frozenset({"army", "armed-forces", "security-forces", "special-forces"})


# Forces that are somebody's, but no state's: "pro-government forces", "radical forces".
_SIDED = frozenset(
    "pro anti radical rebel opposition hostile rival extremist democratic political dark".split()
)

# Whose officers are police.
_POLICED = frozenset(
    "police force unit squad station precinct service law state country city town district patrol division"
    " branch rank".split()
)

_RULING = frozenset("take seize rule govern hold run come assume win".split())
_POSTS = frozenset({"post", "outpost", "checkpoint", "checkpost"})  # called by where they are
_MANY = frozenset({"vessel", "ship", "boat", "vehicle"})


class Bodies:
    """Phrases of a page that stand for a state, an organ or the owner of what they name."""

    def __init__(self, page: Referents) -> None:
        self._page = page

    def _context(self, word: int) -> tuple[ActorId | None, tuple[ActorId, ...], str]:
        """The state that a bare "the government" or "the army" belongs to, else the likely ones."""
        if self._page.history.quoted(word):
            speaker = self._page.history.speaker(word)
            found = self._page.at(speaker) if speaker is not None and speaker != word else OPEN
            if found.actors:
                state = self._page.setting.state(self._page.register.get(found.actors[0]).country)
                if state is not None:
                    return state, (), "the speaker's country"
        state = self._page.setting.stage(word)
        if state is not None:
            return state, (), "the country that the sentence opens with"
        state = self._page.setting.desk(word)
        if state is not None:
            return state, (), "the country in which its spokesman spoke"
        state = self._page.setting.host(word)
        if state is not None:
            return state, (), "the country in which the other's embassy stands"
        state = self._page.setting.dominant()
        if state is not None:
            return state, (), "the country that the page plays in"
        state = self._page.setting.near(word)
        if state is not None:
            return state, (), "the country named in the sentence"
        return None, self._page.setting.likely(), "which country's is not settled"

    def government(self, phrase: Phrase) -> Outcome:
        state = self._page.owner_state(phrase)
        if state is not None:
            self._page.alias(state, phrase)
            return Outcome((state,), "a state's government is the state")
        if phrase.modifiers and phrase.modifiers[-1] in ("local", "provincial", "regional", "municipal"):
            return self._page.groups.people_class(phrase, "state-organ")
        if (ruled := self._ruled(phrase)) is not None:
            return Outcome((ruled,), "the state in which it rules")
        if self._of_others(phrase):
            return Outcome((), "a government that is not the state's of the page")
        state, likely, reason = self._context(phrase.head)
        return Outcome((state,), reason) if state else Outcome((), reason, likely)

    def _ruled(self, phrase: Phrase) -> ActorId | None:
        """ "The Tutsi-led government that took power in Rwanda": the state that its clause names."""
        tree = self._page.tree
        for clause in tree.kids(phrase.head, "acl:relcl", "acl"):
            if tree.lemmas[clause] not in _RULING:
                continue
            for word in tree.kids(clause, "obl", "obj"):
                name = self._page.name_of.get(word)
                if name is not None and name.kind in ("state", "place"):
                    return self._page.setting.state_of(name)
        return None

    def organ_key(self, phrase: Phrase) -> str | None:
        """The folded wording of an organ that ends at the phrase's head, or runs on with "of"."""
        words = self._page.tree.words
        if fold_word(words[phrase.head]) not in self._page.known.organ_words:
            return None
        for first in range(max(phrase.first, phrase.head - 3), phrase.head + 1):
            key = fold(" ".join(words[first : phrase.head + 1]))
            if key in self._page.known.organs:
                return key
        if phrase.last > phrase.head + 1:
            key = fold(" ".join(words[phrase.head : min(phrase.last, phrase.head + 5)]))
            if key in self._page.known.organs:
                return key
        return None

    def organ(self, phrase: Phrase, key: str) -> Outcome:
        organ = self._page.known.organs.get(key)
        if organ is None:
            return self._page.thing(phrase)
        owner = self._page.owner(phrase)
        ruling = owner is not None and self._page.setting.in_government(owner[0])
        if (
            owner is not None
            and not ruling
            and self._page.register.get(owner[0]).kind in ("armed-group", "igo")
        ):
            return Outcome((owner[0],), "an organ of a body that is no state")
        state = self._page.owner_state(phrase)
        reason = "a state's organ"
        likely: tuple[ActorId, ...] = ()
        if state is None and self._of_others(phrase):
            armed = organ.slug in _ARMED
            return self._page.groups.people_class(phrase, "armed-group" if armed else "state-organ")
        if state is None:
            earlier = self._page.history.best(
                phrase.head, lambda e: len(e.actors) == 1 and e.actors[0].endswith(f":{organ.slug}"), 60
            )
            if earlier is None and organ.slug in ("army", "armed-forces"):
                earlier = self._one_army(phrase.head)
            if earlier is not None and not phrase.indefinite:
                return self._page.taken_up(earlier, "the organ named before")
            state, likely, reason = self._context(phrase.head)
        if state is None:
            return Outcome((), reason, tuple(self._page.known.organ(s, organ.slug) for s in likely))
        made = self._page.known.organ(state, organ.slug)
        self._page.register.alias(made, self._page.wording(phrase))
        return Outcome((made,), reason)

    def _one_army(self, head: int) -> Entry | None:
        """The last mention of a state's army where the page has so far named that of one state only."""
        found = [
            e
            for e in self._page.history.back(head, 60)
            if len(e.actors) == 1 and e.actors[0].endswith((":army", ":armed-forces"))
        ]
        return found[0] if len({self._page.register.get(e.actors[0]).country for e in found}) == 1 else None

    def _of_others(self, phrase: Phrase) -> bool:
        """Whether a name before the head says that it is nobody's official organ ("the Hutu army")."""
        held = held_by(self._page.tree, phrase)
        names = [
            self._page.name_of.get(w)
            for w in (*phrase.owners, *((held,) if held is not None else ()))
            if w < phrase.head
        ]
        return any(n is not None and n.kind in ("other", "people") for n in names)

    def forces(self, phrase: Phrase, slug: str) -> Outcome:
        owner = self._page.owner(phrase)
        if set(phrase.modifiers) & _SIDED:
            return self._page.groups.people_class(phrase, "armed-group")
        if owner is not None and not self._page.known.is_state(owner[0]):
            actor = self._page.register.get(owner[0])
            if actor.kind in ("armed-group", "igo", "state-organ"):
                return Outcome((owner[0],), "forces stand for whose they are")
        if owner is not None:
            several = self._page.at(owner[1]).actors
            if len(several) == 1 and phrase.plural:  # "Armenian and Azeri forces"
                named = [self._page.name_of.get(w) for w in self._page.tree.conjuncts(owner[1])]
                states = [self._page.setting.state_of(n) for n in named if n is not None]
                several = tuple(dict.fromkeys(s for s in states if s is not None)) or several
            if len(several) > 1 and all(map(self._page.known.is_state, several)):
                each = tuple(self._page.known.organ(s, slug) for s in several)
                return Outcome(each, "members of the states' organs", (), self._page.mention(owner[1]))
        state = self._page.owner_state(phrase)
        if state is None:
            earlier = self._page.history.best(phrase.head, lambda e: e.lemma == phrase.lemma, 8)
            if earlier is None and slug == "armed-forces" and phrase.lemma != "force":
                earlier = self._one_army(phrase.head)
            if earlier is not None:
                return self._page.taken_up(earlier, "mentioned before")
            state, likely, reason = self._context(phrase.head)
            if state is None:
                return Outcome((), reason, tuple(self._page.known.organ(s, slug) for s in likely))
        if phrase.lemma == "force":
            known = [self._page.known.organ(state, s) for s in ("security-forces", "armed-forces")]
            seen = self._page.history.best(phrase.head, lambda e: e.actors[0] in known, 60)
            if seen is not None:
                return self._page.taken_up(seen, "the state's forces named before")
        made = self._page.known.organ(state, slug)
        self._page.register.alias(made, self._page.wording(phrase))
        return Outcome((made,), "members of a state's organ")

    def unit(self, name: str, phrase: Phrase) -> Outcome:
        """ "The army's 6th Infantry Division": an armed group's if it is said to be, else an army's."""
        owner = self._page.owner(phrase)
        if owner is not None and self._page.register.get(owner[0]).kind == "armed-group":
            made = self._page.register.named(name, "armed-group", None, owner[0])
            return Outcome((made,), "a unit of a group")
        state = self._page.owner_state(phrase) or self._context(phrase.head)[0]
        army = self._page.known.organ(state, "armed-forces") if state is not None else None
        made = self._page.register.described(name, "state-organ", state, army)
        return Outcome((made,), "a unit of an army")

    def of_no_force(self, phrase: Phrase) -> bool:
        """ "The fleet's officers", "officers of the bank": of a thing or firm, which are no police."""
        tree = self._page.tree
        own = [*tree.kids(phrase.head, "nmod:poss"), *tree.oblique(phrase.head, "of")]
        lemmas = {tree.lemmas[c].lower() for c in own if tree.tags[c] == "NOUN"}
        return bool(lemmas) and not lemmas & (_POLICED | self._page.known.organ_words)

    def document(self, phrase: Phrase) -> Outcome:
        owner = self._page.owner(phrase)
        if owner is not None:
            return Outcome((owner[0],), "a statement is its author's", (), self._page.mention(owner[1]))
        for v in self._page.tree.above(phrase.head):
            if self._page.tree.lemmas[v] in SPEECH and self._page.tree.relations[phrase.head] in (
                "obl",
                "nmod",
            ):
                subject = self._page.tree.kid(v, "nsubj")
                if subject is not None and subject != phrase.head:
                    return Outcome(
                        self._page.at(subject).actors,
                        "a statement is its author's",
                        (),
                        self._page.mention(subject),
                    )
        entry = self._page.history.best(phrase.head, lambda e: e.lemma == phrase.lemma, 8)
        entry = entry or self._page.history.best(phrase.head, lambda e: self._page.history.speaks(e.word), 4)
        return self._page.taken_up(entry, "a statement is its author's")

    def mission(self, phrase: Phrase) -> Outcome:
        """An embassy: of a state, in another; each is an actor of its own."""
        state = self._page.owner_state(phrase)
        if state is None:
            entry = self._page.history.best(phrase.head, lambda e: e.lemma == phrase.lemma, 20)
            return self._page.taken_up(entry, "mentioned before")
        host = next(
            (self._page.name_of[w] for w in phrase.owners if w > phrase.head and w in self._page.name_of),
            None,
        )
        name = f"{self._page.known.adjective(state)} {phrase.lemma}" + (
            f" in {host.full}" if host is not None else ""
        )
        if host is None:
            entry = self._page.history.best(phrase.head, lambda e: e.lemma == phrase.lemma, 20)
            if entry is not None and self._page.register.get(entry.actors[0]).parent == state:
                return self._page.taken_up(entry, "mentioned before")
        made = self._page.register.named(name, "state-organ", self._page.known.country(state), state)
        self._page.register.alias(made, self._page.wording(phrase))
        return Outcome((made,), "a state's mission")

    def owned(self, phrase: Phrase) -> Outcome:
        held = self.holder(phrase)
        if held is not None:
            return held
        if phrase.lemma in _POSTS and self._called_by_place(phrase):
            return self.building(phrase)  # "the Telk border post"
        owner = self._page.owner(phrase)
        if owner is not None:
            actor = self._page.register.get(owner[0])
            if phrase.lemma in nouns.SITES and actor.kind == "person":
                return self._page.thing(phrase)
            if actor.kind == "state-organ" and phrase.lemma in nouns.VEHICLES and actor.parent:
                state = self._page.setting.state(actor.country)
                return Outcome((state or owner[0],), "means stand for their owner")
            return Outcome(
                (owner[0],), "means and sites stand for their owner", (), self._page.mention(owner[1])
            )
        if phrase.lemma in nouns.AIRCRAFT:
            entry = self._page.history.best(  # "fighters" may fly, but an armed group's are on foot
                phrase.head,
                lambda e: e.lemma in nouns.AIRCRAFT and not e.named and e.kind != "armed-group",
                30,
            )
        elif phrase.definite or phrase.lemma not in _MANY:
            entry = self._page.history.best(
                phrase.head, lambda e: e.lemma == phrase.lemma and not e.named, 12
            )
        else:
            entry = None  # "two cargo vessels": not those told of before
        if entry is not None:
            return self._page.taken_up(entry, "mentioned before")
        return Outcome((), "whose it is, the page does not say here")

    def _called_by_place(self, phrase: Phrase) -> bool:
        """Whether a name before the head that is no actor's says which one it is."""
        tree = self._page.tree
        before = [w for w in phrase.owners if w < phrase.head and tree.words[w][:1].isupper()]
        named = [self._page.name_of.get(w) for w in before if tree.relations[w] != "nmod:poss"]
        return bool(named) and all(
            n is None or (n.kind in ("place", "other") and not n.actors) for n in named
        )

    def building(self, phrase: Phrase) -> Outcome:
        held = self.holder(phrase)
        if held is not None:
            return held
        if phrase.definite or (len(phrase.modifiers) == 0 and not phrase.plural):
            entry = self._page.history.best(phrase.head, lambda e: e.lemma == phrase.lemma, 30)
            if entry is not None and not phrase.other:
                return self._page.taken_up(entry, "mentioned before")
        if phrase.plural and len(phrase.modifiers) == 0:
            return Outcome((), "no actor is named")
        owner = self._page.owner(phrase)
        sort = self._page.register.get(owner[0]).kind if owner is not None else None
        if owner is not None and (sort == "armed-group" or (phrase.plural and sort != "person")):
            return Outcome((owner[0],), "sites stand for their owner", (), self._page.mention(owner[1]))
        if phrase.lemma == "office" and owner is not None:
            office = self._page.people.office_of(owner[0])
            if office is not None:
                return Outcome((office,), "the office of the one who holds it")
        kind: ActorKind = (
            "state-organ" if owner and self._page.register.get(owner[0]).kind == "state-organ" else "other"
        )
        made = self._page.register.described(
            self._page.wording(phrase), kind, self._page.owner_state(phrase), owner[0] if owner else None
        )
        return Outcome((made,), DESCRIBED)

    def holder(self, phrase: Phrase) -> Outcome | None:
        """Who holds the place of the phrase ("a rebel-held town")."""
        holder = held_by(self._page.tree, phrase)
        if holder is None or not is_held(self._page.tree, phrase):
            return None
        found = self._page.at(holder)
        return Outcome(found.actors[:1], "who holds the place") if found.actors else None
