"""Tokens, their features, and marks of other styles."""

from on_record_training.seen import seen
from on_record_training.styles import STYLES, restyle
from on_record_training.tokens import shape, tokenize, word_features


def test_words_marks_and_paragraphs() -> None:
    tokens = tokenize("Rain, she_said.\n\n7.5%")
    assert tokens.words == ("Rain", ",", "she", "_", "said", ".", "7", ".", "5", "%")
    assert tokens.paragraph.tolist() == [0] * 6 + [1] * 4
    assert [tokens.text[a:b] for a, b in zip(tokens.start, tokens.end)] == list(tokens.words)
    assert len(tokenize("")) == 0


def test_shapes() -> None:
    words = 'rain Rain RAIN rAin 12 x2 “ ” " ’ ? ; % R'.split()
    assert [shape(w) for w in words] == list(range(14))


def test_rows_are_those_of_the_given_weights() -> None:
    # From the reference vectors that came with the weights: the row of "The".
    assert word_features("The") == (491, 4945, 967, 460, 1)


def test_styles_keep_every_character_in_its_place_and_the_tokens_quoted() -> None:
    text = 'He said: "I don\'t know." Then “it’s late,” she said. The voters’ choice.\n“One.\n“Two.”'
    for style in STYLES:
        other = restyle(text, style)
        assert len(other) == len(text)
        before, after = tokenize(text), tokenize(other)
        assert before.start.tolist() == after.start.tolist()
        # A single mark that never closes is an apostrophe: such paragraphs are left out.
        closed = before.paragraph == 0
        assert seen(before.text)[1][closed].tolist() == seen(after.text)[1][closed].tolist(), style


def test_a_style_changes_outer_inner_and_apostrophe() -> None:
    text = "“She said ‘no’ and isn’t sorry,” he said."
    assert restyle(text, "single") == "‘She said “no” and isn’t sorry,’ he said."
    assert restyle(text, "straight") == "\"She said 'no' and isn't sorry,\" he said."
    assert restyle(restyle(text, "single"), "curly") == text
