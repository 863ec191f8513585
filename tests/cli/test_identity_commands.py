"""Registers and identities on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gapgraph.cli.group import cli
from gapgraph.cli.running import Exit, run

PAPER = "Wold Partnership Board\nMinutes of the meeting held on 4 May 2015\n\nAshby CC agreed to publish the plan. Dale School agreed to take part.\n"
COUNCILS = "official-name,nice-name,gss-code,local-authority-code,local-authority-type-name,alt-names,start-date,end-date\nAshby County Council,Ashby,E10000901,ASH,County,Ashby,,\n"
SCHOOLS = "urn,name,town,open_date,close_date\n900001,Dale School,Ashby,,\n900002,Dale School,Oakham,,soon\n"


@pytest.fixture
def store(tmp_path: Path) -> list[str]:
    for name, text in (("minutes.txt", PAPER), ("councils.csv", COUNCILS), ("schools.csv", SCHOOLS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    where = ["--store", str(tmp_path / "store")]
    assert run(cli, ["build", str(tmp_path / "minutes.txt"), *where, "--quiet"]) == Exit.WELL
    return where


def test_registers_are_added_listed_and_removed(store: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(cli, ["register", "add", "councils", str(tmp_path / "councils.csv"), *store, "--licence", "OGL"]) == Exit.WELL
    said = capsys.readouterr().err
    assert "Register councils: 1 bodies from councils.csv." in said
    assert "Identities: 1 names identified by registers, 0 open." in said
    assert run(cli, ["register", "add", "schools", str(tmp_path / "schools.csv"), *store]) == Exit.ISSUES
    said = capsys.readouterr().err
    assert "Left out: Line 3: 'soon' is no date." in said
    assert "1 open; list those with `gapgraph query ambiguous-names`" in said
    assert run(cli, ["register", "list", *store]) == Exit.WELL
    listed = capsys.readouterr().out
    assert all(word in listed for word in ("councils", "OGL", "schools.csv"))
    assert run(cli, ["register", "remove", "schools", *store]) == Exit.WELL
    assert run(cli, ["register", "remove", "schools", *store]) == Exit.MISUSED
    assert "Valid names: councils." in capsys.readouterr().err


def test_a_build_counts_identities(store: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper = str(tmp_path / "minutes.txt")
    assert run(cli, ["build", paper, *store, "--json"]) == Exit.WELL
    told = capsys.readouterr()
    assert json.loads(told.out)["identities"] == {}
    assert "Identities" not in told.err
    run(cli, ["register", "add", "schools", str(tmp_path / "schools.csv"), *store])
    capsys.readouterr()
    assert run(cli, ["build", paper, *store, "--json"]) == Exit.WELL
    told = capsys.readouterr()
    assert json.loads(told.out)["identities"] == {"identified": 0, "open": 1}
    assert "Identities: 0 names identified by registers, 1 open" in told.err


def test_people_decide(store: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(cli, ["register", "add", "schools", str(tmp_path / "schools.csv"), *store])
    who = ["--who", "Lucy", "--because", "known to us"]
    assert run(cli, ["merge", "Dale School", "900002", *store, *who]) == Exit.WELL
    assert "Merged, says Lucy: Dale School is 900002." in capsys.readouterr().err
    assert run(cli, ["query", "identities", *store, "--format", "csv"]) == Exit.WELL
    assert "Dale School,is listed as,Dale School,900002,person,1,Lucy," in capsys.readouterr().out
    assert run(cli, ["distinct", "Dale School", "900002", *store]) == Exit.MISUSED
    assert "Lucy said on" in capsys.readouterr().err
    assert run(cli, ["unmerge", "Dale School", "900002", *store, *who]) == Exit.WELL
    assert "Taken back: Dale School is 900002." in capsys.readouterr().err
    assert run(cli, ["distinct", "Dale School", "900002", *store, *who]) == Exit.WELL
    assert run(cli, ["merge", "Dale School", "900002", *store]) == Exit.MISUSED
    assert "This contradicts a decision: Lucy said on" in capsys.readouterr().err
    assert run(cli, ["distinct", "Dale School", "900002", "--undo", *store]) == Exit.WELL
    assert run(cli, ["merge", "Dale Schol", "900002", *store]) == Exit.MISUSED
    assert "Perhaps you mean: Dale School." in capsys.readouterr().err
