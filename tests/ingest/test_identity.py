"""Names, scopes and identities across documents."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_store import open_store
from graph_store.namespaces import DATA, GG
from ingest.identify.corpus import Merge, find_merges, identity_map
from ingest.identify.local import post_iri, source_iri
from ingest.identify.names import fold, is_acronym, slug
from ingest.identify.scope import body_slug, is_scoped
from ingest.pipeline import build
from ingest.triples.parties import Named


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Children’s Health & Wellbeing Board", "Children's Health and Wellbeing Board"),
        ("ASHBY LTD", "Ashby Limited"),
        ("Café Zoë", "cafe zoe"),
    ],
)
def test_spellings_of_one_name_fold_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    assert slug(one) == slug(other)


def test_names_that_differ_stay_apart() -> None:
    assert fold("Health & Wellbeing Board") != fold("Children's Health and Wellbeing Board")


@given(st.text(max_size=120))
def test_a_slug_is_part_of_an_iri(name: str) -> None:
    made = slug(name)
    assert made
    assert made.isascii()
    assert not set(made) & set(' <>"{}|\\^`/#?')


@pytest.mark.parametrize(("name", "yes"), [("DfE", True), ("KCC", True), ("Kent", False), ("A", False), ("NHS England", False)])
def test_acronyms(name: str, yes: bool) -> None:
    assert is_acronym(name) is yes


@pytest.mark.parametrize(
    ("name", "kind", "scoped"),
    [
        ("the Council", "Council", True),
        ("Cabinet", "Committee", True),
        ("Health and Wellbeing Board", "PartnershipBody", True),
        ("Ashby County Council", "Council", False),
        ("NHS England", "NHSBody", False),
        ("House of Commons Health Committee", "Committee", False),
        ("neighbouring authorities", "Collective", True),
    ],
)
def test_scopes(name: str, kind: str, scoped: bool) -> None:
    assert is_scoped(name, kind) is scoped  # type: ignore[arg-type]


def test_a_scope_is_the_parent_then_the_publisher_then_the_document() -> None:
    assert body_slug("Cabinet", "Committee", parent="ashby", publisher="board", document="x") == "ashby/cabinet"
    assert body_slug("Cabinet", "Committee", parent="", publisher="board", document="x") == "board/cabinet"
    assert body_slug("Cabinet", "Committee", parent="", publisher="", document="x") == "x/cabinet"
    assert body_slug("schools", "Collective", parent="ashby", publisher="board", document="x") == "x/schools"


def test_sources_and_posts_have_their_place() -> None:
    assert source_iri("Ashby Needs Assessment", "a.txt") == source_iri("Ashby Needs Assessment", "b.txt")
    assert source_iri("national statistics", "a.txt") != source_iri("national statistics", "b.txt")
    assert post_iri("Head of Planning", "Ashby County Council", "x") == f"{DATA}post/ashby-county-council/head-of-planning"


def _named(name: str, kind: str, *aliases: str) -> Named:
    return Named(Counter([name]), Counter([GG + kind]), set(aliases))


def test_an_acronym_that_one_party_claims_is_that_party() -> None:
    parties = {
        f"{DATA}body/dfx": _named("DfX", "OtherBody"),
        f"{DATA}body/department-for-x": _named("Department for X", "GovernmentBody", "DfX"),
    }
    merges = find_merges(parties)
    assert [(m.party, m.into, m.method) for m in merges] == [(f"{DATA}body/dfx", f"{DATA}body/department-for-x", "acronym")]


def test_an_acronym_that_two_parties_claim_stays_open() -> None:
    parties = {
        f"{DATA}body/cc": _named("CCX", "OtherBody"),
        f"{DATA}body/one": _named("Charity Commission X", "GovernmentBody", "CCX"),
        f"{DATA}body/two": _named("Cumbria Council X", "Council", "CCX"),
    }
    assert find_merges(parties) == ()


def test_what_a_person_refused_is_not_merged() -> None:
    one, other = f"{DATA}body/dfx", f"{DATA}body/department-for-x"
    parties = {one: _named("DfX", "OtherBody"), other: _named("Department for X", "GovernmentBody", "DfX")}
    assert find_merges(parties, (), (frozenset((one, other)),)) == ()


def test_chains_and_rings_of_merges_end() -> None:
    assert identity_map([Merge("a", "b", "person", 1.0), Merge("b", "c", "person", 1.0)]) == {"a": "c", "b": "c"}
    assert identity_map([Merge("a", "b", "person", 1.0), Merge("b", "a", "person", 1.0)]) == {"a": "a", "b": "a"}


def test_an_acronym_of_one_paper_is_known_in_another(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ashby Health Board\nMinutes\n\nThe Department for Quiet Travel (DfQT) agreed to publish the plan.\n")
    (tmp_path / "b.txt").write_text("Ashby Health Board\nMinutes\n\nJane Carter (DfQT) agreed to share the figures.\n")
    with open_store(None) as store:
        build([tmp_path], store)
        rows = store.select(
            f"PREFIX gg: <{GG}> SELECT DISTINCT ?who WHERE {{ ?n gg:nameText ?t ; gg:names/gg:identity ?who FILTER(CONTAINS(STR(?t), 'Quiet') || ?t = 'DfQT') }}"
        )
    assert [str(row["who"]) for row in rows] == [f"{DATA}body/department-for-quiet-travel"]
