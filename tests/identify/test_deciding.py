"""The score of a candidate, and when a name stays open."""

from __future__ import annotations

from typing import Any

import pytest

from ingest.identify.candidates import Hit, How, Listed
from ingest.identify.deciding import ENOUGH, Circumstances, decide
from ingest.identify.registers.councils import FORMAT as COUNCILS
from ingest.identify.registers.model import RegisterFormat
from ingest.identify.registers.schools import FORMAT as SCHOOLS


def _hit(name: str, how: How = "official-name", *, label: str = "", code: str = "1", places: tuple[str, ...] = (), form: RegisterFormat = SCHOOLS, **dates: str) -> Hit:
    entry = Listed(f"https://example.org/{code}", "https://example.org/r", form, label or name, code, places, frozenset(), dates.get("start", ""), dates.get("end", ""))
    return Hit(entry, how, name)


_DATED: dict[str, Any] = {"earliest": "2015-05-01", "latest": "2015-05-01"}
_SCHOOL = frozenset({"School"})


@pytest.mark.parametrize(
    ("hit", "around", "parts"),
    [
        (_hit("Dale College"), Circumstances(kinds=_SCHOOL, **_DATED), (55, 10, 0, 10, 10)),
        (_hit("Dale College"), Circumstances(kinds=frozenset({"OtherBody"})), (55, 0, 0, 0, 10)),
        (_hit("Dale CC", "kind-word", places=("Dale",), form=COUNCILS), Circumstances(kinds=frozenset({"Council"}), **_DATED), (40, 10, 15, 10, 10)),
        (_hit("Dale College", "alternative-name", places=("Oakham",)), Circumstances(scopes=("Oakham Borough Council",)), (50, 0, 15, 0, 10)),
        (_hit("Dale College", places=("Oakham",)), Circumstances(paragraphs=("The head of Dale College, Oakham, spoke.",)), (55, 0, 15, 0, 10)),
        (_hit("Dale College", places=("Oakham",)), Circumstances(texts=("It met in Oakham.",)), (55, 0, 5, 0, 10)),
        (_hit("Dale College", places=("Reading",)), Circumstances(paragraphs=("It was so. Reading is taught at Dale College.",)), (55, 0, 0, 0, 10)),
        (_hit("Dale College", places=("Reading",)), Circumstances(paragraphs=("It raised reading at Dale College.",)), (55, 0, 0, 0, 10)),
        (_hit("Dale College", end="2011-03-31"), Circumstances(**_DATED), (55, 0, 0, -10, 10)),
        (_hit("Dale College", start="2016-04-01"), Circumstances(**_DATED), (55, 0, 0, -10, 10)),
        (_hit("Dale College", end="2015-03-31"), Circumstances(earliest="2014-01-01", latest="2016-01-01"), (55, 0, 0, 0, 10)),
    ],
)  # fmt: skip
def test_parts_of_the_score(hit: Hit, around: Circumstances, parts: tuple[int, ...]) -> None:
    (candidate,) = decide([hit], around).candidates
    assert (candidate.name, candidate.kind, candidate.place, candidate.time, candidate.only) == parts
    assert candidate.score == sum(parts)


_THREE = [_hit("St Mary's School", code=code, places=(place,), end=end) for code, place, end in (("1", "Ashby", ""), ("2", "Oakham", ""), ("3", "Elm", "2001-08-31"))]


@pytest.mark.parametrize(
    ("hits", "around", "chosen"),
    [
        (_THREE, Circumstances(kinds=_SCHOOL, **_DATED), None),
        (_THREE, Circumstances(kinds=_SCHOOL, scopes=("Oakham Borough Council",), **_DATED), "2"),
        (_THREE, Circumstances(kinds=_SCHOOL, texts=("We went to Oakham.",), **_DATED), None),
        (_THREE, Circumstances(kinds=_SCHOOL, paragraphs=("St Mary's School spoke. We went to Oakham.",), **_DATED), None),
        (_THREE, Circumstances(kinds=_SCHOOL, paragraphs=("The St Mary’s School in Oakham spoke. We went to Ashby.",), **_DATED), "2"),
        (_THREE, Circumstances(kinds=_SCHOOL, paragraphs=("St Mary's School, Oakham, and Ashby came.",), **_DATED), None),
        (_THREE[1:], Circumstances(kinds=_SCHOOL, **_DATED), "2"),
        (_THREE[1:], Circumstances(kinds=_SCHOOL), None),
        ([_hit("Dale Council", form=COUNCILS, code="9", start="2019-04-01"), _hit("Dale Council", "kind-word", label="Dale District Council", form=COUNCILS, code="8", end="2019-03-31", places=("Dale",))],
         Circumstances(kinds=frozenset({"Council"}), **_DATED), "8"),
        ([_hit("Dale School"), _hit("Dale School", "kind-word", label="Dale Primary School", code="2")], Circumstances(kinds=_SCHOOL, **_DATED), None),
        ([_hit("Dale School", places=("Dale",)), _hit("Dale School", code="2", places=("Oakham",))], Circumstances(kinds=_SCHOOL, paragraphs=("The Dale School spoke.",), **_DATED), None),
        ([_hit("Dale School", places=("Dale",)), _hit("Dale School", code="2", places=("Oakham",))], Circumstances(kinds=_SCHOOL, paragraphs=("The Dale School in Dale spoke.",), **_DATED), "1"),
    ],
)  # fmt: skip
def test_a_name_that_several_bear_stays_open_unless_place_or_time_settles_it(hits: list[Hit], around: Circumstances, chosen: str | None) -> None:
    verdict = decide(hits, around)
    assert (verdict.chosen and verdict.chosen.entry.identifier) == chosen
    assert bool(verdict.reason) is (chosen is None)
    assert len(verdict.candidates) == len(hits)


def test_a_lone_candidate_that_is_not_sure_enough_stays_open_and_says_what_is_missing() -> None:
    verdict = decide([_hit("Dale Trust", "kind-word", label="Dale NHS Trust")], Circumstances(kinds=_SCHOOL))
    assert verdict.chosen is None
    assert f"60 of the {ENOUGH}" in verdict.reason
    assert "place, time" in verdict.reason
