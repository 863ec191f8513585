"""Bodies of documents identified by registers, through the whole road."""

from __future__ import annotations

from pathlib import Path

import pytest

import gapgraph
from graph_store import open_store
from graph_store.contract import Store
from graph_store.errors import InputError, UnknownNameError, UsageError
from graph_store.namespaces import DATA, IDENTITIES_GRAPH, REGISTER_GRAPHS
from graph_store.validation import validate
from ingest.identify.registers import keeping
from ingest.identify.registers.writing import register_graph

pytestmark = pytest.mark.first


def _paper(folder: Path, name: str, text: str, *, publisher: str = "Wold Partnership Board", date: str = "4 May 2015") -> None:
    folder.joinpath(name).write_text(f"{publisher}\nMinutes of the meeting held on {date}\n\n{text}\n", encoding="utf-8")


def _listed(store: Store) -> dict[str, str]:
    """The official identifier by name, of the names that are identified."""
    return {row[0].text: row[3].text for row in gapgraph.run(store, "identities").rows if row[1].text == "is listed as"}


def _open(store: Store) -> dict[str, list[str]]:
    """The candidates of each name that is open."""
    found: dict[str, list[str]] = {}
    for row in gapgraph.run(store, "ambiguous-names").rows:
        found.setdefault(row[0].text, []).append(row[3].text)
    return found


def _add(store: Store, registers: dict[str, Path], *forms: str) -> None:
    for form in forms or registers:
        gapgraph.add_register(store, form, registers[form])


CASES = [
    # what the paper says, its publisher, its date; then what is identified, and what stays open
    ("Ashby County Council agreed to publish the plan.", "Wold Partnership Board", "4 May 2015", {"Ashby County Council": "E10000901"}, set()),
    ("Ashby CC agreed to publish the plan.", "Wold Partnership Board", "4 May 2015", {"Ashby CC": "E10000901"}, set()),
    ("Ashby City Council agreed to publish the plan.", "Wold Partnership Board", "4 May 2015", {}, set()),
    ("Ashby Town Council agreed to publish the plan.", "Wold Partnership Board", "4 May 2015", {}, set()),
    ("Oakham Borough Council agreed to publish the plan.", "Wold Partnership Board", "4 May 2015", {"Oakham Borough Council": "E09000903"}, set()),
    ("Firs and Dale Council agreed to publish the plan.", "Wold Partnership Board", "4 May 2015", {"Firs and Dale Council": "E07000904"}, set()),
    ("Firs and Dale Council agreed to publish the plan.", "Wold Partnership Board", "4 May 2021", {"Firs and Dale Council": "E06000905"}, set()),
    ("Ashby and Dale NHS Foundation Trust agreed to publish it.", "Wold Partnership Board", "4 May 2015", {"Ashby and Dale NHS Foundation Trust": "RX0"}, set()),
    ("Elmbridge Mental Health NHS Trust agreed to publish it.", "Wold Partnership Board", "4 May 2015", {"Elmbridge Mental Health NHS Trust": "RX1"}, set()),
    ("St Mary's Catholic Primary School agreed to take part.", "Wold Partnership Board", "4 May 2015", {}, {"St Mary's Catholic Primary School"}),
    ("St Mary's Catholic Primary School agreed to take part.", "Oakham Partnership Board", "4 May 2015", {"St Mary's Catholic Primary School": "900002"}, set()),
    ("St Mary's Catholic Primary School in Ashby agreed to take part.", "Wold Partnership Board", "4 May 2015", {"St Mary's Catholic Primary School": "900001"}, set()),
    ("Dale Village College agreed to take part.", "Wold Partnership Board", "4 May 2015", {"Dale Village College": "900005"}, set()),
    ("Dale Village College agreed to take part.", "Wold Partnership Board", "4 May 2009", {"Dale Village College": "900004"}, set()),
    ("Larch Hill School agreed to take part.", "Wold Partnership Board", "4 May 2015", {}, {"Larch Hill School"}),
    ("The Larch Hub agreed to take part.", "Ashby Partnership Board", "4 May 2015", {}, set()),
    ("Elmbridge University agreed to take part.", "Wold Partnership Board", "4 May 2015", {"Elmbridge University": "900010"}, set()),
    ("Larch Hill Primary School agreed to take part.", "Wold Partnership Board", "4 May 2015", {"Larch Hill Primary School": "900006"}, set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "publisher", "date", "listed", "open_"), CASES)
def test_names_are_identified_or_stay_open(
    papers: Path, registers: dict[str, Path], text: str, publisher: str, date: str, listed: dict[str, str], open_: set[str]
) -> None:
    _paper(papers, "a.txt", text, publisher=publisher, date=date)
    with open_store(None) as store:
        _add(store, registers)
        result = gapgraph.build([papers], store)
        assert _listed(store) == listed
        assert set(_open(store)) == open_
        assert result.identities == {"identified": len(listed), "open": len(open_)}
        assert result.ok


def test_two_names_that_a_register_lists_as_one_body_are_merged(papers: Path, registers: dict[str, Path]) -> None:
    _paper(papers, "a.txt", "London Borough of Oakham agreed to write to Ashby County Council.")
    _paper(papers, "b.txt", "Oakham Borough Council agreed to publish the plan.")
    with open_store(None) as store:
        gapgraph.build([papers], store)
        assert len(_parties(store, "Oakham")) == 2
        _add(store, registers, "councils")
        assert len(_parties(store, "Oakham")) == 1
        rows = [[cell.text for cell in row] for row in gapgraph.run(store, "identities", {"name": "oakham"}).rows]
        assert ["London Borough of Oakham", "the same", "Oakham Borough Council", "", "register", "0.85", "", "", ""] in rows
        (partner,) = gapgraph.run(store, "partners", {"name": "oakham"}).rows
        assert [cell.text for cell in partner[2:]] == ["Oakham Borough Council", "", "E09000903", "2"]
        gapgraph.remove_register(store, "councils")
        assert len(_parties(store, "Oakham")) == 2
        assert _listed(store) == {}


def _parties(store: Store, name: str) -> set[str]:
    return {row[0].iri for row in gapgraph.run(store, "partners", {"name": name}).rows}


def test_every_candidate_is_written_with_the_parts_of_its_score(papers: Path, registers: dict[str, Path]) -> None:
    _paper(papers, "a.txt", "St Mary's Catholic Primary School agreed to take part.")
    with open_store(None) as store:
        gapgraph.build([papers], store)
        _add(store, registers, "schools")
        rows = [[cell.text for cell in row] for row in gapgraph.run(store, "ambiguous-names").rows]
        assert [row[2:] for row in rows] == [
            ["3", "St Mary's Catholic Primary School (900001), Ashby", "0.75", "0.55", "0.1", "0", "0.1"],
            ["3", "St Mary's Catholic Primary School (900002), Oakham, from 1990-09-01", "0.75", "0.55", "0.1", "0", "0.1"],
            ["3", "St Mary's Catholic Primary School (900003), Elmbridge, until 2001-08-31", "0.55", "0.55", "0.1", "0", "-0.1"],
        ]
        assert rows[0][1] == "2 bodies can be meant, and neither place nor time settles which."
        assert validate(store).conforms
        assert validate(store, graphs=[register_graph("schools"), IDENTITIES_GRAPH]).conforms


def test_a_saints_name_in_the_papers_of_two_places_is_two_parties(papers: Path, registers: dict[str, Path]) -> None:
    _paper(papers, "a.txt", "St Mary's Catholic Primary School agreed to take part.", publisher="Ashby Partnership Board")
    _paper(papers, "b.txt", "St Mary's Catholic Primary School agreed to take part.", publisher="Oakham Partnership Board")
    with open_store(None) as store:
        gapgraph.build([papers], store)
        _add(store, registers, "schools")
        listed = {row[3].text for row in gapgraph.run(store, "identities").rows}
        assert listed == {"900001", "900002"}
        assert len(_parties(store, "St Mary")) == 2


def test_registers_lie_in_graphs_of_their_own_and_are_replaced_as_a_whole(papers: Path, registers: dict[str, Path]) -> None:
    _paper(papers, "a.txt", "Dale Village College agreed to take part.")
    with open_store(None) as store:
        gapgraph.build([papers], store)
        added = gapgraph.add_register(store, "schools", registers["schools"], licence="OGL")
        assert (added.register.entries, added.register.left_out, added.register.file, added.register.licence) == (10, 0, "schools.csv", "OGL")
        assert [register.name for register in gapgraph.registers(store)] == ["schools"]
        first = list(store.dump([register_graph("schools")]))
        registers["schools"].write_text(registers["schools"].read_text(encoding="utf-8").replace("Dale Village", "Dell Village"), encoding="utf-8")
        gapgraph.add_register(store, "schools", registers["schools"])
        changed = list(store.dump([register_graph("schools")]))
        assert _listed(store) == {}
        with open_store(None) as other:
            gapgraph.add_register(other, "schools", registers["schools"])
            assert list(other.dump([register_graph("schools")])) == changed != first


def test_a_register_whose_adding_was_broken_off_counts_for_nothing(papers: Path, registers: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(None) as store:
        register, content, _ = keeping.read_register("schools", registers["schools"])
        store.load([content])
        assert gapgraph.registers(store) == ()
        keeping.keep_register(store, register, content)
        assert len(gapgraph.registers(store)) == 1
        assert store.count(register_graph("schools")) == len(content.splitlines()) + 10


def test_two_editions_of_one_register_do_not_compete(papers: Path, registers: dict[str, Path]) -> None:
    _paper(papers, "a.txt", "Ashby County Council agreed to publish the plan.")
    with open_store(None) as store:
        gapgraph.build([papers], store)
        gapgraph.add_register(store, "councils", registers["councils"], name="councils-2014")
        gapgraph.add_register(store, "councils", registers["councils"], name="councils-2015")
        assert _listed(store) == {"Ashby County Council": "E10000901"}


def test_an_export_leaves_the_registers_out_unless_asked(papers: Path, registers: dict[str, Path]) -> None:
    from gapgraph.exporting import export

    _paper(papers, "a.txt", "Ashby County Council agreed to publish the plan.")
    with open_store(None) as store:
        gapgraph.build([papers], store)
        _add(store, registers, "councils")
        assert REGISTER_GRAPHS not in (export(store, "nquads") or "")
        assert REGISTER_GRAPHS in (export(store, "nquads", registers=True) or "")
        assert "E10000901" in (export(store, "nquads") or "")


def test_the_same_documents_and_registers_give_the_same_bytes(papers: Path, registers: dict[str, Path]) -> None:
    _paper(papers, "a.txt", "Ashby CC wrote to St Mary's Catholic Primary School and to Oakham Borough Council.")
    dumps = []
    for first in (True, False):
        with open_store(None) as store:
            if first:
                _add(store, registers)
            gapgraph.build([papers], store)
            if not first:
                _add(store, registers)
            dumps.append([line for line in store.dump() if "/graph/activities>" not in line])
    assert dumps[0] == dumps[1]


def test_what_is_wrong_is_told(papers: Path, registers: dict[str, Path], tmp_path: Path) -> None:
    with open_store(None) as store:
        with pytest.raises(UnknownNameError, match="councils, nhs, schools"):
            gapgraph.add_register(store, "pigeons", registers["schools"])
        with pytest.raises(InputError, match="cannot be read"):
            gapgraph.add_register(store, "schools", tmp_path / "missing.csv")
        with pytest.raises(InputError, match="no column 'urn'"):
            gapgraph.add_register(store, "schools", registers["councils"])
        with pytest.raises(UsageError, match="my-schools"):
            gapgraph.add_register(store, "schools", registers["schools"], name="My Schools")
        with pytest.raises(UnknownNameError, match="no register called 'schools'"):
            gapgraph.remove_register(store, "schools")
        assert store.count() == 0


@pytest.mark.needs("shared")
def test_real_documents_and_real_registers(shared_seeds: Path) -> None:
    """Read by eye: the county council is certain; the college was closed and opened again, and its paper has no date."""
    folder = shared_seeds.parent / "registers"
    with open_store(None) as store:
        gapgraph.build([shared_seeds], store)
        for form, file in (("councils", "uk_local_authorities_current.csv"), ("nhs", "nhs_trusts_etr.csv"), ("schools", "schools.csv")):
            gapgraph.add_register(store, form, folder / file)
        assert _listed(store) == {"Kent County Council": "E10000016"}
        assert set(_open(store)) == {"Swavesey Village College", "West London Trust"}
        assert len(_open(store)["Swavesey Village College"]) == 2
        iri = f"{DATA}body/kent-county-council"
        assert len(store.select(f"SELECT ?x WHERE {{ <{iri}> <http://www.w3.org/ns/org#identifier> ?x }}")) == 1
