"""What the script tells is what its words say; run by `cargo xtask test topics`."""

import unittest

import baselines


class NounPhrases(unittest.TestCase):
    def test_tags_of_noun_phrases(self) -> None:
        for tags in [["NN"], ["JJ", "NNS"], ["NN", "IN", "VBG"], ["NN", "IN", "DT", "NN"], ["NNP", "CC", "NNP"]]:
            self.assertTrue(baselines.is_noun_phrase(tags), tags)
        for tags in [[], ["VBD"], ["NN", "VBD"], ["IN", "NN"], ["NN", "IN"], ["VBG"], ["NNP", "VBD", "NN"]]:
            self.assertFalse(baselines.is_noun_phrase(tags), tags)

    def test_a_label_is_judged_where_it_stands(self) -> None:
        judge = baselines.Judge(["The harbour bridge is closed. She said the bridge over the river will open."])
        self.assertTrue(judge("Harbour bridge").whole)
        self.assertTrue(judge("harbour").phrase)
        self.assertFalse(judge("harbour").whole)
        self.assertFalse(judge("she said").phrase)


class Ways(unittest.TestCase):
    def test_a_key_phrase_that_others_share_is_the_topic(self) -> None:
        best = {"a": ["lone", "Ferry  strike"], "b": ["ferry strike"], "c": ["ferry strike"], "d": ["lone", "bread"]}
        found = baselines.key_phrases("toy", list(best), best.__getitem__)
        self.assertEqual((found.of, found.labels), ([0, 0, 0, None], ["ferry strike"]))

    def test_the_label_tells_a_cluster_from_the_others(self) -> None:
        texts = ["ferry strike at sea. people came", "the ferry strike. people", "bread prices. people", "bread prices"]
        labels = baselines.clustered("toy", [4, 4, 7, -1], texts)
        self.assertEqual(labels.of, [0, 0, 1, None])
        self.assertIn(labels.labels[0], {"ferry", "strike", "ferry strike"})
        self.assertIn(labels.labels[1], {"bread", "prices", "bread prices"})

    def test_rake_and_yake_give_phrases(self) -> None:
        text = "These are harbour bridge repairs. The harbour bridge repairs were his."
        self.assertIn("harbour bridge repairs", baselines.by_rake(text))


if __name__ == "__main__":
    unittest.main()
