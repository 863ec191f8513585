"""Reviews outlive reading, and follow their fact when its document is replaced, renamed, or read by other rules."""

from __future__ import annotations

from pathlib import Path

import pytest

import gapgraph
from gapgraph.reviews.following import follow
from graph_store import open_store
from graph_store.contract import Store
from graph_store.namespaces import DATA, GG
from tests.reviews.papers import JULY, MAY, fact


def _build(store: Store, papers: Path, **options: bool) -> None:
    assert gapgraph.build([papers], store, **options).ok  # type: ignore[arg-type]


def _left_out(store: Store) -> set[str]:
    rows = store.select("SELECT ?thing { ?thing <https://w3id.org/gapgraph/ontology#setAside> ?as ; a ?kind } ")
    return {str(row["thing"]).removeprefix(f"{DATA}document/") for row in rows}


def _owner(store: Store, words: str) -> str:
    (found,) = [row[3].text for row in gapgraph.run(store, "actions").rows if words in row[2].text]
    return found


def test_reading_again_leaves_reviews_and_copies_as_they_are(store: Store, papers: Path) -> None:
    gapgraph.review(store, fact(store, "double checked"), "rejected", who="Lucy")
    gapgraph.correct(store, fact(store, "publish the plan"), {"owner": "Amir Booth"}, who="Lucy")
    before = list(store.dump([f"{DATA}graph/reviews"]))
    _build(store, papers, force=True)
    assert list(store.dump([f"{DATA}graph/reviews"])) == before


def test_a_review_follows_its_fact_in_a_new_version_of_the_document(store: Store, papers: Path) -> None:
    rejected, corrected = fact(store, "double checked"), fact(store, "publish the plan")
    gapgraph.review(store, rejected, "rejected", who="Lucy")
    gapgraph.correct(store, corrected, {"owner": "Amir Booth"}, who="Lucy")
    quoted = _quotation(store, f"{corrected}-corrected")
    new = MAY.replace("1. Beds\n\n", "1. Beds\n\nThe minutes of the last meeting were agreed.\n\n")
    new = new.replace("The evidence source would be double checked", "The  evidence source would be  double checked")
    new = new.replace("Jane Carter to publish the plan", "Jane Carter to publish  the Plan")
    (papers / "may.txt").write_text(new, encoding="utf-8")
    _build(store, papers)
    moved = fact(store, "publish the Plan")
    assert moved != corrected
    assert _left_out(store) >= {rejected.rsplit("/", 1)[-1], moved.rsplit("/", 1)[-1]}
    assert _owner(store, "publish the Plan") == "Amir Booth"
    assert _quotation(store, f"{moved}-corrected") not in ("", quoted)
    (said,) = [one for one in gapgraph.list_reviews(store) if one.field]
    assert (said.of, said.formerly, said.who) == (moved, corrected, "Lucy")
    assert gapgraph.list_reviews(store, lost=True) == ()
    assert gapgraph.undo_review(store, corrected)[0].of == moved


def _quotation(store: Store, iri: str) -> str:
    return "".join(str(row["p"]) for row in store.select(f"SELECT ?p {{ <{iri}> <https://w3id.org/gapgraph/ontology#quotation> ?p }}"))


def test_a_review_follows_a_fact_that_is_read_as_another_kind_of_commitment(store: Store, papers: Path) -> None:
    iri = fact(store, "publish the plan")
    gapgraph.review(store, iri, "rejected")
    (papers / "may.txt").write_text(MAY.replace("ACTION: Jane Carter to publish the plan", "Recommendation 1: Jane Carter to publish the plan"), encoding="utf-8")
    _build(store, papers)
    moved = fact(store, "publish the plan")
    assert moved != iri
    assert moved.rsplit("/", 1)[-1] in _left_out(store)


def test_a_review_follows_its_document_to_another_name(store: Store, papers: Path) -> None:
    gapgraph.review(store, fact(store, "double checked"), "rejected")
    gapgraph.correct(store, fact(store, "publish the plan"), {"due": "2021-09"})
    (gap,) = gapgraph.list_gaps(store, only="second-hand-figure") or gapgraph.list_gaps(store, only="source-not-held")
    gapgraph.review_finding(store, gap.iri, "disputed", because="we hold it")
    (papers / "may.txt").rename(papers / "minutes of may.txt")
    _build(store, papers)
    names = {one.document for one in gapgraph.list_reviews(store)}
    assert names == {"minutes of may.txt"}
    assert {iri.partition("#")[0] for iri in _left_out(store)} == {"minutes%20of%20may.txt"}
    assert [one.status for one in gapgraph.list_gaps(store) if one.kind == gap.kind and one.words == gap.words] == ["disputed"]
    assert gapgraph.list_reviews(store, lost=True) == ()


def test_a_review_without_its_fact_is_listed_and_finds_it_again(store: Store, papers: Path) -> None:
    iri = fact(store, "double checked")
    gapgraph.review(store, iri, "rejected", because="no promise")
    gapgraph.correct(store, fact(store, "publish the plan"), {"owner": "Amir Booth"})
    (papers / "may.txt").write_text(MAY.replace("The evidence source would be double checked.", "The evidence was noted.").replace("to publish the plan", "to hold the plan back"), encoding="utf-8")
    _build(store, papers)
    assert [(one.of, one.because) for one in gapgraph.list_reviews(store, lost=True) if not one.field] == [(iri, "no promise")]
    assert _left_out(store) == set()
    assert gapgraph.run(store, "actions").left_out == 0
    (papers / "may.txt").write_text(MAY, encoding="utf-8")
    _build(store, papers)
    assert gapgraph.list_reviews(store, lost=True) == ()
    assert _owner(store, "publish the plan") == "Amir Booth"
    assert iri.rsplit("/", 1)[-1] in _left_out(store)


def test_a_review_outlives_its_document(store: Store, papers: Path) -> None:
    gapgraph.review(store, fact(store, "double checked"), "rejected")
    gapgraph.correct(store, fact(store, "publish the plan"), {"owner": "Amir Booth"})
    (papers / "may.txt").unlink()
    _build(store, papers, prune=True)
    assert len(gapgraph.list_reviews(store, lost=True)) == 2
    assert gapgraph.validate(store).conforms
    (papers / "may.txt").write_text(MAY, encoding="utf-8")
    _build(store, papers)
    assert gapgraph.run(store, "actions").left_out == 2


def test_where_two_facts_could_be_meant_none_is_guessed(store: Store) -> None:
    gapgraph.review(store, fact(store, "publish the plan"), "rejected")
    iri = fact(store, "publish the plan")
    for end in "12":  # the document as other rules may read it: the same words twice
        other = f"{iri[:-1]}{end}"
        store.update(f"INSERT {{ GRAPH ?g {{ <{other}> ?p ?o }} }} WHERE {{ GRAPH ?g {{ <{iri}> ?p ?o . ?d <{GG}inGraph> ?g }} }}")
    store.update(f"DELETE {{ GRAPH ?g {{ <{iri}> ?p ?o }} }} WHERE {{ GRAPH ?g {{ <{iri}> ?p ?o . ?d <{GG}inGraph> ?g }} }}")
    follow(store)
    assert len(gapgraph.list_reviews(store, lost=True)) == 1
    assert len([row for row in gapgraph.run(store, "actions").rows if "publish the plan" in row[2].text]) == 2
    store.update(f"DELETE WHERE {{ GRAPH ?g {{ <{iri[:-1]}1> ?p ?o }} }}")
    follow(store)
    assert gapgraph.list_reviews(store, lost=True) == ()


def test_of_two_figures_in_one_sentence_each_is_known_again(store: Store, papers: Path) -> None:
    sentence = "Visits rose by 40% to 340 children in June."
    (papers / "july.txt").write_text(JULY.replace("Visits rose by 40% in June.", sentence), encoding="utf-8")
    _build(store, papers)
    figures = {row[0].text: row[6].iri for row in gapgraph.run(store, "statistics").rows if "Visits" in row[5].text}
    assert set(figures) == {"40%", "340"}
    gapgraph.review(store, figures["340"], "rejected")
    (papers / "july.txt").write_text(JULY.replace("Visits rose by 40% in June.", sentence.replace("Visits", "VISITS")), encoding="utf-8")
    _build(store, papers)
    left = {row[0].text: row[6].iri for row in gapgraph.run(store, "statistics").rows if "VISITS" in row[5].text}
    assert set(left) == {"40%"}
    assert left["40%"] != figures["40%"]


def test_a_finding_about_a_corrected_fact_keeps_what_became_of_it(store: Store) -> None:
    (gap,) = [gap for gap in gapgraph.list_gaps(store, only="no-deadline") if "publish" in gap.words]
    gapgraph.review_finding(store, gap.iri, "disputed")
    gapgraph.correct(store, gap.subject, {"owner": "Amir Booth"})
    (now,) = [gap for gap in gapgraph.list_gaps(store, only="no-deadline") if "publish" in gap.words]
    assert (now.subject, now.status) == (f"{gap.subject}-corrected", "disputed")


def test_a_corrected_party_that_no_document_names_any_more_still_has_its_name(store: Store, papers: Path) -> None:
    gapgraph.correct(store, fact(store, "publish the plan"), {"owner": "Ashby Youth Forum"})
    (papers / "july.txt").unlink()
    _build(store, papers, prune=True)
    assert _owner(store, "publish the plan") == "Ashby Youth Forum"
    assert gapgraph.validate(store).conforms


@pytest.mark.needs("shared")
def test_reviews_of_a_real_paper_follow_it_into_another_version(shared_seeds: Path, tmp_path: Path) -> None:
    paper = min(shared_seeds.glob("*.txt"), key=lambda path: path.stat().st_size)
    copy = tmp_path / paper.name
    copy.write_text(paper.read_text(encoding="utf-8"), encoding="utf-8")
    with open_store(None) as store:
        gapgraph.build([copy], store)
        found = [one.thing.iri for one in gapgraph.worth_a_look(store, kind="fact", limit=30)]
        gapgraph.review(store, found, "rejected")
        copy.write_text(f"Draft, not yet approved.\n\n{copy.read_text(encoding='utf-8')}", encoding="utf-8")
        assert gapgraph.build([copy], store).summary.read
        lost = gapgraph.list_reviews(store, lost=True)
        assert len(lost) <= len(found) // 10
        assert gapgraph.run(store, "rules").left_out == len(found) - len(lost)
        assert gapgraph.validate(store).conforms
