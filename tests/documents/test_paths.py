"""Finding files: each once, with the name it proposes; what is there and is no document is told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph_store import open_store
from graph_store.errors import UsageError
from ingest.documents import find_files


def _names(*paths: Path) -> set[str]:
    return {file.name for file in find_files(paths).files}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden/d.txt", "sub/.e.txt"):
        (tmp_path / "in" / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / "in" / name).write_text("x")
    return tmp_path / "in"


def test_names_are_paths_within_what_was_asked_for(folder: Path) -> None:
    assert _names(folder) == {"a.txt", "b.txt", "sub/c.txt"}
    assert _names(folder / "*.txt") == {"a.txt", "b.txt"}
    assert _names(folder / "sub" / "c.txt") == {"c.txt"}
    assert find_files([folder]).issues == ()


def test_what_is_asked_for_twice_is_found_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    asked = [Path("sub/c.txt"), Path("sub"), folder, Path("./sub/../sub/c.txt")]
    assert find_files(asked) == find_files(asked[::-1])
    assert _names(*asked) == {"a.txt", "b.txt", "sub/c.txt"}


def test_what_does_not_exist_is_a_mistake_of_the_user(folder: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        find_files([folder / "missing.txt"])
    os.mkfifo(folder / "pipe")
    with pytest.raises(UsageError, match="no regular file"):
        find_files([folder / "pipe"])


def test_what_is_no_document_is_told(folder: Path) -> None:
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    (folder / "there.txt").symlink_to(folder / "a.txt")
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "sub" / "pipe")
    found = find_files([folder])
    assert {(issue.document, issue.message.split(",")[0]) for issue in found.issues} == {
        ("gone.txt", f"It is a link to {folder / 'nowhere.txt'}"),
        ("loop", "It is a link to a folder"),
        ("sub/pipe", "It is no regular file."),
    }
    assert all(issue.remedy and issue.stage == "find" for issue in found.issues)
    assert "there.txt" in {file.name for file in found.files}


def test_a_store_among_the_papers_is_no_paper(folder: Path) -> None:
    with open_store(folder / "store"):
        assert _names(folder) == {"a.txt", "b.txt", "sub/c.txt"}


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty" / ".git").mkdir(parents=True)
    (issue,) = find_files([tmp_path / "empty"]).issues
    assert "no document" in issue.message


@pytest.mark.skipif(os.geteuid() == 0, reason="The superuser may read every folder.")
def test_a_folder_that_may_not_be_read_is_told(folder: Path) -> None:
    (folder / "sub").chmod(0)
    try:
        (issue,) = find_files([folder]).issues
    finally:
        (folder / "sub").chmod(0o755)
    assert (issue.document, issue.stage) == ("sub", "find")


def test_a_name_that_is_not_utf8_can_be_written_down(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / os.fsdecode(b"b\xe9ton.txt")).write_bytes(b"x")
    assert _names(tmp_path / "in") == {"b\\xe9ton.txt"}
