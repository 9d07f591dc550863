"""`drafter` on the command line. Thin: each command imports what it needs when it runs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

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


@cli.command()
@click.argument("text")
@click.option("--brand", help="Brand to answer for; may be left out where there is only one.")
@click.option("--channel", default="webchat", show_default=True, help="Channel of the message.")
@click.option(
    "--order",
    "orders",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="JSON file with an order, or a list of orders.",
)
@click.option("--name", help="The customer's name.")
@click.option("--locale", help="The customer's locale, e.g. en-US.")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as the API gives it.")
def draft(
    text: str,
    brand: str | None,
    channel: str,
    orders: tuple[Path, ...],
    name: str | None,
    locale: str | None,
    as_json: bool,
) -> None:
    """Draft a reply to TEXT and show what it rests on."""
    from drafter.settings import load_settings
    from drafter.terminal.drafting import draft_once, message_from

    message = message_from(
        text, brand=brand, channel=channel, orders=orders, name=name, locale=locale
    )
    draft_once(load_settings(), message, as_json=as_json)


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


class Suites(click.Group):
    """Takes what isn't a command of its own for the names of suites: `drafter eval privacy`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """See `click.Group.parse_args`."""
        own = {*self.commands, *ctx.help_option_names}
        if not args or args[0] not in own:
            args = ["run", *args]
        return super().parse_args(ctx, args)


out = click.Path(dir_okay=False, path_type=Path)
there = click.Path(exists=True, path_type=Path)


@cli.group("eval", cls=Suites)
def evals() -> None:
    """Measure the product on the suites in evals/: `drafter eval`, or `drafter eval privacy`."""


@evals.command("run")
@click.argument("names", nargs=-1)
@click.option("--folder", default="evals", show_default=True, type=there, help="Suites.")
@click.option("--cases", type=there, help="Other cases for the one suite that is named.")
@click.option("--brand", help="Brand that --cases are for.")
@click.option("--knowledge", type=there, help="JSONL entries in place of a brand's.")
@click.option("--json", "json_out", type=out, help="Write the results as JSON.")
@click.option("--junit", "junit_out", type=out, help="Write the results as JUnit XML.")
@click.option("--html", "html_out", type=out, help="Write the results as a page.")
@click.option("--compare", "baseline", type=there, help="Baseline: a folder or a file.")
@click.option("--update-baseline", is_flag=True, help="Write evals/baselines/.")
@click.option("--failures", default=10, show_default=True, help="Cases shown; 0 shows all.")
def evals_run(names: tuple[str, ...], failures: int, **flags: Any) -> None:
    """Run the suites NAMES (all by default).

    Exit code 0: all floors hold. 1: a floor is broken, or it is worse than the baseline by more
    than chance. 2: the run itself failed.
    """
    from drafter.settings import load_settings
    from drafter.terminal.evaluating import Options, evaluate

    sys.exit(evaluate(load_settings(), Options(names=names, shown=failures or 10_000, **flags)))


@cli.command()
def doctor() -> None:
    """Say what is configured and where it came from, what is missing, and the fix."""
    from drafter.terminal.doctor import doctor

    sys.exit(doctor())


@cli.command()
@click.option("--requests", default=200, show_default=True, help="Measured requests.")
def bench(requests: int) -> None:
    """Time POST /v1/drafts over HTTP against the bare embedding model."""
    from drafter.settings import load_settings
    from drafter.terminal.bench import bench

    bench(load_settings(), requests)


def main() -> None:
    """Entry point: mistakes end in one clear message, not a traceback."""
    from drafter.errors import DrafterError

    try:
        cli()
    except DrafterError as error:
        click.echo(f"drafter: {error}", err=True)
        sys.exit(1)
