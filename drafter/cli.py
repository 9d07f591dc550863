"""`drafter` on the command line. Thin: each command imports what it needs when it runs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import click

from drafter import __version__


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="drafter")
def cli() -> None:
    """Draft replies to customers' direct messages: cited, checked, sent by a person."""


@cli.command()
@click.option("--host", help="Address to listen on.")
@click.option("--port", type=int, help="Port to listen on.")
@click.option("--workers", type=int, help="Server processes; more than one needs a Chroma server.")
def serve(host: str | None, port: int | None, workers: int | None) -> None:
    """Serve the HTTP API."""
    from drafter.settings import load_settings
    from drafter.terminal.serving import serve

    serve(load_settings(host=host, port=port, workers=workers))


def message_options(command: Callable[..., None]) -> Callable[..., None]:
    """What can be said about a message on the command line."""
    for option in (
        click.option("--locale", help="The customer's locale, e.g. en-US."),
        click.option("--name", help="The customer's name."),
        click.option(
            "--order",
            "orders",
            multiple=True,
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            help="JSON file with an order, or a list of orders.",
        ),
        click.option(
            "--channel", default="webchat", show_default=True, help="Channel of the message."
        ),
        click.option("--brand", help="Brand to answer for; may be left out where there is one."),
    ):
        command = option(command)
    return command


@cli.command()
@click.argument("text")
@message_options
@click.option("--hint", help="Your instruction for the reply, e.g. shorter.")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as the API gives it.")
def draft(text: str, hint: str | None, as_json: bool, **about: Any) -> None:
    """Draft a reply to TEXT and show what it rests on."""
    from drafter.settings import load_settings
    from drafter.terminal.drafting import draft_once, message_from

    message = message_from(text, hint=hint, **about)
    draft_once(load_settings(), message, as_json=as_json)


@cli.group()
def prompts() -> None:
    """Look at what a model is sent."""


@prompts.command("show")
@click.argument("prompt", type=click.Choice(["compose", "verify"]))
@click.option("--dm", required=True, help="The customer's message.")
@message_options
@click.option("--hint", help="Staff's instruction for the reply.")
@click.option(
    "--reply", help="With verify: the reply that is checked; default is the extractive one."
)
@click.option("--json", "as_json", is_flag=True, help="Print messages and schema as JSON.")
def prompts_show(
    prompt: Literal["compose", "verify"],
    dm: str,
    hint: str | None,
    reply: str | None,
    as_json: bool,
    **about: Any,
) -> None:
    """Print PROMPT as it would be sent for a message, personal data replaced. Sends nothing.

    compose asks for a reply, verify for an opinion of one.
    """
    from drafter.settings import load_settings
    from drafter.terminal.drafting import message_from
    from drafter.terminal.prompting import show_prompt

    if prompt == "compose" and reply is not None:
        raise click.UsageError("--reply is what verify is shown; compose asks for one")
    if reply is not None and not reply.strip():
        raise click.UsageError("--reply is empty; give the reply to check, or leave it out")
    message = message_from(dm, hint=hint, **about)
    show_prompt(load_settings(), message, prompt=prompt, reply=reply, as_json=as_json)


@cli.group()
def knowledge() -> None:
    """Check and build the brands' knowledge."""


@knowledge.command("check")
@click.argument("brands", nargs=-1)
def knowledge_check(brands: tuple[str, ...]) -> None:
    """Lint BRANDS (all by default): names file, key and value of everything wrong."""
    from drafter.settings import load_settings
    from drafter.terminal.knowledge import check

    sys.exit(check(load_settings(), brands))


@knowledge.command("build")
def knowledge_build() -> None:
    """Embed what changed, and say what will be served."""
    from drafter.settings import load_settings
    from drafter.terminal.knowledge import build

    build(load_settings())


@knowledge.command("tune")
@click.option("--afresh", is_flag=True, help="Begin anew instead of going on from what is there.")
def knowledge_tune(afresh: bool) -> None:
    """Teach the embedding model's last layers the signals' exemplars: minutes, after they changed.

    Teaches the tuned.safetensors beside them the signals that changed, and writes it again.
    """
    from drafter.settings import load_settings
    from drafter.terminal.knowledge import tune

    tune(load_settings(), afresh=afresh)


class Suites(click.Group):
    """Takes what isn't a command of its own for the names of suites: `drafter eval privacy`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """See `click.Group.parse_args`."""
        own = {*self.commands, *ctx.help_option_names}
        if not args or args[0] not in own:
            args = ["run", *args]
        return super().parse_args(ctx, args)


ALL = 1_000_000
out = click.Path(dir_okay=False, path_type=Path)
there = click.Path(exists=True, path_type=Path)
folder = click.Path(file_okay=False, path_type=Path)


@cli.group("eval", cls=Suites)
def evals() -> None:
    """Measure the product on the suites in evals/: `drafter eval`, or `drafter eval privacy`."""


@evals.command("run")
@click.argument("names", nargs=-1)
@click.option("--folder", default="evals", show_default=True, type=folder, help="Suites.")
@click.option("--cases", type=there, help="Other cases for the one suite that is named.")
@click.option("--brand", help="Brand that --cases are for.")
@click.option("--knowledge", type=there, help="JSONL entries in place of a brand's.")
@click.option("--json", "json_out", type=out, help="Write the results as JSON.")
@click.option("--junit", "junit_out", type=out, help="Write the results as JUnit XML.")
@click.option("--html", "html_out", type=out, help="Write the results as a page.")
@click.option("--compare", "baseline", type=there, help="Baseline: a folder or a file.")
@click.option("--update-baseline", is_flag=True, help="Write evals/baselines/.")
@click.option("--failures", default=10, show_default=True, help="Cases shown; 0 shows all.")
@click.option("--mutate", type=click.IntRange(1), help="False things to put into real drafts.")
@click.option("--seed", default=0, show_default=True, help="Of what --mutate changes.")
@click.option(
    "--live", is_flag=True, help="Also draft, check facts and review with the configured model."
)
@click.option(
    "--runs", default=3, show_default=True, type=click.IntRange(1), help="Live drafts of each case."
)
@click.option("--budget", default=5.0, show_default=True, help="US dollars that --live may cost.")
@click.option(
    "--price",
    nargs=2,
    default=(2.5, 10.0),
    show_default=True,
    help="US dollars for a million tokens, asked and answered.",
)
@click.option("--judge", help="Model that reviews; default is the one that writes.")
def evals_run(names: tuple[str, ...], failures: int, **flags: Any) -> None:
    """Run the suites NAMES (all by default).

    Exit code 0: all floors hold. 1: a floor is broken, or it is worse than the baseline by more
    than chance. 2: the run itself failed.
    """
    from drafter.settings import load_settings
    from drafter.terminal.evaluating import Options, evaluate
    from drafter.terminal.reviewing import LiveOptions

    live = {name: flags.pop(name) for name in ("runs", "budget", "price", "judge")}
    flags["live"] = LiveOptions(**live) if flags["live"] else None
    sys.exit(evaluate(load_settings(), Options(names=names, shown=failures or ALL, **flags)))


@evals.command("calibrate")
@click.option("--folder", default="evals", show_default=True, type=folder, help="Suites.")
@click.option("--out", "out_file", type=out, help="Default is the file that comes with Drafter.")
def evals_calibrate(folder: Path, out_file: Path | None) -> None:
    """Fit the confidence of drafts on one half of the labelled ones, and report on the other."""
    from drafter.confidence import SHIPPED
    from drafter.settings import load_settings
    from drafter.terminal.calibrating import calibrate_confidence

    sys.exit(calibrate_confidence(load_settings(), folder, out_file or SHIPPED))


@evals.command("attack")
@click.option("--rounds", default=5000, show_default=True, type=click.IntRange(1), help="Attacks.")
@click.option("--seed", default=1, show_default=True, help="The same seed, the same attacks.")
@click.option("--brand", help="Brand to attack; may be left out where there is one.")
def evals_attack(rounds: int, seed: int, brand: str | None) -> None:
    """Draft with a model that was taken over, and look for anything of it that gets out.

    Exit code 0: nothing did. 1: something did. 2: the run itself failed.
    """
    from drafter.settings import load_settings
    from drafter.terminal.attacking import attack

    sys.exit(attack(load_settings(), rounds=rounds, seed=seed, brand=brand))


@evals.command("export")
@click.option("--out", default="exported", show_default=True, type=folder, help="Folder.")
@click.option("--brand", help="Only drafts of this brand.")
@click.option("--since", type=click.DateTime(), help="Only drafts made from then on, UTC.")
def evals_export(out: Path, brand: str | None, since: datetime | None) -> None:
    """Turn stored drafts with feedback into cases, without personal data."""
    from drafter.settings import load_settings
    from drafter.terminal.exporting import export

    sys.exit(export(load_settings(), out, brand, since))


@cli.command()
def doctor() -> None:
    """Say what is configured and where it came from, what is missing, and the fix."""
    from drafter.terminal.doctor import doctor

    sys.exit(doctor())


@cli.command()
@click.option("--requests", default=200, show_default=True, help="Measured requests.")
def bench(requests: int) -> None:
    """Time POST /v1/drafts over HTTP against the bare embedding model."""
    from drafter.terminal.bench import bench

    bench(requests)


def main() -> None:
    """Entry point: mistakes end in one clear message, not a traceback."""
    from drafter.errors import DrafterError

    try:
        cli()
    except DrafterError as error:
        click.echo(f"drafter: {error}", err=True)
        sys.exit(1)
