"""Asking an endpoint: what is sent, and what is done about every kind of answer, against a real server."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from graph_store.errors import ModelError, UsageError
from ingest.model import ModelSettings
from ingest.model.asking import question
from ingest.model.budget import Budget, Spent
from ingest.model.endpoint import Endpoint
from ingest.model.settings import DEFAULT_URL
from tests.model.speaking import Clock, ModelServer, Reply, failing, said


@pytest.fixture
def endpoint(settings: ModelSettings, clock: Clock) -> Endpoint:
    return Endpoint(settings, Budget(settings, clock=clock.time, sleep=clock.sleep))


def _with(settings: ModelSettings, clock: Clock, **changed: object) -> tuple[Endpoint, Budget]:
    changed_settings = ModelSettings(**{**{name: getattr(settings, name) for name in settings.__slots__}, **changed})
    budget = Budget(changed_settings, clock=clock.time, sleep=clock.sleep)
    return Endpoint(changed_settings, budget), budget


def test_a_question_is_one_post_with_a_schema(server: ModelServer, settings: ModelSettings, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")  # a proxy has no business between this machine and itself
    endpoint, budget = _with(settings, clock, key="secret-key")
    server.replies = [said("{}")]
    reply = endpoint.ask(question("test", "The board agreed."), 500)
    assert (reply.content, reply.finish, reply.tokens) == ("{}", "stop", 100)
    (asked,) = server.asked
    assert asked.path == "/v1/chat/completions"
    assert asked.headers["authorization"] == "Bearer secret-key"
    assert asked.headers["content-type"] == "application/json"
    assert (asked.body["model"], asked.body["temperature"], asked.body["max_tokens"], asked.body["stream"]) == ("test", 0, 500, False)
    form = asked.body["response_format"]
    assert (form["type"], form["json_schema"]["strict"]) == ("json_schema", True)
    assert set(form["json_schema"]["schema"]["properties"]) > {"commitments", "statistics", "partners"}
    assert [message["role"] for message in asked.body["messages"]] == ["system", "user"]
    assert "The board agreed." not in asked.body["messages"][0]["content"]
    assert asked.text == "The board agreed."
    assert budget.spent == Spent(requests=1, tokens=100)


def test_a_server_that_asks_to_wait_is_heeded(server: ModelServer, endpoint: Endpoint, clock: Clock) -> None:
    server.replies = [failing(429, "slow down", Retry_After="7"), said("{}")]
    assert endpoint.ask(question("test", "x"), 10).content == "{}"
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=100))
    server.replies = [failing(503, "slow down", Retry_After=soon), said("{}")]
    assert endpoint.ask(question("test", "x"), 10).content == "{}"
    assert clock.slept[:1] == [7.0]
    assert 20 < clock.slept[1] <= 100


def test_a_server_that_asks_to_wait_for_long_is_left_for_later(server: ModelServer, endpoint: Endpoint, clock: Clock) -> None:
    server.replies = [failing(429, "come back tomorrow", Retry_After="86400")]
    with pytest.raises(ModelError, match="asks to wait for 86400 seconds") as raised:
        endpoint.ask(question("test", "x"), 10)
    assert raised.value.fatal
    assert clock.slept == []


def test_a_server_in_trouble_is_asked_again_and_not_for_ever(server: ModelServer, endpoint: Endpoint, clock: Clock) -> None:
    server.replies = [failing(503), failing(500), said("{}")]
    assert endpoint.ask(question("test", "x"), 10).content == "{}"
    assert clock.slept == [1.0, 2.0]
    server.replies = [failing(503, "the cat sat on it")]
    with pytest.raises(ModelError, match="503: the cat sat on it") as raised:
        endpoint.ask(question("test", "x"), 10)
    assert (len(server.asked), raised.value.status, raised.value.fatal) == (7, 503, False)


@pytest.mark.parametrize(("status", "remedy"), [(400, "log"), (401, "GAPGRAPH_LLM_KEY"), (403, "right to use"), (404, "/v1"), (413, "longer context")])
def test_what_will_not_pass_is_not_asked_again(server: ModelServer, endpoint: Endpoint, status: int, remedy: str) -> None:
    server.replies = [failing(status)]
    with pytest.raises(ModelError) as raised:
        endpoint.ask(question("test", "x"), 10)
    assert (len(server.asked), raised.value.status, raised.value.fatal) == (1, status, True)
    assert remedy in raised.value.remedy


def test_a_server_without_schemas_is_told(server: ModelServer, endpoint: Endpoint) -> None:
    server.replies = [failing(400, "'response_format.type' must be 'text'")]
    with pytest.raises(ModelError, match="answers by a JSON schema"):
        endpoint.ask(question("test", "x"), 10)


def test_the_key_is_never_shown(server: ModelServer, settings: ModelSettings, clock: Clock) -> None:
    endpoint, _ = _with(settings, clock, key="secret-key")
    server.replies = [failing(401, "bad key secret-key\x1b[31m")]
    with pytest.raises(ModelError) as raised:
        endpoint.ask(question("test", "x"), 10)
    assert "secret-key" not in str(raised.value)
    assert "***" in str(raised.value)
    assert "\x1b" not in str(raised.value)


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (Reply(b"<html>Welcome</html>"), "no reply of a language model"),
        (Reply(b"[1, 2]"), "no reply of a language model"),
        (Reply(b'{"choices": []}'), "no reply of a language model"),
        (Reply(b'{"choices": [{"message": null}]}'), "no reply of a language model"),
        (Reply(b'{"choices": [{"message": {"content": [1]}}]}'), "no text"),
        (Reply(b"[" * 100_000), "no reply of a language model"),
        (Reply(b"", status=0), "not whole"),
        (Reply(said("{}").body, cut=20), "not whole"),
        (Reply(b" " * 8_000_001), "longer than"),
        (Reply(said("{}").body, before=1.0), "within 0.3 seconds"),
        (Reply(said("{}").body * 50, drip=0.05), "within 0.3 seconds"),
    ],
)
def test_malformed_torn_slow_and_endless_answers_are_told(
    server: ModelServer, settings: ModelSettings, clock: Clock, reply: Reply, message: str
) -> None:
    slow = bool(reply.before or reply.drip)
    endpoint, budget = _with(settings, clock, timeout=0.3 if slow else 30.0)
    server.replies = [reply]
    with pytest.raises(ModelError, match=message) as raised:
        endpoint.ask(question("test", "x"), 10)
    assert not raised.value.fatal
    assert budget.spent.requests <= (2 if slow else 4)


def test_a_server_that_is_not_there_is_told(settings: ModelSettings, clock: Clock) -> None:
    endpoint, budget = _with(settings, clock, url="http://127.0.0.1:9/v1")
    with pytest.raises(ModelError, match="cannot be reached") as raised:
        endpoint.ask(question("test", "x"), 10)
    assert raised.value.fatal
    assert budget.spent.requests == 4


def test_a_redirection_is_not_followed(server: ModelServer, settings: ModelSettings, clock: Clock) -> None:
    other = ModelServer()
    try:
        endpoint, _ = _with(settings, clock, key="secret-key")
        server.replies = [failing(307, "moved", Location=f"{other.url}/chat/completions")]
        with pytest.raises(ModelError, match="307"):
            endpoint.ask(question("test", "x"), 10)
        assert other.asked == []
    finally:
        other.close()


def test_a_server_that_refuses_an_optional_parameter_is_asked_without_it(server: ModelServer, endpoint: Endpoint) -> None:
    server.replies = [
        failing(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."),
        failing(400, "Unsupported value: 'temperature'."),
        said("{}"),
    ]
    assert endpoint.ask(question("test", "x"), 10).content == "{}"
    last = server.asked[-1].body
    assert last["max_completion_tokens"] == 10
    assert not {"max_tokens", "temperature"} & last.keys()
    endpoint.ask(question("test", "y"), 10)
    assert len(server.asked) == 4, "it is remembered"


def test_no_limit_is_ever_passed(server: ModelServer, settings: ModelSettings, clock: Clock) -> None:
    endpoint, budget = _with(settings, clock, max_requests=2)
    endpoint.ask(question("test", "x"), 10)
    server.replies = [failing(503)]
    with pytest.raises(ModelError, match="limit of 2 requests is reached") as raised:
        endpoint.ask(question("test", "x"), 10)
    assert raised.value.fatal
    assert budget.spent.requests == len(server.asked) == 2
    body = len(json.dumps({**question("test", "x"), "max_tokens": 10, "stream": False}, ensure_ascii=False))
    endpoint, budget = _with(settings, clock, max_tokens=body // 3 + 11)
    server.replies = [said("{}")]
    endpoint.ask(question("test", "x"), 10)
    with pytest.raises(ModelError, match=r"tokens would be passed \(100 are spent\)"):
        endpoint.ask(question("test", "x"), 10)


def test_tokens_are_estimated_where_a_server_does_not_count(server: ModelServer, settings: ModelSettings, clock: Clock) -> None:
    endpoint, budget = _with(settings, clock)
    server.replies = [said("{}", usage={"total_tokens": 0})]
    endpoint.ask(question("test", "x"), 10)
    assert budget.spent.tokens > 1000, "the question alone takes as many"


def test_the_pace_is_kept(server: ModelServer, settings: ModelSettings, clock: Clock) -> None:
    endpoint, _ = _with(settings, clock, per_minute=20)
    for text in "xyz":
        endpoint.ask(question("test", text), 10)
    assert clock.slept == [3.0, 3.0]


def test_settings_are_put_together_and_stay_on_this_machine_unless_told() -> None:
    environment = {"GAPGRAPH_LLM_MODEL": "small", "GAPGRAPH_LLM_KEY": "secret-key", "GAPGRAPH_LLM_MAX_REQUESTS": "7", "GAPGRAPH_LLM_TIMEOUT": "2.5"}
    found = ModelSettings.from_environment({"max_requests": 9, "url": None}, environment=environment)
    assert (found.name, found.url, found.max_requests, found.timeout) == ("small", DEFAULT_URL, 9, 2.5)
    assert found.is_local
    assert "secret-key" not in repr(found)
    assert found.endpoint == "http://127.0.0.1:11434/v1/chat/completions"
    assert found.answers == Path(".gapgraph-answers")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, "No language model is named"),
        ({"name": "a\nb"}, "No language model is named"),
        ({"name": "a", "url": "ftp://127.0.0.1"}, "no address"),
        ({"name": "a", "url": "http://"}, "no address"),
        ({"name": "a", "url": "http://127.0.0.1:port/v1"}, "no address"),
        ({"name": "a", "url": "http://[::1/v1"}, "no address"),
        ({"name": "a", "url": "http://127.0.0.1/v 1"}, "no address"),
        ({"name": "a", "url": "http://127.0.0.1/v1?key=secret-key"}, "no address"),
        ({"name": "a", "key": "secret-key\n"}, "no key has"),
        ({"name": "a", "key": "secret-key\u2026"}, "no key has"),
        ({"name": "a", "url": "http://me:secret-key@127.0.0.1/v1"}, "holds a user or password"),
        ({"name": "a", "url": "http://models.example/v1", "key": "secret-key"}, "unencrypted"),
        ({"name": "a", "max_tokens": "many"}, "no number"),
        ({"name": "a", "max_tokens": -1}, "out of range"),
        ({"name": "a", "timeout": "nan"}, "out of range"),
        ({"name": "a", "timeout": 0}, "out of range"),
    ],
)
def test_settings_that_do_not_fit_are_refused(given: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError, match=message) as raised:
        ModelSettings.from_environment(given, environment={})
    assert "secret-key" not in str(raised.value)
    assert raised.value.remedy
