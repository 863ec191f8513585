"""Which figures of different papers state one thing, and which only look so. The second matters more."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gapgraph.links.figures.measures import is_rounding
from gapgraph.links.naming import link_iri
from gapgraph.links.writing import write_links
from graph_store.namespaces import DATA, GG, LINKS_GRAPH, REVIEWS_GRAPH, SCHEME
from tests.links.partnership import JULY, MAY, SCRUTINY, Build, kinds, only, ways

SPEECH = "1,340 children in Ashby are waiting for speech therapy."

# What a later paper makes of an earlier one's figure.
LINKED = {
    "told again": (f"The Ashby Needs Assessment found that {SPEECH}", f"We were told that {SPEECH}", "same-figure"),
    "rounded": (
        "The Ashby Census counted 12,480 adults who look after a relative.",
        "Nearly 12,500 adults who look after a relative live in Ashby.",
        "same-figure",
    ),
    "a share in words": (
        "The Ashby Needs Assessment found that 25% of schools have a nurse on site.",
        "A quarter of schools have a nurse on site.",
        "same-figure",
    ),
    "another value": (
        "The Ashby Pupil Survey 2020 found that 41% of Year 8 pupils skip breakfast.",
        "The Ashby Pupil Survey 2020 found that 44% of Year 8 pupils skip breakfast.",
        "value-drift",
    ),
    "another value of one year": ("There were 212 visits to homes in 2020.", "There were 240 visits to homes in 2020.", "value-drift"),
    "another value, put right": (
        "The waiting list report put the average wait for speech therapy at 9 weeks at 31 March 2021.",
        "The average wait for speech therapy at 31 March 2021 was 13 weeks, and the waiting list report had been corrected.",
        "corrects",
    ),
    "put right in the next minutes": (
        "In 2020 there were 212 visits to homes.",
        "The minutes of the Health Board of 4 May 2021 were agreed with one correction: item 1 should read 221 visits and not 212.",
        "corrects",
    ),
    "put right from one to the other": (
        "In 2020 there were 212 visits to homes.",
        "The minutes of the Health Board of 4 May 2021 should be corrected from 212 to 221 visits to homes.",
        "corrects",
    ),
    "a day beside the year of its source": (
        "On one night in November 2020 there were 47 people asleep in doorways.",
        "The Winter Count 2020 found 74 people asleep in doorways on one night in November 2020.",
        "value-drift",
    ),
    "a year of two before a due date": (
        "The Board agreed to pay £95,000 for speech therapy of 2021/22, by 30 September 2021.",
        "The minutes of the Health Board of 4 May 2021 record £95,000 for speech therapy of 2021/22.",
        "same-figure",
    ),
    "one count of a source, told of other things": (
        "The Ashby Ambulance Return 2020/21 counted 3,140 calls to falls in Ashby in 2020/21.",
        "The ambulance service was called to 3,140 falls in Ashby in 2020/21 (Ashby Ambulance Return 2020/21).",
        "same-figure",
    ),
    "another whole": (
        "The Ashby Pupil Survey 2020 found that 14% of primary school pupils had missed lessons because of toothache.",
        "The Ashby Pupil Survey 2020 found that 14% of families in the county had missed lessons because of toothache.",
        "denominator-drift",
    ),
    "another period": (
        "The Ashby Dental Report found that tooth decay stood at 17.3% in 2018/19.",
        "Tooth decay stood at 17.3% in 2019/20 (Ashby Dental Report).",
        "period-drift",
    ),
}

# Figures of two papers that are two.
APART = {
    "two years": ("Officers visited 212 homes in Ashby in 2019.", "Officers visited 187 homes in Ashby in 2020."),
    "two years, equal by chance": ("Officers visited 212 homes in Ashby in 2019.", "Officers visited 212 homes in Ashby in 2020."),
    "two surveys": (
        "The Ashby Pupil Survey 2018 found that 41% of Year 8 pupils skip breakfast.",
        "The Ashby Pupil Survey 2020 found that 44% of Year 8 pupils skip breakfast.",
    ),
    "read, not put right": (
        "In 2020 there were 212 visits to homes.",
        "The minutes of the Health Board of 4 May 2021 were agreed. Item 1 should have listed 221 letters.",
    ),
    "small counts of two promises": (
        "The Trust will hold four sessions for carers who lift somebody.",
        "The four sessions for carers who lift somebody were held by the Council.",
    ),
    "no period at all": ("There are 410 children on the waiting list.", "There are 388 children on the waiting list."),
    "equal values of two things": ("The Board heard that 212 schools have a nurse.", "The Board heard that 212 homes have no heating."),
    "a change": ("Visits to homes stood at 212 in 2020.", "Visits to homes fell from 240 to 187 in 2020."),
    "two units": ("The average wait for speech therapy was 9 weeks in 2020.", "The average wait for speech therapy was 9 days in 2020."),
    "survey, whoever's": (
        "Her survey found that 61% of parents would pay for the bus.",
        "His survey found that 61% of gardeners would pay for water in May.",
    ),
    "two places": ("In 2020 the clinic saw 212 children with asthma in the north.", "In 2020 the clinic saw 240 children with asthma in the south."),
    "two quarters": ("There were 212 visits to homes in the first quarter of 2020.", "There were 240 visits to homes in the second quarter of 2020."),
    "a year that is not over": ("There were 212 visits to homes in 2021.", "There were 240 visits to homes in 2021."),
    "a target": ("The target for 2020 was 212 visits to homes.", "There were 240 visits to homes in 2020."),
    "a bound": ("More than 200 visits to homes were made in 2020.", "There were 240 visits to homes in 2020."),
    "two wholes, equal by chance": (
        "In 2020, 14% of girls in the county had missed lessons because of toothache.",
        "In 2020, 14% of boys in the county had missed lessons because of toothache.",
    ),
    "two payers": (
        "The Health Board will pay £75,000 into the fund for speech therapy.",
        "The County Council will pay £75,000 into the fund for speech therapy.",
    ),
}


@pytest.mark.parametrize("case", LINKED)
def test_figures_that_state_one_thing_are_linked(build: Build, case: str) -> None:
    earlier, later, kind = LINKED[case]
    with build(may=MAY + earlier, review=SCRUTINY + later) as store:
        assert kinds(store) == {kind}


@pytest.mark.parametrize("case", APART)
def test_figures_of_two_things_are_not(build: Build, case: str) -> None:
    earlier, later = APART[case]
    with build(may=MAY + earlier, review=SCRUTINY + later) as store:
        assert not ways(store).measurements


def test_a_body_puts_its_own_figure_right_without_naming_the_paper(build: Build) -> None:
    slip = "Members found a slip in the last minutes: the number of visits to homes in Ashby should be 221 and not 212."
    with build(may=MAY + "In 2020 there were 212 visits to homes in Ashby.", july=JULY + slip) as store:
        assert kinds(store) == {"corrects"}


def test_which_of_two_figures_is_meant_is_not_guessed(build: Build) -> None:
    earlier = "In 2020 the clinic in the north saw 212 children with asthma. In 2020 the clinic in the south saw 240 children with asthma."
    with build(may=MAY + earlier, july=JULY + "In 2020 the clinic saw 226 children with asthma.") as store:
        assert not ways(store).measurements


def test_a_link_says_why_and_points_at_both_sides(build: Build) -> None:
    earlier, later, _ = LINKED["another value"]
    with build(may=MAY + earlier, review=SCRUTINY + later) as store:
        (link,) = only(store).links
        assert link.because.startswith("41% became 44%; both speak of ")
        assert "skip, Year" in link.because  # as the paper writes them, not their stems
        assert "both name one source" in link.because
        assert [passage.split("#")[0].rsplit("/", 1)[-1] for passage in link.evidence] == ["may.txt", "review.txt"]
        assert 0.5 < link.confidence <= 1


def test_a_rejected_link_is_not_made_again(build: Build) -> None:
    earlier, later, _ = LINKED["told again"]
    with build(may=MAY + earlier, review=SCRUTINY + later) as store:
        (link,) = only(store).links
        iri = link_iri(link.earlier, link.later)
        store.replace(REVIEWS_GRAPH, f"<{iri}> <{GG}setAside> <{SCHEME}review/rejected> <{REVIEWS_GRAPH}> .\n")
        write_links(store)
        assert not ways(store).measurements
        assert not store.ask(f"ASK {{ GRAPH <{LINKS_GRAPH}> {{ <{iri}> ?p ?o }} }}")


def test_measurements_keep_their_address_over_rebuilds(build: Build) -> None:
    earlier, later, _ = LINKED["told again"]
    store = build(may=MAY + earlier, review=SCRUTINY + later)
    before = only(store).iri
    assert before.startswith(f"{DATA}measurement/")
    assert store.ask(f"ASK {{ GRAPH <{LINKS_GRAPH}> {{ <{before}> <{GG}papers> 2 }} }}")
    assert only(build(july=JULY + "The hall was cold.")).iri == before


@pytest.mark.parametrize(
    ("one", "other", "loose", "same"),
    [
        ("2140", "2140", False, True),
        ("1213000", "1200000", False, True),
        ("24.6", "25", False, True),
        ("24", "25", False, False),
        ("24", "25", True, True),
        ("2140", "2410", False, False),
        ("10.5", "11", False, False),  # small numbers are told apart, not rounded
        ("35", "37", False, False),
    ],
)
def test_roundings(one: str, other: str, *, loose: bool, same: bool) -> None:
    assert is_rounding(Decimal(one), Decimal(other), loose=loose) is same
    assert is_rounding(Decimal(other), Decimal(one), loose=loose) is same
