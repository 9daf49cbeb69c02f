"""Reads the engine's model file, so that training can begin with what the engine reads with.

`arrays_of(Path("reader.orm"))` gives the arrays that `export` wrote it from, by PyTorch's names, and the confidence. The
two biases of a recurrent layer were written as one: they come back as the first, the second is zero. Rows of
`enc.mk.weight` that nothing reads are zero too. How the file lies is told in `export`.
"""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np

from .data import Missing
from .export import CELLS, CONFIDENCE, DISTANCES, INPUT, LAYERS, MAGIC, PART, SHAPE, SHAPES, VERSION, WIDTH, WORD

_HEAD = len(MAGIC) + 12
_SIZES = 12
_MARKS = 4


class _Body:
    """What is left of the file."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def take(self, kind: str, *shape: int) -> np.ndarray:
        """The next numbers; `struct.error` and `ValueError` tell that there are too few."""
        array = np.frombuffer(self._data, kind, int(np.prod(shape)), self._at).reshape(shape)
        self._at += array.nbytes
        return array

    def matrix(self, arrays: dict[str, np.ndarray], name: str, rows: int, columns: int) -> None:
        """Scales, then whole numbers."""
        arrays[name + ".s"] = self.take("<f2", rows, 1)
        arrays[name + ".q"] = self.take("i1", rows, columns)

    def layer(self, arrays: dict[str, np.ndarray], name: str) -> None:
        """Both directions of a recurrent layer."""
        for way in ("", "_reverse"):
            self.matrix(arrays, f"{name}.r.weight_ih_l0{way}", 4 * CELLS, WIDTH)
            self.matrix(arrays, f"{name}.r.weight_hh_l0{way}", 4 * CELLS, CELLS)
            arrays[f"{name}.r.bias_ih_l0{way}"] = self.take("<f4", 4 * CELLS)
            arrays[f"{name}.r.bias_hh_l0{way}"] = np.zeros(4 * CELLS, np.float32)


def arrays_of(path: Path) -> tuple[dict[str, np.ndarray], dict[str, Any]]:
    """The arrays as a file of weights has them, and the confidence as `export` takes it."""
    data = path.read_bytes()
    if data[: len(MAGIC)] != MAGIC or len(data) < _HEAD:
        raise Missing(f"{path} is no model file of the engine: give a .orm file, or weights as .npz.")
    version, length, check = struct.unpack_from("<III", data, len(MAGIC))
    if version != VERSION:
        raise Missing(f"{path} has format {version}, this package reads format {VERSION}: take both from one release.")
    if length != len(data) - _HEAD or check != zlib.crc32(data[_HEAD:]):
        raise Missing(f"{path} is damaged or cut off: fetch it again.")
    body = _Body(data[_HEAD:])
    body.take("u1", int(body.take("u1", 1)[0]))
    sizes = [int(n) for n in body.take("<u4", _SIZES)]
    expected = [WORD, PART, PART, SHAPE, SHAPES, WIDTH, CELLS, LAYERS, DISTANCES]
    if sizes[3:] != expected:
        raise Missing(f"{path} holds a network of the sizes {sizes[3:]}, this package trains one of {expected}.")
    return _arrays(body, sizes[:3])


def _arrays(body: _Body, tables: list[int]) -> tuple[dict[str, np.ndarray], dict[str, Any]]:
    arrays: dict[str, np.ndarray] = {}
    for table, rows, width in zip(("enc.e.weight", "enc.su.weight", "enc.pr.weight"), tables, (WORD, PART, PART)):
        body.matrix(arrays, table, rows, width)
    arrays["enc.ft.weight"] = body.take("<f4", SHAPES, SHAPE)
    body.matrix(arrays, "enc.inp.weight", WIDTH, INPUT)
    for row in ("enc.inp.bias", "enc.n.weight", "enc.n.bias"):
        arrays[row] = body.take("<f4", WIDTH)
    for layer in range(LAYERS):
        body.layer(arrays, f"enc.lo.{layer}")
    arrays["h1.weight"], arrays["h1.bias"] = body.take("<f4", 8, WIDTH), body.take("<f4", 8)
    body.layer(arrays, "enc.up.0")
    marks = np.zeros((_MARKS, WIDTH), np.float32)
    marks[:2] = body.take("<f4", 2, WIDTH)
    arrays["enc.mk.weight"] = marks
    body.matrix(arrays, "enc.rel.weight", DISTANCES, WIDTH)
    weight, bias = body.take("<f4", 6, WIDTH), body.take("<f4", 6)
    arrays["h2.weight"], arrays["hv.weight"] = weight[:5], weight[5:]
    arrays["h2.bias"], arrays["hv.bias"] = bias[:5], bias[5:]
    numbers = [float(x) for x in body.take("<f4", CONFIDENCE + 2)]
    return arrays, dict(coef=numbers[:CONFIDENCE], speech=numbers[-2], other=numbers[-1])
