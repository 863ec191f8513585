"""Reading many documents: incremental, whatever goes wrong with one of them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import ingest
from graph_store import open_store
from graph_store.errors import UsageError
from graph_store.validation import check_quotations, validate
from ingest.activities import is_unfinished
from ingest.documents import read_bytes
from ingest.documents.model import Span
from ingest.extract import extract
from ingest.grounding import check_grounds
from ingest.pipeline import BuildSummary, Progress, build
from ingest.records import Commitment, Said, Statistic
from ingest.triples.days import day_range
from ingest.triples.fields import words_property
from ingest.version import digest_of, pipeline_version

pytestmark = pytest.mark.first


@pytest.fixture
def corpus(tmp_path: Path, samples: Path) -> Path:
    folder = tmp_path / "corpus"
    shutil.copytree(samples, folder)
    return folder


def _build(folder: Path, store: Path, **options: bool) -> BuildSummary:
    with open_store(store) as opened:
        return build([folder], opened, **options)  # type: ignore[arg-type]


def test_only_what_changed_is_read_again(corpus: Path, tmp_path: Path) -> None:
    first = _build(corpus, tmp_path / "s")
    assert (len(first.read), len(first.unchanged), first.issues) == (5, 0, ())
    second = _build(corpus, tmp_path / "s")
    assert (len(second.read), len(second.unchanged), second.changed) == (0, 5, False)
    paper = corpus / "mind-the-gap-minutes.txt"
    paper.write_text(paper.read_text(encoding="utf-8") + "\n\nACTION: Jane Carter to write to NHS England\n", encoding="utf-8")
    third = _build(corpus, tmp_path / "s")
    assert third.read == ("mind-the-gap-minutes.txt",)


def test_bad_files_become_issues_and_the_rest_is_built(corpus: Path, tmp_path: Path) -> None:
    (corpus / "empty.txt").write_bytes(b"")
    (corpus / "binary.dat").write_bytes(b"\0\1\2" * 100)
    (corpus / "torn.pdf").write_bytes((corpus / "co-production-minutes.pdf").read_bytes()[:400])
    (corpus / "torn.docx").write_bytes((corpus / "record-of-decision.docx").read_bytes()[:900])
    (corpus / "twice.txt").write_bytes((corpus / "mind-the-gap-minutes.txt").read_bytes())
    done = _build(corpus, tmp_path / "s")
    assert set(done.failed) == {"empty.txt", "binary.dat", "torn.pdf", "torn.docx"}
    assert len(done.read) == 5
    assert {issue.document for issue in done.issues} == {*done.failed, "twice.txt"}
    assert all(issue.remedy for issue in done.issues)
    again = _build(corpus, tmp_path / "s")
    assert len(again.issues) == 5
    assert not again.changed


def test_removed_documents_go_only_when_asked(corpus: Path, tmp_path: Path) -> None:
    _build(corpus, tmp_path / "s")
    (corpus / "mind-the-gap-minutes.txt").unlink()
    assert _build(corpus, tmp_path / "s").removed == ()
    assert _build(corpus, tmp_path / "s", prune=True).removed == ("mind-the-gap-minutes.txt",)
    with open_store(tmp_path / "s") as store:
        assert not any("mind-the-gap" in name for name in store.graph_names())
        assert validate(store).conforms


def test_a_rule_that_changes_makes_documents_be_read_again(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _build(corpus, tmp_path / "s")
    monkeypatch.setattr("ingest.pipeline.pipeline_version", lambda: "another")
    assert len(_build(corpus, tmp_path / "s").read) == 5
    assert len(_build(corpus, tmp_path / "s").unchanged) == 5


def test_the_version_is_that_of_the_sources(tmp_path: Path) -> None:
    package = Path(ingest.__file__).parent
    for room, ignored in (("ingest", ("__pycache__",)), ("graph_store", ("__pycache__", "data"))):
        shutil.copytree(package.parent / room, tmp_path / room, ignore=shutil.ignore_patterns(*ignored))
    assert digest_of(tmp_path / "ingest") == digest_of(package) == pipeline_version()
    for changed in ("ingest/documents/headings.txt", "ingest/extract/votes.py", "graph_store/namespaces.py"):
        before = digest_of(tmp_path / "ingest")
        with (tmp_path / changed).open("a", encoding="utf-8") as file:
            file.write("\n")
        assert digest_of(tmp_path / "ingest") != before


def test_a_build_that_is_broken_off_goes_on_where_it_stopped(corpus: Path, tmp_path: Path) -> None:
    whole = _build(corpus, tmp_path / "whole")

    def stop(step: Progress) -> None:
        if step.done == 4:
            raise KeyboardInterrupt

    with open_store(tmp_path / "s") as store:
        with pytest.raises(KeyboardInterrupt):
            build([corpus], store, on_progress=stop)
        assert is_unfinished(store)
    rest = _build(corpus, tmp_path / "s")
    assert (len(rest.read), len(rest.unchanged), rest.resumed) == (2, 3, True)
    assert set(rest.read) | set(rest.unchanged) == set(whole.read)
    with open_store(tmp_path / "s") as store, open_store(tmp_path / "whole") as other:
        graphs = [name for name in other.graph_names() if "activities" not in name]
        assert list(store.dump(graphs)) == list(other.dump(graphs))
        assert not is_unfinished(store)
    assert not _build(corpus, tmp_path / "s").changed


def test_what_a_broken_off_build_could_not_read_is_not_forgotten(corpus: Path, tmp_path: Path) -> None:
    (corpus / "a-latin.txt").write_bytes("Ashby Health Board\nMinutes\n\nThe café agreed to write.\n".encode("cp1252"))

    def stop(step: Progress) -> None:
        if step.done == 3:
            raise KeyboardInterrupt

    with open_store(tmp_path / "s") as store, pytest.raises(KeyboardInterrupt):
        build([corpus], store, on_progress=stop)
    assert [issue.document for issue in _build(corpus, tmp_path / "s").issues] == ["a-latin.txt"]


def test_progress_counts_up(corpus: Path) -> None:
    steps: list[Progress] = []
    with open_store(None) as store:
        build([corpus], store, on_progress=steps.append)
    assert [step.done for step in steps] == [1, 2, 3, 4, 5]
    assert {step.total for step in steps} == {5}


def test_several_processes_give_the_same_graph(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.pipeline._POOL_FROM_BYTES", 0)
    with open_store(None) as one, open_store(None) as two:
        build([corpus], one, jobs=1)
        build([corpus], two, jobs=2)
        graphs = [name for name in one.graph_names() if "activities" not in name]
        assert list(one.dump(graphs)) == list(two.dump(graphs))


def test_a_missing_path_is_told(tmp_path: Path) -> None:
    with open_store(None) as store, pytest.raises(UsageError, match="no such file"):
        build([tmp_path / "nothing"], store)


def test_every_quotation_equals_its_text_and_a_changed_one_is_found(corpus: Path) -> None:
    with open_store(None) as store:
        build([corpus], store)
        passages, wrong = check_quotations(store)
        assert passages > 200
        assert wrong == ()
        oa = "http://www.w3.org/ns/oa#"
        store.update(
            f'DELETE {{ GRAPH ?g {{ ?p <{oa}exact> ?x }} }} INSERT {{ GRAPH ?g {{ ?p <{oa}exact> "other words" }} }} WHERE {{ {{ SELECT ?g ?p ?x WHERE {{ GRAPH ?g {{ ?p <{oa}exact> ?x }} }} ORDER BY ?p LIMIT 1 }} }}'
        )
        assert len(check_quotations(store)[1]) == 1
        assert not validate(store).conforms


def test_a_shape_that_is_broken_is_told(corpus: Path) -> None:
    with open_store(None) as store:
        build([corpus], store)
        gg = "https://w3id.org/gapgraph/ontology#"
        store.update(
            f"DELETE {{ GRAPH ?g {{ ?f <{gg}quotation> ?q }} }} WHERE {{ {{ SELECT ?g ?f ?q WHERE {{ GRAPH ?g {{ ?f a <{gg}Statistic> ; <{gg}quotation> ?q }} }} ORDER BY ?f LIMIT 1 }} }}"
        )
        report = validate(store)
        assert any("no quotation" in violation.message for violation in report.violations)


def test_a_record_without_its_words_is_left_out() -> None:
    document = read_bytes(b"Waiting lists grew by 12% last year.", "x.txt")
    good = extract(document)
    (figure,) = good.statistics
    from dataclasses import replace

    invented = Statistic(
        quote=figure.quote,
        rule="test",
        confidence=1.0,
        figure=Said("15%", figure.figure.span if figure.figure else Span(0, 1)),
        value="15",
        standing="unsourced",
    )
    outside = Commitment(quote=Span(0, 4000), rule="test", confidence=1.0, kind="action")
    kept, issues = check_grounds(document, replace(good, statistics=(figure, invented), commitments=(outside,)))
    assert kept.statistics == (figure,)
    assert kept.commitments == ()
    assert len(issues) == 2
    assert all("do not hold it" in issue.message for issue in issues)


@pytest.mark.parametrize(
    ("iso", "days"),
    [
        ("2016-02", ("2016-02-01", "2016-02-29")),
        ("2017", ("2017-01-01", "2017-12-31")),
        ("2017-02-29", None),
        ("in due course", None),
        ("2017-13", None),
    ],
)
def test_first_and_last_days(iso: str, days: tuple[str, str] | None) -> None:
    assert day_range(iso) == days


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("owner", "gg:ownerWords"),
        ("attributed_to", "gg:attributedToWords"),
        ("aliases", "gg:aliasWords"),
        ("attendance_words", "gg:attendanceWords"),
    ],
)
def test_word_properties(field: str, name: str) -> None:
    assert words_property(field) == name
