"""The people of a page: their names, titles, offices and whom they speak for or lead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from accord.extract.names import Name
from accord.extract.tree import Tree
from accord.knowledge import nouns
from accord.knowledge.folding import fold
from accord.resolve.outcome import DESCRIBED, Outcome
from accord.resolve.phrases import Phrase, read_phrase
from accord.types import ActorId, ActorKind

if TYPE_CHECKING:
    from accord.resolve.referents import Referents

_GENERIC_ROLES = frozenset(
    """official diplomat leader minister man woman source politician lawmaker veteran analyst""".split()
)
_QUALIFIERS = frozenset(
    """prime foreign defence defense interior finance justice police army attorney general rebel
    vice deputy""".split()
)
_PAST = frozenset({"former", "ex", "late", "retired", "onetime", "then"})
# Verbs that tell of an office, with the office; the body is their object.
_HOLDING = {"head": "head", "lead": "leader", "command": "commander", "run": "head", "chair": "chairman"}
_RULERS = ("president", "prime minister", "premier", "king", "emir", "sultan", "chancellor")
_LEADS = frozenset({"leader", "commander", "chief", "head", "founder", "rebel", "warlord", "negotiator"})
_HIS = {"mr": "m", "sir": "m", "lord": "m", "mrs": "f", "ms": "f", "miss": "f", "lady": "f", "dame": "f"}


def gender_of(tree: Tree, word: int) -> str:
    """ "m", "f" or "" by a noun or honorific ("wife", "Mr") at or before a word."""
    for k in (word, word - 1):
        if k < 0:
            continue
        lemma = tree.lemmas[k].lower().rstrip(".")
        if lemma in nouns.FEMALE or _HIS.get(lemma) == "f":
            return "f"
        if lemma in nouns.MALE or _HIS.get(lemma) == "m":
            return "m"
    return ""


class People:
    """Named and described people of one page."""

    def __init__(self, referents: Referents) -> None:
        self._page = referents
        self._tree = referents.tree
        self._gender: dict[ActorId, str] = {}
        self._roles: dict[str, list[ActorId]] = defaultdict(list)
        self._speaks_for: dict[ActorId, ActorId] = {}
        self._leads: dict[ActorId, ActorId] = {}
        self._single = 0
        self._at: dict[int, ActorId] = {}
        self._names: dict[str, ActorId] = {}
        self._phrases: dict[ActorId, list[int]] = defaultdict(list)
        self._held: dict[ActorId, list[tuple[str, int]]] = defaultdict(list)
        self._seats: dict[ActorId, str] = {}

    def introduce(self, names: Sequence[Name]) -> None:
        """Gives every named person an actor and notes the role words beside the name."""
        for name in names:
            if name.kind != "person":
                continue
            actor = self.actor(name)
            gender = gender_of(self._tree, name.first)
            if gender:
                self._gender.setdefault(actor, gender)
            self._held[actor] += self._clauses(name)
            for role in self._role_words(name):
                self._phrases[actor].append(role)
                if (seat := self._seat(role)) is not None:
                    self._seats.setdefault(actor, seat)
                self._at[role] = actor
                for key in self._role_keys(role):
                    if actor not in self._roles[key]:
                        self._roles[key].append(actor)

    def _role_keys(self, role: int) -> list[str]:
        """ "minister" and, where such a word stands before it, "prime minister"."""
        tree = self._tree
        lemma = tree.lemmas[role].lower()
        before = tree.words[role - 1].lower() if role else ""
        after = tree.words[role + 1 : role + 3]
        if lemma == "state" and role > 1 and before == "of":  # "Secretary of State John Kerry"
            return ["secretary", "secretary of state"]
        if lemma == "secretary" and after == ("of", "State"):
            return ["secretary", "secretary of state"]
        return [lemma, f"{before} {lemma}"] if before in _QUALIFIERS else [lemma]

    def _clauses(self, name: Name) -> list[tuple[str, int]]:
        """Whom a clause tells that somebody heads or speaks for, and in which office: "X, who leads Y"."""
        tree = self._tree
        verbs = tree.kids(name.head, "acl:relcl", "acl")
        if tree.relations[name.head] in ("obl", "obl:agent") and tree.case(name.head) == "by":
            verbs = []  # "the group, led by X"
            above = tree.heads[name.head]
            group = tree.heads[above] if tree.relations[above] == "acl" else tree.kid(above, "nsubj:pass")
            if tree.lemmas[above] in _HOLDING and group is not None and group >= 0:
                return [(_HOLDING[tree.lemmas[above]], group)]
        elif tree.relations[name.head] == "nsubj" and tree.lemmas[tree.heads[name.head]] in _HOLDING:
            verbs = [*verbs, tree.heads[name.head]]
        out = []
        for verb in verbs:
            lemma, subject = tree.lemmas[verb], tree.kid(verb, "nsubj")
            if subject is None or (subject != name.head and tree.lemmas[subject] not in ("who", "that")):
                continue
            out += [(_HOLDING[lemma], body) for body in tree.kids(verb, "obj") if lemma in _HOLDING]
            out += [("spokesperson", b) for b in tree.oblique(verb, "for") if lemma == "speak"]
        return out

    def _seat(self, role: int) -> str | None:
        """The place whose office a role word names: "the mayor of X", "X's governor"."""
        owners = read_phrase(self._tree, role).owners
        named = (self._page.name_of.get(w) for w in owners)
        places = (n for n in named if n is not None and n.kind in ("place", "other") and not n.actors)
        return next((fold(n.full) for n in places), None)

    def actor(self, name: Name) -> ActorId:
        """The actor of a person's name: a known one, else one of this record by the fullest form."""
        page = self._page
        if name.actors:
            page.register.alias(
                name.actors[0], page.tree.text[page.tree.starts[name.first] : page.tree.ends[name.last - 1]]
            )
            return name.actors[0]
        full = " ".join(name.full.split())
        made = self._names.get(fold(full))
        if made is None:
            made = self._names[fold(full)] = page.register.named(full, "person")
        page.register.alias(
            made, self._tree.text[self._tree.starts[name.first] : self._tree.ends[name.last - 1]]
        )
        return made

    def gender(self, actor: ActorId) -> str:
        """ "m", "f" or "" where the page does not tell."""
        return self._gender.get(actor, "")

    def _role_words(self, name: Name) -> list[int]:
        """Words of office beside a name: its title, and nouns in apposition before or after it."""
        tree = self._tree
        found = [name.title] if name.title >= 0 else []
        words = [
            c for c in tree.children[name.head] if tree.relations[c] == "appos" and tree.tags[c] == "NOUN"
        ]
        head = tree.heads[name.head]
        if head >= 0 and tree.relations[name.head] in ("appos", "flat", "nmod:desc"):
            for _ in range(3):
                if (
                    head < 0
                    or tree.lemmas[head].lower() in nouns.TITLES
                    or tree.tags[head] not in ("NOUN", "PROPN")
                ):
                    break
                head = tree.heads[head] if tree.relations[head] in ("nmod", "conj", "compound") else -1
            if head >= 0:
                words.append(head)
        found += [w for w in words if tree.lemmas[w].lower() in nouns.TITLES and w not in found]
        return found

    def holder_at(self, role: int) -> ActorId | None:
        """The named person whom a role word stands beside ("the governor, Abdul Jabar Naeemi")."""
        return self._at.get(role)

    def office(self, actor: ActorId) -> None:
        """Reads a person's role phrases for parent and country, once the page's other names are known."""
        for role in self._phrases.pop(actor, []):
            self._read_role(actor, role)
        for office, word in self._held.pop(actor, []):
            self._read_office(actor, office, word)

    def _read_office(self, actor: ActorId, office: str, word: int) -> None:
        """What a clause says that a person heads or speaks for, where that is a body."""
        found = self._page.at(word).actors
        body = self._page.register.get(found[0]) if len(found) == 1 else None
        if body is None or body.kind in ("person", "civilians"):
            return
        self._page.register.parent(actor, body.id, body.country, office)
        self._serves(actor, body.id, office)

    def _serves(self, actor: ActorId, body: ActorId, office: str) -> None:
        """Notes whom a person speaks for or leads."""
        if office in nouns.SPOKESPEOPLE:
            self._speaks_for.setdefault(actor, body)
        if self._page.register.get(body).kind == "armed-group" and office in _LEADS:
            self._leads.setdefault(actor, body)

    def _read_role(self, actor: ActorId, role: int) -> None:
        page, tree = self._page, self._tree
        phrase = self._role_phrase(role)
        owner = page.owner(phrase)
        parent = owner[0] if owner else None
        state = page.owner_state(phrase)
        wording = " ".join(w.lower() for w in tree.words[max(phrase.first, role - 2) : role + 1])
        slug = next((s for words, s in nouns.HEADS_OF.items() if wording.endswith(words)), None)
        if parent is None or page.known.is_state(parent):
            if state is None and slug is not None:
                state = self._whose(actor, role)
            if slug is not None and state is not None:
                parent = page.known.organ(state, slug)
            elif state is not None:
                parent = state
        if parent == actor:
            parent = None
        country = page.known.country(state) if state else None
        if country is None and parent is not None:
            country = page.register.get(parent).country
        past = bool(_PAST & {w.lower() for w in tree.words[phrase.first : role]})
        page.register.parent(actor, parent, country, self._title(phrase, role), past)
        if parent is not None and not past:
            self._serves(actor, parent, tree.lemmas[role].lower())

    def _whose(self, actor: ActorId, role: int) -> ActorId | None:
        """The state whose minister a bare "Foreign Minister X" is: that in which the sentence plays, that
        whose answer the sentence before told, else the page's; not one on which he acts himself."""
        page, tree = self._page, self._tree
        staged = page.setting.stage(role)
        answering = page.history.answering(role)
        verb = tree.clause(role)
        subject = tree.kid(verb, "nsubj")
        against: set[ActorId] = set()
        if subject is not None and (subject == role or subject in tree.above(role)):
            acted_on = [w for o in tree.kids(verb, "obj", "iobj") for w in range(*tree.phrase(o))]
            names = (page.name_of.get(w) for w in acted_on)
            against = {a for n in names if n is not None and n.kind in ("state", "demonym") for a in n.actors}
        for state in (staged, answering, page.setting.dominant()):
            if state is not None and state not in against:
                return state
        return None

    def _title(self, phrase: Phrase, role: int) -> str:
        """The words of an office without those for whose it is: "chief" of "the group's chief"."""
        tree, words = self._tree, range(phrase.first, role + 1)
        owned = max((w for w in words if tree.words[w] in ("'s", "’s", "'", "’")), default=phrase.first - 1)
        kept = [
            tree.words[w]
            for w in words
            if w == role
            or (w > owned and w not in self._page.name_of and tree.tags[w] not in ("DET", "PRON"))
        ]
        of = next((c for c in tree.kids(role, "nmod") if c > role and tree.case(c) == "of"), None)
        if of is not None and not any(w in self._page.name_of for w in range(*tree.phrase(of))):
            kept += tree.words[role + 1 : tree.phrase(of)[1]]  # "minister of public works"
        return " ".join(kept).replace(" - ", "-")

    def _role_phrase(self, role: int) -> Phrase:
        """The phrase of a role word; a title's modifiers may hang on the name instead."""
        tree = self._tree
        phrase = read_phrase(tree, role)
        first = phrase.first
        while (
            first > 0
            and tree.sentence[first - 1] == tree.sentence[role]
            and (
                tree.tags[first - 1] in ("ADJ", "NOUN", "PROPN", "PART")
                or tree.words[first - 1] in ("-", "'s", "’s")
            )
        ):
            first -= 1
        extra = tuple(
            w for w in range(role - 1, first - 1, -1) if w in self._page.name_of and w not in phrase.owners
        )
        near = [w for w in range(role - 1, max(first - 1, role - 4), -1) if w not in self._page.name_of]
        owners = tuple(dict.fromkeys((*phrase.owners, *near, *extra)))
        return Phrase(
            head=role, lemma=phrase.lemma, first=min(first, phrase.first), last=phrase.last,
            plural=phrase.plural,
            definite=phrase.definite, indefinite=phrase.indefinite, other=phrase.other, count=phrase.count,
            modifiers=phrase.modifiers, owners=owners,
        )  # fmt: skip

    def office_of(self, actor: ActorId) -> ActorId | None:
        """The office of a president or prime minister of the page, as an organ of the state."""
        country = self._page.register.get(actor).country
        state = self._page.setting.state(country)
        for lemma, slug in (
            ("president", "presidency"),
            ("prime minister", "premiership"),
            ("premier", "premiership"),
        ):
            if state is not None and actor in self._roles.get(lemma, ()):
                return self._page.known.organ(state, slug)
        return None

    def spokesperson_of(self, actor: ActorId) -> ActorId | None:
        """Whom a spokesperson of the page speaks for."""
        return self._speaks_for.get(actor)

    def belongs_to(self, actor: ActorId) -> ActorId | None:
        """The body that a person of the page speaks for, leads or else holds an office of."""
        return self._speaks_for.get(actor) or self._leads.get(actor) or self._page.register.get(actor).parent

    def group_of(self, actor: ActorId) -> ActorId | None:
        """The armed group that a person of the page leads."""
        return self._leads.get(actor)

    # --- people without a name -----------------------------------------------------------------------

    def described(self, phrase: Phrase) -> Outcome:
        """ "The president", "a senior defence ministry official", "aid workers", "the hostages"."""
        if phrase.plural:
            body = self._body_of(phrase)
            return body or self._page.groups.people_class(phrase, self._kind(phrase))
        if phrase.definite and not phrase.other:
            found = self._mentioned(phrase)
            if found is not None:
                return found
        return self._new(phrase)

    def _body_of(self, phrase: Phrase) -> Outcome | None:
        """ "The union said its foreign ministers met": a body of states meets by its members' ministers."""
        owner = self._page.owner(phrase)
        if owner is None or phrase.lemma not in ("minister", "leader", "representative", "ambassador"):
            return None
        if self._page.register.get(owner[0]).kind != "igo" or self._page.tree.tags[owner[1]] != "PRON":
            return None
        return Outcome((owner[0],), "its members stand for their body", (), self._page.mention(owner[1]))

    def _kind(self, phrase: Phrase) -> ActorKind:
        if phrase.lemma not in nouns.OFFICIALS and phrase.lemma not in nouns.TITLES - nouns.CIVILIANS:
            return "civilians"
        owner = self._page.owner(phrase)
        if owner is not None and self._page.register.get(owner[0]).kind == "armed-group":
            return "armed-group"  # "two ELN commanders"
        state = self._page.owner_state(phrase)
        return "state-organ" if state is not None or phrase.lemma in ("official", "authority") else "other"

    def _mentioned(self, phrase: Phrase) -> Outcome | None:
        page = self._page
        state = page.owner_state(phrase)
        country = page.known.country(state) if state else None
        apart = page.acting_on(phrase.head)
        held = self._roles.get(self._role_keys(phrase.head)[-1], ())
        seat = self._seat(phrase.head)
        held = [a for a in held if seat is None or self._seats.get(a, seat) == seat]
        holders = [a for a in held if self._fits(a, country) and a not in apart]
        owner = page.owner(phrase)
        if phrase.lemma == "leader" and state is not None and not holders:  # "the Sudanese leader"
            ruling = [a for r in _RULERS for a in self._roles.get(r, ()) if self._of(a, state)]
            its_own = (
                owner is not None and owner[0] == state and page.known.is_state(state)
            )  # no rebels of it
            holders = list(dict.fromkeys(ruling)) if its_own else []
        earlier = page.history.best(phrase.head, lambda e: e.actors[0] in holders, 40)
        if earlier is not None:
            return page.taken_up(earlier, "the holder of the office mentioned before")
        if len(holders) == 1 and (country is None or self._of(holders[0], state)):
            return page.outcome(holders[0], "the only holder of the office on the page")
        same = page.history.best(
            phrase.head,
            lambda e: (
                e.lemma == phrase.lemma
                and self._may_be_one_office(e.word, phrase.head)
                and not e.plural
                and e.kind == "person"
                and not apart & set(e.actors)
                and self._fits(e.actors[0], country)
            ),
            12,
        )
        if same is not None:
            return page.taken_up(same, "mentioned before")
        if phrase.lemma in _GENERIC_ROLES and state is None:
            speaking = page.history.speaks(phrase.head)
            near = page.history.best(
                phrase.head,
                lambda e: (
                    e.kind == "person"
                    and not e.plural
                    and not apart & set(e.actors)
                    and (not speaking or page.history.speaks(e.word))
                ),
                2,
            )
            if near is not None:
                return page.taken_up(near, "the person mentioned last")
        return None

    def _may_be_one_office(self, one: int, other: int) -> bool:
        """Whether two role words may name one office: a foreign minister is no prime minister, nor the mayor
        of one town that of another."""
        keys = [self._role_keys(w) for w in (one, other)]
        second = {k[-1].split()[0] in ("deputy", "vice") for k in keys}
        offices = {k[-1] for k in keys if len(k) > 1}
        seats = {self._seat(one), self._seat(other)} - {None}
        return len(second) == 1 and len(offices) < 2 and len(seats) < 2

    def _of(self, actor: ActorId, state: ActorId | None) -> bool:
        """Whether a person is of a state: by what the page says of him, else where the page plays."""
        known = self._page.register.get(actor).country
        if known is None:
            return state == self._page.setting.dominant()
        return state is not None and known == self._page.known.country(state)

    def _fits(self, actor: ActorId, country: str | None) -> bool:
        known = self._page.register.get(actor).country
        return country is None or known is None or known == country

    def _new(self, phrase: Phrase) -> Outcome:
        page = self._page
        owner = page.owner(phrase)
        state = page.owner_state(phrase)
        self._single += 1
        made = page.register.described(
            page.wording(phrase), "person", state, owner[0] if owner else None, self._single
        )
        if phrase.lemma in nouns.SPOKESPEOPLE and owner is not None:
            self._speaks_for[made] = owner[0]
        for key in self._role_keys(phrase.head):
            self._roles[key].append(made)
        return page.outcome(made, DESCRIBED)
