"""The scanner of quotation marks agrees with the engine's: the examples are those of `quotation.rs`."""

from on_record_training.marks import inside, quotations, quotations_going_on


def found(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text)]


def test_a_quotation_may_hold_others_with_the_same_marks() -> None:
    assert found("“What he calls “hell” is “home” to me,” she said. “Yes.”") == [
        "“What he calls “hell” is “home” to me,”",
        "“Yes.”",
    ]
    assert found("“She said “he said “no”” to me.”") == ["“She said “he said “no”” to me.”"]
    assert found("“One,“ she said. “Two.”") == ["“One,“ she said. “Two.”"]
    assert found("“One “two” three") == ["“One “two”"]
    assert found("One “two” three” four “five”") == ["“two”", "“five”"]


def test_reads_every_kind_of_mark() -> None:
    assert found('He said “no” and "yes" and «peut-être».') == ["“no”", '"yes"', "«peut-être»"]
    assert found("‘I don’t know,’ she said. ‘It’s late.’") == ["‘I don’t know,’", "‘It’s late.’"]
    assert found("'I don't know,' she said.") == ["'I don't know,'"]


def test_apostrophes_do_not_quote() -> None:
    assert found("The voters’ choice in the ’90s wasn’t Anna’s.") == []
    assert len(found("'Twas the night, 'til 'em came")) <= 1
    assert found("‘The voters’ choice is clear,’ she said.") == ["‘The voters’ choice is clear,’"]


def test_an_unclosed_mark_runs_to_the_end_of_its_paragraph() -> None:
    assert found("He had a “frank talk, he said.") == ["“frank talk, he said."]
    assert found("an ‘odd start and “a real one” here") == ["“a real one”"]


def test_a_quotation_goes_on_into_the_next_paragraph_up_to_its_closing_mark() -> None:
    def going_on(text: str) -> list[str]:
        return [text[q.start : q.end] for q in quotations_going_on(text, 0, len(text))]

    assert going_on('It was hard." He paused. "Very hard."') == ['It was hard."', '"Very hard."']
    assert going_on("“It was hard,” he said.") == ["“It was hard,”"]
    assert going_on('He said "no".') == ['"no"']
    assert going_on("Nothing is quoted.") == []


def test_nested_marks_belong_to_the_outer_quotation() -> None:
    assert found("“She said ‘no’ twice,” he said.") == ["“She said ‘no’ twice,”"]
    assert found("‘She said “no” twice,’ he said.") == ["‘She said “no” twice,’"]


def test_the_mask_covers_the_marks_and_stops_at_paragraphs() -> None:
    text = "A “b c.\nd” e"
    covered = "".join(c for c, q in zip(text, inside(text)) if q)
    assert covered == "“b c.d”"


def test_many_opening_marks_are_read() -> None:
    for mark in ("“", "‘", '"', "'a", "’"):
        quotations(mark * 20_000)
