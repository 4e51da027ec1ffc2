"""Whom the noun phrases of a page stand for.

The page is read once from its beginning: each name, role, description and pronoun is settled with what came
before it, and noted for what comes after. Only "the rebels" and the like look ahead, to the one armed group
that a page names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from accord.extract.names import Name
from accord.extract.namewords import UNIT_NUMBER
from accord.extract.newstates import page_actors, with_new
from accord.extract.participants import who
from accord.extract.tree import tree_of
from accord.knowledge import nouns
from accord.knowledge.folding import fold, fold_word
from accord.resolve.antecedents import Entry, History, counting
from accord.resolve.beside import belonging, named_beside, shortened
from accord.resolve.bodies import Bodies
from accord.resolve.coalitions import coalition
from accord.resolve.groups import Groups
from accord.resolve.outcome import OPEN, Outcome
from accord.resolve.people import People, gender_of
from accord.resolve.phrases import ONE_EACH, Phrase, head_of, held_by, read_phrase, span_words, wording
from accord.resolve.register import Register
from accord.resolve.setting import Setting
from accord.types import ActorId, ActorKind, Document, Mention, Parse

_GOVERNMENTS = frozenset(
    {"government", "regime", "authority", "administration", "authorities", "junta", "dictatorship"}
)
_THIRD = frozenset(
    """he him his himself she her hers herself it its itself they them their theirs themselves""".split()
)
_PARTISAN = frozenset(
    {"ruling", "governing", "opposition", "main", "largest", "biggest", "communist", "socialist"}
)
_ISSUERS = frozenset({"state", "state-organ", "igo", "ngo"})
_DECLARING = frozenset(
    """condemn welcome call urge express reiterate remain congratulate support deplore denounce reject demand
    commend stand mourn extend offer regret note reaffirm applaud praise continue""".split()
)
_FIRST = frozenset("we us our ours i me my mine ourselves myself".split())
_TOGETHER = frozenset({"both", "two", "three", "all"})
_MENTIONED = frozenset({"NOUN", "PROPN"})
# What is struck as such, though no list of buildings has it: "a café", "a subway train".
_STRUCK = who()["venues"] - who()["collective"]
_READ = frozenset().union(
    _STRUCK, nouns.DOCUMENTS, nouns.AIRCRAFT, nouns.BUILDINGS, nouns.TITLES, nouns.MEMBERS, nouns.SOLDIERS,
    nouns.OFFICERS, nouns.GROUPS, nouns.STATES, nouns.SIDES, nouns.CHARITIES, nouns.CIVILIANS,
    nouns.ARMED, nouns.OFFICIALS, nouns.PAPERS, _GOVERNMENTS,
    """opposition ministry army military police parliament court media embassy guard agency service office
    navy congress senate company firm""".split(),
)  # fmt: skip
_SORTS = nouns.ARMED | nouns.CIVILIANS
_SORTED = nouns.GROUPS | nouns.MEMBERS | _SORTS
_PEOPLE = nouns.TITLES | nouns.OFFICIALS | nouns.CIVILIANS | who()["persons"]
_GROUP_NAME_WORDS = frozenset(
    """front army brigade brigades movement militia liberation rebels resistance battalion fighters
    cartel jihad forces""".split()
)


_SECOND = frozenset({"deputy", "vice", "assistant"})  # "the deputy mayor" is no deputy's mayor
_COMMON = frozenset(
    "tribe clan company firm contractor community committee commission consortium bloc".split()
)
_MISSIONS = frozenset({"embassy", "consulate"})


class Referents:
    """All phrases of one page, resolved in text order."""

    def __init__(self, document: Document, parse: Parse, names: Sequence[Name]) -> None:
        self.tree = tree_of(document, parse)
        names = with_new(names)
        self.known = page_actors(names)
        self.register = Register(self.known, document.id)
        self.setting = Setting(self.tree, names, self.known)
        self.name_of: dict[int, Name] = {}
        self._phrases: dict[int, Phrase] = {}
        self.names = tuple(names)
        for name in names:
            for word in range(name.first, name.last):
                self.name_of[word] = name
        self.history = History(self.tree, lambda a: self.register.get(a).kind)
        self.people = People(self)
        self.bodies = Bodies(self)
        self.groups = Groups(self)
        self._titles = {k: n for n in names if n.title >= 0 for k in self._title_words(n)}
        self._done: dict[int, Outcome] = {}
        self._read_page()

    def _title_words(self, name: Name) -> list[int]:
        """The words of a title before a name: "Prime Minister", "Secretary-General"."""
        words = [name.title]
        while words[-1] > 0 and words[-1] - 1 not in self.name_of:
            lower = self.tree.words[words[-1] - 1].lower()
            if lower not in nouns.TITLES and lower not in ("prime", "-", "vice", "deputy", "former", "first"):
                break
            words.append(words[-1] - 1)
        return words

    def _read_page(self) -> None:
        tree = self.tree
        self.people.introduce(self.names)
        for word in range(len(tree.words)):
            name = self.name_of.get(word)
            modifier = tree.relations[word] in ("compound", "amod", "flat")
            if name is not None:
                counts = not modifier or name.kind in ("state", "organ", "armed-group", "igo")
                if word == name.head and counts and not name.place and name.kind != "demonym":
                    self._note(word, self.at(word), named=True)
            elif modifier or word in self._titles:
                continue
            elif self._is_taken_up(word):
                self._note(word, self.at(word), named=False)

    def _is_taken_up(self, word: int) -> bool:
        """Whether a word without a name is noted for what comes after: a noun for actors, or a pronoun."""
        tree, form = self.tree, self.tree.words[word].lower()
        if tree.tags[word] in _MENTIONED and self.phrase(word).lemma in _READ:
            return True
        if tree.tags[word] == "PRON" and form in _THIRD:
            return True
        return form in _TOGETHER and tree.relations[word] in ("nsubj", "nsubj:pass")

    def _note(self, word: int, outcome: Outcome, named: bool) -> None:
        if outcome.actors:
            phrase = self.phrase(word)
            self.history.add(word, outcome.actors, phrase.plural, self._gender(word, outcome), named)

    def _gender(self, word: int, outcome: Outcome) -> str:
        form = self.tree.words[word].lower()
        if form in ("he", "his", "him", "she", "her", "hers"):
            return "f" if form[0] == "s" or form.startswith("her") else "m"
        return self.people.gender(outcome.actors[0]) or gender_of(self.tree, word)

    # --- entry points -------------------------------------------------------------------------------

    def resolve(self, mention: Mention, speaker: ActorId | None) -> Outcome:
        """Whom a mention stands for; `speaker` is who says the claim, for "we" and "I"."""
        first, last = span_words(self.tree, mention)
        if first >= last:
            return Outcome((), "the mention holds no word")
        head = head_of(self.tree, first, last)
        word = self.tree.words[head].lower()
        if word in _FIRST and speaker is not None:
            return Outcome((self._spoken_for(speaker),), "first person of the one who speaks")
        return self._state_within(first, last, head) or self.at(head)

    def named_in(self, mention: Mention) -> set[ActorId]:
        """The actors that names and pronouns within a mention stand for."""
        first, last = span_words(self.tree, mention)
        told = (w for w in range(first, last) if w in self.name_of or self.tree.tags[w] == "PRON")
        return {a for w in told for a in self.at(w).actors}

    def _state_within(self, first: int, last: int, head: int) -> Outcome | None:
        """The state of a mention that is only part of a longer name: "Pakistan" of "Pakistan's air force"."""
        name = self.name_of.get(head)
        if name is None or (first <= name.first and name.last <= last):
            return None
        words = self.tree.text[self.tree.starts[first] : self.tree.ends[last - 1]]
        states = [a for a in self.known.lookup(words) if self.known.is_state(a)]
        state = self.setting.choose(states)
        return Outcome((state,), "a state inside a longer name") if state else None

    def _spoken_for(self, speaker: ActorId) -> ActorId:
        """A ministry's "we" is the state's; everybody else's is their own."""
        return self.state_behind(speaker) or speaker

    def state_behind(self, actor: ActorId) -> ActorId | None:
        """The state of a ministry, presidency or cabinet; None for other actors."""
        if self.known.state_of(actor) and actor.rpartition(":")[2].endswith(
            ("ministry", "presidency", "cabinet")
        ):
            return self.setting.state(self.register.get(actor).country)
        return None

    def speaks_for(self, actor: ActorId) -> ActorId | None:
        """The body that a spokesperson speaks for."""
        return self.people.spokesperson_of(actor)

    def at(self, head: int) -> Outcome:
        """Whom the phrase with this head word stands for."""
        if head not in self._done:
            self._done[head] = OPEN
            self._done[head] = self._settle(head)
        return self._done[head]

    def phrase(self, head: int) -> Phrase:
        """The phrase around a head word, read once."""
        if head not in self._phrases:
            self._phrases[head] = read_phrase(self.tree, head)
        return self._phrases[head]

    def _settle(self, head: int) -> Outcome:
        name = self.name_of.get(head)
        if name is not None:
            return self._of_name(name)
        if head in self._titles:
            return self.at(self._titles[head].head)
        if self.tree.tags[head] in ("PRON", "DET", "NUM") or self.tree.words[head].lower() in _THIRD | _FIRST:
            return self._of_pronoun(head)
        phrase = self.phrase(head)
        return self._of_each(phrase) or self._of_description(phrase)

    # --- names ---------------------------------------------------------------------------------------

    def _of_name(self, name: Name) -> Outcome:
        if name.kind == "person":
            actor = self.people.actor(name)
            self.people.office(actor)
            return Outcome((actor,), "a person's name")
        if name.kind in ("state", "demonym", "people"):
            return self._of_state(name)
        if fold_word(self.tree.words[name.head]) == "coalition":
            found = coalition(self, self.phrase(name.head))
            if found is not None:
                return found
        if name.actors:
            return self._of_known(name)
        if name.kind == "organ":
            return self.bodies.organ(self.phrase(name.head), fold(name.full))
        if name.kind == "place":
            return self._of_place(name)
        return self._of_unknown(name)

    def _of_known(self, name: Name) -> Outcome:
        fitting = self.setting.fitting(name.actors) if len(name.actors) > 1 else name.actors
        if not fitting:
            return Outcome((), f"{name.full} is the name of several", name.actors)
        self.register.alias(fitting[0], self._written(name))
        return Outcome(fitting, "a known name", name.actors if len(name.actors) > 1 else ())

    def _written(self, name: Name) -> str:
        tree = self.tree
        return tree.text[tree.starts[name.first] : tree.ends[name.last - 1]]

    def _of_state(self, name: Name) -> Outcome:
        state = self.setting.choose(name.actors)
        if state is None:
            return Outcome((), "no known state", name.actors)
        if name.kind == "people":
            phrase = self.phrase(name.head)
            if not phrase.definite or phrase.count:
                words = self._written(name)
                made = self.register.described(words, "civilians", state, None)
                return Outcome((made,), "people of a state")
        self.register.alias(state, self._written(name))
        others = tuple(a for a in name.actors if a != state)
        return Outcome((state,), "the name of a state", (state, *others) if others else ())

    def _of_place(self, name: Name) -> Outcome:
        held = self.bodies.holder(self.phrase(name.head))
        return held or Outcome((), f"{name.full} is a place")

    def _of_unknown(self, name: Name) -> Outcome:
        phrase = self.phrase(name.head)
        people = nouns.many_of_a_people(self.tree.words[name.last - 1])
        one = name.last - name.first == 1 and phrase.plural
        if name.kind == "other" and (people or one):
            return self.groups.people_class(phrase, "civilians")
        if name.last - name.first == 1 and (whole := shortened(self, phrase)) is not None:
            return whole
        words = {w.lower() for w in name.full.replace("-", " ").split()}
        state = self.setting.choose(name.actors) or self._state_inside(name)
        country = self.known.country(state) if state else None
        organ = fold(name.full)
        if organ in self.known.organs and name.kind in ("other", "organisation"):
            return self.bodies.organ(phrase, organ)
        if UNIT_NUMBER.fullmatch(name.full.split()[0]) and name.full.split()[-1].lower() in nouns.UNIT_WORDS:
            return self.bodies.unit(name.full, phrase)
        kind: ActorKind = "other"
        if name.kind == "media":
            kind = "media"
        elif name.kind == "armed-group" or (words & _GROUP_NAME_WORDS and name.kind == "organisation"):
            kind = "armed-group"
        elif words & {"ministry", "police", "department", "court", "directorate", "command", "guard"}:
            kind = "state-organ"
        elif words & {"inc", "ltd", "corp", "company", "corporation", "airlines", "airways", "bank"}:
            kind = "company"
        made = self.register.named(name.full, kind, country)
        self.register.alias(made, self._written(name))
        if kind == "armed-group":
            self.setting.groups[made] += 1
        return Outcome((made,), "a name that the page introduces")

    def _state_inside(self, name: Name) -> ActorId | None:
        for word in name.full.split():
            key = fold_word(word)
            found = self.known.states.get(key) or self.known.adjectives.get(key)
            if found:
                return self.setting.choose(found)
        return None

    # --- pronouns ------------------------------------------------------------------------------------

    def _of_pronoun(self, head: int) -> Outcome:
        form = self.tree.words[head].lower()
        if form in _FIRST:
            return self._first_person(head)
        if form in ("who", "which", "that", "whose", "whom"):
            for v in self.tree.above(head):
                if self.tree.relations[v] == "acl:relcl":
                    return self.at(self.tree.heads[v])
            return OPEN
        if form in _TOGETHER:
            return self._those(head)
        if form not in _THIRD:
            return Outcome((), "a pronoun that names nobody")
        apart = self._subject_of(head)
        if form in ("he", "him", "his", "she", "her") and self.history.quoted(head):
            speaker = self.history.speaker(head)
            if speaker is not None and not self.history.quoted(speaker):
                apart = apart | set(self.at(speaker).actors)  # whoever is quoted calls himself "I"
        entry = self.history.pronoun(head, apart)
        return self.taken_up(entry, f'"{form}" takes up the nearest fitting mention')

    def _subject_of(self, head: int) -> set[ActorId]:
        """Whom the subject of the verb stands for, whose object a pronoun is."""
        head = counting(self.tree, head)
        if self.tree.relations[head] not in ("obj", "iobj", "obl") or self.tree.heads[head] < 0:
            return set()
        subject = self.tree.subject(self.tree.heads[head])
        return set(self.at(subject).actors) if subject is not None and subject != head else set()

    def _those(self, head: int) -> Outcome:
        """ "Both", "all three": those that the page named together."""
        words = self._words_at(head)
        count = next((n for w, n in (("both", 2), ("two", 2), ("three", 3)) if w in words), 0)
        found = self.history.joined(head, count, ("state", "armed-group", "person"), set()) if count else ()
        return Outcome(found, "those that the page named together") if found else OPEN

    def _words_at(self, head: int) -> set[str]:
        near = range(max(head - 1, 0), min(head + 2, len(self.tree.words)))
        return {self.tree.words[c].lower() for c in (*self.tree.children[head], *near)}

    def _first_person(self, head: int) -> Outcome:
        word = self.history.speaker(head)
        found = self.at(word) if word is not None else OPEN
        if not found.actors and not self.history.quoted(head):  # a statement: who issues it acts in it
            issuer = self._issuer(head)
            if issuer is not None:
                return self.taken_up(issuer, "first person of the body that the page speaks for")
        if not found.actors:
            return Outcome((), "who speaks is not settled")
        return Outcome(
            (self._spoken_for(found.actors[0]),),
            "first person of the one who speaks",
            (),
            self.mention(word),
        )

    def _issuer(self, head: int) -> Entry | None:
        """Whose statement a page is: who condemns, welcomes or calls in it, else its nearest body."""
        apart = self._beside_in_clause(head)

        def issues(entry: Entry) -> bool:
            subject = self.tree.relations[entry.word] in ("nsubj", "nsubj:pass")
            return entry.kind in _ISSUERS and subject and not apart & set(entry.actors)

        first = next((e for e in self.history.entries if issues(e) and self._declares(e.word)), None)
        return first or self.history.best(head, issues, 8)

    def _declares(self, word: int) -> bool:
        """Whether a word is the subject of a sentence in which a statement condemns, welcomes or calls."""
        verb = self.tree.heads[word]
        now = verb >= 0 and not self.tree.kids(verb, "aux") and self.tree.words[verb].lower().endswith("s")
        return now and self.tree.relations[verb] == "root" and self.tree.lemmas[verb] in _DECLARING

    def _beside_in_clause(self, head: int) -> set[ActorId]:
        """The actors that the verb over a first person acts upon: they are not the one who speaks."""
        tree = self.tree
        verb = next((v for v in (head, *tree.above(head)) if tree.tags[v] in ("VERB", "AUX")), None)
        if verb is None or tree.relations[head] not in ("nsubj", "nsubj:pass"):
            return set()
        others = [w for w in tree.kids(verb, "obj", "iobj", "obl") if w != head]
        named = [w for o in others for w in range(*tree.phrase(o)) if w in self.name_of]
        return {a for w in named for a in self.name_of[w].actors}

    def mention(self, word: int | None) -> Mention | None:
        if word is None:
            return None
        name = self.name_of.get(word)
        first, last = (name.first, name.last) if name else self.tree.phrase(word)
        return self.tree.mention(first, last, "name" if name else "description")

    def outcome(self, actor: ActorId, reason: str) -> Outcome:
        """One actor as an outcome."""
        return Outcome((actor,), reason)

    def taken_up(self, entry: Entry | None, reason: str) -> Outcome:
        """The actors of an earlier mention, with that mention as antecedent."""
        if entry is None:
            return Outcome((), "nothing near fits")
        return Outcome(entry.actors, reason, (), self.mention(entry.word))

    # --- descriptions --------------------------------------------------------------------------------

    def _of_each(self, phrase: Phrase) -> Outcome | None:
        """ "Turkish and PKK forces": those of each; None where one name at most says whose they are."""
        tree = self.tree
        for c in phrase.owners:
            each = [w for w in tree.conjuncts(c) if w < phrase.head and w in self.name_of]
            if len(each) < 2 or tree.heads[c] != phrase.head or tree.relations[c] == "nmod:poss":
                continue
            rest = tuple(w for w in phrase.owners if w not in each)
            many = phrase.plural and phrase.lemma not in ONE_EACH
            apart = [replace(phrase, first=phrase.head, owners=(w, *rest), plural=many) for w in each]
            found = [self._of_description(p).actors for p in apart]
            actors = tuple(dict.fromkeys(a for actors in found for a in actors))
            if all(len(f) == 1 for f in found) and len(actors) == len(each):
                return Outcome(actors, "those of each that the phrase names")
        return None

    def _of_description(self, phrase: Phrase) -> Outcome:
        lemma = phrase.lemma
        person = self.people.holder_at(phrase.head)
        if person is not None:
            return Outcome((person,), "the name stands beside")
        beside = named_beside(self, phrase)
        if beside is not None:
            return beside
        sent = self.groups.delegates(phrase)
        if sent is not None:
            return sent
        if lemma == "opposition" and phrase.definite:
            return self.groups.people_class(phrase, "other")
        if lemma in ("authority", "authorities") and phrase.plural:
            return self.groups.people_class(phrase, "state-organ")
        if lemma in _GOVERNMENTS and not phrase.count:
            return self.bodies.government(phrase)
        organ = self.bodies.organ_key(phrase)
        if organ is not None:
            return self.bodies.organ(phrase, organ)
        several = self.groups.several(phrase)
        if several is not None:
            return several
        if lemma in nouns.DOCUMENTS and (lemma not in nouns.SITES or self._is_written(phrase)):
            return self.bodies.document(phrase)
        if lemma == "coalition" and (allied := coalition(self, phrase)) is not None:
            return allied
        if (whole := shortened(self, phrase)) is not None:
            return whole
        if lemma in _MISSIONS:
            return self.bodies.mission(phrase)
        if (
            lemma in nouns.VEHICLES
            or lemma in nouns.SITES
            or (lemma == "fighter" and "jet" in phrase.modifiers)
        ):
            return self.bodies.owned(phrase)
        if lemma in nouns.BUILDINGS or (lemma in _STRUCK and not phrase.plural):
            return self.bodies.building(phrase)
        if lemma in nouns.SOLDIERS or (lemma in nouns.CREWS and phrase.plural and self._of_a_state(phrase)):
            return self.bodies.forces(phrase, "armed-forces")
        if lemma in nouns.OFFICERS:
            others = lemma == "officer" and self.bodies.of_no_force(phrase)
            return self.thing(phrase) if others else self.bodies.forces(phrase, "police")
        if lemma == "party" and set(phrase.modifiers) & _PARTISAN:
            return self.groups.people_class(phrase, "other")
        if lemma in ("representative", "negotiator") and not phrase.plural:
            return belonging(self, phrase) or self.people.described(phrase)
        if lemma in nouns.ARMED or lemma in nouns.MEMBERS or lemma in nouns.GROUPS:
            return self.groups.armed(phrase)
        if lemma in nouns.STATES or lemma in nouns.SIDES - nouns.TITLES:
            return self.groups.state(phrase)
        if lemma in nouns.CHARITIES | nouns.PAPERS or (lemma == "bloc" and phrase.modifiers == ("the",)):
            return self.groups.body(phrase)
        if lemma == "people":
            owner = self.owner(phrase)
            if owner is not None and self.register.get(owner[0]).kind == "armed-group":
                return Outcome((owner[0],), "a group's people are the group")
        if self.groups.marching(phrase):
            return self.groups.people_class(phrase, "civilians")
        if lemma in _PEOPLE:
            return belonging(self, phrase) or self.people.described(phrase)
        return self.groups.armed(phrase) if lemma in who()["armed"] else self.thing(phrase)

    def _is_written(self, phrase: Phrase) -> bool:
        """Whether a post is one that somebody writes ("in a post on Sunday"), not one that soldiers hold."""
        case = self.tree.case(phrase.head)
        return not phrase.modifiers[1:] and (case in ("in", "via") or (case == "on" and not phrase.definite))

    def _of_a_state(self, phrase: Phrase) -> bool:
        """Whether the phrase says whose it is, and that is a state or its office ("our pilots")."""
        owner = self.owner(phrase)
        if owner is None:
            return False
        kind = self.register.get(owner[0]).kind
        ours = self.tree.words[owner[1]].lower() in _FIRST
        return kind in ("state", "state-organ") or (kind == "person" and ours)

    def acting_on(self, head: int) -> set[ActorId]:
        """Who does what the phrase stands under: they are none of those that it means."""
        subjects = {self.tree.kid(v, "nsubj") for v in self.tree.above(head)}
        return {a for s in subjects if s is not None and s != head for a in self.at(s).actors}

    def owner(self, phrase: Phrase) -> tuple[ActorId, int] | None:
        """Whose the phrase is, and the word that says so: a possessor, modifier, "of X", "X-led"."""
        holder = held_by(self.tree, phrase)
        for word in (*phrase.owners, *((holder,) if holder is not None else ())):
            name = self.name_of.get(word)
            if name is not None:
                if name.kind == "place":
                    continue
                found = self._of_state_adjective(name) if name.kind == "demonym" else self.at(name.head)
            elif self._names_no_owner(phrase, word) or self.tree.tags[word] in ("ADJ", "VERB", "ADV"):
                continue
            elif self.tree.tags[word] == "PRON" or self.tree.lemmas[word].lower() in _READ:
                found = self.at(word)
            else:
                continue
            if found.actors:
                return found.actors[0], word
        return None

    def owner_at(self, word: int) -> ActorId | None:
        """Whom a name stands for as an owner, a state's adjective too ("Turkish and PKK forces")."""
        name = self.name_of.get(word)
        if name is None or name.kind == "place":
            return None
        found = self._of_state_adjective(name) if name.kind == "demonym" else self.at(name.head)
        return found.actors[0] if found.actors else None

    def _names_no_owner(self, phrase: Phrase, word: int) -> bool:
        """Whether a modifier only says of which sort somebody is ("rebel fighters", "the deputy mayor")."""
        lemma, beside = self.tree.lemmas[word].lower(), self.tree.relations[word] in ("compound", "amod")
        sort = lemma in _SECOND or (phrase.lemma in _SORTED and lemma in _SORTS)
        return word < phrase.head and beside and sort

    def _of_state_adjective(self, name: Name) -> Outcome:
        state = self.setting.choose(name.actors)
        return Outcome((state,), "a state's adjective") if state else OPEN

    def owner_state(self, phrase: Phrase) -> ActorId | None:
        """The state in a phrase: its owner, its owner's country, or where a place in it lies."""
        owner = self.owner(phrase)
        if owner is not None:
            key = owner[0]
            return key if self.known.is_state(key) else self.setting.state(self.register.get(key).country)
        for word in phrase.owners:
            name = self.name_of.get(word)
            if name is not None and name.kind == "place":
                state = self.setting.state_of(name)
                if state is not None:
                    return state
        above = self.tree.heads[phrase.head]
        if above >= 0 and self.tree.relations[phrase.head] in ("compound", "amod", "nmod", "nmod:poss"):
            for word in self.phrase(above).owners:
                name = self.name_of.get(word)
                if name is not None and name.kind in ("state", "demonym") and word != phrase.head:
                    return self.setting.choose(name.actors)
        return None

    def alias(self, actor: ActorId, phrase: Phrase) -> None:
        """Notes a wording that holds a name ("Zairean government"), without its article."""
        if any(w in self.name_of for w in range(phrase.first, phrase.last)):
            self.register.alias(actor, self.wording(phrase))

    def wording(self, phrase: Phrase) -> str:
        """The phrase as written, without article, number, quantifier and possessive pronoun."""
        return wording(self.tree, phrase)

    def as_written(self, phrase: Phrase) -> str:
        """The whole phrase as the page has it."""
        return self.tree.text[self.tree.starts[phrase.first] : self.tree.ends[phrase.last - 1]]

    def thing(self, phrase: Phrase) -> Outcome:
        """What is no actor by its noun: the earlier mention of the same noun, else unresolved."""
        held = self.bodies.holder(phrase)
        if held is not None:
            return held
        if phrase.lemma in _COMMON and any(w in self.name_of and w < phrase.head for w in phrase.owners):
            return self.groups.people_class(phrase, "other")  # "the Al Bu Nimr tribe"
        if phrase.definite:
            entry = self.history.best(phrase.head, lambda e: e.lemma == phrase.lemma, 12)
            if entry is not None:
                return self.taken_up(entry, "mentioned before")
        return Outcome((), "no actor is named")
