"""How wrong a batch is read: the weighted sum of four cross-entropies."""

from __future__ import annotations

import jax
import jax.numpy as jnp

from .batches import Batch
from .network import Array, Weights, stage_one, stage_two, tag_logits

CUE, ROLE, ROLES, VALIDITY = 1.5, 1.0, 2.0, 0.25
DROPOUT = 0.15
NOTHING_LEFT_OUT = -1
"""No article has this half."""


def _cross_entropy(logits: jax.Array, target: Array, weight: Array) -> jax.Array:
    each = -(target * jax.nn.log_softmax(logits)).sum(-1)
    return (each * weight).sum() / jnp.maximum(weight.sum(), 1)


def loss(w: Weights, batch: Batch, key: jax.Array, without: Array | int = NOTHING_LEFT_OUT) -> jax.Array:
    """With dropout drawn from `key`; articles of the half `without` count nothing."""
    shown, cue_shown = batch.half != without, batch.cue_half != without
    learned, cues_there = batch.learned * shown, batch.cues_there * cue_shown
    below, above = jax.random.split(key)
    x = stage_one(w, batch, DROPOUT, below)
    cue, role = tag_logits(w, x)
    roles, validity = stage_two(w, x, batch, DROPOUT, above)
    refusal = jnp.logaddexp(0, validity) - batch.validity * validity
    return (
        CUE * _cross_entropy(cue, batch.cue, learned)
        + ROLE * _cross_entropy(role, batch.role, learned)
        + ROLES * _cross_entropy(roles, batch.roles, batch.roles_weight * cue_shown)
        + VALIDITY * (refusal * cues_there).sum() / jnp.maximum(cues_there.sum(), 1)
    )
