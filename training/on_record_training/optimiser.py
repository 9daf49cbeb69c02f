"""AdamW with a rate that rises for some steps and then falls linearly to nothing; gradients clipped to length one."""

from __future__ import annotations

import math
from functools import partial
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from .batches import Batch
from .loss import loss
from .network import Weights, shapes

BETA1, BETA2, EPSILON, DECAY, CLIP = 0.9, 0.98, 1e-8, 0.01, 1.0


class State(NamedTuple):
    """A row a network: all weights one behind the other, and what the optimiser remembers of their gradients."""

    weights: jax.Array
    mean: jax.Array
    square: jax.Array


def in_a_row(weights: dict[str, np.ndarray]) -> np.ndarray:
    """All weights one behind the other."""
    return np.concatenate([np.asarray(weights[name], np.float32).ravel() for name in shapes()])


def by_name(row: jax.Array) -> Weights:
    """The weights of a row."""
    out, at = {}, 0
    for name, size in shapes().items():
        length = math.prod(size)
        out[name] = row[at : at + length].reshape(size)
        at += length
    return out


def begin(weights: list[dict[str, np.ndarray]]) -> State:
    """Nothing is remembered yet."""
    rows = jnp.asarray(np.stack([in_a_row(w) for w in weights]))
    return State(rows, jnp.zeros_like(rows), jnp.zeros_like(rows))


def rate_at(step: int, steps: int, highest: float, rising: int) -> float:
    """The rate of a step, counted from 0."""
    if step < rising:
        return highest * (step + 1) / rising
    return highest * max(0.0, (steps - step) / max(1, steps - rising))


@partial(jax.jit, donate_argnums=(0,))
def update(
    state: State, batch: Batch, key: jax.Array, rates: jax.Array, without: jax.Array, step: jax.Array
) -> tuple[State, jax.Array]:
    """One step of each network on one batch, at its own rate and without its half, what is dropped drawn for each anew;
    `step` counts from 1. Gives the losses before it."""
    keys = jax.random.split(jax.random.fold_in(key, step), len(state.weights))
    each = jax.vmap(_update, in_axes=(0, None, 0, 0, 0, None))
    return each(state, batch, keys, rates, without, step.astype(jnp.float32))


def _update(
    state: State, batch: Batch, key: jax.Array, rate: jax.Array, without: jax.Array, step: jax.Array
) -> tuple[State, jax.Array]:
    value, gradient = jax.value_and_grad(lambda row: loss(by_name(row), batch, key, without))(state.weights)
    gradient *= jnp.minimum(1.0, CLIP / (jnp.sqrt((gradient**2).sum()) + 1e-6))
    mean = BETA1 * state.mean + (1 - BETA1) * gradient
    square = BETA2 * state.square + (1 - BETA2) * gradient**2
    change = (mean / (1 - BETA1**step)) / (jnp.sqrt(square / (1 - BETA2**step)) + EPSILON)
    return State(state.weights - rate * (change + DECAY * state.weights), mean, square), value
