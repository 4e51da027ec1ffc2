"""Groups and classes: armed groups by description, kinds of people, "the two countries", "the charity"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.extract.lexicon import lexicon
from accord.knowledge import nouns
from accord.resolve.antecedents import SPEECH, Entry
from accord.resolve.outcome import DESCRIBED, OPEN, SO_MANY, Outcome
from accord.resolve.phrases import Phrase
from accord.types import ActorId, ActorKind

if TYPE_CHECKING:
    from accord.resolve.referents import Referents

_SAME_CLASS = {
    "captive": "hostage",
    "guerilla": "rebel",
    "guerrilla": "rebel",
    "insurgent": "rebel",
    "demonstrator": "protester",
    "protestor": "protester",
}
# What makes a "group" an armed one; "a human rights group" is none.
_ARMED_SORTS = nouns.ARMED | frozenset(
    """armed separatist terror jihadi militant insurgency rebel guerrilla paramilitary extremist resistance
    secessionist islamist mujahideen mujahedin nationalist""".split()
)
_CIVIC = frozenset(
    "business rights student aid human women civil advocacy opposition religious community church trade"
    " labour labor environmental indigenous farmers pressure lobby monitoring relief charity"
    " protest civic citizen"
    " youth professional medical media".split()
)
_ONE_MAN = frozenset(
    "gunman attacker assailant bomber killer sniper hijacker kidnapper assassin suspect".split()
)
_CREEDS = frozenset(
    "muslim sunni shiite shia christian arab jewish hindu sikh buddhist orthodox catholic"
    " african european asian".split()
)
_APART = frozenset({"elsewhere", "separately", "separate", "unrelated"})
_POINTING = frozenset({"the", "these", "those", "all", "both"})
_OF_NO_COUNTRY = frozenset({"pirate", "smuggler", "hijacker", "trafficker", "mercenary", "brigand"})
# Whose doing tells who they are.
_MANY = frozenset({"people", "person", "crowd", "thousand", "hundred", "dozen"})
_REBELS = frozenset({"rebel", "guerrilla", "insurgent", "militant"})
_OWN = _REBELS | {"fighter", "separatist", "guerilla", "combatant"}  # what a group's spokesman calls his own
_WITHIN = frozenset("in near at around across outside inside along".split())
_DELEGATES = frozenset({"delegation", "delegate", "negotiator", "envoy", "representative"})
_STATE_KINDS: tuple[ActorKind, ...] = ("state",)
_CIVIL_KINDS: tuple[ActorKind, ...] = ("ngo", "igo", "other")
_BODY_KINDS: tuple[ActorKind, ...] = ("ngo", "igo", "company", "media", "state-organ", "other")


class Groups:
    """Phrases of a page that stand for groups of people, one or several actors."""

    def __init__(self, page: Referents) -> None:
        self._page = page
        self._classes: dict[tuple[str, str | None], ActorId] = {}
        self._sets: dict[str, ActorId] = {}
        self._parties: list[tuple[str, ActorId]] = []
        self._described: set[ActorId] = set()
        self._bare: set[ActorId] = set()

    def armed(self, phrase: Phrase) -> Outcome:
        owner = self._page.owner(phrase)
        if owner is not None:
            actor = self._page.register.get(owner[0])
            if actor.kind == "armed-group":
                return Outcome((owner[0],), "members stand for their group", (), self._page.mention(owner[1]))
            if actor.kind == "person":
                led = self._page.people.group_of(owner[0])
                if led is not None:
                    return Outcome((led,), "the group that the person leads")
            if phrase.lemma in nouns.MEMBERS - nouns.ARMED and actor.kind in ("state-organ", "igo", "ngo"):
                return Outcome((owner[0],), "members stand for their body", (), self._page.mention(owner[1]))
        if phrase.lemma == "enemy" and phrase.last == phrase.head + 1 and phrase.definite:
            rebels = next((a for (lemma, _), a in self._classes.items() if lemma in _REBELS), None)
            found = self._page.setting.group() or rebels
            return Outcome((found,), "the armed group of the page") if found else OPEN
        civic = phrase.lemma == "group" and set(phrase.modifiers) & _CIVIC
        if civic and phrase.definite and not phrase.plural:
            entry = self._page.history.best(phrase.head, lambda e: e.kind in _CIVIL_KINDS and e.named, 4)
            return self._page.taken_up(entry, "the group mentioned last") if entry else OPEN
        if phrase.definite and not phrase.plural and phrase.lemma in nouns.GROUPS | {"unit", "team"}:
            entry = self._speaking_body(phrase)
            entry = entry or self._page.history.best(phrase.head, lambda e: self._is_group(e.actors[0]), 4)
            entry = entry or self._page.history.best(phrase.head, lambda e: e.kind == "armed-group", 4)
            entry = entry or self._page.history.best(
                phrase.head, lambda e: e.kind in _BODY_KINDS and e.named, 3
            )
            if entry is not None:
                return self._page.taken_up(entry, "the group mentioned last")
        if phrase.lemma == "group" and phrase.indefinite and not set(phrase.modifiers) & _ARMED_SORTS:
            return self._page.thing(phrase)
        if phrase.lemma == "group" and phrase.plural and set(phrase.modifiers) & _CIVIC:
            return self.people_class(phrase, "ngo")  # "business groups", "rights groups"
        if phrase.lemma not in nouns.ARMED and phrase.lemma not in (
            "insurgency",
            "rebellion",
            "hostage-taker",
        ):
            return self.people_class(phrase, "armed-group") if phrase.plural else self._page.thing(phrase)
        if owner is None and (told := self._of_the_speaker(phrase)) is not None:
            return told
        state = owner[0] if owner is not None and self._page.known.is_state(owner[0]) else None
        group = self._page.setting.group()
        if not phrase.plural and phrase.lemma in _ONE_MAN:
            group = None  # "the gunman" is somebody, no group
        if not phrase.definite and self._told_apart(phrase.head):
            group = None
        if (
            group is not None
            and not phrase.other
            and self._may_be(group, state)
            and not self._of_a_people(phrase)
        ):
            return Outcome((group,), "the only armed group that the page names", self._groups())
        return self.people_class(phrase, "armed-group")

    def _speaking_body(self, phrase: Phrase) -> Entry | None:
        """ "The organisation" is one that said something before one that fights."""
        if phrase.lemma not in nouns.CHARITIES:
            return None
        history = self._page.history
        return history.best(
            phrase.head, lambda e: e.kind in _CIVIL_KINDS and e.named and history.speaks(e.word), 6
        )

    def _of_the_speaker(self, phrase: Phrase) -> Outcome | None:
        """ "A Taliban spokesman said the rebels had lost two men": those for whom he speaks."""
        page = self._page
        if not phrase.definite or phrase.other or phrase.lemma not in _OWN or phrase.modifiers[1:]:
            return None
        said = (v for v in page.tree.above(phrase.head) if page.tree.lemmas[v] in SPEECH)
        speaker = next((s for v in said if (s := page.tree.kid(v, "nsubj")) is not None), None)
        if speaker is None or speaker == phrase.head or speaker > phrase.head:
            return None
        found = page.at(speaker).actors
        group = page.people.belongs_to(found[0]) if len(found) == 1 else None
        if (
            group is None
            or page.register.get(group).kind != "armed-group"
            or page.setting.in_government(group)
        ):
            return None
        return Outcome((group,), "those for whom the one who tells it speaks", (), page.mention(speaker))

    def _of_a_people(self, phrase: Phrase) -> bool:
        """Whether a name that is no state's says whose they are: "Chechen terrorists", "Tamil rebels"."""
        tree = self._page.tree
        for w in phrase.owners:
            beside = w < phrase.head and tree.heads[w] == phrase.head and tree.relations[w] == "amod"
            word = tree.words[w].lower()
            if not beside or w in tree.bounds or not tree.words[w][:1].isupper():
                continue
            if word in _CREEDS or word.endswith(("ist", "ic", "ern")):
                continue  # "Marxist rebels": what they believe in
            name = self._page.name_of.get(w)
            if name is None or (name.kind in ("people", "other") and not name.actors):
                return True
        return False

    def _told_apart(self, head: int) -> bool:
        """ "Elsewhere, gunmen killed two": of another event than the page's, whoever did it."""
        first, last = self._page.tree.sentence_range(self._page.tree.sentence[head])
        return any(w.lower() in _APART for w in self._page.tree.words[first:last])

    def _is_group(self, actor: ActorId) -> bool:
        """Whether an actor is an armed group with a name of its own, not a class."""
        return self._page.register.get(actor).kind == "armed-group" and actor not in self._described

    def _groups(self) -> tuple[ActorId, ...]:
        found = tuple(sorted(self._page.setting.groups))
        return found if len(found) > 1 else ()

    def _may_be(self, group: ActorId, state: ActorId | None) -> bool:
        country = self._page.register.get(group).country
        return state is None or country is None or self._page.known.country(state) == country

    def people_class(self, phrase: Phrase, kind: ActorKind) -> Outcome:
        """A class of people or armed men, one for each noun, wording and country of a page."""
        owner = self._page.owner(phrase)
        state = self._page.owner_state(phrase)
        lemma = _SAME_CLASS.get(phrase.lemma, phrase.lemma)
        marching = self.marching(phrase)
        lemma = "protester" if marching else lemma
        country = self._page.known.country(state) if state else None
        wording = self._page.wording(phrase)
        if self._page.tree.relations[phrase.head] in ("compound", "amod"):
            wording = f"{phrase.lemma}s"
        tree = self._page.tree
        if self._new_set(phrase):
            words = self._without_place(phrase, self._page.as_written(phrase))
            made = self._page.register.described(words, kind, state, None)
            self._page.register.counted(made, wording)
            self._described.add(made)
            self._sets["people" if marching else lemma] = made
            return Outcome((made,), SO_MANY)
        if lemma in self._sets and set(phrase.modifiers) <= _POINTING and phrase.definite:
            made = self._sets[lemma]
            self._page.register.counted(made, self._page.as_written(phrase))
            return Outcome((made,), "those told of before")
        own = any(
            w in self._page.name_of and tree.heads[w] == phrase.head for w in phrase.owners if w < phrase.head
        )
        if lemma in _OWN and not own and (party := self._one_party(phrase, lemma, country)) is not None:
            self._page.register.alias(party, wording)
            return Outcome((party,), "the one party of its kind that the page tells of")
        plain = not own and (len(wording.split()) == 1 or phrase.definite or lemma in _REBELS)
        if plain and not phrase.other:
            loose = phrase.definite or lemma in _REBELS or lemma in nouns.CIVILIANS
            for (known, place), actor in self._classes.items():
                if (
                    known == lemma
                    and (loose or actor in self._bare)
                    and (country is None or place is None or country == place)
                ):
                    self._page.register.alias(actor, wording)
                    self._page.register.counted(actor, self._page.as_written(phrase))
                    return Outcome((actor,), "mentioned before")
        officials = kind == "state-organ" and not phrase.other
        if state is None and (officials or (kind == "armed-group" and lemma not in _OF_NO_COUNTRY)):
            state = self._page.setting.dominant()
        parent = owner[0] if owner is not None and kind != "armed-group" else None
        label = "protesters" if marching else self._without_place(phrase, wording)
        made = self._page.register.described(label, kind, state, parent)
        self._page.register.counted(made, self._page.as_written(phrase))
        self._described.add(made)
        if lemma in _OWN and not phrase.other:
            self._parties.append((lemma, made))
        if len(wording.split()) == 1:
            self._bare.add(made)
        if not phrase.other and not own:
            self._classes.setdefault((lemma, country), made)
        return Outcome((made,), DESCRIBED)

    def marching(self, phrase: Phrase) -> bool:
        """ "Thousands of people marched": those whom the page calls protesters."""
        tree, head = self._page.tree, phrase.head
        if phrase.lemma not in _MANY:
            return False
        top = head
        while tree.relations[top] == "nmod" and tree.content(tree.heads[top]) == head:
            top = tree.heads[top]
        if tree.relations[top] != "nsubj" or tree.heads[top] < 0:
            return False
        rules = lexicon().verbs.get(tree.lemmas[tree.heads[top]], ())
        return any(r.type == "PROTEST" and (r.mode != "riot" or tree.lemmas[head] == "crowd") for r in rules)

    def _one_party(self, phrase: Phrase, lemma: str, country: str | None) -> ActorId | None:
        """ "The separatists", "16 rebels": the rebels told of before, if these are one party only."""
        tree = self._page.tree
        counted = any(tree.relations[c] == "nummod" for c in tree.children[phrase.head])
        if phrase.other or not (phrase.definite or counted) or tree.kids(phrase.head, "amod", "compound"):
            return None
        alike = {a for known, a in self._parties if known == lemma} or {a for _, a in self._parties}
        one = next(iter(alike)) if len(alike) == 1 else None
        at_home = self._page.register.get(one).country if one is not None else None
        return one if country is None or at_home is None or country == at_home else None

    def _without_place(self, phrase: Phrase, wording: str) -> str:
        """ "Separatists in Stepanakert": a class of people, wherever some of them are told to be."""
        tree = self._page.tree
        behind = [c for c in tree.kids(phrase.head, "nmod") if c > phrase.head]
        if not behind or tree.case(behind[0]) not in _WITHIN:
            return wording
        name = self._page.name_of.get(behind[0])
        cut = wording.find(f" {tree.case(behind[0])} ")
        return wording[:cut] if name is not None and name.kind in ("place", "state") and cut > 0 else wording

    def _new_set(self, phrase: Phrase) -> bool:
        """ "Twenty-three pirates": some of them, so many, and not all that the page tells of."""
        tree = self._page.tree
        if _SAME_CLASS.get(phrase.lemma, phrase.lemma) in _OWN:
            return False  # "16 rebels were killed": of the rebels
        counted = any(tree.relations[c] == "nummod" for c in tree.children[phrase.head])
        return counted and not phrase.definite and not phrase.other

    def several(self, phrase: Phrase) -> Outcome | None:
        """ "The two countries", "both sides", "the leaders": as many actors, None for other phrases."""
        if not phrase.plural or not phrase.definite or phrase.lemma not in nouns.SIDES | nouns.STATES:
            return None
        if self._page.owner(phrase) is not None and not phrase.count:
            return None
        if phrase.lemma in ("leader", "president", "minister"):
            found = self._leaders(phrase)
        elif phrase.lemma == "group":
            found = (
                self._page.history.several(phrase.head, phrase.count, ("armed-group",))
                if phrase.count
                else ()
            )
        elif phrase.lemma == "army":
            return None
        else:
            kinds: tuple[ActorKind, ...] = _STATE_KINDS
            if phrase.lemma in ("side", "party"):
                kinds = ("state", "armed-group")
            found = self._both(phrase, kinds)
        return Outcome(found, "those that the page named together") if found else None

    def _leaders(self, phrase: Phrase) -> tuple[ActorId, ...]:
        """The persons named last, where they are of the states that the page is about; else these states."""
        history, count = self._page.history, phrase.count or 2
        found = history.joined(phrase.head, count, ("person",), set(), 6) or history.several(
            phrase.head, count, ("person",), 6
        )
        apart = self._page.acting_on(phrase.head)
        if found and not apart & set(found):
            return found
        return self._both(phrase, _STATE_KINDS) if count == 2 else found

    def _both(self, phrase: Phrase, kinds: tuple[ActorKind, ...]) -> tuple[ActorId, ...]:
        """The states (or parties) named together before, else the two that the page is about."""
        apart = self._page.acting_on(phrase.head)
        joined = self._page.history.joined(phrase.head, phrase.count, kinds, apart)
        if (
            joined
            or phrase.count > 2
            or "neighbouring" in phrase.modifiers
            or "neighboring" in phrase.modifiers
        ):
            return joined
        parties = self._page.setting.parties(kinds == _STATE_KINDS)
        return tuple(a for a in parties if a not in apart)[:2]

    def delegates(self, phrase: Phrase) -> Outcome | None:
        """ "Envoys of A and B", "a Sudanese delegation", "both delegations": the sides that sent them."""
        many = phrase.plural or phrase.lemma == "delegation"
        if phrase.lemma not in _DELEGATES or not many:
            return None
        page = self._page
        owner = page.owner(phrase)
        if owner is None:
            return self._sent(phrase)
        each = [page.owner_at(w) for w in page.tree.conjuncts(owner[1])]
        found = tuple(dict.fromkeys(a for a in each if a is not None)) or (owner[0],)
        if all(page.register.get(a).kind in ("state", "armed-group") for a in found):
            return Outcome(found, "delegates stand for those who sent them", (), page.mention(owner[1]))
        return None

    def _sent(self, phrase: Phrase) -> Outcome | None:
        if phrase.count != 2 and "both" not in phrase.modifiers:
            return None
        found = self._both(phrase, ("state", "armed-group"))
        return Outcome(found, "delegates of those that the page named together") if found else None

    def state(self, phrase: Phrase) -> Outcome:
        if phrase.indefinite or phrase.plural:
            return self._page.thing(phrase)
        if phrase.lemma in ("state", "capital"):
            owner = self._page.owner(phrase)
            if owner is not None and self._page.known.is_state(owner[0]):
                return Outcome((owner[0],), "a state")
        if phrase.lemma in ("neighbour", "neighbor"):
            owner = self._page.owner(phrase)
            others = [s for s in self._page.setting.parties(True) if owner is None or s != owner[0]]
            if owner is not None and others:
                return Outcome((others[0],), "the other state of the page")
        beside = phrase.lemma in ("neighbour", "neighbor")  # "the country" may well be who speaks of it
        apart = self._page.acting_on(phrase.head) if beside else set()
        entry = self._page.history.best(
            phrase.head, lambda e: e.kind == "state" and not apart & set(e.actors), 3
        )
        return self._page.taken_up(entry, "the country mentioned last")

    def body(self, phrase: Phrase) -> Outcome:
        if phrase.indefinite or phrase.plural:
            return self.people_class(phrase, "other") if phrase.plural else self._page.thing(phrase)
        owner = self._page.owner(phrase) if phrase.lemma in nouns.PAPERS else None
        if owner is not None:
            made = self._page.register.described(
                self._page.wording(phrase), "media", self._page.owner_state(phrase), owner[0]
            )
            return Outcome((made,), DESCRIBED)
        kinds: tuple[ActorKind, ...] = ("media",) if phrase.lemma in nouns.PAPERS else _BODY_KINDS
        if phrase.lemma == "charity":
            kinds = ("ngo", "other")
        if "world" in phrase.modifiers or phrase.lemma == "bloc":
            kinds = ("igo",)
        entry = self._page.history.best(phrase.head, lambda e: e.kind in kinds, 4)
        return self._page.taken_up(entry, "the body mentioned last") if entry else self._page.thing(phrase)
