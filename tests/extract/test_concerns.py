"""Concerns, risks, gaps and disagreements, and who raised them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.documents import read_bytes
from ingest.extract.concerns import extract
from ingest.extract.parties import build_cast
from ingest.extract.reading import Reading
from ingest.extract.structure import build_reading

MINUTES = "Minutes of the Harbour Committee\n\nHeld on 3 May 2019 at 2.00pm\n\nPresent: Councillor Ann Lee (Chairman)\n\n1. Quays\n\n"


def reading_of(text: str) -> Reading:
    reading = build_reading(read_bytes(text.encode(), "paper.txt"))
    return replace(reading, cast=build_cast(reading))


def told(text: str) -> list[tuple[str, str]]:
    reading = reading_of(text)
    return [(concern.kind, reading.words(concern.quote)) for concern in extract(reading)]


STATED = [
    ("Concern was raised regarding the cost of the new quay.", "concern"),
    ("Members were worried that the ferry would stop.", "concern"),
    ("It was difficult to recruit harbour pilots.", "concern"),
    ("There was a lack of storage on the east side.", "gap"),
    ("A list of moorings was needed.", "gap"),
    ("The Trust had no access to the berthing records.", "gap"),
    ("The dredging was delayed due to bad weather.", "gap"),
    ("Two councillors did not support the extension of the lease.", "disagreement"),
    ("Some members felt the plan was rushed whilst others felt it should be agreed.", "disagreement"),
    ("There was a risk that the crane would fail before winter.", "risk"),
    ("Mrs Orme asked why the dredging had taken eleven months.", "concern"),
    ("The first sailing had been a shambles.", "concern"),
    ("The toll would finish off the small boats.", "concern"),
    ("Mr Hay thought the answer evasive.", "concern"),
    ("Mr Hay said that it felt like a done deal.", "concern"),
    ("Skippers are having to moor nine miles away.", "concern"),
    ("Mrs Orme had qualms about the lease.", "concern"),
    ("For the night crews there was no other way home.", "gap"),
    ("No decision has been made on what happens then.", "gap"),
    ("No effort had been made to mark the wreck.", "gap"),
    ("The harbour office can no longer find volunteers for the gate.", "gap"),
    ("The Skippers' Union is against licensing.", "disagreement"),
    ("Nobody on the quay believed that number.", "disagreement"),
    ("Mrs Orme could not see how the toll could be justified.", "disagreement"),
    ("Boat owners felt ignored.", "concern"),
    ("Mrs Orme was not reassured by the reply.", "concern"),
    ("Mr Hay was troubled by the tide tables.", "concern"),
    ("The boatmen do not trust the tide tables.", "concern"),
    ("The sample of moorings was small.", "concern"),
    ("The crane will not last another winter.", "concern"),
    ("The tide tables that he requested had still not reached him.", "gap"),
    ("Neither quay is lit at night.", "gap"),
    ("Mr Hay could not agree to that.", "disagreement"),
    ("The figure for boats was challenged by the traders.", "disagreement"),
    ("If the grant is not renewed the crane will close in May.", "risk"),
    ("Some traders felt excluded from the harbour.", "concern"),
    ("Dr Amy Cole, who leads the yard, said the waiting list had doubled since May.", "concern"),
    ("A shortfall of £9,000 is forecast for May.", "risk"),
    ("The harbour master warned that the chain was worn.", "concern"),
    ("Traders questioned whether the count could stand for the whole coast.", "concern"),
    ("The new signs are cumbersome and confusing.", "gap"),
    ("The two ferries do not wait for each other.", "gap"),
    ("Nobody had inspected the piles since 2011.", "gap"),
    ("Only three of the nine berths were let.", "gap"),
    ("Visits to the museum have fallen since the bridge opened.", "gap"),
    ("The plan makes no mention of swimmers.", "gap"),
    ("Without the grant the ferry could not go on.", "risk"),
    ("The new crane had made no visible difference.", "concern"),
    ("The money on offer would not go far enough.", "concern"),
    ("The Boat Trust would have preferred a longer lease.", "disagreement"),
    ("The target of forty moorings had been missed.", "gap"),
    ("Complaints about noise have doubled.", "concern"),
    ("The work was beset by storms.", "concern"),
    ("The subsidy for the night boat runs out in May.", "risk"),
    ("Older skippers risk losing their licences.", "risk"),
    ("The Boatmen's Union came out against the merger.", "disagreement"),
    ("Mr Dale asked that his vote against be minuted.", "disagreement"),
]


@pytest.mark.parametrize(("sentence", "kind"), STATED)
def test_each_kind_is_found_by_its_own_words(sentence: str, kind: str) -> None:
    assert [found for found, _ in told(f"The quay is old.\n\n{sentence}\n")] == [kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "There were no concerns about the lease.",
        "The new lights reduced the risk of collisions at night.",
        "You will need to obtain permission from the copyright holders concerned.",
        "The project helps young people at risk of leaving school early.",
        "Is there a lack of storage on the east side?",
        "The Chairman asked what data was needed for the next report.",
        "The updated risk assessment was circulated to all members.",
        "The new pier could lead to others building more.",
        "Ann Lee had spoken with the Trust on issues around open tides.",
        "The report debunked the idea that boats increased the risk of floods.",
        "No declarations of interest were made.",
        "Officers had not received any comments.",
        "All vacancies have now been filled.",
        "Work to close the gap between the quays began in May.",
        "The sub-group will not meet again until September.",
        "Nobody was hurt.",
        "The Board considered the barriers to trade.",
        "The clinic works with children who feel isolated.",
        "Costs were lower than planned.",
        "The meeting noted the leaflet Act Now or Lose Out.",
        "Close the shortfall in moorings by 2021.",
        "Mr Hay, in the absence of the Harbour Director, presented the accounts.",
        "The backlog of repairs was cut from 40 to 12.",
        "The ministers had not yet decided where to build.",
        "Sailors can use the slip without asking anybody.",
        "The plan was agreed without dissent.",
        "If approved, the scheme will end in 2027.",
        "AL did not take part in the discussion about moorings.",
        "The Panel supports the fee without qualification.",
        "The Panel does not exercise its veto.",
        "The lease does not begin until April 2025.",
        "The lease was agreed by 4 votes to 1, Councillor Foss voting against.",
        "Quicker response to complaints of noise.",
        "Risk to be added to the register.",
        "Add the budget shortfall to the risk register.",
        "The Committee declined to make the order permanent.",
        "The law does not allow an order to run for more than 18 months.",
        "Mr Hay said he would look into how many readers had been out of action.",
        "Asked why the crane was shut, Mr Hay said that it was being painted.",
        "We had to put the boats at greatest risk first.",
        "The greatest risks are:",
        "There were none.",
        "Aim 3: the worst quays are put right",
    ],
)
def test_worries_denied_dealt_with_or_asked_about_are_not_concerns(sentence: str) -> None:
    assert told(f"The quay is old.\n\n{sentence}\n") == []


def test_numbered_worries_are_one_concern_each() -> None:
    text = "Ann Lee noted that there are three main concerns: 1) the quay is often flooded; 2) boats arrive too late; and 3) nobody owns the crane.\n"
    assert [words for _, words in told(text)] == ["the quay is often flooded", "boats arrive too late", "nobody owns the crane"]


def test_what_is_printed_twice_is_one_concern() -> None:
    text = "Members were concerned about the cost of the quay.\n\nMembers were concerned about the cost of the quay.\n"
    assert len(told(text)) == 1


def test_items_under_a_heading_risks_are_risks_unless_they_say_there_are_none() -> None:
    text = "HARBOUR GROUP\n\nRisks:\n\n- Grant for the quay reduced by a third\n- Not applicable\n\nProgress:\n\n- Crane repaired\n"
    assert told(text) == [("risk", "Grant for the quay reduced by a third")]


def test_the_speaker_raised_it_also_in_the_sentence_before() -> None:
    text = MINUTES + "Councillor Ann Lee said that the crane was old. There was a lack of spare parts.\n"
    reading = reading_of(text)
    (found,) = extract(reading)
    assert [who.value for who in found.raised_by] == ["Ann Lee"]
    assert reading.words(found.raised_by[0].span) in text
    assert found.about is not None
    assert found.about.value == "spare parts"


def test_every_field_rests_on_words_of_the_text() -> None:
    text = MINUTES + "Councillor Ann Lee was concerned about the price of rope.\n"
    reading = reading_of(text)
    for found in extract(reading):
        assert all(0 <= said.span.start < said.span.end <= len(text) for _, said in found.grounds())


@pytest.mark.parametrize(
    ("sentence", "quotes"),
    [
        ("Ann Lee explained that the pump worked well, but nobody kept a list of the leaks.", ["nobody kept a list of the leaks"]),
        ("Although the quay was mended, the crane was still unsafe.", ["the crane was still unsafe"]),
        ("The letter came on Friday and it was far too late.", ["The letter came on Friday and it was far too late"]),
        ("AL: there is no money for rope; the net is rotten and nobody will mend it.", ["there is no money for rope", "nobody will mend it"]),
        ("Risks for the harbour are high: the loss of the grant; and the age of the piles.", ["the loss of the grant", "the age of the piles"]),
    ],
)
def test_the_quote_is_the_clause_that_worries(sentence: str, quotes: list[str]) -> None:
    assert [words for _, words in told(f"The quay is old.\n\n{sentence}\n")] == quotes


RAISED = [
    ("Councillor Ann Lee feared that the quay would be lost.", "Ann Lee"),
    ("Some boat owners were worried about the price of rope.", "boat owners"),
    ("The quay is unsafe, according to residents.", "residents"),
    ("Traders still lack a crane, said Councillor Ann Lee.", "Ann Lee"),
    ("Councillor Ann Lee spoke of the toll on small boats.", "Ann Lee"),
    ("Ann not convinced by the new map.", "Ann Lee"),
    ("Councillor Ann Lee, chairman of the Boat Trust, feared that the crane would be lost.", "Ann Lee"),
    ("Councillor Ann Lee, chairman of the Boat Trust, warned that the crane was unsafe.", "Ann Lee"),
    ("It was pointed out by Councillor Ann Lee that the crane was unsafe.", "Ann Lee"),
    ("Councillor Ann Lee tabled the accounts and warned that the crane was unsafe.", "Ann Lee"),
    ("Councillor Ann Lee's fear is that the crane is unsafe.", "Ann Lee"),
    ("Recognising that time was short, Councillor Ann Lee moved on.", "Ann Lee"),
    ("The Committee noted that nobody mends the crane.", "Harbour Committee"),
    ("The crane figures were challenged by traders.", "traders"),
    ("The Tidal Lamp Society wrote to the port. Its view is that the crane is unsafe.", "Tidal Lamp Society"),
    ("The Tidal Lamp Society described how the crane was unsafe.", "Tidal Lamp Society"),
]


@pytest.mark.parametrize(("sentence", "who"), RAISED)
def test_who_raises_it_is_the_speaker_or_the_subject(sentence: str, who: str) -> None:
    (found,) = extract(reading_of(f"{MINUTES}{sentence}\n"))
    assert [said.value for said in found.raised_by] == [who]


def test_what_is_being_done_about_a_risk_is_no_risk() -> None:
    text = "The quay is old and was built long ago.\n\nRisks\n\nThe crane may fail. The yard has been asked to prepare a plan. This will be reviewed in May.\n"
    assert [words for _, words in told(text)] == ["The crane may fail"]


def test_a_government_that_grants_a_point_raises_it() -> None:
    text = "Government Response to the Harbour Committee's report\n\nPublished by the Government on 3 May 2019\n\nAccept. We acknowledge that the quays are unsafe.\n"
    (found,) = extract(reading_of(text))
    assert "Government" in next(iter(found.raised_by)).value


def test_a_column_of_risks_holds_risks() -> None:
    rows = "| Risk | Owner |\n| --- | --- |\n| The crane may fail | AL |\n| Grant ends in May | BR |\n"
    reading = build_reading(read_bytes(f"# Log\n\n{rows}".encode(), "paper.md"))
    reading = replace(reading, cast=build_cast(reading))
    assert [(found.kind, reading.words(found.quote)) for found in extract(reading)] == [("risk", "The crane may fail"), ("risk", "Grant ends in May")]


def test_what_somebody_thought_before_saying_more_is_a_concern_of_its_own() -> None:
    text = "The quay is old.\n\nAnn Lee considered the berths too few for winter, and said that nobody kept the list.\n"
    assert [words for _, words in told(text)] == ["Ann Lee considered the berths too few for winter", "nobody kept the list"]


def test_what_is_done_to_figures_is_not_done_by_them() -> None:
    (found,) = extract(reading_of(f"{MINUTES}Figures in the harbour accounts were also queried.\n"))
    assert "Figures" not in [said.value for said in found.raised_by]


def test_who_came_to_a_meeting_is_no_worry() -> None:
    assert told(MINUTES.replace("1. Quays", "Bob Hay had sent his regrets; Una Crane was not there.\n\n1. Quays") + "The crane was noted.\n") == []


def test_what_follows_the_list_under_risks_is_none() -> None:
    text = "Harbour Partnership\n\nAnnual report 2019\n\nRisks\n\n- Crane fails in a storm\n- Skippers leave for the north\n\nIncome for the year came to £1,046,000.\n"
    assert told(text) == [("risk", "Crane fails in a storm"), ("risk", "Skippers leave for the north")]
