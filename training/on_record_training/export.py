"""Writes the model file that the engine reads, from trained weights.

    python -m on_record_training export --weights W.npz --confidence C.json --name At --out reader.orm

The weights are those of PyTorch, by its names: `NAME.q` (int8) with `NAME.s` (a scale a row), or plain floats, which
are brought to int8 here where the file has them so. The confidence is `{"coef": [19 numbers], "speech": bound,
"other": bound}`. How the file lies is told in crates/engine/src/extract/attribution/network/model_file.rs; the two change
together, and with them VERSION.
"""

from __future__ import annotations

import json
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

MAGIC = b"ON-READ\0"
VERSION = 1

#: The sizes that the engine computes; only the rows of the three tables may differ.
WORD, PART, SHAPE, SHAPES, WIDTH, CELLS, LAYERS, DISTANCES = 64, 32, 16, 32, 128, 64, 2, 66
INPUT = WORD + 2 * PART + SHAPE
CONFIDENCE = 19

Floats = NDArray[np.float32]


class ExportError(ValueError):
    """The weights are not those of the network that the engine computes."""


class Weights:
    """The arrays of an .npz, checked when they are taken, and the bytes of the model file so far."""

    def __init__(self, arrays: dict[str, NDArray[np.generic]]) -> None:
        self._arrays = arrays
        self._parts: list[bytes] = []

    def rows(self, name: str) -> int:
        """How many rows a matrix has."""
        return len(self._array(name + ".q") if name + ".q" in self._arrays else self._array(name))

    def floats(self, shape: tuple[int, ...], *names: str) -> None:
        """Writes the sum of arrays as 32-bit floats."""
        total = np.sum([self._plain(name, shape) for name in names], 0, "<f4")
        self._parts.append(_finite(total, names[0]).tobytes())

    def matrix(self, name: str, rows: int, columns: int) -> None:
        """Writes a matrix as int8 with a 16-bit float for each row."""
        if name + ".q" in self._arrays:
            whole = self._shaped(name + ".q", (rows, columns))
            scales = self._shaped(name + ".s", (rows, 1)).astype("<f2")
            if whole.dtype != np.int8:
                raise ExportError(f"{name}.q is {whole.dtype}, not int8")
        else:
            whole, scales = quantised(self._plain(name, (rows, columns)))
        self._parts += [_finite(scales, name).tobytes(), whole.tobytes()]

    def numbers(self, values: list[float]) -> None:
        """Writes numbers as 32-bit floats."""
        self._parts.append(_finite(np.array(values, "<f4"), "the confidence").tobytes())

    def body(self) -> bytes:
        """All that was written."""
        return b"".join(self._parts)

    def _array(self, name: str) -> NDArray[np.generic]:
        if name not in self._arrays:
            raise ExportError(f"the weights have no {name}")
        return self._arrays[name]

    def _shaped(self, name: str, shape: tuple[int, ...]) -> NDArray[np.generic]:
        array = self._array(name)
        if array.shape != shape:
            raise ExportError(f"{name} has the shape {array.shape}, not {shape}")
        return array

    def _plain(self, name: str, shape: tuple[int, ...]) -> Floats:
        return self._shaped(name, shape).astype("<f4")


def quantised(matrix: Floats) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """A matrix in whole numbers from -127 to 127, and what one of them is worth, for each row.

    The scale is rounded to 16 bits first, so that the whole numbers are the nearest ones for what is written.
    """
    scales = np.maximum(np.abs(matrix).max(1, keepdims=True) / 127, 2.0**-24).astype("<f2")
    return np.clip(np.rint(matrix / scales.astype(np.float32)), -127, 127).astype(np.int8), scales


def _finite(array: NDArray[np.generic], name: str) -> NDArray[np.generic]:
    if not (np.isfinite(array).all() and (np.abs(array) <= 65504).all()):
        raise ExportError(f"{name} has a number that cannot be computed with")
    return array


def _layer(weights: Weights, name: str) -> None:
    """Both directions of a recurrent layer; its two biases are only ever added, and written as one."""
    for way in ("", "_reverse"):
        weights.matrix(f"{name}.r.weight_ih_l0{way}", 4 * CELLS, WIDTH)
        weights.matrix(f"{name}.r.weight_hh_l0{way}", 4 * CELLS, CELLS)
        weights.floats((4 * CELLS,), f"{name}.r.bias_ih_l0{way}", f"{name}.r.bias_hh_l0{way}")


def model_bytes(arrays: dict[str, NDArray[np.generic]], confidence: dict[str, Any], name: str) -> bytes:
    """The model file for weights, their confidence and a name."""
    # Inside and outside of the cue are all that the table of marks is used for, and validity is a sixth role.
    arrays = dict(arrays)
    arrays["enc.mk.weight"] = arrays["enc.mk.weight"][:2]
    for part in ("weight", "bias"):
        arrays[f"roles.{part}"] = np.concatenate([arrays[f"h2.{part}"], arrays[f"hv.{part}"]])
    weights = Weights(arrays)
    tables = [("enc.e.weight", WORD), ("enc.su.weight", PART), ("enc.pr.weight", PART)]
    for table, width in tables:
        weights.matrix(table, weights.rows(table), width)
    weights.floats((SHAPES, SHAPE), "enc.ft.weight")
    weights.matrix("enc.inp.weight", WIDTH, INPUT)
    for row in ("enc.inp.bias", "enc.n.weight", "enc.n.bias"):
        weights.floats((WIDTH,), row)
    for layer in range(LAYERS):
        _layer(weights, f"enc.lo.{layer}")
    weights.floats((8, WIDTH), "h1.weight")
    weights.floats((8,), "h1.bias")
    _layer(weights, "enc.up.0")
    weights.floats((2, WIDTH), "enc.mk.weight")
    weights.matrix("enc.rel.weight", DISTANCES, WIDTH)
    weights.floats((6, WIDTH), "roles.weight")
    weights.floats((6,), "roles.bias")
    if len(confidence["coef"]) != CONFIDENCE:
        raise ExportError(f"the confidence has {len(confidence['coef'])} numbers, not {CONFIDENCE}")
    weights.numbers([*confidence["coef"], confidence["speech"], confidence["other"]])

    called = name.encode()
    if len(called) > 255:
        raise ExportError("the name is longer than 255 bytes")
    of_tables = [weights.rows(table) for table, _ in tables]
    sizes = [*of_tables, WORD, PART, PART, SHAPE, SHAPES, WIDTH, CELLS, LAYERS, DISTANCES]
    body = bytes([len(called)]) + called + struct.pack(f"<{len(sizes)}I", *sizes) + weights.body()
    return MAGIC + struct.pack("<III", VERSION, len(body), zlib.crc32(body)) + body


def export(npz_path: Path, confidence_json_path: Path, out_path: Path, name: str) -> None:
    """Writes the model file."""
    with np.load(npz_path) as arrays:
        data = model_bytes(dict(arrays), json.loads(Path(confidence_json_path).read_text("utf-8")), name)
    Path(out_path).write_bytes(data)
