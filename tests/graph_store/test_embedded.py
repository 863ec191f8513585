"""What only the embedded store has: locks, snapshots, and what a killed process leaves."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from graph_store import open_store
from graph_store.embedded import EmbeddedStore
from graph_store.errors import StoreError, StoreLockedError, UsageError

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
        assert "read_only=True" in raised.value.remedy
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


def _files(folder: Path) -> dict[str, tuple[int, int]]:
    return {path.name: (path.stat().st_mtime_ns, path.stat().st_size) for path in folder.iterdir()}


def test_reading_changes_no_file_and_leaves_none(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        store.replace(G, LINE)
    before = _files(tmp_path / "s")
    with open_store(tmp_path / "s", read_only=True) as one, open_store(tmp_path / "s", read_only=True) as other:
        assert one.count() == other.count() == 1
    abandoned = open_store(tmp_path / "s", read_only=True)
    del abandoned
    assert _files(tmp_path / "s") == before


def test_a_view_stays_whole_while_the_store_is_written_over(tmp_path: Path) -> None:
    def version(number: int) -> str:
        return "".join(f'<https://example.org/{thing}> <https://example.org/n> "{number}" .\n' for thing in range(300))

    store = EmbeddedStore(tmp_path / "s")
    store.replace(G, version(0))
    reader = open_store(tmp_path / "s", read_only=True)
    for number in range(1, 6):
        store.replace(G, version(number))
        store.engine.flush()
        store.engine.optimize()  # the tables that the reader needs are merged into others and removed
        with open_store(tmp_path / "s", read_only=True) as newer:
            assert {str(row["n"]) for row in newer.select("SELECT DISTINCT ?n { ?s ?p ?n }")} == {str(number)}
    assert {str(row["n"]) for row in reader.select("SELECT DISTINCT ?n { ?s ?p ?n }")} == {"0"}
    assert reader.count() == 300
    reader.close()
    store.close()
    assert not list((tmp_path / "s").glob(".reader-*"))


def test_what_a_killed_reader_left_goes_with_the_next(tmp_path: Path, root: Path) -> None:
    with open_store(tmp_path / "s") as store:
        store.replace(G, LINE)
    script = f"import sys; sys.path.insert(0, {str(root)!r}); from graph_store import open_store; s = open_store({str(tmp_path / 's')!r}, read_only=True); print('open', flush=True); sys.stdin.read()"
    process = subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdin is not None
    assert process.stdout.readline().strip() == b"open"
    with open_store(tmp_path / "s", read_only=True):
        assert len(list((tmp_path / "s").glob(".reader-*"))) == 2
    process.kill()
    process.wait()
    process.stdout.close()
    process.stdin.close()
    with open_store(tmp_path / "s", read_only=True) as reader:
        assert reader.count() == 1
    assert not list((tmp_path / "s").glob(".reader-*"))


def test_a_folder_in_which_no_view_can_be_made_is_read_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(tmp_path / "s") as store:
        store.replace(G, LINE)

    def refused(*_: object, **__: object) -> None:
        raise PermissionError("Read-only file system")

    monkeypatch.setattr("pathlib.Path.mkdir", refused)
    with open_store(tmp_path / "s", read_only=True) as reader:
        assert reader.count() == 1


@pytest.mark.parametrize("options", [{"read_only": True}, {"create": False}])
def test_a_store_that_is_not_there_is_not_made_by_looking(tmp_path: Path, options: dict[str, bool]) -> None:
    for folder in (tmp_path / "absent", tmp_path):
        with pytest.raises(UsageError, match="no store here") as raised:
            open_store(folder, **options)
        assert "gapgraph build" in raised.value.remedy
    assert not (tmp_path / "absent").exists()


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
