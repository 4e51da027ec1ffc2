"""Slips of the parser where harm is told: "nine were killed and five wounded", "hit a camp with rockets"."""

from __future__ import annotations

import functools

from accord.extract.lexicon import lexicon, words
from accord.extract.slips import HARMING, Slips

_HARMED = frozenset(
    "killed injured wounded hurt arrested detained displaced kidnapped abducted missing".split()
)
_ADJECTIVES = frozenset({"dead", "killed"})
_PATIENTS = frozenset({"nsubj:pass", "nsubj"})


_PUTTING = frozenset("put set estimate reckon fix".split())
_BLADES = frozenset("knife machete sword axe ax dagger stick stone club".split())
_WHERE = frozenset("in near at outside on inside around".split())


def mend_harms(s: Slips) -> None:
    """Mend all slips of a page around a second harm without a verb of its own, and what it was done with."""
    _figures_read_as_parts(s)
    _gapped_passives(s)
    _headline_tolls(s)
    _casualties_read_as_deeds(s)
    _buildings_read_as_doers(s)
    _weapons_hung_on_targets(s)


def _figures_read_as_parts(s: Slips) -> None:
    """The eight of "put the number of dead fighters at eight" is what is put, and none of the fighters."""
    for at, word in enumerate(s.words):
        n = s.heads[at]
        if word.lower() != "at" or s.relations[at] != "case" or n < at or s.tags[n] != "NUM":
            continue
        thing = s.heads[n]
        while s.relations[thing] == "nmod" and 0 <= s.heads[thing] < thing:
            thing = s.heads[thing]
        v = s.heads[thing] if 0 <= thing < at else -1
        if (
            s.relations[n] == "nmod"
            and s.relations[thing] == "obj"
            and 0 <= v < thing
            and s.lemmas[v] in _PUTTING
        ):
            s.heads[n], s.relations[n] = v, "obl"


def _gapped_passives(s: Slips) -> None:
    """The "others" of "nine were killed and five others wounded in a raid" were not killed."""
    for w, word in enumerate(s.words):
        if word.lower() not in _HARMED or w < 3 or s.tags[w] not in ("VERB", "ADJ", "NOUN"):
            continue
        n = w - 1
        while n > 0 and s.tags[n] == "ADV":
            n -= 1
        if s.tags[n] not in ("NOUN", "NUM", "DET", "PROPN", "ADJ") or s.words[n].lower() == "all":
            continue
        v = _harm_before(s, n, w)
        if v is None:
            continue
        lead = n - 1
        while lead > v and s.words[lead].lower() not in ("and", ",", "while"):
            lead -= 1
        if lead <= v:
            continue
        for k in range(lead, n):
            if s.words[k].lower() in ("and", ",") and s.heads[k] in (n, v, s.heads[n]):
                s.heads[k] = w
        s.heads[w], s.relations[w] = v, "conj"
        s.heads[n], s.relations[n] = w, "nsubj:pass"


def _harm_before(s: Slips, n: int, w: int) -> int | None:
    """The passive verb of harm that a counted phrase and its participle go on from, where they hang on it."""
    if s.heads[w] == n and s.relations[n] == "conj":
        over = s.heads[n]
    else:
        described = s.relations[w] in ("amod", "acl", "appos", "conj")
        own = s.heads[n] == w and s.relations[n] in _PATIENTS and described
        beside = s.relations[n] == s.relations[w] == "conj" and (
            s.heads[n] == s.heads[w]
            or (s.heads[s.heads[n]] == s.heads[w] and s.relations[s.heads[n]] in _PATIENTS)
        )
        if not own and not beside:
            return None
        over = s.heads[w]
    if any(head == w and relation == "obj" for head, relation in zip(s.heads, s.relations, strict=True)):
        return None
    v = over if s.tags[over] == "VERB" else s.heads[over] if s.relations[over] in _PATIENTS else -1
    if not 0 <= v < n or s.lemmas[v] not in HARMING | {"shoot", "hurt"} or s.words[v].lower().endswith("ing"):
        return None
    passive = any(
        h == v and r in ("aux:pass", "nsubj:pass") for h, r in zip(s.heads, s.relations, strict=True)
    )
    return v if passive else None


def _headline_tolls(s: Slips) -> None:
    """The "3" of "3 dead, 7 hurt in an attack" counts the dead, of whom none is hurt besides."""
    for i in range(1, len(s.heads) - 3):
        first, last = s.words[i].lower(), s.words[i + 3].lower()
        told = first in _ADJECTIVES and s.words[i + 1] == "," and last in _HARMED
        if told and s.tags[i - 1] == s.tags[i + 2] == "NUM" and s.heads[i] == s.heads[i - 1] == i + 3:
            s.heads[i - 1], s.relations[i - 1] = i, "nummod"
            s.relations[i] = "parataxis"


def _casualties_read_as_deeds(s: Slips) -> None:
    """The "wounded" of "a convoy carrying wounded" are aboard; the convoy is not wounded.

    Nor is anything done in "there are 75,000 displaced": so many are there.
    """
    for w in range(1, len(s.heads)):
        word, before, noun = s.words[w].lower(), w - 1, s.heads[w]
        if word not in _HARMED | {"dead"}:
            continue
        carried = (
            s.relations[w] == "amod" and s.heads[before] == noun and s.words[before].lower().endswith("ing")
        )
        if carried and s.relations[before] == "acl":
            s.heads[w], s.relations[w] = before, "obj"
        be = s.heads[before]
        there = s.tags[before] == "NUM" and s.relations[before] == "nsubj" and s.lemmas[be] == "be"
        if there and any(head == be and r == "expl" for head, r in zip(s.heads, s.relations, strict=True)):
            s.heads[before], s.relations[before] = w, "nummod"
            s.heads[w], s.relations[w] = be, "nsubj"


def _buildings_read_as_doers(s: Slips) -> None:
    """The "prison" of the headline "Prison stormed" was stormed; buildings storm nothing."""
    for place, v in enumerate(s.heads):
        if s.relations[place] != "nsubj" or v != place + 1 or s.lemmas[place].lower() not in _buildings():
            continue
        if s.tags[v] != "VERB" or s.words[v].lower() == s.lemmas[v]:
            continue
        kids = {r for head, r in zip(s.heads, s.relations, strict=True) if head == v}
        rules = lexicon().verbs.get(s.lemmas[v], ())
        if not kids & {"obj", "aux", "ccomp", "xcomp"} and any(r.type == "ASSAULT" for r in rules):
            s.relations[place] = "nsubj:pass"


@functools.cache
def _buildings() -> frozenset[str]:
    """Buildings in which people are struck, which do nothing themselves."""
    moving = frozenset({"bus", "train", "subway", "metro"})
    return frozenset(words("who")["venues"].split()) - moving | {"prison", "jail", "checkpoint", "barracks"}


@functools.cache
def _weapons() -> frozenset[str]:
    """The last words of all wordings of weapons."""
    return frozenset(phrase.split()[-1] for entry in words("means") for phrase in entry["words"])


def _weapons_hung_on_targets(s: Slips) -> None:
    """The "mortars" of "attacked a camp with mortars in the valley" were used there, not kept in the camp."""
    cases = {s.heads[k]: s.words[k].lower() for k, relation in enumerate(s.relations) if relation == "case"}
    for w, thing in enumerate(s.heads):
        if s.relations[w] != "nmod" or cases.get(w) != "with" or s.lemmas[w].lower() not in _weapons():
            continue
        v = s.heads[thing]
        if not 0 <= v < thing < w or s.relations[thing] != "obj":
            continue
        if s.lemmas[v] == "shoot" and s.lemmas[w].lower() in _BLADES:
            continue  # "shot a man with a knife"
        if any(rule.type in ("ASSAULT", "PROTEST") for rule in lexicon().verbs.get(s.lemmas[v], ())):
            s.heads[w], s.relations[w] = v, "obl"
    for place, w in enumerate(s.heads):
        used = w >= 0 and s.relations[w] == "obl" and cases.get(w) == "with" and s.lemmas[w] in _weapons()
        if used and s.relations[place] == "nmod" and cases.get(place) in _WHERE:
            s.heads[place], s.relations[place] = s.heads[w], "obl"
