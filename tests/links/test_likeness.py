"""What words two statements share."""

from __future__ import annotations

import pytest

from gapgraph.links.wording import Names, Weights, compared, deeds, ordinals, speaks_of_deed, stems


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("The Panel will circulate the revised tables.", ("panel", "circul", "revis", "tabl")),
        ("They were sent, held and written", ("send", "hold", "write")),
        ("by 30 September 2017 and on 12/03/2018", ()),
        ("Mr Hay to write to Dr Lee", ("hay", "write", "lee")),
        ("the trust's own policy", ("trust", "polici")),
        ("meet in a village twice a year, each term and every quarter", ("villag", "twice")),
        ("a quarter of the villages", ("quarter", "villag")),
    ],
)
def test_stems_leave_out_grammar_and_dates(words: str, found: tuple[str, ...]) -> None:
    assert stems(words) == found


def test_ordinals_tell_which_of_a_series_but_not_days() -> None:
    assert ordinals("minutes of the tenth meeting") == ordinals("minutes of the 10th meeting") == {"10"}
    assert ordinals("by 3rd May") == frozenset()


def test_deeds_are_what_is_to_be_done() -> None:
    assert deeds("Ann Lee to ask the Trust to circulate the tables") == {"circul"}  # whoever is asked, the tables are to go round
    assert deeds("The tables were sent") == frozenset()


def test_a_name_of_several_words_is_one_stem() -> None:
    known = Names(["Fenwick NHS Foundation Trust", "Fenwick"])
    words = compared("write to Fenwick NHS Foundation Trust about waiting times", known=known)
    assert [stem.count("_") for stem in words.own if "_" in stem] == [3]
    assert ("wait", "time") in words.pairs
    assert not any("_" in stem for pair in words.pairs for stem in pair)


def test_owners_words_are_left_out() -> None:
    assert "lee" not in compared("Ann Lee to share the map", without=["Ann Lee"]).own


def test_rare_words_weigh_more_than_common_ones() -> None:
    statements = [compared(f"share the report number {n}") for n in range(20)] + [compared("share the asbestos survey")]
    weights = Weights(statements)
    assert weights["asbesto"] > weights["share"]
    assert weights.alike(compared("the asbestos survey was shared"), statements[-1]) > weights.alike(statements[0], statements[-1])


def test_a_generic_word_of_progress_speaks_of_any_deed() -> None:
    promised = compared("Ann Lee to open a clinic")
    assert speaks_of_deed(promised, "The clinic was opened")
    assert speaks_of_deed(promised, "The clinic: completed")
    assert not speaks_of_deed(promised, "The clinic was painted")
