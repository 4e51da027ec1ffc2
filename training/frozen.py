"""A name head on a model that exists already: its graph stays as it is and gets one more output."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import compose, helper
from torch import Tensor

from accord.language.feeds import Reader
from training import batches, export
from training.marks import small_words
from training.names import Named
from training.network import LAYERS, WIDTH, NameHead, words_of

LAYER_OUTPUT = "/encoder/encoder/layer.{}/output/LayerNorm/LayerNormalization_output_0"
_OWN = ("ids", "mask", "first", "known")


def examples(model: Path, reader: Reader, sentences: Sequence[Named]) -> list[tuple[Tensor, Tensor, Tensor]]:
    """Of each sentence the vectors of its words in the layers that the name head reads (half precision),
    their shapes, and the tags they may have."""
    graph = _with_layers(onnx.load(model))
    session = onnxruntime.InferenceSession(graph.SerializeToString(), providers=["CPUExecutionProvider"])
    lower = small_words(sentences)
    found: dict[int, tuple[Tensor, Tensor, Tensor]] = {}
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i].words))
    for start in range(0, len(order), 8):
        rows = order[start : start + 8]
        batch = [sentences[i] for i in rows]
        inputs = {name: x.numpy() for name, x in batches.feed(reader, batch).items()}
        layers = session.run([LAYER_OUTPUT.format(n - 1) for n in LAYERS], {k: inputs[k] for k in _OWN})
        allowed = batches.name_targets(batch, inputs["first"].shape[1], lower)
        for row, i in enumerate(rows):
            n = len(sentences[i].words)
            first = inputs["first"][row, :n]
            vectors = np.concatenate([layer[row, first] for layer in layers], axis=-1).astype(np.float16)
            found[i] = (
                torch.from_numpy(vectors),
                torch.from_numpy(inputs["shape"][row, :n].copy()),
                allowed[row, :n].clone(),
            )
    return [found[i] for i in range(len(sentences))]


def _with_layers(model: onnx.ModelProto) -> onnx.ModelProto:
    for n in LAYERS:
        shape = ["b", "t", WIDTH]
        model.graph.output.append(
            helper.make_tensor_value_info(LAYER_OUTPUT.format(n - 1), onnx.TensorProto.FLOAT, shape)
        )
    return model


class _Reading(torch.nn.Module):
    """The name head with the layers of the encoder as they come out of the graph."""

    def __init__(self, head: NameHead) -> None:
        super().__init__()
        self.head = head

    def forward(self, *inputs: Tensor) -> Tensor:
        *layers, first, known, shape = inputs
        return self.head(torch.cat([words_of(x, first) for x in layers], -1), shape, known)


def attach(model: Path, head: NameHead, out: Path) -> None:
    """Writes the model with the head as one more output, "name", and one more input, "shape".

    A head that the model has already is left behind.
    """
    parser = _without_names(onnx.load(model))
    layers = [LAYER_OUTPUT.format(n - 1) for n in LAYERS]
    whole = _with_layers(parser)
    names = compose.add_prefix(_head_graph(head, len(layers)), "names/")
    merged = compose.merge_models(
        whole,
        names,
        io_map=[(layer, f"names/layer{i}") for i, layer in enumerate(layers)],
    )
    renamed = {"names/first": "first", "names/known": "known", "names/shape": "shape", "names/name": "name"}
    for node in merged.graph.node:
        for names_ in (node.input, node.output):
            for i, name in enumerate(names_):
                names_[i] = renamed.get(name, name)
    inputs = [i for i in merged.graph.input if i.name not in ("names/first", "names/known")]
    outputs = [o for o in merged.graph.output if o.name not in layers]
    for value in (*inputs, *outputs):
        value.name = renamed.get(value.name, value.name)
    del merged.graph.input[:], merged.graph.output[:]
    merged.graph.input.extend(inputs)
    merged.graph.output.extend(outputs)
    onnx.checker.check_model(merged)
    onnx.save(merged, out)


def _without_names(model: onnx.ModelProto) -> onnx.ModelProto:
    """The model without a name head."""
    graph = model.graph
    own = [node for node in graph.node if not node.name.startswith("names/")]
    used = {name for node in own for name in node.input}
    for field, kept in (
        (graph.node, own),
        (graph.initializer, [x for x in graph.initializer if x.name in used]),
        (graph.input, [x for x in graph.input if x.name != "shape"]),
        (graph.output, [x for x in graph.output if x.name != "name"]),
        (graph.value_info, [x for x in graph.value_info if not x.name.startswith("names/")]),
    ):
        kept = list(kept)
        del field[:]
        field.extend(kept)
    return model


def _head_graph(head: NameHead, layers: int) -> onnx.ModelProto:
    head.eval()
    vectors = tuple(torch.zeros(2, 7, WIDTH) for _ in range(layers))
    first, known = torch.zeros(2, 5, dtype=torch.long), torch.ones(2, 5, dtype=torch.bool)
    names = [f"layer{i}" for i in range(layers)]
    axes = {name: {0: "b", 1: "t"} for name in names}
    axes |= {name: {0: "b", 1: "w"} for name in ("first", "known", "shape", "name")}
    buffer = io.BytesIO()
    torch.onnx.export(
        _Reading(head), (*vectors, first, known, torch.zeros_like(first)), buffer,
        input_names=[*names, "first", "known", "shape"], output_names=["name"], dynamic_axes=axes,
        opset_version=17, dynamo=False,
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "head.onnx"
        export.quantise(onnx.load_from_string(buffer.getvalue()), file)
        return onnx.load(file)
