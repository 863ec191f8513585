"""What GapGraph must answer on the five papers of the first users, and on our own digests of them, through the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from gapgraph.cli.group import cli
from gapgraph.cli.running import Exit, run

pytestmark = pytest.mark.first

Rows = list[dict[str, object]]

SEEDS = {
    "minutes": "000_18c9e91166637c4f.txt",
    "news": "001_717c0738538a911b.txt",
    "record": "002_0b6e1decf505607d.txt",
    "questions": "003_ce8528cae0fa887d.txt",
    "report": "004_2e44098cdbb70f8b.txt",
}
SAMPLES = {
    "minutes": "mind-the-gap-minutes.txt",
    "news": "green-paper-news.html",
    "record": "record-of-decision.docx",
    "questions": "co-production-minutes.pdf",
    "report": "partnership-groups-report.odt",
}


class Corpus:
    """A built corpus and how to ask it."""

    def __init__(self, store: Path, names: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
        self.store, self.names, self._capsys = store, names, capsys

    def call(self, *arguments: str) -> tuple[int, str]:
        self._capsys.readouterr()
        code = run(cli, [*arguments, "--store", str(self.store)])
        return code, self._capsys.readouterr().out

    def ask(self, paper: str, question: str, *params: str) -> list[dict[str, str]]:
        """Answer a question about one paper: labels only."""
        code, out = self.call("query", question, *params, "--format", "json")
        assert code == Exit.WELL
        rows: Rows = json.loads(out)
        mine = [row for row in rows if self.names[paper] in json.dumps(row)]
        return [{key: str(value["label"] if isinstance(value, dict) else value) for key, value in row.items()} for row in mine]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Path]:
    """Stores by the folder they were built from: each is built once."""
    return {}


@pytest.fixture(params=["samples", "seeds"])
def corpus(
    request: pytest.FixtureRequest, built: dict[Path, Path], tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> Iterator[Corpus]:
    folder: Path = request.getfixturevalue("samples" if request.param == "samples" else "shared_seeds")
    if folder not in built:
        store = tmp_path_factory.mktemp("store") / "graph"
        assert run(cli, ["build", str(folder), "--store", str(store), "--quiet"]) == Exit.WELL
        built[folder] = store
    yield Corpus(built[folder], SAMPLES if request.param == "samples" else SEEDS, capsys)


def test_the_figure_of_paragraph_12_is_traced(corpus: Corpus) -> None:
    code, out = corpus.call("trace", "paragraph 12", "--json")
    assert code == Exit.WELL
    trace = next(one for one in json.loads(out) if corpus.names["minutes"] in one["fact"])
    steps = {step["role"].strip(): step["what"] for step in reversed(trace["steps"])}
    assert steps["figure"] == "not given in this document"
    assert steps["standing"] == "disputed"
    assert steps["rests on"] == "national statistics"
    assert steps["said by"] == "Deputy Head, Swavesey Village College"
    assert "double checked" in steps["to be done"]
    assert steps["owner"] == "Head of Sustainable Communities and Wellbeing"
    assert steps["due"] == "no deadline is named"


def test_recommendations_come_once_each(corpus: Corpus) -> None:
    rows = [row for row in corpus.ask("minutes", "recommendations") if not row["words"].startswith("For the committee")]
    assert [row["label"] for row in rows] == ["1a", "1b", "2a", "2b", "3", "4", "5"]
    assert {row["status"] for row in rows} == {"agreed"}
    assert {row["owner"] for row in rows} == {"the Council", "Cabinet"}


def test_the_motion_and_what_goes_to_cabinet(corpus: Corpus) -> None:
    (vote,) = corpus.ask("minutes", "votes")
    assert (vote["proposer"], vote["seconder"]) == ("Manning", "Orgee")
    assert "carried" in vote["outcome"]
    assert "2017-09" in {row["due"] for row in corpus.ask("minutes", "actions")}


def test_the_news_article(corpus: Corpus) -> None:
    figures = {row["figure"]: row for row in corpus.ask("news", "statistics")}
    assert figures["£1.4bn"]["standing"] == "unsourced"
    assert figures["255"]["standing"] == "cited"
    assert "response" in figures["255"]["source"]
    person = next(row for row in corpus.ask("news", "people") if row["person"] == "Prathiba Chitsabesan")
    assert person["body"] == "NHS England"
    assert person["post"].startswith("associate national clinical director")
    plan = next(row for row in corpus.ask("news", "actions") if "NHS professionals" in row["words"])
    assert plan["status"] == "proposed"
    (hearsay,) = [row for row in corpus.ask("news", "reported", "how=nobody") if "NHS professionals" in row["words"]]
    assert (hearsay["how"], hearsay["reported_by"]) == ("by nobody named", "")
    assert "been reported" in hearsay["report"]
    (traced,) = json.loads(corpus.call("trace", "NHS professionals", "--json")[1])
    assert {"reported": "by nobody named"}.items() <= {step["role"]: step["what"] for step in traced["steps"]}.items()
    assert any("collaborate" in row["words"] for row in corpus.ask("news", "reported", "by=Chitsabesan"))


def test_the_record_of_decision(corpus: Corpus) -> None:
    document = next(row for row in corpus.ask("record", "documents"))
    assert document["reference"] == "15/00006"
    decisions = {row["words"].split()[0]: row for row in corpus.ask("record", "decisions")}
    assert {"NOTE", "AGREE", "DELEGATE"} <= set(decisions)
    assert decisions["NOTE"]["owner"] == "Peter Oakford"
    assert decisions["DELEGATE"]["owner"].startswith("Corporate Director for Social Care")
    (vote,) = corpus.ask("record", "votes")
    assert (vote["votes_for"], vote["votes_against"]) == ("11", "2")
    promised = [
        row for row in corpus.ask("record", "who-owes-whom", "counterparty=Secretary of State") if "undertook to write" in row["words"]
    ]
    assert [row["owner"] for row in promised] == ["Peter Oakford"]
    (alternative,) = corpus.ask("record", "alternatives")
    assert "contracts" in alternative["words"]


def test_questions_actions_and_who_sees_the_data(corpus: Corpus) -> None:
    owners: dict[str, set[str]] = {}
    for row in corpus.ask("questions", "actions"):
        if row["status"] == "agreed":
            owners.setdefault(row["words"], set()).add(row["owner"])
    assert {"Amana Gordon"} in owners.values()
    assert {"Nadia Taylor", "Peter Haylock"} in owners.values()
    assert any("Sarah Bright" in names and len(names) == 2 for names in owners.values())
    access = {(row["party"], row["access"]) for row in corpus.ask("questions", "data-access") if "WSIC" in row["system"]}
    assert {("Public Health", "sees"), ("Sarah Bright", "cannot see")} <= access
    asked = [row for row in corpus.ask("questions", "questions-asked") if "effective" in row["words"]]
    assert [(row["asked_by"], row["outcome"]) for row in asked] == [("Aliya Afzal-Khan", "no figures")]


def test_the_partnership_report(corpus: Corpus) -> None:
    groups = {row["owner"] for row in corpus.ask("report", "aims") if row["owner"]}
    assert len(groups) >= 3
    assert corpus.ask("report", "progress")
    assert len(corpus.ask("report", "concerns", "kind=risk")) >= 5
    (ended,) = corpus.ask("report", "successions")
    assert "Youth Services" in ended["ended"]
    assert "Youth Matters partnership" in ended["successor"]
    assert ended["when"] == "2011-08"
    figures = {row["figure"]: row["measures"] for row in corpus.ask("report", "statistics")}
    assert {"£58k per year", "21%", "nearly 40%", "7%"} <= set(figures)
    assert all(figures[figure] for figure in ("21%", "nearly 40%", "7%"))


def test_what_each_group_is_for_did_achieved_and_risks(corpus: Corpus) -> None:
    rows = corpus.ask("report", "groups")
    parts: dict[str, set[str]] = {}
    for row in rows:
        parts.setdefault(row["party"], set()).add(row["part"])
    assert {"aims", "progress", "outcomes", "risks"} == parts["Emotional Wellbeing & Mental Health Partnership Group"]
    assert {"aims", "progress", "outcomes", "risks"} == parts["Integrated Youth Services Partnership Group"]
    assert {"aims", "progress", "outcomes"} == parts["21st Century Schools Partnership Group"]  # "Risks: not applicable"
    achieved = corpus.ask("report", "groups", "group=emotional", "part=outcomes")
    assert {row["heading"] for row in achieved} == {"Outcomes achieved"}
    assert any("KMPT" in row["words"] for row in achieved)
    assert all(row["group"] and row["heading"] for row in corpus.ask("report", "progress"))


def test_every_quotation_is_proved(corpus: Corpus) -> None:
    assert corpus.call("validate")[0] == Exit.WELL


def test_reading_again_writes_nothing(corpus: Corpus, request: pytest.FixtureRequest) -> None:
    folder = request.getfixturevalue("samples" if corpus.names is SAMPLES else "shared_seeds")
    before = corpus.call("export", "nquads", "--activities")[1]
    assert run(cli, ["build", str(folder), "--store", str(corpus.store), "--quiet"]) == Exit.WELL
    assert corpus.call("export", "nquads", "--activities")[1] == before


def test_the_same_papers_give_the_same_bytes(corpus: Corpus, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    folder = request.getfixturevalue("samples" if corpus.names is SAMPLES else "shared_seeds")
    assert run(cli, ["build", str(folder), "--store", str(tmp_path / "again"), "--quiet"]) == Exit.WELL
    first = corpus.call("export", "nquads")[1]
    again = Corpus(tmp_path / "again", corpus.names, corpus._capsys).call("export", "nquads")[1]
    assert len(first) > 100_000
    assert again == first
