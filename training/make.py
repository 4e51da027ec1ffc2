"""From the annotated sets to the model's files."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import torch

from accord.language.feeds import Reader
from training import batches, begin, export, fit, frozen
from training.batches import Tables
from training.labels import labels
from training.names import training_names
from training.network import NameHead, Network
from training.treebank import read

HEAD_EPOCHS = 11


def whole(
    gold: Path, out: Path, epochs: int, start: Path | None, sentences: int | None, report: fit.Report
) -> None:
    """Trains encoder and all heads, and writes the model to `out`. `start` is a folder with an exported model
    to go on from; without it the encoder begins as MiniLM and the heads at random."""
    random.seed(0)
    torch.manual_seed(0)
    encoder, tokenizer = export.pretrained(out)
    reader = Reader(tokenizer)
    trees = [s for s in read(gold / "ud-ewt" / "en_ewt-ud-train.conllu") if batches.fits(reader, s)]
    names = [s for s in training_names(gold) if batches.fits(reader, s)]
    tables = Tables(
        tuple(sorted({tag for s in trees for tag in s.tags})),
        tuple(sorted({relation for s in trees for relation in s.relations})),
    )
    if sentences:
        trees, names = trees[:sentences], names[:sentences]
    report(f"{len(trees)} sentences with trees, {len(names)} with names")
    network = Network(encoder, len(tables.tags), len(tables.relations), len(labels().tags))
    if start:
        begin.load(network, start, tables)
    course = fit.Course(epochs=epochs, begun=start is not None, out=out, report=report)
    fit.fit(network, reader, trees, names, tables, course)
    export.write(network, reader, tables, out)
    report(f"written to {out}")


def names_only(gold: Path, parser: Path, out: Path, report: fit.Report) -> None:
    """Trains a name head on the encoder in `parser`, and writes both as one model to `out`."""
    torch.manual_seed(0)
    for name in ("relations.npz", "tokenizer.json", "lemmas.json"):
        if (parser / name).resolve() != (out / name).resolve():
            shutil.copyfile(parser / name, out / name)
    reader = Reader(out / "tokenizer.json")
    names = [s for s in training_names(gold) if batches.fits(reader, s)]
    examples = frozen.examples(parser / "parser.int8.onnx", reader, names)
    report(f"{len(names)} sentences with names read by the encoder")
    head = NameHead(len(labels().tags))
    fit.fit_head(head, examples, epochs=HEAD_EPOCHS, report=report)
    frozen.attach(parser / "parser.int8.onnx", head, out / "parser.int8.onnx")
    found = json.loads((parser / "labels.json").read_text(encoding="utf-8"))
    export.write_labels(Tables(tuple(found["tags"]), tuple(found["relations"])), out)
    report(f"written to {out}")
