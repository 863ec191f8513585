"""Finding figures by what people remember of them, their way through other papers, and what falls with a source."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

import gapgraph
from gapgraph.cli.group import cli
from gapgraph.depending import depends
from gapgraph.tracing import Step, trace
from gapgraph.tracing.figures import figures_meant
from graph_store import open_store
from graph_store.contract import Store
from tests.links.partnership import CABINET, FILLER, MAY, SCRUTINY, Build

ROWS = [
    {"fact": "share", "words": "One in ten children waits for therapy", "value": "10", "unit": "percent"},
    {"fact": "count", "words": "The clinic has 10 rooms", "value": "10", "unit": "rooms"},
    {"fact": "money", "words": "The fund holds £60,000 for schools", "value": "60000", "unit": "GBP"},
    {"fact": "year", "words": "In 2019 the clinic saw 340 children", "value": "340", "unit": "children"},
]


@pytest.mark.parametrize(
    ("what", "found"),
    [
        ("one in ten", ["share"]),
        ("10 %", ["share"]),
        ("10 per cent", ["share"]),
        ("0.1", ["share"]),
        ("a tenth", ["share"]),
        ("10", ["share", "count"]),
        ("£60,000", ["money"]),
        ("60,000", ["money"]),
        ("340 children", ["year"]),
        ("19", []),  # a part of a year is no value
        ("children saw clinic", ["year"]),  # a subject, in any order
        ("waits for THERAPY", ["share"]),
        ("dentists", []),
    ],
)
def test_figures_are_found_by_value_words_and_subject(what: str, found: list[str]) -> None:
    rows = [row for row in ROWS if what != "19" or row["fact"] != "year"]
    assert figures_meant(rows, what) == found


PAPERS = {
    "may": f"{MAY}The Ashby Needs Assessment 2020 found that 1,340 children were waiting for speech therapy.{FILLER}",
    "review": f"{SCRUTINY}The minutes of the Health Board of 4 May 2021 record that 1,340 children were waiting for speech therapy.{FILLER}",
    "cabinet": (
        f"{CABINET}1. The Committee's report of 9 September 2021 says that 1,340 children were waiting for speech therapy. "
        "The Director of Children's Services will bring a plan to the Cabinet by 31 January 2022."
    ),
}


@pytest.fixture
def chain(build: Build) -> Store:
    """Three papers, each of which names the one before."""
    return build(**PAPERS)


def _steps(store: Store, document: str) -> list[Step]:
    (found,) = [one for one in trace(store, "1,340") if f"/{document}.txt#" in one.fact]
    return list(found.steps)


def test_the_whole_way_of_a_figure(chain: Store) -> None:
    steps = _steps(chain, "cabinet")
    told = [(step.role.strip(), step.what) for step in steps]
    assert ("source read", "Waiting to Be Heard (2021-09-09)") in told
    assert ("source read", "Minutes of the meeting held on 4 May 2021, Ashby Health Board (2021-05-04)") in told
    assert ("rests on", "Ashby Needs Assessment 2020") in told
    assert ("origins", "1 independent, stated in 3 documents: Ashby Needs Assessment 2020") in told
    found = [step for step in steps if step.role.strip() == "found there"]
    assert [step.words[:30] for step in found] == ["The minutes of the Health Boar", "The Ashby Needs Assessment 202"]
    assert all("#char=" in step.passage for step in found)
    assert sum(step.role == "also stated in" for step in steps) == 2


def test_absence_in_the_source_is_told(build: Build) -> None:
    with build(may=f"{MAY}Amir Booth spoke about children who wait.{FILLER}", review=PAPERS["review"]) as store:
        (found,) = trace(store, "1,340")
    assert "not found there" in [step.role.strip() for step in found.steps]


def test_what_falls_with_a_source_falls_through_other_papers(chain: Store) -> None:
    (one,) = depends(chain, "needs assessment ashby")
    figures = [(dependent.depth, dependent.document) for dependent in one.dependents if dependent.kind == "figure"]
    assert figures == [
        (1, "Minutes of the meeting held on 4 May 2021, Ashby Health Board (2021-05-04)"),
        (2, "Waiting to Be Heard (2021-09-09)"),
        (3, "Speech therapy in schools (2021-10-12)"),
    ]
    assert [dependent.kind for dependent in one.dependents].count("measurement") == 1
    (promise,) = [dependent for dependent in one.dependents if dependent.kind == "commitment"]
    assert (promise.depth, promise.words[:34]) == (4, "The Director of Children's Service")
    assert any(dependent.kind == "finding" for dependent in one.dependents)
    assert not one.document


def test_what_falls_with_a_document_that_is_held(chain: Store) -> None:
    (one,) = depends(chain, "Waiting to be heard")
    assert one.document.endswith("/review.txt")
    assert [dependent.document for dependent in one.dependents if dependent.kind == "figure"] == ["Speech therapy in schools (2021-10-12)"]
    assert not [dependent for dependent in one.dependents if dependent.kind == "measurement"]  # another origin is left
    assert depends(chain, one.document) == (one,)


def test_a_source_that_nothing_rests_on(chain: Store) -> None:
    assert depends(chain, "the ashby tide tables") == ()


@pytest.mark.parametrize("form", ["tree", "table", "json"])
def test_the_command_tells_it(tmp_path_factory: pytest.TempPathFactory, form: str) -> None:
    folder = tmp_path_factory.mktemp("store")
    papers = tmp_path_factory.mktemp("papers")
    for name, text in PAPERS.items():
        (papers / f"{name}.txt").write_text(text, encoding="utf-8")
    with open_store(folder / "store") as store:
        gapgraph.build([papers], store)
    where = ["--store", str(folder / "store")]
    told = CliRunner().invoke(cli, ["depends", "Needs Assessment", *where, "--format", form], standalone_mode=False)
    assert told.exit_code == 0
    assert "Ashby Needs Assessment 2020" in told.stdout
    if form == "json":
        assert json.loads(told.stdout)[0]["dependents"][0]["kind"] == "figure"
    missed = CliRunner().invoke(cli, ["depends", "tide tables", *where], standalone_mode=False)
    assert missed.return_value == 2
