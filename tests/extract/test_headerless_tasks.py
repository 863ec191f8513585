"""What papers without the customary headers say of tasks: rows, cards, timetables, positions, recommendations by label."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.documents import read_bytes
from ingest.extract.commitments import extract
from ingest.extract.commitments.unheaded import verdict
from ingest.extract.parties import build_cast
from ingest.extract.structure import build_reading
from ingest.records import Commitment, Genre


def _found(text: str, genre: Genre = "partnership-report") -> list[tuple[str, Commitment]]:
    reading = build_reading(read_bytes(text.encode(), "paper.txt"))
    reading = replace(reading, cast=build_cast(reading))
    reading = replace(reading, metadata=replace(reading.metadata, genre=genre))
    return [(" ".join(reading.words(made.quote).split()), made) for made in extract(reading)]


def _told(text: str, genre: Genre = "partnership-report") -> list[tuple[str, str, str]]:
    return [(words, made.kind, made.status) for words, made in _found(text, genre)]


HEAD = "Harbour Board\n\nReport to the Harbour Board, 4 May 2021\n\nMembers: Ann Lee (Chair), Omar Hill, Ines Roe\n\n"


def test_rows_below_next_steps_tell_by_themselves_what_their_cells_are() -> None:
    rows = "NEXT STEPS\n\n   June      Letter to the ferry company            OH\n   Sept      Second survey of the moorings          IR\n   Dec       Bring the accounts to the Board        Ann Lee\n"
    made = [(words, [who.value for who in one.owner], one.due.value if one.due else "") for words, one in _found(HEAD + rows)]
    assert made == [
        ("Letter to the ferry company", ["Omar Hill"], "2021-06"),
        ("Second survey of the moorings", ["Ines Roe"], "2021-09"),
        ("Bring the accounts to the Board", ["Ann Lee"], "2021-12"),
    ]


def test_rows_of_figures_below_next_steps_are_no_tasks() -> None:
    assert not _told(HEAD + "NEXT STEPS\n\n   June      Boats in the harbour      114\n   Sept      Boats in the harbour      96\n   Dec       Boats in the harbour      41\n")


def test_a_card_gives_each_field_of_an_action_a_line() -> None:
    card = "ACTIONS\n\n7/1\nAction:   Lend the sailing club a winch\nOwner:    Omar Hill\nDue:      30 June 2021\nUpdate:   CLOSED. Lent in May.\n\n7/2\nAction:   Paint the leading marks\nOwner:\nDue:      July 2021\nUpdate:   Not started.\n"
    made = {words: one for words, one in _found(HEAD + card, "action-log")}
    lent, painted = made["Lend the sailing club a winch"], made["Paint the leading marks"]
    assert (lent.kind, lent.status, lent.due.value if lent.due else "") == ("progress", "done", "2021-06-30")
    assert (painted.status, painted.owner, painted.rule) == ("delayed", (), "commitments.table-unowned")


def test_a_cover_sheet_is_no_card() -> None:
    assert not _told("Harbour Board\n\nAction:   For decision\nLead officer:   Omar Hill\nDate:   4 May 2021\n")


def test_rows_that_end_in_a_verdict_tell_what_became_of_a_promise() -> None:
    rows = "Pledge 1 | Harbour Board | Two cranes were bought in March. | Kept\nPledge 2 | Ann Lee | No berth for visitors has been found. | Broken\n"
    assert [(status, kind) for _, kind, status in _told(HEAD + rows)] == [("done", "progress"), ("delayed", "progress")]


@pytest.mark.parametrize(("words", "status"), [("Kept late", "done"), ("Partly", "under way"), ("Not yet met", "delayed"), ("Dropped", "ended"), ("96%", None), ("Amber", None)])
def test_verdicts(words: str, status: str | None) -> None:
    assert verdict(words) == status


def test_a_table_of_positions_tells_states_and_no_colours() -> None:
    table = "PROGRESS\n\n   Workstream        Position                               RAG\n   Night pilots      Not begun - tug still in dock          R\n   New buoys         Laid out at 9 of 12 berths; on track   G\n   Fuel quay         Opened in April                        G\n   Visitors          1,204                                  A\n"
    assert [(words, status) for words, _, status in _told(HEAD + table)] == [
        ("Not begun - tug still in dock", "delayed"),
        ("Laid out at 9 of 12 berths; on track", "under way"),
        ("Opened in April", "done"),
    ]


def test_what_is_to_be_done_about_a_risk_is_a_task_and_a_measure_in_force_is_none() -> None:
    table = "RISKS\n\n   Risk                         Rating     Mitigation\n   Engine fails at sea          High       Second engine to be fitted\n                                           before the winter\n   Fares rise                   Low        Payment by instalments\n   Crew leaves                  Medium     Talks with the union continue\n"
    assert _told(HEAD + table) == [
        ("Second engine to be fitted before the winter", "action", "planned"),
        ("Talks with the union continue", "progress", "under way"),
    ]


def test_entries_of_a_timetable_are_due_when_they_say() -> None:
    page = "# Moorings\n\n## What happens next\n\n* Spring 2022: pontoon classes begin at both piers. One boat in five has no lights.\n* By the end of June: a tide app\n* July - the Sailing Club starts free lessons\n\n## Contact us\n\n* Ring the office\n"
    made = [(words, one.due.value if one.due else "") for words, one in _found(page, "web-page")]
    assert [words for words, _ in made] == ["pontoon classes begin at both piers", "a tide app", "the Sailing Club starts free lessons"]
    assert made[0][1] == "Spring 2022"


REVIEW = "Quay Panel\n\nReport of the Quay Panel, May 2021\n\nRECOMMENDATIONS\n\nTo the Harbour Board:\n\nR1   That every boat be asked to carry a radio by June 2022.\n\nR2   That (a) a question on tides be added to the test and (b) skippers be required to sit it.\n\nTo the Ferry Company:\n\nR3   That the charge for bicycles be waived.\n"


def test_recommendations_by_label_go_to_whom_the_line_above_names() -> None:
    made = [(one.label.value if one.label else "", [who.value for who in one.owner], one.status) for _, one in _found(REVIEW, "scrutiny-report")]
    assert [label for label, _, _ in made] == ["R1", "R2a", "R2b", "R3"]
    assert [owner[0].removeprefix("the ") for _, owner, _ in made] == ["Harbour Board", "Harbour Board", "Harbour Board", "Ferry Company"]
    assert {status for _, _, status in made} == {"proposed"}


def test_infinitives_line_by_line_are_aims_each() -> None:
    text = HEAD + "PART A - PURPOSE OF THE BOARD\n\nTo keep the channel open for boats of every size in all weathers and at all tides\nTo bring down the number of collisions\n"
    assert [kind for _, kind, _ in _told(text)] == ["aim", "aim"]


def test_running_text_below_a_progress_heading_reports_only_work() -> None:
    text = HEAD + "WHAT HAPPENED\n\nWe opened two new slips. Boats on the east side gained four minutes a trip. We never found the right time for it. It is what sailors had hoped.\n"
    assert [words for words, _, _ in _told(text)] == ["We opened two new slips"]
