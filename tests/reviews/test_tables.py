"""Reviews as CSV: out, filled in, and in again; one wrong row, and nothing is taken in."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

import gapgraph
from gapgraph.reviews.tables import list_to_csv, reviews_to_csv
from graph_store import open_store
from graph_store.contract import Store
from graph_store.errors import InputError
from graph_store.namespaces import DATA
from tests.reviews.papers import fact

HEADER = "iri,verdict,field,value,who,when,because\n"


def test_a_list_goes_out_is_filled_in_and_comes_in(store: Store) -> None:
    text = list_to_csv(gapgraph.worth_a_look(store, limit=None))
    rows = list(csv.DictReader(io.StringIO(text)))
    assert set(rows[0]) >= {"iri", "verdict", "field", "value", "who", "when", "because", "words", "document", "place", "why"}
    assert not any(row["verdict"] for row in rows)
    assert gapgraph.import_reviews(store, text) == ()
    passage = str(next(iter(store.select("SELECT ?p { ?p a <https://w3id.org/gapgraph/ontology#Passage> } ORDER BY ?p")))["p"])
    fill = {
        fact(store, "double checked"): {"verdict": "Reject", "because": "=no promise", "who": "Lucy"},
        fact(store, "publish the plan"): {"verdict": "correct", "field": "owner", "value": "Amir Booth", "when": "2026-03-01"},
        gapgraph.list_gaps(store, only="source-not-held")[0].iri: {"verdict": "closed", "value": passage},
    }
    target = io.StringIO()
    writer = csv.DictWriter(target, list(rows[0]))
    writer.writeheader()
    writer.writerows({**row, **fill.get(row["iri"], {})} for row in rows)
    made = gapgraph.import_reviews(store, target.getvalue(), who="Carol")
    told = {(one.verdict, one.who, one.because, one.value, one.by, one.when[:10] if one.field else "") for one in made}
    assert told == {("rejected", "Lucy", "=no promise", "", "", ""), ("superseded", "Carol", "", "Amir Booth", "", "2026-03-01"), ("closed", "Carol", "", "", passage, "")}
    assert gapgraph.run(store, "actions").left_out == 2
    assert gapgraph.validate(store).conforms


def test_what_was_said_goes_into_another_store_of_the_same_papers(store: Store, papers: Path) -> None:
    gapgraph.review(store, fact(store, "double checked"), "rejected", who="Lucy", because='said "no",\nplainly')
    gapgraph.correct(store, fact(store, "publish the plan"), {"owner": "Amir Booth", "due": ""}, who="Amir")
    gapgraph.review(store, fact(store, "lack of beds", "concern"), "rejected")
    gapgraph.undo_review(store, fact(store, "lack of beds", "concern"))
    text = reviews_to_csv(gapgraph.list_reviews(store))
    with open_store(None) as other:
        gapgraph.build([papers], other)
        made = gapgraph.import_reviews(other, text)
        assert set(made) == {one for one in gapgraph.list_reviews(store) if one.stands}
        assert gapgraph.import_reviews(other, text) == ()
        assert [row[2].text for row in gapgraph.run(other, "actions").rows] == [row[2].text for row in gapgraph.run(store, "actions").rows]


def test_of_two_rows_the_later_stands(store: Store) -> None:
    iri = fact(store, "double checked")
    gapgraph.import_reviews(store, f"{HEADER}{iri},rejected,,,,,\n{iri},accepted,,,,,\n")
    assert [one.verdict for one in gapgraph.list_reviews(store)] == ["rejected", "accepted"]
    assert gapgraph.run(store, "actions").left_out == 0


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("", 1, "The column iri and verdict is missing."),
        ("iri,words\n", 1, "The column verdict is missing."),
        (HEADER + "{iri},rejected,,,,,\n{iri},refused,,,,,\n", 3, "There is no verdict called 'refused'."),
        (HEADER + "{iri},rejected,,,,,\nmay.txt#commitment-0000000000,rejected,,,,,\n", 3, "There is no fact, link or finding"),
        (HEADER + "{iri},rejected,,,,,\n,rejected,,,,,\n", 3, "There is no fact, link or finding ''."),
        (HEADER + "{iri},correct,colour,red,,,\n", 2, "There is no field of a commitment that can be corrected called 'colour'."),
        (HEADER + "{iri},correct,owner,Nobody Known,,,\n", 2, "Nothing that was read is called 'Nobody Known'."),
        (HEADER + "{iri},closed,,,,,\n", 2, "is a fact and no finding"),
        (HEADER + "{iri},rejected,,,,yesterday,\n", 2, "'yesterday' is no date and time."),
        (HEADER + '{iri},rejected,,,,,"one\ntwo"\n{iri},refused,,,,,\n', 4, "There is no verdict called 'refused'."),
        (HEADER + '{iri},"rejected,,,,,\n', 2, "This is no CSV"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_told_with_its_line_and_nothing_is_taken_in(store: Store, text: str, line: int, told: str) -> None:
    with pytest.raises(InputError) as caught:
        gapgraph.import_reviews(store, text.replace("{iri}", fact(store, "double checked")), where="v.csv")
    assert told in str(caught.value)
    assert caught.value.where == f"v.csv:{line}"
    assert gapgraph.list_reviews(store) == ()
    assert gapgraph.run(store, "actions").left_out == 0


def test_columns_may_stand_in_any_order_and_spreadsheets_may_add_a_mark(store: Store) -> None:
    iri = fact(store, "double checked").removeprefix(f"{DATA}document/")
    (made,) = gapgraph.import_reviews(store, f"\ufeffVerdict, IRI ,note\r\nREJECT,{iri},mine\r\n\r\n")
    assert (made.verdict, made.of.endswith(iri)) == ("rejected", True)
