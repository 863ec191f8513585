"""What people decide about identities: kept, listed, refused where it contradicts, and never touched by reading."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import gapgraph
from graph_store import open_store
from graph_store.contract import Store
from graph_store.errors import ContradictionError, UsageError
from graph_store.namespaces import DATA, DECISIONS_GRAPH
from graph_store.validation import validate
from ingest.identify.decisions import read_decisions

PAPERS = {
    "a.txt": "Wold Partnership Board\nMinutes of the meeting held on 4 May 2015\n\nThe Ashby Carers Alliance agreed to publish the plan. Larch Hill Primary School agreed to take part.\n",
    "b.txt": "Wold Partnership Board\nMinutes of the meeting held on 4 June 2015\n\nThe Northgate Carers Alliance agreed to write to the Woldshire Carers Forum. Jane Carter (Ashby Carers Alliance) spoke.\n",
    "c.txt": "Wold Partnership Board\nMinutes of the meeting held on 4 July 2015\n\nThe Department for Quiet Travel (DfQT) agreed to publish the plan.\n",
    "d.txt": "Wold Partnership Board\nMinutes of the meeting held on 4 July 2015\n\nTom Vale (DfQT) agreed to share the figures.\n",
}
ONE, OTHER, THIRD = "Ashby Carers Alliance", "Northgate Carers Alliance", "Woldshire Carers Forum"


@pytest.fixture
def store(papers: Path) -> Iterator[Store]:
    for name, text in PAPERS.items():
        (papers / name).write_text(text, encoding="utf-8")
    with open_store(None) as opened:
        gapgraph.build([papers], opened)
        yield opened


def _one_party(store: Store, *names: str) -> bool:
    found: set[str] = set()
    query = "PREFIX gg: <https://w3id.org/gapgraph/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT ?same WHERE {{ ?party gg:identity ?same ; rdfs:label {name} }}"
    for name in names:
        found |= {str(row["same"]) for row in store.select(query.format(name=f'"{name}"'))}
    return len(found) == 1


def test_a_merge_is_listed_with_who_and_why_and_outlives_reading(store: Store, papers: Path) -> None:
    assert not _one_party(store, ONE, OTHER)
    made = gapgraph.merge(store, ONE, OTHER, because="same address", who="Lucy")
    assert (made.same, made.who, made.because, made.stands) == (True, "Lucy", "same address", True)
    assert _one_party(store, ONE, OTHER)
    gapgraph.build([papers], store, force=True)
    assert _one_party(store, ONE, OTHER)
    (row,) = [row for row in gapgraph.run(store, "identities").rows if row[4].text == "person"]
    assert [cell.text for cell in row] == [ONE, "the same", OTHER, "", "person", "1", "Lucy", made.when[:10], "same address"]
    assert validate(store).conforms


def test_a_merge_is_undone_and_the_statement_stays(store: Store, papers: Path) -> None:
    gapgraph.merge(store, ONE, OTHER, who="Lucy")
    undone = gapgraph.unmerge(store, OTHER, ONE, who="Amir")
    assert (undone.same, undone.who, undone.withdrawn_by, undone.stands) == (True, "Lucy", "Amir", False)
    assert not _one_party(store, ONE, OTHER)
    gapgraph.build([papers], store, force=True)
    assert not _one_party(store, ONE, OTHER)
    assert [row[1].text for row in gapgraph.run(store, "identities", {"name": "carers"}).rows] == ["the same (taken back by Amir)"]
    gapgraph.merge(store, ONE, OTHER, who="Lucy")
    assert _one_party(store, ONE, OTHER)
    assert len(read_decisions(store)) == 1


def test_undoing_a_computed_merge_refuses_it_from_now_on(store: Store, papers: Path) -> None:
    assert _one_party(store, "DfQT", "Department for Quiet Travel")
    made = gapgraph.unmerge(store, "DfQT", "Department for Quiet Travel", because="another one", who="Lucy")
    assert made.same is False
    assert not _one_party(store, "DfQT", "Department for Quiet Travel")
    gapgraph.build([papers], store, force=True)
    assert not _one_party(store, "DfQT", "Department for Quiet Travel")
    with pytest.raises(UsageError, match="are not merged"):
        gapgraph.unmerge(store, "DfQT", "Department for Quiet Travel")


def test_a_merge_that_contradicts_a_refusal_names_it(store: Store) -> None:
    gapgraph.distinct(store, ONE, OTHER, because="two charities", who="Lucy")
    with pytest.raises(ContradictionError, match=r"Lucy said on \d{4}-\d\d-\d\d that “Ashby Carers Alliance” and “Northgate Carers Alliance” are not the same \(two charities\)"):
        gapgraph.merge(store, ONE, OTHER)
    gapgraph.merge(store, OTHER, THIRD, who="Amir")
    with pytest.raises(ContradictionError, match="Lucy said"):
        gapgraph.merge(store, THIRD, ONE)
    gapgraph.distinct(store, OTHER, ONE, undo=True)
    gapgraph.merge(store, THIRD, ONE)
    assert _one_party(store, ONE, OTHER, THIRD)


def test_a_refusal_or_an_undoing_that_contradicts_merges_names_them(store: Store) -> None:
    gapgraph.merge(store, ONE, OTHER, who="Lucy")
    gapgraph.merge(store, OTHER, THIRD, who="Amir")
    for contradicting in (gapgraph.distinct, gapgraph.unmerge):
        with pytest.raises(ContradictionError, match=r"Lucy said .*; Amir said"):
            contradicting(store, ONE, THIRD)
    assert _one_party(store, ONE, THIRD)


@pytest.mark.parametrize(
    ("names", "says"),
    [
        (("Northgate Carers Aliance", ONE), "Perhaps you mean: Northgate Carers Alliance"),
        (("Ministry of Nothing", ONE), "gapgraph query partners|Perhaps"),
        (("", ONE), "Nothing that was read is called ''"),
        ((ONE, "the Ashby Carers Alliance"), "both lead to"),
        ((ONE, "Jane Carter"), "cannot be one"),
        ((ONE, "body/nothing-like-it"), "Nothing that was read"),
        ((ONE, 'body/x> } ; DROP ALL #"'), "Nothing that was read"),
    ],
)
def test_names_that_cannot_be_meant_are_told(store: Store, names: tuple[str, str], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        gapgraph.merge(store, *names)
    assert store.count(DECISIONS_GRAPH) == 0


def test_a_name_that_several_parties_have_lists_them(papers: Path) -> None:
    for board in ("Ashby", "Oakham"):
        (papers / f"{board}.txt").write_text(f"{board} Partnership Board\nMinutes of the meeting held on 4 May 2015\n\nThe Scrutiny Committee agreed to publish the plan.\n", encoding="utf-8")
    with open_store(None) as store:
        gapgraph.build([papers], store)
        with pytest.raises(UsageError, match=r"2 things are called 'scrutiny committee'.*body/ashby-partnership-board/scrutiny-committee\); Scrutiny Committee \(body/oakham"):
            gapgraph.merge(store, "scrutiny committee", "Ashby Partnership Board")
        gapgraph.merge(store, "body/ashby-partnership-board/scrutiny-committee", f"{DATA}body/oakham-partnership-board/scrutiny-committee")
        assert _one_party(store, "Scrutiny Committee")


def test_a_merge_that_stands_is_not_stated_twice(store: Store) -> None:
    gapgraph.merge(store, ONE, OTHER, who="Lucy")
    with pytest.raises(UsageError, match="Lucy said .* already"):
        gapgraph.merge(store, OTHER, ONE)
    gapgraph.distinct(store, ONE, THIRD, who="Amir")
    with pytest.raises(UsageError, match="Amir said .* already"):
        gapgraph.distinct(store, THIRD, ONE)
    with pytest.raises(UsageError, match="Nobody said"):
        gapgraph.distinct(store, OTHER, THIRD, undo=True)


def test_a_person_settles_which_body_is_meant(store: Store, registers: dict[str, Path], papers: Path) -> None:
    gapgraph.add_register(store, "schools", registers["schools"])
    school = "Larch Hill Primary School"
    gapgraph.distinct(store, school, "900006", who="Lucy")
    assert not _codes(store, school)
    with pytest.raises(ContradictionError, match="Lucy said"):
        gapgraph.merge(store, school, "schools:900006")
    gapgraph.merge(store, school, "schools:900008", who="Lucy", because="it became one")
    gapgraph.build([papers], store, force=True)
    assert _codes(store, school) == {"900008"}
    gapgraph.unmerge(store, school, "900008", who="Lucy")
    assert not _codes(store, school)
    with pytest.raises(UsageError, match="entries of registers"):
        gapgraph.merge(store, "900006", "900008")
    gapgraph.remove_register(store, "schools")
    assert len(read_decisions(store)) == 2, "what people decided outlives the register"


def _codes(store: Store, name: str) -> set[str]:
    query = f'SELECT ?code WHERE {{ ?party <http://www.w3.org/2000/01/rdf-schema#label> "{name}" ; <http://www.w3.org/ns/org#identifier> ?code }}'
    return {str(row["code"]) for row in store.select(query)}


def test_who_decides_is_the_argument_the_environment_or_the_user(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GAPGRAPH_USER", "Amir")
    assert gapgraph.merge(store, ONE, OTHER).who == "Amir"
    assert gapgraph.unmerge(store, ONE, OTHER, who="Lucy").withdrawn_by == "Lucy"
    monkeypatch.delenv("GAPGRAPH_USER")
    monkeypatch.setattr("getpass.getuser", lambda: "tom")
    assert gapgraph.merge(store, ONE, OTHER).who == "tom"


def test_decisions_in_the_graph_of_reviews_still_count(store: Store, papers: Path) -> None:
    one, other = f"{DATA}body/ashby-carers-alliance", f"{DATA}body/northgate-carers-alliance"
    gg = "https://w3id.org/gapgraph/ontology#"
    kind = f"<{DATA}x> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{gg}SameParty> .\n"
    store.replace(f"{DATA}graph/reviews", kind + "".join(f"<{DATA}x> <{gg}party> <{iri}> .\n" for iri in (one, other)))
    gapgraph.build([papers], store, force=True)
    assert _one_party(store, ONE, OTHER)


def test_gaps_follow_a_merge(store: Store) -> None:
    gapgraph.merge(store, ONE, OTHER)
    assert gapgraph.list_gaps(store) == gapgraph.find_gaps(store)
