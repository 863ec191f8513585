"""Names in two parts: what is their own, and what says what sort of body it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.identify.designations import compatible, split
from ingest.identify.names import fold
from ingest.identify.registers.catalogue import formats
from ingest.identify.registers.councils import FORMAT as COUNCILS
from ingest.identify.registers.nhs import FORMAT as NHS
from ingest.identify.registers.schools import FORMAT as SCHOOLS


@pytest.mark.parametrize(
    ("form", "name", "core", "sorts"),
    [
        (COUNCILS, "Ashby County Council", "ashby", [{"county"}]),
        (COUNCILS, "Ashby CC", "ashby", [{"county"}, {"city"}]),
        (COUNCILS, "Ashby Council", "ashby", [set()]),
        (COUNCILS, "London Borough of Oakham", "oakham", [{"london", "borough"}]),
        (COUNCILS, "LB Oakham", None, None),
        (COUNCILS, "Royal Borough of Firs & Dale Borough Council", "firs and dale", [{"royal", "borough"}]),
        (COUNCILS, "Borough Council of Firs and Dale", "firs and dale", [{"borough"}]),
        (COUNCILS, "Council of the Isles of Wold", "isles of wold", [set()]),
        (COUNCILS, "Elmbridge MBC", "elmbridge", [{"metropolitan", "borough"}]),
        (COUNCILS, "County Council", None, None),
        (COUNCILS, "Ashby", None, None),
        (NHS, "Ashby and Dale NHS Foundation Trust", "ashby and dale", [{"nhs", "foundation"}]),
        (NHS, "Ashby and Dale NHS FT", "ashby and dale", [{"nhs", "foundation"}]),
        (NHS, "Ashby and Dale Trust", "ashby and dale", [set()]),
        (SCHOOLS, "St Mary's C of E Primary School", "st marys", [{"church", "england", "primary"}]),
        (SCHOOLS, "Saint Mary’s CofE (VA) Primary", "st marys", [{"church", "england", "primary"}]),
        (SCHOOLS, "Larch Hill Infant and Nursery School", "larch hill", [{"infant", "nursery"}]),
        (SCHOOLS, "Dale Village College", "dale", [{"village", "college"}]),
        (SCHOOLS, "Ashby Grammar School for Girls", "ashby", [{"grammar", "girls"}]),
        (SCHOOLS, "The Grammar School", None, None),
    ],
)  # fmt: skip
def test_a_name_is_parted(form: object, name: str, core: str | None, sorts: list[set[str]] | None) -> None:
    parts = split(name, form.designations)  # type: ignore[attr-defined]
    assert (parts and parts.core) == core
    assert (parts and [set(sort) for sort in parts.sorts]) == sorts


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ("Ashby CC", "Ashby County Council", True),
        ("Ashby CC", "Ashby City Council", True),
        ("Ashby Council", "Ashby County Council", True),
        ("Ashby City Council", "Ashby County Council", False),
        ("Ashby Town Council", "Ashby Borough Council", False),
        ("Ashby Council", "Ashby Town Council", False),
        ("Oakham Borough Council", "London Borough of Oakham", True),
        ("London Borough of Oakham", "Oakham Borough Council", False),
        ("Ashby Council", "Ashby Combined Authority", False),
    ],
)
def test_what_the_short_form_says_the_full_one_says_too(short: str, full: str, fits: bool) -> None:
    short_parts, full_parts = split(short, COUNCILS.designations), split(full, COUNCILS.designations)
    assert short_parts is not None
    assert full_parts is not None
    assert compatible(short_parts, full_parts.sorts[0], COUNCILS.designations) is fits


@given(st.text(max_size=60), st.sampled_from(sorted(formats())))
def test_any_text_is_parted_or_not(name: str, form: str) -> None:
    parts = split(name, formats()[form].designations)
    assert parts is None or (parts.core and set(parts.core.split()) <= set(fold(name).split()) | {"church", "of", "england", "catholic", "st", "nhs", "region"})
