"""Figures read off the outcomes, and that they are those of the published scorer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import gapgraph
from gapgraph.annotations import write_annotations
from gapgraph.drafting import read_apart
from gapgraph.evaluation.confusions import NOTHING, confusions
from gapgraph.evaluation.evaluating import compare, twin_of
from gapgraph.evaluation.misses import misses
from gapgraph.evaluation.reliability import bins, calibration_error, rules
from gapgraph.evaluation.writing import calibration_sentence, confusion_tables, genre_table, score_table, to_json, to_markdown
from graph_store.errors import InputError, UnknownNameError

Annotations = dict[str, dict[str, Any]]


def test_figures_by_section_and_field(gold: Annotations, found: Annotations) -> None:
    done = compare(gold, found)
    scores = done.scores()
    assert (scores["partners"].hit, scores["partners"].missed, scores["partners"].spurious) == (1, 0, 1), "the optional one counts neither way"
    assert [scores["commitments"].precision, scores["commitments"].recall] == pytest.approx([1 / 2, 1 / 3])
    assert scores["commitments"].f1 == pytest.approx(2 / 5)
    assert (scores["votes"].precision, scores["votes"].recall, scores["votes"].f1) == (0, 0, 0)
    assert done.unread == ("two.json",)
    assert scores["statistics"].missed == 1
    fields = done.fields()
    assert {name: one.share for name, one in fields["commitments"].items()} == {"owner": 1, "due": 1, "status": 0}
    assert {name: one.share for name, one in fields["partners"].items()} == {"type": 0}
    assert done.mean_f1 == pytest.approx((2 / 3 + 2 / 5 + 0 + 1) / 4)


def test_sections_can_be_chosen(gold: Annotations, found: Annotations) -> None:
    assert compare(gold, found, sections=["concerns", "partners"]).sections == ("partners", "concerns")
    with pytest.raises(UnknownNameError, match="commitments"):
        compare(gold, found, sections=["promises"])


def test_what_was_taken_for_what(gold: Annotations, found: Annotations) -> None:
    tables = {one.name: one for one in confusions(compare(gold, found).outcomes)}
    assert tables["kinds"].counts == {("action", "action"): 1, ("decision", "action"): 1, ("action", NOTHING): 1, ("concern", "concern"): 1, ("statistic", NOTHING): 1}
    assert tables["commitments: status"].counts == {("agreed", "planned"): 1}
    assert tables["concerns: kind"].errors == 1
    assert "sources: kind" not in tables


def test_each_miss_has_its_words_and_place(gold: Annotations, found: Annotations) -> None:
    text = "AHB minutes\n\nA leaflet: a  leaflet will\nbe printed for all parents."
    listed = misses(compare(gold, found), {"one.json": text})
    missed = [(miss.section, miss.kind, miss.line) for miss in listed if miss.what == "missed"]
    assert missed == [("commitments", "decision", 0), ("commitments", "action", 3), ("statistics", "unsourced", 0)]
    differs = {(miss.section, miss.kind): (miss.wanted, miss.found, miss.rule) for miss in listed if miss.what == "differs"}
    assert differs["commitments", "status"] == ("agreed", "planned", "c.line")
    assert differs["partners", "type"] == ("NHSBody", "Other", "parties.known")
    spurious = [(miss.words, miss.rule) for miss in listed if miss.what == "spurious"]
    assert spurious == [("Mars Rover", "parties.small"), ("the plan was agreed by the Board", "c.will")]
    assert next(miss for miss in listed if miss.section == "partners").line == 1


def test_whether_confidences_are_honest(gold: Annotations, found: Annotations) -> None:
    stated = bins(compare(gold, found).outcomes)
    assert [(one.name, one.facts, one.right) for one in stated] == [("0.6", 1, 1), ("0.7", 1, 0), ("0.8", 1, 0), ("0.9", 2, 2)]
    assert calibration_error(stated) == pytest.approx((0.4 + 0.7 + 0.8 + 2 * (1 - 0.925)) / 5)
    assert {one.name: one.share for one in rules(compare(gold, found).outcomes)}["parties.small"] == 0
    assert calibration_error(()) == 0


def test_by_genre(gold: Annotations, found: Annotations) -> None:
    done = compare(gold, found)
    assert done.genres == ("minutes", "news-article")
    part = done.of_genre("news-article")
    assert (part.documents, part.unread, part.mean_f1) == (("two.json",), ("two.json",), 0)
    assert len(genre_table(done).rows) == 2


def test_intervals_come_from_documents_and_are_the_same_every_time(gold: Annotations, found: Annotations) -> None:
    twice = {**gold, "three.json": {**gold["one.json"], "document": {"genre": "minutes"}}}
    done = compare(twice, {**found, "three.txt": {"commitments": gold["one.json"]["commitments"]}})
    interval = done.interval("commitments", "f1")
    assert interval is not None
    assert interval.low < done.scores()["commitments"].f1 < interval.high
    assert interval == done.interval("commitments", "f1")
    assert done.field_interval("commitments", "status") is not None
    assert done.interval("votes", "f1") is None, "of nothing there is no interval"
    one = compare({"one.json": gold["one.json"]}, found)
    assert one.interval("commitments", "f1") is None, "one document has no spread"
    assert one.mean_interval() is None


def test_tables_and_json(gold: Annotations, found: Annotations) -> None:
    done = compare(gold, found)
    table = to_markdown(score_table(done))
    assert table.splitlines()[0] == "| section | annotated | found | precision | recall | F1 |"
    assert any("status" in one.title for one in confusion_tables(done))
    plain = json.loads(json.dumps(to_json(done, misses(done))))
    assert plain["sections"]["commitments"]["f1"] == pytest.approx(0.4)
    assert len(plain["misses"]) == 7 + 1
    assert "5 facts are said to be 0.79 sure" in calibration_sentence(done)
    assert not calibration_sentence(compare(gold, {}))


@pytest.mark.parametrize(
    ("name", "stated", "names", "twin"),
    [
        ("a.json", "", ["a.txt", "b.txt"], "a.txt"),
        ("a.json", "a.doc", ["a.txt", "a.doc"], "a.doc"),
        ("a.json", "", ["a.txt", "a.doc"], ""),
        ("a.json", "", ["papers/a.txt"], "papers/a.txt"),
        ("x/a.json", "", ["x/a.txt", "y/a.txt"], "x/a.txt"),
        ("a.json", "b.txt", ["b.txt"], ""),
    ],
)
def test_each_annotation_gets_its_document(name: str, stated: str, names: list[str], twin: str) -> None:
    assert twin_of(name, {"document": {"file": stated}}, names) == twin


def test_a_folder_without_annotations_is_refused(tmp_path: Path) -> None:
    with read_apart([]) as (store, _), pytest.raises(InputError, match="no annotations"):
        gapgraph.evaluate(store, tmp_path)
    (tmp_path / "x.json").write_text("{", encoding="utf-8")
    with read_apart([]) as (store, _), pytest.raises(InputError, match="not JSON"):
        gapgraph.evaluate(store, tmp_path)


@pytest.mark.needs("shared")
@pytest.mark.parametrize("part", ["seeds", "dev"])
def test_figures_are_those_of_the_published_scorer(part: str, shared_gold: Path, shared_seeds: Path, shared_corpus: Path, tmp_path: Path) -> None:
    texts = {"seeds": shared_seeds, "dev": shared_corpus / "text"}[part]
    with read_apart([texts]) as (store, _):
        done = gapgraph.evaluate(store, shared_gold / part)
        write_annotations(store, tmp_path)
    scorer = [sys.executable, str(shared_gold.parent / "score" / "score.py"), str(shared_gold / part), str(tmp_path), "--json"]
    published = json.loads(subprocess.run(scorer, capture_output=True, text=True, check=True).stdout)
    assert done.mean_f1 == pytest.approx(published.pop("mean_f1"), abs=5e-4)
    for section, one in done.scores().items():
        assert {name: getattr(one, name) for name in ("gold", "found", "precision", "recall", "f1")} == pytest.approx(
            {name: published[section][name] for name in ("gold", "found", "precision", "recall", "f1")}, abs=5e-4
        )
        assert {name: held.share for name, held in done.fields()[section].items()} == pytest.approx(published[section]["fields"], abs=5e-4)
