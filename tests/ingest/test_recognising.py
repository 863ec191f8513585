"""Which document a file is: known by where it comes from and by its bytes, never by the order in which files are given."""

from __future__ import annotations

import shutil
from itertools import permutations
from pathlib import Path

import pytest

from graph_store import open_store
from graph_store.contract import Store
from ingest.pipeline import BuildSummary, Progress, build

ONE = "Ashby Health Board\nMinutes\n\nACTION: Lucy Hart to write to Ashby Constabulary\n"
TWO = "Ashby Health Board\nMinutes\n\nACTION: Amir Booth to meet Ashby Carers Trust\n"
THREE = "Ashby Health Board\nMinutes\n\nACTION: Tom Vale to visit Ashby Town Council\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    _write(folder / "a" / "min.txt", ONE)
    _write(folder / "b" / "min.txt", TWO)
    return folder


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _names(store: Store) -> dict[str, str]:
    """Names of the documents in a store, with whom each action is to."""
    gg = "https://w3id.org/gapgraph/ontology#"
    rows = store.select(
        f"SELECT ?name ?words {{ ?d <http://purl.org/dc/terms/identifier> ?name . ?f <{gg}statedIn> ?d ; a <{gg}Action> ; <http://www.w3.org/2000/01/rdf-schema#label> ?words }}"
    )
    return {str(row["name"]): str(row["words"]).split()[0] for row in rows}


def _export(paths: list[Path]) -> str:
    with open_store(None) as store:
        build(paths, store)
        return "".join(store.dump(name for name in store.graph_names() if "activities" not in name))


def test_the_order_of_paths_changes_nothing(corpus: Path) -> None:
    _write(corpus / "c" / "copy.txt", ONE)
    paths = [corpus / "a" / "min.txt", corpus / "b", corpus / "b" / "min.txt", corpus / "c"]
    exports = {_export(list(order)) for order in permutations(paths)}
    assert len(exports) == 1
    (export,) = exports
    assert "document/copy.txt" in export


def test_two_documents_of_one_name_are_told_apart_by_their_folders(corpus: Path) -> None:
    with open_store(None) as store:
        build([corpus / "a" / "min.txt", corpus / "b" / "min.txt"], store)
        assert _names(store) == {"a/min.txt": "Lucy", "b/min.txt": "Amir"}


def test_no_document_takes_anothers_place(corpus: Path) -> None:
    with open_store(None) as store:
        build([corpus / "a" / "min.txt"], store)
        done = build([corpus / "b" / "min.txt"], store)
        assert done.read == ("b/min.txt",)
        assert _names(store) == {"min.txt": "Lucy", "b/min.txt": "Amir"}
        _write(corpus / "b" / "min.txt", THREE)
        assert build([corpus / "b" / "min.txt"], store).read == ("b/min.txt",)
        assert _names(store) == {"min.txt": "Lucy", "b/min.txt": "Tom"}


def test_a_document_keeps_its_name_however_it_is_asked_for(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(None) as store:
        build([corpus], store)
        monkeypatch.chdir(corpus / "a")
        again = build([Path("min.txt")], store)
        assert (again.read, again.unchanged, again.issues) == ((), ("a/min.txt",), ())
        assert len(_names(store)) == 2


def test_a_copy_is_not_read_again_in_a_later_run(corpus: Path) -> None:
    with open_store(None) as store:
        build([corpus], store)
        copy = _write(corpus / "a" / "copy.txt", ONE)
        for paths in ([corpus / "a"], [copy]):
            done = build(paths, store)
            assert done.read == ()
            assert [issue.message for issue in done.issues] == ["It has the same bytes as a/min.txt."]
        assert len(_names(store)) == 2
        copy.unlink()
        assert build([corpus / "b"], store).issues == ()


def test_a_file_that_was_renamed_is_the_same_document_under_its_new_name(corpus: Path) -> None:
    with open_store(None) as store:
        build([corpus], store)
        (corpus / "a" / "min.txt").rename(corpus / "a" / "2021-05.txt")
        done = build([corpus], store)
        assert (done.renamed, done.read, done.removed, done.issues) == ({"a/min.txt": "a/2021-05.txt"}, ("a/2021-05.txt",), (), ())
        assert set(_names(store)) == {"a/2021-05.txt", "b/min.txt"}
        assert build([corpus], store).changed is False


def test_a_build_that_is_broken_off_leaves_no_document_under_two_names(corpus: Path) -> None:
    def stop(step: Progress) -> None:
        if step.done == 2:
            raise KeyboardInterrupt

    with open_store(None) as store:
        build([corpus], store)
        (corpus / "a" / "min.txt").rename(corpus / "a" / "2021-05.txt")
        _write(corpus / "b" / "min.txt", THREE)
        with pytest.raises(KeyboardInterrupt):
            build([corpus], store, on_progress=stop)
        build([corpus], store)
        assert _names(store) == {"a/2021-05.txt": "Lucy", "b/min.txt": "Tom"}


def test_a_corpus_that_was_moved_is_not_read_again(corpus: Path, tmp_path: Path) -> None:
    with open_store(None) as store:
        build([corpus], store)
        shutil.move(corpus, tmp_path / "elsewhere")
        done = build([tmp_path / "elsewhere"], store)
        assert (done.changed, done.unchanged) == (False, ("a/min.txt", "b/min.txt"))
        _write(tmp_path / "elsewhere" / "a" / "min.txt", THREE)
        assert build([tmp_path / "elsewhere"], store).read == ("a/min.txt",)
        assert _names(store) == {"a/min.txt": "Tom", "b/min.txt": "Amir"}


def test_a_document_that_becomes_a_copy_of_another_leaves(corpus: Path) -> None:
    with open_store(None) as store:
        build([corpus], store)
        _write(corpus / "b" / "min.txt", ONE)
        done = build([corpus], store)
        assert done.removed == ("b/min.txt",)
        assert _names(store) == {"a/min.txt": "Lucy"}
        assert [issue.document for issue in done.issues] == ["b/min.txt"]


def test_files_that_swap_their_bytes_stay_where_they_are(corpus: Path) -> None:
    with open_store(None) as store:
        build([corpus], store)
        _write(corpus / "a" / "min.txt", TWO)
        _write(corpus / "b" / "min.txt", ONE)
        build([corpus], store)
        assert _names(store) == {"a/min.txt": "Amir", "b/min.txt": "Lucy"}


def test_pruning_frees_a_name(corpus: Path) -> None:
    with open_store(None) as store:
        build([corpus / "a" / "min.txt"], store)
        done: BuildSummary = build([corpus / "b" / "min.txt"], store, prune=True)
        assert (done.read, done.removed) == (("min.txt",), ())
        assert _names(store) == {"min.txt": "Amir"}


def test_a_store_from_before_origins_were_kept_goes_on(corpus: Path) -> None:
    with open_store(None) as store:
        build([corpus / "a" / "min.txt"], store)
        store.update("DELETE { GRAPH ?g { ?r <https://w3id.org/gapgraph/ontology#readFrom> ?o } } WHERE { GRAPH ?g { ?r <https://w3id.org/gapgraph/ontology#readFrom> ?o } }")
        done = build([corpus / "a" / "min.txt"], store)
        assert (done.unchanged, done.changed) == (("min.txt",), False)
        _write(corpus / "a" / "min.txt", THREE)
        build([corpus / "a" / "min.txt"], store)
        assert _names(store) == {"min.txt": "Tom"}


def test_an_issue_goes_with_its_cause(corpus: Path) -> None:
    with open_store(None) as store:
        torn = _write(corpus / "a" / "torn.pdf", "%PDF-1.4 and no more")
        assert [issue.document for issue in build([corpus], store).issues] == ["a/torn.pdf"]
        assert [issue.document for issue in build([corpus / "b"], store).issues] == ["a/torn.pdf"]
        torn.unlink()
        assert build([corpus / "b"], store).issues == ()
