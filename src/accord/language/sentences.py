"""Sentence boundaries of news text, by rules over words.

A full stop ends a sentence unless it belongs to an abbreviation or to initials, stands inside a name or
an address, or a small letter follows; quotation marks and brackets that close after it belong to the
sentence before. After abbreviations that may end a sentence ("U.S.", "Corp.", "p.m.") there is a boundary
only where the next word is of the closed class that opens sentences.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

# Written before a name or a number: never the end of a sentence.
_BEFORE_NAME = frozenset(
    """Mr. Mrs. Ms. Messrs. Dr. Drs. Prof. Rev. Hon. St. Ste. Sr. Fr. Gen. Lt. Col. Maj. Capt. Cpt. Sgt.
    Cpl. Pvt. Pte. Adm. Brig. Cmdr. Cdr. Cmdt. Comm. Commr. Sen. Sens. Rep. Reps. Gov. Govs. Pres. Amb.
    Insp. Supt. Sec. Const. Atty. Asst. Dep. Det. Ft. Mt. No. Nos. Art. Fig. Vol. vs. v. viz. cf. e.g.
    i.e. c. ca. approx. Ayat. Mme. Mlle. Sqn. Wg. Flt. pp. Min.""".split()
)
# May also end a sentence.
_OTHER = frozenset(
    """Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. Mon. Tue. Tues. Wed. Thu. Thur.
    Thurs. Fri. Inc. Ltd. Co. Corp. Bros. Jr. Esq. etc. al. Ave. Blvd. Rd. Dept. Univ. Assn. Intl. Natl.
    Gov't. est. ext. Ala. Phila. Ariz. Ark. Calif. Colo. Conn. Fla. Ga. Ill. Ind. Kan. Ky. La. Md. Mass.
    Mich. Minn. Mo. Mont. Neb. Nev. Okla. Ore. Pa. Penn. Tenn. Tex. Va. Vt. Wash. Wis. Wyo. a.m. p.m.
    A.M. P.M. Ph.D. M.D. hrs. lbs. lb. oz. yds. dept. govt. int. ret. Ret. Eng. Bn. Regt. Div. mins.
    yrs.""".split()
)
_ABBREVIATIONS = _BEFORE_NAME | _OTHER
_NUMBER_AFTER = frozenset(
    "No. Nos. Art. Fig. Vol. pp. Sec. c. ca. approx. Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. "
    "Dec.".split()
)
_AMBIGUOUS = frozenset(
    "No. Art. Fig. Min. Mar. Jun. Sec. Wed. Sun. Sat. Fr. Ill. Ind. Mass. Wash. int.".split()
)
_DOTTED = re.compile(r"(?:[A-Za-z]\.){2,}|[A-Z]\.-[A-Z]\.")
_INITIAL = re.compile(r"[A-Z]\.|(?:Yu|Ya|Th|Ch|Kh|Zh|Sh)\.")

_STARTERS = frozenset(
    """the a an this that these those he she it they we i you his her its their our my your there here
    who what when where why how which but and or so yet nor if as at in on by for from to of with
    without after before since until while although though because despite during under over between
    among amid against about according also however meanwhile moreover nevertheless still then thus
    earlier later now some many most several few both each every all no none not another other others
    once only even such one two three four five six seven eight nine ten dozens hundreds thousands
    officials witnesses police""".split()
)
_TERMINALS = frozenset([".", "?", "!", "\u2026", "\u203d", "\u3002", "\u061f", "\u06d4"])
_CLOSERS = frozenset(['"', "''", "\u201d", "\u2019", "\u2019\u2019", "'", ")", "]", "\u00bb", "\u203a", "}"])
_OPENERS = frozenset(
    ["\u201c", "\u2018", "``", "`", "(", "[", "\u00ab", "\u2039", "\u201e", "{", "\u2018\u2018"]
)
_DOUBLE = frozenset(['"', "''"])
_STRAIGHT = _DOUBLE | {"'"}
_BULLETS = frozenset(["\u2022", "\u25cf", "\u25aa", "\u25a0", "\u25ba", "\u2023", "\u00b7", "\u27a1"])
_SPEECH = frozenset(
    """said says say told tells asked asks added adds wrote writes replied declared announced tweeted
    posted shouted warned insisted claimed recalled exclaimed quipped wondered demanded""".split()
)
_ADDRESS_ENDS = frozenset("com org net gov edu info".split())

_Words = Sequence[tuple[int, int]]
LONGEST = 400  # words; nobody writes longer sentences, and trees over them take the cube of their length


def is_abbreviation(word: str) -> bool:
    """Whether a word (given without its last full stop) is written with one."""
    return word + "." in _ABBREVIATIONS or _INITIAL.fullmatch(word + ".") is not None


def keeps_stop(block: str, words: _Words, at: int) -> bool:
    """Whether the full stop after abbreviation `at` belongs to it rather than ends its sentence."""
    word = block[slice(*words[at])] + "."
    after = block[slice(*words[at + 2])] if at + 2 < len(words) else ""
    if word in _AMBIGUOUS:
        return after[:1].isdigit() or (
            word not in _NUMBER_AFTER and after[:1].isupper() and not _starts(after)
        )
    return bool(after) or word in _OTHER


def split(block: str, words: _Words) -> list[int]:
    """Index of the first word of every sentence of one paragraph."""
    forms = [block[start:end] for start, end in words]
    wrapped = _is_wrapped(block)
    firsts = [0]
    quoted = False  # inside straight double quotation marks
    at = 0
    while at < len(forms):
        form = forms[at]
        if form in _DOUBLE:
            quoted = _opens(block, words, at, quoted)
        elif form == "``":
            quoted = True
        following = at + 1
        if _may_end(forms, at, firsts[-1]):
            following, quoted = _closed(block, words, forms, following, quoted)
            if following < len(forms) and _boundary(block, words, forms, at, following):
                firsts.append(following)
        elif following < len(forms) and (
            forms[following] in _BULLETS or (not wrapped and _line_ends(block, words, forms, at))
        ):
            firsts.append(following)
            quoted = False
        at = following
    return _shortened(forms, firsts)


def _shortened(forms: Sequence[str], firsts: Sequence[int]) -> list[int]:
    """The sentences, those of more than `LONGEST` words cut after a semicolon or comma, or anywhere."""
    out: list[int] = []
    for first, last in itertools.pairwise([*firsts, len(forms)]):
        out.append(first)
        while last - out[-1] > LONGEST:
            upto = out[-1] + LONGEST
            half = range(upto - 1, upto - LONGEST // 2, -1)
            marks = [n + 1 for mark in (";", ",") for n in half if forms[n] == mark]
            out.append(marks[0] if marks else upto)
    return out


def _may_end(forms: Sequence[str], at: int, first: int) -> bool:
    form = forms[at]
    if form[-1] not in _TERMINALS:
        return False
    # not "3." at the head of a list entry
    return not (form == "." and at == first + 1 and (forms[first].isdigit() or len(forms[first]) == 1))


def _closed(block: str, words: _Words, forms: Sequence[str], at: int, quoted: bool) -> tuple[int, bool]:
    """Index after further stops and the marks that close behind a stop, and whether a quotation is open."""
    while at < len(forms):
        form = forms[at]
        if form in _STRAIGHT:
            if _opens(block, words, at, quoted and form != "'"):
                break
            quoted = quoted and form == "'"
        elif (form == "\u2019" and block[words[at - 1][1] : words[at][0]]) or (
            form not in _CLOSERS and (form[-1] not in _TERMINALS or form[0].isalnum())
        ):
            break
        at += 1
    return at, quoted


def _opens(block: str, words: _Words, at: int, quoted: bool) -> bool:
    """Whether a straight quotation mark opens, by the spaces around it, else by `quoted`."""
    start, end = words[at]
    before = start == 0 or block[start - 1].isspace() or block[start - 1] in "([\u2014\u2013"
    after = end == len(block) or block[end].isspace()
    return before if before != after else not quoted


def _boundary(block: str, words: _Words, forms: Sequence[str], stop: int, following: int) -> bool:
    """Whether a sentence ends between the stop (with what closes behind it) and the word `following`."""
    form, after = forms[stop], following
    while after < len(forms) and (forms[after] in _OPENERS or forms[after] in _STRAIGHT):
        after += 1
    word = forms[after] if after < len(forms) else ""
    gap = block[words[following - 1][1] : words[following][0]]
    if "\n" in gap and not word[:1].islower():
        return True
    if form == "." and stop and block[words[stop - 1][1] : words[stop][0]]:
        form = _unspaced(forms, stop)
        if form[:-1].isdigit() and word[:1].isdigit():
            return False  # "51 . 1 million"
        if not (_DOTTED.fullmatch(form) or _INITIAL.fullmatch(form) or form in _ABBREVIATIONS):
            form = "."
    if form == "X." and stop and forms[stop - 1] in ("on", "via") and word[:1].isupper():
        return True  # "wrote on X. Washington ...": the network, and nobody's initial
    if len(form) > 1 and form[0].isalnum():
        return _ends_abbreviation(form, word, quoted_after=after > following)
    if form == "." and not gap:
        before = forms[stop - 1] if stop else ""
        return (
            before[-1:].islower()
            and len(before) > 2
            and word[:1].isupper()
            and word.lower() not in _ADDRESS_ENDS
        )
    if not _capital(word):
        return False
    if forms[following - 1] in _CLOSERS and form != "." and after == following:
        return not _speaker_follows(forms, following)
    return True


def _unspaced(forms: Sequence[str], stop: int) -> str:
    """The abbreviation that ends at a stop of text written with spaces between words: "U . S ."."""
    first = stop - 1
    while first >= 2 and len(forms[first]) == 1 and forms[first - 1] == "." and len(forms[first - 2]) == 1:
        first -= 2
    return "".join(forms[first : stop + 1])


def _ends_abbreviation(form: str, word: str, quoted_after: bool) -> bool:
    """Whether a sentence ends after an abbreviation with `word` next."""
    if form in _BEFORE_NAME or _INITIAL.fullmatch(form):
        return False
    if word[:1].isdigit():
        return form not in _NUMBER_AFTER and form not in ("a.m.", "p.m.")
    if form in _OTHER or _DOTTED.fullmatch(form):
        return word[:1].isupper() and (quoted_after or _starts(word))
    return _capital(word)


def _starts(word: str) -> bool:
    return word[:1].isupper() and word.lower() in _STARTERS


def _capital(word: str) -> bool:
    """Whether a word can open a sentence by its first letter; Arabic articles are written small."""
    return (
        word[:1].isupper()
        or word[:1].isdigit()
        or word[:3] in ("al-", "el-")
        or word in ("al", "el")
        or (word[:1] in "$\u20ac\u00a3#@" and word != "")
        or (word[:1].isalpha() and not word[:1].islower())
    )


def _speaker_follows(forms: Sequence[str], at: int) -> bool:
    """Whether a name and a verb of speech follow a question or an outcry: "Why?" Smith asked."""
    for form in forms[at : at + 6]:
        if form.lower() in _SPEECH:
            return True
        if not form[0].isalpha():
            return False
    return False


def _is_wrapped(block: str) -> bool:
    """Whether line breaks within a paragraph come from a fixed width rather than from the writer."""
    lines = block.strip().split("\n")
    return len(lines) > 2 and all(50 <= len(line.rstrip()) <= 100 for line in lines[:-1])


def _line_ends(block: str, words: _Words, forms: Sequence[str], at: int) -> bool:
    """Whether a line break after word `at` ends its sentence although no stop does."""
    if "\n" not in block[words[at][1] : words[at + 1][0]]:
        return False
    after = forms[at + 1]
    return (
        not after[0].islower()
        and forms[at] not in (",", ";", "-", "\u2013", "\u2014")
        and after[0] not in ",;"
    )
