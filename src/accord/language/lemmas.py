"""Dictionary forms of words, in lower case, chosen by part of speech.

Words go through a small table of (form, part of speech) pairs counted in the train part of Universal
Dependencies' English Web Treebank (`models/parser-en-ewt/lemmas.json`), then through lemminflect, whose
dictionary is the NIH's SPECIALIST lexicon. Plural nouns always get their singular ("troops": "troop").
Proper nouns, numbers and function words outside the table keep their form.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from accord.errors import ModelError

TABLE = Path(__file__).parent / "models" / "parser-en-ewt" / "lemmas.json"
_LIKELIER = {"bases": "base"}  # forms of two nouns, of which news means the one
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'"})


@lru_cache(maxsize=60_000)
def lemma(word: str, tag: str) -> str:
    """The dictionary form of a word with a universal part of speech: ("struck", "VERB") is "strike"."""
    form = word.lower().translate(_APOSTROPHES)
    listed = _table().get(f"{form} {tag}")
    return listed if listed is not None else by_dictionary(form, tag)


def by_dictionary(form: str, tag: str) -> str:
    """The dictionary form of a word in lower case, without the table."""
    if not form.isalpha() and "-" not in form:
        return form
    if tag in ("VERB", "NOUN"):
        stem, hyphen, last = form.rpartition("-")
        return stem + hyphen + _inflected(last, tag) if last.isalpha() else form
    if tag in ("ADJ", "ADV") and form.endswith(("er", "est")):
        return _graded(form, tag)
    return form


def _inflected(form: str, tag: str) -> str:
    import lemminflect

    if form in _LIKELIER:
        return _LIKELIER[form]
    if not form.isascii():  # the dictionary makes "caf" of "café"
        return form[:-1] if tag == "NOUN" and form.endswith("s") and not form.endswith("ss") else form
    found: tuple[str, ...] = lemminflect.getLemma(form, upos=tag)
    return str(found[0]) if found else form


def _graded(form: str, tag: str) -> str:
    """Positive of a comparative or superlative that the dictionary knows ("deadliest": "deadly")."""
    import lemminflect

    for candidate in lemminflect.getAllLemmas(form, upos=tag).get(tag, ()):
        if candidate != form:
            return str(candidate)
    return form


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    try:
        table: dict[str, str] = json.loads(TABLE.read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(
            f"{TABLE}: this file of the model cannot be read ({error.strerror}); install accord again"
        ) from error
    return table
