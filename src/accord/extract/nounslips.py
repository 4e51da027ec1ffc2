"""Slips of the parser within noun phrases: counts, names beside nouns, joined participles, torn compounds."""

from __future__ import annotations

from accord.extract.slips import DASHES, HARMING, Slips

# What becomes of people, and what may stand between two of these with their numbers.
_STATES = frozenset("dead wounded injured missing hurt".split())
_BETWEEN = frozenset("and , about around some nearly at least more than over another with almost".split())
# Participles that a hyphen joins to whose or by whom something is.
_BELONGING = frozenset(
    "flagged owned operated registered based aligned backed led run controlled held occupied linked made"
    " built supplied sponsored funded trained mediated brokered allied dominated ruled administered".split()
)
# Verbs of giving, and what is given without an article.
_GIVING = frozenset("give offer grant send deny promise lend provide supply hand".split())
_GIVEN = frozenset(
    "aid shelter refuge asylum assistance money haven food help support sanctuary weapon arms ammunition cash"
    " fuel training cover".split()
)
# Nouns side by side of which the first is read as an object or modifier of its own.
_TORN = frozenset({("nmod", "nmod"), ("obj", "obl:unmarked")})
_WHEN = frozenset("yesterday today tomorrow tonight time morning afternoon evening night midday".split())
_ROLES = frozenset({"obj", "nsubj", "nsubj:pass", "obl", "nmod", "obl:agent", "conj"})


def _joined_participles(s: Slips) -> None:
    """The "Panama" of "hit the Panama-flagged ship" goes with its participle; what is hit is the ship."""
    for i in range(len(s.words) - 3):
        if s.words[i + 1] not in DASHES or s.words[i + 2].lower() not in _BELONGING or s.tags[i] == "PUNCT":
            continue
        p, noun = i + 2, i + 3
        while noun < len(s.words) and (s.tags[noun] == "ADJ" or _goes_on(s, noun, p)):
            noun += 1
        if noun >= len(s.words) or s.tags[noun] not in ("NOUN", "PROPN") or s.relations[i] not in _ROLES:
            continue
        if s.heads[i] in (p, noun) or s.heads[p] == i:
            continue
        s.heads[noun], s.relations[noun] = s.heads[i], s.relations[i]
        for k, head in enumerate(s.heads):
            if head == i and k < i:
                s.heads[k] = noun
            elif head == p and k > noun:
                s.heads[k] = noun if s.relations[k] == "obj" else s.heads[noun]
                s.relations[k] = "appos" if s.relations[k] == "obj" else s.relations[k]
        s.heads[i], s.relations[i] = p, "obl:unmarked"
        s.heads[p], s.relations[p] = noun, "amod"


def _goes_on(s: Slips, k: int, p: int) -> bool:
    """Whether a word still stands before the noun that a joined participle describes."""
    if s.words[k] in (*DASHES, ",", "and") or s.words[k].lower() in _BELONGING:
        return True
    joined = s.words[k + 1 : k + 2] and s.words[k + 1] in DASHES
    return bool(joined) or (
        s.tags[k] in ("NOUN", "PROPN") and s.heads[k] != p and s.relations[k] == "compound"
    )


def _names_read_as_further(s: Slips) -> None:
    """The name in "an Indian national, Ravi Telkar, with ..." is his, not another's."""
    for i, noun in enumerate(s.heads):
        between = (
            s.relations[i] == "conj" and s.tags[i] == "PROPN" and i == noun + 2 and s.words[i - 1] == ","
        )
        if not between or s.tags[noun] == "PROPN":
            continue
        kids = [k for k, head in enumerate(s.heads) if head in (noun, i)]
        one = any(s.heads[k] == noun and s.words[k].lower() in ("a", "an") for k in kids)
        if one and not any(s.relations[k] in ("cc", "conj") for k in kids if k != i):
            s.relations[i] = "appos"


def _names_beside_their_nouns(s: Slips) -> None:
    """The name in "the association ANZORC said" is no second subject: it stands beside its noun.

    Nor is that of "he and his niece Sela Dhahir" of a third person.
    """
    for i in range(1, len(s.heads)):
        twice = s.relations[i] == s.relations[i - 1] and s.heads[i] == s.heads[i - 1]
        if twice and s.relations[i] in ("nsubj", "conj") and s.tags[i] == "PROPN" and s.tags[i - 1] == "NOUN":
            s.heads[i], s.relations[i] = i - 1, "appos"


def _afterthoughts(s: Slips) -> None:
    """In "wounding 31 people, one of them critically" the one is no subject, but one of the 31."""
    for i, v in enumerate(s.heads):
        behind = 0 <= v < i - 1 and s.words[i - 1] == "," and s.words[v].lower().endswith("ing")
        if not behind or s.relations[i] != "nsubj" or s.tags[i] not in ("NUM", "DET", "PRON"):
            continue
        thing = next((k for k in range(v + 1, i) if s.heads[k] == v and s.relations[k] == "obj"), None)
        if thing is not None:
            s.heads[i], s.relations[i] = thing, "appos"


def _compounds_torn_apart(s: Slips) -> None:
    """The "border" of "the bombing of the Telk border post" belongs to the post: bare nouns are one name.

    So does that of "attacked the border post on Sunday", which the parser takes for a time behind its object.
    """
    for i in range(1, len(s.heads)):
        before, head = i - 1, s.heads[i]
        if s.heads[before] != head or (s.relations[before], s.relations[i]) not in _TORN:
            continue
        nouns = {s.tags[i], s.tags[before]} <= {"NOUN", "PROPN"} and s.tags[i] == "NOUN"
        if not nouns or not 0 <= head < before or any(s.heads[k] == i for k in range(head, i)):
            continue
        plural = s.words[before].lower() != s.lemmas[before].lower()
        if s.relations[i] == "obl:unmarked" and (plural or s.lemmas[i].lower() in _WHEN):
            continue
        for k in range(head, before):
            if s.heads[k] == before:
                s.heads[k] = i
        s.heads[before], s.relations[i] = i, s.relations[before]
        s.relations[before] = "compound"


def _lists_of_casualties(s: Slips) -> None:
    """In "put the toll at 42 dead and 50 wounded" the wounded stand beside the dead, each with its number."""
    last = -1
    for i in range(1, len(s.heads)):
        if s.words[i].lower() not in _STATES or s.tags[i - 1] != "NUM":
            continue
        joined = last >= 0 and {w.lower() for w in s.words[last + 1 : i - 1]} <= _BETWEEN and i - last < 6
        if joined and s.relations[last] in ("obl", "nmod", "obj") and s.heads[last] != i:
            s.heads[i - 1], s.relations[i - 1] = i, "nummod"
            s.heads[i], s.relations[i] = last, "conj"
            if s.tags[last - 1] == "NUM" and s.heads[last - 1] == s.heads[last]:
                s.heads[last - 1], s.relations[last - 1] = last, "nummod"
        last = i


def _counted_phrases(s: Slips) -> None:
    """Counted phrases are the subjects and objects that they are.

    The parser takes the "up to" of "up to seven people were hurt", the "between" of "killed between four and
    six people" and the "as many as" of "killed as many as nine" for prepositions, and who was killed in "32
    foreigners killed and 30 injured" for who did it.
    """
    below: dict[int, list[int]] = {}
    for k, head in enumerate(s.heads):
        below.setdefault(head, []).append(k)
    for i, head in enumerate(s.heads):
        relation = s.relations[i]
        if head < 0 or relation not in ("nsubj", "obl") or s.tags[i] not in ("NOUN", "NUM", "PROPN"):
            continue
        numeral = next((c for c in below.get(i, ()) if s.relations[c] == "nummod"), None)
        numeral = i if s.tags[i] == "NUM" else numeral
        if numeral is None:
            continue
        kids = {s.relations[c] for c in below.get(head, ())}
        if relation == "nsubj":
            done = s.lemmas[head] in HARMING and s.words[head].lower().endswith("ed")
            if done and not kids & {"obj", "aux", "ccomp", "iobj"}:
                s.relations[i] = "nsubj:pass"
        elif s.tags[i] != "PROPN" and _bounds(s, [*below.get(i, ()), *below.get(numeral, ())], numeral):
            if i > head and "obj" not in kids and s.tags[head] == "VERB":
                s.relations[i] = "obj"
            elif i < head and not kids & {"nsubj", "nsubj:pass"}:
                s.relations[i] = "nsubj:pass" if "aux:pass" in kids else "nsubj"


def _numbers_before_names(s: Slips) -> None:
    """The "717" of "killed 717 Afghans" counts them: it is no object beside them."""
    for i in range(1, len(s.heads)):
        twin = s.heads[i] == s.heads[i - 1] and s.relations[i] == s.relations[i - 1] in ("obj", "nsubj:pass")
        if twin and s.tags[i - 1] == "NUM" and s.tags[i] in ("PROPN", "NOUN"):
            s.heads[i - 1], s.relations[i - 1] = i, "nummod"


def _named_among_the_harmed(s: Slips) -> None:
    """The one of "identified as the fourth Kenyan killed" was killed; he killed nobody."""
    for i, head in enumerate(s.heads):
        told = s.relations[i] == "nsubj" and head == i + 1 and s.lemmas[head] in HARMING
        if not told or not s.words[head].lower().endswith("ed"):
            continue
        kids = [k for k, h in enumerate(s.heads) if h == head]
        alone = not any(s.relations[k] in ("obj", "aux", "ccomp", "iobj", "obl") for k in kids)
        if alone and any(s.relations[k] in ("mark", "case") and s.words[k].lower() == "as" for k in kids):
            s.relations[i] = "nsubj:pass"


def _given_to(s: Slips) -> None:
    """The Front of "giving the Front shelter" is given it: the shelter is no sort of shelter."""
    for i, v in enumerate(s.heads):
        k = i - 1
        given = (
            v >= 0 and s.relations[i] == "obj" and s.lemmas[v] in _GIVING and s.lemmas[i].lower() in _GIVEN
        )
        if not given or k <= v or s.heads[k] != i or s.relations[k] not in ("compound", "amod", "nmod:poss"):
            continue
        led = any(s.heads[c] == i and s.relations[c] == "det" for c in range(v, k))
        named = s.words[k][:1].isupper() and (led or s.tags[k] == "PROPN")
        many = led and s.tags[k] == "NOUN" and s.words[k] != s.lemmas[k]
        if not named and not many and s.relations[k] != "nmod:poss":
            continue
        for c in range(v + 1, k):
            if s.heads[c] == i:
                s.heads[c] = k
        s.heads[k], s.relations[k] = v, "iobj"


def _bounds(s: Slips, below: list[int], numeral: int) -> bool:
    """Whether what leads in a counted noun only bounds the count."""
    before = [s.words[c].lower() for c in below if c < numeral]
    last = s.words[numeral - 1].lower() if numeral else ""
    if last == "between":
        return any(s.relations[c] == "conj" and s.heads[c] == numeral for c in below)
    if [w.lower() for w in s.words[max(0, numeral - 3) : numeral]] == ["as", "many", "as"]:
        return True
    return ("up" in before and last == "to") or ("more" in before and last == "than")


def _agents_read_as_subjects(s: Slips) -> None:
    """The "rebels" of "a missile fired by the rebels hit" fire it; nothing is done to them.

    Nor are those of "the killings followed an attack by rebels" followed.
    """
    for by, noun in enumerate(s.heads):
        if s.words[by].lower() != "by" or s.relations[by] != "case" or not 0 <= s.heads[noun] < by:
            continue
        if s.relations[noun] == "nsubj:pass":
            s.relations[noun] = "obl:agent"
        elif s.relations[noun] == "obj" and s.tags[by - 1] == "NOUN" and s.heads[by - 1] == s.heads[noun]:
            s.heads[noun], s.relations[noun] = by - 1, "nmod"


def _shot_dead(s: Slips) -> None:
    """Those of "shot dead five passengers" and "captured alive two rebels" were not so before."""
    for k in range(1, len(s.heads) - 1):
        if s.words[k].lower() not in ("dead", "alive") or s.tags[k - 1] != "VERB":
            continue
        thing = s.heads[k]
        if thing > k and s.relations[thing] == "nummod":  # read as part of the number
            thing = s.heads[thing]
        if s.relations[k] in ("amod", "compound", "advmod") and thing > k and k - 1 == s.heads[thing]:
            s.heads[k], s.relations[k] = k - 1, "xcomp"


def _among_those(s: Slips) -> None:
    """The "brother" of "among those killed was her brother" killed nobody: he is one of those."""
    for those, word in enumerate(s.words):
        v = those + 1
        if word.lower() != "those" or v + 1 >= len(s.heads) or s.heads[v] != those:
            continue
        led = those > 0 and s.words[those - 1].lower() in ("among", "amongst")
        if led and s.tags[v] == "VERB" and s.relations[v] in ("advcl", "amod", "xcomp", "ccomp"):
            s.relations[v] = "acl"


def _those_so_described(s: Slips) -> None:
    """The "those" of "those responsible must be held to account" are the ones; "responsible" tells which."""
    for those in range(len(s.heads) - 1):
        i = those + 1
        if s.words[those].lower() != "those" or s.heads[those] != i or s.tags[i] != "ADJ":
            continue
        if s.relations[those] == "det" and s.relations[i] in _ROLES:
            s.heads[those], s.relations[those] = s.heads[i], s.relations[i]
            s.heads[i], s.relations[i] = those, "amod"


def _prepositions_read_as_adverbs(s: Slips) -> None:
    """The "in" of "In Mombasa thousands marched" leads in the town."""
    for i in range(len(s.heads) - 1):
        stray = s.tags[i] == "ADP" and s.relations[i] == "advmod" and i + 1 < s.heads[i] == s.heads[i + 1]
        if stray and s.relations[i + 1] == "obl" and s.tags[i + 1] == "PROPN":
            s.heads[i], s.relations[i] = i + 1, "case"


def mend_nouns(slips: Slips) -> None:
    """Mend all slips of a page's noun phrases."""
    _joined_participles(slips)
    _names_read_as_further(slips)
    _names_beside_their_nouns(slips)
    _afterthoughts(slips)
    _numbers_before_names(slips)
    _lists_of_casualties(slips)
    _counted_phrases(slips)
    _named_among_the_harmed(slips)
    _given_to(slips)
    _compounds_torn_apart(slips)
    _agents_read_as_subjects(slips)
    _shot_dead(slips)
    _among_those(slips)
    _those_so_described(slips)
    _prepositions_read_as_adverbs(slips)
