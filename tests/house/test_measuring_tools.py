"""The tools that measure: what they write is what was measured."""

from __future__ import annotations

import tomllib

from gapgraph.evaluation.calibrating import Fact, calibrate
from ingest.extract.confidence import TABLE
from tools import calibrate as tool


def test_the_table_of_confidences_says_what_was_measured() -> None:
    facts = [Fact(f"{n}", "commitments", "commitments.will", n < 9) for n in range(10)]
    table = tomllib.loads(tool.to_toml(calibrate(facts), 10))
    assert {key: table["commitments"]["commitments.will"][key] for key in ("right", "facts")} == {"right": 9, "facts": 10}
    assert set(table["unknown"]) == {"other", "commitments"}
    assert tool.main(["only-one-folder"]) == 2


def test_the_shipped_table_was_written_by_the_tool() -> None:
    text = TABLE.read_text(encoding="utf-8")
    assert text.startswith("# How sure each rule is: written by tools/calibrate.py")
    measured = {name: held for name, held in tomllib.loads(text).items() if name != "unknown"}
    assert all(0 < one["confidence"] < 1 and one["right"] <= one["facts"] for held in measured.values() for one in held.values())
