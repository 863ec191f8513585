"""Who is to do it, with whom and by when: in the margin, in the first person, by a resolution, behind "by"."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from ingest.documents import read_bytes
from ingest.extract.commitments import extract
from ingest.extract.parties import build_cast
from ingest.extract.structure import build_reading

MINUTES = """Seaborough Harbour Board

Minutes of the meeting held on 4 March 2024

Present: Cllr Ann Lee (Chair), Ben Carr (Clerk to the Board), Dr Olu Adeyemi (Northgate Hospitals NHS Trust)

"""
REPORT = """Seaborough Harbour Partnership

Annual report, May 2024

"""
RECORD = """Seaborough Council

Record of decision

Date: 19 September 2024

"""
LETTER = """Northgate Hospitals NHS Trust

Response of the Trust to the scrutiny report, 4 June 2024

"""


@dataclass(frozen=True)
class Found:
    """A commitment by its words."""

    quote: str
    kind: str
    status: str
    owner: list[str]
    counterparty: list[str]
    due: str


def _found(text: str) -> list[Found]:
    reading = build_reading(read_bytes(text.encode(), "paper.txt"))
    reading = replace(reading, cast=build_cast(reading))
    return [
        Found(
            " ".join(reading.words(one.quote).split()),
            one.kind,
            one.status,
            [said.value for said in one.owner],
            [said.value for said in one.counterparty],
            one.due.value if one.due else "",
        )
        for one in extract(reading)
    ]


def _one(text: str, start: str) -> Found:
    [found] = [one for one in _found(text) if start in one.quote]
    return found


@pytest.mark.parametrize("gap", ["      ", "   ACTION ", " ACTION "])
def test_initials_in_the_margin_own_the_last_task(gap: str) -> None:
    found = _one(f"{MINUTES}The tide tables were read. The tables will be sent to the wardens.{gap}BC", "The tables will")
    assert (found.owner, found.status) == (["Ben Carr"], "agreed")


def test_an_abbreviation_at_the_end_of_a_sentence_is_no_margin() -> None:
    found = _one(f"{MINUTES}The tables will be sent to the NHS", "The tables will")
    assert found.owner != ["NHS"]


def test_an_item_leads_the_items_under_it() -> None:
    found = _found(f"{MINUTES}4.4  It was agreed that:\n      (i)   the levy be raised for one year;\n      (ii)  drawings be put on view.     BC\n5.1  The tide was high.\n")
    assert [(one.quote, one.kind, one.owner) for one in found] == [
        ("the levy be raised for one year", "decision", ["Seaborough Harbour Board"]),
        ("drawings be put on view", "action", ["Ben Carr"]),
    ]


def test_a_heading_that_speaks_of_delays_makes_nothing_late() -> None:
    found = _found(f"{MINUTES}5. DELAYED TRANSFERS OF CARE\n\nThe Trust had opened a second ward in January.\n")
    assert [one.status for one in found] == ["done"]


@pytest.mark.parametrize(
    ("general", "full"), [("The Department", "Department for Rivers and Harbours"), ("The Government", "Government of the United Kingdom")]
)
def test_a_body_is_the_one_named_in_full(general: str, full: str) -> None:
    text = f"{full}\n\nGovernment response to the Rivers Committee, May 2024\n\nThe {full} thanks the Committee. {general} will publish a plan for dredging in June.\n"
    assert _one(text, f"{general} will").owner == [full]


def test_of_two_departments_the_one_named_most_is_meant() -> None:
    text = "Quay fees to rise\n\nThe Department for Rivers has set new fees. The Department for Rivers met the Department for Tax last week. The department will publish the fees in June.\n"
    assert _one(text, "The department will").owner == ["Department for Rivers"]


def test_i_is_who_signed_and_not_whoever_was_named_before() -> None:
    text = f"{RECORD}Having heard the Chief Constable, I will fund the hub for a year. I am told that the Saltmarsh Harbour Trust will open it in May.\n\nMina Okafor\nPolice and Crime Commissioner\n"
    assert _one(text, "I will").owner == ["Mina Okafor"]
    assert not [one for one in _found(text) if "told" in one.quote and "Mina Okafor" in one.owner]


def test_we_is_the_body_whose_report_it_is() -> None:
    text = f"{REPORT}Marsh Buses told us that the stop is dark. They are right, and next year we will light the stop.\n"
    assert "Seaborough Harbour Partnership" in _one(text, "we will light").owner


def test_what_is_late_is_nobodys_unless_its_words_say_whose() -> None:
    assert _one(f"{MINUTES}The modelling of the quay was not finished.", "The modelling").owner == []
    assert _one(f"{MINUTES}The consultants' study was not finished.", "The consultants").owner == ["consultants"]


@pytest.mark.parametrize(
    ("sentence", "agent"),
    [
        ("The survey was completed by Tidewatch.", ["Tidewatch"]),
        ("The survey was completed by March.", []),
        ("The survey was completed by Easter.", []),
    ],
)
def test_a_capital_behind_by_is_who_did_it_and_not_when(sentence: str, agent: list[str]) -> None:
    assert _one(MINUTES + sentence, "The survey").owner == agent


@pytest.mark.parametrize(
    ("resolution", "owner"),
    [
        ("That the Clerk write to the wardens about the steps.", ["Ben Carr"]),
        ("That authority be given to the Clerk to sign the lease.", ["Ben Carr"]),
        ("That the accounts be settled by the Clerk.", ["Ben Carr"]),
        ("That the accounts be approved.", ["Seaborough Harbour Board"]),
    ],
)
def test_a_resolution_sets_somebody_to_work(resolution: str, owner: list[str]) -> None:
    assert _one(f"{MINUTES}RESOLVED:\n\n(a) {resolution}\n\n(b) That the map be noted.\n", resolution[:12]).owner == owner


def test_those_of_whom_something_is_asked_are_not_those_it_is_asked_about() -> None:
    assert "carers" not in _one(f"{MINUTES}The Chair asked that carers be made a priority in the plan.", "The Chair").owner


def test_each_second_infinitive_of_a_decision_is_one_of_its_own() -> None:
    text = f"{RECORD}Officer: Mina Okafor, Head of Harbours\n\nWhat has been decided?\n\nTo let the lease to Tidewatch and to tell the wardens of the new terms.\n\nBackground\n\nThe lease is old.\n"
    assert [(one.quote, one.owner) for one in _found(text) if one.kind == "decision"] == [
        ("To let the lease to Tidewatch", ["Mina Okafor"]),
        ("to tell the wardens of the new terms", ["Mina Okafor"]),
    ]


def test_what_each_is_to_do_by_a_decision_is_their_task() -> None:
    found = _one(f"{MINUTES}IT WAS AGREED:\n\n1) To endorse the charter and for each school to sign it by 21 June\n", "for each school")
    assert (found.kind, found.owner, found.due) == ("action", ["each school"], "2024-06-21")


def test_what_a_report_said_it_would_do_is_an_aim() -> None:
    found = _found(f"{REPORT}We said we would halve the wait for berths and make the steps safe.\n")
    assert [(one.kind, one.owner) for one in found] == [("aim", ["Seaborough Harbour Partnership"])] * 2


def test_bare_verbs_behind_next_are_plans() -> None:
    found = _found(f"{REPORT}Next: train six wardens by the autumn. Hold a second fair.\n")
    assert [(one.quote, one.status) for one in found] == [("train six wardens by the autumn", "planned"), ("Hold a second fair", "planned")]


def test_short_sentences_under_objectives_are_aims_and_a_tale_is_none() -> None:
    aims = _found(f"{REPORT}Objectives\n\nFewer fires on the quay. Visitors feel safe at night.\n")
    assert [one.kind for one in aims] == ["aim", "aim"]
    assert not _found(f"{REPORT}Objectives\n\nThe objectives are old. They are known to all who live on the quay.\n")


def test_lines_that_name_work_below_next_steps_are_tasks() -> None:
    found = _found(f"{RECORD}Next steps\n\nHandover meeting with the new tenant - week beginning 7 October\n\nReview by the harbour panel - May 2025\n\nThe quay\n")
    assert [(one.quote[:8], one.due) for one in found if one.kind == "action"] == [("Handover", "2024-10-07"), ("Review b", "2025-05")]


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("The final report had been put back from April to June.", "2024-06"),
        ("The lift, which was to have opened in April, has been delayed.", ""),
    ],
)
def test_what_is_late_is_due_at_its_new_date(sentence: str, due: str) -> None:
    assert [one.due for one in _found(MINUTES + sentence)] == [due]


@pytest.mark.parametrize(
    ("sentence", "others"),
    [
        ("The Clerk will write to all the tenants.", ["tenants"]),
        ("The Clerk was in talks with Tidewatch about the steps.", ["Tidewatch"]),
        ("The Clerk will report whether schools were asked.", []),
        ("The Clerk will finish the talks with speed.", []),
    ],
)
def test_with_whom_and_to_whom(sentence: str, others: list[str]) -> None:
    assert _one(MINUTES + sentence, "The Clerk").counterparty == others


def test_a_paper_that_is_asked_for_at_a_meeting_is_for_the_meeting() -> None:
    found = _one(f"{MINUTES}Dr Adeyemi asked for a report on the steps.", "Dr Adeyemi")
    assert (found.owner, found.counterparty, found.kind) == ([], ["Seaborough Harbour Board"], "action")
    assert not _found(f"{MINUTES}Dr Adeyemi asked for patience.")


def test_what_became_of_many_may_be_three_words() -> None:
    found = _found(f"{REPORT}There were nine steps. Six were delivered, two have been brought forward into this plan and one was dropped.\n")
    assert [one.status for one in found if one.kind == "progress"] == ["done", "done", "ended"]


STACKED = """Seaborough Council

Response to the review of the quay, 5 February 2025

REF
RECOMMENDATION
RESPONSE
LEAD
BY

R1
That the steps be mended before the season.
Agreed. The work has been let.
Head of Harbours
April 2025

R2
That the kiosk be sold.
Not agreed. It pays its way.
-
-

R3
That the lamps be mended.
Agreed.
"""


def test_a_table_written_out_line_by_line_gives_its_cells() -> None:
    rows = [(one.quote, one.status, one.owner, one.due) for one in _found(STACKED) if one.kind == "recommendation"]
    assert ("That the steps be mended before the season", "accepted", ["Head of Harbours"], "2025-04") in rows
    assert [row[3] for row in rows if row[1] == "rejected"] == [""]
    assert not [row for row in rows if "-" in row[2]]


@pytest.mark.parametrize("note", ["Last notes OK.", "Minutes of 2 February agreed.", "Agreed as a true record.", "Plan adopted as it is."])
def test_a_note_of_approval_is_a_decision_of_the_meeting(note: str) -> None:
    assert [(one.kind, one.owner) for one in _found(MINUTES + note)] == [("decision", ["Seaborough Harbour Board"])]


def test_a_plan_that_is_told_of_is_no_decision() -> None:
    assert not [one for one in _found(f"{MINUTES}The plan agreed last year has a new cover.") if one.kind == "decision"]


def test_members_of_a_body_may_be_given_a_task() -> None:
    found = _one(f"{MINUTES}Action: Board members to scrutinise the lease and revert to the Clerk.", "scrutinise")
    assert found.owner == ["Board members"]
