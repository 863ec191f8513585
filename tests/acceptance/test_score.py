"""How what is found compares with what careful readers found, by the score that lies beside the documents."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from gapgraph.cli.group import cli
from gapgraph.cli.running import Exit, run

FLOOR = 0.60  # mean F1 below which something has broken; two careful readers reach 0.96 between them


@pytest.mark.needs("shared")
@pytest.mark.parametrize(("gold", "papers"), [("seeds", "seeds"), ("dev", "corpus/text")])
def test_what_is_found_is_what_careful_readers_found(shared_gold: Path, tmp_path: Path, gold: str, papers: str) -> None:
    shared = shared_gold.parent
    scorer = shared / "score" / "score.py"
    if not scorer.is_file():
        pytest.skip("The score is not beside the documents (../shared/score/score.py).")
    store = ["--store", str(tmp_path / "store")]
    assert run(cli, ["build", str(shared / papers), *store, "--quiet"]) == Exit.WELL
    assert run(cli, ["export", "annotations", str(tmp_path / "found"), *store]) == Exit.WELL
    command = [sys.executable, str(scorer), str(shared_gold / gold), str(tmp_path / "found"), "--json"]
    scores = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert {"partners", "people", "commitments", "statistics", "sources", "concerns"} <= set(scores)
    assert scores["mean_f1"] >= FLOOR, scores
