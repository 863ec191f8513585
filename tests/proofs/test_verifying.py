"""Files that prove themselves: written by every writer, held against the store, and found out when anything differs."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import gapgraph
from gapgraph.dossier import read_dossier
from gapgraph.proofs import read_stamp, verify, write_answer
from gapgraph.proofs.embedding import beside, from_markdown, html_block, markdown_comment, plain_markdown
from gapgraph.proofs.printed import read_printed
from gapgraph.proofs.stamps import Asked, from_json, stamp, to_json
from graph_store.contract import Store
from graph_store.errors import InputError, StoreError, UsageError

pytestmark = pytest.mark.first

EVIDENCE = """# title: Words of commitments
# description: Each commitment with its words.
# column fact: fact | the commitment
# column passage: passage | where
# column words: text | what
PREFIX gg: <https://w3id.org/gapgraph/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?fact ?passage ?words WHERE { ?fact a gg:Commitment ; gg:quotation ?passage . ?passage oa:exact ?words } ORDER BY ?passage
"""
Change = Callable[[str, str], None]


def written(store: Store, folder: Path) -> dict[str, Path]:
    """Write a file of each kind and form."""
    paths = {name: folder / name for name in ("a.csv", "a.json", "inside.json", "a.md", "b.md", "b.html", "b.docx", "v.html")}
    for name in ("a.csv", "a.json", "a.md"):
        write_answer(store, "commitments", paths[name])
    write_answer(store, "commitments", paths["inside.json"], proof="inside")
    for name in ("b.md", "b.html", "b.docx"):
        gapgraph.write_brief(store, "Selby County Council", paths[name])
    gapgraph.write_view(store, "gaps", paths["v.html"])
    report = gapgraph.write_report(store, folder / "report").folder
    return paths | {path.relative_to(folder).as_posix(): path for path in report.rglob("*.html")}


@pytest.fixture(scope="session")
def files(graph: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A file of each kind and form on the minutes, to read only."""
    with gapgraph.open_store() as store:
        store.load([graph])
        return written(store, tmp_path_factory.mktemp("files"))


def told(store: Store, path: Path, what: str = "") -> list[str]:
    return [one.message for one in verify(store, path).differences if not what or one.what == what]


def test_whatever_is_written_holds_and_says_what_it_is(store: Store, files: dict[str, Path]) -> None:
    dossier = read_dossier(store)
    for name, path in files.items():
        done = verify(store, path)
        assert done.holds, (name, done.differences)
        assert done.rows > 0, name
        assert done.stamp.fingerprint == dossier.fingerprint
        assert (done.stamp.held, done.stamp.latest, done.stamp.version) == (2, "2017-10-04", gapgraph.__version__)
        assert len(done.stamp.pipeline[0]) == 16
        assert all("SELECT" in text for text in done.stamp.asked.sparql.values())


def test_every_form_prints_quotations_that_are_compared(store: Store, files: dict[str, Path], tmp_path: Path) -> None:
    names = ("b.md", "b.html", "b.docx", "v.html", "report/commitments.html", "report/gaps.html")
    compared = {name: verify(store, files[name]).quotations for name in names}
    assert all(count > 1 for count in compared.values()), compared
    assert len({compared[name] for name in ("b.md", "b.html", "b.docx")}) == 1
    for suffix in ("csv", "json", "md"):
        path = tmp_path / f"words.{suffix}"
        write_answer(store, EVIDENCE, path)
        done = verify(store, path)
        assert (done.quotations, done.differences) == (done.rows - {"csv": 1, "json": 0, "md": 2}[suffix], ())


def test_the_same_documents_give_the_same_bytes(files: dict[str, Path], papers: Path, tmp_path: Path) -> None:
    first = {name: path.read_bytes() for name, path in files.items()}
    with gapgraph.open_store() as other:
        gapgraph.build([papers], other)
        second = {name: path.read_bytes() for name, path in written(other, tmp_path / "two").items()}
    assert first == second


def test_a_changed_document_is_told_by_every_file(store: Store, files: dict[str, Path], change: Change) -> None:
    change("publish the reading figures", "burn the reading figures")
    for name, path in files.items():
        about_october = "october" in name
        done = verify(store, path)
        changed = [one for one in done.differences if one.what == "document" and "june.txt has another text" in one.message]
        assert bool(changed) != about_october, name
        assert not done.holds, name  # the page on the other document tells by the fingerprint


def test_it_is_told_which_rows_and_which_words_are_others(store: Store, files: dict[str, Path], change: Change) -> None:
    change("publish the reading figures", "burn the reading figures")
    rows = told(store, files["a.csv"], "row")
    assert any(message.startswith("In the file, and not so now") and "publish the reading" in message for message in rows)
    assert any(message.startswith("So now, and not in the file") and "burn the reading" in message for message in rows)
    for name in ("b.md", "b.html", "b.docx", "report/commitments.html"):
        quotations = told(store, files[name], "quotation")
        assert any("burn the reading figures" in message and "are no longer in it" in message for message in quotations), name


def test_words_that_only_moved_are_told_so(store: Store, tmp_path: Path, change: Change) -> None:
    gapgraph.write_brief(store, "Selby County Council", tmp_path / "b.md")
    change("Held on 12 June 2017", "Held at the harbour on 12 June 2017")
    assert any("stand elsewhere in it" in message for message in told(store, tmp_path / "b.md", "quotation"))


def test_documents_that_came_went_or_were_renamed_are_told(store: Store, papers: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    write_answer(store, "documents", path)
    (papers / "new.txt").write_text("NOTES\n\nThe library was open.\n", encoding="utf-8")
    gapgraph.build([papers], store)
    assert told(store, path, "document") == ["Read since: new.txt."]
    (papers / "october.txt").rename(papers / "autumn.txt")
    (papers / "june.txt").unlink()
    gapgraph.build([papers], store, prune=True)
    assert "No longer in the store: june.txt." in told(store, path, "document")
    assert "Renamed since: october.txt is now autumn.txt." in told(store, path, "document")


@pytest.mark.parametrize(
    ("name", "old", "new", "what"),
    [
        ("a.csv", "publish the reading", "burn the reading", "row"),
        ("inside.json", "publish the reading", "burn the reading", "row"),
        ("a.md", "publish the reading", "burn the reading", "row"),
        ("b.md", "publish the reading", "burn the reading", "quotation"),
        ("b.html", "publish the reading", "burn the reading", "quotation"),
        ("b.md", "Status: done", "Status: ended", "row"),
        ("v.html", "SELECT ?thing", "SELECT ?thing", ""),
        ("report/commitments.html", "publish the reading", "burn the reading", "quotation"),
        ("report/documents/june-txt.html", "how many buses", "how many boats", "row"),
    ],
)
def test_a_file_that_was_edited_is_found_out(store: Store, files: dict[str, Path], tmp_path: Path, name: str, old: str, new: str, what: str) -> None:
    for held in (files[name], beside(files[name])):
        if held.exists():
            shutil.copy(held, tmp_path)
    path = tmp_path / files[name].name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert bool(told(store, path, what)) == (old != new)


def test_a_view_whose_quotation_was_edited_is_found_out(store: Store, tmp_path: Path) -> None:
    path = gapgraph.write_view(store, "partners", tmp_path / "v.html")
    words = read_printed(path)[1].quotations[0].words
    path.write_text(path.read_text(encoding="utf-8").replace(json.dumps(words)[1:-1], "another thing"), encoding="utf-8")
    assert told(store, path, "quotation")
    assert told(store, path, "row")


def test_a_word_document_that_was_edited_and_saved_is_found_out(store: Store, tmp_path: Path) -> None:
    import docx

    path = gapgraph.write_brief(store, "Selby County Council", tmp_path / "b.docx")
    document = docx.Document(str(path))
    note = next(paragraph for paragraph in document.paragraphs if paragraph.text.startswith("[1] “"))
    note.runs[0].text = note.runs[0].text.replace("“", "“never ")
    document.save(str(path))
    assert told(store, path, "quotation")


def test_proofs_that_are_made_up_are_found_out(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_answer(store, "commitments", path, proof="inside")
    held = json.loads(path.read_text(encoding="utf-8"))
    held["proof"]["corpus"]["documents"][0]["text"] = "0" * 64
    path.write_text(json.dumps(held), encoding="utf-8")
    assert told(store, path, "fingerprint")
    assert told(store, path, "document")


def test_a_question_that_is_not_the_named_one_is_told_and_the_files_own_is_asked(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_answer(store, EVIDENCE, path, proof="inside")
    held = json.loads(path.read_text(encoding="utf-8"))
    held["proof"]["question"] = {"name": "commitments", "parameters": {}, "sparql": {"commitments": EVIDENCE}}
    path.write_text(json.dumps(held), encoding="utf-8")
    assert [one.what for one in verify(store, path).differences] == ["question"]


@pytest.mark.parametrize("clause", ["SERVICE <http://127.0.0.1:1/> { ?s ?p ?o }", "service\n?x { ?s ?p ?o }", "S\\u0045RVICE <http://a/> {}"])
def test_a_file_cannot_make_the_store_talk_to_another(store: Store, tmp_path: Path, clause: str) -> None:
    path = tmp_path / "a.json"
    write_answer(store, EVIDENCE, path, proof="inside")
    held = json.loads(path.read_text(encoding="utf-8"))
    held["proof"]["question"]["sparql"] = {"SPARQL": f"SELECT * WHERE {{ {clause} }}"}
    path.write_text(json.dumps(held), encoding="utf-8")
    with pytest.raises(InputError, match="was not asked"):
        verify(store, path)


def test_parameters_and_options_are_kept(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    answer = write_answer(store, "commitments", path, {"owner": "selby"}, show=["iris"])
    assert 0 < len(answer.rows) < len(gapgraph.ask(store, "commitments").rows)
    assert read_stamp(path).asked.params == {"owner": "selby", "--iris": "yes"}
    assert verify(store, path).holds
    assert "https://w3id.org" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.md"])
def test_the_evidence_in_a_table_is_compared_with_the_text(store: Store, tmp_path: Path, change: Change, name: str) -> None:
    answer = write_answer(store, "commitments", tmp_path / name, {"owner": "selby"}, show=["evidence"])
    done = verify(store, tmp_path / name)
    assert (done.differences, done.quotations) == ((), len(answer.rows))
    change("publish the reading figures", "burn the reading figures")
    assert any("burn the reading figures" in message for message in told(store, tmp_path / name, "quotation"))


def test_parameters_of_a_question_of_ones_own_are_kept(store: Store, tmp_path: Path) -> None:
    from gapgraph.questions import question

    answer = write_answer(store, question("commitments").text, tmp_path / "a.md", {"owner": "selby"})
    assert len(answer.rows) == len(gapgraph.ask(store, "commitments", {"owner": "selby"}).rows)
    assert verify(store, tmp_path / "a.md").holds


def test_a_table_is_what_programs_expect_and_its_proof_lies_beside_it(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_answer(store, "commitments", path)
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    assert rows
    assert "words" in rows[0]
    proof = json.loads(beside(path).read_text(encoding="utf-8"))
    assert [column["name"] for column in proof["columns"]] == list(rows[0])
    assert proof["rows"] == len(rows)
    assert {source["name"] for source in proof["corpus"]["documents"]} == {"june.txt", "october.txt"}
    with pytest.raises(UsageError, match="cannot hold its proof"):
        write_answer(store, "commitments", tmp_path / "b.csv", proof="inside")
    assert not (tmp_path / "b.csv").exists()


def test_a_file_without_a_proof_is_a_clear_error(store: Store, tmp_path: Path) -> None:
    write_answer(store, "commitments", tmp_path / "a.csv", proof="none")
    for name in ("a.txt", "a.rtf"):
        (tmp_path / name).write_text("words", encoding="utf-8")
    (tmp_path / "a.docx").write_bytes(b"PK no archive")
    (tmp_path / "a.json").write_text('{"rows": 1}', encoding="utf-8")
    with pytest.raises(InputError, match="carries no proof"):
        verify(store, tmp_path / "a.csv")
    for name in ("a.docx", "a.json"):
        with pytest.raises(InputError, match="cannot be read"):
            verify(store, tmp_path / name)
    for name, reason in {"a.rtf": "carries no proof", "none.md": "no such file", "a.csv.proof.json": "proof of a file"}.items():
        with pytest.raises(UsageError, match=reason):
            verify(store, tmp_path / name)
    with pytest.raises(UsageError, match="form of the table"):
        write_answer(store, "commitments", tmp_path / "a.xlsx")
    with pytest.raises(StoreError, match="cannot be written"):
        write_answer(store, "commitments", tmp_path / "a.txt" / "b.csv")


def test_a_stamp_of_another_form_is_a_clear_error(store: Store) -> None:
    made = to_json(stamp(store, Asked("table", "commitments")))
    assert from_json(made, "x") == stamp(store, Asked("table", "commitments"))
    wrongs: tuple[object, ...] = (made | {"gapgraph-proof": 2}, made | {"kind": "song"}, {}, [], None)
    for wrong in wrongs:
        with pytest.raises(InputError, match="cannot be read"):
            from_json(wrong, "x")


def test_a_page_that_the_report_does_not_have_is_told(store: Store, tmp_path: Path) -> None:
    path = gapgraph.write_report(store, tmp_path / "report").index
    path.write_text(path.read_text(encoding="utf-8").replace('"name":"index.html"', '"name":"none.html"'), encoding="utf-8")
    assert any("no page of the report called 'none.html'" in message for message in told(store, path, "question"))


def test_another_version_is_noted_and_is_no_difference(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_answer(store, "commitments", path, proof="inside")
    held = json.loads(path.read_text(encoding="utf-8"))
    held["proof"]["software"] |= {"version": "0.0.1", "pipeline": ["0" * 16]}
    path.write_text(json.dumps(held), encoding="utf-8")
    done = verify(store, path)
    assert done.holds
    assert len(done.notes) == 2


def test_the_day_spoken_of_and_a_remark_are_in_the_file(store: Store, tmp_path: Path) -> None:
    path = gapgraph.write_view(store, "partners", tmp_path / "v.html", stamp="for the May meeting", as_of="2017-12-31")
    assert (read_stamp(path).as_of, read_stamp(path).remark) == ("2017-12-31", "for the May meeting")
    assert verify(store, path).holds
    assert "as of 31 December 2017 · for the May meeting" in path.read_text(encoding="utf-8")


def test_a_file_that_speaks_of_a_day_is_held_against_what_could_be_known_then(papers: Path, tmp_path: Path) -> None:
    from gapgraph.cli.group import cli
    from gapgraph.cli.running import run

    where, then = str(tmp_path / "graph"), ["-s", str(tmp_path / "graph"), "--as-of", "2017-08"]
    assert run(cli, ["build", str(papers), "-s", where, "-j", "1", "-q"]) == 0
    assert run(cli, ["query", "commitments", "-o", str(tmp_path / "a.md"), *then]) == 0
    assert run(cli, ["brief", "Selby County Council", str(tmp_path / "b.docx"), *then]) == 0
    assert run(cli, ["view", "gaps", str(tmp_path / "v.html"), *then]) == 0
    assert run(cli, ["report", str(tmp_path / "report"), *then]) == 0
    assert [source.name for source in read_stamp(tmp_path / "b.docx").documents] == ["june.txt"]
    files = [str(tmp_path / name) for name in ("a.md", "b.docx", "v.html", "report")]
    assert run(cli, ["verify", *files, "-s", where]) == 0
    (papers / "june.txt").write_text((papers / "june.txt").read_text(encoding="utf-8").replace("35%", "36%"), encoding="utf-8")
    assert run(cli, ["build", str(papers), "-s", where, "-j", "1", "-q"]) == 0
    assert run(cli, ["verify", *files, "-s", where]) == 1


def test_a_file_without_what_people_rejected_and_one_with_it_both_hold(store: Store, tmp_path: Path) -> None:
    fact = next(fact for fact in read_dossier(store).of_kind("Commitment") if "publish the reading" in fact.label)
    gapgraph.review(store, fact.iri, "rejected", who="a reader", because="a test")
    write_answer(store, "commitments", tmp_path / "without.md")
    write_answer(gapgraph.whole(store), "commitments", tmp_path / "with.md")
    gapgraph.write_view(gapgraph.whole(store), "gaps", tmp_path / "with.html")
    gapgraph.write_report(gapgraph.whole(store), tmp_path / "report")
    for name in ("without.md", "with.md", "with.html", "report/commitments.html"):
        assert verify(store, tmp_path / name).holds, name
        assert ("--all" in read_stamp(tmp_path / name).asked.params) == (name != "without.md")
    texts = {name: (tmp_path / name).read_text(encoding="utf-8").split("<!--")[0] for name in ("without.md", "with.md")}
    assert {name: "publish the reading" in text for name, text in texts.items()} == {"without.md": False, "with.md": True}


def test_nothing_in_a_stamp_ends_the_element_or_the_comment_that_holds_it(store: Store) -> None:
    made = replace(stamp(store, Asked("table", "--> </script><b>")), remark="-->\u2028")
    assert html_block(made).count("<") == 2
    assert markdown_comment(made).count("-->") == 1


def test_markdown_shows_words_as_they_are() -> None:
    for words in ("a|b", "*x* _y_ [z](w) <i> `c` ~d~", "ends in \\", "\\| and \\*"):
        assert from_markdown(plain_markdown(words)) == words


def test_the_command_says_what_differs_and_by_its_exit_code(papers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from gapgraph.cli.group import cli
    from gapgraph.cli.running import run

    where, path = str(tmp_path / "graph"), tmp_path / "a.md"
    assert run(cli, ["build", str(papers), "-s", where, "-j", "1", "-q"]) == 0
    assert run(cli, ["query", "commitments", "owner=selby", "-s", where, "-o", str(path)]) == 0
    assert run(cli, ["verify", str(path), "-s", where]) == 0
    assert "a.md: holds (2 documents" in capsys.readouterr().out
    assert run(cli, ["report", str(tmp_path / "report"), "-s", where]) == 0
    assert run(cli, ["verify", str(tmp_path / "report"), "-s", where]) == 0
    assert capsys.readouterr().out.count("holds") == len(list((tmp_path / "report").rglob("*.html")))
    path.write_text(path.read_text(encoding="utf-8").replace("reading figures", "figures"), encoding="utf-8")
    assert run(cli, ["verify", str(path), "-s", where]) == 1
    said = capsys.readouterr().out
    assert "a.md: differs" in said
    assert "In the file, and not so now" in said
