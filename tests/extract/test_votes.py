"""Votes: movers, seconders, counts and outcomes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.documents import read_bytes
from ingest.extract.parties import build_cast
from ingest.extract.reading import Reading
from ingest.extract.structure import build_reading
from ingest.extract.votes import extract
from ingest.records import Said


def reading_of(text: str) -> Reading:
    reading = build_reading(read_bytes(text.encode(), "paper.txt"))
    return replace(reading, cast=build_cast(reading))


def told(said: Said | None) -> str:
    return said.value if said else ""


def rows(text: str) -> list[tuple[str, str, str, str, str, str]]:
    found = extract(reading_of(f"The harbour rules were discussed.\n\n{text}\n"))
    return [tuple(map(told, (v.proposer, v.seconder, v.votes_for, v.votes_against, v.abstentions, v.outcome))) for v in found]  # type: ignore[misc]


VOTES = [
    ("It was moved by Councillor Ann Lee, seconded by Councillor Bob Roe, that the quay be let.", ("Ann Lee", "Bob Roe", "", "", "", "")),
    ("Councillor Cox proposed that the quay be let. Mrs Orme seconded the motion. It was put to the vote and lost by five votes to seven.", ("Cox", "Orme", "5", "7", "", "lost")),
    ("Proposed: Cllr Smith. Seconded: Cllr Jones.", ("Smith", "Jones", "", "", "", "")),
    ("A vote was taken: 6 in favour, 3 against and 2 abstentions.", ("", "", "6", "3", "2", "")),
    ("RESOLVED (by 7 votes to 2) that the crane be sold.", ("", "", "7", "2", "", "")),
    ("The committee voted 8-3 to close the slip.", ("", "", "8", "3", "", "")),
    ("For: 9  Against: 4  Abstained: 1. The motion was carried.", ("", "", "9", "4", "1", "carried")),
    ("On a show of hands twenty-two were in favour and eleven against.", ("", "", "22", "11", "", "")),
    ("Councillor Orme moved that the slip be closed but there was no seconder.", ("Orme", "", "", "", "", "")),
    ("Councillor Cox, seconded by Mrs Orme, moved that the slip be closed.", ("Cox", "Orme", "", "", "", "")),
    ("At the meeting the Leader moved and Cllr Roe seconded that the crane be sold. Carried.", ("Leader", "Roe", "", "", "", "carried")),
    ("An amendment by Cllr Cox to keep the slip open was lost.", ("Cox", "", "", "", "", "lost")),
    ("Question put, That the draft be adopted. The Committee divided: Ayes 6, Noes 3. Draft agreed to.", ("", "", "6", "3", "", "agreed to")),
    ("On a show of hands the amendment was lost, four members voting for it and six against.", ("", "", "4", "6", "", "lost")),
    ("Votes for: 5. Votes against: 2. Abstentions: 1. Motion carried.", ("", "", "5", "2", "1", "carried")),
    ("Primary members: 5 for, 1 against.", ("", "", "5", "1", "", "")),
    ("In favour 9, opposed 3. The recommendation was agreed.", ("", "", "9", "3", "", "agreed")),
    ("There voted for the motion 5 and against 2.", ("", "", "5", "2", "", "")),
    ("The vote was tied, 4-4, and the motion was lost.", ("", "", "4", "4", "", "lost")),
    ("It was agreed by a majority (6-2) to close the slip.", ("", "", "6", "2", "", "agreed")),
    ("The motion was agreed with two abstentions.", ("", "", "", "", "2", "agreed")),
    ("A recorded vote was taken:\n\nFor: Councillors Cox, Orme and Roe\nAgainst: Councillor Smith\nAbstained: none\n\nThe motion was carried.", ("", "", "3", "1", "0", "carried")),
    ("A recorded vote was taken:\n\nFor: Cox, Orme, Roe (3)\n\nAgainst: Smith (1)\n\nAbstained: Lee (1)", ("", "", "3", "1", "1", "")),
]


@pytest.mark.parametrize(("text", "row"), VOTES)
def test_movers_seconders_and_counts_are_read(text: str, row: tuple[str, ...]) -> None:
    (found,) = rows(text)
    assert found == row


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee proposed to spend half of the grant on rope.",
        "The meeting moved to the next item.",
        "Of the respondents, 141 for, 38 against.",
        "Visits fell from 8 to 3 when the ferry moved to Tuesdays.",
        "The Board was in favour of the new quay.",
        "Ann Lee was seconded to the harbour trust for a year.",
    ],
)
def test_what_nobody_seconds_counts_or_decides_is_no_vote(text: str) -> None:
    assert rows(text) == []


def test_two_motions_in_one_paragraph_are_two_votes() -> None:
    text = "Councillor Cox moved, and Councillor Orme seconded, that the quay be let. Councillor Roe moved, seconded by Councillor Smith, that it be sold."
    assert [row[:2] for row in rows(text)] == [("Cox", "Orme"), ("Roe", "Smith")]


def test_a_count_counts_the_motion_that_was_last_moved_and_the_substantive_motion_the_first() -> None:
    text = (
        "Councillor Cox moved, and Councillor Orme seconded, that the quay be let. Councillor Roe moved as an amendment, seconded by Councillor Smith, "
        "that it be let for a year. Mr Hay had no objection. The amendment was put and lost (2 for, 3 against). The substantive motion was then carried by 4 votes to 1."
    )
    assert [row[:4] for row in rows(text) if row[2]] == [("Roe", "Smith", "2", "3"), ("Cox", "Orme", "4", "1")]


def test_a_count_after_the_debate_counts_the_one_motion_of_the_item() -> None:
    debate = "Mrs Orme said that fares were low.\n\nThe clerk replied.\n\n"
    text = f"1. FARES\n\nCouncillor Ann Lee moved, and Councillor Bob Roe seconded, that fares be frozen.\n\n{debate}On being put to the vote, there were 5 in favour and 2 against. The motion was carried."
    assert rows(text) == [("Ann Lee", "Bob Roe", "5", "2", "", "carried")]
