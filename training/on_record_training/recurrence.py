"""The recurrence of an LSTM layer, with a gradient of its own.

Differentiated as it stands, every step backward would add up the gradient of the recurrent weights anew. Here the steps
backward only hand on what reaches the gates, and one product over all steps gives that gradient at the end: a device that
waits for each step waits for less. `recur(inputs, weights, here)` has the ways of a layer as its second axis.
"""

from __future__ import annotations

import jax
import jax.numpy as jnp

_Kept = tuple[jax.Array, jax.Array, jax.Array, jax.Array, jax.Array]


def _product(rows: jax.Array, weights: jax.Array) -> jax.Array:
    return jnp.einsum("wbi,wio->wbo", rows, weights)


@jax.custom_vjp
def recur(inputs: jax.Array, weights: jax.Array, here: jax.Array) -> jax.Array:
    """`inputs` [T, ways, B, 4 × hidden], what the rows give to the gates i, f, g, o; `weights` [ways, hidden, 4 × hidden];
    `here` [T, ways, B, 1], 0 where the state is to be zero. Gives the hidden rows [T, ways, B, hidden]."""
    return _forward(inputs, weights, here)[0]


def _forward(inputs: jax.Array, weights: jax.Array, here: jax.Array) -> tuple[jax.Array, _Kept]:
    hidden = weights.shape[1]

    def step(
        state: tuple[jax.Array, jax.Array], row: tuple[jax.Array, jax.Array]
    ) -> tuple[tuple[jax.Array, jax.Array], tuple[jax.Array, jax.Array, jax.Array]]:
        before, cell = state
        given, there = row
        i, f, g, o = jnp.split(given + _product(before, weights), 4, -1)
        i, f, g, o = jax.nn.sigmoid(i), jax.nn.sigmoid(f), jnp.tanh(g), jax.nn.sigmoid(o)
        cell = (f * cell + i * g) * there
        out = o * jnp.tanh(cell) * there
        return (out, cell), (out, cell, jnp.concatenate([i, f, g, o], -1))

    zero = jnp.zeros((*inputs.shape[1:3], hidden), inputs.dtype)
    _, (out, cells, gates) = jax.lax.scan(step, (zero, zero), (inputs, here))
    return out, (weights, here, out, cells, gates)


def _before(rows: jax.Array) -> jax.Array:
    """Of each step the row of the step before it."""
    return jnp.concatenate([jnp.zeros_like(rows[:1]), rows[:-1]])


def _backward(kept: _Kept, wanted: jax.Array) -> tuple[jax.Array, jax.Array, jax.Array]:
    weights, here, out, cells, gates = kept
    turned = jnp.swapaxes(weights, 1, 2)

    def step(
        state: tuple[jax.Array, jax.Array], row: tuple[jax.Array, ...]
    ) -> tuple[tuple[jax.Array, jax.Array], jax.Array]:
        to_hidden, to_cell = state
        wanted_here, there, cell, cell_before, active = row
        i, f, g, o = jnp.split(active, 4, -1)
        bent = jnp.tanh(cell)
        to_hidden = (to_hidden + wanted_here) * there
        to_cell = (to_cell + to_hidden * o * (1 - bent**2)) * there
        to_gates = jnp.concatenate(
            [
                to_cell * g * i * (1 - i),
                to_cell * cell_before * f * (1 - f),
                to_cell * i * (1 - g**2),
                to_hidden * bent * o * (1 - o),
            ],
            -1,
        )
        return (_product(to_gates, turned), to_cell * f), to_gates

    zero = jnp.zeros_like(out[0])
    rows = (wanted, here, cells, _before(cells), gates)
    _, to_gates = jax.lax.scan(step, (zero, zero), rows, reverse=True)
    # Where a row is there or not is given, and nothing is learned of it.
    return to_gates, jnp.einsum("twbi,twbo->wio", _before(out), to_gates), jnp.zeros_like(here)


recur.defvjp(_forward, _backward)
