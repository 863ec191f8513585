"""What could be known on a day: documents that are later, or that nobody can date, are not there."""

from __future__ import annotations

from pathlib import Path

import pytest

import gapgraph
from gapgraph.cli.group import cli
from gapgraph.cli.running import Exit, run
from gapgraph.gaps import list_gaps
from gapgraph.knowable import as_of
from graph_store import open_store
from graph_store.errors import UsageError

FIRST = "Ashby Health Board\nMinutes of the meeting held on 4 May 2017\n\nAmir Booth said officers had not had sight of the Beacon data.\n"
SECOND = "Ashby Health Board\nMinutes of the meeting held on 9 July 2018\n\nACTION: Jane Carter to circulate the map\n"
UNDATED = "Ashby Health Board\nMinutes\n\nWaiting lists grew by 12%.\n"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for name, text in (("first", FIRST), ("second", SECOND), ("undated", UNDATED)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("date", "documents", "later"), [("2016", 0, 2), ("2017-05-03", 0, 2), ("2017-05-04", 1, 1), ("2017-05", 1, 1), ("2018", 2, 0)]
)
def test_a_day_a_month_or_a_year_counts_to_its_end(papers: Path, date: str, documents: int, later: int) -> None:
    with open_store(None) as store:
        gapgraph.build([papers], store)
        with as_of(store, date) as then:
            assert (then.documents, then.later, then.undated) == (documents, later, 1)
            assert len(then.store.select("SELECT ?d WHERE { ?d a <https://w3id.org/gapgraph/ontology#Document> }")) == documents


def test_what_documents_share_is_made_anew_as_if_nothing_later_had_been_read(papers: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone"
    alone.mkdir()
    (alone / "first.txt").write_text(FIRST, encoding="utf-8")
    with open_store(None) as store, open_store(None) as once:
        gapgraph.build([papers], store)
        gapgraph.build([alone], once)
        before = list(store.dump())
        with as_of(store, "2017") as then:
            assert list_gaps(then.store) == list_gaps(once)
            for graph in once.graph_names():
                if not graph.endswith("/activities"):
                    assert list(then.store.dump([graph])) == list(once.dump([graph])), graph
        assert list(store.dump()) == before


def test_what_is_no_date_is_refused(papers: Path) -> None:
    with open_store(None) as store, pytest.raises(UsageError, match="2018-01"):
        as_of(store, "last week")


def test_the_command_line_says_what_was_left_out(papers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--store", str(tmp_path / "store")]
    assert run(cli, ["build", str(papers), *where, "--quiet"]) == Exit.WELL
    assert run(cli, ["gaps", *where, "--as-of", "2017", "--format", "csv"]) == Exit.WELL
    told = capsys.readouterr()
    assert "As of 2017-12-31: 1 later and 1 undated documents left out." in told.err
    assert "no-sight-of-data" in told.out
    assert "no-deadline" not in told.out
    for command in (["query", "documents"], ["trace", "Beacon"], ["view", "partners", str(tmp_path / "x.html")], ["report", str(tmp_path / "r")]):
        assert run(cli, [*command, *where, "--as-of", "2017"]) == Exit.WELL, command
        assert "left out" in capsys.readouterr().err
    assert run(cli, ["gaps", *where, "--as-of", "soon"]) == Exit.MISUSED
