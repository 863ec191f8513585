"""What documents are called where they are listed: their own title where it tells, else with whose paper and what kind it is."""

from __future__ import annotations

import pytest

from ingest.documents import read_bytes
from ingest.extract import extract
from ingest.triples.labels import document_label

MEETING = "\n\nPresent: Jane Carter (Chair), Amir Booth\n\nApologies: Tom Reed\n\nRESOLVED: that the report be noted. The ICB has a plan, and it is not at school.\n"
CALLED = {
    "a title that is only the body's name": (
        "ASHBY HEALTH AND WELLBEING BOARD\n\n4 May 2021" + MEETING,
        "Minutes, Ashby Health and Wellbeing Board",
    ),
    "a title that is only the kind of paper": (
        "Ashby Health and Wellbeing Board\n\nMinutes of the meeting held in the Great Hall, Ashby on Tuesday 4 May 2021" + MEETING,
        "Minutes of the meeting held on Tuesday 4 May 2021, Ashby Health and Wellbeing Board",
    ),
    "in capitals, of a year": (
        "ASHBY SAFEGUARDING PARTNERSHIP\n\nANNUAL REPORT 2018/19\n\nProgress\n\nThe Partnership opened two centres.\n",
        "Annual Report 2018/19, Ashby Safeguarding Partnership",
    ),
    "a title that tells": (
        "Ashby County Council\n\nRecord of decision\n\nSubject: Speech therapy in schools\n\nDecision: that the fund be approved.\n",
        "Speech therapy in schools",
    ),
    "in capitals, that tells": (
        "NOT IN SCHOOL: THE ICB'S PLAN\n\nReport of the Scrutiny Panel\n\n4 May 2021\n\nThey are not at school. The ICB has a plan.\n",
        "Not in School: The ICB's Plan",
    ),
}


@pytest.mark.parametrize("case", CALLED)
def test_what_a_document_is_called(case: str) -> None:
    text, called = CALLED[case]
    document = read_bytes(text.encode(), "paper.txt")
    assert document_label(document, extract(document).metadata) == called
