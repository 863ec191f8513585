"""Recommendations, decisions, aims and progress in the forms in which papers list them."""

from __future__ import annotations

from dataclasses import replace

from ingest.documents import read_bytes
from ingest.extract import extract as read_all
from ingest.extract.commitments import extract
from ingest.extract.parties import build_cast
from ingest.extract.reading import Reading
from ingest.extract.structure import build_reading
from ingest.records import Commitment


def _read(text: str) -> Reading:
    reading = build_reading(read_bytes(text.encode(), "paper.txt"))
    return replace(reading, cast=build_cast(reading))


def _found(text: str, kind: str = "") -> list[tuple[str, str, str, list[str], Commitment]]:
    reading = _read(text)
    made = [made for made in extract(reading) if kind in ("", made.kind)]
    return [
        (one.label.value if one.label else "", reading.words(one.quote), one.status, [said.value for said in one.owner], one)
        for one in made
    ]


REVIEW = """Agenda item

The Health Scrutiny Committee AGREED the following recommendations and RECOMMENDED their agreement by Cabinet:

Recommendation 1 - That the Council uses its position to bring partners together to:

a)    build trust between nurses and teachers, and

b)    make a better offer to young people.

Recommendation 2 - That Cabinet notes the success of the pilot.

The committee discussed the report.

The Health Scrutiny Committee therefore AGREED the following recommendations and RECOMMENDED their agreement by Cabinet:

Recommendation 1 - That the Council uses its position to bring partners together to:

a)    build trust between nurses and teachers, and

b)    make a better offer to young people.

Recommendation 2 - That Cabinet notes the success of the pilot.
"""


def test_parts_are_records_and_their_stem_gives_the_owner() -> None:
    found = _found(REVIEW, "recommendation")
    assert [(label, status) for label, _, status, _, _ in found] == [("1a", "agreed"), ("1b", "agreed"), ("2", "agreed")]
    assert [owner for _, _, _, owner, _ in found] == [["the Council"], ["the Council"], ["Cabinet"]]


def test_what_is_printed_twice_is_one_record_with_two_places() -> None:
    assert [len(one.also) for *_, one in _found(REVIEW)] == [1, 1, 1, 1]


def test_agreeing_and_sending_up_is_one_decision() -> None:
    ((_, quote, status, _, _),) = _found(REVIEW, "decision")
    assert (quote.startswith("The Health Scrutiny Committee AGREED"), status) == (True, "agreed")


def test_a_list_of_recommendations_without_agreement_is_proposed() -> None:
    listed = "RECOMMENDATIONS\n\n1. That the Council funds two nurses.\n\n2. That officers report back in six months."
    text = f"Northfield Council\n\n{listed}\n\nBackground\n\nThe clinic is small.\n"
    assert [(label, status) for label, _, status, _, _ in _found(text)] == [("1", "proposed"), ("2", "proposed")]


def test_we_recommend_in_prose() -> None:
    asked = "We recommend that the Department should publish the waiting times of each clinic."
    text = f"Inquiry report\n\nThe select committee held an inquiry.\n\n{asked}\n"
    assert [quote for _, quote, _, _, _ in _found(text, "recommendation")] == [
        "the Department should publish the waiting times of each clinic"
    ]


RECORD = """NORTHFIELD COUNCIL – RECORD OF DECISION

DECISION TAKEN BY

Mary Holt, Cabinet Member for Children's Services

DECISION NO.

15/00123

Decision:

As Cabinet Member for Children's Services, I:

1) NOTE that the clinics have agreed to the plan.
2) AGREE to extend the contract for a year.
3) DELEGATE to the Director of Public Health responsibility to sign the contract.

Reason(s) for decision

The contract ends in May.
"""


def test_a_recorded_decision_belongs_to_its_taker_or_the_delegate() -> None:
    found = _found(RECORD, "decision")
    assert [(label, status) for label, _, status, _, _ in found] == [("1", "noted"), ("2", "agreed"), ("3", "agreed")]
    assert [owner for _, _, _, owner, _ in found] == [["Mary Holt"], ["Mary Holt"], ["Director of Public Health"]]


def test_resolved_that_the_committee_noted() -> None:
    text = "Minutes:\n\nThe report was discussed.\n\nRESOLVED\n\n  1. That the Committee noted the work to date.\n"
    ((label, quote, status, _, _),) = _found(text, "decision")
    assert (label, quote, status) == ("1", "That the Committee noted the work to date", "noted")


REPORT = """Northfield Children's Trust Board

13 September 2011

1. EARLY YEARS PARTNERSHIP GROUP

1. Aims/Objectives

· Raise the aspirations of all families.

· Reduce waiting times.

2. Progress against milestones

· Work underway on a shared form. Nurses trained in May. Letters due 2/10.

· The pilot delayed due to a lack of nurses.

· Protocol implemented in August with a review due in three months time.

· The group will look at this again in 2012.

3. Risks

· Nurses may leave.
"""


def test_aims_belong_to_the_group_whose_section_it_is() -> None:
    found = _found(REPORT, "aim")
    assert [quote for _, quote, _, _, _ in found] == ["Raise the aspirations of all families", "Reduce waiting times"]
    assert all(owner and "early years partnership group" in owner[0].casefold() for _, _, _, owner, _ in found)


def test_progress_is_done_under_way_or_delayed_and_what_is_to_come_is_an_action() -> None:
    found = [
        (one.kind, quote, status, one.due.value if one.due else "") for _, quote, status, _, one in _found(REPORT) if one.kind != "aim"
    ]
    assert found == [
        ("progress", "Work underway on a shared form", "under way", ""),
        ("progress", "Nurses trained in May", "done", ""),
        ("action", "Letters due 2/10", "planned", "2011-10-02"),
        ("progress", "The pilot delayed due to a lack of nurses", "delayed", ""),
        ("progress", "Protocol implemented in August", "done", ""),
        ("action", "a review due in three months time", "planned", "in three months time"),
        ("action", "The group will look at this again in 2012", "planned", "2012"),
    ]


def test_the_group_is_the_one_of_the_section() -> None:
    (owner,) = [owner for _, quote, _, owner, _ in _found(REPORT) if quote.startswith("The group")]
    assert owner
    assert "early years partnership group" in owner[0].casefold()


def test_a_label_in_the_line_makes_a_decision() -> None:
    text = "Health Board\n\nMINUTES\n\nRESOLVED – That the report be noted.\n\nDecision: That the plan be approved.\n"
    found = [(quote, status) for _, quote, status, _, _ in _found(text, "decision")]
    assert found == [("That the report be noted", "noted"), ("That the plan be approved", "agreed")]


def test_what_a_body_leads_with_a_colon_is_decided() -> None:
    text = (
        "Health Board\n\nMINUTES\n\nThe Board:\n\n(a) NOTED the report;\n"
        "(b) AGREED to receive an update in May; and\n(c) RECOMMENDED that Cabinet review the contract.\n"
    )
    found = [(one.kind, label, status) for label, _, status, _, one in _found(text)]
    assert found == [("decision", "a", "noted"), ("decision", "b", "agreed"), ("recommendation", "c", "agreed")]


def test_a_heading_can_state_an_aim() -> None:
    text = (
        "Northfield Partnership\n\nPerformance Report\n\nPriority 1: Reduce the waiting times\n\n"
        "Key achievements\n\n- A clinic was opened in May.\n"
    )
    assert [(one.kind, label, quote) for label, quote, _, _, one in _found(text)] == [
        ("aim", "1", "Reduce the waiting times"),
        ("progress", "", "A clinic was opened in May"),
    ]


def test_planned_steps_under_a_heading_are_planned_and_agreed_ones_agreed() -> None:
    steps = "- Review the use of the clinics by March 2015.\n- Omar Hill to write to the schools.\n"
    text = "Northfield Partnership\n\nReport\n\n{}\n\n" + steps
    planned, agreed = ([status for _, _, status, _, _ in _found(text.format(head))] for head in ("Next steps", "Action points"))
    assert (planned, agreed) == (["planned", "planned"], ["agreed", "agreed"])


LOG = (
    "Action log\n\nNo.\tAction\tOwner\tDue\tStatus\n"
    "1\tSend the table to schools\tAnn Lee\t4 July 2013\tCompleted\n"
    "2\tWrite to the clinics\tOmar Hill\tnext meeting\tCarried forward\n"
)


def _table(*rows: tuple[str, ...]) -> list[tuple[str, str]]:
    """What is found in a log whose rows are set as a table of a page: with cells that are empty."""
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    document = read_bytes(f"<h1>Action log</h1><p>4 July 2013</p><table>{cells}</table>".encode(), "log.html")
    return [(document.words(one.quote), one.status) for one in read_all(document).commitments]


def test_a_row_without_a_number_is_a_task() -> None:
    head = ("No.", "Action", "Owner", "Status")
    rows = (("1", "Send the table to schools", "Ann Lee", "Completed"), ("", "Write to the clinics", "Omar Hill", "Ongoing"))
    assert _table(head, *rows) == [("Send the table to schools", "done"), ("Write to the clinics", "under way")]


def test_a_log_without_a_header_tells_what_is_done_and_what_is_new() -> None:
    rows = (("Send the table to schools", "Complete"), ("Write to the clinics", "Carried forward"), ("Visit the library", ""), ("Depot workstream", ""))
    assert _table(*rows) == [("Send the table to schools", "done"), ("Write to the clinics", "delayed"), ("Visit the library", "agreed")]


def test_an_action_log_gives_a_record_a_row() -> None:
    found = _found(LOG)
    assert [(label, quote, status, owner) for label, quote, status, owner, _ in found] == [
        ("1", "Send the table to schools", "done", ["Ann Lee"]),
        ("2", "Write to the clinics", "delayed", ["Omar Hill"]),
    ]
    assert [one.due.value if one.due else "" for *_, one in found] == ["2013-07-04", "next meeting"]


def test_a_row_with_a_missing_cell_is_not_guessed_at() -> None:
    assert len(_found(LOG.replace("\tOmar Hill\tnext meeting", "\tOmar Hill"))) == 1


def test_updates_in_note_form() -> None:
    text = (
        "Health Board\n\nMINUTES\n\nUpdates:\n\n"
        "• Data sharing - Response submitted by the Trust for comment.\n\n"
        "• School visits - Ann Lee to report back.\n"
    )
    assert [(one.kind, quote, status) for _, quote, status, _, one in _found(text)] == [
        ("progress", "Response submitted by the Trust for comment", "done"),
        ("action", "Ann Lee to report back", "planned"),
    ]


def test_several_resolutions_behind_one_label() -> None:
    text = (
        "County Council\n\nMINUTES\n\nResolved: that (1) the Health Board be set up as a committee;\n\n"
        "(2) its terms of reference be approved; and\n\n(3) it report each year to the Council.\n"
    )
    assert [quote for _, quote, _, _, _ in _found(text, "decision")] == [
        "the Health Board be set up as a committee",
        "its terms of reference be approved",
        "it report each year to the Council",
    ]


def test_what_a_body_is_formally_asked_is_a_recommendation_to_it() -> None:
    text = "Health Board\n\nReport\n\nThe Board is asked to note the report and agree the plan.\n"
    assert [(one.kind, status, owner) for _, _, status, owner, one in _found(text)] == [("recommendation", "proposed", ["Health Board"])]
