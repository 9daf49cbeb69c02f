"""Articles that editors corrected are learned beside the others, and in their place where both have them."""

import json
from pathlib import Path

from on_record_training.data import Shared
from on_record_training.recipes import labelled_examples
from on_record_training.tune import labelled

TEXT = "“The bridge is shut,” Ada Example said. The toll goes up again."


def article(identifier: str, *statements: dict) -> str:
    return json.dumps({"id": identifier, "text": TEXT, "statements": statements})


def test_what_editors_corrected_takes_the_place_of_what_was_labelled(tmp_path: Path) -> None:
    said = {"content": [[0, 21]], "speaker": [[22, 33]], "cue": [[34, 38]], "type": "direct", "kind": "speech"}
    # As `on-record corrections` writes one that was added: by no words of the article.
    added = {"content": [[40, 62]], "speaker": [], "cue": [], "type": "indirect", "kind": "speech", "correction": "added"}
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold/wild-train.jsonl").write_text(f"{article('a')}\n{article('b', said)}\n", encoding="utf-8")
    corrected = tmp_path / "corrected.jsonl"
    corrected.write_text(f"{article('a', said, added)}\n{article('c', said)}\n", encoding="utf-8")

    articles = labelled(Shared(tmp_path), [corrected])
    assert [(one["id"], len(one["statements"])) for one in articles] == [("a", 2), ("b", 1), ("c", 1)]
    assert len(labelled(Shared(tmp_path), [])) == 2
    examples = labelled_examples(articles, lambda _: [])
    assert [example.identifier for example in examples] == ["a", "b", "c"]
