"""The scores of a made model, for scores.json beside it."""

from __future__ import annotations

import json
from pathlib import Path

from accord.language.model import GRAPH, Model
from evaluation import names, parser

FLOAT = "parser.f32.onnx"


def write(gold: Path, out: Path, made: str) -> dict[str, object]:
    """Scores the model in `out` on the dev parts, in int8 and where it is there in float32 too, and writes
    scores.json. `made` is the command that made it."""
    dev = parser.read_conllu(gold / "ud-ewt" / "en_ewt-ud-dev.conllu")
    content: dict[str, object] = {"made": made}
    for title, graph in (("float32", FLOAT), ("int8", GRAPH)):
        if (out / graph).is_file():
            model = Model(out, threads=2, graph=graph)
            figures = {"ewt dev": parser.score_gold_words(dev, model), **names.score(gold, model, own=False)}
            content[title] = {
                part: {name: round(value, 4) for name, value in values.items()}
                for part, values in figures.items()
            }
    (out / "scores.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    return content
