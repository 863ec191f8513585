"""The networks: who is bound to whom, that each line is a fact, and what the measures say."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gapgraph.dossier import read_dossier
from gapgraph.networks import Net, brokers, gap_network, measures, partner_network, statistic_network
from gapgraph.questions.writing import to_csv
from graph_store import open_store
from graph_store.contract import Store
from graph_store.errors import UnknownNameError
from graph_store.namespaces import DATA, GG

COUNCIL, TRUST = f"{DATA}body/northmoor-council", f"{DATA}body/harrow-vale-nhs-trust"
BOARD, LEDGER = f"{DATA}body/northmoor-partnership-board", f"{DATA}source/referral-ledger"


def ties(net: Net, source: str, target: str) -> set[tuple[str, str]]:
    """Return kind and label of every line from one node to another."""
    return {(data["kind"], data["label"]) for data in (net.get_edge_data(source, target) or {}).values()}


def path_of(*names: str) -> Net:
    """Return a network in which each name is bound to the next one."""
    net: Net = nx.MultiDiGraph()
    net.add_nodes_from((name, {"label": name, "type": "Council"}) for name in names)
    net.add_edges_from(pairwise(names))
    return net


def test_parallel_facts_between_two_partners_are_all_kept(store: Store) -> None:
    assert ties(partner_network(store), TRUST, COUNCIL) == {
        ("commitment", "has committed to"),
        ("commitment", "shares a commitment with"),
    }


@pytest.mark.parametrize(
    ("source", "target", "tie"),
    [
        (f"{DATA}person/ada-brook", COUNCIL, ("membership", "is Chair of")),
        (f"{DATA}person/ada-brook", BOARD, ("attendance", "sat at the table of")),
        (f"{DATA}person/liz-marl", BOARD, ("attendance", "sent apologies to")),
        (f"{DATA}person/ada-brook", f"{DATA}person/tom-sedge", ("vote", "moved, seconded by")),
        (f"{DATA}body/quotes-and-oneil-trust", LEDGER, ("data", "cannot see")),
        (TRUST, LEDGER, ("data", "holds")),
        (TRUST, f"{DATA}source/annual-return-2018", ("citation", "cites")),
        (TRUST, BOARD, ("commitment", "is tasked in the papers of")),
        (f"{DATA}body/night-line", COUNCIL, ("succession", "was taken over by")),
        (f"{DATA}body/wave-youth", f"{DATA}service/night-line", ("service", "provides")),
    ],
)
def test_each_kind_of_fact_binds_whom_it_should(store: Store, source: str, target: str, tie: tuple[str, str]) -> None:
    assert tie in ties(partner_network(store), source, target)


@pytest.mark.parametrize("build", [partner_network, statistic_network, gap_network])
def test_every_line_is_a_fact_with_the_words_of_its_document(store: Store, build: object) -> None:
    dossier = read_dossier(store)
    net: Net = build(dossier)  # type: ignore[operator]  # one of three functions
    assert net.number_of_edges() > 5
    for _, _, data in net.edges(data=True):
        assert dossier.papers[data["document"]].text[data["start"] : data["end"]] == data["words"]
        assert data["fact"].startswith(DATA)


def test_a_network_from_a_store_is_that_from_its_dossier(store: Store) -> None:
    one, other = partner_network(store), partner_network(read_dossier(store))
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True)) == list(other.edges(keys=True))


def test_a_party_that_nothing_binds_is_still_there(store: Store) -> None:
    assert partner_network(store).degree(f"{DATA}post/northmoor-council/chair") == 0


def test_names_that_were_merged_are_one_node(store: Store) -> None:
    store.update(
        f"DELETE {{ GRAPH ?g {{ <{TRUST}> ?p ?o }} }} INSERT {{ GRAPH ?g {{ <{TRUST}> ?p <{COUNCIL}> }} }} "
        f"WHERE {{ GRAPH ?g {{ <{TRUST}> ?p ?o }} FILTER(STRENDS(STR(?p), '#identity')) }}"
    )
    net = partner_network(store)
    assert TRUST not in net
    assert ("data", "holds") in ties(net, COUNCIL, LEDGER)
    assert not nx.number_of_selfloops(net)


def test_the_way_of_a_figure_leads_over_its_speaker_to_the_body(store: Store) -> None:
    net = statistic_network(store, "40%")
    (figure,) = (node for node, data in net.nodes(data=True) if data["type"] == "Statistic")
    assert nx.has_path(net, figure, TRUST)
    assert ties(net, figure, f"{DATA}person/tom-sedge") == {("attribution", "is attributed to")}


def test_a_post_that_speaks_leads_to_the_body_it_is_in(store: Store) -> None:
    naming = f"<{DATA}document/minutes.txt#naming-post>"
    chair = f"<{DATA}post/northmoor-council/chair>"
    store.update(
        f"PREFIX gg: <{GG}> INSERT {{ GRAPH ?g {{ ?figure gg:attributedTo {chair} . {naming} a gg:Fact, gg:Naming ; gg:names {chair} ; "
        f"gg:partOf <{BOARD}> ; gg:statedIn ?document ; gg:quotation ?words }} }} "
        "WHERE { GRAPH ?g { ?figure a gg:Statistic ; gg:figureText '40%' ; gg:statedIn ?document ; gg:quotation ?words } }"
    )
    assert ties(statistic_network(store, "40%"), f"{DATA}post/northmoor-council/chair", BOARD) == {("membership", "belongs to")}


def test_a_cited_figure_leads_to_its_source(store: Store) -> None:
    net = statistic_network(store, "1,250 young people were seen")
    assert [data["label"] for _, target, data in net.edges(data=True) if target == f"{DATA}source/annual-return-2018"] == ["rests on"]


def test_a_figure_that_is_withheld_is_found_by_its_words(store: Store) -> None:
    net = statistic_network(store, "figures in the annex")
    assert [data["label"] for _, data in net.nodes(data=True) if data["type"] == "Statistic"] == [
        "figure withheld: The figures in the annex"
    ]


def test_an_unknown_figure_is_an_error_that_lists_the_figures(store: Store) -> None:
    with pytest.raises(UnknownNameError, match="One in five"):
        statistic_network(store, "a million")


def test_each_gap_hangs_on_its_kind_and_what_it_touches(store: Store) -> None:
    net = gap_network(store)
    gap = f"{DATA}finding/no-deadline-0000000001"
    assert {data["kind"] for _, _, data in net.out_edges(gap, data=True)} == {"kind", "expectation", "touches"}
    assert net.nodes[gap]["searched"].count(";") == 2


def test_an_empty_store_gives_empty_networks_and_measures() -> None:
    with open_store() as empty:
        found = measures(partner_network(empty))
        assert (found.rows, found.components) == ((), ())
        assert len(statistic_network(empty)) == len(gap_network(empty)) == 0


def test_the_middle_of_a_path_is_its_broker_and_its_only_link() -> None:
    found = measures(path_of("a", "b", "c", "d", "e"))
    first = found.rows[0]
    assert (first.party, first.only_link, first.cuts_off) == ("c", True, 2)
    assert first.broker == pytest.approx(2 / 3)
    assert found.bridges == (("a", "b"), ("b", "c"), ("c", "d"), ("d", "e"))
    assert {row.party: row.cuts_off for row in found.rows} == {"a": 0, "b": 1, "c": 2, "d": 1, "e": 0}


def test_nobody_brokers_in_a_ring() -> None:
    found = measures(path_of("a", "b", "c", "d", "a"))
    assert not any(row.only_link for row in found.rows)
    assert not found.bridges
    assert found.components == (4,)


def test_a_party_alone_is_said_to_be_alone() -> None:
    net = path_of("a", "b")
    net.add_node("c", label="c", type="Council")
    alone = next(row for row in measures(net).rows if row.party == "c")
    assert (alone.group, alone.neighbours) == (0, 0)
    assert alone.in_words == "Nothing in the documents read binds c to anybody."


def test_measures_are_the_same_whatever_the_order_of_nodes_and_lines() -> None:
    karate = nx.karate_club_graph()
    lines = sorted((str(a), str(b)) for a, b in karate.edges())
    both = []
    for order in (lines, lines[::-1]):
        net: Net = nx.MultiDiGraph()
        net.add_nodes_from((name, {"label": name, "type": "Person"}) for name in dict.fromkeys(end for line in order for end in line))
        net.add_edges_from(order)
        both.append(measures(net))
    assert both[0] == both[1]
    assert both[0].rows[0].party == "0"  # the instructor, whose betweenness is the highest in the published network
    assert 3 <= len(both[0].groups) <= 5


def test_brokers_are_answered_like_any_question(store: Store) -> None:
    answer = brokers(store)
    first = dict(zip([column.name for column in answer.columns], answer.rows[0], strict=True))
    assert (first["party"].text, first["party"].iri) == ("Northmoor Partnership Board", BOARD)
    assert (first["only_link"].text, first["cuts_off"].text) == ("true", "5")
    assert to_csv(answer).splitlines()[0] == "party,kind,bound_to,facts,broker_score,only_link,cuts_off,group,in_words"
    assert "Chair" not in {row[0].text for row in answer.rows}


def test_the_table_has_a_value_for_every_column(store: Store) -> None:
    found = measures(partner_network(store))
    assert all(len(row) == len(found.columns) for row in found.table())
    assert found.table()[0][0] == found.rows[0].party


@pytest.mark.parametrize("build", [partner_network, statistic_network, gap_network])
def test_a_network_can_be_written_for_other_programs_as_it_is(store: Store, build: object) -> None:
    net: Net = build(store)  # type: ignore[operator]  # one of three functions
    assert all(isinstance(value, str | int | float) for _, data in net.nodes(data=True) for value in data.values())
    again = nx.parse_graphml("\n".join(nx.generate_graphml(net)), force_multigraph=True)
    assert again.number_of_edges() == net.number_of_edges()
    assert {data["label"] for _, data in again.nodes(data=True)} == {data["label"] for _, data in net.nodes(data=True)}
    assert nx.read_gexf(BytesIO("\n".join(nx.generate_gexf(net)).encode())).number_of_nodes() == len(net)


@settings(deadline=None)  # a busy machine is no fault
@given(st.integers(2, 14), st.lists(st.tuples(st.integers(0, 13), st.integers(0, 13)), max_size=25))
def test_who_is_cut_off_is_counted_as_if_the_party_were_taken_away(size: int, lines: list[tuple[int, int]]) -> None:
    net = path_of("0")
    net.add_nodes_from((str(i), {"label": str(i), "type": "Council"}) for i in range(size))
    net.add_edges_from((str(a), str(b)) for a, b in lines if a != b and max(a, b) < size)
    simple = nx.Graph(net.to_undirected())
    for row in measures(net).rows:
        rest = simple.subgraph(nx.node_connected_component(simple, row.node) - {row.node})
        pieces = sorted(map(len, nx.connected_components(rest)))
        assert row.cuts_off == sum(pieces[:-1])
