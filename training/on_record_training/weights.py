"""Files with weights: `NAME.q` int8 with a scale a row in `NAME.s` for matrices, float16 for the rest.

The engine's own model file (`.orm`) is read too.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from .data import Missing
from .model_file import arrays_of
from .network import shapes

_KEPT = frozenset(("h1.weight", "h2.weight", "hv.weight", "enc.ft.weight", "enc.mk.weight"))
"""Small matrices that the last sums depend on stay float16."""


def packed(weights: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The arrays of a file with these weights."""
    out: dict[str, np.ndarray] = {}
    for name, value in weights.items():
        value = np.asarray(value, np.float32)
        if value.ndim < 2 or name in _KEPT:
            out[name] = value.astype(np.float16)
            continue
        largest = np.abs(value).max(1, keepdims=True)
        # Rounded up where float16 would make it smaller: 127 steps must reach the largest number.
        scale = np.maximum(largest / 127, 1e-6).astype(np.float16)
        out[name + ".q"] = np.clip(np.round(value / scale.astype(np.float32)), -127, 127).astype(np.int8)
        out[name + ".s"] = scale
    return out


def save(path: Path, weights: dict[str, np.ndarray]) -> None:
    """Writes a file with weights; a half-written one never bears its name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(path.name + ".half.npz")
    np.savez_compressed(half, **packed(weights))  # type: ignore[arg-type]
    half.replace(path)


def save_all(path: Path, networks: list[dict[str, np.ndarray]]) -> list[Path]:
    """Writes the file, or where there are several networks `NAME-1`, `NAME-2` and so on beside it; gives the names."""
    paths = [path] if len(networks) == 1 else [path.with_stem(f"{path.stem}-{k + 1}") for k in range(len(networks))]
    for own, weights in zip(paths, networks):
        save(own, weights)
    return paths


def mean(networks: list[dict[str, np.ndarray]]) -> dict[str, np.ndarray]:
    """The mean of weights that were tuned from the same ones: it reads about as well as they do together."""
    return {name: np.asarray(np.mean([w[name] for w in networks], 0, dtype=np.float32)) for name in networks[0]}


def _arrays(path: Path) -> dict[str, np.ndarray]:
    with np.load(path) as file:
        return {name: file[name] for name in file.files}


def load(path: Path) -> dict[str, np.ndarray]:
    """The weights of a file, as float32; an error names what a file of another network lacks."""
    if not path.is_file():
        raise Missing(f"{path} is not there: a file with weights, as `distil` and `tune` write it.")
    arrays = arrays_of(path)[0] if path.suffix == ".orm" else _arrays(path)
    out: dict[str, np.ndarray] = {}
    for name, size in shapes().items():
        if name + ".q" in arrays:
            value = arrays[name + ".q"].astype(np.float32) * arrays[name + ".s"].astype(np.float32)
        elif name in arrays:
            value = arrays[name].astype(np.float32)
        else:
            raise Missing(f"{path} has no {name}: these are not this network's weights.")
        if value.shape != size:
            raise Missing(f"{path}: {name} is {value.shape}, the network has {size}.")
        out[name] = value
    return out
