"""The layout: everybody has a place of their own, the same each time, and large networks take seconds."""

from __future__ import annotations

import math
import random
import time

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gapgraph.networks import Net
from gapgraph.views.layout import LARGEST, positions


def net_of(size: int, lines: list[tuple[int, int]]) -> Net:
    """Return a network of numbered nodes."""
    net: Net = nx.MultiDiGraph()
    net.add_nodes_from(f"{number:05}" for number in range(size))
    net.add_edges_from((f"{a % size:05}", f"{b % size:05}") for a, b in lines if a % size != b % size)
    return net


@settings(deadline=None)  # a busy machine is no fault
@given(st.integers(1, 40), st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=60))
def test_every_node_has_a_place_of_its_own_whatever_the_network(size: int, lines: list[tuple[int, int]]) -> None:
    net = net_of(size, lines)
    places = positions(net)
    assert set(places) == set(net)
    assert len(set(places.values())) == len(net)
    assert places == positions(net)


def test_nodes_stand_far_enough_apart_to_be_told_apart() -> None:
    chance = random.Random(3)
    places = list(positions(net_of(120, [(chance.randrange(120), chance.randrange(120)) for _ in range(200)])).values())
    nearest = [min(math.dist(one, other) for other in places if other is not one) for one in places]
    assert min(nearest) > 20
    assert sorted(nearest)[len(nearest) // 20] > 45


def test_components_do_not_overlap_and_unbound_nodes_stand_beneath() -> None:
    ring = [(i, (i + 1) % 10) for i in range(10)]
    places = positions(net_of(14, [*ring, (10, 11)]))
    of_ring, of_pair = [places[f"{i:05}"] for i in range(10)], [places["00010"], places["00011"]]
    beside = max(x for x, _ in of_ring) < min(x for x, _ in of_pair)
    beneath = max(y for _, y in of_ring) < min(y for _, y in of_pair)
    assert beside or beneath
    assert min(places["00012"][1], places["00013"][1]) > max(y for _, y in (*of_ring, *of_pair))


def test_an_empty_network_has_no_places() -> None:
    assert positions(nx.MultiDiGraph()) == {}


@pytest.mark.parametrize("size", [LARGEST + 1, 1_500])
def test_a_star_that_no_grouping_splits_is_laid_out_too(size: int) -> None:
    assert len(set(positions(net_of(size, [(0, i) for i in range(1, size)])).values())) > size * 0.95


def test_a_thousand_nodes_are_laid_out_in_seconds() -> None:
    chance = random.Random(5)
    net = net_of(1_000, [(a, (a // 25) * 25 + chance.randrange(25)) for a in range(1_000) for _ in range(2)])
    started = time.perf_counter()
    positions(net)
    assert time.perf_counter() - started < 10  # 0.4 s measured; a layout that grows with the square takes minutes
