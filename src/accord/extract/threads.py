"""Drafts of a page that speak of one event, so that a sentence that names nobody takes the event's sides.

"The attack", "Thursday's bombing", "21 people were killed" hold their event's actor, target and place
from the sentence that tells it. What is taken over keeps the mention that it was taken from.
"""

from __future__ import annotations

from accord.extract.drafts import Draft
from accord.extract.participants import who
from accord.extract.tree import Tree

DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
VIOLENT = frozenset("explosives aerial heavy-weapons drone suicide-attack firearms targeted".split())
FAMILIES = (
    frozenset({"explosives", "suicide-attack", "targeted"}), frozenset({"aerial", "drone", "heavy-weapons",
    "explosives"}),
    frozenset({"firearms", "targeted"}), frozenset({"drone", "targeted"}),
)  # fmt: skip
FORCES = frozenset(
    """police officer policeman soldier troop trooper army military navy agent gendarme guard marine commando
    infantry paratrooper sniper sharpshooter marksman serviceman force""".split()
)
LONG_AGO = frozenset("last previous ago earlier".split())
APART = frozenset("separately elsewhere separate".split())
EARLIER = frozenset("previous earlier last past former separate another other similar decade year".split())


def time_words(tree: Tree, d: Draft) -> set[str]:
    """Weekdays, months and years of a draft's clause: two events with different ones are not one."""
    out = set()
    around = [*d.words, *(t.governor for t in d.triggers if t.governor is not None)]
    for w in around:
        for c in tree.subtree(w, frozenset({"conj", "acl:relcl", "advcl", "ccomp", "parataxis"})):
            word = tree.words[c].lower()
            if (
                word in DAYS
                or (word in MONTHS and tree.words[c][:1].isupper())
                or (len(word) == 4 and word.isdigit() and word[:2] in ("19", "20"))
            ):
                out.add(word)
    for w in d.words:  # "Iran's attack Tuesday": the day is the event's, whatever the parse says
        after = tree.words[w + 1].lower() if w + 1 < len(tree.words) else ""
        if after in DAYS:
            out = {after}
    return out


def _background(tree: Tree, d: Draft) -> bool:
    """ "In 2002", "in May 1994", "last month", "two years ago": a time without a day of its own."""
    for v in {tree.clause(d.word), *d.words}:
        for c in tree.kids(v, "obl", "nmod", "obl:unmarked", "advmod"):
            word = tree.words[c].lower()
            around = {tree.words[k].lower() for k in tree.subtree(c)}
            if any(a.isdigit() and len(a) < 3 for a in around):
                continue  # "on Feb. 17": a day
            month = word in MONTHS and tree.words[c][:1].isupper()
            year = len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")
            far = tree.lemmas[c].lower() in ("month", "year", "decade") and around & LONG_AGO
            if month or year or far or (word == "ago" and around & {"months", "years", "decades"}):
                return True
    return False


def _fresh(tree: Tree, d: Draft) -> bool:
    """ "another attack", "a separate blast", "a previous raid": expressly not the event told before."""
    for w in d.words:
        for c in tree.children[w]:
            if tree.words[c].lower() in EARLIER and tree.relations[c] in ("amod", "det"):
                return True
    first, last = tree.sentence_range(d.sentence)
    return bool(any(tree.words[w].lower() in APART for w in range(first, min(last, first + 6))))


class Thread:
    """What the page has told of one event so far."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.times: set[str] = set()
        self.places: set[str] = set()
        self.actors: set[str] = set()
        self.targets: set[str] = set()
        self.towns: set[str] = set()
        self.modes: set[str] = set()
        self.lands: list[frozenset[str]] = []  # countries where the event may have been
        self.owners: list[frozenset[str]] = []  # countries whose actors may have done it
        self.sorts: set[str] = set()  # whether forces of a state or attackers of another kind did it
        self.generic = False

    def add(self, tree: Tree, d: Draft) -> None:
        self.drafts.append(d)
        self.times |= time_words(tree, d)
        self.places |= _named(tree, d.places)
        self.towns |= _towns(tree, d)
        self.actors |= _named(tree, d.actors)
        self.targets |= _named(tree, d.targets)
        if d.mode:
            self.modes.add(d.mode)
        self.lands += _lands(tree, d.places)
        self.owners += _lands(tree, d.actors)
        self.sorts |= _sorts(tree, d.actors)

    def fits(self, tree: Tree, d: Draft) -> float | None:
        """How well a draft continues the thread; None where something told apart forbids it."""
        score = 0.0
        if time_words(tree, d) and not self.times and _indefinite(tree, d):
            return None  # "a bombing in January" is news of its own
        if not d.definite and _background(tree, d) and not time_words(tree, d) & self.times:
            return None  # the news has its day; what is told with a month or year alone is background
        for own, other, here, there in (
            (time_words(tree, d), self.times, [], []),
            (_named(tree, d.places), self.places, _lands(tree, d.places), self.lands),
            (_named(tree, d.actors), self.actors, _lands(tree, d.actors), self.owners),
        ):
            if own & other:
                score += 2
            elif here and _towns(tree, d) and self.towns and not _towns(tree, d) & self.towns:
                return None
            elif here and there:
                if not all(a & b for a in here for b in there):
                    return None
                score += 1
            elif own and other:
                return None
        if not _modes_fit(d.mode, self.modes):
            return None
        sorts = _sorts(tree, d.actors)
        if sorts and self.sorts and not sorts & self.sorts:
            return None
        if self.generic != d.generic:
            return None
        score += 1.0 if d.mode and d.mode in self.modes else 0.0
        targets = _named(tree, d.targets)
        if targets and targets & self.targets:
            score += 2
        elif targets and self.targets and not d.definite:
            score -= 1
        distance = d.sentence - self.drafts[-1].sentence
        if distance <= 2 and _recount(tree, d):
            score += 2
        return score - 0.15 * distance + 0.1 * min(len(self.drafts), 10)


def _recount(tree: Tree, d: Draft) -> bool:
    """ "The group said its fighters had killed 17": another count of what was just told."""
    bare = not (d.places or time_words(tree, d) or _indefinite(tree, d))
    own = all(
        tree.tags[a] == "PRON" or ((whose := tree.owner(a)) is not None and tree.tags[whose] == "PRON")
        for a in d.actors
    )
    return bool(d.chain and d.tolls) and bare and own


def _indefinite(tree: Tree, d: Draft) -> bool:
    return any(
        tree.words[c].lower() in ("a", "an")
        for t in d.triggers
        if t.rule.noun
        for c in tree.kids(t.word, "det")
    )


def _towns(tree: Tree, d: Draft) -> set[str]:
    """The towns among a draft's places: two towns are two places, a town and its region need not be."""
    return {tree.words[w].lower() for h in d.places for w in range(*tree.phrase(h)) if w in tree.towns}


def _lands(tree: Tree, heads: list[int]) -> list[frozenset[str]]:
    """The countries of each head that has some: its own name's, or those of names in its phrase."""
    out = []
    for h in heads:
        inside = [tree.lands[w] for w in range(*tree.phrase(h)) if w in tree.lands]
        if inside:
            out.append(tree.lands.get(h, inside[0]))
    return out


def _named(tree: Tree, heads: list[int]) -> set[str]:
    return {tree.words[w].lower() for w in heads if tree.tags[w] == "PROPN"}


def _sorts(tree: Tree, heads: list[int]) -> set[str]:
    """Which sort of armed people the heads are: forces of a state, or others; names alone do not tell."""
    lemmas = {tree.lemmas[h].lower() for h in heads if h not in tree.names or tree.tags[h] == "NOUN"}
    out = {"forces"} if lemmas & FORCES else set()
    return out | ({"others"} if lemmas & (who()["armed"] - FORCES) else set())


def _modes_fit(mode: str | None, told: set[str]) -> bool:
    if mode is None:
        return not told or bool(told & VIOLENT)
    if not told or mode in told:
        return mode in VIOLENT or not told or mode in told
    return any({mode, t} <= family for t in told for family in FAMILIES)


def weave(tree: Tree, drafts: list[Draft]) -> None:
    """Link each assault to the earlier ones of the page that it goes on telling (in `same_as`)."""
    threads: list[Thread] = []
    for d in drafts:
        if d.type != "ASSAULT":
            continue
        home = None if _fresh(tree, d) else _home(tree, d, threads)
        if home is None:
            home = Thread()
            home.generic = d.generic
            threads.append(home)
        else:
            d.same_as.append((home.drafts[-1], _reason(d)))
            by_air = sorted(home.modes & {"aerial", "heavy-weapons", "drone"})
            if d.mode == "explosives" and by_air:
                d.mode = by_air[0]
        home.add(tree, d)


def _reason(d: Draft) -> str:
    if d.weak:
        return "casualties told without an event of their own"
    return (
        "definite mention of an event of the page" if d.definite else "same kind of event, nothing told apart"
    )


def _home(tree: Tree, d: Draft, threads: list[Thread]) -> Thread | None:
    """The thread that a draft continues: the best fit among those that nothing forbids."""
    fits = []
    for k, t in enumerate(threads):
        if t.drafts[-1].sentence == d.sentence and not d.weak:
            continue
        score = t.fits(tree, d)
        if score is not None:
            fits.append((score, k, t))
    if not fits:
        return None
    score, _, best = max(fits, key=lambda f: (f[0], -f[1]))
    lacking = not d.actors or not (d.targets or d.places)
    if d.definite or d.weak or lacking:
        return best if score > -1.5 or d.definite or d.weak else None
    return best if score >= 1.5 else None


def root(d: Draft) -> list[Draft]:
    """The drafts that d goes on telling, nearest first."""
    out: list[Draft] = []
    while d.same_as and len(out) < 200:
        d = d.same_as[0][0]
        out.append(d)
    return out
