"""Lists of gaps and traces prove themselves, in files and on standard output."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import gapgraph
from gapgraph.cli.group import cli
from gapgraph.cli.running import Exit, run
from gapgraph.proofs import verify, write_gap_list
from gapgraph.proofs.embedding import beside
from graph_store.contract import Store
from graph_store.errors import InputError, UsageError


@pytest.fixture
def folder_store(papers: Path, tmp_path: Path) -> str:
    """The minutes in a store on disk."""
    where = tmp_path / "store"
    with gapgraph.open_store(where) as opened:
        gapgraph.build([papers], opened)
    return str(where)


@pytest.mark.parametrize("suffix", ["csv", "json", "md", "ttl"])
def test_a_list_of_gaps_holds_until_it_or_the_store_changes(store: Store, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"gaps.{suffix}"
    found = write_gap_list(store, path, {"party": "Field"})
    done = verify(store, path)
    assert found
    assert done.holds, done.differences
    assert done.rows >= len(found)
    assert (done.stamp.asked.kind, dict(done.stamp.asked.params)) == ("gaps", {"party": "Field"})
    assert beside(path).exists() == (suffix in {"csv", "json"})
    words = found[0].words[:20]
    path.write_text(path.read_text(encoding="utf-8").replace(words, words[::-1]), encoding="utf-8")
    assert {one.what for one in verify(store, path).differences} >= {"row"}


def test_the_quotations_of_a_list_are_looked_up(store: Store, tmp_path: Path) -> None:
    for suffix in ("csv", "json"):
        path = tmp_path / f"gaps.{suffix}"
        found = write_gap_list(store, path)
        assert verify(store, path).quotations == len(found) > 0


def test_a_csv_holds_no_proof_and_an_unknown_form_is_a_clear_error(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot hold its proof"):
        write_gap_list(store, tmp_path / "gaps.csv", proof="inside")
    with pytest.raises(UsageError, match=r"\.ttl"):
        write_gap_list(store, tmp_path / "gaps.xlsx")
    write_gap_list(store, tmp_path / "gaps.json", proof="none")
    with pytest.raises(InputError, match="carries no proof"):
        verify(store, tmp_path / "gaps.json")


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        (["trace", "reading figures", "--proof"], "trace.txt"),
        (["trace", "reading figures", "--json", "--proof"], "trace.json"),
        (["gaps", "export", "-", "--format", "md"], "gaps.md"),
        (["gaps", "export", "-", "--format", "ttl"], "gaps.ttl"),
        (["gaps", "export", "-", "--format", "json", "--proof", "inside"], "gaps.json"),
        (["gaps", "export", "-", "--format", "md", "--as-of", "2017-08"], "then.md"),
        (["query", "commitments", "--format", "json", "--proof", "inside", "--evidence"], "table.json"),
    ],
)
def test_what_is_passed_on_can_be_verified(folder_store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: list[str], name: str) -> None:
    assert run(cli, [*asked, "--store", folder_store]) == Exit.WELL
    path = tmp_path / name
    path.write_text(capsys.readouterr().out, encoding="utf-8")
    assert run(cli, ["verify", str(path), "--store", folder_store]) == Exit.WELL, capsys.readouterr().out
    changed = path.read_text(encoding="utf-8").replace("eading figures", "iding figures", 1).replace("School Survey 2016", "School Survey 2015", 1)
    path.write_text(changed, encoding="utf-8")
    assert run(cli, ["verify", str(path), "--store", folder_store]) == Exit.FAILED


@pytest.mark.parametrize("name", ["trace.txt", "trace.json"])
def test_a_trace_is_written_with_its_proof(folder_store: str, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert run(cli, ["trace", "reading figures", "--output", str(path), "--store", folder_store]) == Exit.WELL
    assert run(cli, ["verify", str(path), "--store", folder_store]) == Exit.WELL
    assert run(cli, ["trace", "reading figures", "--output", str(tmp_path / "trace.docx"), "--store", folder_store]) == Exit.MISUSED


def test_what_is_passed_on_without_a_proof_is_as_it_was(folder_store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(cli, ["trace", "reading figures", "--json", "--store", folder_store]) == Exit.WELL
    assert isinstance(json.loads(capsys.readouterr().out), list)
    assert run(cli, ["gaps", "export", "-", "--format", "csv", "--store", folder_store]) == Exit.WELL
    assert capsys.readouterr().out.startswith("id,kind")
    assert run(cli, ["query", "commitments", "--format", "csv", "--proof", "inside", "--store", folder_store]) != Exit.WELL
