"""What papers name for a figure: which held paper is meant, whether it holds the figure, and how many origins there are."""

from __future__ import annotations

import pytest

from gapgraph.gaps import find_gaps
from graph_store.contract import Store
from tests.links.partnership import CABINET, FILLER, JULY, MAY, SCRUTINY, Build, only, ways

HELD = "Amir Booth said that 1,340 children were waiting for speech therapy." + FILLER
ABSENT = "Amir Booth spoke about children who wait for speech therapy." + FILLER

# Sentences that name the May minutes beyond doubt as where 1,340 comes from.
NAMED = (
    "The minutes of the Health Board of 4 May 2021 record that 1,340 children were waiting for speech therapy.",
    "There were 1,340 children waiting for speech therapy (minutes of the Ashby Health Board, 4 May 2021).",
    "According to the Board's minutes of 4 May 2021, 1,340 children were waiting for speech therapy.",
)
# A meeting may hear what its minutes do not hold: they are searched, and their silence says nothing.
AT_A_MEETING = "At the Health Board's meeting of 4 May 2021 it was said that 1,340 children were waiting for speech therapy."
# Sentences that do not.
NOT_NAMED = (
    "The minutes of the Health Board of 4 May 2021 were agreed. There were 1,340 children waiting for speech therapy.",
    "The minutes of the Health Board of 5 May 2021 record that 1,340 children were waiting for speech therapy.",
    "The minutes of the Youth Forum of 4 May 2021 record that 1,340 children were waiting for speech therapy.",
    "The report of 4 May 2021 says that 1,340 children were waiting for speech therapy.",
    "The report says that 1,340 children were waiting for speech therapy.",
    "Members who had read the minutes of the Health Board of 4 May 2021; there were 1,340 children waiting for speech therapy.",
)


@pytest.mark.parametrize("sentence", NAMED)
def test_the_paper_that_is_named_is_searched(build: Build, sentence: str) -> None:
    with build(may=MAY + HELD, review=SCRUTINY + sentence) as store:
        (finding,) = ways(store).findings
        assert finding.paper.text[finding.start : finding.end] == "Amir Booth said that 1,340 children were waiting for speech therapy."


def test_what_a_meeting_heard_is_looked_for_in_its_minutes(build: Build) -> None:
    with build(may=MAY + HELD, review=SCRUTINY + AT_A_MEETING) as store:
        assert [finding.is_there for finding in ways(store).findings] == [True]


def test_minutes_that_are_silent_on_what_a_meeting_heard_prove_nothing(build: Build) -> None:
    with build(may=MAY + ABSENT, review=SCRUTINY + AT_A_MEETING) as store:
        assert not ways(store).findings


TITLED = (
    "Waiting to Be Heard says that 1,340 children were waiting for speech therapy.",
    "According to Waiting to Be Heard, the committee's review, 1,340 children were waiting for speech therapy.",
    "Waiting to Be Heard, the review by the scrutiny committee, reminds us that 1,340 children were waiting for speech therapy.",
)
UNTITLED = (
    "Families who are waiting to be heard say that 1,340 children were waiting for speech therapy.",
    "The launch of Waiting to Be Heard was well attended. There were 1,340 children waiting for speech therapy.",
)


@pytest.mark.parametrize("sentence", TITLED)
def test_a_paper_is_known_by_its_title(build: Build, sentence: str) -> None:
    held = SCRUTINY + "There were 1,340 children waiting for speech therapy." + FILLER
    with build(review=held, cabinet=CABINET + sentence) as store:
        (finding,) = ways(store).findings
        assert (finding.paper.title, finding.is_there) == ("WAITING TO BE HEARD", True)


@pytest.mark.parametrize("sentence", UNTITLED)
def test_words_that_are_also_a_title_name_no_paper(build: Build, sentence: str) -> None:
    with build(review=SCRUTINY + "Children wait." + FILLER, cabinet=CABINET + sentence) as store:
        assert not ways(store).findings


NEWS = (
    "Ashby Examiner\n\nChildren wait for months\n\nBy Kim Lane, health reporter\nPublished 06:00, 12 October 2021\n\n"
    "More than a thousand wait. There were 1,340 children waiting for speech therapy, she said: “It is too many.”\n\n"
)
OF_A_DAY = (
    "The Ashby Examiner reported on 12 October 2021 that 1,340 children were waiting for speech therapy.",
    "1,340 children were waiting for speech therapy (source: Ashby Examiner, 12 October 2021).",
)


@pytest.mark.parametrize("sentence", OF_A_DAY)
def test_a_paper_is_known_by_its_publisher_and_day(build: Build, sentence: str) -> None:
    with build(news=NEWS + FILLER, july=JULY.replace("6 July", "2 November") + sentence) as store:
        (finding,) = ways(store).findings
        assert (finding.paper.date, finding.is_there) == ("2021-10-12", True)


def test_a_paper_is_known_by_its_number(build: Build) -> None:
    decision = CABINET.replace("Subject:", "Reference: CAB 2021/07\nSubject:") + "1. There are 1,340 children waiting for speech therapy." + FILLER
    sentence = "There were 1,340 children waiting for speech therapy (Ashby County Council, decision CAB 2021/07)."
    with build(cabinet=decision, july=JULY.replace("6 July", "2 November") + sentence) as store:
        (finding,) = ways(store).findings
        assert (finding.paper.reference, finding.is_there) == ("CAB 2021/07", True)


def test_those_minutes_are_the_ones_that_were_named(build: Build) -> None:
    told = "1. We have read the minutes of the Health Board of 4 May 2021.\n\n2. As those minutes record, 1,340 children were waiting for speech therapy."
    with build(may=MAY + HELD, cabinet=CABINET + told) as store:
        (finding,) = ways(store).findings
        assert (finding.paper.date, finding.is_there) == ("2021-05-04", True)


def test_those_minutes_are_of_the_meeting_that_was_named(build: Build) -> None:
    told = "1. The Health Board resolved on 4 May 2021 to ask for help. I have read the minutes.\n\n2. As those minutes record, 1,340 children were waiting for speech therapy."
    with build(may=MAY + HELD, cabinet=CABINET + told) as store:
        (finding,) = ways(store).findings
        assert (finding.paper.date, finding.is_there) == ("2021-05-04", True)


def test_what_minutes_are_to_read_is_not_looked_for_in_them(build: Build) -> None:
    right = "The minutes of the Health Board of 4 May 2021 were agreed with one correction: item 1 should read 221 visits and not 212."
    with build(may=MAY + "In 2020 there were 212 visits to homes." + FILLER, july=JULY + right) as store:
        assert not find_gaps(store, only=["figure-not-in-its-source"])


@pytest.mark.parametrize("sentence", NOT_NAMED)
def test_no_other_paper_is(build: Build, sentence: str) -> None:
    with build(may=MAY + ABSENT, review=SCRUTINY + sentence) as store:
        assert not ways(store).findings


@pytest.mark.parametrize("sentence", NAMED)
def test_a_figure_that_its_source_does_not_hold(build: Build, sentence: str) -> None:
    with build(may=MAY + ABSENT, review=SCRUTINY + sentence) as store:
        (finding,) = ways(store).findings
        assert not finding.is_there
        (gap,) = find_gaps(store, only=["figure-not-in-its-source"])
        assert gap.document.title == "Waiting to Be Heard"
        assert "1,340" in gap.words


@pytest.mark.parametrize(
    "held",
    [
        "Amir Booth said that thirteen hundred and forty families had moved. Of these 1,340 many had children who wait.",
        "Speech therapy | 1,340",
        "About 1.34 thousand children wait for speech therapy.",
        "The number of children waiting for therapy for speech was 1340.",
    ],
)
def test_absence_is_never_claimed_where_the_value_stands_near_the_matter(build: Build, held: str) -> None:
    with build(may=MAY + held + FILLER, review=SCRUTINY + NAMED[0]) as store:
        assert all(finding.is_there for finding in ways(store).findings)
        assert not find_gaps(store, only=["figure-not-in-its-source"])


def test_a_rounding_of_the_source_is_no_absence(build: Build) -> None:
    sentence = "The minutes of the Health Board of 4 May 2021 record that nearly 1,400 children were waiting for speech therapy."
    with build(may=MAY + HELD, review=SCRUTINY + sentence) as store:
        assert [finding.is_there for finding in ways(store).findings] == [True]


def test_a_later_paper_is_not_searched_for_what_an_earlier_one_says(build: Build) -> None:
    draft = "The draft Speech and Language Strategy for Ashby Schools says that 1,340 children were waiting."
    strategy = "Speech and Language Strategy for Ashby Schools\n\nAshby Health Board\n20 November 2021\n\nOur aims\n\nChildren find help early."
    with build(may=MAY + draft, strategy=strategy + FILLER) as store:
        assert not ways(store).findings


CHAIN = {
    "may": f"{MAY}The Ashby Needs Assessment 2020 found that 1,340 children were waiting for speech therapy.{FILLER}",
    "review": f"{SCRUTINY}The minutes of the Health Board of 4 May 2021 record that 1,340 children were waiting for speech therapy.{FILLER}",
    "cabinet": f"{CABINET}1. The Committee's report of 9 September 2021 says that 1,340 children were waiting for speech therapy.",
}


def _single(store: Store) -> list[str]:
    return [gap.sentence for gap in find_gaps(store, only=["circular-or-single-origin"])]


def test_three_papers_that_lead_to_one_origin(build: Build) -> None:
    with build(**CHAIN) as store:
        one = only(store)
        assert [origin.rsplit("/", 1)[-1] for origin in one.origins] == ["ashby-needs-assessment-2020"]
        assert one.papers == 3
        (sentence,) = _single(store)
        assert sentence.startswith("3 documents state the figure, and all lead back to one origin")


def test_two_papers_of_one_origin_are_no_gap(build: Build) -> None:
    with build(may=CHAIN["may"], review=CHAIN["review"]) as store:
        assert len(only(store).origins) == 1
        assert not _single(store)


def test_papers_that_lead_to_each_other_have_no_origin(build: Build) -> None:
    strategy = (
        "Speech and Language Strategy for Ashby Schools\n\nAshby Health Board\n20 November 2021\n\nOur aims\n\n"
        f"There are 1,340 children waiting for speech therapy (minutes of the Health Board, 4 May 2021).{FILLER}"
    )
    draft = "The draft Speech and Language Strategy for Ashby Schools says that 1,340 children are waiting for speech therapy."
    with build(may=MAY + draft + FILLER, strategy=strategy) as store:
        assert only(store).origins == ()
        (sentence,) = _single(store)
        assert sentence.startswith("Of 2 documents that state the figure, each leads back to another of them")


def test_independent_origins_are_counted(build: Build) -> None:
    papers = {
        "may": f"{MAY}The Ashby Needs Assessment 2020 found that 1,340 children in Ashby were waiting for speech therapy.",
        "july": f"{JULY}The Ashby School Census found that 1,340 children in Ashby were waiting for speech therapy.",
        "review": f"{SCRUTINY}The Ashby Parents' Survey found that 1,340 children in Ashby were waiting for speech therapy.",
    }
    with build(**papers) as store:
        assert len(only(store).origins) == 3
        assert not _single(store)


def test_a_log_that_is_printed_again_is_no_further_paper(build: Build) -> None:
    line = "A survey of 48 practices was sent out in the spring."
    with build(may=MAY + line, july=JULY + line, review=SCRUTINY + line) as store:
        assert {one.papers for one in ways(store).measurements} == {1}
        assert not _single(store)


@pytest.mark.parametrize(
    ("earlier", "later", "found"),
    [
        ("The Ashby Pupil Survey 2020 found that 41% of Year 8 pupils skip breakfast.", "The Ashby Pupil Survey 2020 found that 44% of Year 8 pupils skip breakfast.", 1),
        ("The Ashby Pupil Survey 2020 found that 41% of Year 8 pupils skip breakfast.", "The Ashby Pupil Survey 2020 found that 41% of Year 8 pupils skip breakfast.", 0),
        ("The list report put the average wait for speech therapy at 9 weeks at 31 March 2021.", "The average wait for speech therapy at 31 March 2021 was 13 weeks, and the list report had been corrected.", 0),
    ],
)  # fmt: skip
def test_conflicting_figures(build: Build, earlier: str, later: str, found: int) -> None:
    with build(may=MAY + earlier, july=JULY + later) as store:
        assert len(find_gaps(store, only=["conflicting-figures"])) == found
