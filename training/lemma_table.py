"""Counts the table of lemmas that goes beside the parser.

    python training/lemma_table.py UD_DIR

UD_DIR holds en_ewt-ud-train.conllu of Universal Dependencies English EWT. Kept are the pairs of form and
part of speech whose commonest lemma the dictionary does not give, if seen at least twice.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from accord.language.lemmas import TABLE, by_dictionary


def build(conllu: Path) -> dict[str, str]:
    """Lemmas by "form TAG"."""
    seen: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for line in conllu.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) == 10 and cells[0].isdigit():
            seen[cells[1].lower().replace("\u2019", "'"), cells[3]][cells[2].lower()] += 1
    table: dict[str, str] = {}
    for (form, tag), lemmas in seen.items():
        lemma, count = min(lemmas.items(), key=lambda item: (-item[1], item[0]))
        if count < 2 or lemma == by_dictionary(form, tag) or tag in ("PUNCT", "X", "SYM", "NUM"):
            continue
        if tag == "NOUN" and lemma == form and form.endswith("s"):
            continue  # plural nouns get their singular
        table[f"{form} {tag}"] = lemma
    return dict(sorted(table.items()))


if __name__ == "__main__":
    source = Path(sys.argv[1]) / "en_ewt-ud-train.conllu"
    TABLE.write_text(json.dumps(build(source), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
