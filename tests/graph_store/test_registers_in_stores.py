"""Registers in every kind of store: nothing is loaded at the start, so an endpoint serves as well as a folder."""

from __future__ import annotations

from pathlib import Path

import gapgraph
from graph_store.contract import Store
from ingest.identify.registers.writing import register_graph

PAPER = "Wold Partnership Board\nMinutes of the meeting held on 4 May 2015\n\nAshby CC agreed to write to Dale School in Oakham.\n"
COUNCILS = "official-name,nice-name,gss-code,local-authority-code,local-authority-type-name,alt-names,start-date,end-date\nAshby County Council,Ashby,E10000901,ASH,County,Ashby,,\n"
SCHOOLS = "urn,name,town,open_date,close_date\n900001,Dale School,Ashby,,\n900002,Dale School,Oakham,,\n900003,“Léon’s” School,Oakham,,31-08-2001\n"


def test_registers_are_kept_asked_changed_and_removed(store: Store, tmp_path: Path) -> None:
    for name, text in (("minutes.txt", PAPER), ("councils.csv", COUNCILS), ("schools.csv", SCHOOLS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    gapgraph.build([tmp_path / "minutes.txt"], store)
    gapgraph.add_register(store, "councils", tmp_path / "councils.csv")
    assert gapgraph.add_register(store, "schools", tmp_path / "schools.csv").identities == {"identified": 2, "open": 0}
    assert {row[3].text for row in gapgraph.run(store, "identities").rows} == {"E10000901", "900002"}
    size = store.count(register_graph("schools"))
    (tmp_path / "schools.csv").write_text(SCHOOLS.replace("900002,Dale", "900002,Dell"), encoding="utf-8")
    gapgraph.add_register(store, "schools", tmp_path / "schools.csv")
    assert store.count(register_graph("schools")) == size
    assert {row[3].text for row in gapgraph.run(store, "identities").rows} == {"E10000901", "900001"}
    gapgraph.merge(store, "Dale School", "900003", who="Lucy")
    assert {row[3].text for row in gapgraph.run(store, "identities").rows} == {"E10000901", "900003"}
    gapgraph.remove_register(store, "schools")
    assert store.count(register_graph("schools")) == 0
