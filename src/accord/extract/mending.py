"""Slips of the parser that recur, mended before anything is read: clauses and phrases hung where they belong.

All functions change `heads` and `relations` of a `Slips` in place; nothing else of the parse is touched.
"""

from __future__ import annotations

from accord.extract.harmslips import mend_harms
from accord.extract.nounslips import mend_nouns
from accord.extract.slips import DASHES, Slips
from accord.extract.speechslips import mend_speech
from accord.extract.timeslips import mend_times

# Nouns of what somebody means to do; an infinitive after them tells what.
INTENTIONS = frozenset(
    "threat plan plot pledge vow promise decision attempt bid intention offer refusal readiness effort call"
    " failure".split()
)
CHARGED = {"charge": "with", "accuse": "of", "convict": "of", "acquit": "of"}
OFFENCES = frozenset(
    "murder manslaughter terrorism treason espionage theft fraud arson rape assault conspiracy crime crimes"
    " genocide sedition homicide".split()
)
# What people are accused of, besides offences.
MISDEEDS = OFFENCES | frozenset(
    "attack bombing killing raid strike shelling shooting massacre violation aggression complicity"
    " involvement plot sabotage abuse corruption provocation interference torture atrocity incursion invasion"
    " breach kidnapping abduction incitement looting smuggling".split()
)
PAST = ("ed", "ade", "ought", "ook", "old", "eld", "ent", "ut", "et", "ew", "ound", "ave")
# Verbs whose particle the parser takes for a preposition.
_PARTICLES = {
    "down": "lay close shut shoot bring track hunt gun mow turn break strike tear put burn",
    "up": "blow call set round beat take give step put tear rip break build",
    "off": "set call break fight beat cut seal cordon fend ward hold",
    "out": "carry pull rule drive wipe throw kick work hammer flush",
    "over": "hand take turn",
    "back": "push drive beat win take send turn",
}
PHRASAL = frozenset((verb, particle) for particle, verbs in _PARTICLES.items() for verb in verbs.split())
# "Said its jets were bombing the town and vowed to go on": who says so goes on.
UTTERING = frozenset(
    "vow warn accuse call urge deny add demand threaten promise pledge condemn denounce describe reject"
    " appeal announce insist criticise criticize praise thank blame".split()
)
# Verbs that an infinitive completes; whoever is said to do it in "thought to be in X" does not say so.
_COMMITTING = frozenset("vow pledge promise threaten swear undertake refuse decline offer agree".split())
_DOUBTING = frozenset("think believe suspect say allege report know presume understand".split())
REPORTING = frozenset("say report announce state add tell confirm claim".split())
# What a crowd does whom somebody meets.
CLAMOURING = frozenset(
    "demand protest chant call seek press march mourn celebrate throw hurl wave shout".split()
)
NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "ADJ"})
ASIDE = frozenset({"punct", "parataxis", "advcl", "conj"})
MODIFYING = frozenset({"nmod:poss", "amod", "det", "nummod", "compound"})


def mend(slips: Slips) -> None:
    """Mend all slips of a page; where that would make a circle, the page stays as the parser read it."""
    heads, relations = list(slips.heads), list(slips.relations)
    _datelines_read_as_subjects(slips)
    mend_times(slips)
    _sentences_read_as_phrases(slips)
    _objects_behind_particles(slips)
    _objects_read_as_subjects(slips)
    _actives_read_as_passives(slips)
    _charges(slips)
    _lost_apostrophes(slips)
    _subjects_of_reporting_verbs(slips)
    _speakers_read_as_objects(slips)
    _pasts_read_as_modifiers(slips)
    _infinitives(slips)
    _vows(slips)
    _due(slips)
    _relatives_read_as_clauses(slips)
    _participles_read_as_reports(slips)
    _subjects_read_as_modifiers(slips)
    _subjects_hung_on_objects(slips)
    _pasts_joined_to_plans(slips)
    _clauses_read_as_subjects(slips)
    _participles_behind_commas(slips)
    _participles_of_crowds(slips)
    mend_nouns(slips)
    mend_harms(slips)
    mend_speech(slips)
    _headline_passives(slips)
    _gerunds_read_as_clauses(slips)
    if _circular(slips.heads):
        slips.heads[:], slips.relations[:] = heads, relations


def _circular(heads: list[int]) -> bool:
    """Whether some word stands above itself."""
    rooted = [False] * len(heads)
    for i in range(len(heads)):
        path: list[int] = []
        at = i
        while at >= 0 and not rooted[at]:
            if len(path) > len(heads):
                return True
            path.append(at)
            at = heads[at]
        for k in path:
            rooted[k] = True
    return False


def _datelines_read_as_subjects(s: Slips) -> None:
    """The town of "OAKLAND - Four people were wounded" is no second subject of the verb."""
    first: dict[int, int] = {}
    for k, head in enumerate(s.heads):
        if head < 0 or s.relations[k] not in ("nsubj", "nsubj:pass"):
            continue
        town = first.setdefault(head, k)
        near = town < k <= town + 12 and k < head and s.tags[town] == "PROPN"
        if near and any(w in DASHES for w in s.words[town + 1 : k]):
            s.relations[town] = "obl"


def _sentences_read_as_phrases(s: Slips) -> None:
    """In "The EU suspended aid to Burundi." the aid was suspended by the EU: the whole is no phrase."""
    below: dict[int, list[int]] = {}
    for k, head in enumerate(s.heads):
        below.setdefault(head, []).append(k)
    for thing, head in enumerate(s.heads):
        if head >= 0 or s.tags[thing] not in ("NOUN", "PROPN"):
            continue
        kids = below.get(thing, [])
        if any(s.relations[k] in ("cop", "nsubj", "nsubj:pass", "aux", "expl") for k in kids):
            continue
        for v in kids:
            read = s.tags[v] == "VERB" and s.relations[v] in ("amod", "compound", "acl") and v < thing
            if not read or not s.words[v].lower().endswith(PAST) or s.words[v].lower() == s.lemmas[v].lower():
                continue
            before = v - 1 if v and s.tags[v - 1] != "ADV" else v - 2
            if before < 0 or s.tags[before] not in ("NOUN", "PROPN") or s.heads[before] not in (thing, v):
                continue
            _tell(s, v, before, thing)
            break


def _tell(s: Slips, v: int, subject: int, thing: int) -> None:
    """Make v the verb of a sentence, with what stands before it as subject and its old head as object."""
    for k, head in enumerate(s.heads):
        if head in (thing, v) and k < subject:
            s.heads[k] = subject
        elif head == thing and (s.relations[k] in ASIDE if k > thing else s.tags[k] == "ADV" and k < v):
            s.heads[k] = v
    s.heads[v], s.relations[v] = -1, "root"
    s.heads[subject], s.relations[subject] = v, "nsubj"
    s.heads[thing], s.relations[thing] = v, "obj"


def _objects_behind_particles(s: Slips) -> None:
    """The "arms" of "laid down their arms" are its object, though "down" be taken for a preposition."""
    kids: dict[int, list[int]] = {}
    for k, head in enumerate(s.heads):
        kids.setdefault(head, []).append(k)
    for thing, v in enumerate(s.heads):
        if s.relations[thing] != "obl" or not 0 <= v < thing or s.tags[v] != "VERB":
            continue
        if any(s.relations[k] in ("obj", "nsubj:pass", "ccomp", "iobj") for k in kids.get(v, ())):
            continue
        case = [k for k in kids.get(thing, ()) if s.relations[k] == "case"]
        if case == [v + 1] and (s.lemmas[v].lower(), s.words[v + 1].lower()) in PHRASAL:
            s.heads[v + 1], s.relations[v + 1], s.relations[thing] = v, "compound", "obj"
        elif not case and s.tags[thing] == "NOUN" and (s.relations[v + 1], s.heads[v + 1]) == ("compound", v):
            s.relations[thing] = "obj"


def _objects_read_as_subjects(s: Slips) -> None:
    """The civilians of "the army summarily executed 60 civilians" are no second subject."""
    for thing, v in enumerate(s.heads):
        if v < 0 or thing < v or s.relations[thing] not in ("nsubj", "nsubj:pass") or s.tags[v] != "VERB":
            continue
        kids = [k for k, head in enumerate(s.heads) if head == v]
        before = [k for k in kids if k < v and s.relations[k] in ("nsubj", "nsubj:pass")]
        apart = any(w in (",", ";", ":") or w in DASHES or w in '"“”' for w in s.words[v:thing])
        if len(before) != 1 or apart or any(s.relations[k] in ("obj", "aux:pass", "cop") for k in kids):
            continue
        if any(head == thing and s.relations[k] == "case" for k, head in enumerate(s.heads)):
            continue
        s.relations[before[0]], s.relations[thing] = "nsubj", "obj"


def _actives_read_as_passives(s: Slips) -> None:
    """ "Maria Lopez, its head, called on them", "the blast also injured ten": nobody was called or injured.

    A participle has no subject of its own, no object and no clause; behind an apposition or "also" stands
    a verb of its own.
    """
    helped = {h for h, r in zip(s.heads, s.relations, strict=True) if r in ("aux:pass", "aux", "obl:agent")}
    telling = {h for h, r in zip(s.heads, s.relations, strict=True) if r in ("obj", "ccomp")}
    beside = {h for h, r in zip(s.heads, s.relations, strict=True) if r == "appos"}
    for k, v in enumerate(s.heads):
        if s.relations[k] != "nsubj:pass" or v <= k or v in helped or s.tags[v] != "VERB":
            continue
        calls = s.lemmas[v] == "call" and s.words[v + 1 : v + 2] in (("on",), ("for",))
        if v in telling or calls or s.words[v - 1] == "also" or (k in beside and s.words[v - 1] == ","):
            s.relations[k] = "nsubj"


def _headline_passives(s: Slips) -> None:
    """ "Student charged with bringing a bomb": headlines leave out "is"; he charges nobody."""
    for v, lemma in enumerate(s.lemmas):
        case = CHARGED.get(lemma.lower())
        if case is None or s.tags[v] != "VERB" or not s.words[v].lower().endswith("ed"):
            continue
        if s.relations[v] == "acl:relcl":
            continue  # "a man they accused of spying"
        kids = [k for k, head in enumerate(s.heads) if head == v]
        if any(s.relations[k] in ("obj", "iobj", "aux", "aux:pass", "nsubj:pass") for k in kids):
            continue
        said = s.words[v + 1].lower() if v + 1 < len(s.words) else ""
        deed = [k for k in kids if s.relations[k] in ("advcl", "obl") and k > v]
        doing = bool(deed) and (s.words[deed[0]].lower().endswith("ing") or s.lemmas[deed[0]] in OFFENCES)
        for k in kids:
            if said == case and doing and s.relations[k] == "nsubj":
                s.relations[k] = "nsubj:pass"


def _lost_apostrophes(s: Slips) -> None:
    """ "Reinforcing Zaires third city": two objects, of which the first is the owner of the second."""
    for i, v in enumerate(s.heads):
        owner = s.relations[i] in ("obj", "iobj") and s.tags[i] == "PROPN" and s.words[i].endswith("s")
        if not owner or not 0 <= v < i:
            continue
        thing = next((j for j, h in enumerate(s.heads) if h == v and j > i and s.relations[j] == "obj"), None)
        inside = thing is not None and all(s.heads[k] == thing for k in range(i + 1, thing))
        if thing is not None and inside:
            s.heads[i], s.relations[i] = thing, "nmod:poss"


def _charges(s: Slips) -> None:
    """ "Accused smugglers of the attack": the attack is the charge, not what they smuggle."""
    for deed, lemma in enumerate(s.lemmas):
        thing = s.heads[deed]
        if s.relations[deed] != "nmod" or lemma.lower() not in MISDEEDS or not 0 <= thing < deed:
            continue
        while s.relations[thing] == "nmod" and 0 <= s.heads[thing] < thing:
            thing = s.heads[thing]  # "the ministry of defence of Kestria of the strike"
        v = s.heads[thing]
        accused = s.relations[thing] in ("obj", "iobj") and 0 <= v < thing
        if not accused or CHARGED.get(s.lemmas[v].lower()) != "of":
            continue
        before = deed - 1
        while before > thing and s.heads[before] == deed and s.relations[before] != "case":
            before -= 1
        if s.words[before].lower() == "of":
            s.heads[deed], s.relations[deed] = v, "obl"


def _subjects_of_reporting_verbs(s: Slips) -> None:
    """In "the group said two of its men had died" the group is no second subject of "died".

    Nor are the gunmen of "gunmen fired on a patrol, the army said" one of "said".
    """
    subjects: dict[int, list[int]] = {}
    for k, head in enumerate(s.heads):
        if s.relations[k] in ("nsubj", "nsubj:pass"):
            subjects.setdefault(head, []).append(k)
    for told, those in subjects.items():
        v = s.heads[told] if told >= 0 else -1
        if s.relations[told] != "ccomp" or not 0 <= v < told or v in subjects or s.tags[v] != "VERB":
            continue
        before = [k for k in those if k < v]
        if before and any(v < k for k in those):
            s.heads[before[0]], s.relations[before[0]] = v, "nsubj"
    for v, those in subjects.items():
        clause = [k for k in range(those[0], those[-1]) if (s.heads[k], s.relations[k]) == (v, "ccomp")]
        if len(those) == 2 and those[1] < v and len(clause) == 1 and clause[0] not in subjects:
            s.heads[those[0]] = clause[0]


def _speakers_read_as_objects(s: Slips) -> None:
    """In "killing five people, activists and a monitor reported" activists and monitor report it."""
    led = {h for k, h in enumerate(s.heads) if s.relations[k] in ("nsubj", "nsubj:pass", "expl")}
    for v, head in enumerate(s.heads):
        if head >= 0 or s.tags[v] != "VERB" or s.lemmas[v] not in REPORTING or v in led or v < 3:
            continue
        last = v - 1
        while s.relations[last] in ("flat", "compound") and s.heads[last] >= 0:
            last = s.heads[last]
        first = s.heads[last]
        if s.relations[last] != "conj" or not 0 <= first < last:
            continue
        comma = max((k for k in range(first + 1, last) if s.words[k] == ","), default=first)
        listed = [k for k in range(comma, v) if s.heads[k] == first and s.relations[k] == "conj"]
        speaker = listed[0]
        start = min([k for k in range(first + 1, speaker) if s.heads[k] == speaker], default=speaker)
        while s.words[start] == ",":
            start += 1
        if s.words[start - 1] != "," or any("," in s.words[k] for k in range(speaker + 1, v)):
            continue
        s.heads[speaker], s.relations[speaker] = v, "nsubj"
        for k in listed[1:]:
            s.heads[k] = speaker


def _pasts_read_as_modifiers(s: Slips) -> None:
    """In "fired on a patrol and wounded two soldiers" nothing that is wounded comes before a number.

    Nor is "raided the town, and shelled villages in the hills" said of two objects of one verb.
    """
    for v, thing in enumerate(s.heads):
        past = s.tags[v] == "VERB" and s.words[v].lower().endswith("ed") and s.relations[v] == "amod"
        joined = v > 0 and s.words[v - 1].lower() in ("and", "but")
        if past and _one_of_a_series(s, v):
            s.heads[v], s.relations[v] = s.heads[s.heads[thing]], "conj"
            s.heads[thing], s.relations[thing] = v, "obj"
        if not past or not joined:
            continue
        second = s.relations[thing] == "obj" and any(
            s.heads[k] == s.heads[thing] and s.relations[k] == "obj" for k in range(s.heads[thing] + 1, v)
        )
        if not second and (thing <= v + 1 or s.tags[v + 1] not in ("NUM", "DET")):
            continue
        over = s.heads[thing]
        while over >= 0 and s.tags[over] not in ("VERB", "AUX"):
            over = s.heads[over]
        if 0 <= over < v:
            s.heads[v], s.relations[v] = over, "conj"
            s.heads[thing], s.relations[thing] = v, "obj"


def _one_of_a_series(s: Slips, v: int) -> bool:
    """Whether a participle is the second of three verbs: "took weapons, torched cars and left"."""
    thing = s.heads[v]
    first = s.heads[thing]
    if s.words[v - 1] != "," or s.relations[thing] != "conj" or first < 0 or s.relations[first] != "obj":
        return False
    over = s.heads[first]
    return any(
        s.heads[k] == over and s.relations[k] == "conj" and s.tags[k] == "VERB"
        for k in range(thing, len(s.heads))
        if k < thing + 6
    )


def _infinitives(s: Slips) -> None:
    """Hang infinitives where they belong.

    "Criticised a threat by X to attack Y": attacking is what the threat is of, not what the critic does.
    "Used the occasion of the visit to blame Y": blaming is what the use is for, not what the visit does.
    """
    for v, relation in enumerate(s.relations):
        marked = v > 0 and s.words[v - 1].lower() == "to" and s.heads[v - 1] == v
        above = s.heads[v]
        if not marked or s.relations[v - 1] != "mark" or above < 0 or above > v:
            continue
        if relation in ("advcl", "xcomp"):
            plans = [
                n
                for n in range(above + 1, v)
                if s.lemmas[n] in INTENTIONS and s.heads[n] == above and s.relations[n] in ("obj", "obl")
            ]
            if len(plans) == 1:
                s.heads[v], s.relations[v] = plans[0], "acl"
        elif relation == "acl" and s.lemmas[above] not in INTENTIONS:
            while s.relations[above] in ("nmod", "obj", "compound") and s.heads[above] >= 0:
                if s.relations[above] == "obj":
                    if s.lemmas[s.heads[above]] == "use" and s.heads[above] < v:
                        s.heads[v], s.relations[v] = s.heads[above], "advcl"
                    break
                above = s.heads[above]


def _vows(s: Slips) -> None:
    """The "crush" of "vowed in a speech on Monday to crush the rebels" is what was vowed, not why."""
    for v, above in enumerate(s.heads):
        marked = v > 0 and s.words[v - 1].lower() == "to" and s.heads[v - 1] == v
        if not marked or s.relations[v] not in ("advcl", "acl") or not 0 <= above < v - 1:
            continue
        beside = s.relations[v] == "acl" and s.relations[above] == "obl" and s.lemmas[above] not in INTENTIONS
        vow = s.heads[above] if beside else above
        if s.lemmas[vow] not in _COMMITTING or (beside and not 0 <= vow < above):
            continue
        if not any(
            head == vow and relation in ("obj", "ccomp", "xcomp", "nsubj:pass")
            for head, relation in zip(s.heads, s.relations, strict=True)
        ):
            s.heads[v], s.relations[v] = vow, "xcomp"


def _due(s: Slips) -> None:
    """The "due to" of "are due to meet" goes with the verb as "will" does; it says no cause."""
    for to, due in enumerate(s.heads):
        if s.relations[to] != "fixed" or due != to - 1 or s.words[due].lower() != "due":
            continue
        v = s.heads[due]
        told = [k for k in range(due) if s.heads[k] == v and s.relations[k] in ("cop", "aux")]
        if v == to + 1 and s.tags[v] == "VERB" and told:
            s.relations[due] = s.relations[told[-1]] = "aux"
            s.heads[to], s.relations[to] = v, "mark"


def _relatives_read_as_clauses(s: Slips) -> None:
    """The "who" of "blamed the rebels, who denied it" is the rebels, whatever the clause was taken for."""
    for who, v in enumerate(s.heads):
        if s.words[who].lower() != "who" or s.relations[who] not in ("nsubj", "nsubj:pass") or who < 2:
            continue
        if s.relations[v] not in ("ccomp", "conj", "parataxis", "advcl") or s.words[who - 1] != ",":
            continue
        noun, verb = who - 2, s.heads[v]
        while 0 <= s.heads[noun] < who and s.heads[noun] != verb and s.tags[s.heads[noun]] in NOMINAL:
            noun = s.heads[noun]
        if s.tags[noun] in NOMINAL and s.heads[noun] == verb >= 0:
            s.heads[v], s.relations[v] = noun, "acl:relcl"


def _participles_read_as_reports(s: Slips) -> None:
    """In "men thought to belong to X set fire to a bus" nobody thinks; it is the men who set fire."""
    for noun, told in enumerate(s.heads):
        if told != noun + 1 or s.relations[noun] != "nsubj" or s.lemmas[told] not in _DOUBTING:
            continue
        if told + 1 == len(s.words) or s.words[told + 1].lower() != "to":
            continue
        kids = [k for k, head in enumerate(s.heads) if head == told]
        led = {s.heads[k] for k, r in enumerate(s.relations) if r in ("mark", "nsubj", "aux", "cop")}
        done = [k for k in kids if s.tags[k] == "VERB" and s.relations[k] != "acl" and k not in led]
        if len(done) != 1 or any(s.relations[k].startswith("aux") for k in kids):
            continue
        verb = done[0]
        s.heads[verb], s.relations[verb] = s.heads[told], s.relations[told]
        s.heads[noun] = verb
        s.heads[told], s.relations[told] = noun, "acl"
        for k in kids:
            aside = k > verb or k < noun
            if s.tags[k] == "PUNCT" or (aside and s.relations[k] in ("advcl", "obl", "conj")):
                s.heads[k] = verb
        for k in range(told + 1, verb):
            if s.heads[k] == verb and s.relations[k] == "obl":
                s.heads[k] = next((x for x in kids if s.relations[x] == "xcomp" and x < k), told)


def _subjects_read_as_modifiers(s: Slips) -> None:
    """The "army" of "the army massacred 200 people" is its subject, not a modifier."""
    for i, v in enumerate(s.heads):
        if s.relations[i] != "compound" or v != i + 1 or s.tags[v] != "VERB":
            continue
        if s.tags[i] not in ("NOUN", "PROPN") or not s.words[v].lower().endswith("ed"):
            continue
        kids = [k for k, head in enumerate(s.heads) if head == v]
        if s.relations[v] in ("amod", "compound") or any(s.relations[k].startswith("nsubj") for k in kids):
            continue
        s.relations[i] = "nsubj"
        for k in kids:
            if k < i and s.relations[k] in MODIFYING:
                s.heads[k] = i


def _subjects_hung_on_objects(s: Slips) -> None:
    """The "peacekeepers" of "its peacekeepers would step up patrols" are its subject."""
    for i, noun in enumerate(s.heads):
        if s.relations[i] not in ("compound", "nmod") or noun < i + 2 or s.tags[i] not in ("NOUN", "PROPN"):
            continue
        if any(h == i and r == "case" for h, r in zip(s.heads, s.relations, strict=True)):
            continue
        v = s.heads[noun]
        if not i < v < noun or s.relations[noun] not in ("obj", "obl") or s.tags[v] != "VERB":
            continue
        if not any(h == v and r.startswith("nsubj") for h, r in zip(s.heads, s.relations, strict=True)):
            s.heads[i], s.relations[i] = v, "nsubj"


def _pasts_joined_to_plans(s: Slips) -> None:
    """The "urged" of "said she would veto it and urged them to go" goes on from "said", not from "veto".

    Nor do those who were shot blame anybody in "said nine people were shot and blamed the rebels".
    """
    kids: dict[int, list[int]] = {}
    for k, head in enumerate(s.heads):
        kids.setdefault(head, []).append(k)
    for v, plan in enumerate(s.heads):
        if s.relations[v] != "conj" or s.tags[v] != "VERB" or not s.words[v].lower().endswith("ed"):
            continue
        if plan < 0 or any(s.relations[k] in ("nsubj", "nsubj:pass", "aux", "mark") for k in kids.get(v, ())):
            continue
        bare = s.words[plan].lower() == s.lemmas[plan].lower()
        led = any(
            s.relations[k] == "aux" or (s.relations[k] == "mark" and s.words[k].lower() == "to")
            for k in kids.get(plan, ())
        )
        passive = any(s.relations[k] == "aux:pass" for k in kids.get(plan, ()))
        over = s.heads[plan]
        while over >= 0 and s.relations[plan] == "xcomp" and s.words[over].lower() == s.lemmas[over].lower():
            plan, over = over, s.heads[over]  # "feared it would let him close it and regarded ..."
        while over >= 0 and s.relations[plan] in ("xcomp", "ccomp", "acl") and s.tags[over] == "NOUN":
            plan, over = over, s.heads[over]
        finite = over >= 0 and s.tags[over] == "VERB" and s.words[over].lower() != s.lemmas[over].lower()
        lasting = s.words[plan].lower().endswith("ing") or s.tags[plan] != "VERB"
        suffered = passive and any(s.relations[k] == "obj" for k in kids.get(v, ()))
        uttered = (lasting or suffered) and s.lemmas[v] in UTTERING
        said = finite and s.relations[plan] == "ccomp" and uttered
        if finite and over < v and ((bare and led and not passive) or said):
            s.heads[v] = over


def _clauses_read_as_subjects(s: Slips) -> None:
    """In "the meeting focused on the war, the release said" the meeting is no second subject of "said"."""
    subjects: dict[int, list[int]] = {}
    for k, head in enumerate(s.heads):
        if s.relations[k] == "nsubj":
            subjects.setdefault(head, []).append(k)
    for v, those in subjects.items():
        if len(those) != 2 or s.tags[v] != "VERB" or not those[0] < those[1] < v:
            continue
        noun = those[0]
        told = [
            k for k in range(noun + 1, those[1])
            if s.heads[k] == noun and s.relations[k] == "acl" and s.tags[k] == "VERB"
        ]  # fmt: skip
        if told and "," in s.words[told[0] : those[1]]:
            s.heads[told[0]], s.relations[told[0]] = v, "ccomp"
            s.heads[noun] = told[0]


def _participles_behind_commas(s: Slips) -> None:
    """The "looting" of "stormed a village in Darfur, looting homes" hangs on the verb."""
    for v, first in enumerate(s.heads):
        late = v > 1 and s.words[v - 1] == "," and s.words[v].lower().endswith("ing")
        if not late or s.relations[v] not in ("conj", "appos", "list") or s.tags[v] != "VERB":
            continue
        head = first
        while head >= 0 and s.tags[head] in ("NOUN", "PROPN", "NUM"):
            head = s.heads[head]
        if 0 <= head < v and head != first and s.tags[head] == "VERB":
            s.heads[v], s.relations[v] = head, "advcl"


def _participles_of_crowds(s: Slips) -> None:
    """In "police clashed with students demanding justice" it is the students who demand it."""
    for v, head in enumerate(s.heads):
        late = s.relations[v] == "advcl" and s.tags[v] == "VERB" and s.words[v].lower().endswith("ing")
        if not late or s.lemmas[v] not in CLAMOURING or v - 1 <= head:
            continue
        crowd = v - 1
        plural = s.tags[crowd] == "NOUN" and s.words[crowd].lower() != s.lemmas[crowd].lower()
        if plural and s.heads[crowd] == head and s.relations[crowd] in ("obl", "obj"):
            s.heads[v], s.relations[v] = crowd, "acl"


def _gerunds_read_as_clauses(s: Slips) -> None:
    """The "killing" of "sparked by the police killing of a boy" is a noun, and the police its modifier."""
    for i in range(len(s.heads) - 2):
        v = i + 1
        if s.heads[i] != v or s.relations[i] != "nsubj" or s.tags[v] != "VERB" or s.tags[i] != "NOUN":
            continue
        of = s.words[v].lower().endswith("ing") and s.words[v + 1].lower() == "of"
        kids = {s.relations[k] for k, head in enumerate(s.heads) if head == v} if of else set()
        if "nmod" in kids and not kids & {"obj", "aux", "mark"}:
            s.relations[i] = "compound"
            if s.relations[v] == "advcl":
                s.relations[v] = "obl"
