"""What kind of paper a document is: its first lines say so, else the words of its text."""

from __future__ import annotations

import pytest

from ingest.documents import read_bytes
from ingest.extract.genres import read_genre

HEADS = {
    "minutes": (
        "Ashby Partnership Board\nWednesday 15 November 2023\n\nMINUTES\n\nMembers attending",
        "Ashby Trust\n\nDraft minutes of a meeting held in public on 4 May 2021",
        "Ashby Alliance\n\nNotes from the meeting of 4 May",
    ),
    "action-log": ("ASHBY BOARD\n\nACTION LOG\nfor the meeting on 12 November", "Steering Group: Log of Actions\n\nUpdated in May"),
    "decision-record": (
        "ASHBY COUNCIL\nNOTICE OF DECISION BY AN INDIVIDUAL CABINET MEMBER\n\nDate decision made: 9 March 2023",
        "Ashby Council\n\nRecord of Executive Decision",
    ),
    "government-response": (
        "Response to the report of the Health Scrutiny Committee, “Waiting”",
        "Cabinet response: Waiting to be heard",
        "Written Response by the Ashby Government to the Committee",
    ),
    "scrutiny-report": ("ASHBY COUNCIL\n\nWAITING\nReport of the Speech Therapy Task Group", "Scrutiny review of speech therapy"),
    "partnership-report": ("ASHBY PARTNERSHIP\n\nAnnual report 2024/25", "Ashby Children’s Plan 2021-24", "Ashby ICB\n\nTitle of report: Speech therapy"),
    "news-article": (
        "Ashby Examiner\n\nChildren wait\n\nPublished 06:00, 12 October 2021",
        "Council opens shelter\n\nPublished: 15 December 2022",
        "Home > News > Health\n\nChildren wait",
    ),
    "web-page": ("Family hubs\n\nPage last updated: 9 December 2024", "Home > Children > Family hubs"),
}
CASES = [(genre, head) for genre, heads in HEADS.items() for head in heads]
# Sentences that would tell another kind of paper, if the first lines did not.
BODY = (
    "\n\nThe Council’s response to the review is awaited. The minutes of the last meeting were agreed, and an action plan was asked for. "
    "You recommended it. “We are glad,” she said.\n"
)


@pytest.mark.parametrize(("genre", "head"), CASES)
def test_the_first_lines_tell(genre: str, head: str) -> None:
    assert read_genre(read_bytes((head + BODY).encode(), "paper.txt")) == genre


def test_a_sentence_at_the_start_declares_nothing() -> None:
    text = "Young people can send a text and have an answer from a volunteer within minutes.\n\nIt is free.\n"
    assert read_genre(read_bytes(text.encode(), "paper.txt")) == "web-page"
