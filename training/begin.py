"""Going on from an exported model: its int8 weights as the first values of the network."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import numpy_helper

from training.batches import Tables
from training.network import Network

Arrays = dict[str, npt.NDArray[np.float32]]


def load(network: Network, folder: Path, tables: Tables) -> None:
    """Sets the network's weights to those of a model; a name head that it lacks stays at random.

    ValueError where its tags and relations are not those of the training data, or weights are missing.
    """
    found = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    if (tuple(found["tags"]), tuple(found["relations"])) != (tables.tags, tables.relations):
        raise ValueError(f"{folder / 'labels.json'}: tags or relations differ from those of the treebank")
    state = weights(onnx.load(folder / "parser.int8.onnx"))
    state["rel_weight"] = np.load(folder / "relations.npz")["weight"].astype(np.float32)
    result = network.load_state_dict({k: torch.from_numpy(v) for k, v in state.items()}, strict=False)
    missing = [key for key in result.missing_keys if not key.startswith(("name.", "encoder.pooler."))]
    if missing:
        raise ValueError(f"{folder / 'parser.int8.onnx'}: no weights for {', '.join(missing)}")


def weights(model: onnx.ModelProto) -> Arrays:
    """The weights of a graph by the names that the network gives them, in float32."""
    stored = {x.name: numpy_helper.to_array(x) for x in model.graph.initializer}
    found: Arrays = {}
    for name, array in stored.items():
        own = name.replace("names/head.", "name.")  # a head that was put on an exported model
        if own.endswith(".weight_quantized"):
            found[own.removesuffix("_quantized")] = _float(stored, name)
        elif array.dtype == np.float32 and "onnx::" not in own and not own.endswith("_scale"):
            found[own] = array.astype(np.float32)
    for node in model.graph.node:
        if node.op_type in ("MatMul", "MatMulInteger") and node.input[1] in stored:
            path = node.name.replace("names//head/", "name/").strip("/").split("/")[:-1]
            weight = node.input[1]
            matrix = _float(stored, weight) if weight.endswith("_quantized") else stored[weight]
            found[f"{_module(path)}.weight"] = np.ascontiguousarray(matrix.T, dtype=np.float32)
    return found


def _module(path: list[str]) -> str:
    """The name of a module in the network: "arc_word/arc_word.0" is "arc_word.0"."""
    if len(path) > 1 and path[1].startswith(path[0] + "."):
        path = path[1:]
    return ".".join(path)


def _float(stored: dict[str, npt.NDArray[np.generic]], name: str) -> npt.NDArray[np.float32]:
    stem = name.removesuffix("_quantized")
    steps = stored[name].astype(np.float32) - stored[f"{stem}_zero_point"].astype(np.float32)
    return np.asarray(steps * stored[f"{stem}_scale"].astype(np.float32), dtype=np.float32)
