"""The manual names everything that there is, and what it shows is true."""

from __future__ import annotations

import inspect
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import gapgraph
from gapgraph.asking import computed
from gapgraph.cli.default_group import DefaultGroup
from gapgraph.cli.group import COMMANDS
from gapgraph.gaps import kinds
from gapgraph.questions import bind, questions
from gapgraph.views import view_kinds
from graph_store import errors
from graph_store.addresses import PROFILES
from ingest.documents.registry import readers
from tools.generate_docs import REFERENCE, stale_pages


@pytest.fixture(scope="module")
def written(root: Path) -> str:
    """The pages that a person wrote."""
    return "\n".join(path.read_text(encoding="utf-8") for path in [root / "README.md", *(root / "docs").glob("*.md")])


def test_generated_pages_are_fresh() -> None:
    assert not stale_pages(), "Run `make generated`."


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_written_manual_and_in_the_reference(written: str, command: str) -> None:
    assert f"gapgraph {command}" in written
    assert f"## {command}\n" in (REFERENCE / "commands.md").read_text(encoding="utf-8")


def test_every_question_gap_kind_and_error_is_in_the_reference() -> None:
    pages = {path.name: path.read_text(encoding="utf-8") for path in REFERENCE.glob("*.md")}
    assert all(f"{{ #{name} }}" in pages["questions.md"] for name in questions())
    assert all(f"{{ #{name} }}" in pages["competency-questions.md"] for name in (*questions(), *computed()))
    assert all(f"{{ #{name} }}" in pages["gap-kinds.md"] for name in kinds())
    raised = [name for name, one in inspect.getmembers(errors, inspect.isclass) if issubclass(one, Exception)]
    assert all(f"`{name}`" in pages["errors.md"] for name in raised)


def test_every_kind_of_gap_is_on_the_written_page_and_promises_what_reading_found(root: Path) -> None:
    page = (root / "docs" / "gaps.md").read_text(encoding="utf-8")
    read = tomllib.loads((root / "docs" / "gaps-read.toml").read_text(encoding="utf-8"))
    assert not [name for name in kinds() if f"`{name}`" not in page]
    for name, asked in kinds().items():
        found, wrong = read[name]["found"], read[name]["wrong"]
        assert asked.extra["silence"] == f"{(found - wrong + 1) / (found + 2):.2f}", name
        assert wrong <= found / 20 or len(read[name]["reasons"]) >= 1


def test_every_view_and_every_export_is_in_the_written_manual(written: str) -> None:
    from gapgraph.exporting import forms

    assert not [kind for kind in view_kinds() if f"gapgraph view {kind}" not in written]
    assert not [form for form in (*forms(), "annotations") if not re.search(rf"export {form}\b|`{form}`", written)]


def test_every_setting_and_every_profile_of_an_endpoint_is_in_the_manual(root: Path) -> None:
    page = (root / "docs" / "settings.md").read_text(encoding="utf-8")
    code = [path for room in ("gapgraph", "ingest", "graph_store", "tests") for path in (root / room).rglob("*.py")]
    names = {name for path in code for name in re.findall(r"\bGAPGRAPH_[A-Z]+(?:_[A-Z]+)*", path.read_text(encoding="utf-8"))}
    assert len(names) > 5
    assert not [name for name in (*names, *PROFILES) if f"`{name}`" not in page]


def test_every_format_is_in_the_written_manual(root: Path) -> None:
    page = (root / "docs" / "reading.md").read_text(encoding="utf-8").casefold()
    assert not [name for name in readers() if name not in page]


@pytest.mark.parametrize("name", gapgraph.__all__)
def test_the_face_of_the_library_is_documented_completely(root: Path, name: str) -> None:
    call = getattr(gapgraph, name)
    assert inspect.isfunction(call), "a module of the same name hides it"
    said = inspect.getdoc(call) or ""
    home = f"{call.__module__}.{name}"
    page = (root / "docs" / "library.md").read_text(encoding="utf-8")
    assert re.search(rf"::: ({re.escape(home)}|[\w.]+\.{name})\n", page)
    assert not [param for param in inspect.signature(call).parameters if not re.search(rf"^    {param}: ", said, re.MULTILINE)]
    assert "Returns:" in said or inspect.signature(call).return_annotation == "None" or not inspect.signature(call).parameters


def _commands(text: str) -> Iterator[list[str]]:
    for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
        for line in re.findall(r"(?m)^\$ gapgraph (.+?)(?:\s+#.*)?$", block):
            yield re.sub(r'"([^"]*)"', lambda quoted: quoted[1].replace(" ", "_"), line).split()


def test_commands_shown_in_the_manual_exist_with_their_options(written: str) -> None:
    from gapgraph.cli.group import cli

    shown = list(_commands(written))
    assert len(shown) > 15
    for words in shown:
        context = cli.make_context("gapgraph", ["--help"], resilient_parsing=True)
        command = cli.get_command(context, words[0])
        if isinstance(command, DefaultGroup):
            command = command.get_command(context, command.full(words[1:])[0])
        elif isinstance(command, click.Group) and (not command.invoke_without_command or (words[1:2] and words[1] in command.commands)):
            command = command.get_command(context, words[1])
        assert command is not None, words
        options = {name for param in command.params for name in (*param.opts, *param.secondary_opts)}
        assert not [word for word in words[1:] if word.startswith("-") and word != "-" and word not in options], words


def test_questions_shown_in_the_manual_can_be_asked(written: str) -> None:
    for words in _commands(written):
        if words[0] == "query" and words[1] in questions():
            bind(questions()[words[1]], dict(word.split("=", 1) for word in words[2:] if "=" in word))
