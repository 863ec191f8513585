"""Sources: documents, data sets and laws that a text cites, once each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.documents import read_bytes
from ingest.extract.parties import build_cast
from ingest.extract.sources import extract
from ingest.extract.structure import build_reading
from ingest.records import Source


def sources_of(text: str) -> list[Source]:
    reading = build_reading(read_bytes(f"Notes of a spring walk\n\n{text}".encode(), "paper.txt"))
    reading = replace(reading, cast=build_cast(reading))
    found = list(extract(reading))
    assert all(source.title.value == " ".join(reading.words(source.title.span).split()) for source in found)
    return found


def titles(text: str) -> list[tuple[str, str]]:
    return [(source.title.value, source.kind) for source in sources_of(text)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Part 2 of the Harbours Act 1964 applies.", ("Harbours Act 1964", "legislation")),
        ("It follows the Coastal Towns Strategy closely.", ("Coastal Towns Strategy", "strategy")),
        ("This was said in the Dunmore Review last year.", ("Dunmore Review", "report")),
        ("Members asked how the Winter Travel Survey was run.", ("Winter Travel Survey", "dataset")),
        ("Members read the RNLI guidance with care.", ("RNLI guidance", "guidance")),
        ("It had published its response to a review of parking.", ("response to a review of parking", "response")),
        ("The board read research by Tidewater on mooring fees.", ("research by Tidewater on mooring fees", "report")),
        ("Boats are booked in a system called ‘Safe Anchor’ today.", ("Safe Anchor", "dataset")),
        ("The need is set out in the JSNA.", ("JSNA", "report")),
        ("It follows the 2024 National Quays Office report.", ("2024 National Quays Office report", "report")),
        ("The National Survey for Wales was small.", ("National Survey for Wales", "dataset")),
        ("Tidewater's own members' survey was late.", ("Tidewater's own members' survey", "dataset")),
        ("A multi-agency audit of moorings found gaps.", ("multi-agency audit of moorings", "report")),
        ("A ring-round by Tidewater had found none.", ("ring-round by Tidewater", "dataset")),
        ("A survey of 400 skippers by Tidewater was read.", ("survey of 400 skippers by Tidewater", "dataset")),
        ("Ann Lee took members through the end of year return.", ("end of year return", "dataset")),
        ("The 2011 census counted 40 boats.", ("2011 census", "dataset")),
        ("The Section 11 audit was done.", ("Section 11 audit", "report")),
        ("Figures published by Tidewater show that it fell.", ("Figures published by Tidewater", "dataset")),
        ("It was put in report CAB/24/19.", ("report CAB/24/19", "report")),
        ("In a report published today, No Harbour Spared, it said so.", ("No Harbour Spared", "report")),
        ("Advice was in “Mooring Fraud Locally” – a document for skippers.", ("Mooring Fraud Locally", "report")),
        ("The evaluation found that quays last.", ("evaluation", "report")),
        ("A petition of 1,340 signatures was handed in.", ("petition", "other")),
        ("Boats met the ‘Safe Harbour’ standards.", ("‘Safe Harbour’ standards", "guidance")),
        ("Ann Lee presented the six-monthly report.", ("six-monthly report", "report")),
        ("A written briefing from Tidewater was noted.", ("written briefing from Tidewater", "report")),
        ("There was submitted a paper on berths by Ann Lee.", ("paper on berths by Ann Lee", "report")),
        ("Ann Lee presented members with a short paper reflecting the work done so far.", ("short paper reflecting the work done so far", "report")),
        ("Leaks stood at 38% for the year (hull tracker, June).", ("hull tracker", "dataset")),
        ("Nine in ten skippers answered our survey.", ("survey", "dataset")),
        ("Public consultation had closed on 3 May.", ("Public consultation", "other")),
        ("They made a Freedom of Information request in May.", ("Freedom of Information request", "other")),
        ("No equality impact assessment came with it.", ("equality impact assessment", "report")),
        ("It follows the Harbour Care (Pilotage) (Scotland) Act 2013.", ("Harbour Care (Pilotage) (Scotland) Act 2013", "legislation")),
        ("It met the Quay Standards and Pilots Act 1998.", ("Quay Standards and Pilots Act 1998", "legislation")),
        ("A report for the council last year by consultants Marlow Roe recommended closure.", ("report for the council last year by consultants Marlow Roe", "report")),
        ("A letter to the council from the pilots' union was read.", ("letter to the council from the pilots' union", "other")),
        ("The Annual Report of the Harbour Safety Board was long.", ("Annual Report of the Harbour Safety Board", "report")),
        ("Figures from the Office for National Statistics show it.", ("Figures from the Office for National Statistics", "dataset")),
        ("The needs assessment identified 40 boats.", ("needs assessment", "report")),
        ("A Tidewater investigation found gaps.", ("Tidewater investigation", "report")),
        ("A report to cabinet says that quays may close.", ("report to cabinet", "report")),
        ("The board APPROVED the winter plan.", ("winter plan", "strategy")),
        ("They have adopted the joint mooring policy.", ("joint mooring policy", "strategy")),
        ("A needs assessment was completed in May.", ("needs assessment", "report")),
        ("The annual snapshot in November 2023 found 17 wrecks.", ("annual snapshot in November 2023", "dataset")),
        ("This rests on a survey carried out in 2016.", ("survey carried out in 2016", "dataset")),
        ("Theft is up 12% on last year (police recorded crime).", ("police recorded crime", "dataset")),
        ("There is a gap of £7m in the medium term financial plan.", ("medium term financial plan", "strategy")),
        ("The board is grateful for its report of 4 May 2023.", ("report of 4 May 2023", "report")),
        ("The docking protocol with Tidewater had been signed.", ("docking protocol with Tidewater", "guidance")),
        ("An evaluation of the pilots published by the agency found gains.", ("evaluation of the pilots", "report")),
        ("His numbers came from the turnstile counters.", ("turnstile counters", "dataset")),
        ("Their own count of moorings puts it at 35.", ("Their own count", "dataset")),
        ("Counts taken by residents of Dock Road found 140 more boats.", ("Counts taken by residents of Dock Road", "dataset")),
        ("Figures released to the Bugle under the Freedom of Information Act show a wait of 91 days.", ("Figures released to the Bugle under the Freedom of Information Act", "dataset")),
        ("Skippers said so in oral evidence to the panel.", ("oral evidence", "other")),
        ("They had signed a petition against the toll.", ("petition", "other")),
        ("Research for the Board by the University of Marl suggests a saving.", ("Research for the Board by the University of Marl", "report")),
        ("It answered the joint report of the education and health committees.", ("joint report of the education and health committees", "report")),
    ],
)
def test_titles_are_found_with_their_kind(sentence: str, expected: tuple[str, str]) -> None:
    assert titles(f"{sentence}\n") == [expected]


@pytest.mark.parametrize(
    "sentence",
    ["A strategy is needed for quays.", "An evaluation showed that boats are safe.", "The Planning Policy Officer spoke.", "The report was noted.", "Members wanted a review.", "They agreed to carry out a survey of skippers.", "There were 312 responses from owners.",
     "A case study was read.", "It gave a direct economic return.", "Circulate minutes.", "It was research that helped.", "They asked for an audit report.", "Adding case studies helps.",
     "That an independent evaluation be carried out.", "Noise reports fell by 12 per cent.", "Their right to a review of berths is clear.", "Ann Lee introduced the report.", "The Quay report back in May.", "That it be the Second Report of the group.", "Pilot plans rose.",
     "A survey of quays is due in May.", "In response the pier was shut.", "Quicker response to calls helps.", "Harbour figures were present when Parliament returns in May.", "Mayor Bill Uren spoke.", "“This Act got assent,” said Ann Lee.",
     "The Quays and Harbours Committee in October 2022 found gaps.", "Sector figures welcomed it.", "The Trust estimates that 40 boats leak.", "The figures came from Ann Lee.", "According to the Council it was late.", "The Trust will carry out its own survey.", "Boards should meet and publish an annual report."],
)
def test_documents_in_general_are_no_sources(sentence: str) -> None:
    assert titles(f"{sentence}\n") == []


def test_a_title_comes_once_also_when_shortened_or_dated() -> None:
    text = "The 2019 Coastal Towns Strategy is old. The Coastal Towns Strategy says so. The Towns Strategy helps.\n"
    (found,) = sources_of(text)
    assert found.title.value == "2019 Coastal Towns Strategy"
    assert found.year is not None
    assert found.year.value == "2019"


def test_the_words_before_a_preposition_and_the_owner_are_no_part_of_a_title() -> None:
    assert titles("Changes to Moorings in the Dunmore Review were noted.\n") == [("Dunmore Review", "report")]
    assert titles("It met the Council’s Coastal Towns Strategy in full.\n") == [("Coastal Towns Strategy", "strategy")]


def test_notes_are_sources_and_oral_evidence_is_none() -> None:
    text = "Boats are safe. 7 Quays are old. 8\n\n7 Harbour Agency, Safe boats for all, 3 May 2021\n8 Q 98 (Major Tom Pike)\n"
    assert [source.title.value for source in sources_of(text)] == ["Harbour Agency, Safe boats for all"]


def test_a_note_that_lists_pieces_of_evidence_gives_one_source_each() -> None:
    text = "Boats are safe. 7 Quays are old. 8\n\n7 Harbour Agency, Skippers Survey 2023 Report, 3 May 2023; written evidence from Tidewater (HAR0012) and the Quay Trust (HAR0031)\n8 Q 98 (Major Tom Pike)\n"
    assert [source.title.value for source in extract_any(text)] == ["Harbour Agency, Skippers Survey 2023 Report", "written evidence from Tidewater (HAR0012)", "the Quay Trust (HAR0031)"]


def extract_any(text: str) -> list[Source]:
    reading = build_reading(read_bytes(f"Notes of a spring walk\n\n{text}".encode(), "paper.txt"))
    return list(extract(replace(reading, cast=build_cast(reading))))


def test_the_short_name_of_a_document_that_is_named_in_full_is_no_source_of_its_own() -> None:
    assert [title for title, _ in titles("A survey of skippers by Tidewater was read. The survey found gaps.\n")] == ["survey of skippers by Tidewater"]


def test_the_cells_of_a_printed_table_are_no_title() -> None:
    assert titles("21/23   Moorings group            AL   Report to February board\n") == []


def test_papers_under_a_label_are_sources_one_each() -> None:
    text = "Background papers: Tender evaluation report (exempt); Hull Survey 2021; none\n"
    assert titles(text) == [("Tender evaluation report", "report"), ("Hull Survey 2021", "dataset")]
    assert titles("It is late.\n\nAdditional documents:\n\n* Appendix 1 - Tide analysis\n\nAnn Lee said that boats are safe.\n") == [("Appendix 1 - Tide analysis", "report")]
    assert titles("Background papers: None\n") == []


def test_the_heading_of_an_item_that_is_a_paper_is_a_source_of_minutes() -> None:
    text = "HARBOUR VALE COUNCIL\n\nMinutes of the Quays Committee held on 4 March 2019\n\nPresent: Councillor Ann Lee (Chair)\n\n9/24   Integrated performance report\n\nBoats were late.\n\n10/24   Finance\n\nIt was noted.\n"
    assert [source.title.value for source in extract_any(text)] == ["Integrated performance report"]


def test_a_plan_that_heads_an_item_is_a_source_and_one_to_be_made_is_none() -> None:
    text = "HARBOUR VALE COUNCIL\n\nMinutes of the Quays Committee held on 4 March 2019\n\nPresent: Councillor Ann Lee (Chair)\n\n3. Winter dredging plan\n\nBoats were late.\n\n4. Tidal Care Strategy – our part\n\nIt was noted.\n\n5. Developing a strategy\n\nIt was noted.\n\n6. Forward plan\n\nIt was noted.\n"
    assert [(source.title.value, source.kind) for source in extract_any(text)] == [("Winter dredging plan", "strategy"), ("Tidal Care Strategy", "strategy")]


def test_what_a_table_is_said_to_be_from_is_a_source() -> None:
    assert titles("Landings rose by 12%.\n\nSource: Quay landings return, 2019\n\nFigure 2: 38% leak (Source: Tidewatch, 2016)\n") == [("Quay landings return, 2019", "dataset"), ("Tidewatch, 2016", "dataset")]


def test_notes_in_brackets_and_in_a_run_are_sources_and_what_they_title_is_not_told_twice() -> None:
    text = "Hulls leak.[1] In a survey by Tidewater, 43% of boats were late.[2]\n\nNotes\n[1] Harbour Agency, Hull Dashboard, Q4 2017/18\n[2] Tidewater, Growing old at sea (2017)\n"
    assert [source.title.value for source in extract_any(text)] == ["Harbour Agency, Hull Dashboard, Q4 2017/18", "Tidewater, Growing old at sea (2017)"]


def test_the_numbered_rows_of_a_form_are_no_notes() -> None:
    assert all(source.rule != "sources.note" for source in extract_any("1   Who decided     Ann Lee, Harbour Master, 8 November 2022\n\n2   Under what power     Quays Committee, 8 November 2022\n"))


def test_a_lettered_paper_that_is_presented_is_a_source_and_reporting_to_a_board_is_none() -> None:
    assert titles("Ann Lee tabled Paper C.\n") == [("Paper C", "report")]
    assert titles("We meet four times a year and report to the Harbour Strategic Safety Board.\n") == []
