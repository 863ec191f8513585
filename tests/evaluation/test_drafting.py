"""A first annotation of a document, and the commands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import gapgraph
from gapgraph.cli.group import cli
from gapgraph.cli.running import Exit, run
from gapgraph.drafting import write_draft
from gapgraph.evaluation import check_gold
from gapgraph.evaluation.checking import texts_beside
from graph_store.errors import ParameterError, UnreadableDocumentError


@pytest.mark.parametrize("name", ["mind-the-gap-minutes.txt", "record-of-decision.docx", "co-production-minutes.pdf"])
def test_a_draft_is_in_the_published_form_and_its_offsets_are_those_of_its_text(samples: Path, tmp_path: Path, name: str) -> None:
    draft = gapgraph.annotate(samples / name)
    written = write_draft(draft, tmp_path / "gold" / "draft.json", with_text=True)
    assert [path.name for path in written] == ["draft.json", "draft.txt"]
    assert check_gold(tmp_path, texts_beside(tmp_path, {})) == ((), ())
    text = (tmp_path / "gold" / "draft.txt").read_bytes().decode()
    found = json.loads(written[0].read_text(encoding="utf-8"))
    assert found["commitments"]
    for record in [*found["commitments"], *found["concerns"], *found["statistics"]]:
        assert " ".join(text[record["start"] : record["end"]].split()) == record["quote"]


def test_corrections_are_not_overwritten(samples: Path, tmp_path: Path) -> None:
    draft = gapgraph.annotate(samples / "green-paper-news.html")
    target = tmp_path / "news.json"
    write_draft(draft, target)
    write_draft(draft, target)
    target.write_text("{}", encoding="utf-8")
    with pytest.raises(ParameterError, match="may hold corrections"):
        write_draft(draft, target)
    (tmp_path / "other.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ParameterError, match="other.txt"):
        write_draft(draft, tmp_path / "other.json", with_text=True)
    assert not (tmp_path / "other.json").exists(), "nothing is written where something may not be"
    write_draft(draft, target, overwrite=True)
    assert json.loads(target.read_text(encoding="utf-8"))["document"]["genre"] == "news-article"


def test_a_document_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(UnreadableDocumentError, match="empty.txt"):
        gapgraph.annotate(tmp_path / "empty.txt")


def test_from_the_first_draft_to_the_figures(samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper, gold, store = str(samples / "mind-the-gap-minutes.txt"), str(tmp_path / "gold"), str(tmp_path / "store")
    assert run(cli, ["annotate", paper, f"{gold}/mind-the-gap-minutes.json", "--text"]) == Exit.WELL
    assert run(cli, ["annotate", paper, "--text"]) == Exit.MISUSED
    assert run(cli, ["annotate", paper]) == Exit.WELL
    assert json.loads(capsys.readouterr().out)["document"]["file"] == "mind-the-gap-minutes.txt"
    assert run(cli, ["evaluate", gold, "--check"]) == Exit.WELL
    assert "1 files looked over, 0 objections" in capsys.readouterr().err
    assert run(cli, ["build", paper, "--store", store, "--quiet"]) == Exit.WELL
    for source in (["--store", store], ["--documents", str(samples)]):
        assert run(cli, ["evaluate", gold, *source, "--format", "json"]) == Exit.WELL
        assert json.loads(capsys.readouterr().out)["mean_f1"] == 1
    assert run(cli, ["evaluate", gold, "--documents", str(samples), "--genre", "--rules", "--misses", "--format", "markdown"]) == Exit.WELL
    told = capsys.readouterr()
    assert "### Facts by rule" in told.out
    assert "| minutes | 1 |" in told.out
    assert "### Misses" not in told.out, "there are none"
    assert "1 documents" in told.err


def test_what_is_wrong_is_said_with_a_code_of_its_own(samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = {"document": {"file": "mind-the-gap-minutes.txt", "genre": "minutes"}, "concerns": [{"kind": "worry", "quote": "the moon is far"}]}
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "mind-the-gap-minutes.json").write_text(json.dumps(content), encoding="utf-8")
    assert run(cli, ["evaluate", str(tmp_path / "gold"), "--check", "--documents", str(samples)]) == Exit.ISSUES
    told = capsys.readouterr()
    assert "concerns[0].kind: 'worry' is none of its values" in told.out
    assert "concerns[0].quote: The text does not hold" in told.out
    assert run(cli, ["evaluate", str(tmp_path / "gold"), "--documents", str(samples), "--misses"]) == Exit.WELL
    assert "the moon is far" in capsys.readouterr().out
    (tmp_path / "gold" / "unknown.json").write_text(json.dumps(content), encoding="utf-8")
    assert run(cli, ["evaluate", str(tmp_path / "gold"), "--documents", str(samples)]) == Exit.ISSUES
    assert "no document for unknown.json" in capsys.readouterr().err
    assert run(cli, ["evaluate", str(tmp_path / "gold"), "--documents", str(samples), "--section", "promises"]) == Exit.MISUSED
