"""Who joins whom: one broker, and silos. The steps on rows, and papers of which a part of a definition holds or does not."""

from __future__ import annotations

from pathlib import Path

import pytest

import gapgraph
from gapgraph.gaps import Gap, find_gaps
from gapgraph.gaps.brokers import brokered
from gapgraph.gaps.silos import silos
from gapgraph.proving import validate
from graph_store import open_store
from ingest.pipeline import build

HEAD = "{body}\nMinutes of the meeting held on {day}\n\nPresent: Jane Carter (Chair), Amir Booth (Ashby County Council), Priya Shah (Ashby Hospitals NHS Trust)\n\n"
BOARD, GROUP = "Ashby Health Board", "Ashby Commissioning Partnership"


def found(tmp_path: Path, kind: str, *papers: tuple[str, str, str]) -> tuple[Gap, ...]:
    """The gaps of a kind in minutes, each given as body, day and words; everything they quote is proved."""
    for number, (body, day, words) in enumerate(papers):
        (tmp_path / f"paper{number}.txt").write_text(HEAD.format(body=body, day=day) + words + "\n", encoding="utf-8")
    with open_store(None) as store:
        gapgraph.build([tmp_path], store)
        assert not validate(store).violations
        return find_gaps(store, only=[kind])


def tie(fact: str, party: str, other: str, strength: str = "strong", paper: str = "p1") -> dict[str, str]:
    """A row of `one-broker`: two bodies with names of their own, and what binds them."""
    return {"subject": fact, "party": party, "other": other, "strength": strength, "name": f"Tarn {party}", "label": f"Tarn {other}", "paper": paper}


def test_a_pair_that_one_body_joins_to_the_rest_is_found() -> None:
    rest = [tie("1", "A", "B"), tie("2", "B", "C"), tie("3", "A", "C"), tie("4", "C", "D"), tie("7", "E", "A"), tie("8", "E", "B"), {"seated": "C"}, {"seated": "D"}]
    rows = brokered([*rest, tie("5", "D", "X"), tie("6", "X", "Y")])
    assert {(row["subject"], row["party"]) for row in rows} == {("C", "D"), ("C", "X"), ("C", "Y"), ("D", "X"), ("D", "Y")}
    assert brokered([*rest, tie("5", "D", "X"), tie("6", "X", "A")]) == []
    assert brokered([*rest, tie("5", "D", "X"), tie("6", "X", "Y"), *({"party": one, "named_in": "p"} for one in "YA")]) == []  # named together
    national = [{**tie("5", "D", "X"), "label": "Home Office"}, {**tie("6", "X", "Y"), "name": "Home Office"}]
    assert brokered([*rest, *national]) == []  # it is named with the bodies of every place


def test_who_is_bound_by_two_papers_to_one_body_hangs_on_it() -> None:
    rest = [tie("1", "A", "B"), tie("2", "B", "C"), tie("3", "A", "C"), {"seated": "B"}]
    twice = [tie("4", "X", "A", "weak"), tie("5", "X", "A", "weak", "p2")]
    assert {(row["subject"], row["party"], row["basis"]) for row in brokered([*rest, *twice])} == {("A", "X", "4"), ("A", "X", "5")}
    assert brokered([*rest, twice[0]]) == []  # named once
    assert brokered([*rest, *twice, tie("6", "C", "X", "weak")]) == []  # another tie
    assert brokered([*rest, *twice, {"seated": "X"}]) == []  # it sits at the table itself
    assert brokered([*rest, *twice, {"seated": "A"}]) == []  # it is known from the broker's own papers


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        ("Members heard of Tarn Farm, which is known to the partners only through Open Door.", True),
        ("The dealings with Tarn Farm have been solely through Open Door.", True),
        ("Only Open Door works with Tarn Farm at the moment.", True),
        ("The farm deals with Open Door alone, and no other partner has met it.", True),
        ("Open Door deals with the farm alone.", False),
        ("Tarn Farm is known to Open Door only through Ashby Trust.", False),
        ("Open Door is the only partner that works with Tarn Farm.", True),
        ("Tarn Farm is open only through the summer. Open Door is near.", False),
        ("Referrals to Open Door are made only through Tarn Farm.", False),
        ("Tarn Farm works with Open Door, and only Ashby Council pays.", False),
    ],
)
def test_a_paper_says_that_there_is_one_way_only(words: str, *, holds: bool) -> None:
    row = {"subject": "n", "party": "farm", "other": "door", "said": words, "hung": "Tarn Farm", "called": "Open Door"}
    assert [(one["subject"], one["party"]) for one in brokered([row])] == ([("door", "farm")] if holds else [])
    assert brokered([row, tie("1", "farm", "council", "weak")]) == []


def test_a_charity_that_one_partner_alone_knows(tmp_path: Path) -> None:
    words = "Amir Booth spoke about Tarn Farm Trust, a charity. Tarn Farm Trust is known to the partnership only through Dunmore Youth Trust, which sends pupils there."
    (gap,) = found(tmp_path, "one-broker", (BOARD, "4 May 2021", words))
    assert gap.party_names == ("Tarn Farm Trust",)
    assert "Dunmore Youth Trust" in gap.sentence


HERON = (GROUP, "6 June 2021", "Bereaved pupils\n\nThe Partnership heard about Heron Grief Trust, a charity that counsels bereaved pupils. Amir Booth thanked the volunteers.")
DIOCESE = (BOARD, "4 May 2021", "The Dunmore Diocesan Board of Education told members about its bereavement lessons for pupils. Jane Carter thanked Ashby County Council.")


def test_two_bodies_with_one_theme_and_nothing_between_them(tmp_path: Path) -> None:
    (gap,) = found(tmp_path, "silo", HERON, DIOCESE)
    assert set(gap.party_names) == {"Heron Grief Trust", "Dunmore Diocesan Board of Education"}
    assert {one.date for one in gap.searched} == {"2021-05-04", "2021-06-06"}
    assert "bereave" in gap.sentence
    assert "told members about its bereavement lessons" in gap.sentence
    assert "counsels bereaved pupils" in gap.sentence
    assert len(gap.facts) == 2


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("The Dunmore Diocesan Board of Education and Heron Grief Trust told members about bereavement lessons for pupils.", "4 May 2021"),  # one paper
        ("The Dunmore Diocesan Board of Education told members about its music lessons for pupils.", "4 May 2021"),  # another theme
        ("The Dunmore Diocesan Board of Education told members about its bereavement lessons for pupils.", "4 May 2014"),  # other times
    ],
)
def test_no_silo(tmp_path: Path, words: str, day: str) -> None:
    assert found(tmp_path, "silo", HERON, (BOARD, day, words)) == ()


def test_bodies_of_places_that_nobody_joins_are_no_silo(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(HEAD.format(body=GROUP, day="6 June 2021") + HERON[2], encoding="utf-8")
    (tmp_path / "two.txt").write_text(f"Tarn Health Board\nMinutes of the meeting held on 4 May 2021\n\nPresent: Lucy Hart, Tom Reed\n\n{DIOCESE[2].split(' Jane')[0]}", encoding="utf-8")
    with open_store(None) as store:
        build([tmp_path], store)
        assert find_gaps(store, only=["silo"]) == ()


def test_what_every_partner_does_is_no_theme() -> None:
    named = [
        {"party": party, "name": name, "called": name, "words": f"{name} is a charity that helps families.", "heading": "Help", "day": "2021-05-04", "searched": party, "basis": party, "expectation": party}
        for party, name in (("a", "Heron Grief"), ("b", "Tarn Farm"))
    ]
    joined = [{"member": one, "shared": place} for one, place in (("a", "1"), ("b", "2"), ("h", "1"), ("h", "2"))]
    assert silos([*named, *joined, {"host": "h"}]) == []
    choirs = [{**row, "words": row["words"].replace("families", "choirs"), "heading": "Singing choirs", "name": row["name"]} for row in named]
    assert {row["subject"] for row in silos([*choirs, *joined, {"host": "h"}])} == set()  # one word is no theme
    singing = [{**row, "words": f"{row['name']} is for singing choirs."} for row in choirs]
    assert {(row["subject"], row["other"]) for row in silos([*singing, *joined, {"host": "h"}])} == {("a", "b")}
