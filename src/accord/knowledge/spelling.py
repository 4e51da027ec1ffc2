"""How place names are compared: one plain form, and one that forgives differences of transliteration."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "ı": "i", "đ": "d", "Đ": "d", "ð": "d", "þ": "th", "ß": "ss"}
    | {"æ": "ae", "Æ": "ae", "œ": "oe", "ə": "a", "ħ": "h", "Ħ": "h"}
    | dict.fromkeys("'’‘ʼʿʾ`´ʻʹʺ′\"“”", "")
    | dict.fromkeys("-‐‑–—.,/()_\u00a0", " ")
)
_ABBREVIATIONS = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
_ARTICLES = frozenset("al el ad ed an en ar er as es ash esh at et az ez ul ud ur us os".split())
_DIGRAPHS = re.compile(r"tch|sch|sh|ch|kh|gh|dh|th|zh|dj|dz|ph|ck|oo|ou|ee|ay|ai|ei|ey|iy|yi|au|aw|ow|x")
_SOUNDS = {
    "tch": "C", "sch": "S", "sh": "S", "ch": "C", "kh": "k", "gh": "g", "dh": "d", "th": "t", "zh": "j",
    "dj": "j", "dz": "z", "ph": "f", "ck": "k", "oo": "u", "ou": "u", "ee": "i", "ay": "i", "ai": "i",
    "ei": "i", "ey": "i", "iy": "i", "yi": "i", "au": "u", "aw": "u", "ow": "u", "x": "ks",
}  # fmt: skip
_SINGLE = str.maketrans({"q": "k", "c": "k", "w": "v", "y": "i", "e": "i", "o": "u", "h": ""})
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=30_000)
def fold(name: str) -> str:
    """A name in lower case without accents, apostrophes, hyphens, full stops or a leading "the"."""
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    words = "".join(c for c in plain if not unicodedata.combining(c)).lower().split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(_ABBREVIATIONS.get(w, w) for w in words)


def skeleton(folded: str) -> str:
    """What spellings of one name share: "Baluchistan" and "Balochestan" both give "balukistan".

    Arabic articles, doubled letters, h and the end of a name in -a or -ah go; letters that
    transliterations confuse (e/i/y, o/u, k/q/kh, v/w ...) fall together. `folded` is what `fold` returns.
    """
    words = folded.split()
    kept = "".join(w for i, w in enumerate(words) if w not in _ARTICLES or i == len(words) - 1)
    sounds = _DIGRAPHS.sub(lambda m: _SOUNDS[m.group()], kept).translate(_SINGLE)
    sounds = _DOUBLED.sub(r"\1", sounds)
    return sounds[:-1] if len(sounds) > 4 and sounds[-1] in "ai" else sounds
