"""Looking over annotations: what is objected to, and that good ones pass."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gapgraph.evaluation import check_gold
from gapgraph.evaluation.checking import texts_beside
from gapgraph.evaluation.places import find_words, line_of, longest_start
from graph_store.errors import InputError

TEXT = "Ashby Health Board\n\nLucy Hart to write to\nAshby Constabulary by 1 June 2021.\nWaiting lists grew by 12%.\n"
GOOD: dict[str, Any] = {
    "document": {"file": "a.txt", "genre": "minutes", "title": "", "publisher": "Ashby Health Board", "date": "2021-05"},
    "partners": [{"name": "Ashby Health Board", "type": "NHSBody", "aliases": ["AHB"], "part_of": ""}, {"name": "Ashby Constabulary", "type": "PoliceOrJustice"}],
    "people": [{"name": "Lucy Hart", "attendance": ""}],
    "commitments": [{"kind": "action", "quote": "Lucy Hart to write to Ashby Constabulary by 1 June 2021", "due": "2021-06-01", "status": "agreed", "optional": True}],
    "statistics": [{"quote": "Waiting lists grew by 12%", "figure": "12%", "value": "12", "standing": "unsourced", "start": 77, "end": 102}],
}


def _check(tmp_path: Path, annotation: object) -> list[str]:
    (tmp_path / "a.json").write_text(annotation if isinstance(annotation, str) else json.dumps(annotation), encoding="utf-8")
    return [str(one) for one in check_gold(tmp_path, texts_beside(tmp_path, {"a.txt": TEXT}))[0]]


def test_a_good_annotation_passes(tmp_path: Path) -> None:
    assert _check(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("section", "record", "place", "says"),
    [
        ("commitments", {"kind": "task", "quote": "write to"}, "commitments[0].kind", "recommendation, decision, action, aim, progress"),
        ("commitments", {"kind": "", "quote": "write to"}, "commitments[0].kind", "none of its values"),
        ("commitments", {"kind": "aim", "quote": "write to", "status": "Agreed"}, "commitments[0].status", "'Agreed' is none"),
        ("commitments", {"kind": "aim", "quote": ""}, "commitments[0].quote", "It is empty"),
        ("commitments", {"kind": "aim", "quote": "write to", "ownr": "x"}, "commitments[0].ownr", "The fields are kind, label"),
        ("commitments", {"kind": "aim", "quote": "write to", "optional": "yes"}, "commitments[0].optional", "true or false"),
        ("commitments", {"kind": "aim", "quote": "write to", "due": "01/06/2021"}, "commitments[0].due", "neither an ISO date nor words"),
        ("commitments", {"kind": "aim", "quote": "Lucy Hart to write to Derby"}, "commitments[0].quote", "agrees up to “Lucy Hart to write to”"),
        ("commitments", {"kind": "aim", "quote": "Nothing of this"}, "commitments[0].quote", "Not even its first word"),
        ("statistics", {"quote": "Waiting lists grew", "figure": "12%", "standing": "cited"}, "statistics[0].figure", "not in the quotation"),
        ("statistics", {"quote": "Waiting lists grew", "standing": "sourced"}, "statistics[0].standing", "cited, attributed, unsourced, disputed"),
        ("statistics", {"quote": "Waiting lists", "standing": "cited", "start": 0, "end": 5}, "statistics[0].start", "hold “Ashby”"),
        ("partners", {"name": "Board", "type": "Charity"}, "partners[0].type", "VoluntaryOrganisation"),
        ("people", {"name": "", "post": ""}, "people[0]", "neither name nor post"),
        ("people", {"name": "Lucy Hart", "attendance": "there"}, "people[0].attendance", "(empty), present"),
    ],
)
def test_what_is_objected_to_says_where_and_what_to_do(tmp_path: Path, section: str, record: dict[str, Any], place: str, says: str) -> None:
    (objection,) = _check(tmp_path, {**GOOD, section: [record]})
    assert objection.startswith(f"a.json, {place}: ")
    assert says in objection


def test_files_and_heads(tmp_path: Path) -> None:
    assert "not JSON" in _check(tmp_path, '{"partners": ]')[0]
    assert "JSON object" in _check(tmp_path, "[]")[0]
    assert "no field 'Partners'" in _check(tmp_path, {**GOOD, "Partners": []})[0]
    assert "not a list" in _check(tmp_path, {**GOOD, "partners": {}})[0]
    assert "no ISO date" in _check(tmp_path, {**GOOD, "document": {"genre": "minutes", "date": "May 2021"}})[0]
    assert "'blog' is none" in _check(tmp_path, {**GOOD, "document": {"genre": "blog"}})[0]
    (tmp_path / "a.json").unlink()
    with pytest.raises(InputError, match="no annotations"):
        check_gold(tmp_path)


def test_a_name_that_two_records_share(tmp_path: Path) -> None:
    (objection,) = _check(tmp_path, {**GOOD, "partners": [*GOOD["partners"], {"name": "AHB", "type": "Other"}]})
    assert "shares a name with partners[0], “Ashby Health Board”" in objection


def test_without_a_text_quotations_are_not_compared_and_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({**GOOD, "concerns": [{"kind": "gap", "quote": "no such words"}]}), encoding="utf-8")
    assert check_gold(tmp_path) == ((), ("a.json",))
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    found, textless = check_gold(tmp_path, texts_beside(tmp_path, {}))
    assert (len(found), textless) == (1, ())


def test_where_words_stand() -> None:
    place = find_words(TEXT, "write to Ashby  Constabulary")
    assert place is not None
    assert (TEXT[place.start : place.end], line_of(TEXT, place.start)) == ("write to\nAshby Constabulary", 3)
    twice = "agreed. Then agreed."
    assert [found.start for near in (0, 20) if (found := find_words(twice, "agreed", near=near))] == [0, 13]
    assert find_words(TEXT, " ") is None
    assert longest_start("a b c", "a b d") == "a b"
    assert not longest_start("a b c", "d")
