"""`gapgraph review` on the command line, at a terminal and without one."""

from __future__ import annotations

import csv
import io
import os
import pty
import re
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gapgraph.cli.group import cli
from gapgraph.cli.running import Exit, run

PAPER = (
    "Ashby Health Board\nMinutes of the meeting held on 4 May 2021\n\nPresent: Jane Carter (Chair), Amir Booth (Ashby County Council)\n\n"
    "The evidence source would be double checked.\n\nACTION: Jane Carter to publish the plan\n"
)
PATIENCE = 60  # seconds for the program to say something


@pytest.fixture
def store(tmp_path: Path) -> list[str]:
    (tmp_path / "may.txt").write_text(PAPER, encoding="utf-8")
    where = ["--store", str(tmp_path / "store")]
    assert run(cli, ["build", str(tmp_path / "may.txt"), *where, "--quiet"]) == Exit.WELL
    return where


def _worth(store: list[str], capsys: pytest.CaptureFixture[str], *options: str) -> list[dict[str, str]]:
    assert run(cli, ["review", *store, "--csv", "-", *options]) == Exit.WELL
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))


def _end(rows: list[dict[str, str]], words: str, kind: str) -> str:
    (found,) = [row["iri"].rsplit("/", 1)[-1] for row in rows if words in row["words"] and row["kind"] == kind]
    return found


def test_a_list_a_verdict_and_the_way_back(store: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(cli, ["review", *store, "--limit", "2"]) == Exit.WELL
    shown = capsys.readouterr()
    assert "double checked" in shown.out
    assert "2 things worth a look." in shown.err
    what = _end(_worth(store, capsys), "double checked", "commitment")
    assert run(cli, ["review", "reject", what, *store, "--who", "Lucy", "--because", "no promise"]) == Exit.WELL
    assert "Rejected, says Lucy: “The evidence source would be double checked”." in capsys.readouterr().err
    run(cli, ["query", "actions", *store])
    shown = capsys.readouterr()
    assert "double checked" not in shown.out
    assert "1 rejected or superseded fact left out; --all shows it." in shown.err
    run(cli, ["query", "actions", *store, "--all"])
    shown = capsys.readouterr()
    assert "double checked" in shown.out
    assert "left out" not in shown.err
    run(cli, ["review", *store, "--done"])
    shown = capsys.readouterr()
    assert all(word in shown.out for word in (what, "rejected", "Lucy", "no promise"))
    assert "1 review." in shown.err
    assert run(cli, ["review", "undo", what, *store]) == Exit.WELL
    assert "Taken back: rejected, which Lucy said" in capsys.readouterr().err
    assert run(cli, ["review", "undo", what, *store]) == Exit.MISUSED
    assert run(cli, ["review", "accept", what, *store]) == Exit.WELL
    assert run(cli, ["review", "accept", "nothing", *store]) == Exit.MISUSED
    assert "There is no fact, link or finding 'nothing'." in capsys.readouterr().err


def test_corrections(store: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    what = _end(_worth(store, capsys), "publish the plan", "commitment")
    assert run(cli, ["review", "correct", what, "owner=Amir Booth", "due=", *store]) == Exit.WELL
    told = capsys.readouterr().err
    assert "the owner of “Jane Carter to publish the plan” is Amir Booth (person/amir-booth)." in told
    assert "is nothing." in told
    run(cli, ["query", "actions", *store, "--format", "csv"])
    assert [row["owner"] for row in csv.DictReader(io.StringIO(capsys.readouterr().out)) if "publish" in row["words"]] == ["Amir Booth"]
    assert run(cli, ["review", "correct", what, "owner", *store]) == Exit.MISUSED
    assert "FIELD=VALUE" in capsys.readouterr().err
    assert run(cli, ["review", "correct", what, "status=finished", *store]) == Exit.MISUSED
    assert "Valid names: accepted" in capsys.readouterr().err


def test_findings(store: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    finding = _end(_worth(store, capsys, "--kind", "no-owner"), "double checked", "no-owner")
    assert run(cli, ["review", "findings", finding.rsplit("-", 1)[-1], "accepted-as-is", *store, "--who", "Lucy"]) == Exit.WELL
    assert "Accepted-as-is, says Lucy" in capsys.readouterr().err
    run(cli, ["gaps", finding, *store])
    assert re.search(r"status +accepted-as-is", capsys.readouterr().out)
    assert run(cli, ["review", "findings", finding, "shut", *store]) == Exit.MISUSED


def test_csv_out_and_in(store: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "list.csv"
    assert run(cli, ["review", *store, "--kind", "commitment", "--csv", str(file)]) == Exit.WELL
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"))))
    rows[0]["verdict"] = "reject"
    with file.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    assert run(cli, ["review", "import", str(file), *store, "--who", "Lucy"]) == Exit.WELL
    assert "1 review taken in." in capsys.readouterr().err
    run(cli, ["review", *store, "--done", "--csv", "-"])
    said = capsys.readouterr().out
    assert [(row["iri"], row["verdict"], row["who"]) for row in csv.DictReader(io.StringIO(said))] == [(rows[0]["iri"], "rejected", "Lucy")]
    monkeypatch.setattr("sys.stdin", io.StringIO(said.replace("rejected", "refused")))
    assert run(cli, ["review", "import", "-", *store]) == Exit.FAILED
    assert "[-:2]" in capsys.readouterr().err
    assert run(cli, ["review", "import", str(tmp_path / "none.csv"), *store]) == Exit.FAILED
    assert "The file cannot be read: No such file or directory." in capsys.readouterr().err


def test_what_is_lost_is_listed(store: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    what = _end(_worth(store, capsys), "double checked", "commitment")
    run(cli, ["review", "reject", what, *store])
    (tmp_path / "may.txt").write_text(PAPER.replace("The evidence source would be double checked.", "The evidence was noted."), encoding="utf-8")
    run(cli, ["build", str(tmp_path / "may.txt"), *store, "--quiet"])
    capsys.readouterr()
    assert run(cli, ["review", *store, "--lost"]) == Exit.WELL
    shown = capsys.readouterr()
    assert what in shown.out
    assert "1 review without its fact." in shown.err


def test_a_store_is_named_behind_the_command(store: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(cli, ["review", *store, "accept", "x"]) == Exit.MISUSED
    assert "Name the store behind the command" in capsys.readouterr().err


def test_asking_needs_a_terminal(store: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("a\n"))
    assert run(cli, ["review", *store, "--ask"]) == Exit.MISUSED
    assert "needs a terminal" in capsys.readouterr().err


class _Terminal:
    """A real terminal with the program in it."""

    def __init__(self, arguments: list[str]) -> None:
        self._ours, theirs = pty.openpty()
        call = [sys.executable, "-c", "from gapgraph.cli import main; main()", *arguments]
        self._program = subprocess.Popen(call, stdin=theirs, stdout=theirs, stderr=theirs, env={**os.environ, "GAPGRAPH_USER": "Lucy"})
        os.close(theirs)
        self.said = ""

    def type(self, keys: str, *, after: str) -> None:
        """Type keys once the program has said something new that ends in some words."""
        self._read(after)
        self.said = ""
        os.write(self._ours, f"{keys}\n".encode())

    def end(self) -> int:
        """Wait for the program's end."""
        self._read("kept.")
        code = self._program.wait(PATIENCE)
        os.close(self._ours)
        return code

    def _read(self, until: str) -> None:
        limit = time.monotonic() + PATIENCE
        while until not in self.said:
            if time.monotonic() > limit or not select.select([self._ours], [], [], 1)[0]:
                assert time.monotonic() <= limit, f"It did not say {until!r}, but: {self.said}"
                continue
            self.said += os.read(self._ours, 4096).decode()


def test_asking_at_a_terminal(store: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    rows = _worth(store, capsys, "--kind", "commitment")
    assert len(rows) == 2
    terminal = _Terminal(["review", *store, "--ask", "--kind", "commitment"])
    terminal.type("x", after="(q)uit [s]:")
    terminal.type("r", after="(q)uit [s]:")
    terminal.type("c", after="2 of 2")
    terminal.type("due=2021-09", after="FIELD=VALUE:")
    assert terminal.end() == Exit.WELL
    assert "2 reviews kept." in terminal.said
    run(cli, ["review", *store, "--done", "--csv", "-"])
    said = [(row["iri"], row["verdict"], row["value"], row["who"]) for row in csv.DictReader(io.StringIO(capsys.readouterr().out))]
    assert said == [(rows[0]["iri"], "rejected", "", "Lucy"), (rows[1]["iri"], "superseded", "2021-09", "Lucy")]
    run(cli, ["gaps", *store, "--format", "json"])
    assert "no-owner" not in capsys.readouterr().out


def test_asking_stops_where_one_likes(store: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    terminal = _Terminal(["review", *store, "--ask", "--kind", "finding", "--limit", "3"])
    terminal.type("d", after="(q)uit [s]:")
    terminal.type("q", after="2 of 3")
    assert terminal.end() == Exit.WELL
    assert "1 review kept." in terminal.said
    run(cli, ["gaps", *store, "--format", "json"])
    assert capsys.readouterr().out.count('"status": "disputed"') == 1
