"""Questions that are computed are asked like all others."""

from __future__ import annotations

from pathlib import Path

import pytest

from gapgraph.asking import ask, question_names
from graph_store import open_store
from graph_store.errors import ParameterError, UnknownNameError
from ingest.pipeline import build


def test_who_brokers(tmp_path: Path) -> None:
    lines = ["Ashby Health Board", "Minutes", ""]
    lines += ["ACTION: Ashby Carers Trust to write to Ashby County Council", "", "ACTION: Ashby County Council to meet with Ashby Constabulary", ""]
    (tmp_path / "minutes.txt").write_text("\n".join(lines), encoding="utf-8")
    with open_store(None) as store:
        build([tmp_path], store)
        answer = ask(store, "brokers")
        rows = {row[0].text: dict(zip([c.name for c in answer.columns], [cell.text for cell in row], strict=True)) for row in answer.rows}
        assert rows["Ashby County Council"]["only_link"] == "true"
        assert rows["Ashby Constabulary"]["only_link"] == "false"
        assert len(ask(store, "gaps/no-deadline").rows) == 2
        with pytest.raises(ParameterError, match="no parameters"):
            ask(store, "brokers", {"name": "x"})
        with pytest.raises(UnknownNameError, match="brokers"):
            ask(store, "breakers")


def test_all_names_are_listed() -> None:
    assert {"brokers", "commitments", "gaps/no-owner"} <= set(question_names())
