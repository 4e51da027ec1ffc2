"""What an event answers or follows, and what a speech act speaks of, as the page's own words say.

Three things are looked for in each sentence: words that link two events ("in retaliation for", "hours
after", "which prompted"), the event that a speech act has as its object ("condemned the raid"), and nouns
that point back to an event of an earlier sentence ("the raid was a response to ..."). What no words say is
not found here.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accord.extract.drafts import Draft
from accord.extract.lexicon import words
from accord.extract.namewords import DAYS
from accord.extract.threads import further, root, time_words
from accord.extract.tree import Tree
from accord.types import Mention, RelationKind

SPEAKING = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "PROTEST", "SANCTION", "COERCE"})
PRESUPPOSING = {  # acts that there would be no occasion for without a hostile act before
    "ACCUSE": frozenset({"disapprove", "investigate"}),
    "REQUEST": frozenset({"restraint"}),
}  # fmt: skip
RESTRAINT = frozenset("restraint calm de-escalation deescalation escalation moderation".split())
AFTER_HARM: dict[str, frozenset[str]] = {  # words that tell of a hostile act as what an act is about
    "COERCE": frozenset("suspect suspected perpetrator culprit mastermind accomplice".split()),
    "AID": frozenset("wounded injured casualty victim survivor hostage captive bereaved".split()),
    "REQUEST": frozenset("hostage captive".split()),
    "PROTEST": frozenset("hostage captive".split()),
}
MOST = 0.5  # share of a page's assaults that one thread has where it is what the page is about
SAYING = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT"})
REACTING = frozenset({"ACCUSE", "SANCTION", "THREATEN", "REQUEST", "PROTEST", "REJECT", "AID", "SUPPORT"})
AS_NOUNS = frozenset({("result", "as"), ("consequence", "as"), ("protest", "in")})
OBJECTS = frozenset({"obj", "ccomp", "xcomp", "obl", "nmod", "acl", "advcl"})
SPOKEN_OF = frozenset({"", "for", "of", "over", "about", "against", "at", "to", "as", "on", "into", "that"})
OCCASION: dict[
    str, frozenset[str]
] = {  # prepositions before what gave the occasion; the object is another thing
    "REQUEST": frozenset({"over", "about", "against"}),
    "COERCE": frozenset({"for", "over"}),
    "PROTEST": frozenset({"over", "against", "at", "about", ""}),
}
RIOTS = frozenset({"riot", "vandalize", "obstruct"})  # what a crowd throws or storms is no occasion
MEETING = frozenset({"at", "during"})
HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "THREATEN", "ACCUSE", "MOBILIZE", "REJECT"})
GREATER = frozenset({"ASSAULT", "PROTEST", "COERCE"})  # what something else may happen in the course of
NEAR = 2  # sentences back to what is answered without being named
MEANWHILE = frozenset({"in", "during", "at", "on", "by", "with"})  # "arrested five in a raid": no other event
POINTING = frozenset("the this that these those such".split())
OWNERS = frozenset({"nmod:poss", "compound", "amod", "obl:tmod", "nmod:tmod"})


@dataclass(frozen=True, slots=True)
class Answer:
    """One event's relation to another; `cue` is the word that says so."""

    kind: RelationKind
    to: Draft
    cue: int


@functools.cache
def _cues() -> dict[str, frozenset[str]]:
    return {k: frozenset(v.split()) for k, v in words("answers").items() if isinstance(v, str)}


@functools.cache
def _pointing_nouns() -> dict[str, frozenset[str]]:
    """For each noun that may point back, the types of event that it may stand for."""
    out: dict[str, set[str]] = defaultdict(set)
    for kind, nouns in words("answers")["back"].items():
        for noun in nouns.split():
            out[noun].add(kind)
    return {noun: frozenset(kinds) for noun, kinds in out.items()}


class Answers:
    """The relations that a page's words state between its drafts."""

    def __init__(self, tree: Tree, drafts: Sequence[Draft]) -> None:
        self._tree = tree
        self._drafts = sorted(drafts, key=lambda d: (d.sentence, d.word))
        self._at: dict[int, Draft] = {}
        for d in self._drafts:
            for w in d.words:
                self._at.setdefault(w, d)
        for d in self._drafts:
            for t in d.triggers:
                if t.governor is not None:
                    self._at.setdefault(t.governor, d)
        self._found: dict[int, list[Answer]] = defaultdict(list)
        for w in range(len(tree.words)):
            for subject, kind, thing, cue in self._links(w):
                self._state(subject, kind, thing, cue)

    def of(self, d: Draft) -> list[Answer]:
        """What the draft's event answers or follows, each event once."""
        return self._found.get(id(d), [])

    def about(self, d: Draft) -> list[Draft]:
        """The events that a speech act speaks of, or that aid and arrests deal with; none for other acts.

        Who rejects what somebody is accused of answers the accusation.
        """
        if d.type not in SPEAKING:
            dealt = (self._dealt_with(d) or self._presupposed(d)) if d.type in AFTER_HARM else None
            return [dealt] if dealt is not None else []
        answered = [a.to for a in self.of(d)]
        out: list[Draft] = []
        for t in d.triggers:
            for at in {t.word, t.governor if t.governor is not None else t.word}:
                for o in self._objects(d, at):
                    if d.type == "REJECT":
                        o = self._accusation(o)
                    elif d.type == "PROTEST" and o.type == "ACCUSE":
                        o = next(iter(self.about(o)), o)  # "chanted slogans to condemn the raid"
                    told = o in out or o in answered or any(a.to is d for a in self.of(o))
                    if o is not d and o.type != d.type and not told:
                        out.append(o)
        if not out and not answered:
            dealt = self._dealt_with(d) if d.type == "COERCE" else None
            dealt = self._charged_before(d) if d.type == "REJECT" else dealt
            out += [o for o in (dealt, self._said_beside(d), self._presupposed(d)) if o is not None][:1]
        return out

    def _charged_before(self, d: Draft) -> Draft | None:
        """The accusation told just before, where it was made against who defends or denies now."""
        who = {self._tree.words[w].lower() for w in d.actors}
        for o in reversed(self._drafts):
            charged = {self._tree.words[w].lower() for w in o.targets}
            near = o.word < d.word and d.sentence - o.sentence <= 1
            if o.type == "ACCUSE" and near and who & charged:
                return o
        return None

    def _dealt_with(self, d: Draft) -> Draft | None:
        """The assault in the words for those whom an act deals with.

        "Arrested two men involved in the raid"; "took the dead of the raid to the hospital".
        """
        tree = self._tree
        for t in d.triggers:
            for c in tree.kids(t.word, "obj", "nsubj:pass", "obl", "nmod", "xcomp"):
                if tree.case(c) in MEANWHILE and tree.lemmas[c] not in ("connection", "relation"):
                    continue
                inside = [self._at[w] for w in tree.subtree(c) if w in self._at]
                found = [o for o in inside if o.type == "ASSAULT" and o.modality in ("asserted", "alleged")]
                if found and not set(found[0].actors) & set(d.actors):
                    return found[0]
        return None

    def _said_beside(self, d: Draft) -> Draft | None:
        """The assault that who accuses speaks of in the same sentence: "summoned him and called the raid"."""
        if d.type not in ("ACCUSE", "THREATEN"):
            return None
        return next(
            (
                o for o in self._drafts
                if o.sentence == d.sentence and o.type == "ASSAULT" and o.chain
                and o.chain[-1].speaker in d.actors and not set(o.actors) & set(d.actors)
                and o.modality in ("asserted", "alleged")
            ), None,
        )  # fmt: skip

    def _presupposed(self, d: Draft) -> Draft | None:
        """What the page is about, for an act that answers a hostile act by its nature.

        That is the assault of which the page tells most, if it is half of all and not the actor's own.
        """
        mode = "restraint" if d.type == "REQUEST" and self._asks_restraint(d) else d.mode
        if mode not in PRESUPPOSING.get(d.type, frozenset()) and not self._after_harm(d):
            return None
        threads: dict[int, list[Draft]] = defaultdict(list)
        for o in self._drafts:
            if o.type == "ASSAULT" and not o.generic and o.modality in ("asserted", "alleged"):
                threads[id((root(o) or [o])[-1])].append(o)
        if not threads:
            return None
        most = max(threads.values(), key=len)
        if d.type == "COERCE":
            return self._just_told(d.word)
        captives = d.type in ("REQUEST", "PROTEST") and mode not in PRESUPPOSING.get(d.type, frozenset())
        if captives and not any(o.mode == "abduct" for o in most):
            return None  # what is asked for captives speaks of their being taken
        own = {self._tree.words[w].lower() for w in d.actors}
        theirs = {self._tree.words[w].lower() for o in most for w in o.actors}
        if len(most) < MOST * sum(map(len, threads.values())) or own & theirs:
            return None
        earlier = [o for o in most if o.word < d.word]
        told = [o for o in earlier if not o.weak]  # the event, before what is only counted of it
        return (told or earlier)[-1] if earlier else None

    def _after_harm(self, d: Draft) -> bool:
        """Whether it deals with those who did harm, or with those who suffered it."""
        told = AFTER_HARM.get(d.type, frozenset())
        around = {w for t in d.triggers for w in self._tree.subtree(t.word)}
        return any({self._tree.lemmas[w].lower(), self._tree.words[w].lower()} & told for w in around)

    def _asks_restraint(self, d: Draft) -> bool:
        return any(
            self._tree.lemmas[w].lower() in RESTRAINT for t in d.triggers for w in self._tree.subtree(t.word)
        )

    def _accusation(self, content: Draft) -> Draft:
        """The accusation that has this as its content, or the content itself."""
        for w in self._tree.above(content.word):
            o = self._at.get(w)
            if o is not None and o.type == "ACCUSE":
                return o
        return content

    def cue(self, answer: Answer) -> Mention:
        """The word that says so."""
        return self._tree.mention(answer.cue, answer.cue + 1, "cue")

    # --- the links of a sentence -------------------------------------------------------------------

    def _links(self, w: int) -> Iterator[tuple[Draft | None, RelationKind, Draft | None, int]]:
        """(later event, kind, earlier event, cue) for the cue that word w may be."""
        tree, cues = self._tree, _cues()
        lemma, word = tree.lemmas[w].lower(), tree.words[w].lower()
        if tree.relations[w] in ("case", "mark") and word in cues["follows"] | cues["response"]:
            thing = tree.heads[w]
            kind: RelationKind = "follows" if word in cues["follows"] else "response-to"
            yield self._later(tree.heads[thing], thing), kind, self._event(thing, w), w
        elif tree.relations[w] == "case" and word in MEETING and w not in self._at:
            yield self._part(w, word), "part-of", self._event(tree.heads[w], w), w
        elif tree.tags[w] == "NOUN" and (noun_kind := self._noun_kind(w, lemma)) is not None:
            things = [c for c in tree.children[w] if tree.relations[c] in ("nmod", "acl", "advcl", "obl")]
            if not things and tree.case(w) == "in":  # "in response, the army bombed two camps"
                bearer = self._bearer(w)
                yield bearer, noun_kind, self._answered_unnamed(bearer), w
            for thing in things:
                if not set(tree.cases(thing)) & {"as", "by", "with"}:
                    yield self._bearer(w), noun_kind, self._event(thing, w), w
        elif tree.is_verbal(w) and tree.relations[w] != "aux":
            yield from self._verb_links(w, lemma)
        elif word in cues["striking_back"] and tree.relations[w] == "amod":
            later = self._event(tree.heads[w], w)
            yield later, "retaliation-for", self._struck_before(later), w
        elif tree.relations[w] in ("amod", "det") and further(tree, w):
            later = self._event(tree.heads[w], w)
            yield later, "follows", self._one_before(later), w
        elif word in cues["told_before"] and tree.relations[w] in ("advmod", "obl", "aux"):
            yield *self._told_of_before(tree.heads[w]), w

    def _part(self, w: int, word: str) -> Draft | None:
        """What is told as happening at a meeting or during another event."""
        tree = self._tree
        whole = self._event(tree.heads[w], w)
        part = None if whole is None else self._later(tree.heads[tree.heads[w]], w)
        if whole is None or part is None:
            return None
        if whole.type == "CONSULT":
            return part if part.type in ("AGREE", "SUPPORT", "REJECT", "CONCEDE") else None
        return part if word == "during" and whole.type in GREATER else None

    def _verb_links(
        self, w: int, lemma: str
    ) -> Iterator[tuple[Draft | None, RelationKind, Draft | None, int]]:
        tree, cues = self._tree, _cues()
        thing = tree.object(w)
        subject = tree.subject(w)
        if lemma in cues["prompts"] and not tree.passive(w):
            caused = [x for x in (thing, *tree.kids(w, "xcomp", "ccomp")) if x is not None]
            later = next((o for x in caused if (o := self._event(x, w)) is not None), None)
            earlier = None if subject is None else self._event(subject, w)
            if earlier is None and tree.relations[w] == "advcl":
                earlier = self._at.get(tree.heads[w])  # "hurled stones, prompting the police to shoot"
            yield later, "response-to", earlier, w
            return
        if lemma in cues["leads_to"] and subject is not None and not tree.passive(w):
            for x in tree.oblique(w, "to"):
                yield self._event(x, w), "response-to", self._event(subject, w), w
            return
        if lemma in cues["verb_follows"] and tree.passive(w) and subject is not None:
            by = tree.agent(w)  # "the blast was followed by another"
            if by is not None:
                yield self._event(by, w), "follows", self._event(subject, w), w
            return
        if lemma in cues["prompts"]:
            by = tree.agent(w)
            if thing is not None and by is not None:
                yield self._event(thing, w), "response-to", self._event(by, w), w
            return
        back = any(tree.words[c].lower() == "back" for c in tree.children[w])
        if (lemma in cues["answers_deed"] and not tree.oblique(w, "to") and not tree.oblique(w, "for")) or (
            back and lemma in cues["with_back"] and thing is None
        ):
            doing = self._doing(w, subject)
            kind: RelationKind = "retaliation-for" if back or lemma == "retaliate" else "response-to"
            yield doing, kind, self._answered_unnamed(doing), w
            return
        things = [] if thing is None or tree.passive(w) else [thing]
        forms: tuple[tuple[str, RelationKind, list[int]], ...] = (
            ("verb_follows", "follows", things),
            ("verb_response", "response-to", things),
            ("verb_retaliation", "retaliation-for", things),
            ("verb_response_to", "response-to", tree.oblique(w, "to")),
            ("verb_retaliation_for", "retaliation-for", tree.oblique(w, "for")),
        )
        for name, kind, objects in forms:
            if lemma in cues[name]:
                for x in objects:
                    yield self._doing(w, subject), kind, self._event(x, w), w

    def _noun_kind(self, noun: int, lemma: str) -> RelationKind | None:
        cues = _cues()
        if lemma in cues["noun_retaliation"]:
            return "retaliation-for"
        if lemma in cues["noun_response"] or (lemma, self._tree.case(noun)) in AS_NOUNS:
            return "response-to"
        if lemma == "part" and self._tree.case(noun) in ("as", ""):
            return "part-of"  # "as part of an offensive"
        return "follows" if lemma in cues["noun_follows"] else None

    def _told_of_before(self, verb: int) -> tuple[Draft | None, RelationKind, Draft | None]:
        """What a relative clause tells of those whom a deed hits: "a ship that pirates had seized", "those
        who had hurled stones"; what they did is answered."""
        tree = self._tree
        if tree.relations[verb] != "acl:relcl" or verb not in self._at:
            return None, "follows", None
        thing = tree.heads[verb]
        hit = tree.relations[thing] in ("obj", "obl", "nsubj:pass")
        own = tree.subject(verb)
        did = own is not None and tree.antecedent(own, verb) == thing and not tree.passive(verb)
        return (
            self._at.get(tree.heads[thing]) if hit else None,
            "response-to" if did else "follows",
            self._at[verb],
        )

    def _one_before(self, later: Draft | None) -> Draft | None:
        """The event of the same kind told just before one that is told as a further one."""
        if later is None or later.type not in HOSTILE:
            return None
        told = (
            o for o in reversed(self._drafts)
            if o.type == later.type and o.sentence < later.sentence <= o.sentence + NEAR
            and o.modality in ("asserted", "alleged") and not o.summed
        )  # fmt: skip
        return next(told, None)

    def _answered_unnamed(self, later: Draft | None) -> Draft | None:
        """What is answered where nothing names it ("in response, ..."): the last hostile act told just before
        that is another's, first of all one of those whom the answer is aimed at."""
        if later is None:
            return None
        told = [
            o for o in self._drafts
            if o.word < later.word and later.sentence - o.sentence <= NEAR and o.type in HOSTILE
            and o.modality in ("asserted", "alleged") and not self._same_side(o.actors, later.actors)
        ]  # fmt: skip
        aimed = [o for o in told if self._same_side(o.actors, later.targets)]
        return next(reversed(aimed or told), None)

    def _same_side(self, some: Sequence[int], others: Sequence[int]) -> bool:
        """Whether a name or a land of the ones is one of the others."""
        words = [{self._tree.words[w].lower() for w in heads} for heads in (some, others)]
        return bool(words[0] & words[1] or self._lands(some) & self._lands(others))

    def _bearer(self, noun: int) -> Draft | None:
        """The event of which a linking noun is said: "in response to", "was a reply", "called it a reply"."""
        tree = self._tree
        head = tree.heads[noun]
        if tree.kid(noun, "cop") is not None:
            subject = tree.kid(noun, "nsubj")
            return None if subject is None else self._event(tree.antecedent(subject, noun), noun)
        if head < 0:
            return None
        if tree.relations[noun] in ("xcomp", "obj", "obl") and tree.lemmas[head] in (
            "call",
            "describe",
            "see",
        ):
            called = tree.object(head)
            return None if called is None or called == noun else self._event(called, noun)
        return self._later(head, noun)

    def _later(self, head: int, below: int) -> Draft | None:
        """The event whose clause holds a link: its own verb's, or what a carrying verb carries."""
        tree = self._tree
        seen = 0
        while head >= 0 and seen < 4:
            if head in self._at and self._at[head].word != below:
                return self._at[head]
            if tree.lemmas[head] in _cues()["carriers"] or tree.relations[head] in ("conj", "xcomp"):
                carried = [tree.subject(head)]
                if not tree.passive(head):
                    carried.append(tree.object(head))
                for x in carried:
                    found = None if x is None or x == below else self._event(x, below)
                    if found is not None:
                        return found
            # "the deadliest since the raid" follows nothing
            compared = any(tree.words[c].lower() == "since" for c in tree.children[below])
            if (
                not compared
                and tree.kid(head, "cop") is not None
                and (said_of := tree.subject(head)) is not None
            ):
                return self._event(said_of, below)  # "a new round of talks is unlikely after the raid"
            if tree.relations[head] not in ("conj", "xcomp", "obj", "nmod", "acl"):
                return None
            head, seen = tree.heads[head], seen + 1
        return None

    def _doing(self, verb: int, subject: int | None) -> Draft | None:
        """Who or what answers: an event that is the subject, or the clause that the verb belongs to."""
        if subject is not None:
            found = self._event(subject, verb)
            if found is not None:
                return found
        if verb in self._at:
            return self._at[verb]
        tree = self._tree
        for c in tree.kids(verb, "advcl", "obl"):
            if {tree.words[k].lower() for k in tree.kids(c, "mark", "case")} & {
                "by",
                "with",
            } and c in self._at:
                return self._at[c]  # "responded to the raid by shelling the town"
        if tree.relations[verb] in ("advcl", "xcomp", "acl", "conj"):
            return self._at.get(tree.heads[verb])
        return None

    # --- which event a word means ------------------------------------------------------------------

    def _event(self, w: int, cue: int) -> Draft | None:
        """The draft that a word names in its sentence, or the earlier one that it points back to."""
        tree = self._tree
        if w in self._at:
            return self._at[w]
        for c in tree.conjuncts(w)[1:]:
            if c in self._at:
                return self._at[c]
        if tree.words[w].lower() in ("it", "this", "that") and tree.tags[cue] == "VERB":
            cues = _cues()
            causes = tree.lemmas[cue].lower() in cues["prompts"] | cues["leads_to"]
            return self._just_told(w) or (self._told_before(w) if causes else None)
        thing = tree.object(w) if tree.is_verbal(w) else None
        if thing is not None and thing != w and not tree.is_verbal(thing):
            return self._event(thing, cue)  # "after concluding a round of talks"
        if tree.tags[w] not in ("NOUN", "PROPN"):
            return None
        inner = [c for c in tree.children[w] if tree.relations[c] == "nmod" and tree.case(c) == "of"]
        types = _pointing_nouns().get(tree.lemmas[w].lower(), frozenset())
        if not types:
            return self._at.get(inner[0]) if inner else None
        pointing = any(
            tree.words[c].lower() in POINTING or tree.relations[c] in OWNERS for c in tree.children[w]
        )
        return self._pointed_at(w, types, named=not pointing)

    def _told_before(self, w: int) -> Draft | None:
        """What the sentence before tells in its main clause: what "that led to" something."""
        before = [d for d in self._drafts if d.sentence == self._tree.sentence[w] - 1]
        depth = {id(d): sum(1 for _ in self._tree.above(d.word)) for d in before}
        return min(before, key=lambda d: (depth[id(d)], d.word), default=None)

    def _just_told(self, w: int) -> Draft | None:
        """The assault that the last two sentences tell of: what is avenged or answered by "it"."""
        here = self._tree.sentence[w]
        near = [d for d in self._drafts if d.type == "ASSAULT" and d.word < w and here - d.sentence <= 2]
        near = [d for d in near if d.modality in ("asserted", "alleged")]
        return near[-1] if near else None

    def _pointed_at(self, w: int, types: frozenset[str], named: bool = False) -> Draft | None:
        """The nearest earlier draft of these types that nothing in the noun's phrase tells apart from it."""
        tree = self._tree
        inside = [c for c in tree.subtree(w, frozenset({"acl:relcl", "acl", "conj"})) if c != w]
        names = {tree.words[c].lower() for c in inside if tree.tags[c] == "PROPN"}
        fitting: list[tuple[int, int, Draft]] = []
        for n, d in enumerate(self._drafts):
            if d.type not in types or d.word >= w or d.modality in ("planned", "hypothetical"):
                continue
            told = time_words(tree, d)
            days = {tree.words[c].lower() for c in inside} & DAYS
            if days and told & DAYS and not days & told:
                continue
            sides = {tree.words[x].lower() for x in (*d.actors, *d.targets, *d.places)}
            fitting.append((len(names & sides), n, d))
        if named:  # "an emergency summit in Canada" is one of before only if a name says so
            fitting = [f for f in fitting if f[0]]
        return max(fitting, key=lambda f: f[:2])[2] if fitting else None

    def _objects(self, d: Draft, at: int) -> Iterator[Draft]:
        """The events among what a speech act's word governs."""
        tree = self._tree
        for c in tree.children[at]:
            allowed = OCCASION.get(d.type, SPOKEN_OF)
            if d.type == "PROTEST" and d.mode in RIOTS:
                allowed = allowed - {"", "at"}
            lead = set(tree.cases(c)) | {tree.words[m].lower() for m in tree.kids(c, "mark")}
            slogan = d.type == "PROTEST" and tree.relations[c] == "advcl" and lead == {"to"}
            if tree.relations[c] not in OBJECTS or not (slogan or (lead or {""}) & allowed):
                continue
            types = _pointing_nouns().get(tree.lemmas[c].lower(), frozenset())
            said = self._event(c, at) if types & SAYING else None
            if said is not None:
                yield said
                continue
            inside = [
                o for w in tree.subtree(c)
                if (o := self._at.get(w)) is not None and o is not d
                and not (o.type == "REJECT" and tree.relations[w] == "acl:relcl")  # "..., which it denies"
            ]  # fmt: skip
            if d.type == "THREATEN" and not inside:  # "will pay a price for it"
                pronouns = [w for w in tree.subtree(c) if tree.words[w].lower() in ("it", "this", "that")]
                inside = [o for w in pronouns if tree.case(w) == "for" and (o := self._just_told(w))]
            if inside:
                yield inside[0]
            elif (found := self._event(c, at)) is not None:
                yield found
        relative = tree.relations[at] in ("acl", "acl:relcl") and d.type in ("ACCUSE", "REJECT", "SUPPORT")
        told = any(tree.relations[c] in ("obj", "nsubj:pass") for c in tree.children[at])
        if not told or tree.relations[at] == "acl":  # "a move condemned by X", not "rebels backed by X"
            told = relative and tree.lemmas[tree.heads[at]].lower() in _pointing_nouns()
        if relative and told:
            head = tree.heads[at]  # "a charge that Kestria rejects", "..., which Kestria denies"
            types = _pointing_nouns().get(tree.lemmas[head].lower(), frozenset())
            if types & SAYING and (said := self._pointed_at(head, types)) is not None:
                yield said
                return
            for w in (head, *tree.above(head)):
                if w in self._at and self._at[w] is not d:
                    yield self._at[w]
                    return
            if (found := self._event(head, at)) is not None:
                yield found

    def _struck_before(self, later: Draft | None) -> Draft | None:
        """The assault of the page by those who are hit now upon those who strike now, if it is one."""
        if later is None:
            return None
        mine = self._lands(later.actors)
        thread = {id(later), *(id(d) for d in root(later))}
        found: list[Draft] = []
        for d in self._drafts:
            if d.type != "ASSAULT" or id(d) in thread or d.modality in ("planned", "hypothetical"):
                continue
            theirs = self._lands(d.actors)
            if mine and theirs and not mine & theirs and mine & self._lands([*d.targets, *d.places]):
                found.append(d)
        roots = {id((root(d) or [d])[-1]) for d in found}
        return found[0] if len(roots) == 1 else None

    def _lands(self, heads: Sequence[int]) -> set[str]:
        return {land for h in heads for land in self._tree.lands.get(h, ())}

    def _state(self, later: Draft | None, kind: RelationKind, earlier: Draft | None, cue: int) -> None:
        if later is None or earlier is None or later is earlier:
            return
        if later in root(earlier) or earlier in root(later):
            return
        if kind == "follows" and later.type in REACTING and not later.type == earlier.type == "PROTEST":
            kind = "response-to"
        known = self._found[id(later)]
        if any(a.to is earlier for a in known):
            return
        known.append(Answer(kind, earlier, cue))
