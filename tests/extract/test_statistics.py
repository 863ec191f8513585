"""Statistics: their figure, what it measures, and what it rests on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.documents import read_bytes
from ingest.extract.parties import build_cast
from ingest.extract.reading import Reading
from ingest.extract.statistics import extract
from ingest.extract.structure import build_reading
from ingest.records import Statistic


def reading_of(text: str) -> Reading:
    reading = build_reading(read_bytes(text.encode(), "paper.txt"))
    return replace(reading, cast=build_cast(reading))


def only(text: str) -> Statistic:
    (found,) = extract(reading_of(text))
    return found


def test_a_clause_with_its_figure_is_one_statistic_and_no_words_come_from_elsewhere() -> None:
    text = "The scheme is popular.\n\nBus fares on the coast route were cut by 12% in 2019 and the service will go on.\n"
    reading = reading_of(text)
    (found,) = extract(reading)
    assert reading.words(found.quote) == "Bus fares on the coast route were cut by 12% in 2019"
    assert (found.figure.value if found.figure else "", found.value, found.unit) == ("12%", "12", "percent")
    assert found.period is not None
    assert found.period.value == "in 2019"
    assert found.measures is not None
    assert found.measures.value == "Bus fares on the coast route were cut"
    assert all(said.value == " ".join(reading.words(said.span).split()) for _, said in found.grounds())


def test_three_shares_in_one_sentence_are_three_statistics() -> None:
    found = list(extract(reading_of("Last year 52% of firms reported gaps, 61% reported slow hiring and 95% reported both.\n")))
    assert [one.value for one in found] == ["52", "61", "95"]


def test_a_count_without_its_noun_takes_the_unit_of_the_count_before_it() -> None:
    found = list(extract(reading_of("There had been 40 enquiries, 16 applications with 4 being successful.\n")))
    assert [(one.value, one.unit) for one in found] == [("40", "enquiries"), ("16", "applications"), ("4", "applications")]


STANDINGS = [
    ("The council has spent £3m on repairs.", "unsourced"),
    ("According to the Winter Travel Survey 2019, 40% of residents walk to work.", "cited"),
    ("The Harbour Report found that 40% of residents walk to work.", "cited"),
    ("Research by Dunmore University found that 40% of residents walk to work.", "cited"),
    ("Councillor Ann Lee said that 40% of residents walk to work.", "attributed"),
    ("The figure of 40% was queried by members.", "disputed"),
]


@pytest.mark.parametrize(("sentence", "standing"), STANDINGS)
def test_a_figure_rests_on_what_its_sentence_names(sentence: str, standing: str) -> None:
    assert only(f"{sentence}\n").standing == standing


def test_a_report_named_just_before_is_the_source_of_what_it_says() -> None:
    text = "The council published its response to a review of parking on Monday. It said that 31 car parks would close.\n"
    found = only(text)
    assert found.standing == "cited"
    assert found.source is not None
    assert found.source.value == "response to a review of parking"


GLUED = """Work went well. The agency opened 14 harbours in 2024/251. An evaluation showed a return of £2.20 for every £1 spent on quays2. Another 90 boats came.

1 Harbour Agency Annual Report 2024-2025 - GOV.UK
2 Evaluating the benefits of quays: value for money report - GOV.UK
"""


def test_marks_glued_to_years_and_words_lead_to_the_notes_they_number() -> None:
    found = list(extract(reading_of(GLUED)))
    assert [(one.value, one.standing, one.source.value if one.source else "") for one in found] == [
        ("14", "cited", "Harbour Agency Annual Report 2024-2025"),
        ("2.2", "cited", "Evaluating the benefits of quays: value for money report"),
        ("90", "unsourced", ""),
    ]


SPACED = """Harbours employ 7,000 people across the county. 7 The sector has grown by 3% since 2015. 8 Nobody knows why.

7 Written evidence from the Harbour Trust (HAR0012)
8 Q 98 (Major Tom Pike)
"""


def test_marks_before_the_next_sentence_belong_to_the_one_before() -> None:
    people, growth = extract(reading_of(SPACED))
    assert people.standing == "cited"
    assert people.source is not None
    assert people.source.value == "Written evidence from the Harbour Trust (HAR0012)"
    assert growth.standing == "attributed"
    assert growth.attributed_to is not None
    assert "Pike" in growth.attributed_to.value


@pytest.mark.parametrize(
    "text",
    [
        "The motion was carried, 11 votes to 2.\n",
        "ISBN 978-1-5286-5000-1\n",
        "Tel 020 7946 0000 for 24 hour help\n",
        "(15%)\n",
        "1 Harbour Agency, Forty boats for £5m, 3 May 2021\n",
    ],
)
def test_furniture_holds_no_statistics(text: str) -> None:
    assert list(extract(reading_of(text))) == []


def test_a_figure_spoken_of_without_its_value_is_followed_to_its_origin() -> None:
    text = (
        "Concern was raised regarding the source of the data presented in paragraph 9 of the report. "
        "It was clarified that these were national estimates that had been quoted by the Harbour Trust.\n"
    )
    found = only(text)
    assert (found.figure, found.value, found.standing, found.rule) == (None, "", "disputed", "statistics.withheld")
    assert found.source is not None
    assert found.source.value == "national estimates"
    assert found.attributed_to is not None
    assert found.attributed_to.value == "Harbour Trust"


def test_figures_said_to_be_missing_are_withheld() -> None:
    found = only("Officers noted that figures were not available for the coast.\n")
    assert found.figure is None
    assert found.standing == "unsourced"


@pytest.mark.parametrize(
    "sentence",
    [
        "The price of each mooring, which is given in confidential Annex C, was thought fair.",
        "Members spoke about the injuries that are listed in appendix D of the paper.",
        "The shortfall on dredging that appears in chart 6 of the same report was noted.",
        "The number of pilots who left is set out in the report to be taken in Part 2 of the meeting.",
    ],
)
def test_what_is_counted_elsewhere_is_withheld(sentence: str) -> None:
    assert [found.rule for found in extract(reading_of(f"{sentence}\n")) if found.figure is None] == ["statistics.withheld"]


@pytest.mark.parametrize("sentence", ["The price of peace was set out in his speech.", "The deaths of two pilots were reported in the Argus.", "The rate of 12% is set out in table 3."])
def test_what_is_given_or_stands_in_no_other_paper_is_not_withheld(sentence: str) -> None:
    assert [found for found in extract(reading_of(f"{sentence}\n")) if found.figure is None] == []


def test_a_telephone_network_is_no_telephone_number() -> None:
    assert only("Some 730 skippers are still on the old telephone network.\n").value == "730"


def test_a_share_in_another_paragraph_of_a_report_is_not_from_the_survey_before() -> None:
    text = "In the Hull Survey 2019, 44% of boats leaked.\n\nAbout one in five of those who sail alone carry no light.\n"
    assert [(found.standing, found.source.value if found.source else "") for found in extract(reading_of(text))] == [("cited", "Hull Survey 2019"), ("unsourced", "")]


def test_a_question_about_figures_withholds_none() -> None:
    assert list(extract(reading_of("Are the figures in table 2 the latest?\n"))) == []


MINUTES = "HARBOUR VALE COUNCIL\n\nMinutes of the Quays Committee held on 4 March 2019\n\nPresent: Councillor Ann Lee (Chair), Councillor John Moss\n\nIn attendance: Sarah Pike, Harbour Master; Dr Tom Reed, Vale Harbour Trust\n\n"

SPOKEN = [
    ("Ms Pike said landings had risen by 12% since April.", "attributed", "Sarah Pike", ""),
    ("In reply to Councillor Moss, Ms Pike stated that 40 boats were waiting.", "attributed", "Sarah Pike", ""),
    ("Ms Pike introduced the item. She explained that 300 boats had been mended.", "attributed", "Sarah Pike", ""),
    ("Members heard from Dr Reed that 31 berths had closed.", "attributed", "Tom Reed", ""),
    ("“We have lost 30 pilots in a year,” said Dr Reed, master of the Trust.", "attributed", "Tom Reed", ""),
    ("The Committee was told that 31 berths had closed.", "unsourced", "", ""),
    ("Residents claim that lorries pass 60 times a day.", "attributed", "Residents", ""),
    ("Ms Pike presented the annual report. Delays averaged 41 boats a day.", "cited", "Sarah Pike", "annual report"),
    ("A survey of skippers by Vale Harbour Trust found that 62% could not moor.", "cited", "Vale Harbour Trust", "survey of skippers by Vale Harbour Trust"),
    ("The 2011 Census had counted 33,760 skippers.", "cited", "", "2011 Census"),
    ("Some 31% of boats leak according to the National Hull Survey.", "cited", "", "National Hull Survey"),
    ("According to Fenwick's Quality Account 2016/17, 31% of boats leak.", "cited", "", "Fenwick's Quality Account 2016/17"),
    ("Some 31% of boats leak, according to Tarn Harbours' Annual Accounts.", "cited", "", "Tarn Harbours' Annual Accounts"),
    ("Berths were put at 166,000, from the 2011 census.", "cited", "", "2011 census"),
    ("The mean wait for a berth was 12 weeks. Dr Reed did not accept this, since boats that had sunk were left out.", "disputed", "", ""),
    ("Some 71% of boats leak. Councillor Moss doubted it.", "disputed", "", ""),
    ("The cost had risen to £23m without a word to the Panel. Ms Pike did not accept this; it had been in the plan.", "unsourced", "", ""),
    ("Ms Pike also had the Berth Returns 2021, which show that 112 boats were turned away.", "cited", "", "Berth Returns 2021"),
    ("The figure of 71% was doubtful. Councillor Moss doubted the figure.", "disputed", "", ""),
    ("Leaks affect 58 of 81 boats; we would be cautious about that proportion.", "disputed", "", ""),
    ("Ms Pike spoke first. “I know of harbours in the north,” she said. “We have lost 40 pilots in a single year.”", "attributed", "Sarah Pike", ""),
    ("Ms Pike's advice was that 74 posts would be lost.", "attributed", "Sarah Pike", ""),
    ("SP said that 40 boats were late.", "attributed", "Sarah Pike", ""),
    ("Public consultation had closed on 22 July having attracted 2,874 responses.", "cited", "", "Public consultation"),
    ("Leaks stood at 38.5% for the year (hull tracker, June).", "cited", "", "hull tracker"),
    ("Ms Pike drew attention to delays on 12 boats.", "attributed", "Sarah Pike", ""),
    ("The survey put the number of leaks at 140. The pilots have always said that was too low.", "disputed", "", "survey"),
    ("Some 214 skippers were trained but use of the tool remains patchy.", "unsourced", "", ""),
    ("Some 214 skippers were trained, although recording in the west is patchy.", "disputed", "", ""),
    ("Some 214 skippers were trained. Ms Pike queried whether they knew of the tool.", "unsourced", "", ""),
    ("Some 214 skippers were trained. Ms Pike queried whether the figure was right.", "disputed", "", ""),
    ("SP was frank that the rate of rescue, at 6.8%, remained too low.", "unsourced", "", ""),
    ("The survey of skippers put it at 19%. It was said that the sample was small (under 500). A caveat would go beside the survey figure.", "unsourced", "", ""),
    ("Landings stand at 38%, which SP described as disappointing.", "unsourced", "", ""),
    ("Ms Pike's advice was that 74 posts would be lost. Reserves stood at £9.2m.", "unsourced", "", ""),
    ("Berths cost 40 pounds, the force says.", "attributed", "the force", ""),
    ("The charity asked 40 skippers about 3 May.", "unsourced", "", ""),
    ("SP tabled an update. Landings stand at 412 boats.", "attributed", "Sarah Pike", ""),
    ("SP took the paper as read. Landings stand at 412 boats.", "attributed", "Sarah Pike", ""),
    ("SP proposed a fee of £5.47 an hour.", "attributed", "Sarah Pike", ""),
    ("SP was worried about berths, and said 12 boats had left.", "attributed", "Sarah Pike", ""),
    ("Ms Pike introduced the item. The 2011 Census had counted 33,760 skippers.", "cited", "Sarah Pike", "2011 Census"),
    ("Ms Pike introduced the item. Vale Harbour Trust figures showed that 40 boats leak.", "cited", "Vale Harbour Trust", "Vale Harbour Trust figures"),
    ("Theft from boats is up 12% on last year (police recorded crime).", "cited", "", "police recorded crime"),
    ("Landings will rise by 58% by 2040 (Tidewatch landings projections).", "cited", "Tidewatch", "Tidewatch landings projections"),
    ("The plan followed a listening exercise with 900 skippers led by Vale Harbour Trust.", "attributed", "Vale Harbour Trust", ""),
    ("Harbour workers believe that 40 boats are lost.", "attributed", "Harbour workers", ""),
    ("Ms Pike said landings had fallen to 90 boats. Her figures came from the turnstile counters.", "cited", "Sarah Pike", "turnstile counters"),
    ("Arrears, according to the draft accounts, stood at £17.2m.", "cited", "", "draft accounts"),
    ("By the Trust's own analysis, some 60% of boats leak.", "cited", "Vale Harbour Trust", "the Trust's own analysis"),
    ("It rests on Vale Harbour Trust's skipper survey of 2016, in which 38% of owners moored free.", "cited", "Vale Harbour Trust", "Vale Harbour Trust's skipper survey of 2016"),
    ("Of the 900 skippers who had answered his budget survey, many moored free.", "cited", "", "budget survey"),
    ("Ms Pike had counted 11 boats at the bar.", "attributed", "Sarah Pike", ""),
    ("Ms Pike was minded to shut the slip, where 17 boats lie.", "attributed", "Sarah Pike", ""),
    ("Ms Pike asked about costs. Dr Reed did not think it could be done. The crane had cost £400,000.", "attributed", "Tom Reed", ""),
    ("Points about tolls were picked up by Dr Reed. First, the tolls raised £9,000.", "attributed", "Tom Reed", ""),
    ("A spokesman for Vale Harbour Trust said that 40 boats were late.", "attributed", "Vale Harbour Trust", ""),
    ("Vale Harbour Trust's sampling had found weed on nine boats.", "attributed", "Vale Harbour Trust", ""),
    ("Dr Reed put losses at 40 boats. Nobody on the quay believed that number.", "disputed", "Tom Reed", ""),
    ("The scheme had saved £2m; the Secretary noted that the figure had not been audited.", "disputed", "", ""),
]


@pytest.mark.parametrize(("text", "standing", "who", "source"), SPOKEN)
def test_a_figure_is_given_to_who_said_it_and_to_what_it_was_read_from(text: str, standing: str, who: str, source: str) -> None:
    found = [one for one in extract(reading_of(f"{MINUTES}{text}\n")) if one.quote.start >= len(MINUTES)][-1]
    assert (found.standing, found.attributed_to.value if found.attributed_to else "", found.source.value if found.source else "") == (standing, who, source)


def test_a_post_by_its_first_word_alone_is_the_one_person_who_holds_such_a_post() -> None:
    minutes = MINUTES.replace("Sarah Pike, Harbour Master", "Sarah Pike, Director of Harbours")
    found = list(extract(reading_of(f"{minutes}In reply to Councillor Moss, the Director explained that it was late. Landings stand at 412 boats.\n")))[-1]
    assert found.attributed_to
    assert found.attributed_to.value == "Sarah Pike"


def test_a_count_that_leans_on_the_one_before_rests_on_the_same_ground() -> None:
    text = "The Harbour Audit found that 64 of 152 towns had no quay. Only 31 had mended more than one. Another paper was read.\n"
    found = list(extract(reading_of(text)))
    assert [(one.value, one.unit, one.standing) for one in found] == [("64", "towns", "cited"), ("31", "towns", "cited")]


@pytest.mark.parametrize(
    "text",
    [
        "Ms Pike undertook to reply to the owner within 10 days.",
        "Send a list of 10 suggested invitees to the leads.",
        "Please send two letters to the ministry.",
        "Members of the public may speak for up to 5 minutes.",
        "21/26   7-minute briefing on moorings to all agencies   ZP   30 Nov",
    ],
)
def test_the_numbers_of_a_task_are_no_statistics(text: str) -> None:
    assert list(extract(reading_of(f"A note\n\n{text}\n"))) == []


def test_a_standard_for_every_case_is_a_statistic() -> None:
    assert only("We will answer every letter within 28 days.\n").value == "28"


MEASURED = [
    ("A grant for sea walls of £58k per year for 3 years was won.", "£58k per year", "A grant for sea walls"),
    ("Quay funds fell by 21%, harbour reductions of nearly 40% over the next three years.", "nearly 40%", "harbour reductions"),
    ("Hull checks are to be made within 24 hours or the next working day.", "within 24 hours", "Hull checks are to be made"),
    ("We need 24 hour cover for urgent calls.", "24 hour", "cover for urgent calls"),
    ("Some 19% of skippers in the county were lonely.", "Some 19%", "skippers in the county were lonely"),
    ("The longest wait was 47 weeks.", "47 weeks", "The longest wait"),
]


@pytest.mark.parametrize(("sentence", "figure", "measures"), MEASURED)
def test_what_a_figure_measures_stands_where_its_words_lead(sentence: str, figure: str, measures: str) -> None:
    found = next(one for one in extract(reading_of(f"{sentence}\n")) if one.figure and one.figure.value == figure)
    assert found.measures is not None
    assert found.measures.value == measures


def test_the_paper_that_heads_an_item_is_what_its_figures_are_from() -> None:
    text = f"{MINUTES}9/24   Integrated performance report\n\nMs Pike presented month 9. Delays averaged 41 boats a day.\n\n10/24   Finance\n\nReserves stood at £9m.\n"
    (first, second) = [one for one in extract(reading_of(text)) if one.quote.start >= len(MINUTES)]
    assert first.source is not None
    assert (first.source.value, first.standing) == ("Integrated performance report", "cited")
    assert second.source is None


NOTES = "Notes\n\n1  Recorded losses, Harbour Agency, year ending March 2021\n2  Skippers' Survey, February 2021\n"


def grounds(text: str) -> dict[str, tuple[str, str, str]]:
    found = extract(reading_of(text))
    return {s.value: (s.standing, s.attributed_to.value if s.attributed_to else "", s.source.value if s.source else "") for s in found}


def test_raised_numbers_lead_to_the_notes_under_their_heading() -> None:
    text = f"The Harbour Agency watches.\n\nLosses fell by 14% to 6,902 hulls¹. In our skippers' survey² 71% felt safe at sea.\n\n{NOTES}"
    assert grounds(text) == {
        "14": ("cited", "Harbour Agency", "Recorded losses"),
        "6902": ("cited", "Harbour Agency", "Recorded losses"),
        "71": ("cited", "", "Skippers' Survey"),
    }
    assert grounds("The quay covers 40 m² and nobody is there.\n").keys() <= {"40"}


def test_a_named_mark_leads_to_the_line_that_starts_with_it() -> None:
    text = "Traffic on the quay rose 23% [Note 1].\n\nSigned: Ann Lee\n\n[Note 1] Tidewater Surveys Ltd, Quays Before and After, May 2023\n"
    assert grounds(text)["23"][0] == "cited"


def test_a_list_under_a_presented_report_rests_on_it_and_one_of_a_discussion_does_not() -> None:
    lead = "Minutes of the Harbour Board held on 3 May 2021\n\nPresent: Ann Lee, Bob Hay\n\n1. Boats\n\nAnn Lee took the Board through the harbour dataset for May. "
    items = "\n\n- 418 hulls leak\n- Bob Hay said that 22% of boats are late\n- 187 skippers are ill\n"
    assert {found[2] for value, found in grounds(f"{lead}The headlines were:{items}").items() if value != "22"} == {"harbour dataset for May"}
    assert {found[2] for found in grounds(f"{lead}The Board discussed:{items}").values()} == {""}


def test_money_paid_from_the_funds_of_a_plan_is_not_what_the_plan_says() -> None:
    assert grounds("To approve £64,000 from the Harbour Improvement Plan allocation for buoys.\n")["64000"] == ("unsourced", "", "")


def test_a_letter_that_numbers_a_paper_ends_a_sentence_and_c_goes_before_a_sum() -> None:
    lead = "Minutes of the Harbour Board held on 3 May 2021\n\nPresent: Ann Lee, Bob Hay\n\n1. Boats\n\n"
    assert grounds(f"{lead}Ann Lee tabled Paper C. The quay was forecast to cost c.£9k.\n")["9000"][2] == "Paper C"


@pytest.mark.parametrize("text", ["For 6, against 3, abstained 1.\n", "The minutes were agreed, subject to \"£12m\" being corrected to \"£10m\".\n"])
def test_votes_and_corrections_are_no_figures(text: str) -> None:
    assert list(extract(reading_of(text))) == []


def test_a_bullet_rests_on_the_line_that_names_the_source_of_its_list() -> None:
    text = "The quays\n\n- One in eight boats leaks\n- Some 64 boats sank in the winter\n\nSource: Harbour Needs Assessment 2018, except where shown.\n"
    assert set(grounds(text).values()) == {("cited", "", "Harbour Needs Assessment 2018")}


def test_marks_in_round_brackets_lead_to_their_notes() -> None:
    text = "Monitoring by Marl Consulting(1) shows that traffic fell by 71%.\n\n(1) Quayside Streets, Final Report, Marl Consulting, April 2022\n(2) Harbours Act 1984, section 9\n"
    assert grounds(text) == {"71": ("cited", "Marl Consulting", "Quayside Streets, Final Report")}
