"""Figures in the cells of tables: with the headings, the label and the caption that say what they are, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gapgraph.proving import check_values
from graph_store import open_store
from ingest.documents import read_bytes
from ingest.extract import extract
from ingest.extract.statistics import read_cell, read_unit
from ingest.grounding import check_grounds
from ingest.identify.local import document_graph
from ingest.records import Said, Statistic
from ingest.triples import to_nquads


def cells_of(text: str, name: str = "paper.md") -> list[Statistic]:
    """The figures of cells; the proof has nothing to say against any, nor against their values in the graph."""
    document = read_bytes(text.encode(), name)
    extraction, issues = check_grounds(document, extract(document))
    assert not issues
    store = open_store()
    store.replace(document_graph(name), to_nquads(document, extraction))
    assert not list(check_values(store))
    return [one for one in extraction.statistics if one.rule == "statistics.cell"]


def said(value: Said | None) -> str:
    return value.value if value else ""


def summary(found: list[Statistic]) -> list[tuple[str, str, str, str, str, str]]:
    return [(one.value, one.unit, said(one.measures), said(one.period), said(one.place), said(one.part)) for one in found]


WARDS = """# Early help

Table 2: Referrals to the service by ward, 2018/19

| Ward | Referrals | Average wait (days) | Rank |
|---|---|---|---|
| Eastgate | 320 | 31.5 | 2 |
| Millbrook | 1,204 | 12 | 1 |
| Total | 1,524 | 21 | - |

Source: Contact log, March 2019
"""


def test_a_cell_takes_its_measure_place_period_unit_and_source_from_the_words_around_the_table() -> None:
    found = cells_of(WARDS)
    assert summary(found) == [
        ("320", "referrals", "Referrals", "2018/19", "Eastgate", ""),
        ("31.5", "days", "Average wait", "2018/19", "Eastgate", ""),
        ("1204", "referrals", "Referrals", "2018/19", "Millbrook", ""),
        ("12", "days", "Average wait", "2018/19", "Millbrook", ""),
        ("1524", "referrals", "Referrals", "2018/19", "", "Total"),
        ("21", "days", "Average wait", "2018/19", "", "Total"),
    ]
    assert {(one.standing, said(one.source)) for one in found} == {("cited", "Contact log, March 2019")}


def test_every_word_that_a_cell_takes_is_in_its_evidence() -> None:
    document = read_bytes(WARDS.encode(), "paper.md")
    one = cells_of(WARDS)[0]
    words = [document.words(span) for span in one.evidence()]
    assert words[0].startswith("Eastgate | 320")
    assert {"320", "Eastgate", "2018/19", "Referrals", "Contact log, March 2019"} <= set(words)


def test_a_magnitude_in_a_heading_is_part_of_the_value_and_of_the_evidence() -> None:
    found = cells_of("| Service | 2018/19 budget (£000) | 2018/19 actual (£000) |\n|---|---|---|\n| Adult social care | 12,300 | 12,910 |\n")
    assert summary(found) == [
        ("12300000", "GBP", "Adult social care", "2018/19", "", "budget"),
        ("12910000", "GBP", "Adult social care", "2018/19", "", "actual"),
    ]
    assert [said(one.unit_words) for one in found] == ["(£000)", "(£000)"]


TABLES = [
    (
        "| Indicator | Q1 | Q2 | Target |\n|---|---|---|---|\n| Letters answered in time (%) | 81 | 84 | 90 |\n",
        [("81", "percent", "Letters answered in time", "Q1", "", ""), ("84", "percent", "Letters answered in time", "Q2", "", ""), ("90", "percent", "Letters answered in time", "", "", "Target")],
    ),
    (
        "| Year | Visitors | Takings |\n|---|---|---|\n| 2017 | 40,100 | £1.2m |\n| 2018 | 38,000 | £1.1m |\n",
        [("40100", "visitors", "Visitors", "2017", "", ""), ("1200000", "GBP", "Takings", "2017", "", ""), ("38000", "visitors", "Visitors", "2018", "", ""), ("1100000", "GBP", "Takings", "2018", "", "")],
    ),
    (
        "| Age group | Pupils | Pupils with a plan | Of these, new |\n|---|---|---|---|\n| 5–11 | 410 | 38 (9%) | 4 |\n",
        [("410", "pupils", "Pupils", "", "", "5–11"), ("38", "pupils", "Pupils with a plan", "", "", "5–11"), ("9", "percent", "Pupils with a plan", "", "", "5–11")],
    ),
    (
        "| Measure | England | Our area |\n|---|---|---|\n| Smokers (%) | 14.9 | 16.2 |\n",
        [("14.9", "percent", "Smokers", "", "England", ""), ("16.2", "percent", "Smokers", "", "", "Our area")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), TABLES)
def test_headings_and_labels_share_out_what_a_cell_says(text: str, wanted: list[tuple[str, ...]]) -> None:
    assert summary(cells_of(text)) == wanted


def test_what_is_numbered_is_counted_whatever_is_said_of_it_and_the_part_of_the_table_is_named() -> None:
    text = "| Indicator | Q1 | Target |\n|---|---|---|\n| Complaints | 14 | 12 |\n| Adults |\n| Number of reviews overdue | 4 | 0 |\n"
    assert summary(cells_of(text))[2:] == [("4", "reviews", "Number of reviews overdue", "Q1", "", "Adults"), ("0", "reviews", "Number of reviews overdue", "", "", "Target")]


@pytest.mark.parametrize("row", ["Adult social care 12,300 12,910 13,000", "Millbrook 1,204 12 Green", "Letters answered within 5 days 81% 84%"])
def test_a_row_whose_cells_the_layout_did_not_part_holds_no_figures(row: str) -> None:
    assert extract(read_bytes(f"The quay is old.\n\n{row}\n".encode(), "paper.txt")).statistics == ()


def test_a_table_set_with_spaces_is_read_by_where_its_numbers_end() -> None:
    text = "Table 1. Delayed discharges\n\nHospital                   2018/19     2019/20\nSt Anne's Infirmary          1,204       1,310\nNorth Cottage                   38          42\n"
    assert [(one.value, said(one.period), said(one.part)) for one in cells_of(text, "paper.txt")] == [
        ("1204", "2018/19", "St Anne's Infirmary"),
        ("1310", "2019/20", "St Anne's Infirmary"),
        ("38", "2018/19", "North Cottage"),
        ("42", "2019/20", "North Cottage"),
    ]


def test_a_heading_over_two_columns_of_a_page_stands_over_both() -> None:
    page = (
        "<main><h1>Waits</h1><table><tr><td></td><td colspan=2>Referrals</td></tr><tr><td>Team</td><td>2018</td><td>2019</td></tr>"
        "<tr><td>North</td><td>12</td><td>15</td></tr></table></main>"
    )
    assert summary(cells_of(page, "paper.html")) == [("12", "referrals", "Referrals", "2018", "", "North"), ("15", "referrals", "Referrals", "2019", "", "North")]


@pytest.mark.parametrize(
    "text",
    [
        "| Item | Page |\n|---|---|\n| Welcome | 3 |\n| Library hours | 14 |\n",
        "| Welcome | 3 |\n| Library hours | 14 |\n",
        "| Risk | Likelihood | Impact | Cost (£) |\n|---|---|---|---|\n| Loss of staff | 3 | 4 | 12 |\n",
        "| Action | Owner | Days |\n|---|---|---|\n| Write to the board | Ann Lee | 12 |\n",
        "# Action log\n\n| Number | Visits |\n|---|---|\n| Visit the ward | 12 |\n",
        "| Bidder | Price score | Rank |\n|---|---|---|\n| Harbour Homes | 38 | 2 |\n",
        "| Service | 2018/19 | 2019/20 |\n|---|---|---|\n| Waste | 410 | 390 |\n",
        "| Budget heading | 2018/19 | 2019/20 |\n|---|---|---|\n| Libraries | 410 | 390 |\n",
        "| Team | North | South |\n|---|---|---|\n| Red | 4 | 5 |\n",
        "| Ward | Referrals |\n|---|---|\n| Eastgate | 12 | 4 | 5 |\n",
        "| Ward | Referrals |\n|---|---|\n| Eastgate | 12 |\n| Eastgate | 14 |\n",
        "| Councillor | For | Against |\n|---|---|---|\n| Ann Lee | 1 | 0 |\n",
        "| Ward | Referrals | Change in referrals (%) |\n|---|---|---|\n| Eastgate | 1987 | 12 |\n",
    ],
)
def test_numbers_whose_table_does_not_say_what_they_are_of_are_no_figures(text: str) -> None:
    assert cells_of(text) == []


def test_words_with_a_colon_say_what_the_table_that_they_lead_to_counts() -> None:
    text = "Responses received in the spring:\n\n\t\tSupport\tObject\tTotal\nLark Lane\t\t141\t38\t179\nOak Row\t\t77\t25\t102\n"
    found = cells_of(text)
    assert [(one.value, one.unit, said(one.measures), said(one.part), one.standing) for one in found[:3]] == [
        ("141", "responses", "Support", "Lark Lane", "cited"),
        ("38", "responses", "Object", "Lark Lane", "cited"),
        ("179", "responses", "Responses received", "Lark Lane", "cited"),
    ]


def test_a_second_table_takes_nothing_from_the_first() -> None:
    text = "Table 1: Waits (days)\n\n| Team | 2018 |\n|---|---|\n| Average wait in the north | 12 |\n\nSource: Trust return\n\n| Month | Calls |\n|---|---|\n| May 2018 | 900 |\n"
    first, second = cells_of(text)
    assert (first.unit, said(first.source)) == ("days", "Trust return")
    assert (second.value, second.unit, said(second.measures), said(second.period), second.source) == ("900", "calls", "Calls", "May 2018", None)


def test_a_caption_in_brackets_names_the_source_of_its_own_figure() -> None:
    (found,) = extract(read_bytes(b"Figure 3: 38 % of carers had no break (Source: ONS, 2016)\n", "paper.txt")).statistics
    assert (found.value, found.standing, said(found.source)) == ("38", "cited", "ONS, 2016")


@pytest.mark.parametrize(("cell", "values"), [("12 (34%)", ["12", "34"]), ("£1.4m", ["1400000"]), ("2019", []), ("007", []), ("3 of 9", []), ("12/03/2019", []), ("-4", []), ("<5", [])])
def test_a_cell_is_a_number_with_its_sign_or_nothing(cell: str, values: list[str]) -> None:
    assert [one.value for one in read_cell(cell)] == values


@pytest.mark.parametrize(("words", "name", "scale"), [("2018/19 £000", "GBP", "thousand"), ("£m", "GBP", "m"), ("Rate per 10,000", "per 10,000", ""), ("Wait (working days)", "working days", ""), ("% of pupils", "percent", "")])
def test_a_heading_names_its_unit(words: str, name: str, scale: str) -> None:
    unit = read_unit(words)
    assert unit
    assert (unit.name, unit.scale) == (name, scale)


def test_a_cell_whose_unit_stands_nowhere_is_not_held() -> None:
    document = read_bytes(WARDS.encode(), "paper.md")
    extraction = extract(document)
    first = next(one for one in extraction.statistics if one.unit == "days")
    lying = replace(extraction, statistics=(replace(first, unit="GBP"),))
    assert check_grounds(document, lying)[0].statistics == ()
