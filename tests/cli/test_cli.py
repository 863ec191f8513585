"""The command line: exit codes, talk on standard error, data on standard output, and a quick start."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gapgraph.cli.group import COMMANDS, cli
from gapgraph.cli.running import Exit, run
from graph_store import open_store
from ingest.activities import mark_unfinished

PAPER = b"Ashby Health Board\nMinutes\n\nACTION: Lucy Hart to write to Ashby Constabulary by 1 June 2021\n\nWaiting lists grew by 12%.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a paper, and a store beside it into which it was read."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "minutes.txt").write_bytes(PAPER)
    assert run(cli, ["build", str(folder / "minutes.txt"), "--store", str(folder / "store"), "--quiet"]) == Exit.WELL
    return folder


@pytest.fixture
def built(folder: Path, tmp_path: Path) -> Path:
    """The store, for a test to do with as it likes."""
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    return tmp_path / "store"


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(cli, [command, "--help"]) == Exit.WELL
    assert "Usage: gapgraph" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["no-such-command"], Exit.MISUSED, "No such command"),
        (["query", "no-such-question"], Exit.MISUSED, "Valid names"),
        (["query", "actions", "colour=red"], Exit.MISUSED, "no parameter 'colour'"),
        (["query", "actions", "colour"], Exit.MISUSED, "NAME=VALUE"),
        (["gaps", "--kind", "no-such-kind"], Exit.MISUSED, "no-owner"),
        (["gaps", "ffffffffff"], Exit.MISUSED, "There is no gap"),
        (["export", "pigeon"], Exit.MISUSED, "nquads"),
        (["export", "annotations"], Exit.MISUSED, "Name a folder"),
        (["trace", "words that are nowhere"], Exit.MISUSED, "Nothing that was read"),
        (["view", "no-such-view", "x.html"], Exit.MISUSED, "partners"),
        (["build", "/no/such/folder"], Exit.MISUSED, "no such file"),
        (["gaps", "--store", "http://127.0.0.1:9"], Exit.FAILED, "cannot be reached"),
    ],
)
def test_misuse_and_failure_are_told_apart(built: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: Exit, says: str) -> None:
    where = [] if "--store" in arguments or arguments[0].startswith("no-") else ["--store", str(built)]
    assert run(cli, [*arguments, *where]) == code
    said = capsys.readouterr()
    assert says in said.err
    assert not said.out


READING = [
    ["query", "actions"],
    ["gaps"],
    ["trace", "waiting"],
    ["view", "partners", "x.html"],
    ["report", "report"],
    ["validate"],
    ["issues"],
    ["export", "nquads"],
]


@pytest.mark.parametrize("command", READING, ids=lambda command: command[0])
def test_a_store_that_is_not_there_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(cli, [*command, "--store", "nostore"]) == Exit.MISUSED
    told = capsys.readouterr()
    assert "gapgraph build PATH --store nostore" in told.err
    assert not told.out
    assert list(tmp_path.iterdir()) == []


def test_a_mistyped_path_makes_no_store(tmp_path: Path) -> None:
    assert run(cli, ["build", str(tmp_path / "no-such-folder"), "--store", str(tmp_path / "store")]) == Exit.MISUSED
    assert not (tmp_path / "store").exists()


def test_what_reads_works_beside_a_build(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Every command but `build` and `reason`, while the store is open for writing and a build is under way."""
    monkeypatch.chdir(tmp_path)
    assert {command[0] for command in READING} | {"build", "reason", "queries"} <= set(COMMANDS)
    with open_store(built) as writer:
        mark_unfinished(writer)
        for command in READING:
            assert run(cli, [*command, "--store", str(built)]) == Exit.WELL
            assert "broken off: this is what was written so far" in capsys.readouterr().err
        assert run(cli, ["reason", "--store", str(built)]) == Exit.FAILED
        assert "works meanwhile" in capsys.readouterr().err


def test_issues_have_a_code_of_their_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "minutes.txt").write_bytes(PAPER)
    (tmp_path / "papers" / "empty.txt").write_bytes(b"")
    store = ["--store", str(tmp_path / "store")]
    assert run(cli, ["build", str(tmp_path / "papers"), *store]) == Exit.ISSUES
    assert "empty.txt" in capsys.readouterr().err
    assert run(cli, ["issues", *store]) == Exit.ISSUES
    assert "empty.txt" in capsys.readouterr().out


def test_a_second_run_tells_what_stands_as_the_first_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "minutes.txt").write_bytes(PAPER)
    (tmp_path / "papers" / "latin.txt").write_bytes("Ashby Café Board\nMinutes\n\nIt met.\n".encode("cp1252"))
    (tmp_path / "papers" / "empty.txt").write_bytes(b"")
    build = ["build", str(tmp_path / "papers"), "--store", str(tmp_path / "store")]
    said = []
    for _ in range(2):
        assert run(cli, build) == Exit.ISSUES
        said.append(capsys.readouterr().err.split("\n", 1))
    assert said[0][1] == said[1][1]
    assert "Issues: 2." in said[1][1]
    assert "Facts in 2 documents: 1 commitment," in said[1][1]
    assert "0 read, 2 unchanged" not in said[0][0]
    assert run(cli, [*build, "--json"]) == Exit.ISSUES
    summary = json.loads(capsys.readouterr().out)
    assert (summary["facts"], summary["held"]["documents"], summary["held"]["facts"]["Commitment"]) == ({}, 2, 1)
    assert len(summary["issues"]) == 2
    assert run(cli, ["build", str(tmp_path / "papers" / "minutes.txt"), "--store", str(tmp_path / "store"), "--json"]) == Exit.ISSUES
    assert json.loads(capsys.readouterr().out)["documents"] == 2


def test_quiet_is_quiet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    assert run(cli, ["build", str(tmp_path / "empty.txt"), "--store", str(tmp_path / "store"), "--quiet"]) == Exit.ISSUES
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "")


def test_a_fact_is_traced_by_what_a_question_prints_of_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "papers" / "may").mkdir(parents=True)
    (tmp_path / "papers" / "may" / "the minutes.txt").write_bytes(PAPER)
    store = ["--store", str(tmp_path / "store")]
    assert run(cli, ["build", str(tmp_path / "papers"), *store, "--quiet"]) == Exit.WELL
    assert run(cli, ["query", "statistics", *store, "--format", "json"]) == Exit.WELL
    (row,) = json.loads(capsys.readouterr().out)
    for asked in (row["fact"]["label"], row["fact"]["iri"], f"may/{row['fact']['label']}"):
        assert run(cli, ["trace", asked, *store, "--json"]) == Exit.WELL
        assert [one["fact"] for one in json.loads(capsys.readouterr().out)] == [row["fact"]["iri"]]
    for asked in ("minutes.txt#statistic-ffffffffff", "https://w3id.org/gapgraph/data/document/x.txt#statistic-1", '"} #x'):
        assert run(cli, ["trace", asked, *store]) == Exit.MISUSED


def test_one_is_not_several(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(cli, ["gaps", "--kind", "unsourced-figure", "--store", str(built)]) == Exit.WELL
    assert "1 gap. None" in capsys.readouterr().err
    assert run(cli, ["query", "actions", "--store", str(built)]) == Exit.WELL
    assert "1 row." in capsys.readouterr().err


def test_a_summary_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "minutes.txt").write_bytes(PAPER)
    assert run(cli, ["build", str(tmp_path / "minutes.txt"), "--store", str(tmp_path / "store"), "--json", "--quiet"]) == Exit.WELL
    told = capsys.readouterr()
    summary = json.loads(told.out)
    assert (summary["documents"], summary["valid"], summary["read"]) == (1, True, ["minutes.txt"])
    assert summary["gaps"]["unsourced-figure"] == 1
    assert not told.err


def test_a_document_and_a_question_from_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    store = ["--store", str(tmp_path / "store")]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PAPER), encoding="utf-8"))
    assert run(cli, ["build", "-", *store, "--quiet"]) == Exit.WELL
    monkeypatch.setattr("sys.stdin", io.StringIO("SELECT (COUNT(*) AS ?n) WHERE { ?s a <https://w3id.org/gapgraph/ontology#Action> }"))
    assert run(cli, ["query", "-", *store, "--format", "csv"]) == Exit.WELL
    assert capsys.readouterr().out == "n\n1\n"
    monkeypatch.setattr("sys.stdin", io.StringIO("DROP ALL"))
    assert run(cli, ["query", "-", *store]) == Exit.FAILED


def _given(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def test_documents_from_standard_input_do_not_take_each_others_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    build = ["build", "-", "--store", str(tmp_path / "store"), "--json", "--quiet"]
    names: list[str] = []
    for data, more in ((PAPER, []), (PAPER.replace(b"12%", b"15%"), []), (PAPER, []), (PAPER + b"Noted.\n", ["--name", "minutes.txt"])):
        _given(monkeypatch, data)
        assert run(cli, [*build, *more]) == Exit.WELL
        summary = json.loads(capsys.readouterr().out)
        names += [*summary["read"], *summary["unchanged"]]
    assert names[0] == names[2] != names[1]
    assert names[3] == "minutes.txt"
    _given(monkeypatch, PAPER + b"Agreed.\n")
    assert run(cli, [*build, "--name", "minutes.txt"]) == Exit.WELL
    assert json.loads(capsys.readouterr().out)["read"] == ["minutes.txt"]
    assert run(cli, ["build", str(tmp_path), "--name", "x.txt", "--store", str(tmp_path / "store")]) == Exit.MISUSED


def test_questions_from_files_of_each_form(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gg = "https://w3id.org/gapgraph/ontology#"
    for name, text, shown in (
        ("ask", f"ASK {{ ?s a <{gg}Statistic> }}", "true"),
        ("construct", f"CONSTRUCT {{ ?s a <{gg}Action> }} WHERE {{ ?s a <{gg}Action> }}", "Action"),
        ("select", f"SELECT ?s WHERE {{ ?s a <{gg}Action> }}", "#commitment-"),
    ):
        path = tmp_path / f"{name}.rq"
        path.write_text(text, encoding="utf-8")
        assert run(cli, ["query", str(path), "--store", str(built), "--iris", "--format", "csv"]) == Exit.WELL
        assert shown in capsys.readouterr().out


@pytest.mark.parametrize("form", ["nquads", "trig", "turtle", "jsonld", "graphml", "gexf"])
def test_every_form_of_export_is_read_back(built: Path, tmp_path: Path, form: str) -> None:
    import networkx as nx
    from rdflib import Dataset, Graph

    target = tmp_path / f"graph.{form}"
    assert run(cli, ["export", form, str(target), "--store", str(built)]) == Exit.WELL
    readers = {
        "nquads": lambda: len(Dataset().parse(target, format="nquads")),
        "trig": lambda: len(Dataset().parse(target, format="trig")),
        "turtle": lambda: len(Graph().parse(target, format="turtle")),
        "jsonld": lambda: len(Graph().parse(target, format="json-ld")) or len(Dataset().parse(target, format="json-ld")),
        "graphml": lambda: len(nx.read_graphml(target)),
        "gexf": lambda: len(nx.read_gexf(target)),
    }
    assert readers[form]() > 1


def test_annotations_are_written_one_file_a_document(built: Path, tmp_path: Path) -> None:
    assert run(cli, ["export", "annotations", str(tmp_path / "found"), "--store", str(built)]) == Exit.WELL
    found = json.loads((tmp_path / "found" / "minutes.json").read_text(encoding="utf-8"))
    (action,) = [record for record in found["commitments"] if record["kind"] == "action"]
    assert (action["owner"], action["counterparty"], action["due"], action["status"]) == ("Lucy Hart", "Ashby Constabulary", "2021-06-01", "agreed")
    assert PAPER.decode()[action["start"] : action["end"]] == action["quote"]


HEAVY = ("rdflib", "pyoxigraph", "networkx", "numpy", "lxml", "rich", "pyvis", "jinja2", "pyshacl", "owlready2", "SPARQLWrapper", "pypdfium2")


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["build", "--help"], ["query", "--help"]], ids=" ".join)
def test_a_start_imports_nothing_heavy(tmp_path: Path, arguments: list[str]) -> None:
    """What makes a start slow is what it imports; a time would depend on the machine (benchmarks/first_use.py measures it)."""
    script = f"import sys; sys.argv[1:] = {arguments!r}; import atexit; atexit.register(lambda: print([m for m in {HEAVY!r} if m in sys.modules])); from gapgraph.cli import main; main()"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip().splitlines()[-1] == "[]"


def test_a_defect_of_ours_says_so(built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a screw is loose")

    monkeypatch.setattr("gapgraph.gaps.list_gaps", broken)
    monkeypatch.delenv("GAPGRAPH_DEBUG", raising=False)
    assert run(cli, ["gaps", "--store", str(built)]) == Exit.FAILED
    assert "defect in GapGraph" in capsys.readouterr().err
    monkeypatch.setenv("GAPGRAPH_DEBUG", "1")
    with pytest.raises(RuntimeError, match="screw"):
        run(cli, ["gaps", "--store", str(built)])


def test_a_table_with_evidence_gives_the_words_and_their_whole_address(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(cli, ["query", "actions", "--evidence", "--store", str(built)]) == Exit.WELL
    printed = capsys.readouterr()
    start = PAPER.index(b"Lucy Hart")
    assert "row 1: “Lucy Hart to write to Ashby Constabulary by 1 June 2021”\n" in printed.out
    assert f"    https://w3id.org/gapgraph/data/document/minutes.txt#char={start},{PAPER.index(b'2021') + 4}\n" in printed.out
    assert "evidence_words" not in printed.out
    assert run(cli, ["query", "figures-by-standing", "--evidence", "--store", str(built)]) == Exit.WELL
    printed = capsys.readouterr()
    assert "row 1: no single fact" in printed.out
    assert "1 row of 1 without evidence" in printed.err
    assert run(cli, ["query", "actions", "--evidence", "--format", "csv", "--store", str(built)]) == Exit.WELL
    assert capsys.readouterr().out.splitlines()[0].endswith("evidence_document,evidence_date,evidence_page,evidence_words,evidence_address")
