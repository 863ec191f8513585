"""What only the embedded store has: locks, snapshots, and what a killed process leaves."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from graph_store import open_store
from graph_store.errors import StoreError, StoreLockedError

G = "https://example.org/g"
LINE = "<https://example.org/a> <https://example.org/b> <https://example.org/c> .\n"


def _held_by_another(folder: Path, root: Path) -> subprocess.Popen[bytes]:
    script = f"import sys; sys.path.insert(0, {str(root)!r}); from graph_store import open_store; s = open_store({str(folder)!r}); print('open', flush=True); sys.stdin.read()"
    process = subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline().strip() == b"open"
    return process


def test_a_second_writer_is_told_who_has_it(tmp_path: Path, root: Path) -> None:
    process = _held_by_another(tmp_path / "s", root)
    try:
        with pytest.raises(StoreLockedError, match="Another process") as raised:
            open_store(tmp_path / "s")
        assert "read-only" in raised.value.remedy
        if Path("/proc/locks").exists():
            assert str(process.pid) in raised.value.happened
        with open_store(tmp_path / "s", read_only=True) as reader:
            assert reader.count() == 0
    finally:
        process.communicate()
    with open_store(tmp_path / "s") as store:
        assert store.count() == 0


def test_opening_twice_in_one_program_is_told(tmp_path: Path) -> None:
    with open_store(tmp_path / "s"), pytest.raises(StoreLockedError, match="writing to this store"):
        open_store(tmp_path / "s")


def test_a_reader_may_look_and_not_write(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        store.replace(G, LINE)
    with open_store(tmp_path / "s", read_only=True) as reader:
        assert reader.count() == 1
        with pytest.raises(StoreError, match="read-only"):
            reader.replace(G, "")


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = open_store(tmp_path / "s")
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.count()


def test_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(tmp_path / "file")


def test_a_killed_writer_leaves_whole_graphs_only(tmp_path: Path, root: Path) -> None:
    script = f"""
import sys
sys.path.insert(0, {str(root)!r})
from graph_store import open_store
store = open_store({str(tmp_path / "s")!r})
n = 0
while True:
    n += 1
    store.replace("https://example.org/g", "".join(f"<https://example.org/{{i}}> <https://example.org/n> <https://example.org/{{n}}> .\\n" for i in range(500)))
    if n == 3:
        print("writing", flush=True)
"""
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline().strip() == b"writing"
    process.kill()
    process.wait()
    process.stdout.close()
    with open_store(tmp_path / "s") as store:
        rounds = {str(row["n"]) for row in store.select("SELECT DISTINCT ?n WHERE { ?s <https://example.org/n> ?n }")}
        assert store.count(G) == 500
        assert len(rounds) == 1
