"""The recurrence and its own gradient are those of the plain loop."""

from collections.abc import Callable

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from on_record_training.recurrence import recur


def plain(inputs: jax.Array, weights: jax.Array, here: jax.Array) -> jax.Array:
    def step(
        state: tuple[jax.Array, jax.Array], row: tuple[jax.Array, jax.Array]
    ) -> tuple[tuple[jax.Array, jax.Array], jax.Array]:
        hidden, cell = state
        given, there = row
        i, f, g, o = jnp.split(given + jnp.einsum("wbi,wio->wbo", hidden, weights), 4, -1)
        cell = (jax.nn.sigmoid(f) * cell + jax.nn.sigmoid(i) * jnp.tanh(g)) * there
        hidden = jax.nn.sigmoid(o) * jnp.tanh(cell) * there
        return (hidden, cell), hidden

    zero = jnp.zeros((*inputs.shape[1:3], weights.shape[1]))
    return jax.lax.scan(step, (zero, zero), (inputs, here))[1]


def test_the_gradient_is_that_of_the_plain_loop() -> None:
    keys = jax.random.split(jax.random.key(0), 4)
    inputs, weights = jax.random.normal(keys[0], (7, 2, 3, 20)), jax.random.normal(keys[1], (2, 5, 20))
    here = jax.random.bernoulli(keys[2], 0.7, (7, 2, 3, 1)).astype(jnp.float32)
    wanted = jax.random.normal(keys[3], (7, 2, 3, 5))

    def both(function: Callable[..., jax.Array]) -> tuple[jax.Array, tuple[jax.Array, jax.Array]]:
        return jax.value_and_grad(lambda x, w: (function(x, w, here) * wanted).sum(), (0, 1))(inputs, weights)

    (value, gradients), (expected, expected_gradients) = both(recur), both(plain)
    assert value == pytest.approx(expected, abs=1e-4)
    for found, right in zip(gradients, expected_gradients):
        assert np.abs(found - right).max() < 1e-5 and np.abs(right).max() > 0.1
