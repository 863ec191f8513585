"""Bodies, people, figures and sources that their place tells: tests of layouts and of words that name nobody."""

from __future__ import annotations

import pytest

from ingest.documents import read_bytes
from ingest.extract import extract
from ingest.records import Extraction


def _read(text: str) -> Extraction:
    return extract(read_bytes(text.encode(), "paper.txt"))


def _partners(text: str) -> set[str]:
    return {partner.name.value for partner in _read(text).partners}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The scheme goes on. Saltlines has offered to run it, and we thanked Saltlines.", "Saltlines"),
        ("Nobody came. The Quiet Sands told the Board that it was short of beds.", "Quiet Sands"),
        ("It is run with Kent County Council, Barnardo's and Salt Lines.", "Salt Lines"),
        ("Funded by: Tern Relief; Kent County Council\n\nThe work goes on.", "Tern Relief"),
        ("Action              Lead            By\nBook the hall       Salt Lines      May\nMend the roof       Tern Leisure    June\nCall a meeting      Kent CCG        July\n", "Tern Leisure"),
        ("Marl Fire Service - 18 home visits\nTern Leisure - free swimming\nMarl Housing Association - two tenancies\n", "Tern Leisure"),
        ("Salt Lines is a registered charity.", "Salt Lines"),
        ("The hall was full. Youth charity Spark, based in Marl, will take it on.", "Spark"),
        ("Ofsted visited in May.", "Ofsted"),
        ("JT is to write to the Town Council about the lights.", "the Town Council"),
    ],
)
def test_bodies_are_known_by_their_place(text: str, name: str) -> None:
    assert name in _partners(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The meeting was held in Ashby, Marl and Kent County Council offices.", "Ashby"),
        ("Saltlines are wide. Parents told the Board so.", "Parents"),
        ("Marl Council\n\nA report of May 2018\n\nPURPOSE OF THE PARTNERSHIP\n\nTo meet.", "Purpose of the Partnership"),
        ("Chase Kent CCG about the letter.", "Chase Kent CCG"),
        ('"It makes no sense," said Dawn Pickles, who has run the club for 11 years.', '"It makes no sense,"'),
    ],
)
def test_words_that_name_no_body_make_none(text: str, name: str) -> None:
    assert name not in _partners(text)


def test_a_longer_name_takes_what_starts_it() -> None:
    partners = {one.name.value: {alias.value for alias in one.aliases} for one in _read("Kestrel Building Society lent its staff, and Kestrel has told us that it will go on.").partners}
    assert partners == {"Kestrel Building Society": {"Kestrel"}}


def test_a_name_in_brackets_is_another_name_of_the_body_before() -> None:
    (partner,) = _read("NHS Ashby (the PCT) has set money aside. The PCT will report.").partners
    assert {alias.value for alias in partner.aliases} >= {"PCT"}


def test_a_list_that_semicolons_part_goes_on_over_lines() -> None:
    text = (
        "Marl Partnership\n\nMinutes of the meeting of 3 May 2018\n\n"
        "Members present: Helen Straw (Independent Chair); Gareth Ives, Marl\nVale Council (Director of Education Services); Ruth Oye, Marl Vale\nCouncil (Virtual School Head); Mo Bashir, NHS Tarn and Lune CCG; Jan\nPeveril, Marl Parent Carer Forum; Ruth Obi, Marl Vale Council.\n"
    )
    text += "\n1. Welcome\n" + "The Chair welcomed all who had come and said that the notes of the\nmeeting before had been sent to members, who had accepted them with\nsmall changes, and that the actions of that day were all complete.\n\n" * 4
    people = {person.called: person.organisation.value if person.organisation else "" for person in _read(text).people}
    assert people["Jan Peveril"] == "Marl Parent Carer Forum"
    assert people["Gareth Ives"] == "Marl Vale Council"


def test_a_courtesy_title_does_not_end_a_list_of_councillors() -> None:
    text = "Marl Council\n\nMinutes of the Parks Panel of 3 May 2018\n\nPresent: Councillors Ashdown, Mrs Fitch, Obi and Tranter\n"
    assert {person.called for person in _read(text).people} == {"Ashdown", "Fitch", "Obi", "Tranter"}


def test_its_manager_belongs_to_the_body_just_named() -> None:
    (person,) = _read("The Marl Housing Association has 12 flats. Its manager, Wendy Orr, told us that two are empty.").people
    assert person.organisation
    assert person.organisation.value == "Marl Housing Association"


def test_seats_and_parties_are_no_bodies() -> None:
    text = "Marl School\n\nMinutes of the Governing Board of 3 May 2018\n\nPresent: Jane Lee (Chair), Rev. Colin Hext (Foundation), Lowri Vane (Parent)\n"
    assert not {"Foundation", "Parent"} & _partners(text)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Figures come from our booking system, Rotaline, and count each child once.", "Rotaline"),
        ("Admissions data is drawn from HES. Homes are matched by postcode.", "HES"),
        ("The questionnaire was filled in for 83% of children (DfE first release, 2020/21).", "DfE first release, 2020/21"),
        ("A study (Hay and Orr, Young Drivers in the UK, 2004) showed this.", "Young Drivers in the UK"),
        ("Use has gone up to 46% (source: Kent County Council, Tide Tables, 2019).", "Tide Tables, 2019"),
        ("References\n\nHay and Orr, Sand and Silt, Marl University, 2015\nLee and Roe, Tides of Change: A Study, 2014\n", "Sand and Silt"),
        ("Survey of firms (Marl Chamber, 164 replies) finished in May.", "Survey of firms"),
        ("The manager tabled a note. Of the 43 leavers, 35 were housed.", "a note"),
        ("They waited 14 weeks, when regulations required it within 20 days.", "regulations"),
    ],
)
def test_sources_are_cited_by_the_names_that_others_give_them(text: str, title: str) -> None:
    front = "Marl Council\n\n" + "We met in the hall and spoke of this.\n\n" * 7
    assert title in {source.title.value for source in _read(f"{front}{text}\n\nThe paper ends here.\n").sources}


def test_a_month_is_no_name_of_a_system() -> None:
    assert "June" not in {source.title.value for source in _read("Leaks stood at 38% (hull tracker, June).").sources}


def test_tables_of_two_columns_hold_figures_and_contents_do_not() -> None:
    figures = _read("VOLUNTEERS\n\n  Volunteers in August 2021              388\n  Joined                                 301\n  Left                                   172\n").statistics
    assert [one.value for one in figures] == ["388", "301", "172"]
    assert not _read("CONTENTS\n\n  Key findings                             3\n  Next steps                               7\n  Our partners                            11\n").statistics


def test_rows_with_bars_and_padding_keep_their_cells() -> None:
    text = "From April to June 2023:\n\n| What we count          | Number | Target |\n| ---------------------- | ------ | ------ |\n| Families who came      | 2,318  | 2,000  |\n| Dads who came          | 97     | 250    |\n"
    assert [one.value for one in _read(text).statistics] == ["2318", "2000", "97", "250"]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The bank released 140 of its staff for an hour.", "140", "staff"),
        ("Last autumn 846 of you filled in our survey.", "846", "people"),
        ("They advise that about one admission in ten may be wrong.", "10", "percent"),
        ("We have 96 schools (last year: 71).", "71", "schools"),
    ],
)
def test_counts_are_read_in_other_orders(text: str, value: str, unit: str) -> None:
    assert (value, unit) in {(one.value, one.unit) for one in _read(text).statistics}


def test_a_report_considered_is_what_its_list_rests_on() -> None:
    text = (
        "Marl Council\n\nMinutes of the Parks Panel of 3 May 2018\n\n13. HEALTH\n\nThe Panel considered a report of the Designated Doctor on health. Dr Gill drew attention to the following:-\n\n"
        "(a) 188 of the 231 eligible children had been seen in time.\n(b) Checks had fallen back.\n"
    )
    first = _read(text).statistics[0]
    assert first.standing == "cited"
    assert first.source
    assert first.source.value.startswith("report of the Designated Doctor")


def test_a_source_in_brackets_is_its_own_figures_only() -> None:
    figures = _read("There are 14,870 pupils (School Census, October 2023). The scheme cost £684,000 in all.").statistics
    assert [bool(one.source) for one in figures] == [True, False]


def test_risks_under_a_lettered_section_are_risks() -> None:
    text = "Marl Partnership\n\nSECTION D - RISKS AND ISSUES\n\n1. Withdrawal of the allowance may put off poorer students\n2. Cuts to staff (est. 30%) in the spring\n"
    assert {one.kind for one in _read(text).concerns} == {"risk"}
    assert len(_read(text).concerns) == 2


def test_a_question_in_bold_and_a_heading_raise_nothing() -> None:
    assert not _read("**Why is there no bus on Sundays?**\n").concerns
    assert not _read("2. What has not gone to plan\n").concerns
