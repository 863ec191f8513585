"""The tools that measure: what they write is what was measured."""

from __future__ import annotations

import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from gapgraph.evaluation.calibrating import Fact, calibrate
from gapgraph.evaluation.evaluating import compare
from gapgraph.evaluation.reliability import Bin
from ingest.extract.confidence import TABLE
from tools import calibrate as tool
from tools.measure import PAGE, SETS, present_sets, refreshed
from tools.pages.accuracy import Measured, block_of, papers, together, with_block
from tools.pages.curve import curve


def test_the_table_of_confidences_says_what_was_measured() -> None:
    facts = [Fact(f"{n}", "commitments", "commitments.will", n < 9) for n in range(10)]
    table = tomllib.loads(tool.to_toml(calibrate(facts), 10))
    assert {key: table["commitments"]["commitments.will"][key] for key in ("right", "facts")} == {"right": 9, "facts": 10}
    assert set(table["unknown"]) == {"other", "commitments"}
    with pytest.raises(SystemExit):
        tool.main(["only-one-folder"])


def test_the_shipped_table_was_written_by_the_tool() -> None:
    text = TABLE.read_text(encoding="utf-8")
    assert text.startswith("# How sure each rule is: written by tools/calibrate.py")
    measured = {name: held for name, held in tomllib.loads(text).items() if name != "unknown"}
    assert all(0 < one["confidence"] < 1 and one["right"] <= one["facts"] for held in measured.values() for one in held.values())


def _measured(counts: float = 1.0) -> Measured:
    gold = {f"{n}.json": {"document": {"genre": "minutes"}, "concerns": [{"kind": "gap", "quote": f"no bus {n}"}]} for n in range(3)}
    found = {
        f"{n}.txt": {"concerns": [{"kind": "gap", "quote": f"no bus {n}", "rule": "concerns.gap", "confidence": 0.9}, {"kind": "gap", "quote": "none", "rule": "concerns.gap", "confidence": 0.9}]}
        for n in range(3)
    }
    return Measured(compare(gold, found), counts, {"parties": 9, "dates": 1}, 0, 1234)


def test_every_set_of_papers_has_its_block_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert not [one.name for one in SETS if block_of(page, one.name) is None]
    assert block_of(page, "together")
    with pytest.raises(LookupError, match="no marks"):
        with_block(page, "no-such-set", "")


def test_what_was_measured_is_put_between_the_marks_and_nowhere_else() -> None:
    page = "a\n<!-- measured dev -->\nold\n<!-- end of dev -->\nb\n<!-- measured together -->\n<!-- end of together -->\nc\n"
    page += "".join(f"<!-- measured {one.name} -->\n<!-- end of {one.name} -->\n" for one in SETS if one.name != "dev")
    fresh = refreshed(page, {"dev": _measured()})
    assert "| concerns | 3 | 6 | 0.50 (0.50–0.50) | 1.00 (1.00–1.00) | 0.67 (0.67–0.67) |" in (block_of(fresh, "dev") or "")
    assert "Fields whose words hold them: 100.0% of 10 (0 numbers, 9 parties, 1 dates, 0 other words)." in fresh
    assert "<svg" in (block_of(fresh, "together") or "")
    assert refreshed(fresh, {"dev": _measured()}) == fresh
    more = with_block(fresh, "seeds", papers(_measured()))
    assert block_of(refreshed(more, {"dev": _measured(0.5)}), "together") == block_of(more, "together"), "not all papers of the page are here"


def test_the_curve_is_one_piece_of_html() -> None:
    drawn = curve([Bin("0.9", 0.9, 18, 20)], [Bin("0.5", 0.5, 0, 0)], "what is right")
    assert ElementTree.fromstring(drawn).tag == "div"
    assert "\n\n" not in drawn, "Markdown would end the HTML there"
    assert "said 0.90, right 0.90 of 20" in drawn
    assert together([_measured()]).count("<svg") == 1


def test_sets_that_are_not_there_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "gold" / "dev").mkdir(parents=True)
    assert "dev" not in [one.name for one in present_sets(tmp_path)]
    (tmp_path / "corpus" / "text").mkdir(parents=True)
    assert "dev" in [one.name for one in present_sets(tmp_path)]
