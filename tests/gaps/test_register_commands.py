"""The register's commands: listing with filters, showing, exporting, asking."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from rdflib import Graph

from gapgraph.cli.group import cli
from gapgraph.cli.running import Exit, run

PAPER = """Ashby County Council
Minutes of the meeting held on 4 May 2021

Present: Jane Carter (Chair), Amir Booth

Young carers

ACTION: Jane Carter to circulate the map

Waiting lists grew by 12%.
"""


@pytest.fixture
def built(tmp_path: Path) -> list[str]:
    (tmp_path / "minutes.txt").write_text(PAPER, encoding="utf-8")
    where = ["--store", str(tmp_path / "store")]
    assert run(cli, ["build", str(tmp_path / "minutes.txt"), *where, "--quiet"]) == Exit.WELL
    return where


def _listed(built: list[str], capsys: pytest.CaptureFixture[str], *options: str) -> set[str]:
    assert run(cli, ["gaps", "list", *built, *options, "--format", "json"]) == Exit.WELL
    return {gap["kind"] for gap in json.loads(capsys.readouterr().out)}


@pytest.mark.parametrize(
    ("options", "kinds"),
    [
        ((), {"no-deadline", "unsourced-figure"}),
        (("--kind", "no-deadline"), {"no-deadline"}),
        (("--body", "carter"), {"no-deadline"}),
        (("--theme", "waiting"), {"unsourced-figure"}),
        (("--theme", "young walrus"), set()),
        (("--since", "2021-05"), {"no-deadline", "unsourced-figure"}),
        (("--since", "2021-06"), set()),
        (("--status", "open"), {"no-deadline", "unsourced-figure"}),
        (("--status", "closed"), set()),
    ],
)
def test_filters(built: list[str], capsys: pytest.CaptureFixture[str], options: tuple[str, ...], kinds: set[str]) -> None:
    assert _listed(built, capsys, *options) == kinds


@pytest.mark.parametrize("options", [("--status", "shut"), ("--since", "spring"), ("--kind", "no-such-kind")])
def test_filters_that_cannot_be_meant_are_refused(built: list[str], options: tuple[str, ...]) -> None:
    assert run(cli, ["gaps", "list", *built, *options]) == Exit.MISUSED


def test_one_is_shown_by_either_spelling_with_what_its_confidence_is_made_of(built: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(cli, ["gaps", *built, "--kind", "no-deadline", "--format", "json"]) == Exit.WELL
    (gap,) = json.loads(capsys.readouterr().out)
    assert gap["confidence"] == pytest.approx(gap["facts"][0]["confidence"] * gap["silence"], abs=1e-4)
    told = []
    for words in (["show", gap["id"]], [gap["id"]]):
        assert run(cli, ["gaps", *words, *built]) == Exit.WELL
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]
    for part in (gap["sentence"], gap["words"], gap["closes"], "2021-05-04", "open", "×"):
        assert part in told[0]
    assert run(cli, ["gaps", "question", gap["id"], *built]) == Exit.WELL
    assert "By when is this to be done" in capsys.readouterr().out


@pytest.mark.parametrize("suffix", ["csv", "json", "md", "ttl"])
def test_export_goes_by_the_name_and_holds_every_gap(built: list[str], tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"gaps.{suffix}"
    assert run(cli, ["gaps", "export", str(target), *built]) == Exit.WELL
    text = target.read_text(encoding="utf-8")
    if suffix == "csv":
        assert {row["kind"] for row in csv.DictReader(io.StringIO(text))} == {"no-deadline", "unsourced-figure"}
    elif suffix == "json":
        assert len(json.loads(text)) == 2
    elif suffix == "md":
        assert text.count("*Would close it:*") == 2
    else:
        findings = Graph().parse(data=text, format="turtle").query("SELECT ?f WHERE { ?f a <https://w3id.org/gapgraph/ontology#Finding> }")
        assert len(findings) == 2


def test_export_that_does_not_say_its_form_is_refused(built: list[str], tmp_path: Path) -> None:
    assert run(cli, ["gaps", "export", str(tmp_path / "gaps.xyz"), *built]) == Exit.MISUSED
    assert run(cli, ["gaps", "export", "-", *built]) == Exit.MISUSED
    assert not list(tmp_path.glob("gaps.*"))
