"""Values in words, as people read them."""

from accord.web import words


def test_the_name_of_a_rule_names_the_first_of_many_words() -> None:
    name = "COERCE.restrict:close obj:office|school|bank|bridge subj:@armed|@who on “closed” + ASSAULT:kill"
    assert words.rule(name) == (
        "COERCE.restrict:close obj:office|school|… subj:@armed|@who on “closed” + ASSAULT:kill"
    )
    assert words.rule("AID:rush prep:to|into|from") == "AID:rush prep:to|into|from"
