"""AdamW with a rate that rises for some steps and then falls linearly to nothing; gradients clipped to length one."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

import jax
import jax.numpy as jnp

from .batches import Batch
from .loss import loss
from .network import Weights

BETA1, BETA2, EPSILON, DECAY, CLIP = 0.9, 0.98, 1e-8, 0.01, 1.0


class State(NamedTuple):
    """The weights, and what the optimiser remembers of their gradients."""

    weights: Weights
    mean: Weights
    square: Weights


def begin(weights: Weights) -> State:
    """Nothing is remembered yet."""
    return State(weights, jax.tree.map(jnp.zeros_like, weights), jax.tree.map(jnp.zeros_like, weights))


def rate_at(step: int, steps: int, highest: float, rising: int) -> float:
    """The rate of a step, counted from 0."""
    if step < rising:
        return highest * (step + 1) / rising
    return highest * max(0.0, (steps - step) / max(1, steps - rising))


@partial(jax.jit, donate_argnums=(0,))
def update(state: State, batch: Batch, key: jax.Array, rate: jax.Array, step: jax.Array) -> tuple[State, jax.Array]:
    """One step; `step` counts from 1. Gives the loss before it."""
    value, gradient = jax.value_and_grad(loss)(state.weights, batch, key)
    length = jnp.sqrt(sum((g**2).sum() for g in jax.tree.leaves(gradient)))
    gradient = jax.tree.map(lambda g: g * jnp.minimum(1.0, CLIP / (length + 1e-6)), gradient)
    mean = jax.tree.map(lambda m, g: BETA1 * m + (1 - BETA1) * g, state.mean, gradient)
    square = jax.tree.map(lambda s, g: BETA2 * s + (1 - BETA2) * g * g, state.square, gradient)

    def moved(w: jax.Array, m: jax.Array, s: jax.Array) -> jax.Array:
        change = (m / (1 - BETA1**step)) / (jnp.sqrt(s / (1 - BETA2**step)) + EPSILON)
        return w - rate * (change + DECAY * w)

    return State(jax.tree.map(moved, state.weights, mean, square), mean, square), value
