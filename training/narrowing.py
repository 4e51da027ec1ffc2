"""Which of several kinds a name is, by its words and by accord's lists.

The sets tell less apart than the name head: an "organisation" of CrossNER may be an army, a "location" of
re3d a state. What neither the words nor the lists settle stays open.
"""

from __future__ import annotations

from collections.abc import Sequence

from accord.knowledge import actors
from accord.knowledge.folding import fold

ARMED_WORDS = frozenset(
    """army armies force forces brigade brigades battalion regiment division militia guard guards corps
    navy militias rebels fighters guerrillas command squadron legion jihad insurgents troops paramilitaries
    paramilitary cartel gang peshmerga platoon commandos""".split()
)
FACILITY_WORDS = frozenset(
    """airport airbase base airfield hospital prison jail camp bridge dam mosque church cathedral temple
    school hotel building stadium station plant refinery palace house square street road avenue highway
    checkpoint embassy consulate barracks port harbour tunnel mall market theatre center centre court
    courthouse clinic university college academy tower gate wall hall museum park terminal""".split()
)
_LISTED = {"armed-group": "group", "person": "person", "igo": "organisation", "ngo": "organisation",
           "company": "organisation", "media": "organisation", "state-organ": "organisation"}  # fmt: skip

# Where nothing speaks for one kind.
_USUAL = {
    frozenset(kinds.split()): frozenset({usual})
    for kinds, usual in (
        ("state place facility", "place"),
        ("state place", "place"),
        ("place facility", "place"),
        ("organisation group", "organisation"),
        ("organisation group state", "organisation"),
        ("person nationality", "person"),
    )
}


def narrowed(words: Sequence[str], kinds: frozenset[str]) -> frozenset[str]:
    """The kinds among `kinds` that a name of these words may be; all of them where nothing decides."""
    if len(kinds) < 2:
        return kinds
    if is_nationality(words):
        return frozenset({"nationality"})
    for kind in _signs(words):
        if kind in kinds:
            return frozenset({kind})
    return _USUAL.get(kinds, kinds - {"state", "facility", "nationality"} or kinds)


def is_nationality(words: Sequence[str]) -> bool:
    """Whether accord's lists know the words as an adjective or people of a state."""
    known = actors.default()
    text = " ".join(words)
    return known.spelt_as_state(text) and fold(text) in known.adjectives


def is_state(words: Sequence[str]) -> bool:
    """Whether accord's lists know the words as the name of a state."""
    known = actors.default()
    text = " ".join(words)
    return known.spelt_as_state(text) and fold(text) in known.states


def _signs(words: Sequence[str]) -> list[str]:
    """Kinds that speak for themselves, the surest first."""
    known = actors.default()
    text, last = " ".join(words), words[-1].lower()
    found = []
    if is_state(words):
        found.append("state")
    ids = known.lookup(text)
    if ids:
        kind = known.get(ids[0]).kind
        found.append("state" if kind == "state" else _LISTED.get(kind, "organisation"))
    if ARMED_WORDS & {word.lower() for word in words}:
        found.append("group")
    if last in FACILITY_WORDS:
        found.append("facility")
    return found
