"""Options for a language model, and what is said about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, TypeVar

import click

from gapgraph.cli.options import say
from ingest.model.settings import ModelSettings

if TYPE_CHECKING:
    from ingest.model import LanguageModel

Command = TypeVar("Command", bound=Callable[..., Any])


def model_options(command: Command) -> Command:
    """Add `--extractor` and the options of the language model."""
    several = click.option(
        "--extractor",
        "extractors",
        type=click.Choice(["llm"]),
        multiple=True,
        help="Read with a language model too; the documents' text is sent to its server.",
    )
    limit, default = click.IntRange(min=0), ModelSettings("default")
    options = (
        _option("model", "name", "NAME", "The model, as its server calls it; else GAPGRAPH_LLM_MODEL."),
        _option("url", "url", "URL", f"An OpenAI-compatible server.  [default: {default.url}]"),
        _option("answers", "answers", "FOLDER", f"Where its answers are kept.  [default: {default.answers}]"),
        _option("max-requests", "max_requests", "N", f"Most requests, 0 for no limit.  [default: {default.max_requests}]", limit),
        _option("max-tokens", "max_tokens", "N", f"Most tokens, 0 for no limit.  [default: {default.max_tokens}]", limit),
        _option("per-minute", "per_minute", "N", f"Most requests a minute, 0 for no limit.  [default: {default.per_minute}]", limit),
        _option("timeout", "timeout", "SECONDS", f"How long to wait for an answer.  [default: {default.timeout:.0f}]", click.FLOAT),
    )
    for option in reversed((several, *options)):
        command = option(command)
    return command


def _option(word: str, name: str, metavar: str, text: str, kind: click.ParamType[Any] = click.STRING) -> Callable[[Command], Command]:
    return click.option(f"--llm-{word}", name, metavar=metavar, type=kind, help=text)


def open_model(extractors: tuple[str, ...], given: Mapping[str, object], *, quiet: bool, verbose: bool) -> LanguageModel | None:
    """Make the language model that the options ask for, and say where the text goes.

    Args:
        extractors: The extractors that were asked for.
        given: The model's options; None for one that was not given.
        quiet: Whether the user asked for silence.
        verbose: Whether to say what is done to each part.

    Returns:
        The model; None if none was asked for.

    Raises:
        click.UsageError: If there are options of a model that was not asked for.
        UsageError: If the settings do not fit.
    """
    if "llm" not in extractors:
        if any(value is not None for value in given.values()):
            raise click.UsageError("Options that begin with --llm- need --extractor llm.")
        return None
    from ingest.model import LanguageModel

    settings = ModelSettings.from_environment(given)
    place = "on this machine" if settings.is_local else "on another machine" + ("" if settings.url.startswith("https") else ", unencrypted")
    say(f"Language model: the documents' text is sent to {settings.name} at {settings.url}, {place}.", quiet=quiet)

    def on_part(document: str, number: int, total: int) -> None:
        say(f"  {settings.name} reads {document}, part {number} of {total}")

    return LanguageModel(settings, on_part=on_part if verbose and not quiet else None)


def tell_model(model: LanguageModel | None, *, quiet: bool) -> None:
    """Say what a language model did and took.

    Args:
        model: The model; None if there was none.
        quiet: Whether the user asked for silence.
    """
    if model is None:
        return
    spent, did, refused = model.tally.spent, model.tally.outcomes, model.tally.refused
    said = [
        f"Language model: {spent.requests:,} requests, {spent.tokens:,} tokens, {spent.kept:,} answers from before.",
        f"Of its records {did.get('added', 0):,} are new, {did.get('completed', 0):,} complete, {did.get('disputed', 0):,} dispute and",
        f"{did.get('agreed', 0):,} confirm what the rules found; {refused:,} were refused. See `gapgraph query second-readings`.",
    ]
    say(" ".join(said), quiet=quiet)


def model_json(model: LanguageModel) -> dict[str, object]:
    """Return what a language model did as JSON values.

    Args:
        model: The model.
    """
    return {"name": model.settings.name, "url": model.settings.url, **asdict(model.tally)}
