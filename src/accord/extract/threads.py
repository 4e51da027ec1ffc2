"""Drafts of a page that speak of one event, so that a sentence that names nobody takes the event's sides.

"The attack", "Thursday's bombing", "21 people were killed" hold their event's actor, target and place
from the sentence that tells it. What is taken over keeps the mention that it was taken from.
"""

from __future__ import annotations

from collections import Counter

from accord.extract.circumstances import MOVING, TOWNS
from accord.extract.drafts import Draft
from accord.extract.generality import CAMPAIGNS
from accord.extract.namewords import DAYS, MONTHS
from accord.extract.participants import who
from accord.extract.tree import Tree

VIOLENT = frozenset("explosives aerial heavy-weapons drone suicide-attack firearms targeted destroy".split())
FAMILIES = (
    frozenset({"explosives", "suicide-attack", "targeted"}), frozenset({"aerial", "drone", "heavy-weapons",
    "explosives", "destroy"}),
    frozenset({"firearms", "targeted"}), frozenset({"drone", "targeted"}),
)  # fmt: skip
FORCES = frozenset(
    """police officer policeman soldier troop trooper army military navy agent gendarme guard marine commando
    infantry paratrooper sniper sharpshooter marksman serviceman force""".split()
)
# What jets and drones make, more than others do.
RAIDS = frozenset("strike airstrike raid bombardment".split())
FROM_AIR = frozenset({"aerial", "drone"})
LONG_AGO = frozenset("last previous ago earlier".split())
LEAD = 0.5  # how well the body must fit a headline's event, which it is there to tell
SCENE = 2  # sentences over which a paragraph that told a town goes on speaking of it
PARAGRAPHS = 4  # breaks of lines by which a page is known to have paragraphs
FORGOTTEN = 4  # sentences after which the page's news is not further away for a reader
BEHIND = frozenset("after following since before despite amid".split())
ANSWERS = frozenset("response reply reaction answer retaliation revenge reprisal follow avenge".split())
ANSWERING = frozenset("respond retaliate reply react answer".split())
APART = frozenset("separately elsewhere separate".split())
FURTHER = frozenset("second third fourth fifth sixth further fresh new different".split())
# What may be one of several within one attack.
IMPACTS = frozenset(
    "explosion blast detonation bang shot bomb shell rocket missile mortar round device".split()
)
AFTERWARDS = frozenset("later afterwards afterward".split())
EARLIER = frozenset("previous earlier last past former separate another other similar decade year".split())


def time_words(tree: Tree, d: Draft) -> set[str]:
    """Weekdays, months and years of a draft's clause: two events with different ones are not one."""
    out = set()
    claimed = {t.word for t in d.triggers if t.responsibility}  # the day of the claim is not the attack's
    governors = [t.governor for t in d.triggers if t.governor is not None]
    around = [w for w in (*d.words, *governors) if w not in claimed]
    for w in around:
        that = max((c for c in tree.kids(w, "mark") if tree.words[c].lower() == "that"), default=-1)
        for c in tree.subtree(w, frozenset({"conj", "acl:relcl", "advcl", "ccomp", "parataxis"})):
            if c < that:
                continue  # "said on Monday that": the day of the report, whatever the parse says
            word = tree.words[c].lower()
            word = word[:-1] if word[:-1] in DAYS else word  # "Mondays raid"
            if word in MONTHS and tree.words[c][:1].isupper():
                out.add(f"{word} {_day_of(tree, c)}".strip())
            elif word in DAYS or (len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")):
                out.add(word)
    for w in d.words:  # "Iran's attack Tuesday": the day is the event's, whatever the parse says
        after = tree.words[w + 1].lower() if w + 1 < len(tree.words) else ""
        if after in DAYS:
            out = {after}
    return out


def _day_of(tree: Tree, month: int) -> str:
    """The day beside a month's name: "5 August", "August 5", "Aug. 5th"; "" where only the month is told."""
    for w in (month - 1, month + 1):
        day = tree.words[w].lower().rstrip("stndrh") if 0 <= w < len(tree.words) else ""
        if day.isdigit() and len(day) < 3 and tree.sentence[w] == tree.sentence[month]:
            return day
    return ""


def _spelt(day: str) -> str:
    """A day that heads an entry as `time_words` has it: "4 August" is "august 4"."""
    words = day.lower().replace(",", " ").rstrip(".: ").split()
    month = next((w for w in words if w in MONTHS), None)
    number = next((n for w in words if (n := w.rstrip("stndrh")).isdigit() and len(n) < 3), None)
    return f"{month} {number}" if month is not None and number is not None else day.lower()


def same_times(one: set[str], other: set[str]) -> bool:
    """Whether a time of one is that of the other; "August" may be "August 5"."""
    return any(a == b or a.startswith(f"{b} ") or b.startswith(f"{a} ") for a in one for b in other)


def _background(tree: Tree, d: Draft) -> bool:
    """ "In 2002", "last month", "two years ago", "six months later": a time without a day of its own."""
    for v in {tree.clause(d.word), *d.words}:
        for c in tree.kids(v, "obl", "nmod", "obl:unmarked", "advmod"):
            word = tree.words[c].lower()
            around = {tree.words[k].lower() for k in tree.subtree(c)}
            if any(a.isdigit() and len(a) < 3 for a in around):
                continue  # "on Feb. 17": a day
            month = word in MONTHS and tree.words[c][:1].isupper()
            year = len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")
            far = tree.lemmas[c].lower() in ("week", "month", "year", "decade") and around & LONG_AGO
            if month or year or far or (word in ("ago", "later") and around & {"months", "years", "decades"}):
                return True
    return False


def further(tree: Tree, w: int) -> bool:
    """Whether a word tells that an event comes on top of one told before: "a second attack", "another raid
    hours later"; "the second attack" is one that the page has told, and a second blast may be of the same."""
    word, noun = tree.words[w].lower(), tree.heads[w]
    if noun < 0 or tree.lemmas[noun].lower() in IMPACTS:
        return False
    if word in FURTHER and tree.relations[w] == "amod":
        return any(tree.words[k].lower() in ("a", "an") for k in tree.kids(noun, "det"))
    if word != "another" or tree.relations[w] != "det":
        return False
    first, last = tree.sentence_range(tree.sentence[w])
    return any(tree.words[k].lower() in AFTERWARDS for k in range(first, last))


def _fresh(tree: Tree, d: Draft) -> bool:
    """ "another attack", "a second raid", "a previous blast": expressly not the event told before."""
    for w in d.words:
        for c in tree.children[w]:
            if tree.words[c].lower() in EARLIER and tree.relations[c] in ("amod", "det"):
                return True
    return any(further(tree, c) for w in d.words for c in tree.children[w]) or _separate(tree, d)


def _separate(tree: Tree, d: Draft) -> bool:
    """ "In a separate incident", "Elsewhere in the province": the page turns to something else."""
    first, last = tree.sentence_range(d.sentence)
    return any(tree.words[w].lower() in APART for w in range(first, min(last, first + 6)))


def _campaign(tree: Tree, d: Draft) -> bool:
    """A war or an offensive, which the single attacks of it do not go on telling, nor the reverse."""
    things = [*d.words, *(o for w in d.words for o in tree.kids(w, "obj", "nsubj:pass"))]
    aims = [w for w in d.words if tree.relations[w] == "acl" and tree.kid(w, "mark") is not None]
    things += [tree.heads[w] for w in aims]  # "efforts to destroy the group"
    if any(tree.lemmas[tree.heads[w]] in ("effort", "fight", "struggle", "drive") for w in aims):
        return True
    return any(tree.lemmas[w].lower() in CAMPAIGNS for w in things)


class Signs:
    """What tells a draft from other events; `alone` where its sentence has no other draft.

    `scene` holds the towns that its paragraph told of last, for one that tells no place of its own.
    """

    def __init__(self, tree: Tree, d: Draft, alone: bool, scene: set[str]) -> None:
        quoted = bool(d.chain) and d.chain[-1].direct
        self.scene = set() if d.places or quoted or (d.definite and not d.weak) else scene
        self.recount = _recount(tree, d)
        self.times = time_words(tree, d) or (_lone_day(tree, d) if alone else set())
        self.places, self.towns = _named(tree, d.places), _towns(tree, d)
        self.actors, self.targets = _named(tree, d.actors), _named(tree, d.targets)
        self.called = _sites(tree, [c for w in d.words for c in tree.kids(w, "compound")])
        self.sites = self.called | _sites(tree, [*d.targets, *d.places])
        self.lands, self.owners = _lands(tree, d.places), _lands(tree, d.actors)
        self.sorts = sorts(tree, d.actors)
        self.names = _in_phrase(tree, d)
        self.stems = {tree.lemmas[t.word].lower()[:4] for t in d.triggers if not t.rule.toll}
        self.campaign = _campaign(tree, d)
        self.indefinite = _indefinite(tree, d)
        self.behind = _behind(tree, d)
        self.background = not d.definite and _background(tree, d)
        self.by_air = any(t.rule.noun and t.rule.lemma in RAIDS for t in d.triggers)
        self.headline = any(
            g.kind == "headline" and g.start <= tree.starts[d.word] < g.end for g in tree.document.segments
        )
        self.answering = any(
            tree.case(w) == "with" and tree.heads[w] >= 0 and tree.lemmas[tree.heads[w]] in ANSWERING
            for w in d.words
        )
        self.entry = tree.parts.at(tree.starts[d.word])
        day = tree.parts.day(tree.starts[d.word])
        if day is not None and not (self.times or d.definite or d.weak):
            self.times = {_spelt(tree.text[slice(*day)])}


class Thread:
    """What the page has told of one event so far.

    `lands` are countries where it may have been, `owners` countries whose actors may have done it, `sorts`
    whether forces of a state or attackers of another kind did it, `names` those in the phrases that name it,
    `stems` how its words begin. `news` tells that it is the first event of the page, which a page goes on
    telling more than any other; `headline` that only the headline has told it so far, `behind` that it was
    only told as what another event came after; `separate` that the page turned to it from its news; `entry`
    in which entry of a running page it was told last.
    """

    def __init__(self, d: Draft, signs: Signs, *, news: bool, separate: bool) -> None:
        self.generic, self.campaign, self.news, self.separate = d.generic, signs.campaign, news, separate
        self.entry = signs.entry
        self.drafts: list[Draft] = []
        self.times: set[str] = set()
        self.places: set[str] = set()
        self.actors: set[str] = set()
        self.targets: set[str] = set()
        self.sites: set[str] = set()
        self.towns: set[str] = set()
        self.modes: set[str] = set()
        self.lands: list[frozenset[str]] = []
        self.owners: list[frozenset[str]] = []
        self.sorts: set[str] = set()
        self.names: set[str] = set()
        self.stems: set[str] = set()
        self.headline = self.behind = True

    def add(self, d: Draft, signs: Signs) -> None:
        self.drafts.append(d)
        self.entry = signs.entry
        self.headline &= signs.headline
        self.behind &= signs.behind
        if d.mode:
            self.modes.add(d.mode)
        for name in ("times", "places", "actors", "targets", "towns", "sites", "sorts", "names", "stems"):
            getattr(self, name).update(getattr(signs, name))
        self.lands += signs.lands
        self.owners += signs.owners

    def fits(self, d: Draft, signs: Signs) -> float | None:
        """How well a draft continues the thread; None where something told apart forbids it."""
        if self.generic != d.generic or self.campaign != signs.campaign:
            return None
        if signs.answering and not signs.actors & self.actors:
            return None  # "the army responded with shelling": to what was told before
        if signs.times and not self.times and signs.indefinite:
            return None  # "a bombing in January" is news of its own
        if signs.background and not same_times(signs.times, self.times):
            return None  # the news has its day; what is told with a month or year alone is background
        disputed = _disputed(d)
        if signs.sorts and self.sorts and not signs.sorts & self.sorts and not disputed:
            return None
        if signs.scene and self.towns and not signs.scene & self.towns:
            return None  # "In Uvira, soldiers fought with rebels. Thirty people died", not those of Goma
        if not _modes_fit(d.mode, self.modes):
            return None
        if self.modes & AIRBORNE and any(t.rule.lemma in PLANTING for t in d.triggers):
            return None  # a bomb that somebody planted did not come from the air
        if d.definite and signs.called and self.sites and not signs.called & self.sites:
            return None  # "the station bombing", after a bomb in a market was told
        score = 0.0
        for own, other, here, there in (
            (signs.times, self.times, [], []),
            (signs.places, self.places, signs.lands, self.lands),
            (signs.actors, self.actors, signs.owners, self.owners),
        ):
            if same_times(own, other):
                score += 2
            elif here and signs.towns and self.towns and not signs.towns & self.towns:
                return None
            elif here and there:
                if all(a & b for a in here for b in there):
                    score += 1
                elif not (disputed and own is signs.actors):
                    return None
            elif own and other and not (disputed and own is signs.actors):
                return None
        if signs.indefinite and score < 1:
            score -= 1.0  # "a raid on a market", after others were told of
        score += 1.0 if d.mode and d.mode in self.modes else 0.0
        if signs.targets and signs.targets & self.targets:
            score += 2
        elif signs.targets and self.targets and not d.definite:
            score -= 1
        score += 0.5 if self.stems & signs.stems else 0.0
        score += 1.0 if d.definite and signs.by_air and self.modes & FROM_AIR else 0.0
        score += 1.0 if self.names & signs.names else 0.0
        distance = d.sentence - self.drafts[-1].sentence
        if distance <= 2 and signs.recount:
            score += 2
        if self.behind and not d.definite:
            score -= 0.5
        if self.news:
            distance = min(distance, FORGOTTEN)
            score += 0.3
        return score - 0.15 * distance + 0.1 * min(len(self.drafts), 10)


def _behind(tree: Tree, d: Draft) -> bool:
    """Whether an event is told as what another came after or answers, not as news of its own."""
    for w in (d.word, *(t.governor for t in d.triggers if t.governor is not None)):
        lead = {tree.words[c].lower() for c in tree.kids(w, "mark", "case")}
        if lead & BEHIND or (tree.heads[w] >= 0 and tree.lemmas[tree.heads[w]] in ANSWERS):
            return True
    return False


def _lone_day(tree: Tree, d: Draft) -> set[str]:
    """The one weekday of a sentence that tells one event: the parse often hangs it too high.

    Not where the day is that of a report or of what came after ("fled on Monday after a raid").
    """
    first, last = tree.sentence_range(d.sentence)
    days = [w for w in range(first, last) if tree.words[w].lower() in DAYS]
    if len(days) != 1 or d.chain or any(t.responsibility for t in d.triggers):
        return set()
    for w in (d.word, *tree.above(d.word)):
        lead = {tree.words[c].lower() for c in tree.kids(w, "mark", "case")}
        if tree.relations[w] == "ccomp" or lead & BEHIND:
            return set()
    return {tree.words[days[0]].lower()}


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


def _in_phrase(tree: Tree, d: Draft) -> set[str]:
    """The names by which an event goes: "the Telk attack", "the bombing of the Telk border post"."""
    apart = frozenset({"acl", "acl:relcl", "conj", "appos"})
    nouns = [t.word for t in d.triggers if t.rule.noun]
    return {
        tree.words[c].lower() for w in nouns for c in tree.subtree(w, apart) if c in tree.names and c != w
    }


def _towns(tree: Tree, d: Draft, without: frozenset[str] = frozenset()) -> set[str]:
    """The towns among a draft's places: two towns are two places, a town and its region need not be.

    `without`: prepositions of places that are left out.
    """
    heads = [h for h in d.places if tree.case(h) not in without]
    return {tree.words[w].lower() for h in heads for w in range(*tree.phrase(h)) if w in tree.cities}


def _in_town(tree: Tree, d: Draft) -> bool:
    """ "In the lakeside city": a place told without its name."""
    around = [c for w in d.words for c in tree.oblique(w, "in", "inside", "near", "outside")]
    return any(tree.lemmas[c].lower() in TOWNS for c in around)


def _sites(tree: Tree, heads: list[int]) -> set[str]:
    """The sorts of buildings and vehicles that these are: "a bomb in a market", "the station bombing"."""
    return {tree.lemmas[h].lower() for h in heads} & who()["venues"]


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


def sorts(tree: Tree, heads: list[int]) -> set[str]:
    """Which sort of armed people the heads are: forces of a state, or others; names alone do not tell."""
    lemmas = {tree.lemmas[h].lower() for h in heads if h not in tree.names or tree.tags[h] == "NOUN"}
    out = {"forces"} if lemmas & FORCES else set()
    return out | ({"others"} if lemmas & (who()["armed"] - FORCES) else set())


AIRBORNE = frozenset({"aerial", "heavy-weapons", "drone"})
PLANTING = frozenset("plant lay place set hide bury".split())


def _modes_fit(mode: str | None, told: set[str]) -> bool:
    if mode is None:
        return not told or bool(told & VIOLENT)
    if mode == "crowd-control":
        return mode in told  # tear gas against a crowd goes on telling no other attack
    if not told or mode in told:
        return mode in VIOLENT or not told or mode in told
    return any({mode, t} <= family for t in told for family in FAMILIES)


class Scene:
    """The towns that a paragraph has told of last, read draft by draft."""

    def __init__(self, tree: Tree) -> None:
        self.tree, self.towns = tree, set[str]()
        self._last, self._told = -1, 0

    def read(self, d: Draft) -> None:
        """Go on to the next draft of the page."""
        between = self.tree.text[self.tree.starts[self._last] : self.tree.starts[d.word]]
        far = d.sentence - self._told > SCENE
        if self._last < 0 or "\n" in between or far or _in_town(self.tree, d):
            self.towns = set()
        self._last = d.word
        if found := _towns(self.tree, d, MOVING):
            self.towns, self._told = found, d.sentence


def weave(tree: Tree, drafts: list[Draft]) -> None:
    """Link each assault to the earlier ones of the page that it goes on telling (in `same_as`)."""
    threads: list[Thread] = []
    told = Counter(d.sentence for d in drafts)
    story, scene = 0, Scene(tree)
    for d in drafts:
        if (now := tree.parts.story(tree.starts[d.word])) != story:
            story, threads = now, []
        scene.read(d)
        if d.type != "ASSAULT":
            continue
        signs = Signs(tree, d, alone=told[d.sentence] == 1, scene=scene.towns)
        home = None if _fresh(tree, d) else _home(tree, d, signs, threads)
        if home is None:
            first = not (d.generic or signs.campaign or signs.behind or any(t.news for t in threads))
            home = Thread(d, signs, news=first, separate=_separate(tree, d))
            threads.append(home)
        else:
            d.same_as.append((home.drafts[-1], _reason(d)))
            by_air = sorted(home.modes & AIRBORNE)
            if d.mode == "explosives" and by_air:
                d.mode = by_air[0]
        home.add(d, signs)


def _reason(d: Draft) -> str:
    if d.weak:
        return "casualties told without an event of their own"
    return (
        "definite mention of an event of the page" if d.definite else "same kind of event, nothing told apart"
    )


def _home(tree: Tree, d: Draft, signs: Signs, threads: list[Thread]) -> Thread | None:
    """The thread that a draft continues: the best fit among those that nothing forbids."""
    fits = []
    for k, t in enumerate(threads):
        score = t.fits(d, signs)
        if score is not None:
            fits.append((score, -k, t))
    beside = [f for f in fits if f[2].drafts[-1].sentence == d.sentence and not d.weak]
    if beside and not d.definite and max(beside)[:2] == max(fits)[:2]:
        thread = max(beside)[2]  # what is most like an event of its own sentence is not another's
        return thread if _harm_of(tree, d, signs, thread.drafts[-1]) else None
    if not (_disputed(d) and beside):
        fits = [f for f in fits if f not in beside]
    if not fits:
        return None
    nearest = max(fits, key=lambda f: f[2].drafts[-1].sentence)[2]
    if _pointing(tree, d):
        return nearest
    unhurt = d.weak and d.tolls and all(t.high == 0 for t in d.tolls)
    if unhurt and d.sentence - nearest.drafts[-1].sentence <= 1:
        return nearest  # "there were no casualties"
    lacking = not d.actors or not (d.targets or d.places or signs.times)
    bare = d.tolls and not (d.actors or d.places or signs.times or _in_town(tree, d))
    claimed = any(t.governor is not None and tree.lemmas[t.governor] == "claim" for t in d.triggers)
    if (bare or claimed) and _just_told(tree, d, nearest.drafts[-1]):
        return nearest
    if (
        (d.definite or d.weak or lacking)
        and nearest.separate
        and d.sentence - nearest.drafts[-1].sentence <= 1
    ):
        return nearest
    score, _, best = max(fits, key=lambda f: f[:2])
    undated = tree.parts.day(tree.starts[d.word]) is None
    if best.entry != signs.entry and undated and not d.definite:
        return best if score >= 1.5 else None  # another entry of live updates is mostly another matter
    if d.definite or d.weak or lacking:
        return best if score > -1.5 or d.definite or d.weak else None
    return best if score >= (LEAD if best.headline and best.news else 1.5) else None


def _disputed(d: Draft) -> bool:
    """ "Accused the army of staging the attack": the one told, whoever is said to have done it."""
    return d.definite and d.modality in ("alleged", "denied")


def _just_told(tree: Tree, d: Draft, event: Draft) -> bool:
    """Whether the sentence before in the same paragraph told an event; where paragraphs are told apart."""
    first, last = tree.starts[event.word], tree.starts[d.word]
    apart = tree.text.count("\n") >= PARAGRAPHS and "\n" not in tree.text[first:last]
    return apart and d.sentence - event.sentence == 1 and not event.weak


def _pointing(tree: Tree, d: Draft) -> bool:
    """ "That attack", "this blast": the one told last, not the one that the page is about."""
    dets = [k for t in d.triggers if t.rule.noun for k in tree.kids(t.word, "det")]
    return any(tree.words[k].lower() in ("this", "that") for k in dets)


def _harm_of(tree: Tree, d: Draft, signs: Signs, event: Draft) -> bool:
    """Whether a draft tells what an event did that its sentence tells, too.

    "Six people were killed after the raids"; "it claimed the attack and said that nine had died"; "the
    strikes targeted its people".
    """
    named = any(t.rule.noun and not t.rule.toll for t in d.triggers)
    if d.tolls and not (named or signs.behind or d.actors or d.places or signs.times):
        return True
    if not event.definite:
        return False
    bound = event.word in tree.subtree(d.word) or tree.subject(d.word) == event.word
    return bound and (bool(d.tolls) or tree.subject(d.word) == event.word)


def root(d: Draft) -> list[Draft]:
    """The drafts that d goes on telling, nearest first."""
    out: list[Draft] = []
    while d.same_as and len(out) < 200:
        d = d.same_as[0][0]
        out.append(d)
    return out
