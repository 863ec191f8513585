"""The tests' own safeguards hold."""

from __future__ import annotations

import socket
from collections.abc import Callable

import pytest

Need = Callable[[str], str]


def test_a_connection_that_leaves_the_machine_is_refused() -> None:
    with socket.socket() as outgoing, pytest.raises(PermissionError, match="192.0.2.1"):
        outgoing.connect(("192.0.2.1", 80))


def test_a_look_up_that_leaves_the_machine_is_refused() -> None:
    with pytest.raises(PermissionError, match="example.org"):
        socket.getaddrinfo("example.org", 80)


def test_loopback_is_open() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()


@pytest.mark.parametrize(("required", "outcome"), [("", pytest.skip.Exception), ("browser,java", pytest.fail.Exception)])
def test_a_missing_part_skips_and_fails_where_it_is_required(
    need: Need, monkeypatch: pytest.MonkeyPatch, required: str, outcome: type[BaseException]
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    monkeypatch.setenv("GAPGRAPH_REQUIRE", required)
    with pytest.raises(outcome, match="There is no Java"):
        need("java")
