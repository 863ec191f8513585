"""What antiword prints, where LibreOffice is not installed."""

from __future__ import annotations

from ingest.documents.antiword import has_broken_tables, tidy

DRAWN = """Actions

|Issue                    |Action                   |Status                   |
|Statement on freedom of  |Secretariat to set up a  |Done.                    |
|information              |meeting                  |                         |
|Parish councils          |Publish the list         |Under way                |
|                         |of clerks                |                         |

-----------------------
[1]Annual report 2012.
"""
BROKEN = "# |ISSUE |START |\n(A) |\nOpen data paper\n | |\n02/03/12 |\nSummer\n"


def test_rows_that_wrap_are_one_and_notes_are_marked() -> None:
    assert [line for line in tidy(DRAWN).split("\n") if line] == [
        "Actions",
        "Issue\tAction\tStatus",
        "Statement on freedom of information\tSecretariat to set up a meeting\tDone.",
        "Parish councils\tPublish the list of clerks\tUnder way",
        "[1] Annual report 2012.",
    ]


def test_tables_that_antiword_gave_up_on_are_noticed() -> None:
    assert has_broken_tables(BROKEN)
    assert not has_broken_tables(DRAWN)
