"""Extractors and readers of other packages: the one that the manual shows is installed and used; one that is broken is named."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gapgraph.cli.group import cli
from gapgraph.cli.running import Exit, run
from graph_store import open_store
from graph_store.errors import PluginError
from ingest.documents.registry import readers
from ingest.extract.registry import extractors
from ingest.pipeline import build
from ingest.plugins import EXTRACTORS, READERS, plugin_versions, plugins

CAPTIONS = """WEBVTT

00:00:01.000 --> 00:00:04.000
The petition asks Ashby Town Council
to keep the library open.

00:00:05.000 --> 00:00:08.000
Lucy Hart thanked everybody.
"""


# The example of the manual


@pytest.fixture(scope="module")
def installed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which pip has installed the example, with nothing from a network."""
    folder = tmp_path_factory.mktemp("plugin")
    source = shutil.copytree(root / "docs" / "examples" / "plugin", folder / "source", ignore=shutil.ignore_patterns("__pycache__"))
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--disable-pip-version-check"]
    done = subprocess.run([*pip, "--target", str(folder / "site"), str(source)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def _gapgraph(root: Path, where: Path, *arguments: str, site: Path | None = None) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join(str(folder) for folder in (site, root) if folder)
    script = "from gapgraph.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=where,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )


def test_the_example_of_the_manual_is_installed_and_its_facts_are_in_the_graph(root: Path, tmp_path: Path, installed: Path) -> None:
    (tmp_path / "meeting.vtt").write_text(CAPTIONS, encoding="utf-8")
    plain = _gapgraph(root, tmp_path, "build", "meeting.vtt")
    assert plain.returncode == Exit.WELL, plain.stderr
    assert "petitions.asks" not in _gapgraph(root, tmp_path, "query", "rules", "--format", "csv").stdout
    with_plugin = _gapgraph(root, tmp_path, "build", "meeting.vtt", site=installed)
    assert with_plugin.returncode == Exit.WELL, with_plugin.stderr
    assert "1 read, 0 unchanged" in with_plugin.stderr, "an extractor that is new makes documents be read again"
    assert "petitions.asks,1,0.8" in _gapgraph(root, tmp_path, "query", "rules", "--format", "csv").stdout
    rows = _gapgraph(root, tmp_path, "query", "recommendations", "--format", "csv").stdout
    assert "petition asks Ashby Town Council to keep the library open" in rows
    assert "Ashby Town Council" in rows
    exported = _gapgraph(root, tmp_path, "export", "nquads").stdout
    assert '"captions"' in exported
    assert "-->" not in exported, "the reader of the example leaves the times out"
    again = _gapgraph(root, tmp_path, "build", "meeting.vtt", site=installed)
    assert "0 read, 1 unchanged" in again.stderr


def test_the_example_is_short_and_shown_whole(root: Path) -> None:
    page = (root / "docs" / "extending.md").read_text(encoding="utf-8")
    files = sorted((root / "docs" / "examples" / "plugin").iterdir())
    for file in (file for file in files if file.is_file()):
        assert f'--8<-- "docs/examples/plugin/{file.name}"' in page
        assert len(file.read_text(encoding="utf-8").splitlines()) <= 30


# Plugins that are broken

Plant = Callable[..., None]


@pytest.fixture
def plant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Plant]:
    """A function that installs a package by hand: its code, and one entry point."""
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(site)

    def planted(group: str, name: str, target: str, code: str) -> None:
        (site / f"{target.split(':', maxsplit=1)[0]}.py").write_text(code, encoding="utf-8")
        info = site / "acme_minutes-2.1.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-minutes\nVersion: 2.1\n", encoding="utf-8")
        (info / "entry_points.txt").write_text(f"[{group}]\n{name} = {target}\n", encoding="utf-8")

    for registry in (extractors, readers):
        registry.cache_clear()
    yield planted
    for registry in (extractors, readers):
        registry.cache_clear()


@pytest.mark.parametrize(
    ("group", "name", "target", "code", "fault"),
    [
        (EXTRACTORS, "votes", "acme_gone:extract", "", "AttributeError"),
        (EXTRACTORS, "votes", "acme_torn:extract", "def extract(:", "SyntaxError"),
        (EXTRACTORS, "votes", "acme_needs:extract", "import no_such_module", "no_such_module"),
        (EXTRACTORS, "votes", "acme_loud:extract", "raise ValueError('boo')", "ValueError: boo"),
        (EXTRACTORS, "votes", "acme_exit:extract", "raise SystemExit('bye')", "SystemExit: bye"),
        (EXTRACTORS, "votes", "acme_thing:extract", "extract = 3", "is no function"),
        (EXTRACTORS, "ballots", "acme_kind:extract", "def extract(reading): return ()", "no kind of record (there are commitments"),
        (READERS, "minutes", "acme_reader", "def read(data, name): ...", "has no function sniff"),
        (READERS, "minutes", "acme_empty", "", "no function sniff and no function read"),
    ],
)
def test_a_package_that_cannot_be_used_ends_the_build_with_its_name(
    plant: Plant, tmp_path: Path, group: str, name: str, target: str, code: str, fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(group, name, target, code)
    (tmp_path / "minutes.txt").write_text("The board agreed to write.", encoding="utf-8")
    assert run(cli, ["build", str(tmp_path / "minutes.txt"), "--store", str(tmp_path / "store")]) == Exit.FAILED
    said = capsys.readouterr().err
    assert "of the package acme-minutes" in said
    assert fault in said
    assert f"{group}: {name} = {target}" in said
    assert "pip uninstall acme-minutes" in said
    assert "defect in GapGraph" not in said


@pytest.mark.parametrize(
    ("group", "target", "code", "fault"),
    [
        (EXTRACTORS, "acme_fails:extract", "def extract(reading): return [1 / 0]", "failed: ZeroDivisionError"),
        (EXTRACTORS, "acme_lazy:extract", "def extract(reading):\n    yield from reading.nonsense", "failed: AttributeError"),
        (EXTRACTORS, "acme_none:extract", "def extract(reading): pass", "failed: TypeError"),
        (EXTRACTORS, "acme_other:extract", "def extract(reading): return ['a vote']", "made a str where it is to make records of the type Vote"),
        (READERS, "acme_look", "def sniff(data, name): raise OSError('no')\ndef read(data, name): ...", "failed to look at a file: OSError"),
        (READERS, "acme_read", "def sniff(data, name): return True\ndef read(data, name): return data[9999]", "failed to read a file: IndexError"),
        (READERS, "acme_text", "def sniff(data, name): return True\ndef read(data, name): return 'text'", "made a str where it is to make a Document"),
    ],
)
def test_a_package_that_fails_on_a_document_is_an_issue_with_its_name(
    plant: Plant, tmp_path: Path, group: str, target: str, code: str, fault: str
) -> None:
    plant(group, "votes", target, code)
    (tmp_path / "minutes.txt").write_text("The board agreed to write.", encoding="utf-8")
    with open_store(None) as store:
        done = build([tmp_path / "minutes.txt"], store)
    (issue,) = done.issues
    assert issue.stage == ("read" if group == READERS else "extract")
    assert "of the package acme-minutes" in issue.message
    assert fault in issue.message
    assert "pip uninstall acme-minutes" in issue.remedy


def test_an_error_that_a_package_raises_on_purpose_is_its_own(plant: Plant, tmp_path: Path) -> None:
    code = "from graph_store.errors import UnreadableDocumentError\ndef sniff(data, name): return True\ndef read(data, name): raise UnreadableDocumentError('Page 3 is torn.', remedy='Fetch it again.')"
    plant(READERS, "acme", "acme_purpose", code)
    (tmp_path / "minutes.txt").write_text("words", encoding="utf-8")
    with open_store(None) as store:
        done = build([tmp_path / "minutes.txt"], store)
    (issue,) = done.issues
    assert (issue.message, issue.remedy) == ("Page 3 is torn.", "Fetch it again.")


def test_a_record_of_a_package_passes_the_same_check(plant: Plant, tmp_path: Path) -> None:
    code = (
        "from ingest.documents.model import Span\nfrom ingest.records import Vote\n"
        "def extract(reading):\n    yield Vote(quote=Span(0, 9000), rule='acme.votes', confidence=0.9)\n"
    )
    plant(EXTRACTORS, "votes", "acme_votes:extract", code)
    (tmp_path / "minutes.txt").write_text("The board agreed to write.", encoding="utf-8")
    with open_store(None) as store:
        done = build([tmp_path / "minutes.txt"], store)
    (issue,) = done.issues
    assert "acme.votes" in issue.message
    assert "not in the text" in issue.message
    assert "Vote" not in done.facts


def test_packages_are_known_without_importing_them(plant: Plant) -> None:
    plant(EXTRACTORS, "votes", "acme_never:extract", "raise SystemExit")
    assert plugin_versions() == ("acme-minutes 2.1",)
    (plugin,) = plugins(EXTRACTORS)
    assert (plugin.package, plugin.version, plugin.target) == ("acme-minutes", "2.1", "acme_never:extract")


def test_the_error_carries_the_package(plant: Plant) -> None:
    plant(EXTRACTORS, "votes", "acme_error:extract", "import no_such_module")
    with pytest.raises(PluginError) as raised:
        extractors()
    assert raised.value.package == "acme-minutes"
