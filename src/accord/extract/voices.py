"""Who says so: speech verbs and their contents, "according to", quotation marks across sentences."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from accord.extract.counts import COUNTING
from accord.extract.lexicon import words
from accord.extract.participants import author, can_act, documents, named_in
from accord.extract.senses import SAYINGS
from accord.extract.tree import Tree
from accord.extract.turns import turns
from accord.types import Stance

OPENING, CLOSING, PLAIN = "“«„", "”»", '"'
MEANWHILE = frozenset({"as", "while", "after", "amid", "before"})
CONTRASTING = frozenset({"though", "although", "while", "whereas", "but"})
AFTERWARDS = frozenset({"after", "following", "amid", "since", "before", "during"})
MUTE = frozenset(
    "dead death attack strike evidence document footage video image picture photo map sign poll"
    " survey".split()
)
FINDINGS = frozenset("figure datum data count tally estimate statistic record finding account".split())
REPORTS = frozenset("report rumour rumor suggestion news story".split())
NAMING = frozenset("call describe label brand term dub dismiss".split())
NOMINAL = frozenset(
    "report confirm acknowledge describe announce claim mention reveal recount estimate put admit recall"
    " condemn"
    " document deny refute dispute dismiss blame accuse suspect call label quote identify".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A stretch of the page that is somebody's words: `content` are word indices, `speaker` a noun's head.

    `rank` orders voices over the same words: -1 for a medium that relays, 1 for the source it quotes.
    `denies`, `blames`: what the cue does to its content ("denied attacking", "accused X of attacking").
    """

    content: frozenset[int]
    speaker: int
    cue: int
    stance: Stance
    direct: bool = False
    rank: int = 0
    denies: bool = False
    blames: bool = False


@functools.cache
def speech() -> dict[str, frozenset[str]]:
    """The lemma lists of words/speech.yaml by name."""
    return {k: frozenset(v.split()) for k, v in words("speech").items()}


def _opens(tree: Tree, i: int) -> bool:
    """Whether a plain mark has a space before it and none behind it."""
    before = i == 0 or tree.ends[i - 1] < tree.starts[i]
    return before and i + 1 < len(tree.words) and tree.starts[i + 1] == tree.ends[i]


def _closes(tree: Tree, i: int) -> bool:
    """Whether a plain mark has a space behind it and none before it."""
    behind = i + 1 == len(tree.words) or tree.ends[i] < tree.starts[i + 1]
    return behind and i > 0 and tree.ends[i - 1] == tree.starts[i]


def quotations(tree: Tree) -> list[tuple[int, int]]:
    """Quoted stretches as word ranges [first, last), marks excluded; a paragraph's end closes what is open.

    A mark left open at the end of a paragraph counts only if it began a sentence.
    """
    out, opened, torn = [], None, -1
    for i, word in enumerate(tree.words):
        mark = word[:1] if word in ('"', "“", "”", "«", "»", "„", "``", "''") else ""
        new_paragraph = i > 0 and "\n" in tree.text[tree.ends[i - 1] : tree.starts[i]]
        if new_paragraph and opened is not None:
            if opened > 0 and tree.bounds[tree.sentence[opened]] >= opened - 1:
                out.append((opened, i))
            opened, torn = None, i
        if not mark:
            continue
        if i == torn and mark in PLAIN and i + 1 < len(tree.words) and tree.ends[i] < tree.starts[i + 1]:
            continue  # the end of the last paragraph's quotation, which slipped into this one
        if mark in PLAIN and _closes(tree, i) and opened is None:
            continue  # a quotation whose beginning got lost
        if mark in PLAIN and opened is not None and _opens(tree, i):
            opened = i + 1  # the end of the last one got lost
            continue
        if opened is None and (mark in OPENING or mark in PLAIN or word == "``"):
            opened = i + 1
        elif opened is not None and (mark in CLOSING or mark in PLAIN or word == "''"):
            if i > opened:
                out.append((opened, i))
            opened = None
    return out


def _stance(lemma: str) -> Stance:
    if lemma in speech()["doubting"]:
        return "doubting"
    return "confirming" if lemma in speech()["confirming"] else "neutral"


def _of_a_thing(tree: Tree, v: int) -> bool:
    """ "...; Kyiv denied it": a denial with its own object says nothing of the clause beside it.

    Nor does anything else behind a semicolon: "...; Bangkok rejected the charge".
    """
    first = min(tree.subtree(v))
    if tree.heads[v] < v and ";" in (tree.words[first], tree.words[max(0, first - 1)]):
        return True
    return tree.lemmas[v] in speech()["denying"] and tree.kid(v, "obj", "xcomp") is not None


def _verb_content(tree: Tree, v: int) -> set[int]:
    """The words that a speech verb reports."""
    lemma = tree.lemmas[v]
    clauses = tree.kids(v, "ccomp")
    out: set[int] = set()
    for c in clauses:
        out.update(_told_within(tree, c, v))
    if not clauses and tree.relations[v] == "parataxis" and tree.heads[v] >= 0 and not _of_a_thing(tree, v):
        out.update(tree.subtree(tree.heads[v], besides=v))
    if not out and lemma in speech()["neutral"] | speech()["doubting"] | speech()["confirming"]:
        for c in tree.kids(v, "parataxis"):
            out.update(tree.subtree(c))
    if lemma in NOMINAL or lemma in speech()["acts"]:
        for c in tree.children[v]:
            told = tree.relations[c] in ("obj", "xcomp", "obl", "nsubj:pass", "advcl")
            aside = tree.relations[c] == "advcl" and (tree.set_off(c) or _out_of_sequence(tree, c, v))
            if told and not aside and not set(tree.cases(c)) & AFTERWARDS:
                out.update(_told_within(tree, c, v))
    elif not out:
        for c in tree.kids(v, "xcomp"):  # "told him to leave, hours after it had expelled two"
            behind = [
                k
                for k in tree.kids(c, "advcl")
                if {tree.words[m].lower() for m in tree.kids(k, "mark", "case")} & AFTERWARDS
            ]
            out.update(set(tree.subtree(c)).difference(*(tree.subtree(k) for k in behind)))
        for c in tree.oblique(
            v, "in"
        ):  # "said in a statement the strikes hit ...": the clause hung on the noun
            if tree.lemmas[c] in documents():
                out.update(w for k in tree.kids(c, "acl", "acl:relcl", "ccomp") for w in tree.subtree(k))
        for c in tree.oblique(v, "of", "about"):
            out.update(tree.subtree(c))
    return out


def _told_within(tree: Tree, top: int, v: int) -> set[int]:
    """What a clause under a verb of speech holds of the speaker's words: without what the reporter adds.

    That are relative clauses, participles and appositions, and, behind the verb, what happened meanwhile:
    "attacked a station, authorities said, as protests went on".
    """
    out, todo = set(), [top]
    while todo:
        j = todo.pop()
        out.add(j)
        todo += [c for c in tree.children[j] if not _added(tree, c, top, v)]
    return out


def _added(tree: Tree, c: int, top: int, v: int) -> bool:
    relation = tree.relations[c]
    if relation == "appos":
        return True
    if relation == "advcl" and top < v < c:
        return any(tree.words[m].lower() in MEANWHILE for m in tree.kids(c, "mark"))
    if relation == "advcl" and _out_of_sequence(tree, c, v):
        return True
    if relation not in ("acl", "acl:relcl") or _of_the_counted(tree, c):
        return False
    first = next((w for w in tree.subtree(c) if tree.tags[w] != "PUNCT"), c)
    behind_comma = first > 0 and tree.words[first - 1] in (",", "-", "--", "–", "—")
    if relation == "acl:relcl":
        return behind_comma or tree.relations[top] != "ccomp" or not _restricting(tree, c)
    led = any(tree.words[m].lower() in ("that", "to", "of") for m in tree.kids(c, "mark", "case"))
    return not (led or (behind_comma and tree.words[c].lower().endswith("ing")))


def _of_the_counted(tree: Tree, c: int) -> bool:
    """ "The number of people killed has risen": what befell those who are counted."""
    counted = tree.heads[c]
    over = tree.heads[counted] if tree.case(counted) == "of" else counted
    return over >= 0 and tree.relations[c] == "acl" and tree.lemmas[over] in COUNTING


def _out_of_sequence(tree: Tree, c: int, v: int) -> bool:
    """ "Admitted it, though Berlin has refused": a present behind a past cue is the reporter's."""
    contrast = any(tree.words[m].lower() in CONTRASTING for m in tree.kids(c, "mark"))
    now = any(tree.words[a].lower() in ("has", "have", "is", "are") for a in tree.kids(c, "aux"))
    return contrast and now and tree.words[v].lower() != tree.lemmas[v].lower()


def _restricting(tree: Tree, c: int) -> bool:
    """Whether a relative clause tells which ones are meant: "23 pirates who threatened a vessel"."""
    noun = tree.heads[c]
    opens = min(tree.subtree(c))
    known = any(tree.words[k].lower() in ("the", "this", "that") for k in tree.kids(noun, "det"))
    return opens == noun + 1 and tree.tags[noun] == "NOUN" and not known


def _beside(tree: Tree, v: int) -> int | None:
    """The noun phrase right behind a speech verb, or right before it, where the parse shows no subject.

    "..., said a ministry statement", "..., the embassy in the capital said".
    """
    first, last = tree.sentence_range(tree.sentence[v])
    at = v + 1
    while at < last and tree.tags[at] in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"):
        at += 1
    if at > v + 1 and tree.tags[at - 1] in ("NOUN", "PROPN", "PRON"):
        return at - 1
    w = v - 1
    if w < first or tree.tags[w] not in ("NOUN", "PROPN", "PRON"):
        return None
    start = max((p + 1 for p in range(first, v) if tree.tags[p] == "PUNCT"), default=first)
    for head in tree.above(w):
        if start <= head < v and tree.tags[head] in ("NOUN", "PROPN"):
            w = head
    return w


def _subject_speaker(tree: Tree, v: int) -> int | None:
    who = tree.agent(v)
    if who is None and tree.lemmas[v] in speech()["neutral"] and not tree.passive(v):
        who = _beside(tree, v)
    bare = tree.relations[v] == "acl" and not tree.words[v].lower().endswith("ing")
    if bare or (tree.relations[v] in ("acl", "acl:relcl", "amod") and tree.passive(v)):
        return None  # "an attack confirmed by independent sources": the outlet still tells it
    if tree.passive(v) and tree.lemmas[v] in speech()["confirming"]:
        return None
    if who is None or (tree.lemmas[who] in ("it", "there") and tree.kid(v, "expl") is not None):
        return None
    if tree.tags[who] not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X") or tree.lemmas[who] in MUTE:
        return None
    if any(tree.words[c].lower() in ("no", "neither") for c in tree.kids(who, "det")):
        return None  # "no group has said that ..."
    speaker = author(tree, who)
    if speaker is None or tree.lemmas[speaker] in documents():
        return speaker
    return speaker if can_act(tree, speaker, frozenset()) or tree.tags[speaker] == "PROPN" else None


def _speech_verbs(tree: Tree) -> list[Attribution]:
    lists = speech()
    known = (
        lists["neutral"]
        | lists["doubting"]
        | lists["confirming"]
        | lists["acts"]
        | lists["denying"]
        | lists["blaming"]
    )
    out = []
    for v, lemma in enumerate(tree.lemmas):
        if lemma not in known or tree.tags[v] not in ("VERB", "AUX") or tree.relations[v] == "amod":
            continue
        if lemma in GOING_ON and tree.kid(v, "xcomp") is not None:
            continue  # "will continue to strike", "keep counting"
        if lemma in ("respond", "reply", "speak") and not _speaks_words(tree, v):
            continue  # "the army responded"
        if v > 1 and tree.words[v - 2].lower() == "yet":
            continue  # "have yet to say who did it"
        speaker = _subject_speaker(tree, v)
        if speaker is None:
            continue
        content = _verb_content(tree, v)
        content -= set(tree.subtree(speaker, RELATIVE_CLAUSES if _besides(tree, v) else frozenset()))
        out.append(
            Attribution(
                content=frozenset(content), speaker=speaker, cue=v, stance=_stance(lemma),
                denies=lemma in lists["denying"] or _calls_false(tree, v), blames=lemma in lists["blaming"],
            )
        )  # fmt: skip
    return out


def _calls_false(tree: Tree, v: int) -> bool:
    """ "Rejected the charge that it shelters them", "described reports of killings as baseless"."""
    thing = tree.kid(v, "obj")
    if thing is not None and tree.lemmas[thing] in SAYINGS | REPORTS and tree.lemmas[v] in NAMING:
        named = [*tree.kids(v, "xcomp"), *tree.oblique(v, "as"), *tree.oblique(thing, "as")]
        return any(tree.lemmas[w].lower() in words("spoken")["untrue"].split() for w in named)
    return tree.lemmas[v] in ("reject", "repudiate") and thing is not None and tree.lemmas[thing] in SAYINGS


def _speaks_words(tree: Tree, v: int) -> bool:
    """Whether what is answered or spoken is told: "replied that ...", "spoke of 14 dead"."""
    return tree.kid(v, "ccomp") is not None or (tree.lemmas[v] == "speak" and bool(tree.oblique(v, "of")))


def _according(tree: Tree) -> list[Attribution]:
    out = []
    for i, lemma in enumerate(tree.lemmas):
        if tree.words[i].lower() != "according" and lemma not in ("cite", "quote"):
            continue
        if tree.words[i].lower() == "according":
            source: int | None = (
                tree.heads[i] if tree.relations[i] == "case" else tree.kid(i, "obl", "nmod", "obj")
            )
        elif tree.relations[i] == "advcl" or _citing_subject(tree, i):
            source = tree.kid(i, "obj")
            if source is None and (named := tree.kid(i, "nsubj")) is not None and named > i:
                source = named  # "quoting the spokesman, the agency said"
        else:
            continue
        if source is None or source < 0:
            continue
        top = tree.heads[source] if tree.relations[i] == "case" else tree.heads[i]
        if top >= 0 and _citing_subject(tree, i):
            top = tree.heads[top]
        while top >= 0 and tree.words[i - 1] == "," and _covered_from_behind(tree, top):
            top = tree.clause(tree.heads[top])  # behind a comma it covers the sentence, not its last clause
        if top < 0:
            continue
        content = set(tree.subtree(top)) - set(tree.subtree(source))
        rank = -1 if any(w in tree.media for w in range(*tree.phrase(source))) else 0
        if tree.relations[i] in ("advcl", "acl") and tree.words[i].lower() != "according":
            content, rank = _verb_content(tree, top) or content, 1  # "quoting police, the agency said ..."
        passing = _relayed(tree, source, content)
        out += [passing] if passing is not None else []
        who = author(tree, source)
        if who == source and tree.lemmas[source] in FINDINGS:
            who = next(iter(tree.oblique(source, "of", "from", "by")), tree.owner(source))
        if who is not None and tree.lemmas[who] not in MUTE and not (lemma == "cite" and _ground(tree, who)):
            out.append(
                Attribution(content=frozenset(content), speaker=who, cue=i, stance="neutral", rank=rank)
            )
    return out


def _passed_on(tree: Tree, found: list[Attribution]) -> list[Attribution]:
    """Those through whom speakers are heard: "an official quoted by AFP", "the mayor, cited by TASS"."""
    out = []
    for a in found:
        for v in tree.kids(a.speaker, "acl"):
            by = tree.agent(v) if tree.lemmas[v] in ("quote", "cite") and tree.passive(v) else None
            through = None if by is None else author(tree, by)
            if through is not None and tree.lemmas[through] not in MUTE:
                content = (a.content | {a.cue}) - set(tree.subtree(through))
                out.append(
                    Attribution(
                        content=content, speaker=through, cue=v, stance="neutral", rank=min(a.rank, -1)
                    )
                )
    return out


def _relayed(tree: Tree, source: int, content: set[int]) -> Attribution | None:
    """Whom a source itself relies on: "according to Interfax, which cited an official in Baku"."""
    for v in tree.kids(source, "acl:relcl", "acl"):
        by = tree.kid(v, "obj") if tree.lemmas[v] in ("cite", "quote") and not tree.passive(v) else None
        who = author(tree, by) if by is not None else None
        if who is not None and tree.lemmas[who] not in MUTE and not _ground(tree, who):
            return Attribution(content=frozenset(content), speaker=who, cue=v, stance="neutral", rank=1)
    return None


def _ground(tree: Tree, i: int) -> bool:
    """ "Citing threats against its staff": a reason, and nobody who says something."""
    if tree.tags[i] != "NOUN" or tree.words[i][:1].isupper() or tree.lemmas[i] in FINDINGS | documents():
        return False
    return not can_act(tree, i, frozenset())


def _covered_from_behind(tree: Tree, top: int) -> bool:
    """Clauses that ", according to X" covers together with what they hang on."""
    if tree.relations[top] in ("obl", "nmod", "obj") and not tree.is_verbal(top):
        return tree.heads[top] >= 0
    joined = tree.relations[top] == "conj" and tree.is_verbal(top) and tree.is_verbal(tree.heads[top])
    return joined or tree.relations[top] in ("acl", "acl:relcl", "advcl")


def _citing_subject(tree: Tree, i: int) -> bool:
    """ "The group, citing survivors, said": the participle hangs on the subject of a speech verb."""
    noun = tree.heads[i]
    return (
        tree.relations[i] == "acl"
        and tree.words[i].lower().endswith("ing")
        and noun >= 0
        and tree.relations[noun] == "nsubj"
        and tree.lemmas[tree.heads[noun]] in speech()["neutral"]
    )


def _quoted(tree: Tree, found: list[Attribution]) -> list[Attribution]:
    """Attributions of quoted stretches: the speech verb beside them, or the last speaker."""
    by_sentence: dict[int, list[Attribution]] = {}
    for a in found:
        by_sentence.setdefault(tree.sentence[a.cue], []).append(a)
    out = []
    last: tuple[int, Attribution] | None = None
    for first, end in quotations(tree):
        inside = frozenset(range(first, end))
        if end - first < 4 and first > 0:
            continue
        sentences = range(tree.sentence[first], tree.sentence[end - 1] + 1)
        near = [a for s in sentences for a in by_sentence.get(s, ()) if a.cue not in inside]
        near = [a for a in near if a.speaker not in inside]
        if not near and end < len(tree.words) and tree.sentence[end - 1] + 1 < len(tree.bounds) - 1:
            s = tree.sentence[end - 1] + 1
            gap = tree.text[tree.ends[end - 1] : tree.starts[tree.bounds[s]]]
            if "\n" not in gap:
                near = [
                    a
                    for a in by_sentence.get(s, ())
                    if a.cue <= tree.bounds[s] + 6 and tree.words[tree.bounds[s]].islower()
                ]
        chosen = min(near, key=lambda a: min(abs(a.cue - first), abs(a.cue - end)), default=None)
        if chosen is None:
            chosen = _announced(tree, found, first)
        if chosen is None and last is not None and 0 <= tree.sentence[first] - last[0] <= 1:
            chosen = last[1]
        if chosen is None:
            s = tree.sentence[first] - 1
            before = by_sentence.get(s, []) if s >= 0 else []
            whole = tree.bounds[tree.sentence[first]] >= first - 1
            if before and whole:
                chosen = max(before, key=lambda a: len(a.content))
        if chosen is not None:
            out.append(
                Attribution(
                    content=inside | (chosen.content if chosen.cue in inside else frozenset()),
                    speaker=chosen.speaker, cue=chosen.cue, stance=chosen.stance, direct=True,
                )
            )  # fmt: skip
            last = (tree.sentence[end - 1], chosen)
    return out


def _announced(tree: Tree, found: list[Attribution], first: int) -> Attribution | None:
    """Whom the sentence before a quotation announces: "The commander issued the following statement:"."""
    s = tree.sentence[first] - (tree.bounds[tree.sentence[first]] >= first - 1)
    if s < 0 or s == tree.sentence[first]:
        return None
    start, end = tree.sentence_range(s)
    speaker = _who_states(tree, found, start, end) if tree.words[end - 1] == ":" else None
    if speaker is None:
        return None
    cue = tree.heads[speaker] if tree.heads[speaker] >= 0 else speaker
    return Attribution(content=frozenset(), speaker=speaker, cue=cue, stance="neutral")


def _besides(tree: Tree, v: int) -> bool:
    """Whether v is said beside the sentence: "according to the ministry, which said that ..."."""
    relative = tree.kid(v, "nsubj")
    return relative is not None and relative > 0 and tree.words[relative - 1] == ","


RELATIVE_CLAUSES = frozenset({"acl", "acl:relcl"})
GOING_ON = frozenset({"continue", "count", "put", "post"})
CLAIMS = frozenset("claim allegation assertion announcement report account admission".split())


def _spoken_nouns(tree: Tree) -> list[Attribution]:
    """ "Government claims of retaking the town": a noun of speech with its speaker and its content."""
    out = []
    for i, lemma in enumerate(tree.lemmas):
        if lemma not in CLAIMS or tree.tags[i] != "NOUN":
            continue
        below = [
            c
            for c in tree.children[i]
            if tree.relations[c] in ("acl", "ccomp") or tree.case(c) in ("of", "about")
        ]
        own = tree.owner(i)
        who = [own] if own is not None else [*named_in(tree, i), *tree.oblique(i, "by", "from")]
        if below and who and can_act(tree, who[0], frozenset()):
            content = frozenset(w for c in below for w in tree.subtree(c))
            stance: Stance = "doubting" if lemma in ("claim", "allegation") else "neutral"
            out.append(Attribution(content=content, speaker=who[0], cue=i, stance=stance))
    return out


def _statements(tree: Tree, found: list[Attribution]) -> list[Attribution]:
    """Statements printed in full: "The minister said:", and what follows without quotation marks, in which he
    speaks of himself. They end where somebody else is said to speak, or with the page."""
    out = []
    spans = [tree.sentence_range(s) for s in range(len(tree.bounds) - 1)]
    for s, (first, end) in enumerate(spans):
        if end - first < 2 or tree.words[end - 1] != ":" or s + 1 == len(spans):
            continue
        speaker = _who_states(tree, found, first, end)
        if speaker is None or tree.words[end][:1] in (*OPENING, PLAIN, "`"):
            continue
        last = s + 1
        while last < len(spans) and not _told_again(tree, found, *spans[last]):
            last += 1
        content = frozenset(range(end, spans[last - 1][1]))
        if any(tree.words[w].lower() in ("i", "we", "my", "our", "us") for w in content):
            cue = tree.heads[speaker] if tree.heads[speaker] >= 0 else speaker
            out.append(Attribution(content=content, speaker=speaker, cue=cue, stance="neutral", direct=True))
    return out


def _turns(tree: Tree) -> list[Attribution]:
    return [
        Attribution(
            content=frozenset(range(t.colon + 1, t.end)), speaker=t.speaker, cue=t.colon, stance="neutral",
            direct=True,
        )
        for t in turns(tree)
    ]  # fmt: skip


def _who_states(tree: Tree, found: list[Attribution], first: int, end: int) -> int | None:
    """Whom a sentence that ends in a colon lets speak: "X said:", "X released the following statement:"."""
    said = [a.speaker for a in found if first <= a.cue < end and not tree.passive(a.cue)]
    if said:
        return said[-1]
    for v in range(first, end):
        thing = tree.kid(v, "obj") if tree.tags[v] == "VERB" else None
        if thing is not None and tree.lemmas[thing] in documents() | {"comment", "remark"}:
            return tree.agent(v)
    return None


def _told_again(tree: Tree, found: list[Attribution], first: int, end: int) -> bool:
    """Whether a sentence is told by the page again: somebody named speaks in it."""
    return any(
        first <= a.cue < end and tree.words[a.speaker].lower() not in ("i", "we", "they", "who", "which")
        and tree.lemmas[a.cue] in ("say", "tell", "add", "state", "conclude")
        for a in found
    )  # fmt: skip


class Voices:
    """All attributions of a page, and the chain of them over each word."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        found = _speech_verbs(tree) + _according(tree) + _spoken_nouns(tree)
        found = found + _quoted(tree, found) + _statements(tree, found) + _turns(tree)
        self.attributions = found + _passed_on(tree, found)
        self._over: dict[int, list[Attribution]] = {}
        for a in self.attributions:
            for w in a.content:
                self._over.setdefault(w, []).append(a)

    def chain(self, word: int) -> list[Attribution]:
        """Attributions over a word, outermost first, one for each speaker (direct speech preferred)."""
        over = sorted(
            self._over.get(word, ()), key=lambda a: (min(a.rank, 0), -len(a.content), a.rank, a.cue)
        )
        out: list[Attribution] = []
        for a in over:
            if any(a.cue in b.content and self._same_side(a.speaker, b.direct) for b in out):
                continue
            same = next((k for k, b in enumerate(out) if b.speaker == a.speaker), None)
            if same is None:
                out.append(a)
            elif a.direct and not out[same].direct:
                out[same] = a
        return out

    def _same_side(self, i: int, direct: bool) -> bool:
        """Those for whom the outer speaker speaks: "we", "our people", "his office", "the government"."""
        tree = self.tree
        own = tree.owner(i)
        mine = own is not None and tree.words[own].lower() in ("our", "my", "his", "her")
        return mine or (direct and tree.words[i].lower() in ("we", "i", "government", "ministry"))
