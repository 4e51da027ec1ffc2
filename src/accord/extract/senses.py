"""Verbs in a sense that tells no event: words about the telling, pictures that capture, mere warnings."""

from __future__ import annotations

from accord.extract.participants import who
from accord.extract.tree import Tree

# What is spoilt without anything being broken.
DEALINGS = frozenset(
    "vote election poll referendum talk negotiation process deal agreement accord pact truce ceasefire peace"
    " plan effort bid initiative summit visit meeting mission relation economy transition campaign".split()
)
PRESS = frozenset(
    "reporter journalist press media newspaper television radio agency conference network station".split()
)
PICTURES = frozenset("image picture photo photograph footage video camera film clip painting".split())
BACKING = frozenset(
    "artillery helicopter plane jet air tank gunship warplane drone aircraft gunfire fire evidence".split()
)
GAINS = frozenset("bribe money payment gift prize award job post $ € £ kickback cash medal donation".split())
CALLED = frozenset("strike truce ceasefire protest rally election meeting halt".split())
SAYINGS = frozenset("claim accusation allegation assertion argument statement account charge".split())
TELLING = frozenset(
    "name surname identity detail comment proof evidence explanation interview reason figure number breakdown"
    " information specifics timetable".split()
)
SELF = frozenset("i we it they he she".split())
# What one who threatens says will come.
CONSEQUENCES = frozenset(
    "consequence retaliation response reprisal revenge action price cost punishment war force sanction"
    " penalty tariff strike measure".split()
)
DISASTERS = frozenset("tragedy bloodshed bloodbath disaster catastrophe death".split())
MEETING_OUT = frozenset("pay face suffer regret respond retaliate answer avenge punish".split())
STRIKING = frozenset(
    "fire shoot attack strike kill destroy bomb crush hit target shell punish execute sink arrest".split()
)
GIVING = frozenset("give provide disclose release offer reveal discuss".split())
TASKS = frozenset(
    "verify ensure oversee protect monitor implement find investigate prepare draft conduct lead supervise"
    " coordinate examine review enforce maintain guard".split()
)
REFUGES = frozenset("haven sanctuary refuge space territory victory freedom opportunity resource".split())
LIVELIHOODS = frozenset(
    "job benefit pension home licence license subsidy post passport land wage pay".split()
)
# Campaigns of war, unlike those for a vaccine, a vote or a brand.
FOUGHT = frozenset("air bombing guerrilla terror ground insurgency missile drone bombardment".split())
PERMITTING = frozenset("authorise authorize allow permit entitle".split())
SAFETY = frozenset(
    "travel weather flood tsunami storm health safety evacuation security terror hurricane air heat avalanche"
    " tornado earthquake cyclone early".split()
)


def aside(tree: Tree, v: int) -> bool:
    """Words about the telling, not the event: "speaking to Reuters", "asked not to be named"."""
    lemma, thing = tree.lemmas[v], tree.object(v)
    if tree.kid(v, "det") is not None:
        return True
    if lemma == "burn" and _burning(tree, v):
        return True
    if lemma == "accept" and thing is not None and tree.lemmas[tree.content(thing)].lower() in GAINS:
        return True  # "guilty of accepting bribes"
    if lemma == "silence" and (by := tree.agent(v)) is not None and tree.lemmas[by] in BACKING:
        return True  # "the enemy's guns were silenced by artillery"
    if lemma == "capture" and (by := tree.agent(v)) is not None and tree.lemmas[by] in PICTURES:
        return True
    if lemma == "deny" and thing is not None and tree.lemmas[thing] in REFUGES:
        return True  # "deny them a safe haven"
    if lemma == "blame" and tree.kid(v, "mark") is not None and tree.kid(v, "aux", "cop") is not None:
        return True  # "the rebels were to blame"
    if lemma in ("launch", "begin", "wage") and thing is not None and tree.lemmas[thing] == "campaign":
        return any(tree.lemmas[c].lower() not in FOUGHT for c in tree.kids(thing, "compound"))
    if lemma in ("discuss", "speak", "talk", "comment") and tree.lemmas[tree.heads[v]] in PERMITTING:
        return True  # "was not authorised to discuss the talks"
    if lemma == "insist" and (told := tree.kid(v, "ccomp")) is not None:
        plain = tree.words[told].lower() == tree.lemmas[told].lower() and tree.kid(told, "cop") is None
        duty = any(tree.words[c].lower() in ("must", "should") for c in tree.kids(told, "aux"))
        return not (
            duty or (plain and tree.kid(told, "aux") is None)
        )  # "insists that the group is not there"
    if lemma == "stand" and tree.words[v].lower().endswith("ing") and not tree.oblique(v, "with"):
        return True  # "his wife, who is standing behind him"
    if lemma == "back" and thing is not None and tree.lemmas[thing] in SAYINGS:
        return any(tree.words[c].lower() == "up" for c in tree.children[v])
    if (
        lemma in ("use", "employ")
        and tree.relations[v] == "acl"
        and tree.passive(v)
        and not tree.oblique(v, "against", "on")
    ):
        return True  # "drones used by the air force": what it has
    if lemma == "call" and (named := tree.kid(v, "xcomp")) is not None and tree.kid(named, "mark") is None:
        return thing is not None and tree.lemmas[thing] in CALLED  # "called the strike a massacre"
    if lemma == "back" and tree.relations[v] == "acl" and (by := tree.agent(v)) is not None:
        return tree.lemmas[by] in who()["vehicles"] | BACKING  # "troops backed by tanks"
    if lemma == "charge" and any(tree.lemmas[c] in TASKS for c in tree.kids(v, "advcl", "obl", "xcomp")):
        return True  # "charged the inspectors with verifying it": a task
    if lemma == "detain" and any(tree.lemmas[w] == "hospital" for w in tree.oblique(v, "in", "at")):
        return True
    if lemma == "arrive" and (comer := tree.agent(v)) is not None and tree.lemmas[comer] in who()["armed"]:
        return True  # "the attackers arrived at 2 a.m."
    if lemma == "support" and thing is not None and tree.lemmas[thing] in SAYINGS:
        return tree.relations[v] in ("acl", "advcl", "xcomp")  # "evidence to support his claims"
    if lemma == "offer" and thing is not None and tree.lemmas[thing] in TELLING:
        return True  # "offered no proof"
    if lemma in ("sabotage", "derail", "wreck", "torpedo") and thing is not None:
        return tree.lemmas[thing] in DEALINGS  # "tried to sabotage the vote"
    if lemma == "investigate" and tree.kid(v, "mark") is not None and tree.object(v) is None:
        return True  # "a helicopter took off to investigate"
    if lemma == "rout" and tree.oblique(v, "via", "through"):
        return True  # "routed via satellite"
    if lemma in ("close", "lock", "shut") and tree.lemmas[tree.heads[v]] in ("remain", "stay", "keep"):
        return True
    if tree.relations[v] == "conj" and tree.lemmas[tree.heads[v]].lower() in ("dead", "wounded", "injured"):
        return tree.kid(tree.heads[v], "det") is not None  # "the dead and wounded": people, no deed
    if any(tree.lemmas[w] == "anonymity" for w in (*tree.oblique(v, "for"), *tree.kids(v, "obj"))):
        return True  # "asked for anonymity"
    if lemma in ("ask", "request", "decline", "refuse"):
        return _tells_no_more(tree, v)
    if lemma in ("speak", "contact", "reach", "interview") and tree.relations[v] in (
        "acl",
        "advcl",
        "acl:relcl",
    ):
        return True  # "a businessman contacted by telephone", "speaking from the capital"
    if lemma in ("speak", "talk", "tell", "brief"):
        hearers = [*tree.oblique(v, "to", "with"), *([o] if (o := tree.object(v)) is not None else [])]
        return any(tree.lemmas[h].lower() in PRESS or h in tree.media for h in hearers)
    return False


def _tells_no_more(tree: Tree, v: int) -> bool:
    """ "Asked not to be named", "declined to comment": how something was told, or not."""
    clause = tree.kid(v, "xcomp", "ccomp", "advcl")
    if clause is not None and tree.lemmas[clause] in GIVING and (told := tree.object(clause)) is not None:
        return tree.lemmas[told] in TELLING  # "declined to give his name", "refused to provide details"
    return clause is not None and tree.lemmas[clause] in (
        "name",
        "identify",
        "quote",
        "comment",
        "say",
        "elaborate",
        "speculate",
        "specify",
        "answer",
    )


def _burning(tree: Tree, v: int) -> bool:
    """ "Barricades of burning tyres", "a road with burning cars"; but "by burning tyres" is a deed."""
    near = (
        tree.words[v].lower() == "burning" and v > 0 and tree.words[v - 1].lower() in ("of", "with", "behind")
    )
    return near and tree.tags[v + 1 : v + 2] == ("NOUN",)


def no_threat(tree: Tree, i: int) -> bool:
    """A warning of what others or nature may do: a threat speaks of what the one who warns will do."""
    lemma = tree.lemmas[i].lower()
    if lemma == "warning" or ((thing := tree.object(i)) is not None and tree.lemmas[thing] == "warning"):
        noun = i if lemma == "warning" else thing
        assert noun is not None
        told = [tree.lemmas[w] for w in tree.oblique(noun, "of", "about")]
        told += [lemma for c in tree.kids(noun, "compound", "amod") if (lemma := tree.lemmas[c]) in SAFETY]
        clause = tree.kid(noun, "acl", "ccomp")
        if clause is not None and tree.kid(clause, "nsubj", "nsubj:pass") is not None:
            return not _own(tree, i, clause)  # "warnings that the strikes could do harm"
        return bool(told) and not set(told) & CONSEQUENCES
    if lemma not in ("warn", "caution") or tree.oblique(i, "against"):
        return False
    clause, told_of, whom = (
        tree.kid(i, "ccomp", "xcomp"),
        tree.oblique(i, "of", "about"),
        tree.kid(i, "obj", "iobj"),
    )
    if told_of:
        return not any(tree.lemmas[w] in CONSEQUENCES for w in told_of)
    if clause is not None and _own(tree, i, clause):
        return False
    adversary = whom is not None and not (
        tree.tags[whom] == "NOUN" and tree.lemmas[whom] in who()["civil"] | who()["persons"] | {"public"}
    )
    infinitive = clause is not None and any(tree.words[m].lower() == "to" for m in tree.kids(clause, "mark"))
    return not (adversary and (clause is None or infinitive))


def _own(tree: Tree, v: int, clause: int) -> bool:
    """Whether a clause tells what the one who warns will do, or what will befall the other."""
    below = {tree.lemmas[w].lower() for w in tree.subtree(clause)}
    met = tree.lemmas[clause] == "meet" and bool(tree.oblique(clause, "with"))
    if (
        met
        or below & (CONSEQUENCES - {"action", "force", "measure", "strike"})
        or tree.lemmas[clause] in MEETING_OUT
    ):
        return True
    thing = tree.kid(clause, "obj")
    if tree.lemmas[clause] == "lose" and thing is not None and tree.lemmas[thing] in LIVELIHOODS:
        return True
    subject = tree.kid(clause, "nsubj", "nsubj:pass")
    if subject is None:
        return False
    if below & DISASTERS and any(tree.words[c].lower() == "any" for c in tree.kids(subject, "det")):
        return True  # "warnings that any use of force would end in tragedy"
    if tree.lemmas[clause] in STRIKING and tree.passive(clause) and tree.agent(clause) is None:
        whoever = tree.lemmas[subject].lower() in ("anyone", "anybody", "those", "whoever", "violator")
        if whoever or any(tree.words[c].lower() == "any" for c in tree.kids(subject, "det")):
            return True  # "warned that any ship would be fired upon"
    spelt, speaker = tree.words[subject].lower(), tree.subject(v)
    if spelt in SELF or any(tree.tags[c] == "PRON" for c in tree.kids(subject, "nmod:poss")):
        return True
    return speaker is not None and spelt == tree.words[speaker].lower()
