"""Reading registers as they are published, and saying what of a file cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_store.errors import InputError, UnknownNameError
from ingest.identify.registers.catalogue import format_named, formats
from ingest.identify.registers.model import Entry
from ingest.identify.registers.rows import day


def _read(form: str, path: Path) -> dict[str, Entry]:
    found = format_named(form).read(path.read_bytes(), path.name)
    assert not found.faults
    return {entry.identifier: entry for entry in found.entries}


def test_councils(registers: dict[str, Path]) -> None:
    found = _read("councils", registers["councils"])
    assert len(found) == 6
    elm = found["E06000902"]
    assert (elm.name, elm.start, elm.end) == ("Elmbridge upon Wold City Council", "2005-04-01", "")
    assert elm.places == ("Elmbridge upon Wold",), "a comma with a space behind it is part of a name"
    assert elm.alternatives == ("City of Elmbridge upon Wold", "elmbridge city")
    assert found["E10000901"].alternatives == ("county of ashby", "ashby council")
    assert found["E10000901"].kind_words == ("county",)
    assert found["NIR-Z"].end == "2015-03-31", "where there is no GSS code, the register's own identifies"


def test_nhs_bodies(registers: dict[str, Path]) -> None:
    found = _read("nhs", registers["nhs"])
    assert found["RX0"] == Entry(identifier="RX0", name="Ashby and Dale NHS Foundation Trust", places=("Ashby",), start="2001-04-01")
    assert found["RX1"].places == ("Elmbridge", "Woldshire")
    assert found["RX1"].end == "2019-12-31"


def test_schools(registers: dict[str, Path]) -> None:
    found = _read("schools", registers["schools"])
    assert found["900005"] == Entry(identifier="900005", name="Dale Village College", places=("Ashby",), start="2011-04-01")
    assert found["900007"].alternatives == ("St John's Church of England First School",)
    assert found["900007"].places == ("Oakham",)


def test_schools_in_the_columns_of_the_departments_own_extract() -> None:
    table = 'URN,LA (name),EstablishmentName,Town,County (name),OpenDate,CloseDate\n900001,Woldshire,"Dale School (Ashby)",Ashby,Wold,,31-08-2001\n'
    (entry,) = format_named("schools").read(table.encode("cp1252"), "all.csv").entries
    assert (entry.identifier, entry.name, entry.end) == ("900001", "Dale School (Ashby)", "2001-08-31")
    assert entry.places == ("Ashby", "Wold", "Woldshire")
    assert entry.alternatives == ("Dale School",)


@pytest.mark.parametrize(
    ("form", "data", "says"),
    [
        ("councils", b"", "empty"),
        ("councils", b"a,b\n1,2\n", "no column 'official-name'"),
        ("schools", b"\x00\x01", "no table"),
        ("schools", b'urn,name,town,open_date,close_date\n1,"torn', "torn"),
        ("nhs", b"urn,name,town,open_date,close_date\n900001,Dale School,Ashby,,\n", "Organisation Data Service"),
    ],
)
def test_what_is_no_such_register_is_refused(form: str, data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says):
        format_named(form).read(data, "file.csv")


def test_rows_that_cannot_be_used_are_told_with_their_line() -> None:
    rows = ["urn,name,town,open_date,close_date", "1,A School,Ashby,,", "1,B School,Ashby,,", "2,,Ashby,,", ",C School,,,", "3,D School,Ashby,31-02-2001,soon"]
    found = format_named("schools").read("\n".join(rows).encode("utf-8-sig"), "schools.csv")
    assert [entry.identifier for entry in found.entries] == ["1", "3"]
    assert found.faults == (
        "Line 3: its identifier 1 stands in an earlier line.",
        "Line 4: it has no name.",
        "Line 5: it has no identifier.",
        "Line 6: '31-02-2001' is no date.",
        "Line 6: 'soon' is no date.",
    )


@pytest.mark.parametrize(
    ("text", "iso"),
    [("2005-06-18", "2005-06-18"), ("20050618", "2005-06-18"), ("18-06-2005", "2005-06-18"), ("18/06/2005 00:00", "2005-06-18"), ("", ""), ("0", "")],
)
def test_dates(text: str, iso: str) -> None:
    assert day(text, []) == iso


def test_an_unknown_format_is_told_with_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match="councils, nhs, schools"):
        format_named("pigeons")
    assert list(formats()) == sorted(formats())


@pytest.mark.needs("shared")
@pytest.mark.parametrize(
    ("form", "file", "entries", "known"),
    [
        ("councils", "uk_local_authorities_current.csv", 470, ("E10000016", "Kent County Council")),
        ("nhs", "nhs_trusts_etr.csv", 218, ("RKL", "West London NHS Trust")),
        ("schools", "schools.csv", 49_029, ("136580", "Swavesey Village College")),
    ],
)
def test_real_registers(shared_seeds: Path, form: str, file: str, entries: int, known: tuple[str, str]) -> None:
    found = _read(form, shared_seeds.parent / "registers" / file)
    assert len(found) == entries
    assert found[known[0]].name == known[1]
