"""Slips of the parser around verbs of speech and joined phrases, mended by their form."""

from __future__ import annotations

from accord.extract.slips import Slips

# Participles by which who spoke goes on speaking: "he said it was over, adding that ...".
GOING_ON = frozenset("add note say stress explain warn insist claim argue point admit".split())
REPORTING = frozenset("say tell announce state declare report add claim write confirm".split())
TELLING = frozenset("promise tell assure warn inform remind convince notify".split())
CLOSING = frozenset({'"', "”", "''"})
OPENING = frozenset({'"', "“", "``"})
CHARGES = frozenset("allegation accusation charge claim assertion suggestion report".split())
# What is done with a charge: "the allegation that they made".
MAKING = frozenset(
    "make level raise repeat bring deny reject file drop face withdraw circulate spread".split()
)
REBUTTING = frozenset("deny reject dispute refute dismiss rebut repudiate contest".split())
SPELLS = frozenset("hour day week month year minute".split())
LEADING = frozenset("of for by after before from in with without".split())


def mend_speech(s: Slips) -> None:
    """Mend the slips of a page in its speech: who adds, who else is called on, what else is closed."""
    kids: dict[int, list[int]] = {}
    for k, head in enumerate(s.heads):
        kids.setdefault(head, []).append(k)
    for i in range(len(s.heads)):
        _goes_on_speaking(s, i)
        _said_besides(s, i, kids)
        _joined_to_the_verb(s, i, kids)
        _charge_behind(s, i, kids)
        _told_to_somebody(s, i, kids)
        _behind_the_quotation(s, i)
        _speaker_behind_the_quotation(s, i)
        _given_until(s, i, kids)
        _done_besides(s, i, kids)
        _label(s, i, kids)
        _charge_that(s, i, kids)
        _charge_rejected(s, i, kids)
        _called_on(s, i, kids)
        _behind_a_participle(s, i, kids)
        _active_in_a_clause(s, i, kids)


def _behind_the_quotation(s: Slips, i: int) -> None:
    """The "mission" of '"We will not go," he told a station from the mission' is where he told it."""
    inside = s.heads[i]
    if not 0 <= inside < i or s.relations[i] != "obl":
        return
    said = s.heads[inside]
    if not inside < said < i or s.relations[inside] != "ccomp" or s.lemmas[said] not in REPORTING:
        return
    if any(w in CLOSING for w in s.words[inside:said]) and not any(w in OPENING for w in s.words[said:i]):
        s.heads[i] = said


def _speaker_behind_the_quotation(s: Slips, i: int) -> None:
    """The "leader" of '"We will not go," the leader, Luis Maro, told reporters' is who told it."""
    inside = s.heads[i]
    if s.relations[i] != "nsubj" or not 0 <= inside < i or s.relations[inside] != "ccomp":
        return
    said = s.heads[inside]
    if said < i or s.lemmas[said] not in REPORTING or any(w in OPENING for w in s.words[i:said]):
        return
    if any(w in CLOSING for w in s.words[inside:i]):
        own = (k for k in range(inside + 1, i) if s.heads[k] == said and s.relations[k] == "nsubj")
        speaker = next(own, None)
        s.heads[i] = said if speaker is None else speaker
        s.relations[i] = "nsubj" if speaker is None else "appos"


def _goes_on_speaking(s: Slips, i: int) -> None:
    """The "adding" of "he said rebels had attacked, adding that ..." is his, not the rebels'."""
    if s.relations[i] != "advcl" or s.lemmas[i] not in GOING_ON or not s.words[i].lower().endswith("ing"):
        return
    told = s.heads[i]
    if i == 0 or s.words[i - 1] != "," or not 0 <= told < i or s.relations[told] != "ccomp":
        return
    said = s.heads[told]
    if 0 <= said < told and s.lemmas[said] in REPORTING:
        s.heads[i] = said


def _said_besides(s: Slips, i: int, kids: dict[int, list[int]]) -> None:
    """The "said" of "called the reports baseless and said it was over" goes on from the verb."""
    over = s.heads[i]
    if s.relations[i] != "conj" or s.lemmas[i] not in REPORTING or not 0 <= over < i:
        return
    own = any(s.relations[k] in ("nsubj", "nsubj:pass", "cop") for k in kids.get(i, ()))
    if own or s.tags[i] != "VERB" or s.tags[over] not in ("ADJ", "NOUN", "PROPN"):
        return
    if any(s.relations[k] == "cop" for k in kids.get(over, ())):
        return
    while over >= 0 and s.tags[over] != "VERB":
        over = s.heads[over]
    if over >= 0 and over < i and any(s.relations[k] == "nsubj" for k in kids.get(over, ())):
        s.heads[i] = over


def _joined_to_the_verb(s: Slips, i: int, kids: dict[int, list[int]]) -> None:
    """A noun joined by "and" to a verb belongs to the noun before: what else is closed, who else is asked.

    "Closed land and air borders"; "called on the Union to press them, and on the League to act".
    """
    v = s.heads[i]
    if s.relations[i] != "conj" or s.tags[i] not in ("NOUN", "PROPN") or not 0 <= v < i:
        return
    if s.tags[v] != "VERB" or any(s.relations[k] in ("cop", "nsubj", "nsubj:pass") for k in kids.get(i, ())):
        return
    case = next((s.words[k].lower() for k in kids.get(i, ()) if s.relations[k] == "case"), None)
    if case is None:
        thing = next((k for k in kids.get(v, ()) if s.relations[k] == "obj" and v < k < i), None)
        between = range(thing + 1, i) if thing is not None else range(0)
        if thing is not None and all(s.tags[w] in ("CCONJ", "ADJ", "NOUN", "PUNCT", "DET") for w in between):
            s.heads[i] = thing
        return
    over = s.heads[v] if s.relations[v] in ("advcl", "xcomp", "ccomp") else -1
    like = [
        k for k in kids.get(over, ())
        if s.relations[k] == "obl" and k < v
        and any(s.relations[c] == "case" and s.words[c].lower() == case for c in kids.get(k, ()))
    ]  # fmt: skip
    if over >= 0 and like:
        s.heads[i] = like[-1]


def _charge_behind(s: Slips, i: int, kids: dict[int, list[int]]) -> None:
    """The "allegation" of "said he was a spy, an allegation he denies" is no subject of what is said."""
    v = s.heads[i]
    if s.relations[i] not in ("nsubj", "obj", "obl") or s.lemmas[i] not in CHARGES or not 0 <= v < i:
        return
    behind = [k for k in kids.get(i, ()) if s.relations[k] in ("acl:relcl", "acl") and k > i]
    article = [k for k in kids.get(i, ()) if s.relations[k] == "det" and s.words[k].lower() in ("a", "an")]
    if behind and article and article[0] > 0 and s.words[article[0] - 1] == ",":
        s.relations[i], s.relations[behind[0]] = "appos", "acl:relcl"


def _told_to_somebody(s: Slips, i: int, kids: dict[int, list[int]]) -> None:
    """What is promised or told to somebody does not qualify him: "promised the League that it would go"."""
    hearer = s.heads[i]
    if s.relations[i] != "acl" or not 0 < hearer < i or s.relations[hearer] not in ("obj", "iobj"):
        return
    v = s.heads[hearer]
    if v < 0 or s.lemmas[v] not in TELLING or s.tags[hearer] not in ("PROPN", "PRON", "NOUN"):
        return
    marked = any(s.relations[k] == "mark" and s.words[k].lower() == "that" for k in kids.get(i, ()))
    if marked and any(s.relations[k].startswith("nsubj") for k in kids.get(i, ())):
        s.heads[i], s.relations[i] = v, "ccomp"


def _given_until(s: Slips, i: int, kids: dict[int, list[int]]) -> None:
    """The "until Friday" of "gave Kestria, which holds the town, until Friday to leave" is what was given."""
    clause = s.heads[i]
    to = i > 0 and s.words[i - 1].lower() == "to" and s.heads[i - 1] == i
    if not to or s.relations[i] not in ("advcl", "acl", "xcomp") or clause < 0:
        return
    if s.relations[i] == "acl" and s.relations[clause] in ("obl", "obl:unmarked", "obl:tmod", "obj"):
        clause = s.heads[clause]  # hung on the hours
    while clause >= 0 and s.relations[clause] in ("advcl", "xcomp", "acl", "conj"):
        clause = s.heads[clause]  # "who spent a year in France recovering, until Friday to leave"
    whom = s.heads[clause] if clause >= 0 and s.relations[clause] == "acl:relcl" else -1
    giving = s.heads[whom] if whom >= 0 and s.relations[whom] in ("iobj", "obj") else -1
    if not 0 <= giving < whom < clause < i or s.lemmas[giving] != "give":
        return
    for k in [k for over in {clause, s.heads[i]} for k in kids.get(over, ())]:
        until = any(s.words[c].lower() in ("until", "till") for c in kids.get(k, ()))
        first = min([k, *(c for c in kids.get(k, ()) if s.tags[c] != "PUNCT")])
        if not clause < k < i or not (until or s.lemmas[k] in SPELLS) or s.words[first - 1] != ",":
            continue
        s.heads[k], s.relations[k] = giving, "obl" if until else "obj"
        s.heads[i], s.relations[i], s.relations[whom] = giving, "advcl", "iobj"


def _done_besides(s: Slips, i: int, kids: dict[int, list[int]]) -> None:
    """The "expelled" of "accused Paris of fuelling it and expelled two envoys" goes on from "accused"."""
    gerund = s.heads[i]
    if s.relations[i] != "conj" or s.tags[i] != "VERB" or not 0 <= gerund < i:
        return
    past = s.words[i].lower().endswith("ed") and s.tags[gerund] == "VERB"
    if not past or not s.words[gerund].lower().endswith("ing"):
        return
    below = kids.get(i, ())
    if any(s.relations[k] in ("nsubj", "nsubj:pass", "aux", "aux:pass", "mark") for k in below):
        return
    led = any(
        s.relations[k] in ("mark", "case") and s.words[k].lower() in LEADING for k in kids.get(gerund, ())
    )
    over, own = s.heads[gerund], any(s.relations[k] == "obj" for k in below)
    finite = over >= 0 and s.tags[over] == "VERB" and s.words[over].lower() != s.lemmas[over].lower()
    if led and own and finite and over < gerund and not s.words[over].lower().endswith("ing"):
        s.heads[i] = over


def _label(s: Slips, i: int, kids: dict[int, list[int]]) -> None:
    """The "Secretary" of "The Secretary (Ana Kor): We condemn it" only says who is "we"."""
    v = s.heads[i]
    if s.relations[i] != "nsubj" or not 0 <= i < v:
        return
    other = next((k for k in kids.get(v, ()) if i < k < v and s.relations[k] == "nsubj"), None)
    if other is not None and any(w in (":", "):") for w in s.words[i + 1 : other]):
        s.relations[i] = "vocative"


def _charge_that(s: Slips, i: int, kids: dict[int, list[int]]) -> None:
    """The "that" of "the allegation that its troops attacked first" leads in the charge and is no object."""
    v = s.heads[i]
    if s.words[i].lower() != "that" or s.relations[i] != "obj" or v < 0:
        return
    charge = s.heads[v]
    subject = any(s.relations[k] in ("nsubj", "nsubj:pass") and k > i for k in kids.get(v, ()))
    if s.relations[v] not in ("acl", "acl:relcl"):
        return
    if charge == i - 1 and s.lemmas[charge] in CHARGES and subject and s.lemmas[v] not in MAKING:
        s.relations[i], s.relations[v] = "mark", "acl"


def _charge_rejected(s: Slips, i: int, kids: dict[int, list[int]]) -> None:
    """The "Kigali" of "accused it of the raid, a charge Kigali has always rejected" rejects the charge."""
    article = i - 1
    if s.lemmas[i] not in CHARGES or article < 1 or s.words[article].lower() not in ("a", "an"):
        return
    if s.words[article - 1] != "," or s.heads[i] > i:
        return
    end = i + 1
    while end < len(s.words) and s.tags[end] in ("PROPN", "DET", "NOUN", "ADJ"):
        end += 1
    v = end
    while v < len(s.words) and s.tags[v] in ("AUX", "ADV"):
        v += 1
    if end == i + 1 or v >= len(s.words) or s.tags[v] != "VERB" or s.lemmas[v] not in REBUTTING:
        return
    if any(s.relations[k] in ("obj", "ccomp", "nsubj:pass") for k in kids.get(v, ())):
        return
    inside = range(i + 1, end)
    own = [k for k in inside if s.heads[k] not in inside]
    if len(own) == 1 and v not in (s.heads[i], i):
        s.heads[own[0]], s.relations[own[0]] = v, "nsubj"
        s.heads[v], s.relations[v], s.relations[i] = i, "acl:relcl", "appos"


def _called_on(s: Slips, i: int, kids: dict[int, list[int]]) -> None:
    """The "on" of "called on the rebels to go" leads in the rebels; it is no part of the verb."""
    v = s.heads[i]
    if s.words[i].lower() not in ("on", "upon") or s.relations[i] != "compound" or i != v + 1:
        return
    if s.lemmas[v] != "call":
        return
    for k in kids.get(v, ()):
        bare = not any(s.relations[c] == "case" for c in kids.get(k, ()))
        if k > i and s.relations[k] in ("obl", "obj") and bare:
            s.heads[i], s.relations[i], s.relations[k] = k, "case", "obl"
            return


def _behind_a_participle(s: Slips, v: int, kids: dict[int, list[int]]) -> None:
    """The "killed" of "rebels armed with guns killed nine" is the verb; "armed" tells of the rebels."""
    subject = next((k for k in kids.get(v, ()) if s.relations[k] == "nsubj"), None)
    if s.relations[v] not in ("acl", "acl:relcl", "conj", "advcl") or s.tags[v] != "VERB" or subject is None:
        return
    participle, steps = s.heads[v], 0
    while subject < participle and s.tags[participle] != "VERB" and steps < 4:
        participle, steps = s.heads[participle], steps + 1
    if not subject < participle < v or s.tags[participle] != "VERB" or s.relations[participle] == "acl":
        return
    below = kids.get(participle, ())
    plain = s.words[participle].lower().endswith("ed") and participle < v
    if not plain or any(s.relations[k] in ("nsubj", "nsubj:pass", "aux", "aux:pass", "mark") for k in below):
        return
    s.heads[v], s.relations[v] = s.heads[participle], s.relations[participle]
    s.heads[participle], s.relations[participle] = subject, "acl"
    for k in below:
        if k > v:
            s.heads[k] = v


def _active_in_a_clause(s: Slips, i: int, kids: dict[int, list[int]]) -> None:
    """The "troops" of "that its troops attacked first" attack: a clause with "that" has its auxiliaries."""
    v = s.heads[i]
    if s.relations[i] != "nsubj:pass" or not 0 <= i < v or s.relations[v] not in ("ccomp", "acl"):
        return
    below = kids.get(v, ())
    led = any(s.relations[k] == "mark" and s.words[k].lower() == "that" and k < i for k in below)
    if led and not any(s.relations[k] in ("aux", "aux:pass", "obl:agent", "conj") for k in below):
        s.relations[i] = "nsubj"
