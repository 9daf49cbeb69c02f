"""The network, in the form that is trained: two stages of recurrent layers over rows of tables.

Weights are a dictionary with PyTorch's names and layouts, as the files with weights have them. What an LSTM layer's
gates are (i, f, g, o) and how its two biases add up is PyTorch's too. `reading.py` says the same in numpy for reading.
"""

from __future__ import annotations

from functools import partial
from typing import TypeAlias

import jax
import jax.numpy as jnp
import numpy as np

from .batches import Batch
from .recurrence import recur
from .tokens import ENDING_ROWS, OPENING_ROWS, SHAPES, WORD_ROWS

Weights = dict[str, jax.Array]

Array: TypeAlias = jax.Array | np.ndarray
"""Of a batch: numpy's until JAX computes with it."""

HIDDEN = 64
WIDTH = 2 * HIDDEN
STAGE_ONE = ("enc.lo.0", "enc.lo.1")
STAGE_TWO = "enc.up.0"


def shapes() -> dict[str, tuple[int, ...]]:
    """Every weight and its size."""
    out: dict[str, tuple[int, ...]] = {
        "enc.e.weight": (WORD_ROWS, 64),
        "enc.su.weight": (ENDING_ROWS, 32),
        "enc.pr.weight": (OPENING_ROWS, 32),
        "enc.ft.weight": (2 * SHAPES + 4, 16),
        "enc.inp.weight": (WIDTH, 144),
        "enc.inp.bias": (WIDTH,),
        "enc.n.weight": (WIDTH,),
        "enc.n.bias": (WIDTH,),
        "enc.mk.weight": (4, WIDTH),
        "enc.rel.weight": (66, WIDTH),
        "h1.weight": (8, WIDTH),
        "h1.bias": (8,),
        "h2.weight": (5, WIDTH),
        "h2.bias": (5,),
        "hv.weight": (1, WIDTH),
        "hv.bias": (1,),
    }
    for layer in (*STAGE_ONE, STAGE_TWO):
        for way in ("", "_reverse"):
            out[f"{layer}.r.weight_ih_l0{way}"] = (4 * HIDDEN, WIDTH)
            out[f"{layer}.r.weight_hh_l0{way}"] = (4 * HIDDEN, HIDDEN)
            out[f"{layer}.r.bias_ih_l0{way}"] = (4 * HIDDEN,)
            out[f"{layer}.r.bias_hh_l0{way}"] = (4 * HIDDEN,)
    return out


def fresh(seed: int) -> dict[str, np.ndarray]:
    """Weights to begin with, drawn as PyTorch draws them: tables normal, linear and recurrent ones uniform."""
    rng = np.random.default_rng(seed)
    out = {}
    for name, size in shapes().items():
        if name == "enc.n.weight":
            value = np.ones(size)
        elif name == "enc.n.bias":
            value = np.zeros(size)
        elif name.split(".")[1] in ("e", "su", "pr", "ft", "mk", "rel"):
            value = rng.normal(0, 0.1, size)
        else:
            fan_in = 144 if name.startswith("enc.inp") else HIDDEN if ".r." in name else WIDTH
            value = rng.uniform(-1, 1, size) / np.sqrt(fan_in)
        out[name] = value.astype(np.float32)
    return out


def _linear(w: Weights, name: str, x: jax.Array) -> jax.Array:
    return x @ w[name + ".weight"].T + w[name + ".bias"]


def _layer_norm(w: Weights, name: str, x: jax.Array) -> jax.Array:
    centred = x - x.mean(-1, keepdims=True)
    scaled = centred / jnp.sqrt((centred**2).mean(-1, keepdims=True) + 1e-5)
    return scaled * w[name + ".weight"] + w[name + ".bias"]


def _both_ways(w: Weights, name: str, x: jax.Array, there: Array) -> jax.Array:
    """[T, B, in] to [T, B, 2 × hidden]; where nothing is there the state is zero, so that both ways begin at the text.

    Both ways are one recurrence, the second over the rows turned round: half as many steps to wait for.
    """
    ways = ("", "_reverse")
    inputs = [
        x @ w[f"{name}.r.weight_ih_l0{way}"].T + w[f"{name}.r.bias_ih_l0{way}"] + w[f"{name}.r.bias_hh_l0{way}"]
        for way in ways
    ]
    recurrent = jnp.stack([w[f"{name}.r.weight_hh_l0{way}"].T for way in ways])
    here = jnp.asarray(there)[..., None]
    rows = jnp.stack([inputs[0], inputs[1][::-1]], 1)
    forward, backward = jnp.moveaxis(recur(rows, recurrent, jnp.stack([here, here[::-1]], 1)), 1, 0)
    return jnp.concatenate([forward, backward[::-1]], -1)


def _dropped(x: jax.Array, rate: float, key: jax.Array | None) -> jax.Array:
    if key is None or rate == 0:
        return x
    return jnp.where(jax.random.bernoulli(key, 1 - rate, x.shape), x / (1 - rate), 0)


def stage_one(w: Weights, batch: Batch, rate: float = 0.0, key: jax.Array | None = None) -> jax.Array:
    """The rows that both heads read, [T, B, width]."""
    keys = [None] * 3 if key is None else jax.random.split(key, 3)
    f = batch.features
    x = jnp.concatenate(
        [
            w["enc.e.weight"][f[..., 0]] + w["enc.e.weight"][f[..., 1]],
            w["enc.su.weight"][f[..., 2]],
            w["enc.pr.weight"][f[..., 3]],
            w["enc.ft.weight"][f[..., 4] * 2 + batch.quoted],
        ],
        -1,
    )
    x = _dropped(_layer_norm(w, "enc.n", _linear(w, "enc.inp", x)), rate, keys[0])
    for layer, key in zip(STAGE_ONE, keys[1:]):
        x = _dropped(_both_ways(w, layer, x, batch.there), rate, key)
    return x


def tag_logits(w: Weights, x: jax.Array) -> tuple[jax.Array, jax.Array]:
    """Cue O B I and role O BS IS BC IC."""
    logits = _linear(w, "h1", x)
    return logits[..., :3], logits[..., 3:]


def stage_two(
    w: Weights, x: jax.Array, batch: Batch, rate: float = 0.0, key: jax.Array | None = None
) -> tuple[jax.Array, jax.Array]:
    """The roles round each cue, [R, C, 5], and whether it is one, [C]; both before softmax and sigmoid."""
    rows = x.reshape(-1, x.shape[-1])[batch.rows]
    rows = rows + w["enc.mk.weight"][batch.in_cue] + w["enc.rel.weight"][batch.distance]
    y = _dropped(_both_ways(w, STAGE_TWO, rows, batch.rows_there), rate, key)
    in_cue = (batch.in_cue * batch.rows_there)[..., None]
    mean = (y * in_cue).sum(0) / jnp.maximum(in_cue.sum(0), 1)
    return _linear(w, "h2", y), _linear(w, "hv", mean)[..., 0]


@partial(jax.jit)
def read_batch(w: Weights, batch: Batch) -> tuple[jax.Array, jax.Array, jax.Array, jax.Array]:
    """Probabilities of cue tags, role tags, roles of stage two, and validity; nothing dropped."""
    x = stage_one(w, batch)
    cue, role = tag_logits(w, x)
    roles, validity = stage_two(w, x, batch)
    return jax.nn.softmax(cue), jax.nn.softmax(role), jax.nn.softmax(roles), jax.nn.sigmoid(validity)
