"""Articles are shown to the network by what their marks do; three of the examples of the engine's `network/seen.rs`."""

import numpy as np
import pytest

from on_record_training.seen import seen


@pytest.mark.parametrize(
    "one, other",
    [
        ("‘It’s late,’ she said.", "“It’s late,” she said."),
        ("‘It is late,’ she said. ‘We left.’", "“It is late,” she said. “We left.”"),
        ("‘She said “no” twice,’ he said.", "“She said ‘no’ twice,” he said."),
    ],
)
def test_quotations_in_single_marks_look_like_those_in_double_ones(one: str, other: str) -> None:
    (shown, quoted), (expected, in_double) = seen(one), seen(other)
    assert shown.words == expected.words and np.array_equal(quoted, in_double)
    assert np.array_equal(shown.features, expected.features)
    assert np.array_equal(shown.start, expected.start)


def test_apostrophes_stay() -> None:
    text = "The voters’ choice wasn’t Anna’s."
    tokens, quoted = seen(text)
    assert "“" not in tokens.words and not quoted.any()
