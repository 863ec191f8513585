"""Forms in which papers hand on tasks and tell what happened: tables, margins, notes, motions, topics and answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.documents import read_bytes
from ingest.extract.commitments import extract
from ingest.extract.parties import build_cast
from ingest.extract.reading import Reading
from ingest.extract.structure import build_reading
from ingest.records import Commitment, Genre

HEAD = "Harbour Board\n\nMinutes of the meeting held on 4 May 2021\n\nPresent: Ann Lee, Omar Hill\n\n"
RESPONSE = "Ferry Council\n\nResponse of the Cabinet to the report of the Quay Panel\n\nPublished May 2022\n\n"


def _read(text: str, genre: Genre = "minutes") -> Reading:
    reading = build_reading(read_bytes(text.encode(), "paper.txt"))
    reading = replace(reading, cast=build_cast(reading))
    return replace(reading, metadata=replace(reading.metadata, genre=genre))


def _found(text: str, genre: Genre = "minutes") -> list[tuple[str, Commitment]]:
    reading = _read(text, genre)
    return [(reading.words(made.quote), made) for made in extract(reading)]


def _owners(made: Commitment) -> list[str]:
    return [said.value for said in made.owner]


def test_a_row_without_an_owner_stays_without_one() -> None:
    text = HEAD + "No. | Action | Owner | Date\n1 | Write to the pilots | Ann Lee | 3 June 2021\n2 | Check every buoy | – | 3 June 2021\n"
    assert [(made.rule, _owners(made)) for _, made in _found(text)] == [
        ("commitments.table-task", ["Ann Lee"]),
        ("commitments.table-unowned", []),
    ]


def test_a_row_that_goes_on_from_the_one_above_has_no_number() -> None:
    text = HEAD + "| No. | Action | Owner | Date |\n|---|---|---|---|\n| 1 | Write to the pilots | Ann Lee | 3 June 2021 |\n|  | Check every buoy | Omar Hill | 3 June 2021 |\n"
    assert [made.label.value if made.label else None for _, made in _found(text)] == ["1", None]


def test_initials_in_brackets_are_those_who_are_to_do_it() -> None:
    text = HEAD + "ACTION: Count of boats to be sent round by 3 June 2021 [AL]\n\nACTION: Map of berths [AL / Omar Hill]\n"
    assert [_owners(made) for _, made in _found(text)] == [["Ann Lee"], ["Ann Lee", "Omar Hill"]]


def test_what_a_response_will_do_about_each_recommendation_is_a_promise() -> None:
    text = RESPONSE + (
        "Recommendation | Response | What we will do\n"
        "1. Mend the slipway | Accepted | The Council will mend the slipway by 30 June 2022.\n"
        "2. Lower the fare | Rejected | The fare was set last year.\n"
    )
    assert [(words, made.kind, made.status) for words, made in _found(text, "government-response")] == [
        ("Mend the slipway", "recommendation", "accepted"),
        ("The Council will mend the slipway by 30 June 2022", "action", "planned"),
        ("Lower the fare", "recommendation", "rejected"),
    ]


MARGINS = [
    ("The fee was discussed. Ann Lee to circulate.                      AL", "Ann Lee to circulate", ["Ann Lee"]),
    ("Dredging - Omar Hill to bring to July, as the survey was late.      OH", "Omar Hill to bring to July", ["Omar Hill"]),
]


@pytest.mark.parametrize(("line", "quote", "owners"), MARGINS)
def test_initials_in_the_margin_own_the_task_alone(line: str, quote: str, owners: list[str]) -> None:
    assert [(words, _owners(made)) for words, made in _found(f"{HEAD}1. Fees\n\n{line}\n")] == [(quote, owners)]


AGREED = [
    ("Agreed: Ann Lee to paint the buoys by 1 July 2021.", "action", ["Ann Lee"]),
    ("Agreed: Omar Hill (Pilot Trust) to ring the owners.", "action", ["Omar Hill"]),
    ("Agreed: to paint the buoys by 1 July 2021.", "decision", ["Harbour Board"]),
    ("Agreed, subject to one correction on page 3.", "decision", ["Harbour Board"]),
]


@pytest.mark.parametrize(("line", "kind", "owners"), AGREED)
def test_a_task_that_is_agreed_belongs_to_whom_it_names(line: str, kind: str, owners: list[str]) -> None:
    ((_, made),) = _found(f"{HEAD}1. Buoys\n\n{line}\n")
    assert (made.kind, made.status, _owners(made)) == (kind, "agreed", owners)


HAPPENED = [
    ("The new slipway opened on 16 April 2021.", "progress", "done"),
    ("The tide tables came out in March.", "progress", "done"),
    ("The pilot, Mr Omar Hill, took up his post on 12 March.", "progress", "done"),
    ("Members had thought about the raft and decided not to go ahead with it.", "progress", "ended"),
    ("The bid for a second crane was turned down.", "progress", "ended"),
    ("The lease was not signed until March.", "progress", "delayed"),
    ("Ann Lee had found the money for the crane in January.", "progress", "done"),
    ("Ann Lee would have her list of moorings ready by the end of June.", "action", "planned"),
]


@pytest.mark.parametrize(("sentence", "kind", "status"), HAPPENED)
def test_what_happened_is_a_report(sentence: str, kind: str, status: str) -> None:
    ((_, made),) = _found(f"{HEAD}1. Reports\n\n{sentence}\n")
    assert (made.kind, made.status) == (kind, status)


NOTHING = [
    "Decisions not called in will take effect on 14 May 2021.",
    "Omar Hill left the room and took no part in the decision.",
    "Of 31 moorings inspected, none was taking new boats.",
    "The opening of the meeting was short.",
    "The plan was going to plan.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_only_sounds_like_work(sentence: str) -> None:
    assert _found(f"{HEAD}1. Reports\n\n{sentence}\n") == []


def test_recommendations_are_for_whom_the_line_above_them_names() -> None:
    text = (
        "Quay Panel\n\nFinal report, May 2021\n\nRecommendations\n\nTo the Pilot Trust:\n"
        "R1. Every crew should be offered a course.\nR2. Return to this Panel with figures in June.\n"
    )
    found = _found(text, "scrutiny-report")
    assert [(made.label.value if made.label else "", _owners(made)) for _, made in found] == [("R1", ["Pilot Trust"]), ("R2", ["Pilot Trust"])]


def test_recommendations_that_are_answered_together_have_one_status() -> None:
    text = RESPONSE + (
        "Recommendation 6 (to the Pilot Trust)\n\nTides should be posted at the gate.\n\nResponse: Not accepted. The gate is shut.\n\n"
        "Recommendations 7 and 8\n\n7. Paint the boats.\n8. Report each year to the Panel.\n\nResponse: Both accepted. Paint is on its way.\n"
    )
    found = [made for _, made in _found(text, "government-response") if made.kind == "recommendation"]
    assert [(made.label.value if made.label else "", made.status) for made in found] == [("6", "rejected"), ("7", "accepted"), ("8", "accepted")]
    assert _owners(found[0]) == ["Pilot Trust"]


def test_who_pays_is_not_who_does_it() -> None:
    ((_, made),) = _found(f"{HEAD}1. Posts\n\nThe crew post (paid for by the Pilot Trust) was filled.\n")
    assert _owners(made) == []


def test_a_body_is_known_wherever_a_list_has_named_it() -> None:
    text = "Harbour Board\n\nMinutes\n\nPresent:\nAnn Lee, Director, Open Tide\n\n1. News\n\nOpen Tide had mended the slipway.\n"
    assert [_owners(made) for _, made in _found(text)] == [["Open Tide"]]


def test_a_place_for_what_is_being_worked_on_tells_no_deed() -> None:
    text = "Tide Together\n\nWhat we're working on\n\n• Talks with the Pilot Trust about a raft\n\n• A new slipway, held up by the weather\n"
    assert [made.status for _, made in _found(text, "web-page")] == ["under way", "delayed"]


def test_people_whom_no_list_presents_own_what_is_noted_for_them() -> None:
    text = "Notes of the Raft Club\n\n7 May 2021\n\nPaint\n\nAll agreed with Gwen. Gwen to ask the vicar for paint. Work to go on.\n"
    assert [(words, _owners(made)) for words, made in _found(text)] == [("Gwen to ask the vicar for paint", ["Gwen"])]


def test_a_line_names_who_does_what_before_a_dash() -> None:
    text = "Tide Partnership\n\nWho's doing what next\n\n• Pilot Trust - survey of the moorings by May\n\n• Ferry Council - nothing new\n"
    assert [(words, _owners(made)) for words, made in _found(text, "partnership-report") if made.kind == "action"] == [
        ("survey of the moorings by May", ["Pilot Trust"])
    ]


def test_a_table_goes_on_behind_the_end_of_a_wrapped_cell() -> None:
    rows = [
        ("Ref", "Action", "Who", "Due", "Progress"),
        ("D1", "Write to the pilots about", "Ann Lee", "30/04/21", "ON TRACK"),
        ("", "moorings", "", "", ""),
        ("D2", "Ring the owners of boats", "Omar Hill", "31/05/21", "OVERDUE"),
        ("D3", "Scope a map of all rafts", "Ann Lee", "31/07/21", "NEW"),
        ("D4", "Ask the Trust about paint", "Ann Lee", "31/08/21", "NEW"),
    ]
    text = HEAD + "\n".join("".join(cell.ljust(30) for cell in row).rstrip() for row in rows) + "\n"
    assert [(made.label.value if made.label else "", made.status) for _, made in _found(text)] == [
        ("D1", "under way"),
        ("D2", "delayed"),
        ("D3", "agreed"),
        ("D4", "agreed"),
    ]


def test_a_letter_answers_what_it_quotes() -> None:
    text = (
        "From the Minister for Lakes\n\nTo the Convener, Lakes Committee\n\n4 November 2021\n\nI set out below the Government's position.\n\n"
        'Paragraph 22: "The Committee asks the Pilot Trust to post the tides."\n\nI accept this. A board was put up in May.\n\n'
        'Paragraph 31: "We recommend that rivers be dredged."\n\nThe Government is not persuaded that there is a need.\n'
    )
    reading = _read(text, "government-response")
    found = [made for made in extract(reading) if made.kind == "recommendation"]
    assert [(reading.words(made.quote), made.status) for made in found] == [
        ("The Committee asks the Pilot Trust to post the tides", "accepted"),
        ("rivers be dredged", "rejected"),
    ]
    assert _owners(found[0]) == ["Pilot Trust"]


def test_conditions_are_tasks_of_whom_they_bind() -> None:
    text = "Record of decision\n\nConditions\n\nThe Pilot Trust must:\n\na) send figures each month\n\nb) show the tide table at the gate\n"
    assert [_owners(made) for _, made in _found(text, "decision-record") if made.kind == "action"][:1] == [["Pilot Trust"]]


SCORED = [
    ("1. Train 500 pilots.  DONE - 612 came.", "done"),
    ("1. Open a raft hire at the quay.  PARTLY", "under way"),
    ("1. Publish a tide table.  LATE", "delayed"),
    ("1. Start a night watch - NOT DONE", "delayed"),
    ("1. Build a second slipway [DROPPED]", "ended"),
]


@pytest.mark.parametrize(("line", "status"), SCORED)
def test_a_verdict_in_capitals_scores_a_plan(line: str, status: str) -> None:
    text = f"Tide Partnership\n\nFive things we said we would do\n\n{line}\n\n2. Keep on.\n"
    found = [made for _, made in _found(text, "partnership-report") if made.rule == "commitments.scored-plan"]
    assert [(made.status, made.label.value if made.label else "") for made in found] == [(status, "1")]


def test_a_word_in_capitals_is_no_verdict_on_what_is_no_plan() -> None:
    text = "Tide Partnership\n\nThe crew of the DONE RIGHT met us. Ann Lee MET the pilots.\n"
    assert not [made for _, made in _found(text, "partnership-report") if made.rule == "commitments.scored-plan"]


PUT_TO_A_BOARD = (
    "Harbour Board\n\nReport of the Harbour Master\n\nRecommendations\n\nThe Board is asked to:\n"
    "1. NOTE the tide figures;\n2. SUPPORT the bid to the Pilot Trust; and\n3. AGREE that a report on rafts be brought to the May meeting.\n\n"
    "1. Tides this year\n\nMeasure          Plan     April     May\nHigh tides       10       12        14\nLow tides        11       12        13\n\n"
    "1.1 The Pilot Trust will open a second slipway from 1 June.\n\n1.2 Rafts are a concern.\n\n2. What partners have done\n\n"
    "2.1 Ferry Council has bought nine rafts.\n"
)


def test_what_a_board_is_asked_to_decide_is_recommended_and_the_list_ends_with_it() -> None:
    found = _found(PUT_TO_A_BOARD, "partnership-report")
    assert [(words, made.status, made.label.value if made.label else "") for words, made in found if made.kind == "recommendation"] == [
        ("NOTE the tide figures", "proposed", "1"),
        ("SUPPORT the bid to the Pilot Trust", "proposed", "2"),
        ("AGREE that a report on rafts be brought to the May meeting", "proposed", "3"),
    ]
    assert [(made.kind, words) for words, made in found if made.kind != "recommendation"] == [
        ("action", "The Pilot Trust will open a second slipway from 1 June"),
        ("progress", "Ferry Council has bought nine rafts"),
    ]


def test_what_a_board_noted_and_agreed_stays_decided() -> None:
    text = HEAD + "The Board:\n1. NOTED the tide figures;\n2. AGREED that a report on rafts be brought to the May meeting.\n"
    assert {made.kind for _, made in _found(text)} == {"decision"}


BELOW_NUMBERS = (
    "Ferry Council\n\nTides Scrutiny Committee\n\nReport of the Tides Task Group\n\n1. What we found\n\n1.1 Rafts were late.\n\n"
    "2. Recommendations\n\nThe Task Group recommends that:\n\nRecommendation 1\nThe Executive:\na) adopts one tide table for all quays; and\n"
    "b) invites pilots to use it.\n(Evidence: 1.1)\n\nRecommendation 2\nThe Pilot Trust is asked to\n(i) train each pilot by 30 June 2023, and\n"
    "(ii) report to this Committee twice a year. (1.1)\n\nRecommendation 3\nThat £6,000 be used to mend the slipway. (1.1)\n"
)


def test_recommendations_stand_below_their_numbers() -> None:
    found = [(made.label.value if made.label else "", words, _owners(made)) for words, made in _found(BELOW_NUMBERS, "scrutiny-report")]
    assert found == [
        ("1a", "adopts one tide table for all quays", ["the Executive"]),
        ("1b", "invites pilots to use it", ["the Executive"]),
        ("2i", "train each pilot by 30 June 2023", ["Pilot Trust"]),
        ("2ii", "report to this Committee twice a year", ["Pilot Trust"]),
        ("3", "That £6,000 be used to mend the slipway", []),
    ]


TELLS_NO_WORK = [
    ("partnership-report", "Registered charity in England no. 123."),
    ("partnership-report", "The Pilot Trust was founded in 1994 by five crews."),
    ("partnership-report", "We have not been able to find another quay."),
    ("partnership-report", "Ferry Council estimates that the Pilot Trust saved it 90 trips."),
    ("partnership-report", "We were proud to have reached the quay."),
    ("minutes", "Ann Lee was of the view that the question had been changed."),
    ("minutes", "Omar Hill had been nominated as her substitute."),
    ("minutes", "The clerk said that five complaints had been received since May."),
    ("minutes", "Of the 90 who answered, 57% had supported a second slipway."),
    ("minutes", "The meeting commenced at 10.30 a.m. and ended at 1.05 p.m."),
    ("news-article", 'Dina Barr was there with her son in May. "We waited seven hours," she said.'),
    ("news-article", 'Dina Barr was there with her son in May. "Nobody will come here," she said.'),
    ("news-article", 'Dina Barr was there with her son in May. "Not one of those posts was filled," she said.'),
]


@pytest.mark.parametrize(("genre", "sentence"), TELLS_NO_WORK)
def test_what_befalls_people_and_what_they_think_is_no_progress(genre: Genre, sentence: str) -> None:
    assert not [words for words, made in _found(HEAD + sentence + "\n", genre) if made.kind in ("progress", "action")]


TELLS_WORK = [
    ("partnership-report", "The Pilot Trust was set up in 2019."),
    ("minutes", "Ann Lee reported that the tide table had been printed."),
    ("minutes", "The forms had been sent to all pilots."),
    ("government-response", "Already in force since May 2021; 118 pilots use it."),
    ("news-article", 'Ann Lee was there for the Pilot Trust. "We trained nine pilots," she said.'),
    ("partnership-report", "The Pilot Trust has improved its night watch with a grant of £140,000."),
]


@pytest.mark.parametrize(("genre", "sentence"), TELLS_WORK)
def test_what_was_done_stays_progress(genre: Genre, sentence: str) -> None:
    assert [made.kind for _, made in _found(HEAD + sentence + "\n", genre)] == ["progress"]


def test_plans_and_objects_of_a_charity() -> None:
    text = (
        "The Pilot Trust\n\nTrustees' report\n\nPurpose: ☐ Decision ☒ Assurance\n\nOur objects are to relieve the needs of old pilots, and to advance the study of tides.\n\n"
        "Plans for 2019\n\nThe trustees plan:\n1. to recruit nine pilots;\n2. to reopen a club at the quay;\n3. to bid for the ferry contract.\n"
    )
    found = [(made.kind, words) for words, made in _found(text, "partnership-report")]
    assert [words for kind, words in found if kind == "action"] == ["to recruit nine pilots", "to reopen a club at the quay", "to bid for the ferry contract"]
    assert [words.split(" the ")[0] for kind, words in found if kind == "aim"] == ["to relieve", "to advance"]


def test_what_was_asked_for_and_agreed_and_votes_for_money() -> None:
    text = HEAD + "Omar Hill asked for a tide table to be included in future reports, and this was agreed.\n"
    assert [(made.kind, made.status) for _, made in _found(text)] == [("action", "agreed")]
    text = "Quay News\n\nFerry Council had voted 9-3 to put £5,000 towards rafts.\n\nThe slipway will not reopen before spring 2025.\n"
    assert [(made.kind, made.status) for _, made in _found(text, "news-article")] == [("decision", "agreed"), ("progress", "delayed")]


def test_a_verdict_in_capitals_is_no_decision_of_its_own() -> None:
    text = RESPONSE + "Recommendation 1. That the Council end the use of old rafts for pilots at night.\nRESPONSE: AGREED IN PART. We will end it by day.\n"
    found = [(made.kind, made.status) for _, made in _found(text, "government-response")]
    assert found == [("recommendation", "accepted in part"), ("action", "planned")]
