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
        ("the Department", "GovernmentBody", True),
        ("Secretary of State", "GovernmentBody", True),
        ("Executive Agency", "GovernmentBody", True),
        ("the government", "GovernmentBody", False),
        ("Department for Education", "GovernmentBody", False),
        ("Cabinet Office", "GovernmentBody", False),
        ("CCGs", "NHSBody", True),
        ("NHS", "NHSBody", False),
        ("Department for Communities and Local Government", "Other", False),
        ("Advisory Board", "PartnershipBody", True),
        ("Planning Advisory Service", "Other", False),
        ("Authorities", "Other", True),
        ("Children and Young People’s Service", "Other", True),
        ("Assistant Director", "Other", True),
        ("Ashby Family Service", "Other", False),
        ("St Mary's Primary School", "School", True),
        ("All Saints Hospital", "NHSBody", True),
        ("Dale Village College", "School", False),
        ("St John Ambulance", "VoluntaryOrganisation", False),
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


SPELLINGS = [
    # two names with their kinds and scopes, and whether they are one
    ("Skills Task Force", "PartnershipBody", "Skills Taskforce", "PartnershipBody", True),
    ("Mission Dale", "OtherBody", "Missiondale", "OtherBody", True),
    ("Office of Quiet Travel", "GovernmentBody", "Office for Quiet Travel", "GovernmentBody", True),
    ("Dale & Reform Group", "OtherBody", "Dale Reform Group", "PartnershipBody", True),
    ("UK Dale Command", "GovernmentBody", "United Kingdom Dale Command", "GovernmentBody", True),
    ("Dale Digital Service", "OtherBody", "Dale Digital Services", "OtherBody", True),
    ("Scottish Dale Committee", "Committee", "Scottish Dale Select Committee", "Committee", True),
    ("House of Lords Committee", "Committee", "House of Lords Select Committee", "Committee", False),
    ("Dale University", "ResearchBody", "University of Dale", "ResearchBody", False),
    ("Dale University", "ResearchBody", "Dalle University", "ResearchBody", False),
    ("Dale Carers Trust", "VoluntaryOrganisation", "Dale Carers Trust Ltd", "Company", False),
    ("Dale Bank", "Company", "Dale Banks", "Company", False),
    ("Family Service", "OtherBody", "Family Services", "OtherBody", False),
    ("Dale County Council", "Council", "Dale City Council", "Council", False),
]


@pytest.mark.parametrize(("one", "kind", "other", "other_kind", "same"), SPELLINGS)
def test_spellings_of_one_name_are_merged_and_likenesses_are_not(one: str, kind: str, other: str, other_kind: str, same: bool) -> None:
    parties = {f"{DATA}body/{slug(name)}": _named(name, type_) for name, type_ in ((one, kind), (other, other_kind))}
    assert [merge.method for merge in find_merges(parties)] == ["spelling"] * same


def test_spellings_in_two_scopes_stay_apart() -> None:
    parties = {f"{DATA}body/ashby/skills-task-force": _named("Skills Task Force", "PartnershipBody"), f"{DATA}body/oakham/skills-taskforce": _named("Skills Taskforce", "PartnershipBody")}
    assert find_merges(parties) == ()


@pytest.mark.parametrize(
    ("names", "merged"),
    [
        (("Ashby CC", "Ashby County Council"), [("ashby-cc", "ashby-county-council")]),
        (("Ashby CC", "Ashby City Council"), [("ashby-cc", "ashby-city-council")]),
        (("Ashby CC", "Ashby County Council", "Ashby City Council"), []),
        (("Ashby MBC", "Ashby Metropolitan Borough Council"), [("ashby-mbc", "ashby-metropolitan-borough-council")]),
        (("Ashby DC", "Ashby County Council"), []),
        (("Ashby Council", "Ashby County Council"), []),
    ],
)
def test_a_shortened_sort_is_its_fuller_form_if_only_one_fits(names: tuple[str, ...], merged: list[tuple[str, str]]) -> None:
    parties = {f"{DATA}body/{slug(name)}": _named(name, "Council") for name in names}
    assert [(m.party.rsplit("/", 1)[1], m.into.rsplit("/", 1)[1]) for m in find_merges(parties)] == merged


def test_no_chain_of_merges_joins_what_a_person_refused() -> None:
    one, other, short = f"{DATA}body/dfx", f"{DATA}body/department-for-x", f"{DATA}body/x-office"
    parties = {one: _named("DfX", "OtherBody"), other: _named("Department for X", "GovernmentBody", "DfX"), short: _named("X Office", "GovernmentBody")}
    merges = find_merges(parties, (Merge(short, one, "person", 1.0),), (frozenset((short, other)),))
    assert [(m.party, m.into, m.method) for m in merges] == [(short, one, "person")]


def test_a_name_that_is_merged_into_two_makes_them_one() -> None:
    assert identity_map([Merge("a", "b", "person", 1.0), Merge("a", "c", "person", 1.0)]) == {"a": "b", "c": "b"}


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
