"""The engine's model file can be begun with: it reads as the reference says, and is written again to the last byte."""

import json
from pathlib import Path

import numpy as np
import pytest

from on_record_training import weights
from on_record_training.data import Missing
from on_record_training.export import model_bytes
from on_record_training.model_file import arrays_of
from on_record_training.reading import read_all
from on_record_training.vectors import as_written

ENGINE = Path(__file__).resolve().parents[2] / "crates" / "engine"
MODEL = ENGINE / "languages" / "en" / "reader.orm"


def test_the_engines_model_reads_as_the_reference_vectors_say() -> None:
    texts = json.loads((ENGINE / "tests" / "network" / "vectors.json").read_text(encoding="utf-8"))["texts"]
    for text, reading in zip(texts, read_all(weights.load(MODEL), [t["text"] for t in texts], as_written)):
        expected = np.array(text["tags"])
        assert reading.tags.shape == expected.shape and np.abs(reading.tags - expected).max() < 2e-3


def test_the_engines_model_is_written_again_to_the_last_byte() -> None:
    data = MODEL.read_bytes()
    name = data[21 : 21 + data[20]].decode()
    assert model_bytes(*arrays_of(MODEL), name) == data


@pytest.mark.parametrize("change", [b"", b"x" * 40, MODEL.read_bytes()[:-1]])
def test_what_is_no_model_file_is_told(change: bytes, tmp_path: Path) -> None:
    path = tmp_path / "other.orm"
    path.write_bytes(change)
    with pytest.raises(Missing, match=r"other\.orm"):
        weights.load(path)
